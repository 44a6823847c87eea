"""Feedback through nbgrader's own command: a hidden test's message is there, and no line of its text."""
import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from grading.__main__ import main
from grading.feedback import NOTE, SHOWN_LINE, RedactHiddenTests
from tests.grading.class_of import solution, submit, with_answer

LINE = "\nfrom grading.feedback import RedactHiddenTests; c.GenerateFeedback.preprocessors.append(RedactHiddenTests)\n"
WRONG = "def squares(x):\n    return 2 * np.asarray(x)"


def generate_feedback(course, *arguments):
    environ = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run([sys.executable, "-m", "nbgrader", "generate_feedback", *arguments], cwd=course, env=environ,
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]


def text_of(page):
    """What a reader of the page reads, and what they find in its source."""
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def hidden_lines(notebook):
    """All lines between hidden marks."""
    found, inside = set(), False
    for cell in notebook.cells:
        for line in cell.source.split("\n") if cell.cell_type == "code" else ():
            if "HIDDEN TESTS" in line:
                inside = "BEGIN" in line
            elif inside and re.search(r"\w", line):
                found.add(line.strip())
    return found


@pytest.fixture
def graded(course):
    submit(course, "bob", "squares", with_answer(solution(course, "squares"), "squares", WRONG))
    assert main(["grade", "--course", str(course)]) == 0
    return course


def test_without_the_line_feedback_shows_the_hidden_test(graded):
    generate_feedback(graded, "squares")
    assert "secret_marker_5471" in text_of((graded / "feedback" / "bob" / "squares" / "squares.html").read_text())


def test_with_the_line_it_shows_the_message_alone(graded):
    with open(graded / "nbgrader_config.py", "a") as f:
        f.write(LINE)
    generate_feedback(graded, "squares")
    page = text_of((graded / "feedback" / "bob" / "squares" / "squares.html").read_text())
    lines = hidden_lines(nbformat.read(graded / "source" / "squares" / "squares.ipynb", 4))
    assert len(lines) == 3
    assert [line for line in lines if line in page] == []
    assert "secret_marker_5471" not in page
    assert NOTE in page and "Max absolute difference among violations: 71.25" in page
    assert "assert_allclose(squares([1, 2, 3]), [1, 4, 9])" in page         # the visible check stays


def test_the_graded_notebook_of_the_instructor_keeps_the_test(graded):
    with open(graded / "nbgrader_config.py", "a") as f:
        f.write(LINE)
    generate_feedback(graded, "squares")
    assert "secret_marker_5471" in (graded / "autograded" / "bob" / "squares" / "squares.ipynb").read_text()


