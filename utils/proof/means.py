"""How statements one level below entropies are read from text: E_p[log q(·)], entropies and divergences of named distributions.

Sums over values stand for integrals where a variable is continuous. E_p(x,y)[log p(x)/q(x)] is expanded to a difference of two means.
"""
from dataclasses import dataclass

from .axioms import Known, Refused, is_distribution, meaning
from .densities import LOGS, DensityReader
from .linear import Claim, Linear
from .reading import MEASURES as ENTROPIES
from .words import (
    ONE,
    Constant,
    Density,
    Divergence,
    Entropy,
    Information,
    JensenShannon,
    Law,
    LogMean,
    Mean,
    ProofError,
    names,
    ratio_text,
)

DIVERGENCES = {"KL": "KL", "D_KL": "KL", "DKL": "KL", "D": "KL", "kl": "KL", "JSD": "JSD", "JS": "JSD", "D_JS": "JSD", "jsd": "JSD"}


class Identity(Claim):
    """Two products of densities that are equal at every point: p(x,y) == p(x) p(y). Its gap adds logarithms."""

    pointwise = True


@dataclass(frozen=True)
class RatioMean:
    """E_{measure}[ratio] without a logarithm, while a line is read: E <= 1 becomes log E <= 0."""

    measure: Density
    ratio: frozenset

    def __str__(self):
        return f"E_{self.measure}[{ratio_text(self.ratio)}]"


