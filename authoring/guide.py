"""Writes the examples of authoring/README.md from what new_exercise writes: `python -m authoring.guide`."""
import re

from authoring import ROOT, new_exercise

PATH = ROOT / "authoring" / "README.md"
EXAMPLES = {"cells": new_exercise.CELLS, "check": new_exercise.CHECK, "bank": new_exercise.BANK, "classes": new_exercise.CLASSES}
PLACE = {"name": "renyi_divergence", "title": "Rényi divergence", "number": "3.22"}


def written(text):
    """The guide with today's examples between its marks."""
    for name, template in EXAMPLES.items():
        block = f"<!-- {name} -->\n```python\n{template.format(**PLACE).strip()}\n```\n<!-- /{name} -->"
        text, found = re.subn(rf"<!-- {name} -->\n.*?<!-- /{name} -->", lambda _, block=block: block, text, flags=re.DOTALL)
        if found != 1:
            raise SystemExit(f"{PATH.name} needs one pair of marks <!-- {name} --> … <!-- /{name} -->.")
    return text


if __name__ == "__main__":
    PATH.write_text(written(PATH.read_text(encoding="utf-8")), encoding="utf-8")
