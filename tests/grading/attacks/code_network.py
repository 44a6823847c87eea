"""Calls home, asks the cloud's metadata service, scans local sockets."""
import glob, socket
for address in (("1.1.1.1", 53), ("127.0.0.1", 22), ("127.0.0.1", 8888), ("169.254.169.254", 80)):
    try: socket.create_connection(address, timeout=1); print("REACHED", address)
    except OSError: pass
for path in glob.glob("/run/**", recursive=True) + glob.glob("/var/run/*") + glob.glob("/tmp/**", recursive=True):
    try: s = socket.socket(socket.AF_UNIX); s.connect(path); print("REACHED", path)
    except OSError: pass
try: socket.gethostbyname("example.org"); print("REACHED dns")
except OSError: pass
