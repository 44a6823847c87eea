"""Messages that differ by a student's own numbers are one mistake; a headline says why."""

from types import SimpleNamespace

import pytest

from authoring.checks.bank import answers, cells, namespace_before
from grading.report.mistakes import headline, masked, mistakes


@pytest.mark.parametrize("one, other", [
    ("f([0.5, 0.5]) came out 1.25, expected 1: nats?", "f([0.1, 0.2, 0.7]) came out -3e-05, expected inf: nats?"),
    ("x is array([1., 2.]), not (3, 4)", "x is array([5, 6, 7]), not (1,)"),
    ("f(3) is [[0.1, 0.2], [0.3, 0.4]]. Why?", "f(12) is [[0.5], [0.6]]. Why?"),
    ("<function f at 0x7f12ab34cd56> is no number", "<function f at 0x7fffffffffff> is no number"),
    ("2/3 of 40% were wrong", "1/4 of 7% were wrong"),
    ("f([0.5, 0.5], 3) has shape (); expected (2,)", "f(array of shape (4, 5, 6), 2) has shape (); expected (4, 5)"),
    ("f([0.5, 0.5]) is 2", "f(array of shape (40,)) is 3"),
])
def test_messages_that_differ_by_numbers_are_one_mistake(one, other):
    assert masked(one) == masked(other)


@pytest.mark.parametrize("one, other", [
    ("f(2) came out 1, expected 2: that is in nats", "f(2) came out 1, expected 2: the sign is turned"),
    ("name 'entropy' is not defined", "name 'gibbs' is not defined"),
    ("H(X) came out 1", "H(Y) came out 1"),
    ("x2 is missing", "x3 is missing"),
])
def test_messages_that_say_different_things_are_two(one, other):
    assert masked(one) != masked(other)


def test_a_wrong_answer_of_the_bank_is_one_mistake_whatever_the_hidden_seed(monkeypatch):
    tried = 0
    for answer in answers():
        if answer.right or answer.chapter != "01_entropy" or answer.exercise not in ("entropy", "conditional_entropy", "five_entropies"):
            continue
        hidden = next(source for identity, _, source, _, _ in cells(answer.chapter) if identity == f"{answer.exercise}-hidden")
        said = set()
        for seed in ("11", "22", "33"):
            monkeypatch.setenv("COURSE_HIDDEN_SEED", seed)
            namespace = dict(namespace_before(answer.chapter, answer.exercise))
            exec(answer.source, namespace)
            with pytest.raises(AssertionError) as told:
                exec(hidden, namespace)
            said.add(masked(str(told.value)))
        assert len(said) == 1, (str(answer), said)
        tried += 1
    assert tried > 20


def test_a_headline_is_the_reason_and_not_the_numbers():
    message = ("mutual_information([[0.0406, 0., 0.3199], [0., 0.1181, 0.0253], [0.2495, 0.2181, 0.0285]]) came out 0.6744, expected 0.6745: "
               "that is KL(product‖joint). Average the log-ratio under the joint. Cells of probability 0 add exactly 0: no ε, no nan.")
    assert headline(message).startswith("that is KL(product‖joint).") and "0.6744" not in headline(message)
    assert headline("name 'f' is not defined") == "name 'f' is not defined"


def test_mistakes_are_counted_by_what_they_say():
    exercise = lambda key, place: SimpleNamespace(key=key, assignment="one", place=place)
    entropy, late = exercise("entropy", 0), exercise("late", 1)
    attempt = lambda of, message, state="wrong", error="AssertionError": SimpleNamespace(exercise=of, message=message, state=state, error=error)
    rare = [attempt(late, "It is 7."), attempt(entropy, "It is 7.", error="ValueError"), attempt(entropy, "No."), attempt(entropy, "Never.", "part")]
    often = [attempt(entropy, "The entropy came out 12.5, expected 1."), attempt(entropy, "The entropy came out 2, expected 1.", "part")]
    found = mistakes([*rare, attempt(entropy, "", "wrong"), attempt(entropy, "It is 7.", "blank"), attempt(entropy, "Not yet.", "waiting"), *often])
    assert [mistake.attempts for mistake in found] == [often, [rare[1]], [rare[3]], [rare[2]], [rare[0]]]
    assert found[0].example is often[1] and found[0].headline == "The entropy came out 2, expected 1."


@pytest.mark.parametrize("message, line", [
    ("f([0.5, 0.5]) came out 1, expected 2: that is in nats. Use the logarithm to base two instead.", "that is in nats. Use the logarithm to base two instead."),
    ("f(2) is 3: wrong.", "f(2) is 3: wrong."),                     # little would be left
    ("It came out 1, expected 2: the first reason that was found is this one here. f(1) is 2. The second is longer than the first and is said as well:",
     "the first reason that was found is this one here. The second is longer than the first and is said as well:"),
    ("The first sentence of this message is long and says what it is about, in words that nobody would miss here.\n"
     "The second sentence of this message is as long as the first and says what was wrong with it, as it should. Do it again, please.",
     "The second sentence of this message is as long as the first and says what was wrong with it, as it should. Do it again, please."),
])
def test_a_headline_keeps_the_clauses_that_say_why(message, line):
    assert headline(message) == line
