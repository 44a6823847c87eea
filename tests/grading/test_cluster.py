"""The same class on a real Dask cluster under TLS: a worker dies half way, and every grade is the local run's."""
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager

import pytest

from grading.__main__ import main
from grading.cluster import packed, unpacked
from grading.limits import Limits
from grading.sandbox.outputs import Outputs
from grading.sandbox.tester import OUTPUTS_OF_A_NOTEBOOK
from grading.sandbox.wire import MAX_JSON
from tests.grading.class_of import contents, solution, submit, with_answer

CLASS = 16
SLOW = "import time\ntime.sleep(0.4)\ndef squares(x):\n    return np.asarray(x) ** 2 + {}"
DIARY = """
from distributed import WorkerPlugin

class Diary(WorkerPlugin):
    def __init__(self, worker):
        self.worker = worker
    def transition(self, key, start, finish, **more):
        if finish == "executing":
            with open({path!r}, "a") as f:
                f.write(f"{{key}} {{self.worker.name}}\\n")

async def dask_setup(worker):
    await worker.plugin_add(Diary(worker), name="diary")
"""


@pytest.fixture(scope="module")
def tls(tmp_path_factory):
    """One self-signed certificate for scheduler, workers and grader."""
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                    "-subj", "/CN=grading", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
                   check=True, capture_output=True)
    return {"ca": folder / "cert.pem", "cert": folder / "cert.pem", "key": folder / "key.pem"}


class LocalCluster:
    """A scheduler on this machine; worker() adds a process to it, ready() waits for all of them."""

    def __init__(self, folder, tls, stack):
        self.folder, self.stack, self.workers = folder, stack, {}
        self.tls = [a for part, path in tls.items() for a in (f"--tls-{'ca-file' if part == 'ca' else part}", str(path))]
        self.file = folder / "scheduler.json"
        self.diary = folder / "diary.txt"
        self.diary.touch()
        (folder / "diary.py").write_text(DIARY.format(path=str(self.diary)))
        self._start("scheduler", "--protocol", "tls", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show",
                    "--scheduler-file", str(self.file))
        self._until(lambda: self.file.exists() and self.file.stat().st_size)
        self.address = json.loads(self.file.read_text())["address"]

    def worker(self, name, threads=1, **environ):
        self.workers[name] = self._start(
            "worker", self.address, "--name", name, "--nthreads", str(threads), "--no-nanny", "--no-dashboard", "--host",
            "127.0.0.1", "--local-directory", str(self.folder), "--preload", str(self.folder / "diary.py"), log=name, **environ)
        return self.workers[name]

    def ready(self):
        """Wait until every worker has found the scheduler."""
        for name in self.workers:
            self._until(lambda log=self.folder / f"{name}.log": "Starting established connection" in log.read_text())

    def started(self):
        """Submission's job → the workers that began it. The author's trial, which comes first, isn't a submission."""
        found = {}
        for line in self.diary.read_text().splitlines():
            key, worker = line.split()
            if not key.startswith("trial-"):
                found.setdefault(key, []).append(worker)
        return found

    def options(self, tls):
        return ["--scheduler", self.address, *(a for part, path in tls.items() for a in (f"--tls-{part}", str(path)))]

    def _start(self, command, *arguments, log="scheduler", **environ):
        with open(self.folder / f"{log}.log", "w") as f:
            process = subprocess.Popen([sys.executable, "-m", "dask", command, *arguments, *self.tls], stdout=f, stderr=f,
                                       cwd=self.folder, env={**os.environ, **environ})
        self.stack.callback(process.wait)
        self.stack.callback(process.kill)
        return process

    def _until(self, condition, seconds=60):
        for _ in range(10 * seconds):
            if condition():
                return
            time.sleep(0.1)
        raise TimeoutError({p.stem: p.read_text()[-1000:] for p in self.folder.glob("*.log")})


@contextmanager
def cluster_in(folder, tls):
    folder.mkdir()
    with ExitStack() as stack:
        yield LocalCluster(folder, tls, stack)


def make_class(root):
    for i in range(CLASS):
        submit(root, f"s{i:02}", "squares", with_answer(solution(root, "squares"), "squares", SLOW.format(i % 3)))
    (root / ".grading").mkdir()
    (root / ".grading" / "secret").write_text("5e" * 32)


