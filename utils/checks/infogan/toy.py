"""Exercise 5.17: a run of InfoGAN's steps on points in the plane."""
import numpy as np
import torch
import torch.nn.functional as F
from scipy.stats import kstest

from utils.checks.gate import check, fail, passed
from utils.checks.infogan.step import features, generate, head
from utils.checks.inputs import FAR, SEEDS
from utils.checks.recording import functions
from utils.checks.showing import differing, show


def _told(codes, points):
    """How much the code depends on a point: the largest chi-squared of 4 codes × 4 quarters of either coordinate, or of the quadrant."""
    parts = [np.digitize(column, np.quantile(column, (0.25, 0.5, 0.75))) for column in points.T] + [(points > 0) @ [1, 2]]
    chi = []
    for part in parts:
        table = np.zeros((4, 4))
        np.add.at(table, (codes, part), 1)
        expected = np.outer(table.sum(1), table.sum(0)) / len(codes)
        chi.append(((table - expected) ** 2 / np.maximum(expected, 1e-9)).sum())
    return max(chi)


CENTRES = np.array([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]])
WATCHED = ("infogan_step", "toy_G", "toy_trunk")        # the last two: what every step must go through, in infogan_step or next to it


@check
def train_toy(train_toy, seed=0):
    """Short runs show whether the seed and `steps` are obeyed and what each step reads; then a whole run on points in the plane, of as
    many steps as the answer wants: the check itself draws codes and measures L_I and where G's points lie.

    The real points, the training seeds and the measurement never change, so that what passes once passes again; the hidden check makes a short run more.
    """
    told = "each step reads points, noise and codes of its own; G's points lie among the real ones, and Q reads their code"
    fixed = np.random.default_rng(0)
    real = (CENTRES[fixed.integers(4, size=2000)] + 0.15 * fixed.normal(size=(2000, 2))).astype(np.float32)
    shapes = {name: tuple(value.shape) for name, value in _start().items()}

    def run(seed, *steps):
        answer, seen = train_toy.watched(functions, torch.tensor(real), seed, *steps, names=WATCHED)
        answer.name = f"train_toy({', '.join(['real', f'seed={seed}', *(f'steps={n}' for n in steps)])})"
        given = answer.keys(tuple(shapes))
        weights = {name: given[name].array(shape, nan=True) for name, shape in shapes.items()}
        if not all(np.isfinite(value).all() for value in weights.values()):
            fail(f"{answer.name} returned weights that are infinite or nan; expected numbers. The steps grew without bound: make the step size smaller.")
        return {name: torch.tensor(value) for name, value in weights.items()}, seen["calls"], seen["results"], answer.name

    def same(one, other):
        return all(np.allclose(one[name], other[name], 1e-5, 1e-5) for name in shapes)

    def bias(w):
        return f"{w['d'].item():.5f}"

    before = _start()
    if train_toy.again:
        after, calls, results, call = run(seed % 10_000, 7)
        if same(before, after):
            fail(f"{call} returned the weights of toy_weights(0); expected 7 steps from there. What do your steps call, and does it still move anything?")
        _reads(calls, real, 7, call)
        _chain(calls, results, after, call)
        if not same(after, run(seed % 10_000, 7)[0]):
            fail(f"{call} called twice gave different weights, D's bias {bias(after)} at first; expected the same. Everything random must follow from the seed: which draw doesn't?")
        passed("train_toy", told)
        return
    for s in (0, 1):
        after, *_, call = run(s, 0)
        if off := next((name for name in shapes if not np.allclose(after[name], before[name], 1e-5, 1e-5)), None):
            here, there = differing(after[off].numpy(), before[off].numpy())
            fail(f"{call} returned weights that aren't those of toy_weights(0): {off} is {here}; expected {there}, for every seed: no step is "
                 "taken. Begin from toy_weights(0), and take as many steps as `steps` says.")
    for n in (1, 2, 7):
        after, calls, results, call = run(0, n)
        if same(before, after):
            fail(f"With steps={n} the weights are those of fewer steps, D's bias {bias(after)}; expected {n} step{'s' if n > 1 else ''} from toy_weights(0). Take as many "
                 "steps as `steps` says.")
        _reads(calls, real, n, call)
        _chain(calls, results, after, call)
        before = after
    first, again = calls, run(0, 7)[0]
    if not same(after, again):
        fail(f"train_toy(real, seed=0, steps=7) called twice gave D's bias {bias(after)} and {bias(again)}; expected the same weights. "
             "Everything random must follow from the seed: which draw doesn't?")
    runs = {0: (after, first)}
    for s in (1, FAR):
        other, made, results, call = run(s, 7)
        _chain(made, results, other, call)
        runs[s] = other, made
        for t in (0, 1)[:len(runs) - 1]:
            if same(runs[t][0], runs[s][0]):
                fail(f"train_toy(real, seed={t}, steps=7) and train_toy(real, seed={s}, steps=7) gave the same weights, D's bias {bias(after)}; expected "
                     "a different run. Use the seed, all of it, and take the steps.")
            _by_the_seed(runs[t][1], runs[s][1], t, s)
    known = {}
    for s in SEEDS:
        given = train_toy(torch.tensor(real), s, 1).keys(tuple(shapes))["G2"].array(shapes["G2"], nan=True)
        if (other := known.setdefault(given.tobytes(), s)) != s:
            fail(f"train_toy(real, seed={other}, steps=1) and train_toy(real, seed={s}, steps=1) gave the same weights, G2 beginning with {show(given.ravel()[:3])}; expected a different run. Use the "
                 "seed, all of it, and take the steps.")
    after, calls, results, call = run(0, 60)
    _reads(calls, real, 60, call, all_rows=True)
    _chain(calls, results, after, call)
    w, calls, _, call = run(0)
    _all_new(calls, call)
    _both_ends(calls, real, call)
    c = torch.as_tensor(fixed.integers(4, size=4000))
    x = generate(w, torch.tensor(fixed.normal(size=(4000, 2))), F.one_hot(c, 4).double())
    L_I = np.log(4) - F.cross_entropy(head(w, "Q", features(w, x)), c).item()
    near = torch.cdist(x, torch.tensor(real, dtype=torch.float64)).min(1).values
    share = float((near < 0.15).double().mean())
    facts = f"{call}: L_I = {L_I:.2f} of at most {np.log(4):.2f} nats, {share:.0%} of G's points lie within 0.15 of a real one"
    if not L_I > 0.8:
        fail(f"{facts}; expected L_I > 0.8: Q can't read the code from the points. Did you train with the information term (λ around 1), "
             "for enough steps, drawing new z and c in each?")
    if not share > 0.4:
        fail(f"{facts}; expected more than 40%: the code can be read, but G's points are not like the real ones. Train longer, or with a "
             "smaller λ, and give D real points drawn at random in each step.")
    passed("train_toy", told)


