# %% right: autograd of both losses
def gradient_norms(theta, phi, z):
    norms = []
    for loss in (saturating_loss, non_saturating_loss):
        variable = theta.detach().requires_grad_()
        gradient, = torch.autograd.grad(loss(D(phi, G(variable, z))), variable)
        norms.append(float(gradient.norm()))
    return tuple(norms)

# %% right: backward
def gradient_norms(theta, phi, z):
    norms = []
    for loss in (lambda l: -softplus(l).mean(), lambda l: softplus(-l).mean()):
        t = theta.clone().requires_grad_()
        loss(D(phi, G(t, z))).backward()
        norms.append((t.grad ** 2).sum().sqrt())
    return norms

# %% right: torch.func
def gradient_norms(theta, phi, z):
    of = lambda loss: torch.func.grad(lambda t: loss(D(phi, G(t, z))))(theta).norm().item()
    return of(saturating_loss), of(non_saturating_loss)

# %% right: the slopes by the logit, sent back through D and G
def gradient_norms(theta, phi, z):
    t = theta.detach().requires_grad_()
    logits = D(phi, G(t, z))
    slopes = generator_gradients(logits.detach().numpy())
    norms = []
    for name in ("minimax", "non-saturating"):
        sent = torch.tensor(slopes[name]) / len(z)
        norms.append(float(torch.autograd.grad(logits, t, sent, retain_graph=True)[0].norm()))
    return norms[0], norms[1]

# %% right: numpy's norm
def gradient_norms(theta, phi, z):
    t = theta.detach().clone().requires_grad_()
    logits = D(phi.detach(), G(t, z))
    first, = torch.autograd.grad(torch.nn.functional.logsigmoid(-logits).mean(), t, retain_graph=True)
    second, = torch.autograd.grad(-torch.nn.functional.logsigmoid(logits).mean(), t)
    return np.linalg.norm(first.numpy()), np.linalg.norm(second.numpy())

# %% wrong: the seed's loss | the other loss's
def gradient_norms(theta, phi, z):
    t = theta.detach().requires_grad_()
    logits = D(phi, G(t, z))
    of = lambda loss: float(torch.autograd.grad(loss, t, retain_graph=True)[0].norm())
    return of((1 + softplus(-logits)).mean()), of(softplus(-logits).mean())

# %% wrong: exchanged | the other loss's
def gradient_norms(theta, phi, z):
    t = theta.detach().requires_grad_()
    logits = D(phi, G(t, z))
    of = lambda loss: float(torch.autograd.grad(loss, t, retain_graph=True)[0].norm())
    return of(softplus(-logits).mean()), of(-softplus(logits).mean())

# %% wrong: by phi | with respect to D's parameters
def gradient_norms(theta, phi, z):
    p = phi.detach().requires_grad_()
    logits = D(p, G(theta, z))
    of = lambda loss: float(torch.autograd.grad(loss, p, retain_graph=True)[0].norm())
    return of(-softplus(logits).mean()), of(softplus(-logits).mean())

# %% wrong: squared | squared length
def gradient_norms(theta, phi, z):
    t = theta.detach().requires_grad_()
    logits = D(phi, G(t, z))
    of = lambda loss: float((torch.autograd.grad(loss, t, retain_graph=True)[0] ** 2).sum())
    return of(-softplus(logits).mean()), of(softplus(-logits).mean())

# %% wrong: summed over the batch | added the losses over the batch
def gradient_norms(theta, phi, z):
    t = theta.detach().requires_grad_()
    logits = D(phi, G(t, z))
    of = lambda loss: float(torch.autograd.grad(loss, t, retain_graph=True)[0].norm())
    return of(-softplus(logits).sum()), of(softplus(-logits).sum())

# %% wrong: by the logits | with respect to the logits
def gradient_norms(theta, phi, z):
    logits = D(phi, G(theta, z)).detach().requires_grad_()
    of = lambda loss: float(torch.autograd.grad(loss, logits, retain_graph=True)[0].norm())
    return of(-softplus(logits).mean()), of(softplus(-logits).mean())

# %% wrong: the largest entry | largest entry
def gradient_norms(theta, phi, z):
    t = theta.detach().requires_grad_()
    logits = D(phi, G(t, z))
    of = lambda loss: float(torch.autograd.grad(loss, t, retain_graph=True)[0].abs().max())
    return of(-softplus(logits).mean()), of(softplus(-logits).mean())

# %% wrong: sum of absolute entries | absolute entries
def gradient_norms(theta, phi, z):
    t = theta.detach().requires_grad_()
    logits = D(phi, G(t, z))
    of = lambda loss: float(torch.autograd.grad(loss, t, retain_graph=True)[0].abs().sum())
    return of(-softplus(logits).mean()), of(softplus(-logits).mean())

# %% wrong: sigmoid then log | Use your losses
def gradient_norms(theta, phi, z):
    t = theta.detach().requires_grad_()
    d = torch.sigmoid(D(phi, G(t, z)))
    of = lambda loss: float(torch.autograd.grad(loss, t, retain_graph=True)[0].norm())
    return of(torch.log(1 - d).mean()), of(-torch.log(d).mean())

# %% wrong: one number | 2 things
def gradient_norms(theta, phi, z):
    t = theta.detach().requires_grad_()
    return float(torch.autograd.grad(saturating_loss(D(phi, G(t, z))), t)[0].norm())

# %% wrong: mean of per-sample norms | expected
def gradient_norms(theta, phi, z):
    out = []
    for loss in (saturating_loss, non_saturating_loss):
        norms = []
        for one in z:
            t = theta.detach().clone().requires_grad_()
            g, = torch.autograd.grad(loss(D(phi, G(t, one[None]))), t)
            norms.append(float(g.norm()))
        out.append(np.mean(norms))
    return tuple(out)

# %% right: a tensor of two norms
def gradient_norms(theta, phi, z):
    out = []
    for loss in (saturating_loss, non_saturating_loss):
        t = theta.clone().detach().requires_grad_(True)
        loss(D(phi, G(t, z))).backward()
        out.append(t.grad.norm())
    return torch.stack(out)

# %% wrong: the first 64 noise vectors | a part of z left out
def gradient_norms(theta, phi, z):
    t = theta.detach().requires_grad_()
    logits = D(phi, G(t, z[:64]))
    return tuple(torch.autograd.grad(loss(logits), t, retain_graph=True)[0].norm().item() for loss in (saturating_loss, non_saturating_loss))
