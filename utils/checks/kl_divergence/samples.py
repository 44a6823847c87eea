"""Mutual information from samples, and its bias."""
import numpy as np
from scipy.special import rel_entr

from utils.checks import check, close, fail, inputs, passed, recording, show
from utils.checks.oracles import LN2, mi


def counts(x, y, bins):
    return np.histogram2d(x, y, bins=bins)[0]


@check
def mi_from_samples(mi_from_samples, seed=0):
    """The plug-in estimate: MI of the table of relative frequencies."""
    for x, y, bins in inputs.clouds(np.random.default_rng(seed)).values():
        n, table = len(x), counts(x, y, bins)
        right, rho = mi(table / n), np.corrcoef(x, y)[0, 1]
        product = table.sum(1, keepdims=True) * table.sum(0, keepdims=True)
        with np.errstate(divide="ignore"):
            gaussian = -0.5 * np.log2(max(0.0, 1 - rho**2))
        answer = mi_from_samples(x, y, bins)
        answer.named(f"mi_from_samples of {n} points in {bins} × {bins} cells").equals(
            right, f"sort the points into {bins} × {bins} equal cells between the smallest and the largest x and y, and take the MI of the relative "
                   "frequencies.", [
            (rel_entr(table, product).sum() / LN2, "you used the counts as they are. A joint pmf sums to 1: divide by the number of points."),
            (right * LN2, "that's in nats; divide by ln 2 for bits."),
            (abs(rho), "that's the size of the correlation of the samples."),
            (gaussian, "that's what Gaussian variables of this correlation would share. These are not Gaussian: count cells."),
            (right - (bins - 1) ** 2 / (2 * n * LN2), "a bias was subtracted. Return the estimate as it is.")], tolerance=1e-10)
    passed("mi_from_samples", "the mutual information of the table of frequencies")


ONE_EXPERIMENT = 0.0175      # bits: the spread of one estimate from 300 independent points in 6 × 6 bins, over 8,000 seeds


@check
def mi_bias(mi_bias, seed=0):
    """The mean estimate for independent uniform data, within six standard errors of the check's own experiment."""
    rng, repeats = np.random.default_rng(seed), 200
    for n, bins in ((400, 3), (1000, 12), (int(rng.integers(800, 1500)), int(rng.integers(5, 9))), (30, 12)):
        own = np.mean([mi(counts(rng.random(n), rng.random(n), bins) / n) for _ in range(repeats)])
        spread = 6 * np.sqrt(2) * np.sqrt(2 / repeats) / (bins - 1)     # of a chi-squared with (bins − 1)² degrees of freedom
        answer = mi_bias(n, bins, repeats, seed % 1000)
        call, got = answer.name, answer.number()
        if got == 0:
            fail(f"{call} returned 0; expected about {show(own)} bits. The truth is 0, but the estimate from n points is not: run the experiment.")
        if abs(got / np.log2(bins) - 1) < 0.05:
            fail(f"{call} returned {show(got)} bits; expected about {show(own)}: x and y are not independent. Is y the same sample as x, or made from the "
                 "same seed?")
        if abs(got / repeats / own - 1) < spread:
            fail(f"{call} returned {show(got)} bits; expected about {show(own)}: that's the sum over the repeats. Divide by their number.")
        for fewer in (3, repeats - 1):
            if close(got, mi_bias(n, bins, fewer, seed % 1000).number(), 1e-12):
                fail(f"{call} returned {show(got)} bits, and with {fewer} repeats exactly the same; expected an average over new samples in each repeat. "
                     "Make the random generator once, before the loop, or give each repeat its own seed; and go through the loop `repeats` times.")
        if abs(got / own - 1) > spread > abs(got * 2 * n * LN2 / (bins - 1) ** 2 - 1):
            fail(f"{call} returned {show(got)} bits; expected about {show(own)}: that's (bins − 1)²/(2 n ln 2), which holds once the cells have several "
                 "points each. Run the experiment.")
        if abs(got / own - 1) > spread:
            fail(f"{call} returned {show(got)} bits; expected about {show(own)}. Do you average over all repeats, each with new x and y of n points, "
                 "uniform on [0, 1]?")
    for further in (1, inputs.FAR):
        if close(got, mi_bias(n, bins, repeats, seed % 1000 + further).number(), 1e-12):
            fail(f"{call} returned {show(got, 6)} bits, and with seed {seed % 1000 + further} the same; it should be a different experiment. Make the generator from `seed`, all of it.")
    seeds = range(seed % 1000, seed % 1000 + 400)
    singles = [] if mi_bias.again else [answer.number() for answer in [mi_bias(300, 6, 1, s) for s in seeds]]
    if len(set(np.round(singles, 11))) < len(singles):              # of 8,000 such estimates no two are equal
        twice = next(i for i, value in enumerate(singles) if any(close(value, other, 1e-12) for other in singles[:i]))
        before = next(i for i, other in enumerate(singles) if close(singles[twice], other, 1e-12))
        fail(f"mi_bias(300, 6, 1, {seeds[before]}) and seed {seeds[twice]} give the same estimate, {show(singles[twice], 6)} bits; expected different experiments. Make the generator from `seed`, all of it.")
    if singles and np.std(singles) < 0.8 * ONE_EXPERIMENT:          # a mean of two would spread 0.71 times as much
        fail(f"With repeats=1, mi_bias(n=300, bins=6, …) spreads by {show(np.std(singles))} bits over 400 seeds; expected {ONE_EXPERIMENT}, that of one "
             "single estimate. How many repeats does your loop make?")
    _draws(mi_bias, seed % 1000)
    passed("mi_bias", "independent data seem to share about (bins − 1)²/(2 n ln 2) bits")


