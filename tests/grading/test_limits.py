"""Every limit, a cell's and a notebook's, ends or stops what passes it; the result says which it was; nobody else is affected."""
import json
import re
import shutil
from pathlib import Path

import pytest
from traitlets import TraitError

from grading import doctor, limits
from grading.__main__ import main
from grading.sandbox import execute, link, outputs, tester
from tests.grading.class_of import CONFIG, FULL, empty, scores, solution, submit, with_answer

# What meets a limit other than that of time gets time enough to meet it, on a slow machine too.
MORE_TIME = """
c.Limits.cell_seconds = 60
c.Limits.notebook_seconds = 120
c.Limits.cpu_seconds = 5
c.Limits.processes = 20
c.Limits.files = 300
"""
SLEEPS = "import time\ndef squares(x):\n    time.sleep(60)"
BURNS = """
import os
for _ in range(2): os.fork()
while True: pass
"""
GROWS = "hoard = []\nwhile True: hoard.append(bytearray(10 << 20))"
GROWS_IN_NUMPY = "def squares(x):\n    return np.ones(1 << 30)"
GROWS_TOGETHER = """
import os, time
for _ in range(8):
    if os.fork() == 0:
        hoard = b"x" * (150 << 20)
        time.sleep(60)
time.sleep(60)
"""
FORKS = """
import os, time
def squares(x):
    for _ in range(100):
        if os.fork() == 0:
            time.sleep(60)
"""
THREADS = """
import threading, time
def squares(x):
    for _ in range(100):
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
"""
WRITES = """
def squares(x):
    with open("large", "wb") as f:
        while True: f.write(bytes(1 << 20))
"""
WRITES_MANY = """
def squares(x):
    for i in range(100):
        with open(f"/tmp/{i}", "wb") as f: f.write(bytes(1 << 20))
"""
WRITES_IN_NUMPY = "def squares(x):\n    np.save('large.npy', np.ones(4 << 20))"
WRITES_IN_SQL = """
import sqlite3
def squares(x):
    table = sqlite3.connect("large.db")
    table.execute("create table words (word)")
    table.executemany("insert into words values (?)", (("x" * 100_000,) for _ in range(1000)))
    table.commit()
"""
WRITES_FILES = """
def squares(x):
    for i in range(1000): open(f"/tmp/{i}", "w").close()
"""
OPENS = """
def squares(x):
    return [open("/dev/null") for _ in range(1000)]
"""

# student: the answer, where to look ("score": of a test that calls it; "cell": what the answer's cell itself shows), the reason
CASES = {
    "sleeps": (SLEEPS, "score", "took longer than 9 s, most of which it waited"),
    "loops": ("while True: pass", "cell", "a cell may take 3 s of CPU time"),
    "burns": (BURNS, "cell", "used more than 5 s of CPU time"),
    "grows": (GROWS, "cell", "a notebook may use 600 MB of memory"),
    "grows_in_numpy": (GROWS_IN_NUMPY, "score", "a notebook may use 600 MB of memory"),
    "grows_together": (GROWS_TOGETHER, "cell", "MB of memory; the limit is 600 MB"),
    "forks": (FORKS, "score", "a notebook may have 20 processes and threads"),
    "threads": (THREADS, "score", "a notebook may have 20 processes and threads"),
    "writes": (WRITES, "score", "a notebook may write 20 MB of files"),
    "writes_many": (WRITES_MANY, "score", "a notebook may write 20 MB of files"),
    "writes_in_numpy": (WRITES_IN_NUMPY, "score", "a notebook may write 20 MB of files"),
    "writes_in_sql": (WRITES_IN_SQL, "score", "a notebook may write 20 MB of files"),
    "writes_files": (WRITES_FILES, "score", "a notebook may write 300 files"),
    "opens": (OPENS, "score", "a process may have 256 files open"),
}


# limit: who of this class meets it
MET = {"cell_seconds": "loops", "notebook_seconds": "slow_notebook", "cpu_seconds": "burns", "memory_mb": "grows", "processes": "forks", "disk_mb": "writes", "files": "writes_files", "open_files": "opens",
       "output_bytes": "loud", "submission_mb": "large"}


def test_each_limit_that_is_a_number_is_met_by_somebody_here():
    numbers = {name for name, trait in limits.Limits.class_traits(config=True).items() if type(trait.default_value) in (int, float)}
    assert set(MET) == numbers, "a new limit needs a submission that meets it: a line in CASES and one in MET"
    assert set(MET.values()) - {"slow_notebook", "loud", "large"} <= set(CASES)


