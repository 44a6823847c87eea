"""What every chapter shares: whether it runs in its short form, and whether this machine has what it needs."""
import os
import sys
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ASSETS = Path(__file__).parent / "assets"
JUPYTER = {"ipykernel", "ipywidgets", "jupyterlab", "jupytext", "nbclient", "nbgrader"}     # Colab has its own, and needs none of ours


def short_run():
    """True when tests or a grader execute the notebook: long training then takes a few steps and loads shipped weights.

    nbgrader sets NBGRADER_EXECUTION while it grades; tests and `make build` set COURSE_SHORT=1. Try it yourself:
    `COURSE_SHORT=1 make lab`.
    """
    return bool(os.environ.get("COURSE_SHORT")) or under_grading()


def under_grading():
    """True when a submission is graded, by nbgrader or by the course's own grader, and False when tests or `make build` run it.

    A demonstration of the course's that takes seconds, and earns no marks, is then repeated less often.
    """
    return bool(os.environ.get("NBGRADER_EXECUTION"))


def check_environment():
    """Say whether everything that the chapters need is here: Python, packages in their ranges, data, weights.

    Each thing that is missing is named with its remedy; raises RuntimeError if there is any.
    """
    problems, requirements = [], [Requirement(line) for line in metadata.requires("infogan-depth-first")]
    needed = [r for r in requirements if not r.marker or r.marker.evaluate({"extra": ""})]
    if "google.colab" in sys.modules:
        needed = [r for r in needed if r.name not in JUPYTER]
    if sys.version_info < (3, 11):  # noqa: UP036 (a kernel can run a different Python from the one that installed)
        problems.append(f"Python is {sys.version.split()[0]}; the course needs 3.11 or newer. Install one, delete .venv, run `make lab`.")
    for requirement in needed:
        try:
            version = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            problems.append(f"{requirement.name} is not installed. Close JupyterLab, delete .venv and run `make lab`.")
            continue
        if version not in requirement.specifier:
            problems.append(f"{requirement.name} is {version}; the course was tried with {requirement.specifier}. "
                            "Close JupyterLab, delete .venv and run `make lab`.")
    for folder, pattern, count in (("mnist", "*.gz", 4), ("weights", "infogan.safetensors", 1)):
        found = len(list((ASSETS / folder).glob(pattern)))
        if found < count:
            problems.append(f"utils/assets/{folder} holds {found} of {count} files {pattern}. Fetch the repository again: "
                            "its download was cut short.")
    if problems:
        raise RuntimeError("\n".join(["Something is missing:", *problems]))
    print("✓ Python, every package, MNIST and the trained networks are here. You can start.")


def progress(path=None):
    """What of this notebook is answered, and what is open (utils.progress)."""
    from utils.progress import progress

    return progress(path)
