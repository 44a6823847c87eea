"""The information term: who gets its gradient, what bounds what, and evaluation that does not depend on names of codes."""
import json
import math
import types
from dataclasses import replace

import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import save_file

from utils import gan, infogan
from utils.codes import Bernoulli, Categorical, Gaussian, Latent, LearnedCategorical, Uniform
from utils.gan import Model, to_tensor
from utils.infogan import (
    L_I,
    Agreement,
    Recipe,
    entropies,
    evaluate,
    information,
    load,
    match,
    mnist_latent,
    predict,
    r_squared,
    save,
    traversal,
    warped,
)
from utils.information import conditional_entropy, mutual_information
from utils.networks import build

RANDOM = np.random.default_rng(0)
IMAGES = RANDOM.integers(0, 256, (256, 28, 28), dtype=np.uint8)
REAL = to_tensor(IMAGES)
SHORT = Recipe(steps=4, start=2, batch=16, seed=5)


@pytest.fixture(autouse=True)
def few_heads(monkeypatch):
    monkeypatch.setattr(Agreement, "HEAD_STEPS", 3)


def untrained(latent=None, seed=0):
    latent = latent or mnist_latent()
    G, D = build("laptop", latent, seed)
    return Model(latent, G.eval(), D.eval(), Recipe())


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


def asking(warp=0.0, seed=0, neighbours=0, **more):
    """An untrained D and the agreement that is asked of it: with no warp and no neighbours about an image and itself."""
    torch.manual_seed(seed)
    latent = mnist_latent()
    D = build("laptop", latent, seed)[1]
    return D, Agreement(D, REAL, latent, Recipe(warp=warp, agreement=0.3, usage=0.7, neighbours=neighbours, **{"start": 0} | more))


def test_agreement_is_made_of_entropies_of_both_readings():
    """With no warp the copy is the image, so that the joint distributions are known without the module."""
    D, ask = asking()
    rows = torch.arange(len(REAL))
    with torch.no_grad():
        h = D.trunk(REAL)
        group, category = (logits.double().softmax(1).numpy() for logits in (ask.groups(h), D.q(h)[:, :10]))
        joint = {name: p.T @ p / len(p) for name, p in (("group", group), ("category", category))}
        of_group, of_category = (mutual_information(table, base=math.e) for table in joint.values())
        equivocation = conditional_entropy(joint["category"], base=math.e)
        expected = -0.3 * (of_group - equivocation) - 0.7 * (of_category + equivocation)
        assert ask(D, rows, h).item() == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("logit, expected", [(1000.0, math.log(50)), (0.0, 0.0)])
def test_agreement_is_largest_for_sure_groups_of_one_size_and_for_categories_used_alike(logit, expected):
    ask = Agreement(types.SimpleNamespace(head=torch.nn.Linear(50, 1)), REAL[:50], mnist_latent(),
                    Recipe(warp=0, agreement=1, usage=1, neighbours=0, start=0))
    trunk = lambda x: torch.eye(50)
    with torch.no_grad():
        ask.groups.weight.copy_(logit * torch.eye(50))
        ask.groups.bias.zero_()
        for used in (10, 2, 1):
            q = lambda h: 1000 * torch.eye(12)[torch.arange(50) % used]  # noqa: B023 (used at once)
            D = types.SimpleNamespace(trunk=trunk, q=q)
            assert ask(D, torch.arange(50), torch.eye(50)).item() == pytest.approx(-expected - math.log(used), abs=1e-4)


@pytest.mark.parametrize("scale", [1, 1000])
@pytest.mark.parametrize("neighbours", [0, 3])
def test_agreement_teaches_the_trunk_and_q_never_ds_head_and_stays_finite(scale, neighbours):
    D, ask = asking(warp=0.7, neighbours=neighbours)
    with torch.no_grad():
        for layer in (ask.groups, D.q.outputs):
            layer.weight.mul_(scale)
    rows = torch.arange(64)
    ask(D, rows, D.trunk(REAL[rows])).backward()
    for weight in (D.trunk.conv1.weight, ask.groups.weight, D.q.outputs.weight):
        assert torch.isfinite(weight.grad).all() and weight.grad.abs().sum() > 0
    assert D.head.weight.grad is None


def test_what_shows_the_same_thing_is_a_neighbour_or_a_copy_of_itself():
    _, alone = asking()
    torch.testing.assert_close(alone.same_thing(torch.arange(5)), REAL[:5], atol=1e-4, rtol=0)
    _, among = asking(neighbours=2)
    among.near = torch.arange(len(REAL)).sub(1).remainder(len(REAL)).unsqueeze(1)                       # the only neighbour is the one before
    shown = among.same_thing(torch.arange(10, 15))
    assert any(torch.allclose(shown, REAL[10 - step:15 - step], atol=1e-4) for step in range(1, Agreement.WALK + 1))


def test_entropies_agree_with_the_exact_table():
    torch.manual_seed(0)
    log_a, log_b = torch.randn(2, 500, 3, 4, dtype=torch.float64).log_softmax(-1)
    entropy, given = entropies(log_a, log_b)
    for head in range(3):
        joint = (log_a[:, head].exp().T @ log_b[:, head].exp() / 500)
        table = ((joint + joint.T) / 2).numpy()
        assert (entropy[head] - given[head]).item() == pytest.approx(mutual_information(table, base=math.e), abs=1e-5)
        assert given[head].item() == pytest.approx(conditional_entropy(table, base=math.e), abs=1e-5)


