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

# %% right: own gradient, with momentum
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

# %% wrong: the new w is not kept | result not kept
def train_discriminator(f_real, f_fake, steps, lr):
    w = np.zeros(f_real.shape[1])
    for _ in range(steps):
        discriminator_step(w, f_real, f_fake, lr)
    return w

# %% wrong: returns in the first round | None
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

# %% wrong: steps too small | within 0.04
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

# %% wrong: one step too few | a step too few
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
