"""System calls that no notebook needs: refused with EPERM, so that less of the kernel can be attacked or filled.

Memory that no limit counts (memfd, System V), keys shared between processes, other processes' memory, namespaces (by unshare,
setns and clone's flags), sockets of families other than Unix and internet, leases on files (anyone who opens such a file waits), any core
but the notebook's own, mounts, kernel programs, this machine's disks flushed again and again, handles of which all users, or a user's own other
programs, share a limited number. Numbers: Linux's syscall tables; on other processors there is no filter, and `doctor` says so.
"""
import ctypes
import platform
import struct

REFUSED = {                      # name: (x86_64, aarch64)
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "shmget": (29, 194), "msgget": (68, 186),
    "semget": (64, 190), "mq_open": (240, 180), "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "pidfd_getfd": (438, 438),
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "open_tree": (428, 428), "move_mount": (429, 429),
    "fsopen": (430, 430), "unshare": (272, 97), "setns": (308, 268), "bpf": (321, 280), "userfaultfd": (323, 282),
    "perf_event_open": (298, 241), "io_uring_setup": (425, 425), "kexec_load": (246, 104), "init_module": (175, 105),
    "finit_module": (313, 273), "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265), "syslog": (103, 116),
    "sync": (162, 81), "syncfs": (306, 267), "io_setup": (206, 0), "inotify_init": (253, 26), "inotify_init1": (294, 26),
    "sched_setaffinity": (203, 122), "sched_setscheduler": (144, 119), "sched_setattr": (314, 274),
}
CLONE, CLONE3, SOCKETS, FCNTL = (56, 220), (435, 435), ((41, 198), (53, 199)), (72, 25)
NAMESPACES = 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000 | 0x00020000 | 0x00000080   # clone's flags
FAMILIES = 1, 2, 10                                                  # AF_UNIX, AF_INET, AF_INET6
ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
LOAD, JUMP_EQUAL, JUMP_GREATER_EQUAL, JUMP_ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT, SECOND_ARGUMENT = 0, 4, 16, 24     # where they lie in what the filter sees
LEASE, NOTIFY = 1024, 1026                                           # what fcntl is told to do
NO_SUCH_CALL = 0x00050000 | 38                                       # ENOSYS: the C library then uses clone
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000 | 1, 0x80000000        # 1 is EPERM
X32 = 0x40000000                                                     # x86_64's second numbering of the same calls
PR_SET_SECCOMP, FILTER = 22, 2
libc = ctypes.CDLL(None, use_errno=True)


class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


def supported():
    return platform.machine() in ARCHITECTURES


def program(machine):
    """The filter in the kernel's own language: (code, jump if true, jump if false, value) per instruction."""
    column, architecture = ARCHITECTURES[machine]
    refused = sorted({n[column] for n in REFUSED.values()})
    steps = [(LOAD, ARCHITECTURE), (JUMP_EQUAL, architecture, None, "kill"), (LOAD, NUMBER), (JUMP_GREATER_EQUAL, X32, "refuse", None)]
    steps += [(JUMP_EQUAL, n, "refuse", None) for n in refused]
    steps += [(JUMP_EQUAL, CLONE3[column], "none", None), (JUMP_EQUAL, CLONE[column], "clone", None)]
    steps += [(JUMP_EQUAL, n[column], "socket", None) for n in SOCKETS] + [(JUMP_EQUAL, FCNTL[column], "fcntl", None)]
    steps += [(RETURN, ALLOW), "clone", (LOAD, FIRST_ARGUMENT), (JUMP_ANY_BIT, NAMESPACES, "refuse", "allow"),
              "fcntl", (LOAD, SECOND_ARGUMENT), (JUMP_EQUAL, LEASE, "refuse", None), (JUMP_EQUAL, NOTIFY, "refuse", "allow"),
              "socket", (LOAD, FIRST_ARGUMENT), *((JUMP_EQUAL, family, "allow", None) for family in FAMILIES),
              "refuse", (RETURN, REFUSE), "allow", (RETURN, ALLOW), "none", (RETURN, NO_SUCH_CALL), "kill", (RETURN, KILL)]
    places, instructions = {}, []
    for step in steps:
        if isinstance(step, str):
            places[step] = len(instructions)
        else:
            instructions.append(step)
    def distance(i, to):
        return 0 if to is None else places[to] - i - 1
    return b"".join(struct.pack("HBBI", code, *(distance(i, to) for to in (where or (None, None))), value)
                    for i, (code, value, *where) in enumerate(instructions))


def refuse_what_no_notebook_needs():
    """For this process and all that it starts; it can't be undone. Needs no_new_privs."""
    if not supported():
        return
    code = program(platform.machine())
    filter_ = Program(len(code) // 8, code)
    if libc.prctl(PR_SET_SECCOMP, FILTER, ctypes.byref(filter_), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "seccomp")