def _draws(mi_bias, seed):
    """The mean of one estimate per repeat, each from new points: looked at where the student's mi_from_samples makes them."""
    answer, reply = mi_bias.watched(recording.functions, 2000, 4, 7, seed, names=["mi_from_samples"])
    if not close(answer.number(), again := mi_bias(2000, 4, 7, seed).number(), 1e-9):
        fail(f"{answer.name} returned {show(answer.number(), 6)} bits, and called again {show(again, 6)}; expected the same, since the seed is the same. Draw "
             "everything from a generator made from `seed`.")
    points = [[np.asarray(v, float) for v in given[:2]] for _, given in reply["calls"] if len(given) == 3]
    if not points:
        return
    if len(points) != 7:
        fail(f"{answer.name} made {len(points)} estimates; it should be 7, one per repeat. How often does your loop run?")
    for axis, name in enumerate("xy"):
        drawn = {part[axis].tobytes() for part in points}
        if len(drawn) < len(points):
            fail(f"{answer.name} drew only {len(drawn)} different samples of {name} in 7 repeats; each repeat needs new points. Draw inside the loop, from "
                 "a generator that is made before it.")
    if any(len(part[axis]) != 2000 for part in points for axis in (0, 1)):
        fail(f"{answer.name} estimated from {len(points[0][0])} points; it should be 2000 each time. Is `n` used?")
    drawn = np.sort(np.ravel(points))
    if len(np.unique(drawn)) < 0.9 * len(drawn):
        fail(f"{answer.name} used the same points more than once; expected x and y that are drawn independently, new ones in each repeat. Draw `rng.random(n)` "
             "twice inside the loop.")
    if np.abs(drawn - np.linspace(0, 1, len(drawn))).max() > 0.03:              # a Kolmogorov distance; chance alone exceeds 0.02 once in 10⁹
        fail(f"{answer.name} drew points between {show(drawn[0])} and {show(drawn[-1])}; expected points that are uniform on [0, 1], as `rng.random(n)` gives them.")
    answer.equals(np.mean(reply["results"]), "that isn't the mean of the estimates in your loop. Add them up and divide by `repeats`.", tolerance=1e-6)
