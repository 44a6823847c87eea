"""Checks of chapter 04: the objectives from logits, the alternating step, saturation, modes, the Fréchet distance, MNIST."""
from utils.checks.choices import choice, choose
from utils.checks.gan.failures import match, match_form
from utils.checks.gan.losses import discriminator_loss, non_saturating_loss, saturating_loss
from utils.checks.gan.objectives import generator_gradients, other_objectives
from utils.checks.gan.samples import covered_modes, frechet_distance
from utils.checks.gan.step import alternating_step, gradient_norms
from utils.checks.gan.training import train_gan

__all__ = ["alternating_step", "choice", "choose", "covered_modes", "discriminator_loss", "frechet_distance", "generator_gradients", "gradient_norms", "match",
           "match_form", "non_saturating_loss", "other_objectives", "saturating_loss", "train_gan"]
