"""Names for real images: found by what hangs together, said by the trunk and Q, never heard by D's head or G."""
import copy
import math

import pytest
import torch
import torch.nn.functional as F

from tests.utils.infogan.small import REAL, SHORT
from utils import gan, infogan
from utils.codes import Categorical, Latent, Uniform
from utils.infogan import Agreement, Recipe, entropies, information, match, mnist_latent
from utils.information import conditional_entropy, mutual_information
from utils.networks import build

KINDS = torch.arange(300) % 5


def kinds():
    """Five kinds of images that nobody could confuse, 60 of each, as real images (300, 1, 28, 28)."""
    torch.manual_seed(0)
    patterns = (torch.rand(5, 1, 7, 7) > 0.5).float().repeat_interleave(4, 2).repeat_interleave(4, 3)
    return (2 * patterns[KINDS] - 1 + 0.1 * torch.randn(300, 1, 28, 28)).clamp(-1, 1)


def asked(real=REAL, latent=None, **recipe):
    """A network and the agreement that is asked of it, after a start of a few steps."""
    torch.manual_seed(0)
    latent = latent or mnist_latent()
    D = build("laptop", latent)[1]
    return D, Agreement(D, real, latent, Recipe(**{"start": 2, "neighbours": 0} | recipe))


def right(found):
    return (match(found.numpy(), KINDS.numpy(), 5)[found.numpy()] == KINDS.numpy()).mean()


@pytest.mark.parametrize("neighbours", [0, 5])
def test_what_lies_apart_gets_a_name_of_its_own_before_the_gan_and_q_says_it(monkeypatch, neighbours):
    monkeypatch.setattr(Agreement, "HEAD_STEPS", 200)
    monkeypatch.setattr(Agreement, "WARP", 0.2)
    real = kinds()
    D, ask = asked(real, Latent(4, [Uniform(), Categorical(5)]), neighbours=neighbours, start=150, batch=60)
    assert right(ask.names) > 0.95 and right(D.q(D.trunk(real))[:, 1:].argmax(1)) > 0.95
    assert 1.5 < ask.information.max() <= math.log(5) + 1e-4


def test_what_is_added_to_ds_loss_is_the_cross_entropy_of_the_names(monkeypatch):
    monkeypatch.setattr(Agreement, "WARP", 0.0)
    D, ask = asked(agreement=0.3)
    rows = torch.arange(20, 60)
    expected = 0.3 * F.cross_entropy(D.q(D.trunk(REAL[rows]))[:, :10], ask.names[rows])
    assert ask(D, rows).item() == pytest.approx(expected.item(), abs=1e-4)


def test_it_teaches_the_trunk_and_q_never_ds_head_even_where_q_is_sure(scale=1000):
    D, ask = asked()
    with torch.no_grad():
        D.q.outputs.weight.mul_(scale)
    ask(D, torch.arange(64)).backward()
    for weight in (D.trunk.conv1.weight, D.q.outputs.weight):
        assert torch.isfinite(weight.grad).all() and weight.grad.abs().sum() > 0
    assert D.head.weight.grad is None


def test_what_shows_the_same_thing_is_a_neighbour_or_a_copy_of_itself(monkeypatch):
    monkeypatch.setattr(Agreement, "WARP", 0.0)
    _, alone = asked()
    torch.testing.assert_close(alone.same_thing(torch.arange(5)), REAL[:5], atol=1e-4, rtol=0)
    alone.near = torch.arange(len(REAL)).sub(1).remainder(len(REAL)).unsqueeze(1)                       # the only neighbour is the one before
    shown = alone.same_thing(torch.arange(10, 15))
    assert any(torch.allclose(shown, REAL[10 - step:15 - step], atol=1e-4) for step in range(1, Agreement.WALK + 1))


def trained_kinds(reading):
    real, latent = kinds(), Latent(4, [Categorical(5), Uniform()])
    return infogan.train(latent, real, Recipe(start=20, steps=4, reading=reading, batch=60, neighbours=3))


def test_reading_on_teaches_q_and_leaves_g_as_it_is(monkeypatch):
    monkeypatch.setattr(Agreement, "HEAD_STEPS", 60)
    before, after = trained_kinds(0), trained_kinds(100)
    for old, new in zip(before.G.state_dict().values(), after.G.state_dict().values(), strict=True):
        assert torch.equal(old, new)
    assert torch.equal(before.D.head.weight, after.D.head.weight) and not torch.equal(before.D.q.outputs.weight, after.D.q.outputs.weight)
    assert infogan.L_I(after, 500)[0] > infogan.L_I(before, 500)[0]
    assert not after.D.training and not any(p.requires_grad for p in after.D.parameters())


def test_reading_that_is_interrupted_leaves_a_usable_model(monkeypatch, capsys):
    _, ask = asked(reading=5)
    model = gan.snapshot(mnist_latent(), *build("laptop", mnist_latent()), REAL, SHORT, {})
    before = copy.deepcopy(model.D.q.outputs.weight)

    def stops(*arguments, calls=[]):  # noqa: B006 (counts its calls)
        calls.append(0)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return information(mnist_latent())(*arguments)

    ask.read_on(model, stops)
    assert "the model so far is yours" in capsys.readouterr().out
    assert not torch.equal(before, model.D.q.outputs.weight) and len(infogan.predict(model, (REAL[:3, 0] * 127.5 + 127.5).byte().numpy())) == 3


def test_entropies_agree_with_the_exact_table():
    torch.manual_seed(0)
    log_a, log_b = torch.randn(2, 500, 3, 4, dtype=torch.float64).log_softmax(-1)
    entropy, given = entropies(log_a, log_b)
    for head in range(3):
        joint = (log_a[:, head].exp().T @ log_b[:, head].exp() / 500)
        table = ((joint + joint.T) / 2).numpy()
        assert (entropy[head] - given[head]).item() == pytest.approx(mutual_information(table, base=math.e), abs=1e-5)
        assert given[head].item() == pytest.approx(conditional_entropy(table, base=math.e), abs=1e-5)
