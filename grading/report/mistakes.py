"""Which mistakes did the class make? Messages that differ only by a student's own numbers are one mistake."""
import re
from collections import defaultdict
from dataclasses import dataclass

NUMBER = re.compile(r"(?<![\w#])[-+−]?(?:\d+(?:[.,]\d+)*(?:\.(?=[\s,;\])]))?|\.\d+)(?:[eE][-+]?\d+)?(?:\s?/\s?\d+)?%?(?!\w)"
                    r"|(?<!\w)[-+−]?inf(?!\w)")
LIST = re.compile(r"(?:array|tensor)?\(?[\[(]\s*(?:#|…|\.\.\.)(?:[\s,;]*(?:#|…|\.\.\.))*[\s,]*[\])]\)?")
LARGE = re.compile(r"\(?(?<!an )array of shape \([\d, ]*\)\)?")        # how a check shows a list that is too long to be shown
ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
CLAUSE = re.compile(r"(?<=[.?!:;])\s+|\n+")
SHORTEST_HEADLINE, LONGEST_HEADLINE = 40, 170


def masked(message):
    """The message with # for every number, and for every list or array of numbers."""
    text = NUMBER.sub("#", ADDRESS.sub("#", LARGE.sub("#", message)))
    while (shorter := LIST.sub("#", text)) != text:
        text = shorter
    return re.sub(r"#(?:,? #)+", "#", re.sub(r"\s+", " ", text)).strip()


def headline(message):
    """The end of a message, where it says why, without the clauses that are mostly numbers; all of it where little is left."""
    said, length = [], 0
    for clause in reversed([c for c in CLAUSE.split(message.strip()) if c]):
        kept = "" if _mostly_numbers(clause) else clause
        length += len(kept) + 1
        if length > LONGEST_HEADLINE and any(said):
            break
        said.insert(0, kept)
    following = [*said[1:], "the end"]
    said = " ".join(c for c, after in zip(said, following, strict=True) if c and (after or c[-1] not in ":;"))
    return said if len(said) >= SHORTEST_HEADLINE or (len(message) > LONGEST_HEADLINE and said) else message


def _mostly_numbers(clause):
    words = masked(clause).split()
    return sum("#" in w for w in words) > 0.15 * len(words)


@dataclass
class Mistake:
    """One mistake in one exercise, and all attempts that made it."""

    exercise: object
    attempts: list

    @property
    def example(self):
        """The attempt with the shortest message: the least of it is about one student's numbers."""
        return min(self.attempts, key=lambda a: len(a.message))

    @property
    def headline(self):
        return headline(self.example.message)


def mistakes(attempts):
    """Group what went wrong → the mistakes, the most frequent first. What was left blank, or waits for a person, doesn't count."""
    groups = defaultdict(list)
    for a in attempts:
        if a.message and a.state in ("wrong", "part"):
            groups[a.exercise.key, a.error, masked(a.message)].append(a)
    found = [Mistake(group[0].exercise, group) for group in groups.values()]
    return sorted(found, key=lambda m: (-len(m.attempts), m.exercise.assignment, m.exercise.place, m.example.message))
