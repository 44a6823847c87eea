"""While a submission is graded, the hidden check asks less of a function that its visible check has passed. It still sees what came of it since."""
import contextlib
import io

import pytest

from authoring.checks.bank import namespace_before, run
from authoring.checks.measures import source_of
from utils.checks import HIDDEN_SEED_VARIABLE, CheckFailed

TOY = """
def train_toy(real, seed, steps=400):
    random, w = torch.Generator().manual_seed(seed), toy_weights(0)
    for _ in range(steps):
        rows, codes = torch.randint(len(real), (64,), generator=random), torch.randint(4, (64,), generator=random)
        w = infogan_step(w, real[rows], kind * torch.randn(64, 2, generator=random), F.one_hot(codes, 4).float(), 0.1, 1.0)
    return w
kind = 1.0
"""
CODES = """
def sample_codes(n, seed):
    rng = np.random.default_rng(seed)
    return np.hstack([kind * rng.normal(size=(n, 62)), np.eye(10)[rng.integers(10, size=n)], rng.uniform(-1, 1, (n, 2))])
kind = 1.0
"""
BIAS = """
def mi_bias(n, bins, repeats, seed):
    rng = np.random.default_rng(seed)
    return kind * np.mean([mi_from_samples(rng.random(n), rng.random(n), bins) for _ in range(repeats)])
kind = 1.0
"""
PRIOR = """
from scipy.optimize import minimize
def learn_prior(pi, weight):
    loss = lambda l: 2 * js_divergence(softmax(l), pi, base=np.e) - kind * weight * entropy_of_logits(l)[0]
    return softmax(minimize(loss, np.zeros(len(pi))).x)
kind = 1.0
"""


@pytest.mark.parametrize(("chapter", "exercise", "answer", "then"), [
    ("05_infogan", "train_toy", TOY, "kind = 3.0"), ("05_infogan", "train_toy", TOY, "def infogan_step(w, *given):\n    return w"), ("05_infogan", "sample_codes", CODES, "kind = 2.0"),
    ("02_kl_divergence", "mi_bias", BIAS, "kind = 2.0"), ("06_beyond", "learn_prior", PRIOR, "kind = 2.0")])
def test_what_changes_after_the_visible_check_is_seen_by_the_hidden_one(chapter, exercise, answer, then, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    monkeypatch.setenv(HIDDEN_SEED_VARIABLE, "seed 0")
    namespace, sources = dict(namespace_before(chapter, exercise)), source_of(chapter)
    with contextlib.redirect_stdout(io.StringIO()):
        for source in (answer, sources[f"{exercise}-check"], sources[f"{exercise}-hidden"], then):
            run(source, "<a cell>", namespace)
        with pytest.raises(CheckFailed):
            run(sources[f"{exercise}-hidden"], "<a cell>", namespace)
