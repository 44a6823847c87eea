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

# %% wrong: untrained | of 40 estimates
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
