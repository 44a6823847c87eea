"""Try every promise of the sandbox on this machine, and say which hold."""
import importlib.util
import os
import socket

from . import limits, promises
from .job import make_job
from .sandbox import seccomp
from .sandbox.execute import WarmParent, execute
from .sandbox.outer_walls import NoSandbox

LIMITS = limits.tried_at()


def doctor(course):
    """Print one line per promise. 0 if none is broken, 1 if one is, 2 if there is no sandbox here."""
    try:
        parent = WarmParent(["numpy"], LIMITS, course.packages)
    except NoSandbox as e:
        print(f"✗ no sandbox on this machine: {e}\n  {why_not()}")
        return 2
    broken = unclear = 0
    with parent, socket.create_server(("127.0.0.1", 0)) as listener:
        facts = {"course": course.root, "lent": [str(path) for path in course.packages], "port": listener.getsockname()[1], "pid": os.getpid()}
        tried = [p for p in promises.PROMISES + limits.PROMISES if not p.needs or importlib.util.find_spec(p.needs)]
        for promise in tried:
            problem = kept(promise, parent, facts)
            if isinstance(problem, CantTell):
                problem = kept(promise, parent, facts)          # once more: a machine may be busy just for a moment
            sign = "✓" if problem is None else "?" if isinstance(problem, CantTell) else "✗"
            print(f"{sign} {promise.text}" + ("" if problem is None else f": {problem}"), flush=True)
            unclear += sign == "?"
            broken += sign == "✗"
    for note in notes(course):
        print(f"! {note}")
    print(f"{len(tried) - broken - unclear} of {len(tried)} promises hold on this machine"
          + (f"; of {unclear} it can't tell, because other programs take the processor" if unclear else ""))
    return 1 if broken else 0


class CantTell(str):
    """Why a promise could not be tried: the machine is too busy."""


def kept(promise, parent, facts):
    """None if the promise holds, else what happened."""
    code = promise.code
    for name, value in facts.items():
        code = code.replace(f"{{{name}}}", str(value))          # not str.format: a promise may have braces of its own
    cells = [{"i": 0, "kind": "student", "source": code, "binds": [], "hidden": False},
             {"i": 1, "kind": "test", "source": promise.test, "binds": [], "hidden": True}]
    done = execute(make_job(cells, [], "00" * 32, {}, {}), parent, min(os.sched_getaffinity(0)))
    if promise.ends_with:
        usage = done["student"] or {"reason": "no report", "cpu": 0}
        if promise.ends_with == "CPU time" and usage["cpu"] < LIMITS["cpu_seconds"]:
            return CantTell(f"can't tell: it got only {usage['cpu']:g} s of CPU time. Try again when the machine is less busy")
        busy = usage.get("delayed", 0) > 0.5 * done["seconds"]
        return None if promise.ends_with in usage["reason"] else CantTell("can't tell: " + usage["reason"]) if busy else usage["reason"]
    if done["stopped"]:
        busy = (done["student"] or {}).get("delayed", 0) > 0.3 * done["seconds"]
        return CantTell(f"can't tell: {done['stopped']}") if busy else done["stopped"]
    size = sum(len(o.get("text", "")) for c in done["cells"].values() for o in c["outputs"])
    if size > 2 * LIMITS["output_bytes"]:
        return f"a cell showed {size:,} bytes"
    errors = [o for o in done["cells"][1]["outputs"] if o["output_type"] == "error"]
    late = any(o.get("ename") == "CellTimeout" for o in done["cells"][0]["outputs"])
    if errors and late and (done["student"] or {}).get("delayed", 0) > 0.5 * done["seconds"]:
        return CantTell("can't tell: what tries it had to wait for the processor until its time was over")
    return None if done["cells"][1]["ok"] else f"{errors[0]['ename']}: {errors[0]['evalue']}"


def notes(course):
    """What is not a promise of the sandbox, but worth an instructor's eyes."""
    if not seccomp.supported():
        yield "on this processor system calls are not filtered: the walls above stand without that second one"
    yield from course.notes()


def why_not():
    """The usual reasons, looked up."""
    for path, blocked, remedy in (
        ("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1",
         "Ubuntu ≥ 23.10 blocks user namespaces. As root: allow bwrap by an AppArmor profile "
         "(package apparmor-profiles), or sysctl kernel.apparmor_restrict_unprivileged_userns=0"),
        ("/proc/sys/kernel/unprivileged_userns_clone", "0", "As root: sysctl kernel.unprivileged_userns_clone=1"),
        ("/proc/sys/user/max_user_namespaces", "0", "As root: sysctl user.max_user_namespaces=10000"),
    ):
        try:
            with open(path) as f:
                if f.read().strip() == blocked:
                    return remedy
        except OSError:
            continue
    return "The sandbox needs Linux with bubblewrap and namespaces. Without it, only --unsafe grades, your own code alone."
