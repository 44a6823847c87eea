"""A learned prior: sampled as stated, moved by D alone, compared by matching; and the shipped runs hold what they claim."""
import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from numpy.testing import assert_allclose

import utils.prior
from utils import infogan
from utils.codes import Latent, LearnedCategorical, Uniform
from utils.data import imbalanced, mnist
from utils.disentanglement import mig
from utils.factors import all_factors, draw
from utils.gan import to_tensor
from utils.infogan import Recipe
from utils.prior import ScoredCategorical, compare, train, train_reparametrised

ASSETS = Path(utils.prior.__file__).parent / "assets"
SMALL = to_tensor(np.random.default_rng(0).integers(0, 255, (128, 28, 28)).astype(np.uint8))


def record(name):
    return json.loads((ASSETS / "records" / f"{name}.json").read_text(encoding="utf-8"))


def test_samples_are_one_hot_rows_drawn_from_the_logits_and_carry_no_gradient():
    code = ScoredCategorical(3)
    code.logits.data = torch.tensor([0.0, 1.0, -1.0])
    torch.manual_seed(0)
    c = code.sample(20_000)
    assert not c.requires_grad and (c.sum(1) == 1).all() and set(c.unique().tolist()) == {0.0, 1.0}
    assert_allclose(c.mean(0), torch.tensor([0.0, 1.0, -1.0]).softmax(0), atol=0.02)
    assert_allclose(code.entropy(), torch.distributions.Categorical(logits=code.logits).entropy().item(), rtol=1e-6)


def test_the_prior_moves_only_if_it_may():
    recipe = Recipe(steps=3, batch=32)
    fixed, _ = train(SMALL, recipe, learn=False)
    assert_allclose(fixed.latent.codes[0].probabilities().detach(), 0.1, rtol=1e-6)
    for pull in ("V", "V − L_I"):
        model, history = train(SMALL, recipe, pull=pull)
        p = model.latent.codes[0].probabilities().detach().numpy()
        assert np.abs(p - 0.1).max() > 1e-5
        assert history["step"] == [3]
        assert_allclose(history["p"][-1], p, atol=1e-4)


def test_compare_matches_categories_to_digits(monkeypatch):
    code = LearnedCategorical(10)
    code.logits.data = torch.log(torch.arange(1, 11) / 55)
    model = type("Model", (), {"latent": Latent(2, [code, Uniform()])})
    labels = np.random.default_rng(0).integers(10, size=3000)
    monkeypatch.setattr(infogan, "predict", lambda model, images: (images + 3) % 10)      # category i is digit i − 3
    found = compare(model, labels, labels, np.bincount(labels, minlength=10) / 3000, (labels[:100], np.append(labels[:99], -1)))
    assert found["error"] == 0 and found["test_error"] == 0.01
    assert_allclose(found["p"], np.roll(np.arange(1, 11) / 55, -3), rtol=1e-5)
    assert_allclose(found["tv_assigned"], 0, atol=1e-12)
    assert_allclose(found["tv"], found["tv_own"], atol=1e-12)


def test_the_shipped_imbalanced_model_is_the_recorded_run():
    runs = record("imbalanced")
    run = next(r for r in runs["runs"]["learned"] if r["seed"] == runs["shipped"])
    images, labels = imbalanced(*mnist(), runs["proportions"], seed=0)
    assert len(images) == runs["images"]
    model = infogan.load(ASSETS / "weights" / "imbalanced.safetensors")
    found = compare(model, images[:5000], labels[:5000], runs["proportions"])
    assert_allclose(np.sort(found["p"]), np.sort(run["p"]), atol=2e-3)
    assert_allclose(found["error"], run["error"], atol=0.03)


def test_the_recorded_comparison_is_complete():
    about = record("imbalanced")
    true, wrong = np.array(about["proportions"]), np.array(about["wrong"])
    assert {kind: [run["seed"] for run in runs] for kind, runs in about["runs"].items()} == {
        kind: [1, 2, 3, 4, 5] for kind in ("learned", "fixed", "learned from a wrong start", "fixed and wrong")}
    assert_allclose([run["tv"] for run in about["runs"]["fixed"]], np.abs(true - 0.1).sum() / 2, atol=1e-4)
    for run in about["runs"]["fixed and wrong"]:
        assert_allclose(np.sort(run["p"]), np.sort(wrong), atol=1e-3)
    assert {len(run["history"]["p"]) for runs in about["runs"].values() for run in runs} == {about["steps"] // 250}


def test_the_shipped_shape_model_is_the_recorded_run():
    run = next(r for r in record("factors")["runs"] if r["seed"] == record("factors")["shipped"])
    model = infogan.load(ASSETS / "weights" / "factors.safetensors")
    images, factors = draw(all_factors()), all_factors()
    codes = np.stack([infogan.predict(model, images, code) for code in range(5)], axis=1)
    assert_allclose(mig(codes, factors), run["mig"], atol=0.01)


@pytest.mark.parametrize("name", ["imbalanced", "factors"])
def test_weights_are_small(name):
    assert (ASSETS / "weights" / f"{name}.safetensors").stat().st_size <= 2**20


def test_a_prior_may_start_wrong_and_stay_wrong():
    wrong = np.arange(1, 11) / 55
    model, history = train(SMALL, Recipe(steps=2, batch=32), learn=False, p=wrong)
    assert_allclose(model.latent.codes[0].probabilities().detach(), wrong, rtol=1e-5)
    assert_allclose(history["p"][-1], wrong, atol=1e-4)


@pytest.mark.parametrize("hard", [True, False])
def test_gumbel_softmax_samples_are_one_hot_or_soft_and_train_the_prior(hard):
    model, _ = train_reparametrised(SMALL, Recipe(steps=2, batch=32), temperature=0.1, hard=hard)
    c = model.latent.codes[0].sample(500)
    assert bool(((c == 0) | (c == 1)).all()) == hard
    assert_allclose(c.sum(1).detach(), 1, rtol=1e-5)
    assert np.abs(model.latent.codes[0].probabilities().detach().numpy() - 0.1).max() > 1e-6


def test_whoever_watches_a_learned_prior_sees_the_model_when_it_is_written_down():
    seen = []
    history, watch = utils.prior._recorder(seen.append)
    model = SimpleNamespace(history={"step": [5]}, latent=SimpleNamespace(codes=[SimpleNamespace(logits=torch.log(torch.tensor([0.25, 0.75])))]))
    watch(model)
    assert history == {"step": [5], "p": [[0.25, 0.75]]} and seen == [model]
    alone, watch = utils.prior._recorder()
    watch(model)
    assert alone == history
