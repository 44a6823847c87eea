"""A sample of `make check-the-checks` that runs with every test, and the records that its long run rests on."""
import ast
import json

import pytest

from authoring.checks.bank import answers, cells, exercises
from authoring.checks.behaviours import behaviours
from authoring.checks.blind_spots import NOT_BY_CLASS, PROMISED
from authoring.checks.check_results import OUTSIDE, wrapped
from authoring.checks.check_the_checks import PAGE
from authoring.checks.measures import SLOW, equivalents, functions, measure_after, measure_mutants, measure_right, sampled
from authoring.checks.mutants import mutants
from authoring.checks.spoiling import blind_spots
from tests.paths import ANSWERS, CHAPTERS
from utils.checks import gan

EXERCISES = [(chapter, exercise) for chapter in CHAPTERS for exercise in exercises(chapter)]
SAMPLE = [job for job in EXERCISES if job[1] not in SLOW and sampled("/".join(job), 3)]
MISCONCEPTIONS = json.loads((ANSWERS / "misconceptions.json").read_text(encoding="utf-8"))


def solution(chapter, exercise):
    return next(source for identity, _, source, *_ in cells(chapter) if identity == exercise)


@pytest.mark.parametrize("chapter, exercise", SAMPLE)
def test_no_sampled_mutant_survives_and_no_right_answer_is_refused(chapter, exercise):
    row = measure_mutants(chapter, exercise, one_in=10)
    assert not row["survivors"], ("The hidden check accepts these mutants of the solution. Close the hole, or record the mutant with its "
                                  "reason in tests/answers/equivalent_mutants.json.")
    assert not measure_right(chapter, exercise, seeds=2)["right answers refused"]
    assert not measure_after(chapter, exercise, seeds=2)["verdict by chance"]


def test_a_verdict_by_chance_is_noticed(monkeypatch):
    def half_of_the_seeds(alternating_step, seed=0):
        assert seed % 2

    monkeypatch.setattr(gan, "alternating_step", half_of_the_seeds)
    assert measure_after("04_gan", "alternating_step", seeds=8)["verdict by chance"]


def test_the_page_has_what_was_measured_from_outside():
    assert OUTSIDE.read_text(encoding="utf-8").strip() in PAGE.read_text(encoding="utf-8"), "make check-the-checks ARGS=--page"


def test_the_pages_prose_is_wrapped_and_the_rest_stays():
    word = "word " * 30
    text = f"# {word}\n\n- {word}\n  {word}\n- `{word}`\n\n| {word} |\n|---|\n| 1 |\n\n{word}\n"
    head, _, item, *more, code, _, row, line, last, _, one, two, end = wrapped(text).split("\n")
    assert (head, code, row, line, last, end) == (f"# {word}", f"- `{word}`", f"| {word} |", "|---|", "| 1 |", "")
    assert item.startswith("- word") and more and all(each.startswith("  word") for each in more) and one.startswith("word")
    assert max(map(len, [item, *more, one, two])) <= 100 and wrapped(wrapped(text)) == wrapped(text)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_equivalent_mutant_has_a_reason_and_still_exists(chapter):
    for key, recorded in equivalents().items():
        where, exercise = key.split("/")
        if where != chapter:
            continue
        made = {mutant.change for mutant in mutants(solution(chapter, exercise))}
        made |= {what for _, what in blind_spots(functions(chapter, exercise))} | {what for _, what, _ in behaviours(functions(chapter, exercise))}
        stale = [change for change in recorded if change not in made]
        assert not stale, f"{key}: no such mutant is made any more; take its record out, or measure again."
        assert all(len(reason.split()) >= 3 and reason.endswith(".") for reason in recorded.values()), key


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_classes_of_every_argument_are_promised_or_there_is_a_reason(chapter):
    """A new exercise would else never be measured inside its classes of inputs."""
    for exercise in exercises(chapter):
        for function, arguments in functions(chapter, exercise).items():
            if arguments:
                assert (function in PROMISED) != (function in NOT_BY_CLASS), f"give {function} a line in PROMISED of authoring/checks/blind_spots.py, or a reason in NOT_BY_CLASS"
                assert set(PROMISED.get(function, ())) <= {*arguments, "*"}


