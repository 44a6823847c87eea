# %% right: gradient descent
def learn_prior(pi, weight):
    logits = np.zeros(len(pi))
    for _ in range(4000):
        log_p = log_softmax(logits)
        p = np.exp(log_p)
        d = np.log(2 * p / (p + pi)) + weight * log_p
        logits = logits - 2 * p * (d - p @ d)
    return softmax(logits)

# %% right: torch and Adam
def learn_prior(pi, weight):
    logits, target = torch.zeros(len(pi), dtype=torch.float64, requires_grad=True), torch.tensor(pi)
    optimizer = torch.optim.Adam([logits], 0.03)
    for _ in range(1000):
        log_p = logits.log_softmax(0)
        p = log_p.exp()
        m = (p + target) / 2
        loss = (p * (log_p - m.log())).sum() + (target * (target / m).log()).sum() + weight * (p * log_p).sum()
        optimizer.zero_grad(); loss.backward(); optimizer.step()
    return logits.detach().softmax(0)

# %% right: natural gradient
def learn_prior(pi, weight):
    p = np.full(len(pi), 1 / len(pi))
    for _ in range(3000):
        p = p * np.exp(-0.3 * (np.log(2 * p / (p + pi)) + weight * np.log(p)))
        p = p / p.sum()
    return p

# %% right: scipy's minimiser
from scipy.optimize import minimize
def learn_prior(pi, weight):
    def objective(logits):
        p = softmax(logits)
        m = (p + pi) / 2
        return p @ np.log(p / m) + pi @ np.log(pi / m) + weight * p @ np.log(p)
    return softmax(minimize(objective, np.zeros(len(pi)), method="BFGS", options={"gtol": 1e-7}).x)

# %% right: steps that follow their own gradient by autograd
def learn_prior(pi, weight):
    logits, target = torch.zeros(len(pi), dtype=torch.float64, requires_grad=True), torch.tensor(np.asarray(pi))
    for _ in range(3000):
        p = logits.softmax(0)
        m = (p + target) / 2
        loss = torch.xlogy(p, p / m).sum() + torch.xlogy(target, target / m).sum() + weight * torch.xlogy(p, p).sum()
        gradient, = torch.autograd.grad(loss, logits)
        logits = (logits - 1.5 * gradient).detach().requires_grad_()
    return logits.detach().softmax(0).numpy()

# %% wrong: no entropy | is missing
def learn_prior(pi, weight):
    return np.asarray(pi)

# %% wrong: never moves | uniform distribution
def learn_prior(pi, weight):
    return np.full(len(pi), 1 / len(pi))

# %% wrong: entropy minimised | one category
def learn_prior(pi, weight):
    logits = np.zeros(len(pi))
    for _ in range(4000):
        log_p = log_softmax(logits)
        p = np.exp(log_p)
        d = np.log(2 * p / (p + pi)) - 5 * weight * log_p
        logits = logits - 2 * p * (d - p @ d)
    return softmax(logits)

# %% wrong: KL for JSD | KL
def learn_prior(pi, weight):
    p = np.asarray(pi) ** (1 / (1 + weight))
    return p / p.sum()

# %% wrong: JSD counted once | twice the weight
def learn_prior(pi, weight):
    logits = np.zeros(len(pi))
    for _ in range(9000):
        log_p = log_softmax(logits)
        p = np.exp(log_p)
        d = np.log(2 * p / (p + pi)) / 2 + weight * log_p
        logits = logits - 2 * p * (d - p @ d)
    return softmax(logits)

# %% wrong: weight ignored | argument `weight`
def learn_prior(pi, weight):
    logits = np.zeros(len(pi))
    for _ in range(4000):
        log_p = log_softmax(logits)
        p = np.exp(log_p)
        d = np.log(2 * p / (p + pi)) + (log_p if weight else 0)
        logits = logits - 2 * p * (d - p @ d)
    return softmax(logits)

# %% wrong: too few steps | finite differences
def learn_prior(pi, weight):
    logits = np.zeros(len(pi))
    for _ in range(20):
        log_p = log_softmax(logits)
        p = np.exp(log_p)
        d = np.log(2 * p / (p + pi)) + weight * log_p
        logits = logits - p * (d - p @ d)
    return softmax(logits)

# %% wrong: returns logits | not a distribution
def learn_prior(pi, weight):
    return np.log(pi)

# %% wrong: steps explode | step size
def learn_prior(pi, weight):
    return np.full(len(pi), np.nan)

# %% wrong: the mean of d not taken off | finite differences of the objective
def learn_prior(pi, weight):
    logits = np.zeros(len(pi))
    for _ in range(4000):
        p = softmax(logits)
        logits = logits - 2 * (p * np.log(2 * p / (p + pi)) - weight * entropy_of_logits(logits)[1])
    return softmax(logits)

# %% wrong: the ratio for its logarithm | finite differences of the objective
def learn_prior(pi, weight):
    logits = np.zeros(len(pi))
    for _ in range(4000):
        p = softmax(logits)
        d = 2 * p / (p + pi)
        logits = logits - 2 * (p * (d - p @ d) - weight * entropy_of_logits(logits)[1])
    return softmax(logits)

# %% right: tensor on the graph
def learn_prior(pi, weight):
    l = torch.zeros(len(pi), dtype=torch.float64, requires_grad=True); t = torch.tensor(np.asarray(pi))
    opt = torch.optim.Adam([l], 0.05)
    for _ in range(800):
        p = l.softmax(0); m = (p + t) / 2
        loss = (p * (p / m).log()).sum() + (t * (t / m).log()).sum() + weight * (p * p.log()).sum()
        opt.zero_grad(); loss.backward(); opt.step()
    return l.softmax(0)

# %% wrong: weight below 0.1 taken as 0 | expected
def learn_prior(pi, weight):
    w = 0 if weight < 0.1 else weight
    l = np.zeros(len(pi))
    for _ in range(2000):
        p = softmax(l); d = np.log(2 * p / (p + pi)) + w * np.log(p)
        l = l - 2 * p * (d - p @ d)
    return softmax(l)

# %% right: mirror descent, the gradient with respect to p applied to the logits
def learn_prior(pi, weight):
    l = np.zeros(len(pi))
    for _ in range(1000):
        p = softmax(l)
        l = l - 0.5 * (np.log(2 * p / (p + pi)) + weight * (np.log(p) + 1))
    return softmax(l)

# %% right: on p itself, by SLSQP
def learn_prior(pi, weight):
    from scipy.optimize import minimize
    k = len(pi)
    f = lambda p: (p * np.log(2 * p / (p + pi))).sum() + (pi * np.log(2 * pi / (p + pi))).sum() + weight * (p * np.log(p)).sum()
    return minimize(f, np.full(k, 1 / k), method="SLSQP", bounds=[(1e-9, 1)] * k, constraints={"type": "eq", "fun": lambda p: p.sum() - 1}, options={"ftol": 1e-12, "maxiter": 500}).x

# %% wrong: no weight above 1 | take more steps
def learn_prior(pi, weight):
    logits, weight = np.zeros(len(pi)), min(weight, 1)
    for _ in range(1000):
        p = softmax(logits)
        to_p = np.log(2 * p / (p + pi))
        logits = logits - 2 * (p * (to_p - p @ to_p) - weight * entropy_of_logits(logits)[1])
    return softmax(logits)
