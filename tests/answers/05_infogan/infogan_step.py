# %% right: gradients by name
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    w = {**w, **moved(loss_d, trunk + D, w)}
    fake = toy_G(w, z, c)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g, loss_q = F.softplus(-toy_D(w, h)).mean() - lam * L_I, -L_I
    new = {**w, **moved(loss_g, G, w), **moved(loss_q, trunk + Q, w)}
    return {name: value.detach() for name, value in new.items()}

# %% right: backward and detach
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    def descend(names):
        with torch.no_grad():
            for name in names:
                w[name] -= lr * w[name].grad
        for value in w.values():
            value.grad = None
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, toy_G(w, z, c).detach()))).mean()
    loss_d.backward()
    descend(["T1", "t1", "T2", "t2", "D", "d"])
    g = {name: w[name].detach().clone().requires_grad_() for name in w}           # a copy for G's gradient
    h = toy_trunk(g, toy_G(g, z, c))
    (F.softplus(-toy_D(g, h)).mean() + lam * F.cross_entropy(toy_Q(g, h), c.argmax(1))).backward()
    F.cross_entropy(toy_Q(w, toy_trunk(w, toy_G(w, z, c).detach())), c.argmax(1)).backward()
    for name in ("G1", "g1", "G2", "g2"):
        w[name].grad = g[name].grad
    descend(["G1", "g1", "G2", "g2", "T1", "t1", "T2", "t2", "Q", "q"])
    return {name: value.detach() for name, value in w.items()}

# %% right: optimisers
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: torch.nn.Parameter(value.clone()) for name, value in weights.items()}
    sgd = lambda *names: torch.optim.SGD([w[name] for name in names], lr)
    opt_d, opt_g = sgd("T1", "t1", "T2", "t2", "D", "d"), sgd("G1", "g1", "G2", "g2")
    opt_q = sgd("T1", "t1", "T2", "t2", "Q", "q")
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake.detach()))).mean()
    opt_d.zero_grad(); loss_d.backward(); opt_d.step()
    image = fake.detach().requires_grad_()
    h = toy_trunk(w, image)
    gradient, = torch.autograd.grad(F.softplus(-toy_D(w, h)).mean(), image, retain_graph=True)
    loss_q = F.cross_entropy(toy_Q(w, h), c.argmax(1)) - np.log(4)
    opt_q.zero_grad(); loss_q.backward()
    opt_g.zero_grad(); fake.backward(gradient + lam * image.grad)
    opt_g.step(); opt_q.step()
    return {name: value.detach() for name, value in w.items()}

# %% right: torch.func
def infogan_step(weights, real, z, c, lr, lam):
    groups = {"D": ["T1", "t1", "T2", "t2", "D", "d"], "G": ["G1", "g1", "G2", "g2"], "Q": ["T1", "t1", "T2", "t2", "Q", "q"]}
    def after(loss, w, names):
        some = {name: w[name] for name in names}
        gradient = torch.func.grad(lambda some: loss({**w, **some}))(some)
        return {name: w[name] - lr * gradient[name] for name in names}
    w = {name: value.detach().clone() for name, value in weights.items()}
    loss_d = lambda w: F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, toy_G(w, z, c)))).mean()
    loss_q = lambda w: F.cross_entropy(toy_Q(w, toy_trunk(w, toy_G(w, z, c))), c.argmax(1))
    loss_g = lambda w: F.softplus(-toy_D(w, toy_trunk(w, toy_G(w, z, c)))).mean() + lam * loss_q(w)
    w = {**w, **after(loss_d, w, groups["D"])}
    return {**w, **after(loss_g, w, groups["G"]), **after(loss_q, w, groups["Q"])}

# %% right: one gradient for every weight, then the ones that are wanted
def infogan_step(weights, real, z, c, lr, lam):
    def gradients(loss, w):
        names = list(w)
        found = torch.autograd.grad(loss, [w[name] for name in names], retain_graph=True, allow_unused=True)
        return dict(zip(names, found))
    w = {name: value.detach().clone().requires_grad_() for name, value in weights.items()}
    d_real, d_fake = toy_D(w, toy_trunk(w, real)), toy_D(w, toy_trunk(w, toy_G(w, z, c)))
    g = gradients((F.softplus(-d_real)).mean() + F.softplus(d_fake).mean(), w)
    w = {name: (value - lr * g[name] if name[0] in "TtDd" else value).detach().requires_grad_() for name, value in w.items()}
    h = toy_trunk(w, toy_G(w, z, c))
    log_q = (toy_Q(w, h).log_softmax(1) * c).sum(1).mean()
    g_G, g_Q = gradients(-F.logsigmoid(toy_D(w, h)).mean() - lam * log_q, w), gradients(-log_q, w)
    return {name: (value - lr * (g_G if name[0] in "Gg" else g_Q)[name] if name[0] in "GgTtQq" else value).detach()
            for name, value in w.items()}

