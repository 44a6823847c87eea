# %% right: autograd.grad
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real, z[:-1]):
        phi = phi.detach().requires_grad_()
        fake = G(theta, noise).detach()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, fake)), phi)
        phi = (phi - lr * gradient).detach()
    theta = theta.detach().requires_grad_()
    gradient, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), theta)
    return (theta - lr * gradient).detach(), phi

# %% right: backward on leaves
def alternating_step(theta, phi, real, z, lr):
    theta, phi = theta.clone().requires_grad_(), phi.clone().requires_grad_()
    for i in range(len(real)):
        loss = softplus(-D(phi, real[i])).mean() + softplus(D(phi, G(theta, z[i]).detach())).mean()
        phi.grad = None
        loss.backward()
        with torch.no_grad():
            phi -= lr * phi.grad
    theta.grad = None
    softplus(-D(phi, G(theta, z[len(real)]))).mean().backward()
    with torch.no_grad():
        theta -= lr * theta.grad
    return theta.detach(), phi.detach()

# %% right: torch's SGD
def alternating_step(theta, phi, real, z, lr):
    theta, phi = theta.clone().requires_grad_(), phi.clone().requires_grad_()
    sgd_g, sgd_d = torch.optim.SGD([theta], lr), torch.optim.SGD([phi], lr)
    for x, noise in zip(real, z):
        sgd_d.zero_grad()
        discriminator_loss(D(phi, x), D(phi, G(theta, noise).detach())).backward()
        sgd_d.step()
    sgd_g.zero_grad()
    non_saturating_loss(D(phi, G(theta, z[-1]))).backward()
    sgd_g.step()
    return theta, phi

# %% right: torch.func
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real, z):
        fake = G(theta, noise)
        phi = phi - lr * torch.func.grad(lambda p: discriminator_loss(D(p, x), D(p, fake)))(phi)
    return theta - lr * torch.func.grad(lambda t: non_saturating_loss(D(phi, G(t, z[-1]))))(theta), phi

# %% right: no detach needed, since only φ is asked for
def alternating_step(theta, phi, real, z, lr):
    k = real.shape[0]
    for i in range(k):
        p = phi.clone().requires_grad_()
        loss = discriminator_loss(D(p, real[i]), D(p, G(theta, z[i])))
        phi = phi - lr * torch.autograd.grad(loss, [p])[0]
    t = theta.clone().requires_grad_()
    loss = -torch.nn.functional.logsigmoid(D(phi, G(t, z[k]))).mean()
    return [theta - lr * torch.autograd.grad(loss, [t])[0], phi]

# %% wrong: missing detach | flowed into G
def alternating_step(theta, phi, real, z, lr):
    theta, phi = theta.clone().requires_grad_(), phi.clone().requires_grad_()
    for x, noise in zip(real, z):
        phi.grad = None
        discriminator_loss(D(phi, x), D(phi, G(theta, noise))).backward()
        with torch.no_grad():
            phi -= lr * phi.grad
    non_saturating_loss(D(phi, G(theta, z[-1]))).backward()
    with torch.no_grad():
        theta -= lr * theta.grad
    return theta.detach(), phi.detach()

# %% wrong: zero_grad forgotten | earlier steps were added
def alternating_step(theta, phi, real, z, lr):
    theta, phi = theta.clone().requires_grad_(), phi.clone().requires_grad_()
    for x, noise in zip(real, z):
        discriminator_loss(D(phi, x), D(phi, G(theta, noise).detach())).backward()
        with torch.no_grad():
            phi -= lr * phi.grad
    non_saturating_loss(D(phi, G(theta, z[-1]))).backward()
    with torch.no_grad():
        theta -= lr * theta.grad
    return theta.detach(), phi.detach()

# %% wrong: G first | already moved
def alternating_step(theta, phi, real, z, lr):
    theta = theta.detach().requires_grad_()
    gradient, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), theta)
    theta = (theta - lr * gradient).detach()
    for x, noise in zip(real, z[:-1]):
        phi = phi.detach().requires_grad_()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, G(theta, noise))), phi)
        phi = (phi - lr * gradient).detach()
    return theta, phi

# %% wrong: both against the old networks | old D
def alternating_step(theta, phi, real, z, lr):
    old = phi
    for x, noise in zip(real, z[:-1]):
        phi = phi.detach().requires_grad_()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, G(theta, noise))), phi)
        phi = (phi - lr * gradient).detach()
    theta = theta.detach().requires_grad_()
    gradient, = torch.autograd.grad(non_saturating_loss(D(old, G(theta, z[-1]))), theta)
    return (theta - lr * gradient).detach(), phi

# %% wrong: one step of D whatever k is | D took one step
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real[:1], z[:1]):
        phi = phi.detach().requires_grad_()
        fake = G(theta, noise).detach()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, fake)), phi)
        phi = (phi - lr * gradient).detach()
    theta = theta.detach().requires_grad_()
    gradient, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), theta)
    return (theta - lr * gradient).detach(), phi

