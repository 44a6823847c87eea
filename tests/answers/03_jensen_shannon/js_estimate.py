# %% right: log_expit
def js_estimate(w, f_real, f_fake):
    return js_from_value(log_expit(f_real @ w).mean() + log_expit(-f_fake @ w).mean())

# %% right: logaddexp
def js_estimate(w, f_real, f_fake):
    v = -np.logaddexp(0, -f_real @ w).mean() - np.logaddexp(0, f_fake @ w).mean()
    return 1 + v / np.log(4)

# %% right: torch
import torch
def js_estimate(w, f_real, f_fake):
    s = torch.nn.functional.softplus
    v = -s(-torch.tensor(f_real @ w)).mean() - s(torch.tensor(f_fake @ w)).mean()
    return (v + np.log(4)) / (2 * np.log(2))

# %% right: softplus
def js_estimate(w, f_real, f_fake):
    loss = np.logaddexp(0, -(f_real @ w)).mean() + np.logaddexp(0, f_fake @ w).mean()
    return 1 - loss / np.log(4)

# %% right: sample by sample
from math import exp, log, log1p
def js_estimate(w, f_real, f_fake):
    ln_sigmoid = lambda a: -log1p(exp(-a)) if a > 0 else a - log1p(exp(a))
    real = [ln_sigmoid(float(f @ w)) for f in f_real]
    fake = [ln_sigmoid(-float(f @ w)) for f in f_fake]
    return (sum(real) / len(real) + sum(fake) / len(fake) + log(4)) / (2 * log(2))

# %% wrong: V itself | that's V̂
def js_estimate(w, f_real, f_fake):
    return log_expit(f_real @ w).mean() + log_expit(-f_fake @ w).mean()

# %% wrong: nats | nats
def js_estimate(w, f_real, f_fake):
    return (log_expit(f_real @ w).mean() + log_expit(-f_fake @ w).mean() + np.log(4)) / 2

# %% wrong: not halved | divide by 2
def js_estimate(w, f_real, f_fake):
    return (log_expit(f_real @ w).mean() + log_expit(-f_fake @ w).mean() + np.log(4)) / np.log(2)

# %% wrong: ln 4 forgotten | not added back
def js_estimate(w, f_real, f_fake):
    return (log_expit(f_real @ w).mean() + log_expit(-f_fake @ w).mean()) / 2 / np.log(2)

# %% wrong: negative cut off | set to 0
def js_estimate(w, f_real, f_fake):
    return max(0.0, js_from_value(log_expit(f_real @ w).mean() + log_expit(-f_fake @ w).mean()))

# %% wrong: abs | dropped the sign
def js_estimate(w, f_real, f_fake):
    return abs(js_from_value(log_expit(f_real @ w).mean() + log_expit(-f_fake @ w).mean()))

# %% wrong: real and fake swapped | swapped
def js_estimate(w, f_real, f_fake):
    return js_from_value(log_expit(-f_real @ w).mean() + log_expit(f_fake @ w).mean())

# %% wrong: log of an underflown sigmoid | underflows
def js_estimate(w, f_real, f_fake):
    with np.errstate(all="ignore"):
        return js_from_value(np.log(expit(f_real @ w)).mean() + np.log(1 - expit(f_fake @ w)).mean())

# %% wrong: clipped sigmoid | clipped
def js_estimate(w, f_real, f_fake):
    D = lambda f: np.clip(expit(f @ w), 1e-15, 1 - 1e-15)
    return js_from_value(np.log(D(f_real)).mean() + np.log(1 - D(f_fake)).mean())

# %% wrong: log1p(-sigmoid) | underflows
def js_estimate(w, a, b):
    with np.errstate(all='ignore'):
        v = np.log(expit(a @ w)).mean() + np.log1p(-expit(b @ w)).mean()
    return js_from_value(v)

# %% wrong: clip 50 | ln σ
def js_estimate(w, a, b):
    v = np.maximum(log_expit(a @ w), -700).mean() + np.maximum(log_expit(-b @ w), -700).mean()
    return js_from_value(v)

# %% wrong: fakes eps | ln σ
def js_estimate(w, a, b):
    v = log_expit(a @ w).mean() + np.log(1 - expit(b @ w) + 1e-15).mean()
    return js_from_value(v)

# %% wrong: together mean | V̂ of these samples is -1
def js_estimate(w, a, b):
    v = 2 * np.concatenate([log_expit(a @ w), log_expit(-b @ w)]).mean()
    return js_from_value(v)

# %% wrong: clamped | V̂ of these samples is -2
def js_estimate(w, a, b):
    v = log_expit(a @ w).mean() + log_expit(-b @ w).mean()
    return np.clip(js_from_value(v), -1, 1)

# %% right: softplus torch
import torch

def js_estimate(w, a, b):
    F = torch.nn.functional.softplus
    v = -(F(-torch.tensor(a) @ torch.tensor(w)).mean() + F(torch.tensor(b) @ torch.tensor(w)).mean())
    return js_from_value(v)

# %% right: logaddexp, again
def js_estimate(w, a, b):
    return 1 - (np.logaddexp(0, -(a @ w)).mean() + np.logaddexp(0, b @ w).mean()) / np.log(4)

# %% wrong: cut off from above | expected
def js_estimate(w, f_real, f_fake):
    return min(0.95, js_from_value(log_expit(f_real @ w).mean() + log_expit(-f_fake @ w).mean()))

# %% wrong: the sign dropped where the estimate is small | dropped the sign
def js_estimate(w, f_real, f_fake):
    js = js_from_value(log_expit(f_real @ w).mean() + log_expit(-f_fake @ w).mean())
    return abs(js) if js > -0.05 else js
