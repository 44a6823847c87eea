"""Counterexamples one level below entropies: small rational tables for the named distributions, checked exactly."""
import random
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from . import logarithms
from .densities import Constant, Density, Identity, LogMean, Mean
from .linear import ONE

TRIES = 4                   # seeds for each way of filling the tables


@dataclass
class Tables:
    """A table {outcome: Fraction} for every law, over values 0, 1, …"""

    laws: dict
    tables: dict

    def probability(self, density, at):
        """p(left | given) at a point {variable: value}; None where p(given) = 0."""
        total = lambda names: sum(p for outcome, p in self.tables[density.law].items()
                                  if all(dict(zip(self.laws[density.law].variables, outcome, strict=True))[v] == at[v]
                                         for v in names))
        below = total(density.given)
        return total(density.variables) / below if below else None

    def points(self, variables):
        """All joint values of these variables."""
        sizes = {v: 1 + max(outcome[i] for outcome in self.tables[law.name])
                 for law in self.laws.values() for i, v in enumerate(law.variables)}
        names = sorted(variables)
        return [dict(zip(names, values, strict=True)) for values in product(*(range(sizes[v]) for v in names))]

    def __str__(self):
        shown = [name for name, law in self.laws.items() if not law.components]
        return "; ".join(", ".join(f"{name}({','.join(map(str, o))}) = {p}" for o, p in self.tables[name].items())
                         for name in shown)


@dataclass
class Counterexample:
    """Tables on which a statement fails."""

    distribution: Tables
    claim: object
    detail: str

    def __str__(self):
        return f"{self.distribution}: {self.detail}"


class Undefined(Exception):
    """A logarithm of 0, or a conditional given something impossible: this table shows nothing."""


def evaluate(formula, tables, language):
    """The value of a formula as an exact sum of logarithms."""
    total = {}
    for key, c in formula.terms.items():
        if key == ONE:
            logarithms.add(total, c, {2: 1})
        elif isinstance(key, Mean):
            logarithms.add(total, c, _mean(key, tables))
        elif isinstance(key, LogMean):
            logarithms.add(total, c, logarithms.log2(_positive(_ratio_mean(key, tables))))
        else:
            definitions = language.definition(key)
            if not definitions:
                raise Undefined
            logarithms.add(total, c, evaluate(definitions[0], tables, language))
    return total


def _mean(key, tables):
    total = {}
    for at in tables.points(key.measure.left):
        p = tables.probability(key.measure, at)
        if p:
            logarithms.add(total, p, logarithms.log2(_positive(tables.probability(key.density, at))))
    return total


def _ratio_mean(key, tables):
    total = Fraction(0)
    for at in tables.points(key.measure.left):
        p = tables.probability(key.measure, at)
        if p:
            total += p * _product(dict(key.ratio), tables, at)
    return total


def _product(ratio, tables, at):
    values = {d: tables.probability(d, at) for d in ratio}
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
    if isinstance(statement, Identity):
        return _first_difference(statement, tables) is None
    sign = logarithms.sign(evaluate(statement.gap, tables, language))
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
    """Tables that satisfy the givens and violate the statement, or None if none is found."""
    for tables in _candidates(language.laws):
        try:
            if not holds(statement, tables, language) and all(holds(g, tables, language) for g in givens):
                return Counterexample(tables, statement, _detail(statement, tables, language))
        except Undefined:
            continue
    return None


def _detail(statement, tables, language):
    if isinstance(statement, Constant):
        return "there the ratio takes several values"
    if isinstance(statement, Identity):
        at, left, right = _first_difference(statement, tables)
        point = ", ".join(f"{v} = {k}" for v, k in at.items())
        return f"at {point} the left side is {left} and the right side {right}"
    left, right = (logarithms.value(evaluate(side, tables, language)) for side in (statement.left, statement.right))
    return (f"there the left side is {float(left):.4g} and the right side {float(right):.4g} (bits), "
            f"off by {float(abs(left - right)):.3g}")


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
            yield Tables(laws, tables)


def _table(law, mode, rng, first, tables):
    outcomes = list(product(range(2), repeat=len(law.variables)))
    if mode == "same" and first.name in tables and set(law.variables) <= set(first.variables):
        base = Tables({first.name: first}, tables)
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