# %% wrong: the first batch for every step | first batch
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real, z[:-1]):
        phi = phi.detach().requires_grad_()
        fake = G(theta, noise).detach()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, real[0]), D(phi, fake)), phi)
        phi = (phi - lr * gradient).detach()
    theta = theta.detach().requires_grad_()
    gradient, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), theta)
    return (theta - lr * gradient).detach(), phi

# %% wrong: the saturating loss | saturating loss
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real, z[:-1]):
        phi = phi.detach().requires_grad_()
        fake = G(theta, noise).detach()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, fake)), phi)
        phi = (phi - lr * gradient).detach()
    theta = theta.detach().requires_grad_()
    gradient, = torch.autograd.grad(saturating_loss(D(phi, G(theta, z[-1]))), theta)
    return (theta - lr * gradient).detach(), phi

# %% wrong: D's noise again | last, z[-1]
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real, z[:-1]):
        phi = phi.detach().requires_grad_()
        fake = G(theta, noise).detach()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, fake)), phi)
        phi = (phi - lr * gradient).detach()
    theta = theta.detach().requires_grad_()
    gradient, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[0]))), theta)
    return (theta - lr * gradient).detach(), phi

# %% wrong: D climbs | D climbs
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real, z[:-1]):
        phi = phi.detach().requires_grad_()
        fake = G(theta, noise).detach()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, fake)), phi)
        phi = (phi + lr * gradient).detach()
    theta = theta.detach().requires_grad_()
    gradient, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), theta)
    return (theta - lr * gradient).detach(), phi

# %% wrong: G climbs | G climbs
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real, z[:-1]):
        phi = phi.detach().requires_grad_()
        fake = G(theta, noise).detach()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, fake)), phi)
        phi = (phi - lr * gradient).detach()
    theta = theta.detach().requires_grad_()
    gradient, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), theta)
    return (theta + lr * gradient).detach(), phi

# %% wrong: G detached, too | G did not move
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real, z[:-1]):
        phi = phi.detach().requires_grad_()
        fake = G(theta, noise).detach()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, fake)), phi)
        phi = (phi - lr * gradient).detach()
    theta = theta.detach().requires_grad_()
    gradient, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), theta)
    return theta.detach(), phi

# %% wrong: D not returned | D did not move
def alternating_step(theta, phi, real, z, lr):
    start = phi
    for x, noise in zip(real, z[:-1]):
        phi = phi.detach().requires_grad_()
        fake = G(theta, noise).detach()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, fake)), phi)
        phi = (phi - lr * gradient).detach()
    theta = theta.detach().requires_grad_()
    gradient, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), theta)
    return (theta - lr * gradient).detach(), start

# %% wrong: order of the returned pair | which is (φ, θ)
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real, z[:-1]):
        phi = phi.detach().requires_grad_()
        fake = G(theta, noise).detach()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, fake)), phi)
        phi = (phi - lr * gradient).detach()
    theta = theta.detach().requires_grad_()
    gradient, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), theta)
    return phi, (theta - lr * gradient).detach()

# %% wrong: k steps of G | G takes one
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real, z[:-1]):
        phi = phi.detach().requires_grad_()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, G(theta, noise))), phi)
        phi = (phi - lr * gradient).detach()
    for _ in real:
        theta = theta.detach().requires_grad_()
        gradient, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), theta)
        theta = (theta - lr * gradient).detach()
    return theta, phi

# %% wrong: G's loss moves D, too | moved D, too
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real, z[:-1]):
        phi = phi.detach().requires_grad_()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, G(theta, noise))), phi)
        phi = (phi - lr * gradient).detach()
    theta, phi = theta.detach().requires_grad_(), phi.requires_grad_()
    g_theta, g_phi = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), (theta, phi))
    return (theta - lr * g_theta).detach(), (phi - lr * g_phi).detach()

# %% wrong: no step size | check the loss
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real, z[:-1]):
        phi = phi.detach().requires_grad_()
        fake = G(theta, noise).detach()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, fake)), phi)
        phi = (phi - gradient).detach()
    theta = theta.detach().requires_grad_()
    gradient, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), theta)
    return (theta - lr * gradient).detach(), phi

# %% right: lists of arrays
def alternating_step(theta, phi, real, z, lr):
    p = phi.detach().clone()
    for x, noise in zip(real, z[:-1]):
        p.requires_grad_()
        g, = torch.autograd.grad(discriminator_loss(D(p, x), D(p, G(theta, noise).detach())), p)
        p = p.detach() - lr * g
    t = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(non_saturating_loss(D(p, G(t, z[-1]))), t)
    return [(t - lr * g).detach().numpy(), p.numpy()]

# %% wrong: phi in place | changed its argument phi
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real, z[:-1]):
        p = phi.detach().requires_grad_()
        g, = torch.autograd.grad(discriminator_loss(D(p, x), D(p, G(theta, noise).detach())), p)
        phi -= lr * g
    t = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(non_saturating_loss(D(phi, G(t, z[-1]))), t)
    return (t - lr * g).detach(), phi.clone()

