"""A GAN: losses from logits, and one training loop that is read from top to bottom.

    latent = Latent(62)                                       # noise alone; codes make it an InfoGAN: see utils.infogan
    real = to_tensor(mnist()[0])                              # (60000, 1, 28, 28), in [−1, 1]
    model = train(latent, real, Recipe(steps=2000))           # the progress bar's stop button is the kernel's interrupt
    images = model.images(latent.sample(16))                  # (16, 28, 28) numpy, in [0, 1]

A loss reads logits, never probabilities: σ(200) is 1 to the last bit and log(1 − σ(200)) would be −∞, softplus(200) is 200.

Sources: Goodfellow et al. 2014 (minimax, non-saturating); Mao et al. 2017 (least squares); Lim and Ye 2017 (hinge);
Arjovsky et al. 2017 (Wasserstein); Yazıcı et al. 2019 (average of weights).
"""
from utils.gan.inputs import checked, to_tensor
from utils.gan.losses import LOSSES, discriminator_loss, generator_loss
from utils.gan.training import Model, Recipe, ending, epochs, resume, seeded, set_lr, snapshot, train

__all__ = ["LOSSES", "Model", "Recipe", "checked", "discriminator_loss", "ending", "epochs", "generator_loss", "resume", "seeded", "set_lr", "snapshot", "to_tensor", "train"]
