"""Writes to /etc/hosts and what else of /etc is there, and asks who the grader's machine knows."""
import os, socket
for path in ("/etc/hosts", "/etc/resolv.conf", "/etc/passwd", "/etc/ld.so.preload", "/etc/nsswitch.conf"):
    for how in ("a", "w", "r+"):
        try:
            with open(path, how) as f: f.write("127.0.0.1 pypi.org\n")
            print("REA" + "CHED by writing", path)
        except OSError: pass
    for other in ("/etc/hosts.old", "/tmp/hosts"):
        try: os.rename(path, other); print("REA" + "CHED by renaming", path)
        except OSError: pass
if any(line.split()[1:] != ["localhost"] for line in open("/etc/hosts")): print("REA" + "CHED other machines")
