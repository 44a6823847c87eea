"""InfoGAN: the information term on top of utils.gan, and how to tell what the codes have learned.

    latent = mnist_latent()                                  # 62 noise, Categorical(10), Uniform(), Uniform(): the paper's
    model = train(latent, to_tensor(images), Recipe(seed=1)) # a few minutes; or model = pretrained()
    L_I(model)                                               # [2.27]: nats, one per discrete code, at most H(c) = ln 10 = 2.3026
    r_squared(model)                                         # [0.82, 0.81]: one per continuous code
    result = evaluate(model, mnist("train"), mnist("test"))  # result["error"], result["confusion"], result["digit_of_code"]
    grid = traversal(model, code=1)                          # (10, 10, 28, 28) in [0, 1]: rows digits, columns c₂ from −2 to 2
    save(model, "my.safetensors"); model = load("my.safetensors")

The objective is min over G, Q and max over D of V(D, G) − λ L_I(G, Q), with L_I = E[log Q(c|x)] + H(c) ≤ I(c; G(z, c)).
Source: Chen et al. 2016. One departure, on purpose and without labels: real images that look alike get the same *name*, one of c₁'s
categories, before the GAN begins, and Q learns to say it for each image and for randomly warped copies, then, during the GAN and
after it (`Agreement`). An image that is turned, scaled, slanted or shifted a little, or that lies close, is then the same
digit: prior knowledge about what a digit is. Elastic-InfoGAN (Ojha et al. 2020) asks for a similar invariance. Recipe(agreement=0) trains
without names; Recipe(agreement=0, warp=0.7) has Q read discrete codes from warped copies of G's images instead.
"""
from utils.gan import Model
from utils.infogan.agreement import Agreement, entropies, far_apart
from utils.infogan.evaluation import L_I, effects, evaluate, match, predict, r_squared, report, traversal
from utils.infogan.training import PAPER, Recipe, information, mnist_latent, train, weight
from utils.infogan.warp import warped
from utils.infogan.weights import WEIGHTS, load, pretrained, save

__all__ = [
           "L_I",
           "PAPER",
           "WEIGHTS",
           "Agreement",
           "Model",
           "Recipe",
           "effects",
           "entropies",
           "evaluate",
           "far_apart",
           "information",
           "load",
           "match",
           "mnist_latent",
           "predict",
           "pretrained",
           "r_squared",
           "report",
           "save",
           "train",
           "traversal",
           "warped",
           "weight",
]
