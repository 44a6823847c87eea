"""Exercises 5.10 to 5.12: which kind of code for what, how codes are drawn, and two gradients through a random draw."""
from itertools import combinations

import numpy as np
import torch
from scipy.special import chdtr, ndtr
from scipy.stats import kstest

from utils.checks.choices import letter, told
from utils.checks.gate import NotAnswered, check, fail, passed
from utils.checks.inputs import SEEDS
from utils.checks.reading import close
from utils.checks.showing import show

CLASSES = ("categorical", "bernoulli", "uniform", "gaussian")
FACTORS = ("digit", "slant", "glasses", "size")


@check
def code_classes(code_classes, key=None, why=None):
    """{factor: (class, inputs of G, outputs of Q, nats that bound L_I or None)}: the cheapest kind that fits; the costs follow from it.

    `key`, and `why` not another kind, are in the hidden cell; where choices are told at once (utils.checks.choices), here, too."""
    kept = {"key": key, "why": why} if key else told("code_classes")
    answers = code_classes.keys(FACTORS)
    for factor in FACTORS:
        name, inputs, outputs, bound = answers[factor].parts(4)
        if name.value == "?":
            raise NotAnswered("code_classes: not answered yet.")
        kind = letter(name.value)
        if type(kind) is not str or kind not in CLASSES:
            fail(f"code_classes[{factor!r}] names the kind {show(name.value)}; expected one of {', '.join(CLASSES)}.")
        name, values = kind, {"digit": 10, "glasses": 2}.get(factor)
        inputs, outputs = inputs.number(), outputs.number()
        what = f"{factor} as {name}: you gave {inputs:g} inputs, {outputs:g} outputs and the bound {show(bound.value)}"
        if name == "categorical":
            if values is None:
                fail(f"{what}. A categorical code has a fixed number of values, but {factor} varies without steps; expected a kind that can do so. Which?")
            if inputs == 1 and values > 2:
                fail(f"{what}. As one number, 9 would lie closer to 8 than to 1; expected one input per value, one-hot. How many?")
        allowed = {"categorical": (values,), "bernoulli": (1,), "uniform": (1, 2), "gaussian": (1, 2)}[name]
        if inputs != allowed[0]:
            fail(f"{what}. How many columns does G read for it? Expected {allowed[0]}.")
        if outputs not in allowed:
            fail(f"{what}. What does Q say about it: one number per logit, or a mean (and a variance, if learned)? Expected "
                 f"{'one logit' if name == 'bernoulli' else values if name == 'categorical' else 'one or two outputs'}.")
        entropy = {"categorical": np.log(values or 1), "bernoulli": np.log(2)}.get(name)
        if entropy is None and bound.value is not None:
            fail(f"{what}. A continuous code's differential entropy bounds nothing, h may be negative and I infinite; expected None.")
        if entropy is not None and (bound.value is None or not close(bound.number(), entropy, 1e-3)):
            fail(f"{what}. A discrete code can carry its entropy, in nats; expected ln of the number of equally likely values. Did you use bits, or leave it out?")
        if kept and name != kept["key"][factor]:
            fail(f"{factor} as {name}: this isn't the kind that fits. {kept['why'][factor]}")
    if kept:
        passed("code_classes", "four factors, the kind of code that fits each, its costs and what bounds it")
    else:
        print("code_classes: recorded, with their costs. You learn whether each kind fits when your notebook is graded.")


# 5.11

N = 4000
SURE = 200          # of a chi-squared with 81 degrees of freedom: by chance once in 10¹², of 67² pairs of columns less than once in 10⁸
DRAW_EACH = "Correlation 0 isn't enough: draw each on its own. Is a column used twice, or made from another?"


def _tenths(z):
    """(n, 67): the tenth that each of 62 normals, the category, two uniforms, the noise's sum and its length fall into."""
    noise = z[:, :62]
    share = np.column_stack([ndtr(noise), (z[:, 62:72].argmax(1) + 0.5) / 10, (z[:, 72:] + 1) / 2, ndtr(noise.sum(1) / 62**0.5), chdtr(62, (noise**2).sum(1))])
    return np.clip((10 * share).astype(int), 0, 9)


def _name(column):
    return f"the noise in column {column}" if column < 62 else ("the category", "column 72", "column 73", "the noise's sum", "the noise's length")[column - 62]


def _ones(tenths):
    """(n, 670): each tenth as ten numbers, nine 0s and a 1."""
    return np.eye(10, dtype=np.float32)[tenths].reshape(len(tenths), -1)


