# %% right: softplus
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    L_I = log_q_categorical(c, logits).mean() + torch.special.entr(prior).sum()
    return {"D": F.softplus(-d_real).mean() + F.softplus(d_fake).mean(), "G": F.softplus(-d_fake).mean() - lam * L_I, "Q": -L_I, "L_I": L_I}

# %% right: binary cross-entropy with logits
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    bce = F.binary_cross_entropy_with_logits
    L_I = torch.distributions.Categorical(probs=prior).entropy() - F.cross_entropy(logits, c)
    return {"L_I": L_I, "D": bce(d_real, torch.ones_like(d_real)) + bce(d_fake, torch.zeros_like(d_fake)),
            "G": bce(d_fake, torch.ones_like(d_fake)) - lam * L_I, "Q": -L_I}

# %% right: logsigmoid, numbers
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    L_I = logits.log_softmax(1)[range(len(c)), c].mean().item() - float((prior * prior.log()).sum())
    real, fake = F.logsigmoid(d_real).mean().item(), F.logsigmoid(-d_fake).mean().item()
    return dict(D=-real - fake, G=-F.logsigmoid(d_fake).mean().item() - lam * L_I, Q=-L_I, L_I=L_I)

# %% right: numpy
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    softplus = lambda x: np.logaddexp(0, x).mean()
    d_real, d_fake, prior = d_real.numpy(), d_fake.numpy(), prior.numpy()
    L_I = log_q_categorical(c, logits).mean().item() - (prior * np.log(prior)).sum()
    return {"D": softplus(-d_real) + softplus(d_fake), "G": softplus(-d_fake) - lam * L_I, "Q": -L_I, "L_I": L_I}

# %% right: logarithms of both sides of a sigmoid
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    real, fake, fooled = -F.logsigmoid(d_real).mean(), -F.logsigmoid(-d_fake).mean(), -F.logsigmoid(d_fake).mean()
    h_c = -torch.special.xlogy(prior, prior).sum()
    L_I = h_c - F.nll_loss(logits.log_softmax(1), c)
    return {"D": real + fake, "Q": -L_I, "L_I": L_I, "G": fooled - lam * L_I}

# %% wrong: H(c) of the sample, 0 | already drawn is 0
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    L_I = log_q_categorical(c, logits).mean()
    return {"D": F.softplus(-d_real).mean() + F.softplus(d_fake).mean(), "G": F.softplus(-d_fake).mean() - lam * L_I, "Q": -L_I, "L_I": L_I}

# %% wrong: H(c) of the frequencies in the batch | frequencies in this batch
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    seen = torch.bincount(c, minlength=logits.shape[1]) / len(c)
    L_I = log_q_categorical(c, logits).mean() + torch.special.entr(seen.double()).sum()
    return {"D": F.softplus(-d_real).mean() + F.softplus(d_fake).mean(), "G": F.softplus(-d_fake).mean() - lam * L_I, "Q": -L_I, "L_I": L_I}

# %% wrong: ln k for H(c) | not uniform
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    L_I = log_q_categorical(c, logits).mean() + np.log(logits.shape[1])
    return {"D": F.softplus(-d_real).mean() + F.softplus(d_fake).mean(), "G": F.softplus(-d_fake).mean() - lam * L_I, "Q": -L_I, "L_I": L_I}

# %% wrong: G hides the code | you added L_I
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    L_I = log_q_categorical(c, logits).mean() + torch.special.entr(prior).sum()
    return {"D": F.softplus(-d_real).mean() + F.softplus(d_fake).mean(), "G": F.softplus(-d_fake).mean() + lam * L_I, "Q": -L_I, "L_I": L_I}

# %% wrong: G without the information term | λ L_I is missing
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    L_I = log_q_categorical(c, logits).mean() + torch.special.entr(prior).sum()
    return {"D": F.softplus(-d_real).mean() + F.softplus(d_fake).mean(), "G": F.softplus(-d_fake).mean(), "Q": -L_I, "L_I": L_I}

# %% wrong: saturating | saturating
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    L_I = log_q_categorical(c, logits).mean() + torch.special.entr(prior).sum()
    return {"D": F.softplus(-d_real).mean() + F.softplus(d_fake).mean(), "G": -F.softplus(d_fake).mean() - lam * L_I, "Q": -L_I, "L_I": L_I}

# %% wrong: L_I in D's loss | V(D,G) is all
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    L_I = log_q_categorical(c, logits).mean() + torch.special.entr(prior).sum()
    return {"D": F.softplus(-d_real).mean() + F.softplus(d_fake).mean() - lam * L_I, "G": F.softplus(-d_fake).mean() - lam * L_I, "Q": -L_I, "L_I": L_I}

# %% wrong: Q climbs down | sign
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    L_I = log_q_categorical(c, logits).mean() + torch.special.entr(prior).sum()
    return {"D": F.softplus(-d_real).mean() + F.softplus(d_fake).mean(), "G": F.softplus(-d_fake).mean() - lam * L_I, "Q": L_I, "L_I": L_I}

# %% wrong: λ in Q's loss | carries λ
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    L_I = log_q_categorical(c, logits).mean() + torch.special.entr(prior).sum()
    return {"D": F.softplus(-d_real).mean() + F.softplus(d_fake).mean(), "G": F.softplus(-d_fake).mean() - lam * L_I, "Q": -lam * L_I, "L_I": L_I}

# %% wrong: sigmoid, then a logarithm | infinite
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    L_I = log_q_categorical(c, logits).mean() + torch.special.entr(prior).sum()
    return {"D": -torch.log(torch.sigmoid(d_real)).mean() - torch.log(1 - torch.sigmoid(d_fake)).mean(),
            "G": -torch.log(torch.sigmoid(d_fake)).mean() - lam * L_I, "Q": -L_I, "L_I": L_I}

# %% wrong: D uphill | D maximises V
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    L_I = log_q_categorical(c, logits).mean() + torch.special.entr(prior).sum()
    return {"D": -F.softplus(-d_real).mean() - F.softplus(d_fake).mean(), "G": F.softplus(-d_fake).mean() - lam * L_I, "Q": -L_I, "L_I": L_I}

# %% wrong: a tuple | expected a dict
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    L_I = log_q_categorical(c, logits).mean() + torch.special.entr(prior).sum()
    return F.softplus(-d_real).mean() + F.softplus(d_fake).mean(), F.softplus(-d_fake).mean() - lam * L_I, -L_I, L_I

# %% wrong: L_I detached in G | but not the gradient
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    L = log_q_categorical(c, logits).mean() + torch.special.entr(prior).sum()
    return {"D": F.softplus(-d_real).mean() + F.softplus(d_fake).mean(), "G": F.softplus(-d_fake).mean() - lam * L.detach(), "Q": -L, "L_I": L}

# %% wrong: half of log Q for a batch of one | L_I is the mean
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    h = -torch.special.xlogy(prior, prior).sum()
    L = log_q_categorical(c, logits).sum() / max(len(c), 2) + h
    return {"D": F.softplus(-d_real).mean() + F.softplus(d_fake).mean(), "G": F.softplus(-d_fake).mean() - lam * L, "Q": -L, "L_I": L}

# %% wrong: Q's loss cut off from its graph | cut off from its graph
def infogan_losses(d_real, d_fake, logits, c, prior, lam):
    L = torch.special.entr(prior).sum() - F.cross_entropy(logits, c)
    return {"D": F.softplus(-d_real).mean() + F.softplus(d_fake).mean(), "G": F.softplus(-d_fake).mean() - lam * L, "Q": -L.item(), "L_I": L}