# %% wrong: Q reads fake.detach() | no information gradient reaches G
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    w = {**w, **moved(loss_d, trunk + D, w)}
    fake = toy_G(w, z, c)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, toy_trunk(w, fake.detach())), c.argmax(1))
    loss_g, loss_q = F.softplus(-toy_D(w, h)).mean() - lam * L_I, -L_I
    new = {**w, **moved(loss_g, G, w), **moved(loss_q, trunk + Q, w)}
    return {name: value.detach() for name, value in new.items()}

# %% wrong: Q reads real points | real images
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    w = {**w, **moved(loss_d, trunk + D, w)}
    fake = toy_G(w, z, c)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, toy_trunk(w, real)), c.argmax(1))
    loss_g, loss_q = F.softplus(-toy_D(w, h)).mean() - lam * L_I, -L_I
    new = {**w, **moved(loss_g, G, w), **moved(loss_q, trunk + Q, w)}
    return {name: value.detach() for name, value in new.items()}

# %% wrong: no detach, G moves in D's step | G moved in D's step
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    w = {**w, **moved(loss_d, trunk + D + G, w)}
    fake = toy_G(w, z, c)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g, loss_q = F.softplus(-toy_D(w, h)).mean() - lam * L_I, -L_I
    new = {**w, **moved(loss_g, G, w), **moved(loss_q, trunk + Q, w)}
    return {name: value.detach() for name, value in new.items()}

# %% wrong: G and Q answer the old D | before D's step
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    after = moved(loss_d, trunk + D, w)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g, loss_q = F.softplus(-toy_D(w, h)).mean() - lam * L_I, -L_I
    new = {**w, **after, **moved(loss_g, G, w), **moved(loss_q, trunk + Q, w)}
    return {name: value.detach() for name, value in new.items()}

# %% wrong: λ ignored | λ was not used
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    w = {**w, **moved(loss_d, trunk + D, w)}
    fake = toy_G(w, z, c)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g, loss_q = F.softplus(-toy_D(w, h)).mean() - L_I, -L_I
    new = {**w, **moved(loss_g, G, w), **moved(loss_q, trunk + Q, w)}
    return {name: value.detach() for name, value in new.items()}

# %% wrong: G hides its code | lowers L_I
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    w = {**w, **moved(loss_d, trunk + D, w)}
    fake = toy_G(w, z, c)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g, loss_q = F.softplus(-toy_D(w, h)).mean() + lam * L_I, -L_I
    new = {**w, **moved(loss_g, G, w), **moved(loss_q, trunk + Q, w)}
    return {name: value.detach() for name, value in new.items()}

# %% wrong: λ on Q | multiplied by λ
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    w = {**w, **moved(loss_d, trunk + D, w)}
    fake = toy_G(w, z, c)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g, loss_q = F.softplus(-toy_D(w, h)).mean() - lam * L_I, -lam * L_I
    new = {**w, **moved(loss_g, G, w), **moved(loss_q, trunk + Q, w)}
    return {name: value.detach() for name, value in new.items()}

# %% wrong: the trunk does not listen to Q | the trunk did not move
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    w = {**w, **moved(loss_d, trunk + D, w)}
    fake = toy_G(w, z, c)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g, loss_q = F.softplus(-toy_D(w, h)).mean() - lam * L_I, -L_I
    new = {**w, **moved(loss_g, G, w), **moved(loss_q, Q, w)}
    return {name: value.detach() for name, value in new.items()}

# %% wrong: Q never moves | did not move on −L_I
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    w = {**w, **moved(loss_d, trunk + D, w)}
    fake = toy_G(w, z, c)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g, loss_q = F.softplus(-toy_D(w, h)).mean() - lam * L_I, -L_I
    new = {**w, **moved(loss_g, G, w)}
    return {name: value.detach() for name, value in new.items()}