# %% wrong: theta in place | changed its argument theta
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real, z[:-1]):
        p = phi.detach().clone().requires_grad_()
        g, = torch.autograd.grad(discriminator_loss(D(p, x), D(p, G(theta, noise).detach())), p)
        phi = (p - lr * g).detach()
    t = theta.requires_grad_()
    g, = torch.autograd.grad(non_saturating_loss(D(phi, G(t, z[-1]))), t)
    with torch.no_grad(): theta -= lr * g
    return theta.detach().clone(), phi

# %% wrong: D's arguments swapped | call real points fake
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real, z[:-1]):
        phi = phi.detach().requires_grad_()
        g, = torch.autograd.grad(discriminator_loss(D(phi, G(theta, noise).detach()), D(phi, x)), phi)
        phi = (phi - lr * g).detach()
    theta = theta.detach().requires_grad_()
    g, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), theta)
    return (theta - lr * g).detach(), phi

# %% wrong: every gradient at the old φ | at the φ that came in
def alternating_step(theta, phi, real, z, lr):
    start = phi.detach().requires_grad_()
    for x, noise in zip(real, z[:-1]):
        g, = torch.autograd.grad(discriminator_loss(D(start, x), D(start, G(theta, noise).detach())), start)
        phi = (phi - lr * g).detach()
    theta = theta.detach().requires_grad_()
    g, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), theta)
    return (theta - lr * g).detach(), phi

# %% wrong: D always reads z[0] | first batch of noise
def alternating_step(theta, phi, real, z, lr):
    for x in real:
        phi = phi.detach().requires_grad_()
        g, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, G(theta, z[0]).detach())), phi)
        phi = (phi - lr * g).detach()
    theta = theta.detach().requires_grad_()
    g, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), theta)
    return (theta - lr * g).detach(), phi

# %% wrong: G after each of D's steps | after each step of D
def alternating_step(theta, phi, real, z, lr):
    for i, x in enumerate(real):
        phi = phi.detach().requires_grad_()
        g, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, G(theta, z[i]).detach())), phi)
        phi = (phi - lr * g).detach()
        theta = theta.detach().requires_grad_()
        g, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[i + 1]))), theta)
        theta = (theta - lr * g).detach()
    return theta, phi

# %% wrong: at most three steps of D | check the loss of φ's step
def alternating_step(theta, phi, real, z, lr):
    for i in range(min(len(real), 3)):
        phi = phi.detach().requires_grad_()
        g, = torch.autograd.grad(discriminator_loss(D(phi, real[i]), D(phi, G(theta, z[i]).detach())), phi)
        phi = (phi - lr * g).detach()
    theta = theta.detach().requires_grad_()
    g, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[len(real)]))), theta)
    return (theta - lr * g).detach(), phi

# %% wrong: lr at most 0.1 | check the loss of φ's step
def alternating_step(theta, phi, real, z, lr):
    lr = min(lr, 0.1)
    for i in range(len(real)):
        phi = phi.detach().requires_grad_()
        g, = torch.autograd.grad(discriminator_loss(D(phi, real[i]), D(phi, G(theta, z[i]).detach())), phi)
        phi = (phi - lr * g).detach()
    theta = theta.detach().requires_grad_()
    g, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[len(real)]))), theta)
    return (theta - lr * g).detach(), phi

# %% wrong: gradients clipped at length 10 | expected
def alternating_step(theta, phi, real, z, lr):
    shorter = lambda g: g * min(1.0, 10 / g.norm().item())
    for x, noise in zip(real, z):
        p = phi.detach().requires_grad_()
        phi = phi - lr * shorter(torch.autograd.grad(discriminator_loss(D(p, x), D(p, G(theta, noise))), p)[0])
    t = theta.detach().requires_grad_()
    return theta - lr * shorter(torch.autograd.grad(non_saturating_loss(D(phi, G(t, z[-1]))), t)[0]), phi

# %% wrong: the arguments themselves ask for gradients | changed its arguments theta and phi
def alternating_step(theta, phi, real, z, lr):
    theta.requires_grad_()
    phi.requires_grad_()
    new = phi
    for x, noise in zip(real, z):
        new = new - lr * torch.autograd.grad(discriminator_loss(D(new, x), D(new, G(theta, noise).detach())), new)[0]
    return theta - lr * torch.autograd.grad(non_saturating_loss(D(new, G(theta, z[-1]))), theta)[0], new

# %% wrong: weights that also decay | check the loss of φ
def alternating_step(theta, phi, real, z, lr):
    for x, noise in zip(real, z):
        phi = phi.detach().requires_grad_()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, G(theta, noise).detach())), phi)
        phi = (phi * (1 - 1e-4 * lr) - lr * gradient).detach()
    theta = theta.detach().requires_grad_()
    gradient, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), theta)
    return (theta - lr * gradient).detach(), phi