def test_equivalents_name_exercises_of_the_course():
    assert set(equivalents()) <= {f"{chapter}/{exercise}" for chapter, exercise in EXERCISES}


@pytest.mark.parametrize("source, change", [
    ("def f(x, y):\n    return np.log2(x)", "return np.log2(x) → return np.log(x)"),                     # the base of the logarithm
    ("def f(x):\n    return x.sum(axis=1)", "return x.sum(axis=1) → return x.sum(axis=0)"),              # the axis
    ("def f(x, y):\n    return g(x, y)", "return g(x, y) → return g(y, x)"),                             # the order of arguments
    ("def f(x, y):\n    return x + y", "return x + y → return x"),                                       # a term dropped
    ("def f(x):\n    return x.detach()", "return x.detach() → return x"),                                # a call dropped
    ("def f(x):\n    return abs(x)", "return abs(x) → return x"),
    ("def f(x):\n    return x.mean()", "return x.mean() → return x"),
    ("def f(n):\n    return range(n)", "return range(n) → return range(n - 1)"),                         # off by one
    ("def f(x, n):\n    return x[:n]", "return x[:n] → return x[:n + 1]"),
    ("def f(x):\n    return x > 0", "return x > 0 → return x < 0"),                                      # a comparison flipped
    ("def f(x):\n    y = g(x)\n    return y + 1", "y = g(x) → return g(x)"),                             # an early return
    ("def f(x, y):\n    return x", "return x → return y"),                                               # names swapped
    ("def f(x):\n    a = 1\n    b = 2\n    return a", "return a → return b"),
    ("def f(x):\n    x.zero_grad()\n    x.step()\n    return x", "x.zero_grad() → (dropped)"),            # a statement dropped
    ("def f(x):\n    x += 2\n    return x", "x += 2 → x -= 2"),
    ("def f(x):\n    return 2 * x", "return 2 * x → return 3 * x"),                                      # a constant
    ("p = [['A == B', 'definition'], ['B <= C', 'lines']]", "p = [['A == B', 'definition'], ['B <= C', 'lines']] → "
     "p = [['A == B', 'lines'], ['B <= C', 'lines']]"),                                                  # a proof's reason
    ("answer = 'b'", "answer = 'b' → answer = 'c'"),                                                     # another option
])
def test_the_mutants_are_made(source, change):
    assert change in {mutant.change for mutant in mutants(source)}


def test_mutants_are_all_different_and_all_python():
    for chapter, exercise in SAMPLE:
        source = solution(chapter, exercise)
        made = mutants(source)
        texts = [mutant.source for mutant in made]
        assert ast.unparse(ast.parse(source)) not in texts and len(set(texts)) == len(texts)
        assert len({mutant.change for mutant in made}) == len(made)         # by which an equivalent one is recorded


# Every mistake that the course's plan lists, and the bank's wrong answer that makes it.

@pytest.mark.parametrize("row", MISCONCEPTIONS, ids=lambda row: row["mistake"][:60])
def test_a_misconception_has_its_wrong_answer_and_its_own_message(row):
    for key, name in row["answers"]:
        chapter, exercise = key.split("/")
        wrong = [a for a in answers() if (a.chapter, a.exercise) == (chapter, exercise) and not a.right]
        fragment = next((a.fragment.lower() for a in wrong if a.name == name), None)
        assert fragment, f"tests/answers/{key}.py has no wrong answer named {name!r}."
        same = {a.name for a in wrong if a.fragment.lower() == fragment} - {name} - set(row.get("also", []))
        assert not same, f"{key}: the message of {name!r} is also that of {same}; a misconception gets its own."
