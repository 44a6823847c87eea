"""Reads claims from text, as a mathematician writes them: H(X,Y|Z) <= H(X|Z) + H(Y|Z), I(X;Y,Z) = 2 − ½ H(W).

A proof travels as text (a student's lines come from another process). The reader knows numbers, + − * /, parentheses,
one comparison and the measures that it is given; nothing is evaluated.
"""
import re
from fractions import Fraction

from . import entropies
from .linear import Claim, Linear, linear
from .spelling import tokens
from .words import Log, ProofError


class Reader:
    """Recursive descent over sums, multiples and parentheses. A subclass reads its measures in `measure(name)`."""

    def __init__(self, text):
        self.at, self.depth = 0, 0
        self.tokens = tokens(text)
        self.text = text.strip()

    def claim(self):
        left = self.sum()
        relation = self.relation()
        right = self.sum()
        if self.peek() in ("<=", ">=", "==", "=", "<", ">"):
            raise ProofError("one comparison per line: write a <= b <= c as two lines.")
        self.end()
        return Claim(left, relation, right, text=self.text)

    def relation(self):
        sign = self.next("==, <= or >=")
        if sign in ("<", ">", "!="):
            raise ProofError(f"'{sign}' isn't in this language; a line claims ==, <= or >=. Cases of equality are proved separately.")
        if sign not in ("==", "=", "<=", ">="):
            raise ProofError(f"expected ==, <= or >= instead of '{sign}'.")
        return "==" if sign == "=" else sign

    def sum(self):
        total = self.product()
        while self.peek() in ("+", "-"):
            total = total + self.product() if self.next() == "+" else total - self.product()
        return total

    def product(self):
        total = self.factor()
        while True:
            sign = self.peek()
            if sign in ("*", "/"):
                self.next()
                total = total * self.factor() if sign == "*" else total / self.factor()
            elif sign in ("(", "[") or (sign and sign[0].isalpha()):               # 2 H(X), 1/2 (H(X) + H(Y))
                total = total * self.factor()
            else:
                return total

    def factor(self):
        self.depth += 1
        if self.depth > 40:
            raise ProofError("too many parentheses or signs inside each other.")
        try:
            token = self.next("a measure or a number")
            if token in ("-", "+"):
                return -self.factor() if token == "-" else self.factor()
            if token in ("(", "["):
                inner = self.sum()
                self.expect(")" if token == "(" else "]")
                return inner
            if token[0].isdigit() or token[0] == ".":
                return linear(Fraction(token))
            if token[0].isalpha():
                return self.measure(token)
            raise ProofError(f"expected a measure or a number instead of '{token}'.")
        finally:
            self.depth -= 1

    def logarithm_of_a_number(self):
        """log 3, log(8): a constant in bits; `log` has been read."""
        closing = self.peek() == "("
        if closing:
            self.next()
        token = self.next("a number")
        if not token.isdigit() or not 0 < int(token) <= 10**6:
            raise ProofError(f"log {token}: as a constant, log is of a whole number from 1 to a million, in bits.")
        if closing:
            self.expect(")")
        number, total, prime = int(token), linear(0), 2
        while number > 1:
            while number % prime == 0:
                total = total + (linear(1) if prime == 2 else Linear({Log(prime): 1}))
                number //= prime
            prime = prime + 1 if prime * prime <= number else max(number, 2)
        return total

    def opened(self):
        """The sign that closes what is opened here: ( or [."""
        token = self.next("'('")
        if token not in ("(", "["):
            raise ProofError(f"expected '(' instead of '{token}'.")
        return ")" if token == "(" else "]"

    def names(self, *ends):
        """Names separated by commas, up to one of `ends` (which is left to be read); (Y,Z) in parentheses are just two of them."""
        found = self.grouped()
        while self.peek() == ",":
            self.next()
            found += self.grouped()
        if self.peek() not in ends:
            raise ProofError(f"expected , or {' or '.join(ends)} after {found[-1]}, found '{self.peek() or 'the end'}'.")
        return found

    def grouped(self):
        if self.peek() != "(":
            return [self.name()]
        self.next()
        found = self.names(")")
        self.next()
        return found

    def name(self):
        token = self.next("a name")
        if not token[0].isalpha():
            raise ProofError(f"expected a name instead of '{token}'.")
        return token

    def peek(self, ahead=0):
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else None

    def next(self, expected=""):
        token = self.peek()
        if token is None:
            raise ProofError(f"the line ends where {expected or 'more'} should follow.")
        self.at += 1
        return token

    def expect(self, token):
        found = self.next(f"'{token}'")
        if found != token:
            raise ProofError(f"expected '{token}' instead of '{found}'.")

    def end(self):
        if self.peek() is not None:
            raise ProofError(f"'{self.peek()}' is left over after the claim.")


