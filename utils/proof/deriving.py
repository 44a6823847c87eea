"""What follows from what: a certificate of one statement by one reason, with the lines and givens that it cites; or None.

A certificate is a list of sums, one for each direction: [[(weight, fact), …]]. `kernel` adds them up again.
"""
from . import axioms, citing, kernel
from .expectations import Expectations
from .linear import Claim
from .solver import Search
from .words import Constant, ProofError


def cited(proof, numbers, reason):
    """[(label, statement)] of the lines (or givens) that a reason cites, all when it names none."""
    if reason == "given":
        if wrong := [n for n in numbers or () if not 1 <= n <= len(proof.given)]:
            raise ProofError(f"there is no given {wrong[0]}; there are {len(proof.given)}.")
        return [g for i, g in enumerate(proof.labelled_givens()) if not numbers or i + 1 in numbers]
    for n in numbers or ():
        if not proof.lines[n - 1].accepted:
            raise ProofError(f"it cites line {n}, which is not accepted.")
    return [(label, s) for label, s in proof.stated() if not numbers or int(label.split()[1]) in numbers]


def certificate(proof, statement, reason, labelled):
    """Certificates of this statement by its reason, with the lines that it cites, or None."""
    if isinstance(statement, Claim) and not statement.gap.terms:
        fits = reason in proof.language.by_notation(statement) or (reason == "lines" and labelled)
        return [[]] if fits else None
    if reason == "given":
        return proof.language.is_given(statement, labelled, proof.known) or _given_in_a_line(proof, statement, labelled)
    if reason == "lines":
        return by_lines(proof, statement, labelled)
    ways = proof.language.concluded(statement, reason, labelled)
    if ways is not None:
        return concluded(proof, ways, labelled)
    if isinstance(statement, Constant):
        return None
    if proof.language.small_steps and reason in ("mi>=0", "h>=0"):
        found = proof.language.one_step(statement, reason, labelled)
        return found if found and _accepted(proof, found, statement) else None
    facts = citing.instances(proof, statement, reason, labelled) if reason in proof.lemmas else proof.language.facts([statement], [reason])
    if found := _search(proof, dict.fromkeys(facts, 1.0), statement) or _thoroughly(proof, statement, reason):
        return found
    return _with_lines(proof, statement, reason, labelled)


def _thoroughly(proof, statement, reason):
    """By all facts of one kind about many variables, unless a distribution shows at once that it's false."""
    if isinstance(proof.language, Expectations) or proof.language.complete or reason in proof.lemmas or proof.language.refute(statement, []):
        return None
    return _search(proof, dict.fromkeys(proof.language.everything([statement], [reason]), 1.0), statement)


def _given_in_a_line(proof, statement, givens):
    """By givens put into one of the lines before, as it is written."""
    for label, line in reversed(proof.stated()):
        if any(_same(line, g) for _, g in givens):
            continue
        found = proof.language.is_given(statement, [(label, line), *givens], proof.known)
        if found and any(fact[0] in axioms.LABELLED and fact[1].startswith("given") for part in found for _, fact in part):
            return found
    return None


def _with_lines(proof, statement, reason, labelled):
    """By the rule together with lines before; it counts only if the rule is used, or lines are written differently."""
    if not labelled:
        return None
    if reason == proof.language.rewriting and reason in proof.language.by_notation(statement):
        several = [labelled] if proof.language.by_notation(statement) == ("linearity",) else []         # sums of lines are linear, too
        for together in (*([one] for one in labelled), *several):
            if found := by_lines(proof, statement, together):
                return found
    context = [statement, *(s for _, s in labelled)]
    facts = citing.instances(proof, statement, reason, labelled) if reason in proof.lemmas else proof.language.facts(context, [reason])
    rules = {fact for fact in facts if fact != ("1",)}
    found = _search(proof, {**proof.language.from_lines(statement, labelled, context, reason), **dict.fromkeys(facts, 0.001)}, statement)
    return found if found and any(fact in rules or (fact[0], reason) == ("part", "definition") for part in found for _, fact in part) else None


def concluded(proof, ways, labelled):
    """Certificates of all that one of the ways asks for, each from the lines; or None."""
    for _, claims in ways:
        found = [by_lines(proof, claim, labelled) for claim in claims]
        if all(f is not None for f in found):
            return [part for f in found for part in f]
    return None


def by_lines(proof, statement, labelled):
    if isinstance(statement, Constant):                 # a ratio that is constant is cited as it stands
        return next(([[(1, ("cite", label))]] for label, s in labelled if statement == s), None)
    if not statement.gap.terms:
        return [[]] if labelled else None
    context = [statement, *(s for _, s in labelled)]
    numbers = dict.fromkeys(proof.language.facts(context, ()), 1.0)
    return _search(proof, {**proof.language.from_lines(statement, labelled, context), **numbers}, statement)


def _search(proof, facts, statement):
    return Search(facts, proof.known).prove(statement)


def _accepted(proof, found, statement):
    try:
        return kernel.proves(found, statement, proof.known)
    except axioms.Refused:
        return False


def _same(one, other):
    """Do two statements say the same of the same terms?"""
    return one == other if Constant in map(type, (one, other)) else one.gap.terms == other.gap.terms
