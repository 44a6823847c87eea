"""Which facts of each rule may be of use for a line: all of them, as a line of a proof would say them."""
import pytest

from utils.proof.expectations import Expectations

ONE, TWO, MIXED = ["p(x,y)"], ["p(x)", "q(x)"], ["p(x)", "q(x)", "m(x,z) = 1/2 p(x) + 1/2 q(x)"]
UNEVEN = ["p(x)", "q(x)", "m(x,z) = 1/3 p(x) + 2/3 q(x)"]
FACTS = [
    (TWO, "KL(p || q) >= 0", True, {
        "definition": [
            "KL(p(x) || q(x)) == E_p(x)[log p(x) / q(x)]"],
        "jensen": [
            "E_p(x)[log q(x) / p(x)] <= log E_p(x)[q(x) / p(x)]"],
        "normalisation": [
            "log E_p(x)[q(x) / p(x)] <= 0"],
        "gibbs": [
            "0 <= KL(p(x) || q(x))", "E_p(x)[log q(x)] <= E_p(x)[log p(x)]"],
    }),
    (TWO, "log E_p(x)[q(x)/p(x)] <= 0", False, {
        "jensen": [
            "E_p(x)[log q(x) / p(x)] <= log E_p(x)[q(x) / p(x)]"],
        "normalisation": [
            "log E_p(x)[q(x) / p(x)] <= 0"],
        "gibbs": [
            "E_p(x)[log q(x)] <= E_p(x)[log p(x)]"],
    }),
    (TWO, "KL(p || q) >= 0", False, {
        "definition": [
            "KL(p(x) || q(x)) == E_p(x)[log p(x) / q(x)]"],
        "gibbs": [
            "0 <= KL(p(x) || q(x))", "E_p(x)[log q(x)] <= E_p(x)[log p(x)]"],
    }),
    (ONE, "I(X;Y) >= 0", False, {
        "definition": [
            "I(X;Y) == E_p(x,y)[log p(x,y) / (p(x) p(y))]", "I(X;Y) == KL(p(x,y) || p(x) p(y))", "KL(p(x,y) || p(x) p(y)) == E_p(x,y)[log p(x,y) / (p(x) p(y))]"],
        "product rule": [
            "E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y|x)]", "E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x|y) p(y)]", "log p(x,y) == log p(x) + log p(y|x)",
            "log p(x,y) == log p(y) + log p(x|y)"],
        "gibbs": [
            "0 <= KL(p(x,y) || p(x) p(y))", "E_p(x,y)[log p(x) p(y)] <= E_p(x,y)[log p(x,y)]"],
    }),
    (ONE, "E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", False, {
        "product rule": [
            "E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y|x)]", "E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x|y) p(y)]", "log p(x,y) == log p(x) + log p(y|x)",
            "log p(x,y) == log p(y) + log p(x|y)"],
        "marginalisation": [
            "E_p(x,y)[log p(x)] == E_p(x)[log p(x)]"],
    }),
    (MIXED, "H(Z|X) <= E_m(x)[log m(x)]", True, {
        "definition": [
            "H(Z|X) == -E_m(x,z)[log m(z|x)]"],
        "product rule": [
            "E_m(x,z)[log m(x,z)] == E_m(x,z)[log m(x) m(z|x)]", "E_m(x,z)[log m(x,z)] == E_m(x,z)[log m(x|z) m(z)]", "log m(x,z) == log m(x) + log m(z|x)",
            "log m(x,z) == log m(z) + log m(x|z)"],
        "marginalisation": [
            "E_m(x)[log m(x)] == E_m(x,z)[log m(x)]", "E_m(x)[log p(x)] == E_m(x,z)[log p(x)]", "E_m(x)[log q(x)] == E_m(x,z)[log q(x)]",
            "E_m(x,z)[log m(z)] == E_m(z)[log m(z)]"],
        "average": [
            "E_m(x)[log m(x)] == ½ E_p(x)[log m(x)] + ½ E_q(x)[log m(x)]", "E_m(x)[log p(x)] == ½ E_p(x)[log p(x)] + ½ E_q(x)[log p(x)]",
            "E_m(x)[log q(x)] == ½ E_p(x)[log q(x)] + ½ E_q(x)[log q(x)]", "E_m(x,z)[log m(x)] == ½ E_p(x)[log m(x)] + ½ E_q(x)[log m(x)]",
            "E_m(x,z)[log m(x|z)] == ½ E_p(x)[log p(x)] + ½ E_q(x)[log q(x)]", "E_m(x,z)[log p(x)] == ½ E_p(x)[log p(x)] + ½ E_q(x)[log p(x)]",
            "E_m(x,z)[log q(x)] == ½ E_p(x)[log q(x)] + ½ E_q(x)[log q(x)]"],
        "gibbs": [
            "E_m(x)[log p(x)] <= E_m(x)[log m(x)]", "E_m(x)[log q(x)] <= E_m(x)[log m(x)]", "E_m(x,z)[log m(x) m(z)] <= E_m(x,z)[log m(x,z)]",
            "E_m(x,z)[log m(x) m(z|x)] <= E_m(x,z)[log m(x,z)]", "E_m(x,z)[log m(x|z) m(z)] <= E_m(x,z)[log m(x,z)]", "E_m(x,z)[log m(z) p(x)] <= E_m(x,z)[log m(x,z)]",
            "E_m(x,z)[log m(z) q(x)] <= E_m(x,z)[log m(x,z)]", "E_m(x,z)[log m(z|x) p(x)] <= E_m(x,z)[log m(x,z)]", "E_m(x,z)[log m(z|x) q(x)] <= E_m(x,z)[log m(x,z)]"],
        "coin": [
            "E_m(x,z)[log m(z)] == -1", "E_m(z)[log m(z)] == -1"],
        "h>=0": [
            "E_m(x,z)[log m(z)] <= 0", "E_m(x,z)[log m(z|x)] <= 0", "E_m(z)[log m(z)] <= 0"],
    }),
    (UNEVEN, "E_m(z)[log m(z)] <= E_m(x)[log p(x)]", False, {
        "product rule": [
            "log m(x,z) == log m(x) + log m(z|x)", "log m(x,z) == log m(z) + log m(x|z)"],
        "average": [
            "E_m(x)[log p(x)] == ⅓ E_p(x)[log p(x)] + ⅔ E_q(x)[log p(x)]"],
        "gibbs": [
            "E_m(x)[log p(x)] <= E_m(x)[log m(x)]"],
        "h>=0": [
            "E_m(z)[log m(z)] <= 0"],
    }),
    (MIXED, "JSD(p || q) <= 1", False, {
        "definition": [
            "JSD(p(x) || q(x)) == ½ KL(p(x) || m(x)) + ½ KL(q(x) || m(x))", "KL(p(x) || m(x)) == E_p(x)[log p(x) / m(x)]", "KL(q(x) || m(x)) == E_q(x)[log q(x) / m(x)]"],
        "product rule": [
            "log m(x,z) == log m(x) + log m(z|x)", "log m(x,z) == log m(z) + log m(x|z)"],
        "gibbs": [
            "0 <= KL(p(x) || m(x))", "0 <= KL(q(x) || m(x))", "E_p(x)[log m(x)] <= E_p(x)[log p(x)]", "E_p(x)[log q(x)] <= E_p(x)[log p(x)]",
            "E_q(x)[log m(x)] <= E_q(x)[log q(x)]", "E_q(x)[log p(x)] <= E_q(x)[log q(x)]"],
    }),
]


@pytest.mark.parametrize("laws, claim, explaining, expected", FACTS)
def test_the_facts_that_may_help_are_these(laws, claim, explaining, expected):
    language, found = Expectations(laws), {}
    for fact, reason in language.facts([language.read(claim)[0]], language.reasons, explaining=explaining).items():
        found.setdefault(reason, []).append(language.text(fact) if fact != ("1",) else "1 >= 0")
    assert {reason: sorted(texts) for reason, texts in found.items()} == {"linearity": ["1 >= 0"], **expected}
