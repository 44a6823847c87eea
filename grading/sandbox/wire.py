"""Messages between processes that do not trust each other: a length, JSON, raw buffers. Never pickle."""
import json
import socket
import struct
import time

HEAD = struct.Struct("!II")           # bytes of JSON, number of buffers
SIZE = struct.Struct("!I")
MAX_JSON = 32 << 20
MAX_BUFFERS = 20_000
MAX_MESSAGE = 256 << 20


class WireError(Exception):
    """The other side sent something that is not a message of ours, or too much of it."""


class Channel:
    """Messages over a stream socket. What arrives is untrusted: sizes are checked before anything is stored."""

    def __init__(self, sock):
        self.sock, self.most = sock, MAX_MESSAGE
        self.received = bytearray()

    def send(self, message, buffers=(), deadline=None):
        text = json.dumps(message).encode()
        total = len(text) + sum(len(b) for b in buffers)
        if len(text) > MAX_JSON or len(buffers) > MAX_BUFFERS or total > MAX_MESSAGE:
            raise WireError(f"a message of {total / 1e6:.0f} MB is more than the boundary takes "
                            f"({MAX_JSON >> 20} MB of text, {MAX_MESSAGE >> 20} MB in total)")
        parts = [HEAD.pack(len(text), len(buffers)), text]
        for b in buffers:
            parts += [SIZE.pack(len(b)), b]
        self.sock.settimeout(None if deadline is None else max(0.01, deadline - time.monotonic()))
        self.sock.sendall(b"".join(parts))

    def receive(self, deadline=None):
        """The next message and its buffers. TimeoutError after `deadline` (time.monotonic()), EOFError at the end."""
        json_size, count = HEAD.unpack(self._take(HEAD.size, deadline))
        if json_size > min(MAX_JSON, self.most) or count > MAX_BUFFERS:
            raise WireError("a message is too large")
        text, buffers, total = self._take(json_size, deadline), [], json_size
        for _ in range(count):
            size, = SIZE.unpack(self._take(SIZE.size, deadline))
            total += size
            if total > self.most:
                raise WireError("a message is too large")
            buffers.append(self._take(size, deadline))
        try:
            return json.loads(text), buffers
        except (ValueError, RecursionError) as e:
            raise WireError(f"a message is not JSON: {type(e).__name__}") from None

    def _take(self, n, deadline):
        while len(self.received) < n:
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                raise TimeoutError
            self.sock.settimeout(left)
            try:
                chunk = self.sock.recv(1 << 20)
            except ConnectionResetError:
                chunk = b""
            if not chunk:
                raise EOFError("the other side has gone")
            self.received += chunk
        taken = bytes(self.received[:n])
        del self.received[:n]
        return taken

    def close(self):
        self.sock.close()


def channel_from_fd(fd):
    return Channel(socket.socket(fileno=fd))
