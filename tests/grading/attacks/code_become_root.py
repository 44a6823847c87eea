"""Becomes root: setuid, capabilities, setuid programs, raised limits."""
import ctypes, os, resource, subprocess
for f in (os.setuid, os.setgid):
    try: f(0); print("REACHED", f)
    except OSError: pass
for program in ("su", "mount", "passwd", "sudo"):
    try:
        r = subprocess.run([program, "-c", "id"], capture_output=True, timeout=3, stdin=subprocess.DEVNULL)
        if b"uid=0" in r.stdout: print("REACHED", program)
    except Exception: pass
for limit in (resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE, resource.RLIMIT_AS):
    try: resource.setrlimit(limit, (-1, -1)); print("REACHED limit")
    except (OSError, ValueError): pass
if ctypes.CDLL(None).prctl(23, 21, 0, 0, 0) == 1: print("REACHED capability")
