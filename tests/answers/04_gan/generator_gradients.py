# %% right: sigma by hand
def generator_gradients(logits):
    d, one = 1 / (1 + np.exp(-logits)), np.ones_like(logits)
    return {"minimax": -d, "non-saturating": d - 1, "least squares": logits - 1, "hinge": -one, "Wasserstein": -one}

# %% right: scipy
from scipy.special import expit
def generator_gradients(logits):
    return {"minimax": -expit(logits), "non-saturating": -expit(-logits), "least squares": logits - 1, "hinge": 0 * logits - 1, "Wasserstein": 0 * logits - 1}

# %% right: tanh
def generator_gradients(logits):
    t = np.tanh(logits / 2)
    return {"minimax": -(1 + t) / 2, "non-saturating": -(1 - t) / 2, "least squares": logits - 1, "hinge": np.full(logits.shape, -1.0), "Wasserstein": np.full(logits.shape, -1.0)}

# %% right: torch's automatic derivative of each sample's loss
def generator_gradients(logits):
    losses = {"minimax": lambda x: -softplus(x), "non-saturating": lambda x: softplus(-x), "least squares": lambda x: (x - 1) ** 2 / 2,
              "hinge": lambda x: -x, "Wasserstein": lambda x: -x}
    found = {}
    for name, loss in losses.items():
        x = torch.tensor(logits, requires_grad=True)
        found[name] = torch.autograd.grad(loss(x).sum(), x)[0].numpy()
    return found

# %% right: one logit at a time, lists
import math
def generator_gradients(logits):
    sigma = lambda x: 1 / (1 + math.exp(-x)) if x > 0 else math.exp(x) / (1 + math.exp(x))
    return {"minimax": [-sigma(x) for x in logits], "non-saturating": [-sigma(-x) for x in logits], "least squares": [x - 1 for x in logits],
            "hinge": [-1.0] * len(logits), "Wasserstein": [-1.0] * len(logits)}

# %% wrong: saturating and non-saturating exchanged | that is the non-saturating slope
def generator_gradients(logits):
    d, one = 1 / (1 + np.exp(-logits)), np.ones_like(logits)
    return {"minimax": d - 1, "non-saturating": -d, "least squares": logits - 1, "hinge": -one, "Wasserstein": -one}

# %% wrong: the seed's slope for both | that is the non-saturating slope
def generator_gradients(logits):
    d, one = 1 / (1 + np.exp(-logits)), np.ones_like(logits)
    return {"minimax": -(1 - d), "non-saturating": -(1 - d), "least squares": logits - 1, "hinge": -one, "Wasserstein": -one}

# %% wrong: by D instead of by the logit | chain rule
def generator_gradients(logits):
    d, one = 1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.ones_like(logits)
    return {"minimax": -1 / (1 - d), "non-saturating": -1 / d, "least squares": logits - 1, "hinge": -one, "Wasserstein": -one}

# %% wrong: sign of the minimax slope | falls as the logit rises
def generator_gradients(logits):
    d, one = 1 / (1 + np.exp(-logits)), np.ones_like(logits)
    return {"minimax": d, "non-saturating": d - 1, "least squares": logits - 1, "hinge": -one, "Wasserstein": -one}

# %% wrong: least squares without the ½ | cancels the 2
def generator_gradients(logits):
    d, one = 1 / (1 + np.exp(-logits)), np.ones_like(logits)
    return {"minimax": -d, "non-saturating": d - 1, "least squares": 2 * (logits - 1), "hinge": -one, "Wasserstein": -one}

# %% wrong: a hinge in G's slope | no hinge
def generator_gradients(logits):
    d, one = 1 / (1 + np.exp(-logits)), np.ones_like(logits)
    return {"minimax": -d, "non-saturating": d - 1, "least squares": logits - 1, "hinge": -one * (logits < 1), "Wasserstein": -one}

# %% wrong: of the mean | each sample's own
def generator_gradients(logits):
    d, one, n = 1 / (1 + np.exp(-logits)), np.ones_like(logits), len(logits)
    return {"minimax": -d / n, "non-saturating": (d - 1) / n, "least squares": (logits - 1) / n, "hinge": -one / n, "Wasserstein": -one / n}

# %% wrong: a key is missing | keys
def generator_gradients(logits):
    d = 1 / (1 + np.exp(-logits))
    return {"minimax": -d, "non-saturating": d - 1}

# %% wrong: the critic's loss instead of its slope | return its slope
def generator_gradients(logits):
    d, one = 1 / (1 + np.exp(-logits)), np.ones_like(logits)
    return {"minimax": -d, "non-saturating": d - 1, "least squares": logits - 1, "hinge": -one, "Wasserstein": -logits}

# %% right: expit and OrderedDict
from scipy.special import expit
from collections import OrderedDict
def generator_gradients(logits):
    return OrderedDict([("hinge", np.full(logits.shape, -1.0)), ("Wasserstein", -np.ones(len(logits))), ("minimax", -expit(logits)), ("non-saturating", -expit(-logits)), ("least squares", logits - 1)])

# %% right: float32
def generator_gradients(logits):
    l = logits.astype(np.float32)
    d = 0.5 * (1 + np.tanh(l / 2))
    o = np.ones_like(l)
    return {"minimax": -d, "non-saturating": d - 1, "least squares": l - 1, "hinge": -o, "Wasserstein": -o}

# %% wrong: strings | strings
def generator_gradients(logits):
    d = 1 / (1 + np.exp(-logits))
    o = np.ones_like(logits)
    return {k: v.astype(str) for k, v in {"minimax": -d, "non-saturating": d - 1, "least squares": logits - 1, "hinge": -o, "Wasserstein": -o}.items()}

# %% wrong: exp over 1 + exp | nan
def generator_gradients(logits):
    sigma, one = np.exp(logits) / (1 + np.exp(logits)), np.ones_like(logits, dtype=float)
    return {"minimax": -sigma, "non-saturating": sigma - 1, "least squares": logits - 1, "hinge": -one, "Wasserstein": -one}

# %% wrong: probabilities clipped at 1e-7 | close, but not equal
def generator_gradients(logits):
    sigma, one = np.clip(1 / (1 + np.exp(-np.clip(logits, -700, 700).astype(float))), 1e-7, 1 - 1e-7), np.ones_like(logits)
    return {"minimax": -sigma, "non-saturating": sigma - 1, "least squares": logits - 1, "hinge": -one, "Wasserstein": -one}
