"""A cell for each widget, which ends in showing it: the tests of all widgets make it, and the browser's notebook runs them all.

A new widget gets a cell here.
"""
import ast

from utils import figures, widgets


def made(cell):
    """The widget that a cell shows."""
    *before, last = ast.parse(cell).body
    names = {"widgets": widgets, "figures": figures}
    exec(compile(ast.Module(before, []), "<cell>", "exec"), names)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)


CELLS = [
    "from utils import figures, widgets\nfrom utils.infogan import pretrained\nwidgets.traversal(pretrained(), category=3)",
    "p = widgets.entropy_bars([0.5, 0.25, 0.125, 0.125]); p",
    "widgets.divergences([0.5, 0.5, 0], [0.25, 0.5, 0.25])",
    "widgets.joint_table([[0.5, 0], [0, 0.5]])",
    """import matplotlib.pyplot as plt
def draw(sigma):
    figures.show(figures.gaussian_density(sigma, plt.subplots()[1]).figure, f"A Gaussian of width {sigma:.1f}, alone.")
widgets.explore(draw, sigma=widgets.slider(1, 0.1, 2, 0.1, "width σ"))""",
    "gan = widgets.plane(); gan",
    "two = widgets.bumps(); two",
    "widgets.code_channel([[0.7, 0.3, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], noise=0.1, error=0.1)",
    "widgets.plane_codes()",
]
