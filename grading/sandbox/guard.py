"""The guard of one process: it puts it behind the inner walls, counts what it uses, ends it, and says why."""
import contextlib
import os
import re
import select
import signal
import tempfile
import traceback

from . import inner_walls

PERIOD_MS = 50
FREE_DESCRIPTORS, DESCRIPTOR_MB = 64, 0.4      # per process: what a socket's or a pipe's buffers may take in the kernel
FEW = 16                                       # more open files than at first: then what waits in connections is counted at each look, which takes a long time


def guard(run, limits, walls, control, close, core=None):
    """Fork `run` behind the walls and watch it until it ends or `control` is closed; report over `control`.

    On one processor core, `core`: what a notebook starts takes its own time and nobody else's.
    """
    if core is not None:
        with contextlib.suppress(OSError):
            os.sched_setaffinity(0, {core})
    proc = os.open("/proc", os.O_RDONLY)
    uid, mapped = inner_walls.FIRST_UID + os.getpid(), inner_walls.mapped_bytes()
    if walls:
        inner_walls.enter(limits, uid)
    else:
        os.chdir(tempfile.mkdtemp(prefix="grading-"))
    pid = os.fork()
    if pid == 0:
        try:
            os.close(proc)
            control.sock.close()
            if not walls:
                os.setsid()
            inner_walls.limit(limits, mapped, unshared=walls)
            if walls:
                inner_walls.own_proc()
                inner_walls.give_up_rights(uid)
            run()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    close()
    watched = os.pidfd_open(pid)
    usage = Usage(proc, pid)
    reason = _watch(watched, control, limits, usage)
    _kill(pid, walls)
    _, status, _ = os.wait4(pid, 0)
    if reason is None and os.WIFSIGNALED(status):
        reason = f"ended by {signal.Signals(os.WTERMSIG(status)).name}"
    if reason is None:
        reason = f"ended with exit status {os.WEXITSTATUS(status)}"
    with contextlib.suppress(OSError):
        control.send({"reason": reason, "cpu": usage.cpu, "memory_mb": usage.memory_mb, "delayed": round(usage.delayed, 2)})
    os._exit(0)


def _watch(watched, control, limits, usage):
    """Wait for the end, counting what it uses → the reason for which it must be ended, or None."""
    poll = select.poll()
    poll.register(watched, select.POLLIN)
    poll.register(control.sock, select.POLLIN)
    while True:
        ready = {fd for fd, _ in poll.poll(PERIOD_MS)}
        if watched in ready:
            return None
        if control.sock.fileno() in ready:
            return "stopped by the grader"
        usage.count(limits["memory_mb"])
        if usage.cpu > limits["cpu_seconds"]:
            return f"used more than {limits['cpu_seconds']:g} s of CPU time"
        if usage.memory_mb > limits["memory_mb"]:
            return f"used {usage.memory_mb:,} MB of memory; the limit is {limits['memory_mb']:,} MB"
        if usage.processes > limits["processes"]:
            return f"had {usage.processes} processes; the limit is {limits['processes']}"


def _kill(pid, walls):
    try:
        os.kill(pid, signal.SIGKILL)       # behind walls it is the first of its PID namespace: all others end with it
        if not walls:
            os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


class Usage:
    """CPU time and memory of a process and all its descendants, from /proc as the guard saw it before the walls."""

    def __init__(self, proc, pid):
        self.proc, self.pid = proc, pid
        self.cpu, self.memory_mb, self.processes, self.looks = 0.0, 0, 0, 0
        self.sockets_mb, self.open_at_first, self.delays = 0, 0, {}

    @property
    def delayed(self):
        """Seconds that its processes were ready to run and had to wait for their core."""
        return sum(self.delays.values()) / 1e9

    def count(self, memory_limit_mb):
        family, stats = {self.pid}, self._stats()
        while more := {p for p, (parent, *_) in stats.items() if parent in family} - family:
            family |= more
        mine = [stats[p] for p in family if p in stats]
        self.processes = len(mine)
        self.cpu = max(self.cpu, round(sum(ticks for _, ticks, _ in mine) / os.sysconf("SC_CLK_TCK"), 2))
        self.looks += 1
        for p in family:
            if fields := (self._read(f"{p}/schedstat") or "").split():
                self.delays[p] = int(fields[1])
        open_ = [self._descriptors(p) for p in family]
        self.open_at_first = self.open_at_first or sum(open_)
        if self.looks % 10 == 1 or sum(open_) > self.open_at_first + FEW:
            self.sockets_mb = int(sum(max(0, n - FREE_DESCRIPTORS) for n in open_) * DESCRIPTOR_MB) + self._queued_mb()
        resident = self.sockets_mb + (sum(pages for *_, pages in mine) * os.sysconf("SC_PAGE_SIZE") >> 20)
        # Pages shared with the warm parent count in every child's resident size: look closer when it seems too much.
        exact = 0 if resident <= memory_limit_mb else sum(map(self._proportional_mb, family))
        now = exact + self.sockets_mb if exact else resident
        self.memory_mb = max(self.memory_mb, now)           # the most at any time: a process that has just ended has none

    def _stats(self):
        found = {}
        for name in os.listdir(self.proc):
            if name.isdigit() and (text := self._read(f"{name}/stat")):
                fields = text.rpartition(")")[2].split()
                found[int(name)] = int(fields[1]), sum(map(int, fields[11:15])), int(fields[21])
        return found

    def _proportional_mb(self, pid):
        text = self._read(f"{pid}/smaps_rollup") or ""
        line = next((x for x in text.splitlines() if x.startswith("Pss:")), "Pss: 0")
        return int(line.split()[1]) >> 10

    def _queued_mb(self):
        """What waits in connections over 127.0.0.1: the kernel's memory, some of it taken twice."""
        waiting = re.findall(r" ([0-9A-F]{8}):([0-9A-F]{8}) ", "".join(self._read(f"{self.pid}/net/{kind}") or "" for kind in ("tcp", "tcp6")))
        return 2 * sum(int(sent, 16) + int(received, 16) for sent, received in waiting) >> 20

    def _descriptors(self, pid):
        try:
            fd = os.open(f"{pid}/fd", os.O_RDONLY | os.O_DIRECTORY, dir_fd=self.proc)
        except OSError:
            return 0
        try:
            return len(os.listdir(fd))
        except OSError:
            return 0
        finally:
            os.close(fd)

    def _read(self, path):
        try:
            fd = os.open(path, os.O_RDONLY, dir_fd=self.proc)
        except OSError:
            return None
        try:
            return b"".join(iter(lambda: os.read(fd, 1 << 16), b"")).decode("utf-8", "replace")
        except OSError:
            return None
        finally:
            os.close(fd)
