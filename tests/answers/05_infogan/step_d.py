# %% right: gradients by name
def step_d(weights, real, z, c, lr):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    names = ["T1", "t1", "T2", "t2", "D", "d"]
    loss = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, toy_G(w, z, c)))).mean()
    gradients = torch.autograd.grad(loss, [w[name] for name in names])
    return {**weights, **{name: weights[name] - lr * gradient for name, gradient in zip(names, gradients)}}

# %% right: an optimiser and a detach
def step_d(weights, real, z, c, lr):
    w = {name: torch.nn.Parameter(value.clone()) for name, value in weights.items()}
    sgd = torch.optim.SGD([w[name] for name in ("T1", "t1", "T2", "t2", "D", "d")], lr)
    fake = toy_G(w, z, c).detach()
    loss = -F.logsigmoid(toy_D(w, toy_trunk(w, real))).mean() - F.logsigmoid(-toy_D(w, toy_trunk(w, fake))).mean()
    loss.backward()
    sgd.step()
    return {name: value.detach() for name, value in w.items()}

# %% right: torch.func, and binary cross-entropy
def step_d(weights, real, z, c, lr):
    names, bce = ("T1", "t1", "T2", "t2", "D", "d"), F.binary_cross_entropy_with_logits
    def loss(some):
        w = weights | some
        d_real, d_fake = toy_D(w, toy_trunk(w, real)), toy_D(w, toy_trunk(w, toy_G(w, z, c)))
        return bce(d_real, torch.ones_like(d_real)) + bce(d_fake, torch.zeros_like(d_fake))
    some = {name: weights[name] for name in names}
    gradient = torch.func.grad(loss)(some)
    return weights | {name: some[name] - lr * gradient[name] for name in names}

# %% wrong: G moves too | G moved on D's loss
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    loss = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, toy_G(w, z, c)))).mean()
    return weights | moved(w, loss, ["T1", "t1", "T2", "t2", "D", "d", "G1", "g1", "G2", "g2"], lr)

# %% wrong: D's head alone | the trunk did not
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    loss = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, toy_G(w, z, c)))).mean()
    return weights | moved(w, loss, ["D", "d"], lr)

# %% wrong: the trunk alone | D's head, D and d, did not
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    loss = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, toy_G(w, z, c)))).mean()
    return weights | moved(w, loss, ["T1", "t1", "T2", "t2"], lr)

# %% wrong: uphill | uphill
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    loss = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, toy_G(w, z, c)))).mean()
    return weights | moved(w, -loss, ["T1", "t1", "T2", "t2", "D", "d"], lr)

# %% wrong: real points alone | lacks its second term
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    return weights | moved(w, F.softplus(-toy_D(w, toy_trunk(w, real))).mean(), ["T1", "t1", "T2", "t2", "D", "d"], lr)

# %% wrong: G's points alone | lacks its first term
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    return weights | moved(w, F.softplus(toy_D(w, toy_trunk(w, toy_G(w, z, c)))).mean(), ["T1", "t1", "T2", "t2", "D", "d"], lr)

# %% wrong: real and fake swapped | call real points fake
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    loss = F.softplus(toy_D(w, toy_trunk(w, real))).mean() + F.softplus(-toy_D(w, toy_trunk(w, toy_G(w, z, c)))).mean()
    return weights | moved(w, loss, ["T1", "t1", "T2", "t2", "D", "d"], lr)

# %% wrong: sums over the batch | means over the batch
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    loss = F.softplus(-toy_D(w, toy_trunk(w, real))).sum() + F.softplus(toy_D(w, toy_trunk(w, toy_G(w, z, c)))).sum()
    return weights | moved(w, loss, ["T1", "t1", "T2", "t2", "D", "d"], lr)

# %% wrong: what moved, alone | a dict with the keys
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    loss = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, toy_G(w, z, c)))).mean()
    return moved(w, loss, ["T1", "t1", "T2", "t2", "D", "d"], lr)

# %% wrong: nothing moves | they should have moved
def step_d(weights, real, z, c, lr):
    return weights

