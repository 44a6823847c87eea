"""Looks for certificates: does a claim follow from facts? Nothing here is trusted, for `kernel` adds up what it finds.

HiGHS proposes weights, in floating point; they are rounded to fractions, or solved for again exactly. Where coefficients
run from 1e-12 to 1e12, and floats don't decide, a small program is solved by the simplex method in fractions.
"""
from fractions import Fraction

import numpy as np

from . import axioms, kernel

SMALL = 6000                # rows × columns that the exact simplex method may take
STEPS = 2000                # of the exact simplex method


class Search:
    """What follows from some facts, {fact: cost}: those of lower cost are preferred."""

    def __init__(self, facts, known):
        said = [(fact, cost, axioms.says(fact, known)) for fact, cost in facts.items()]
        said = [(fact, cost, says) for fact, cost, says in said if says[1]]
        self.facts, self.costs, self.says = zip(*said, strict=True) if said else ((), (), ())
        self.known = known

    def prove(self, statement):
        """Certificates that the kernel accepts, or None."""
        gap, usable = statement.gap.terms, range(len(self.facts))
        if statement.is_equality:
            straight = self._weights(gap, [j for j in usable if self.says[j][0] == "=="])
            candidates = [straight] if straight is not None else None
            if candidates is None and not statement.pointwise:
                candidates = [self._weights(gap, usable), self._weights({k: -c for k, c in gap.items()}, usable)]
        else:
            candidates = [self._weights(gap, usable)]
        if not candidates or None in candidates:
            return None
        found = [[(w, self.facts[j]) for j, w in weights.items()] for weights in candidates]
        try:
            return found if kernel.proves(found, statement, self.known) else None
        except axioms.Refused:
            return None

    def obstruct(self, statement):
        """Values for the terms that obey every fact and violate the claim, or None: then it's no sum of the facts."""
        gap = statement.gap.terms
        for sign in (1, -1) if statement.is_equality else (1,):
            values = self._dual({k: sign * c for k, c in gap.items()})
            if values and kernel.separates(values, statement, self.facts, self.known):
                return values
        return None

    def _columns(self, usable):
        """(formula, index, sign): a fact that is 0 may be used with either sign."""
        columns = [(self.says[j][1], j, 1) for j in usable]
        return columns + [({k: -c for k, c in self.says[j][1].items()}, j, -1) for j in usable if self.says[j][0] == "=="]

    def _weights(self, target, usable):
        """{index: weight} with Σ weight · fact = target, or None."""
        if not target:
            return {}
        columns = self._columns(usable)
        if not set(target) <= {k for terms, _, _ in columns for k in terms}:
            return None
        solved = _by_highs([c for c, _, _ in columns], target, [self.costs[j] for _, j, _ in columns])
        if solved is None and _delicate(target, *(c for c, _, _ in columns)) and len({k for c, _, _ in columns for k in c}) * len(columns) <= SMALL:
            solved = simplex([c for c, _, _ in columns], target)[0]
        if solved is None:
            return None
        total = {}
        for weight, (_, j, sign) in zip(solved, columns, strict=True):
            total[j] = total.get(j, 0) + sign * weight
        return {j: w for j, w in total.items() if w}

    def _dual(self, target):
        columns = [terms for terms, _, _ in self._columns(range(len(self.facts)))]
        rows = {k for c in (*columns, target) for k in c}
        if len(rows) * len(columns) <= SMALL and (_delicate(target, *columns) or len(rows) < 10):
            return simplex(columns, target)[1]
        from scipy.optimize import Bounds, LinearConstraint, milp
        A, b, order = _matrix(columns, target)
        result = milp(b, constraints=LinearConstraint(A.T, 0, np.inf), bounds=Bounds(-1, 1))
        if result.status != 0 or result.fun > -1e-7:
            return None
        scale = max(abs(result.x)) or 1.0
        for denominator in (12, 360, 10**6):
            values = {k: Fraction(float(v / scale)).limit_denominator(denominator) for k, v in zip(order, result.x, strict=True)}
            at = lambda terms, values=values: sum(c * values[k] for k, c in terms.items())
            if at(target) < 0 and all(at(c) >= 0 for c in columns):
                return values
        return None


def _delicate(*formulas):
    """Are there coefficients that a floating-point solver might round away?"""
    return any(max(abs(c.numerator), c.denominator) > 10**4 for terms in formulas for c in terms.values())


