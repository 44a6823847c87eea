"""Any bytes at all as a submission give a result with a reason; nobody's grade is lost."""
import json
import os
import random
import shutil

import nbformat
import pytest

from grading.__main__ import main
from tests.grading.class_of import FULL, empty, scores, solution, submit
from tests.grading.corrupt import KINDS, corrupted

CORRUPTIONS = int(os.environ.get("GRADING_CORRUPTIONS", "100"))      # 1,000 in the long run


def graded(root, *arguments):
    assert main(["grade", "--course", str(root), "--jobs", "4", *arguments]) == 0
    return {path.parent.parent.name: json.loads(path.read_text())["notebooks"]["squares"]
            for path in (root / "autograded").glob("*/squares/.grading.json")}


def test_random_corruptions_all_give_a_result(course):
    rng = random.Random(6)
    notebook = json.loads(json.dumps(solution(course, "squares")))
    for i in range(CORRUPTIONS):
        kind = KINDS[i % len(KINDS)] if i < len(KINDS) else None
        data = kind(json.loads(json.dumps(notebook)), rng) if kind else corrupted(notebook, rng)
        submit(course, f"s{i:04}", "squares", data)
    results = graded(course)
    assert len(results) == CORRUPTIONS
    recorded = scores(course)
    for student, result in results.items():
        auto = sum(s["auto"] or 0 for s in result["scores"].values())
        assert auto == sum(recorded[student, "squares", cell][0] or 0 for cell in result["scores"])
        assert auto <= 10
        for cell, score in result["scores"].items():
            assert score["auto"] == FULL["squares"].get(cell) or score["reason"] or score["by_hand"], (student, cell)
        nbformat.validate(nbformat.read(course / "autograded" / student / "squares" / "squares.ipynb", 4))


def test_what_lies_in_the_way_of_a_result_is_taken_away(course):
    """Files and links where a graded submission should be: of nbgrader's own, of an interrupted copy, of anybody's."""
    graded = course / "autograded"
    for i, path in enumerate(("file/squares", "old/.squares.old", "new/.squares.new", "student", "link/squares", "dead/.squares.new")):
        (graded / path).parent.mkdir(parents=True, exist_ok=True)
        if i < 4:
            (graded / path).write_text("in the way")
        else:
            (graded / path).symlink_to(course / "source" if i == 4 else "nowhere")
        submit(course, path.split("/")[0], "squares", solution(course, "squares"))
    submit(course, "stamp", "squares", solution(course, "squares")).joinpath("timestamp.txt").mkdir()
    assert main(["grade", "--course", str(course)]) == 0
    found = scores(course)
    assert all(found[s, "squares", "squares-check"] == (1, False) for s in ("file", "old", "new", "student", "link", "dead", "stamp"))
    assert (course / "source" / "squares" / "squares.ipynb").exists()


def test_a_folder_whose_name_no_gradebook_can_hold_is_told_and_stops_nobody(course, capsys):
    folder = submit(course, "ada", "squares", solution(course, "squares"))
    shutil.copytree(folder.parent, course / "submitted" / os.fsdecode(b"caf\xe9"))
    assert main(["grade", "--course", str(course)]) == 1
    assert "is not UTF-8 text" in capsys.readouterr().out
    assert scores(course)["ada", "squares", "squares-check"] == (1, False)


def test_a_notebook_that_only_looks_damaged_keeps_its_marks(course):
    """Shuffled, doubled or lost test cells, a byte order mark, other metadata: the answers are all there."""
    notebook = json.loads(json.dumps(solution(course, "squares")))
    by_id = {c["metadata"]["nbgrader"]["grade_id"]: c for c in notebook["cells"] if "nbgrader" in c["metadata"]}
    shuffled = {**notebook, "cells": notebook["cells"][::-1]}
    without_tests = {**notebook, "cells": [c for c in notebook["cells"] if not c["metadata"].get("nbgrader", {}).get("grade")]}
    doubled = {**notebook, "cells": [c for c in notebook["cells"] for _ in range(2)]}
    submit(course, "bom", "squares", b"\xef\xbb\xbf" + json.dumps(notebook).encode())
    submit(course, "shuffled", "squares", shuffled)
    submit(course, "without_tests", "squares", without_tests)
    submit(course, "doubled", "squares", doubled)
    submit(course, "answers_only", "squares", {"cells": [by_id["squares"], by_id["mean"]]})
    folder = submit(course, "renamed", "squares", notebook)
    (folder / "squares.ipynb").rename(folder / "squares (1) final.ipynb")
    for student, result in graded(course).items():
        assert {c: result["scores"][c]["auto"] for c in FULL["squares"]} == FULL["squares"], (student, result["notices"])
        assert result["notices"] or student == "bom"


