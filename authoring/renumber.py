"""Numbers a chapter's exercises in their order in the text, and follows them: `python -m authoring.renumber 03`.

Headings get their numbers, and so does whatever names them: the words "exercise 3.7" and "exercises 3.2 to 3.4 and 3.6", and a number as
a reason of proofs (`1.6`, "1.6"). Elsewhere in prose a 3.7 may also be a decimal: those lines are printed, to be looked at.
"""
import argparse
import re

from authoring import ROOT
from authoring.build.chapters import chapter_of

SOURCES = ("solutions/*.py", "utils/checks/**/*.py", "utils/proof/*.py", "tests/answers/**/*.py", "tests/utils/proof/*.py", "authoring/checks/*.py", "authoring/checks/*.md",
           "site/names.json", "solutions/errata.md", "tests/grading/**/test_report.py")
NUMBER = r"\d\.\d+"
NAMED = re.compile(rf"(?<!PRML )\b[Ee]xercises? {NUMBER}(?:(?:, and |, | and | to | or ){NUMBER})*|[`\"]{NUMBER}[`\"]")


def moves(text):
    """{old number: new} of the exercises whose numbers change, by the order of the headings."""
    numbers = re.findall(rf"^# ### Exercise ({NUMBER}) · ", text, re.MULTILINE)
    if twice := {number for number in numbers if numbers.count(number) > 1}:
        raise SystemExit(f"Two exercises are called {', '.join(sorted(twice))}: give the new one a number that no other has.")
    return {old: new for k, old in enumerate(numbers, 1) if (new := f"{old[0]}.{k}") != old}


def renumbered(text, moved):
    """(the text with the new numbers, its lines in which an old number occurs elsewhere)."""
    follow = lambda found: re.sub(NUMBER, lambda number: moved.get(number[0], number[0]), found[0])
    prose = [line for line in text.splitlines() if line.startswith(("# ", "    "))]
    may_name = lambda line: re.findall(rf"\b(?:and|by|from|in|of|see|to) ({NUMBER})(?![\d%])", line) + [found.replace("\\", "") for found in re.findall(r"\d\\\.\d+", line)]
    unsure = [line for line in prose if set(may_name(NAMED.sub("", line))) & set(moved)]
    return NAMED.sub(follow, text), unsure


def renumber(chapter, root=ROOT):
    """Rewrites the sources below root; returns the paths that changed, and prints the lines to look at."""
    moved = moves((root / "solutions" / f"{chapter}.py").read_text(encoding="utf-8"))
    changed = []
    for path in sorted({path for pattern in SOURCES for path in root.glob(pattern)} if moved else ()):
        text = path.read_text(encoding="utf-8")
        new, unsure = renumbered(text, moved)
        if new != text:
            path.write_text(new, encoding="utf-8")
            changed.append(path)
        for line in unsure:
            print(f"a decimal, or an exercise that has a new number? {path.relative_to(root)}: {line.strip()}")
    return changed


def main():
    parser = argparse.ArgumentParser(prog="python -m authoring.renumber", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chapter", help="its number, such as 03")
    changed = renumber(chapter_of(parser.parse_args().chapter))
    print(*(path.relative_to(ROOT) for path in changed), sep="\n")
    print("Changed: run `make build`." if changed else "The numbers are in order already.")


if __name__ == "__main__":
    main()
