"""Checks of chapter 05: the information bound on a discrete model, log Q, the three losses and the step, the network, the matching."""
from utils.checks.choices import choice, choose
from utils.checks.infogan.bound import bound_gap, code_information, lower_bound
from utils.checks.infogan.codes import code_classes, gradient_estimates, sample_codes
from utils.checks.infogan.log_q import log_q_bernoulli, log_q_categorical, log_q_fixed_variance, log_q_gaussian
from utils.checks.infogan.matching import matched_error
from utils.checks.infogan.maximum import entangled, maximal_generator
from utils.checks.infogan.network import network
from utils.checks.infogan.objective import infogan_losses
from utils.checks.infogan.step import infogan_step, step_d
from utils.checks.infogan.sums import lemma
from utils.checks.infogan.toy import train_toy

__all__ = ["bound_gap", "choice", "choose", "code_classes", "code_information", "entangled", "gradient_estimates", "infogan_losses", "infogan_step", "lemma",
           "log_q_bernoulli", "log_q_categorical", "log_q_fixed_variance", "log_q_gaussian", "lower_bound", "matched_error", "maximal_generator",
           "network", "sample_codes", "step_d", "train_toy"]
