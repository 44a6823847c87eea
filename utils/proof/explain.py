"""The shortest proof of a claim by the course's reasons, written as a student would: what AITIP does, with exact certificates.

Which facts a proof needs is an integer program: as few of them as possible, and among these the smallest weights. Ho, Ling,
Tan and Yeung 2020 do the same for entropies. What it proposes is a list of lines, which `verify` checks like anybody's.
"""
from itertools import product

import numpy as np

from . import axioms
from .checking import Proof
from .entropies import occurring
from .expectations import Expectations
from .handed_in import verify
from .linear import Claim
from .solver import Search, _matrix
from .words import Density, ProofError

GROUPED = 5                 # variables, for which terms of groups such as I(X,Y;Z) are tried
SECONDS = 10                # for the integer program; then the best proof that it has found
MOST_WEIGHT = 60.0


def explain(claim, given=(), *, reasons=None, **rules):
    """The Proof of `claim` from `given` with the fewest facts, its lines in an order to be read.

    claim, given, reasons and rules (laws, continuous, names, small_steps): as for `verify`. An equality of distributions is
    looked for by 'gibbs equality', with a third distribution in between where it needs one. ProofError, with what was found
    instead, when these reasons don't prove it.
    """
    proof = Proof(claim, given, reasons=reasons, **rules)
    goal = proof.goal
    if proof.contradiction:
        raise ProofError(proof.contradiction)
    if not isinstance(goal, Claim) or goal.pointwise:
        return _of_distributions(proof, claim, given, reasons, rules)
    if not goal.gap.terms:
        return verify([[str(goal), proof.language.by_notation(goal)[0]]], claim, given, reasons=reasons, **rules)
    facts = _candidates(proof)
    chosen = _fewest(goal, facts, proof)
    if chosen is None:
        line = Proof(claim, given, **rules).step(str(goal), "lines")
        raise ProofError(f"{goal} was not proved: {line.message}")
    lines = [[_text(fact, proof), facts[fact]] for fact in sorted(chosen, key=lambda f: _place(f, facts, proof))]
    alone = len(lines) == 1 and Proof(claim, given, reasons=reasons, **rules).step(str(goal), lines[0][1]).accepted
    lines = [[str(goal), lines[0][1]]] if alone else [*lines, [str(goal), "lines"]]
    return verify(lines, claim, given, reasons=reasons, **rules)


def _of_distributions(proof, claim, given, reasons, rules):
    """p == q from the givens, from KL = 0 between the two, or from p == r and r == q for another distribution r."""
    goal = proof.goal
    cited = [[str(g), "given"] for g in proof.given if getattr(g, "pointwise", False)]
    if (found := verify([*cited, [str(goal), "lines"]], claim, given, reasons=reasons, **rules)).proved:
        return found
    lines = _by_gibbs(goal, proof, given, reasons, rules)
    sides = [axioms.alone(side.terms) for side in (goal.left, goal.right)] if isinstance(goal, Claim) else [None]
    between = {Density(law.name, sides[0].left) for law in proof.language.laws.values() if sides[0].left <= set(law.variables)} if all(sides) else ()
    for r in sorted(set(between) - set(sides), key=str):
        halves = [_by_gibbs(proof.language.read(f"{side} == {r}")[0], proof, given, reasons, rules) for side in sides] if not lines else []
        if halves and all(halves):
            lines = list(map(list, dict.fromkeys(map(tuple, [*halves[0], *halves[1], (str(goal), "lines")]))))
    if lines and (found := verify(lines, claim, given, reasons=reasons, **rules)).proved:
        return found
    raise ProofError(f"{goal} was not proved: neither the givens nor 'gibbs equality' gives it.")


def _by_gibbs(goal, proof, given, reasons, rules):
    """The lines of a proof of p == q from KL = 0, or None."""
    for _, claims in (proof.language.concluded(goal, "gibbs equality", ()) or ()) if "gibbs equality" in proof.reasons else ():
        try:
            lines = explain(str(claims[0]), given, reasons=reasons, **rules).plain()
        except ProofError:
            continue
        return [*lines, [str(goal), "gibbs equality"]]
    return None


