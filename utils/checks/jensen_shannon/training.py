"""The discriminator that is trained on samples. Features f(x): (n, d); the logit of D is f @ w."""
import numpy as np
from scipy.special import expit, log_expit

from utils.checks import check, close, fail, inputs, passed, recording, show
from utils.checks.oracles import LN2, LN4, js


def value(w, real, fake):
    """V̂ in nats: the mean of ln σ over the real, of ln(1 − σ) over the fake samples."""
    return log_expit(real @ w).mean() + log_expit(-fake @ w).mean()


def pulls(w, real, fake):
    """The two parts of the gradient of V̂."""
    return expit(-real @ w) @ real / len(real), -expit(fake @ w) @ fake / len(fake)


def step(w, real, fake, lr):
    return w + lr * sum(pulls(w, real, fake))


@check
def discriminator_step(discriminator_step, seed=0):
    """One step of gradient ascent on V̂: unequal numbers of samples, logits that are large on either side."""
    rng = np.random.default_rng(seed)
    for given in inputs.discriminated(rng).values():
        w, real, fake = (x.astype(float) for x in given)
        (up, down), n, m = pulls(w, real, fake), len(real), len(fake)
        for lr in (float(rng.uniform(0.1, 1)), float(rng.uniform(1.5, 3))):
            total = lr * (n * up + m * down)
            answer = discriminator_step(*given, lr)
            answer.named(f"discriminator_step(w={show(w)}, {n} real, {m} fake, lr={show(lr)})").equals(
                step(w, real, fake, lr), "w + lr · gradient of V̂. Since d ln σ(a)/da = 1 − σ(a) and d ln(1 − σ(b))/db = −σ(b), each sample adds its "
                                         "features times that. (e⁸⁰⁰ overflows; scipy's `expit` doesn't.)", [
                (w - lr * (up + down), "that goes downhill. D makes V as large as it can: go up."),
                (w + lr * up, "the fake samples are missing. They push w away by how much D believes them."),
                (w + lr * down, "the real samples are missing. They pull w by how much D doubts them."),
                (w + total, "you summed over the samples. V̂ is a mean over the real plus a mean over the fake ones."),
                (w + total / (n + m), "you took one mean over all samples together. V̂ is a mean over the real plus a mean over the fake ones."),
                (w + lr * (up - down), "the fake samples pull the wrong way: their logits should fall."),
                (w + lr * (expit(real @ w) @ real / n - expit(fake @ w) @ fake / m),
                 "real samples that D already believes in pull hardest. The factor of a real sample is 1 − D."),
                (w + lr * (up + down) / 2, "that's half a step: the two means are added, not averaged."),
                (up + down, "that's the gradient. Return the new w."), (lr * (up + down), "that's the step. Return the new w."),
            ])
    passed("discriminator_step", "one step uphill on V̂")


def two_gaussians(rng, n):
    """Features 1, x/2, x²/4 of n real points, N(−½, 1), and n fake ones, N(1, 0.6²): log p/q is linear in them."""
    return tuple(np.stack([np.ones(n), x / 2, x**2 / 4], axis=1) for x in (rng.normal(-0.5, 1, n), rng.normal(1, 0.6, n)))


