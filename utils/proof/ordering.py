"""Proofs from calculus, as cards: put true statements in order, and justify each by a reason and by the cards before it.

The author lays out what follows from what; false or circular cards lie among the true ones. Any order and any of the
laid-out justifications is right, as long as every card rests on cards before it.
"""
from dataclasses import dataclass

from .words import ProofError


@dataclass(frozen=True)
class Card:
    """A statement, and the ways to justify it: [(reason, cards it rests on)]. `wrong` says what is wrong with a decoy."""

    text: str
    because: tuple = ()
    wrong: str = ""


def check_order(answer, cards, goal):
    """Re-verifies an answer [[card, reason, [cards it rests on]], …] against the layout `cards` {name: Card}.

    ProofError names the first line at fault. Returns the number of lines.
    """
    if not isinstance(answer, (list, tuple)) or not answer:
        raise ProofError(f"a proof is a list of lines [card, reason, [cards it rests on]]; this is {answer!r:.60}.")
    reasons = sorted({reason for card in cards.values() for reason, _ in card.because})
    placed = []
    for number, line in enumerate(answer, 1):
        name, reason, rests = _line(number, line)
        if name not in cards:
            raise ProofError(f"line {number}: there is no card {name!r:.20}; the cards are {', '.join(cards)}.")
        if name in placed:
            raise ProofError(f"line {number}: card {name} stands already in line {placed.index(name) + 1}.")
        if cards[name].wrong:
            raise ProofError(f"line {number}, card {name}: {cards[name].wrong}")
        if reason not in reasons:
            raise ProofError(f"line {number}, card {name}: {reason!r:.40} is no reason here; "
                             f"the reasons are {', '.join(reasons)}.")
        for other in rests:
            if other not in placed:
                raise ProofError(f"line {number}, card {name}: it rests on card {other}, which does not stand before it.")
        _justified(number, name, reason, set(rests), cards[name].because)
        placed.append(name)
    if goal not in placed:
        raise ProofError(f"every line holds, but the claim, card {goal}, is not among them yet.")
    return len(placed)


def _line(number, line):
    if not isinstance(line, (list, tuple)) or len(line) != 3 or not isinstance(line[2], (list, tuple)) \
            or not all(isinstance(part, str) for part in (line[0], line[1], *line[2])):
        raise ProofError(f"line {number} is {line!r:.60}; expected [card, reason, [cards it rests on]], such as "
                         "[\"C\", \"algebra\", [\"A\", \"B\"]].")
    return line


def _justified(number, name, reason, rests, because):
    if any(reason == r and rests == set(needed) for r, needed in because):
        return
    where = f"line {number}, card {name}"
    if not any(reason == r for r, _ in because):
        raise ProofError(f"{where}: '{reason}' is not what makes it true.")
    fitting = [set(needed) for r, needed in because if r == reason]
    if any(needed < rests for needed in fitting):
        extra = min((rests - needed for needed in fitting if needed < rests), key=len)
        raise ProofError(f"{where}: it rests on more than it uses: {', '.join(sorted(extra))} plays no part in it.")
    nearest = min(fitting, key=lambda needed: len(needed ^ rests))
    extra = " and what plays no part is cited" if rests - nearest else ""
    raise ProofError(f"{where}: {', '.join(sorted(rests)) or 'nothing'} alone does not give it by '{reason}'; "
                     f"{len(nearest - rests)} more to cite{extra}.")
