"""The JavaScript of the widgets, run by Node, agrees with torch, numpy and scipy. (tests/browser runs it in a page.)"""
import base64
import io
import json
import re
import shutil
import subprocess
import sys
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

from utils import figures, information, toy_gan, widgets
from utils.codes import Categorical, Latent, Uniform
from utils.infogan import pretrained
from utils.networks import build

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="no node on the PATH (the browser tests run this too)")

RUN = """
const [source, body, data] = JSON.parse(require("fs").readFileSync(0));
const bytes = (text) => { const b = Buffer.from(text, "base64"); return new DataView(b.buffer, b.byteOffset, b.length); };
import("data:text/javascript;base64," + Buffer.from(source).toString("base64")).then((page) =>
  console.log(JSON.stringify(new Function("page", "data", "bytes", body)(page, data, bytes))));
"""


# of widgets that are made of more files than one
FILES = {"plane": ("plane_picture", "plane"), "code_channel": ("pmf", "code_channel")}


def node(name, body, data):
    """What `body`, a function body in JavaScript that knows `page` (the widget's module) and `data`, returns."""
    given = json.dumps([widgets.page(*FILES.get(name, (name,))), body, data])
    ran = subprocess.run(["node", "-e", RUN], input=given, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


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
    drawn = node("traversal", GENERATE_AND_READ, {**packed(infogan), "z": z.tolist()})
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
    drawn = node("traversal", """
      const nets = page.unpack(data.architecture, bytes(data.weights), bytes(data.affine)), noise = page.noise(3, 62);
      const generate = page.generator(nets.generator, noise);
      return {noise: Array.from(noise), images: data.points.map(([k, c]) => Array.from(generate(k, c)))};
    """, {**packed(infogan), "points": points})
    z = torch.tensor([[*drawn["noise"], *np.eye(10)[k], *c] for k, c in points], dtype=torch.float32)
    with torch.no_grad():
        images = infogan.G(z).flatten(1)
    assert images.std() > 0.1
    assert_allclose(drawn["images"], images, atol=1e-5)


@needs_node
def test_a_pack_that_does_not_fit_its_architecture_is_refused():
    pack = packed(model(0))
    pack["architecture"].pop()
    with pytest.raises(AssertionError, match="Pack and architecture differ"):
        node("traversal", GENERATE_AND_READ, {**pack, "z": []})


def test_a_model_with_other_codes_is_refused_by_name():
    other = SimpleNamespace(latent=Latent(62, [Categorical(10)]))
    with pytest.raises(ValueError, match=r"codes are \['Categorical'\]"):
        widgets.traversal(other)


def test_a_layer_that_the_page_does_not_know_is_named():
    with pytest.raises(ValueError, match=r"GELU.*cannot run in the page"):
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
    assert node("traversal", body, data) == weights


@needs_node
def test_noise_is_standard_normal_and_the_seed_decides_it():
    a, b, c = node("traversal", "return [7, 7, 8].map((seed) => Array.from(page.noise(seed, 20000)))", None)
    assert a == b != c
    assert abs(np.mean(a)) < 0.03 and abs(np.std(a) - 1) < 0.03 and abs(np.corrcoef(a, c)[0, 1]) < 0.03


def test_the_text_of_a_widget_names_what_is_set_and_not_its_weights():
    assert repr(widgets.Traversal(category=3, weights=b"\0" * 999)) == "Traversal(category=3, c1=0.0, c2=0.0, noise_seed=0)"


def pmfs(rng, *shape):
    """Random pmfs with some exact zeros."""
    p = rng.exponential(size=shape) * (rng.random(shape) < 0.7)
    p[..., 0] += 0.01
    return p / p.sum(-1, keepdims=True)


@needs_node
def test_the_measures_of_the_page_are_those_of_the_course():
    rng = np.random.default_rng(0)
    p, q, table = pmfs(rng, 200, 5), pmfs(rng, 200, 5), pmfs(rng, 200, 6).reshape(200, 2, 3)
    measured = node("pmf", """
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


SHARP = [[0.7, 0.3, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]


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
    dragged = np.array(node("pmf", "return data.p.map((p, k) => page.share(p, data.i[k], data.v[k]))",
                            {"p": p.tolist(), "i": i.tolist(), "v": v.tolist()}))
    assert_allclose(dragged.sum(1), 1)
    for before, after, k, value in zip(p, dragged, i, v, strict=True):
        assert after[k] == value
        rest_before, rest_after = np.delete(before, k), np.delete(after, k)
        if rest_before.sum() > 0:
            assert_allclose(rest_after * rest_before.sum(), rest_before * rest_after.sum(), atol=1e-12)


@needs_node
def test_probability_taken_from_a_certain_value_is_shared_equally():
    assert node("pmf", "return page.share([1, 0, 0], 0, 0.5)", None) == [0.5, 0.25, 0.25]


@pytest.mark.parametrize("make", [lambda: widgets.entropy_bars([0.5, 0.6]), lambda: widgets.divergences([1, 0], [0.9, 0]),
                                  lambda: widgets.joint_table([[0.5, 0.6], [0, 0]])])
def test_bars_that_do_not_sum_to_one_are_refused(make):
    with pytest.raises(ValueError, match="sum"):
        make()


def test_a_widget_of_bars_returns_what_it_holds():
    assert repr(widgets.entropy_bars([0.5, 0.5])) == "EntropyBars(p=[0.5, 0.5])"
    assert widgets.divergences([1, 0], [0.5, 0.5], names=["heads", "tails"]).names == ["heads", "tails"]
    assert widgets.joint_table(np.eye(2) / 2).p_xy == [[0.5, 0], [0, 0.5]]


@needs_node
@pytest.mark.parametrize("widget", [widgets.Traversal, widgets.EntropyBars, widgets.Divergences, widgets.JointTable,
                                    widgets.Bumps, widgets.CodeChannel, widgets.Explore, widgets.Plane])
def test_every_widget_is_one_module_that_exports_render(widget):
    source = json.dumps([widget._esm, "return typeof page.default.render", None])
    ran = subprocess.run(["node", "-e", RUN], input=source, capture_output=True, text=True)
    assert ran.stdout == '"function"\n', ran.stderr


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
    with pytest.raises(ValueError, match="stands at 2, outside its range 0 … 1"):
        widgets.slider(2, 0, 1, 0.1)


def frame_of(widget, k=0, recorded=None):
    film = base64.b64encode(recorded or widget.frame).decode()
    return node("plane", "return page.decode(bytes(data.film), data.sizes, data.k)", {"film": film, "sizes": widget.sizes, "k": k})


@needs_node
def test_the_plane_shows_the_state_after_the_steps_asked_for():
    widget = widgets.plane(seed=3)
    widget._do("play", steps=2)
    state, settings = toy_gan.start(3), toy_gan.PRESETS["balanced"]
    real = torch.tensor(toy_gan.around(toy_gan.ring(8), toy_gan.SIGMA, 20_000, seed=0), dtype=torch.float32)
    for _ in range(2):
        state = toy_gan.step(state, real, settings)
    frame = frame_of(widget)
    points, pull = toy_gan.pull(state, settings.objective, 160)
    assert frame["steps"] == 2
    assert_allclose(frame["fake"], points, atol=1e-3)
    assert_allclose(frame["pull"], pull[:48], atol=1e-3)
    corners = toy_gan.logits(state, np.array([[-1.6, 1.6], [1.6, -1.6]]))       # top left, bottom right
    assert_allclose([frame["surface"][0], frame["surface"][-1]], 1 / (1 + np.exp(-corners)), atol=2e-3)
    fake, on_real = (torch.from_numpy(toy_gan.logits(state, x)) for x in (toy_gan.samples(state, 2500), real[:2500]))
    assert_allclose(frame["lossG"], nn.functional.softplus(-fake).mean(), rtol=1e-5)
    assert_allclose(frame["lossD"], nn.functional.softplus(-on_real).mean() + nn.functional.softplus(fake).mean(), rtol=1e-5)
    assert_allclose(frame["right"], (float((on_real > 0).float().mean()) + float((fake < 0).float().mean())) / 2, atol=1e-3)
    assert frame["covered"] == toy_gan.covered_modes(toy_gan.samples(state, 2500), toy_gan.ring(8), toy_gan.SIGMA).sum()


@needs_node
def test_pulls_too_long_for_the_frame_keep_their_directions_and_losses_their_size():
    widget = widgets.plane("Wasserstein critic, unbounded")
    widget._do("play", steps=150)
    game, frame = widget._game, frame_of(widget)
    _, pull = toy_gan.pull(game.state, "Wasserstein", 160)
    assert np.abs(pull[:48]).max() > 32 and np.abs(frame["pull"]).max() <= 30
    assert_allclose(frame["pull"], pull[:48] * 30 / np.abs(pull).max(), atol=1e-3)
    assert_allclose(frame["lossG"], -toy_gan.logits(game.state, toy_gan.samples(game.state, 2500)).mean(), rtol=1e-4)


def test_steps_of_d_leave_g_and_steps_of_g_leave_d():
    widget = widgets.plane()
    theta, phi = widget._game.state.theta, widget._game.state.phi
    widget._do("step", d=1)
    assert widget._game.state.theta is theta and not torch.equal(widget._game.state.phi, phi)
    phi = widget._game.state.phi
    widget._do("step", g=1)
    assert widget._game.state.phi is phi and not torch.equal(widget._game.state.theta, theta)


def test_the_kernel_makes_whole_rounds_and_then_is_free_again():
    widget = widgets.plane("G runs ahead of D")
    before = widget.frame
    widget._do("play", steps=10)                                  # twenty steps of G for each of D: one round
    assert widget._game.state.steps == 20 and widget._game.state.adam_d.steps == 1 and widget.frame != before


def test_a_new_start_is_told_to_the_page_although_nothing_else_is_new():
    widget = widgets.plane()
    before = widget.frame
    widget._do("restart", preset="balanced", data="ring of 8", seed=0)
    assert widget.frame != before and widget.frame[:-2] == before[:-2]


def test_a_drawing_replaces_the_data():
    widget = widgets.plane()
    widget._do("restart", drawn=[[1, 1]], data="your own drawing", preset="balanced", seed=1)
    assert_allclose(widget._game.real.mean(0), [1, 1], atol=0.01)
    assert widget._game.modes is None


@pytest.mark.parametrize("preset, fails", [("balanced", False), ("G runs ahead of D", True)])
def test_some_presets_work_and_some_fail(preset, fails):
    widget = widgets.plane(preset)
    reached = []
    while widget._game.state.steps < 1000:
        widget._do("play", steps=100)
        reached.append(toy_gan.covered_modes(toy_gan.samples(widget._game.state, 2500), toy_gan.ring(8), toy_gan.SIGMA).sum())
    assert (max(reached) <= 4) if fails else (reached[-1] >= 6)


def test_every_preset_says_what_to_look_for():
    names, words = zip(*widgets.plane().look, strict=True)
    assert list(names) == list(toy_gan.PRESETS) and all(len(each) > 60 for each in words)


@needs_node
def test_for_a_page_without_a_kernel_the_plane_carries_a_short_run_of_each_preset(monkeypatch):
    monkeypatch.setenv("COURSE_SITE", "1")
    monkeypatch.setattr(sys.modules["utils.widgets.plane"], "STEPS", 80)
    widget = widgets.plane()
    film = widget.recorded["balanced"]
    assert set(widget.recorded) == set(toy_gan.PRESETS)
    assert [frame_of(widget, k, film)["steps"] for k in range(3)] == [0, 40, 80]
    assert node("plane", "return page.length(bytes(data.film), data.sizes)",
                {"film": base64.b64encode(film).decode(), "sizes": widget.sizes}) == 3
    assert frame_of(widget)["steps"] == 0 and widget._game.state.steps == 0


def test_the_recording_of_a_whole_run_is_small(monkeypatch):
    frame = len(widgets.plane().frame)
    steps, every = sys.modules["utils.widgets.plane"].STEPS, sys.modules["utils.widgets.plane"].EVERY
    assert len(toy_gan.PRESETS) * (steps // every + 1) * frame * 4 / 3 < 400_000          # in base64, as the page holds it


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


def test_a_chapter_without_networks_gets_its_widgets_without_torch():
    code = "import sys; from utils import widgets; widgets.divergences(); assert 'torch' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
