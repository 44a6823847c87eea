"""Evaluation bounds what it claims to bound and does not depend on names of codes."""
import math

import numpy as np
import pytest
import torch

from tests.utils.infogan.small import IMAGES, REAL, SHORT, untrained
from utils import infogan
from utils.codes import Categorical, Gaussian, Latent, Uniform
from utils.gan import Model
from utils.infogan import L_I, Recipe, evaluate, match, mnist_latent, predict, r_squared, traversal


def test_evaluation_takes_the_first_discrete_code():
    model = untrained(Latent(4, [Uniform(), Categorical(4)]))
    data = IMAGES, np.arange(256) % 10
    assert evaluate(model, data, data)["error"] == evaluate(model, data, data, 1)["error"]


class Perfect(torch.nn.Module):
    """A "G" that writes z into the first pixels, and a D whose Q reads it there: c is a function of x."""

    def __init__(self, latent, sharp):
        super().__init__()
        self.latent, self.sharp, self.weight = latent, sharp, torch.nn.Parameter(torch.zeros(1))

    def forward(self, z):
        return torch.nn.functional.pad(z, (0, 784 - z.shape[1])).view(-1, 1, 28, 28)

    def trunk(self, x):
        return x.flatten(1)[:, self.latent.noise:self.latent.width]

    def q(self, columns):
        return torch.cat([columns[:, :10] * self.sharp, columns[:, 10:]], 1)


@pytest.mark.parametrize("sharp, bound", [(50.0, math.log(10)), (0.0, 0.0)])
def test_l_i_lies_between_nothing_known_and_h_of_c(sharp, bound):
    net = Perfect(mnist_latent(), sharp)
    model = Model(mnist_latent(), net, net, Recipe())
    assert L_I(model, n=500) == [pytest.approx(bound, abs=1e-4)]
    assert L_I(model, n=500)[0] <= math.log(10) + 1e-5
    assert r_squared(model, n=500) == [pytest.approx(1), pytest.approx(1)]


def test_a_sure_and_wrong_q_makes_the_bound_negative():
    net = Perfect(mnist_latent(), -50.0)
    assert L_I(Model(mnist_latent(), net, net, Recipe()), n=500)[0] < -10


@pytest.mark.parametrize("seed", range(5))
def test_matching_undoes_any_renaming_of_codes(seed):
    random = np.random.default_rng(seed)
    labels, renamed = random.integers(0, 10, 1000), random.permutation(10)
    digit_of_code = match(renamed[labels], labels)
    assert np.array_equal(digit_of_code[renamed[labels]], labels)


def test_more_categories_than_classes_share_them_and_fewer_leave_some_out():
    labels = np.repeat(np.arange(10), 100)
    halves = 2 * labels + np.arange(1000) % 2                                   # each digit has two categories of its own
    assert np.array_equal(match(halves, labels)[halves], labels)
    assert match(labels // 2, labels, 5).shape == (5,) and match(labels, labels).shape == (10,)


def test_matching_is_one_to_one_even_when_two_codes_look_alike():
    labels = np.repeat(np.arange(10), 100)
    categories = np.where(labels == 7, 1, labels)                               # code 1 holds ones and sevens, code 7 nothing
    assert sorted(match(categories, labels)) == list(range(10))


def test_evaluation_matches_on_train_and_counts_on_test(monkeypatch):
    """Codes are a renaming of digits on both, but for 5 test images: the error is theirs alone."""
    renamed = np.roll(np.arange(10), 3)
    train, test = (np.arange(200) % 10, np.arange(200) % 10), (np.arange(100) % 10, np.arange(100) % 10)
    guesses = {200: renamed[train[1]], 100: renamed[np.where(np.arange(100) < 5, (test[1] + 1) % 10, test[1])]}
    monkeypatch.setattr("utils.infogan.evaluation.predict", lambda model, images, code: guesses[len(images)])
    result = evaluate(untrained(), train, test)
    assert result["error"] == 0.05 and np.trace(result["confusion"]) == 95
    assert result["confusion"].sum(1).tolist() == [10] * 10 and result["confusion"][0, 1] == 1
    assert np.array_equal(result["digit_of_code"][renamed], np.arange(10))


def test_prediction_does_not_depend_on_batch_or_companions():
    model = infogan.train(mnist_latent(), REAL, SHORT)
    for code, kind in ((0, np.integer), (1, np.floating)):
        whole = predict(model, IMAGES, code)
        assert whole.shape == (256,) and np.issubdtype(whole.dtype, kind)
        np.testing.assert_allclose(predict(model, IMAGES[:3], code), whole[:3], atol=1e-4)


def test_a_traversal_changes_one_code_and_nothing_else():
    model = untrained()
    z = []
    model.images = lambda rows: z.append(rows) or np.zeros((len(rows), 28, 28))
    assert traversal(model, 1, values=[-2, 0, 2], rows=4).shape == (4, 3, 28, 28)
    z = z[0].view(4, 3, 74)
    others = [i for i in range(74) if i != 72]
    assert torch.equal(z[:, :, 72], torch.tensor([-2.0, 0, 2]).expand(4, 3))
    assert torch.equal(z[:, :1, others].expand(-1, 3, -1), z[:, :, others])
    assert z[:, 0, 62:72].argmax(1).tolist() == [0, 1, 2, 3]                    # rows are categories


def test_traversals_default_to_the_papers_figure_2():
    model = untrained()
    assert [traversal(model, code).shape for code in range(3)] == [(10, 10, 28, 28)] * 3
    np.testing.assert_array_equal(traversal(model, 0, seed=3), traversal(model, 0, seed=3))


class Slanting(torch.nn.Module):
    """A "G" that draws a bar: c₁ slants it, c₂ makes it thicker, c₃ does nothing."""

    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(1))

    def forward(self, z):
        y, x = torch.meshgrid(torch.linspace(1, -1, 28), torch.linspace(-1, 1, 28), indexing="ij")
        slant, half = (z[:, i, None, None] * by + at for i, by, at in ((0, 0.2, 0), (1, 0.05, 0.2)))
        away = (x - slant * y).abs()
        return (torch.sigmoid(40 * (half - away)) * (y.abs() < 0.8) * 2 - 1).unsqueeze(1)


