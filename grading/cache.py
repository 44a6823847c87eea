"""Results by content: the same submission under the same assignment, environment, limits and grader is run once."""
import hashlib
import json
import os
import sys
from importlib.metadata import distributions
from pathlib import Path

HERE = Path(__file__).resolve().parent


def key(*parts):
    """sha256 of plain data and bytes."""
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else json.dumps(part, sort_keys=True).encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def environment(packages):
    """What runs the code, name → version or hash: Python, every package, the grader's own files and the course's packages'."""
    found = {"Python": sys.version}
    for d in distributions():
        about = d.metadata                       # read from its file each time
        found.setdefault(about["Name"], about["Version"])
    for folder in (HERE, *map(Path, packages)):
        found |= {str(p.relative_to(folder.parent)): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*")
                  if p.is_file() and "__pycache__" not in p.parts and (folder != HERE or in_results(p))}
    return found


def in_results(path):
    """Does a result depend on this file of the grader's? It doesn't on its guides, nor on the report."""
    return path.suffix == ".py" and "report" not in path.relative_to(HERE).parts


def files_key(files):
    return key(*(part for path in sorted(files) for part in (path, files[path])))


class Cache:
    """One JSON file a result. A result is there whole, or not at all."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def get(self, name):
        try:
            return json.loads((self.folder / f"{name}.json").read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return None

    def put(self, name, result):
        write_whole(self.folder / f"{name}.json", json.dumps(result).encode())


def write_whole(path, data):
    """Write a file so that a crash at any moment leaves the old one or the new one."""
    temporary = path.with_name(f".{path.name}.new")
    with open(temporary, "wb") as f:
        f.write(data)
        f.flush()
        os.fsync(f.fileno())
    os.replace(temporary, path)
