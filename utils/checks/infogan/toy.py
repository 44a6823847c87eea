"""Exercises 5.15 to 5.17: the two halves of a step of InfoGAN on networks small enough to compare every weight, and a run of such steps."""
import numpy as np
import torch
import torch.nn.functional as F
from scipy.stats import kstest

from utils.checks.gate import check, fail, passed
from utils.checks.recording import functions
from utils.checks.showing import show

TRUNK, HEADS, GENERATOR = ("T1", "t1", "T2", "t2"), {"D": ("D", "d"), "Q": ("Q", "q")}, ("G1", "g1", "G2", "g2")


def _generate(w, z, c):
    return torch.relu(torch.cat([z, c], 1) @ w["G1"] + w["g1"]) @ w["G2"] + w["g2"]


def _features(w, x):
    return F.leaky_relu(F.leaky_relu(x @ w["T1"] + w["t1"], 0.1) @ w["T2"] + w["t2"], 0.1)


def _head(w, name, h):
    return h @ w[name] + w[name.lower()]


def _step(weights, real, z, c, lr, lam, mistake=None, alone=False):
    """The reference step, and what each usual mistake makes of it; alone: D's half of it."""
    alone = alone or mistake == "D's step alone"
    w = {name: value.clone().requires_grad_() for name, value in weights.items()}

    def move(loss, names, before):
        gradients = torch.autograd.grad(loss, [before[name] for name in names], retain_graph=True, allow_unused=True)
        return {name: (before[name] - lr * (0 if g is None else g)).detach().requires_grad_()
                for name, g in zip(names, gradients, strict=True)}

    def information(w, h):
        return np.log(c.shape[1]) - F.cross_entropy(_head(w, "Q", h), c.argmax(1))

    fake = _generate(w, z, c)
    d_real, d_fake = _head(w, "D", _features(w, real)), _head(w, "D", _features(w, fake))
    if mistake == "real and fake swapped":
        d_real, d_fake = d_fake, d_real
    loss_d = (F.softplus(-d_real).mean() if mistake != "fake alone" else 0) + (F.softplus(d_fake).mean() if mistake != "real alone" else 0)
    if mistake == "information in D's loss":
        loss_d = loss_d - lam * information(w, _features(w, fake))
    if mistake == "D climbs":
        loss_d = -loss_d
    listening = {"trunk not for D": HEADS["D"], "D's head stands": TRUNK}.get(mistake, (*TRUNK, *HEADS["D"]))
    d = {**w, **move(loss_d, listening, w)}
    if mistake == "D through G":
        d = {**d, **move(loss_d, GENERATOR, w)}
    if mistake == "no D step":
        d = w
    g = w if mistake == "old D" else d
    x = _generate(g, z, c)
    h = _features(g, x)
    fool = F.softplus(-_head(g, "D", h)).mean()
    if alone:
        return {name: value.detach() for name, value in d.items()}
    if mistake == "saturating":
        fool = -F.softplus(_head(g, "D", h)).mean()
    read = {"detach": x.detach(), "real": real}.get(mistake, x)
    L_I = information(g, _features(g, read))
    loss_g = fool + (lam if mistake == "information falls" else -(1 if mistake == "λ ignored" else lam)) * L_I
    new = {**d, **move(loss_g, GENERATOR, g)}
    if mistake != "Q stands":
        scale = lam if mistake == "λ in Q" else 1
        new |= move(-scale * L_I, HEADS["Q"] if mistake == "trunk not for Q" else (*TRUNK, *HEADS["Q"]), g)
    if mistake == "trunk for G":
        new |= move(fool - L_I, TRUNK, g)
    if mistake == "D helps G":
        new |= {**move(fool - L_I, TRUNK, g), **move(fool, HEADS["D"], g)}
    if mistake == "one backward for G":
        new |= move(loss_g - L_I, GENERATOR, g)
    if mistake in ("one backward for all", "one backward, D's head too"):
        head = HEADS["D"] if mistake.endswith("too") else ()
        new |= move(loss_g - L_I, (*GENERATOR, *TRUNK, *HEADS["Q"], *head), g)
    if mistake == "climbs":
        new |= {name: 2 * g[name] - new[name] for name in GENERATOR}
    return {name: value.detach() for name, value in new.items()}


def _toy(seed, noise=2, k=4, hidden=8):
    generator = torch.Generator().manual_seed(seed % 2**31)
    sizes = {"G1": (noise + k, hidden), "G2": (hidden, 2), "T1": (2, hidden), "T2": (hidden, hidden), "D": (hidden, 1), "Q": (hidden, k)}
    w = {}
    for name, (rows, columns) in sizes.items():
        w[name] = torch.randn(rows, columns, generator=generator, dtype=torch.float64) * (2 / rows) ** 0.5
        w[name.lower()] = torch.randn(columns, generator=generator, dtype=torch.float64) * 0.1
    return w


