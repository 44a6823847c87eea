"""A proof looks like one in text, in HTML and in LaTeX, whatever a student wrote."""


import re

import matplotlib.mathtext

from utils.proof import verify
from utils.proof.rendering import formula


def test_a_proof_renders_as_html_latex_and_text():
    proof = verify([["I(X;Y) >= 0", "mi>=0"], ["H(X|Y) <= H(Y)", "lines"]], goal="H(X,Y) <= H(X) + H(Y)")
    html = proof._repr_html_()
    assert html.count("<details>") == 1 and "✓" in html and "✗" in html and "&lt;=" in html
    assert r"\mathrm{I}(X;\,Y)\geq 0" in proof.latex() and r"\mathrm{H}(X\mid Y)\leq" in proof.latex()
    assert "✗ 2. H(X|Y) <= H(Y)" in repr(proof) and repr(proof).startswith("Goal:")
    hostile = verify([["<script>alert(1)</script>", "<b>"]], goal="H(X) >= 0")
    assert "<script>" not in hostile._repr_html_()


def test_certificates_are_sentences_in_the_notation_of_the_text():
    proof = verify([["H(X) == -E_p(x)[log p(x)]", "definition"], ["H(X|Y) == -E_p(x,y)[log p(x|y)]", "definition"],
                    ["½ H(X) - ½ H(X|Y) == ½ E_p(x,y)[log p(x|y)] - ½ E_p(x)[log p(x)]", "lines"]], goal="I(X;Y) == H(X) - H(X|Y)", laws=["p(x,y)"])
    assert proof.lines[2].told == "Add ½ of line 1; subtract ½ of line 2."
    assert "H(X)" in str(proof) and "H(x)" not in str(proof) and "1/2" not in proof.lines[2].told


def test_latex_compiles():
    parse = matplotlib.mathtext.MathTextParser("agg").parse
    for text in ["2½ H(X₁,Y|Z) <= 1/2 I(X;Y,Z|W) + 0.1", "KL(p(x,y) || p(x) p(y)) >= 0", "H_m(X) == -E_m(x,z)[log m(x|z)/m(x)]", "E[log p] <= 0",
                 "q(x)/p(x) == const", "JSD(p || q) == JSD(q || p)", "markov(X, Y, Z)", "X -> Y -> Z", "H(X') <= log 3"]:
        parse(f"${formula(text)}$")
    hostile = verify([["a_b & 50% #1 {~^\\", "x_y & z"]], goal="H(X) >= 0").latex()
    body = hostile.replace(r"\begin{align*}", "").replace(r"\end{align*}", "")
    assert not re.search(r"(?<!\\)[%#_](?!\{)|(?<!\\)\^", body) and len(re.findall(r"(?<!\\){", body)) == len(re.findall(r"(?<!\\)}", body))
