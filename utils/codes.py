"""Latent codes: what c may be, and how Q's outputs are read as a distribution over it. All logarithms natural: nats.

A code says everything that others need from it. A new kind of code is a new class with these, and its lines in tests/utils/test_codes.py,
which name themselves. What its constructor is given it keeps under the same names: a saved model has them.

    discrete             whether c is one of a few values, with `entropy` and `log_classes`, or a number
    width, n_outputs     how many columns G reads, how many outputs Q needs
    sample(n)            n draws from the prior: the (n, width) columns that G reads
    log_q(c, outputs)    log Q(c|x) (n,), where outputs (n, n_outputs) are the parameters of Q(c|x), a family of the code's own choice: it need
                         not be the prior's (for Uniform it is the normal)
    predict(outputs)     Q's best guess, as columns (n, width); `infogan.r_squared` takes it for the mean, so a guess that Q can't make
                         uncertain (a point of a circle) may have an R² below 0
    values(c)            columns (n, width) as plain values (n,): the number of the category, or the value of the code
    columns(values)      the way back: values (m,) as columns (m, width)
    points()             the values that a traversal visits; of a continuous code, evenly spaced over twice what is trained
                         (`infogan.effects` compares those a quarter in from the ends)
    entropy()            discrete codes only, H(c) in nats: L_I ≤ I(c; x) ≤ H(c)
    log_classes(outputs) discrete codes only: log Q of each of `points()`, (n, number of points)

    >>> digit = Categorical(10)
    >>> c = digit.sample(4)                        # (4, 10), one-hot
    >>> digit.log_q(c, torch.zeros(4, 10))[0]      # a Q that knows nothing: −ln 10
    tensor(-2.3026)
    >>> latent = Latent(62, [Categorical(10), Uniform(), Uniform()])     # the paper's MNIST codes
    >>> z = latent.sample(4)                       # (4, 74): 62 of noise, then the codes in order
    >>> [tuple(c.shape) for c in latent.split(z)]
    [(4, 10), (4, 1), (4, 1)]

Source: Chen et al. 2016 (InfoGAN), section 6 and appendix; Ojha et al. 2020 (Elastic-InfoGAN) for the learned prior.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

LOG_2PI = math.log(2 * math.pi)


class Number:
    """What codes of one column share: the column is the value."""

    width = 1

    def values(self, c):
        return c[:, 0]

    def columns(self, values):
        return torch.as_tensor(values, dtype=torch.float32).reshape(-1, 1)


class OneOf:
    """What codes with one column for each of k categories share: c is one-hot, Q a softmax over k logits."""

    discrete = True

    def log_q(self, c, logits):
        """log Q(c|x) = logit of c − log Σ exp logits."""
        return (c * logits.log_softmax(1)).sum(1)                                           # (n,)

    def log_classes(self, logits):
        return logits.log_softmax(1)

    def predict(self, logits):
        return F.one_hot(logits.argmax(1), self.k).float()

    def values(self, c):
        return c.argmax(1)

    def columns(self, values):
        values = torch.as_tensor(values)
        if not torch.isin(values, torch.arange(self.k)).all():
            raise ValueError(f"categories are {values.tolist()}; expected whole numbers from 0 to {self.k - 1}.")
        return F.one_hot(values.long(), self.k).float()

    def points(self):
        return torch.arange(self.k)


class Categorical(OneOf):
    """One of k, each 1/k. c is one-hot (n, k); Q is a softmax over k logits; H(c) = ln k."""

    def __init__(self, k):
        if k < 2:
            raise ValueError(f"Categorical({k}): a code of fewer than 2 values carries nothing.")
        self.k = self.width = self.n_outputs = k

    def sample(self, n, device=None):
        return F.one_hot(torch.randint(self.k, (n,), device=device), self.k).float()        # (n, k)

    def entropy(self):
        return math.log(self.k)


class Bernoulli(Number):
    """On (1) with probability p, else off (0). Q is a sigmoid of one logit; H(c) = −p ln p − (1−p) ln(1−p)."""

    discrete, n_outputs = True, 1

    def __init__(self, p=0.5):
        if not 0 < p < 1:
            raise ValueError(f"Bernoulli({p}): p must lie strictly between 0 and 1, or the code carries nothing.")
        self.p = p

    def sample(self, n, device=None):
        return (torch.rand(n, 1, device=device) < self.p).float()

    def log_q(self, c, logits):
        """log Q(c|x) = c · logit − log(1 + exp logit)."""
        return (c * logits - F.softplus(logits)).sum(1)

    def log_classes(self, logits):
        return F.logsigmoid(torch.cat([-logits, logits], 1))                                # (n, 2)

    def predict(self, logits):
        return (logits > 0).float()

    def values(self, c):
        return c[:, 0].long()

    def points(self):
        return torch.arange(2)

    def entropy(self):
        return -self.p * math.log(self.p) - (1 - self.p) * math.log1p(-self.p)


class Continuous(Number):
    """What uniform and Gaussian codes share: Q(c|x) is a normal, with fixed `q_std` or, if None, one that Q learns.

    Fixed: log Q = −(c − mean)² / (2 std²) − log std − ½ log 2π, a squared error up to constants. Learned: the second output
    is log std (not the variance), so that any real number is allowed. h(c) may be negative and bounds nothing, so there is
    no `entropy`: measure R² instead.
    """

    discrete = False

    def __init__(self, q_std=1.0):
        if q_std is not None and not q_std > 0:
            raise ValueError(f"q_std is {q_std}; expected a positive standard deviation, or None for one that Q learns.")
        self.q_std, self.n_outputs = q_std, 1 if q_std is not None else 2

    def log_q(self, c, outputs):
        mean = outputs[:, :1]
        log_std = outputs[:, 1:] if self.q_std is None else torch.full_like(mean, math.log(self.q_std))
        return (-0.5 * ((c - mean) / log_std.exp()) ** 2 - log_std - 0.5 * LOG_2PI).sum(1)  # (n,)

    def predict(self, outputs):
        return outputs[:, :1]


class Uniform(Continuous):
    """Uniform on [low, high]; the paper's c₂ and c₃ are uniform on [−1, 1]."""

    def __init__(self, low=-1.0, high=1.0, q_std=1.0):
        super().__init__(q_std)
        if not low < high:
            raise ValueError(f"Uniform({low}, {high}): low must be below high.")
        self.low, self.high = low, high

    def sample(self, n, device=None):
        return self.low + (self.high - self.low) * torch.rand(n, 1, device=device)

    def points(self):
        """Ten steps over twice the range, as in the paper's Figure 2: the outer ones lie outside of what was trained."""
        middle, half = (self.low + self.high) / 2, (self.high - self.low) / 2
        return torch.linspace(middle - 2 * half, middle + 2 * half, 10)


