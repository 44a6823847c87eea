"""Another language, another time zone, another way to load libraries, another seed: for itself and whoever comes after."""
import locale, os, time
for name in ("C", "de_DE.UTF-8", "tr_TR.UTF-8", ""):
    try: locale.setlocale(locale.LC_ALL, name)
    except locale.Error: pass
os.environ.update(LD_PRELOAD="/tmp/evil.so", PYTHONSTARTUP="/tmp/x.py", PYTHONPATH="/tmp", PYTHONHASHSEED="7", TZ="Pacific/Kiritimati", COURSE_HIDDEN_SEED="00", PATH="/tmp",
                  HOME="/tmp", IPYTHONDIR="/tmp", MPLCONFIGDIR="/proc", NBGRADER_EXECUTION="validate", LC_ALL="tr_TR")
time.tzset()
os.umask(0o777)
os.chdir("/")
try: os.chroot("/tmp")
except OSError: pass
def squares(x): return os.environ["COURSE_HIDDEN_SEED"]