def _independent(a, b, told, own=False):
    """Fail if a column of one draw depends on one of the other, row by row; both as _ones. `own`: both are the same draw."""
    counts, expected = (a.T @ b).reshape(67, 10, 67, 10), len(a) / 100
    chi = ((counts - expected) ** 2 / expected).sum((1, 3))
    if own:                                             # the noise's sum and length depend on the noise, of course
        chi = np.triu(chi, 1)
        chi[:62, 65:] = chi[65:, 65:] = 0
    i, j = np.unravel_index(chi.argmax(), chi.shape)
    if chi[i, j] > SURE:
        fail(told.format(_name(i), _name(j), f"depend on each other: one says something about the other (chi-squared {chi[i, j]:.0f} in a table of tenths; expected about 81)"))


def _first_draws(library, seed, n=32):
    """What a generator of a library gives just after it was started from `seed`: (noise (n, 62), categories (n,), two uniforms (n, 2))."""
    if library == "torch":
        draw = lambda what, *sizes: what(*sizes, generator=torch.Generator().manual_seed(seed)).numpy()
        return draw(torch.randn, n, 62), draw(torch.randint, 10, (n,)), 2 * draw(torch.rand, n, 2) - 1
    start = {"default_rng": np.random.default_rng, "RandomState": np.random.RandomState}[library]
    integers = start(seed).integers if library == "default_rng" else start(seed).randint
    return start(seed).normal(size=(n, 62)), integers(0, 10, n), start(seed).uniform(-1, 1, (n, 2))


def _started_once(z, seed, call):
    """Fail if several of the three draws are the first that a generator gives after the same seed: then they share their random numbers, though no
    table of one row shows it."""
    for library in ("default_rng", "RandomState", "torch"):
        for start in range(seed, seed + 4):
            noise, category, u = _first_draws(library, start)
            n, (a, b) = len(noise), (z[:len(noise), :62], z[:len(noise), 72:])
            first = [name for name, same in (("the noise", np.allclose(a, noise, atol=1e-6)), ("the category", np.array_equal(z[:n, 62:72].argmax(1), category)),
                                             ("the uniform codes", np.allclose(b, u, atol=1e-6))) if same]
            if len(first) > 1:
                fail(f"{call}: {' and '.join(first)} are each the first numbers of a generator started from {start}; expected independent draws. Started again, it gives the same random bits "
                     "again, and what is made from them is tied together across the rows. Start one generator, and draw everything from it in turn.")