def _start(hidden=32):
    """toy_weights(0), as the chapter makes them."""
    random = torch.Generator().manual_seed(0)
    sizes = {"G1": (6, hidden), "G2": (hidden, 2), "T1": (2, hidden), "T2": (hidden, hidden), "D": (hidden, 1), "Q": (hidden, 4)}
    w = {name: torch.randn(size, generator=random) * (2 / size[0]) ** 0.5 for name, size in sizes.items()}
    w["G1"][2:] *= 0.1
    return w | {name.lower(): torch.zeros(size[1]) for name, size in sizes.items()}


def _chain(calls, results, after, call):
    """Where the steps are those of infogan_step: the weights returned are those that the last one made."""
    last = [result for (name, _), result in zip(calls, results, strict=False) if name == "infogan_step" and type(result) is dict][-1:]
    for name, value in (last[0] if last else {}).items():
        if name in after and not np.allclose(after[name], value, 1e-5, 1e-5):
            here, there = differing(after[name].numpy(), np.asarray(value))
            fail(f"{call} returned a different {name} from the one that its last infogan_step made: {here}; expected {there}. Return what the last step made, as it is.")


def _drawn(calls):
    """[(z, c)] that toy_G read, and [rows of points] that toy_trunk read."""
    return ([(np.asarray(args[0], float), np.asarray(args[1], float)) for name, args in calls if name == "toy_G" and len(args) == 2],
            [np.asarray(args[0], float) for name, args in calls if name == "toy_trunk" and len(args) == 1 and np.ndim(args[0]) == 2])


def _by_the_seed(one, other, seed, another):
    """Points, noise and codes of two seeds differ, each of them."""
    drawn, read = zip(_drawn(one), _drawn(other), strict=True)
    if not all(drawn) or not all(read):
        return
    for what, first, second in (("noise", *(d[0][0] for d in drawn)), ("codes", *(d[0][1] for d in drawn)), ("real points", *(r[0] for r in read))):
        if len(first) > 8 and np.array_equal(first, second):
            fail(f"train_toy(real, seed={seed}, steps=7) and train_toy(real, seed={another}, steps=7) begin with the same {what}, {show(first[0])} first; expected different ones. Everything random "
                 "must follow from the seed: draw it all with one generator.")


def _rows(calls, real):
    """Which rows of `real` D read, batch by batch."""
    index = {row.tobytes(): i for i, row in enumerate(real)}
    rows = [[index.get(row.astype(np.float32).tobytes()) for row in x] for x in _drawn(calls)[1]]
    return _changes([r for r in ([i for i in r if i is not None] for r in rows) if r])


def _changes(values):
    """The values without those that are the same as the one before."""
    return [value for value, before in zip(values, [None, *values], strict=False) if before is None or not np.array_equal(value, before)]


