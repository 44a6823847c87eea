"""What is asked of real images: information of both readings, heard by the trunk and Q and never by D's head."""
import math
import types

import pytest
import torch

from tests.utils.infogan.small import REAL
from utils.codes import Categorical, Latent, Uniform
from utils.infogan import Agreement, Recipe, entropies, match, mnist_latent
from utils.information import conditional_entropy, mutual_information
from utils.networks import build


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
