"""The checks of chapter 03: Jensen–Shannon divergence, the optimal discriminator and what it estimates."""
from utils.checks.choices import choice, choose
from utils.checks.jensen_shannon.divergence import blind_spot, js_divergence, js_exactly, js_from_scipy, mixture_joint
from utils.checks.jensen_shannon.game import gan_value, js_from_value, optimal_discriminator
from utils.checks.jensen_shannon.proofs import js_at_least_zero, js_at_most_one, js_is_mi, js_one, js_zero
from utils.checks.jensen_shannon.training import discriminator_step, honest_js, js_estimate, train_discriminator

__all__ = ["blind_spot", "choice", "choose", "discriminator_step", "gan_value", "honest_js", "js_at_least_zero", "js_at_most_one", "js_divergence",
           "js_estimate", "js_exactly", "js_from_scipy", "js_from_value", "js_is_mi", "js_one", "js_zero", "mixture_joint", "optimal_discriminator",
           "train_discriminator"]
