# %% right: halves
def honest_js(f_real, f_fake):
    n, m = len(f_real) // 2, len(f_fake) // 2
    w = train_discriminator(f_real[:n], f_fake[:m], 300, 2.0)
    return js_estimate(w, f_real[n:], f_fake[m:])

# %% right: every other sample
def honest_js(f_real, f_fake):
    w = train_discriminator(f_real[::2], f_fake[::2], 300, 2.0)
    return js_estimate(w, f_real[1::2], f_fake[1::2])

# %% right: both ways round, averaged
def honest_js(f_real, f_fake):
    n, m = len(f_real) // 2, len(f_fake) // 2
    one, two = (f_real[:n], f_fake[:m]), (f_real[n:], f_fake[m:])
    return (js_estimate(train_discriminator(*one, 200, 2.0), *two) + js_estimate(train_discriminator(*two, 200, 2.0), *one)) / 2

# %% right: two thirds to learn, one to judge
def honest_js(f_real, f_fake):
    n, m = 2 * len(f_real) // 3, 2 * len(f_fake) // 3
    return js_estimate(train_discriminator(f_real[:n], f_fake[:m], 250, 2.0), f_real[n:], f_fake[m:])

# %% right: drawn halves
def honest_js(f_real, f_fake):
    rng = np.random.default_rng(0)
    a, b = rng.permutation(len(f_real)), rng.permutation(len(f_fake))
    n, m = len(a) // 2, len(b) // 2
    w = train_discriminator(f_real[a[:n]], f_fake[b[:m]], 300, 2.0)
    return js_estimate(w, f_real[a[n:]], f_fake[b[m:]])

# %% wrong: the planted bug | by heart
def honest_js(f_real, f_fake):
    return js_estimate(train_discriminator(f_real, f_fake, 100, 2.0), f_real, f_fake)

# %% wrong: judged on a half that it has seen | by heart
def honest_js(f_real, f_fake):
    n, m = len(f_real) // 2, len(f_fake) // 2
    return js_estimate(train_discriminator(f_real, f_fake, 300, 2.0), f_real[n:], f_fake[m:])

# %% wrong: judged on the training half | by heart
def honest_js(f_real, f_fake):
    n, m = len(f_real) // 2, len(f_fake) // 2
    return js_estimate(train_discriminator(f_real[:n], f_fake[:m], 300, 2.0), f_real[:n], f_fake[:m])

# %% wrong: negative cut off | cut off
def honest_js(f_real, f_fake):
    n, m = len(f_real) // 2, len(f_fake) // 2
    return max(0.0, js_estimate(train_discriminator(f_real[:n], f_fake[:m], 300, 2.0), f_real[n:], f_fake[m:]))

# %% wrong: minus a constant | below the truth
def honest_js(f_real, f_fake):
    return js_estimate(train_discriminator(f_real, f_fake, 300, 2.0), f_real, f_fake) - 0.3

# %% wrong: untrained | a little below the truth
def honest_js(f_real, f_fake):
    return js_estimate(np.zeros(f_real.shape[1]), f_real, f_fake)

# %% wrong: only the fake samples are split | of one kind at least
def honest_js(f_real, f_fake):
    m = len(f_fake) // 2
    return js_estimate(train_discriminator(f_real, f_fake[:m], 300, 2.0), f_real, f_fake[m:])

# %% wrong: one size for both kinds | of one kind at least
def honest_js(f_real, f_fake):
    n = len(f_fake) // 2
    return js_estimate(train_discriminator(f_real[:n], f_fake[:n], 300, 2.0), f_real[-n:], f_fake[n:])

# %% wrong: the halves overlap by one | begin and end
def honest_js(f_real, f_fake):
    n, m = len(f_real) // 2, len(f_fake) // 2
    return js_estimate(train_discriminator(f_real[:n + 1], f_fake[:m], 300, 2.0), f_real[n:], f_fake[m:])

