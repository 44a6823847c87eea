"""What the guides name exists: files, make's targets, programs that `python -m` runs. And their lines fit an editor."""
import ast
import json
import re
import shlex
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest

from grading.__main__ import parser
from tests.paths import ROOT

GUIDES = sorted(path for pattern in ("*.md", "authoring/**/*.md", "grading/*.md", "site/*.md", "solutions/*.md") for path in ROOT.glob(pattern))
TEXTS = GUIDES + sorted(path for pattern in (
    "*.py", "Makefile", "pyproject.toml", "authoring/**/*.py", "benchmarks/*.py", "grading/**/*.py", "site/*.py", "solutions/*.py",
    "tests/**/*.py", "utils/**/*.py", "utils/assets/*/*.json") for path in ROOT.glob(pattern))
FOLDERS = ("authoring", "benchmarks", "grading", "tests")
COMMAND = re.compile(rf"-m ((?:{'|'.join(FOLDERS)})(?:\.\w+)*)|\brun\(\"((?:{'|'.join(FOLDERS)})(?:\.\w+)*)\"")
PLACE = re.compile(r"`((?:[\w.-]+/)+[\w.*-]*)`|\]\((?!\w+:)([^)#]+)")         # `folder/file` and [words](folder/file)
STANDS_FOR = re.compile(r"NN_name|NAME")                                # a name that the reader puts in
MADE = re.compile(r"(\.venv|runs|report|autograded|feedback|submitted|node_modules|\.grading|mutants)/|.*/_build/")      # by commands, in a clone or a course


def names(text, pattern):
    return {next(filter(None, found)) for found in pattern.findall(text)}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_that_a_guide_names_is_there(guide):
    for name in names(guide.read_text(encoding="utf-8"), PLACE):
        if not (STANDS_FOR.search(name) or MADE.match(name)):
            assert any([*ROOT.glob(name.rstrip("/")), *guide.parent.glob(name.rstrip("/"))]), f"{guide.name} names {name}, which is not there"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_target_of_make_that_a_guide_names_is_in_the_makefile(guide):
    targets = set(re.findall(r"^([\w -]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    targets = {target for line in targets for target in line.split()}
    assert set(re.findall(r"(?:^ {4}|`)make ([a-z][\w-]*)", guide.read_text(encoding="utf-8"), re.MULTILINE)) <= targets


def test_every_script_of_npm_that_a_text_names_is_in_package_json():
    named = {name for path in TEXTS for name in re.findall(r"npm run (\w+)", path.read_text(encoding="utf-8"))}
    assert {"build"} < named <= json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["scripts"].keys()


def test_every_program_that_a_text_names_can_be_run():
    named = {(path.relative_to(ROOT).as_posix(), name) for path in TEXTS for name in names(path.read_text(encoding="utf-8"), COMMAND)}
    assert len({command for _, command in named}) >= 15 and any(place.startswith("utils/assets/records/") for place, _ in named)
    for place, command in sorted(named):
        spec = find_spec(command)
        spec = find_spec(f"{command}.__main__") if spec and spec.submodule_search_locations else spec
        assert spec, f"{place} names `python -m {command}`, which does not exist"
        runs = spec.name.endswith("__main__") or 'if __name__ == "__main__":' in Path(spec.origin).read_text(encoding="utf-8")
        assert runs, f"{place} names `python -m {command}`, which would do nothing"


def test_no_text_runs_a_file_of_ours_by_its_path():
    """It would not find the other folders: `python -m` does."""
    by_path = re.compile(rf"python[\d.]* (?:{'|'.join(FOLDERS)}|utils)/[\w/]+\.py")
    assert by_path.search(".venv/bin/python " + "benchmarks/widgets.py")
    assert [path.relative_to(ROOT).as_posix() for path in TEXTS if by_path.search(path.read_text(encoding="utf-8"))] == [], "python -m folder.file"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_pip_has_every_option_that_a_guide_gives_it(guide):
    """With --help behind them nothing is installed. `pip download -e` was in README, and there is no such option."""
    for command in re.findall(r"\bpip ((?:install|download) [^`\n#&]+)", guide.read_text(encoding="utf-8")):
        done = subprocess.run([sys.executable, "-m", "pip", *shlex.split(command), "--help"], capture_output=True, text=True)
        assert done.returncode == 0, f"pip {command}: {done.stderr}"


def test_the_grader_has_every_option_that_a_text_gives_it():
    """As with pip: the lines of code and the commands in sentences, over the ends of lines."""
    line, within = re.compile(r"^ {4,}python -m grading (.+?)(?: +#.*)?$", re.M), re.compile(r"`python -m grading ([^`]+)`")
    texts = [path.read_text(encoding="utf-8") for path in TEXTS if ROOT / "tests" not in path.parents]
    given = {" ".join(words.split()).removesuffix(" …") for text in texts for pattern in (line, within) for words in pattern.findall(text)}
    assert len(given) >= 12 and "regrade --receipt FILE" in given
    for words in sorted(given):
        try:
            parser().parse_args(shlex.split(words))
        except SystemExit:
            pytest.fail(f"a text names `python -m grading {words}`, which the grader doesn't take")


def test_functions_have_no_type_hints():
    """As CONTRIBUTING.md says; dataclasses name the types of their fields."""
    hinted = [f"{path.relative_to(ROOT)}:{node.lineno}" for folder in ("authoring", "benchmarks", "grading", "utils") for path in (ROOT / folder).rglob("*.py")
              for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)
              and (node.returns or any(each.annotation for each in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)))]
    assert hinted == []


def test_every_constant_and_private_function_is_used():
    texts = {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in TEXTS if path.suffix == ".py"}
    words = Counter(word for text in texts.values() for word in re.findall(r"\w+", text))
    defined = [(str(path), name) for path, text in texts.items() if path.parts[0] in ("authoring", "benchmarks", "grading", "utils")
               for name in re.findall(r"^(?:def )?(_\w+(?=\()|[A-Z][A-Z0-9_]+(?= = ))", text, re.MULTILINE)]
    assert len(defined) > 500 and [(path, name) for path, name in defined if words[name] == 1] == []


def test_what_was_trained_names_a_command_that_trains():
    for path in ROOT.glob("utils/assets/*/*.json"):
        about = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(about, dict) and "command" in about:
            assert about["command"].split()[2].startswith("authoring.training."), f"{path.name}: {about['command']}"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_prose_is_wrapped_at_100_columns(guide):
    prose = re.sub(r"^```.*?^```$|^(\||    |!\[|<!--).*?$", "", guide.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    unbroken = [line for line in prose.splitlines() if len(line) > 100 and max(map(len, re.split(r" (?=[^`]*(?:`[^`]*`[^`]*)*$)", line))) <= 100]
    assert unbroken == []


def test_those_who_made_the_course_have_one_name():
    name = re.search(r"Copyright \(c\) \d+ (.*)", (ROOT / "LICENSE").read_text(encoding="utf-8"))[1].replace('"', "")
    assert f"  - name: {name}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f'AUTHORS = "{name}"' in (ROOT / "site" / "conf.py").read_text(encoding="utf-8")
