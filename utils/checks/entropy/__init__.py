"""The checks of chapter 01: the laws that an entropy obeys, and what each usual mistake gives instead."""
from utils.checks import convexity
from utils.checks.choices import choice, choose
from utils.checks.convexity import show_cards
from utils.checks.entropy.convex import flat_but_strict
from utils.checks.entropy.gaussians import gaussian_differential_entropy, gaussian_gap, negative_entropy
from utils.checks.entropy.information import entropy, information_content
from utils.checks.entropy.proofs import (
    chain_rule,
    convex_iff,
    gibbs,
    gibbs_equality,
    independence,
    jensen_step,
    strictly_convex,
    subadditivity,
)
from utils.checks.entropy.tables import conditional_entropy, five_entropies, surprising_y

__all__ = ["chain_rule", "choice", "choose", "conditional_entropy", "convex_iff", "convexity", "entropy", "five_entropies", "flat_but_strict",
           "gaussian_differential_entropy", "gaussian_gap", "gibbs", "gibbs_equality", "independence", "information_content", "jensen_step",
           "negative_entropy", "show_cards", "strictly_convex", "subadditivity", "surprising_y"]
