# %% right: bisection
def js_exactly(p, bits):
    empty = (p == 0) * 1.0
    low, high = 0.0, 1.0
    for _ in range(60):
        t = (low + high) / 2
        low, high = (t, high) if js_divergence(p, (1 - t) * p + t * empty) < bits else (low, t)
    t = 0.0 if bits == 0 else 1.0 if bits == 1 else low
    return (1 - t) * p + t * empty

# %% right: brentq
from scipy.optimize import brentq
def js_exactly(p, bits):
    empty = np.where(p == 0, 1.0, 0.0)
    mix = lambda t: (1 - t) * p + t * empty
    if bits in (0, 1):
        return mix(bits)
    return mix(brentq(lambda t: js_divergence(p, mix(t)) - bits, 0, 1, xtol=1e-14))

# %% right: the gap of binary entropies
from scipy.optimize import brentq
from scipy.special import entr
def js_exactly(p, bits):
    h = lambda t: (entr(t) + entr(1 - t)) / np.log(2)
    t = bits if bits in (0.0, 1.0) else brentq(lambda t: h(t / 2) - h(t) / 2 - bits, 0, 1, xtol=1e-14)
    return [float(1 - t) * v if v else float(t) for v in p]

# %% right: scipy's root finder
from scipy.optimize import brentq
def js_exactly(p, bits):
    p = np.asarray(p, float)
    empty = (p == 0) / (p == 0).sum()
    mix = lambda t: (1 - t) * p + t * empty
    if bits in (0, 1):
        return mix(float(bits))
    return mix(brentq(lambda t: js_divergence(p, mix(t)) - bits, 0, 1, xtol=1e-14))

# %% right: by recursion
def js_exactly(p, bits, low=0.0, high=1.0):
    p = np.asarray(p, float)
    if bits in (0, 1) or high - low < 1e-13:
        t = bits if bits in (0, 1) else low
        q = (1 - t) * p
        q[int(np.argmin(p))] += t
        return q
    t = (low + high) / 2
    q = (1 - t) * p
    q[int(np.argmin(p))] += t
    return js_exactly(p, bits, t, high) if js_divergence(p, q) < bits else js_exactly(p, bits, low, t)

# %% wrong: share equal to bits | move mass
def js_exactly(p, bits):
    return (1 - bits) * p + bits * (p == 0)

# %% wrong: matches the distance | √JSD is not
from scipy.optimize import brentq
def js_exactly(p, bits):
    mix = lambda t: (1 - t) * p + t * (p == 0)
    if bits in (0, 1):
        return mix(bits)
    return mix(brentq(lambda t: np.sqrt(js_divergence(p, mix(t))) - bits, 0, 1, xtol=1e-14))

# %% wrong: extremes only | expected 0.5
def js_exactly(p, bits):
    return p if bits < 0.5 else (p == 0) * 1.0

# %% wrong: always p | no outcome may have mass under both
def js_exactly(p, bits):
    return p

# %% wrong: uniform | only one at 0
def js_exactly(p, bits):
    return np.full(len(p), 1 / len(p))

# %% wrong: not a pmf | sums to
def js_exactly(p, bits):
    return p * (1 - bits / 2) if bits else p

# %% wrong: 3 digits | how does JSD grow?
def js_exactly(p, bits):
    e = (p == 0) * 1.0
    lo, hi = (0.0, 1.0)
    for _ in range(10):
        t = (lo + hi) / 2
        lo, hi = (t, hi) if js_divergence(p, (1 - t) * p + t * e) < bits else (lo, t)
    return (1 - t) * p + t * e

# %% wrong: first empty assumed last | how does JSD grow?
def js_exactly(p, bits):
    e = np.eye(len(p))[-1]
    lo, hi = (0.0, 1.0)
    for _ in range(60):
        t = (lo + hi) / 2
        lo, hi = (t, hi) if js_divergence(p, (1 - t) * p + t * e) < bits else (lo, t)
    return (1 - hi) * p + hi * e

# %% wrong: negative | negative entry
def js_exactly(p, bits):
    q = p.copy()
    q[0] -= bits
    q[-1] += bits
    return q

# %% wrong: bits as distance | how does JSD grow?
def js_exactly(p, bits):
    from scipy.optimize import brentq
    e = (p == 0) * 1.0
    t = brentq(lambda t: js_divergence(p, (1 - t) * p + t * e) ** 0.5 - bits, 0, 1)
    return (1 - t) * p + t * e

# %% right: brentq, again
def js_exactly(p, bits):
    from scipy.optimize import brentq
    e = (p == 0) * 1.0
    f = lambda t: js_divergence(p, (1 - t) * p + t * e) - bits
    t = 0 if bits <= 0 else 1 if bits >= 1 else brentq(f, 0, 1, xtol=1e-14)
    return (1 - t) * p + t * e

# %% right: in place list
def js_exactly(p, bits):
    k = int(np.argmin(p))
    lo, hi = (0.0, 1.0)
    f = lambda t: [t if i == k else (1 - t) * v for i, v in enumerate(p)]
    for _ in range(80):
        t = (lo + hi) / 2
        if js_divergence(np.array(p), np.array(f(t))) < bits:
            lo = t
        else:
            hi = t
    return f({0: 0, 1: 1}.get(bits, hi))

# %% wrong: a rare outcome taken for an empty one | JSD
def js_exactly(p, bits):
    empty = np.isclose(p, 0, atol=1e-5).astype(float)
    empty, low, high = empty / empty.sum(), 0.0, 1.0
    for _ in range(60):
        t = (low + high) / 2
        low, high = (t, high) if js_divergence(p, (1 - t) * p + t * empty) < bits else (low, t)
    return (1 - high) * p + high * empty
