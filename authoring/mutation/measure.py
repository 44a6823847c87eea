"""Put faults into modules, one at a time, and see which of them no test notices.

A module is judged by the tests that bear its name: those of utils/coding.py are in tests/utils/test_coding.py. Where no file bears it,
the tests of its room judge it. Modules that are measured together share one run, and the tests of all of them. Each fault meets a fresh
copy of a process that has imported the tests and run none, so nothing that a function keeps (functools.cache) hides a fault
behind it. Hypothesis looks for a counterexample but doesn't make it small.
"""
import contextlib
import datetime
import json
import random
import re
import shutil
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

from authoring import ROOT

WORK = ROOT / "runs" / "mutation"
COPIED = ("utils", "grading", "authoring", "benchmarks", "tests", "solutions/*.py", "course.py", "nbgrader_config.py")
NOTICED = (1, 3, -24, 24, 36, 152, 255)         # mutmut's exit codes: a test fails or breaks, or the fault never ends


def tests_of(module):
    """The tests that judge a module: the file that bears its name, or else those of its room."""
    if not (ROOT / module).is_file():
        sys.exit(f"{module} is not there.")
    room = ROOT / "tests" / Path(module).parent
    own = room / f"test_{Path(module).name}"
    found = [own] if own.is_file() else sorted(room.glob("test_*.py"))
    if not found:
        sys.exit(f"No test judges {module}: neither {own.relative_to(ROOT)} nor another one in its folder is there.")
    return tuple(path.relative_to(ROOT).as_posix() for path in found)


def faults_of(module):
    """The names that mutmut gives to its faults of a module, in their order."""
    from mutmut.mutation.file_mutation import mutate_file_contents
    from mutmut.utils.format_utils import get_mutant_name
    made = mutate_file_contents(module, (ROOT / module).read_text(encoding="utf-8")).mutant_names
    return [get_mutant_name(Path(module), name) for name in made]


def drawn(module, faults, sample):
    """All faults, or `sample` of them: the same ones on each run of an unchanged module."""
    return faults if sample is None or sample >= len(faults) else sorted(random.Random(module).sample(faults, sample))


def settings(modules):
    """mutmut's, from pyproject.toml, for these modules and their tests."""
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    ours |= {"only_mutate": list(modules), "pytest_add_cli_args_test_selection": sorted({*chain.from_iterable(map(tests_of, modules))})}
    return "[tool.mutmut]\n" + "".join(f"{name} = {json.dumps(value)}\n" for name, value in ours.items()) + "[tool.pytest.ini_options]\npythonpath = [\".\"]\n"


def measure(modules, sample=None, python=sys.executable):
    """Run mutmut on a copy; {module: {"date", "mutants": how many there are, "tried", "survivors": [change, …]}}.

    Ctrl-C ends it early, with what has been tried so far: mutmut begins with the faults whose tests are quickest.
    """
    configured, place = settings(modules), WORK
    shutil.rmtree(place, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *COPIED], cwd=ROOT, check=True, capture_output=True, text=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file() and "attacks" not in name:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, place / name)
    (place / "pyproject.toml").write_text(configured, encoding="utf-8")
    faults = {module: faults_of(module) for module in modules}
    asked = {module: drawn(module, faults[module], sample) for module in modules}
    with contextlib.suppress(KeyboardInterrupt):                 # mutmut has been told, too
        subprocess.run([python, "-m", "mutmut", "run", "--max-children", "1", *chain.from_iterable(asked.values())], cwd=place, check=True)
    found = {}
    for module in filter(faults.get, modules):
        codes = json.loads((place / "mutants" / f"{module}.meta").read_text(encoding="utf-8"))["exit_code_by_key"]
        tried = [name for name in asked[module] if codes[name] is not None]
        if tried:
            found[module] = {"date": datetime.date.today().isoformat(), "mutants": len(faults[module]), "tried": len(tried),
                             "survivors": [change(place, name, python) for name in tried if codes[name] not in NOTICED]}
    return found


def change(place, name, python):
    """What a mutant changes: the function, and the lines that differ."""
    shown = subprocess.run([python, "-m", "mutmut", "show", name], cwd=place, check=True, capture_output=True, text=True).stdout
    lines = [line for line in shown.splitlines() if re.match(r"[-+](?![-+])", line)]
    return f"{re.sub(r'__mutmut_[0-9]+$', '', name.rpartition('.')[2]).removeprefix('x_')}: " + "  ".join(re.sub(r"\s+", " ", line) for line in lines)
