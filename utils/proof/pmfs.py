"""Counterexamples one level below entropies: small rational tables for the named distributions, checked exactly."""
import random
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import prod

from . import logarithms
from .axioms import Known, Refused, meaning
from .witnesses import Counterexample, compared
from .words import ONE, Constant, Density, Log, LogMean, Mean

TRIES = 4                   # seeds for each way of filling the tables
WIDTHS = (Fraction(1), Fraction(1, 8), Fraction(8))     # of a value's box: pmfs first, then narrow and wide densities


@dataclass
class Tables:
    """A table {outcome: Fraction} for every law, over values 0, 1, …; with a width, each value is a box so wide, a density."""

    laws: dict
    tables: dict
    width: Fraction = Fraction(1)
    marginals: dict = field(default_factory=dict)

    def probability(self, density, at):
        """p(left | given) at a point {variable: value}; None where p(given) = 0."""
        below = self.marginal(density.law, density.given, at)
        return self.marginal(density.law, density.variables, at) / below if below else None

    def value(self, density, at):
        """The same per unit of every variable that has a density: all but the coin of a mixture."""
        p = self.probability(density, at)
        coins = {law.variables[-1] for law in self.laws.values() if law.components}
        return p and p / self.width ** len(density.left - coins)

    def marginal(self, name, variables, at):
        if (name, variables) not in self.marginals:
            place = [i for i, v in enumerate(self.laws[name].variables) if v in variables]
            total = {}
            for outcome, p in self.tables[name].items():
                key = tuple(outcome[i] for i in place)
                total[key] = total.get(key, 0) + p
            self.marginals[name, variables] = total
        return self.marginals[name, variables].get(tuple(at[v] for v in self.laws[name].variables if v in variables), 0)

    def points(self, variables):
        """All joint values of these variables."""
        sizes = {v: 1 + max(outcome[i] for outcome in self.tables[law.name])
                 for law in self.laws.values() for i, v in enumerate(law.variables)}
        names = sorted(variables)
        return [dict(zip(names, values, strict=True)) for values in product(*(range(sizes[v]) for v in names))]

    def __str__(self):
        shown = [name for name, law in self.laws.items() if not law.components]
        text = "; ".join(", ".join(f"{name}({','.join(map(str, o))}) = {p}" for o, p in self.tables[name].items())
                         for name in shown)
        return text if self.width == 1 else f"{text}, each value spread evenly over an interval of width {self.width}"


class Undefined(Exception):
    """A logarithm of 0, or a conditional given something impossible: this table shows nothing."""


def evaluate(formula, tables, language):
    """The value of a formula as an exact sum of logarithms."""
    total = {}
    for key, c in formula.items():
        if key == ONE:
            logarithms.add(total, c, {2: 1})
        elif isinstance(key, Log):
            logarithms.add(total, c, {key.prime: 1})
        elif isinstance(key, Mean):
            logarithms.add(total, c, _mean(key, tables))
        elif isinstance(key, LogMean):
            logarithms.add(total, c, logarithms.log2(_positive(_ratio_mean(key, tables))))
        else:
            try:
                logarithms.add(total, c, evaluate(meaning(Known(language.laws), key), tables, language))
            except Refused:
                raise Undefined from None
    return total


def _mean(key, tables):
    total = {}
    for at in tables.points(key.measure.left):
        p = tables.probability(key.measure, at)
        if p:
            logarithms.add(total, p, logarithms.log2(_positive(tables.value(key.density, at))))
    return total


def _ratio_mean(key, tables):
    total = Fraction(0)
    for at in tables.points(key.measure.left):
        p = tables.probability(key.measure, at)
        if p:
            total += p * _product(dict(key.ratio), tables, at)
    return total


def _product(ratio, tables, at):
    values = {d: tables.value(d, at) for d in ratio}
    if any(v is None or (v == 0 and ratio[d] < 0) for d, v in values.items()):
        raise Undefined
    return prod((v ** int(ratio[d]) for d, v in values.items()), start=Fraction(1))


