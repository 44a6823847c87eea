"""What makes the course, in three rooms: `build` (notebooks and site), `checks` (are our checks right?), `training` (what ships).

`build` knows neither of the others, `checks` reads chapters through `build`, `training` needs nothing but utils. new_exercise
stands before them, and `sample` invents a class of students for the grader.
"""
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
