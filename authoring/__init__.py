"""What makes the course, in four folders: `build` (notebooks and site), `checks` (are our checks right?), `training` (what ships) and
`mutation` (do our tests notice a fault?).

`checks` reads chapters through `build`; the other folders need none of these. `new_exercise` and `sample`, which invents a class of
students for the grader, use `checks`.
"""
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
