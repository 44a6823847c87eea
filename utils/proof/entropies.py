"""The words of a proof about entropies: variables, H, I, and the two facts that Shannon's inequalities are made of.

Everything is rewritten in joint entropies, H(Y|X) = H(X,Y) − H(X) and I(X;Y|Z) = H(X,Z) + H(Y,Z) − H(X,Y,Z) − H(Z):
two sides are equal by definition when nothing is left over.
"""
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from .linear import Linear, brief
from .words import ProofError

RESERVED = {"H", "I", "h", "MI", "log", "of"}
MOST_NESTED = 20


@dataclass(frozen=True, order=True)
class Variable:
    """A random variable. Whether it is continuous is its own property: then its entropies may be negative."""

    name: str
    continuous: bool = False

    def __or__(self, condition):
        return Conditioned((self,), _group(condition, f"the condition after {self} |"))

    def __ror__(self, left):                    # (X, Y) | Z
        return Conditioned(_group(left, f"what is before | {self}"), (self,))

    def __str__(self):
        return self.name

    __repr__ = __str__


@dataclass(frozen=True)
class Conditioned:
    """What `X | Y` means inside H(...) and I(...): X given Y."""

    left: tuple
    given: tuple

    def __or__(self, other):
        raise ProofError("Two bars: one | separates all that is measured from all that is given, as in H(X | Y, Z).")

    __ror__ = __or__

    def __str__(self):
        return f"{_names(self.left)}|{_names(self.given)}"


def variables(names, continuous=()):
    """A tuple of random variables: X, Y = variables("X Y"); those named in `continuous` have a density, not a pmf."""
    names = re.split(r"[\s,]+", names.strip()) if isinstance(names, str) else list(names)
    continuous = re.split(r"[\s,]+", continuous.strip()) if isinstance(continuous, str) else list(continuous)
    for name in names:
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_']*", name) or name in RESERVED:
            raise ProofError(f"{name!r} can't name a variable; use a letter and digits, as in X or X1 "
                             f"(but none of {', '.join(sorted(RESERVED))}).")
    if len(set(names)) < len(names):
        raise ProofError(f"{_names(names)}: a variable is named twice.")
    if unknown := [n for n in continuous if n and n not in names]:
        raise ProofError(f"continuous={_names(unknown)!r}: not among the variables {_names(names)}.")
    return tuple(Variable(name, name in continuous) for name in names)


def H(*arguments):
    """H(X), H(X, Y), H(X, Y | Z): entropy (differential where variables are continuous) in bits."""
    groups, given = _read("H", arguments)
    left = tuple(v for group in groups for v in group)
    _distinct_densities(f"H({_bar(_names(left), given)})", left + given)
    return Linear(_sum([(1, left + given), (-1, given)]), {f"H({_bar(_names(left), given)})": 1})


def I(*arguments):  # noqa: E743
    """I(X, Y), I(X, (Y, W) | Z): mutual information of two variables or groups, in bits."""
    groups, given = _read("I", arguments)
    if len(groups) != 2:
        raise ProofError(f"I is about two things, separated by a comma before the bar; here are {len(groups)}. "
                         "A pair counts as one in parentheses: I(X, (Y, Z)).")
    a, b = groups
    text = f"I({_bar(f'{_names(a)};{_names(b)}', given)})"
    _distinct_densities(text, a + b + given)
    return Linear(_sum([(1, a + given), (1, b + given), (-1, a + b + given), (-1, given)]), {text: 1})


def _read(name, arguments):
    """The groups before the bar and what is given. H(X | Y, Z) reaches us as (X|Y), Z: after the bar all is given."""
    groups, given = [], None
    for argument in arguments:
        if isinstance(argument, Conditioned):
            if given is not None:
                raise ProofError(f"{name} has two bars; one | separates what is measured from all that is given.")
            groups.append(argument.left)
            given = argument.given
        elif given is None:
            groups.append(_group(argument, f"what is in {name}(…)"))
        else:
            given += _group(argument, f"what is after the bar in {name}(…)")
    if not groups:
        raise ProofError(f"{name}() is empty: name the variables, as in {'H(X)' if name == 'H' else 'I(X, Y)'}.")
    return groups, given or ()


