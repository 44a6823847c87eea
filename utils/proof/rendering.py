"""How a proof looks: each line ✓ or ✗ with its reason, its certificate folded away; as HTML, LaTeX and plain text."""
import re
from html import escape

from . import axioms
from .spelling import tokens
from .words import ProofError, number

STYLE = "font-family: var(--jp-content-font-family, sans-serif); line-height: 1.5"
# Darker Okabe–Ito green and vermillion, readable on white; a dark page sets lighter ones.
GOOD, BAD = "var(--course-good, #006d4e)", "var(--course-bad, #a83c00)"
TEX = {"<=": r"\leq ", ">=": r"\geq ", "==": "=", "!=": r"\neq ", "->": r"\to ", "||": r"\,\|\,", "|": r"\mid ", "*": r"\,", ";": r";\,", ",": ",",
       "log": r"\log ", "log2": r"\log ", "ln": r"\ln ", "const": r"\mathrm{const}", "[": "[", "]": "]"}


def certificate_text(certificate, language):
    """A sentence: "Add line 1, ½ of line 3 and I(X;Y) >= 0; subtract line 2."; both directions of an equality, when it takes two."""
    sentences = [_sentence(part, language) for part in certificate if part]
    if not sentences:
        return "Both sides are the same, written differently."
    if len(certificate) == 1 and len(certificate[0]) == 1 and certificate[0][0][1][0] not in axioms.LABELLED:
        return "The rule itself." if abs(certificate[0][0][0]) == 1 else f"The rule itself: {_sentence(certificate[0], language)}"
    return sentences[0] if len(sentences) == 1 else " ".join(f"{'≥' if i == 0 else '≤'}: {s}" for i, s in enumerate(sentences))


def _sentence(part, language):
    added = [_times(w, fact, language) for w, fact in part if w > 0]
    taken = [_times(-w, fact, language) for w, fact in part if w < 0]
    clauses = [f"{verb} {_list(items)}" for verb, items in (("add", added), ("subtract", taken)) if items]
    text = "; ".join(clauses)
    return text[0].upper() + text[1:] + "."


def _times(weight, fact, language):
    name = f"{fact[1]} in the mixture" if fact[0] == "part" else fact[1] if fact[0] in axioms.LABELLED else language.text(fact)
    return name if weight == 1 else f"{weight} times {name}" if weight.denominator == 1 else f"{number(weight)} of {name}"


def _list(items):
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def line_text(line):
    mark = "✓" if line.accepted else "✗"
    told = line.told if line.accepted else line.message
    return f"{mark} {line.number}. {line.text}   [{line.why}]" + (f"   {told}" if told else "")


def text(proof):
    lines = [f"Goal: {proof.goal}"]
    lines += [f"Given {i + 1}: {g}" for i, g in enumerate(proof.given)]
    lines += [line_text(line) for line in proof.lines]
    return "\n".join([*lines, _ending(proof)])


def _ending(proof):
    """What is below the lines: a line that is not accepted has said itself why."""
    wrong = next((line.number for line in proof.lines if not line.accepted), None)
    return f"✗ Not proved: see line {wrong}." if wrong else repr(proof.qed())


def line_html(line):
    mark, colour, word = ("✓", GOOD, "accepted") if line.accepted else ("✗", BAD, "not accepted")
    fold = f"<details><summary>certificate</summary>{escape(line.told)}</details>" if line.accepted and line.told else ""
    message = "" if line.accepted else f'<div style="color: {BAD}">{escape(line.message)}</div>'
    return (f'<div><span style="color: {colour}" role="img" aria-label="{word}">{mark}</span> '
            f"{line.number}. <code>{escape(line.text)}</code> <em>{escape(line.why)}</em>{message}{fold}</div>")


def html(proof):
    proved = proof.proved
    given = "".join(f"<div>Given {i + 1}: <code>{escape(str(g))}</code></div>" for i, g in enumerate(proof.given))
    return (f'<div style="{STYLE}"><div>Goal: <code>{escape(str(proof.goal))}</code></div>{given}'
            + "".join(line_html(line) for line in proof.lines)
            + f'<div style="color: {GOOD if proved else BAD}"><strong>{escape(_ending(proof))}</strong></div></div>')


def latex(proof):
    """An align* environment, with one row per line."""
    rows = [rf"&{formula(line.text)} && \text{{{_plain(line.why)}}} {mark(line)}" for line in proof.lines]
    return "\\begin{align*}\n" + " \\\\\n".join(rows) + "\n\\end{align*}"


def mark(line):
    return r"\checkmark" if line.accepted else r"\times"


def formula(text):
    """LaTeX of a claim's text; what can't be read as one is set as text."""
    try:
        found = tokens(text)
    except ProofError:
        return rf"\text{{{_plain(text)}}}"
    out, at = "", 0
    while at < len(found):
        token = found[at]
        if re.fullmatch(r"\d+", token) and found[at + 1:at + 2] == ["/"] and re.fullmatch(r"\d+", (found[at + 2:] or ["x"])[0]):
            out, at = out + rf"\frac{{{token}}}{{{found[at + 2]}}}\,", at + 3
            continue
        if (token == "E" or token.startswith("E_")) and len(token) != 2:
            law, inside = token[2:], ""
            if law and found[at + 1:at + 2] == ["("] and ")" in found[at:]:
                end = found.index(")", at)
                inside, at = "(" + "".join(map(_token, found[at + 2:end])) + ")", end
            out += r"\mathbb{E}" + (f"_{{{_token(law)}{inside}}}" if law else "")
        else:
            out += _token(token)
        at += 1
    return out.replace("==", "=")


def _token(token):
    if token in TEX:
        return TEX[token]
    if match := re.fullmatch(r"(KL|JSD|JS|D_KL|MI|markov|independent|function|of)|([HIh])(?:_(\w+))?", token):
        name, law = match[1] or match[2], match[3]
        return rf"\mathrm{{{_plain(name)}}}" + (f"_{{{_token(law)}}}" if law else "")
    if match := re.fullmatch(r"([A-Za-z])(\d+)('*)", token):
        return f"{match[1]}_{{{match[2]}}}{match[3]}"
    return token if len(token) == 1 or not token[0].isalpha() or token.strip("'") == token[0] else rf"\mathrm{{{_plain(token)}}}"


def _plain(text):
    escaped = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "≥": r"$\ge$", "≤": r"$\le$"}
    text = "".join(escaped.get(c) or (f"\\{c}" if c in "&%$#_{}" else c) for c in text)
    return text.replace(">=", r"$\ge$").replace("<=", r"$\le$")

