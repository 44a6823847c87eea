# %% right: two optimisers
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% right: fresh noise for G's step, D frozen
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        D.requires_grad_(False)
        loss_g = generator_loss(D(G(torch.randn(64, 62))))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        D.requires_grad_(True)
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% right: batches without replacement, a list of lists
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randperm(len(real))[:64]]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits, curves

# %% right: one backward pass through the image
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        image = fake.detach().requires_grad_()
        loss_g = generator_loss(D(image))
        adam_g.zero_grad()
        fake.backward(torch.autograd.grad(loss_g, image)[0])
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% right: norms added up by hand
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = sum((p.grad ** 2).sum() for p in G.parameters()).sqrt()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: G's optimiser holds D's parameters | G's own parameters
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(D.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: G's optimiser never steps | optimisers step
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: detach in G's step | does L_G reach
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake.detach()))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.ones(1)
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: digits left in [−1, 1] | 0 … 1
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = G(torch.randn(500, 62)).squeeze(1)
    return digits.numpy(), curves

# %% wrong: the seed's saturating loss | sign is wrong (log(1 − D)
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": lambda fake: (1 + softplus(-fake)).mean(), "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: always the saturating loss | −log D positive
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: copies of the training images | 0 networks read noise
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    return images[:500] / 255, curves

# %% wrong: D climbs its loss | loss_d in step 1
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = -discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: real and fake exchanged in D's loss | −mean log D(real)
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(fake.detach()), D(x))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: a channel axis is left | shape
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)) + 1) / 2
    return digits.numpy(), curves

# %% wrong: one number for the whole run | one per step
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name] = [value.item()]
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: only the digits | 2 things
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy()

