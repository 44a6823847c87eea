"""What is read as which sign: whatever a keyboard, a PDF or LaTeX makes of it. A claim's text becomes the tokens that `reading` reads.

What is left is answered with the spelling that is read.
"""
import re
import unicodedata
from itertools import pairwise

from .linear import brief
from .words import ProofError

LONGEST = 400               # characters in a claim
NUMBER = r"\d{1,30}(?:\.\d{0,30})?(?:[eE][-+]?\d{1,2})?|\.\d{1,30}"
TOKEN = re.compile(rf"""\s*(?: {NUMBER} | [A-Za-z][A-Za-z0-9_']* | <= | >= | == | != | -> | \|\| | [-+*/()\[\],;|=<>~] )""", re.VERBOSE)
SIGNS = {"≤": "<=", "⩽": "<=", "≦": "<=", "=<": "<=", "≥": ">=", "⩾": ">=", "≧": ">=", "=>": ">=", "≠": "!=", "≡": "==", ":=": "==",
         "−": "-", "–": "-", "—": "-", "·": "*", "⋅": "*", "×": "*", "∙": "*", "•": "*", "∗": "*", "÷": "/", "∕": "/", "⁄": "/",
         "‖": "||", "∥": "||", "∣": "|", "∼": "~", "→": "->", "′": "'", "’": "'", "{": "(", "}": ")", ":": ";"}
COMMANDS = {"le": "<=", "leq": "<=", "leqslant": "<=", "ge": ">=", "geq": ">=", "geqslant": ">=", "ne": "!=", "neq": "!=", "equiv": "==",
            "cdot": "*", "times": "*", "mid": "|", "vert": "|", "lvert": "|", "|": "||", "Vert": "||", "lVert": "||", "parallel": "||",
            "log": "log ", "ln": "ln ", "to": "->", "rightarrow": "->", "sim": "~", "{": "(", "}": ")",
            **dict.fromkeys((",", ";", ":", "!", " ", "(", ")", "[", "]", "\\", "quad", "qquad", "displaystyle"), " "),
            **dict.fromkeys(("left", "right", "middle", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg", "Bigg", "limits", "nonumber"), ""),
            **dict.fromkeys(("mathrm", "mathbb", "mathbf", "mathit", "mathsf", "mathcal", "text", "textrm", "operatorname"), "")}
FONT = re.compile(r"\\(?:math(?:rm|bb|bf|it|sf|cal)|text(?:rm)?|operatorname)\*?\s*\{([^{}]*)\}")


def plain(text):
    """The text in the signs that the reader knows: ⩽ is <=, X₁ is X1, 2½ is (2+1/2), \\frac{1}{2} is 1/2."""
    text = re.sub(r"\$|&(?=\s*(?:[=<>≤≥⩽⩾:]|\\[lg]e|\\eq))", " ", FONT.sub(r"\1", text))
    text = re.sub(r"\\[tdc]?frac\s*(?:\{([^{}]*)\}\s*\{([^{}]*)\}|(\d)\s*(\d))", lambda m: f"(({m[1] or m[3]})/({m[2] or m[4]}))", text)
    text = re.sub(r"\\([A-Za-z]+|.)", lambda m: COMMANDS.get(m[1], m[0]), text)
    for sign, ours in SIGNS.items():
        text = text.replace(sign, ours)
    text = "".join(_character(c) for c in text)
    text = re.sub(r"(\d+)(\(\d+/\d+\))", r"(\1+\2)", text)
    text = re.sub(r"(?<=[A-Za-z0-9])\s*_\s*", "_", text)
    text = re.sub(r"_\(([A-Za-z]+)\)", r"_\1", re.sub(r"\blog_(?:\(2\)|2(?!\d))", "log2 ", text))                # D_{KL}, log_2
    return re.sub(r"(?<=[A-Za-z0-9])_(?:\((\d+)\)|(\d+))", r"\1\2", text).rstrip(" .;,\t\n\r")                 # X_1 and X_{1}


def _character(c):
    if c.isascii():
        return c
    value = unicodedata.normalize("NFKC", c).replace("⁄", "/")
    return f"({value})" if "/" in value else value          # ½ → (1/2), ₁ → 1, 𝔼 → E


def tokens(text):
    if not isinstance(text, str):
        raise ProofError(f"a claim is text such as 'H(X,Y) <= H(X) + H(Y)'; this is {brief(text)}.")
    if len(text) > LONGEST:
        raise ProofError(f"the claim is {len(text)} characters long; at most {LONGEST} are read.")
    text, found, at = plain(text), [], 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match:
            raise ProofError(f"'{text[at:].strip()[:12]}' can't be read.{_advice(text[at:].strip())}")
        found.append(match.group().strip())
        at = match.end()
    for one, other in pairwise(found):
        if re.fullmatch(NUMBER, one) and re.fullmatch(NUMBER, other):
            raise ProofError(f"two numbers follow each other, {one} and {other}: is there an operator missing, or are there too many digits?")
    return found


def _advice(rest):
    if rest[:1] in "∑Σ∫∏":
        return " Sums and integrals are written as expectations: E_p(x)[log p(x)] for Σ p(x) log p(x)."
    if rest[:1] in "&∧":
        return " One comparison per line."
    return ""