class Gaussian(Continuous):
    """Normal with mean 0 and standard deviation `std`."""

    def __init__(self, std=1.0, q_std=1.0):
        super().__init__(q_std)
        if not std > 0:
            raise ValueError(f"Gaussian(std={std}): expected a positive standard deviation.")
        self.std = std

    def sample(self, n, device=None):
        return self.std * torch.randn(n, 1, device=device)

    def points(self):
        """Ten steps over two standard deviations either side."""
        return torch.linspace(-2 * self.std, 2 * self.std, 10)


class LearnedCategorical(OneOf, nn.Module):
    """One of k, with probabilities softmax(logits) that are trained with G: H(c) is no longer a constant.

    Samples are Gumbel-softmax at `temperature`, through which a gradient reaches `logits`: soft ones as they are, hard ones one-hot
    going forward and soft going backward ("straight-through"). Source: Jang et al. 2017; Elastic-InfoGAN, section 3.1, whose
    samples are soft at temperature 0.1.
    """

    def __init__(self, k, temperature=1.0, hard=True):
        super().__init__()
        self.k = self.width = self.n_outputs = k
        self.temperature, self.hard = temperature, hard
        self.logits = nn.Parameter(torch.zeros(k))

    def probabilities(self):
        return self.logits.softmax(0)                                                       # (k,)

    def sample(self, n, device=None):
        return F.gumbel_softmax(self.logits.expand(n, self.k), self.temperature, self.hard)  # (n, k)

    def entropy(self):
        """H(c) = −Σ p log p, in closed form and differentiable."""
        return -(self.probabilities() * self.logits.log_softmax(0)).sum()


class Latent(nn.Module):
    """What G reads: `noise` standard normal columns, then the columns of each code. Q's outputs lie in the same order."""

    def __init__(self, noise, codes=()):
        super().__init__()
        self.noise, self.codes = noise, list(codes)
        self.learned = nn.ModuleList(c for c in codes if isinstance(c, nn.Module))
        self.widths = [code.width for code in codes]
        self.width = noise + sum(self.widths)
        self.n_outputs = sum(code.n_outputs for code in codes)

    def sample(self, n, device=None):
        """(n, width): one draw from the prior per row."""
        noise = torch.randn(n, self.noise, device=device)
        return torch.cat([noise, *(code.sample(n, device) for code in self.codes)], 1)

    def split(self, z):
        """The columns of each code, a list of (n, code.width): z without its noise."""
        return list(z[:, self.noise:].split(self.widths, 1))

    def split_outputs(self, outputs):
        """Q's outputs for each code, a list of (n, code.n_outputs)."""
        return list(outputs.split([code.n_outputs for code in self.codes], 1))

    def log_q(self, z, outputs):
        """log Q(c|x) of each code, a list of (n,)."""
        parts = zip(self.codes, self.split(z), self.split_outputs(outputs), strict=True)
        return [code.log_q(c, q) for code, c, q in parts]
