"""The networks of the page draw and read as torch's do, and come there small and whole."""
import base64
import re
import sys

import numpy as np
import pytest
import torch
from numpy.testing import assert_allclose
from torch import nn
from traitlets import TraitError

from tests.utils.widgets.node import needs_node, node
from utils import widgets
from utils.codes import Categorical, Gaussian, Latent, LearnedCategorical, Uniform
from utils.gan import Model
from utils.infogan import pretrained
from utils.networks import build


def model(seed, codes=(), noise=62, shape=(1, 28, 28)):
    """The course's networks with batch norms that matter, their weights rounded as a checkpoint rounds them."""
    latent = Latent(noise, codes or [Categorical(10), Uniform(), Uniform()])
    G, D = build("laptop", latent, seed, shape)
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
    return Model(latent, G.half().float().eval(), D.half().float().eval(), recipe=None, shape=shape)


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
    assert layout(by_numpy) == layout(by_torch)
    assert by_numpy.weights == by_torch.weights
    assert_allclose(np.frombuffer(by_numpy.affine, "<f4"), np.frombuffer(by_torch.affine, "<f4"), rtol=1e-6)


@pytest.mark.parametrize("make", [pretrained, lambda: model(0)], ids=["shipped", "0"])
def test_numpy_draws_as_torch_does(make):
    infogan, traversal_module = make(), sys.modules["utils.widgets.traversal"]
    widget, z = widgets.traversal(infogan), infogan.latent.sample(6)
    layers = traversal_module.unpack(widget.architecture, widget.weights, widget.affine)["generator"]
    with torch.no_grad():
        assert_allclose(traversal_module.run(layers, z.numpy()), infogan.G(z).flatten(1), atol=1e-5)


@needs_node
def test_a_pack_that_does_not_fit_its_architecture_is_refused():
    pack = packed(model(0))
    pack["architecture"].pop()
    with pytest.raises(AssertionError, match="Pack and architecture differ"):
        node("shared/networks", GENERATE_AND_READ, {**pack, "z": []})


def layout(widget):
    own = widget.traits()
    return widget.noise, widget.categories, widget.ranges, widget.bounded, own["category"].max, *((own[name].min, own[name].max) for name in ("c2", "c3"))


@pytest.mark.parametrize("codes, noise, shown", [
    ([Categorical(5), Uniform(), Uniform(0, 8)], 7, (7, 5, [[-2, 2], [-4, 12]], True, 4, (-2, 2), (-4, 12))),
    ([Categorical(2), Uniform(2, 5), Uniform()], 30, (30, 2, [[0.5, 6.5], [-2, 2]], True, 1, (0.5, 6.5), (-2, 2))),
    ([LearnedCategorical(12), Gaussian(3.0), Uniform()], 62, (62, 12, [[-6, 6], [-2, 2]], False, 11, (-6, 6), (-2, 2))),
], ids=["five", "shifted", "learned"])
def test_the_widget_has_the_categories_ranges_and_noise_of_its_model(codes, noise, shown):
    """What is shown of each row and column is what G draws of that category and that value of the code."""
    infogan = model(0, codes, noise)
    widget, (low, high) = widgets.traversal(infogan, noise_seed=3), shown[2][0]
    assert layout(widget) == shown and (widget.c2, widget.c3) == tuple(sum(ends) / 2 for ends in shown[2])
    image, words = widget.still()
    assert f"each of {shown[1]} categories, c₂ from {low:g} to {high:g}".replace("-", "−") in words and image.size == (9 * 28, shown[1] * 28)
    fixed = np.random.default_rng(3).normal(size=noise)
    z = torch.tensor(np.stack([[*fixed, *np.eye(shown[1])[k], c, widget.c3] for k in range(shown[1]) for c in np.linspace(low, high, 9)]), dtype=torch.float32)
    with torch.no_grad():
        drawn = infogan.G(z).reshape(shown[1], 9, 28, 28).transpose(1, 2).reshape(image.size[::-1])
    assert drawn.std() > 0.1
    assert_allclose(np.asarray(image, float) / 127.5 - 1, drawn, atol=0.01)
    assert (widgets.traversal(infogan, c2=low, c3=shown[2][1][1]).c2, widget.set_trait("category", shown[1] - 1)) == (low, None)
    for name, beyond in (("c2", high + 1), ("c3", shown[2][1][0] - 1), ("category", shown[1])):
        with pytest.raises(TraitError, match=f"'{name}' trait .* should not be"):
            widgets.traversal(infogan, **{name: beyond})


@pytest.mark.parametrize("codes, told", [
    ([Categorical(10)], "Categorical (10 outputs of Q)"),
    ([Categorical(10), Uniform(q_std=None), Uniform()], "Categorical (10 outputs of Q), Uniform (2 outputs of Q), Uniform (1 output of Q)"),
    ([Uniform(), Categorical(10), Uniform()], "Uniform (1 output of Q), Categorical (10 outputs of Q), Uniform (1 output of Q)"),
    ([Categorical(10), Uniform(), Uniform(), Uniform()], "Categorical (10 outputs of Q), Uniform (1 output of Q), Uniform (1 output of Q), Uniform (1 output of Q)"),
    ([], "none"),
])
def test_a_model_with_codes_that_the_page_cannot_show_is_refused(codes, told):
    with pytest.raises(ValueError) as error:
        widgets.traversal(Model(Latent(62, codes), None, None, None))
    assert str(error.value) == (f"This model's codes are: {told}; the widget shows a categorical code and then two continuous ones with one output each "
                                "(a fixed q_std), in that order.")


@pytest.mark.parametrize("shape", [(3, 28, 28), (1, 32, 32), (1, 28, 56)])
def test_a_model_of_images_that_the_page_cannot_draw_is_refused(shape):
    with pytest.raises(ValueError, match=re.escape(f"(channels, height, width) = {shape}; the widget draws (1, 28, 28)")):
        widgets.traversal(model(0, shape=shape))


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
