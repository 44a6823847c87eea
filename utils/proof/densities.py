"""The words of a proof one level below entropies: named distributions, E_p[log q(·)], and how they are read from text.

A law is a named joint distribution such as p(x,y); p(x), p(y|x) are its marginals and conditionals. Sums over values
stand for integrals where a variable is continuous. E_p(x,y)[log p(x)/q(x)] is expanded to a difference of two means.
"""
import re
from dataclasses import dataclass
from fractions import Fraction

from .linear import Claim, Linear, ProofError
from .reading import Reader


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
        return f"{self.law}({_list(self.left)}{'|' + _list(self.given) if self.given else ''})"


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
    density: Density                            # H(left | given) of its law

    def __str__(self):
        return f"H({str(self.density).split('(', 1)[1]}"


@dataclass(frozen=True)
class Information:
    law: str
    sides: frozenset                            # of two frozensets (one, when both are the same)
    given: frozenset

    def __str__(self):
        return f"I({';'.join(sorted(_list(s) for s in self.sides))}{'|' + _list(self.given) if self.given else ''})"


@dataclass(frozen=True)
class Divergence:
    measure: Density
    ratio: frozenset                            # the second argument: (Density, exponent) pairs

    def __str__(self):
        return f"KL({self.measure} || {ratio_text(self.ratio)})"


@dataclass(frozen=True)
class JensenShannon:
    first: Density
    second: Density

    def __str__(self):
        return f"JSD({self.first} || {self.second})"


class Identity(Claim):
    """Two products of densities that are equal at every point: p(x,y) == p(x) p(y). Its gap adds logarithms."""


@dataclass(frozen=True)
class Constant:
    """A ratio r/d that has one and the same value wherever the density d is positive (up to probability 0)."""

    ratio: frozenset
    text: str = ""

    def __eq__(self, other):
        return isinstance(other, Constant) and self.ratio == other.ratio

    def __hash__(self):
        return hash(self.ratio)

    def __str__(self):
        return self.text


@dataclass(frozen=True)
class Law:
    """A named joint distribution; a mixture when its last variable chooses among the components (weight, law name)."""

    name: str
    variables: tuple
    components: tuple = ()


def read_law(text):
    """Law from "p(x,y)", or from "m(x,z) = 1/2 p(x) + 1/2 q(x)" where z says which component x came from."""
    match = re.fullmatch(r"\s*([A-Za-z]\w*)\(\s*([\w\s,]+)\)\s*(?:=(.*))?", text)
    if not match:
        raise ProofError(f"{text!r} declares no distribution; write p(x,y), or m(x,z) = 1/2 p(x) + 1/2 q(x).")
    variables = tuple(v.strip() for v in match[2].split(","))
    components = ()
    if match[3]:
        parts = re.findall(r"(\d+(?:/\d+)?)\s*\*?\s*([A-Za-z]\w*)\([^)]*\)", match[3])
        components = tuple((Fraction(w), name) for w, name in parts)
        if sum(w for w, _ in components) != 1:
            raise ProofError(f"{text!r}: the weights of a mixture sum to 1.")
    return Law(match[1], variables, components)


