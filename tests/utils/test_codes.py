"""Codes agree with torch.distributions, bound what they claim to bound, and refuse what carries nothing."""
import inspect
import math

import numpy as np
import pytest
import torch
from scipy import stats
from torch.distributions import Bernoulli as TorchBernoulli
from torch.distributions import Categorical as TorchCategorical
from torch.distributions import Normal

from utils import codes
from utils.codes import Bernoulli, Categorical, Gaussian, Latent, LearnedCategorical, Uniform

ALL = [Categorical(10), Categorical(2), Bernoulli(), Bernoulli(0.1), Uniform(), Uniform(2, 5, q_std=0.3), Uniform(q_std=None),
       Gaussian(), Gaussian(2.0, q_std=0.5), Gaussian(q_std=None), LearnedCategorical(4)]
DISCRETE = [code for code in ALL if code.discrete]


@pytest.fixture(autouse=True)
def seed():
    torch.manual_seed(0)


def test_every_code_class_is_among_those_tested_here():
    classes = {c for _, c in inspect.getmembers(codes, inspect.isclass) if c.__module__ == codes.__name__ and hasattr(c, "log_q")} - {codes.OneOf, Latent}
    classes = {c for c in classes if hasattr(c, "sample")}
    assert {type(code) for code in ALL} == classes, "give the new class a line in ALL; oracle() and sure() need its law too, unless its Q is a normal with the first output as its mean"
    for kind in classes:
        made = [code for code, _ in LAWS if type(code) is kind]
        alike = {name for name in inspect.signature(kind).parameters.keys() - OF_Q if len({getattr(code, name) for code in made}) < 2}
        assert made and not alike, f"give {kind.__name__} lines in LAWS, with the prior as scipy has it, that differ in {', '.join(sorted(alike)) or 'what it is given'}"


def oracle(code, c, outputs):
    """log Q(c|x) with torch.distributions, from the same outputs."""
    if isinstance(code, (Categorical, LearnedCategorical)):
        return TorchCategorical(logits=outputs).log_prob(c.argmax(1))
    if isinstance(code, Bernoulli):
        return TorchBernoulli(logits=outputs).log_prob(c).sum(1)
    std = code.q_std if code.q_std is not None else outputs[:, 1:].exp()
    return Normal(outputs[:, :1], std).log_prob(c).sum(1)


def sure(code, c):
    """The outputs of a Q that is sure of c."""
    return 50 * (c - 0.5) if code.discrete else torch.cat([c, torch.zeros(len(c), code.n_outputs - 1)], 1)


@pytest.mark.parametrize("code", ALL, ids=lambda code: type(code).__name__)
def test_log_q_agrees_with_torch_distributions(code):
    c, outputs = code.sample(200), 3 * torch.randn(200, code.n_outputs)
    assert c.shape == (200, code.width)
    torch.testing.assert_close(code.log_q(c, outputs), oracle(code, c, outputs), atol=1e-4, rtol=1e-5)


@pytest.mark.parametrize("code", DISCRETE, ids=lambda code: type(code).__name__)
def test_log_q_of_a_discrete_code_is_finite_at_logit_200_and_never_positive(code):
    c = code.sample(50)
    outputs = 400 * torch.rand(50, code.n_outputs) - 200
    assert (code.log_q(c, outputs) <= 0).all() and code.log_q(c, outputs).isfinite().all()


@pytest.mark.parametrize("code", DISCRETE, ids=lambda code: type(code).__name__)
def test_the_best_blind_q_loses_exactly_the_entropy(code):
    """A Q equal to the prior has E log Q = −H(c), so L_I = 0; no Q that sees nothing does better."""
    c = code.sample(200_000)
    p = c.mean(0, keepdim=True)                                                         # the sample's own frequencies
    logits = p.log() if code.width > 1 else (p / (1 - p)).log()
    prior = code.log_q(c, logits.expand(len(c), -1)).mean()
    assert float((prior + code.entropy()).detach()) == pytest.approx(0, abs=0.01)


def test_entropies_are_in_nats():
    assert Categorical(10).entropy() == pytest.approx(2.302585)
    assert Bernoulli().entropy() == pytest.approx(math.log(2))
    assert LearnedCategorical(10).entropy().item() == pytest.approx(math.log(10), rel=1e-6)


def test_continuous_codes_have_no_entropy_that_bounds():
    assert not any(hasattr(code, "entropy") for code in ALL if not code.discrete)


