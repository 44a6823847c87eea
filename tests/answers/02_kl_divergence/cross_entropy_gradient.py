# %% right: p − y
def cross_entropy_gradient(z, y):
    return softmax(z, axis=-1) - y

# %% right: own softmax
def cross_entropy_gradient(z, y):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True) - y

# %% right: torch's autograd
import torch
def cross_entropy_gradient(z, y):
    z = torch.tensor(np.asarray(z), requires_grad=True)
    loss = -(torch.tensor(np.asarray(y)) * torch.log_softmax(z, -1)).sum()
    return torch.autograd.grad(loss, z)[0].numpy()

# %% right: softmax by logsumexp
from scipy.special import logsumexp
def cross_entropy_gradient(z, y):
    z = np.asarray(z, float)
    return np.exp(z - logsumexp(z, axis=-1, keepdims=True)) - y

# %% right: the Jacobian written out, row by row
def cross_entropy_gradient(z, y):
    if np.ndim(z) > 1:
        return np.array([cross_entropy_gradient(a, b) for a, b in zip(z, y)])
    p = softmax(z)
    jacobian = np.eye(len(p)) - p                      # ∂ ln p_i/∂z_j
    return -(np.asarray(y) @ jacobian)

# %% wrong: sign | sign
def cross_entropy_gradient(z, y):
    return y - softmax(z, axis=-1)

# %% wrong: with respect to the probabilities | probabilities
def cross_entropy_gradient(z, y):
    p = softmax(z, axis=-1)
    return np.where(y > 0, -y / p, 0)

# %% wrong: bits | bits
def cross_entropy_gradient(z, y):
    return (softmax(z, axis=-1) - y) / np.log(2)

# %% wrong: L2's | squared error
def cross_entropy_gradient(z, y):
    p = softmax(z, axis=-1)
    g = 2 * (p - y)
    return p * (g - (p * g).sum(axis=-1, keepdims=True))

# %% wrong: factor 2 | factor 2
def cross_entropy_gradient(z, y):
    return 2 * (softmax(z, axis=-1) - y)

# %% wrong: only the true class | only the true class
def cross_entropy_gradient(z, y):
    return np.where(y == 1, softmax(z, axis=-1) - 1, 0) if (y == 1).any() else softmax(z, axis=-1) - y

# %% wrong: overflow | nan
def cross_entropy_gradient(z, y):
    with np.errstate(all="ignore"):
        return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True) - y

# %% wrong: softmax over the whole batch | each row
def cross_entropy_gradient(z, y):
    return softmax(z) - y

# %% wrong: mean over the batch | each row
def cross_entropy_gradient(z, y):
    n = len(z) if np.ndim(z) > 1 else 1
    return (softmax(z, axis=-1) - y) / n

# %% wrong: softmax axis 1 | each row has its own softmax
def cross_entropy_gradient(z, y):
    return softmax(z, axis=min(z.ndim - 1, 1)) - y

# %% wrong: no shift in rows | is nan
def cross_entropy_gradient(z, y):
    e = np.exp(z - z.max())
    with np.errstate(all='ignore'):
        return e / e.sum(-1, keepdims=True) - y

# %% wrong: clip 700 | nudge one logit by 0
def cross_entropy_gradient(z, y):
    e = np.exp(np.clip(z, -700, 700))
    return e / e.sum(-1, keepdims=True) - y

# %% wrong: argmax labels | nudge one logit by 0
def cross_entropy_gradient(z, y):
    return softmax(z, axis=-1) - np.eye(z.shape[-1])[y.argmax(-1)]

# %% wrong: divided by batch | each row has its own softmax
def cross_entropy_gradient(z, y):
    return (softmax(z, axis=-1) - y) / (len(z) if z.ndim == 2 else 1)

# %% wrong: finite differences crude | nudge one logit by 0
def cross_entropy_gradient(z, y):
    g = np.zeros(z.shape)
    h = 0.01
    L = lambda z: -(y * (z - np.log(np.exp(z - z.max(-1, keepdims=True)).sum(-1, keepdims=True)) - z.max(-1, keepdims=True))).sum()
    for i in np.ndindex(z.shape):
        d = np.zeros(z.shape)
        d[i] = h
        g[i] = (L(z + d) - L(z - d)) / (2 * h)
    return g

# %% right: torch loss
import torch

def cross_entropy_gradient(z, y):
    t = torch.tensor(z, requires_grad=True)
    (-(torch.tensor(y) * torch.log_softmax(t, -1)).sum()).backward()
    return t.grad

# %% right: in place shift
def cross_entropy_gradient(z, y):
    z -= z.max(-1, keepdims=True)
    np.exp(z, out=z)
    z /= z.sum(-1, keepdims=True)
    return z - y

# %% right: times sum y
def cross_entropy_gradient(z, y):
    return softmax(z, axis=-1) * y.sum(-1, keepdims=True) - y

# %% wrong: entries of the label below 1e-3 count as 0 | expected
def cross_entropy_gradient(z, y):
    return softmax(z, axis=-1) - np.where(y > 1e-3, y, 0)
