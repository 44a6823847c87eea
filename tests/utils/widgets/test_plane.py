"""The GAN in the plane: a step on the page is a step of utils.toy_gan, on the same draws; its player, presets, and trained networks."""
import base64
from dataclasses import asdict, replace

import numpy as np
import pytest
import torch
from numpy.testing import assert_allclose

from tests.utils.widgets.node import SOURCES, needs_node, node
from utils import information, toy_gan, widgets
from utils.gan import LOSSES, discriminator_loss, generator_loss

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
@pytest.mark.parametrize("optimisers", [("Adam", "gradient descent"), ("gradient descent", "Adam")])
def test_each_network_has_its_own_layers_and_optimiser(optimisers, double):
    """Against torch.optim and toy_gan's Network of other widths."""
    G, D = toy_gan.Network(1, 8, 8, 8, 2), toy_gan.Network(2, 16, 1)
    random = torch.Generator().manual_seed(2)
    theta, phi = (network.initial(random).requires_grad_() for network in (G, D))
    make = {"Adam": lambda w, lr: torch.optim.Adam([w], lr, betas=(0.5, 0.99)), "gradient descent": lambda w, lr: torch.optim.SGD([w], lr)}
    settings = {"objective": "least squares", "lr_d": 0.02, "lr_g": 0.05, "optimiser_d": optimisers[0], "optimiser_g": optimisers[1]}
    by_d, by_g = make[optimisers[0]](phi, 0.02), make[optimisers[1]](theta, 0.05)
    draws = [[torch.randn(BATCH, width, generator=random) for width in (2, 1, 1)] for _ in range(STEPS)]
    given = {"theta": theta.tolist(), "phi": phi.tolist(), "settings": settings, "draws": [[part.tolist() for part in each] for each in draws],
             "sizes": {"layers_d": 1, "units_d": 16, "layers_g": 3, "units_g": 8, "noise": 1}}
    for x, z_d, z_g in draws:
        for optimiser, loss in ((by_d, lambda x=x, z=z_d: discriminator_loss(D(phi, x)[:, 0], D(phi, G(theta, z).detach())[:, 0], "least squares")),
                                (by_g, lambda z=z_g: generator_loss(D(phi, G(theta, z))[:, 0], "least squares"))):
            optimiser.zero_grad()
            loss().backward()
            optimiser.step()
    got = node("shared/toy_gan", """
      const flat = (rows) => Float64Array.from(rows.flat());
      let state = page.resting({...page.start((n) => new Float32Array(n), data.sizes), theta: flat(data.theta), phi: flat(data.phi)});
      for (const [x, z_d, z_g] of data.draws) state = page.stepG(page.stepD(state, flat(x), flat(z_d), data.settings), flat(z_g), data.settings);
      return [Array.from(state.phi), Array.from(state.theta)];""", given)
    assert_allclose(got[0], phi.detach(), atol=1e-5)
    assert_allclose(got[1], theta.detach(), atol=1e-5)


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
    with pytest.raises(ValueError, match=r"two moons.*expected one of"):
        widgets.plane_codes(data="two moons")


TRAINED = """
  const {trained} = await import(data.trained), vectors = trained(bytes(data.bytes), data.sets, data.name, data.lengths);
  return [vectors.map((v) => Array.from(v)), trained(bytes(data.bytes.slice(0, 400)), data.sets, data.name, data.lengths), trained(bytes(data.bytes), data.sets, "spirals", data.lengths)];
"""


@needs_node
@pytest.mark.parametrize("name", list(widgets.plane().trained_sets))
def test_a_trained_pair_is_cut_out_of_its_bytes_and_is_on_its_data(name):
    plane = widgets.plane()
    lengths = [len(toy_gan.start(0).theta), len(toy_gan.start(0).phi)]
    (theta, phi), early, unknown = node("shared/toy_gan", TRAINED, {
        "trained": (SOURCES / "shared" / "trained.js").as_uri(), "bytes": base64.b64encode(plane.trained).decode(), "sets": plane.trained_sets,
        "name": name, "lengths": lengths})
    assert early is None and unknown is None
    whole = np.frombuffer(plane.trained, "<f2").reshape(len(plane.trained_sets), -1)[plane.trained_sets.index(name)]
    assert_allclose([*theta, *phi], whole)
    state = toy_gan.start(0)._replace(theta=torch.tensor(theta), phi=torch.tensor(phi))
    real, made = toy_gan.around(np.array(plane.data_sets[name]["centres"]), plane.data_sets[name]["spread"], 2500, seed=1), toy_gan.samples(state, 2500)
    far = np.linalg.norm(made[:, None] - np.array(plane.data_sets[name]["centres"]), axis=2).min(1)
    assert np.median(far) < 3 * plane.data_sets[name]["spread"]
    assert np.abs(made.mean(0) - real.mean(0)).max() < 0.2 and np.abs(made.std(0) - real.std(0)).max() < 0.2
    if name == "ring of 8":
        assert toy_gan.covered_modes(made, toy_gan.ring(8), toy_gan.SIGMA).all()