def _positive(p):
    if not p:
        raise Undefined
    return p


def holds(statement, tables, language):
    """True or False, exactly; Undefined where the statement has no value on these tables."""
    if isinstance(statement, Constant):
        divisor = [d for d, e in statement.ratio if e < 0]
        points = [at for at in tables.points(frozenset().union(*(d.variables for d, _ in statement.ratio)))
                  if all(tables.probability(d, at) for d in divisor)]
        return len({_product(dict(statement.ratio), tables, at) for at in points}) <= 1
    if statement.pointwise:
        return _first_difference(statement, tables) is None
    sign = logarithms.sign(evaluate(statement.gap.terms, tables, language))
    if sign is None:
        raise Undefined
    return sign == 0 if statement.is_equality else sign >= 0


def _first_difference(identity, tables):
    variables = frozenset().union(*(d.variables for side in (identity.left, identity.right) for d in side.terms))
    for at in tables.points(variables):
        try:
            left, right = (_product(side.terms, tables, at) for side in (identity.left, identity.right))
        except Undefined:
            continue
        if left != right:
            return at, left, right
    return None


def counterexample(statement, givens, language):
    """A Counterexample that satisfies the givens and violates the statement, or None if none is found."""
    for tables in _candidates(language.laws):
        try:
            if not holds(statement, tables, language) and all(holds(g, tables, language) for g in givens):
                return _told(statement, tables, language)
        except Undefined:
            continue
    return None


def _told(statement, tables, language):
    if isinstance(statement, Constant):
        return Counterexample(tables, statement, "there the ratio takes several values")
    if statement.pointwise:
        at, left, right = _first_difference(statement, tables)
        point = ", ".join(f"{v} = {k}" for v, k in at.items())
        return Counterexample(tables, statement, f"at {point} the left side is {left} and the right side {right}")
    return compared(tables, statement, *(evaluate(side.terms, tables, language)
                                         for side in (statement.left, statement.right, statement.gap)))


def _candidates(laws):
    """Tables for all laws: at random, independent, uniform, with an empty cell, and equal to another law."""
    plain = [law for law in laws.values() if not law.components]
    for seed in range(TRIES):
        for modes in product(("random", "independent", "same", "uniform", "empty"), repeat=len(plain)):
            rng, tables = random.Random(seed + 1), {}
            for law, mode in zip(plain, modes, strict=True):
                tables[law.name] = _table(law, mode, rng, plain[0], tables)
            for law in (law for law in laws.values() if law.components):
                tables[law.name] = {(*outcome, k): weight * p for k, (weight, name) in enumerate(law.components)
                                    for outcome, p in tables[name].items()}
            yield from (Tables(laws, tables, width) for width in (WIDTHS if not seed else WIDTHS[:1]))


def _table(law, mode, rng, first, tables):
    outcomes = list(product(range(2), repeat=len(law.variables)))
    if mode == "same" and first.name in tables and set(law.variables) <= set(first.variables):
        base = Tables({first.name: first}, {first.name: tables[first.name]})
        density = Density(first.name, frozenset(law.variables))
        return {o: base.probability(density, dict(zip(law.variables, o, strict=True))) for o in outcomes}
    if mode == "uniform":
        return {o: Fraction(1, len(outcomes)) for o in outcomes}
    if mode == "independent":
        sides = [Fraction(rng.randint(1, 5), 6) for _ in law.variables]
        return {o: prod(s if value else 1 - s for s, value in zip(sides, o, strict=True)) for o in outcomes}
    weights = [rng.randint(1, 7) for _ in outcomes]
    if mode == "empty":
        weights[rng.randrange(len(weights))] = 0
    return {o: Fraction(w, sum(weights)) for o, w in zip(outcomes, weights, strict=True)}
