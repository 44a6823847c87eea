"""How a proof looks: each line ✓ or ✗ with its reason, its certificate folded away; as HTML, LaTeX and plain text."""
import re
from html import escape

STYLE = "font-family: var(--jp-content-font-family, sans-serif); line-height: 1.5"
# Darker Okabe–Ito green and vermillion, readable on white; a dark page sets lighter ones.
GOOD, BAD = "var(--course-good, #006d4e)", "var(--course-bad, #a83c00)"


def certificate_text(certificate):
    """'= 2 · I(X;Y) + 1 · line 1', or '' when both sides are the same."""
    parts = [" + ".join(f"{weight} · {label}" for label, weight in weights.items()) for weights in certificate]
    parts = [p for p in parts if p]
    return ("right − left and left − right: " if len(parts) == 2 else "") + "; ".join(parts)


def line_text(line):
    mark = "✓" if line.accepted else "✗"
    told = certificate_text(line.certificate) if line.accepted else line.message
    return f"{mark} {line.number}. {line.text}   [{line.why}]" + (f"   {told}" if told else "")


def text(proof):
    lines = [f"Goal: {proof.goal}"]
    lines += [f"Given {i + 1}: {g}" for i, g in enumerate(proof.given)]
    lines += [line_text(line) for line in proof.lines]
    return "\n".join([*lines, _ending(proof)])


def _ending(proof):
    """What stands below the lines: a line that is not accepted has said itself why."""
    wrong = next((line.number for line in proof.lines if not line.accepted), None)
    return f"✗ Not proved: see line {wrong}." if wrong else repr(proof.qed())


def line_html(line):
    mark, colour, word = ("✓", GOOD, "accepted") if line.accepted else ("✗", BAD, "not accepted")
    told = certificate_text(line.certificate) if line.accepted else ""
    fold = f"<details><summary>certificate</summary><code>{escape(told)}</code></details>" if told else ""
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
    """An align* environment, a line each."""
    rows = [rf"&{formula(line.text)} && \text{{{_plain(line.why)}}} {mark(line)}" for line in proof.lines]
    return "\\begin{align*}\n" + " \\\\\n".join(rows) + "\n\\end{align*}"


def mark(line):
    return r"\checkmark" if line.accepted else r"\times"


def formula(text):
    """LaTeX of a claim's text."""
    text = re.sub(r"\bE_([A-Za-z]\w*)\(([^()]*)\)\s*\[", lambda m: rf"\mathbb{{E}}_{{{m[1]}({m[2]})}}[", text)
    text = text.replace("||", r"\,\|\,")
    text = re.sub(r"(?<![\\|])\|(?!\|)", r"\\mid ", text)
    text = re.sub(r"\b(H|I)\(", r"\\mathrm{\1}(", text)
    text = re.sub(r"\b(KL|JSD)\(", r"\\mathrm{\1}(", text)
    text = re.sub(r"\blog\b", r"\\log", text)
    for sign, tex in (("<=", r"\le "), (">=", r"\ge "), ("==", "="), ("*", r"\,"), (";", ";\\,")):
        text = text.replace(sign, tex)
    text = re.sub(r"\bconst\b", r"\\text{const}", text)
    return re.sub(r"([A-Za-z])(\d+)\b", r"\1_{\2}", text)


def _plain(text):
    return re.sub(r"([&%$#_{}])", r"\\\1", text).replace(">=", r"$\ge$").replace("<=", r"$\le$")
