"""A PostgreSQL server of our own: Debian's, started by an unprivileged user on a socket in a folder of its own."""
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = next((p.parent for p in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)), None)
USER = "postgres" if os.geteuid() == 0 else None          # the server refuses to run as root


class Server:
    def __init__(self, folder):
        self.folder, self.data = folder, folder / "data"
        self._run("initdb", "--pgdata", self.data, "--username", "grader", "--auth", "trust", "--encoding", "UTF8")
        self.start()

    def start(self):
        self._run("pg_ctl", "start", "--wait", "--pgdata", self.data, "--log", self.folder / "log.txt",
                  "--options", f"-c listen_addresses= -c unix_socket_directories={self.folder}")

    def stop(self, mode="fast"):
        self._run("pg_ctl", "stop", "--wait", "--pgdata", self.data, "--mode", mode)

    def database(self, name):
        """A new database's URL, as nbgrader takes it."""
        self._run("createdb", "--host", self.folder, "--username", "grader", name)
        return f"postgresql+psycopg://grader@/{name}?host={self.folder}"

    def _run(self, program, *arguments):
        done = subprocess.run([PROGRAMS / program, *map(str, arguments)], user=USER, cwd=self.folder, text=True,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        assert done.returncode == 0, f"{program}: {done.stderr}"


@contextmanager
def running():
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))      # pytest's own folders are closed to other users
    if USER:
        shutil.chown(folder, USER)
    server = Server(folder)
    try:
        yield server
    finally:
        server.stop("immediate")
        shutil.rmtree(folder)