@pytest.mark.parametrize("error, told", [
    ("OSError: 1048576 requested and 262128 written", True), ("OSError: 4 pupils requested it", False),
    ("OSError: [Errno 27] File too large", True), ("OperationalError: database or disk is full", True), ("OperationalError: disk I/O error", True),
    ("RuntimeError: [enforce fail at inline_container.cc:672] . unexpected pos 576 vs 534", True),
    ("CalledProcessError: Command '['dd']' died with <Signals.SIGXFSZ: 25>.", True), ("ValueError: too large", False)])
def test_a_full_disk_is_named_whoever_reports_it(error, told):
    assert ("a notebook may write 100 MB of files" in limits.named(error, limits.Limits().plain())) == told


@pytest.mark.parametrize("name, value", [(name, value) for name, trait in limits.LIMITS.items() if type(trait.default_value) in (int, float) for value in (0, -1)])
def test_a_limit_that_nothing_could_keep_to_is_refused(name, value):
    with pytest.raises(TraitError, match=f"'{name}' trait .* should not be less than"):
        limits.Limits(**{name: value})


def graded(root, small_course, config, hand_in):
    """A class, graded once → a function student → (its receipt, its notebook's cells)."""
    shutil.copytree(small_course, root)
    (root / "nbgrader_config.py").write_text(config)
    submit(root, "honest", "squares", solution(root, "squares"))
    hand_in(root)
    assert main(["grade", "--course", str(root), "--jobs", "4"]) == 0
    assert all(scores(root)["honest", "squares", cell] == (points, False) for cell, points in FULL["squares"].items())

    def look(student):
        folder = root / "autograded" / student / "squares"
        receipt = json.loads((folder / ".grading.json").read_text())["notebooks"]["squares"]
        return receipt, json.loads((folder / "squares.ipynb").read_text())["cells"]
    return look


@pytest.fixture(scope="module")
def little_time(small_course, tmp_path_factory):
    def hand_in(root):
        slow = json.loads(json.dumps(empty(root, "squares")))
        slow["cells"] = [{"cell_type": "code", "metadata": {}, "source": "import time; time.sleep(2.5)"}] * 6 + slow["cells"]
        submit(root, "slow_notebook", "squares", slow)
        loud = "print('x' * 10_000_000)\n" + "def squares(x):\n    print('y' * 10_000_000)\n    return np.asarray(x) ** 2"
        submit(root, "loud", "squares", with_answer(solution(root, "squares"), "squares", loud))
        submit(root, "large", "squares", solution(root, "squares"), **{"data.bin": bytes(3 << 20)})
        for student in ("sleeps", "loops"):
            submit(root, student, "squares", with_answer(solution(root, "squares"), "squares", CASES[student][0]))
    return graded(tmp_path_factory.mktemp("time") / "course", small_course, CONFIG, hand_in)


@pytest.fixture(scope="module")
def much_time(small_course, tmp_path_factory):
    def hand_in(root):
        for student in CASES.keys() - {"sleeps", "loops"}:
            submit(root, student, "squares", with_answer(solution(root, "squares"), "squares", CASES[student][0]))
    return graded(tmp_path_factory.mktemp("room") / "course", small_course, CONFIG + MORE_TIME, hand_in)


def outputs_of(cells, grade_id):
    cell, = (c for c in cells if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)
    return json.dumps(cell["outputs"], ensure_ascii=False)


@pytest.mark.parametrize("student", CASES)
def test_the_limit_is_kept_and_named(student, request):
    _, where, reason = CASES[student]
    receipt, cells = request.getfixturevalue("little_time" if student in ("sleeps", "loops") else "much_time")(student)
    assert receipt["scores"]["squares-check"]["auto"] == receipt["scores"]["squares-hidden"]["auto"] == 0
    told = receipt["scores"]["squares-check"]["reason"] if where == "score" else outputs_of(cells, "squares")
    assert reason in told
    assert reason in outputs_of(cells, "squares-check" if where == "score" else "squares")


def test_a_notebook_that_takes_too_long_is_stopped_as_a_whole(little_time):
    receipt, _ = little_time("slow_notebook")
    assert receipt["notices"][0] == "grading stopped early: the notebook took longer than 12 s"
    assert all("took longer than 12 s" in receipt["scores"][cell]["reason"] for cell in FULL["squares"])


