"""Is a claim that the proof checker accepts ever violated? Random claims, random distributions, counted.

    python benchmarks/proof_soundness.py [claims of each kind] [seed]

Claims are made of random true facts, some of them spoilt a little (by as little as 1e-12), about discrete variables,
about Gaussian ones and, one level below entropies, about random tables; lines may use the lines before them. The
distributions have zeros, copied and deterministic variables. Whatever is accepted is evaluated by utils.information or
by numpy, which know nothing of proofs. Prints how many were accepted, and how many of these were violated: 0. Takes minutes;
Ctrl-C ends a count between two proofs, with what there is.
"""
import functools
import signal
import sys
import time
from fractions import Fraction

import numpy as np
from tqdm import tqdm

from utils.information import entropy, gaussian_differential_entropy
from utils.proof import Proof
from utils.proof.axioms import Known, Refused, meaning
from utils.proof.refusals import EXPLAINED
from utils.proof.words import ONE, Constant, LogMean, Mean

WEIGHTS = ["1", "2", "1/2", "1/3", "0.1", "3"]
SPOIL = ["1", "1/2", "0.01", "1e-6", "1e-9", "1e-12"]


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


def combination(rng, names, continuous):
    """(a sum of terms of one kind written in joint entropies, the reason for it); one in five is spoilt by a little."""
    kind, total = "I" if continuous and rng.random() < 0.9 else str(rng.choice(["I", "H"])), {}
    for _ in range(rng.integers(1, 5)):
        order = list(rng.permutation(names))
        i, j = np.sort(rng.integers(1, len(order) + 1, size=2))
        a, b, c = (frozenset(part) for part in (order[:i], order[i:j], order[j:] if rng.random() < 0.7 else []))
        weight = Fraction(str(rng.choice(WEIGHTS)))
        signs = ((a | c, 1), (b | c, 1), (a | b | c, -1), (c, -1)) if kind == "I" and b else ((a | b | c, 1), (c, -1))
        for key, sign in signs:
            total[key] = total.get(key, 0) + sign * weight
    if rng.random() < 0.2:
        key = frozenset(rng.permutation(names)[:rng.integers(1, len(names) + 1)])
        total[key] = total.get(key, 0) - Fraction(str(rng.choice(SPOIL)))
    text = " + ".join(f"{c} H({','.join(sorted(key))})" for key, c in total.items() if key and c).replace("+ -", "- ")
    return f"{text or '0'} >= 0", "mi>=0" if kind == "I" else "h>=0"


def discrete(rng, n, markov):
    """A random table of n variables (a Markov chain in their order, if asked), often with zeros, copies or functions."""
    sizes = rng.integers(2, 4, size=n)
    spread = rng.choice([0.1, 0.5, 2])
    if not markov:
        p = rng.dirichlet(np.full(sizes.prod(), spread))
        p[rng.random(p.size) < rng.choice([0, 0.3, 0.7])] = 0
        p = (p / p.sum() if p.sum() else np.eye(p.size)[0]).reshape(sizes)
        return determined(rng, p) if rng.random() < 0.4 else p
    p = rng.dirichlet(np.full(sizes[0], spread))
    for k in range(1, n):
        rows = rng.dirichlet(np.full(sizes[k], spread), size=sizes[k - 1])
        if rng.random() < 0.3:                          # a function of the one before
            rows = np.eye(sizes[k])[rng.integers(sizes[k], size=sizes[k - 1])]
        p = p[..., None] * rows
    return p


def determined(rng, p):
    """The table with its last variable replaced by a copy or a function of the others."""
    left = p.sum(axis=-1)
    values = rng.integers(p.shape[-1], size=left.shape) if rng.random() < 0.5 else np.indices(left.shape)[0] % p.shape[-1]
    return left[..., None] * np.eye(p.shape[-1])[values]


def gaussian(rng, n, markov):
    """A random covariance of n variables."""
    if not markov:
        a = rng.normal(size=(n, n)) * 10.0 ** rng.integers(-2, 2)
        return a @ a.T + 1e-3 * np.eye(n) * rng.random()
    a = np.eye(n)
    for k in range(1, n):
        a[k] += rng.normal() * a[k - 1]
    return (a * 4.0 ** rng.integers(-3, 3, size=n)) @ a.T


def checked(lines, goal, **rules):
    """The proof, without explanations of what is refused."""
    proof = Proof(goal, **rules)
    proof.explained = EXPLAINED
    for line in lines:
        proof.step(*line)
    return proof


def value(formula, names, entropy_of):
    """The formula, in bits, on a distribution whose joint entropies `entropy_of` knows."""
    return sum(float(c) * (1 if key == ONE else entropy_of(tuple(i for i, n in enumerate(names) if n in {v.name for v in key})))
               for key, c in formula.terms.items())


