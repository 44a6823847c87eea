"""Empty files, deep folders, sparse files, links: little data and much to keep."""
import os
try:
    for i in range(10 ** 6): open(f"f{i}", "w").close()
except OSError as e: print(e)
try:
    for i in range(10 ** 5): os.mkdir("d"); os.chdir("d")
except OSError as e: print(e)
try:
    with open("/tmp/sparse", "w") as f: f.truncate(1 << 45)
except OSError as e: print(e)
def squares(x): return [0]