OF_Q = {"q_std", "temperature", "hard"}             # what a code is given for Q, or for how it is drawn: the prior doesn't depend on it
LAWS = [(Uniform(), stats.uniform(-1, 2)), (Uniform(2, 5), stats.uniform(2, 3)), (Gaussian(), stats.norm()), (Gaussian(2.0), stats.norm(0, 2)),
        (Bernoulli(), stats.bernoulli(0.5)), (Bernoulli(0.1), stats.bernoulli(0.1)), (Categorical(10), stats.randint(0, 10)), (Categorical(2), stats.randint(0, 2)),
        (LearnedCategorical(4), stats.randint(0, 4)), (LearnedCategorical(2), stats.randint(0, 2))]


@pytest.mark.parametrize("code, law", LAWS, ids=lambda given: type(given).__name__)
def test_samples_follow_the_prior(code, law):
    torch.manual_seed(0)
    values = code.values(code.sample(200_000).detach()).double().numpy()
    if isinstance(law.dist, stats.rv_continuous):
        assert stats.kstest(values, law.cdf).pvalue > 1e-4
    else:
        points = np.arange(law.support()[0], law.support()[1] + 1)
        assert stats.chisquare([(values == point).sum() for point in points], 200_000 * law.pmf(points)).pvalue > 1e-4


def test_a_uniform_code_stays_within_its_bounds():
    c = Uniform(2, 5).sample(10_000)
    assert c.min() >= 2 and c.max() <= 5


def test_unit_variance_makes_log_q_half_the_squared_error_up_to_a_constant():
    c, mean = Uniform().sample(100), torch.randn(100, 1)
    gap = Uniform().log_q(c, mean) + 0.5 * ((c - mean) ** 2)[:, 0]
    torch.testing.assert_close(gap, torch.full((100,), -0.5 * math.log(2 * math.pi)))


def test_a_learned_deviation_is_best_at_the_root_of_the_mean_squared_error():
    """Not at the mean squared error itself: outputs are log std, not log variance."""
    error = 0.3 * torch.randn(10_000, 1)
    at = lambda log_std: float(Gaussian(q_std=None).log_q(error, torch.tensor([[0.0, log_std]]).expand(10_000, 2)).mean())
    best = max(torch.linspace(-3, 1, 401).tolist(), key=at)
    assert best == pytest.approx(math.log(0.3), abs=0.03)


@pytest.mark.parametrize("code", ALL, ids=lambda code: type(code).__name__)
def test_predict_gives_back_a_code_that_q_is_sure_of(code):
    c = code.sample(20)
    torch.testing.assert_close(code.predict(sure(code, c)), c, atol=1e-6, rtol=0)


def test_a_learned_prior_hears_of_its_samples():
    code = LearnedCategorical(4)
    c = code.sample(1000)
    assert ((c == 0) | (c == 1)).all() and torch.equal(c.sum(1), torch.ones(1000))      # one-hot going forward
    (c @ torch.tensor([0.0, 0, 0, 1])).mean().backward()
    gradient = code.logits.grad
    assert gradient[3] > 0 and (gradient[:3] < 0).all()                                 # more of 3 raises the share of 3


def test_entropy_of_a_learned_prior_pulls_towards_uniform():
    code = LearnedCategorical(3)
    code.logits.data = torch.tensor([1.0, 0, -1])
    code.entropy().backward()
    assert code.logits.grad[0] < 0 < code.logits.grad[2]


def test_latent_lays_out_noise_then_codes():
    latent = Latent(5, [Categorical(3), Uniform(), Gaussian(q_std=None)])
    z = latent.sample(8)
    assert z.shape == (8, 10) and latent.n_outputs == 3 + 1 + 2
    assert torch.equal(torch.cat([z[:, :5], *latent.split(z)], 1), z)
    outputs = torch.randn(8, latent.n_outputs)
    parts = latent.codes, latent.split(z), latent.split_outputs(outputs), latent.log_q(z, outputs)
    for code, c, q, got in zip(*parts, strict=True):
        torch.testing.assert_close(got, oracle(code, c, q))


def test_a_latent_of_noise_alone_is_a_gans():
    latent = Latent(2)
    assert latent.sample(3).shape == (3, 2) and latent.split(latent.sample(3)) == [] and latent.n_outputs == 0


def test_latent_finds_the_parameters_of_a_learned_prior():
    assert [p.shape for p in Latent(2, [Uniform(), LearnedCategorical(4)]).parameters()] == [(4,)]


@pytest.mark.parametrize("code", ALL, ids=lambda code: type(code).__name__)
def test_columns_and_plain_values_are_each_others_way_back(code):
    c = code.sample(50).detach()
    values = code.values(c)
    assert values.shape == (50,) and values.dtype == (torch.int64 if code.discrete else torch.float32)
    for given in (values, values.tolist()):
        torch.testing.assert_close(code.columns(given), c)
    if code.width == 1:
        assert torch.equal(values, c[:, 0])
    visited = code.points()
    torch.testing.assert_close(code.values(code.columns(visited)), visited)


