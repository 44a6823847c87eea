"""Results of earlier exercises are cited by name or number, as they were proved and for any variables; not swapped, not beyond what they say."""
import re

import pytest

from authoring.build.chapters import SOLUTIONS
from authoring.checks.bank import cells
from utils.checks import CheckFailed
from utils.checks import entropy as chapter_01
from utils.checks import kl_divergence as chapter_02
from utils.checks.proofs import RESULTS
from utils.proof import verify


def line(claim, why, **rules):
    return verify([[claim, why]], goal="H(X) == H(X)", laws=["p(x,y)"], **rules).lines[0]


def test_results_of_earlier_exercises_can_be_cited():
    lemmas = {name: claim for name, (number, claim) in RESULTS.items()} | {number: claim for number, claim in RESULTS.values()}
    for why in ("chain rule", "chain_rule", "1.6", "exercise 1.6", "Chain rule"):
        assert line("H(X,Y) == H(X|Y) + H(Y)", why, lemmas=lemmas).accepted, why
    assert line("H(X,Y) <= H(X) + H(Y)", "subadditivity", lemmas=lemmas).accepted
    assert not line("H(X,Y) <= H(X)", "subadditivity", lemmas=lemmas).accepted
    chapter_01.independence({
        "if": [["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y)]", "given"], ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
               ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"], ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
               ["H(X) + H(Y) == -E_p(x)[log p(x)] - E_p(y)[log p(y)]", "definition"]],
        "only if": [["H(X,Y) == H(X) + H(Y)", "given"], ["H(X,Y) == H(Y|X) + H(X)", "1.6"], ["H(Y|X) == H(Y)", "lines"],
                    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"], ["H(Y) == -E_p(y)[log p(y)]", "definition"],
                    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
                    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(y|x)]", "product rule"],
                    ["KL(p(x,y) || p(x) p(y)) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
                    ["KL(p(x,y) || p(x) p(y)) == 0", "lines"], ["p(x,y) == p(x) p(y)", "gibbs equality"]]})


def test_the_second_half_of_1_41_may_cite_the_first_but_not_swapped():
    chapter_02.mi_from_y([["H(X,Y) == H(X) + H(Y|X)", "1.6"], ["H(X,Y) == H(Y) + H(X|Y)", "chain rule"], ["I(X;Y) == H(X) - H(X|Y)", "2.18"],
                          ["I(X;Y) == H(Y) - H(Y|X)", "lines"]])
    with pytest.raises(CheckFailed, match=r"not by '2\.18'"):
        chapter_02.mi_from_y([["I(X;Y) == H(Y) - H(Y|X)", "2.18"]])


def test_the_numbers_of_earlier_exercises_are_those_of_the_texts():
    for name, (number, _) in RESULTS.items():
        chapter = {"1": "01_entropy", "2": "02_kl_divergence"}[number[0]]
        text = (SOLUTIONS / f"{chapter}.py").read_text()
        heading = re.search(rf"### Exercise {re.escape(number)} ·.*?grade_id\": \"(\w+)\"", text, re.S)
        assert heading and heading[1] == name and any(identity == name for identity, *_ in cells(chapter))