def test_a_worker_killed_half_way_loses_nothing_and_doubles_nothing(course, tmp_path, tls, capsys):
    make_class(course)
    remote = tmp_path / "remote"
    shutil.copytree(course, remote)
    assert main(["grade", "--course", str(course)]) == 0
    with cluster_in(tmp_path / "cluster", tls) as cluster:
        killed = cluster.worker("killed")
        cluster.worker("steady")
        cluster.ready()

        def kill():
            while sum("killed" in workers for workers in cluster.started().values()) < CLASS // 4:
                time.sleep(0.05)
            killed.send_signal(signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        assert main(["grade", "--course", str(remote), *cluster.options(tls)]) == 0
        killer.join()
        assert killed.wait() == -signal.SIGKILL
        assert contents(remote) == contents(course)
        started, diary = cluster.started(), cluster.diary.read_text()
        assert len(started) == CLASS
        twice = {key: workers for key, workers in started.items() if len(workers) > 1}
        assert all(workers == ["killed", "steady"] for workers in twice.values())
        assert len(twice) <= 2                           # what the killed worker ran, or had run and not handed over
        assert main(["grade", "--course", str(remote), *cluster.options(tls)]) == 0
        assert f"0 run, 0 taken from earlier results, {CLASS} already recorded" in capsys.readouterr().out
        assert cluster.diary.read_text() == diary


def test_workers_of_another_environment_get_no_job(course, tmp_path, tls, capsys):
    make_class(course)
    other = tmp_path / "other" / "surprise-1.0.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: surprise\nVersion: 1.0\n")
    with cluster_in(tmp_path / "cluster", tls) as cluster:
        cluster.worker("other", PYTHONPATH=str(other.parent))
        cluster.worker("threads", threads=4)
        same = cluster.worker("same")
        cluster.ready()
        assert main(["grade", "--course", str(course), *cluster.options(tls), "--student", "s01", "--student", "s02"]) == 0
        refused = capsys.readouterr().err
        assert "surprise is 1.0 there and missing here" in refused and "it has 4 threads" in refused
        assert list(cluster.started().values()) == [["same"], ["same"]]
        same.kill()
        assert main(["grade", "--course", str(course), *cluster.options(tls)]) == 2
        assert "no worker of tls://" in capsys.readouterr().err
        assert len(cluster.started()) == 2


def test_a_worker_that_comes_late_takes_part_and_the_class_waits_for_one(course, tmp_path, tls):
    make_class(course)
    with cluster_in(tmp_path / "cluster", tls) as cluster:
        first = cluster.worker("first")
        cluster.ready()

        def replace():
            while len(list(course.glob("autograded/*/squares"))) < 3:
                time.sleep(0.05)
            first.send_signal(signal.SIGKILL)
            time.sleep(1)
            cluster.worker("second")

        replacer = threading.Thread(target=replace)
        replacer.start()
        assert main(["grade", "--course", str(course), *cluster.options(tls)]) == 0
        replacer.join()
        assert {workers[-1] for workers in cluster.started().values()} == {"first", "second"}


def test_the_grader_speaks_to_no_scheduler_without_encryption(course, capsys):
    submit(course, "ada", "squares", solution(course, "squares"))
    assert main(["grade", "--course", str(course), "--scheduler", "tcp://127.0.0.1:8786"]) == 2
    assert "not encrypted" in capsys.readouterr().err
    assert main(["grade", "--course", str(course), "--scheduler", "tls://127.0.0.1:1", "--unsafe"]) == 2
    assert "--unsafe is for this machine" in capsys.readouterr().err


def test_a_job_comes_back_from_its_bytes_as_it_was():
    message, buffers = {"cells": [{"source": "π \ud83d\x00"}], "seed": "0f"}, [b"", b"\x00" * 1000, bytes(range(256))]
    assert unpacked(packed(message, buffers)) == (message, buffers)


def test_a_notebook_that_prints_all_it_may_comes_back_whole():
    """More than one message of the sandbox's may have: a character can take twelve bytes of JSON."""
    cell = Outputs(limit := Limits().output_bytes)
    cell.stream("stdout", "\U0001f600" * limit)
    report = {"cells": {str(i): {"outputs": cell.items} for i in range(OUTPUTS_OF_A_NOTEBOOK)}}
    assert len(json.dumps(report)) > MAX_JSON
    assert unpacked(packed(report)) == (report, [])
