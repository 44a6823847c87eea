"""What a process has only one of, and an answer may set for everything that runs in it: numpy's way of printing, the precision of decimals, torch's default type."""
import re
import sys
from decimal import getcontext

import numpy as np

MATTERS = {         # → in which tests it does
    "numpy's way of printing": re.compile(r"\b(?:str|repr|format|array2string|array_str)\b|\bf['\"]"),
    "the precision of decimals": re.compile("decimal", re.IGNORECASE),
    "torch's default type": re.compile("torch")}


def settings():
    """How this process is set: what it is about → a text."""
    torch, decimal = sys.modules.get("torch"), getcontext()
    found = np.get_printoptions(), (decimal.prec, decimal.rounding), torch.get_default_dtype() if torch else "torch.float32"
    return {name: str(value)[:1000] for name, value in zip(MATTERS, found, strict=True)}


def set_otherwise(theirs, source):
    """The settings that answers have changed, tests don't share, and the test `source` may look at, as a sentence; None if there are none.

    `theirs`: the settings of the student's process, as it says.
    """
    theirs = theirs if type(theirs) is dict else {}
    changed = next((name for name, here in settings().items() if theirs.get(name, here) != here and MATTERS[name].search(source)), None)
    return changed and f"the answer has set {changed}, which in the process of the tests is as it was"
