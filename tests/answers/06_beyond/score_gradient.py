# %% right: one-hot minus p
def score_gradient(logits, categories, costs):
    score = np.eye(len(logits))[categories] - softmax(logits)
    return ((costs - costs.mean())[:, None] * score).mean(0)

# %% right: −p drops out, since the advantages sum to 0
def score_gradient(logits, categories, costs):
    return np.bincount(categories, costs - costs.mean(), minlength=len(logits)) / len(costs)

# %% right: torch and autograd
def score_gradient(logits, categories, costs):
    l = torch.tensor(logits, requires_grad=True)
    f = torch.tensor(costs)
    ((f - f.mean()) * l.log_softmax(0)[torch.tensor(categories)]).mean().backward()
    return l.grad

# %% right: category by category
def score_gradient(logits, categories, costs):
    p, advantage = softmax(logits), costs - np.mean(costs)
    return np.array([np.mean(advantage * ((categories == k) - p[k])) for k in range(len(logits))])

# %% right: a covariance of costs and indicators
def score_gradient(logits, categories, costs):
    hot = np.eye(len(logits))[categories]
    return ((costs - costs.mean()) @ (hot - hot.mean(0))) / len(costs)

# %% wrong: no baseline | mostly noise
def score_gradient(logits, categories, costs):
    return (costs[:, None] * (np.eye(len(logits))[categories] - softmax(logits))).mean(0)

# %% wrong: no baseline, no −p | second part
def score_gradient(logits, categories, costs):
    return (costs[:, None] * np.eye(len(logits))[categories]).mean(0)

# %% wrong: ascent | sign is wrong
def score_gradient(logits, categories, costs):
    return -((costs - costs.mean())[:, None] * (np.eye(len(logits))[categories] - softmax(logits))).mean(0)

# %% wrong: sum | sum over samples
def score_gradient(logits, categories, costs):
    return ((costs - costs.mean())[:, None] * (np.eye(len(logits))[categories] - softmax(logits))).sum(0)

# %% wrong: derivative by p | with respect to the probabilities p
def score_gradient(logits, categories, costs):
    return ((costs - costs.mean())[:, None] * np.eye(len(logits))[categories] / softmax(logits)).mean(0)

# %% wrong: derivative of p | not log p
def score_gradient(logits, categories, costs):
    p = softmax(logits)
    return (((costs - costs.mean()) * p[categories])[:, None] * (np.eye(len(logits))[categories] - p)).mean(0)

# %% wrong: standardised costs | expected
def score_gradient(logits, categories, costs):
    a = (costs - costs.mean()) / (costs.std() + 1e-8)
    return (a[:, None] * (np.eye(len(logits))[categories] - softmax(logits))).mean(0)

# %% wrong: a softmax that overflows | is nan
def score_gradient(logits, categories, costs):
    p = np.exp(logits) / np.exp(logits).sum()
    return ((costs - costs.mean())[:, None] * (np.eye(len(p))[categories] - p)).mean(axis=0)

# %% right: with costs from their mean, p cancels
def score_gradient(logits, categories, costs):
    return np.bincount(categories, costs - np.mean(costs), len(logits)) / len(costs)

# %% wrong: the estimate is clipped | the mean over samples
def score_gradient(logits, categories, costs):
    scores = np.eye(len(logits))[categories] - softmax(logits)
    return np.clip(((costs - np.mean(costs))[:, None] * scores).mean(axis=0), -5, 5)

# %% wrong: categories never drawn get the last one's gradient | expected
def score_gradient(logits, categories, costs):
    found = np.bincount(categories, weights=costs - costs.mean()) / len(costs)
    return np.pad(found, (0, len(logits) - len(found)), mode="edge")