def _candidates(proof):
    """{fact: reason}: the facts that a proof may be made of."""
    language, goal = proof.language, proof.goal
    givens = {fact: "given" for fact in proof.language.from_lines(goal, proof.labelled_givens(), [goal, *proof.given])} if "given" in proof.reasons else {}
    if isinstance(language, Expectations):
        facts = language.facts([goal, *(g for g in proof.given)], [r for r in language.reasons if r in proof.reasons], explaining=True)
        facts.pop(("1",))
        return facts | givens
    names = sorted(occurring(goal.gap, *(g.gap for g in proof.given)))
    facts = {f: r for f, r in language.facts([goal, *proof.given], language.reasons).items() if f[0] == "log"}
    if len(names) <= GROUPED:
        for split in product(range(4), repeat=len(names)):
            a, b, c = (frozenset(v for v, s in zip(names, split, strict=True) if s == k) for k in (1, 2, 3))
            if a and b and sorted(a) < sorted(b):
                facts["I", a, b, c] = "mi>=0"
            elif a and not b and not any(v.continuous for v in a):
                facts["H", a, c] = "h>=0"
    else:
        facts |= language.facts([goal, *proof.given], language.reasons)
        facts |= language.everything([goal, *proof.given], language.reasons) if not language.complete else {}
        facts.pop(("1",), None)
    return {fact: reason for fact, reason in facts.items() if reason in proof.reasons} | givens


def _fewest(goal, facts, proof):
    """The facts of a shortest proof, or None."""
    search = Search({**dict.fromkeys(facts, 1.0), ("1",): 1.0}, proof.known)
    equal = [j for j, (relation, _) in enumerate(search.says) if relation == "=="]
    directions = [(goal.gap.terms, equal)] if goal.is_equality else [(goal.gap.terms, range(len(search.facts)))]
    used = _support(search, directions)
    if used is None and goal.is_equality:
        both = range(len(search.facts))
        used = _support(search, [(goal.gap.terms, both), ({k: -c for k, c in goal.gap.terms.items()}, both)])
    if used is None:
        found = search.prove(goal)
        used = None if found is None else {fact for part in found for _, fact in part}
    if used is None or Search(dict.fromkeys([*used, ("1",)], 1.0), proof.known).prove(goal) is None:
        return None
    for fact in sorted(used, key=lambda f: -len(_text(f, proof)) if f != ("1",) else 0):      # the program may leave one too many
        fewer = used - {fact}
        if fewer and Search(dict.fromkeys([*fewer, ("1",)], 1.0), proof.known).prove(goal) is not None:
            used = fewer
    return [fact for fact in used if fact != ("1",)]


def _support(search, directions):
    """The facts of a solution with as few as possible, for all directions together; None if the program finds none."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import bmat, eye
    needed = set()
    for target, usable in directions:
        columns = search._columns(usable)
        if not columns or not set(target) <= {k for terms, _, _ in columns for k in terms}:
            return None
        A, b, _ = _matrix([terms for terms, _, _ in columns], target)
        n = len(columns)
        free = np.array([0.0 if search.facts[j] == ("1",) else 1.0 for _, j, _ in columns])
        limits = bmat([[A, None], [eye(n), -MOST_WEIGHT * eye(n)]])
        low, high = np.concatenate([b, np.full(n, -np.inf)]), np.concatenate([b, np.zeros(n)])
        result = milp(np.concatenate([np.full(n, 1e-4), free]), constraints=LinearConstraint(limits, low, high),
                      integrality=np.repeat([0, 1], n), bounds=Bounds(0, np.repeat([np.inf, 1], n)), options={"time_limit": SECONDS})
        if result.x is None:
            return None
        needed |= {search.facts[j] for (_, j, _), w in zip(columns, result.x[:n], strict=True) if w > 1e-7}
    return needed


def _text(fact, proof):
    return str(proof.known.cited[fact[1]]) if fact[0] == "cite" else proof.language.text(fact, proof.known)


def _place(fact, facts, proof):
    """Definitions of the goal's own words first, then rules, then inequalities; givens where they stand."""
    order = ["given", "definition", "product rule", "marginalisation", "average", "linearity", "jensen", "normalisation", "gibbs", "coin",
             "mi>=0", "h>=0"]
    return order.index(facts[fact]) if facts[fact] in order else len(order), _text(fact, proof)