ADDED = ("the gradients of G's loss and of Q's loss were added up, as by one backward() of both or two without clearing: both hold L_I, so G moved on 1 + λ times its "
         "gradient instead of λ. Give each loss its own weights: G's loss moves G, Q's loss moves Q and the trunk.")
MISTAKES = {
    "D's step alone": "D's step is right, and nothing has moved after it yet: G on its loss, Q's head and the trunk on Q's.",
    "detach": "Q read G(z, c).detach(): Q learns, but no information gradient reaches G. Let log Q reach back through the image.",
    "real": "Q read the real images: their codes are unknown, and G gets no information gradient. Q reads G(z, c), whose c you drew.",
    "information in D's loss": "D's step also moved on L_I. In (1) the loss is −V only.",
    "D climbs": "D went uphill on its loss. Subtract lr times the gradient.",
    "D through G": "G moved in D's step, in D's favour: detach the generated images there, or take gradients with respect to D's weights alone.",
    "no D step": "D did not move on V. Step (1) is missing.",
    "old D": "step (2) used the weights from before step (1). G answers the new D.",
    "saturating": "G used the saturating loss, log(1 − σ). Use the non-saturating one.",
    "λ ignored": "λ was not used in G's loss.",
    "information falls": "G lowers L_I. Its loss holds −λ L_I.",
    "Q stands": "Q's head and the trunk did not move on −L_I.",
    "λ in Q": "Q's loss was multiplied by λ. It is −L_I as it is, so that Q can watch at λ = 0.",
    "trunk not for Q": "Q's head moved, but the trunk did not move on −L_I. It is Q's as well as D's.",
    "trunk for G": "the trunk moved on G's adversarial loss, so the discriminator helps G to fool it. In (2) the trunk moves on −L_I alone.",
    "D helps G": "D's own weights moved on G's loss in step (2), so the discriminator helps G to fool it. Give each loss its own weights.",
    "climbs": "G went uphill. Subtract lr times the gradient.",
    "one backward for G": ADDED, "one backward for all": ADDED, "one backward, D's head too": ADDED,
}



D_MISTAKES = {
    "D climbs": MISTAKES["D climbs"],
    "D through G": "G moved on D's loss. Take the gradient with respect to D's head and the trunk alone, or detach G's points.",
    "trunk not for D": "D's head moved, but the trunk did not. It is D's as well as Q's.",
    "D's head stands": "the trunk moved, but D's head, D and d, did not.",
    "real alone": "D's loss lacks its second term, softplus(D(fake)), the mean over G's points.",
    "fake alone": "D's loss lacks its first term, softplus(−D(real)), the mean over the real points.",
    "real and fake swapped": "D learned to call real points fake and G's points real. Its loss is softplus(−D(real)) + softplus(D(fake)).",
}


def _compare(step, seed, mistakes, alone):
    """The student's step on random weights and batches, with λ unless D steps alone: every weight must be the reference's."""
    rng = np.random.default_rng(seed)
    for lr, lam, kind in ((0.1, 0.5, torch.float64), (0.05, 2.0, torch.float64), (0.1, 0.0, torch.float64), (0.1, 1.0, torch.float32)):
        weights = _toy(int(rng.integers(2**31)))
        n = int(rng.integers(5, 9))
        real, z = (torch.tensor(rng.normal(size=(n, 2))) for _ in range(2))
        c = F.one_hot(torch.as_tensor(rng.integers(3 if lam == 2 else 4, size=n)), 4).double()
        call = f"step_d on a batch of {n} with lr={lr}" if alone else f"infogan_step on a batch of {n} with lr={lr}, lam={lam}"
        answer = step({name: value.to(kind) for name, value in weights.items()}, real.to(kind), z.to(kind), c.to(kind), lr, *(() if alone else (lam,)))
        answer.name = call
        given = answer.keys(tuple(weights))
        got = {name: given[name].array(tuple(value.shape)) for name, value in weights.items()}
        near = (1e-5, 1e-7) if kind is torch.float64 else (1e-3, 1e-5)

        def equals(other, got=got, near=near):
            return all(np.allclose(got[name], other[name].numpy(), *near) for name in got)

        right = _step(weights, real, z, c, lr, lam, alone=alone)
        if equals(right):
            continue
        if equals(weights):
            fail(f"{call} returned the weights it was given, {show(got['d'])} for the bias d among them; they should have moved. Return the new values.")
        off = [name for name in got if not np.allclose(got[name], right[name].numpy(), *near)]
        at = np.unravel_index(np.abs(got[off[0]] - right[off[0]].numpy()).argmax(), got[off[0]].shape)
        values = f"{off[0]}{show(list(map(int, at)))} is {got[off[0]][at]:.6g}, expected {right[off[0]].numpy()[at]:.6g}"
        causes = {sentence for mistake, sentence in mistakes.items() if equals(_step(weights, real, z, c, lr, lam, mistake, alone))}
        if len(causes) == 1:
            fail(f"{call}: {values}: {causes.pop()}")
        fail(f"{call}: {values} (these differ: {', '.join(off)}; the others are right). Which losses may move these weights, in which step, "
             "and are they means over the batch?")


