"""Begins an exercise: `python -m authoring.new_exercise 03 renyi_divergence "Rényi divergence"`.

Writes its four cells into the chapter's text (before "What to take away", or after the exercise that `--after` names; those that follow
get new numbers), its check into the chapter's folder of utils/checks, its rows of the answers bank, and the classes of its inputs. What it
writes is a complete exercise, only not yours: it asks for twice a number, and passes every test as a draft. Replace it piece by piece; the
files are printed.
"""
import argparse
import re
import sys
import textwrap

from authoring import ROOT
from authoring.build import totals
from authoring.build.chapters import SOLUTIONS, chapter_of
from authoring.checks.bank import ANSWERS, exercises
from authoring.renumber import renumber

CELLS = '''# %% [markdown]
# ### Exercise {number} · {title}
# *beyond the curriculum · implement · 3 points · 6 minutes · difficulty 1*
#
# Write `{name}(x)`: twice the number x. (What is given, what to return, its shape and its unit.)
#
# <details><summary>Hint</summary>
#
# A first step, not the answer.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Returning x itself. Squaring it. Flipping the sign.
# </details>

# %% nbgrader={{"grade": false, "grade_id": "{name}", "locked": false, "schema_version": 3, "solution": true, "task": false}}
def {name}(x):
    """2x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% nbgrader={{"grade": true, "grade_id": "{name}-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}}
checks.{name}({name})

# %% nbgrader={{"grade": true, "grade_id": "{name}-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}}
### BEGIN HIDDEN TESTS
checks.{name}({name}, seed=hidden_seed("{name}"))
### END HIDDEN TESTS

'''
CHECK = '''"""Exercise {number}: what every right answer obeys, and what each usual mistake gives instead."""
import numpy as np

from utils.checks.gate import check, passed


@check
def {name}({name}, seed=0):
    """2x, at 0, at both signs, tiny and huge; oracle: x + x."""
    rng = np.random.default_rng(seed)
    for x in (1.5, 0.0, -3.0, 1e-12, 1e12, *rng.normal(0, 10, 5)):
        {name}(x).equals(x + x, "twice a number is the number added to itself. Work out this one by hand.", [
            (x, "that's x itself. Multiply it by 2."),
            (x * x, "that's the square of x. Multiply by 2 instead."),
            (-2 * x, "the sign is wrong. Twice a negative number is negative.")])
    passed("{name}", "both signs, 0, tiny and huge numbers")
'''
BANK = '''# %% right: a product
def {name}(x):
    return 2 * x

# %% right: a sum
def {name}(x):
    return x + x

# %% right: a difference
def {name}(x):
    return x - (-x)

# %% right: a quotient
def {name}(x):
    return x / 0.5

# %% right: numpy
import numpy as np
def {name}(x):
    return np.multiply(x, 2.0)

# %% wrong: x itself | x itself
def {name}(x):
    return x

# %% wrong: the square | square
def {name}(x):
    return x ** 2

# %% wrong: the sign flipped | sign is wrong
def {name}(x):
    return -2 * x

# %% wrong: prints instead of returning | None
def {name}(x):
    print(2 * x)
'''
CLASSES = '    "{name}": {{"x": {{**SIGNED, **WHOLE}}}},\n'
ENDING = "# %% [markdown]\n# ## What to take away"
AFTER = "the grade_id of the exercise that it follows, or setup, which is before the first; default: the chapter's last"


def folder_of(text):
    """The folder of utils/checks that a chapter's setup cell imports as `checks`."""
    named = re.search(r"^from utils\.checks import (\w+) as checks$", text, re.MULTILINE)
    if not named:
        sys.exit("The chapter's setup cell needs the line `from utils.checks import … as checks`, with the name of its folder of checks.")
    return ROOT / "utils" / "checks" / named[1]


def opened(folder, chapter):
    """The folder, made where it is the chapter's first exercise."""
    opening = folder / "__init__.py"
    if not opening.exists():
        folder.mkdir(parents=True)
        opening.write_text(f'"""Checks of chapter {chapter[:2]}."""\n\n__all__ = []\n', encoding="utf-8")
    (ANSWERS / chapter).mkdir(exist_ok=True)
    return opening


