"""Checks of chapter 04: the objectives from logits, the alternating step, saturation, modes, the Fréchet distance, MNIST."""
from utils.checks.gan.losses import discriminator_loss, non_saturating_loss, saturating_loss
from utils.checks.gan.objectives import generator_gradients, other_objectives
from utils.checks.gan.samples import covered_modes, frechet_distance
from utils.checks.gan.step import alternating_step, gradient_norms
from utils.checks.gan.training import train_gan
