"""A submission's bytes, whatever lies in its folder. No link is followed, nothing large is read, nothing blocks."""
import fnmatch
import os
import stat
from dataclasses import dataclass, field

MAX_FILES, MAX_DEPTH = 500, 8


@dataclass
class Submission:
    files: dict = field(default_factory=dict)      # path → bytes
    notices: list = field(default_factory=list)    # what was left out, and why


def read(folder, limit_mb, ignore=()):
    """Everything readable under `folder`, up to `limit_mb` in all."""
    found = Submission()
    try:
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError as e:
        found.notices.append("the submission is a link; links are not followed" if os.path.islink(folder) else
                             f"the submission is not a readable folder ({os.strerror(e.errno)})")
        return found
    try:
        _read_folder(fd, "", found, [limit_mb << 20], ignore, 0)
    finally:
        os.close(fd)
    return found


def _read_folder(fd, prefix, found, left, ignore, depth):
    for name in sorted(os.listdir(fd)):
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
            elif os.fstat(child).st_size > left[0]:
                found.notices.append(f"{shown} ({os.fstat(child).st_size / 1e6:,.1f} MB) is too large and was left out")
            else:
                with os.fdopen(os.dup(child), "rb") as f:
                    data = f.read(left[0])
                left[0] -= len(data)
                found.files[shown] = data
        finally:
            os.close(child)
