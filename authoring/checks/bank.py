"""The answers bank: reads tests/answers/ and runs an answer through the checks of its exercise, as a student would see it.

An answer replaces the exercise's solution cell. It runs after the chapter's `setup` cells and the reference solutions
that come before it, then the visible and the hidden check run in the same namespace.
"""
import contextlib
import functools
import io
import linecache
import re
from dataclasses import dataclass

import jupytext

from authoring import ROOT
from authoring.build.chapters import SOLUTIONS, chapters
from utils.checks import CheckBroken

CELL = re.compile(r"^# %%(.*)\n", re.MULTILINE)
ANSWERS = ROOT / "tests" / "answers"


@dataclass(frozen=True)
class Answer:
    chapter: str
    exercise: str
    name: str
    right: bool
    hidden_only: bool       # a wrong answer that only the hidden check can see
    fragment: str           # what the message of a wrong answer must contain
    source: str

    def __str__(self):
        return f"{self.chapter}/{self.exercise}: {'right' if self.right else 'wrong'}: {self.name}"


@functools.cache
def answers():
    """Every answer of the bank to a chapter of the course; those of drafts wait."""
    return tuple(_read())


def _read():
    for path in (path for chapter in chapters() for path in sorted((ANSWERS / chapter).glob("*.py"))):
        _, *parts = CELL.split(path.read_text(encoding="utf-8"))                    # not by jupytext, which reads "q = 0" in a title as metadata
        for title, source in zip(parts[::2], parts[1::2], strict=True):
            kind, _, rest = title.strip().partition(":")
            name, _, fragment = rest.partition("|")
            if kind not in ("right", "wrong", "wrong (hidden)"):
                raise ValueError(f"{path.name}: cell title {title!r}; expected 'right: name' or 'wrong: name | fragment'.")
            if kind != "right" and not fragment.strip():
                raise ValueError(f"{path.name}: 'wrong: {name.strip()}' names no fragment of its message (after a |).")
            yield Answer(path.parent.name, path.stem, name.strip(), kind == "right", kind == "wrong (hidden)",
                         fragment.strip(), source.strip("\n"))


@functools.cache
def cells(chapter):
    """The code cells of a chapter's text: (grade_id or None, tags, source, is it a graded check, is it a solution)."""
    found = []
    for cell in jupytext.read(SOLUTIONS / f"{chapter}.py", fmt="py:percent").cells:
        if cell.cell_type == "code":
            meta = cell.metadata.get("nbgrader", {})
            found.append((meta.get("grade_id"), cell.metadata.get("tags", []), cell.source,
                          meta.get("grade", False) and not meta.get("solution"), meta.get("solution", False)))
    return found


def exercises(chapter):
    """The ids of all automatically graded exercises of a chapter, in order."""
    return [identity.removesuffix("-check") for identity, _, _, check, _ in cells(chapter)
            if check and identity.endswith("-check")]


@functools.cache
def namespace_before(chapter, exercise, instead=None):
    """The namespace that an answer starts from: run your answer in a copy of it.

    `instead`: an answer to an earlier exercise, in place of the reference.
    """
    namespace = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()):
        for identity, tags, source, check, solution in cells(chapter):
            if identity == exercise:
                return namespace
            if "setup" in tags or (solution and not check):
                source = instead.source if instead and instead.exercise == identity else source
                run(source, f"<{chapter}: {identity}>", namespace)
    raise ValueError(f"solutions/{chapter}.py has no exercise {exercise!r}, but tests/answers/ has one of that name.")


def run(source, name, namespace):
    """As a notebook runs a cell: a message may quote its lines."""
    linecache.cache[name] = len(source), None, source.splitlines(keepends=True), name
    exec(compile(source, name, "exec"), namespace)


def verdict(answer):
    """None if both checks pass; else ("visible" or "hidden", the message). An error in the answer itself counts too, one in
    the check's own code is raised."""
    namespace = dict(namespace_before(answer.chapter, answer.exercise))
    sources = {identity: source for identity, _, source, _, _ in cells(answer.chapter)}
    with contextlib.redirect_stdout(io.StringIO()):
        for where, cell, source in (("visible", "answer", answer.source), ("visible", "check", sources[f"{answer.exercise}-check"]),
                                    ("hidden", "hidden check", sources[f"{answer.exercise}-hidden"])):
            try:
                run(source, f"<{answer}, {cell}>", namespace)
            except CheckBroken as bug:
                raise bug.__cause__ from None
            except Exception as error:
                return where, f"{type(error).__name__}: {error}"
    return None