def test_plain_nbgrader_autograde_is_redacted_too(course):
    with open(course / "nbgrader_config.py", "a") as f:
        f.write(LINE)
    submit(course, "bob", "squares", with_answer(solution(course, "squares"), "squares", "def squares(x):\n    print('seen', x)\n    return x"))
    done = subprocess.run([sys.executable, "-m", "nbgrader", "autograde", "squares"], cwd=course, capture_output=True, text=True,
                          env={**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"})
    assert done.returncode == 0, done.stderr
    assert "seen [3.25, -7.5]" in (course / "autograded" / "bob" / "squares" / "squares.ipynb").read_text()
    generate_feedback(course, "squares")
    page = text_of((course / "feedback" / "bob" / "squares" / "squares.html").read_text())
    assert "secret_marker_5471" not in page and "seen [3.25, -7.5]" not in page and "seen [1, 2, 3]" in page


def test_this_course_shows_no_line_of_any_hidden_test(sample_class):
    """Its nbgrader_config.py has the line; chloe and liam fail many hidden tests."""
    for chapter in ("01_entropy", "02_kl_divergence"):
        lines = hidden_lines(nbformat.read(sample_class.course / "solutions" / chapter / f"{chapter}.ipynb", 4))
        assert len(lines) > 18
        for student in ("chloe", "liam"):
            generate_feedback(sample_class.course, chapter, "--student", student)
            page = text_of((sample_class.course / "feedback" / student / chapter / f"{chapter}.html").read_text())
            assert [line for line in lines if line in page] == []
            with Gradebook(f"sqlite:///{sample_class.course}/gradebook.db") as gb:
                failed = [g.name for g in gb.find_submission_notebook(chapter, chapter, student).grades
                          if g.name.endswith("-hidden") and not g.score]
            told = json.loads((sample_class.course / "autograded" / student / chapter / ".grading.json").read_text())
            messages = [told["notebooks"][chapter]["scores"][name]["reason"].partition(": ")[2] for name in failed]
            assert len(messages) > 5
            assert [m for m in messages if " ".join(m.split())[:60] not in " ".join(page.split())] == []


def locked_test(source, outputs=()):
    meta = {"grade": True, "grade_id": "t", "locked": True, "points": 1, "schema_version": 3, "solution": False, "task": False}
    return nbformat.v4.new_code_cell(source, metadata={"nbgrader": meta}, outputs=list(outputs))


def error(*traceback):
    return nbformat.v4.new_output("error", ename="AssertionError", evalue="no", traceback=list(traceback))


def redacted(*cells):
    return RedactHiddenTests().preprocess(nbformat.v4.new_notebook(cells=list(cells)), {})[0].cells


def test_what_stands_outside_the_marks_stays():
    cell, = redacted(locked_test("assert f(1)\n### BEGIN HIDDEN TESTS\nassert f(17)\n### END HIDDEN TESTS\nassert f(2)"))
    assert cell.source == f"assert f(1)\n{NOTE}\nassert f(2)"


def test_a_mark_that_is_never_closed_hides_all_that_follows():
    cell, = redacted(locked_test("### BEGIN HIDDEN TESTS\nassert f(17)\nassert f(18)"))
    assert cell.source == NOTE


def test_a_later_cell_whose_traceback_shows_a_hidden_helper_is_cut_too():
    helper = locked_test("### BEGIN HIDDEN TESTS\ntry:\ndef helper(): assert f(17)\n### END HIDDEN TESTS")
    later = nbformat.v4.new_code_cell("helper()", outputs=[error("\x1b[31mhelper\x1b[0m()", "def helper(): \x1b[32massert\x1b[0m f(17)")])
    own = nbformat.v4.new_code_cell("try: 1/0", outputs=[error("try:", "1/0")])
    _, later, own = redacted(helper, later, own)
    assert later.outputs[0].traceback == ["AssertionError: no"]
    assert own.outputs[0].traceback == ["try:", "1/0"]


def test_what_an_answer_prints_of_a_hidden_test_is_cut_out():
    """A test that runs in the student's process can be read there: `print(In)`."""
    source = "### BEGIN HIDDEN TESTS\nassert f(17) == 18\n### END HIDDEN TESTS"
    out = nbformat.v4.new_output
    later = nbformat.v4.new_code_cell("print(In)", outputs=[out("stream", text=f"mine\n{[source]!r}\nmine, too"), out("display_data", {"text/plain": "x", "text/html": source}),
                                                            out("display_data", {"text/plain": "stays", "image/png": "AAAA"})])
    _, later = redacted(locked_test(source), later)
    assert [o.get("text") or o.data for o in later.outputs] == [f"mine\n{SHOWN_LINE}\nmine, too", {"text/plain": SHOWN_LINE}, {"text/plain": "stays", "image/png": "AAAA"}]


def test_where_messages_are_masked_the_notes_tell_none_either():
    notes = "**Notes**\n\n- t is for a person: the test got [17, 18]\n- u is for a person: seen"

    def shown(messages):
        cells = [locked_test("### BEGIN HIDDEN TESTS\nassert f(17) == 18\n### END HIDDEN TESTS"), nbformat.v4.new_markdown_cell(notes, id="grader-notes")]
        return RedactHiddenTests(messages=messages).preprocess(nbformat.v4.new_notebook(cells=cells), {})[0].cells[1].source
    assert shown(True) == notes
    assert shown(False) == notes.replace(": the test got [17, 18]", "")


def test_a_student_can_hide_nothing_of_his_own_by_the_marks():
    answer = nbformat.v4.new_code_cell("### BEGIN HIDDEN TESTS\nx = 1\n### END HIDDEN TESTS", metadata={"nbgrader": {
        "grade": False, "grade_id": "a", "locked": False, "schema_version": 3, "solution": True, "task": False}})
    assert redacted(answer)[0].source == answer.source
