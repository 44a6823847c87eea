# %% wrong: every tied entry is hot | a single 1 in each row
def straight_through(soft, upstream, temperature):
    hard = (soft == soft.max(1, keepdims=True)).astype(float)
    return hard, soft * (upstream - (soft * upstream).sum(1, keepdims=True)) / temperature

# %% right: the Jacobian, row by row
def straight_through(soft, upstream, temperature):
    hard = np.zeros_like(soft)
    hard[np.arange(len(soft)), soft.argmax(1)] = 1
    return hard, np.array([(np.diag(s) - np.outer(s, s)) @ g / temperature for s, g in zip(soft, upstream)])

# %% right: torch and autograd
def straight_through(soft, upstream, temperature):
    l = (temperature * torch.tensor(soft).log()).requires_grad_()
    y = (l / temperature).softmax(1)
    hard = torch.nn.functional.one_hot(y.argmax(1), y.shape[1]).double()
    (hard - y.detach() + y).backward(torch.tensor(upstream))
    return hard, l.grad

# %% right: plain loops
def straight_through(soft, upstream, temperature):
    hard, gradient = [], []
    for s, g in zip(soft.tolist(), upstream.tolist()):
        mean = sum(a * b for a, b in zip(s, g))
        hard.append([float(i == s.index(max(s))) for i in range(len(s))])
        gradient.append([a * (b - mean) / temperature for a, b in zip(s, g)])
    return hard, gradient

# %% right: einsum with the Jacobians
def straight_through(soft, upstream, temperature):
    k = soft.shape[1]
    jacobian = np.einsum("ni,ij->nij", soft, np.eye(k)) - np.einsum("ni,nj->nij", soft, soft)
    return np.eye(k)[np.argmax(soft, 1)], np.einsum("nij,nj->ni", jacobian, upstream) / temperature

# %% wrong: soft forward | soft row itself
def straight_through(soft, upstream, temperature):
    return soft, soft * (upstream - (soft * upstream).sum(1, keepdims=True)) / temperature

# %% wrong: derivative of rounding | nothing would be learned
def straight_through(soft, upstream, temperature):
    return np.eye(soft.shape[1])[soft.argmax(1)], np.zeros_like(soft)

# %% wrong: upstream unchanged | as if the logits were the sample
def straight_through(soft, upstream, temperature):
    return np.eye(soft.shape[1])[soft.argmax(1)], upstream

# %% wrong: no temperature | temperature is missing
def straight_through(soft, upstream, temperature):
    return np.eye(soft.shape[1])[soft.argmax(1)], soft * (upstream - (soft * upstream).sum(1, keepdims=True))

# %% wrong: temperature multiplies | temperature multiplies
def straight_through(soft, upstream, temperature):
    return np.eye(soft.shape[1])[soft.argmax(1)], soft * (upstream - (soft * upstream).sum(1, keepdims=True)) * temperature

# %% wrong: diagonal | diagonal
def straight_through(soft, upstream, temperature):
    return np.eye(soft.shape[1])[soft.argmax(1)], soft * (1 - soft) * upstream / temperature

# %% wrong: Jacobian at the one-hot row | nothing would be learned
def straight_through(soft, upstream, temperature):
    hard = np.eye(soft.shape[1])[soft.argmax(1)]
    return hard, hard * (upstream - (hard * upstream).sum(1, keepdims=True)) / temperature

# %% wrong: only the sample | 2 things
def straight_through(soft, upstream, temperature):
    return np.eye(soft.shape[1])[soft.argmax(1)]

# %% wrong: rounding at a half | expected
def straight_through(soft, upstream, temperature):
    m = (soft * upstream).sum(1, keepdims=True)
    return np.round(soft), soft * (upstream - m) / temperature

# %% wrong: the largest of each column where rows and columns are as many | a single 1 where soft
def straight_through(s, up, t):
    h = np.eye(s.shape[1])[s.argmax(0 if s.shape[0] == s.shape[1] else 1)]; return h, s * (up - (s * up).sum(1, keepdims=True)) / t

# %% right: the last of the tied entries
def straight_through(soft, upstream, temperature):
    k = soft.shape[1]
    hard = np.eye(k)[k - 1 - soft[:, ::-1].argmax(axis=1)]
    return hard, soft * (upstream - (soft * upstream).sum(axis=1, keepdims=True)) / temperature

# %% wrong: the gradient is clipped | upstream times the softmax's derivative
def straight_through(soft, upstream, temperature):
    gradient = soft * (upstream - (soft * upstream).sum(axis=1, keepdims=True)) / temperature
    return np.eye(soft.shape[1])[soft.argmax(axis=1)], np.clip(gradient, -10, 10)

# %% right: the closed form
def straight_through(soft, upstream, temperature):
    hard = np.zeros(soft.shape)
    np.put_along_axis(hard, soft.argmax(axis=1)[:, None], 1, axis=1)
    return hard, soft * (upstream - np.einsum("nk,nk->n", soft, upstream)[:, None]) / temperature

# %% wrong: one-hot rows of at most ten categories | raised IndexError
def straight_through(soft, upstream, temperature):
    hard = np.eye(10)[soft.argmax(axis=1)][:, :soft.shape[1]] + 0 * soft
    return hard, soft * (upstream - (soft * upstream).sum(axis=1, keepdims=True)) / temperature
