"""Checks of chapter 06: a learned prior, and representations scored against known factors. Nats in the first part, bits in the second."""
from utils.checks.beyond.estimates import gumbel_softmax, score_gradient, straight_through
from utils.checks.beyond.prior import best_coupling, entropy_of_logits, learn_prior, recovered_proportions, total_variation
from utils.checks.beyond.representations import information_table, mig, one_code_for_two, rotate_codes
from utils.checks.choices import choice, choose

__all__ = ["best_coupling", "choice", "choose", "entropy_of_logits", "gumbel_softmax", "information_table", "learn_prior", "mig", "one_code_for_two",
           "recovered_proportions", "rotate_codes", "score_gradient", "straight_through", "total_variation"]
