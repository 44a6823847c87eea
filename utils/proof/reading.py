"""Reads claims from text, as a mathematician writes them: H(X,Y|Z) <= H(X|Z) + H(Y|Z), I(X;Y,Z) = 2 - 1/2 H(W).

A proof travels as text (a student's lines come from another process). The reader knows numbers, + − * /, parentheses,
one comparison and the measures that it is given; nothing is evaluated.
"""
import re
from fractions import Fraction

from . import entropies
from .linear import Claim, ProofError, linear

TOKEN = re.compile(r"""\s*(?: \d+(?:\.\d*)?(?:[eE][-+]?\d{1,3})? | \.\d+ | [A-Za-z][A-Za-z0-9_']*
                          | <= | >= | == | != | \|\| | [-+*/()\[\],;|=<>] )""", re.VERBOSE)
SIGNS = str.maketrans({"≤": "<=", "≥": ">=", "−": "-", "·": "*", "×": "*", "‖": "||", "∣": "|", "½": "(1/2)", "¼": "(1/4)"})
LONGEST = 400               # characters in a claim


class Reader:
    """Recursive descent over sums, multiples and parentheses. A subclass reads its measures in `measure(name)`."""

    def __init__(self, text):
        self.text, self.at, self.depth = text, 0, 0
        self.tokens = tokens(text)

    def claim(self):
        left = self.sum()
        relation = self.relation()
        right = self.sum()
        if self.peek() in ("<=", ">=", "==", "=", "<", ">"):
            raise ProofError("one comparison a line: write a <= b <= c as two lines.")
        self.end()
        return Claim(left, relation, right, text=self.text.strip())

    def relation(self):
        sign = self.next("==, <= or >=")
        if sign in ("<", ">", "!="):
            raise ProofError(f"'{sign}' is not in this language; a line claims ==, <= or >=. Equality cases are proved apart.")
        if sign not in ("==", "=", "<=", ">="):
            raise ProofError(f"expected ==, <= or >= where '{sign}' stands.")
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
            elif sign == "(" or (sign and sign[0].isalpha()):               # 2 H(X), 1/2 (H(X) + H(Y))
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
            if token == "(":
                inner = self.sum()
                self.expect(")")
                return inner
            if token[0].isdigit() or token[0] == ".":
                return linear(Fraction(token))
            if token[0].isalpha():
                return self.measure(token)
            raise ProofError(f"expected a measure or a number where '{token}' stands.")
        finally:
            self.depth -= 1

    def names(self, *ends):
        """Names separated by commas, up to one of `ends` (which is left to be read)."""
        found = [self.name()]
        while self.peek() == ",":
            self.next()
            found.append(self.name())
        if self.peek() not in ends:
            raise ProofError(f"expected , or {' or '.join(ends)} after {found[-1]}, found '{self.peek() or 'the end'}'.")
        return found

    def name(self):
        token = self.next("a name")
        if not token[0].isalpha():
            raise ProofError(f"expected a name where '{token}' stands.")
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
            raise ProofError(f"expected '{token}' where '{found}' stands.")

    def end(self):
        if self.peek() is not None:
            raise ProofError(f"'{self.peek()}' is left over after the claim.")


class EntropyReader(Reader):
    """Claims about H and I of the given variables."""

    def __init__(self, text, variables):
        super().__init__(text)
        self.variables = {v.name: v for v in variables}

    def measure(self, name):
        if name not in ("H", "I"):
            raise ProofError(f"'{name}' is no measure here; the measures are H(X), H(X|Y), I(X;Y) and I(X;Y|Z).")
        self.expect("(")
        groups = [self.names(",", ";", "|", ")")]
        while self.peek() == ";":
            self.next()
            groups.append(self.names(";", "|", ")"))
        given = []
        if self.next() == "|":
            given = self.names(")", "|", ";")
            if self.peek() != ")":
                raise ProofError(f"'{self.peek()}' after the bar: one | separates what is measured from all that is given.")
            self.next()
        if name == "I" and len(groups) == 1:
            if len(groups[0]) != 2:
                raise ProofError("I is about two things: separate them by a semicolon, as in I(X; Y,Z | W).")
            groups = [[groups[0][0]], [groups[0][1]]]
        if name == "H" and len(groups) > 1:
            raise ProofError("H(X;Y) is read neither as H(X,Y) nor as I(X;Y): write the one you mean.")
        left = [tuple(self.variable(n) for n in group) for group in groups]
        given = tuple(self.variable(n) for n in given)
        if given:
            left[-1] = entropies.Conditioned(left[-1], given)
        return (entropies.H if name == "H" else entropies.I)(*left)

    def variable(self, name):
        if name not in self.variables:
            raise ProofError(f"{name} is no variable of this proof; they are {', '.join(self.variables)}.")
        return self.variables[name]


def tokens(text):
    if not isinstance(text, str):
        raise ProofError(f"a claim is text such as 'H(X,Y) <= H(X) + H(Y)'; {text!r} is a {type(text).__name__}.")
    if len(text) > LONGEST:
        raise ProofError(f"the claim is {len(text)} characters long; at most {LONGEST} are read.")
    text, found, at = text.translate(SIGNS).rstrip(), [], 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match:
            raise ProofError(f"'{text[at:].strip()[:12]}' cannot be read.")
        found.append(match.group().strip())
        at = match.end()
    return found


def variable_names(*texts):
    """The names of variables that occur in claims about entropies, in order."""
    return list(dict.fromkeys(t for text in texts for t in tokens(text) if t[0].isalpha() and t not in ("H", "I")))
