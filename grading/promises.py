"""What the sandbox promises, each as a small attack: student code that tries, and what must come of it. Those of the limits are in limits.py.

`{course}` is the course's folder, `{lent}` the packages that it lends to students' code, `{port}` a port that listens on this machine, `{pid}` the grader's own process.
In code that has one of them, other braces are doubled.
"""
from dataclasses import dataclass


@dataclass
class Promise:
    text: str
    code: str                  # runs in process A
    test: str = "pass"         # runs in process B, on what A has found
    needs: str = ""            # the module without which it can't be tried
    ends_with: str = ""        # what must be in the reason for which A was ended


READS = """
import os
found = []
for folder, folders, files in os.walk("{course}"):
    folders[:] = [f for f in folders if f not in (".venv", "site-packages") and os.path.join(folder, f) not in {lent}]
    found += [n for n in files if n.endswith((".ipynb", ".db", ".json", ".txt")) or n == "secret"]
for path in ("{course}/gradebook.db", "{course}/.grading/secret", "{course}/nbgrader_config.py", "/etc/shadow", "/proc/1/root/etc/shadow", "/proc/1/cwd/../../../etc/shadow"):
    try: found.append(open(path, "rb").read(9))
    except OSError: pass
"""
WRITES = """
import os, sys
found = []
for folder in ("/", "/dev", "/etc", "/usr", "/proc", sys.prefix, os.path.dirname(os.__file__), "{course}"):
    try: open(folder + "/written", "w"); found.append(folder)
    except OSError: pass
"""
NETWORK = """
import socket
found = []
for address in (("127.0.0.1", {port}), ("1.1.1.1", 53), ("169.254.169.254", 80)):
    try: socket.create_connection(address, timeout=0.5); found.append(address)
    except OSError: pass
"""
PROCESSES = """
import os, signal
found = [p for p in os.listdir("/proc") if p.isdigit() and int(p) != os.getpid()]
try: os.kill({pid}, 0); found.append({pid})
except OSError: pass
"""
RIGHTS = """
import ctypes, os, socket
libc = ctypes.CDLL(None)
def cloned():
    pid = libc.syscall({"x86_64": 56, "aarch64": 220}.get(os.uname().machine, -1), 0x10000000 | 17, 0, 0, 0, 0)
    if pid == 0: os._exit(0)
    return pid > 0
def opened(family):
    try: return bool(socket.socket(family, socket.SOCK_RAW if family == 16 else socket.SOCK_STREAM))
    except OSError: return False
found = [name for name, got in {
    "a user's id 0": os.getuid() == 0 or os.geteuid() == 0, "a capability": any(libc.prctl(23, c, 0, 0, 0) == 1 for c in range(40)),
    "a way to more rights": libc.prctl(39, 0, 0, 0, 0) != 1, "a new namespace": libc.unshare(0x10020000) == 0, "a namespace by clone": cloned(),
    "a mount": libc.mount(b"x", b"/tmp", b"tmpfs", 0, None) == 0, "a debugger's hold": libc.ptrace(16, 1, 0, 0) == 0,
    "a flush of this machine's disks": libc.syncfs(0) == 0, "a handle that all programs of a user share": libc.inotify_init1(0) >= 0,
    "a socket of the kernel's": opened(16), "a socket of the machine's host": opened(40), "another core": len(os.sched_getaffinity(0)) > 1}.items() if got]
"""
UNCOUNTED = """
import ctypes, os
found = []
try: os.memfd_create("x"); found.append("memfd")
except OSError: pass
if ctypes.CDLL(None).shmget(0, 4096, 0o1600) >= 0: found.append("System V memory")
"""
TRACES = """
import os
found = [p + "/" + n for p in (os.path.expanduser("~"), "/tmp", "/dev/shm") for n in os.listdir(p)]
for p in (os.path.expanduser("~"), "/tmp", "/dev/shm"): open(p + "/trace", "w").write("x")
"""
NO_TEST_HERE = """
import gc, os
def f(x): return [k for o in gc.get_objects() if type(o) is dict for k in list(o) if k == "only_" + "in_the_test"]
"""

PROMISES = (
    Promise("honest work gets its marks", "def f(x): return 2 * x", "assert f(21) == 42"),
    Promise("student code reads nothing of the course, of its instructors, of others", READS, "assert found == [], found"),
    Promise("it writes nothing but its own home, /tmp and /dev/shm", WRITES, "assert found == [], found"),
    Promise("it reaches no network, not even this machine's", NETWORK, "assert found == [], found"),
    Promise("it sees no other process and can signal none", PROCESSES, "assert found == [], found"),
    Promise("it has no rights, and no way to get any", RIGHTS, "assert found == [], found"),
    Promise("it gets no memory that nobody counts", UNCOUNTED, "assert found == [], found"),
    Promise("it leaves a file behind …", TRACES, "assert found == [], found"),
    Promise("… which the next notebook does not see", TRACES, "assert found == [], found"),
    Promise("no test is in its memory", NO_TEST_HERE, "only_in_the_test = 1\nassert f(1) == []"),
    Promise("no seed of hidden inputs is in its environment",
            "import os\nfound = [k for k in os.environ if 'SEED' in k and k != 'PYTHONHASHSEED']", "assert found == [], found"),
    Promise("psutil works", "import psutil\ncores = psutil.cpu_count()\nmine = psutil.Process().memory_info().rss",
            "assert cores >= 1 and mine > 0", needs="psutil"),
    Promise("joblib and scikit-learn's n_jobs work",
            "import joblib\nfound = joblib.Parallel(n_jobs=2)(joblib.delayed(abs)(-i) for i in range(3))", "assert found == [0, 1, 2], found",
            needs="joblib"),
    Promise("an object of its own does not become one of ours", "class Yes:\n    def __eq__(self, o): return True\n"
            "    def __reduce__(self): return print, ()\ndef f(x): return Yes()",
            "assert type(f(1)).__name__ == 'StudentObject'"),
)
