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
