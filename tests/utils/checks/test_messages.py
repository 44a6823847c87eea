"""What a student sees of a refusal: one message in plain words, for every exercise, whatever the answer does; no line of our source."""
import ast
import contextlib
import functools
import io
import warnings
from pathlib import Path

import pytest

from authoring.checks.bank import cells, exercises, namespace_before
from tests.paths import CHAPTERS
from utils import checks
from utils.checks import CheckBroken, CheckFailed

JOBS = [(chapter, exercise) for chapter in CHAPTERS for exercise in exercises(chapter)]
ODD = {"no answer yet": "raise NotImplementedError", "it raises": "return 1 / 0", "no return": "pass", "a string": "return 'abc'", "an object": "return object()",
       "itself": "return {0}", "nan": "return float('nan')", "a huge integer": "return 10 ** 5000", "ragged": "return [[1.0], [2.0, 3.0]]", "an empty list": "return []"}


@functools.cache
def our_source():
    """Lines of the checks and of the reference solutions that no message may show."""
    files = sorted(Path(checks.__file__).parent.rglob("*.py"))
    return {line.strip() for path in files for line in path.read_text(encoding="utf-8").splitlines() if len(line.strip()) > 20}


def source_of(chapter, part):
    return next(source for identity, _, source, *_ in cells(chapter) if identity == part)


def names(chapter, exercise):
    """(functions, other names) that the exercise's answer binds."""
    tree = ast.parse(source_of(chapter, exercise))
    return ([node.name for node in tree.body if isinstance(node, ast.FunctionDef)],
            [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)])


def shown(chapter, exercise, answer, kind):
    """What IPython shows of the check's refusal, as text; None if it passes."""
    namespace = dict(namespace_before(chapter, exercise))
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(answer, "<answer>", "exec"), namespace)
        try:
            exec(compile(source_of(chapter, f"{exercise}-{kind}"), "<check>", "exec"), namespace)
        except CheckFailed as refused:
            return "\n".join(refused._render_traceback_())
    return None


@pytest.mark.parametrize("kind", ["check", "hidden"])
@pytest.mark.parametrize("chapter, exercise", JOBS)
def test_odd_answers_get_one_message_without_a_line_of_ours(chapter, exercise, kind):
    functions, others = names(chapter, exercise)
    for body in ODD.values():
        if functions:
            answer = "\n".join(f"def {name}(*args, **kwargs):\n    {body.format(name)}" for name in functions)
        else:
            answer = "\n".join(f"def _value():\n    {body.format('None')}\n{name} = {'None' if 'raise' in body or '/' in body else '_value()'}" for name in others)
        message = shown(chapter, exercise, answer, kind)
        assert message, f"accepted: {answer}"
        assert "Traceback" not in message and not (told := {line for line in our_source() if line in message}), f"{message}\nholds {told}"
        assert len(message) < 1500, message


def test_a_fault_of_the_checks_own_is_no_refusal():
    assert not issubclass(CheckBroken, CheckFailed)