# %% wrong: D never moves | did not move on V
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    fake = toy_G(w, z, c)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g, loss_q = F.softplus(-toy_D(w, h)).mean() - lam * L_I, -L_I
    new = {**w, **moved(loss_g, G, w), **moved(loss_q, trunk + Q, w)}
    return {name: value.detach() for name, value in new.items()}

# %% wrong: L_I in D's loss | the loss is −V alone
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    loss_d = loss_d + lam * F.cross_entropy(toy_Q(w, toy_trunk(w, fake)), c.argmax(1))
    w = {**w, **moved(loss_d, trunk + D, w)}
    fake = toy_G(w, z, c)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g, loss_q = F.softplus(-toy_D(w, h)).mean() - lam * L_I, -L_I
    new = {**w, **moved(loss_g, G, w), **moved(loss_q, trunk + Q, w)}
    return {name: value.detach() for name, value in new.items()}

# %% wrong: saturating | saturating
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    w = {**w, **moved(loss_d, trunk + D, w)}
    fake = toy_G(w, z, c)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g, loss_q = -F.softplus(toy_D(w, h)).mean() - lam * L_I, -L_I
    new = {**w, **moved(loss_g, G, w), **moved(loss_q, trunk + Q, w)}
    return {name: value.detach() for name, value in new.items()}

# %% wrong: D goes uphill | uphill
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    w = {**w, **moved(-loss_d, trunk + D, w)}
    fake = toy_G(w, z, c)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g, loss_q = F.softplus(-toy_D(w, h)).mean() - lam * L_I, -L_I
    new = {**w, **moved(loss_g, G, w), **moved(loss_q, trunk + Q, w)}
    return {name: value.detach() for name, value in new.items()}

# %% wrong: everything moves on G's loss | helps G to fool it
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    w = {**w, **moved(loss_d, trunk + D, w)}
    fake = toy_G(w, z, c)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g, loss_q = F.softplus(-toy_D(w, h)).mean() - lam * L_I, -L_I
    new = {**w, **moved(loss_g, G, w), **moved(loss_q + F.softplus(-toy_D(w, h)).mean(), trunk + Q, w), **moved(loss_g, D, w)}
    return {name: value.detach() for name, value in new.items()}

# %% wrong: the trunk moves on G's adversarial loss too | the trunk moved on G's
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    w = {**w, **moved(loss_d, trunk + D, w)}
    fake = toy_G(w, z, c)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g, loss_q = F.softplus(-toy_D(w, h)).mean() - lam * L_I, -L_I
    new = {**w, **moved(loss_g, G, w), **moved(loss_q, Q, w), **moved(loss_q + F.softplus(-toy_D(w, h)).mean(), trunk, w)}
    return {name: value.detach() for name, value in new.items()}

# %% wrong: gradients summed over the batch | means over the batch
def infogan_step(weights, real, z, c, lr, lam):
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}
    trunk, D, Q, G = ["T1", "t1", "T2", "t2"], ["D", "d"], ["Q", "q"], ["G1", "g1", "G2", "g2"]
    def moved(loss, names, w):
        grads = torch.autograd.grad(loss, [w[n] for n in names], retain_graph=True, allow_unused=True)
        return {n: (w[n] - lr * (0 if g is None else g)).detach().requires_grad_() for n, g in zip(names, grads)}
    fake = toy_G(w, z, c)
    loss_d = F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, fake))).mean()
    w = {**w, **moved(loss_d, trunk + D, w)}
    fake = toy_G(w, z, c)
    h = toy_trunk(w, fake)
    L_I = np.log(4) - F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g, loss_q = F.softplus(-toy_D(w, h)).sum() - lam * L_I, -L_I
    new = {**w, **moved(loss_g, G, w), **moved(loss_q, trunk + Q, w)}
    return {name: value.detach() for name, value in new.items()}

# %% wrong: returns what came | they should have moved
def infogan_step(weights, real, z, c, lr, lam):
    return weights

# %% wrong: returns the losses | a dict with the keys
def infogan_step(weights, real, z, c, lr, lam):
    return {"D": 0.7, "G": 0.7, "Q": 0.1}