def _both_ends(calls, real, call):
    """The first and the last real point are read, too, in a run in which each is likely to come ten times: a bound that is off by one leaves one out."""
    read = [i for rows in _rows(calls, real) for i in rows]
    for name, i in (("first", 0), ("last", len(real) - 1)):
        if len(read) > 10 * len(real) and i not in read:
            fail(f"In {call} D read {len(read):,} points of `real`, and never the {name} one; expected each of the {len(real)} to come again and again. At which row do your "
                 "random rows begin, and at which do they end?")


def _all_new(calls, call):
    """Fail if batches of noise or of codes come back later in a run of infogan_steps, which may be too long to be recorded to its end."""
    steps, drawn = sum(name == "infogan_step" for name, _ in calls) - 1, _drawn(calls)[0]
    for what, batches in (("z", [z for z, _ in drawn]), ("c", [c for _, c in drawn])):
        _enough(what, batches, steps, f"The first {steps} steps of {call}")


def _enough(what, batches, steps, where):
    """Fail if there are fewer different batches than steps. A few codes may well come twice."""
    different = len({np.asarray(batch).tobytes() for batch in batches})
    if different < steps and len(batches[0]) > 8:
        fail(f"{where} used only {different} different batch{'es' if different > 1 else ''} of {what}; expected {steps}, a new one in each step. Draw {what} inside the loop, and start "
             "the generator before it.")


def _reads(calls, real, steps, call, all_rows=False):
    """Fail unless each step read real points at random, noise and codes, all of its own. Nothing to see: nothing is said."""
    taken = sum(name == "infogan_step" for name, _ in calls)
    if taken not in (0, steps):
        fail(f"{call} called your infogan_step {taken} times; expected {steps}. Take as many steps as `steps` says.")
    drawn, rows = _drawn(calls)[0], _rows(calls, real)
    if len(drawn) < steps or steps < 2:
        return
    if not rows:
        fail(f"While {call} ran, D read none of the points of `real`; expected a random batch of them in each step. Index `real` with random rows.")
    for what, batches in (("z", [z for z, _ in drawn]), ("c", [c for _, c in drawn]), ("points of `real`", rows)):
        _enough(what, batches, steps, f"The {steps} steps of {call}")
    if any(len(r) > 8 and np.mean(np.diff(r) == 1) > 0.5 for r in rows):
        fail(f"{call} read the points of `real` in their order, rows {show(rows[0][:6])} first; expected a random batch in each step.")
    if all_rows:
        fresh = [pair for pair, before in zip(drawn, [None, *drawn], strict=False) if before is None or not np.array_equal(pair[0], before[0])]
        z, codes = map(np.concatenate, zip(*fresh, strict=True))
        if kstest(np.unique(z, axis=0).ravel(), "norm").pvalue < 1e-9:               # rows that come again are told below
            fail(f"The noise z of {call} has mean {z.mean():.2f} and standard deviation {z.std():.2f}; expected standard normal, as the task says.")
        if codes.ndim != 2 or not (np.isclose(codes.max(1), 1) & np.isclose(np.abs(codes).sum(1), 1)).all():
            fail(f"The codes c of {call} begin with {show(codes[0])}; expected one-hot rows, a single 1 among zeros. F.one_hot(category, 4).float() makes them.")
        if (different := len(np.unique(abs(z), axis=0))) < (needed := steps * min(len(z) for z, _ in drawn)):
            fail(f"The noise z of {call} has only {different:,} different rows (their signs apart); expected {needed:,}, a fresh draw for every row of every batch. Which rows do you use again?")
        if abs(tied := np.corrcoef(z.T)[0, 1]) > 0.15:
            fail(f"The two columns of the noise z of {call} have the correlation {tied:.2f}; expected independent numbers. Draw each of them on its own.")
        counts = np.array([np.sort(c.sum(0)) for _, c in drawn])
        if (counts == counts[0]).all() and np.ptp(counts[0]) > 1:
            fail(f"In {call} every batch has the same codes in another order, {show(counts[0])} of the four; expected codes that are drawn again in each step. Which codes does your loop "
                 "shuffle?")
        if (codes.mean(0) < 0.2).any():
            fail(f"The codes c of {call} have the mean {show(codes.mean(0))}; expected all four to be about equally frequent.")
        read = np.concatenate(rows)
        for what, known in (("noise z", z), ("real points", real[read]), ("row of the real point", np.stack([read, read % 4], axis=1))):
            if len(known) == len(codes) and (worst := _told(codes.argmax(1), known)) > 150:
                fail(f"In {call} the code c depends on the {what} next to it (chi-squared {worst:.0f} in a table; expected about 9); expected codes that are drawn on their own. "
                     "From what do you make c?")
        reached, n = len({i for r in rows for i in r}), sum(map(len, rows))
        if reached < 0.9 * len(real) * (1 - np.exp(-n / len(real))):
            fail(f"In {call} D read {reached} of the {len(real)} points of `real` in {n:,} draws; expected nearly {len(real) * (1 - np.exp(-n / len(real))):.0f}. From which rows do "
                 "you draw?")
