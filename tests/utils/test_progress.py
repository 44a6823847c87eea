"""The overview at a chapter's end, in a real IPython; and how a missing answer is told."""
import json
import os

import matplotlib.pyplot as plt
import nbformat
import pytest
from bs4 import BeautifulSoup
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from tests.paths import CHAPTERS, NOTEBOOKS
from utils import progress
from utils.course import progress as overview


@pytest.fixture
def shell(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    shell = InteractiveShell.instance()
    progress._outcomes.clear()
    progress._owed.clear()
    progress.watch()
    yield shell
    InteractiveShell.clear_instance()


def chapter(tmp_path):
    cell = nbformat.v4.new_code_cell
    grade = lambda grade_id, points, solution=False: {"nbgrader": {"grade": points is not None, "grade_id": grade_id, "points": points or 0, "solution": solution}}
    cells = []
    for number, name in enumerate(("entropy", "gibbs", "jensen"), 1):
        cells += [nbformat.v4.new_markdown_cell(f"### Exercise 1.{number} · On {name}"), cell("...", metadata=grade(name, None, True)),
                  cell(f"check({name!r})\n", metadata=grade(f"{name}-check", 1)), cell("", metadata=grade(f"{name}-hidden", 2))]
    cells += [nbformat.v4.new_markdown_cell("### Exercise 1.4 · In words"), nbformat.v4.new_markdown_cell("…", metadata=grade("words", 4, True))]
    path = tmp_path / "01.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def test_the_overview_says_of_every_exercise_what_its_check_said_last(shell, tmp_path):
    shell.run_cell("from utils.checks import NotAnswered, fail\ndef check(name):\n    if name == 'gibbs': fail('no')\n    if name == 'jensen': raise NotAnswered('yet')")
    with capture_output():
        shell.run_cell("check('entropy')")
        shell.run_cell("check('gibbs')\n")
        shell.run_cell("check('jensen')")
    seen = overview(chapter(tmp_path))
    assert seen.rows == [("Exercise 1.1 · On entropy", 3, "right"), ("Exercise 1.2 · On gibbs", 3, "wrong"), ("Exercise 1.3 · On jensen", 3, "open"),
                         ("Exercise 1.4 · In words", 4, "person")]
    assert repr(seen).startswith("1 of 4 exercises are right so far: 3 of 13 points") and "○ open: Exercise 1.3" in repr(seen)
    assert 'href="#Exercise-1.3-·-On-jensen"' in seen._repr_html_()
    with capture_output():
        shell.run_cell("def check(name): pass")
        shell.run_cell("check('gibbs')")
    assert overview(chapter(tmp_path)).rows[1][2] == "right"


def test_a_check_that_has_not_run_is_not_right(shell, tmp_path):
    assert [state for _, _, state in overview(chapter(tmp_path)).rows] == [None, None, None, "person"]


@pytest.mark.parametrize("cell, told", [
    ("# YOUR CODE HERE\nraise NotImplementedError()", "Not answered yet"),
    ("def entropy(p):\n    # YOUR CODE HERE\n    raise NotImplementedError()\nentropy(1)", "This needs `entropy`"),
    ("raise NotImplementedError('a reason')", "Traceback"),
])
def test_a_missing_answer_is_told_in_a_line_and_any_other_error_in_full(shell, cell, told):
    with capture_output() as captured:
        result = shell.run_cell(cell)
    assert isinstance(result.error_in_exec, NotImplementedError)
    assert told in captured.stdout + captured.stderr and ("Traceback" in captured.stdout + captured.stderr) == (told == "Traceback")


@pytest.mark.parametrize("source, told", [
    ("checks.choice('kl', (kl, 'abcd'))", "○ kl: not answered yet."),
    ("mi_proof = [kl, 1]", "○ This needs `kl`, which is not answered yet."),
    ("assert mi_proof", "○ This needs `mi_proof`, whose cell above waits for your answer to `kl`"),
    ("probabilty", "Traceback"),                                # a typing error of the student's own
    ("def f():\n    return probabilty\nf()", "Traceback"),
])
def test_a_name_that_an_open_answer_would_have_given_is_told_apart_from_a_typing_error(shell, source, told):
    with capture_output() as captured:
        for cell in ("from types import SimpleNamespace\nchecks = SimpleNamespace(choice=print)", "checks.choice('kl', (kl, 'abcd'))", "mi_proof = [kl, 1]"):
            shell.run_cell(cell)
    with capture_output() as captured:
        shell.run_cell(source)
    assert told in captured.stdout and ("Traceback" in captured.stdout) == (told == "Traceback")
    assert progress._outcomes[source] == ("wrong" if told == "Traceback" else "open")


@pytest.mark.parametrize("last, open_figures", [("raise NotImplementedError()", 0), ("raise ValueError('no')", 1)])
def test_a_figure_that_waits_for_an_answer_is_not_shown_empty(shell, last, open_figures):
    plt.close("all")
    with capture_output():
        shell.run_cell(f"import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\n{last}")
    assert len(plt.get_fignums()) == open_figures
    plt.close("all")


@pytest.mark.parametrize("name", CHAPTERS if os.environ.get("EVERY_CHAPTER") else ["01_entropy", "02_kl_divergence", "03_jensen_shannon"])
def test_run_all_of_an_untouched_chapter_shows_no_traceback_and_leaves_every_exercise_open(shell, name, monkeypatch):
    monkeypatch.setenv("COURSE_SHORT", "1")
    monkeypatch.chdir(NOTEBOOKS / name)
    for cell in nbformat.read(f"{name}.ipynb", as_version=4).cells:
        if cell.cell_type == "code":
            with capture_output() as captured:
                result = shell.run_cell(cell.source)
            assert "Traceback" not in captured.stdout + captured.stderr, f"{cell.source}\n{captured.stdout}"
            assert result.success or "raises-exception" in cell.metadata.get("tags", []), cell.source
    assert {state for _, _, state in overview(f"{name}.ipynb").rows} <= {"open", "person"}


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_released_chapter_has_an_overview_whose_points_are_its_own(name):
    path = NOTEBOOKS / name / f"{name}.ipynb"
    graded = [cell["metadata"]["nbgrader"].get("points", 0) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
              if cell["metadata"].get("nbgrader", {}).get("grade")]
    assert sum(points for _, points, _ in overview(path).rows) == sum(graded)


def test_where_there_is_no_notebook_it_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="start the kernel in the notebook's folder"):
        overview()


