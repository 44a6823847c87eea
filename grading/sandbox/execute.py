"""Run one notebook: its student's cells in process A, its tests in process B, both forked from a warm parent."""
import os
import select
import socket
import subprocess
import threading
import time
from pathlib import Path

from .outer_walls import NoSandbox, bubblewrap, environment, python
from .wire import Channel, WireError

HERE = Path(__file__).resolve().parent          # all of the grader that the sandbox can read
START_SECONDS = 120
MOST_REPORTED = 64 << 20         # bytes that one cell's report may have: outputs are limited before that
STARVED = 0.1                    # of the time that a notebook took: waiting for a core


class Crashed(RuntimeError):
    """The machinery failed, not the submission: try again, and never record it as a grade."""


class WarmParent:
    """A running warm parent. Jobs may run on it at the same time, each in two processes of its own."""

    def __init__(self, modules, limits, readable=(), walls=True):
        readable = [Path(p).resolve() for p in readable]
        program = [python(), "-s", "-m", "grading.sandbox.warm"]
        self.limits = limits
        ours, theirs = socket.socketpair()
        program += [str(theirs.fileno()), "walls" if walls else "no-walls"]
        command = bubblewrap([HERE, *readable], program) if walls else program
        path = dict.fromkeys((HERE.parents[1], *(p.parent for p in readable)))
        env = environment(path) if walls else {**os.environ, **environment(path), "HOME": os.environ.get("HOME", "/")}
        self.process = subprocess.Popen(command, env=env, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, start_new_session=True,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/")
        theirs.close()
        self.requests, self.lock = Channel(ours), threading.Lock()
        try:
            self.requests.send({"modules": list(modules), "limits": limits})
            self.hello, _ = self.requests.receive(time.monotonic() + START_SECONDS)
        except (EOFError, OSError, TimeoutError):
            self.process.kill()
            said = self.process.stderr.read().decode("utf-8", "replace").strip()
            raise NoSandbox(f"the sandbox did not start: {said[-2000:]}") from None
        self.said = []                          # the tester's own errors; student processes have no stderr
        threading.Thread(target=lambda: self.said.extend(self.process.stderr), daemon=True).start()

    def fork(self, role, core, *channels):
        """A new process of that role, on that processor core (any, for None). Returns the channel to its guard: close it to end the process."""
        ours, theirs = socket.socketpair()
        with self.lock:
            try:
                socket.send_fds(self.requests.sock, [f"{role}:{'' if core is None else core}".encode()], [s.fileno() for s in (theirs, *channels)])
            except OSError as e:
                raise Crashed(f"the warm parent has gone: {e}") from None
        theirs.close()
        return Channel(ours)

    def close(self):
        self.requests.close()
        self.process.terminate()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def execute(job, warm, core=None):
    """Run `job` (from prepare) → {"cells": {index: report}, "student": usage, "tester": usage, "seconds", "starved"}.

    `starved`: a limit of the clock was hit while others took the processor; it says nothing about the submission.
    """
    began = time.monotonic()
    to_student, from_tester = socket.socketpair()
    to_supervisor, ours = socket.socketpair()
    student = warm.fork("student", core, to_student)
    tester = warm.fork("tester", core, to_supervisor, from_tester)
    for s in (to_student, from_tester, to_supervisor):
        s.close()
    supervisor, reports, stopped = Channel(ours), {}, None
    supervisor.most = MOST_REPORTED
    deadline = began + warm.limits["notebook_seconds"]
    try:
        supervisor.send({**job["message"], "limits": warm.limits}, job["buffers"], deadline)
        while True:
            report, _ = supervisor.receive(deadline)
            if report.get("done"):
                break
            reports[report.pop("i")] = report
    except TimeoutError:
        stopped = f"the notebook took longer than {warm.limits['notebook_seconds']:g} s"
    except (EOFError, OSError, WireError):
        stopped = "the test process ended"
    usage = {"student": _end(student), "tester": _end(tester)}
    supervisor.close()
    if stopped == "the test process ended":
        if usage["tester"] is None:
            raise Crashed("the warm parent ended in the middle of a notebook")
        stopped += ": " + usage["tester"]["reason"] + b"".join(warm.said[-3:]).decode("utf-8", "replace")
    for report in reports.values():
        if report.get("gone"):
            report["gone"] += f" ({(usage['student'] or {}).get('reason', 'no report')})"
    seconds = round(time.monotonic() - began, 3)
    late = any(r.get("waited") for r in reports.values()) or (stopped or "").startswith("the notebook took longer")
    return {"cells": reports, "stopped": stopped, **usage, "seconds": seconds, "starved": late and starved(usage, seconds)}


def starved(usage, seconds):
    """Did others take the core? What a notebook's own processes took of it is not theirs: otherwise it could claim that it starved, and run alone."""
    delayed, own = (sum((u or {}).get(what, 0) for u in usage.values()) for what in ("delayed", "cpu"))
    return min(delayed, seconds - own) > STARVED * seconds


def _end(guard):
    """Let the process end by itself for a moment, or have its guard end it → what it used, why it ended."""
    try:
        if not select.select([guard.sock], [], [], 0.2)[0]:
            guard.sock.shutdown(socket.SHUT_WR)
        usage, _ = guard.receive(time.monotonic() + 20)
    except (EOFError, OSError, TimeoutError, WireError):
        usage = None
    guard.close()
    return usage