@check
def train_discriminator(train_discriminator, seed=0):
    """w after `steps` plain steps from 0: steps 0, 1, 2, 7 and more, several lr. The student's own discriminator_step counts as it
    is: a mistake of the exercise before costs nothing here."""
    rng = np.random.default_rng(seed)
    three = two_gaussians(rng, 30)[0], two_gaussians(rng, 45)[1]
    jumping = np.array([[1.0, 2], [-1, 1], [3, -1]]), np.array([[1.0, -1], [2, 2]])         # with lr = 1.3 w is best after two steps

    def after(steps, lr, real, fake, one=step):
        w = np.zeros(real.shape[1])
        for _ in range(steps):
            w = one(w, real, fake, lr)
        return w

    for d, steps, lr in ((3, 7, 0.3), (3, 7, 1.2), (3, 2, 0.5), (3, 1, 0.5), (3, 0, 0.5), (3, 60, float(rng.uniform(0.4, 0.9))), (9, 7, 1.0), (2, 0, 0.5), (1, 5, 0.5),
                         (1, 300, 0.5), (2, 300, 0.02), (4, 3, 0.4), (2, 6, 1.3), (2, 3, 20.0)):        # soon done, far from done, many samples, past the best, too far in one step
        n, m = (300, 250) if d == 4 else (20, 12)
        real, fake = three if d == 3 else jumping if lr == 1.3 else (rng.normal(0.5, 1, (n, d)), rng.normal(-0.2, 1, (m, d)))
        answer, reply = train_discriminator.watched(recording.functions, real, fake, steps, lr, names=["discriminator_step"])
        answer = answer.named(f"train_discriminator({len(real)} real, {len(fake)} fake of {d} features, steps={steps}, lr={show(lr)})")
        got, right = answer.array((d,)), after(steps, lr, real, fake)
        if _own_steps(reply, got, real, fake, steps, lr):
            continue
        answer.equals(right, f"that isn't w after {steps} steps of size {show(lr)} from w = 0. Repeat your step `steps` times and keep its "
                                        "result each time.", [
            (np.zeros(d), "w has not moved. Is the result of your step kept?"),
            (after(max(0, steps - 1), lr, real, fake), "that's one step too few. How often does your loop run?"),
            (after(steps + 1, lr, real, fake), "that's one step too many. How often does your loop run?"),
            (after(steps // 2, lr, real, fake), "that's half of the steps. How often does your loop run?"),
            (max((after(n, lr, real, fake) for n in range(min(steps, 10) + 1)), key=lambda w: value(w, real, fake)), "that's the best w on the way. Return the last one."),
            (after(1, lr, real, fake), "that's w after the first step. Is the result of your step kept, and used for the next one?"),
            (after(steps, 1.0, real, fake), "that's with lr = 1, whatever was passed: use the argument `lr`."),
            (after(steps, lr / max(1, steps), real, fake), "the step size was divided by the number of steps. Each step has the size lr."),
            (after(steps, lr, real, fake, lambda w, a, b, lr: 2 * w - step(w, a, b, lr)), "it goes downhill. D makes V as large as it can."),
            (after(steps, lr, fake, real), "real and fake are swapped, so it goes downhill."),
        ], tolerance=1e-8)
    passed("train_discriminator", "w after 0 to 300 steps of the given size, of 1 to 9 features")


def _own_steps(reply, got, real, fake, steps, lr):
    """Was `got` reached from 0 by `steps` calls of the student's own step, each on these samples, with this lr?"""
    w = np.zeros(real.shape[1])
    if len(reply["calls"]) != steps or len(reply["results"]) != steps:
        return False
    for (_, given), result in zip(reply["calls"], reply["results"], strict=True):
        if len(given) != 4 or not all(np.shape(a) == np.shape(b) and close(np.asarray(a), b, 1e-12) for a, b in zip(given, (w, real, fake, lr), strict=True)):
            return False
        w = np.asarray(result)
    return w.shape == got.shape and close(w, got, 1e-12)


@check
def js_estimate(js_estimate, seed=0):
    """(V̂ + ln 4)/(2 ln 2) in bits from logits, negative values and huge logits on either side included."""
    rng = np.random.default_rng(seed)
    cases = [*inputs.discriminated(rng).values()]
    cases += [(np.abs(rng.normal(1, 0.3, 2)), rng.normal(shift, 1, (8, 2)), rng.normal(-shift, 1, (15, 2))) for shift in (0.6, -0.2, 0.5, -0.4)]
    largest = lambda w, real, fake: max(np.abs(real @ w).max(), np.abs(fake @ w).max())
    cases.sort(key=lambda given: 5 < largest(*given) <= 30)             # where a sigmoid loses digits, after where it is lost altogether
    for given in cases:
        w, real, fake = (x.astype(float) for x in given)
        v = value(w, real, fake)
        right = (v + LN4) / 2 / LN2
        large = largest(w, real, fake) > 30
        answer = js_estimate(*given)
        name = f"js_estimate(w={show(w)}, {len(real)} real, {len(fake)} fake)" + (f", with logits up to ±{largest(w, real, fake):.0f}," if large else "")
        answer.named(name).equals(
            right, "ln σ(−1000) is −1000, not −∞ and not a clipped −30: take the logarithm and the sigmoid in one. scipy's `log_expit` does." if large else
            f"V̂ of these samples is {show(v)} nats. V = 2·JSD − ln 4 turns it into a JSD, and nats into bits by ln 2.", [
                (-np.inf if large else np.nan, "σ(−1000) underflows to 0 before the logarithm. Take both in one: scipy's `log_expit`."),
                (v, "that's V̂. Turn it into a JSD in bits."),
                (right * LN2, "that's in nats. Divide by ln 2 for bits."),
                (2 * right, "that's 2·JSD. Divide by 2."),
                (v / 2 / LN2, "ln 4 was not added back: V = −ln 4 must give 0 bits."),
                (0.0 if right < 0 else np.nan, "a negative estimate was set to 0. An estimate may fall below the truth, even below 0; cutting it makes it too "
                                               "high on average."),
                (-right if right < 0 else np.nan, "you dropped the sign. An estimate may fall below the truth, even below 0."),
                ((value(-w, real, fake) + LN4) / 2 / LN2, "real and fake are swapped."),
            ])
    passed("js_estimate", "in bits, from logits, below 0 where it is below 0")


def bumps(x):
    """Eight bumps and a constant: flexible enough to learn accidents by heart."""
    return np.concatenate([np.ones((len(x), 1)), np.exp(-(x[:, None] - np.linspace(-3, 4, 8)) ** 2)], axis=1)


def numbers(answers):
    """Of calls that are all made by now."""
    return [answer.number() for answer in answers]


@check
def honest_js(honest_js, seed=0):
    """A lower bound in expectation, and close to the truth. About a sample that it has not seen D knows exactly nothing; the mean over
    many data sets is not above the truth, where training is slow and where it is soon done: means that the hidden check need not form again."""
    rng = np.random.default_rng(seed)
    if not honest_js.again:
        _near_the_truth(honest_js, rng)
    _unseen(honest_js, rng)
    _extremes(honest_js)
    if not honest_js.again:
        _equal(honest_js, rng)
    _signs(honest_js, rng)
    passed("honest_js", "not above the truth on average: a lower bound in expectation")


def _near_the_truth(honest_js, rng):
    grid = np.linspace(-8, 10, 4001)
    p, q = np.exp(-grid**2 / 2), np.exp(-((grid - 2) ** 2) / 2)
    truth = js(p / p.sum(), q / q.sum())
    far = np.mean(numbers([honest_js(bumps(rng.normal(size=200)), bumps(rng.normal(2, 1, 200))) for _ in range(15)]))
    if not truth - 0.12 < far < truth + 0.06:
        fail(f"Real from N(0, 1), fake from N(2, 1): the truth is {truth:.3f} bits, your estimates are {far:.3f} on average over 15 data sets of "
             "200 points; expected a little below the truth. Train on one half for real, and judge on all of the other.")


BY_A_SOLVER = 1e-7          # bits: what is left where a numerical solver finds w by differences; by heart are hundredths


def _unseen(honest_js, rng):
    """Each sample's one feature is its own: a D that has not seen it knows nothing about it."""
    for n, m in ((6, 40), (40, 6), (int(rng.integers(8, 20)), int(rng.integers(21, 50)))):
        names = np.eye(n + m)
        call = f"honest_js of {n} real and {m} fake samples, each with a feature of its own,"
        got = honest_js(names[:n], names[n:]).number()
        if got > BY_A_SOLVER:
            fail(f"{call} returned {show(got)} bits; expected exactly 0: D can know nothing about a new sample here. D has seen some of the samples it is "
                 "judged on, of one kind at least, and knows them by heart. Where do the two parts begin and end?")
        if got < -BY_A_SOLVER:
            fail(f"{call} returned {show(got)} bits; expected exactly 0: a D that knows nothing about the new samples says ½ for each. Is something subtracted "
                 "from its V̂?")


def _extremes(honest_js):
    """All real samples alike, and all fake ones: the two are equal, or disjoint."""
    for a, b in ((1, -1), (-1, -1), (1, 1), (-1, 1)):
        got = honest_js(np.full((20, 1), float(a)), np.full((20, 1), float(b))).number()
        call = f"honest_js of 20 real samples with the feature {a:+d} and 20 fake ones with {b:+d} returned {show(got)} bits"
        if a == b and got > 1e-9:
            fail(f"{call}; expected not above 0, since they are the same. Do both arguments have a say?")
        if a != b and not 0.3 < got <= 1 + 1e-9:
            fail(f"{call}; expected nearly 1, since one look tells them apart. Do both arguments have a say, and is D trained?")


STANDARD_ERRORS = 4.5       # a mean that is so far above its upper bound isn't chance


def _equal(honest_js, rng):
    """Real and fake from one distribution: the truth is 0 bits. Features this small make training slow: stopping early, a smaller lr, or the
    larger of two estimates then make a difference that 800 data sets show."""
    found = np.array(numbers([honest_js(*0.04 * rng.normal(size=(2, 12, 1))) for _ in range(800)]))
    if (found == 0).mean() > 0.1:               # a cut makes half of them 0; a D that needn't move from w = 0, one now and then
        fail(f"{(found == 0).sum()} of {len(found)} estimates are exactly 0 where real and fake come from the same distribution; expected estimates on both "
             "sides of 0. Was a negative one cut off? That makes the mean too high.")
    if found.mean() > STANDARD_ERRORS * found.std() / np.sqrt(len(found)):
        fail(f"Real and fake from one distribution: the truth is 0 bits, and your estimates are {found.mean():+.4f} on average over {len(found)} data "
             "sets; expected not above 0. The new samples must have no say in what is judged: not in training, not in when to stop, and not in which of several "
             "estimates is kept.")
    values, times = np.unique(numbers([honest_js(bumps(rng.normal(size=12)), bumps(rng.normal(size=12))) for _ in range(60)]), return_counts=True)
    if times.max() > 5:
        fail(f"{times.max()} of 60 estimates from 12 + 12 samples of one distribution are exactly {show(values[times.argmax()])}; expected a different one each time. Was a low one cut "
             "off? That makes the mean too high.")


def _signs(honest_js, rng, n=30, share=0.9):
    """One feature: +1 for 90% of the real and −1 for 90% of the fake samples. Next to each estimate stands that of the best D on all of
    the same samples, whose mean is the truth: what a choice among several estimates adds shows against it."""
    draw = lambda sign: sign * np.where(rng.random((n, 1)) < share, 1.0, -1.0)
    logit, found, best = np.log(share / (1 - share)), [], []
    for _ in range(100):
        real, fake = draw(1), draw(-1)
        found.append(honest_js(real, fake))
        best.append((value(np.array([logit]), real, fake) + LN4) / 2 / LN2)
    above = np.subtract(numbers(found), best)
    if above.mean() > STANDARD_ERRORS * above.std() / 10:
        truth = js([share, 1 - share], [1 - share, share])
        fail(f"Real samples are +1 in 90% of the cases, fake ones −1: the truth is {truth:.3f} bits, and your estimates are {truth + above.mean():.3f} on average over "
             "100 data sets; expected not above the truth. Each of several honest estimates is too high or too low by chance: the largest of them is no longer "
             "honest, their mean is.")
