"""A copy is found whatever its names and comments; what was given, is short or common says nothing."""
from types import SimpleNamespace

from grading.report.similar import pairs, tokens
from tests.grading.report.alike import COPY, LOOP, OTHER


def attempt(student, answer, source="def f(x):\n    raise NotImplementedError()", reference="def f(x):\n    return sum(x)"):
    exercise = SimpleNamespace(key=("a", "a", "f"), by_hand=False, source=source, reference=reference)
    return SimpleNamespace(exercise=exercise, student=student, answer=answer, state="right")


def test_a_copy_with_other_names_and_comments_is_found():
    found = pairs([attempt("ada", LOOP), attempt("bob", COPY), attempt("cyd", OTHER)])
    assert [p.students for p in found] == [("ada", "bob")]
    assert found[0].found[0][1] == 1.0


def test_what_was_handed_out_or_is_the_authors_says_nothing():
    assert pairs([attempt("ada", LOOP, source=LOOP), attempt("bob", COPY, source=LOOP)]) == []
    assert pairs([attempt("ada", LOOP, reference=LOOP), attempt("bob", COPY, reference=LOOP)]) == []


def test_what_many_wrote_and_what_is_short_says_nothing():
    assert pairs([attempt(f"s{i}", LOOP) for i in range(5)] + [attempt(f"t{i}", OTHER) for i in range(5)]) == []
    assert pairs([attempt("ada", "f = sum"), attempt("bob", "f = sum")]) == []


def test_a_name_that_was_given_counts_and_a_name_that_was_chosen_does_not():
    assert tokens("a = np.exp(b)", {"np"}) == tokens("c = np.exp(d)  # why", {"np"})
    assert tokens("a = np.exp(b)", {"np"}) != tokens("a = np.log(b)", {"np"})