def test_output_is_cut_where_the_cell_prints_and_where_a_test_makes_it_print(little_time):
    receipt, cells = little_time("loud")
    assert receipt["scores"]["squares-check"]["auto"] == 1
    for cell in ("squares", "squares-check"):
        shown = outputs_of(cells, cell)
        assert len(shown) < 210_000
        assert "output truncated here: a cell may show 200,000 bytes of text" in shown


def test_a_file_beyond_the_size_of_a_submission_is_left_out_and_named(little_time):
    receipt, _ = little_time("large")
    assert receipt["scores"]["squares-check"]["auto"] == 1
    assert "data.bin (3.1 MB) is too large and was left out" in receipt["notices"]


def test_each_limit_that_the_sandbox_keeps_is_tried_by_the_doctor():
    """notebook_seconds would take as long as it says; a submission is measured outside."""
    tried = {name for name, trait in limits.LIMITS.items() if trait.metadata["promises"]}
    assert tried == {name for name in MET if name not in ("notebook_seconds", "submission_mb")}, "give the limit promises: code that meets it within seconds"


def test_a_limit_that_is_noticed_by_words_of_an_error_says_what_it_is():
    told = {name: trait.metadata for name, trait in limits.LIMITS.items()}
    assert [name for name, has in told.items() if bool(has["says"]) != bool(has["heard"])] == [], "`says` and `heard` go together"
    given = limits.tried_at()
    for name, has in told.items():
        for words in has["heard"]:
            assert has["says"].format(given[name]) in limits.named(f"OSError: [Errno 1] {words}: 'x'", given)
    assert limits.named("ValueError: 3 is not in list", given) == ""


BOTH = {"No space left on device": {"disk_mb", "files"}}            # the kernel has one error for the two


def test_the_words_of_a_limit_name_no_other():
    given = limits.tried_at()
    noticed = {name: trait.metadata for name, trait in limits.LIMITS.items() if trait.metadata["heard"]}
    for name, has in noticed.items():
        for words in has["heard"]:
            told = limits.named(f"OSError: [Errno 1] {words.replace('.*', '1 byte')}: 'x'", given).split("; ")
            meant = {other for other, its in noticed.items() if its["says"].format(given[other]) in told}
            assert meant == BOTH.get(words, {name}), f"{words!r} is the report of {name}, and a student is told all of {sorted(meant)}: give them words of their own, or, where the kernel has only these, a line in BOTH"


@pytest.mark.parametrize("name, promise", [pytest.param(name, promise, id=promise.text) for name, trait in limits.LIMITS.items()
                                           for promise in trait.metadata["promises"] if promise.test.startswith("assert")])
def test_a_promise_is_kept_by_its_own_limit_and_no_other(name, promise, monkeypatch):
    """With its limit as wide as by default, and all others as the doctor has them, the promise is broken."""
    wide = limits.tried_at() | {name: limits.Limits().plain()[name]}
    monkeypatch.setattr("grading.doctor.LIMITS", wide)
    with execute.WarmParent(["numpy"], wide, []) as parent:
        problem = doctor.kept(promise, parent, {})
    assert (problem or "").startswith("AssertionError"), f"{problem or 'it is kept'}: another limit than {name} stops what tries it. Write code that meets {name} first"


def test_what_is_said_about_time_and_output_is_what_is_kept():
    said = {name: trait.help for name, trait in limits.LIMITS.items()}
    assert link.PATIENCE == 3 and "three times as long" in said["cell_seconds"]
    assert f"a notebook {tester.OUTPUTS_OF_A_NOTEBOOK} times as much" in said["output_bytes"]
    kept = outputs.Outputs(7)
    assert kept.picture_left == 10 * kept.text_left and "pictures ten times as much" in said["output_bytes"]


def test_every_limit_is_read_by_somebody():
    code = "\n".join(path.read_text(encoding="utf-8") for path in Path(limits.__file__).parent.rglob("*.py") if path.name != "limits.py")
    unread = [name for name in limits.Limits.class_trait_names(config=True) if not re.search(rf"limits(\.{name}\b|\['{name}'\]|\[\"{name}\"\])", code)]
    assert unread == [], "nothing keeps this limit: the first lines of limits.py say where one is set"
