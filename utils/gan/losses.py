"""What D and G minimise, from logits: the mean over a batch, in nats where it is a likelihood."""
import torch.nn.functional as F

LOSSES = ("minimax", "non-saturating", "least squares", "hinge", "Wasserstein")


def discriminator_loss(real, fake, kind="non-saturating"):
    """What D minimises, the mean over a batch; real, fake: logits (n,) of real and generated samples. Likelihoods in nats.

    minimax, non-saturating   softplus(−real) + softplus(fake)  =  −log σ(real) − log(1 − σ(fake))
    least squares             ½ (real − 1)² + ½ fake²
    hinge                     max(0, 1 − real) + max(0, 1 + fake)
    Wasserstein               fake − real                       (D must be kept Lipschitz by other means)
    """
    _check(kind, real, fake)
    if kind in ("minimax", "non-saturating"):
        return F.softplus(-real).mean() + F.softplus(fake).mean()
    if kind == "least squares":
        return ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2
    if kind == "hinge":
        return F.relu(1 - real).mean() + F.relu(1 + fake).mean()
    return fake.mean() - real.mean()


def generator_loss(fake, kind="non-saturating"):
    """What G minimises, the mean over a batch; fake: logits (n,). Next to it, the derivative with respect to one logit f.

    minimax             −softplus(f)  =  log(1 − σ(f))    −σ(f): vanishes where D is sure that the sample is fake
    non-saturating       softplus(−f)  =  −log σ(f)       −σ(−f): strongest there
    least squares        ½ (f − 1)²                        f − 1
    hinge, Wasserstein   −f                                −1
    """
    _check(kind, fake)
    if kind == "minimax":
        return -F.softplus(fake).mean()
    if kind == "non-saturating":
        return F.softplus(-fake).mean()
    if kind == "least squares":
        return ((fake - 1) ** 2).mean() / 2
    return -fake.mean()


def _check(kind, *logits):
    if kind not in LOSSES:
        raise ValueError(f"kind is {kind!r}; expected one of {', '.join(LOSSES)}.")
    for batch in logits:
        if batch.ndim != 1:
            raise ValueError(f"logits have shape {tuple(batch.shape)}; expected (n,), one per sample. (n, 1) next to (n,) would "
                             "broadcast to (n, n) silently: use .squeeze(1).")