@check
def step_d(step_d, seed=0):
    """D's half of a step on a toy network, compared weight by weight with autograd's; each usual mistake is known by its result."""
    _compare(step_d, seed, D_MISTAKES, alone=True)
    passed("step_d", "every weight after D's step, in float64 and float32: D's head and the trunk moved, nothing else did")


@check
def infogan_step(infogan_step, seed=0):
    """A whole step, D's and then G's and Q's, in the same way."""
    _compare(infogan_step, seed, MISTAKES, alone=False)
    passed("infogan_step", "every weight after a step, with and without the information term, in float64 and float32")


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

    The real points and the training seed never change, so that what passes once passes again; only the measurement is drawn again.
    """
    rng, fixed = np.random.default_rng(seed), np.random.default_rng(0)
    real = (CENTRES[fixed.integers(4, size=2000)] + 0.15 * fixed.normal(size=(2000, 2))).astype(np.float32)
    shapes = {name: tuple(value.shape) for name, value in _start().items()}

    def run(seed, *steps):
        answer, seen = train_toy.watched(functions, torch.tensor(real), seed, *steps, names=WATCHED if steps else ())
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
    for s in (0, 1):
        after, *_, call = run(s, 0)
        if off := next((name for name in shapes if not np.allclose(after[name], before[name], 1e-5, 1e-5)), None):
            fail(f"{call} returned weights that aren't those of toy_weights(0): {off} begins with {show(after[off].ravel()[:3].numpy())}; expected {show(before[off].ravel()[:3].numpy())}, for every seed: no step is "
                 "taken. Begin from toy_weights(0), and take as many steps as `steps` says.")
    for n in (1, 2, 7):
        after, calls, results, call = run(0, n)
        if same(before, after):
            fail(f"With steps={n} the weights are those of fewer steps, D's bias {bias(after)}; expected {n} step{'s' if n > 1 else ''} from toy_weights(0). Take as many "
                 "steps as `steps` says.")
        _reads(calls, real, n, call)
        _chain(calls, results, after, call)
        before = after
    first, (again, *_), (other, others, *_) = calls, run(0, 7), run(1, 7)
    if not same(after, again):
        fail(f"train_toy(real, seed=0, steps=7) called twice gave D's bias {bias(after)} and {bias(again)}; expected the same weights. "
             "Everything random must follow from the seed: which draw doesn't?")
    if same(after, other):
        fail(f"train_toy(real, seed=0, steps=7) and train_toy(real, seed=1, steps=7) gave the same weights, D's bias {bias(after)}; expected "
             "a different run. Use the seed, and take the steps.")
    _by_the_seed(first, others)
    _, calls, _, call = run(0, 60)
    _reads(calls, real, 60, call, all_rows=True)
    w, *_, call = run(0)
    c = torch.as_tensor(rng.integers(4, size=4000))
    x = _generate(w, torch.tensor(rng.normal(size=(4000, 2))), F.one_hot(c, 4).double())
    L_I = np.log(4) - F.cross_entropy(_head(w, "Q", _features(w, x)), c).item()
    near = torch.cdist(x, torch.tensor(real, dtype=torch.float64)).min(1).values
    share = float((near < 0.15).double().mean())
    facts = f"{call}: L_I = {L_I:.2f} of at most {np.log(4):.2f} nats, {share:.0%} of G's points lie within 0.15 of a real one"
    if not L_I > 0.8:
        fail(f"{facts}; expected L_I > 0.8: Q can't read the code from the points. Did you train with the information term (λ around 1), "
             "for enough steps, drawing new z and c in each?")
    if not share > 0.4:
        fail(f"{facts}; expected more than 40%: the code can be read, but G's points are not like the real ones. Train longer, or with a "
             "smaller λ, and give D real points drawn at random in each step.")
    passed("train_toy", "each step reads points, noise and codes of its own; G's points lie among the real ones, and Q reads their code")


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
            fail(f"{call} returned another {name} than its last infogan_step made, beginning with {show(after[name].ravel()[:3].numpy())}; expected {show(value.ravel()[:3])}. Return what the last step made, as it is.")


def _drawn(calls):
    """[(z, c)] that toy_G read, and [rows of points] that toy_trunk read."""
    return ([(np.asarray(args[0], float), np.asarray(args[1], float)) for name, args in calls if name == "toy_G" and len(args) == 2],
            [np.asarray(args[0], float) for name, args in calls if name == "toy_trunk" and len(args) == 1 and np.ndim(args[0]) == 2])


def _by_the_seed(one, other):
    """Points, noise and codes of two seeds differ, each of them."""
    drawn, read = zip(_drawn(one), _drawn(other), strict=True)
    if not all(drawn) or not all(read):
        return
    for what, first, second in (("noise", *(d[0][0] for d in drawn)), ("codes", *(d[0][1] for d in drawn)), ("real points", *(r[0] for r in read))):
        if len(first) > 8 and np.array_equal(first, second):
            fail(f"train_toy(real, seed=0, steps=7) and train_toy(real, seed=1, steps=7) begin with the same {what}, {show(first[0])} first; expected different ones. Everything random "
                 "must follow from the seed: draw it all with one generator.")


def _changes(values):
    """The values without those that are the same as the one before."""
    return [value for value, before in zip(values, [None, *values], strict=False) if before is None or not np.array_equal(value, before)]


def _reads(calls, real, steps, call, all_rows=False):
    """Fail unless each step read real points at random, noise and codes, all of its own. Nothing to see: nothing is said."""
    taken = sum(name == "infogan_step" for name, _ in calls)
    if taken not in (0, steps):
        fail(f"{call} called your infogan_step {taken} times; expected {steps}. Take as many steps as `steps` says.")
    drawn, read = _drawn(calls)
    index = {row.tobytes(): i for i, row in enumerate(real)}
    rows = [[index.get(row.astype(np.float32).tobytes()) for row in x] for x in read]
    rows = _changes([r for r in ([i for i in r if i is not None] for r in rows) if r])
    if len(drawn) < steps or steps < 2:
        return
    if not rows:
        fail(f"While {call} ran, D read none of the points of `real`; expected a random batch of them in each step. Index `real` with random rows.")
    for what, batches in (("z", _changes([z for z, _ in drawn])), ("c", _changes([c for _, c in drawn])), ("points of `real`", rows)):
        if len(batches) < steps and len(batches[0]) > 8:        # a few codes may well come twice
            fail(f"{call} used {len(batches)} different batch{'es' if len(batches) > 1 else ''} of {what} in its {steps} steps; expected a new one in each. "
                 f"Draw {what} inside the loop.")
    if any(len(r) > 8 and np.mean(np.diff(r) == 1) > 0.5 for r in rows):
        fail(f"{call} read the points of `real` in their order, rows {show(rows[0][:6])} first; expected a random batch in each step.")
    if all_rows:
        fresh = [pair for pair, before in zip(drawn, [None, *drawn], strict=False) if before is None or not np.array_equal(pair[0], before[0])]
        z, codes = map(np.concatenate, zip(*fresh, strict=True))
        if kstest(z.ravel(), "norm").statistic > 0.1:
            fail(f"The noise z of {call} has mean {z.mean():.2f} and standard deviation {z.std():.2f}; expected standard normal, for which G is made.")
        if codes.ndim != 2 or not np.isclose(codes.sum(1), 1).all() or (codes.mean(0) < 0.15).any():
            fail(f"The codes c of {call} have the mean {show(codes.mean(0))}; expected one-hot rows in which all four codes are equally frequent.")
        for what, known in (("noise z", z), ("real points", np.concatenate([real[r] for r in rows]))):
            if len(known) == len(codes) and (worst := _told(codes.argmax(1), known)) > 150:
                fail(f"In {call} the code c depends on the {what} next to it (chi-squared {worst:.0f} in a table; expected about 9); expected codes that are drawn on their own. "
                     "From what do you make c?")
        reached, n = len({i for r in rows for i in r}), sum(map(len, rows))
        if reached < 0.9 * len(real) * (1 - np.exp(-n / len(real))):
            fail(f"In {call} D read {reached} of the {len(real)} points of `real` in {n:,} draws; expected nearly {len(real) * (1 - np.exp(-n / len(real))):.0f}. From which rows do "
                 "you draw?")