def _matrix(columns, target):
    """Columns and target as sparse floats, each scaled to a largest entry of 1, and the order of the rows."""
    from scipy.sparse import csc_matrix
    order = list({k: None for c in (*columns, target) for k in c})
    at = {k: i for i, k in enumerate(order)}
    entries = [(float(c / max(map(abs, column.values()))), at[k], j) for j, column in enumerate(columns) for k, c in column.items()]
    values, rows, where = zip(*entries, strict=True)
    largest, b = max(map(abs, target.values())), np.zeros(len(order))
    for k, c in target.items():
        b[at[k]] = float(c / largest)
    return csc_matrix((values, (rows, where)), shape=(len(order), len(columns))), b, order


def _by_highs(columns, target, costs):
    """Weights ≥ 0, exact, or None when the solver finds none or its answer can't be made exact."""
    from scipy.optimize import LinearConstraint, milp  # here: importing it takes longer than most proofs
    A, b, _ = _matrix(columns, target)
    result = milp(costs, constraints=LinearConstraint(A, b, b))         # no variable is an integer: a linear program, with less ado
    if result.status != 0:
        return None
    largest = max(map(abs, target.values()))
    support = sorted((j for j in range(len(columns)) if result.x[j] > 1e-12), key=lambda j: -result.x[j])
    guess = [Fraction(float(result.x[j])).limit_denominator(5000) * largest / max(map(abs, columns[j].values())) for j in support]
    if axioms.plus(*zip(guess, (columns[j] for j in support), strict=True)) != axioms.plus((1, target)):
        guess = eliminate([columns[j] for j in support], target)
        if guess is None or min(guess, default=0) < 0:
            return None
    weights = [Fraction(0)] * len(columns)
    for j, w in zip(support, guess, strict=True):
        weights[j] = w
    return weights


def eliminate(columns, target):
    """x with Σ x_j · columns_j = target in fractions (0 for columns that depend on earlier ones), or None."""
    from sympy import QQ
    from sympy.polys.matrices.sdm import sdm_irref
    order = {k: i for i, k in enumerate({k: None for c in (*columns, target) for k in c})}
    rows, n = {}, len(columns)
    for j, column in enumerate((*columns, target)):
        for k, c in column.items():
            rows.setdefault(order[k], {})[j] = QQ(Fraction(c).numerator, Fraction(c).denominator)
    reduced, pivots, _ = sdm_irref(rows)
    if n in pivots:
        return None
    x = [Fraction(0)] * n
    for i, j in enumerate(pivots):
        value = reduced[i].get(n, 0)
        x[j] = Fraction(int(value.numerator), int(value.denominator)) if value else Fraction(0)
    return x


def simplex(columns, target):
    """(x ≥ 0 with Σ x_j · columns_j = target, None), or (None, y) with y·column ≥ 0 for each and y·target < 0.

    Phase one of the simplex method in fractions, with Bland's rule. (None, None) after too many steps.
    """
    order = list({k: None for c in (*columns, target) for k in c})
    sign = {k: -1 if target.get(k, 0) < 0 else 1 for k in order}
    n, m, last = len(columns), len(order), len(columns) + len(order)
    table = [{n + i: Fraction(1), **({last: sign[k] * Fraction(target[k])} if target.get(k) else {})} for i, k in enumerate(order)]
    for j, column in enumerate(columns):
        for i, k in enumerate(order):
            if column.get(k):
                table[i][j] = sign[k] * Fraction(column[k])
    basis = [n + i for i in range(m)]
    price = axioms.plus(*((1, row) for row in table), (-1, {n + i: 1 for i in range(m)}))
    for _ in range(STEPS):
        enter = min((j for j, c in price.items() if c > 0 and j < n), default=None)
        if enter is None:
            if price.get(last):
                return None, {k: -sign[k] * (price.get(n + i, 0) + 1) for i, k in enumerate(order)}
            x = [Fraction(0)] * n
            for i, j in enumerate(basis):
                if j < n:
                    x[j] = table[i].get(last, Fraction(0))
            return x, None
        rows = [i for i in range(m) if table[i].get(enter, 0) > 0]
        leave = min(rows, key=lambda i: (table[i].get(last, 0) / table[i][enter], basis[i]))
        pivot = axioms.plus((1 / table[leave][enter], table[leave]))
        table = [pivot if i == leave else axioms.plus((1, row), (-row[enter], pivot)) if row.get(enter) else row
                 for i, row in enumerate(table)]
        price = axioms.plus((1, price), (-price[enter], pivot))
        basis[leave] = enter
    return None, None