def of_table(p):
    return lambda at: entropy(p.sum(axis=tuple(set(range(p.ndim)) - set(at))).ravel())


def of_covariance(cov):
    return lambda at: gaussian_differential_entropy(cov[np.ix_(at, at)])


class Accepted(tqdm):
    """Counts accepted claims, with a bar, until there are enough or Ctrl-C is pressed."""

    def __init__(self, claims):
        super().__init__(total=claims, unit="claim", disable=None)
        self.count, self.stopped = 0, False

    def __enter__(self):
        self.before = signal.signal(signal.SIGINT, lambda *_: setattr(self, "stopped", True))
        return super().__enter__()

    def __exit__(self, *error):
        signal.signal(signal.SIGINT, self.before)
        return super().__exit__(*error)

    def add(self, n):
        self.count += n
        self.update(n)

    @property
    def wanted(self):
        return self.count < self.total and not self.stopped


def soundness(claims, seed=0, distributions=12):
    """(tried, accepted, violated) of entropy claims, until `claims` are accepted."""
    rng, tried, violated = np.random.default_rng(seed), 0, []
    with Accepted(claims) as accepted:
        while accepted.wanted:
            tried += 1
            n = int(rng.integers(2, 5))
            names, markov, continuous = list("XYZW"[:n]), rng.random() < 0.3 and n == 3, rng.random() < 0.5
            claim = random_claim(rng, names)
            rules = {"given": ["I(X;Z|Y) == 0"] if markov else [], "names": " ".join(names),
                     "continuous": " ".join(names) if continuous else ""}
            lines = [["I(X;Z|Y) == 0", "given"]] if markov else []
            lines += [[f"{random_term(rng, names)} >= 0", w] for w in ("mi>=0", "h>=0")]
            lines += [[claim, w] for w in ("definition", "mi>=0", "h>=0", "lines")]
            lines += [[random_claim(rng, names), str(w)] for w in rng.choice(["mi>=0", "h>=0", "lines", "definition"], size=2)]
            lines += [list(combination(rng, names, continuous)) for _ in range(45)]
            lines += [[combination(rng, names, continuous)[0], "lines"] for _ in range(3)]
            good = [line for line in checked(lines, claim, **rules).lines if line.accepted]
            accepted.add(len(good))
            for _ in range(distributions):
                known = functools.cache(of_covariance(gaussian(rng, n, markov)) if continuous else of_table(discrete(rng, n, markov)))
                for line in good:
                    gap = value(line.statement.gap, names, known)
                    size = 1 + sum(abs(float(c)) for c in line.statement.gap.terms.values())
                    if gap < -1e-10 * size or (line.statement.is_equality and gap > 1e-10 * size):
                        violated.append((line.text, rules, gap))
    return tried, accepted.count, violated


# ---- one level below ---------------------------------------------------------------------------------------------------

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


REASONS = ("definition", "product rule", "marginalisation", "linearity", "jensen", "strict jensen", "normalisation", "gibbs", "gibbs equality",
           "average", "coin", "h>=0", "given", "lines", "lines")


def soundness_below(claims, seed=0, distributions=12, lines=50):
    """(tried, accepted, violated) of statements about means of log-probabilities, in proofs of several lines."""
    rng, tried, violated = np.random.default_rng(seed), 0, []
    with Accepted(claims) as accepted:
        while accepted.wanted:
            tried += 1
            laws = (PAIRS, MIXED, THREE)[rng.integers(3)]
            given = str(rng.choice(GIVENS[laws]))
            text = [[given, "given"]] if given else []
            for _ in range(lines):
                statement, why = random_statement(rng, laws), str(rng.choice(REASONS))
                if rng.random() < 0.8:                      # a statement that fits the reason
                    statement, why = fitting(rng, laws)
                text.append([statement, why])
            proof = checked(text, "KL(p || q) >= 0", given=[given] if given else [], laws=laws)
            good = [line for line in proof.lines if line.accepted]
            accepted.add(len(good))
            for _ in range(distributions):
                drawn = tables(rng, laws, given)
                for line in good:
                    if holds(line.statement, proof.language.laws, drawn) is False:
                        violated.append((line.text, line.why, given, {k: v.round(3).tolist() for k, v in drawn.items()}, proof.plain()[:line.number]))
                if violated:
                    break
            if len(violated) > 20:
                break
    return tried, accepted.count, violated


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


if __name__ == "__main__":
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 25_000
    for run in (soundness, soundness_below):
        start = time.perf_counter()
        tried, accepted, violated = run(claims, seed=int(sys.argv[2]) if len(sys.argv) > 2 else 0)
        print(f"{run.__name__}: {tried} proofs, {accepted} accepted claims, {len(violated)} violated, "
              f"{time.perf_counter() - start:.0f} s", flush=True)
        for what in violated[:5]:
            print("  ", what)
