"""A submission's bytes, whatever lies in its folder. No link is followed, nothing large is read, nothing blocks.

Notebooks come first, without the outputs that are stored in them: these are made again, and count towards no limit.
"""
import fnmatch
import json
import os
import re
import stat
from dataclasses import dataclass, field
from datetime import timedelta

from nbgrader.utils import parse_utc

MAX_FILES, MAX_DEPTH = 500, 8
STORED_OUTPUTS = 5               # times the limit: what a notebook may have with its stored outputs
MOST_PARTS = 2_000_000           # values in a notebook's JSON: "{}," is three bytes in a file and eighty in memory
LONGEST_TIME = 100               # characters
# A string that never ends is one, too: looked for again from each of its quotes, it would take forever.
TOKEN = re.compile(rb'"outputs"\s*+:\s*+\[|"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)


@dataclass
class Submission:
    files: dict = field(default_factory=dict)      # path → bytes
    notices: list = field(default_factory=list)    # what was left out, and why


def handed_in(course, entry, student, limit_mb):
    """A student's submission of an assignment, with everything known about it → (it, its time of submission or None)."""
    folder = course.path(course.folders.submitted_directory, student, entry.name)
    found = read(folder, limit_mb, course.folders.ignore)
    found.notices += companions(found.files, entry)[1]
    moment, trouble = timestamp_of(found.files)
    found.notices += [trouble] if trouble else []
    return found, moment


def read(folder, limit_mb, ignore=()):
    """Everything readable under `folder`, up to `limit_mb` in total."""
    found = Submission()
    try:
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError as e:
        found.notices.append("the submission is a link; links are not followed" if os.path.islink(folder) else
                             f"the submission is not a readable folder ({os.strerror(e.errno)})")
        return found
    try:
        names = _names(fd)
        notebooks = {n for n in names if n.endswith(".ipynb")}
        left = [limit_mb << 20]
        _read_folder(fd, "", found, left, ignore, 0, [n for n in names if n in notebooks])
        _read_folder(fd, "", found, left, ignore, 0, [n for n in names if n not in notebooks])
    finally:
        os.close(fd)
    return found


def timestamp_of(files):
    """The moment of submission, in UTC, that nbgrader's exchange leaves in timestamp.txt → (it or None, why it can't be read or None)."""
    if "timestamp.txt" not in files:
        return None, None
    text = files["timestamp.txt"].decode("utf-8", "replace").strip()
    try:
        if len(text) > LONGEST_TIME:                       # dateutil takes minutes for megabytes
            raise ValueError(f"{len(text):,} characters")
        if offset := re.fullmatch(r"(.*\S)\s*([+-]\d\d):?(\d\d)", text):          # nbgrader takes +0200 for 200 seconds
            moment = parse_utc(offset[1])
            sign = -1 if offset[2].startswith("-") else 1
            return moment - sign * timedelta(hours=abs(int(offset[2])), minutes=int(offset[3])), None
        return parse_utc(text), None
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None, f"timestamp.txt can't be read as a time ({text[:60]!r}): whether it is late is for a person"


def companions(files, entry):
    """The student's files that can lie next to the notebooks and the author's files → (these, notices about those in the way)."""
    taken = {*(f"{n}.ipynb" for n in entry.notebooks), ".grading.json", *entry.files}
    folders = {"/".join(p.split("/")[:i]) for p in taken for i in range(1, p.count("/") + 1)}
    kept, notices = {}, []
    for path, data in files.items():
        above = {"/".join(path.split("/")[:i]) for i in range(1, path.count("/") + 1)}
        if path in folders or above & taken:
            notices.append(f"{path} was left out: a file of the assignment's has its place")
        elif path not in taken and not path.endswith(".ipynb"):
            kept[path] = data
    return kept, notices


def without_outputs(data, limit):
    """A notebook's bytes without its stored outputs, and without pictures in its texts where it would be larger than `limit` with them.

    The bytes as they are where these can't be found. None: too many parts to be read.
    """
    if _parts(data) > MOST_PARTS:
        data = _cut(data)
        if data is None or _parts(data) > MOST_PARTS:
            return None
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
        cells = [*notebook.get("cells", []), *(c for w in notebook.get("worksheets", []) for c in w.get("cells", []))]
        for cell in cells:
            if "outputs" in cell:
                cell["outputs"] = []
        slim = json.dumps(notebook).encode()
        if len(slim) > limit:
            for cell in cells:
                cell.pop("attachments", None)
            slim = json.dumps(notebook).encode()
        return slim
    except (ValueError, RecursionError, AttributeError, TypeError, KeyError):
        return data


def _parts(data):
    return data.count(b",") + data.count(b"[") + data.count(b"{")


def _cut(data):
    """The same bytes with every list of outputs empty, found by its brackets without reading what is in it; None where there are too many."""
    kept, start, depth = [], 0, 0
    for count, token in enumerate(TOKEN.finditer(data)):
        if count > MOST_PARTS:
            return None
        if depth:
            depth += token[0] in (b"[", b"{") or (token[0].startswith(b'"outputs"') and token[0].endswith(b"["))
            depth -= token[0] in (b"]", b"}")
            if not depth:
                start = token.start()
        elif token[0].endswith(b"[") and token[0] != b"[":
            kept.append(data[start:token.end()])
            depth = 1
    return b"".join([*kept, data[start:]])


def _names(fd):
    return sorted(os.listdir(fd))


def _read_folder(fd, prefix, found, left, ignore, depth, names=None):
    for name in _names(fd) if names is None else names:
        path = prefix + name
        shown = path.encode("utf-8", "replace").decode()
        if any(fnmatch.fnmatch(name, pattern) for pattern in ignore):
            continue
        if len(found.files) >= MAX_FILES:
            found.notices.append(f"more than {MAX_FILES} files; {shown} and what follows were left out")
            return
        try:
            child = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=fd)
        except OSError as e:
            is_link = stat.S_ISLNK(os.stat(name, dir_fd=fd, follow_symlinks=False).st_mode)
            found.notices.append(f"{shown} is a link; links are not followed" if is_link else
                                 f"{shown} can't be read ({os.strerror(e.errno)})")
            continue
        try:
            mode = os.fstat(child).st_mode
            if stat.S_ISDIR(mode):
                if path.endswith(".ipynb"):
                    found.notices.append(f"{shown} is a folder, not a notebook")
                if depth < MAX_DEPTH:
                    _read_folder(child, path + "/", found, left, ignore, depth + 1)
            elif not stat.S_ISREG(mode):
                found.notices.append(f"{shown} is not a file")
            elif os.fstat(child).st_size > left[0] * (STORED_OUTPUTS if path.endswith(".ipynb") else 1):
                found.notices.append(f"{shown} ({os.fstat(child).st_size / 1e6:,.1f} MB) is too large and was left out")
            else:
                with os.fdopen(os.dup(child), "rb") as f:
                    data = f.read(STORED_OUTPUTS * left[0])
                if path.endswith(".ipynb"):
                    data = without_outputs(data, left[0])
                if data is None:
                    found.notices.append(f"{shown} was left out: even without its outputs it has more than {MOST_PARTS:,} parts")
                    continue
                if len(data) > left[0]:
                    found.notices.append(f"{shown} ({len(data) / 1e6:,.1f} MB) is too large and was left out")
                    continue
                left[0] -= len(data)
                found.files[shown] = data
        finally:
            os.close(child)
