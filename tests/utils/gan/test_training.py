"""A training loop that is seeded, stoppable and leaves the caller's randomness alone."""
import numpy as np
import pytest
import torch

from utils import infogan
from utils.codes import Categorical, Latent, Uniform
from utils.gan import LOSSES, Recipe, discriminator_loss, ending, epochs, generator_loss, to_tensor, train
from utils.gan.training import snapshot
from utils.networks import build


def test_epochs_visit_every_row_once_before_any_twice():
    torch.manual_seed(0)
    batches = epochs(12, 4)
    first, second = [torch.cat([next(batches) for _ in range(3)]).tolist() for _ in range(2)]
    assert sorted(first) == sorted(second) == list(range(12)) and first != second


REAL = to_tensor(np.random.default_rng(0).integers(0, 256, (256, 28, 28), dtype=np.uint8))
SHORT = Recipe(steps=6, batch=16, seed=5)


def weights(model):
    return [p for net in (model.G, model.D) for p in net.state_dict().values()]


@pytest.mark.parametrize("kind", LOSSES)
def test_training_is_deterministic_and_leaves_the_callers_random_numbers_alone(kind):
    recipe = Recipe(steps=4, batch=16, seed=5, loss=kind)
    torch.manual_seed(1)
    expected = torch.rand(3)
    torch.manual_seed(1)
    first = train(Latent(62), REAL, recipe)
    assert torch.equal(torch.rand(3), expected)
    second = train(Latent(62), REAL, recipe)
    assert all(torch.equal(a, b) for a, b in zip(weights(first), weights(second), strict=True))
    other = train(Latent(62), REAL, Recipe(steps=4, batch=16, seed=6, loss=kind))
    assert not torch.equal(first.G.dense.weight, other.G.dense.weight)


def test_each_player_has_the_loss_of_the_recipe():
    """Five losses, but minimax and non-saturating have D's in common, hinge and Wasserstein G's."""
    real = torch.randn(99, 2, generator=torch.Generator().manual_seed(0))
    first = [train(Latent(2), real, Recipe(preset="toy", steps=1, batch=16, loss=kind), every=1).history for kind in LOSSES]
    assert len({history["loss_g"][0] for history in first}) == len({history["loss_d"][0] for history in first}) == 4
    a, b = (train(Latent(62), REAL, Recipe(steps=4, batch=16, loss=kind)) for kind in ("minimax", "non-saturating"))
    assert not torch.equal(a.G.dense.weight, b.G.dense.weight)


def test_what_training_hands_back_is_ready_to_use():
    model = train(Latent(62), REAL, SHORT, every=2)
    assert model.history["step"] == [2, 4, 6] and all(len(values) == 3 for values in model.history.values())
    assert not model.G.training and not model.D.training
    z = model.latent.sample(8)
    images = model.images(z)
    assert images.shape == (8, 28, 28) and images.min() >= 0 and images.max() <= 1
    np.testing.assert_allclose(model.images(z[:1]), images[:1], atol=1e-5)             # alone as in company


@pytest.mark.parametrize("when", [1, 4])
def test_an_interrupt_leaves_a_usable_model(monkeypatch, capsys, when):
    calls = iter(range(1, 100))

    def loss(*logits):
        if next(calls) == when:
            raise KeyboardInterrupt
        return generator_loss(*logits)

    monkeypatch.setattr("utils.gan.training.generator_loss", loss)
    model = train(Latent(62), REAL, SHORT, every=1)
    assert f"stopped after {when - 1} of 6 steps" in capsys.readouterr().out
    assert model.recipe.steps == when - 1 and model.history["step"] == list(range(1, when))
    assert not model.G.training and np.isfinite(model.images(model.latent.sample(2))).all()


def test_watching_sees_usable_models_and_changes_nothing():
    seen = []
    watched = train(Latent(62), REAL, SHORT, watch=lambda model: seen.append(model), every=2)
    assert [model.history["step"][-1] for model in seen] == [2, 4, 6] and not seen[0].G.training
    assert watched is seen[-1]                          # its statistics are frozen once, not twice
    alone = train(Latent(62), REAL, SHORT, every=2)
    assert all(torch.equal(a, b) for a, b in zip(weights(watched), weights(alone), strict=True))


