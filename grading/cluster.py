"""Runs notebooks on a Dask cluster that exists already: `python -m grading grade --scheduler tls://…`.

A job goes out as bytes and its report comes back as bytes. Workers get the submission, the hidden tests and the seed drawn
for it; never the gradebook, the secret or a name. Student code runs behind a worker's own sandbox, as its child. A worker
whose environment isn't this machine's gets no job: otherwise grades would depend on where a notebook ran.
"""
import functools
import json
import subprocess
import sys
import threading
import zlib
from asyncio import CancelledError
from pathlib import Path

from distributed import Client, Security

from . import cache
from .machine import Machine
from .nbgrader_course import NotReady
from .sandbox.outer_walls import NoSandbox, bubblewrap

PATIENCE = 2                      # seconds between two checks of which workers there are


class Cluster:
    """The place where jobs run. `workers` is the number of workers that it had at the start."""

    def __init__(self, address, needs, packages, tls):
        """`packages`: the course's own, folders on this machine. `tls`: ca, cert, key (paths); for those that are None, Dask's settings count."""
        if not address.startswith("tls://"):
            raise NotReady(f"{address} is not encrypted: anyone who reaches such a scheduler reads the hidden tests and runs code "
                           "on its workers. Start scheduler and workers with TLS, and name it tls://host:8786")
        names = {"ca": "tls_ca_file", "cert": "tls_client_cert", "key": "tls_client_key"}
        given = {names[k]: str(path) for k, path in tls.items() if path}
        try:
            self.client = Client(address, security=Security(require_encryption=True, **given), set_as_default=False)
        except (OSError, TypeError, ValueError) as e:
            raise NotReady(f"no connection to {address}: {e}") from None
        self.address, self.needs = address, needs
        self.environment = cache.environment(packages)
        self.mark = cache.key(self.environment)
        self.known, self.admitted, self.restarts, self.lock = set(), set(), 0, threading.Lock()
        self._admit()
        self.workers = len(self.admitted)
        if not self.workers:
            self.close()
            raise NotReady(f"no worker of {address} can grade this course" + ("" if self.known else ": it has none"))

    def execute(self, job, key):
        """A job (make_job) → its report, whichever worker ran it. A worker that is lost loses nothing but time."""
        data = packed({"needs": self.needs, "environment": self.mark, "message": job["message"], "required": job.get("required", {})}, job["buffers"])
        try:
            while True:
                with self.lock:
                    restarts = self.restarts
                    future = self.client.submit(run, data, key=f"{key}-{restarts}", resources={resource(self.mark): 1}, pure=False)
                try:
                    while restarts == self.restarts:
                        try:
                            report, _ = unpacked(future.result(timeout=PATIENCE))
                            return report | {"cells": {int(i): cell for i, cell in report["cells"].items()}}
                        except TimeoutError:
                            self._admit()
                finally:
                    future.release()
        except CancelledError:
            raise ConnectionError(f"the scheduler {self.address} has gone") from None

    def close(self):
        self.client.close()

    def _admit(self):
        """Have new workers declare that they can do our work; say why each of the others can't."""
        with self.lock:
            present = set(self.client.nthreads())
            new = present - self.known
            if self.admitted and not self.admitted & present:     # Dask leaves jobs stranded that waited for a lost worker's resource
                _say(f"the last worker of {self.address} has gone; waiting for another")
                self.admitted.clear()
            self.known |= new
            if not new:
                return
            stuck = not self.admitted
            replies = self.client.run(admit, self.environment, self.needs["limits"]["packages"], workers=list(new),
                                      on_error="return")
            for worker, refusal in sorted(replies.items()):
                if refusal is None:
                    self.admitted.add(worker)
                else:
                    _say(f"the worker {worker} is refused: {refusal}")
            self.restarts += stuck and bool(self.admitted)


def resource(mark):
    """What a worker declares once its environment is known to have that mark. Jobs ask for 1, a worker has 1."""
    return f"grading-{mark[:16]}"


async def admit(wanted, packages, dask_worker):
    """On a worker: declare the environment's resource → None, or say why not."""
    refusal, name = why_not(wanted, packages, dask_worker.state.nthreads), resource(cache.key(wanted))
    if refusal is None and name not in dask_worker.state.total_resources:
        await dask_worker.set_resources(**{name: 1})
    return refusal


def why_not(wanted, packages, threads):
    """Why this worker can't do the work of a grader with the environment `wanted`; None if it can."""
    here = environment(tuple(packages))
    other = sorted(n for n in wanted.keys() | here.keys() if wanted.get(n) != here.get(n))
    if other:
        lines = [f"{n} is {_short(here.get(n))} there and {_short(wanted.get(n))} here" for n in other[:5]]
        more = f" and {len(other) - 5} more" if len(other) > 5 else ""
        return (f"its environment is a different one: {'; '.join(lines)}{more}. Install the same versions (constraints.txt) and start "
                "the worker in a copy of the course's folder")
    if threads != 1:
        return f"it has {threads} threads. Start it with --nthreads 1, and --nworkers for the number of processor cores"
    try:
        walls = subprocess.run(bubblewrap((), ["true"]), capture_output=True, text=True)
    except NoSandbox as e:
        return str(e)
    return None if walls.returncode == 0 else f"it has no sandbox: {walls.stderr.strip()}"


@functools.cache
def environment(packages):
    """The environment of this process, looked up once: its modules are loaded by then."""
    return cache.environment([Path.cwd() / p for p in packages])


def run(data):
    """On a worker: a job's bytes → its report's bytes."""
    job, buffers = unpacked(data)
    mark = cache.key(environment(tuple(job["needs"]["limits"]["packages"])))
    if mark != job["environment"]:
        raise NotReady("this job is for workers of another environment")
    report = machine(json.dumps(job["needs"])).execute({"message": job["message"], "buffers": buffers, "required": job.get("required", {})})
    return packed(report)


@functools.lru_cache(1)
def machine(needs):
    """The worker's own warm parent; the previous class's ends when the next one's begins."""
    return Machine(json.loads(needs), Path.cwd())


def packed(message, buffers=()):
    """JSON and raw buffers as compressed bytes.

    Not the messages of sandbox/wire.py, which carry one cell's report and refuse more than 32 MB of text: a whole notebook's report may have
    more, where every cell prints as much as it may.
    """
    head = json.dumps({"message": message, "sizes": [len(b) for b in buffers]}).encode()
    return zlib.compress(b"".join([len(head).to_bytes(8, "big"), head, *buffers]), 1)


def unpacked(data):
    data = zlib.decompress(data)
    start = 8 + int.from_bytes(data[:8], "big")
    head, buffers = json.loads(data[8:start]), []
    for size in head["sizes"]:
        buffers.append(data[start:start + size])
        start += size
    return head["message"], buffers


def _short(value):
    return "missing" if value is None else value.split()[0][:16]


def _say(text):
    print(f"grading: {text}", file=sys.stderr, flush=True)
