# %% right: loop
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for _ in range(steps):
        w = discriminator_step(w, f_real, f_fake, lr)
    return w

# %% right: reduce
from functools import reduce
def train_discriminator(f_real, f_fake, steps, lr):
    return reduce(lambda w, _: discriminator_step(w, f_real, f_fake, lr), range(steps), np.zeros(len(f_real[0])))

# %% right: own gradient
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for _ in range(steps):
        w = w + lr * (expit(-f_real @ w) @ f_real / len(f_real) - expit(f_fake @ w) @ f_fake / len(f_fake))
    return w

# %% wrong: with momentum | repeat your step
def train_discriminator(f_real, f_fake, steps, lr):
    w, v = np.zeros(f_real.shape[1]), 0.0
    for _ in range(steps):
        v = 0.9 * v + (discriminator_step(w, f_real, f_fake, 1.0) - w)
        w = w + 0.3 * lr * v
    return w

# %% right: while, by hand
def train_discriminator(f_real, f_fake, steps, lr):
    w, done = np.zeros(np.shape(f_fake)[1]), 0
    while done < steps:
        w, done = discriminator_step(w, f_real, f_fake, lr), done + 1
    return w

# %% right: by recursion
def train_discriminator(f_real, f_fake, steps, lr):
    if steps == 0:
        return np.zeros(f_real.shape[1])
    return discriminator_step(train_discriminator(f_real, f_fake, steps - 1, lr), f_real, f_fake, lr)

# %% wrong: the new w is not kept | result of your step kept
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for _ in range(steps):
        discriminator_step(w, f_real, f_fake, lr)
    return w

# %% wrong: returns in the first round | after the first step
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for _ in range(steps):
        w = discriminator_step(w, f_real, f_fake, lr)
        return w

# %% wrong: real and fake swapped | downhill
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for _ in range(steps):
        w = discriminator_step(w, f_fake, f_real, lr)
    return w

# %% wrong: nothing returned | None
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for _ in range(steps):
        w = discriminator_step(w, f_real, f_fake, lr)

# %% wrong: steps too small | divided by the number
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for _ in range(steps):
        w = discriminator_step(w, f_real, f_fake, lr / steps)
    return w

# %% wrong: one step too many | one step too many
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for _ in range(steps + 1):
        w = discriminator_step(w, f_real, f_fake, lr)
    return w

# %% wrong: one step too few | one step too few
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for _ in range(1, steps):
        w = discriminator_step(w, f_real, f_fake, lr)
    return w

# %% wrong: descent | goes downhill
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for _ in range(steps):
        w = 2 * w - discriminator_step(w, f_real, f_fake, lr)
    return w

# %% wrong: lr ignored | use the argument `lr`
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for _ in range(steps):
        w = discriminator_step(w, f_real, f_fake, 1.0)
    return w

