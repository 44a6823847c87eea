"""The checks of chapter 02: Kullback–Leibler divergence, cross-entropy and mutual information."""
from utils.checks.choices import choice, choose
from utils.checks.kl_divergence.constructions import infinite_partner, kl_at_least, no_triangle, symmetric_partner
from utils.checks.kl_divergence.divergence import cross_entropy, kl_divergence, kl_of_samples
from utils.checks.kl_divergence.fits import moment_match
from utils.checks.kl_divergence.gradients import confident_wrong, cross_entropy_gradient, l2_gradient
from utils.checks.kl_divergence.mutual import gaussian_mutual_information, information_diagram, mutual_information, uncorrelated
from utils.checks.kl_divergence.proofs import data_processing, han, mi_from_x, mi_from_y
from utils.checks.kl_divergence.samples import mi_bias, mi_from_samples

__all__ = ["choice", "choose", "confident_wrong", "cross_entropy", "cross_entropy_gradient", "data_processing", "gaussian_mutual_information", "han",
           "infinite_partner", "information_diagram", "kl_at_least", "kl_divergence", "kl_of_samples", "l2_gradient", "mi_bias", "mi_from_samples",
           "mi_from_x", "mi_from_y", "moment_match", "mutual_information", "no_triangle", "symmetric_partner", "uncorrelated"]