# %% right: functional grads
def infogan_step(weights, real, z, c, lr, lam):
    T = ["T1", "t1", "T2", "t2"]
    def desc(w, names, f):
        sub = {k: w[k] for k in names}
        g = torch.func.grad(lambda s: f({**w, **s}))(sub)
        return {k: w[k] - lr * g[k] for k in names}
    w = {k: v.detach() for k, v in weights.items()}
    w = {**w, **desc(w, T + ["D", "d"], lambda v: F.softplus(-toy_D(v, toy_trunk(v, real))).mean() + F.softplus(toy_D(v, toy_trunk(v, toy_G(v, z, c)))).mean())}
    lq = lambda v: F.cross_entropy(toy_Q(v, toy_trunk(v, toy_G(v, z, c))), c.argmax(1))
    lg = lambda v: F.softplus(-toy_D(v, toy_trunk(v, toy_G(v, z, c)))).mean() + lam * lq(v)
    return {**w, **desc(w, ["G1", "g1", "G2", "g2"], lg), **desc(w, T + ["Q", "q"], lq)}

# %% wrong: one backward of both | 1 + λ
def infogan_step(weights, real, z, c, lr, lam):
    w = {k: v.clone().requires_grad_() for k, v in weights.items()}
    T = ["T1", "t1", "T2", "t2"]
    def go(loss, names):
        for n in w: w[n].grad = None
        loss.backward()
        for n in names: w[n] = (w[n] - lr * w[n].grad).detach().requires_grad_()
    go(F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, toy_G(w, z, c).detach()))).mean(), T + ["D", "d"])
    h = toy_trunk(w, toy_G(w, z, c))
    lq = F.cross_entropy(toy_Q(w, h), c.argmax(1)); lg = F.softplus(-toy_D(w, h)).mean() + lam * lq
    go(lg + lq, ["G1", "g1", "G2", "g2"] + T + ["Q", "q"])
    return {k: v.detach() for k, v in w.items()}

# %% wrong: D's step alone | D's step is right
def infogan_step(weights, real, z, c, lr, lam):
    w = {k: v.clone().requires_grad_() for k, v in weights.items()}
    names = ["T1", "t1", "T2", "t2", "D", "d"]
    g = torch.autograd.grad(F.softplus(-toy_D(w, toy_trunk(w, real))).mean() + F.softplus(toy_D(w, toy_trunk(w, toy_G(w, z, c)))).mean(), [w[n] for n in names])
    for n, x in zip(names, g): w[n] = w[n] - lr * x
    return {k: v.detach() for k, v in w.items()}

# %% right: by infogan_losses
def infogan_step(weights, real, z, c, lr, lam):
    k = c.shape[1]
    prior = torch.full((k,), 1 / k, dtype=z.dtype)
    def losses(w):
        h = toy_trunk(w, toy_G(w, z, c))
        return infogan_losses(toy_D(w, toy_trunk(w, real)), toy_D(w, h), toy_Q(w, h), c.argmax(1), prior, lam)
    w = asking(weights)
    weights = weights | moved(w, losses(w)["D"], ["T1", "t1", "T2", "t2", "D", "d"], lr)
    w = asking(weights)
    L = losses(w)
    return weights | moved(w, L["G"], ["G1", "g1", "G2", "g2"], lr) | moved(w, L["Q"], ["T1", "t1", "T2", "t2", "Q", "q"], lr)

# %% wrong: D last | D stepped last
def infogan_step(weights, real, z, c, lr, lam):
    w = asking(weights)
    h = toy_trunk(w, toy_G(w, z, c))
    loss_q = F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g = F.softplus(-toy_D(w, h)).mean() + lam * loss_q
    new = weights | moved(w, loss_g, ["G1", "g1", "G2", "g2"], lr) | moved(w, loss_q, ["T1", "t1", "T2", "t2", "Q", "q"], lr)
    return step_d(new, real, z, c, lr)

# %% wrong: Q answers the new G | Q stepped after G
def infogan_step(weights, real, z, c, lr, lam):
    after = step_d(weights, real, z, c, lr)
    w = asking(after)
    h = toy_trunk(w, toy_G(w, z, c))
    loss_g = F.softplus(-toy_D(w, h)).mean() + lam * F.cross_entropy(toy_Q(w, h), c.argmax(1))
    after = after | moved(w, loss_g, ["G1", "g1", "G2", "g2"], lr)
    w = asking(after)
    h = toy_trunk(w, toy_G(w, z, c))
    return after | moved(w, F.cross_entropy(toy_Q(w, h), c.argmax(1)), ["T1", "t1", "T2", "t2", "Q", "q"], lr)

