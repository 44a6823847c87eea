"""Wherever the course can be opened: the address is one setting, and what each place reads agrees with the rest."""
import glob
import json
import os
import re
import runpy
import sys
import tomllib
from importlib import metadata

import pytest
import yaml
from packaging.specifiers import SpecifierSet

import course
from authoring.build import addresses, chapters, notebooks
from authoring.build.site.front import downloads
from tests.paths import ROOT
from utils.course import JUPYTER, check_environment

ADDRESS = "https://github.com/someone/infogan"
README = (ROOT / "README.md").read_text(encoding="utf-8")
WORKFLOWS = {path.name: yaml.safe_load(path.read_text()) for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))}
DEVCONTAINER = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text())


@pytest.fixture(params=[None, ADDRESS], ids=["without an address", "with one"])
def address(request, monkeypatch):
    monkeypatch.setattr(addresses, "repository", lambda: request.param)
    return request.param


def test_the_address_is_set_in_pyproject_and_nowhere_else():
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    example = re.search(r'^# \[project\.urls\]\n# Repository = "(.+)"$', pyproject, re.M)
    assert example, "pyproject.toml shows how the address is set"
    switched_on = re.sub(r"^# (\[project\.urls\]|Repository = .*)$", r"\1", pyproject, flags=re.M)
    assert addresses.repository(addresses.settings(switched_on)) == example[1]
    assert addresses.readme(README, addresses.repository()) == README, "run `python -m authoring.build.addresses`"


@pytest.mark.parametrize("wrong", ["github.com/someone/infogan", "https://gitlab.com/someone/infogan", ADDRESS + ".git", ADDRESS + "/"])
def test_an_address_that_colab_and_binder_cannot_use_is_refused(wrong):
    with pytest.raises(ValueError, match=r"expected https://github\.com/OWNER/NAME"):
        addresses.repository({"urls": {"Repository": wrong}})


def test_badges_stand_under_the_title_only_where_an_address_is_set(address):
    written = addresses.readme(README, address)
    assert written.startswith("# InfoGAN, depth first\n\n")
    assert ("[![" in written) == (ADDRESS in written) == (address is not None)
    assert addresses.readme(written, address) == written and addresses.readme(written, None) == addresses.readme(README, None)
    if address:
        targets = re.findall(r"\]\(([^()\s]+)\)", addresses.badges(address))
        assert "https://colab.research.google.com/github/someone/infogan/blob/main/notebooks/00_start/00_start.ipynb" in targets
        assert "https://mybinder.org/v2/gh/someone/infogan/main?urlpath=lab/tree/notebooks/00_start/00_start.ipynb" in targets
        assert "https://someone.github.io/infogan/" in targets


@pytest.mark.parametrize("chapter", chapters.chapters())
def test_a_first_cell_installs_the_course_on_colab_only_where_an_address_is_set(address, chapter):
    notebook = chapters.notebook_from_text(chapter)
    assert notebook.cells[0].cell_type == "markdown"
    colab = [cell for cell in notebook.cells if cell.id == "colab"]
    assert [cell.id for cell in notebook.cells if "google.colab" in cell.source] == ["colab"] * len(colab)
    if address is None:
        assert colab == []
    else:
        assert notebook.cells[1] is colab[0] and "nbgrader" not in colab[0].metadata
        assert f"git+{address}" in colab[0].source and "torch" not in colab[0].source and "--no-deps" in colab[0].source


def test_the_site_links_to_colab_and_binder_only_where_an_address_is_set(address):
    links = downloads("01_entropy", address)
    assert "01_entropy.ipynb" in links and "course.zip" in links
    assert (addresses.COLAB in links) == (addresses.BINDER in links) == (address is not None)
    conf = runpy.run_path(str(ROOT / "site" / "conf.py"))
    assert conf["html_baseurl"] == (addresses.pages(address) if address else "")


def test_the_first_cell_for_colab_does_nothing_elsewhere():
    exec(re.sub(r"%pip.*", "raise AssertionError('not on Colab')", addresses.colab_cell(ADDRESS).source), {})


def test_on_colab_the_start_page_asks_for_what_the_notebooks_import_only(monkeypatch, capsys):
    installed = metadata.version

    def version(name):
        if name in JUPYTER:
            raise metadata.PackageNotFoundError(name)
        return installed(name)
    monkeypatch.setattr(metadata, "version", version)
    with pytest.raises(RuntimeError, match="jupyterlab is not installed"):
        check_environment()
    monkeypatch.setitem(sys.modules, "google.colab", object())
    check_environment()
    assert "You can start." in capsys.readouterr().out
    imported = {name for path in (ROOT / "utils").rglob("*.py") for name in re.findall(r"^\s*(?:import|from) (\w+)", path.read_text(), re.M)}
    assert not imported & (JUPYTER - {"ipywidgets"})               # which anywidget brings along


