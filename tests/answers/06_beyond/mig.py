# %% right: sort
def mig(information, entropies):
    best = np.sort(information, axis=0)
    return np.mean((best[-1] - best[-2]) / entropies)

# %% right: partition of normalised information
def mig(information, entropies):
    share = np.asarray(information) / entropies
    top = np.partition(share, len(share) - 2, axis=0)[-2:]
    return np.diff(top, axis=0).mean()

# %% right: loops
def mig(information, entropies):
    gaps = []
    for j, h in enumerate(entropies):
        column = sorted(float(v) for v in information[:, j])
        gaps.append((column[-1] - column[-2]) / h)
    return sum(gaps) / len(gaps)

# %% right: the best taken out
def mig(information, entropies):
    information = np.array(information, float)
    columns = np.arange(information.shape[1])
    winner = information.argmax(0)
    best = information[winner, columns]
    information[winner, columns] = -np.inf
    return float(((best - information.max(0)) / entropies).mean())

# %% right: torch
import torch
def mig(information, entropies):
    top = torch.tensor(np.asarray(information)).topk(2, dim=0).values
    return ((top[0] - top[1]) / torch.tensor(np.asarray(entropies))).mean().item()

# %% wrong: not normalised | divided by the factors' entropies
def mig(information, entropies):
    best = np.sort(information, axis=0)
    return (best[-1] - best[-2]).mean()

# %% wrong: sum | sum over factors
def mig(information, entropies):
    best = np.sort(information, axis=0)
    return ((best[-1] - best[-2]) / entropies).sum()

# %% wrong: relative to the best | almost nothing
def mig(information, entropies):
    best = np.sort(information, axis=0)
    return np.divide(best[-1] - best[-2], best[-1], out=np.zeros_like(best[-1]), where=best[-1] > 0).mean()

# %% wrong: gap between factors | between factors
def mig(information, entropies):
    share = np.sort(information / entropies, axis=1)
    return (share[:, -1] - share[:, -2]).mean()

# %% wrong: no gap | second best
def mig(information, entropies):
    return (information.max(0) / entropies).mean()

# %% wrong: best minus worst | worst
def mig(information, entropies):
    return ((information.max(0) - information.min(0)) / entropies).mean()

# %% wrong: best minus mean | mean over codes
def mig(information, entropies):
    return ((information.max(0) - information.mean(0)) / entropies).mean()

# %% wrong: ratio of means | own factor's entropy
def mig(information, entropies):
    best = np.sort(information, axis=0)
    return (best[-1] - best[-2]).sum() / entropies.sum()

# %% wrong: one gap a factor | one number
def mig(information, entropies):
    best = np.sort(information, axis=0)
    return (best[-1] - best[-2]) / entropies

# %% right: sorts its argument in place
def mig(information, entropies):
    information.sort(axis=0)
    return ((information[-1] - information[-2]) / entropies).mean()

# %% wrong: unique values | expected
def mig(information, entropies):
    gaps = []
    for col, h in zip(information.T, entropies):
        u = np.unique(col); gaps.append((u[-1] - u[-2]) / h if len(u) > 1 else u[-1] / h)
    return np.mean(gaps)
