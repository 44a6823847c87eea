"""How large KL can be, and what keeps it from being a distance: pmfs that the student constructs."""
import numpy as np

from utils.checks import check, close, fail, inputs, passed, show
from utils.checks.oracles import kl
from utils.checks.showing import differing

EPS = np.finfo(float).eps


@check
def kl_at_least(kl_at_least, seed=0):
    """A pair of positive pmfs with KL(p‖q) finite and at least `bits`."""
    for bits in (1, 5.0, 0.25, 200, 200.0, *map(float, np.round(np.random.default_rng(seed).uniform(10, 200, 4), 1))):
        first, second = kl_at_least(bits).parts("pq")
        call = f"kl_at_least({show(bits)})"
        _over_the_same_outcomes(first, second)
        p, q = first.pmf(n := first.length()), second.pmf(n, positive=True)
        got = kl(p, q)
        if np.isinf(got):
            fail(f"{call} gives KL(p‖q) = inf; expected a finite value: q underflowed to 0 somewhere. Make it small, not zero.")
        if got < bits * (1 - 1e-9):
            fail(f"{call} gives KL(p‖q) = {show(got, 6)} bits; it must be at least {show(bits)}. How small must q be where p is large?")
    passed("kl_at_least", "KL has no largest finite value")


def _over_the_same_outcomes(*parts):
    if len({part.length() for part in parts}) > 1:
        fail(f"{', '.join(f'{part.name} has {part.length()} outcomes' for part in parts)}; expected equally many. KL compares probabilities of the "
             "same outcomes: give each pmf an entry for every one, 0 where it never occurs.")


def positive_pmfs(rng):
    """What these exercises promise: positive entries, two or more."""
    return [inputs.pmf(rng, 3), inputs.pmf(rng, 2), inputs.pmf(rng, 5), inputs.pmf(rng, 6), np.array([0.1, 0.4, 0.4, 0.1]), np.array([0.25, 0.5, 0.25]),
            np.array([0.3, 0.3, 0.3, 0.05, 0.05]), np.array([0.05, 0.3, 0.05, 0.3, 0.3]), np.array([0.2, 0.5, 0.1, 0.2]), np.sort(inputs.pmf(rng, 4)), np.sort(inputs.pmf(rng, 4))[::-1].copy(),
            np.array([1 - 1e-9, 1e-9]), np.array([0.4, 1e-12, 0.6 - 1e-12])]


@check
def infinite_partner(infinite_partner, seed=0):
    """q with KL(p‖q) = ∞ whose support overlaps p's in at least one outcome."""
    for p in [*positive_pmfs(np.random.default_rng(seed)), np.full(2, 0.5), np.full(4, 0.25)]:
        answer = infinite_partner(p)
        q = answer.pmf(len(p))
        if not (q > 0).any():
            fail(f"{answer.name} returned {show(q)}: no outcome has positive probability under both; the supports must overlap. Keep one.")
        if kl(p, q) != np.inf:
            fail(f"{answer.name} returned {show(q)}, with KL(p‖q) = {show(kl(p, q))} bits, which is finite: where q is tiny the log-ratio is large, but "
                 "only an exact 0 makes it infinite. Where must that 0 be?")
    passed("infinite_partner", "KL(p‖q) = ∞ although the supports overlap")


@check
def symmetric_partner(symmetric_partner, seed=0):
    """q ≠ p with KL(p‖q) = KL(q‖p), finite and above 0.001 bits."""
    for p in positive_pmfs(np.random.default_rng(seed)):
        if np.ptp(p) < 0.2:                 # not promised
            continue
        answer = symmetric_partner(p)
        q = answer.pmf(len(p))
        there, back = kl(p, q), kl(q, p)
        if close(p, q, 1e-6):
            fail(f"{answer.name} returned p itself; it should be a different pmf. Both divergences are then 0, which is true and says nothing: find a q "
                 "that differs from p.")
        if not np.isfinite(there + back):
            fail(f"{answer.name} returned {show(q)}, with KL(p‖q) = {show(there)} and KL(q‖p) = {show(back)}: an infinity; both should be finite. Keep q "
                 "positive.")
        if there < 1e-3:
            fail(f"{answer.name} returned {show(q)}: KL(p‖q) = {show(there)} bits; it must be at least 0.001. Take a q farther from p.")
        rounding = 4 * EPS * (p / q + q / p).sum()                          # what the last digit of each probability can do to KL
        if abs(there - back) > rounding + (1e-5 if answer.coarse else 1e-9) * (1 + back):
            one, other = differing(there, back)
            fail(f"{answer.name} returned {show(q)}, with KL(p‖q) = {one} and KL(q‖p) = {other} bits: not equal. What could you do to "
                 "p that, done twice, gives p back?")
    passed("symmetric_partner", "KL(p‖q) = KL(q‖p) although q ≠ p")


@check
def no_triangle(no_triangle, seed=0):
    """p, q, r with KL(p‖r) > KL(p‖q) + KL(q‖r) by at least 0.01 bits."""
    parts = no_triangle().parts("pqr")
    _over_the_same_outcomes(*parts)
    p, q, r = (part.pmf(parts[0].length()) for part in parts)
    direct, first, second = kl(p, r), kl(p, q), kl(q, r)
    if not np.isfinite(direct):
        fail(f"no_triangle() returned {show(p)}, {show(q)}, {show(r)}, with KL(p‖r) = inf; expected a finite value: an infinity is too easy. Keep r "
             "positive where p is.")
    if direct < first + second + 0.01 - 1e-9:
        fail(f"KL(p‖r) = {show(direct)} and KL(p‖q) + KL(q‖r) = {show(first)} + {show(second)} = {show(first + second)} bits: the direct way is not "
             "longer by 0.01. Put q between p and r: KL grows faster than the distance.")
    passed("no_triangle", "the direct way is longer than the detour, so KL isn't a distance")
