"""What is no file where files are: pipes, sockets, what nobody may read, links in a ring, one file under two hundred names."""
import os
import socket


def change(notebook, folder):
    for name in ("numbers.txt", "data.csv", "other.ipynb"):
        os.mkfifo(folder / name)
    with socket.socket(socket.AF_UNIX) as s:
        os.chdir(folder)
        s.bind("s.ipynb")
    (folder / "closed").mkdir(mode=0)
    (folder / "secret.txt").write_text("x")
    (folder / "secret.txt").chmod(0)
    for a, b in (("one", "two"), ("two", "one"), ("self", "self"), ("up", ".."), ("root", "/")):
        os.symlink(b, folder / a)
    for i in range(200):
        os.link(folder / "secret.txt", folder / f"again{i}")
