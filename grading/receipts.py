"""A receipt says what a grade was made from. With it the same grade is made again, bit for bit, or the grader says what differs."""
import contextlib
import hashlib
import json
import platform
from pathlib import Path

from . import cache, seeds
from .nbgrader_course import NotReady
from .submissions import handed_in

FORMAT = 2                     # of a receipt: 2 since it says which tests were not protected
PARTS = {"student": str, "assignment": str, "made_from": dict, "made": dict, "notebooks": dict}


def digest(data):
    """sha256 of bytes, of text, or of plain data as JSON."""
    if not isinstance(data, (bytes, str)):
        data = json.dumps(data, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")).hexdigest()


def short(environment):
    """cache.environment with one hash for each folder: the grader's own, and each package of the course."""
    folders = {}
    for name, value in environment.items():
        if "/" in name:
            folders.setdefault(name.split("/")[0], {})[name] = value
    versions = {name: value for name, value in sorted(environment.items()) if "/" not in name}
    return {"platform": f"{platform.system()} {platform.machine()}", "versions": versions,
            "files": {name: digest(files) for name, files in folders.items()}}


def made_from(environment, limits, sandbox, entry, submission, seed, tried):
    """All that a grade depends on, as hashes; what is short is given in full."""
    return {"submission": {path: digest(data) for path, data in submission.files.items()}, "left out": submission.notices,
            "assignment": {f"{n}: {c['grade_id']}": digest(c) for n, spec in entry.notebooks.items() for c in spec.cells},
            "author's files": {path: digest(data) for path, data in entry.files.items()},
            "seed": digest(seed)[:16], "unprotected tests": {n: tried.part(n)["unprotected"] for n in entry.notebooks}, "limits": limits, "sandbox": sandbox, "environment": environment}


def made(results):
    """notebook → hashes of the grade and of the whole graded notebook. How long it took is not part of them."""
    return {name: {"grade": digest(r["scores"]), "notebook": digest(r["notebook"])} for name, r in results.items()}


def grade_again(grader, path):
    """Make the grade of the receipt at `path` again; print what differs → True if grade and notebook are the same, bit for bit.

    It runs behind the walls of this machine, under the limits and with the packages of the course as they are now: a receipt lies in
    a folder that others may write to, so nothing in it is treated as an instruction. The gradebook stays as it is.
    """
    old, course = _receipt(path), grader.course
    before, student, assignment = old["made_from"], old["student"], old["assignment"]
    entry = course.assignment(assignment)
    submission, _ = handed_in(course, entry, student, grader.limits["submission_mb"])
    seed = seeds.seed(grader.secret, assignment, student, cache.files_key(submission.files))
    with contextlib.closing(grader.start([entry])):
        tried = grader.trial(entry)
        now = made_from(grader.made_with, grader.limits, grader.walls, entry, submission, seed, tried)
        results = {name: grader.notebook(submission, entry, spec, seed, None, tried) for name, spec in entry.notebooks.items()}
    same, differs = made(results) == old["made"], list(differences(before, now))
    print(f"{str(student)!r:.80}, {str(assignment)!r:.80}: ".replace("'", "") + ("the same grade and the same notebook, bit for bit" if same else "not the same"))
    for line in [*differs, *changes(old, results)]:
        print("  " + "".join(c if c.isprintable() else "\ufffd" for c in line[:500]))
    if old.get("format", 1) != FORMAT:
        print(f"  This receipt has the format {old.get('format', 1)!r:.20} and this grader writes {FORMAT}: what it doesn't say can't be compared.")
    elif not same and not differs:
        print("  Submission, assignment, seed, limits and environment are the same: this code does not always do the same.")
    return same


def differences(before, now, name=""):
    """Each thing that has changed, in words."""
    if isinstance(before, dict) and isinstance(now, dict):
        for key in sorted(before.keys() | now.keys()):
            yield from differences(before.get(key), now.get(key), f"{name} › {key}" if name else key)
    elif before != now:
        told = [("nothing" if v is None else f"{v[:12]}…" if isinstance(v, str) and len(v) == 64 else str(v).split(" (")[0]) for v in (before, now)]
        yield f"{name}: was {told[0]}, is {told[1]}" + (" (another secret in .grading/secret)" if name == "seed" else "")


def changes(old, results):
    """Where grade and notebook differ from the receipt's."""
    hashes = made(results)
    for name, result in results.items():
        scores, was = _dict(_dict(old["notebooks"].get(name)).get("scores")), _dict(old["made"].get(name))
        for cell in sorted(scores.keys() | result["scores"].keys()):
            one, other = scores.get(cell), result["scores"].get(cell)
            if one != other:
                yield f"{name}: {cell}: {_told(one)} → {_told(other)}"
        if hashes[name]["grade"] == was.get("grade") and hashes[name] != was:
            yield f"{name}: the grade is the same; what some cells show is not (a time, an address in memory?)"


def _told(score):
    if score is None:
        return "no such cell"
    try:
        points = "marked by hand" if score["auto"] is None else f"{score['auto']:g} of {score['max']:g}"
        return points + (f" ({' '.join(score['reason'].split())[:100]})" if score["reason"] else "")
    except (KeyError, TypeError, ValueError, AttributeError):
        return "something other than a score"


def _dict(value):
    return value if isinstance(value, dict) else {}


def _receipt(path):
    try:
        receipt = json.loads(Path(path).read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as e:
        raise NotReady(f"{path} is not a receipt that can be read: {e}") from None
    if not isinstance(receipt, dict) or any(not isinstance(receipt.get(name), kind) for name, kind in PARTS.items()):
        raise NotReady(f"{path} does not say what the grade was made from. Receipts are autograded/<student>/<assignment>/.grading.json")
    if {"/", "\0"} & {*receipt["student"]} or receipt["student"] in ("", ".", ".."):
        raise NotReady(f"{path} names a student whose work can't lie in this course's folder: {receipt['student']!r:.80}")
    return receipt
