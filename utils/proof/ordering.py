"""Proofs from calculus, as cards: put true statements in order, and justify each by a reason and by the cards before it.

The author lays out what follows from what; false or circular cards lie among the true ones. Any order and any of the
laid-out justifications is right, as long as every card rests on cards before it; citing one true card too many isn't a
mistake. Nothing here is checked by `kernel`: only their author knows what a card's words mean.
"""
import re
from dataclasses import dataclass

from .linear import brief
from .words import ProofError

MOST_LINES = 60


@dataclass(frozen=True)
class Card:
    """A statement, and the ways to justify it: [(reason, cards it rests on)]. `wrong` says what is wrong with a decoy."""

    text: str
    because: tuple = ()
    wrong: str = ""


def check_order(answer, cards, goal, spellings=None):
    """Re-verifies an answer [[card, reason, [cards it rests on]], …] against the layout `cards` {name: Card}.

    spellings: {another name of a reason: its name}. ProofError names the first line at fault. Returns the number of lines.
    """
    if not isinstance(answer, (list, tuple)) or not answer:
        raise ProofError(f"a proof is a list of lines [card, reason, [cards it rests on]]; this is {brief(answer)}.")
    if len(answer) > MOST_LINES:
        raise ProofError(f"{len(answer)} lines; at most {MOST_LINES} are read.")
    reasons = sorted({reason for card in cards.values() for reason, _ in card.because})
    known = {_tidy(r): r for r in reasons} | {_tidy(other): r for other, r in (spellings or {}).items() if r in reasons}
    placed = []
    for number, line in enumerate(answer, 1):
        name, reason, rests = _line(number, line)
        if name not in cards:
            raise ProofError(f"line {number}: there is no card {brief(name, 20)}; the cards are {', '.join(cards)}.")
        if name in placed:
            raise ProofError(f"line {number}: card {name} is already in line {placed.index(name) + 1}.")
        if cards[name].wrong:
            raise ProofError(f"line {number}, card {name}: {cards[name].wrong}")
        reason = next((r for r in (_tidy(reason), *map(_tidy, re.split(r"[,;(]|\bsince\b|\bbecause\b", reason)[:1])) if r in known), reason)
        if reason not in known:
            raise ProofError(f"line {number}, card {name}: {brief(reason, 40)} isn't a reason here; "
                             f"the reasons are {', '.join(reasons)}.")
        for other in rests:
            if other not in placed:
                raise ProofError(f"line {number}, card {name}: it rests on card {brief(other, 20)[1:-1]}, which is not placed before it.")
        _justified(number, name, known[reason], set(rests), cards[name].because)
        placed.append(name)
    if goal not in placed:
        raise ProofError(f"every line holds, but the claim, card {goal}, is not among them yet.")
    if goal != placed[-1]:
        raise ProofError(f"every line holds, but the last one is card {placed[-1]}; expected the claim, card {goal}. Leave out what comes after it.")
    return len(placed)


def _line(number, line):
    """(card, reason, cards it rests on) of a line; "A, B" or "AB" names cards, too, and lower-case letters mean the same cards."""
    if isinstance(line, (list, tuple)) and len(line) == 3 and isinstance(line[2], str):
        line = (line[0], line[1], [c for c in line[2].replace("and", " ") if c.isalpha()])
    if not isinstance(line, (list, tuple)) or len(line) != 3 or not isinstance(line[2], (list, tuple)) \
            or not all(isinstance(part, str) for part in (line[0], line[1], *line[2])):
        raise ProofError(f"line {number} is {brief(line)}; expected [card, reason, [cards it rests on]], such as "
                         "[\"C\", \"algebra\", [\"A\", \"B\"]].")
    return line[0].strip().upper(), line[1], [c.strip().upper() for c in line[2]]


def _tidy(reason):
    return " ".join(reason.replace("’", "'").replace("'", "").casefold().split()).strip(" .").removeprefix("by ").removeprefix("the ")


def _justified(number, name, reason, rests, because):
    if any(reason == r and rests >= set(needed) for r, needed in because):
        return
    where = f"line {number}, card {name}"
    fitting = [set(needed) for r, needed in because if r == reason]
    if not fitting:
        raise ProofError(f"{where}: '{reason}' is not what makes it true.")
    short = min(len(needed - rests) for needed in fitting)
    raise ProofError(f"{where}: by '{reason}' it needs {short} more card{'s' if short > 1 else ''} than you cite.")