ROWS = [("Exercise 1.1 · A < B", 3, "right"), ("Exercise 1.2 · C", 2, "wrong"), ("Exercise 1.3 · D", 2, "open"), ("Exercise 1.4 · E", 1, None), ("Exercise 1.5 · F", 4, "person")]


def test_an_overview_counts_what_is_right_and_links_to_every_exercise():
    assert repr(progress.Overview(ROWS)) == (f"1 of 5 exercises are right so far: 3 of 12 points, before the hidden checks.\n  {progress.STATES['wrong']}: Exercise 1.2 · C\n"
                                             f"  ○ open: Exercise 1.3 · D\n  {progress.STATES[None]}: Exercise 1.4 · E")
    page = BeautifulSoup(progress.Overview(ROWS)._repr_html_(), "html.parser")
    assert page.p.text == "1 of 5 exercises are right so far: 3 of 12 points, before the hidden checks." and page.b.text == "1 of 5 exercises are right so far"
    assert [th.text for th in page.find_all("th")] == ["exercise", "points", "state"]
    assert [[td.text for td in tr.find_all("td")] for tr in page.tbody.find_all("tr")] == [[title, str(worth), progress.STATES[state]] for title, worth, state in ROWS]
    assert [a["href"] for a in page.find_all("a")] == ["#" + title.replace(" ", "-") for title, _, _ in ROWS]


def test_under_grading_nothing_is_watched_and_there_is_no_overview(monkeypatch, tmp_path):
    shell = InteractiveShell.instance()
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    progress.watch()
    assert progress._note not in shell.events.callbacks["post_run_cell"] and overview(chapter(tmp_path)) is None
    monkeypatch.delenv("NBGRADER_EXECUTION")
    progress.watch()
    progress.watch()                                             # once is enough
    assert shell.events.callbacks["post_run_cell"].count(progress._note) == shell.events.callbacks["pre_run_cell"].count(progress._begin) == 1
    InteractiveShell.clear_instance()
    progress.watch()                                             # no notebook, nothing to watch


@pytest.mark.parametrize("cells, line", [
    (["raise NotImplementedError()"], "○ Not answered yet: replace `raise NotImplementedError()` in this cell by your answer."),
    (["def f(x):\n    raise NotImplementedError()", "f(1)"], "○ This needs `f`, which is not answered yet."),
    (["table = {}\nraise NotImplementedError()", "other = 1\nprint(other, table['a'])"], "○ This needs `table`, which is not answered yet."),
    (["table = []\nraise NotImplementedError()", "other = table[3]"], "○ This needs `table`, which is not answered yet."),
    (["def f(x):\n    raise NotImplementedError()", "table = f(1)", "print(table)\ndef draw(): pass", "draw()"],
     "○ This needs `draw`, whose cell above waits for your answer to `f`: once you have it, run that cell, too."),
    (["def f(x):\n    raise NotImplementedError()", "table = f(1)", "def f(x): return x", "table"],
     "○ This needs `table`, whose cell above waits for your answer to `f`: once you have it, run that cell, too."),
    (["checks.kl(answer)"], None),                               # `checks` itself is missing: no answer's fault
    (["from types import SimpleNamespace\nchecks = SimpleNamespace(kl=print)", "checks.kl(answer)"], "○ answer: not answered yet. Give `answer` its value in the cell above, and run that cell first."),
    (["table = {}", "table['a']"], None), (["{}['a']"], None), (["%time 1", "nothing"], None),
    (["raise NotImplementedError()\nanswer = 1", "answer = 2", "del answer", "answer"], None),      # given since, so no longer owed
])
def test_a_missing_answer_is_told_in_these_words(shell, cells, line):
    for cell in cells:
        with capture_output() as captured:
            result = shell.run_cell(cell)
    told = [each for each in captured.stdout.splitlines() if each.startswith("○")]
    assert told[-1:] == ([line] if line else []) and not result.success
    assert progress._outcomes[cells[-1]] == ("open" if line else "wrong")
