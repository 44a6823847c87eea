"""Other people's courses through this grader and through plain nbgrader: the same points, cell by cell?

    python tests/grading/foreign.py FOLDER SOURCES...      # a new folder to work in; folders or git repositories with source notebooks

Every notebook that has answers (BEGIN SOLUTION) and tests becomes an assignment. It is handed in three times: as its author solved it,
as it was handed out, and with every function returning None. Nothing of the courses is kept; `test_quickstart.py` does the same with
nbgrader's own course.
"""
import contextlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from class_of import nbgrader, submit

from grading.__main__ import main
from grading.course import Course, grade_id, text_of
from grading.trial import spoiled

CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "foreign"
c.Limits.cell_seconds = 30
c.Execute.timeout = 120
"""


def notebooks(source):
    """(name, path or bytes) of all source notebooks in a folder or a git repository."""
    git = next((p for p in (source / ".git", source) if (p / "HEAD").exists()), None)
    if git is None:
        yield from ((str(p.relative_to(source)), p.read_bytes()) for p in sorted(source.rglob("*.ipynb")))
        return
    def ask(*command):
        return subprocess.run(["git", "--git-dir", str(git), *command], capture_output=True, check=True).stdout
    for name in ask("ls-tree", "-r", "--name-only", "-z", "HEAD").decode().split("\0"):
        if name.endswith(".ipynb") and "checkpoint" not in name:
            yield name, ask("show", f"HEAD:{name}")


def is_source(data):
    try:
        cells = json.loads(data)["cells"]
    except (ValueError, KeyError):
        return False
    graded = [c for c in cells if (m := c.get("metadata", {}).get("nbgrader", {})).get("grade") and not m.get("solution") and c["cell_type"] == "code"]
    return bool(graded) and any("BEGIN SOLUTION" in (text_of(c) or "") for c in cells)


def make_course(root, sources):
    """→ the names of the assignments that nbgrader itself could generate."""
    root.mkdir(parents=True)
    (root / "nbgrader_config.py").write_text(CONFIG)
    for source in map(Path, sources):
        for path, data in notebooks(source):
            if is_source(data):
                name = re.sub(r"\W+", "_", f"{source.resolve().parent.name if source.name in ('repo', '.git') else source.name}_{Path(path).stem}").strip("_")[-60:]
                folder = root / "source" / name
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{name}.ipynb").write_bytes(data)
    bin_ = Path(sys.executable).parent
    subprocess.run([bin_ / "nbgrader", "update", "source"], cwd=root, check=True, capture_output=True)
    course, made = Course(root), []
    for name in sorted(p.name for p in (root / "source").iterdir()):
        with contextlib.chdir(root):
            done = nbgrader(root).generate_assignment(name)
        if not done["success"]:
            print(f"nbgrader can't generate {name}: {done['error'] or done['log'][-300:]}")
            continue
        made.append(name)
        spec = course.assignment(name).notebooks[name]
        author = {grade_id(c): text_of(c) for c in spec.source}
        none = {grade_id(c): text_of(c) for c in spoiled(spec, "returns None")}
        for student, texts in (("solution", author), ("untouched", {}), ("none", none)):
            book = json.loads((root / "release" / name / f"{name}.ipynb").read_text())
            for cell in book["cells"]:
                if cell["metadata"].get("nbgrader", {}).get("solution") and grade_id(cell) in texts:
                    cell["source"] = texts[grade_id(cell)]
            submit(root, student, name, book)
    return made


def points(root):
    with Course(root).gradebook() as gb:
        return {(a.name, s.student.id, g.name): (g.auto_score, g.needs_manual_grade, g.max_score)
                for a in gb.assignments for s in a.submissions for nb in s.notebooks for g in nb.grades}


def compare(folder, sources):
    """→ (how many cells have the same points, of how many, those that differ)."""
    plain = folder / "plain"
    names = make_course(plain, sources)
    ours = folder / "ours"
    shutil.copytree(plain, ours)
    main(["grade", "--course", str(ours)])
    with contextlib.chdir(plain):
        api = nbgrader(plain)
        for name in names:
            for student in ("solution", "untouched", "none"):
                done = api.autograde(name, student)
                if not done["success"]:
                    print(f"plain nbgrader fails on {name} {student}: {done['error'] or ''}")
    one, other = points(plain), points(ours)
    differ = {k: (one[k], other.get(k)) for k in one if other.get(k, (None,))[0] != one[k][0]}
    return len(one) - len(differ), len(one), differ


if __name__ == "__main__":
    same, all_of_them, differ = compare(Path(sys.argv[1]).resolve(), sys.argv[2:])
    for cell, (theirs, ours) in differ.items():
        print(f"{' '.join(cell)}: nbgrader {theirs}, ours {ours}")
    print(f"{same} of {all_of_them} cells have the same points")
