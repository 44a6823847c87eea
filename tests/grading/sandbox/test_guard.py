"""The guard says why a process ended and ends it where it must; what it counts is all that a process started."""
import contextlib
import os
import signal
import socket
import time

import pytest

from grading.limits import Limits
from grading.sandbox.guard import Usage, guard
from grading.sandbox.wire import Channel


def guarded(run, stop_after=None, memory_mb=4000):
    """Run a function under a guard without walls → what the guard says in the end."""
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        with contextlib.suppress(BaseException):
            ours.close()
            signal.alarm(100)
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 2)                                # the process says its own error there
            # Forks of a large test process need room, except where memory is what is tried.
            limits = Limits(cpu_seconds=1.5, memory_mb=memory_mb, processes=12).plain()
            guard(run, limits, False, Channel(theirs), lambda: None)
        os._exit(9)
    theirs.close()
    channel = Channel(ours)
    if stop_after is not None:
        time.sleep(stop_after)
        ours.shutdown(socket.SHUT_WR)
    report, _ = channel.receive(time.monotonic() + 90)
    channel.close()
    os.waitpid(pid, 0)
    return report


def burn(seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def many():
    for _ in range(40):
        if os.fork() == 0:
            time.sleep(60)
            os._exit(0)
    time.sleep(60)


def children_that_burn():
    for _ in range(4):
        if os.fork() == 0:
            burn()
    os.wait()


def in_children_that_share_little():
    for _ in range(5):
        if os.fork() == 0:
            kept = bytearray(os.urandom(1 << 20) * 150)
            time.sleep(60)
            os._exit(len(kept))
    time.sleep(60)


@pytest.mark.parametrize(("run", "reason"), [
    (lambda: None, "ended with exit status 0"), (lambda: os._exit(7), "ended with exit status 7"), (lambda: 1 / 0, "ended with exit status 1"),
    (lambda: os.kill(os.getpid(), signal.SIGKILL), "ended by SIGKILL"), (lambda: os.kill(os.getpid(), signal.SIGTERM), "ended by SIGTERM"),
    (burn, "used more than 1.5 s of CPU time"), (children_that_burn, "used more than 1.5 s of CPU time"),
    (many, "processes; the limit is 12")])
def test_it_says_why_a_process_ended(run, reason):
    assert reason in guarded(run)["reason"]


def test_memory_that_children_take_counts_with_their_parents():
    assert "MB of memory; the limit is 400 MB" in guarded(in_children_that_share_little, memory_mb=400)["reason"]


def test_it_ends_a_process_that_is_no_longer_wanted():
    began = time.monotonic()
    assert guarded(lambda: time.sleep(80), stop_after=0.3)["reason"] == "stopped by the grader"
    assert time.monotonic() - began < 30


def test_what_a_process_starts_counts_with_it_for_whatever_it_calls_itself():
    pid = os.fork()
    if pid == 0:
        os.fork()
        os.fork()
        burn(20)
        os._exit(0)
    try:
        time.sleep(1)
        proc = os.open("/proc", os.O_RDONLY)
        usage, before = Usage(proc, pid), 0
        for _ in range(3):
            usage.count(1 << 20)
            assert usage.processes == 4 and usage.cpu >= before
            before = usage.cpu
            time.sleep(0.2)
        assert usage.cpu > 0 and usage.memory_mb > 0
    finally:
        family = {p: parent for p, (parent, *_) in usage._stats().items()}
        for p in [q for q in family if pid in (q, family[q], family.get(family[q]))]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(p, signal.SIGKILL)
        os.close(proc)
        os.waitpid(pid, 0)
