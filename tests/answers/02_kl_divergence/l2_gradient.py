# %% right: chain rule, short
def l2_gradient(z, y):
    p = softmax(z, axis=-1)
    g = 2 * (p - y)
    return p * (g - (p * g).sum(axis=-1, keepdims=True))

# %% right: the whole matrix
def l2_gradient(z, y):
    if np.ndim(z) > 1:
        return np.array([l2_gradient(a, b) for a, b in zip(z, y)])
    p = softmax(z)
    return (np.diag(p) - np.outer(p, p)) @ (2 * (p - y))

# %% right: torch's autograd
import torch
def l2_gradient(z, y):
    z = torch.tensor(np.asarray(z), requires_grad=True)
    loss = ((torch.softmax(z, -1) - torch.tensor(np.asarray(y))) ** 2).sum()
    return torch.autograd.grad(loss, z)[0].numpy()

# %% right: einsum with the Jacobian
def l2_gradient(z, y):
    p = softmax(np.asarray(z, float), axis=-1)
    jacobian = np.einsum("...i,ij->...ij", p, np.eye(p.shape[-1])) - np.einsum("...i,...j->...ij", p, p)
    return np.einsum("...i,...ij->...j", 2 * (p - y), jacobian)

# %% right: loops
def l2_gradient(z, y):
    if np.ndim(z) > 1:
        return np.array([l2_gradient(a, b) for a, b in zip(z, y)])
    p, n = softmax(z), len(z)
    return np.array([sum(2 * (p[i] - y[i]) * p[i] * ((i == j) - p[j]) for i in range(n)) for j in range(n)])

# %% wrong: half | half of it
def l2_gradient(z, y):
    p = softmax(z, axis=-1)
    return p * (p - y - (p * (p - y)).sum(axis=-1, keepdims=True))

# %% wrong: sign | sign
def l2_gradient(z, y):
    p = softmax(z, axis=-1)
    g = 2 * (y - p)
    return p * (g - (p * g).sum(axis=-1, keepdims=True))

# %% wrong: with respect to the probabilities | probabilities
def l2_gradient(z, y):
    return 2 * (softmax(z, axis=-1) - y)

# %% wrong: cross-entropy's | cross-entropy's
def l2_gradient(z, y):
    return softmax(z, axis=-1) - y

# %% wrong: diagonal only | diagonal
def l2_gradient(z, y):
    p = softmax(z, axis=-1)
    return 2 * (p - y) * p * (1 - p)

# %% wrong: mean over classes | mean over the classes
def l2_gradient(z, y):
    p = softmax(z, axis=-1)
    g = 2 * (p - y)
    return p * (g - (p * g).sum(axis=-1, keepdims=True)) / np.shape(z)[-1]

# %% wrong: overflow | nan
def l2_gradient(z, y):
    with np.errstate(all="ignore"):
        p = np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)
    g = 2 * (p - y)
    return p * (g - (p * g).sum(axis=-1, keepdims=True))

# %% wrong: mixes the rows | each row
def l2_gradient(z, y):
    p = softmax(z, axis=-1)
    g = 2 * (p - y)
    return p * (g - (p * g).sum())

# %% wrong: diag in batch | each logit moves all probabilities
def l2_gradient(z, y):
    p = softmax(z, axis=-1)
    g = 2 * (p - y)
    if z.ndim == 1:
        return p * (g - p @ g)
    return g * p * (1 - p)

# %% wrong: sum over all | each row has its own softmax
def l2_gradient(z, y):
    p = softmax(z, axis=-1)
    g = 2 * (p - y)
    return p * (g - (p * g).sum())

# %% wrong: hard only | nudge one logit by 0
def l2_gradient(z, y):
    p = softmax(z, axis=-1)
    y = np.eye(z.shape[-1])[y.argmax(-1)]
    g = 2 * (p - y)
    return p * (g - (p * g).sum(-1, keepdims=True))

# %% wrong: overflow, again | nudge one logit by 0
def l2_gradient(z, y):
    with np.errstate(all='ignore'):
        p = np.exp(z) / np.exp(z).sum(-1, keepdims=True)
    p = np.nan_to_num(p)
    g = 2 * (p - y)
    return p * (g - (p * g).sum(-1, keepdims=True))

# %% right: einsum jac
def l2_gradient(z, y):
    p = softmax(z, axis=-1)
    g = 2 * (p - y)
    J = np.einsum('...i,ij->...ij', p, np.eye(p.shape[-1])) - np.einsum('...i,...j->...ij', p, p)
    return np.einsum('...i,...ij->...j', g, J)

# %% right: torch
import torch

def l2_gradient(z, y):
    t = torch.tensor(z, requires_grad=True)
    l = ((torch.softmax(t, -1) - torch.tensor(y)) ** 2).sum()
    return torch.autograd.grad(l, t)[0].numpy()

# %% wrong: small gradients taken for 0 | nudge one logit
def l2_gradient(z, y):
    p = softmax(z, -1); d = p - y; g = 2 * p * (d - (p * d).sum(-1, keepdims=True)); return np.where(np.abs(g) < 1e-8, 0, g)
