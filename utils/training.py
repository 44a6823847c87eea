"""What a notebook shows of a loop of training steps: how far it is, what G draws so far, and a stop that loses nothing."""
import copy
import signal
import threading
from contextlib import contextmanager

import matplotlib.pyplot as plt
import torch
from IPython.display import clear_output, display
from ipywidgets import Output
from tqdm.auto import tqdm

from utils import figures
from utils.course import short_run


def redrawn(draw):
    """`draw` as a function whose pictures replace each other in one place of the page, while a cell runs."""
    place = Output()
    display(place)

    def again(*arguments):
        with place:
            clear_output(wait=True)
            draw(*arguments)
    return again


def training_steps(n, G=None, noise=62):
    """0, 1, … n − 1, with the time left; if G is given, twenty of its digits are redrawn as they form.

    An interrupt (■) ends the loop after the step at hand, so nothing is lost; a second one is raised as usual. Silent where runs are
    short, by `short_run` or n < 500. G maps standard normal noise (n, `noise`) to images (n, 1, 28, 28) in [−1, 1]. ValueError, in short runs,
    too, where its first layer takes anything else, as D's does.
    """
    first = next(iter(getattr(G, "parameters", tuple)()), None)
    if first is not None and first.ndim > 1 and noise not in first.shape[:2]:
        raise ValueError(f"training_steps draws digits with G, whose first layer takes {noise} numbers of noise; what you passed begins with weights of the shape "
                         f"{tuple(first.shape)}. Did you pass D?")
    if n < 500 or short_run():
        yield from range(n)
        return
    redraw = redrawn(_draw_digits) if G is not None else None
    z = torch.randn(100, noise, generator=torch.Generator().manual_seed(0))     # no draw of the loop's own is used up
    with _noted_interrupts() as interrupts:
        for step in tqdm(range(n), desc="training", unit="step", leave=False):
            yield step
            if redraw and (step + 1) % max(1, n // 20) == 0:
                redraw(copy.deepcopy(G), z, step + 1)                           # a copy: a pass moves batch norm's statistics
            if interrupts and step + 1 < n:
                print(f"stopped after {step + 1:,} of {n:,} steps: what has been learned so far is kept")
                return


@torch.no_grad()
def _draw_digits(G, z, step):
    fig, ax = plt.subplots(figsize=(5, 1.2))
    figures.digits(G(z)[:20, 0], ax, rows=2)
    figures.show(fig, f"Twenty digits that G draws after {step:,} steps.")


@contextmanager
def _noted_interrupts():
    """A list that grows when the kernel is interrupted, instead of an exception; the second interrupt is raised."""
    noted = []

    def note(*_):
        if noted:
            raise KeyboardInterrupt
        noted.append(True)

    if threading.current_thread() is not threading.main_thread():               # only there can signals be handled
        yield noted
        return
    before = signal.signal(signal.SIGINT, note)
    try:
        yield noted
    finally:
        signal.signal(signal.SIGINT, before)
