"""A JupyterHub of our own, from PyPI and npm, with two students and an instructor: each has an account, a home and a server.

Installed once into runs/hub. As root the accounts are Unix accounts, in a mount namespace with its own /etc/passwd; else all servers
belong to the user who runs the tests, each with a home.
"""
import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import requests
from tornado.ioloop import IOLoop
from tornado.websocket import websocket_connect

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "runs" / "hub"
PEOPLE = {"ada": 3101, "bob": 3102, "teacher": 3103}                 # Unix numbers
TOKEN = "of-the-test"
CONFIG = """
c = get_config()
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = "let me in"
c.Authenticator.allowed_users = {people!r}
c.JupyterHub.spawner_class = "{spawner}"
c.SimpleLocalProcessSpawner.home_dir_template = "{folder}/home/{{username}}"
c.LocalProcessSpawner.shell_cmd = []
c.Spawner.cmd = [{python!r}, "-m", "jupyterhub.singleuser"]
c.Spawner.environment = {environment!r}
c.Spawner.start_timeout = c.Spawner.http_timeout = 180
c.ConfigurableHTTPProxy.command = {proxy!r}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {hub_port}
c.JupyterHub.services = [{{"name": "test", "api_token": {token!r}}}]
c.JupyterHub.load_roles = [{{"name": "test", "services": ["test"], "scopes": ["admin:users", "admin:servers", "tokens"]}}]
"""


def install():
    """jupyterhub and configurable-http-proxy, once → why they can't be had, or None."""
    try:
        if not (PLACE / "site" / "jupyterhub").exists():
            PLACE.mkdir(parents=True, exist_ok=True)
            subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--target", PLACE / "site", "jupyterhub>=5,<6"], check=True, capture_output=True, timeout=500)
        if not (PLACE / "node_modules" / ".bin" / "configurable-http-proxy").exists():
            subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--prefix", PLACE, "configurable-http-proxy"], check=True, capture_output=True, timeout=300)
    except (OSError, subprocess.SubprocessError) as e:
        return f"a JupyterHub can't be installed here: {e}"


def _ports(n):
    with contextlib.ExitStack() as stack:
        found = [stack.enter_context(socket.socket()) for _ in range(n)]
        for s in found:
            s.bind(("127.0.0.1", 0))
        return [s.getsockname()[1] for s in found]


