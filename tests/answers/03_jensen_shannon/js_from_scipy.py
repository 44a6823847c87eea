# %% right: base and square
def js_from_scipy(p, q):
    return jensenshannon(p, q, base=2) ** 2

# %% right: square, then nats to bits
def js_from_scipy(p, q):
    return jensenshannon(p, q) ** 2 / np.log(2)

# %% wrong: the planted bug | scipy's
def js_from_scipy(p, q):
    return jensenshannon(p, q)

# %% wrong: only the base | √JSD, a distance
def js_from_scipy(p, q):
    return jensenshannon(p, q, base=2)

# %% wrong: only the square | nats
def js_from_scipy(p, q):
    return jensenshannon(p, q) ** 2

# %% wrong: nats to bits the wrong way | wrong way round
def js_from_scipy(p, q):
    return jensenshannon(p, q) ** 2 * np.log(2)

# %% wrong: squared twice | once
def js_from_scipy(p, q):
    return jensenshannon(p, q, base=2) ** 4
