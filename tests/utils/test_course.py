"""What a machine lacks is named with its remedy; and the surroundings in which a notebook runs in its short form."""
import shutil
import sys
from importlib import metadata

import pytest

from utils import course


@pytest.mark.parametrize("settings, short, grading", [
    ({}, False, False), ({"COURSE_SHORT": "1"}, True, False), ({"NBGRADER_EXECUTION": "autograde"}, True, True), ({"COURSE_SHORT": ""}, False, False),
])
def test_a_notebook_is_short_under_tests_and_under_grading(settings, short, grading, monkeypatch):
    for name in ("COURSE_SHORT", "NBGRADER_EXECUTION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert (course.short_run(), course.under_grading()) == (short, grading)


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """A machine with two packages, of which one is for other systems, MNIST and the weights; a test takes something away."""
    versions = {"numpy": "2.1", "nbgrader": "0.9"}
    asked = ["numpy>=2", "nbgrader>=0.9", "elsewhere>=1; sys_platform == 'vms'", "hub>=1; extra == 'test'"]
    monkeypatch.setattr(metadata, "requires", {"infogan-depth-first": asked}.get)

    def version(name):
        if name not in versions:
            raise metadata.PackageNotFoundError(name)
        return versions[name]

    monkeypatch.setattr(metadata, "version", version)
    monkeypatch.setattr(course, "ASSETS", tmp_path)
    for folder, names in (("mnist", ["a.gz", "b.gz", "c.gz", "d.gz", "notes.txt"]), ("weights", ["infogan.safetensors"])):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).touch()
    return versions


def lacking():
    with pytest.raises(RuntimeError) as told:
        course.check_environment()
    return str(told.value)


def test_where_nothing_is_missing_one_may_start(machine, capsys):
    course.check_environment()
    assert capsys.readouterr().out == "✓ Python, every package, MNIST and the trained networks are here. You can start.\n"


def test_all_that_is_missing_is_named_with_its_remedy(machine, monkeypatch):
    machine["numpy"] = "1.26"
    del machine["nbgrader"]
    (course.ASSETS / "mnist" / "a.gz").unlink()
    shutil.rmtree(course.ASSETS / "weights")
    monkeypatch.setattr(sys, "version_info", (3, 10, 9))
    monkeypatch.setattr(sys, "version", "3.10.9 (main)")
    assert lacking().splitlines() == [
        "Something is missing:", "Python is 3.10.9; the course needs 3.11 or newer. Install one, delete .venv, run `make lab`.",
        "numpy is 1.26; the course was tried with >=2. Close JupyterLab, delete .venv and run `make lab`.",
        "nbgrader is not installed. Close JupyterLab, delete .venv and run `make lab`.",
        "utils/assets/mnist holds 3 of 4 files *.gz. Fetch the repository again: its download was cut short.",
        "utils/assets/weights holds 0 of 1 files infogan.safetensors. Fetch the repository again: its download was cut short."]


def test_colab_needs_none_of_our_jupyter(machine, monkeypatch):
    del machine["nbgrader"]
    assert lacking().splitlines()[1:] == ["nbgrader is not installed. Close JupyterLab, delete .venv and run `make lab`."]
    monkeypatch.setitem(sys.modules, "google.colab", course)
    course.check_environment()
    machine["numpy"] = "1.26"
    assert "numpy is 1.26" in lacking()