def test_effects_say_what_each_code_does():
    model = Model(Latent(0, [Uniform(), Uniform(), Gaussian()]), Slanting(), None, Recipe())
    slants, thickens, nothing = infogan.effects(model, 200)
    assert slants["slant"] > 3 and abs(slants["thickness"]) < 0.3
    assert thickens["thickness"] > 3 and abs(thickens["slant"]) < 0.1
    assert set(nothing.values()) == {0.0}


class Angle:
    """A number in two columns: (sin a, 0) for an angle a of at most a quarter turn, which Q reads off as it is."""

    discrete, width, n_outputs = False, 2, 2

    def sample(self, n, device=None):
        return self.columns(math.pi * (torch.rand(n, device=device) - 0.5))

    def predict(self, outputs):
        return outputs

    def values(self, c):
        return torch.asin(c[:, 0])

    def columns(self, values):
        return torch.stack([torch.as_tensor(values, dtype=torch.float32).sin(), torch.zeros(len(values))], 1)

    def points(self):
        return torch.linspace(-math.pi, math.pi, 5)


def test_a_code_of_two_columns_is_moved_read_and_measured_as_it_says_itself():
    columns = []

    class Seen(Slanting):
        def forward(self, z):
            columns.append(z)
            return super().forward(z)
    model = Model(Latent(0, [Angle(), Uniform()]), Seen(), None, Recipe())
    assert infogan.effects(model, 200)[0]["slant"] > 2
    assert all((z[:, 0].abs() <= 1).all() and (z[:, 1] == 0).all() for z in columns)       # never an angle where its sine belongs
    perfect = Perfect(Latent(0, [Angle(), Uniform()]), 1.0)
    assert r_squared(Model(perfect.latent, perfect, perfect, Recipe()), 500) == pytest.approx([1, 1])


@pytest.mark.parametrize("call, message", [
    (lambda model: L_I(model, n=0), "n is 0"), (lambda model: r_squared(model, 1), "n is 1"), (lambda model: L_I(model, n=10.0), "n is 10.0"),
    (lambda model: traversal(model, 0, rows=0), "rows is 0"), (lambda model: traversal(model, "digit"), "code 'digit'"),
    (lambda model: traversal(model, -1), "code -1: this model has codes 0 to 2"),
])
def test_numbers_that_mean_nothing_are_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call(untrained())


def test_a_report_says_all_that_there_is_to_say(monkeypatch):
    for name, said in (("L_I", [2.3]), ("r_squared", [0.5, 0.4]), ("effects", [{"slant": 1.0}])):
        monkeypatch.setattr(f"utils.infogan.evaluation.{name}", lambda model, said=said: said)
    model, data = untrained(), (IMAGES, np.arange(256) % 10)
    found = infogan.report(model, data, data)
    assert {name: found[name] for name in ("L_I", "r_squared", "effects")} == {"L_I": [2.3], "r_squared": [0.5, 0.4], "effects": [{"slant": 1.0}]}
    assert found["error"] == evaluate(model, data, data)["error"] and {*found} == {"error", "confusion", "digit_of_code", "L_I", "r_squared", "effects"}