@pytest.mark.parametrize(("name", "make", "reason"), [
    ("link", lambda p: p.symlink_to("/etc/hostname"), "links are not followed"),
    ("folder", lambda p: p.mkdir(), "is a folder, not a notebook"),
    ("pipe", lambda p: os.mkfifo(p), "is not a file"),
    ("large", lambda p: p.write_bytes(b" " * 100_000_000), "too large"),
    ("latin", lambda p: p.write_bytes(b'{"cells": ["\xe9"]}'), "not UTF-8"),
    ("empty", lambda p: p.write_bytes(b""), "not JSON"),
    ("nothing", lambda p: None, "was not submitted"),
])
def test_what_is_no_notebook_gets_zero_and_a_reason(course, name, make, reason):
    submit(course, "good", "squares", solution(course, "squares"))
    folder = submit(course, name, "squares", b"")
    (folder / "squares.ipynb").unlink()
    make(folder / "squares.ipynb")
    results = graded(course)
    assert sum(s["auto"] for s in results["good"]["scores"].values()) == 10
    assert all(s["auto"] == 0 and reason in s["reason"] for s in results[name]["scores"].values())
    assert reason in results[name]["notices"][0]
    (course / "submitted" / name / "squares" / "squares.ipynb").unlink(missing_ok=True) if name != "folder" else None


def test_a_linked_submission_folder_is_not_followed(course):
    submit(course, "good", "squares", solution(course, "squares"))
    (course / "submitted" / "thief").mkdir()
    (course / "submitted" / "thief" / "squares").symlink_to("../good/squares")
    results = graded(course)
    assert all(s["auto"] == 0 for s in results["thief"]["scores"].values())
    assert "links are not followed" in results["thief"]["notices"][0]


def test_a_broken_resubmission_replaces_the_grade_only_when_it_is_graded(course):
    submit(course, "ada", "squares", solution(course, "squares"))
    graded(course)
    submit(course, "ada", "squares", b"{")
    assert scores(course)["ada", "squares", "mean-check"] == (3, False)
    graded(course)
    assert scores(course)["ada", "squares", "mean-check"] == (0, False)


def test_a_warning_costs_nothing_unless_the_course_says_so(course):
    text = "import warnings\nwarnings.simplefilter('always')\ndef squares(x):\n    warnings.warn('slow')\n    return np.asarray(x) ** 2"
    from tests.grading.class_of import with_answer
    submit(course, "warned", "squares", with_answer(solution(course, "squares"), "squares", text))
    found = graded(course)["warned"]["scores"]
    assert (found["squares-check"]["auto"], found["squares-hidden"]["auto"]) == (1, 2)
    with open(course / "nbgrader_config.py", "a") as f:
        f.write("c.Limits.stderr_costs_marks = True\n")
    found = graded(course)["warned"]["scores"]
    for cell, points in (("squares-check", 1), ("squares-hidden", 2)):
        assert found[cell] == {"auto": 0, "max": points, "by_hand": False, "reason": "it wrote to stderr"}
    assert found["mean-check"]["auto"] == 3


def test_an_assignment_that_was_never_generated_is_named(course, capsys):
    submit(course, "ada", "unknown", empty(course, "squares"))
    assert main(["grade", "--course", str(course)]) == 2
    assert "nbgrader generate_assignment unknown" in capsys.readouterr().err
