"""Is a claim that the proof checker accepts ever violated? Random claims, random distributions, counted.

    python benchmarks/proof_soundness.py [claims]

Claims are made of random true facts, half of them spoilt a little (by as little as 1e-9), about discrete variables,
about Gaussian ones and, one level below entropies, about random tables. Whatever is accepted is evaluated by
utils.information, which knows nothing of proofs. Prints how many were accepted, and how many of these were violated: 0.
"""
import sys
import time

import numpy as np

from utils.information import entropy, gaussian_differential_entropy
from utils.proof import verify
from utils.proof.densities import Entropy, Information, LogMean, Mean
from utils.proof.linear import ONE

WEIGHTS = ["1", "2", "1/2", "1/3", "0.1", "3"]
SPOIL = ["1", "1/2", "0.01", "1e-6", "1e-9"]


def random_term(rng, names):
    """The text of a random H(A|C) or I(A;B|C) of these variables."""
    order = list(rng.permutation(names))
    sizes = np.sort(rng.integers(1, len(order) + 1, size=2))
    a, b, c = order[:sizes[0]], order[sizes[0]:sizes[1]], order[sizes[1]:]
    bar = "|" + ",".join(c) if c and rng.random() < 0.7 else ""
    return f"I({','.join(a)};{','.join(b)}{bar})" if b and rng.random() < 0.6 else f"H({','.join(a + b)}{bar})"


def random_claim(rng, names):
    """A sum of terms compared with another way of writing much of it; often true, often false by a little."""
    terms = " + ".join(f"{rng.choice(WEIGHTS)} {random_term(rng, names)}" for _ in range(rng.integers(1, 4)))
    if rng.random() < 0.5:
        terms += f" - {rng.choice(SPOIL)} {random_term(rng, names)}"
    return f"{terms} >= {rng.choice(['0', '0', '0', '1e-9', '-1e-9'])}"


def discrete(rng, n, markov):
    """A random table of n variables (a Markov chain in their order, if asked), now and then with zeros."""
    sizes = rng.integers(2, 4, size=n)
    spread = rng.choice([0.1, 0.5, 2])
    if not markov:
        p = rng.dirichlet(np.full(sizes.prod(), spread))
        p[rng.random(p.size) < 0.3] = 0
        return (p / p.sum() if p.sum() else np.eye(p.size)[0]).reshape(sizes)
    p = rng.dirichlet(np.full(sizes[0], spread))
    for k in range(1, n):
        p = p[..., None] * rng.dirichlet(np.full(sizes[k], spread), size=sizes[k - 1])
    return p


def gaussian(rng, n, markov):
    """A random covariance of n variables."""
    if not markov:
        a = rng.normal(size=(n, n)) * 10.0 ** rng.integers(-2, 2)
        return a @ a.T + 1e-3 * np.eye(n) * rng.random()
    a = np.eye(n)
    for k in range(1, n):
        a[k] += rng.normal() * a[k - 1]
    return (a * 4.0 ** rng.integers(-3, 3, size=n)) @ a.T


def value(formula, names, entropy_of):
    """The formula, in bits, on a distribution whose joint entropies `entropy_of` knows."""
    return sum(float(c) * (1 if key == ONE else entropy_of(tuple(i for i, n in enumerate(names) if n in {v.name for v in key})))
               for key, c in formula.terms.items())


def of_table(p):
    return lambda at: entropy(p.sum(axis=tuple(set(range(p.ndim)) - set(at))).ravel())


def of_covariance(cov):
    return lambda at: gaussian_differential_entropy(cov[np.ix_(at, at)])


def soundness(claims, seed=0, distributions=12):
    """(tried, accepted, violated) of entropy claims, until `claims` are accepted."""
    rng, tried, accepted, violated = np.random.default_rng(seed), 0, 0, []
    while accepted < claims:
        tried += 1
        n = int(rng.integers(2, 5))
        names, markov, continuous = list("XYZW"[:n]), rng.random() < 0.3 and n == 3, rng.random() < 0.5
        claim = random_claim(rng, names)
        rules = {"given": ["I(X;Z|Y) == 0"] if markov else [], "names": " ".join(names),
                 "continuous": " ".join(names) if continuous else ""}
        lines = [["I(X;Z|Y) == 0", "given"]] if markov else []
        lines += [[f"{random_term(rng, names)} >= 0", w] for w in ("mi>=0", "h>=0") for _ in range(3)]
        lines += [[claim, w] for w in ("definition", "mi>=0", "h>=0", "lines")]
        for line in verify(lines, claim, **rules).lines:
            if not line.accepted:
                continue
            accepted += 1
            for _ in range(distributions):
                known = of_covariance(gaussian(rng, n, markov)) if continuous else of_table(discrete(rng, n, markov))
                gap = value(line.statement.gap, names, known)
                size = 1 + sum(abs(float(c)) for c in line.statement.gap.terms.values())
                if gap < -1e-10 * size or (line.statement.is_equality and gap > 1e-10 * size):
                    violated.append((line.text, rules, gap))
                    break
    return tried, accepted, violated


