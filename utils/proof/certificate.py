"""Does a claim follow from facts? A linear program suggests the multipliers, exact fractions decide.

A solver works within a tolerance, and within a tolerance H(X) ≥ 1e-8 follows from H(X) ≥ 0. So its answer is only a
hint where to look: the multipliers are solved for again in rational arithmetic, and nothing else is accepted.
"""
from fractions import Fraction

import numpy as np

from .linear import ONE

ROUNDS = 5                  # of refinement; each looks about eight decimals deeper


def follows(claim, inequalities, equalities):
    """Exact multipliers that make the claim's gap out of the facts, or None.

    inequalities: [(label, Linear ≥ 0)], used with weights ≥ 0; equalities: [(label, Linear = 0)], used with any weight.
    Returns {label: weight}; for an equality that needs inequalities, one such dict for ≥ and one for ≤.
    """
    if not claim.is_equality:
        up = combination(claim.gap, inequalities, equalities)
        return None if up is None else [up]
    straight = combination(claim.gap, [], equalities, constant=False)
    if straight is not None:
        return [straight]
    up = combination(claim.gap, inequalities, equalities)
    down = None if up is None else combination(-claim.gap, inequalities, equalities)
    return None if down is None else [up, down]


def combination(gap, inequalities, equalities, constant=True):
    """{label: weight} with Σ weight · fact = gap exactly, or None; the fact 1 ≥ 0 is always at hand when `constant`."""
    columns = [(label, fact.terms, 1) for label, fact in inequalities]
    columns += [("1", {ONE: Fraction(1)}, 1)] if constant else []
    for label, fact in equalities:
        columns += [(label, fact.terms, 1), (label, {k: -c for k, c in fact.terms.items()}, -1)]
    reachable = {k for _, terms, _ in columns for k in terms}
    if not set(gap.terms) <= reachable:
        return None
    weights = nonnegative_solution([terms for _, terms, _ in columns], gap.terms,
                                   [0.01 if label.startswith(("line", "given")) else 1.0 for label, _, _ in columns])
    if weights is None:
        return None
    found = {}
    for (label, _, sign), weight in zip(columns, weights, strict=True):
        found[label] = found.get(label, 0) + sign * weight
    return {label: weight for label, weight in found.items() if weight}


def nonnegative_solution(columns, target, costs=None):
    """x ≥ 0 in fractions with Σ x_j · columns_j = target exactly, or None; columns and target are {row: Fraction}.

    Among the solutions it prefers those of little Σ costs_j · x_j, so that an explanation names few facts, and rather
    what a line says already.

    Iterative refinement (Gleixner, Steffy and Wolter 2016): what the float solution leaves over, exactly, is magnified
    and solved for again, so that coefficients of very different size are told apart.
    """
    if not target:
        return [Fraction(0)] * len(columns)
    if not columns:
        return None
    from scipy.optimize import linprog  # here: importing it takes longer than most proofs

    rows = {row: i for i, row in enumerate({r: None for c in columns for r in c})}
    A = np.zeros((len(rows), len(columns)))
    for j, column in enumerate(columns):
        for row, c in column.items():
            A[rows[row], j] = float(c)
    x, residual = [Fraction(0)] * len(columns), target
    for _ in range(ROUNDS):
        size = max(abs(r) for r in residual.values())
        b = np.zeros(len(rows))
        for row, r in residual.items():
            b[rows[row]] = float(r / size)
        lower = [float(-v / size) for v in x]
        result = linprog(np.ones(len(columns)) if costs is None else costs, A_eq=A, b_eq=b, bounds=[(v, None) for v in lower], method="highs-ds")
        if result.status != 0:
            return None
        x = [Fraction(0) if d <= low else max(Fraction(0), v + Fraction(float(d)) * size)
             for v, d, low in zip(x, result.x, lower, strict=True)]
        support = sorted((j for j, v in enumerate(x) if v > 0), key=lambda j: -x[j])
        solved = solve_exactly([columns[j] for j in support], target)
        if solved is not None and all(v >= 0 for v in solved):
            x = [Fraction(0)] * len(columns)
            for j, v in zip(support, solved, strict=True):
                x[j] = v
            return x
        residual = dict(target)
        for v, column in zip(x, columns, strict=True):
            if v:
                for row, c in column.items():
                    residual[row] = residual.get(row, 0) - v * c
        if not any(residual.values()):
            return x
    return None


def solve_exactly(columns, target):
    """x with Σ x_j · columns_j = target by elimination in fractions (columns that depend on earlier ones get 0), or None."""
    rows = {}
    for j, column in enumerate(columns):
        for row, c in column.items():
            rows.setdefault(row, {})[j] = c
    for row, c in target.items():
        rows.setdefault(row, {})[len(columns)] = c      # the right-hand side is the last column
    equations, pivots = [dict(r) for r in rows.values()], {}
    for j in range(len(columns)):
        pivot = next((e for e in equations if e.get(j)), None)
        if pivot is None:
            continue
        equations = [e for e in equations if e is not pivot]
        for e in [*equations, *pivots.values()]:
            if e.get(j):
                factor = e[j] / pivot[j]
                for k, c in pivot.items():
                    e[k] = e.get(k, 0) - factor * c
        pivots[j] = pivot
    if any(e.get(len(columns)) for e in equations):
        return None
    return [pivots[j].get(len(columns), Fraction(0)) / pivots[j][j] if j in pivots else Fraction(0)
            for j in range(len(columns))]
