"""Answers that are more alike than chance makes them: a reason to look at two texts, never a proof of anything.

An answer is a stream of Pygments tokens, without comments, layout and docstrings. A name that the student chose
counts as "a name"; a name that was given (in the handed-out cell, the author's answer, or after a dot) counts as itself. Only
exercises with freedom count: the answer must be long enough, unlike the handed-out cell and the author's answer, and
unlike what most others wrote.
"""
from collections import Counter
from dataclasses import dataclass

import numpy as np
from pygments.lexers import PythonLexer
from pygments.token import Comment, Name, String, Text
from rapidfuzz import process
from rapidfuzz.distance import Indel

ALIKE = 0.85             # of the tokens, in the same order
LONGEST = 10_000         # characters: the rest of a longer answer is not compared
SHORTEST = 40            # tokens: shorter answers are alike by chance
COMMON_WAY = 0.1         # of the class: an answer that more of the others also gave says nothing
STRIKING = 150, 200      # tokens alike in several exercises together, or in a single one; fewer may be chance


@dataclass
class Pair:
    """Two students, and the exercises in which they answered alike: (exercise, likeness from 0 to 1, one answer, the other)."""

    students: tuple
    found: list
    tokens: int = 0

    @property
    def striking(self):
        return self.tokens >= STRIKING[len(self.found) == 1]


def tokens(source, given=()):
    """The stream of tokens that is compared, as texts: of a long answer its beginning."""
    stream, after_dot = [], False
    for kind, text in PythonLexer().get_tokens(source[:LONGEST]):
        if kind in Comment or kind in Text or kind in String.Doc:
            continue
        own = kind in Name and kind not in Name.Builtin and not after_dot and text not in given
        stream.append("a name" if own else text)
        after_dot = text == "."
    return stream


def names(source):
    return {text for kind, text in PythonLexer().get_tokens(source[:LONGEST]) if kind in Name}


def pairs(attempts):
    """→ the pairs of students with answers alike, the most striking first."""
    by_exercise = {}
    for a in attempts:
        if not a.exercise.by_hand and len(a.answer) >= SHORTEST and a.state not in ("blank", "unread"):
            by_exercise.setdefault(a.exercise.key, []).append(a)
    found = {}
    for answers in by_exercise.values():
        for one, other, likeness, length in _alike(answers):
            pair = found.setdefault((one.student, other.student), Pair((one.student, other.student), []))
            pair.found.append((one.exercise, likeness, one.answer, other.answer))
            pair.tokens += length
    return sorted(found.values(), key=lambda p: (not p.striking, -p.tokens, p.students))


def _spelt(stream, letters):
    return "".join(letters.setdefault(token, chr(0x10000 + len(letters))) for token in stream)


def _alike(answers):
    """Pairs of answers to one exercise."""
    exercise = answers[0].exercise
    given = names(exercise.source) | names(exercise.reference)
    letters = {}                                    # a letter for each token: comparing strings is the fast case
    known, streams = ([_spelt(tokens(text, given), letters) for text in texts]
                      for texts in ((exercise.source, exercise.reference), [a.answer for a in answers]))
    free = [i for i, s in enumerate(streams) if len(s) >= SHORTEST
            and all(Indel.normalized_similarity(s, k) < ALIKE for k in known)]
    if len(free) < 2:
        return []
    chosen = [streams[i] for i in free]
    likeness = process.cdist(chosen, chosen, scorer=Indel.normalized_similarity, score_cutoff=ALIKE)
    one, other = np.nonzero(np.triu(likeness, 1))
    others = Counter([*one, *other])
    common = max(1, COMMON_WAY * len(answers))
    return [(answers[free[i]], answers[free[j]], float(likeness[i, j]), min(len(streams[free[i]]), len(streams[free[j]])))
            for i, j in zip(one, other, strict=True)
            if max(others[i], others[j]) <= common]