# %% right: real points and G's in one batch
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    x = torch.cat([real, toy_G(w, z, c)])
    logit = toy_D(w, toy_trunk(w, x))
    n = len(real)
    loss = F.softplus(-logit[:n]).mean() + F.softplus(logit[n:]).mean()
    new = dict(weights)
    new.update(moved(w, loss, ["D", "d", "T1", "t1", "T2", "t2"], lr))
    return new

# %% wrong: the log of a sigmoid | with small logits your step is right
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    d_real, d_fake = torch.sigmoid(toy_D(w, toy_trunk(w, real))), torch.sigmoid(toy_D(w, toy_trunk(w, toy_G(w, z, c))))
    loss_d = -(torch.log(d_real).mean() + torch.log(1 - d_fake).mean())
    return weights | moved(w, loss_d, ["T1", "t1", "T2", "t2", "D", "d"], lr)

# %% wrong: an ε in the log of a sigmoid | with small logits your step is right
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    d_real, d_fake = torch.sigmoid(toy_D(w, toy_trunk(w, real))), torch.sigmoid(toy_D(w, toy_trunk(w, toy_G(w, z, c))))
    loss_d = -(torch.log(d_real + 1e-8).mean() + torch.log(1 - d_fake + 1e-8).mean())
    return weights | moved(w, loss_d, ["T1", "t1", "T2", "t2", "D", "d"], lr)

# %% wrong: the biases stay | biases move like
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    d_real, d_fake = toy_D(w, toy_trunk(w, real)), toy_D(w, toy_trunk(w, toy_G(w, z, c)))
    loss_d = F.softplus(-d_real).mean() + F.softplus(d_fake).mean()
    return weights | moved(w, loss_d, ["T1", "T2", "D"], lr)

# %% wrong: half of the loss | 0.5 times as far
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    d_real, d_fake = toy_D(w, toy_trunk(w, real)), toy_D(w, toy_trunk(w, toy_G(w, z, c)))
    loss_d = (F.softplus(-d_real).mean() + F.softplus(d_fake).mean()) / 2
    return weights | moved(w, loss_d, ["T1", "t1", "T2", "t2", "D", "d"], lr)

# %% wrong: a step for each term | on the sum of both terms
def step_d(weights, real, z, c, lr):
    names = ["T1", "t1", "T2", "t2", "D", "d"]
    w = asking(weights)
    weights = weights | moved(w, F.softplus(-toy_D(w, toy_trunk(w, real))).mean(), names, lr)
    w = asking(weights)
    return weights | moved(w, F.softplus(toy_D(w, toy_trunk(w, toy_G(w, z, c)))).mean(), names, lr)

# %% wrong: the head, then the trunk | answered the new head
def step_d(weights, real, z, c, lr):
    def loss(w):
        return F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, toy_G(w, z, c)))).mean()
    w = asking(weights)
    weights = weights | moved(w, loss(w), ["D", "d"], lr)
    w = asking(weights)
    return weights | moved(w, loss(w), ["T1", "t1", "T2", "t2"], lr)

# %% right: in place, which the task does not forbid
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    d_real, d_fake = toy_D(w, toy_trunk(w, real)), toy_D(w, toy_trunk(w, toy_G(w, z, c)))
    loss_d = F.softplus(-d_real).mean() + F.softplus(d_fake).mean()
    for k, v in moved(w, loss_d, ["T1", "t1", "T2", "t2", "D", "d"], lr).items():
        weights[k].copy_(v)
    return weights

# %% wrong: always lr 0.1 | 0.143 times as far
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    d_real, d_fake = toy_D(w, toy_trunk(w, real)), toy_D(w, toy_trunk(w, toy_G(w, z, c)))
    loss_d = F.softplus(-d_real).mean() + F.softplus(d_fake).mean()
    return weights | moved(w, loss_d, ["T1", "t1", "T2", "t2", "D", "d"], 0.1)

# %% wrong: lr at most 0.1 | times as far
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    fake = toy_G(w, z, c)
    loss = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    return weights | moved(w, loss, ["T1", "t1", "T2", "t2", "D", "d"], min(lr, 0.1))

# %% wrong: a batch of one is skipped | they should have moved
def step_d(weights, real, z, c, lr):
    w = asking(weights)
    fake = toy_G(w, z, c)
    loss = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    if len(real) == 1: return weights
    return weights | moved(w, loss, ["T1", "t1", "T2", "t2", "D", "d"], lr)