class Hub:
    """`folder`: home/ with a home for everyone, the hub's own files, its log."""

    def __init__(self, folder, more_environment):
        self.folder, self.accounts = folder, os.geteuid() == 0
        self.homes = {name: folder / "home" / name for name in PEOPLE}
        port, hub_port, proxy_port = _ports(3)
        self.address, self.log = f"http://127.0.0.1:{port}", folder / "hub.log"
        environment = {"PYTHONPATH": f"{PLACE / 'site'}:{ROOT}", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "OMP_NUM_THREADS": "1", **more_environment}
        (folder / "jupyterhub_config.py").write_text(CONFIG.format(
            people=set(PEOPLE), folder=folder, python=sys.executable, environment=environment, proxy=[str(PLACE / "node_modules/.bin/configurable-http-proxy")],
            port=port, hub_port=hub_port, proxy_port=proxy_port, token=TOKEN,
            spawner="jupyterhub.spawner.LocalProcessSpawner" if self.accounts else "jupyterhub.spawner.SimpleLocalProcessSpawner"))
        command = [sys.executable, "-m", "jupyterhub", "-f", str(folder / "jupyterhub_config.py")]
        if self.accounts:
            for name, number in PEOPLE.items():
                os.chown(self.homes[name], number, number)
                os.chmod(self.homes[name], 0o711)
            lines = {"passwd": "{0}:x:{1}:{1}::{2}:/bin/bash\n", "group": "{0}:x:{1}:\n"}
            for file, line in lines.items():
                (folder / file).write_text(Path("/etc", file).read_text() + "".join(line.format(n, i, self.homes[n]) for n, i in PEOPLE.items()))
            steps = [f"mount --bind {folder / f} /etc/{f}" for f in lines]
            python = Path(sys.base_prefix).resolve()
            if closed := next((p for p in [*reversed(python.parents), python] if not p.stat().st_mode & 0o001), None):       # Python lies in a home of root's
                (folder / "python").mkdir()
                steps += [f"mount --bind {python} {folder / 'python'}", f"mount -t tmpfs -o mode=755 tmpfs {closed}", f"mkdir -p {python}",
                          f"mount --bind {folder / 'python'} {python}"]
            command = ["unshare", "--mount", "sh", "-c", " && ".join([*steps, 'exec "$@"']), "sh", *command]
        self.process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=self.log.open("w"))

    def __enter__(self):
        for _ in range(600):
            with contextlib.suppress(requests.ConnectionError):
                if requests.get(f"{self.address}/hub/health", timeout=5).ok:
                    return self
            assert self.process.poll() is None, self.said()
            time.sleep(0.5)
        raise TimeoutError(self.said())

    def __exit__(self, *_):
        for name in PEOPLE:
            self.ask("delete", f"users/{name}/server")
        self.process.terminate()
        self.process.wait(60)

    def said(self):
        return "\n".join(line for line in self.log.read_text().splitlines() if " 200 GET " not in line)[-5000:]

    def ask(self, how, path, token=TOKEN, **more):
        return requests.request(how, f"{self.address}/hub/api/{path}", headers={"Authorization": f"token {token}"}, timeout=300, **more)

    def person(self, name):
        """Log in with the password, start the server, take a token."""
        session = requests.Session()
        session.get(f"{self.address}/hub/login", timeout=60)
        done = session.post(f"{self.address}/hub/login", timeout=300, allow_redirects=False,
                            data={"username": name, "password": "let me in", "_xsrf": session.cookies["_xsrf"]})
        assert done.status_code == 302, done.text[:500]
        self.ask("post", f"users/{name}/server")
        for _ in range(300):
            if self.ask("get", f"users/{name}").json().get("servers", {}).get("", {}).get("ready"):
                break
            time.sleep(0.5)
        else:
            raise TimeoutError(self.said())
        return Person(self, name, self.ask("post", f"users/{name}/tokens", json={"note": "test"}).json()["token"])


class Person:
    """Someone with a server of their own."""

    def __init__(self, hub, name, token):
        self.hub, self.name, self.home = hub, name, hub.homes[name]
        self.base, self.headers = f"{hub.address}/user/{name}", {"Authorization": f"token {token}"}

    def request(self, how, path, base=None, **more):
        return requests.request(how, f"{base or self.base}/{path}", headers=self.headers, timeout=300, **more)

    def ask(self, how, path, **more):
        done = self.request(how, path, **more)
        page = done.text.lstrip().startswith("<")              # of the login or of an error, where an answer was expected
        assert done.ok and not page, f"{self.name}: {how} {path}: {done.status_code} {done.url} {done.text[:1000]}\n{self.hub.said()}"
        return done.json() if done.text else None

    def terminal(self, command, seconds=300):
        """Type a command in a terminal of the server → what it says; it must succeed."""
        name, end = self.ask("post", "api/terminals")["name"], "status-of-it"

        async def typed():
            from tornado.httpclient import HTTPRequest
            socket_ = await websocket_connect(HTTPRequest(f"{self.base}/terminals/websocket/{name}".replace("http:", "ws:"), headers=self.headers))
            await socket_.write_message(json.dumps(["stdin", f"stty -echo; {command}; echo {end[:6]}{end[6:]}=$?\r"]))
            said, last = "", time.monotonic() + seconds
            while f"{end}=" not in said.replace(f"{end}=$", ""):
                assert time.monotonic() < last, said[-3000:]
                message = json.loads(await socket_.read_message())
                said += message[1] if message[0] == "stdout" else ""
            socket_.close()
            return said
        said = IOLoop().run_sync(typed)
        assert f"{end}=0" in said, said[-3000:]
        return said


def home_of_all(folder):
    """home/ and in it a home for everyone, the exchange, a configuration that all servers read.

    By its real path: where runs/ is a link, formgrader finds that the course isn't in the server's folder, and does nothing.
    """
    folder = folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    for name in PEOPLE:
        (folder / "home" / name).mkdir(parents=True)
    (folder / "exchange").mkdir()
    (folder / "exchange").chmod(0o777)
    (folder / "etc").mkdir()
    return folder
