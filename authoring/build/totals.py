"""Writes what the chapters say about their own size. `make build` does it first; `python -m authoring.build.totals` does nothing else.

A chapter's first cell says "N exercises, **P points · M minutes**; reading and predicting take about R minutes more", and
00_start has a row for each chapter. All four are counted: N, P and M from the exercises' own lines, R from the words
outside of them at the pace of the readers who were timed. tests/solutions/test_curriculum.py fails when they are out of date.
"""
import re

import jupytext

from authoring.build.chapters import SOLUTIONS, chapters

POINTS = re.compile(r'^# %%.*"points": (\d+)', re.MULTILINE)
MINUTES = re.compile(r"^# \*.* · (\d+) minutes · difficulty ", re.MULTILINE)
EXERCISE = re.compile(r"^### Exercise \d", re.MULTILINE)
STATED = re.compile(r"\d+ exercises, \*\*\d+ points · \d+ minutes\*\*; reading and predicting take about \d+ minutes more")
WORDS_PER_MINUTE = 90           # with formulas, figures and sliders: readers took 25 to 45 minutes for 1,700 to 3,600 words


def sizes(text):
    """(exercises, points, minutes of the exercises, minutes of reading) of a chapter's text."""
    cells = [cell.source for cell in jupytext.reads(text, fmt="py:percent").cells if cell.cell_type == "markdown"]
    words = sum(len(source.split()) for source in cells if not EXERCISE.search(source))
    return (sum(len(EXERCISE.findall(source)) for source in cells), sum(map(int, POINTS.findall(text))), sum(map(int, MINUTES.findall(text))),
            5 * round(words / WORDS_PER_MINUTE / 5))


def stated(text):
    """The sentence of the first cell and the last three columns of 00_start's row."""
    exercises, points, minutes, reading = sizes(text)
    return (f"{exercises} exercises, **{points} points · {minutes} minutes**; reading and predicting take about {reading} minutes more",
            f"| {points} | {minutes} | {reading} |")


def write():
    """Bring the totals in all the texts up to date."""
    start = SOLUTIONS / "00_start.py"
    table = start.read_text(encoding="utf-8")
    for chapter in chapters()[1:]:
        path = SOLUTIONS / f"{chapter}.py"
        text = path.read_text(encoding="utf-8")
        sentence, columns = stated(text)
        text, found = STATED.subn(sentence, text, count=1)
        if not found:
            raise SystemExit(f"{path.name}: its first cell needs the sentence '{sentence}'")
        path.write_text(text, encoding="utf-8")
        table, found = re.subn(rf"^(# \| \[[^]]+\]\(\.\./{chapter}/.*?) (\| \d+ )+\|$", rf"\1 {columns}", table, flags=re.MULTILINE)
        if not found:
            raise SystemExit(f"{start.name}: its table of chapters has no row for {chapter}")
    start.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    write()
