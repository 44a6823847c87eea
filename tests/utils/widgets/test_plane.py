"""The GAN in the plane: a step on the page is a step of utils.toy_gan, and with a code one of chapter 05, on the same draws."""
from dataclasses import asdict, replace

import numpy as np
import pytest
import torch
from numpy.testing import assert_allclose

from authoring.build.chapters import notebook_from_text
from tests.utils.widgets.node import SOURCES, needs_node, node
from utils import information, toy_gan, widgets
from utils.gan import LOSSES, discriminator_loss, generator_loss


def cell_of(chapter, grade_id):
    """The source of a cell, with its solution."""
    return next(cell.source for cell in notebook_from_text(chapter).cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


BATCH, STEPS = 32, 3

GAN_STEPS = """
  const flat = (rows) => Float64Array.from(rows.flat()), rest = (v) => ({mean: v.map(() => 0), square: v.map(() => 0), steps: 0});
  const fresh = page.start((n) => new Float32Array(n)), theta = flat(data.theta), phi = flat(data.phi);
  let state = {...fresh, theta, phi, adamG: rest(theta), adamD: rest(phi)};
  const after = data.draws.map(([x, z_d, z_g]) => {
    state = page.stepD(state, flat(x), flat(z_d), data.settings);
    state = page.stepG(state, flat(z_g), data.settings);
    return [Array.from(state.phi), Array.from(state.theta)];
  });
  const points = page.generate(state, flat(data.z)), real = flat(data.real);
  return {after, points: Array.from(points), pull: Array.from(page.pull(state, points, data.settings.objective)),
    ...page.measure(state, real, flat(data.z), data.settings, data.centres, data.radius)};
"""


def torch_draws(state, real, settings):
    """What toy_gan.step_d will draw, and step_g after it: x, z of D's step, z of G's."""
    random = toy_gan._random(state)
    x = real[torch.randint(len(real), (settings.batch,), generator=random)]
    z_d = torch.randn(settings.batch, toy_gan.NOISE, generator=random)
    return x, z_d, torch.randn(settings.batch, toy_gan.NOISE, generator=toy_gan._random(state._replace(draws=state.draws + 1)))


@pytest.fixture
def double():
    """torch in double precision: where a gradient is nearly 0, Adam makes a step of 0.01 of float32's rounding."""
    torch.set_default_dtype(torch.float64)
    yield
    torch.set_default_dtype(torch.float32)


@needs_node
@pytest.mark.parametrize("objective", LOSSES)
def test_a_step_in_the_page_is_a_step_of_toy_gan_on_the_same_draws(objective, double):
    settings = replace(toy_gan.PRESETS["balanced"], objective=objective, batch=BATCH)
    real = torch.tensor(toy_gan.around(toy_gan.ring(8), toy_gan.SIGMA, 2000, seed=0))
    untrained = state = toy_gan.start(seed=5)
    draws, states = [], []
    for _ in range(STEPS):
        draws.append([part.tolist() for part in torch_draws(state, real, settings)])
        state = toy_gan.step(state, real, settings)
        states.append(state)
    z = torch.randn(500, 2, generator=torch.Generator().manual_seed(0))
    got = node("shared/toy_gan", GAN_STEPS, {
        "theta": untrained.theta.tolist(), "phi": untrained.phi.tolist(), "draws": draws, "settings": asdict(settings), "z": z.tolist(),
        "real": real[:500].tolist(), "centres": toy_gan.ring(8).tolist(), "radius": 3 * toy_gan.SIGMA})
    for (phi, theta), expected in zip(got["after"], states, strict=True):
        assert_allclose(phi, expected.phi, atol=1e-5)
        assert_allclose(theta, expected.theta, atol=1e-5)
    assert (states[-1].theta - untrained.theta).abs().max() > 1e-3                      # they have moved
    points, pull = toy_gan.pull(state, objective, 500)
    assert_allclose(np.reshape(got["points"], (-1, 2)), points, atol=1e-5)
    assert_allclose(np.reshape(got["pull"], (-1, 2)), pull, atol=1e-5)
    on_real, on_fake = (torch.from_numpy(toy_gan.logits(state, x)) for x in (real[:500], points))
    assert_allclose(got["lossD"], discriminator_loss(on_real, on_fake, objective), rtol=1e-4)
    assert_allclose(got["lossG"], generator_loss(on_fake, objective), rtol=1e-4)
    assert got["covered"] == toy_gan.covered_modes(points, toy_gan.ring(8), toy_gan.SIGMA).sum()


@needs_node
def test_the_distances_of_the_plane_are_those_of_its_histograms_and_kl_is_large_on_the_side_of_what_is_missed():
    rng = np.random.default_rng(0)
    real, made = rng.normal(size=(300, 2)), rng.normal(0.5, 0.4, size=(400, 2))
    got = node("shared/histograms", "return page.distances(data[0], data[1])", [real.ravel().tolist(), made.ravel().tolist()])
    edges = np.linspace(-1.6, 1.6, 17)
    counts = [np.histogram2d(*np.clip(x, -1.59, 1.59).T, bins=[edges, edges])[0].ravel() for x in (real, made)]
    p, q = (each / each.sum() for each in counts)
    assert_allclose(got["js"], information.js_divergence(p, q), atol=1e-9)
    p, q = ((each + 1 / 256) / (each.sum() + 1) for each in counts)
    assert_allclose([got["missed"], got["invented"]], [information.kl_divergence(p, q), information.kl_divergence(q, p)], atol=1e-9)
    half, whole = ([[x, 0.05] for x in places for _ in range(100)] for places in ([-1], [-1, 1]))
    missed, invented = (node("shared/histograms", "return page.distances(data[0].flat(), data[1].flat())", pair) for pair in ([whole, half], [half, whole]))
    assert missed["missed"] > 5 * missed["invented"] and invented["invented"] > 5 * invented["missed"] and missed["js"] == invented["js"]


PLAYED = """
  let pictures = 0, rounds = 0;
  globalThis.matchMedia = () => ({ matches: data.calm });
  globalThis.requestAnimationFrame = (act) => setTimeout(act, 20);
  globalThis.cancelAnimationFrame = clearTimeout;
  const wait = (ms) => new Promise((next) => setTimeout(next, ms));
  const play = page.player({ round: () => { rounds += 1; }, show: () => { pictures += 1; }, pace: () => data.pace, alive: () => true, onChange() {} });
  for (let k = 0; k < 5; k++) { play.play(); play.pause(); }
  await wait(60);
  const idle = pictures;
  play.play();
  await wait(data.milliseconds);
  play.pause();
  const seen = pictures;
  await wait(60);
  return { idle, seen, after: pictures - seen, rounds };
"""


@needs_node
@pytest.mark.parametrize("calm, pace", [(False, {"wait": 200}), (True, {"most": 3}), (True, {"wait": 1000})])
def test_a_player_that_is_paused_and_played_again_keeps_one_pace(calm, pace):
    each = max(pace.get("wait", 0), 500 * calm)                  # milliseconds between two pictures
    got = node("shared/player", PLAYED, {"calm": calm, "pace": pace, "milliseconds": 3.5 * each})
    assert got["idle"] == 0 and 1 <= got["seen"] <= 3 and got["after"] == 0
    assert got["rounds"] == got["seen"] * pace.get("most", 1)


@needs_node
def test_a_gan_that_trains_in_the_page_finds_the_clouds_and_the_preset_that_collapses_does_not():
    settings = {name: asdict(toy_gan.PRESETS[name]) for name in ("balanced", "G runs ahead of D")}
    reached = [node("shared/toy_gan", """
      const {uniform, normals} = await import(data.random), draw = uniform(0);
      const real = (n) => {
        const x = normals(draw, 2 * n).map((v) => 0.05 * v);
        for (let i = 0; i < n; i++) data.centres[Math.floor(8 * draw())].forEach((v, j) => { x[2 * i + j] += v; });
        return x;
      };
      let state = page.start((n) => normals(draw, n)), seen = [];
      while (state.steps < 1000) {
        for (let k = 0; k < data.settings.d_steps; k++) state = page.stepD(state, real(128), normals(draw, 256), data.settings);
        for (let k = 0; k < data.settings.g_steps; k++) state = page.stepG(state, normals(draw, 256), data.settings);
        if (state.steps % 100 === 0) seen.push(page.covered(page.generate(state, normals(draw, 4000)), data.centres, 0.15));
      }
      return seen;
    """, {"settings": each, "centres": toy_gan.ring(8).tolist(), "random": (SOURCES / "shared" / "random.js").as_uri()}) for each in settings.values()]
    assert reached[0][-1] >= 6 and max(reached[1]) <= 4


def test_every_preset_says_what_to_look_for():
    names, settings, words = zip(*widgets.plane().presets, strict=True)
    assert list(names) == list(toy_gan.PRESETS) and all(len(each) > 60 for each in words)
    assert [toy_gan.Settings(**each) for each in settings] == list(toy_gan.PRESETS.values())


@pytest.mark.parametrize("wrong", [{"preset": "lucky"}, {"data": "two moons"}])
def test_an_unknown_preset_or_data_set_is_named(wrong):
    with pytest.raises(ValueError, match=r"(lucky|two moons).*expected one of"):
        widgets.plane(**wrong)
    with pytest.raises(ValueError, match=r"two moons.*expected one of|λ is 3"):
        widgets.plane_codes(**({"lam": 3} if "preset" in wrong else wrong))


TOY = [cell_of("05_infogan", name) for name in ("toy", "step_d", "infogan_step")]     # the networks that chapter 05 gives, and its solutions

INFOGAN_STEPS = """
  const flat = (rows) => Float64Array.from(rows.flat(9));
  const fresh = page.start((n) => new Float32Array(n));
  let state = {...fresh, weights: {G: flat(data.G), T: flat(data.T), D: flat(data.D), Q: flat(data.Q)}};
  data.draws.forEach(([x, z, c]) => { state = page.stepGQ(page.stepD(state, flat(x), flat(z), c, {rate: 0.1}), flat(z), c, {rate: 0.1, lambda: data.lambda}); });
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
    data = {name: [w[part].flatten().tolist() for part in names] for name, names in parts.items()} | {"draws": [], "lambda": lam}
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


CODES_TAKE_CLOUDS = """
  const {uniform, normals} = await import(data.random), {around} = await import(data.clouds);
  const draw = uniform(data.seed), centres = [[1, 1], [1, -1], [-1, 1], [-1, -1]], told = Array.from({length: 320}, (_, i) => i % 4);
  let state = page.start((n) => normals(draw, n), {codes: 4});
  const codes = () => Array.from({length: 64}, () => Math.floor(4 * draw()));
  for (let k = 0; k < 500; k++) {
    const x = around(centres, 0.15, 64, draw), z = normals(draw, 128), c = codes();
    state = page.stepGQ(page.stepD(state, x, z, c, {rate: 0.1}), z, c, {rate: 0.1, lambda: 1});
  }
  const {bound, points} = page.measure(state, around(centres, 0.15, 200, uniform(0)), normals(uniform(1), 640), told);
  const of = centres.map(([a, b]) => told.map((_, i) => Math.hypot(points[2 * i] - a, points[2 * i + 1] - b)).filter((d) => d < 0.6).length);
  return [bound, of];
"""


@needs_node
def test_each_code_takes_a_cloud_from_the_default_seed_and_two_share_one_from_seed_0_as_05_says():
    shared = {name: (SOURCES / "shared" / f"{name}.js").as_uri() for name in ("random", "clouds")}
    (apart, clouds), (_, shared_clouds) = (node("shared/toy_infogan", CODES_TAKE_CLOUDS, {"seed": seed, **shared}) for seed in (widgets.plane_codes().seed, 0))
    assert apart > 1.37 and min(clouds) > 60
    assert min(shared_clouds) < 10