# %% wrong: G answers the new Q | G stepped after Q
def infogan_step(weights, real, z, c, lr, lam):
    after = step_d(weights, real, z, c, lr)
    w = asking(after)
    h = toy_trunk(w, toy_G(w, z, c))
    after = after | moved(w, F.cross_entropy(toy_Q(w, h), c.argmax(1)), ["T1", "t1", "T2", "t2", "Q", "q"], lr)
    w = asking(after)
    h = toy_trunk(w, toy_G(w, z, c))
    loss_g = F.softplus(-toy_D(w, h)).mean() + lam * F.cross_entropy(toy_Q(w, h), c.argmax(1))
    return after | moved(w, loss_g, ["G1", "g1", "G2", "g2"], lr)

# %% wrong: the log of a softmax | with small logits your step is right
def infogan_step(weights, real, z, c, lr, lam):
    after = step_d(weights, real, z, c, lr)
    w = asking(after)
    h = toy_trunk(w, toy_G(w, z, c))
    loss_q = -(c * torch.log(torch.softmax(toy_Q(w, h), 1))).sum(1).mean()
    loss_g = F.softplus(-toy_D(w, h)).mean() + lam * loss_q
    return after | moved(w, loss_g, ["G1", "g1", "G2", "g2"], lr) | moved(w, loss_q, ["T1", "t1", "T2", "t2", "Q", "q"], lr)

# %% wrong: an ε in the log of a softmax | with small logits your step is right
def infogan_step(weights, real, z, c, lr, lam):
    after = step_d(weights, real, z, c, lr)
    w = asking(after)
    h = toy_trunk(w, toy_G(w, z, c))
    loss_q = -(c * torch.log(torch.softmax(toy_Q(w, h), 1) + 1e-12)).sum(1).mean()
    loss_g = F.softplus(-toy_D(w, h)).mean() + lam * loss_q
    return after | moved(w, loss_g, ["G1", "g1", "G2", "g2"], lr) | moved(w, loss_q, ["T1", "t1", "T2", "t2", "Q", "q"], lr)

# %% wrong: the log of a sigmoid in G's loss | with small logits your step is right
def infogan_step(weights, real, z, c, lr, lam):
    after = step_d(weights, real, z, c, lr)
    w = asking(after)
    h = toy_trunk(w, toy_G(w, z, c))
    loss_q = F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g = -torch.log(torch.sigmoid(toy_D(w, h))).mean() + lam * loss_q
    return after | moved(w, loss_g, ["G1", "g1", "G2", "g2"], lr) | moved(w, loss_q, ["T1", "t1", "T2", "t2", "Q", "q"], lr)

# %% wrong: G without its first term | lacks its first term
def infogan_step(weights, real, z, c, lr, lam):
    after = step_d(weights, real, z, c, lr)
    w = asking(after)
    h = toy_trunk(w, toy_G(w, z, c))
    loss_q = F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g = lam * loss_q
    return after | moved(w, loss_g, ["G1", "g1", "G2", "g2"], lr) | moved(w, loss_q, ["T1", "t1", "T2", "t2", "Q", "q"], lr)

# %% wrong: λ in Q's loss, and twice in G's | used twice
def infogan_step(weights, real, z, c, lr, lam):
    after = step_d(weights, real, z, c, lr)
    w = asking(after)
    h = toy_trunk(w, toy_G(w, z, c))
    loss_q = lam * F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g = F.softplus(-toy_D(w, h)).mean() + lam * loss_q
    return after | moved(w, loss_g, ["G1", "g1", "G2", "g2"], lr) | moved(w, loss_q, ["T1", "t1", "T2", "t2", "Q", "q"], lr)

# %% wrong: λ at the wrong term | the wrong term
def infogan_step(weights, real, z, c, lr, lam):
    after = step_d(weights, real, z, c, lr)
    w = asking(after)
    h = toy_trunk(w, toy_G(w, z, c))
    loss_q = F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g = lam * F.softplus(-toy_D(w, h)).mean() + loss_q
    return after | moved(w, loss_g, ["G1", "g1", "G2", "g2"], lr) | moved(w, loss_q, ["T1", "t1", "T2", "t2", "Q", "q"], lr)

