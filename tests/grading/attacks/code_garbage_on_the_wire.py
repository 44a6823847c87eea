"""Writes garbage into every open file."""
import os
for fd in range(3, 64):
    try: os.write(fd, b"\xff" * 4096)
    except OSError: pass
