"""Runs notebooks on this machine: one warm parent for all of them, started when first needed and again when it has gone."""
import threading
from pathlib import Path

from .course import NotReady
from .sandbox.execute import Crashed, WarmParent, execute

TRIES = 3


def needs(assignments, limits):
    """What a machine has to know before it can run notebooks of these assignments. Plain data."""
    modules, required = {}, {}
    for a in assignments:
        for n in a.notebooks.values():
            modules |= dict.fromkeys([*n.required, *n.modules])
            required |= {m: a.name for m in n.required if f"{m}.py" not in a.files and f"{m}/__init__.py" not in a.files}
    return {"modules": list(modules), "required": required, "limits": limits}


class Machine:
    """`root` is the folder that holds the course's own packages (c.Limits.packages)."""

    def __init__(self, needs, root, walls=True):
        self.needs, self.root, self.walls = needs, Path(root), walls
        self.parent, self.lock = None, threading.Lock()

    def execute(self, job, key=None):
        """A job (make_job) → its report (execute). A failure of the machinery is tried again, a student's never."""
        for attempt in range(TRIES):
            parent = self._warm_parent()
            try:
                return execute(job, parent)
            except Crashed:
                with self.lock:
                    if self.parent is parent:
                        self.parent = None
                if attempt == TRIES - 1:
                    raise

    def close(self):
        if self.parent:
            self.parent.close()

    def _warm_parent(self):
        with self.lock:
            if self.parent is None:
                self.parent = self._start()
            return self.parent

    def _start(self):
        limits, required = self.needs["limits"], self.needs["required"]
        packages = [self.root / p for p in limits["packages"]]
        parent = WarmParent(self.needs["modules"], limits, packages, self.walls)
        if parent.hello["failed"]:
            parent.close()
            raise NotReady(f"c.Limits.warm_up in nbgrader_config.py: {parent.hello['failed']}")
        if lacking := sorted(required.keys() & set(parent.hello["missing"])):
            parent.close()
            raise NotReady(f"the sandbox can't import {', '.join(lacking)}, which {required[lacking[0]]} needs. A package "
                           f"of the course itself is named in nbgrader_config.py: c.Limits.packages = {lacking}")
        return parent
