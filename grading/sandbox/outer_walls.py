"""The outer walls: bubblewrap around the warm parent and all that it forks. Read-only, no network, nothing of the class."""
import os
import shutil
import sys
from pathlib import Path

HOME = "/home/student"
HOSTS = Path(__file__).resolve().parent / "hosts"             # localhost, and nobody else
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/alternatives", "/etc/fonts", "/etc/ld.so.cache",
          "/etc/localtime", "/etc/mime.types", "/nix/store")
# As root the inner walls need these, to mount and to become a user without rights; student code gets none.
ROOT_CAPABILITIES = ("SYS_ADMIN", "NET_ADMIN", "SETUID", "SETGID", "SETPCAP", "CHOWN", "KILL", "SYS_PTRACE", "SYS_RESOURCE")


class NoSandbox(RuntimeError):
    """This machine can't keep student code away from the class."""


def python():
    """This Python by its real path, as the walls show it: a `.venv` may be a link. Its own name is kept, because Python finds its packages by it."""
    folder, name = os.path.split(sys.executable)
    path = os.path.join(os.path.realpath(folder), name)
    return path if path.startswith(os.path.realpath(sys.prefix) + os.sep) else os.path.realpath(sys.executable)


def environment(path=()):
    """All that student code and tests find in os.environ: nothing of the grader's own."""
    return {
        "HOME": HOME, "USER": "student", "PATH": f"{os.path.dirname(python())}:/usr/bin:/bin", "LANG": "C.UTF-8", "TMPDIR": "/tmp",
        "PYTHONPATH": os.pathsep.join(map(str, path)), "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline", "MPLCONFIGDIR": "/tmp/matplotlib",
        "NBGRADER_EXECUTION": "autograde",                  # what nbgrader sets; notebooks then train their short form
    }


def bubblewrap(readable, program):
    """The command that runs `program` inside the walls, seeing the system, this Python and `readable` (read-only)."""
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        raise NoSandbox("bubblewrap is not installed. Debian, Ubuntu: apt install bubblewrap; Fedora: dnf install bubblewrap.")
    command = [bwrap, "--die-with-parent", "--new-session", "--unshare-pid", "--unshare-net", "--unshare-ipc",
               "--unshare-uts", "--unshare-cgroup-try", "--hostname", "grading"]
    if os.geteuid() == 0:
        command += ["--cap-drop", "ALL", *(a for c in ROOT_CAPABILITIES for a in ("--cap-add", f"CAP_{c}"))]
    else:
        command += ["--unshare-user"]
    command += ["--dir", "/etc"]                     # made by name, or only root could pass through it
    for path in SYSTEM:
        if os.path.islink(path):
            command += ["--symlink", os.readlink(path), path]
        else:
            command += ["--ro-bind-try", path, path]
    for path in dict.fromkeys(str(Path(p).resolve()) for p in (sys.base_prefix, sys.prefix, *readable)):
        if path.startswith("/tmp/"):
            raise NoSandbox(f"{path} lies under /tmp, which is empty for every student. Move the course to another folder "
                            "and set it up there (`make lab`).")
        if not path.startswith("/usr/"):
            parents = reversed(Path(path).parents[:-1])           # by name, too
            command += [*(a for p in parents for a in ("--dir", str(p))), "--ro-bind", path, path]
    command += ["--ro-bind", str(HOSTS), "/etc/hosts"]
    command += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--dir", HOME, "--chdir", HOME,
                "--remount-ro", "/dev", "--remount-ro", "/"]
    return [*command, "--", *program]
