"""What an untouched exercise says, and one whose code raises: one line, and never a line of the course's own source."""
import contextlib
import io
import re

import pytest

from authoring.checks.bank import cells, exercises, namespace_before, run
from tests.paths import CHAPTERS
from utils.checks import CheckFailed, NotAnswered

STUB = "    raise NotImplementedError()"
SOLUTION = re.compile(r"^ *### BEGIN SOLUTION\n.*?### END SOLUTION", re.DOTALL | re.MULTILINE)


def functions():
    """(chapter, exercise, its cell) of every exercise in which a function is written."""
    for chapter in CHAPTERS:
        sources = {identity: source for identity, _, source, _, solution in cells(chapter) if solution}
        for exercise in exercises(chapter):
            if re.search(r"^def .*\n(    .*\n)*?    ### BEGIN SOLUTION", sources[exercise], re.MULTILINE):
                yield pytest.param(chapter, exercise, sources[exercise], id=f"{chapter}/{exercise}")


def message(chapter, exercise, source):
    namespace = dict(namespace_before(chapter, exercise))
    check = next(source for identity, _, source, *_ in cells(chapter) if identity == f"{exercise}-check")
    with contextlib.redirect_stdout(io.StringIO()), pytest.raises(CheckFailed) as caught:
        run(source, f"<{exercise}, unanswered>", namespace)
        run(check, f"<{exercise}, unanswered's check>", namespace)
    line, = caught.value._render_traceback_()
    assert "utils" not in line and "\n" not in line and not any(own in line for own in ("def check", "np.random", "equals("))
    return caught.value, line


@pytest.mark.parametrize("chapter, exercise, source", list(functions()))
def test_an_untouched_exercise_is_not_answered_yet(chapter, exercise, source):
    error, line = message(chapter, exercise, SOLUTION.sub(STUB, source))
    assert type(error) is NotAnswered and re.match(r"○ \w+: not answered yet\.", line)


@pytest.mark.parametrize("chapter, exercise, source", list(functions()))
def test_code_that_raises_is_quoted(chapter, exercise, source):
    error, line = message(chapter, exercise, SOLUTION.sub("    raise OSError('my disk is full')", source))
    assert type(error) is CheckFailed and "`raise OSError('my disk is full')`: my disk is full; expected a result." in line
