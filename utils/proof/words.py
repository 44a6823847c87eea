"""The words of a proof: what a formula is a sum of, as plain data without a rule in it.

About entropies a term is a set of variables, H of them together. One level below it is a mean of a log-probability under
a named law, or a measure that is defined by such means. `utils.proof.kernel` says what follows from what.
"""
from dataclasses import dataclass, field
from fractions import Fraction

ONE = "1"                       # the constant 1 in a formula
SIGNS = {Fraction(1, 2): "½", Fraction(1, 3): "⅓", Fraction(2, 3): "⅔", Fraction(1, 4): "¼", Fraction(3, 4): "¾",
         Fraction(1, 5): "⅕", Fraction(1, 6): "⅙", Fraction(1, 8): "⅛", Fraction(3, 8): "⅜"}


class ProofError(ValueError):
    """A line that can't be read as a claim; the message says why and what to write instead."""


@dataclass(frozen=True, order=True)
class Log:
    """log₂ of an odd prime, a constant: H(X) <= log 3."""

    prime: int

    def __str__(self):
        return f"log {self.prime}"


@dataclass(frozen=True)
class Density:
    """p(left | given), a marginal or conditional of the law p. As a key of a formula: its logarithm at every point."""

    law: str
    left: frozenset
    given: frozenset = frozenset()

    @property
    def variables(self):
        return self.left | self.given

    def __str__(self):
        return f"{self.law}({names(self.left)}{'|' + names(self.given) if self.given else ''})"


@dataclass(frozen=True)
class Mean:
    """E_{measure}[log density]."""

    measure: Density
    density: Density

    def __str__(self):
        return f"E_{self.measure}[log {self.density}]"


@dataclass(frozen=True)
class LogMean:
    """log E_{measure}[ratio]; ratio: frozenset of (Density, exponent)."""

    measure: Density
    ratio: frozenset

    def __str__(self):
        return f"log E_{self.measure}[{ratio_text(self.ratio)}]"


@dataclass(frozen=True)
class Entropy:
    """H(left | given) of its law; `named` when the law has to be said, as in H_m(X)."""

    density: Density
    named: bool = field(default=False, compare=False)

    def __str__(self):
        d = self.density
        return f"H{'_' + d.law if self.named else ''}({names(d.left).upper()}{'|' + names(d.given).upper() if d.given else ''})"


@dataclass(frozen=True)
class Information:
    """I of two sides (one, when both are the same) given a third, under its law."""

    law: str
    sides: frozenset
    given: frozenset
    named: bool = field(default=False, compare=False)

    def __str__(self):
        sides = ";".join(sorted(names(s).upper() for s in (*self.sides, *self.sides)[:2]))
        return f"I{'_' + self.law if self.named else ''}({sides}{'|' + names(self.given).upper() if self.given else ''})"


@dataclass(frozen=True)
class Divergence:
    """KL(measure || ratio); the second is a product of densities, a frozenset of (Density, exponent)."""

    measure: Density
    ratio: frozenset

    def __str__(self):
        return f"KL({self.measure} || {ratio_text(self.ratio)})"


@dataclass(frozen=True)
class JensenShannon:
    """JSD of two laws; `pair`: a frozenset of one or two densities, for it is symmetric."""

    pair: frozenset

    def __str__(self):
        first, second = sorted((*self.pair, *self.pair)[:2] if len(self.pair) == 1 else self.pair, key=str)
        return f"JSD({first} || {second})"


@dataclass(frozen=True)
class Law:
    """A named joint distribution; a mixture when its last variable chooses among the components (weight, law name)."""

    name: str
    variables: tuple
    components: tuple = ()


@dataclass(frozen=True)
class Constant:
    """A ratio r/d that has one and the same value wherever the density d is positive (up to probability 0)."""

    ratio: frozenset
    text: str = field(default="", compare=False)
    pointwise = is_equality = False

    def __str__(self):
        return self.text


def names(variables):
    return ",".join(sorted(map(str, variables)))


def ratio_text(items):
    power = lambda d, e: f"{d}" if e == 1 else f"{d}^{e}"
    above = " ".join(sorted(power(d, e) for d, e in items if e > 0)) or "1"
    below = " ".join(sorted(power(d, -e) for d, e in items if e < 0))
    return f"{above} / ({below})" if " " in below else f"{above} / {below}" if below else above


def number(c):
    """A fraction as it's written: ½, 2/7, 3."""
    return SIGNS.get(c) or str(c)


def formula(terms):
    """Σ coefficient · term as text: 2 H(X) − ½ I(X;Y) is "2 H(X) - ½ I(X;Y)"."""
    text = ""
    for key, c in terms.items():
        size = abs(c)
        body = number(size) if key == ONE else str(key) if size == 1 else f"{number(size)} {key}"
        text += (" - " if c < 0 else " + ") + body if text else ("-" if c < 0 else "") + body
    return text or "0"
