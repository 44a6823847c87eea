"""The information term: who gets its gradient, what it is up to constants, and any codes and images that may be trained."""
import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.utils.infogan.small import IMAGES, REAL, SHORT
from tests.utils.test_codes import ALL
from utils import gan, infogan
from utils.codes import Categorical, Gaussian, Latent, LearnedCategorical, Uniform
from utils.infogan import L_I, effects, evaluate, information, load, mnist_latent, predict, r_squared, save, traversal
from utils.networks import build


def test_the_loss_is_cross_entropy_and_squared_error_up_to_constants():
    torch.manual_seed(0)
    latent = mnist_latent()
    G, D = build("laptop", latent)
    z = latent.sample(32)
    image = G(z)
    h = D.trunk(image)
    loss, bound = information(latent)(D, image, h, z)
    q = D.q(h)
    entropy = torch.nn.functional.cross_entropy(q[:, :10], z[:, 62:72].argmax(1))
    variance = latent.codes[1].q_std ** 2
    error = ((q[:, 10:] - z[:, 72:]) ** 2).sum(1).mean() / (2 * variance)
    constants = math.log(2 * math.pi * variance) - math.log(10)
    assert loss.item() == pytest.approx((entropy + error).item() + constants, abs=1e-4)
    assert bound.item() == pytest.approx(math.log(10) - entropy.item(), abs=1e-5)


@pytest.mark.parametrize("warp", [0.0, 0.7])
def test_gradient_reaches_the_image_q_and_the_trunk_but_not_ds_head(warp):
    latent = mnist_latent()
    G, D = build("laptop", latent)
    z = latent.sample(16)
    image = G(z).detach().requires_grad_()
    information(latent, warp)(D, image, D.trunk(image), z)[0].backward()
    assert image.grad.abs().sum() > 0 and D.head.weight.grad is None
    assert all(p.grad is not None and p.grad.abs().sum() > 0 for p in [D.trunk.conv1.weight, D.q.outputs.weight])


def test_lambda_decides_what_g_hears_and_q_always_learns():
    runs = {weight: infogan.train(mnist_latent(), REAL, replace(SHORT, information=weight)) for weight in (0, 1)}
    plain = gan.train(mnist_latent(), REAL, SHORT)
    fresh = build("laptop", mnist_latent(), SHORT.seed)[1].q.outputs.weight
    assert not torch.equal(runs[0].G.dense.weight, runs[1].G.dense.weight)
    assert not torch.equal(runs[0].D.q.outputs.weight, fresh)                   # an auxiliary Q learns
    assert torch.equal(plain.D.q.outputs.weight, fresh)                         # without the term nobody asks it


def test_lambda_grows_from_nothing_over_the_ramp():
    grown = [infogan.weight(infogan.Recipe(information=0.5, ramp=100), step) for step in (1, 50, 100, 2000)]
    assert grown == pytest.approx([0.005, 0.25, 0.5, 0.5])
    assert infogan.weight(infogan.PAPER, 1) == infogan.PAPER.information == 1
    heard = []
    gan.train(mnist_latent(), REAL, SHORT, information(mnist_latent()), lambda step: heard.append(step) or 0.0)
    assert heard == list(range(1, SHORT.steps + 1))


ANY = {"none": Latent(4), "continuous first, 15 and 3 categories": Latent(4, [Uniform(), Categorical(15), Gaussian(q_std=None), Categorical(3)]),
       **{kind.__name__: Latent(4, [next(code for code in ALL if type(code) is kind)]) for kind in dict.fromkeys(map(type, ALL))}}


@pytest.mark.parametrize("latent", ANY.values(), ids=ANY)
def test_any_codes_can_be_trained_measured_read_and_walked(latent, tmp_path):
    model = infogan.train(latent, REAL, SHORT)
    assert len(L_I(model, 50)) == sum(code.discrete for code in latent.codes)
    assert len(r_squared(model, 50)) == len(effects(model, 50)) == sum(not code.discrete for code in latent.codes)
    labels = np.arange(256) % 10
    for i, code in enumerate(latent.codes):
        guess = predict(model, IMAGES[:20], i)
        assert guess.shape == (20,) and np.issubdtype(guess.dtype, np.integer if code.discrete else np.floating)
        assert traversal(model, i, rows=2).shape == (2, len(code.points()), 28, 28)
        if code.discrete:
            result = evaluate(model, (IMAGES, labels), (IMAGES, labels), i)
            assert result["confusion"].sum() == 256 and len(result["digit_of_code"]) == len(code.points())
        else:
            with pytest.raises(ValueError, match="only such a code can be matched"):
                evaluate(model, (IMAGES, labels), (IMAGES, labels), i)
    with pytest.raises(ValueError, match=r"code 9: this model has codes 0 to|this model has no codes"):
        predict(model, IMAGES, 9)
    save(model, tmp_path / "any.safetensors")
    assert load(tmp_path / "any.safetensors").latent.widths == latent.widths


def test_without_weight_nobody_asks_for_agreement(monkeypatch):
    one, other = (infogan.train(mnist_latent(), REAL, replace(SHORT, agreement=weight)) for weight in (0.3, 0))
    assert not torch.equal(one.D.trunk.conv1.weight, other.D.trunk.conv1.weight)
    monkeypatch.setattr("utils.infogan.training.Agreement", None)
    again = infogan.train(mnist_latent(), REAL, replace(SHORT, agreement=0))
    assert torch.equal(again.D.trunk.conv1.weight, other.D.trunk.conv1.weight)


def test_training_is_deterministic():
    first, second = (infogan.train(mnist_latent(), REAL, SHORT) for _ in range(2))
    for a, b in zip(first.D.state_dict().values(), second.D.state_dict().values(), strict=True):
        assert torch.equal(a, b)


def test_a_learned_prior_is_trained_with_g():
    latent = Latent(8, [LearnedCategorical(4)])
    model = infogan.train(latent, REAL, SHORT)
    assert not torch.equal(model.latent.codes[0].logits, torch.zeros(4))
    assert L_I(model)[0] <= model.latent.codes[0].entropy().item() + 0.2


@pytest.mark.parametrize("shape, batch", [((100, 32, 32, 3), 16), ((40, 20, 36), 40), ((30, 28, 28, 1), 7)])
def test_a_few_images_of_ones_own_are_trained_on_read_walked_and_saved(tmp_path, shape, batch):
    """Colour, sides that differ, one batch of all of them, batches that don't divide them: the whole way."""
    images = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    model = infogan.train(mnist_latent(), images, replace(SHORT, batch=batch))
    drawn = shape[1:] if shape[-1] != 1 else shape[1:3]
    assert traversal(model, 1, rows=2).shape == (2, 10, *drawn) and predict(model, images).shape == (shape[0],)
    save(model, tmp_path / "own.safetensors")
    again = load(tmp_path / "own.safetensors")
    assert again.shape == model.shape and (predict(again, images) == predict(model, images)).mean() > 0.9
    with pytest.raises(ValueError, match="this model was trained on"):
        predict(model, IMAGES[:, :24])
