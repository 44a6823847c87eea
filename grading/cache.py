"""Results by content: the same submission under the same assignment, environment, limits and grader is run once."""
import functools
import hashlib
import json
import os
import re
import sys
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

HERE = Path(__file__).resolve().parent
ALWAYS = "ipython", "nbgrader", "nbformat", "numpy", "matplotlib-inline", "traitlets"         # what every result depends on
OTHERWISE = {"sklearn": "scikit-learn", "PIL": "pillow", "cv2": "opencv-python", "yaml": "pyyaml", "bs4": "beautifulsoup4"}


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


@functools.cache
def _requirements():
    """Distribution → those that it requires."""
    return {normal(d.metadata["Name"]): {normal(re.match(r"[\w.-]+", r)[0]) for r in d.requires or () if "extra ==" not in r}
            for d in distributions()}


@functools.cache
def _bring(module):
    """The distributions that bring a top-level module. Most have its name; the others are looked up, which takes a long time."""
    if module in sys.stdlib_module_names:
        return ()
    if normal(OTHERWISE.get(module, module)) in _requirements():
        return normal(OTHERWISE.get(module, module)),
    if not any((Path(p) / module).exists() or (Path(p) / f"{module}.py").exists() for p in sys.path if p.endswith("-packages")):
        return ()
    return tuple(map(normal, packages_distributions().get(module, ())))


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def relevant(found, modules):
    """The part of an environment that notebooks importing `modules` depend on: these packages, those that they require, our own files.

    Installing or updating another package in the meantime changes nothing.
    """
    wanted, todo = set(ALWAYS), {p for m in modules for p in _bring(m.split(".")[0])}
    while todo:
        wanted |= todo
        todo = {n for p in todo for n in _requirements().get(p, ())} - wanted
    return {name: value for name, value in found.items() if name == "Python" or "/" in name or normal(name) in wanted}


def named_in(files):
    """The installed modules that a submission imports anywhere."""
    return {m.decode() for data in files.values() for m in re.findall(rb"(?:import|from)\s+([A-Za-z_]\w*)", data) if m in _installed()}


@functools.cache
def _installed():
    """The top-level names in the folders of installed packages: a submission may name a million others."""
    return {os.fsencode(p.stem) for folder in sys.path if folder.endswith("-packages") and os.path.isdir(folder) for p in Path(folder).iterdir()}


def in_results(path):
    """Does a result depend on this file of the grader's? Not on its guides or the report, nor on what pip left behind when it built it."""
    return path.suffix == ".py" and not {"report", "build"} & {*path.relative_to(HERE).parts}


def files_key(files):
    return key(*(part for path in sorted(files) for part in (path, files[path])))


class Cache:
    """One JSON file per result. A result is there whole, or not at all."""

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
