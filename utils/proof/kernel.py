"""The kernel: 21 lines of code, in which every certificate is added up again before a line is accepted.

A certificate is a list of (weight, fact). `axioms` says what each fact is, from the tuple alone; `proves` adds them up, in
fractions, and compares the sum with the claim. There is no solver, no parser and no float here, and however a certificate
was found, no line is accepted without this sum: an error elsewhere may lose a proof, but can't make a false one. Entropies,
means of log-probabilities, Jensen's induction and the sums of chapter 05 all end here (the last in `axioms.same_sum`). The
cards of `ordering` don't: what their words mean is known to their author alone.

What else must be trusted: the 223 lines of `axioms` and `conditions`, `words` and `linear`, and that a text was read as it's shown.
"""
from fractions import Fraction

from .axioms import need, plus, says
from .conditions import meant, zeros_agree


def added(certificate, known):
    """(">=" or "==", Σ weight · fact). Only what is 0 may have a negative weight."""
    facts = [(weight, *says(fact, known)) for weight, fact in certificate]
    need(all(type(w) in (int, Fraction) and (w >= 0 or relation == "==") for w, relation, _ in facts))
    relation = ">=" if any(relation == ">=" for _, relation, _ in facts) else "=="
    return relation, plus(*((w, terms) for w, _, terms in facts))


def proves(certificates, statement, known):
    """Do these certificates prove the claim? One, or two for an equality that needs both directions."""
    sums, gap = [added(c, known) for c in certificates], plus((1, statement.gap.terms))
    meant(statement, [fact for c in certificates for _, fact in c], known)
    if statement.pointwise:
        return len(sums) == 1 and sums[0] == ("==", gap) and zeros_agree(statement, certificates[0], known)
    if not statement.is_equality or len(sums) == 1:
        return len(sums) == 1 and sums[0][1] == gap and (sums[0][0] == "==" or not statement.is_equality)
    return len(sums) == 2 and sums[0][1] == gap and sums[1][1] == plus((-1, gap))


def separates(values, statement, facts, known):
    """Does {term: number} obey every fact, and violate the claim? Then the claim isn't a sum of these facts."""
    at = lambda terms: sum(c * values.get(term, 0) for term, c in terms.items())
    obeyed = all(at(terms) >= 0 if relation == ">=" else at(terms) == 0 for relation, terms in (says(f, known) for f in facts))
    gap = at(statement.gap.terms)
    return obeyed and (gap != 0 if statement.is_equality else gap < 0)