# ---- one level below ---------------------------------------------------------------------------------------------------

LAWS = ["p(x,y)", "q(x,y)"]
DENSITIES = [f"{law}({d})" for law in "pq" for d in ("x", "y", "x,y", "x|y", "y|x")]


def random_statement(rng):
    """A comparison of two or three random means, logarithms of means or measures."""
    def atom():
        measure = rng.choice(["p(x,y)", "q(x,y)", "p(x)", "q(x)"])
        inside = [d for d in DENSITIES if "y" not in d or "y" in measure]
        ratio = f"{rng.choice(inside)}/{rng.choice([measure, rng.choice(inside)])}"
        return rng.choice([f"E_{measure}[log {rng.choice(inside)}]", f"E_{measure}[log {ratio}]", f"log E_{measure}[{ratio}]",
                           "H(x,y)", "H(x)", "H(y|x)", "I(x;y)", "KL(p(x) || q(x))", "KL(p || q)", "KL(p(x,y) || p(x) p(y))"])
    left, right = atom(), rng.choice(["0", atom(), f"{atom()} + {atom()}", f"-{atom()}"])
    return f"{left} {rng.choice(['==', '<=', '>='])} {right}"


def numeric(formula, language, tables):
    """The formula on float tables {law: p[x, y]}, by numpy alone."""
    def density(d):
        p = tables[d.law]
        marginal = lambda names: p.sum(axis=tuple(i for i, v in enumerate("xy") if v not in names), keepdims=True)
        return marginal(d.variables) / (marginal(d.given) if d.given else 1.0) + np.zeros_like(p)
    total = 0.0
    for key, c in formula.terms.items():
        if key == ONE:
            total += float(c)
        elif isinstance(key, Mean):
            weights = tables[key.measure.law]
            total += float(c) * float((weights * np.log2(density(key.density))).sum())
        elif isinstance(key, LogMean):
            ratio = np.prod([density(d) ** e for d, e in key.ratio], axis=0)
            total += float(c) * float(np.log2((tables[key.measure.law] * ratio).sum()))
        else:
            total += float(c) * (measure_value(key, tables) if isinstance(key, (Entropy, Information))
                                 else numeric(language.definition(key)[0], language, tables))
    return total


def measure_value(key, tables):
    """H and I from utils.information, by the chain rule."""
    p = tables[key.density.law if isinstance(key, Entropy) else key.law]
    joint = lambda names: entropy(p.sum(axis=tuple(i for i, v in enumerate("xy") if v not in names)).ravel()) if names else 0.0
    if isinstance(key, Entropy):
        return joint(key.density.variables) - joint(key.density.given)
    a, b = key.sides
    return joint(a) + joint(b) - joint(a | b)


def soundness_below(claims, seed=0, distributions=12):
    """(tried, accepted, violated) of claims about means of log-probabilities."""
    rng, tried, accepted, violated = np.random.default_rng(seed), 0, 0, []
    reasons = ("definition", "product rule", "marginalisation", "linearity", "jensen", "normalisation", "gibbs")
    while accepted < claims:
        tried += 1
        claim, why = random_statement(rng), str(rng.choice(reasons))
        if rng.random() < 0.5:                          # a statement that fits the reason
            m, f, g = rng.choice(["p(x,y)", "q(x,y)"]), *rng.choice(DENSITIES, 2)
            ratio = f"{f}/{g}" if rng.random() < 0.5 else f"{rng.choice(['p(x) p(y)', 'q(x) p(y|x)', 'q(x,y)', 'q(x|y)'])}/{m}"
            claim, why = [(f"E_{m}[log {ratio}] <= log E_{m}[{ratio}]", "jensen"),
                          (f"log E_{m}[{ratio}] <= 0", "normalisation"),
                          (f"KL({m} || {rng.choice(['p(x) p(y)', 'q(x) p(y|x)', 'q(x,y)'])}) >= 0", "gibbs"),
                          (f"E_{m}[log {f}] == E_{m[0]}(x)[log {f}]", "marginalisation")][rng.integers(4)]
        proof = verify([[claim, why]], goal="I(x;y) >= 0", laws=LAWS)
        line = proof.lines[0]
        if not line.accepted:
            continue
        accepted += 1
        for _ in range(distributions):
            tables = {law: rng.dirichlet(np.full(6, rng.choice([0.5, 2]))).reshape(2, 3) for law in "pq"}
            tables = {law: 0.999 * p + 0.001 / 6 for law, p in tables.items()}
            gap = numeric(line.statement.gap, proof.language, tables)
            if gap < -1e-9 or (line.statement.is_equality and abs(gap) > 1e-9):
                violated.append((claim, why, gap))
                break
    return tried, accepted, violated


if __name__ == "__main__":
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    for run in (soundness, soundness_below):
        start = time.perf_counter()
        tried, accepted, violated = run(claims)
        print(f"{run.__name__}: {tried} proofs, {accepted} accepted claims, {len(violated)} violated, "
              f"{time.perf_counter() - start:.0f} s")
        for what in violated[:5]:
            print("  ", what)
