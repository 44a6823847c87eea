"""The two ways to install the course name the same packages, and each file that pins them agrees with the others."""
import re
import subprocess
import sys
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from paths import ROOT

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
        assert name in versions, f"constraints.txt names no version of {name}"
        assert versions[name] in requirement.specifier, f"{name} {versions[name]} is outside {requirement.specifier}"


def test_utils_does_not_import_torch_before_it_is_needed():
    code = "import sys, utils.information, utils.proof, utils.figures, utils.checks.entropy; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
