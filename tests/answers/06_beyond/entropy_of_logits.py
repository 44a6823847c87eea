# %% right: log_softmax
def entropy_of_logits(logits):
    log_p = log_softmax(logits)
    p = np.exp(log_p)
    H = -np.sum(p * log_p)
    return H, -p * (log_p + H)

# %% right: the Jacobian written out
def entropy_of_logits(logits):
    shifted = logits - logits.max()
    log_p = shifted - np.log(np.exp(shifted).sum())
    p = np.exp(log_p)
    J = np.diag(p) - np.outer(p, p)
    return -(p @ log_p), J @ (-log_p - 1)

# %% right: torch and autograd
def entropy_of_logits(logits):
    l = torch.tensor(logits, requires_grad=True)
    H = -(l.softmax(0) * l.log_softmax(0)).sum()
    H.backward()
    return H.item(), l.grad

# %% right: logsumexp
from scipy.special import logsumexp
def entropy_of_logits(logits):
    log_p = np.asarray(logits) - logsumexp(logits)
    H = -(np.exp(log_p) @ log_p)
    return float(H), np.exp(log_p) * (-log_p - H)

# %% right: log Z less the mean logit
def entropy_of_logits(logits):
    l = np.asarray(logits, float) - np.max(logits)
    w = np.exp(l)
    p, log_z = w / w.sum(), np.log(w.sum())
    H = log_z - p @ l
    return H, p * (log_z - l - H)

# %% wrong: gradient by p | the probabilities p
def entropy_of_logits(logits):
    log_p = log_softmax(logits)
    return -(np.exp(log_p) * log_p).sum(), -log_p - 1

# %% wrong: bits | bits
def entropy_of_logits(logits):
    log_p = log_softmax(logits)
    p = np.exp(log_p)
    H = -(p * log_p).sum() / np.log(2)
    return H, -p * (log_p / np.log(2) + H)

# %% wrong: sign of the gradient | sign is wrong
def entropy_of_logits(logits):
    log_p = log_softmax(logits)
    p = np.exp(log_p)
    H = -(p * log_p).sum()
    return H, p * (log_p + H)

# %% wrong: softmax without its normalisation | normalisation
def entropy_of_logits(logits):
    log_p = log_softmax(logits)
    p = np.exp(log_p)
    return -(p * log_p).sum(), -p * (log_p + 1)

# %% wrong: diagonal of the Jacobian | diagonal
def entropy_of_logits(logits):
    log_p = log_softmax(logits)
    p = np.exp(log_p)
    return -(p * log_p).sum(), -p * (1 - p) * (log_p + 1)

# %% wrong: exp overflows | overflows
def entropy_of_logits(logits):
    with np.errstate(all="ignore"):
        p = np.exp(logits) / np.exp(logits).sum()
        H = -(p * np.log(p)).sum()
        return H, -p * (np.log(p) + H)

# %% wrong: log of a softmax that is 0 | overflows
def entropy_of_logits(logits):
    p = softmax(logits)
    with np.errstate(all="ignore"):
        H = -(p * np.log(p)).sum()
        return H, -p * (np.log(p) + H)

# %% wrong: unweighted | probability p
def entropy_of_logits(logits):
    log_p = log_softmax(logits)
    return -log_p.sum(), -np.exp(log_p)

# %% wrong: only the entropy | 2 things
def entropy_of_logits(logits):
    log_p = log_softmax(logits)
    return -(np.exp(log_p) * log_p).sum()

# %% right: torch with its graph
def entropy_of_logits(logits):
    l = torch.tensor(logits, requires_grad=True)
    lp = l.log_softmax(0)
    H = -(lp.exp() * lp).sum()
    H.backward()
    return H, l.grad

# %% wrong: clip logits at 50 | expected
def entropy_of_logits(logits):
    l = np.clip(logits, -50, 50); lp = log_softmax(l); p = np.exp(lp); H = -(p * lp).sum()
    return H, -p * (lp + H)

# %% wrong: p is clipped at 1e-12 | close, but not equal
def entropy_of_logits(logits):
    p = np.clip(softmax(logits), 1e-12, 1)
    log_p = np.log(p)
    H = -(p * log_p).sum()
    return H, -p * (log_p + H)

# %% wrong: p below 1e-10 counts as 0 | close, but not equal
def entropy_of_logits(logits):
    p = softmax(logits)
    there = p > 1e-10
    H, gradient = -(p[there] * np.log(p[there])).sum(), np.zeros(len(p))
    gradient[there] = -p[there] * (np.log(p[there]) + H)
    return H, gradient

# %% wrong: an ε of 1e-12 in the logarithm | close, but not equal
def entropy_of_logits(logits):
    p = softmax(logits)
    log_p = np.log(p + 1e-12)
    H = -(p * log_p).sum()
    return H, -p * (log_p + H)
