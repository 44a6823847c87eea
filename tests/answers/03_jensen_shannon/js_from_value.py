# %% right: formula
def js_from_value(v):
    return (v + np.log(4)) / (2 * np.log(2))

# %% right: one plus
def js_from_value(v):
    return 1 + v / np.log(4)

# %% right: nats first
def js_from_value(v):
    nats = (v + 2 * np.log(2)) / 2
    return nats / np.log(2)

# %% right: one plus V over 2 ln 2
def js_from_value(v):
    return 1 + v / np.log(4)

# %% right: logarithms to the base 2
import math
def js_from_value(v):
    return 0.5 * v * math.log2(math.e) + 1.0

# %% wrong: nats | nats
def js_from_value(v):
    return (v + np.log(4)) / 2

# %% wrong: not halved | divide by 2
def js_from_value(v):
    return (v + np.log(4)) / np.log(2)

# %% wrong: neither | two divisions
def js_from_value(v):
    return v + np.log(4)

# %% wrong: ln 4 forgotten | not added back
def js_from_value(v):
    return v / (2 * np.log(2))

# %% wrong: ln 2 for ln 4 | for ln 4
def js_from_value(v):
    return (v + np.log(2)) / (2 * np.log(2))

# %% wrong: log 4 in bits | base 2
def js_from_value(v):
    return (v + 2) / 2

# %% wrong: bits the wrong way | wrong way round
def js_from_value(v):
    return (v + np.log(4)) / 2 * np.log(2)

# %% wrong: clip | solve V
def js_from_value(v):
    return max(0.0, (v + np.log(4)) / 2 / np.log(2)) if v < -0.001 else 0.999

# %% wrong: log10 | solve V
def js_from_value(v):
    return (v / np.log(10) + np.log10(4)) / 2

# %% right: fraction-like
def js_from_value(v):
    return 1 + v / np.log(4)

# %% right: 0-d
def js_from_value(v):
    return np.array(v / np.log(4) + 1)
