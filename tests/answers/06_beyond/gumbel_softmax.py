# %% right: one line
def gumbel_softmax(logits, u, temperature):
    return softmax((logits - np.log(-np.log(u))) / temperature, axis=-1)

# %% right: by hand, log-probabilities first
def gumbel_softmax(logits, u, temperature):
    y = (log_softmax(logits) - np.log(-np.log(u))) / temperature
    e = np.exp(y - y.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)

# %% right: torch
def gumbel_softmax(logits, u, temperature):
    g = -(-torch.tensor(u).log()).log()
    return ((torch.tensor(logits) + g) / temperature).softmax(1)

# %% right: through logarithms: logsumexp
from scipy.special import logsumexp
def gumbel_softmax(logits, u, temperature):
    y = (np.asarray(logits) - np.log(-np.log(u))) / temperature
    return np.exp(y - logsumexp(y, axis=1, keepdims=True))

# %% right: row by row
def gumbel_softmax(logits, u, temperature):
    rows = []
    for noise in u:
        y = (np.asarray(logits) - np.log(-np.log(noise))) / temperature
        e = np.exp(y - y.max())
        rows.append(e / e.sum())
    return np.array(rows)

# %% wrong: no noise | no noise
def gumbel_softmax(logits, u, temperature):
    return np.tile(softmax(logits / temperature), (len(u), 1))

# %% wrong: temperature multiplies | divide by it
def gumbel_softmax(logits, u, temperature):
    return softmax((logits - np.log(-np.log(u))) * temperature, axis=1) if temperature != 1 else softmax(logits - np.log(-np.log(u)), axis=1)

# %% wrong: uniform noise | u itself
def gumbel_softmax(logits, u, temperature):
    return softmax((logits + u) / temperature, axis=1)

# %% wrong: sign of the noise | wrong sign
def gumbel_softmax(logits, u, temperature):
    return softmax((logits + np.log(-np.log(u))) / temperature, axis=1)

# %% wrong: one logarithm | twice
def gumbel_softmax(logits, u, temperature):
    return softmax((logits - np.log(u)) / temperature, axis=1)

# %% wrong: noise on probabilities | probabilities
def gumbel_softmax(logits, u, temperature):
    return softmax((softmax(logits) - np.log(-np.log(u))) / temperature, axis=1)

# %% wrong: only the noise is divided | divide the sum
def gumbel_softmax(logits, u, temperature):
    return softmax(logits - np.log(-np.log(u)) / temperature, axis=1)

# %% wrong: only the logits are divided | divide the sum
def gumbel_softmax(logits, u, temperature):
    return softmax(logits / temperature - np.log(-np.log(u)), axis=1)

# %% wrong: the whole array sums to 1 | each row
def gumbel_softmax(logits, u, temperature):
    return softmax((logits - np.log(-np.log(u))) / temperature)

# %% wrong: one noise for all rows | noise of the first
def gumbel_softmax(logits, u, temperature):
    return np.tile(softmax((logits - np.log(-np.log(u[0]))) / temperature), (len(u), 1))

# %% wrong: exp overflows | maximum
def gumbel_softmax(logits, u, temperature):
    with np.errstate(all="ignore"):
        e = np.exp((logits - np.log(-np.log(u))) / temperature)
        return e / e.sum(1, keepdims=True)

# %% wrong: u clipped | expected
def gumbel_softmax(logits, u, temperature):
    u = np.clip(u, 0.01, 0.99)
    return softmax((logits - np.log(-np.log(u))) / temperature, axis=1)

# %% wrong: temperature at least 1 | expected
def gumbel_softmax(logits, u, temperature):
    return softmax((logits - np.log(-np.log(u))) / max(temperature, 1.0), axis=1)

# %% wrong: a floor under the temperature | divide by the temperature
def gumbel_softmax(logits, u, temperature):
    return softmax((logits - np.log(-np.log(u))) / max(temperature, 0.005), axis=1)

# %% wrong: an ε in both logarithms | −log(−log u)
def gumbel_softmax(l, u, t):
    return softmax((l - np.log(-np.log(u + 1e-10) + 1e-10)) / t, axis=1)

# %% wrong: an ε of 1e-20 in both logarithms | expected
def gumbel_softmax(logits, u, temperature):
    return softmax((logits - np.log(-np.log(u + 1e-20) + 1e-20)) / temperature, axis=1)