def test_an_error_is_not_taken_for_an_interrupt(monkeypatch):
    monkeypatch.setattr("utils.gan.training.generator_loss", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        train(Latent(62), REAL, SHORT)


def test_points_in_the_plane_train_too():
    real = torch.randn(300, 2) * 0.1 + torch.tensor([2.0, -1.0])
    model = train(Latent(2), real, Recipe(preset="toy", steps=300, batch=64, lr_d=1e-3, lr_g=1e-3, average=0.9))
    points = model.G(Latent(2).sample(500)).detach()
    assert (points.mean(0) - torch.tensor([2.0, -1.0])).norm() < 0.5


@pytest.mark.parametrize("shape", [(40, 32, 32), (40, 32, 32, 3), (40, 20, 36), (40, 28, 28, 1)])
@pytest.mark.parametrize("preset", ["laptop", "paper"])
def test_images_of_other_sizes_and_in_colour_are_trained_on_and_drawn(shape, preset):
    images = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    model = train(Latent(5), images, Recipe(preset=preset, steps=1, batch=7))                   # 40 isn't a multiple of 7
    drawn = model.images(model.latent.sample(3))
    assert drawn.shape == (3, *(shape[1:3] if shape[-1] == 1 else shape[1:])) and 0 <= drawn.min() <= drawn.max() <= 1


def test_step_sizes_fall_to_nothing_over_the_last_part():
    recipe = Recipe(steps=100, decay=0.25)
    assert [round(ending(step, recipe), 3) for step in (1, 75, 76, 88, 100)] == [1, 1, 1, 0.52, 0.04]
    assert ending(100, Recipe(steps=100)) == 1


def test_training_goes_on_from_a_checkpoint(tmp_path):
    """A run that is stopped half way and started again ends with all its steps, its time added up, and its averages kept."""
    checkpoint, seen = tmp_path / "run.checkpoint", []

    def stop_at_4(model):
        seen.append(model.history["step"][-1])
        if seen == [2, 4]:
            raise KeyboardInterrupt

    recipe = Recipe(steps=8, batch=16)
    half = train(Latent(5), REAL, recipe, watch=stop_at_4, every=2, checkpoint=checkpoint)
    whole = train(Latent(5), REAL, recipe, watch=stop_at_4, every=2, checkpoint=checkpoint)
    assert half.recipe.steps < 8 and seen == [2, 4, 6, 8]
    assert whole.history["step"] == [2, 4, 6, 8] and whole.history["seconds"] == sorted(whole.history["seconds"])
    assert whole.history["loss_d"][:2] == half.history["loss_d"][:2]
    again = train(Latent(5), REAL, recipe, every=2, checkpoint=checkpoint)                   # nothing is left to do
    for a, b in zip(again.G.parameters(), whole.G.parameters(), strict=True):
        assert torch.equal(a, b)


def by_hand(latent, real, recipe, information, strength, every):
    """Training written down once more, step by step and without what makes it fast: (slow G, slow D, history of the losses)."""
    torch.manual_seed(recipe.seed)
    G, D = build(recipe.preset, latent, recipe.seed, tuple(real.shape[1:]))
    slow_g, slow_d = ([p.detach().clone() for p in network.parameters()] for network in (G, D))
    adam = lambda parameters, lr: torch.optim.Adam(parameters, lr, betas=(0.5, 0.999))
    of_g, of_d, of_q = adam(G.parameters(), recipe.lr_g), adam(D.parameters(), recipe.lr_d), adam([*D.trunk.parameters(), *D.q.parameters()], recipe.lr_d)
    rows, sums, history = [], [], []
    for step in range(1, recipe.steps + 1):
        last = recipe.steps + 1 - step
        share = min(1, last / (recipe.decay * recipe.steps))
        for optimizer, lr in ((of_g, recipe.lr_g), (of_d, recipe.lr_d), (of_q, recipe.lr_d)):
            optimizer.param_groups[0]["lr"] = lr * share
        if not rows:
            rows = list(torch.randperm(len(real)).split(recipe.batch)[:len(real) // recipe.batch])
        x, z = real[rows.pop(0)], latent.sample(recipe.batch)
        loss_d = discriminator_loss(D(x), D(G(z).detach()), recipe.loss)
        of_d.zero_grad()
        loss_d.backward()
        of_d.step()
        image = G(z)
        of_g.zero_grad()
        loss_g = generator_loss(D(image), recipe.loss)
        gradient, = torch.autograd.grad(loss_g, image, retain_graph=True)
        apart = image.detach().requires_grad_()
        loss_q, L_I = information(D, apart, D.trunk(apart), z)
        of_q.zero_grad()
        loss_q.backward()
        of_q.step()
        image.backward(gradient + strength(step) * apart.grad)
        of_g.step()
        keep = min(recipe.average, step / (step + 10))
        for slow, network in ((slow_g, G), (slow_d, D)):
            for old, new in zip(slow, network.parameters(), strict=True):
                old.mul_(keep).add_(new.detach(), alpha=1 - keep)
        sums.append([loss_d.item(), loss_g.item(), L_I.item()])
        if step % every == 0 or step == recipe.steps:
            history.append([step, *np.mean(sums, 0)])
            sums = []
    return slow_g, slow_d, history


@pytest.mark.parametrize("loss, average", [("non-saturating", 0.5), ("hinge", 0.998)])
def test_training_is_what_it_says_step_by_step(loss, average):
    latent = Latent(2, [Categorical(3), Uniform()])
    real = torch.randn(21, 2, generator=torch.Generator().manual_seed(1)) / 2
    recipe = Recipe(preset="toy", loss=loss, steps=7, batch=8, seed=3, lr_d=0.01, lr_g=0.02, decay=0.5, average=average)
    of = infogan.information(latent)
    model = train(latent, real, recipe, of, lambda step: 0.3 * step, every=3)
    slow_g, slow_d, history = by_hand(latent, real, recipe, of, lambda step: 0.3 * step, 3)
    for network, slow in ((model.G, slow_g), (model.D, slow_d)):
        for got, expected in zip(network.parameters(), slow, strict=True):
            torch.testing.assert_close(got.detach(), expected, atol=2e-5, rtol=1e-4)
    assert model.history["step"] == [3, 6, 7] and [[*row] for row in zip(*(model.history[name] for name in ("step", "loss_d", "loss_g", "L_I")), strict=True)] == [
        pytest.approx(row, abs=1e-3) for row in history]
    assert model.shape == (2,) and model.recipe == recipe and all(later >= sooner >= 0 for times in ("seconds", "cpu_seconds") for sooner, later in zip(model.history[times], model.history[times][1:], strict=False))


def test_the_statistics_of_a_snapshot_are_those_of_as_many_images_as_it_is_told():
    latent = Latent(2)
    G, D = build("laptop", latent, shape=(1, 8, 8))
    real = torch.rand(60, 1, 8, 8) * 2 - 1
    recipe = Recipe(seed=5)
    model = snapshot(latent, G, D, real, recipe, {"step": [1]}, n=40, batch=10)
    torch.manual_seed(5)
    z = torch.cat([latent.sample(10) for _ in range(4)])
    rows = torch.randperm(60)[:40]
    torch.testing.assert_close(model.G.norm1.running_mean, G.grid(G.dense(z)).mean((0, 2, 3)), atol=1e-5, rtol=1e-3)
    torch.testing.assert_close(model.D.trunk.norm2.running_mean, D.trunk[:3](real[rows]).mean((0, 2, 3)), atol=1e-5, rtol=1e-3)
    assert not model.G.training and model.G is not G and model.D is not D and model.latent is not latent and model.shape == (1, 8, 8) and model.history == {"step": [1]}


def test_what_watches_sees_the_model_once_more_when_the_heads_have_read_on():
    class Heads:
        def __init__(self, D, real):
            self.told = []

        def __call__(self, D, row):
            return 0 * next(D.parameters()).sum()

        def read_on(self, model, information):
            model.history["read"] = [information]

    seen = []
    model = train(Latent(2), torch.randn(16, 2), Recipe(preset="toy", steps=2, batch=8), agreement=Heads, watch=lambda model: seen.append("read" in model.history), every=1)
    assert seen == [False, False, True]
    assert model.history["read"] == [None] and len(model.history["seconds"]) == 2
