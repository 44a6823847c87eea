"""What a network learns from: the gradients of the cross-entropy and of the squared error with respect to the logits."""
import numpy as np
from scipy.special import softmax

from utils.checks import check, fail, inputs, passed, show
from utils.checks.oracles import LN2

ROWS = "each row has its own softmax, along the last axis, and its own gradient: no mean over the batch."


def through_softmax(p, g):
    """A gradient g with respect to probabilities p as one with respect to their logits: the softmax's derivative is diag(p) − p pᵀ."""
    return p * (g - (p * g).sum(-1, keepdims=True))


def cases(seed):
    for z, y in inputs.logits(np.random.default_rng(seed)).values():
        p = softmax(z.astype(float), axis=-1)
        yield z, y, p, (ROWS if z.ndim > 1 else "nudge one logit by 0.001 and see by how much the loss changes. (exp(1000) overflows: subtract the "
                                               "largest logit first, and the softmax stays the same.)")


@check
def cross_entropy_gradient(cross_entropy_gradient, seed=0):
    """softmax(z) − y, the gradient of −Σ y ln softmax(z) with respect to z, in nats."""
    for z, y, p, because in cases(seed):
        with np.errstate(all="ignore"):
            inner = np.where(y > 0, -y / p, 0.0)
        cross_entropy_gradient(z, y).equals(p - y, because, [
            (y - p, "the sign is wrong: that's the direction in which the loss falls. The gradient points to where it grows."),
            (inner, "that's the gradient with respect to the probabilities. Go on through the softmax to the logits z."),
            ((p - y) / LN2, "that's the gradient of the loss in bits. Networks count in nats here."),
            (through_softmax(p, 2 * (p - y)), "that's the gradient of the squared error."),
            (2 * (p - y), "there is a factor 2, as if the loss were a squared difference of z."),
            (np.where(y > 0, p - 1, 0), "only the true class has a gradient there. Raising a different logit also lowers the true class's probability."),
            ((p - y) / p.shape[-1], "that's a mean over the classes. The loss is a sum."),
        ], tolerance=1e-9)
    passed("cross_entropy_gradient", "agrees with the chain rule through the softmax: hard and soft labels, large logits, batches")


@check
def l2_gradient(l2_gradient, seed=0):
    """The gradient of ‖softmax(z) − y‖² with respect to z."""
    for z, y, p, because in cases(seed):
        right = through_softmax(p, 2 * (p - y))
        l2_gradient(z, y).equals(right, because, [
            (right / 2, "that's half of it. The loss is Σ (p − y)², without a ½."),
            (-right, "the sign is wrong: that's the direction in which the loss falls."),
            (2 * (p - y), "that's the gradient with respect to the probabilities. Go on through the softmax to the logits z."),
            (p - y, "that's the cross-entropy's gradient. The squared error has a softmax derivative left in it."),
            (2 * (p - y) * p * (1 - p), "each logit moves all probabilities, not only its own: the softmax's derivative is a whole matrix, and you kept "
                                        "its diagonal."),
            (right / p.shape[-1], "that's the gradient of a mean over the classes. The loss is a sum."),
        ], tolerance=1e-9)
    passed("l2_gradient", "agrees with the chain rule through the softmax: hard and soft labels, large logits, batches")


@check
def confident_wrong(confident_wrong, seed=0):
    """Logits where the cross-entropy's gradient is at least 1 long and the squared error's at most 1e-6."""
    rng = np.random.default_rng(seed)
    for k, n in [(0, 2), (1, 2), (0, 3), (1, 3), (2, 3), *((int(rng.integers(m)), m) for m in (5, 10, int(rng.integers(4, 40))))]:
        answer = confident_wrong(k, n)
        z = answer.array((n,), infinite=False)
        p, y = softmax(z), np.eye(n)[k]
        ce, l2 = np.linalg.norm(p - y), np.linalg.norm(through_softmax(p, 2 * (p - y)))
        told = f"{answer.name} returned {show(z)}: the true class {k} has probability {show(p[k])}"
        if ce < 1 - 1e-9:
            fail(f"{told} and the cross-entropy's gradient is {show(ce)} long; it must be at least 1. The answer must be wrong: where is your largest logit?")
        if l2 > 1e-6 * (1 + 1e-9):
            fail(f"{told} and the squared error's gradient is {show(l2)} long; it must be at most 1e-6. Be more confident in the wrong class.")
    passed("confident_wrong", "the squared error has stopped learning where the cross-entropy pulls hardest")
