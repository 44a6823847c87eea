"""Commands typed in somebody's folder, each in a process of its own, forked where Python and nbgrader have been loaded once."""
import os
import runpy
import sys
from multiprocessing import get_context
from pathlib import Path

MAKE_GRADE = "import pathlib, sys, course; course.PYTHON = pathlib.Path(sys.executable); course.grade()"
STARTED = get_context("forkserver")
STARTED.set_forkserver_preload(["nbgrader.apps.nbgraderapp", "nbgrader.converters", "grading.__main__"])


def run(folder, *command):
    """`python -m COMMAND …` in `folder`, which is its home too. Returns what it said; it must succeed."""
    said = folder / ".said.txt"
    process = STARTED.Process(target=_be, args=(folder, said, command))
    process.start()
    process.join()
    text = said.read_text()
    assert process.exitcode == 0, text
    return text


def _be(folder, said, command):
    os.chdir(folder)
    fd = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for standard in (1, 2):
        os.dup2(fd, standard)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    os.environ.update(HOME=str(folder), JUPYTER_DATA_DIR=str(folder / ".jupyter-data"), JUPYTER_CONFIG_DIR=str(folder / ".jupyter"),
                      PATH=path)
    sys.argv = [command[0], *command[1:]]
    sys.path.insert(0, "")
    runpy.run_module(command[0], run_name="__main__", alter_sys=True)
