"""System calls that no notebook needs: refused with EPERM, so that less of the kernel can be attacked or filled.

Memory that no limit counts (memfd, System V), keys shared between processes, other processes' memory, namespaces,
mounts, kernel programs. Numbers: Linux's syscall tables; on other processors than these two there is no filter,
and `doctor` says so.
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
}
ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
LOAD, JUMP_EQUAL, JUMP_GREATER_EQUAL, RETURN = 0x20, 0x15, 0x35, 0x06
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000 | 1, 0x80000000        # 1 is EPERM
X32 = 0x40000000                                                     # x86_64's second numbering of the same calls
PR_SET_SECCOMP, FILTER = 22, 2
libc = ctypes.CDLL(None, use_errno=True)


class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


def supported():
    return platform.machine() in ARCHITECTURES


def program(machine):
    """The filter in the kernel's own language: (code, jump if true, jump if false, value) an instruction."""
    column, architecture = ARCHITECTURES[machine]
    numbers = sorted({n[column] for n in REFUSED.values()})
    steps = [(LOAD, 0, 0, 4), (JUMP_EQUAL, 1, 0, architecture), (RETURN, 0, 0, KILL), (LOAD, 0, 0, 0),
             (JUMP_GREATER_EQUAL, len(numbers) + 1, 0, X32)]
    steps += [(JUMP_EQUAL, len(numbers) - i, 0, n) for i, n in enumerate(numbers)]
    steps += [(RETURN, 0, 0, ALLOW), (RETURN, 0, 0, REFUSE)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def refuse_what_no_notebook_needs():
    """For this process and all that it starts, for ever. Needs no_new_privs."""
    if not supported():
        return
    code = program(platform.machine())
    filter_ = Program(len(code) // 8, code)
    if libc.prctl(PR_SET_SECCOMP, FILTER, ctypes.byref(filter_), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "seccomp")
