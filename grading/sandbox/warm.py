"""The warm parent: a Python that has imported what the course imports, holds no secret, and forks a process for each request."""
import gc
import importlib
import io
import os
import signal
import socket
import sys
import threading

from . import student, tester
from .guard import guard
from .shell import Shell
from .wire import channel_from_fd


def main(fd, walls):
    """Import what the first message names, then fork a guarded process for every further one."""
    requests = channel_from_fd(fd)
    settings, _ = requests.receive()
    gc.disable()                                 # while it imports, a fifth of the time went into looking for garbage
    modules, limits = settings["modules"], settings["limits"]
    missing = _import([*limits["preload"], *modules])
    shell = Shell.instance(xmode="Plain")        # the other modes search all loaded modules: 0.1 s per error
    _warm_up(shell, with_optimizer="torch" in modules)
    failed = _run(limits["warm_up"])
    if threading.active_count() > 1:
        raise RuntimeError("the warm parent has threads, which do not survive a fork")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    gc.collect()
    gc.freeze()
    gc.enable()
    requests.send({"ready": True, "missing": missing, "failed": failed, "threads": len(os.listdir("/proc/self/task"))})
    while True:
        message, fds, _, _ = socket.recv_fds(requests.sock, 64, 3)
        if not message:
            return
        if os.fork() == 0:
            requests.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            role, _, core = message.decode().partition(":")
            _be(role, int(core) if core else None, fds, limits, walls, shell)
        for received in fds:
            os.close(received)


def _be(role, core, fds, limits, walls, shell):
    """A guard and its process: a student's (one channel, to the tester) or a tester's (to the supervisor, to the student)."""
    control, *channels = map(channel_from_fd, fds)

    def run():
        if role == "student":
            _silence()
            student.serve(*channels, shell)
        else:
            tester.serve(*channels, shell)

    def close():
        for channel in channels:
            channel.close()

    guard(run, limits, walls, control, close, core)


def _silence():
    """Standard input and output lead nowhere: what a cell shows is captured above them."""
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    os.close(null)


def _import(modules):
    missing = []
    for name in modules:
        try:
            importlib.import_module(name)
        except Exception:
            missing.append(name)
    return missing


def _run(statements):
    """module → Python to run in it, where it was imported. Returns what went wrong, or None."""
    for name, source in statements.items():
        if name in sys.modules:
            try:
                exec(source, vars(sys.modules[name]))
            except Exception as e:
                return f"{source!r} in {name} raised {type(e).__name__}: {e}"


def _warm_up(shell, with_optimizer):
    """Take the slow first times here, once: compiling a cell, a traceback, a picture, an optimizer where the course uses torch.

    Never backward(): autograd's threads do not survive a fork.
    """
    shell.capture()
    shell.run("def f(x):\n    assert x == 1, 'warm'\nf(2)", 1000)
    shell.run("1 + 1", 1000)
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)
    if with_optimizer and torch:                 # its first one imports a second's worth of modules
        p = torch.nn.Parameter(torch.zeros(2))
        p.grad = torch.ones(2)
        torch.optim.Adam([p]).step()
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        figure, ax = pyplot.subplots()
        ax.set(title="fonts, formulas: $p(x)$, ticks", xscale="log")
        figure.savefig(io.BytesIO(), format="png")
        pyplot.close(figure)
    shell.reset(new_session=True)
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__


if __name__ == "__main__":
    main(int(sys.argv[1]), walls=sys.argv[2] == "walls")
