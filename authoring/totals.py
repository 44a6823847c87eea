"""Writes every chapter's total points and minutes where they are stated: `python -m authoring.totals`.

A chapter's first cell says **P points · M minutes**, 00_start has a row a chapter. Both are sums over the exercises' own
lines, so they are computed, not typed; tests/test_curriculum.py fails when they are out of date.
"""
import re

from authoring.build import SOLUTIONS, chapters

POINTS = re.compile(r'^# %%.*"points": (\d+)', re.MULTILINE)
MINUTES = re.compile(r"^# \*.* · (\d+) minutes · difficulty ", re.MULTILINE)
TOTAL = re.compile(r"\*\*\d+ points · \d+ minutes\*\*")


def main():
    start = SOLUTIONS / "00_start.py"
    table = start.read_text(encoding="utf-8")
    for chapter in chapters()[1:]:
        path = SOLUTIONS / f"{chapter}.py"
        text = path.read_text(encoding="utf-8")
        points, minutes = (sum(map(int, pattern.findall(text))) for pattern in (POINTS, MINUTES))
        text, found = TOTAL.subn(f"**{points} points · {minutes} minutes**", text, count=1)
        if not found:
            raise SystemExit(f"{path.name}: its first cell needs **0 points · 0 minutes**")
        path.write_text(text, encoding="utf-8")
        table, found = re.subn(rf"^(# \| \[[^]]+\]\(\.\./{chapter}/.*) \| \d+ \| \d+ \|$", rf"\1 | {points} | {minutes} |", table,
                               flags=re.MULTILINE)
        if not found:
            raise SystemExit(f"{start.name}: its table of chapters has no row for {chapter}")
        print(f"{chapter}: {points} points, {minutes} minutes")
    start.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
