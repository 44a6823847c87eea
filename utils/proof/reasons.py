"""The reason of a line, as students write it: "by lines 1-3", "Marginalization.", "definition and line 2"."""
import re

from .linear import brief
from .words import ProofError

LONGEST = 120               # characters in a reason
WAYS = {                    # reason: what else it's called, after `_tidied` has taken remarks and articles off
    "definition": "definitions, def, defn, by def, identity of definitions",
    "product rule": "product, products rule, prod rule, bayes, bayes rule, bayes theorem, conditional probability, definition of conditional probability",
    "marginalisation": "marginalization, marginalising, marginalizing, marginalise, marginalize, marginal, marginals, sum rule, summing out, "
                       "integrating out, total probability, law of total probability",
    "normalisation": "normalization, normalising, normalizing, normalised, normalized, sums to one, sum to one, sum is one, probabilities sum to one",
    "linearity": "linear, linearity of expectation, log of a product, log of product, log of a quotient, logarithm of a product, log rules, "
                 "log laws, properties of log",
    "jensen": "jensen inequality, jensens inequality, jensens, concavity, convexity, log is concave, concave log, -log is convex",
    "strict jensen": "equality in jensen, strict jensens inequality, strict jensen inequality, jensen equality, jensens equality case, "
                     "equality case of jensen, equality case of jensens inequality, strict concavity",
    "gibbs": "gibbs inequality, information inequality",
    "gibbs equality": "gibbs equality case, equality in gibbs, equality case of gibbs",
    "average": "averaging, averages, mixture",
    "coin": "fair coin, coin toss",
    "mi>=0": "mi, conditioning reduces entropy, conditioning, conditioning never increases entropy, conditioning cannot increase entropy, submodularity",
    "h>=0": "h",
    "given": "givens, assumption, assumptions, hypothesis, premise, markov, markov chain, markov property, markov condition, independence",
    "lines": "line, previous lines, earlier lines, above, lines above, all lines, algebra, arithmetic, rearranging, rearrangement, substitution, "
             "substituting, combining, simplifying, simplification, adding, cancelling",
}
SPELLINGS = {way: reason for reason, ways in WAYS.items() for way in ways.split(", ")}
MEASURES = {"mi>=0": "i, mi, mutual information, conditional mutual information", "h>=0": "h, entropy, conditional entropy, discrete entropy",
            "gibbs": "d, kl, kl divergence, divergence, relative entropy"}
SPELLINGS |= {f"{measure}>=0": reason for reason, measures in MEASURES.items() for measure in measures.split(", ")}
FILLERS = ("by the ", "by ", "from the ", "from ", "using the ", "using ", "using", "the ", "because of ", "due to ", "see ", "rule ")
REMARK = re.compile(r"[,:;]? \b(?:since|because|as|where|with|applied|for|from|of|in|on|that|under|over|to|when|holds)\b.*")
LINE = r"\b(?:lines?|l|steps?|eqs?|eqns?|equations?)\b\.?"
NUMBER = r"(?<![-\w.=>])(?<![=<>] )\(?#?(\d{1,3})\)?(?:\s?(?:-|–|to|\.\.)\s?(\d{1,3}))?(?![\w.])"


def read_reason(why, reasons, number, spellings=None):
    """(reason, numbers of the lines, or of the givens, that it cites; None for all) for the line `number`, among these reasons."""
    if not isinstance(why, str):
        raise ProofError(f"the reason is {brief(why)}; expected one of: {', '.join(reasons)}.")
    if len(why) > LONGEST:
        raise ProofError(f"the reason is {len(why)} characters long; at most {LONGEST} are read. The reasons are: {', '.join(reasons)}.")
    text = _plain(why)
    if _name(text, reasons, spellings):
        return _name(text, reasons, spellings), None
    text = re.sub(r"\(([^()]*)(?:\)|$)", lambda m: f" , {m[1]} , " if re.search(r"\d", m[1]) else " ", text)      # jensen (log is concave)
    body, numbers = _numbers(text)
    body = re.sub(r"[,;+&]| and |\band\b", " , ", body)
    parts = [_name(part, reasons, spellings) or part for part in map(str.strip, body.split(",")) if REMARK.sub("", f" {part}").strip()]
    named = [p for p in dict.fromkeys(parts) if p != "lines"]
    if named == ["given"] or (named == [] and "given" in parts):
        if numbers and "line" in text:
            raise ProofError(f"'{brief(why)[1:-1]}' names a given and lines; state the given in a line of its own, then cite both.")
        return _allowed("given", reasons, why), numbers or None
    for n in numbers:
        if n >= number or n < 1:
            raise ProofError(f"line {number} cites line {n}, which doesn't come before it: that would be circular." if n >= number
                             else f"there is no line {n}; lines are counted from 1.")
    if all(p in reasons for p in named) and len({reasons[p] for p in named}) == 1:         # chain rule (1.6): its name and its number
        named = named[:1]
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
    text = re.sub(r"\b(sums?) to 1\b", r"\1 to one", text)
    for filler in FILLERS:
        text = text.removeprefix(filler)
    return text.strip()


def _name(text, reasons, spellings):
    """The reason that this text is a spelling of, or None."""
    ways = SPELLINGS | (spellings or {})
    return next((name for known in _tidied(text) for name in (known, ways.get(known)) if name in reasons), None)


def _tidied(text):
    """The text, and what is left of it without apostrophes, "exercise" before a number, "is positive", or a remark at its end or after a colon."""
    yield text
    bare = text.replace("'s", "s").replace("'", "").removesuffix(" of i").removesuffix(" of h").strip(" .,:;")
    bare = re.sub(r"^(?:exercise|ex\.?|result|lemma|theorem) ", "", bare)
    yield from (bare, re.sub("[-_]", " ", bare))
    if remark := re.match(r"(.+?)\s*(?::|\s[—–-]\s)\D*$", bare):         # product rule: p(x,y) = p(y) p(x|y)
        yield remark[1]
    sign = r"(?:nonneg(?:ative|ativity)|positiv(?:e|ity)|not negative|never negative|>=0)"
    measure = re.fullmatch(rf"{sign} of (?:the )?(.+)|(.+?) (?:is|are) (?:always )?{sign}", bare)
    if measure:
        yield f"{measure[1] or measure[2]}>=0"
    cut = REMARK.sub("", bare)
    if not re.search(NUMBER, bare[len(cut):]):             # what is cited is never cut off
        yield from (cut, re.sub("[-_]", " ", cut))


def _numbers(text):
    """The reason without the lines that it cites, and their numbers: "lines 1-3 and 5" is ("lines", [1, 2, 3, 5])."""
    found = []
    for first, last in re.findall(NUMBER, text):
        first, last = sorted((int(first), int(last or first)))
        found += range(first, min(last, first + 99) + 1)
    return re.sub(NUMBER, " ", re.sub(LINE, " , ", text)), found