def _group(x, where, depth=0):
    if isinstance(x, Conditioned):
        raise ProofError("Two bars: one | separates all that is measured from all that is given, as in H(X | Y, Z).")
    if depth > MOST_NESTED:
        raise ProofError(f"{where}: more than {MOST_NESTED} parentheses inside each other.")
    members = tuple(v for part in x for v in _group(part, where, depth + 1)) if isinstance(x, (tuple, list)) else (x,)
    for v in members:
        if not isinstance(v, Variable):
            raise ProofError(f"{brief(v)} ({where}) isn't a variable; make some with X, Y = variables('X Y').")
    if not members:
        raise ProofError(f"{where} is empty.")
    return members


def _distinct_densities(text, members):
    for v, count in Counter(members).items():
        if v.continuous and count > 1:
            raise ProofError(f"{text} repeats {v}, which is continuous. Given {v}, {v} has no density: its differential "
                             "entropy would be −∞, and I(X;X) = ∞. Name it once.")
    for a, b in combinations(set(members), 2):
        if a.name == b.name:
            raise ProofError(f"{text}: {a} is declared both discrete and continuous.")


def _sum(parts):
    terms = {}
    for sign, members in parts:
        if members:
            terms[frozenset(members)] = terms.get(frozenset(members), 0) + sign
    return terms


def _names(members):
    return ",".join(str(v) for v in members)


def _bar(left, given):
    return f"{left}|{_names(given)}" if given else left


def markov(*chain):
    """X → Y → Z as claims: given the one between, each is independent of all before. One claim for three, a list for more."""
    groups = [_group(x, "a link of the chain") for x in chain]
    if len(groups) < 3:
        raise ProofError("a Markov chain has at least three links: markov(X, Y, Z).")
    claims = [I(sum(groups[:i], ()), Conditioned(groups[i + 1], groups[i])) == 0 for i in range(1, len(groups) - 1)]
    return claims[0] if len(claims) == 1 else claims


def independent(*variables):
    """I(X;Y) = 0; for more than two, mutual independence, Σ H(X_i) = H(X_1, …, X_n)."""
    groups = [_group(x, "what is independent") for x in variables]
    if len(groups) < 2:
        raise ProofError("independence is about at least two: independent(X, Y).")
    if len(groups) == 2:
        return I(*groups) == 0
    return sum((H(*g) for g in groups[1:]), H(*groups[0])) == H(*sum(groups, ()))


def function(y, of):
    """Y = f(X), H(Y|X) = 0: a discrete Y that X determines."""
    y, of = _group(y, "the function"), _group(of, "what it's a function of")
    if dense := [str(v) for v in y if v.continuous]:
        raise ProofError(f"{', '.join(dense)} has a density; a function of {_names(of)} has none together with {_names(of)}.")
    return H(*y[:-1], Conditioned((y[-1],), of)) == 0


def occurring(*formulas):
    """The variables in these formulas."""
    return frozenset(v for f in formulas for key in f.terms if isinstance(key, frozenset) for v in key)


@lru_cache(maxsize=64)
def elementary(names, reason):
    """The facts ("I", i, j, K) of every pair and rest ("mi>=0"), or ("H", i, K) of every discrete i and rest ("h>=0")."""
    one = lambda v: frozenset((v,))
    if reason == "h>=0":
        return [("H", one(i), rest) for i in sorted(names) if not i.continuous for rest in _subsets(names - {i})]
    return [("I", one(i), one(j), rest) for i, j in combinations(sorted(names), 2) for rest in _subsets(names - {i, j})]


def _subsets(names):
    ordered = sorted(names)
    return (frozenset(c) for r in range(len(ordered) + 1) for c in combinations(ordered, r))


def one_term(gap, reason):
    """The certificate of a gap that is one I(A;B|C) (reason "mi>=0") or one H(A|C) ("h>=0"), groups allowed; else None."""
    if not gap or not all(isinstance(key, frozenset) for key in gap):
        return None
    weight = max(gap.values())
    plus = [k for k, c in gap.items() if c == weight]
    minus = sorted((k for k, c in gap.items() if c == -weight), key=len)
    if weight < 0 or len(plus) + len(minus) != len(gap):
        return None
    if reason == "h>=0" and len(plus) == 1 and len(minus) <= 1:
        given = minus[0] if minus else frozenset()
        return [(weight, ("H", plus[0] - given, given))] if given < plus[0] else None
    if reason == "mi>=0" and len(plus) == 2:
        given = plus[0] & plus[1]
        if sorted([plus[0] | plus[1]] + ([given] if given else []), key=len) == minus:
            return [(weight, ("I", *(k - given for k in sorted(plus, key=sorted)), given))]
    return None
