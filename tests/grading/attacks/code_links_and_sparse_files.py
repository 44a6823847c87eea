"""Files that are larger than they are, a hundred thousand names for one, folders a thousand deep."""
import mmap, os
try:
    with open("sparse", "wb") as f: f.truncate(10**11)
    with open("sparse", "r+b") as f: kept = mmap.mmap(f.fileno(), 10**9)
    for i in range(0, 10**9, 4096): kept[i] = 1
except (OSError, ValueError, OverflowError): pass
try:
    open("one", "w").close()
    for i in range(100_000): os.link("one", f"n{i}")
except OSError: pass
try:
    for i in range(5_000): os.mkdir("d" * 200); os.chdir("d" * 200)
except OSError: pass
def squares(x): return os.listdir("/home")
