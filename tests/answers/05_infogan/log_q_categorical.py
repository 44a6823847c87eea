# %% right: minus cross-entropy
def log_q_categorical(c, logits):
    return -F.cross_entropy(logits, c, reduction="none")

# %% right: gather and logsumexp
def log_q_categorical(c, logits):
    return logits.gather(1, c[:, None])[:, 0] - logits.logsumexp(1)

# %% right: torch.distributions
def log_q_categorical(c, logits):
    return torch.distributions.Categorical(logits=logits).log_prob(c)

# %% right: numpy, one row at a time
def log_q_categorical(c, logits):
    rows = []
    for k, row in zip(c.tolist(), logits.tolist()):
        top = max(row)
        rows.append(row[k] - top - np.log(sum(np.exp(v - top) for v in row)))
    return np.array(rows)

# %% right: one-hot
def log_q_categorical(c, logits):
    return (F.one_hot(c, logits.shape[1]) * F.log_softmax(logits, dim=-1)).sum(-1)

# %% wrong: softmax, then a logarithm | infinite
def log_q_categorical(c, logits):
    return torch.log(torch.softmax(logits, 1))[torch.arange(len(c)), c]

# %% wrong: the loss | sign
def log_q_categorical(c, logits):
    return F.cross_entropy(logits, c, reduction="none")

# %% wrong: Q itself | take its logarithm
def log_q_categorical(c, logits):
    return torch.softmax(logits, 1)[torch.arange(len(c)), c]

# %% wrong: the bare logit | not normalised
def log_q_categorical(c, logits):
    return logits[torch.arange(len(c)), c]

# %% wrong: mean over the batch | shape
def log_q_categorical(c, logits):
    return -F.cross_entropy(logits, c)

# %% wrong: bits | bits
def log_q_categorical(c, logits):
    return -F.cross_entropy(logits, c, reduction="none") / np.log(2)

# %% wrong: softmax over the batch | expected
def log_q_categorical(c, logits):
    return logits.log_softmax(0)[torch.arange(len(c)), c]

# %% wrong: an ε against the infinity | expected
def log_q_categorical(c, logits):
    return torch.log(torch.softmax(logits, 1) + 1e-8)[torch.arange(len(c)), c]

# %% wrong: shifted by the batch's maximum | infinite
def log_q_categorical(c, logits):
    l = logits - logits.max()
    return l.gather(1, c.view(-1, 1)).squeeze(1) - l.exp().sum(1).log()

# %% wrong: gradient of the bare logit | but not the gradient
def log_q_categorical(c, logits):
    bare = logits.gather(1, c[:, None])[:, 0]
    right = logits.log_softmax(1).gather(1, c[:, None])[:, 0]
    return bare + (right - bare).detach()

# %% wrong: codes above 9 taken for 9 | at the code c of each row
def log_q_categorical(c, logits):
    return logits.log_softmax(1).gather(1, c.clamp(max=9)[:, None])[:, 0]

# %% wrong: one column for all in batches of 50 and more | at the code c of each row
def log_q_categorical(c, logits):
    l = logits.log_softmax(1)
    return l[:, c].diagonal() if len(c) < 50 else l[:, c[0]]
