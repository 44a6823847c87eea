# %% right: the last point apart
def jensen_step(x, lam):
    if len(x) == 1 or lam[-1] == 1:
        return same(x[-1])
    rest = 1 - lam[-1]
    w = [weight / rest for weight in lam[:-1]]
    y = sum(weight * point for weight, point in zip(w, x))
    return chain(two_point(x[-1], y, lam[-1]), scale(rest, hypothesis(x[:-1], w)))

# %% right: by addition, with numpy
def jensen_step(x, lam):
    x, lam = np.array(x), np.array(lam)
    if len(x) == 1 or lam[-1] == 1:
        return same(x[-1])
    rest = 1 - lam[-1]
    w = lam[:-1] / rest
    return add(scale(rest, hypothesis(x[:-1], w)), two_point(w @ x[:-1], x[-1], rest))

# %% right: two halves
def jensen_step(x, lam):
    k = len(x) // 2
    left = sum(lam[:k])
    if len(x) == 1:
        return same(x[0])
    if left == 0 or left == 1 or lam[-1] == 1:
        part, weights = (x[k:], lam[k:]) if left == 0 else (x[:k], lam[:k])
        return hypothesis(part, weights)
    a, b = [v / left for v in lam[:k]], [v / (1 - left) for v in lam[k:]]
    mean = lambda w, points: sum(u * v for u, v in zip(w, points))
    both = two_point(mean(a, x[:k]), mean(b, x[k:]), left)
    return chain(chain(both, scale(left, hypothesis(x[:k], a))), scale(1 - left, hypothesis(x[k:], b)))

# %% right: the first point apart
def jensen_step(x, lam):
    if len(x) == 1 or lam[0] == 1:
        return same(x[0])
    rest = 1 - lam[0]
    w = [weight / rest for weight in lam[1:]]
    y = sum(weight * point for weight, point in zip(w, x[1:]))
    return chain(two_point(x[0], y, lam[0]), scale(rest, hypothesis(x[1:], w)))

# %% right: the last two points put together
def jensen_step(x, lam):
    if len(x) == 1:
        return same(x[0])
    s = lam[-2] + lam[-1]
    if s == 0:
        return hypothesis(x[:-1], lam[:-1])
    z = (lam[-2] * x[-2] + lam[-1] * x[-1]) / s
    return chain(hypothesis(x[:-2] + [z], lam[:-2] + [s]), scale(s, two_point(x[-2], x[-1], lam[-2] / s)))

# %% wrong: circular | circular
def jensen_step(x, lam):
    return hypothesis(x, lam)

# %% wrong: weights not renormalised | renormalise
def jensen_step(x, lam):
    if len(x) == 1 or lam[-1] == 1:
        return same(x[-1])
    y = sum(weight * point for weight, point in zip(lam[:-1], x))
    return chain(two_point(x[-1], y, lam[-1]), hypothesis(x[:-1], lam[:-1]))

# %% wrong: not scaled | scale it first
def jensen_step(x, lam):
    if len(x) == 1 or lam[-1] == 1:
        return same(x[-1])
    w = [weight / (1 - lam[-1]) for weight in lam[:-1]]
    y = sum(weight * point for weight, point in zip(w, x))
    return chain(two_point(x[-1], y, lam[-1]), hypothesis(x[:-1], w))

# %% wrong: no base case | 0 points
def jensen_step(x, lam):
    if lam[-1] == 1 and len(x) > 1:
        return same(x[-1])
    rest = 1 - lam[-1]
    w = [weight / rest for weight in lam[:-1]] if rest else []
    return chain(two_point(x[-1], 0.0, lam[-1]), scale(rest, hypothesis(x[:-1], w)))

# %% wrong: division by 0 | last weight is 1
def jensen_step(x, lam):
    if len(x) == 1:
        return same(x[0])
    w = [weight / (1 - lam[-1]) for weight in lam[:-1]]
    y = sum(weight * point for weight, point in zip(w, x))
    return chain(two_point(x[-1], y, lam[-1]), scale(1 - lam[-1], hypothesis(x[:-1], w)))

# %% right: a recursion instead of the hypothesis
def jensen_step(x, lam):
    if len(x) == 1 or lam[-1] == 1:
        return same(x[-1])
    rest = 1 - lam[-1]
    w = [weight / rest for weight in lam[:-1]]
    y = sum(weight * point for weight, point in zip(w, x))
    return chain(two_point(x[-1], y, lam[-1]), scale(rest, jensen_step(x[:-1], w)))

