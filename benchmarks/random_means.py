"""Random statements about means of log-probabilities, random tables for their laws, and whether one holds there, by numpy alone."""
import numpy as np

from utils.proof.axioms import Known, Refused, meaning
from utils.proof.words import ONE, Constant, LogMean, Mean

PAIRS, MIXED, THREE = ("p(x,y)", "q(x,y)"), ("p(x)", "q(x)", "m(x,z) = 1/2 p(x) + 1/2 q(x)"), ("p(x)", "q(x)", "r(x)")
GIVENS = {PAIRS: ["", "p(x,y) == q(x,y)", "p(x,y) == p(x) p(y)", "p(x|y) == p(x)", "q(x) == p(x)", "q(x,y) == p(x) q(y|x)"],
          MIXED: ["", "p(x) == q(x)", "q(x)/p(x) == const"], THREE: ["", "p(x) q(x) == p(x) r(x)", "q(x)/p(x) == r(x)/p(x)", "q(x) == r(x)"]}


def tables(rng, laws, given):
    """Random tables for these laws, often with zeros, that satisfy the given."""
    def draw(*shape):
        p = rng.dirichlet(np.full(int(np.prod(shape)), rng.choice([0.3, 1, 3])))
        p[rng.random(p.size) < rng.choice([0, 0.25, 0.5])] = 0
        return (p / p.sum() if p.sum() else np.eye(p.size)[rng.integers(p.size)]).reshape(shape)
    if laws == PAIRS:
        p, q = draw(2, 3), draw(2, 3)
        if given == "p(x,y) == q(x,y)":
            q = p
        elif given in ("p(x,y) == p(x) p(y)", "p(x|y) == p(x)"):
            p = p.sum(1, keepdims=True) * p.sum(0, keepdims=True)
        elif given:
            share = np.array([draw(3) for _ in range(2)])
            q = p.sum(1, keepdims=True) * share
        return {"p": p, "q": q}
    p, q, r = draw(4), draw(4), draw(4)
    if given in ("p(x) == q(x)", "q(x) == r(x)"):
        q, r = (p, r) if given == "p(x) == q(x)" else (q, q)
    elif given == "q(x)/p(x) == const" and p.any():
        q = rng.random() * p + (rest := np.where(p > 0, 0, draw(4)))
        q = q / q.sum() if (q[p > 0] > 0).any() or rest.any() else p
    elif given:                                         # q = r where p > 0
        inside = q * (p > 0)
        r = inside + (1 - inside.sum()) * (other / other.sum() if (other := draw(4) * (p == 0)).any() else 0)
        q, r = (q, r) if abs(r.sum() - 1) < 1e-9 else (p, p)
    return {"p": p, "q": q, "r": r} if laws == THREE else {"p": p, "q": q, "m": np.stack([p, q], axis=1) / 2}


def random_statement(rng, laws):
    """A comparison of two or three random means, logarithms of means, measures or densities."""
    if laws == PAIRS:
        measures = ["p(x,y)", "q(x,y)", "p(x)", "q(x)"]
        densities = [f"{law}({d})" for law in "pq" for d in ("x", "y", "x,y", "x|y", "y|x")]
        whole = ["H_p(x,y)", "H_p(x)", "H_q(y|x)", "I_p(x;y)", "KL(p(x) || q(x))", "KL(p || q)", "KL(p(x,y) || p(x) p(y))", "KL(q || p)"]
    else:
        names = "pqm" if laws == MIXED else "pqr"
        measures = [f"{law}(x)" for law in names] + ["m(x,z)"] * (laws == MIXED)
        densities = [f"{law}(x)" for law in names] + ["m(x|z)", "m(z)", "m(z|x)", "m(x,z)"] * (laws == MIXED)
        whole = [f"H_{law}(x)" for law in names] + [f"KL({a} || {b})" for a in names for b in names if a != b]
        whole += ["JSD(p || q)", "I(x;z)", "H(z)", "H(z|x)", "H(x|z)"] * (laws == MIXED)
    inside = lambda m: [d for d in densities if all(v in m for v in "yz" if v in d)]
    def atom():
        m = rng.choice(measures)
        ratio = f"{rng.choice(inside(m))}/{rng.choice([m, rng.choice(inside(m))])}"
        return rng.choice([f"E_{m}[log {rng.choice(inside(m))}]", f"E_{m}[log {ratio}]", f"log E_{m}[{ratio}]", *rng.choice(whole, 3)])
    if rng.random() < 0.15:
        a, b, c = rng.choice(inside("x,y,z"), 3)
        return str(rng.choice([f"{a} == {b}", f"{a} == {b} {c}", f"{a} {b} == {b} {c}", f"{a}/{b} == const"]))
    left, right = atom(), rng.choice(["0", "1", atom(), f"{atom()} + {atom()}", f"-{atom()}", f"1/2 {atom()} + 1/2 {atom()}"])
    return f"{left} {rng.choice(['==', '<=', '>='])} {right}"


