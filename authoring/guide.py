"""Writes what guides show of the code, between their marks: `python -m authoring.guide`."""
import re

from authoring import ROOT, new_exercise
from authoring.checks import input_classes
from authoring.mutation.table import line, recorded, table
from grading import limits

PLACE = {"name": "renyi_divergence", "title": "Rényi divergence", "number": "3.22"}
EXAMPLES = {"cells": new_exercise.CELLS, "check": new_exercise.CHECK, "bank": new_exercise.BANK, "classes": new_exercise.CLASSES}


def kinds():
    """Markdown: each kind of argument, and its classes of inputs; a kind that holds others whole is described by their names."""
    kinds = {name: classes for name, classes in vars(input_classes).items() if name.isupper()}
    rows = []
    for name, classes in kinds.items():
        parts = [other for other in kinds if other != name and kinds[other].items() <= classes.items()]
        rest = [each for each in classes if not any(each in kinds[part] for part in parts)]
        rows.append(f"| `{name}` | {', '.join([*(f'`{part}`' for part in parts), *rest])} |")
    return "\n".join(["| kind | its classes |", "|---|---|", *rows])


GUIDES = {                                                       # guide: a function of {mark: what is between two of them}
    ROOT / "authoring" / "README.md": lambda: {mark: f"```python\n{template.format(**PLACE).strip()}\n```" for mark, template in EXAMPLES.items()}
                                              | {"kinds": f"\n{kinds()}\n", "score": f"\n{line(recorded())}\n"},
    ROOT / "CONTRIBUTING.md": lambda: {"mutation": f"\n{table(recorded())}\n"},
    ROOT / "grading" / "README.md": lambda: {"limits": f"\n{limits.table()}\n"},
}


def written(path):
    """A guide's text with what it shows as it is today."""
    text = path.read_text(encoding="utf-8")
    for mark, block in GUIDES[path]().items():
        text, found = re.subn(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", lambda m, block=block: f"{m[1]}{block}\n{m[2]}", text, flags=re.DOTALL)
        if found != 1:
            raise SystemExit(f"{path} needs one pair of marks <!-- {mark} --> … <!-- /{mark} -->.")
    return text


def write():
    for path in GUIDES:
        path.write_text(written(path), encoding="utf-8")


if __name__ == "__main__":
    write()