class ExpectationReader(DensityReader):
    """Statements about the given laws: claims about means, identities of densities, and ratios that are constant."""

    def statement(self):
        measure = lambda t: t in (*ENTROPIES, *DIVERGENCES) or t == "E" or t.startswith(("E_", "H_", "I_"))
        if any(t in self.laws for t in self.tokens) and not any(measure(t) for t in self.tokens if t not in self.laws):
            return self.identity()
        claim = self.claim()
        if {"ln", "log"} <= set(self.tokens) or ("ln" in self.tokens and claim.gap.terms.get(ONE)):
            raise ProofError("here log is log₂, and a constant is in bits: write log, and 1 for log 2.")
        return self.against_one(claim)

    def against_one(self, claim):
        """E_p[q/p] <= 1 as log E_p[q/p] <= 0."""
        if not any(isinstance(k, RatioMean) for k in claim.gap.terms):
            return claim
        for side, other, flip in ((claim.left, claim.right, 1), (claim.right, claim.left, -1)):
            (key, c), *more = list(side.terms.items()) or [(None, 0)]
            if isinstance(key, RatioMean) and c == 1 and not more and other.terms == {ONE: 1}:
                log = Linear({LogMean(key.measure, key.ratio): 1})
                left, right = (log, Linear({})) if flip > 0 else (Linear({}), log)
                return Claim(left, claim.relation, right, text=claim.text)
        raise ProofError("E[…] without a logarithm is compared with 1, alone on its side: E_p(x)[q(x)/p(x)] <= 1. "
                         "Otherwise write E_p(x)[log …] or log E_p(x)[…].")

    def identity(self):
        if "log" in self.tokens or "ln" in self.tokens or "log2" in self.tokens:
            return self.logarithms_compared()
        if "+" in self.tokens or "-" in self.tokens:
            return self.mixture()
        start = self.at
        left = self.ratio()
        self.pointwise()
        if self.peek() in ("const", "constant"):
            self.next()
            self.end()
            return Constant(frozenset(left.items()), self.text)
        right = self.ratio(bare=self._variables(left))
        self.end()
        if "(" not in self.tokens[start:start + 2] and self._variables(left) > self._variables(right):      # m == p(x)
            self.at = start
            left = self.ratio(bare=self._variables(right))
        return Identity(Linear(left), "==", Linear(right), text=self.text)

    def pointwise(self):
        if self.relation() != "==":
            raise ProofError("densities are compared with ==, at every point.")

    def logarithms_compared(self):
        """log p(x,y) == log p(x) + log p(y|x), at every point: the identity of the products."""
        left = self.logarithms()
        self.pointwise()
        right = self.logarithms()
        self.end()
        if any(c.denominator > 1 for c in (*left.values(), *right.values())):
            raise ProofError("the logarithms of an identity are taken whole: log p(x,y) == log p(x) + log p(y|x).")
        return Identity(Linear(left), "==", Linear(right), text=self.text)

    def mixture(self):
        """m(x) == 1/2 p(x) + 1/2 q(x), as it was declared: true by definition, and used by `average`."""
        self.sums = True
        claim = self.claim()
        for one, other in ((claim.left, claim.right), (claim.right, claim.left)):
            if len(one.terms) == 1 and set(one.terms.values()) == {1}:
                m = next(iter(one.terms))
                law = self.laws[m.law] if isinstance(m, Density) else Law("", ())
                rest = frozenset(law.variables[:-1])
                if law.components and claim.is_equality and m.left >= rest and not m.given and other.terms == {Density(n, rest): w for w, n in law.components}:
                    return Claim(Linear({}), "==", Linear({}), text=self.text)
        declared = "; ".join(f"{law.name}({','.join(law.variables[:-1])}) == " + " + ".join(
            f"{w} {n}({','.join(law.variables[:-1])})" for w, n in law.components) for law in self.laws.values() if law.components)
        raise ProofError("a sum of densities can be read only as the mixture was declared"
                         + (f": {declared}." if declared else "; here there is none. Write E_p(x)[log p(x)] for a mean."))

    def measure(self, name):
        base, _, law = name.partition("_")
        if base in ENTROPIES and (not law or law in self.laws):
            if ENTROPIES[base] == "I":
                return self.information(law)
            closing = self.opened()
            left, given = self.arguments(closing)
            law, named = self.law_of(left | given, law, "H")
            return _one(Entropy(Density(law, left, given), named))
        if name in DIVERGENCES and name not in self.laws:
            return self.divergence(DIVERGENCES[name])
        if name == "E" or name.startswith("E_"):
            measure = self.measure_of(name)
            closing = self.opened()
            if not any(t in LOGS for t in self._until(closing)):
                ratio = self.ratio()
                self.expect(closing)
                return _one(RatioMean(measure, self.inside(ratio, measure)))
            inside = self.logarithms()
            self.expect(closing)
            self.inside(inside, measure)
            return Linear({Mean(measure, density): c for density, c in inside.items()})
        if name in LOGS:
            if (self.peek() or "")[:1].isdigit():
                return self.logarithm_of_a_number()
            inner = self.next("E_p(x)[…]")
            if inner == "(" and (self.peek() or "").startswith("E"):
                found = self.log_mean(self.next())
                self.expect(")")
                return found
            if not inner.startswith("E"):
                raise ProofError("a logarithm belongs inside an expectation, E_p(x)[log …], or before one, log E_p(x)[…].")
            return self.log_mean(inner)
        if name in self.laws and self.sums:
            return _one(self.density(name))
        if name in self.laws:
            raise ProofError(f"{name}(…) alone isn't a number: take its expectation, as in E_{name}(x)[log {name}(x)].")
        raise ProofError(f"'{name}' isn't a measure here; the measures are H, I, KL, JSD, E_p(x)[log …] and log E_p(x)[…].")

    def log_mean(self, name):
        measure = self.measure_of(name)
        closing = self.opened()
        ratio = self.ratio()
        self.expect(closing)
        return _one(LogMean(measure, self.inside(ratio, measure)))

    def information(self, law):
        closing = self.opened()
        sides = [self.names(";", "|", closing)]
        if self.peek() == ";":
            self.next()
            sides.append(self.names("|", closing))
        elif len(sides[0]) == 2:
            sides = [[sides[0][0]], [sides[0][1]]]
        if len(sides) != 2:
            raise ProofError("I is about two things: separate them by a semicolon, as in I(X; Y).")
        given = self.names(closing) if self.next() == "|" else []
        if given:
            self.expect(closing)
        a, b, c = (frozenset(self.variable(v) for v in group) for group in (*sides, given))
        if len(a | b | c) < sum(map(len, (*sides, given))):
            raise ProofError("I(…) names a variable twice; between a continuous variable and itself it would be infinite.")
        law, named = self.law_of(a | b | c, law, "I")
        return _one(Information(law, frozenset((a, b)), c, named))

    def divergence(self, name):
        closing = self.opened()
        name_alone = self.peek(1) != "("
        first = self.density(self.name())
        if self.next("||") not in ("||", "|", ",", ";"):
            raise ProofError(f"{name} compares two distributions: {name}(p(x) || q(x)).")
        start = self.at
        ratio = self.ratio(bare=first.left)
        if name_alone and first.left > self._variables(ratio) > frozenset():      # KL(m || p), where m is a mixture of x and z
            first = Density(first.law, self._variables(ratio), first.given)
            self.at = start
            ratio = self.ratio(bare=first.left)
        self.expect(closing)
        if first.given or not is_distribution(ratio, first.left):
            raise ProofError(f"{name}({first} || {ratio_text(ratio.items())}): both must be distributions of {names(first.left)}.")
        if name == "KL":
            return _one(Divergence(first, frozenset(ratio.items())))
        (second, *more) = ratio
        if more or second.given:
            raise ProofError(f"JSD({first} || {ratio_text(ratio.items())}): compare two named distributions, as in JSD(p || q).")
        found = JensenShannon(frozenset((first, second)))
        try:
            meaning(Known(self.laws), found)
        except Refused:
            raise ProofError(f"{found}: no law here is the mixture of these two in halves, which JSD is defined by. A proof about it "
                             f"needs one among its laws, as in m(x,z) = 1/2 {first} + 1/2 {second}.") from None
        return _one(found)

    def measure_of(self, name):
        """The density that an expectation averages over: E_p(x,y), E_p, E_{p(x,y)}, or E alone when there is one law."""
        name = name.removeprefix("E").removeprefix("_")
        closing = None
        drawn = None                                                # E_{x~p(x)}
        if not name and self.peek() == "(":
            closing = self.opened()
            if "~" in self._until(closing):
                drawn = frozenset(self.variable(n) for n in self.names("~"))
                self.next()
            name = self.next("a distribution")
        if not name:
            if len(self.laws) > 1:
                raise ProofError(f"E under which distribution? Write E_{next(iter(self.laws))}(x)[…]; there are {', '.join(self.laws)}.")
            name = next(iter(self.laws))
            return Density(name, frozenset(self.laws[name].variables))
        measure = self.density(name, drawn)
        if closing:
            self.expect(closing)
        if drawn and measure.left != drawn:
            raise ProofError(f"{names(drawn)} isn't what is drawn from {measure}; write E_{name}({','.join(sorted(drawn))})[…].")
        if measure.given:
            raise ProofError(f"E_{measure}[…]: take the expectation over a joint or marginal distribution.")
        return measure

    def inside(self, logs, measure):
        """What is averaged, as a frozenset of its items, after each part was found to depend on what is averaged over."""
        for density in logs:
            if not density.variables <= measure.left:
                raise ProofError(f"E_{measure}[… {density} …]: {names(density.variables - measure.left)} is not averaged over, "
                                 "so this isn't a number. Take the expectation over a distribution of it, too.")
        return frozenset(logs.items())


def _one(key):
    return Linear({key: 1})