class ExpectationReader(Reader):
    """Statements about the given laws: claims about means, identities of densities, and ratios that are constant."""

    def __init__(self, text, laws):
        super().__init__(text)
        self.laws = laws

    def statement(self):
        if not any(t in ("H", "I", "KL", "JSD", "log") or t.startswith("E_") for t in self.tokens):
            return self.identity()
        return self.claim()

    def identity(self):
        left = self.ratio()
        relation = self.relation()
        if relation != "==":
            raise ProofError("densities are compared with ==, at every point.")
        if self.peek() == "const":
            self.next()
            self.end()
            return Constant(frozenset(left.items()), self.text.strip())
        right = self.ratio()
        self.end()
        return Identity(Linear(left), "==", Linear(right), text=self.text.strip())

    def measure(self, name):
        if name == "H":
            left, given = self.arguments()
            return _one(Entropy(Density(self.law_of(left | given), left, given)))
        if name == "I":
            return self.information()
        if name in ("KL", "JSD"):
            return self.divergence(name)
        if name.startswith("E_"):
            measure = self.measure_of(name)
            self.expect("[")
            inside = self.logarithms()
            self.expect("]")
            for density in inside:
                self.defined(density, measure)
            return Linear({Mean(measure, density): c for density, c in inside.items()})
        if name == "log":
            inner = self.next("E_p(x)[…]")
            if not inner.startswith("E_"):
                raise ProofError("a logarithm stands inside an expectation, E_p(x)[log …], or before one, log E_p(x)[…].")
            measure = self.measure_of(inner)
            self.expect("[")
            ratio = self.ratio()
            self.expect("]")
            for density in ratio:
                self.defined(density, measure)
            return _one(LogMean(measure, frozenset(ratio.items())))
        raise ProofError(f"'{name}' is no measure here; the measures are H, I, KL, JSD, E_p(x)[log …] and log E_p(x)[…].")

    def information(self):
        self.expect("(")
        sides = [self.names(",", ";", "|", ")")]
        if self.peek() == ";":
            self.next()
            sides.append(self.names("|", ")"))
        elif len(sides[0]) == 2:
            sides = [[sides[0][0]], [sides[0][1]]]
        if len(sides) != 2:
            raise ProofError("I is about two things: separate them by a semicolon, as in I(x; y).")
        given = self.names(")") if self.next() == "|" else []
        if given:
            self.expect(")")
        a, b, c = (frozenset(self.variable(v) for v in group) for group in (*sides, given))
        if len(a | b | c) < sum(map(len, (*sides, given))):
            raise ProofError("I(…) names a variable twice; between a continuous variable and itself it would be infinite.")
        return _one(Information(self.law_of(a | b | c), frozenset((a, b)), c))

    def divergence(self, name):
        self.expect("(")
        first = self.density(self.name())
        if self.next("||") not in ("||", ",", ";"):
            raise ProofError(f"{name} compares two distributions: {name}(p(x) || q(x)).")
        if name == "JSD":
            second = self.density(self.name(), bare=first.left)
            self.expect(")")
            return _one(JensenShannon(*sorted((first, second), key=str)))
        ratio = self.ratio(bare=first.left)
        self.expect(")")
        if first.given or not distribution(ratio, first.left):
            raise ProofError(f"KL({first} || {ratio_text(ratio.items())}): both must be distributions of {_list(first.left)}.")
        return _one(Divergence(first, frozenset(ratio.items())))

    def measure_of(self, name):
        measure = self.density(name[2:])
        if measure.given:
            raise ProofError(f"E_{measure}[…]: take the expectation over a joint or marginal distribution.")
        return measure

    def logarithms(self):
        """Σ number · log ratio, as {Density: coefficient}."""
        total, sign = {}, 1
        if self.peek() in ("-", "+"):
            sign = -1 if self.next() == "-" else 1
        while True:
            for density, c in self.logarithm().items():
                total[density] = total.get(density, 0) + sign * c
            if self.peek() not in ("+", "-"):
                return {d: c for d, c in total.items() if c}
            sign = -1 if self.next() == "-" else 1

    def logarithm(self):
        weight = Fraction(1)
        while self.peek() and (self.peek()[0].isdigit() or self.peek() == "*"):
            token = self.next()
            if token != "*":
                weight *= Fraction(token)
            if self.peek() == "/":
                self.next()
                token = self.next("a number")
                if not token[0].isdigit() or not Fraction(token):
                    raise ProofError(f"expected a number other than 0 where '{token}' stands.")
                weight /= Fraction(token)
        token = self.next("log")
        if token == "(":
            inside = self.logarithms()
            self.expect(")")
        elif token == "log":
            inside = self.ratio()
        else:
            raise ProofError(f"inside E[…] stand logarithms, as in E_p(x)[log p(x)]; found '{token}'.")
        return {density: weight * c for density, c in inside.items()}

    def ratio(self, bare=None, depth=0):
        """A product and quotient of densities, as {Density: exponent}."""
        if depth > 20:
            raise ProofError("too many parentheses inside each other.")
        total, sign = {}, 1
        while True:
            token = self.next("a density such as p(x)")
            if token == "(":
                factor = self.ratio(bare, depth + 1)
                self.expect(")")
            elif token == "1":
                factor = {}
            else:
                factor = {self.density(token, bare): 1}
            for density, e in factor.items():
                total[density] = total.get(density, 0) + sign * e
            if self.peek() in ("*", "/"):
                sign = 1 if self.next() == "*" else -1
            elif self.peek() == "(" or self.peek() in self.laws:
                sign = 1
            else:
                return {d: e for d, e in total.items() if e}

    def density(self, name, bare=None):
        """p(x,y), p(x|y), or the name of a law alone."""
        if name not in self.laws:
            raise ProofError(f"'{name}' is no distribution of this proof; they are {', '.join(self.laws)}.")
        if self.peek() != "(":
            return Density(name, bare or frozenset(self.laws[name].variables))
        left, given = self.arguments()
        density = Density(name, left, given)
        if not density.variables <= set(self.laws[name].variables):
            raise ProofError(f"{density}: {name} is a distribution of {', '.join(self.laws[name].variables)} only.")
        return density

    def arguments(self):
        self.expect("(")
        left = [self.variable(n) for n in self.names("|", ")")]
        given = [self.variable(n) for n in self.names(")")] if self.next() == "|" else []
        if given:
            self.expect(")")
        if len(set(left + given)) < len(left + given):
            raise ProofError(f"({','.join(left)}{'|' + ','.join(given) if given else ''}) names a variable twice.")
        return frozenset(left), frozenset(given)

    def variable(self, name):
        known = {v for law in self.laws.values() for v in law.variables}
        for candidate in (name, name.lower()):                      # H(X) is about the values x
            if candidate in known:
                return candidate
        raise ProofError(f"{name} is no variable of this proof; they are {', '.join(sorted(known))}.")

    def law_of(self, variables):
        """The first law that is about these variables."""
        for law in self.laws.values():
            if variables <= set(law.variables):
                return law.name
        raise ProofError(f"no distribution of this proof is about {_list(variables)} together.")

    def defined(self, density, measure):
        if not density.variables <= measure.left:
            raise ProofError(f"E_{measure}[… {density} …]: {_list(density.variables - measure.left)} is not averaged over, "
                             f"so this is no number. Take the expectation over a distribution of it, too.")


def distribution(ratio, variables):
    """True when the product is a distribution of `variables`: every one left of one bar, conditions without a circle."""
    if any(e != 1 for e in ratio.values()):
        return False
    factors, known = list(ratio), frozenset()
    if sorted(v for f in factors for v in f.left) != sorted(variables):
        return False
    while factors:
        ready = [f for f in factors if f.given <= known]
        if not ready:
            return False
        known = known.union(*(f.left for f in ready))
        factors = [f for f in factors if f not in ready]
    return True


def ratio_text(items):
    above = " ".join(sorted(str(d) + (f"^{e}" if e > 1 else "") for d, e in items if e > 0)) or "1"
    below = " ".join(sorted(str(d) + (f"^{-e}" if e < -1 else "") for d, e in items if e < 0))
    return f"{above} / {below}" if below.count("(") == 1 else f"{above} / ({below})" if below else above


def _one(key):
    return Linear({key: 1})


def _list(variables):
    return ",".join(sorted(variables))
