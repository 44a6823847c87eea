"""The two networks: G turns z into an image; D judges images, and its trunk also carries Q.

    G, D = build("laptop", Latent(62, [Categorical(10), Uniform(), Uniform()]), seed=0)
    images = G(latent.sample(64))        # (64, 1, 28, 28), in [−1, 1]
    logits = D(images)                   # (64,): D's belief that each is real, before the sigmoid
    outputs = D.q(D.trunk(images))       # (64, 12): what Q says about c; latent.log_q reads it

"laptop" trains in minutes on a CPU and is small enough to run in a browser. Its layers, by their names in the weights file:

    G.dense  (1568, width)       z → 32 × 7 × 7, no bias;  G.norm1 batch norm of 32 channels;  ReLU
    G.up1    (32, 16, 4, 4)      transposed convolution, stride 2, padding 1, no bias → 16 × 14 × 14;  G.norm2;  ReLU
    G.up2    (16, 1, 4, 4)       the same with bias → 1 × 28 × 28;  tanh
    D.trunk.conv1 (16, 1, 4, 4)  convolution, stride 2, padding 1 → 16 × 14 × 14;  leaky ReLU
    D.trunk.conv2 (32, 16, 4, 4) the same → 32 × 7 × 7;  D.trunk.norm2;  leaky ReLU
    D.trunk.dense (128, 1568)    → 128;  D.trunk.norm3;  leaky ReLU
    D.head   (1, 128)            the logit
    D.q.hidden (64, 128), leaky ReLU, D.q.outputs (n_outputs, 64)      Q's parameters of each code, in the latent's order

"paper" is the MNIST network of InfoGAN's appendix C.1 (Chen et al. 2016), with tanh and images in [−1, 1]. "toy" is dense, for
points in the plane. Weights start normal with standard deviation 0.02, and leaky ReLUs have slope 0.1, as the paper's appendix has
it. "official" is the same network as the authors' code builds it (github.com/openai/InfoGAN): slope 0.01, weights from a normal
that is cut off at two standard deviations, batch norm's scales from N(1, 0.02), G's second norm for each of its 6,272 outputs.

`shape` is that of an image, (channels, height, width), with sides that are multiples of 4; the sizes above are for (1, 28, 28).
"""
from collections import OrderedDict

import torch
from torch import nn


class Discriminator(nn.Module):
    """D(x) = head(trunk(x)), one logit per image; Q reads the same trunk: q(trunk(x))."""

    def __init__(self, trunk, head, q=None):
        super().__init__()
        self.trunk, self.head, self.q = trunk, head, q

    def forward(self, x):
        return self.head(self.trunk(x)).squeeze(1)                          # (n,)


def build(preset, latent, seed=0, shape=(1, 28, 28)):
    """G and D of a preset for this latent and images (channels, height, width), with weights that depend on `seed` alone."""
    if preset not in PRESETS:
        raise ValueError(f"preset is {preset!r}; expected one of {', '.join(PRESETS)}.")
    if preset != "toy" and (len(shape) != 3 or any(side % 4 or not side for side in shape[1:])):
        raise ValueError(f"images have shape {tuple(shape)}; the networks halve each side twice, so that height and width must be "
                         "multiples of 4: resize or pad the images, e.g. from 30 × 30 to 32 × 32.")
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return PRESETS[preset](latent.width, latent.n_outputs, *(() if preset == "toy" else shape))


def laptop(width, n_outputs, channels, height, wide):
    grid = height // 4, wide // 4                                                              # 7 × 7 for MNIST
    G = stack(dense=nn.Linear(width, 32 * grid[0] * grid[1], bias=False), grid=nn.Unflatten(1, (32, *grid)),    # (n, 32, 7, 7)
              norm1=nn.BatchNorm2d(32), relu1=nn.ReLU(),
              up1=nn.ConvTranspose2d(32, 16, 4, 2, 1, bias=False),                                  # (n, 16, 14, 14)
              norm2=nn.BatchNorm2d(16), relu2=nn.ReLU(),
              up2=nn.ConvTranspose2d(16, channels, 4, 2, 1), tanh=nn.Tanh())                        # (n, 1, 28, 28)
    trunk = stack(conv1=nn.Conv2d(channels, 16, 4, 2, 1), relu1=nn.LeakyReLU(0.1),                  # (n, 16, 14, 14)
                  conv2=nn.Conv2d(16, 32, 4, 2, 1), norm2=nn.BatchNorm2d(32), relu2=nn.LeakyReLU(0.1),   # (n, 32, 7, 7)
                  flat=nn.Flatten(),
                  dense=nn.Linear(32 * grid[0] * grid[1], 128), norm3=nn.BatchNorm1d(128), relu3=nn.LeakyReLU(0.1))  # (n, 128)
    q = stack(hidden=nn.Linear(128, 64), relu=nn.LeakyReLU(0.1), outputs=nn.Linear(64, n_outputs)) if n_outputs else None
    return small_weights(G), small_weights(Discriminator(trunk, nn.Linear(128, 1), q))


