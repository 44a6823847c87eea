"""What makes the course, in five folders: `build` (notebooks and site), `checks` (are our checks right?), `training` (what ships), `mutation`
(do our tests notice a fault?) and `sample` (a class of students for the grader).

`checks` reads chapters through `build`, and `new_exercise` and `sample` use `checks`; `training` and `mutation` need none of these.
"""
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
