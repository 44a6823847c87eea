"""Results proved before, cited by their name for any variables: each instance is proved here before a line may rest on it."""
import re
from itertools import product

from . import axioms, reading
from .expectations import Expectations
from .shannon import Shannon
from .solver import Search
from .words import ProofError


def instances(proof, statement, reason, labelled):
    """[("cite", label)] of a lemma's instances that may help, each proved here before it may be cited."""
    candidates, known = {}, axioms.Known(proof.language.laws, dict(proof.known.cited))
    for label, text in _substituted(proof.lemmas[reason], _groups(proof)):
        try:
            candidates[f"{reason} with {label}"] = proof.language.read(text)[0]
        except ProofError:
            continue
    known.cited |= candidates
    facts = {**dict.fromkeys((("cite", label) for label in candidates), 1.0),
             **proof.language.from_lines(statement, labelled, [statement, *(s for _, s in labelled)])}
    found = Search(facts, known).prove(statement) or []
    used = {fact[1] for part in found for _, fact in part if fact[0] == "cite" and fact[1] in candidates}
    for label in used:
        facts = dict.fromkeys(proof.language.facts([candidates[label]], proof.language.reasons), 1.0)
        if Search(facts, proof.known).prove(candidates[label]):
            proof.known.cited[label] = candidates[label]
    return [("cite", label) for label in used if label in proof.known.cited]


def provable(name, text):
    """ProofError unless the lemma follows from Shannon's inequalities for discrete variables."""
    names = reading.variable_names(text)
    shannon = Shannon(text, ())
    claim = shannon.read(text)[0]
    if claim.gap.terms and not Search(dict.fromkeys(shannon.facts([claim], shannon.reasons), 1.0), axioms.Known()).prove(claim):
        raise ProofError(f"the lemma {name!r} ({text}) is not provable by Shannon's inequalities about {', '.join(names)}.")


def _groups(proof):
    """What a lemma's variables may stand for: lists of the names that occur together."""
    if isinstance(proof.language, Expectations):
        return list(dict.fromkeys(law.variables for law in proof.language.laws.values()))
    return [tuple(str(v) for v in proof.language.variables)]


def _substituted(text, groups):
    """(A = X, B = Y, the text with these) for every way to put disjoint groups of variables for those of the text.

    A lemma about the proof's own variables is cited as it is.
    """
    own = reading.variable_names(text)
    if any({v.casefold() for v in own} <= {v.casefold() for v in group} for group in groups):
        yield "its own variables", text
        return
    for group in groups:
        for choice in product(range(len(own) + 1), repeat=len(group)):
            parts = {v: [n for n, c in zip(group, choice, strict=True) if c == i + 1] for i, v in enumerate(own)}
            if all(parts.values()):
                where = ", ".join(f"{v} = {','.join(p).upper()}" for v, p in parts.items())
                yield where, re.sub(r"\b(" + "|".join(map(re.escape, own)) + r")\b", lambda m, p=parts: ",".join(p[m[1]]), text)
