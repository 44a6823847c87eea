"""Does a test notice a fault? The tests of its module run on a copy of the checkout in which the module has it.

A module is judged by the tests that bear its name: those of utils/coding.py are in tests/utils/test_coding.py. JUDGES names tests of
modules whose name no file bears. A fault that these don't notice is shown to the other tests of the folder, too. Each fault meets a fresh
process, forked from one that has loaded other people's libraries and none of our modules, so that nothing a function keeps hides a fault,
and programs that a test starts have it too. Hypothesis looks for a counterexample but doesn't make it small.
"""
import contextlib
import hashlib
import importlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path

from authoring import ROOT
from authoring.mutation.faults import modules

WORK, COSTS = ROOT / "runs" / "mutation" / "copy", ROOT / "runs" / "mutation" / "costs.json"
COPIED = ("utils", "grading", "authoring", "benchmarks", "tests", "solutions/*.py", "notebooks", "course.py", "nbgrader_config.py", "pyproject.toml", "package.json", "site/js")
LIBRARIES = ("anywidget", "hypothesis", "IPython", "jupytext", "matplotlib.pyplot", "nbgrader.apps.nbgraderapp", "nbgrader.converters", "playwright.sync_api",
             "scipy.optimize", "scipy.stats", "sklearn.metrics", "sympy", "torch")
JUDGES = {                                                       # of modules whose name no file of tests bears, or that are tested elsewhere, too
    "utils/gan/training.py": ("utils/test_defaults", "utils/infogan/test_training"),
    **{f"utils/{name}.py": ("utils/test_messages", "utils/test_defaults")
       for name in ("codes", "data", "disentanglement", "frechet", "gan/losses", "information", "infogan/evaluation", "networks", "tables")},
    **{f"utils/{name}.py": ("utils/test_messages",) for name in ("coding", "factors", "gan/inputs")},
    **{f"utils/{name}.py": ("utils/test_defaults",) for name in ("neighbours", "prior", "toy_gan", "training", "infogan/training", "infogan/warp", "infogan/weights")},
    "utils/figures/__init__.py": ("utils/figures/test_figures",),
    **{f"utils/figures/{name}.py": ("utils/figures/test_drawn", "utils/figures/test_figures", "utils/figures/test_laws")
       for name in ("beyond", "divergences", "gan", "images", "information", "infogan", "training")},
    **{f"utils/widgets/{name}.py": ("utils/widgets/test_stills",) for name in ("base", "bumps", "code_channel", "plane", "plane_codes", "pmf", "traversal")},
    "utils/proof/axioms.py": ("utils/proof/test_kernel", "utils/proof/test_proof"), "utils/proof/banks.py": ("utils/proof/test_witnesses",),
    **{f"utils/proof/{name}.py": ("utils/proof/test_kernel", "utils/proof/test_expectations") for name in ("candidates", "conditions", "words")},
    **{f"utils/proof/{name}.py": ("utils/proof/test_sentences", "utils/proof/test_expectations", "utils/proof/test_refusals") for name in ("densities", "means")},
    "utils/proof/pmfs.py": ("utils/proof/test_expectations", "utils/proof/test_refusals"),
    **{f"utils/proof/{name}.py": ("utils/proof/test_sentences", "utils/proof/test_verdicts") for name in ("reading", "reasons", "rendering")},
    **{f"utils/proof/{name}.py": ("utils/proof/test_verdicts",) for name in ("checking", "citing", "explain", "expectations", "refusals")},
    **{f"utils/proof/{name}.py": ("utils/proof/test_verdicts", "utils/proof/test_checking", "utils/proof/test_proof") for name in ("deriving", "linear", "shannon", "solver")},
    "utils/proof/spelling.py": ("utils/proof/test_sentences", "utils/proof/test_language", "utils/proof/test_rendering", "utils/proof/test_rewriting"),
    **{f"grading/{name}.py": ("grading/test_reading",) for name in ("known", "origins", "statements")},
    **{f"grading/sandbox/{name}.py": ("grading/sandbox/test_proxy",) for name in ("errors", "link")},
    "grading/sandbox/decoded.py": ("grading/sandbox/test_encoded", "grading/sandbox/test_shared", "grading/sandbox/test_relatives", "grading/test_any_bytes"),
    **{f"grading/sandbox/{name}.py": ("grading/sandbox/test_shared", "grading/sandbox/test_relatives", "grading/test_any_bytes") for name in ("unseen", "encoded")},
}
# What their tests run is the grader as a whole, in its sandbox or in a browser: a minute and more per fault.
SLOW = tuple(f"grading/{name}.py" for name in (
    "__main__", "cache", "cluster", "doctor", "feedback", "grade", "job", "limits", "machine", "nbgrader_course", "prepare", "preprocessor", "promises", "receipts", "record",
    "release", "result", "trial",
    "report/__init__", "report/collect", "report/page",
    *(f"sandbox/{name}" for name in ("execute", "outer_walls", "seccomp", "shell", "student", "tester", "warm"))))


