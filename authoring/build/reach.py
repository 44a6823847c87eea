"""What a chapter reads while it runs: the files of utils/ that its outputs depend on, and no others.

The kernel is started with a hook on Python's own "open" event, which sees imports, too (as compiled files); so a change
of one check builds the chapters that call it again, and leaves the others as they are. Weights are opened by compiled code, where
Python's hook doesn't see them: the one door to them notes its file itself.
"""
from importlib.util import source_from_cache
from pathlib import Path

from authoring import ROOT

LOG = "COURSE_REACH"            # the environment variable that names the file in which the hook writes
HOOK = f"""
import os, sys, safetensors
def _reach(event, args, log=open(os.environ[{LOG!r}], "a", buffering=1)):
    if event == "open" and isinstance(args[0], (str, os.PathLike)):
        log.write(os.fspath(args[0]) + chr(10))
sys.addaudithook(_reach)
def _weights(path, *args, opened=safetensors.safe_open, **more):
    _reach("open", (path,))
    return opened(path, *args, **more)
safetensors.safe_open = _weights
"""


def arguments():
    """What starts a kernel that notes what it opens."""
    return ["--IPKernelApp.exec_lines=" + HOOK]


def read(log, root=ROOT):
    """The files below utils/ that the log names, from `root`, in order; a compiled module counts as its source."""
    opened = {_source(Path(line)) for line in Path(log).read_text(encoding="utf-8").splitlines() if line}
    utils = root / "utils"
    found = {path for path in opened if utils in path.parents and path.is_file()}
    return sorted(path.relative_to(root).as_posix() for path in found)


def _source(path):
    try:
        return Path(source_from_cache(path)) if path.suffix == ".pyc" else path
    except ValueError:                          # not in __pycache__
        return path