@check
def sample_codes(sample_codes, seed=0):
    """62 standard normals, a one-hot category, two uniforms on [−1, 1]; all independent, within a row, between rows and seeds."""
    rng = np.random.default_rng(seed)
    first, second = (int(s) for s in rng.choice(10**6, 2, replace=False))
    z, again, other = (sample_codes(N, s).array((N, 74)) for s in (first, first, second))
    call = f"sample_codes({N}, {first})"
    _by_the_seed(sample_codes, call, z, again)
    _one_hot(z, call)
    noise, u, counts = z[:, :62], z[:, 72:], z[:, 62:72].sum(0)
    if ((counts - N / 10) ** 2 / (N / 10)).sum() > 60:
        fail(f"{call}: the ten categories occur {show(counts)} times; expected about {N // 10} each. Draw one for each row.")
    if ((counts - N / 10) ** 2 / (N / 10)).sum() < 0.04:            # by chance once in 10⁹
        fail(f"{call}: the ten categories occur {show(counts)} times, more evenly than {N} independent draws ever do; expected one draw for each row, whatever the others are.")
    for i in range(2):
        _uniform(u[:, i], f"{call}: column {72 + i}")
    normal = max(kstest(column, "norm").statistic for column in noise.T) < 0.06 and np.abs(noise.std(0) - 1).max() < 0.1
    if not normal or abs(noise.mean()) > 0.015 or abs(noise.std() - 1) > 0.01:          # 7 standard errors of 248,000 draws
        fail(f"{call}: the noise columns have mean {noise.mean():.3f} and standard deviation {noise.std():.3f}; expected standard "
             "normals, mean 0 and standard deviation 1, one for each row and column.")
    if not 55 < (far := (np.abs(noise) > 3.5).sum()) < 180:
        fail(f"{call}: {far} of the {noise.size:,} noise numbers are beyond ±3.5; expected about 115, as for standard normals. Don't cut off what is far from 0.")
    for column in (*noise.T, *u.T):
        if len(np.unique(column)) < 0.99 * N:
            fail(f"{call}: a column that should be continuous holds {len(np.unique(column))} different values in {N} rows; expected a new draw in each row.")
    for what, columns in (("noise", noise), ("uniform", u)):
        if len({np.sort(column).tobytes() for column in abs(columns).T}) < columns.shape[1]:
            fail(f"{call}: two {what} columns hold the same {N} numbers (their signs apart), in the same order or another; expected independent draws. {DRAW_EACH}")
    _started_once(z, first, call)
    tenths = _tenths(z)
    ones = _ones(tenths)
    _independent(ones, ones, f"{call}: {{}} and {{}} {{}}. {DRAW_EACH}", own=True)
    three = np.bincount(tenths[:, 62:65] @ [100, 10, 1], minlength=1000)
    if (chi := ((three - N / 1000) ** 2 / (N / 1000)).sum()) > 1500:
        fail(f"{call}: the category and columns 72 and 73 are independent two by two, but not all three: two of them say something about the third (chi-squared {chi:.0f} "
             f"in a table of tenths; expected about 999). {DRAW_EACH}")
    half = N // 2
    for one, two, where in () if sample_codes.again else (*((ones[:-lag], ones[lag:], f"{lag} row{'s' if lag > 1 else ''} further down") for lag in (1, 2, 10, half)), (ones[:half], ones[:half - 1:-1], "in the row as far from the end")):
        _independent(one, two, f"{call}: {{}} and {{}} {where} {{}}. Rows should be independent draws, in no order.")
    if (abs(noise.mean()) < 1e-7 and abs(noise.std() - 1) < 1e-7) or np.abs(noise.mean(0)).max() < 1e-7:
        fail(f"{call}: the noise has mean {noise.mean():.1g} and a standard deviation within {abs(noise.std() - 1):.1g} of 1, closer than {noise.size:,} independent draws come; expected them as they "
             "are drawn. Leave out the step that centres or scales them.")
    _independent(ones, _ones(_tenths(other)), f"{{}} of {call} and {{}} with seed {second} {{}}: the seed doesn't change all that is drawn. Draw everything with one generator made from the seed.")
    _few_rows(sample_codes)
    passed("sample_codes", f"{N} draws: 62 normals, 10 categories, 2 uniforms, independent of each other, all from the seed")


def _by_the_seed(sample_codes, call, z, again):
    """The same seed, the same draw, 0 too; each seed a draw of its own."""
    first, *few = [sample_codes(7, s) for s in (0, *SEEDS)]
    first, few = first.array((7, 74)), {s: one.array((7, 74)) for s, one in zip(SEEDS, few, strict=True)}
    for text, one, two in ((call, z, again), ("sample_codes(7, 0)", few[0], first)):
        if not np.array_equal(one, two):
            fail(f"{text}, called twice, differs (first entries {show(one[0, :3])}, then {show(two[0, :3])}); expected the same draw for the same seed, so "
                 "that a result can be repeated. Make the generator from the seed inside the function.")
    for (s, one), (t, two) in combinations(few.items(), 2):
        if np.array_equal(one, two):
            fail(f"sample_codes(7, {s}) and seed {t} give the same numbers, beginning {show(one[0, :3])}; expected a different draw. Use the seed, all of it.")


def _few_rows(sample_codes, seeds=40):
    """A few rows, and one alone, are drawn like many."""
    rows = np.concatenate([one.array((1, 74)) for one in [sample_codes(1, s) for s in range(seeds)]])
    for draw, call in ((rows, "sample_codes(1, seed)"), (sample_codes(7, 0).array((7, 74)), "sample_codes(7, 0)")):
        _one_hot(draw, call)
        if np.abs(draw[:, 72:]).max() > 1:
            fail(f"{call}: columns 72 and 73 hold {show(draw[:3, 72:])}; expected numbers from −1 to 1. From which distribution did you draw?")
    if len(seen := set(rows[:, 62:72].argmax(1).tolist())) < 4:           # by chance once in 10¹⁸
        fail(f"sample_codes(1, seed) draws {'only one category' if len(seen) == 1 else f'only {len(seen)} categories'} with {seeds} seeds; expected one of ten, drawn each time. Draw it with the generator, however "
             "few rows there are.")


