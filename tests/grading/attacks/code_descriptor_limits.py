"""Opens as many files as it may, then sets its limit of them to none: whatever the process needs to answer can't be opened."""
import os, resource
held = []
try:
    while True: held.append(os.open("/dev/null", os.O_RDONLY))
except OSError: pass
resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
resource.setrlimit(resource.RLIMIT_CPU, (1, 1)) if hasattr(resource, "RLIMIT_CPU") else None
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); resource.setrlimit(resource.RLIMIT_STACK, (4096, 4096))
def squares(x): return open("numbers.txt").read()
