"""A student's loop of training steps: it stops without loss, draws G as it learns, and changes nothing of what it watches."""
import os
import signal

import pytest
import torch

from utils import training


@pytest.fixture(autouse=True)
def long_run(monkeypatch):
    monkeypatch.setattr(training, "short_run", lambda: False)


def test_an_interrupt_ends_the_loop_after_its_step(capsys):
    before = signal.getsignal(signal.SIGINT)
    taken = []
    for step in training.training_steps(600):
        if step == 4:
            os.kill(os.getpid(), signal.SIGINT)
        taken.append(step)
    assert taken == [0, 1, 2, 3, 4] and "stopped after 5 of 600 steps" in capsys.readouterr().out
    assert signal.getsignal(signal.SIGINT) is before


def test_a_second_interrupt_is_raised():
    with pytest.raises(KeyboardInterrupt):
        for _ in training.training_steps(600):
            for _ in range(2):
                os.kill(os.getpid(), signal.SIGINT)


def test_every_step_comes_once_and_g_is_redrawn_twenty_times(monkeypatch):
    drawn = []
    monkeypatch.setattr(training, "redrawn", lambda draw: lambda *arguments: drawn.append(arguments[2]))
    assert list(training.training_steps(600, torch.nn.Identity())) == list(range(600))
    assert drawn == list(range(30, 601, 30))


def test_watching_moves_neither_the_random_numbers_nor_g(monkeypatch, capsys):
    G = torch.nn.Sequential(torch.nn.Linear(62, 784), torch.nn.BatchNorm1d(784), torch.nn.Unflatten(1, (1, 28, 28)))
    state, random = {name: value.clone() for name, value in G.state_dict().items()}, torch.get_rng_state()
    for _ in training.training_steps(500, G):
        pass
    assert torch.equal(torch.get_rng_state(), random) and all(torch.equal(value, state[name]) for name, value in G.state_dict().items())
    assert "Twenty digits that G draws after 500 steps" in capsys.readouterr().out


def test_short_runs_are_silent(monkeypatch, capsys):
    monkeypatch.setattr(training, "short_run", lambda: True)
    assert list(training.training_steps(1000)) == list(range(1000)) and list(training.training_steps(40)) == list(range(40))
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("other", [torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(784, 8)), torch.nn.Conv2d(1, 16, 4)])
def test_another_network_than_g_is_refused_before_the_first_step_of_any_run(other):
    with pytest.raises(ValueError, match="Did you pass D"):
        next(training.training_steps(2, other))
