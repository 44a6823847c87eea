"""The GAN in the plane with a code: a step on the page is one of chapter 05, and with other losses, optimisers and layers one of torch."""
import base64
from itertools import pairwise

import numpy as np
import pytest
import torch
from numpy.testing import assert_allclose

from authoring.build.chapters import notebook_from_text
from tests.utils.widgets.node import SOURCES, needs_node, node
from utils import toy_gan, widgets
from utils.gan import discriminator_loss, generator_loss
from utils.widgets.plane_codes import CHAPTER_05

BATCH, STEPS = 32, 3


def cell_of(chapter, grade_id):
    """The source of a cell, with its solution."""
    return next(cell.source for cell in notebook_from_text(chapter).cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


TOY = [cell_of("05_infogan", name) for name in ("toy", "step_d", "infogan_step")]     # the networks that chapter 05 gives, and its solutions

INFOGAN_STEPS = """
  const flat = (rows) => Float64Array.from(rows.flat(9));
  const fresh = page.start((n) => new Float32Array(n));
  let state = page.resting({...fresh, weights: {G: flat(data.G), T: flat(data.T), D: flat(data.D), Q: flat(data.Q)}});
  data.draws.forEach(([x, z, c]) => { state = page.stepGQ(page.stepD(state, flat(x), flat(z), c, data.settings), flat(z), c, {...data.settings, lambda: data.lambda}); });
  const z = flat(data.draws[0][1]), c = data.draws[0][2], points = page.generate(state, z, c), {d, q} = page.judge(state, points);
  return {weights: Object.fromEntries(Object.entries(state.weights).map(([k, v]) => [k, Array.from(v)])), bound: page.bound(q, c, 4), d: Array.from(d)};
"""


@needs_node
@pytest.mark.parametrize("lam", [0.0, 1.0])
def test_a_step_with_a_code_is_the_step_of_chapter_05_on_the_same_draws(lam):
    chapter = {"np": np, "torch": torch, "F": torch.nn.functional}
    for source in TOY:
        exec(source, chapter)
    w, generator = chapter["toy_weights"](3), torch.Generator().manual_seed(1)
    parts = {"G": ("G1", "g1", "G2", "g2"), "T": ("T1", "t1", "T2", "t2"), "D": ("D", "d"), "Q": ("Q", "q")}
    data = {name: [w[part].flatten().tolist() for part in names] for name, names in parts.items()} | {"draws": [], "lambda": lam, "settings": CHAPTER_05}
    for _ in range(STEPS):
        x, z = torch.randn(64, 2, generator=generator), torch.randn(64, 2, generator=generator)
        c = torch.randint(4, (64,), generator=generator)
        data["draws"].append([x.tolist(), z.tolist(), c.tolist()])
        w = chapter["infogan_step"](w, x, z, torch.nn.functional.one_hot(c, 4).float(), lr=0.1, lam=lam)
    got = node("shared/toy_infogan", INFOGAN_STEPS, data)
    for name, names in parts.items():
        assert_allclose(got["weights"][name], torch.cat([w[part].flatten() for part in names]), atol=1e-5)
    _, z, c = map(torch.tensor, data["draws"][0])
    h = chapter["toy_trunk"](w, chapter["toy_G"](w, z, torch.nn.functional.one_hot(c, 4).float()))
    assert_allclose(got["d"], chapter["toy_D"](w, h), atol=1e-5)
    assert_allclose(got["bound"], np.log(4) - torch.nn.functional.cross_entropy(chapter["toy_Q"](w, h), c), atol=1e-5)


def layered(vector, *widths):
    """A network's weights and biases from its one vector, as the page orders them."""
    sizes = [n for n_in, n_out in pairwise(widths) for n in (n_in * n_out, n_out)]
    parts = vector.split(sizes)
    return [(w.view(n_in, n_out), b) for w, b, (n_in, n_out) in zip(parts[::2], parts[1::2], pairwise(widths), strict=True)]


def through(layers, x, slope=0.0, last=False):
    for i, (w, b) in enumerate(layers):
        x = x @ w + b
        x = torch.nn.functional.leaky_relu(x, slope) if last or i < len(layers) - 1 else x
    return x


@needs_node
@pytest.mark.parametrize("objective, optimisers", [("minimax", ("Adam", "Adam")), ("hinge", ("gradient descent", "Adam")), ("least squares", ("Adam", "gradient descent"))])
def test_with_a_code_each_loss_each_optimiser_and_other_layers_agree_with_torch(objective, optimisers, double):
    sizes, codes, lam = {"layers_d": 1, "units_d": 16, "layers_g": 2, "units_g": 8, "noise": 1}, 3, 0.7
    widths = {"G": (1 + codes, 8, 8, 2), "T": (2, 16), "D": (16, 1), "Q": (16, codes)}
    random = torch.Generator().manual_seed(4)
    w = {name: toy_gan.Network(*each).initial(random).requires_grad_() for name, each in widths.items()}
    settings = {"objective": objective, "lr_d": 0.02, "lr_g": 0.03, "optimiser_d": optimisers[0], "optimiser_g": optimisers[1], "lambda": lam}
    make = {"Adam": lambda names, lr: torch.optim.Adam([w[name] for name in names], lr, betas=(0.5, 0.99)),
            "gradient descent": lambda names, lr: torch.optim.SGD([w[name] for name in names], lr)}
    by_d, by_g = make[optimisers[0]]("DT", 0.02), make[optimisers[1]]("GTQ", 0.03)
    given = {"weights": {name: each.tolist() for name, each in w.items()}, "settings": settings, "sizes": {**sizes, "codes": codes}, "draws": []}
    net = lambda name: layered(w[name], *widths[name])
    trunk = lambda x: through(net("T"), x, 0.1, last=True)
    logits = lambda x: through(net("D"), trunk(x))[:, 0]
    for _ in range(STEPS):
        x, z, c = torch.randn(BATCH, 2, generator=random), torch.randn(BATCH, 1, generator=random), torch.randint(codes, (BATCH,), generator=random)
        given["draws"].append([x.tolist(), z.tolist(), c.tolist()])
        made = lambda z=z, c=c: through(net("G"), torch.cat([z, torch.nn.functional.one_hot(c, codes)], 1))
        loss_d = discriminator_loss(logits(x), logits(made().detach()), objective)
        for name, gradient in zip("DT", torch.autograd.grad(loss_d, [w["D"], w["T"]]), strict=True):
            w[name].grad = gradient
        by_d.step()
        unread = torch.nn.functional.cross_entropy(through(net("Q"), trunk(made())), c)          # H(c) − L_I
        w["G"].grad, = torch.autograd.grad(generator_loss(logits(made()), objective) + lam * unread, w["G"], retain_graph=True)
        for name, gradient in zip("TQ", torch.autograd.grad(unread, [w["T"], w["Q"]]), strict=True):
            w[name].grad = gradient
        by_g.step()
    got = node("shared/toy_infogan", """
      const flat = (rows) => Float64Array.from(rows.flat(9)), weights = Object.fromEntries(Object.entries(data.weights).map(([k, v]) => [k, flat(v)]));
      let state = page.resting({...page.start((n) => new Float32Array(n), data.sizes), weights});
      for (const [x, z, c] of data.draws) state = page.stepGQ(page.stepD(state, flat(x), flat(z), c, data.settings), flat(z), c, data.settings);
      return Object.fromEntries(Object.entries(state.weights).map(([k, v]) => [k, Array.from(v)]));""", given)
    for name, each in w.items():
        assert_allclose(got[name], each.detach(), atol=1e-5)


CODES_TAKE_CLOUDS = """
  const {uniform, normals} = await import(data.random), {around} = await import(data.clouds);
  const draw = uniform(data.seed), centres = [[1, 1], [1, -1], [-1, 1], [-1, -1]], told = Array.from({length: 320}, (_, i) => i % 4);
  let state = page.start((n) => normals(draw, n));
  const codes = () => Array.from({length: 64}, () => Math.floor(4 * draw()));
  for (let k = 0; k < 500; k++) {
    const x = around(centres, 0.15, 64, draw), z = normals(draw, 128), c = codes();
    state = page.stepGQ(page.stepD(state, x, z, c, data.settings), z, c, {...data.settings, lambda: 1});
  }
  const {bound, points} = page.measure(state, around(centres, 0.15, 200, uniform(0)), normals(uniform(1), 640), told, data.settings);
  const of = centres.map(([a, b]) => told.map((_, i) => Math.hypot(points[2 * i] - a, points[2 * i + 1] - b)).filter((d) => d < 0.6).length);
  return [bound, of];
"""


@needs_node
def test_each_code_takes_a_cloud_from_the_default_seed_and_two_share_one_from_seed_0_as_05_says():
    shared = {name: (SOURCES / "shared" / f"{name}.js").as_uri() for name in ("random", "clouds")}
    (apart, clouds), (_, shared_clouds) = (node("shared/toy_infogan", CODES_TAKE_CLOUDS, {"seed": seed, "settings": CHAPTER_05, **shared}) for seed in (widgets.plane_codes().seed, 0))
    assert apart > 1.37 and min(clouds) > 60
    assert min(shared_clouds) < 10


@needs_node
@pytest.mark.parametrize("name", list(widgets.plane_codes().trained_sets))
def test_a_trained_pair_with_a_code_tells_its_code(name):
    codes = widgets.plane_codes()
    bound, points = node("shared/toy_infogan", """
      const [{trained}, {normals, uniform}] = await Promise.all([import(data.trained), import(data.random)]), fresh = page.start((n) => new Float32Array(n));
      const parts = Object.keys(fresh.weights), vectors = trained(bytes(data.bytes), data.sets, data.name, parts.map((part) => fresh.weights[part].length));
      const state = {...fresh, weights: Object.fromEntries(parts.map((part, i) => [part, vectors[i]]))}, told = Array.from({length: 400}, (_, i) => i % 4);
      const {bound, points} = page.measure(state, normals(uniform(0), 800), normals(uniform(1), 800), told, data.settings);
      return [bound, Array.from(points)];""", {
        **{module: (SOURCES / "shared" / f"{module}.js").as_uri() for module in ("trained", "random")}, "settings": CHAPTER_05,
        "bytes": base64.b64encode(codes.trained).decode(), "sets": codes.trained_sets, "name": name})
    made, data = np.reshape(points, (-1, 2)), codes.data_sets[name]
    assert bound > 1.2 and np.median(np.linalg.norm(made[:, None] - np.array(data["centres"]), axis=2).min(1)) < 3 * data["spread"]