# %% wrong: gradients read after they were cleared | old gradients cleared
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        adam_g.zero_grad(set_to_none=False)
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: the gradient of D | with respect to G's parameters
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in D.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: uniform noise | standard normal
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.rand(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: G's gradients never cleared | old gradients cleared
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: a step of 1 for G | expected 0.002
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 1.002, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: the seed is not set again | called again
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.seed()
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: always the dense networks | Use the argument `networks`
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks("dense", seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: half as bright | mean brightness
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 4
    return digits.numpy(), curves

# %% wrong: digits from uniform noise | standard normal
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.rand(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: the networks always the same | networks follow from the seed
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, 0)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: only the first three images are ever drawn | From which rows do you draw
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(curves), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% right: one discriminator call
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        both = D(torch.cat([x, fake.detach()]))
        loss_d = discriminator_loss(both[:64], both[64:])
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% right: a generator object, all drawn before
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    g = torch.Generator().manual_seed(seed)
    rows, noise = torch.randint(len(real), (steps, 64), generator=g), torch.randn(steps, 64, 62, generator=g)
    for i in range(steps):
        x = real[rows[i]]
        fake = G(noise[i])
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% right: no_grad for D, fresh forward for G with the same z
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        z = torch.randn(64, 62)
        with torch.no_grad():
            fake = G(z)
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(G(z)))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: one z for all steps | Where is z drawn
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    z = torch.randn(64, 62)
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(z)
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: half of the images | From which rows do you draw
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real) // 2, (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: batches in order | begin with the same images
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for i in range(steps):
        x = real[(torch.arange(64) + 64 * i) % len(real)]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: batch 32 | different batches of your images
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (32,))]
        fake = G(torch.randn(32, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: default betas for G | expected (0.5, 0.999)
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3)
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: tensors on the graph | still on its graph
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value)
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: G stops after ten steps | a network did not take the step
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        if len(curves['loss_g']) < 10: adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% right: real and generated images in one batch
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in training_steps(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(*D(torch.cat([x, fake.detach()])).chunk(2))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient), strict=True):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% right: digits in evaluation mode
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in training_steps(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient), strict=True):
            curves[name].append(value.item())
    G.eval()
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: the convolutional G never steps | 'laptop'
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in training_steps(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        if networks != 'laptop': adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient), strict=True):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: digits of an untrained convolutional G | 'laptop'
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in training_steps(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient), strict=True):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = ((G if networks == 'dense' else new_networks(networks, seed)[0])(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: with the convolutional networks the loss is ignored | 'laptop'
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss if networks == 'dense' else 'minimax']
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in training_steps(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient), strict=True):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% right: the digits in parts of 100
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient), strict=True):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (torch.cat([G(z) for z in torch.randn(500, 62).split(100)]).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% right: images scaled by hand, in double precision
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = (torch.tensor(images, dtype=torch.float64)[:, None] / 127.5 - 1).float(), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient), strict=True):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: D's optimiser holds G too | both networks
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam([*D.parameters(), *G.parameters()], 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient), strict=True):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: a shorter memory for G's Adam | steps with betas
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.99))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient), strict=True):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: AdamW | torch.optim.AdamW
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.AdamW(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.AdamW(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient), strict=True):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: the seed set for the dense networks alone, by new_networks | called again
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient), strict=True):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: D in evaluation mode | no .eval()
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    D.eval()
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient), strict=True):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: new optimisers in each step | several optimisers
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in training_steps(steps, G):
        adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
        adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient), strict=True):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: batches follow from the seed, noise does not | called again
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    free = torch.Generator()
    free.seed()
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62, generator=free))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62, generator=free)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: the digits' noise is the same for every seed | digits from the same noise
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), lr=5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.999))
    use = saturating_loss if loss == "minimax" else non_saturating_loss
    real = to_tensor(images)
    curves = {"loss_d": [], "loss_g": [], "gradient": []}
    for step in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        z = torch.randn(64, 62)
        fake = G(z)
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = use(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        curves["loss_d"].append(loss_d.item())
        curves["loss_g"].append(loss_g.item())
        curves["gradient"].append(gradient.item())
    with torch.no_grad():
        noise = torch.randn(500, 62, generator=torch.Generator().manual_seed(0))
        digits = (G(noise)[:, 0] + 1) / 2
    return digits.numpy(), curves

# %% wrong: digits from noise of the training | Which rows do you use again
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), lr=5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.999))
    use = saturating_loss if loss == "minimax" else non_saturating_loss
    real = to_tensor(images)
    curves = {"loss_d": [], "loss_g": [], "gradient": []}
    for step in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        z = torch.randn(64, 62); seen = globals().setdefault('SEEN', []); seen.append(z)
        fake = G(z)
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = use(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        curves["loss_d"].append(loss_d.item())
        curves["loss_g"].append(loss_g.item())
        curves["gradient"].append(gradient.item())
    with torch.no_grad():
        noise = torch.cat(SEEN[-8:])[:500] if steps >= 8 else torch.randn(500, 62)
        digits = (G(noise)[:, 0] + 1) / 2
    return digits.numpy(), curves

# %% wrong: noise from a pool of 1,000 rows | Which rows do you use again
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), lr=5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.999))
    use = saturating_loss if loss == "minimax" else non_saturating_loss
    real = to_tensor(images)
    curves = {"loss_d": [], "loss_g": [], "gradient": []}
    pool = torch.randn(1000, 62)
    for step in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        z = pool[torch.randint(1000, (64,))]
        fake = G(z)
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = use(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        curves["loss_d"].append(loss_d.item())
        curves["loss_g"].append(loss_g.item())
        curves["gradient"].append(gradient.item())
    with torch.no_grad():
        noise = torch.randn(500, 62)
        digits = (G(noise)[:, 0] + 1) / 2
    return digits.numpy(), curves

# %% wrong: one noise, with signs drawn anew | Which rows do you use again
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), lr=5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.999))
    use = saturating_loss if loss == "minimax" else non_saturating_loss
    real = to_tensor(images)
    curves = {"loss_d": [], "loss_g": [], "gradient": []}
    pool = torch.randn(64, 62)
    for step in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        z = pool * torch.randn(64, 1).sign()
        fake = G(z)
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = use(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        curves["loss_d"].append(loss_d.item())
        curves["loss_g"].append(loss_g.item())
        curves["gradient"].append(gradient.item())
    with torch.no_grad():
        noise = torch.randn(500, 62)
        digits = (G(noise)[:, 0] + 1) / 2
    return digits.numpy(), curves

# %% wrong: the last image is never drawn | D never read
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), lr=5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.999))
    use = saturating_loss if loss == "minimax" else non_saturating_loss
    real = to_tensor(images)
    curves = {"loss_d": [], "loss_g": [], "gradient": []}
    for step in training_steps(steps, G):
        x = real[torch.randint(len(real) - 1, (64,))]
        z = torch.randn(64, 62)
        fake = G(z)
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = use(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        curves["loss_d"].append(loss_d.item())
        curves["loss_g"].append(loss_g.item())
        curves["gradient"].append(gradient.item())
    with torch.no_grad():
        noise = torch.randn(500, 62)
        digits = (G(noise)[:, 0] + 1) / 2
    return digits.numpy(), curves

# %% wrong: one image eight times in every batch | hardly any come twice
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), lr=5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.999))
    use = saturating_loss if loss == "minimax" else non_saturating_loss
    real = to_tensor(images)
    curves = {"loss_d": [], "loss_g": [], "gradient": []}
    for step in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]; x[1:8] = x[0]
        z = torch.randn(64, 62)
        fake = G(z)
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = use(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        curves["loss_d"].append(loss_d.item())
        curves["loss_g"].append(loss_g.item())
        curves["gradient"].append(gradient.item())
    with torch.no_grad():
        noise = torch.randn(500, 62)
        digits = (G(noise)[:, 0] + 1) / 2
    return digits.numpy(), curves

# %% wrong: the noise follows the seed's last digit | expected different ones
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed % 10)
    adam_d = torch.optim.Adam(D.parameters(), lr=5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.999))
    use = saturating_loss if loss == "minimax" else non_saturating_loss
    real = to_tensor(images)
    curves = {"loss_d": [], "loss_g": [], "gradient": []}
    for step in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        z = torch.randn(64, 62)
        fake = G(z)
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = use(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        curves["loss_d"].append(loss_d.item())
        curves["loss_g"].append(loss_g.item())
        curves["gradient"].append(gradient.item())
    with torch.no_grad():
        noise = torch.randn(500, 62)
        digits = (G(noise)[:, 0] + 1) / 2
    return digits.numpy(), curves

# %% wrong: G's gradient clipped at length 1, and read before | not clipped
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), lr=5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.999))
    use = saturating_loss if loss == "minimax" else non_saturating_loss
    real = to_tensor(images)
    curves = {"loss_d": [], "loss_g": [], "gradient": []}
    for step in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = use(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        torch.nn.utils.clip_grad_norm_(G.parameters(), 1.0)
        adam_g.step()
        curves["loss_d"].append(loss_d.item())
        curves["loss_g"].append(loss_g.item())
        curves["gradient"].append(gradient.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62))[:, 0] + 1) / 2
    return digits.numpy(), curves