WORDS = ("markov", "independent", "function")
MEASURES = {"H": "H", "h": "H", "I": "I", "MI": "I"}


class EntropyReader(Reader):
    """Claims about H and I of the given variables; markov(X, Y, Z), independent(X, Y) and function(Y, of=X) in words."""

    def __init__(self, text, variables):
        super().__init__(text)
        self.variables = {v.name: v for v in variables}

    def statements(self):
        """The claims that the text makes: one, or for a Markov chain of more than three as many as it has links."""
        word = self.peek()
        if word in WORDS and self.peek(1) == "(":
            self.at += 2
            left, of = [self.group()], []
            while self.peek() == ",":
                self.next()
                if word == "function" and self.peek() == "of":
                    self.next()
                    self.expect("=")
                    of.append(self.group())
                else:
                    left.append(self.group())
            self.expect(")")
            self.end()
            if word == "function" and not len(left) == len(of) == 1:
                raise ProofError("function needs one thing and what it is a function of: function(Y, of=X), or function(Z, of=(X, Y)).")
            claims = getattr(entropies, word)(*left, **({"of": of[0]} if of else {}))
            return claims if isinstance(claims, list) else [claims]
        if "->" in self.tokens:
            chain = [self.group()]
            while self.peek() == "->":
                self.next()
                chain.append(self.group())
            self.end()
            claims = entropies.markov(*chain)
            return claims if isinstance(claims, list) else [claims]
        return [self.claim()]

    def group(self):
        return tuple(self.variable(n) for n in self.grouped())

    def measure(self, name):
        if name in ("log", "log2"):
            return self.logarithm_of_a_number()
        kind = MEASURES.get(name)
        if not kind:
            raise ProofError(f"'{name}' isn't a measure here; the measures are H(X), H(X|Y), I(X;Y) and I(X;Y|Z).")
        closing = self.opened()
        groups = [self.names(";", "|", closing)]
        while self.peek() == ";":
            self.next()
            groups.append(self.names(";", "|", closing))
        given = []
        if self.next() == "|":
            given = self.names(closing, "|", ";")
            if self.peek() != closing:
                raise ProofError(f"'{self.peek()}' after the bar: one | separates what is measured from all that is given.")
            self.next()
        if kind == "I" and len(groups) == 1:
            if len(groups[0]) != 2:
                raise ProofError("I is about two things: separate them by a semicolon, as in I(X; Y,Z | W).")
            groups = [[groups[0][0]], [groups[0][1]]]
        if kind == "H" and len(groups) > 1:
            raise ProofError("H(X;Y) is neither H(X,Y) nor I(X;Y): write the one you mean.")
        left = [tuple(self.variable(n) for n in group) for group in groups]
        given = tuple(self.variable(n) for n in given)
        if given:
            left[-1] = entropies.Conditioned(left[-1], given)
        return (entropies.H if kind == "H" else entropies.I)(*left)

    def variable(self, name):
        if name not in self.variables:
            raise ProofError(f"{name} isn't a variable of this proof; they are {', '.join(self.variables)}.{commas(name, self.variables)}")
        return self.variables[name]


def commas(name, variables):
    """A sentence, when the name is made of variables: XY is written X,Y."""
    found = re.findall("|".join(sorted(map(re.escape, variables), reverse=True)), name)         # X₁ before X, with which it begins
    return f" Separate them by commas: {','.join(found)}." if "".join(found) == name else ""


def variable_names(*texts):
    """The names of variables that occur in claims about entropies, in order."""
    ours = {*MEASURES, *WORDS, "of", "log", "log2"}
    return list(dict.fromkeys(t for text in texts for t in tokens(text) if t[0].isalpha() and t not in ours))
