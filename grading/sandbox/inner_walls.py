"""The inner walls: what one process of one notebook gets inside the outer ones, by Linux namespaces.

A file system of its own for all that it writes, no other process in sight, no network, no System V memory,
no rights. Nothing it leaves behind outlives it.
"""
import contextlib
import ctypes
import fcntl
import os
import resource
import socket
import struct

from . import seccomp
from .outer_walls import HOME

libc = ctypes.CDLL(None, use_errno=True)
NEWNS, NEWIPC, NEWUSER, NEWPID, NEWNET = 0x20000, 0x8000000, 0x10000000, 0x20000000, 0x40000000
SIOCSIFFLAGS, IFF_UP = 0x8914, 1
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC, MS_PRIVATE = 1, 2, 4, 8, 4096, 16384, 1 << 18
PR_SET_PDEATHSIG, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 1, 24, 38
FIRST_UID = 2_000_000          # as root each process gets a user of its own: the kernel counts processes by user


def enter(limits, uid):
    """New namespaces for this process's children, and a fresh writable place. Called by the guard."""
    me, group = os.geteuid(), os.getegid()
    unprivileged = me != 0
    _check(libc.unshare(NEWNS | NEWIPC | NEWPID | NEWNET | (NEWUSER if unprivileged else 0)), "unshare")
    if unprivileged:
        for name, text in (("setgroups", "deny"), ("uid_map", f"{me} {me} 1"), ("gid_map", f"{group} {group} 1")):
            with open(f"/proc/self/{name}", "w") as f:
                f.write(text)
    _loopback()
    _mount(None, "/", None, MS_REC | MS_PRIVATE)
    _mount("tmpfs", "/home", "tmpfs", MS_NOSUID | MS_NODEV, f"size={limits['disk_mb']}m,nr_inodes={limits['files']},mode=755")
    for path, seen_as in ((HOME, None), ("/home/tmp", "/tmp"), ("/home/shm", "/dev/shm")):
        os.mkdir(path, 0o700)
        if not unprivileged:
            os.chown(path, uid, uid)
        if seen_as:
            _mount(path, seen_as, None, MS_BIND)
    _mount("tmpfs", "/proc", "tmpfs", MS_RDONLY | MS_NOSUID | MS_NODEV, "size=4k,mode=555")
    os.chdir(HOME)


def _loopback():
    """127.0.0.1 of this namespace, where nothing listens but what the notebook starts: a server in a thread, and its client."""
    with contextlib.suppress(OSError), socket.socket() as s:
        fcntl.ioctl(s, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))


def own_proc():
    """/proc as this process and its children see it, where the kernel lets us: psutil and joblib read it. Otherwise it stays empty."""
    with contextlib.suppress(OSError):
        _mount("proc", "/proc", "proc", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC)
    os.environ["JOBLIB_MULTIPROCESSING"] = str(int(os.path.exists("/proc/self")))     # where it can't work, joblib does without it


def give_up_rights(uid):
    """No user of the system, no capability, no way to get one."""
    libc.prctl(PR_SET_PDEATHSIG, 9, 0, 0, 0)
    for capability in range(64):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    header, nothing = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    _check(libc.capset(header, nothing), "capset")
    _check(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl")
    seccomp.refuse_what_no_notebook_needs()


def mapped_bytes():
    """The address space that the warm parent's imports already take."""
    with open("/proc/self/statm") as f:
        return int(f.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def limit(limits, mapped, unshared):
    """The limits that the kernel itself keeps for each process; the guard counts them for all together."""
    wanted = {"AS": mapped + (limits["memory_mb"] << 20), "CPU": int(limits["cpu_seconds"]) + 1,
              "FSIZE": limits["disk_mb"] << 20, "NOFILE": limits["open_files"], "CORE": 0, "MEMLOCK": 0}
    if unshared:                                     # elsewhere it would count all the processes of the user
        wanted["NPROC"] = limits["processes"]
    for name, value in wanted.items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (value, value))


def _mount(source, target, kind, flags, data=None):
    text = [s.encode() if s else None for s in (source, target, kind, data)]
    _check(libc.mount(text[0], text[1], text[2], ctypes.c_ulong(flags), text[3]), f"mount {target}")


def _check(result, what):
    if result != 0:
        raise OSError(ctypes.get_errno(), f"{what}: {os.strerror(ctypes.get_errno())}")
