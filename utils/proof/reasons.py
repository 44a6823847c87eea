"""The reason of a line, as students write it: "by lines 1-3", "Marginalization.", "definition and line 2"."""
import re

from .linear import brief
from .words import ProofError

LONGEST = 120               # characters in a reason
SPELLINGS = {
    "definitions": "definition", "def": "definition", "by def": "definition", "defn": "definition",
    "marginalization": "marginalisation", "marginalising": "marginalisation", "marginalizing": "marginalisation",
    "marginal": "marginalisation", "marginals": "marginalisation", "sum rule": "marginalisation",
    "normalization": "normalisation", "normalising": "normalisation", "normalizing": "normalisation", "normalised": "normalisation",
    "normalized": "normalisation", "linear": "linearity", "linearity of expectation": "linearity", "log of a product": "linearity",
    "jensen inequality": "jensen", "jensens inequality": "jensen", "jensens": "jensen", "equality in jensen": "strict jensen",
    "strict jensens inequality": "strict jensen", "strict jensen inequality": "strict jensen", "jensen equality": "strict jensen",
    "gibbs inequality": "gibbs", "kl>=0": "gibbs", "d>=0": "gibbs", "gibbs equality case": "gibbs equality",
    "equality in gibbs": "gibbs equality", "product": "product rule", "products rule": "product rule",
    "averaging": "average", "averages": "average", "mixture": "average", "i>=0": "mi>=0", "mi": "mi>=0", "mutual information>=0": "mi>=0",
    "nonnegativity of mutual information": "mi>=0", "nonnegativity of mi": "mi>=0", "h": "h>=0", "entropy>=0": "h>=0",
    "nonnegativity of entropy": "h>=0", "givens": "given", "assumption": "given", "hypothesis": "given", "premise": "given",
    "line": "lines", "previous lines": "lines", "earlier lines": "lines", "above": "lines", "lines above": "lines", "all lines": "lines",
}
FILLERS = ("by the ", "by ", "from the ", "from ", "using the ", "using ", "using", "the ", "because of ", "due to ", "see ", "rule ")


def read_reason(why, reasons, number, spellings=None):
    """(reason, numbers of the lines, or of the givens, that it cites; None for all) for the line `number`, among these reasons."""
    if not isinstance(why, str):
        raise ProofError(f"the reason is {brief(why)}; expected one of: {', '.join(reasons)}.")
    if len(why) > LONGEST:
        raise ProofError(f"the reason is {len(why)} characters long; at most {LONGEST} are read. The reasons are: {', '.join(reasons)}.")
    text = _plain(why)
    if _name(text, reasons, spellings):
        return _name(text, reasons, spellings), None
    body, numbers = _numbers(text)
    body = re.sub(r"[,;+&]| and |\band\b", " , ", body)
    parts = [p for p in (_name(part.strip(), reasons, spellings) or part.strip() for part in body.split(",")) if p]
    named = [p for p in dict.fromkeys(parts) if p != "lines"]
    if named == ["given"] or (named == [] and "given" in parts):
        if numbers and "line" in text:
            raise ProofError(f"'{brief(why)[1:-1]}' names a given and lines; state the given in a line of its own, then cite both.")
        return _allowed("given", reasons, why), numbers or None
    for n in numbers:
        if n >= number or n < 1:
            raise ProofError(f"line {number} cites line {n}, which doesn't come before it: that would be circular." if n >= number
                             else f"there is no line {n}; lines are counted from 1.")
    if len(named) > 1 and all(p in reasons for p in named):
        raise ProofError(f"'{brief(why)[1:-1]}' names {len(named)} reasons; use one reason per line, and split this line.")
    if numbers and not named:
        named = ["lines"]
    return _allowed(named[0] if len(named) == 1 else text, reasons, why), numbers or None


def _allowed(reason, reasons, why):
    if reason not in reasons:
        raise ProofError(f"'{brief(why)[1:-1]}' isn't a reason in this exercise. The reasons are: {', '.join(reasons)}.")
    return reason


def _plain(why):
    text = " ".join(why.replace("’", "'").replace("′", "'").split()).casefold().strip(" .:!()[]\"")
    for sign in ("≥", "⩾", "≧", "=>"):
        text = text.replace(sign, ">=")
    text = re.sub(r"\s*>=\s*", ">=", text).replace("i(a;b|c)>=0", "mi>=0").replace("non-neg", "nonneg")
    for filler in FILLERS:
        text = text.removeprefix(filler)
    return text.strip()


def _name(text, reasons, spellings):
    """The reason that this text is a spelling of, or None."""
    if text in reasons:
        return text
    bare = text.replace("'s", "s").replace("'", "").removesuffix(" of i").removesuffix(" of h")
    bare = re.sub(r"^(?:exercise|ex\.?|result|lemma|theorem) ", "", bare)
    for known in (text, bare, bare.replace("_", " ")):
        found = {**SPELLINGS, **(spellings or {})}.get(known, known)
        if found in reasons:
            return found
    return None


def _numbers(text):
    """The reason without the lines that it cites, and their numbers: "lines 1-3 and 5" is ("lines", [1, 2, 3, 5])."""
    if not re.search(r"\b(?:lines?|l|given|givens)\b", text) and not re.fullmatch(r"[\d\s,;&+()–-]*(?:and[\d\s,;&+()–-]*)*", text):
        return text, []
    found = []
    for first, last in re.findall(r"(?<![\w.])\(?(\d{1,3})\)?(?:\s?(?:-|–|to|\.\.)\s?(\d{1,3}))?(?![\w.])", text):
        found += range(int(first), min(int(last or first), int(first) + 99) + 1)
    return re.sub(r"(?<![\w.])\(?\d{1,3}\)?(?:\s?(?:-|–|to|\.\.)\s?\d{1,3})?(?![\w.])", " ", re.sub(r"\blines?\b|\bl\b", " , ", text)), found