def holds(statement, laws, found):
    """True, False, or None where the statement has no finite value; by numpy alone. `found`: {law: array}."""
    axes = {law.name: law.variables for law in laws.values()}
    sizes = {v: found[name].shape[i] for name, variables in axes.items() for i, v in enumerate(variables)}
    order = sorted(sizes)

    def spread(name, kept):
        """The marginal of these variables, as an array with one axis per variable in `order`."""
        p = found[name].sum(axis=tuple(i for i, v in enumerate(axes[name]) if v not in kept))
        mine = [v for v in axes[name] if v in kept]
        p = p.transpose([mine.index(v) for v in order if v in kept]) if p.ndim else p
        return p.reshape([sizes[v] if v in kept else 1 for v in order])

    def density(d):
        with np.errstate(all="ignore"):
            return spread(d.law, d.variables) / (spread(d.law, d.given) if d.given else 1.0)

    def power(items):
        with np.errstate(all="ignore"):
            out = np.ones([1] * len(order))
            for d, e in items:
                out = out * density(d) ** float(e)
        return out

    def value(terms):
        total = 0.0
        for key, c in terms.items():
            if key == ONE:
                found_value = 1.0
            elif isinstance(key, (Mean, LogMean)):
                w = spread(key.measure.law, key.measure.left)
                with np.errstate(all="ignore"):
                    inner = np.log2(density(key.density)) if isinstance(key, Mean) else power(key.ratio)
                    w, inner = np.broadcast_arrays(w, inner)
                    each = inner[w > 0]
                    if not np.isfinite(each).all():
                        return np.nan
                    sums = (w[w > 0] * each).sum()
                    found_value = sums if isinstance(key, Mean) else np.log2(sums) if sums > 0 else np.nan
            else:
                try:
                    found_value = value(meaning(Known(laws), key))
                except Refused:
                    return np.nan
            total += float(c) * found_value
        return total

    if isinstance(statement, Constant):
        below = np.ones([1] * len(order), bool)
        for d, e in statement.ratio:
            below = below & (density(d) > 0) if e < 0 else below
        ratio, below = np.broadcast_arrays(power(statement.ratio), below)
        values = ratio[below]
        return None if not np.isfinite(values).all() else bool(np.ptp(values) < 1e-9) if values.size else True
    if statement.pointwise:
        left, right = np.broadcast_arrays(*(power(side.terms.items()) for side in (statement.left, statement.right)))
        known = np.isfinite(left) & np.isfinite(right)
        return bool(np.allclose(left[known], right[known], atol=1e-9))
    sides = value(statement.left.terms), value(statement.right.terms)
    if not np.isfinite(sides).all():
        return None
    gap = value(statement.gap.terms)
    return None if not np.isfinite(gap) else abs(gap) < 1e-8 if statement.is_equality else gap > -1e-8


def fitting(rng, laws):
    """A statement and the reason that it follows by, or looks as if it did."""
    a, b = rng.choice(["p", "q", "m" if laws == MIXED else "r" if laws == THREE else "q"], 2)
    x = "x,y" if laws == PAIRS else "x"
    choices = [(f"E_{a}({x})[log {b}({x})/{a}({x})] <= log E_{a}({x})[{b}({x})/{a}({x})]", "jensen"),
               (f"log E_{a}({x})[{b}({x})/{a}({x})] <= 0", "normalisation"), (f"KL({a}({x}) || {b}({x})) >= 0", "gibbs"),
               (f"KL({a}({x}) || {b}({x})) == E_{a}({x})[log {a}({x})/{b}({x})]", "definition"), (f"{a}({x}) == {b}({x})", "gibbs equality"),
               (f"{b}({x})/{a}({x}) == const", "strict jensen"), (f"{a}({x}) == {b}({x})", "normalisation"),
               (f"KL({a}({x}) || {b}({x})) == 0", "lines"), (f"{a}({x}) == {b}({x})", "lines"),
               (f"E_{a}({x})[log {b}({x})] == E_{b}({x})[log {a}({x})]", "lines"), (f"KL({a}({x}) || {b}({x})) == 0", "given")]
    if laws == PAIRS:
        choices += [(f"E_{a}(x,y)[log {b}(x)] == E_{a}(x)[log {b}(x)]", "marginalisation"), ("p(x,y) == p(y) p(x|y)", "product rule"),
                    ("p(x,y) == p(x) p(y)", "product rule"), ("p(x|y) == p(x)", "product rule"), ("I_p(x;y) == 0", "definition"),
                    (f"E_{a}(x,y)[log {b}(x,y)] == E_{a}(x,y)[log {b}(y)] + E_{a}(x,y)[log {b}(x|y)]", "product rule")]
    if laws == MIXED:
        choices += [(f"E_m(x)[log {a}(x)] == 1/2 E_p(x)[log {a}(x)] + 1/2 E_q(x)[log {a}(x)]", "average"), ("H(z) == 1", "coin"), ("H(z|x) >= 0", "h>=0"),
                    ("JSD(p || q) == 1/2 KL(p || m) + 1/2 KL(q || m)", "definition")]
    return tuple(map(str, choices[rng.integers(len(choices))]))