# %% wrong: t for 1 − t | that must be (part of) the same
def jensen_step(x, lam):
    if len(x) == 1 or lam[-1] == 1:
        return same(x[-1])
    rest = 1 - lam[-1]
    w = [weight / rest for weight in lam[:-1]]
    y = sum(weight * point for weight, point in zip(w, x))
    return chain(two_point(y, x[-1], lam[-1]), scale(rest, hypothesis(x[:-1], w)))

# %% wrong: a negative factor turns it round | negative factor
def jensen_step(x, lam):
    return scale(-1, two_point(x[0], x[-1], 0.5))

# %% wrong: stops half-way | your last line
def jensen_step(x, lam):
    if len(x) == 1 or lam[-1] == 1:
        return same(x[-1])
    rest = 1 - lam[-1]
    w = [weight / rest for weight in lam[:-1]]
    return two_point(x[-1], sum(weight * point for weight, point in zip(w, x)), lam[-1])

# %% wrong: a number | isn't an inequality
def jensen_step(x, lam):
    return sum(weight * point ** 2 for weight, point in zip(lam, x))

# %% wrong: a forged inequality | isn't an inequality
def jensen_step(x, lam):
    return {"rule": "jensen", "points": x, "weights": lam}

# %% wrong: a true line about another point | your last line is f(1) <= f(1)
def jensen_step(x, lam):
    if len(x) == 1 or lam[-1] == 1:
        return same(lam[-1])
    rest = 1 - lam[-1]
    w = [weight / rest for weight in lam[:-1]]
    y = sum(weight * point for weight, point in zip(w, x))
    return chain(two_point(x[-1], y, lam[-1]), scale(rest, hypothesis(x[:-1], w)))

# %% wrong: the claim itself from seven points on | at most 8
def jensen_step(x, lam):
    if len(x) > 6:
        return hypothesis(x, lam)
    if len(x) == 1 or lam[-1] == 1:
        return same(x[-1])
    rest = 1 - lam[-1]
    w = [weight / rest for weight in lam[:-1]]
    y = sum(weight * point for weight, point in zip(w, x[:-1], strict=True))
    return chain(two_point(x[-1], y, lam[-1]), scale(rest, hypothesis(x[:-1], w)))

# %% wrong: the first point apart, which fails where its weight is 1 | the divisor is 0
def jensen_step(x, lam):
    if len(x) == 1:
        return same(x[0])
    rest = 1 - lam[0]
    w = [weight / rest for weight in lam[1:]]
    y = sum(a * b for a, b in zip(w, x[1:]))
    return chain(two_point(x[0], y, lam[0]), scale(rest, hypothesis(x[1:], w)))

# %% right: the first point apart, with its own case
def jensen_step(x, lam):
    if lam[0] == 1:
        return same(x[0])
    rest = 1 - lam[0]
    w = [weight / rest for weight in lam[1:]]
    y = sum(a * b for a, b in zip(w, x[1:]))
    return chain(two_point(x[0], y, lam[0]), scale(rest, hypothesis(x[1:], w)))

# %% right: two halves
def jensen_step(x, lam):
    if len(x) == 1:
        return same(x[0])
    k = len(x) // 2
    s = sum(lam[:k])
    if s in (0, 1):
        return jensen_step(x[k:], lam[k:]) if s == 0 else jensen_step(x[:k], lam[:k])
    a, b = [l / s for l in lam[:k]], [l / (1 - s) for l in lam[k:]]
    mean = lambda w, p: sum(i * j for i, j in zip(w, p))
    line = chain(two_point(mean(a, x[:k]), mean(b, x[k:]), s), scale(s, hypothesis(x[:k], a)))
    return chain(line, scale(1 - s, hypothesis(x[k:], b)))

# %% wrong: weights looked up by their points | sum to
def jensen_step(x, lam):
    if len(set(x)) == 1: return same(x[0])
    if lam[-1] == 1: return same(x[-1])
    t = lam[-1]
    d = {}
    for p, l in zip(x[:-1], lam[:-1]):
        d[p] = l / (1 - t)
    rest = [d[p] for p in x[:-1]]
    y = sum(l * p for l, p in zip(rest, x[:-1]))
    return chain(two_point(x[-1], y, t), scale(1 - t, hypothesis(x[:-1], rest)))
