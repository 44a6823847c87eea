"""Names its processes so that whoever reads /proc reads another parent, other times, other sizes."""
import ctypes, os, time
for name in (b") S 0 0 0 0", b"x) R 999", b"\n1 (a) S 1", b"((((((", b"\xff\xfe)"):
    if os.fork() == 0:
        ctypes.CDLL(None).prctl(15, name, 0, 0, 0)
        if os.fork() == 0: os.setsid()
        while True: pass
time.sleep(5)
