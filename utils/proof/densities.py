"""How densities are read from text: laws, p(x,y) and p(x|y) of them, products and quotients, and logarithms of these.

A law is a named joint distribution such as p(x,y); p(x), p(y|x) are its marginals and conditionals. Which law a measure is under is
never guessed: where several are about the same variables, it is the one that the line is about, and otherwise asked about.
"""
import re
from fractions import Fraction

from .reading import MEASURES as ENTROPIES
from .reading import Reader, commas
from .words import ONE, Density, Law, ProofError, names

LOGS = ("log", "ln", "log2", "lg")


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


class DensityReader(Reader):
    """Reads densities of the given laws."""

    def __init__(self, text, laws):
        super().__init__(text)
        self.laws, self.sums = laws, False          # sums: of densities, as a mixture is one
        self.mentioned = self._mentioned()

    def density(self, name, bare=None):
        """p(x,y), p(x|y), or the name of a law alone."""
        if name not in self.laws:
            hint = " A constant factor is written outside: 2 E_p(x)[log p(x)]." if name[0].isdigit() else ""
            raise ProofError(f"'{name}' isn't a distribution of this proof; they are {', '.join(self.laws)}.{hint}")
        if self.peek() != "(":
            own = frozenset(self.laws[name].variables)
            return Density(name, bare if bare and bare <= own else own)
        left, given = self.arguments(self.opened())
        density = Density(name, left, given)
        if not density.variables <= set(self.laws[name].variables):
            raise ProofError(f"{density}: {name} is a distribution only of {', '.join(self.laws[name].variables)}.")
        return density

    def ratio(self, bare=None, depth=0):
        """A product and quotient of densities, as {Density: exponent}."""
        if depth > 20:
            raise ProofError("too many parentheses inside each other.")
        total, sign = {}, 1
        while True:
            token = self.next("a density such as p(x)")
            if token in ("(", "["):
                factor = self.ratio(bare, depth + 1)
                self.expect(")" if token == "(" else "]")
            elif token == "1":
                factor = {}
            else:
                factor = {self.density(token, bare): 1}
            for density, e in factor.items():
                total[density] = total.get(density, 0) + sign * e
            if self.peek() in ("*", "/"):
                sign = 1 if self.next() == "*" else -1
            elif self.peek() in ("(", "[") or self.peek() in self.laws:
                sign = 1
            else:
                return {d: e for d, e in total.items() if e}

    def logarithms(self):
        """Σ number · log ratio, as {Density: coefficient}; 0 is the empty sum."""
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
        while (here := self.peek()) and (here[0].isdigit() or (here == "(" and (self.peek(1) or " ")[0].isdigit())):
            value = self.factor()
            if self.peek() == "/":
                self.next()
                value = value / self.factor()
            weight *= value.terms.get(ONE, Fraction(0))
            if self.peek() == "*":
                self.next()
        if not weight and (self.peek() or "]") in "]),;+-=":
            return {}
        token = self.next("log")
        if token == "(":
            inside = self.logarithms()
            self.expect(")")
        elif token in LOGS:
            inside = self.ratio()
        else:
            raise ProofError(f"inside E[…] belong logarithms, as in E_p(x)[log p(x)]; found '{token}'.")
        return {density: weight * c for density, c in inside.items()}

    def arguments(self, closing):
        left = [self.variable(n) for n in self.names("|", closing)]
        given = [self.variable(n) for n in self.names(closing)] if self.next() == "|" else []
        if given:
            self.expect(closing)
        if len(set(left + given)) < len(left + given):
            raise ProofError(f"({','.join(left)}{'|' + ','.join(given) if given else ''}) names a variable twice.")
        return frozenset(left), frozenset(given)

    def variable(self, name):
        known = {v for law in self.laws.values() for v in law.variables}
        for candidate in (name, name.lower()):                      # H(X) is about the values x
            if candidate in known:
                return candidate
        if name in self.laws:
            raise ProofError(f"{name} is a distribution; H and I are about variables. Write H_{name}({','.join(self.laws[name].variables).upper()}).")
        raise ProofError(f"{name} isn't a variable of this proof; they are {', '.join(sorted(known))}.{commas(name.lower(), known)}")

    def law_of(self, variables, said, what):
        """(the law that a measure of these variables is under, whether that must be said): never a guess."""
        about = [law.name for law in self.laws.values() if variables <= set(law.variables)]
        if said:
            if said not in about:
                raise ProofError(f"{said} isn't a distribution of {names(variables)} together.")
            return said, len(about) > 1
        if not about:
            raise ProofError(f"no distribution of this proof is about {names(variables)} together.")
        meant = about if len(about) == 1 else [name for name in about if name in self.mentioned]
        if len(meant) != 1:
            shown = f"{what}({names(variables).upper()})" if what == "H" else "I(…)"
            raise ProofError(f"{shown} under {', '.join(about[:-1])} or {about[-1]}? Several distributions here are about "
                             f"{names(variables)}: write {what}_{about[-1]}(…) for the one you mean.")
        return meant[0], len(about) > 1

    def _mentioned(self):
        """The laws that this line is about: those that it names, and those that alone are about what it measures together."""
        found = {t for t in self.tokens if t in self.laws}
        found |= {law for t in self.tokens for base, _, law in [t.partition("_")] if base in ("E", "H", "I", "h") and law in self.laws}
        for i, token in enumerate(self.tokens):
            if token in ENTROPIES and i + 1 < len(self.tokens) and self.tokens[i + 1] in ("(", "["):
                inside = set()
                for t in self.tokens[i + 2:]:
                    if t in (")", "]"):
                        break
                    inside |= {t, t.lower()}
                variables = inside & {v for law in self.laws.values() for v in law.variables}
                about = [law.name for law in self.laws.values() if variables <= set(law.variables)]
                found |= set(about) if len(about) == 1 else set()
        return found

    def _variables(self, ratio):
        return frozenset().union(*(d.variables for d in ratio))

    def _until(self, closing):
        """The tokens up to the sign that closes what was opened."""
        depth, found = 1, []
        for token in self.tokens[self.at:]:
            depth += (token in ("(", "[")) - (token in (")", "]"))
            if not depth:
                break
            found.append(token)
        return found
