# %% right: the two pulls
def discriminator_step(w, f_real, f_fake, lr):
    return w + lr * ((1 - expit(f_real @ w)) @ f_real / len(f_real) - expit(f_fake @ w) @ f_fake / len(f_fake))

# %% right: means over rows
def discriminator_step(w, f_real, f_fake, lr):
    up = (f_real * expit(-f_real @ w)[:, None]).mean(axis=0)
    down = (f_fake * expit(f_fake @ w)[:, None]).mean(axis=0)
    return (w + lr * (up - down)).tolist()

# %% right: torch's autograd
import torch
def discriminator_step(w, f_real, f_fake, lr):
    w, a, b = torch.tensor(w, requires_grad=True), torch.tensor(f_real), torch.tensor(f_fake)
    ls = torch.nn.functional.logsigmoid
    v = ls(a @ w).mean() + ls(-(b @ w)).mean()
    return (w + lr * torch.autograd.grad(v, w)[0]).detach().numpy()

# %% right: sample by sample
def discriminator_step(w, f_real, f_fake, lr):
    g = np.zeros_like(w)
    for f in f_real:
        g += expit(-(f @ w)) * f / len(f_real)
    for f in f_fake:
        g -= expit(f @ w) * f / len(f_fake)
    return w + lr * g

# %% right: means of weighted rows
def discriminator_step(w, f_real, f_fake, lr):
    up = ((1 - expit(f_real @ w))[:, None] * f_real).mean(axis=0)
    down = (expit(f_fake @ w)[:, None] * f_fake).mean(axis=0)
    return w + lr * (up - down)

# %% wrong: downhill | downhill
def discriminator_step(w, f_real, f_fake, lr):
    return w - lr * ((1 - expit(f_real @ w)) @ f_real / len(f_real) - expit(f_fake @ w) @ f_fake / len(f_fake))

# %% wrong: no fakes | fake samples are missing
def discriminator_step(w, f_real, f_fake, lr):
    return w + lr * (1 - expit(f_real @ w)) @ f_real / len(f_real)

# %% wrong: no reals | real samples are missing
def discriminator_step(w, f_real, f_fake, lr):
    return w - lr * expit(f_fake @ w) @ f_fake / len(f_fake)

# %% wrong: sums | summed
def discriminator_step(w, f_real, f_fake, lr):
    return w + lr * ((1 - expit(f_real @ w)) @ f_real - expit(f_fake @ w) @ f_fake)

# %% wrong: one mean over all | together
def discriminator_step(w, f_real, f_fake, lr):
    n = len(f_real) + len(f_fake)
    return w + lr * ((1 - expit(f_real @ w)) @ f_real - expit(f_fake @ w) @ f_fake) / n

# %% wrong: the fakes pulled up | wrong way
def discriminator_step(w, f_real, f_fake, lr):
    return w + lr * ((1 - expit(f_real @ w)) @ f_real / len(f_real) + expit(f_fake @ w) @ f_fake / len(f_fake))

# %% wrong: D for 1 − D | believes in
def discriminator_step(w, f_real, f_fake, lr):
    return w + lr * (expit(f_real @ w) @ f_real / len(f_real) - expit(f_fake @ w) @ f_fake / len(f_fake))

# %% wrong: the gradient | return the new w
def discriminator_step(w, f_real, f_fake, lr):
    return (1 - expit(f_real @ w)) @ f_real / len(f_real) - expit(f_fake @ w) @ f_fake / len(f_fake)

# %% wrong: overflow | nan
def discriminator_step(w, f_real, f_fake, lr):
    with np.errstate(all="ignore"):
        s = lambda a: np.exp(a) / (1 + np.exp(a))
        return w + lr * ((1 - s(f_real @ w)) @ f_real / len(f_real) - s(f_fake @ w) @ f_fake / len(f_fake))

# %% wrong: naive sigmoid | is nan
def discriminator_step(w, a, b, lr):
    with np.errstate(all='ignore'):
        s = lambda z: np.exp(z) / (1 + np.exp(z))
        return w + lr * ((1 - s(a @ w)) @ a / len(a) - s(b @ w) @ b / len(b))

# %% wrong: n for both | w + lr · gradient of V̂
def discriminator_step(w, a, b, lr):
    return w + lr * (expit(-a @ w) @ a - expit(b @ w) @ b) / len(a)

# %% wrong: clip logits | w + lr · gradient of V̂
def discriminator_step(w, a, b, lr):
    c = lambda z: np.clip(z, -20, 20)
    return w + lr * (expit(-c(a @ w)) @ a / len(a) - expit(c(b @ w)) @ b / len(b)) if len(a) != len(b) else w + lr * (expit(-c(a @ w)) @ a / len(a) - expit(c(b @ w)) @ b / len(b)) * 0.999

# %% wrong: mean of both | that's half a step
def discriminator_step(w, a, b, lr):
    return w + lr * 0.5 * (expit(-a @ w) @ a / len(a) - expit(b @ w) @ b / len(b))

# %% wrong: normalised gradient | w + lr · gradient of V̂
def discriminator_step(w, a, b, lr):
    g = expit(-a @ w) @ a / len(a) - expit(b @ w) @ b / len(b)
    return w + lr * g / max(1, np.linalg.norm(g))

# %% right: in place
def discriminator_step(w, a, b, lr):
    g = expit(-a @ w) @ a / len(a) - expit(b @ w) @ b / len(b)
    w += lr * g.astype(w.dtype)
    return w

# %% right: autograd
import torch

def discriminator_step(w, a, b, lr):
    t = torch.tensor(w, requires_grad=True)
    F = torch.nn.functional.logsigmoid
    v = F(torch.tensor(a) @ t).mean() + F(-(torch.tensor(b) @ t)).mean()
    v.backward()
    return t + lr * t.grad