def _one_hot(z, call):
    category = z[:, 62:72]
    if not (np.isin(category, (0, 1)).all() and (category.sum(1) == 1).all()):
        fail(f"{call}: columns 62 to 71 of the first row are {show(category[0])}; expected one-hot, a single 1 and nine 0s. "
             "Draw a number 0 … 9 and set that column. (Are the columns in the order noise, category, uniform?)")


def _uniform(column, name):
    mean, std, low, high = (float(v) for v in (column.mean(), column.std(), column.min(), column.max()))
    facts = f"{name} runs from {low:.2f} to {high:.2f} with mean {mean:.2f} and standard deviation {std:.2f}"
    if abs(mean + 1) < 0.1 and abs(std - 1) < 0.1:
        fail(f"{facts}: that is normal(−1, 1). The two numbers of a uniform distribution are its ends, those of a normal one its "
             "mean and standard deviation; expected uniform on [−1, 1], standard deviation 0.58. Call uniform.")
    if abs(mean) < 0.1 and abs(std - 1) < 0.1:
        fail(f"{facts}: that is a standard normal; expected uniform on [−1, 1], standard deviation 0.58. Call uniform.")
    if low >= 0:
        fail(f"{facts}: the negative half is missing; expected uniform on [−1, 1]. Stretch and shift, or give both ends.")
    off = kstest(column, "uniform", (-1, 2)).statistic * np.sqrt(N)
    if off < 0.25:                      # by chance once in 10⁷
        fail(f"{facts}, and is spread more evenly than {N} independent draws ever are, as a grid is; expected independent draws. Draw each number on its own, wherever it falls.")
    if low < -1 or high > 1 or off > 3:
        fail(f"{facts}; expected uniform on [−1, 1], standard deviation 0.58. From which distribution did you draw?")


# 5.12

@check
def gradient_estimates(gradient_estimates, seed=0):
    """d/dμ E (x − a)², x ~ N(μ, σ²): one estimate per draw of noise, by reparameterisation and by the score; mean 2(μ − a)."""
    rng = np.random.default_rng(seed)
    cases = [(np.array([0.5, -1.0, 2.0]), 1.5, 0.5, -0.5), (np.array([-0.75]), 0.0, 1.0, 2.0), (rng.normal(size=4), -0.8, 1.7, -0.8), (np.array([1.0, -0.5]), 0.3, 0.01, 0.25)]
    cases += [(rng.normal(size=n), float(rng.normal()), float(rng.uniform(0.3, 2)), float(rng.normal())) for n in (3, 12)]
    for noise, mean, std, a in cases:
        x = mean + std * noise
        path, score = 2 * (x - a), (x - a) ** 2 * (x - mean) / std**2
        answer = gradient_estimates(noise, mean, std, a)
        first, second = answer.parts(2)
        if close(first.array(x.shape), score) and close(second.array(x.shape), path) and not close(path, score):
            fail(f"{answer.name}: the two are swapped, the first is {show(first.array())}; expected the reparameterised estimate first, {show(path)}. Swap them.")
        first.equals(path, "x = mean + std · noise moves with mean at rate 1, so differentiate f(x) = (x − a)².", [
            (path * noise, "that is the derivative with respect to std (dx/dstd = noise). For mean, dx/dmean = 1."),
            (x - a, "d(x − a)²/dx is 2(x − a): the 2 is missing."),
            (np.full(x.shape, 2 * (mean - a)), "that is the exact gradient. Return one estimate for each draw of noise."),
            (2 * (noise - a), "you differentiated f at the noise. First make x = mean + std · noise."),
            (-path, "the sign is wrong: as x moves away from a, f grows."), ((x - a) ** 2, "that is f(x), not its derivative.")])
        second.equals(score, "weight f(x) with d log N(x; mean, std²)/dmean = (x − mean)/std².", [
            ((x - a) ** 2 * (x - mean) / std, "the score of a normal is (x − mean)/std²: variance, not standard deviation."),
            (-score, "the sign is wrong: more mass goes where the score is positive."),
            ((x - mean) / std**2, "that is the score alone. Weight it with f(x)."),
            (path * (x - mean) / std**2, "you used f′. The score-function estimate needs f's value alone, never its derivative."),
            ((x - a) ** 2 * (x - mean), "the score is (x − mean)/std²; the division is missing."),
            ((x - a) ** 2 * (noise**2 - 1) / std, "that is the score with respect to std. Return the gradient with respect to mean.")])
    passed("gradient_estimates", "both estimates of each draw; their mean is 2(mean − a)")