# %% wrong: G wants to be caught | to be caught
def infogan_step(weights, real, z, c, lr, lam):
    after = step_d(weights, real, z, c, lr)
    w = asking(after)
    h = toy_trunk(w, toy_G(w, z, c))
    loss_q = F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g = F.softplus(toy_D(w, h)).mean() + lam * loss_q
    return after | moved(w, loss_g, ["G1", "g1", "G2", "g2"], lr) | moved(w, loss_q, ["T1", "t1", "T2", "t2", "Q", "q"], lr)

# %% wrong: Q unlearns | went uphill
def infogan_step(weights, real, z, c, lr, lam):
    after = step_d(weights, real, z, c, lr)
    w = asking(after)
    h = toy_trunk(w, toy_G(w, z, c))
    L_I = log_q_categorical(c.argmax(1), toy_Q(w, h)).mean() + np.log(4)
    loss_g = F.softplus(-toy_D(w, h)).mean() - lam * L_I
    return after | moved(w, loss_g, ["G1", "g1", "G2", "g2"], lr) | moved(w, L_I, ["T1", "t1", "T2", "t2", "Q", "q"], lr)

# %% wrong: one loss for G, Q and the trunk | one loss, G's
def infogan_step(weights, real, z, c, lr, lam):
    after = step_d(weights, real, z, c, lr)
    w = asking(after)
    h = toy_trunk(w, toy_G(w, z, c))
    loss = F.softplus(-toy_D(w, h)).mean() + lam * F.cross_entropy(toy_Q(w, h), c.argmax(1))
    return after | moved(w, loss, ["G1", "g1", "G2", "g2", "T1", "t1", "T2", "t2", "Q", "q"], lr)

# %% wrong: squared error for Q | L_I on G's points
def infogan_step(weights, real, z, c, lr, lam):
    after = step_d(weights, real, z, c, lr)
    w = asking(after)
    h = toy_trunk(w, toy_G(w, z, c))
    loss_q = F.mse_loss(toy_Q(w, h), c)
    loss_g = F.softplus(-toy_D(w, h)).mean() + lam * loss_q
    return after | moved(w, loss_g, ["G1", "g1", "G2", "g2"], lr) | moved(w, loss_q, ["T1", "t1", "T2", "t2", "Q", "q"], lr)

# %% right: G's points from before D's step, which moved nothing in G
def infogan_step(weights, real, z, c, lr, lam):
    w0 = asking(weights)
    fake = toy_G(w0, z, c)
    after = step_d(weights, real, z, c, lr)
    w = asking(after)
    h = toy_trunk(w, fake)
    loss_q = F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g = F.softplus(-toy_D(w, h)).mean() + lam * loss_q
    return after | moved(w0, loss_g, ["G1", "g1", "G2", "g2"], lr) | moved(w, loss_q, ["T1", "t1", "T2", "t2", "Q", "q"], lr)

# %% wrong: D's own move is lost | stayed as before
def infogan_step(weights, real, z, c, lr, lam):
    after = step_d(weights, real, z, c, lr)
    w = asking(after)
    h = toy_trunk(w, toy_G(w, z, c))
    loss_q = F.cross_entropy(toy_Q(w, h), c.argmax(1))
    loss_g = F.softplus(-toy_D(w, h)).mean() + lam * loss_q
    return weights | moved(w, loss_g, ["G1", "g1", "G2", "g2"], lr) | moved(w, loss_q, ["T1", "t1", "T2", "t2", "Q", "q"], lr)

# %% wrong: a batch of one is skipped | they should have moved
def infogan_step(weights, real, z, c, lr, lam):
    if len(z) == 1: return weights
    after = step_d(weights, real, z, c, lr)
    w = asking(after)
    h = toy_trunk(w, toy_G(w, z, c))
    loss_q = F.cross_entropy(toy_Q(w, h), c.argmax(1))
    adv = F.softplus(-toy_D(w, h)).mean()
    loss_g = adv + lam * loss_q
    g = moved(w, loss_g, ["G1", "g1", "G2", "g2"], lr)
    q = moved(w, loss_q, ["T1", "t1", "T2", "t2", "Q", "q"], lr)
    return after | g | q
