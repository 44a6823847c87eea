"""The JavaScript of the widgets, run by Node, agrees with torch, numpy and scipy. (tests/browser runs it in a page.)"""
import base64
import html
import io
import json
import re
import shutil
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path
from types import SimpleNamespace

import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display
from numpy.testing import assert_allclose
from PIL import Image
from scipy import integrate, special, stats
from torch import nn

from authoring import ROOT
from authoring.build.chapters import notebook_from_text
from utils import figures, information, toy_gan, widgets
from utils.codes import Categorical, Latent, Uniform
from utils.gan import LOSSES, discriminator_loss, generator_loss
from utils.infogan import pretrained
from utils.networks import build

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="no node on the PATH (the browser tests run this too)")

SHARP = [[0.7, 0.3, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
SOURCES = Path(widgets.__file__).parent
RUN = """
const [address, body, data] = JSON.parse(require("fs").readFileSync(0));
const bytes = (text) => { const b = Buffer.from(text, "base64"); return new DataView(b.buffer, b.byteOffset, b.length); };
const run = Object.getPrototypeOf(async () => {}).constructor("page", "data", "bytes", body);       // an async function
import(address).then((page) => run(page, data, bytes)).then((value) => console.log(JSON.stringify(value)));
"""


def node(name, body, data):
    """What `body`, a function body in JavaScript that knows `page` (the module name.js of utils/widgets) and `data`, returns."""
    given = json.dumps([(SOURCES / f"{name}.js").as_uri(), body, data])
    ran = subprocess.run(["node", "-e", RUN], input=given, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def cell_of(chapter, grade_id):
    """The source of a cell, with its solution."""
    return next(cell.source for cell in notebook_from_text(chapter).cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def model(seed):
    """The course's networks with batch norms that matter, their weights rounded as a checkpoint rounds them."""
    latent = Latent(62, [Categorical(10), Uniform(), Uniform()])
    G, D = build("laptop", latent, seed)
    with torch.random.fork_rng(), torch.no_grad():
        torch.manual_seed(seed)
        for weight in (*G.parameters(), *D.parameters()):
            weight.mul_(3)                                    # as large as trained ones
        for module in (*G.modules(), *D.modules()):
            if "BatchNorm" in type(module).__name__:
                module.weight.uniform_(0.5, 2)
                module.bias.normal_()
        for _ in range(20):
            D.q(D.trunk(G(latent.sample(64))))
    return SimpleNamespace(latent=latent, G=G.half().float().eval(), D=D.half().float().eval())


GENERATE_AND_READ = """
  const nets = page.unpack(data.architecture, bytes(data.weights), bytes(data.affine));
  return data.z.map((z) => {
    const image = page.run(nets.generator, Float32Array.from(z));
    return {image: Array.from(image), ...page.read(nets, image)};
  });
"""


def packed(model):
    widget = widgets.traversal(model)
    return {"architecture": widget.architecture, "weights": base64.b64encode(widget.weights).decode(),
            "affine": base64.b64encode(widget.affine).decode()}


def n_weights(layers):
    return sum(layer["inputs"] * layer["outputs"] * (1 if layer["kind"] == "dense" else 16) for layer in layers)


def test_the_shipped_generator_is_small_enough_to_answer_at_once():
    infogan = pretrained()
    parameters = sum(weight.numel() for weight in infogan.G.parameters())
    widget = widgets.traversal(infogan)
    weights = {name: n_weights(layers) for name, layers in widget.architecture}
    assert weights["generator"] < parameters <= 300_000           # the rest: biases and batch norm
    assert len(widget.weights) == 2 * sum(weights.values())       # two bytes each


@needs_node
@pytest.mark.parametrize("make", [pretrained, lambda: model(0), lambda: model(1), lambda: model(2)], ids=["shipped", "0", "1", "2"])
def test_the_page_draws_and_reads_as_torch_does_with_the_same_rounded_weights(make):
    infogan = make()
    z = infogan.latent.sample(8)
    drawn = node("shared/networks", GENERATE_AND_READ, {**packed(infogan), "z": z.tolist()})
    with torch.no_grad():
        images = infogan.G(z)
        category, *codes = infogan.latent.split_outputs(infogan.D.q(infogan.D.trunk(images)))
    posterior, codes = category.softmax(1), torch.cat(codes, 1)
    assert images.std() > 0.1 and codes.std() > 0.01                # the comparison is not of constants
    assert_allclose([d["image"] for d in drawn], images.flatten(1), atol=1e-5)
    assert_allclose([d["posterior"] for d in drawn], posterior, atol=1e-5)
    assert_allclose([d["codes"] for d in drawn], codes, atol=1e-5)


@needs_node
@pytest.mark.parametrize("make", [pretrained, lambda: model(0)], ids=["shipped", "0"])
def test_the_grid_of_the_page_is_what_torch_draws_of_one_noise_with_every_category_and_code(make):
    infogan, points = make(), [(k, c) for k in range(10) for c in ([-2, 0.5], [0, 0], [1, -1.5])]
    noise = node("shared/random", "return Array.from(page.noise(3, 62))", None)
    drawn = node("shared/networks", """
      const nets = page.unpack(data.architecture, bytes(data.weights), bytes(data.affine));
      const generate = page.generator(nets.generator, data.noise);
      return {images: data.points.map(([k, c]) => Array.from(generate(k, c)))};
    """, {**packed(infogan), "points": points, "noise": noise})
    z = torch.tensor([[*noise, *np.eye(10)[k], *c] for k, c in points], dtype=torch.float32)
    with torch.no_grad():
        images = infogan.G(z).flatten(1)
    assert images.std() > 0.1
    assert_allclose(drawn["images"], images, atol=1e-5)


def test_the_shipped_networks_come_to_the_page_without_torch_and_are_the_same():
    by_torch, by_numpy = widgets.traversal(pretrained()), widgets.traversal()
    assert by_numpy.architecture == by_torch.architecture
    assert by_numpy.weights == by_torch.weights
    assert_allclose(np.frombuffer(by_numpy.affine, "<f4"), np.frombuffer(by_torch.affine, "<f4"), rtol=1e-6)


@pytest.mark.parametrize("make", [pretrained, lambda: model(0)], ids=["shipped", "0"])
def test_numpy_draws_as_torch_does(make):
    infogan, traversal_module = make(), sys.modules["utils.widgets.traversal"]
    widget, z = widgets.traversal(infogan), infogan.latent.sample(6)
    layers = traversal_module.unpack(widget.architecture, widget.weights, widget.affine)["generator"]
    with torch.no_grad():
        assert_allclose(traversal_module.run(layers, z.numpy()), infogan.G(z).flatten(1), atol=1e-5)


MADE = [widgets.traversal, widgets.entropy_bars, widgets.divergences, widgets.joint_table, widgets.bumps, widgets.plane, widgets.plane_codes,
        lambda: widgets.code_channel(SHARP, 0.1), lambda: widgets.code_channel(SHARP, 0.1, error=0.1)]


def test_every_widget_class_is_among_those_made_here():
    classes = {name for name in widgets.__all__ if isinstance(getattr(widgets, name), type)} - {"Explore"}
    assert {type(make()).__name__ for make in MADE} == classes, "give the new widget a line in MADE"


@pytest.mark.parametrize("make", MADE)
def test_every_widget_has_a_picture_with_words_for_places_where_nothing_runs(make):
    data, _ = make()._repr_mimebundle_()
    words, picture = re.search('alt="([^"]+)" src="data:image/png;base64,([^"]+)"', data["text/html"]).groups()
    assert data["text/plain"] == f"Figure: {html.unescape(words)}" and "Run the cell" in words
    pixels = np.asarray(Image.open(io.BytesIO(base64.b64decode(picture))).convert("L"))
    assert pixels.std() > 5 and len(picture) < 60_000                  # something is drawn, and it is small


def test_under_grading_no_widget_draws_its_picture(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert "text/html" not in widgets.bumps()._repr_mimebundle_()[0]


@needs_node
def test_a_pack_that_does_not_fit_its_architecture_is_refused():
    pack = packed(model(0))
    pack["architecture"].pop()
    with pytest.raises(AssertionError, match="Pack and architecture differ"):
        node("shared/networks", GENERATE_AND_READ, {**pack, "z": []})


def test_a_model_with_other_codes_is_refused_by_name():
    other = SimpleNamespace(latent=Latent(62, [Categorical(10)]))
    with pytest.raises(ValueError, match=r"codes are \['Categorical'\]"):
        widgets.traversal(other)


def test_a_layer_that_the_page_does_not_know_is_named():
    with pytest.raises(ValueError, match=r"GELU.*cannot run on the page"):
        widgets.pack({"generator": [nn.Linear(2, 2), nn.GELU()]})
    with pytest.raises(ValueError, match="kernel 4, stride 2, padding 1"):
        widgets.pack({"trunk": [nn.Conv2d(1, 1, 3)]})


@needs_node
def test_half_precision_numbers_come_through_unchanged():
    weights = np.float16([0, -0.0, 1, -1, 1e-7, 6e-5, 0.3333, 65504, -2.5e-6, 3.14159]).tolist()
    layer = [{"kind": "dense", "inputs": 1, "outputs": 10, "activation": "none", "slope": 0}]
    data = {"architecture": [["n", layer]], "affine": base64.b64encode(np.repeat([1, 0], 10).astype("<f4")).decode(),
            "weights": base64.b64encode(np.float16(weights)).decode()}
    body = "return Array.from(page.unpack(data.architecture, bytes(data.weights), bytes(data.affine)).n[0].weight)"
    assert node("shared/networks", body, data) == weights


@needs_node
def test_noise_is_standard_normal_and_the_seed_decides_it():
    a, b, c = node("shared/random", "return [7, 7, 8].map((seed) => Array.from(page.noise(seed, 20000)))", None)
    assert a == b != c
    assert abs(np.mean(a)) < 0.03 and abs(np.std(a) - 1) < 0.03 and abs(np.corrcoef(a, c)[0, 1]) < 0.03


def test_the_text_of_a_widget_names_what_is_set_and_not_its_weights():
    assert repr(widgets.Traversal(category=3, weights=b"\0" * 999)) == "Traversal(category=3, c2=0.0, c3=0.0, noise_seed=0)"


def pmfs(rng, *shape):
    """Random pmfs with some exact zeros."""
    p = rng.exponential(size=shape) * (rng.random(shape) < 0.7)
    p[..., 0] += 0.01
    return p / p.sum(-1, keepdims=True)


@needs_node
def test_the_measures_of_the_page_are_those_of_the_course():
    rng = np.random.default_rng(0)
    p, q, table = pmfs(rng, 200, 5), pmfs(rng, 200, 5), pmfs(rng, 200, 6).reshape(200, 2, 3)
    measured = node("shared/measures", """
      const text = (value) => value === Infinity ? "inf" : value;        // JSON has no infinity
      return data.p.map((p, i) => [page.entropy(p), page.kl(p, data.q[i]), page.jsd(p, data.q[i])].map(text)
        .concat(["h_x", "h_y", "h_xy", "h_x_given_y", "h_y_given_x", "mi"].map((key) => page.joint(data.table[i])[key])));
    """, {"p": p.tolist(), "q": q.tolist(), "table": table.tolist()})
    swapped = table.swapaxes(1, 2)
    expected = np.stack([
        information.entropy(p), information.kl_divergence(p, q), information.js_divergence(p, q),
        information.entropy(table.sum(2)), information.entropy(table.sum(1)), information.joint_entropy(table),
        information.conditional_entropy(swapped), information.conditional_entropy(table),
        information.mutual_information(table)], axis=1)
    assert np.isinf(expected).any() and np.isfinite(expected[:, 1]).any()
    assert_allclose(np.array(measured, float), expected, atol=1e-12)


@needs_node
def test_what_the_page_measures_of_two_bumps_agrees_with_integrals():
    places = [(d, w) for d in (0, 0.5, 2, 5, 12) for w in (0.2, 1, 3)]
    measured = node("bumps", "return data.map(([d, w]) => page.measures(d, w))", places)
    x = np.linspace(-40, 60, 200_001)
    for (d, w), got in zip(places, measured, strict=True):
        p, q = np.maximum(stats.norm(0, 1).pdf(x), 1e-300), np.maximum(stats.norm(d, w).pdf(x), 1e-300)
        js = (special.rel_entr(p, (p + q) / 2) + special.rel_entr(q, (p + q) / 2)) / 2 / np.log(2)
        assert_allclose(got["js"], integrate.simpson(js, x=x), atol=1e-6)
        assert_allclose(got["overlap"], integrate.simpson(np.minimum(p, q), x=x), atol=1e-4)      # min(p, q) has a kink


@needs_node
def test_the_distance_from_which_jsd_is_blind_is_where_it_reaches_0_99_bits():
    for width in (0.2, 1, 2):
        reached, before = node("bumps", "const d = page.blindFrom(data); return [page.measures(d, data).js, page.measures(d - 0.01, data).js]", width)
        assert before < 0.99 <= reached


@needs_node
def test_the_optimal_discriminator_of_two_bumps_is_right_where_both_have_vanished():
    x, d, w = np.array([-30, -1, 0, 1, 2.5, 40]), 3.0, 0.5
    got = node("bumps", "return data.x.map((x) => page.optimalD(x, data.d, data.w))", {"x": x.tolist(), "d": d, "w": w})
    assert_allclose(got, special.expit(stats.norm(0, 1).logpdf(x) - stats.norm(d, w).logpdf(x)), atol=1e-12)


def test_bumps_beyond_the_sliders_are_refused():
    with pytest.raises(ValueError, match=r"distance 13 and width 1.*expected 0 … 12"):
        widgets.bumps(13, 1)
    assert repr(widgets.bumps()) == "Bumps(distance=2.0, width=1.0)"


@needs_node
@pytest.mark.parametrize("noise, error", [(0, 0), (0.3, 0), (0.3, 0.4), (0, 0.95), (1, 0.5)])
def test_information_bound_and_gap_of_the_page_are_those_of_the_tables(noise, error):
    got = node("code_channel", "return page.channel(...data)", [SHARP, noise, error])
    p_cx = ((1 - noise) * np.array(SHARP) + noise / 4) / 3
    posterior = p_cx / p_cx.sum(0)
    q = (1 - error) * posterior + error * np.roll(posterior, 1, axis=0)
    assert_allclose(got["q"], q, atol=1e-12)
    assert_allclose(got["mi"], special.rel_entr(p_cx, p_cx.sum(1, keepdims=True) * p_cx.sum(0)).sum(), atol=1e-12)
    assert_allclose(got["bound"], np.log(3) + special.xlogy(p_cx, q).sum(), atol=1e-12)
    assert_allclose(got["gap"], special.rel_entr(p_cx, p_cx.sum(0) * q).sum(), atol=1e-12)
    assert got["bound"] <= got["mi"] + 1e-12 and got["mi"] <= got["h"] + 1e-12


def test_a_channel_without_rows_that_sum_to_one_is_refused():
    with pytest.raises(ValueError, match="sum"):
        widgets.code_channel([[0.5, 0.4], [0.5, 0.5]])
    with pytest.raises(ValueError, match=r"shape \(2,\); expected \(k, m\)"):
        widgets.code_channel([0.5, 0.5])
    assert repr(widgets.code_channel(SHARP, 0.1)) == "CodeChannel(noise=0.1)"
    assert repr(widgets.code_channel(SHARP, 0.1, error=0.0)) == "CodeChannel(noise=0.1, error=0.0)"


@needs_node
def test_a_dragged_bar_takes_its_value_and_the_others_keep_their_proportions():
    rng = np.random.default_rng(1)
    p, i, v = pmfs(rng, 100, 4), rng.integers(4, size=100), rng.random(100).round(2)
    dragged = np.array(node("shared/measures", "return data.p.map((p, k) => page.share(p, data.i[k], data.v[k]))",
                            {"p": p.tolist(), "i": i.tolist(), "v": v.tolist()}))
    assert_allclose(dragged.sum(1), 1)
    for before, after, k, value in zip(p, dragged, i, v, strict=True):
        assert after[k] == value
        rest_before, rest_after = np.delete(before, k), np.delete(after, k)
        if rest_before.sum() > 0:
            assert_allclose(rest_after * rest_before.sum(), rest_before * rest_after.sum(), atol=1e-12)


@needs_node
def test_probability_taken_from_a_certain_value_is_shared_equally():
    assert node("shared/measures", "return page.share([1, 0, 0], 0, 0.5)", None) == [0.5, 0.25, 0.25]


@pytest.mark.parametrize("make", [lambda: widgets.entropy_bars([0.5, 0.6]), lambda: widgets.divergences([1, 0], [0.9, 0]),
                                  lambda: widgets.joint_table([[0.5, 0.6], [0, 0]])])
def test_bars_that_do_not_sum_to_one_are_refused(make):
    with pytest.raises(ValueError, match="sum"):
        make()


def test_a_widget_of_bars_returns_what_it_holds():
    assert repr(widgets.entropy_bars([0.5, 0.5])) == "EntropyBars(p=[0.5, 0.5])"
    assert widgets.divergences([1, 0], [0.5, 0.5], names=["heads", "tails"]).names == ["heads", "tails"]
    assert widgets.joint_table(np.eye(2) / 2).p_xy == [[0.5, 0], [0, 0.5]]


WIDGETS = [widgets.Traversal, widgets.EntropyBars, widgets.Divergences, widgets.JointTable, widgets.Bumps, widgets.CodeChannel, widgets.Explore,
           widgets.Plane, widgets.PlaneCodes]


@needs_node
@pytest.mark.parametrize("widget", WIDGETS)
def test_every_widget_is_one_module_that_exports_render(widget, tmp_path):
    (tmp_path / "bundle.mjs").write_text(widget._esm, encoding="utf-8")
    source = json.dumps([(tmp_path / "bundle.mjs").as_uri(), "return typeof page.default.render", None])
    ran = subprocess.run(["node", "-e", RUN], input=source, capture_output=True, text=True)
    assert ran.stdout == '"function"\n', ran.stderr


@pytest.mark.skipif(not (ROOT / "node_modules").exists(), reason="no node_modules: npm ci")
def test_the_bundles_are_those_of_their_sources(tmp_path):
    command = [part.replace("utils/widgets/bundles", str(tmp_path)) for part in json.loads((ROOT / "package.json").read_text())["scripts"]["build"].split()]
    sources = sorted(map(str, SOURCES.glob("*.js")))
    subprocess.run(["npx", *[part for part in command if "*" not in part], *sources], cwd=ROOT, check=True, capture_output=True)
    for path in tmp_path.glob("*.js"):
        assert path.read_bytes() == (SOURCES / "bundles" / path.name).read_bytes(), f"{path.name} has changed: npm run build"


def test_there_is_a_bundle_for_every_widget_and_no_other():
    assert {path.name for path in SOURCES.glob("*.js")} == {path.name for path in (SOURCES / "bundles").iterdir()}


@pytest.fixture
def shell():
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


def test_under_grading_nothing_is_drawn_that_nobody_sees(monkeypatch, shell):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    widget = widgets.explore(lambda c: print(c), c=widgets.slider(0.5, 0, 1, 0.1))
    assert widget.html == ""
    widget.values = {"c": 0.7}                                  # but a page that asks is answered
    assert "0.7" in widget.html


def test_explore_draws_what_its_sliders_say_and_answers_each_new_value(shell):
    def draw(c):
        display({"text/html": f"<b>{c}</b>", "text/plain": str(c)}, raw=True)
        print(c, "< 1")

    widget = widgets.explore(draw, c=widgets.slider(0.5, 0, 1, 0.1, "code"))
    assert widget.sliders == [{"name": "c", "value": 0.5, "low": 0, "high": 1, "step": 0.1, "label": "code"}]
    assert "<b>0.5</b>" in widget.html and widget.drawn == {"c": 0.5}
    widget.values = {"c": 0.7}                                    # what the page sends
    assert widget.html == "<b>0.7</b><pre>0.7 &lt; 1\n</pre>" and widget.drawn == {"c": 0.7}
    assert repr(widget) == "Explore(c=0.7)"


def test_a_slider_that_stands_outside_its_range_is_refused():
    with pytest.raises(ValueError, match="is at 2, outside its range 0 … 1"):
        widgets.slider(2, 0, 1, 0.1)


# ---- the GAN in the plane: a step on the page is a step of utils.toy_gan ---------------------------------------------

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
def test_the_jsd_of_the_plane_is_that_of_its_histograms():
    rng = np.random.default_rng(0)
    a, b = rng.normal(size=(300, 2)), rng.normal(0.5, 0.4, size=(400, 2))
    got = node("shared/toy_gan", "return page.histogramJsd(data[0], data[1])", [a.ravel().tolist(), b.ravel().tolist()])
    edges = np.linspace(-1.6, 1.6, 17)
    p, q = (np.histogram2d(*np.clip(x, -1.59, 1.59).T, bins=[edges, edges])[0].ravel() / len(x) for x in (a, b))
    assert_allclose(got, information.js_divergence(p, q), atol=1e-9)


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


# ---- the same with a code ---------------------------------------------------------------------------------------------

TOY = [cell_of("05_infogan", name) for name in ("toy", "step_d", "infogan_step")]     # the networks that chapter 05 gives, and its solutions

INFOGAN_STEPS = """
  const flat = (rows) => Float64Array.from(rows.flat(9));
  const fresh = page.start((n) => new Float32Array(n));
  let state = {...fresh, weights: {G: flat(data.G), T: flat(data.T), D: flat(data.D), Q: flat(data.Q)}};
  data.draws.forEach(([x, z, c]) => { state = page.step(state, flat(x), flat(z), c, {rate: 0.1, lambda: data.lambda}); });
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
  for (let k = 0; k < 500; k++) state = page.step(state, around(centres, 0.15, 64, draw), normals(draw, 128), codes(), {rate: 0.1, lambda: 1});
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


@needs_node
def test_for_a_page_without_a_kernel_pictures_are_recorded_at_every_combination_of_positions(monkeypatch, shell):
    monkeypatch.setenv("COURSE_SITE", "1")
    explored = widgets.explore(lambda a, b, c: print(a, b, c), a=widgets.slider(0, 0, 10, 1), b=widgets.slider(0.5, 0, 1, 0.25),
                               c=widgets.slider(3, 3, 4, 1))
    a, b, c = explored.positions
    assert len(a) * len(b) * len(c) == len(explored.recorded) <= 27 and 0.5 in b and c == [3, 4] and a[0] == 0 and a[-1] == 10
    place = node("explore", "return page.place(data.at, data.sizes)", {"at": [2, 1, 1], "sizes": [len(a), len(b), len(c)]})
    assert explored.recorded[place] == f"<pre>{a[2]} {b[1]} 4\n</pre>"


def test_recorded_pictures_look_the_same_in_fewer_bytes(monkeypatch, shell):
    monkeypatch.setenv("COURSE_SITE", "1")

    def draw(sigma):
        figures.show(figures.gaussian_density(sigma, plt.subplots()[1]).figure, f"A Gaussian of width {sigma:.1f}, alone.")
    explored = widgets.explore(draw, sigma=widgets.slider(1, 1, 2, 1))
    full, light = (Image.open(io.BytesIO(base64.b64decode(re.search("base64,([^\"]+)", text)[1]))).convert("RGB")
                   for text in (explored.html, explored.recorded[0]))
    assert len(explored.recorded[0]) < 0.6 * len(explored.html)
    assert np.abs(np.asarray(full, float) - np.asarray(light, float)).mean() < 1


@pytest.mark.parametrize("wrong", [{"preset": "lucky"}, {"data": "two moons"}])
def test_an_unknown_preset_or_data_set_is_named(wrong):
    with pytest.raises(ValueError, match=r"(lucky|two moons).*expected one of"):
        widgets.plane(**wrong)
    with pytest.raises(ValueError, match=r"two moons.*expected one of|λ is 3"):
        widgets.plane_codes(**({"lam": 3} if "preset" in wrong else wrong))


def test_a_chapter_without_networks_gets_its_widgets_without_torch():
    code = "import sys; from utils import widgets; widgets.divergences(); widgets.traversal()._repr_mimebundle_(); assert 'torch' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
