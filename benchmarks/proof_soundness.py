"""Is a claim that the proof checker accepts ever violated? Random claims, random distributions, counted.

    python -m benchmarks.proof_soundness [claims of each kind] [seed]

Claims are made of random true facts, some of them spoilt a little (by as little as 1e-12), about discrete variables,
about Gaussian ones and, one level below entropies, about random tables; lines may use the lines before them. The
distributions have zeros, copied and deterministic variables. Whatever is accepted is evaluated by utils.information or
by numpy, which know nothing about proofs. Prints how many were accepted, and how many of these were violated: 0. Takes minutes;
Ctrl-C ends a count between two proofs, with what there is.
"""
import functools
import signal
import sys
import time

import numpy as np
from tqdm import tqdm

from utils.proof import Proof
from utils.proof.refusals import EXPLAINED

from .random_entropies import combination, discrete, gaussian, of_covariance, of_table, random_claim, random_term, value
from .random_means import GIVENS, MIXED, PAIRS, THREE, fitting, holds, random_statement, tables

REASONS = ("definition", "product rule", "marginalisation", "linearity", "jensen", "strict jensen", "normalisation", "gibbs", "gibbs equality",
           "average", "coin", "h>=0", "given", "lines", "lines")


def checked(lines, goal, **rules):
    """The proof, without explanations of what is refused."""
    proof = Proof(goal, **rules)
    proof.explained = EXPLAINED
    for line in lines:
        proof.step(*line)
    return proof


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


if __name__ == "__main__":
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 25_000
    for run in (soundness, soundness_below):
        start = time.perf_counter()
        tried, accepted, violated = run(claims, seed=int(sys.argv[2]) if len(sys.argv) > 2 else 0)
        print(f"{run.__name__}: {tried} proofs, {accepted} accepted claims, {len(violated)} violated, "
              f"{time.perf_counter() - start:.0f} s", flush=True)
        for what in violated[:5]:
            print("  ", what)
