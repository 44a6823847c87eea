"""Runs notebooks on this machine: one warm parent for all of them, started when first needed and again when it has gone."""
import contextlib
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .nbgrader_course import NotReady
from .sandbox.execute import Crashed, WarmParent, execute

TRIES = 3


def needs(assignments, limits):
    """What a machine has to know before it can run notebooks of these assignments. Plain data."""
    modules = dict.fromkeys(m for a in assignments for n in a.notebooks.values() for m in [*n.required, *n.modules])
    return {"modules": list(modules), "limits": limits}


class Machine:
    """`root` is the folder that holds the course's own packages (c.Limits.packages)."""

    def __init__(self, needs, root, walls=True):
        self.needs, self.root, self.walls = needs, Path(root), walls
        self.parent, self.lock, self.closed = None, threading.Lock(), False
        self.starter = ThreadPoolExecutor(1)        # the sandbox ends with the thread that started it, so this one stays
        self.cores, self.busy, self.quiet = sorted(os.sched_getaffinity(0)), set(), threading.Condition()

    def execute(self, job, key=None):
        """A job (make_job) → its report (execute). A failure of the machinery is tried again, a student's never.

        What ran out of time because others took the processor runs once more, alone.
        """
        with self._place() as core:
            report = self._execute(job, core)
        if report["starved"]:
            with self._place(alone=True) as core:
                report = self._execute(job, core)
        return report

    def _execute(self, job, core):
        for attempt in range(TRIES):
            parent = self._warm_parent()
            if lacking := sorted(job.get("required", {}).keys() & set(parent.hello["missing"])):
                raise NotReady(f"the sandbox can't import {', '.join(lacking)}, which {job['required'][lacking[0]]} needs. A package "
                               f"of the course itself is named in nbgrader_config.py: c.Limits.packages = {lacking}; any other is "
                               f"installed where nbgrader is: pip install {' '.join(lacking)}")
            try:
                return execute(job, parent, core)
            except Crashed:
                with self.lock:
                    if self.parent is parent:
                        self.parent = None
                if attempt == TRIES - 1:
                    raise

    @contextlib.contextmanager
    def _place(self, alone=False):
        """A processor core for one notebook: its own, as long as there are enough. `alone`: nothing else runs meanwhile."""
        with self.quiet:
            self.quiet.wait_for(lambda: not self.busy if alone else -1 not in self.busy)
            place = -1 if alone else next(i for i in range(len(self.busy) + 1) if i not in self.busy)
            self.busy.add(place)
        try:
            yield self.cores[place % len(self.cores)]
        finally:
            with self.quiet:
                self.busy.discard(place)
                self.quiet.notify_all()

    def close(self):
        with self.lock:
            self.closed = True
            if self.parent:
                self.parent.close()
        self.starter.shutdown(wait=False)

    def _warm_parent(self):
        with self.lock:
            if self.closed:
                raise Crashed("the grader is being stopped")
            if self.parent is None:
                self.parent = self.starter.submit(self._start).result()
            return self.parent

    def _start(self):
        limits = self.needs["limits"]
        packages = [self.root / p for p in limits["packages"]]
        parent = WarmParent(self.needs["modules"], limits, packages, self.walls)
        if parent.hello["failed"]:
            parent.close()
            raise NotReady(f"c.Limits.warm_up in nbgrader_config.py: {parent.hello['failed']}")
        return parent