# %% wrong: half of the steps | half of the steps
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for _ in range(steps // 2):
        w = discriminator_step(w, f_real, f_fake, lr)
    return w

# %% wrong: to the end, by scipy | repeat your step
from scipy.optimize import minimize
def train_discriminator(f_real, f_fake, steps, lr):
    loss = lambda w: -log_expit(f_real @ w).mean() - log_expit(-f_fake @ w).mean()
    return minimize(loss, np.zeros(f_real.shape[1])).x

# %% wrong: always 300 steps | repeat your step
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for _ in range(300):
        w = discriminator_step(w, f_real, f_fake, lr)
    return w

# %% wrong: starts elsewhere | repeat your step
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.full(f_real.shape[1], 0.1)
    for _ in range(steps):
        w = discriminator_step(w, f_real, f_fake, lr)
    return w

# %% wrong: a step size that falls | repeat your step
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for i in range(steps):
        w = discriminator_step(w, f_real, f_fake, lr / (1 + 0.1 * i))
    return w

# %% wrong: one sample at a time | repeat your step
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for i in range(steps):
        w = discriminator_step(w, f_real[i % len(f_real)][None], f_fake[i % len(f_fake)][None], lr)
    return w

# %% wrong: the mean of all steps | repeat your step
def train_discriminator(f_real, f_fake, steps, lr):
    ws = [np.zeros(f_real.shape[1])]
    for _ in range(steps):
        ws.append(discriminator_step(ws[-1], f_real, f_fake, lr))
    return np.mean(ws, axis=0)

# %% wrong: one more when steps>5 | that's one step too many
def train_discriminator(a, b, steps, lr):
    w = np.zeros(a.shape[1])
    for _ in range(steps + (steps > 5)):
        w = discriminator_step(w, a, b, lr)
    return w

# %% wrong: adam | that isn't w after 7 steps of
def train_discriminator(a, b, steps, lr):
    w = np.zeros(a.shape[1])
    m = v = 0
    for t in range(1, steps + 1):
        g = discriminator_step(w, a, b, 1.0) - w
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g * g
        w = w + lr * (m / (1 - 0.9 ** t)) / (np.sqrt(v / (1 - 0.999 ** t)) + 1e-08)
    return w

# %% wrong: lr capped 1 | that's with lr
def train_discriminator(a, b, steps, lr):
    w = np.zeros(a.shape[1])
    for _ in range(steps):
        w = discriminator_step(w, a, b, min(lr, 1))
    return w

# %% wrong: seeded start | that isn't w after 7 steps of
def train_discriminator(a, b, steps, lr):
    w = np.random.default_rng(0).normal(size=a.shape[1]) * 0.001
    for _ in range(steps):
        w = discriminator_step(w, a, b, lr)
    return w

# %% wrong: subsample equal | that isn't w after 7 steps of
def train_discriminator(a, b, steps, lr):
    n = min(len(a), len(b))
    w = np.zeros(a.shape[1])
    for _ in range(steps):
        w = discriminator_step(w, a[:n], b[:n], lr)
    return w

# %% right: for with in place
def train_discriminator(a, b, steps, lr):
    w = np.zeros(a.shape[1])
    for _ in range(steps):
        w[:] = discriminator_step(w.copy(), f_real=a, f_fake=b, lr=lr)
    return w

# %% right: torch sgd
import torch

def train_discriminator(a, b, steps, lr):
    a, b = (torch.tensor(a), torch.tensor(b))
    w = torch.zeros(a.shape[1], dtype=a.dtype, requires_grad=True)
    o = torch.optim.SGD([w], lr=lr)
    F = torch.nn.functional.logsigmoid
    for _ in range(steps):
        o.zero_grad()
        (-(F(a @ w).mean() + F(-(b @ w)).mean())).backward()
        o.step()
    return w

# %% wrong: always three features | raised ValueError
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(3)
    for _ in range(steps):
        w = discriminator_step(w, f_real, f_fake, lr)
    return w

# %% wrong: stops when the steps become small | that isn't w after 300 steps
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for _ in range(steps):
        new = discriminator_step(w, f_real, f_fake, lr)
        if np.abs(new - w).max() < 1e-2:
            break
        w = new
    return w

# %% wrong: at most 100 steps | steps of size
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for _ in range(min(steps, 100)):
        w = discriminator_step(w, f_real, f_fake, lr)
    return w

# %% wrong: a part of the samples where there are many | steps of size
def train_discriminator(f_real, f_fake, steps, lr):
    w, rng = np.zeros(f_real.shape[1]), np.random.default_rng(0)
    for _ in range(steps):
        real, fake = (f if len(f) <= 64 else f[rng.permutation(len(f))[:64]] for f in (f_real, f_fake))
        w = discriminator_step(w, real, fake, lr)
    return w

# %% wrong: the best w on the way | that's the best w
def train_discriminator(f_real, f_fake, steps, lr):
    value = lambda w: log_expit(f_real @ w).mean() + log_expit(-f_fake @ w).mean()
    w = best = np.zeros(f_real.shape[1])
    for _ in range(steps):
        w = discriminator_step(w.copy(), f_real, f_fake, lr)
        best = max(best, w, key=value)
    return best
