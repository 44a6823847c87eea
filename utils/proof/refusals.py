"""What a line that was not accepted is told: what would make it follow, a counterexample, or what was tried.

In this order: the facts that are missing, a different reason, a distribution that violates the line, and a vector which shows
that what was tried can't give it. The more often a student has tried, the more of the missing facts are named.
"""
from . import axioms, deriving
from .expectations import Expectations
from .linear import Claim, Linear
from .solver import Search
from .words import ONE, Constant

EXPLAINED = 3               # refused lines of a proof that get a full answer; the others wait for these
IMPOSSIBLE = Claim(Linear({}), ">=", Linear({ONE: 1}))


def explain(proof, line, reason):
    """Sets verdict and message of a line that isn't accepted."""
    proof.explained += 1
    if proof.explained > EXPLAINED:
        line.message = f"it does not follow by '{line.why}'. Correct the lines above first; then this one gets a full answer."
        return
    statement, note = line.statement, proof.language.note(line.statement, reason)
    lacking, search = missing(proof, statement)
    concluding = [r for r in proof.reasons if r not in (reason, "given", "lines") and lacking is None
                  and (ways := proof.language.concluded(statement, r, proof.stated())) is not None
                  and deriving.concluded(proof, ways, proof.stated()) is not None]
    if lacking is not None or concluding:
        line.verdict, line.message = _other(proof, line, lacking, concluding, note)
        return
    if isinstance(statement, Constant) and any(s == statement for _, s in proof.stated()):
        line.verdict, line.message = "other reason", f"true, but not by '{line.why}': it is one of your lines, so 'lines' gives it."
        return
    line.counterexample = proof.language.refute(statement, [s for _, s in proof.labelled_givens()])
    if line.counterexample:
        under = " although all givens hold" if proof.labelled_givens() else ""
        line.verdict, line.message = "false", f"false{under}. Counterexample: {line.counterexample}.{note}"
        return
    if isinstance(statement, Claim) and not isinstance(proof.language, Expectations) and not proof.language.complete:
        lacking, search = missing(proof, statement, thorough=True)
        if lacking is not None:
            line.verdict, line.message = _other(proof, line, lacking, (), note)
            return
    if isinstance(statement, Claim) and not statement.pointwise and (proof.language.complete or isinstance(proof.language, Expectations)):
        line.obstruction = search.obstruct(statement) or {}
    if line.obstruction and proof.language.complete:
        line.verdict = "open"
        line.message = ("it cannot follow by these rules: there are values for the entropies that obey every one of them and "
                        f"violate it. No distribution was found that does. {proof.language.beyond}{note}")
    elif line.obstruction:
        line.message = ("it does not follow from the lines before it: no sum of what these rules say about the expectations and densities "
                        f"in them gives it. No counterexample was found. Does it need another expectation in between?{note}")
    else:
        line.message = f"it does not follow from the lines before it; neither a proof nor a counterexample was found.{note}"


def contradiction(proof):
    """A sentence, when 0 ≥ 1 follows from the givens: then anything would, and they are not used."""
    if not proof.given:
        return ""
    found = _everything(proof, IMPOSSIBLE, proof.labelled_givens())[0].prove(IMPOSSIBLE)
    if not found:
        return ""
    used = {fact[1] for part in found for _, fact in part if fact[0] in axioms.LABELLED}
    shown = " and ".join(str(g) for i, g in enumerate(proof.given) if f"given {i + 1}" in used)
    return (f"The givens contradict each other: 0 ≥ 1 would follow from {shown}. From a contradiction "
            "everything follows, so they prove nothing.")


def missing(proof, statement, thorough=False):
    """(what the statement needs beyond the lines: [(fact, reason)], [] when lines do, None when nothing was found; the Search).

    thorough: from all facts about many variables, too, which takes longer.
    """
    if not isinstance(statement, Claim):
        return None, None
    labelled = proof.stated() + proof.labelled_givens()
    search, reasons = _everything(proof, statement, labelled, thorough)
    found = search.prove(statement)
    if found is None:
        return None, search
    facts = dict.fromkeys(fact for part in found for _, fact in part)
    lacking = [(fact, reasons[fact]) for fact in facts if fact in reasons and fact != ("1",)]
    return lacking + [(("cite", label), "given") for label, _ in proof.labelled_givens() if any(label in fact for fact in facts)], search


def hint(proof, lacking):
    """How many facts are lacking and where to begin; with each hint, one of them, up to half."""
    if any(reason not in proof.reasons for _, reason in lacking):
        return "It doesn't follow from these lines by the reasons of this exercise; which definition could you begin with?"
    count = f"{len(lacking)} fact{'s' if len(lacking) > 1 else ''}"
    shown = [told(proof, fact, reason) for fact, reason in lacking[:min(proof.hints, (len(lacking) + 1) // 2)]]
    if shown:
        return f"It needs {count}; among them: {', '.join(shown)}."
    start = "a given that you haven't stated" if lacking[0][1] == "given" else proof.language.start(*lacking[0])
    return f"It needs {count} that you haven't stated; begin with {start}."


def _everything(proof, statement, labelled, thorough=False):
    """(a Search among all rules, the lines and the givens, the reason of each fact): what this exercise doesn't allow is dearest."""
    context = [statement, *([] if thorough else [proof.goal]), *(s for _, s in labelled)]
    if thorough:
        reasons = proof.language.everything(context, proof.language.reasons)
    else:
        context = [c for c in context if isinstance(c, Claim)] if not isinstance(proof.language, Expectations) else context
        reasons = proof.language.facts(context, proof.language.reasons, explaining=True)
    facts = {fact: 1.0 if reason in proof.reasons else 50.0 for fact, reason in reasons.items()}
    return Search({**facts, **proof.language.from_lines(statement, labelled, context)}, proof.known), reasons


def told(proof, fact, reason):
    text = str(proof.known.cited[fact[1]]) if fact[0] == "cite" else proof.language.text(fact)
    return f"{text} ({reason})"


def _other(proof, line, lacking, concluding, note):
    says = f", which says {proof.lemmas[line.reason]}" if line.reason in proof.lemmas else ""
    return "other reason", f"true, but not by '{line.why}'{says}: {_instead(proof, line.statement, lacking, concluding)}{note}"


def _instead(proof, statement, lacking, concluding):
    if concluding:
        return f"'{concluding[0]}' gives it."
    if not statement.gap.terms:
        return f"both sides are the same, so '{proof.language.by_notation(statement)[0]}' alone gives it."
    if not lacking:
        found = deriving.by_lines(proof, statement, proof.stated())
        cited = sorted({fact[1] for part in found or () for _, fact in part if fact[0] in axioms.LABELLED and fact[1].startswith("line ")})
        return f"it follows from {' and '.join(cited) or 'your lines'}, so the reason is 'lines'."
    return f"{_lower(hint(proof, lacking))} State what it needs in lines of their own, then cite the lines."


def _lower(text):
    return text[0].lower() + text[1:]