def test_the_start_finds_groups_that_lie_apart_and_q_says_them(monkeypatch):
    """Five kinds of images that nobody could confuse: after the start Q names them, one category each, before any GAN step."""
    monkeypatch.setattr(Agreement, "HEAD_STEPS", 60)
    torch.manual_seed(0)
    latent, labels = Latent(4, [Uniform(), Categorical(5)]), torch.arange(300) % 5
    kinds = (torch.rand(5, 1, 7, 7) > 0.5).float().repeat_interleave(4, 2).repeat_interleave(4, 3)
    real = (2 * kinds[labels] - 1 + 0.1 * torch.randn(300, 1, 28, 28)).clamp(-1, 1)
    D = build("laptop", latent)[1]
    ask = Agreement(D, real, latent, Recipe(warp=0.2, start=150, batch=60))
    category = D.q(D.trunk(real))[:, 1:].argmax(1).numpy()
    assert (match(category, labels.numpy(), 5)[category] == labels.numpy()).mean() > 0.95
    assert 1.5 < ask.information.max() <= math.log(5) + 1e-4


ANY = [Latent(4), Latent(4, [Uniform()]), Latent(4, [Bernoulli()]), Latent(4, [Uniform(), Categorical(15), Gaussian(q_std=None), Categorical(3)])]


@pytest.mark.parametrize("latent", ANY, ids=["none", "continuous", "yes or no", "continuous first, 15 and 3 categories"])
def test_any_codes_can_be_trained_measured_read_and_walked(latent, tmp_path):
    model = infogan.train(latent, REAL, SHORT)
    assert len(L_I(model, 50)) == sum(code.discrete for code in latent.codes)
    assert len(r_squared(model, 50)) == sum(not code.discrete for code in latent.codes)
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


def test_evaluation_takes_the_first_discrete_code():
    model = untrained(Latent(4, [Uniform(), Categorical(4)]))
    data = IMAGES, np.arange(256) % 10
    assert evaluate(model, data, data)["error"] == evaluate(model, data, data, 1)["error"]


def test_without_weight_nobody_asks_for_agreement(monkeypatch):
    one, other = (infogan.train(mnist_latent(), REAL, replace(SHORT, agreement=weight)) for weight in (0.3, 0))
    assert not torch.equal(one.D.trunk.conv1.weight, other.D.trunk.conv1.weight)
    monkeypatch.setattr(infogan, "Agreement", None)
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


def test_warping_is_seeded_gentle_differentiable_and_zero_is_the_identity():
    x = REAL[:8].clone().requires_grad_()
    torch.testing.assert_close(warped(x, 0.0), x, atol=1e-4, rtol=0)
    torch.manual_seed(0)
    first = warped(x)
    torch.manual_seed(0)
    assert torch.equal(first, warped(x)) and first.shape == x.shape
    assert first.min() >= -1 - 1e-5 and first.max() <= 1 + 1e-5
    first.sum().backward()
    assert x.grad.abs().sum() > 0


def test_what_a_warp_brings_in_from_outside_is_black():
    black = torch.full((50, 1, 28, 28), -1.0)
    torch.testing.assert_close(warped(black, 2.0), black)


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
    monkeypatch.setattr(infogan, "predict", lambda model, images, code: guesses[len(images)])
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


@pytest.mark.parametrize("latent", [mnist_latent(), Latent(4, [LearnedCategorical(3), Bernoulli(0.3), Gaussian(2.0, q_std=None),
                                                               Uniform(0, 1)]), Latent(5)], ids=["mnist", "all kinds", "none"])
def test_saving_and_loading_keeps_the_model_to_half_precision(tmp_path, latent):
    model = untrained(latent)
    path = tmp_path / "model.safetensors"
    save(model, path, command="a test")
    again = load(path)
    z = latent.sample(5).detach()
    np.testing.assert_allclose(again.images(z), model.images(z), atol=2e-3)
    assert again.recipe == model.recipe and again.latent.widths == latent.widths
    assert '"command": "a test"' in path.with_suffix(".json").read_text() and path.stat().st_size < 2**20


def test_a_missing_or_damaged_weights_file_is_named_with_its_remedy(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"none\.safetensors is missing.*git checkout"):
        load(tmp_path / "none.safetensors")
    (tmp_path / "bad.safetensors").write_bytes(b"not weights")
    with pytest.raises(ValueError, match=r"bad\.safetensors is not a weights file"):
        load(tmp_path / "bad.safetensors")


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


def test_settings_of_a_file_from_before_neighbours_are_still_read(tmp_path):
    """Older files know fewer settings: they load, as trained without what came later."""
    model = untrained()
    save(model, tmp_path / "old.safetensors")
    with safe_open(tmp_path / "old.safetensors", "pt") as file:
        about, state = json.loads(file.metadata()["about"]), {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
    for name in ("neighbours", "start", "lr_start", "decay"):
        del about["recipe"][name]
    del about["shape"]
    save_file(state, tmp_path / "old.safetensors", metadata={"about": json.dumps(about)})
    old = load(tmp_path / "old.safetensors")
    assert old.shape == (1, 28, 28) and (old.recipe.neighbours, old.recipe.start, old.recipe.decay) == (0, 0, 0)
