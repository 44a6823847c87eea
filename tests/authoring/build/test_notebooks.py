"""The notebooks are what the texts say: nothing drifts, no answer leaks, every output is compared."""
import asyncio
import html
import json
import os
import signal
import subprocess
import sys
import time
from queue import Empty

import nbformat
import pytest
from nbgrader.utils import compute_checksum

from authoring.build import notebooks, reach
from authoring.build.chapters import chapters, notebook_from_text
from authoring.build.client import looking_again
from authoring.build.notebooks import content_hash, execute, name_models, release, stamps
from tests.paths import CHAPTERS, NOTEBOOKS, ROOT, SOLUTIONS


def built(chapter, folder=SOLUTIONS):
    return nbformat.read(folder / chapter / f"{chapter}.ipynb", as_version=4)


def code_cells(chapter):
    return [cell for cell in built(chapter).cells if cell.cell_type == "code"]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_executed_notebook_is_the_text(chapter):
    fresh, kept = notebook_from_text(chapter), built(chapter)
    assert kept.metadata == fresh.metadata, "run `make build`"
    assert [(c.id, c.cell_type, c.source, c.metadata) for c in kept.cells] == \
           [(c.id, c.cell_type, c.source, c.metadata) for c in fresh.cells], "run `make build`"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_outputs_were_made_from_this_text_these_utils_and_this_data(chapter):
    stamp = stamps()[chapter]
    assert stamp["hash"] == content_hash(chapter, stamp["reach"]), "its text, or a file that it reads, has changed: run `make build`"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_code_cell_was_executed_without_error(chapter):
    for cell in code_cells(chapter):
        assert cell.execution_count, f"not executed: {cell.source[:60]}"
        assert not [o for o in cell.outputs if o.output_type == "error"], cell.source[:60]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_overview_at_the_end_names_the_exercises_as_the_text_does(chapter):
    """It reads the notebook that it is in: the one of this build, not of the last."""
    cells = nbformat.read(SOLUTIONS / chapter / f"{chapter}.ipynb", as_version=4).cells
    headings = [line[4:] for cell in cells if cell.cell_type == "markdown" for line in cell.source.splitlines() if line.startswith("### Exercise ")]
    overviews = [cell.outputs[0].data["text/html"] for cell in cells if cell.cell_type == "code" and "progress()" in cell.source]
    assert bool(overviews) == bool(headings)
    assert all(html.escape(heading.replace("`", "")) in overview.replace("`", "") for overview in overviews for heading in headings)


def test_a_rebuild_of_the_students_copies_gives_the_same_bytes(tmp_path):
    release(chapters(), target=tmp_path)
    for chapter in CHAPTERS:
        name = f"{chapter}/{chapter}.ipynb"
        assert (tmp_path / name).read_bytes() == (NOTEBOOKS / name).read_bytes(), f"{name}: run `make build`"


