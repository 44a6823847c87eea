"""The two ways to install the course name the same packages, and each file that pins them agrees with the others."""
import os
import re
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import course
from tests.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
CONDA_NAMES = {"pytorch-cpu": "torch", "matplotlib-base": "matplotlib"}


def requirements(lines):
    return {canonicalize_name(r.name): r for r in map(Requirement, lines)}


def pinned():
    lines = (line for line in (ROOT / "constraints.txt").read_text().splitlines() if line and not line.startswith("#"))
    return {canonicalize_name(name): Version(version) for name, _, version in (line.partition("==") for line in lines)}


def test_conda_and_pip_install_the_same_packages():
    lines = re.findall(r"^  - (.+)$", (ROOT / "environment.yml").read_text(), re.MULTILINE)
    conda = requirements(lines)
    assert str(conda.pop("python").specifier) == PROJECT["requires-python"]
    conda.pop("pip")
    conda = {CONDA_NAMES.get(name, name): str(r.specifier) for name, r in conda.items()}
    assert conda == {name: str(r.specifier) for name, r in requirements(PROJECT["dependencies"]).items()}


@pytest.mark.parametrize("group", ["dependencies", *PROJECT["optional-dependencies"]])
def test_every_dependency_has_one_exact_version_within_its_range(group):
    wanted = PROJECT["dependencies"] if group == "dependencies" else PROJECT["optional-dependencies"][group]
    versions = pinned()
    for name, requirement in requirements(wanted).items():
        if name == canonicalize_name(PROJECT["name"]):      # its own extras, which stand here themselves
            assert requirement.extras <= set(PROJECT["optional-dependencies"])
            continue
        assert name in versions, f"constraints.txt names no version of {name}"
        assert versions[name] in requirement.specifier, f"{name} {versions[name]} is outside {requirement.specifier}"


def test_utils_does_not_import_torch_before_it_is_needed():
    code = "import sys, utils.information, utils.proof, utils.figures, utils.checks.entropy; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def first_answer(page, seconds=20):
    """The status of the first answer: a server prints its address a moment before it listens."""
    for _ in range(5 * seconds):
        try:
            return urllib.request.urlopen(page, timeout=seconds).status
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            time.sleep(0.2)
    raise TimeoutError(f"{page} did not answer in {seconds} s")


def test_make_lab_starts_a_server_whose_address_opens_the_start_page(monkeypatch, tmp_path):
    commands = []
    monkeypatch.setattr(course, "run", lambda *command: commands.append(command))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        course.lab("--no-browser", f"--port={free.getsockname()[1]}")
    places = {f"JUPYTER_{name}_DIR": str(tmp_path / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    with subprocess.Popen([sys.executable, "-m", *commands[0]], cwd=ROOT, env=os.environ | places, stderr=subprocess.PIPE,
                          stdout=subprocess.DEVNULL, text=True) as server:
        try:
            said, printed = "", None
            for line in server.stderr:                          # ends where the server stops
                said += line
                if printed := re.search(r"(http://127\.0\.0\.1:\d+)/lab/tree/00_start/00_start\.ipynb\?token=(\w+)", line):
                    break
            assert printed, said
            address, token = printed.groups()
            page = f"{address}/api/contents/00_start/00_start.ipynb?content=0&token={token}"
            assert first_answer(page) == 200
        finally:
            server.terminate()


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C reaches a group of processes")
def test_what_ctrl_c_stops_may_put_its_things_in_order(tmp_path):
    """JupyterLab asks whether to shut down, a training writes a checkpoint, a build puts the notebook back."""
    (tmp_path / "slow.py").write_text(f"""import pathlib, time
here = pathlib.Path({str(tmp_path)!r})
try:
    (here / "started").touch()
    time.sleep(600)
except KeyboardInterrupt:
    time.sleep(1)
    (here / "tidied").touch()
    raise SystemExit(3)
""")
    program = f"import course, pathlib, sys; course.PYTHON = pathlib.Path(sys.executable); course.run('slow', PYTHONPATH={str(tmp_path)!r})"
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL) as command:
        while not (tmp_path / "started").exists():
            assert command.poll() is None
            time.sleep(0.1)
        os.killpg(command.pid, signal.SIGINT)
    assert (tmp_path / "tidied").exists() and command.returncode == 3


def test_every_benchmark_finds_what_it_imports():
    """In one process: most of the time goes into other people's libraries."""
    benchmarks = ", ".join(f"benchmarks.{path.stem}" for path in sorted((ROOT / "benchmarks").glob("[a-z]*.py")))
    done = subprocess.run([sys.executable, "-c", f"import {benchmarks}"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