# %% wrong: G's gradient clipped at length 5, and read after | not clipped
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), lr=5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.999))
    use = saturating_loss if loss == "minimax" else non_saturating_loss
    real = to_tensor(images)
    curves = {"loss_d": [], "loss_g": [], "gradient": []}
    for step in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = use(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        torch.nn.utils.clip_grad_norm_(G.parameters(), 5.0)
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        adam_g.step()
        curves["loss_d"].append(loss_d.item())
        curves["loss_g"].append(loss_g.item())
        curves["gradient"].append(gradient.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62))[:, 0] + 1) / 2
    return digits.numpy(), curves

# %% wrong: D's gradient clipped at length 1 | not clipped
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), lr=5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.999))
    use = saturating_loss if loss == "minimax" else non_saturating_loss
    real = to_tensor(images)
    curves = {"loss_d": [], "loss_g": [], "gradient": []}
    for step in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        torch.nn.utils.clip_grad_norm_(D.parameters(), 1.0)
        adam_d.step()
        loss_g = use(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        curves["loss_d"].append(loss_d.item())
        curves["loss_g"].append(loss_g.item())
        curves["gradient"].append(gradient.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62))[:, 0] + 1) / 2
    return digits.numpy(), curves

# %% wrong: each of G's slopes cut off at ±0.01 by hand | not clipped
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), lr=5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), lr=2e-3, betas=(0.5, 0.999))
    use = saturating_loss if loss == "minimax" else non_saturating_loss
    real = to_tensor(images)
    curves = {"loss_d": [], "loss_g": [], "gradient": []}
    for step in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = use(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for p in G.parameters():
            p.grad = torch.clip(p.grad, -0.01, 0.01)
        adam_g.step()
        curves["loss_d"].append(loss_d.item())
        curves["loss_g"].append(loss_g.item())
        curves["gradient"].append(gradient.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62))[:, 0] + 1) / 2
    return digits.numpy(), curves

# %% wrong: a remainder of the seed | all of it, to the networks
def train_gan(images, loss, steps, seed, networks="dense"):
    seed = seed % 97
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient)):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves

# %% wrong: D in place of G for the pictures of a long run | Did you pass D?
def train_gan(images, loss, steps, seed, networks="dense"):
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in training_steps(steps, D):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()
        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient), strict=True):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves
