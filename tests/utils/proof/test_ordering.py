"""Cards in order: each has its reasons, and true alternatives are accepted in a student's words."""

import pytest

from utils.checks.convexity import IF, ONLY_IF, REASONS, SPELLINGS, STRICT
from utils.proof.ordering import check_order


def test_every_reason_of_the_cards_is_defined_and_true_alternatives_are_accepted():
    for deck in (STRICT, IF, ONLY_IF):
        assert {reason for card in deck.values() for reason, _ in card.because} <= set(REASONS)
    rigorous = [["H", "given", []], ["J", "definition of c", []], ["D", "algebra", ["J"]], ["E", "monotonicity", ["H"]], ["L", "algebra", "J"],
                ["K", "MVT", ["E"]], ["C", "Algebra", ["K", "L", "D"]]]
    assert check_order(rigorous, STRICT, "C", SPELLINGS) == 7
    slopes = [["h", "Given", []], ["j", "definition of c", []], ["d", "definition of c", []], ["g", "mean value theorem", ["D", "J"]],
              ["a", "Mean Value Theorem", "d"], ["i", "mean value theorem", ["A", "G", "H", "D"]], ["f", "algebra", ["A", "G", "J", "D"]],
              ["c", "algebra", ["F", "I", "D"]]]
    assert check_order(slopes, STRICT, "C", SPELLINGS) == 8


def test_each_direction_has_its_own_deck(capsys):
    from utils.checks.convexity import show_cards
    for deck, given_card in ((IF, "A"), (ONLY_IF, "D")):
        show_cards(deck)
        shown = capsys.readouterr().out
        assert all(card.text in shown for card in deck.values()) and all(f"  {r}: " in shown for c in deck.values() for r, _ in c.because)
        assert deck[given_card].because == (("given", ()),)


@pytest.mark.parametrize("deck, goal, answer", [
    (STRICT, "C", [["H", "premise", []], ["E", "increasing derivative", ["H"]], ["K", "mean value theorem", ["E"]], ["L", "algebra", []],
                   ["C", "algebra, since λ > 0", ["K", "L"]]]),
    (STRICT, "C", [["h", "given", ""], ["j", "c", ""], ["d", "algebra", "j"], ["g", "MVT", "d"], ["a", "MVT (on [c, b])", "d"], ["i", "MVT", "a, g, h"],
                   ["f", "substitution", "a, g, j"], ["c", "rearranging", "f, i"]]),
    (ONLY_IF, "A", [["H", "l'Hospital", []], ["D", "given", []], ["E", "Jensen's inequality", ["D"]], ["G", "algebra", ["E", "D"]], ["A", "limits keep >=", ["G", "H"]]]),
])
def test_cards_are_justified_in_a_students_words(deck, goal, answer):
    assert check_order(answer, deck, goal, SPELLINGS) == len(answer)
