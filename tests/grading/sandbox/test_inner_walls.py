"""The inner walls: what a process gets inside them, each told by a program that tries it."""
import json
import subprocess
import sys

import pytest

from tests.grading.real_course import ROOT

PROGRAM = """
import ctypes, errno, json, os, resource, sys
from grading.limits import Limits
from grading.sandbox import inner_walls
limits = Limits(disk_mb=5, memory_mb=300, processes=20).plain()
outside = len(os.listdir("/proc"))
uid, said = inner_walls.FIRST_UID + os.getpid(), {"mapped": inner_walls.mapped_bytes()}
try:
    inner_walls.enter(limits, uid)
except OSError as e:
    print(json.dumps({"refused": str(e)})); sys.exit()
r, w = os.pipe()
if os.fork() == 0:
    inner_walls.limit(limits, said["mapped"], unshared=True)
    inner_walls.own_proc()
    inner_walls.give_up_rights(uid)
    def tried(f, *a):
        try: return f(*a) or "done"
        except OSError as e: return errno.errorcode[e.errno]
        except MemoryError: return "MemoryError"
    def fill(path):
        with open(path, "wb") as f:
            for _ in range(50): f.write(bytes(1 << 20)); f.flush()
    libc = ctypes.CDLL(None, use_errno=True)
    said |= {"pid": os.getpid(), "uid": os.geteuid(), "here": os.getcwd(), "fill": tried(fill, "big"), "tmp": os.listdir("/tmp"), "root": tried(os.setuid, 0),
             "memory": tried(lambda: len(bytearray(400 << 20))), "mount": libc.mount(b"tmpfs", b"/tmp", b"tmpfs", 0, None), "limits": resource.getrlimit(resource.RLIMIT_NPROC)[0],
             "seen": len([p for p in os.listdir("/proc") if p.isdigit()]), "network": sorted(os.listdir("/sys/class/net")) if os.path.exists("/sys/class/net") else [],
             "capabilities": [l.split()[1] for l in open("/proc/self/status") if l.startswith("CapEff")] if os.path.exists("/proc/self/status") else ["0"],
             "no_new": [l.split()[1] for l in open("/proc/self/status") if l.startswith("NoNewPrivs")] if os.path.exists("/proc/self/status") else ["1"]}
    os.write(w, json.dumps(said).encode()); os._exit(0)
os.close(w); os.wait()
print(os.read(r, 1 << 16).decode())
"""


@pytest.fixture(scope="module")
def inside():
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    if "refused" in said:
        pytest.skip(f"no namespaces here: {said['refused']}")
    return said


def test_it_is_the_first_process_and_sees_no_other(inside):
    assert inside["pid"] == 1 and inside["seen"] <= 1


def test_it_has_an_empty_place_of_its_own_and_no_more_than_its_share(inside):
    assert inside["here"] == "/home/student" and inside["tmp"] == []
    assert inside["fill"] in ("ENOSPC", "EFBIG")


def test_it_has_no_rights_and_no_way_to_get_one(inside):
    assert inside["root"] in ("EPERM", "EINVAL", "done") and (inside["root"] != "done" or inside["uid"] == 0)
    assert inside["mount"] == -1 and int(inside["capabilities"][0], 16) == 0 and inside["no_new"] == ["1"]


def test_its_limits_are_the_kernels(inside):
    assert inside["memory"] == "MemoryError" and inside["limits"] == 20 and inside["mapped"] > 1 << 20