def place(text, after, known):
    """Where new cells go: before the chapter's end, or after the last cell of the exercise `after`."""
    if not after:
        if text.count(ENDING) != 1:
            sys.exit("The chapter needs one cell that begins with '## What to take away': what is new goes before it.")
        return text.index(ENDING)
    cells = [found.end() for found in re.finditer(rf'^# %% .*"grade_id": "{re.escape(after)}(-check|-hidden)?".*$', text, re.MULTILINE)]
    if not cells:
        sys.exit(f"The chapter has no exercise {after}. --after takes one of setup, {', '.join(known)}.")
    return text.index("\n# %%", cells[-1]) + 1


def exported(text, line):
    """A package's __init__.py with one more import, in alphabetical order, and what it imports in __all__."""
    imports = list(re.finditer(r"^from utils\.\S+ import (?:\([^)]*\)|[^(\n]*)\n", text, re.MULTILINE))
    after = imports[-1].end() if imports else text.index("\n__all__ = [")
    start = next((found.start() for found in imports if found[0] > line), after)
    before, names, rest = re.split(r"(?<=__all__ = \[)([^]]*)", text[:start] + line + text[start:])
    names = sorted({*re.findall(r'"(\w+)"', names), *line.split(" import ")[1].strip().split(", ")})
    rows = textwrap.fill(", ".join(f'"{each}"' for each in names), 150, initial_indent=11 * " ", subsequent_indent=11 * " ")
    return before + rows.lstrip() + rest


def begin(chapter, name, title, after=None):
    """Write the four parts of an exercise; returns their paths, and those of other files in which exercises have new numbers."""
    path = SOLUTIONS / f"{chapter}.py"
    text = path.read_text(encoding="utf-8")
    if not name.isidentifier() or not name.islower():
        sys.exit(f"{name!r} names a function: lower-case letters, digits and underscores, such as renyi_divergence.")
    if name in exercises(chapter) or (ANSWERS / chapter / f"{name}.py").exists():
        sys.exit(f"{chapter} already has an exercise {name}.")
    start = place(text, after, exercises(chapter))
    words = {"name": name, "title": title, "number": f"{int(chapter[:2])}.{text.count('# ### Exercise ') + 1}"}
    folder = folder_of(text)
    check, bank, opening = folder / f"{name}.py", ANSWERS / chapter / f"{name}.py", opened(folder, chapter)
    path.write_text(text[:start] + CELLS.format(**words) + text[start:], encoding="utf-8")
    classes = ROOT / "authoring" / "checks" / "blind_spots.py"
    check.write_text(CHECK.format(**words), encoding="utf-8")
    bank.write_text(BANK.format(**words), encoding="utf-8")
    opening.write_text(exported(opening.read_text(encoding="utf-8"), f"from utils.checks.{folder.name}.{name} import {name}\n"), encoding="utf-8")
    before, opens, table = classes.read_text(encoding="utf-8").partition("\nPROMISED = {")
    table, end, rest = table.partition("\n}\n")
    classes.write_text(f"{before}{opens}{table}\n{CLASSES.format(**words)}{end[1:]}{rest}", encoding="utf-8")
    return (path, check, opening, bank, classes), [other for other in renumber(chapter) if other not in (path, check)]


def asked(description, name, **more):
    """(chapter, name, title, …) from the command line; also that of new_widget. more: further options, name="its help"."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("chapter", help="its number, such as 03")
    parser.add_argument("name", help=name)
    parser.add_argument("title", nargs="?", help="of its heading; default: the name in words")
    for option, told in more.items():
        parser.add_argument(f"--{option}", help=told)
    options = parser.parse_args()
    return chapter_of(options.chapter), options.name, options.title or options.name.replace("_", " ").capitalize(), *(getattr(options, option) for option in more)


def main():
    chapter, name, title, after = asked(__doc__.splitlines()[0], "the function that students write, which is also the grade_id",
                                        after=AFTER)
    paths, renumbered = begin(chapter, name, title, after)
    totals.write()
    print("A draft that passes. Make it yours in", *(f"  {path.relative_to(ROOT)}" for path in paths), sep="\n")
    print("solutions/00_start.py, whose table counts exercises, points and minutes, follows by itself.")
    if renumbered:
        print("Other exercises have new numbers here, too:", *(f"  {path.relative_to(ROOT)}" for path in renumbered), sep="\n")
    print("then:", f".venv/bin/python -m pytest tests/utils/checks/test_answers.py -k {name}",
          "make build", f".venv/bin/python -m pytest tests/solutions tests/test_english.py{' tests/utils/proof/test_citing.py' * bool(renumbered)}",
          f"make check-the-checks ARGS='--all --exercise {name}'", sep="\n  ")


if __name__ == "__main__":
    main()
