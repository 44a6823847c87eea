"""A training loop that is seeded, stoppable and leaves the caller's randomness alone."""
import numpy as np
import pytest
import torch

from utils.codes import Latent
from utils.gan import LOSSES, Recipe, ending, epochs, generator_loss, to_tensor, train


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
    model = train(Latent(5), images, Recipe(preset=preset, steps=1, batch=7))                   # 40 is no multiple of 7
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
