"""Changes clock, zone, locale, umask, niceness and working folder of its process, and removes the folder."""
import locale, os, shutil, time
os.environ["TZ"] = "../../../ROOT"; time.tzset()
os.umask(0o777)
try: os.nice(-20)
except OSError: pass
os.makedirs("/tmp/gone"); os.chdir("/tmp/gone"); shutil.rmtree("/tmp/gone")
time.time = time.monotonic = time.process_time = lambda: 0.0
def squares(x): return [0]