# %% wrong: train on a half including judged | about a new sample
def honest_js(a, b):
    n, m = (len(a) // 2, len(b) // 2)
    w = train_discriminator(a[:n + 2], b[:m + 2], 100, 2.0)
    return js_estimate(w, a[n:], b[m:])

# %% wrong: in-sample minus bias | a D that knows nothing about the
def honest_js(a, b):
    w = train_discriminator(a, b, 100, 2.0)
    return js_estimate(w, a, b) - a.shape[1] / (len(a) + len(b)) / np.log(2)

# %% wrong: clip at 0 softly | about a new sample
def honest_js(a, b):
    n, m = (len(a) // 2, len(b) // 2)
    e = js_estimate(train_discriminator(a[:n], b[:m], 100, 2.0), a[n:], b[m:])
    return e if e > 0 else 1e-06

# %% wrong: zero | a little below the truth
def honest_js(a, b):
    return 0.0

# %% wrong: negative constant | a little below the truth
def honest_js(a, b):
    return -1.0

# %% right: leave out a quarter
def honest_js(a, b):
    n, m = (len(a) * 3 // 4, len(b) * 3 // 4)
    return js_estimate(train_discriminator(a[:n], b[:m], 200, 2.0), a[n:], b[m:])

# %% right: 5-fold
def honest_js(a, b):
    e = []
    for k in range(5):
        i, j = (np.arange(len(a)) % 5 == k, np.arange(len(b)) % 5 == k)
        e.append(js_estimate(train_discriminator(a[~i], b[~j], 60, 2.0), a[i], b[j]))
    return np.mean(e)

# %% wrong: the larger of two honest estimates | the largest of them is no longer honest
def honest_js(f_real, f_fake):
    n, m = len(f_real) // 2, len(f_fake) // 2
    one, other = (f_real[:n], f_fake[:m]), (f_real[n:], f_fake[m:])
    judged = lambda seen, new: js_estimate(train_discriminator(*seen, steps=100, lr=2.0), *new)
    return max(judged(one, other), judged(other, one))

# %% wrong: the best of three random splits | which of several estimates
def honest_js(f_real, f_fake):
    rng, found = np.random.default_rng(1), []
    for _ in range(3):
        a, b = rng.permutation(f_real), rng.permutation(f_fake)
        n, m = len(a) // 2, len(b) // 2
        found.append(js_estimate(train_discriminator(a[:n], b[:m], 100, 2.0), a[n:], b[m:]))
    return max(found)

# %% wrong: stopped where the new samples are told apart best | in when to stop
def honest_js(f_real, f_fake):
    n, m = len(f_real) // 2, len(f_fake) // 2
    w, best = np.zeros(f_real.shape[1]), -np.inf
    for _ in range(100):
        w = discriminator_step(w, f_real[:n], f_fake[:m], 2.0)
        best = max(best, js_estimate(w, f_real[n:], f_fake[m:]))
    return best

# %% right: the number of steps chosen within the training half
def honest_js(f_real, f_fake):
    n, m = len(f_real) // 2, len(f_fake) // 2
    seen, h, g = (f_real[:n], f_fake[:m]), max(1, n // 2), max(1, m // 2)
    def told_apart(steps):
        return js_estimate(train_discriminator(seen[0][:h], seen[1][:g], steps, 2.0), seen[0][h:], seen[1][g:])
    steps = max((10, 50, 100), key=told_apart)
    return js_estimate(train_discriminator(*seen, steps, 2.0), f_real[n:], f_fake[m:])

# %% wrong: the best of three D by the new samples | above 0
def honest_js(f_real, f_fake):
    n, m = len(f_real) // 2, len(f_fake) // 2
    tried = [train_discriminator(f_real[:n], f_fake[:m], steps, lr) for steps, lr in ((100, 2.0), (20, 2.0), (100, 0.2))]
    return max(js_estimate(w, f_real[n:], f_fake[m:]) for w in tried)

# %% wrong: the larger of 30 and 100 steps, by the new samples | above 0
def honest_js(f_real, f_fake):
    n, m = len(f_real) // 2, len(f_fake) // 2
    return max(js_estimate(train_discriminator(f_real[:n], f_fake[:m], steps, 2.0), f_real[n:], f_fake[m:]) for steps in (30, 100))

# %% wrong: never below −0.05 | cut off
def honest_js(f_real, f_fake):
    n, m = len(f_real) // 2, len(f_fake) // 2
    w = train_discriminator(f_real[:n], f_fake[:m], steps=100, lr=2.0)
    return max(js_estimate(w, f_real[n:], f_fake[m:]), -0.05)

# %% right: trained by scipy, which may stay at w = 0
def honest_js(f_real, f_fake):
    n, m = len(f_real) // 2, len(f_fake) // 2
    from scipy.optimize import minimize
    loss = lambda w: -(log_expit(f_real[:n] @ w).mean() + log_expit(-(f_fake[:m] @ w)).mean()) + 1e-2 * w @ w
    w = minimize(loss, np.zeros(f_real.shape[1])).x
    return js_estimate(w, f_real[n:], f_fake[m:])