def test_an_address_makes_every_chapter_be_built_again(monkeypatch):
    monkeypatch.setattr(addresses, "repository", lambda: None)
    without = notebooks.content_hash("00_start", [])
    monkeypatch.setattr(addresses, "repository", lambda: ADDRESS)
    assert notebooks.content_hash("00_start", []) != without


def test_the_package_that_colab_installs_holds_all_that_the_notebooks_read():
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    assert setuptools["packages"]["find"] == {"include": ["grading*", "utils*"], "namespaces": False}
    packed = {ROOT / "utils" / path for pattern in setuptools["package-data"]["utils"]
              for path in glob.glob(pattern, root_dir=ROOT / "utils", recursive=True)}
    for path in (ROOT / "utils").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            if path.suffix == ".py" and "assets" not in path.parts:
                assert (path.parent / "__init__.py").exists(), f"{path.parent} has no __init__.py: setuptools would leave it out"
            else:
                assert path in packed, f"{path} stays behind: no pattern of package-data names it"


def test_binder_installs_what_environment_yml_names_and_then_the_course_alone():
    script = ROOT / "postBuild"
    assert os.access(script, os.X_OK) and script.read_text().startswith("#!")
    assert re.search(r"^pip install --no-deps -e \.$", script.read_text(), re.M)
    assert not (ROOT / "binder").exists() and not (ROOT / ".binder").exists(), "repo2docker would then ignore environment.yml"


def test_the_devcontainer_sets_up_what_make_lab_would():
    command = re.fullmatch(r"python -c '(.+)'", DEVCONTAINER["postCreateCommand"])[1]
    assert command == 'import course; course.environment("")' and callable(course.environment)
    assert DEVCONTAINER["customizations"]["vscode"]["settings"]["python.defaultInterpreterPath"] == \
        "${containerWorkspaceFolder}/" + course.PYTHON.relative_to(ROOT).as_posix()


def test_every_python_that_a_place_brings_is_one_that_the_course_runs_on():
    job = WORKFLOWS["ci.yml"]["jobs"]["test"]
    assert job["container"]["image"] == "python:${{ matrix.python }}-bookworm"
    pythons = [re.fullmatch(r"python:([\d.]+)-\w+", DEVCONTAINER["image"])[1], *job["strategy"]["matrix"]["python"]]
    pythons += [step["with"]["python-version"] for workflow in WORKFLOWS.values() for job in workflow["jobs"].values()
                for step in job["steps"] if "python-version" in step.get("with", {})]
    assert len(pythons) == 5 and all(SpecifierSet(addresses.settings()["requires-python"]).contains(python) for python in pythons)


def steps(workflow):
    (job,) = WORKFLOWS[workflow]["jobs"].values()
    return job["steps"]


def test_the_workflows_run_the_commands_of_this_repository_on_its_branch():
    assert ".ci/run" in [step.get("run") for step in steps("ci.yml")] and os.access(ROOT / ".ci" / "run", os.X_OK)
    assert "make site" in [step.get("run") for step in steps("pages.yml")]
    assert re.search(r"^site: ", (ROOT / "Makefile").read_text(), re.M)
    for workflow in WORKFLOWS.values():
        assert workflow[True]["push"]["branches"] == [addresses.BRANCH]           # YAML 1.1 reads `on` as true


def test_the_site_that_is_published_is_the_folder_that_make_site_fills():
    from authoring.build.site import HTML

    upload = next(step for step in steps("pages.yml") if "upload-pages-artifact" in step.get("uses", ""))
    assert ROOT / upload["with"]["path"] == HTML


def test_an_action_has_the_same_version_everywhere():
    versions = {}
    for name in WORKFLOWS:
        for step in steps(name):
            if "uses" in step:
                action, version = step["uses"].split("@")
                assert re.fullmatch(r"actions/[\w-]+", action) and versions.setdefault(action, version) == version
    assert {"actions/checkout", "actions/deploy-pages", "actions/upload-pages-artifact"} <= set(versions)


def test_the_citation_the_changelog_and_the_grader_name_this_version():
    version = addresses.settings()["version"]
    assert tomllib.loads((ROOT / "grading" / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == version
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["version"] == version
    assert re.search(r"^## (\d[\d.]+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)[1] == version