def test_notebooks_holds_nothing_but_the_students_copies():
    found = {path.relative_to(NOTEBOOKS).as_posix() for path in NOTEBOOKS.rglob("*")
             if path.is_file() and ".ipynb_checkpoints" not in path.parts}
    assert found == {*(f"{chapter}/{chapter}.ipynb" for chapter in CHAPTERS), "00_start/first_page.png"}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_answer_and_no_hidden_test_reaches_a_student(chapter):
    student = "\n".join(cell.source for cell in built(chapter, NOTEBOOKS).cells)
    for mark in ("BEGIN SOLUTION", "END SOLUTION", "HIDDEN TESTS", "hidden_seed(", "BEGIN MARK SCHEME"):
        assert mark not in student
    for cell in built(chapter).cells:
        for begin, end in (("### BEGIN SOLUTION", "### END SOLUTION"), ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")):
            if begin in cell.source:
                secret = cell.source.split(begin)[1].split(end)[0].strip()
                assert secret and secret not in student, f"{cell.id} leaks"
    assert not [cell for cell in built(chapter, NOTEBOOKS).cells if cell.get("outputs")], "outputs would show answers"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_cell_of_a_student_has_something_to_read_and_nbgrader_finds_it_as_it_was_handed_out(chapter):
    for cell in built(chapter, NOTEBOOKS).cells:
        assert cell.source.strip(), cell.id
        if "nbgrader" in cell.metadata:
            assert cell.metadata.nbgrader.checksum == compute_checksum(cell), cell.id


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_a_cell_prints_is_one_output_however_it_arrived(chapter):
    for cell in code_cells(chapter):
        assert len([output for output in cell.outputs if output.output_type == "stream"]) <= 1, cell.source


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_cell_that_nbval_ignores_is_followed_by_an_assert(chapter):
    cells = code_cells(chapter)
    for cell, after in zip(cells, [*cells[1:], None], strict=True):
        if "nbval-ignore-output" in cell.metadata.get("tags", []):
            assert after is not None and ("assert " in after.source or "nbval-ignore-output" in after.metadata.get("tags", [])), \
                f"nothing asserts what this cell gives: {cell.source[:80]}"
        assert "nbval-skip" not in cell.metadata.get("tags", [])


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_graded_cells_follow_the_authors_guide(chapter):
    by_id = {c.metadata.nbgrader.grade_id: c for c in built(chapter).cells if "nbgrader" in c.metadata}
    for identity, cell in by_id.items():
        meta = cell.metadata.nbgrader
        if meta.grade and not meta.solution:
            exercise, _, kind = identity.rpartition("-")
            assert kind in ("check", "hidden") and exercise in by_id, f"{identity}: name it <exercise>-check or -hidden"
            assert {f"{exercise}-check", f"{exercise}-hidden"} <= set(by_id), f"{exercise} lacks one of its two checks"
            lines = [line for line in cell.source.splitlines() if line.strip() and not line.startswith("###")]
            assert len(lines) <= 2 or kind == "hidden", f"{identity} is longer than two lines"


def test_a_rebuild_of_a_chapter_gives_the_same_bytes_and_reads_the_same_files(tmp_path):
    """The short one, executed again. What a text shows must not depend on time, on chance or on random ids."""
    notebook = execute(notebook_from_text("00_start"), SOLUTIONS / "00_start", tmp_path / "log")
    assert {*reach.read(tmp_path / "log")} >= {*stamps()["00_start"]["reach"]}         # what came since, nothing of it names
    notebook.metadata.pop("widgets")
    name_models(notebook)
    assert notebook.cells == built("00_start").cells


def test_a_reply_that_was_slept_through_is_found():
    """As nbclient's issue 312 has it: the message is there, but nobody is woken. Only another look finds it."""
    looks = []

    async def get_msg(timeout):
        looks.append(timeout)
        if len(looks) < 3:
            raise Empty
        return "the reply"

    assert asyncio.run(looking_again(get_msg, every=0.01)(timeout=None)) == "the reply"
    assert looks == [0.01] * 3


def test_nobody_waits_longer_than_he_was_told():
    async def get_msg(timeout):
        await asyncio.sleep(timeout)
        raise Empty

    with pytest.raises(Empty):
        asyncio.run(looking_again(get_msg, every=0.01)(timeout=0.03))


def test_a_chapter_reaches_what_it_imports_and_reads_and_nothing_else():
    entropy, infogan = (set(stamps()[chapter]["reach"]) for chapter in ("01_entropy", "05_infogan"))
    assert {"utils/information.py", "utils/figures/palette.py"} <= entropy
    assert {"utils/assets/weights/infogan.safetensors", "utils/assets/records/course.json", "utils/gan/training.py"} <= infogan
    assert not any(file.startswith(("utils/checks/infogan", "utils/gan", "utils/assets/weights")) for file in entropy)
    assert [file for file in stamps()["00_start"]["reach"] if file.endswith(".safetensors")] == ["utils/assets/weights/infogan.safetensors"]


def test_a_compiled_module_counts_as_its_source_and_what_lies_elsewhere_does_not_count(tmp_path):
    utils = tmp_path / "utils"
    utils.mkdir()
    for name in ("a.py", "b.py"):
        (utils / name).write_text("")
    log = tmp_path / "log"
    log.write_text("\n".join(map(str, (utils / "__pycache__" / "a.cpython-311.pyc", tmp_path / "x.py", "relative.py", utils / "gone.py"))))
    assert reach.read(log, tmp_path) == ["utils/a.py"]


@pytest.mark.parametrize("reading", ["from safetensors import safe_open; safe_open(w, 'numpy').keys()",
                                     "from safetensors.numpy import load_file; load_file(w)"])
def test_of_the_weights_those_count_that_are_opened(tmp_path, reading):
    """They are opened by compiled code, which Python's own hook doesn't see."""
    weights = ROOT / "utils" / "assets" / "weights" / "planes.safetensors"
    subprocess.run([sys.executable, "-c", f"{reach.HOOK}\nw = {str(weights)!r}\n{reading}"], env={**os.environ, reach.LOG: str(tmp_path / "log")}, check=True)
    assert reach.read(tmp_path / "log") == ["utils/assets/weights/planes.safetensors"]


def test_what_only_the_page_of_a_widget_shows_makes_no_chapter_old(tmp_path, monkeypatch):
    monkeypatch.setattr(notebooks, "ROOT", tmp_path)
    monkeypatch.setattr(notebooks, "SOLUTIONS", tmp_path)
    (tmp_path / "07_next.py").write_text("1")
    for name, counts in {"bumps.js": False, "widgets.css": False, "record.json": True, "planes.safetensors": True}.items():
        hashes = [(tmp_path / name).write_text(text) and content_hash("07_next", [name]) for text in ("before", "after")]
        assert (hashes[0] != hashes[1]) == counts, name


def test_where_a_chapter_fails_those_before_it_are_whole(tmp_path, monkeypatch):
    released = []

    def executed(name):
        if name == "02_kl_divergence":
            raise RuntimeError("a cell failed")
        return {"hash": name, "reach": []}

    for what, instead in {"STAMPS": tmp_path / "built.json", "lint": lambda *_: [], "_executed": executed, "release": released.extend}.items():
        monkeypatch.setattr(notebooks, what, instead)
    monkeypatch.setattr(notebooks.choices, "write", lambda: None)
    with pytest.raises(RuntimeError, match="a cell failed"):
        notebooks.build(["00_start", "01_entropy", "02_kl_divergence", "03_jensen_shannon"], force=True)
    assert released == ["00_start", "01_entropy"] == sorted(json.loads((tmp_path / "built.json").read_text()))


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt, asyncio.CancelledError])
def test_a_build_that_is_stopped_says_what_is_kept(interrupt, monkeypatch):
    def stopped(*_):
        raise interrupt

    monkeypatch.setattr(notebooks, "build", stopped)
    monkeypatch.setattr(notebooks.totals, "write", lambda: None)
    monkeypatch.setattr("sys.argv", ["build"])
    with pytest.raises(SystemExit, match=r"Stopped\. The chapters that were done are kept"):
        notebooks.main()


def test_ctrl_c_ends_a_run_and_its_kernel(tmp_path):
    program = ("import nbformat\n"
               "from authoring.build.client import Client\n"
               "cell = nbformat.v4.new_code_cell('import os, time\\nopen(\"started\", \"w\").write(str(os.getpid()))\\ntime.sleep(600)')\n"
               f"try: Client(nbformat.v4.new_notebook(cells=[cell]), resources={{'metadata': {{'path': {str(tmp_path)!r}}}}}).execute()\n"
               "except KeyboardInterrupt: print('stopped')")
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        while not (tmp_path / "started").exists() or not (kernel := (tmp_path / "started").read_text()):
            assert run.poll() is None, run.stderr.read()
            time.sleep(0.1)
        run.send_signal(signal.SIGINT)
        said, complaints = run.communicate()
    assert said == "stopped\n" and "Traceback" not in complaints
    with pytest.raises(ProcessLookupError):
        os.kill(int(kernel), 0)