@pytest.mark.parametrize("code", ALL, ids=lambda code: type(code).__name__)
def test_a_traversal_visits_where_the_samples_are_in_even_steps(code):
    points, values = code.points(), code.values(code.sample(10_000).detach())
    steps = points.diff()
    assert (steps > 0).all()
    torch.testing.assert_close(steps, steps[:1].expand(len(steps)))
    if code.discrete:
        assert set(points.tolist()) == set(values.tolist())
    else:                                                   # and a quarter in from the ends, which `effects` compares, is far apart
        assert len(points) == 10
        low, high = points[0] + (points[-1] - points[0]) / 4, points[-1] - (points[-1] - points[0]) / 4
        assert (values < points[0]).double().mean() < 0.05 > (values > points[-1]).double().mean()
        assert (values <= low).double().mean() < 0.2 > (values >= high).double().mean()


@pytest.mark.parametrize("code", DISCRETE, ids=lambda code: type(code).__name__)
def test_q_of_each_class_is_a_pmf_whose_entries_are_log_q(code):
    outputs, c = 2 * torch.randn(30, code.n_outputs), code.sample(30).detach()
    each = code.log_classes(outputs)
    assert each.shape == (30, len(code.points()))
    torch.testing.assert_close(each.exp().sum(1), torch.ones(30))
    torch.testing.assert_close(each[torch.arange(30), code.values(c)], code.log_q(c, outputs))
    assert torch.equal(code.values(code.predict(outputs)), each.argmax(1))


def test_a_traversal_visits_every_category_and_ten_values_over_twice_the_range_of_a_number():
    assert Categorical(4).points().tolist() == LearnedCategorical(4).points().tolist() == [0, 1, 2, 3] and Bernoulli().points().tolist() == [0, 1]
    torch.testing.assert_close(Uniform(2, 5).points(), torch.linspace(0.5, 6.5, 10))
    torch.testing.assert_close(Uniform().points(), torch.linspace(-2, 2, 10))
    torch.testing.assert_close(Gaussian(3.0).points(), torch.linspace(-6, 6, 10))


@pytest.mark.parametrize("wrong", [[3], [-1], [0.5], [0, 1, 7]])
def test_what_is_no_category_has_no_columns(wrong):
    with pytest.raises(ValueError) as error:
        Categorical(3).columns(wrong)
    assert str(error.value) == f"categories are {wrong}; expected whole numbers from 0 to 2."


def test_a_soft_sample_is_a_pmf_that_its_temperature_sharpens():
    code = LearnedCategorical(3, hard=False)
    code.logits.data = torch.tensor([1.0, 0, -1]).mul(2)
    torch.testing.assert_close(code.probabilities(), torch.tensor([2.0, 0, -2]).softmax(0))
    soft = code.sample(4000).detach()
    code.temperature = 0.1
    sharp = code.sample(4000).detach()
    for c in (soft, sharp):
        torch.testing.assert_close(c.sum(1), torch.ones(4000))
        torch.testing.assert_close(c.argmax(1).bincount(minlength=3) / 4000, code.probabilities().detach(), atol=0.03, rtol=0)
    assert (soft.amax(1) < 0.99).float().mean() > 0.5 > (sharp.amax(1) < 0.99).float().mean()
    assert (LearnedCategorical(3).temperature, LearnedCategorical(3).hard) == (1.0, True)


@pytest.mark.parametrize("make, told", [
    (lambda: Categorical(1), "Categorical(1): a code of fewer than 2 values carries nothing."),
    (lambda: Bernoulli(0), "Bernoulli(0): p must lie strictly between 0 and 1, or the code carries nothing."),
    (lambda: Bernoulli(1), "Bernoulli(1): p must lie strictly between 0 and 1, or the code carries nothing."),
    (lambda: Uniform(1, 1), "Uniform(1, 1): low must be below high."),
    (lambda: Uniform(q_std=0), "q_std is 0; expected a positive standard deviation, or None for one that Q learns."),
    (lambda: Gaussian(q_std=-1), "q_std is -1; expected a positive standard deviation, or None for one that Q learns."),
    (lambda: Gaussian(std=0), "Gaussian(std=0): expected a positive standard deviation."),
])
def test_a_code_that_carries_nothing_is_refused(make, told):
    with pytest.raises(ValueError) as error:
        make()
    assert str(error.value) == told
    assert Categorical(2).k == 2 and Bernoulli(0.99).p == 0.99                      # just inside