def paper(width, n_outputs, channels, height, wide, slope=0.1):
    grid = height // 4, wide // 4                                                                   # 7 × 7 for MNIST
    cells = 128 * grid[0] * grid[1]
    G = stack(dense1=nn.Linear(width, 1024, bias=False), norm1=nn.BatchNorm1d(1024), relu1=nn.ReLU(),
              dense2=nn.Linear(1024, cells, bias=False), grid=nn.Unflatten(1, (128, *grid)),        # (n, 128, 7, 7)
              norm2=nn.BatchNorm2d(128), relu2=nn.ReLU(),
              up1=nn.ConvTranspose2d(128, 64, 4, 2, 1, bias=False),                                 # (n, 64, 14, 14)
              norm3=nn.BatchNorm2d(64), relu3=nn.ReLU(),
              up2=nn.ConvTranspose2d(64, channels, 4, 2, 1), tanh=nn.Tanh())                        # (n, 1, 28, 28)
    trunk = stack(conv1=nn.Conv2d(channels, 64, 4, 2, 1), relu1=nn.LeakyReLU(slope),                # (n, 64, 14, 14)
                  conv2=nn.Conv2d(64, 128, 4, 2, 1), norm2=nn.BatchNorm2d(128), relu2=nn.LeakyReLU(slope),   # (n, 128, 7, 7)
                  flat=nn.Flatten(),
                  dense=nn.Linear(cells, 1024), norm3=nn.BatchNorm1d(1024), relu3=nn.LeakyReLU(slope))   # (n, 1024)
    q = stack(hidden=nn.Linear(1024, 128), norm=nn.BatchNorm1d(128), relu=nn.LeakyReLU(slope),
              outputs=nn.Linear(128, n_outputs)) if n_outputs else None
    return small_weights(G), small_weights(Discriminator(trunk, nn.Linear(1024, 1), q))


def official(*sizes):
    """The paper's network as the authors' code builds it, in what the module's first lines say about it."""
    G, D = paper(*sizes, slope=0.01)
    layers = [(name, layer) for name, layer in G.named_children() if name not in ("grid", "norm2")]
    where = [name for name, _ in layers].index("dense2") + 1
    cells = G.dense2.out_features
    layers[where:where] = [("norm2", nn.BatchNorm1d(cells)), ("grid", G.grid)]
    G = stack(**dict(layers))
    for layer in [*G.modules(), *D.modules()]:
        if isinstance(layer, (nn.Linear, nn.Conv2d, nn.ConvTranspose2d)):
            nn.init.trunc_normal_(layer.weight, 0, 0.02, -0.04, 0.04)
        elif isinstance(layer, nn.modules.batchnorm._BatchNorm):
            nn.init.normal_(layer.weight, 1, 0.02)
    return G, D


def toy(width, n_outputs):
    """Points in the plane, (n, 2): small dense networks without batch norm, PyTorch's own initial weights."""
    G = stack(dense1=nn.Linear(width, 64), relu1=nn.ReLU(), dense2=nn.Linear(64, 64), relu2=nn.ReLU(),
              outputs=nn.Linear(64, 2))                                                             # (n, 2)
    trunk = stack(dense1=nn.Linear(2, 64), relu1=nn.LeakyReLU(0.1), dense2=nn.Linear(64, 64), relu2=nn.LeakyReLU(0.1))
    return G, Discriminator(trunk, nn.Linear(64, 1), nn.Linear(64, n_outputs) if n_outputs else None)


PRESETS = {"laptop": laptop, "paper": paper, "official": official, "toy": toy}


def stack(**layers):
    """Layers one after the other, each under its name."""
    return nn.Sequential(OrderedDict(layers))


def small_weights(network):
    for layer in network.modules():
        if isinstance(layer, (nn.Linear, nn.Conv2d, nn.ConvTranspose2d)):
            nn.init.normal_(layer.weight, 0, 0.02)
    return network


@torch.no_grad()
def freeze(network, batches):
    """Fix batch norm's statistics to those of `batches` (the mean over them) and switch to evaluation; returns the network.

    Running averages kept during training mix real and generated images, and make a good network look bad. After this, what
    the network says about an image no longer depends on the other images of its batch.
    """
    norms = [layer for layer in network.modules() if isinstance(layer, nn.modules.batchnorm._BatchNorm)]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None                            # None: the plain mean over all batches seen
    network.train()
    for batch in batches if norms else ():
        network(batch)
    for norm in norms:
        norm.momentum = 0.1
    return network.eval()


def n_parameters(network):
    return sum(p.numel() for p in network.parameters())
