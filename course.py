#!/usr/bin/env python3
"""Set up and run the course with Python alone: `python course.py lab`, `python course.py test` (Windows: `py course.py lab`).

`make lab` and `make test` call this file. It uses the standard library only, and no syntax newer than Python 3.6:
an old Python then reads far enough to be told that it is too old.
"""
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
EXTRAS = {"lab": "", "build": "", "grade": "[report]", "site": "[site]", "bench": "[test]", "check-the-checks": "[test]", "mutate": "[mutate]",
          "test": "[test]", "test-more": "[test]", "hub": "[test]"}


def environment(extras):
    """Create .venv and install the exact versions of constraints.txt, unless that was done already."""
    if sys.version_info < OLDEST:
        sys.exit("This course needs Python {}.{} or newer; {} is {}.{}. Install a newer one from python.org, then run "
                 "this again with it.".format(*OLDEST, sys.executable, *sys.version_info[:2]))
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + (ROOT / "constraints.txt").read_bytes()).hexdigest()
    stamp = VENV / "installed{}.txt".format(extras.strip("[]").replace(",", "-"))
    if stamp.exists() and stamp.read_text() == wanted and PYTHON.exists():
        return
    if not PYTHON.exists():
        print("Creating .venv (once; a few minutes, most of it PyTorch) …", flush=True)
        if subprocess.call([sys.executable, "-m", "venv", str(VENV)]) != 0:
            sys.exit("Python could not create .venv. On Debian or Ubuntu its venv module is a package of its own: "
                     "`sudo apt install python3-venv`, then run this again.")
    # The project is one requirement, with its extras; the constraints give every package one exact version.
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
               "--constraint", str(ROOT / "constraints.txt"), "--editable", str(ROOT) + extras]
    if subprocess.call(command) != 0:
        sys.exit("pip could not install the course into .venv; its own message is above. Without a network, see "
                 "\"Without a network\" in README.md. To begin afresh, delete the folder .venv.")
    stamp.write_text(wanted)


def run(*command, **environ):
    """Run a command of the environment; stop with its exit code if it fails."""
    print("$ " + " ".join(command), flush=True)
    path = str(PYTHON.parent) + os.pathsep + os.environ.get("PATH", "")
    child = subprocess.Popen([str(PYTHON), "-m", *command], cwd=str(ROOT), env=dict(os.environ, PATH=path, **environ))
    while True:
        try:
            code = child.wait()
            break
        except KeyboardInterrupt:       # the child was sent it, too: it puts its things in order, where subprocess.call would kill it
            continue
    if code:
        sys.exit(code)


def lab(*arguments):
    """JupyterLab at the start page, set as lab/ says: no news, none of an instructor's panels, widgets saved with the notebook.

    Where there is no screen, it prints its address instead.
    """
    no_screen = sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    run("jupyter", "lab", "--ServerApp.root_dir=notebooks", "--LabApp.app_settings_dir=" + str(ROOT / "lab"), "--LabApp.default_url=/lab/tree/00_start/00_start.ipynb",
        *(["--no-browser"] if no_screen else []), *(["--allow-root"] if root else []), *arguments)


def test(*arguments):
    """Everything that must hold: style, unit tests, the built notebooks, every notebook executed and compared."""
    one_thread = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
    run("ruff", "check")
    run("pytest", "-n", "2", "--ignore", "tests/browser", "--ignore", "tests/grading", *arguments,
        **one_thread)
    run("pytest", "-n", "2", "--dist", "loadscope", "--nbval", "--nbval-sanitize-with", "tests/nbval_sanitize.cfg",
        "solutions", COURSE_SHORT="1", PYDEVD_DISABLE_FILE_VALIDATION="1", **one_thread)


def test_more(*arguments):
    """The slow rest: notebooks and widgets in a real browser, and the grader against its attacks."""
    run("pytest", "-n", "2", "--dist", "loadfile", "tests/browser", "tests/grading", *arguments, OMP_NUM_THREADS="1")


def hub(*arguments):
    """A term in a real JupyterHub, which is installed into runs/ first."""
    run("pytest", "tests/grading/test_hub.py", *arguments, COURSE_HUB="1")


def build(*arguments):
    run("authoring.build", *arguments)


def grade(*arguments):
    """A class of submissions, and the report on it; where there is none yet, the sample class, in a course folder of its own."""
    if not arguments and not (ROOT / "submitted").exists():
        print("There is no folder submitted/ yet: this grades the sample class, in runs/sample/.", flush=True)
        run("authoring.sample", "runs/sample")
        arguments = ("--course", "runs/sample")
    run("grading", "grade", *arguments)
    at = arguments.index("--course") if "--course" in arguments else len(arguments)
    run("grading", "report", *arguments[at:at + 2])


def site(*arguments):
    run("authoring.build.site", *arguments)


def bench(*arguments):
    """Comparisons that give ratios, each in one run on this machine."""
    run("benchmarks", *arguments)


def check_the_checks(*arguments):
    """How often are our checks wrong?"""
    run("authoring.checks.check_the_checks", *arguments)


def mutate(*modules):
    """Small faults in our own modules, one at a time: does a test notice?"""
    run("authoring.mutation", *modules, OMP_NUM_THREADS="1")


if __name__ == "__main__":
    verbs = {"lab": lab, "test": test, "test-more": test_more, "hub": hub, "build": build, "grade": grade, "site": site, "bench": bench,
             "check-the-checks": check_the_checks, "mutate": mutate}
    if len(sys.argv) < 2 or sys.argv[1] not in verbs:
        sys.exit("Say what to do: python course.py {}".format("|".join(verbs)))
    environment(EXTRAS[sys.argv[1]])
    try:
        verbs[sys.argv[1]](*sys.argv[2:])
    except KeyboardInterrupt:
        sys.exit(130)
