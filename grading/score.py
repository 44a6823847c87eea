"""Outputs → points, by nbgrader's rules; where we differ, it says so.

- An error gives 0; a number as the cell's value gives that many points; anything else gives all of them.
- What answers and libraries write to stderr, a warning for example, costs nothing (`c.Limits.stderr_costs_marks = True`:
  nbgrader's way, by which any word on stderr gives 0). What the test's own lines write there gives 0, as in nbgrader.
- A `unittest` run counts by its result: failures give 0, a run without any gives the points. (nbgrader gives 0 to both, since
  unittest reports on stderr.)
- A number that doesn't look like one (`False`, `np.float64(0.5)`, `Fraction(1, 2)`) gives full points, as in nbgrader, and
  asks for a person's eyes; so does a number that is missing, without points.
- A number that is negative, not a number or more than the cell's points gives 0 and asks for a person's eyes; nbgrader
  gives full points to the first two and stops the whole class at the third.
- Where the author's own solution ends with a number of points, a value that only doesn't look like one (`np.int64(2)`) counts as the
  number that it is; anything else (an array, a text) gives 0 and asks for a person's eyes. nbgrader gives full points to both.
"""
import math

from nbformat import from_dict
from nbgrader.utils import compute_checksum


def score(cell, stderr_costs_marks, report=None, wants_number=False):
    """→ {"auto": points or None, "max": points, "by_hand": bool, "reason": text or None} of a graded cell.

    `report`: how it ran. `wants_number`: the test ends with a number for the author's own solution.
    """
    report = report or {}
    meta = cell["metadata"]["nbgrader"]
    if meta["task"]:
        return _score(None, meta, by_hand=True)
    if meta["solution"]:
        return _score(0, meta, reason="no response") if unchanged(cell) else _score(None, meta, by_hand=True)
    if cell["cell_type"] != "code":
        return _score(None, meta, by_hand=True)
    if report.get("refused"):
        return _score(0, meta, by_hand=True, reason=f"the test can't judge this answer from outside its process: {_errors(cell)}"[:500])
    if report.get("lost") and not report["ok"]:
        return _score(0, meta, by_hand=True, reason=f"the answer is of a class of its own ({report['lost']}), and the test got the plain "
                      f"data that it is built on: {_errors(cell)}"[:500])
    if report.get("verdict"):
        return _score(0, meta, reason=report["verdict"])
    for output in cell["outputs"]:
        if output["output_type"] == "error":
            return _score(0, meta, reason=f"{output['ename']}: {output['evalue']}"[:500])
        if stderr_costs_marks and output["output_type"] == "stream" and output["name"] == "stderr":
            return _score(0, meta, reason="it wrote to stderr")
        if output["output_type"] == "execute_result":
            text, number = output["data"].get("text/plain", ""), report.get("number")
            if wants_number:
                return _partial(str(number[1]) if number and number[1] is not None else text, meta, wants_number=True)
            if number:
                return _score(meta["points"], meta, by_hand=True, reason=f"the test's value, {number[0]}, is not written as a "
                              "number: nbgrader gives full points; was it meant as points? Then the test should end with float(…)")
            return _partial(text, meta)
    if report and not report["ok"]:
        return _score(0, meta, reason="the cell failed without a word")
    if wants_number:
        return _score(0, meta, by_hand=True, reason="the test should end with a number of points, and ended without")
    if report.get("lost"):
        return _score(meta["points"], meta, by_hand=True, reason=f"the answer is of a class of its own ({report['lost']}), and the test passed "
                      "with the plain data that it is built on: does the class mean the same?")
    return _score(meta["points"], meta)


def _errors(cell):
    return " ".join(o["evalue"] for o in cell["outputs"] if o["output_type"] == "error")


def unchanged(cell):
    """Is a solution cell still as it was handed out?"""
    checksum = cell["metadata"]["nbgrader"].get("checksum")
    return checksum is not None and checksum == compute_checksum(from_dict(cell))


def _partial(text, meta, wants_number=False):
    try:
        points = float(text)
    except ValueError:
        if not wants_number:
            return _score(meta["points"], meta)
        points = math.nan
    if math.isfinite(points) and 0 <= points <= meta["points"]:
        reason = None if points == meta["points"] else f"partial credit: {points:g} of {meta['points']:g}"
        return _score(points, meta, reason=reason)
    return _score(0, meta, by_hand=True, reason=f"the test's value, {text[:40]}, isn't a number of points")


def _score(auto, meta, by_hand=False, reason=None):
    if reason:                                   # what an error says about itself comes from a student: no control characters, no change of direction
        reason = "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in reason)
    return {"auto": auto, "max": meta["points"], "by_hand": by_hand, "reason": reason}