def judges(module):
    """The tests that bear a module's name, and those that JUDGES names."""
    own = Path("tests", module).with_name(f"test_{Path(module).name}")
    return [path.as_posix() for path in [own] * (ROOT / own).is_file() + [Path("tests", f"{name}.py") for name in JUDGES.get(module, ())]]


def tests_of(module):
    """The tests that judge a module."""
    if not judges(module):
        sys.exit(f"No test judges {module}: none bears its name, and JUDGES in authoring/mutation/judge.py names none.")
    return tuple(judges(module))


def others_of(module):
    """The tests that judge the other modules of its folder."""
    together = [other for other in modules() if Path(other).parent == Path(module).parent and other not in SLOW]
    return tuple(sorted({test for other in together for test in judges(other)} - {*judges(module)}))


@cache
def load_libraries():
    for name in ("pytest", *LIBRARIES):
        importlib.import_module(name)


def copy():
    """A fresh copy of the files that git has, or would have."""
    shutil.rmtree(WORK, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *COPIED], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (WORK / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, WORK / name)
    if (ROOT / "node_modules").exists():
        (WORK / "node_modules").symlink_to(ROOT / "node_modules")


def cost(test):
    """The CPU seconds that a file of tests takes as things are, kept in COSTS until it changes. It must pass: a test that fails anyway would seem to notice every fault."""
    known = json.loads(COSTS.read_text(encoding="utf-8")) if COSTS.exists() else {}
    key = f"{test} {hashlib.sha256((ROOT / test).read_bytes()).hexdigest()}"
    if key not in known:
        failed, known[key] = run((test,))
        if failed:
            sys.exit(f"{test}: this fails without any fault; what pytest said is in {WORK / 'said.txt'}.")
        COSTS.write_text(json.dumps(known, indent=0), encoding="utf-8")
    return known[key]


def noticed(module, text):
    """Whether tests fail, or never end, when the module reads `text`: those of the module, and where they pass, the others of its folder."""
    if (WORK / module).read_bytes() != (ROOT / module).read_bytes():
        sys.exit(f"{module} has changed since this run began, so its faults no longer fit the copy that is judged. Start again: what has been tried is kept.")
    return any(fails(tests, module, text) for tests in (tests_of(module), others_of(module)) if tests)


def fails(tests, module, text):
    """Whether one of the tests fails, or never ends, when the module reads `text`."""
    limit, place = 10 + 3 * sum(map(cost, tests)), WORK / module
    place.write_text(text, encoding="utf-8")                     # its time is new, so no compiled file is taken for it
    try:
        return run(sorted(tests, key=cost), limit)[0]             # the cheap ones first: a fault that they notice is done with
    finally:
        shutil.copy2(ROOT / module, place)


def run(tests, limit=None):
    """(whether they fail, the CPU seconds used) of pytest in a process of its own, which ends after `limit` CPU seconds, or 20 times as many by the clock."""
    load_libraries()
    child = os.fork()
    if child == 0:
        _be_pytest(tests, limit)
    try:
        _, status, used = os.wait4(child, 0)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)                     # what its tests have started; after Ctrl-C, itself
    return status != 0, used.ru_utime + used.ru_stime


def _be_pytest(tests, limit):
    os.setsid()
    os.chdir(WORK)
    said = os.open(WORK / "said.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for standard in (1, 2):
        os.dup2(said, standard)
    for name in [name for name in sys.modules if name.partition(".")[0] in COPIED]:
        del sys.modules[name]
    sys.path.insert(0, str(WORK))
    os.environ["PYTHONPATH"] = str(WORK)
    if limit is not None:
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        resource.setrlimit(resource.RLIMIT_CPU, (round(limit), round(limit) + 1))
        signal.alarm(round(20 * limit))
    import pytest
    os._exit(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--hypothesis-profile", "mutation", *tests]))
