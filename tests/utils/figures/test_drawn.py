"""What each example's figure draws, worked out here a second time: every line point by point with its colour, bars and areas by their heights, and the words that hold numbers."""
from fractions import Fraction

import numpy as np
import pytest
from matplotlib.collections import FillBetweenPolyCollection, PathCollection
from matplotlib.colors import to_hex
from matplotlib.patches import Circle, Polygon, Rectangle
from matplotlib.quiver import Quiver
from matplotlib.text import Text
from scipy import stats
from scipy.special import expit, rel_entr

from tests.utils.figures.examples import EXAMPLES, STEPS, X
from tests.utils.figures.test_laws import draw, example
from utils import figures

IN_ORDER = ("blue", "vermillion", "green", "orange")             # of series that are given no colour of their own
NAMES = {colour.lower(): name for name, colour in figures.OKABE_ITO.items()}
level = lambda height: ([0, 1], [height] * 2)
upright = lambda place: ([place] * 2, [0, 1])
bits = lambda p: stats.entropy(p, base=2)
kl = lambda p, q: rel_entr(p, q).sum() / np.log(2)


def lines(figure):
    """[(x, y, name of the colour)] of all lines, in the order of drawing."""
    return [(*line.get_data(), NAMES.get(to_hex(line.get_color()), to_hex(line.get_color()))) for ax in figure.axes for line in ax.get_lines()]


def boxes(figure):
    """[(left, bottom, width, height)] of all bars and frames."""
    return [(*box.get_xy(), box.get_width(), box.get_height()) for ax in figure.axes for box in ax.patches if isinstance(box, Rectangle)]


def areas(figure):
    """[(x, y)] of the corners of every filled area, in the order in which x grows."""
    return [np.unique(path.vertices, axis=0).T for ax in figure.axes for each in ax.collections if isinstance(each, FillBetweenPolyCollection) for path in each.get_paths()]


def words(figure):
    """All texts that hold a number, but those of the ticks."""
    ticks = {label for ax in figure.axes for axis in (ax.xaxis, ax.yaxis) for label in axis.get_ticklabels(which="both")}
    return {text.get_text() for text in figure.findobj(Text) if text not in ticks and text.get_visible() and any(c.isdigit() for c in text.get_text())}


def over(series, x, colours):
    return [(x, y, colour) for y, colour in zip(series.values(), colours, strict=False)]


def chord(f, a, b):
    return [a, b], [f(a), f(b)], "vermillion"


LINES = {
    "probability_bars": lambda p: [(*level(1 / 4), "vermillion")],
    "curvature": lambda f, second, a, b: [((x := np.linspace(-2, 2, 401)), x ** 2, "blue"), chord(f, a, b), (x, second(x), "green"), (*level(0), "black")],
    "jensen_chord": lambda f, a, b, **_: [((x := np.linspace(-0.6, 2.6, 400)), np.exp(x), "blue"), chord(f, a, b),
                                          ([1.4, 1.4], [np.exp(1.4), 0.3 + 0.7 * np.exp(2)], "green"), ([1.4], [np.exp(1.4)], "blue"), ([1.4], [0.3 + 0.7 * np.exp(2)], "vermillion")],
    "gaussian_density": lambda sigma: [((x := np.linspace(-4, 4, 801)), stats.norm.pdf(x, scale=sigma), "blue")],
    "gaussian_entropy_curve": lambda sigma: [((x := np.geomspace(0.05, 4, 300)), stats.norm(scale=x).entropy() / np.log(2), "blue"),
                                             ([sigma], [stats.norm(scale=sigma).entropy() / np.log(2)], "vermillion"), (*level(0), "black")],
    "information_diagram": lambda **_: [], "two_pmfs": lambda **_: [], "joint_tables": lambda **_: [], "information_left": lambda **_: [],
    "gaussian_fits": lambda x, p, fits: [(x, stats.norm.pdf(x, *fit), colour) for fit, colour in zip(fits.values(), ("vermillion", "blue"), strict=True)],
    "gradient_lengths": lambda margins, lengths: [*over(lengths, margins, IN_ORDER), (*upright(0), "#999999")],
    "cloud": lambda x, y: [(x, y, "blue")],
    "seeds_band": lambda x, samples, name: [(x, np.mean(samples, 0), "blue")],
    "discriminator": lambda x, p, q, curves: [*over(curves, x, ("black", "vermillion")), (*level(0.5), "#999999")],
    "value_curve": lambda steps, values, ceiling: [*over(values, steps, ("blue", "vermillion")), (*level(ceiling), "black"), (*level(-2 * np.log(2)), "#808080")],
    "reading_limits": lambda information, n: [((known := np.linspace(0, np.log(n), 200)), [fano(np.log(n) - i, n) for i in known], "blue"),
                                              (known, np.minimum((np.log(n) - known) / np.log(4), 1 - 1 / n), "vermillion"),
                                              ([information] * 2, [fano(np.log(n) - information, n), 0.9], "black")],
    "earth_moved": lambda x, p, q: [(x, [1, 1, 1, 1], "blue"), (x, [0, 0, 1, 1], "orange")],
    "against_distance": lambda distances, values, marked, ylabel: [(distances, values, "blue"), ([1], [0.5], "black")],
    "discriminator_gap": lambda **_: [],
    "mixing": lambda weights, curves: [each for (name, values), colour in zip(curves.items(), ("blue", "vermillion"), strict=True)
                                       for each in ((weights, values, colour), ([0, 1], [values[0], values[-1]], colour))],
    "slopes": lambda logits, gradients: [*over(gradients, logits, IN_ORDER), (*level(0), "black"), (*upright(0), "black")],
    "plane": lambda real, fake, **_: [(*real.T, "blue"), (*fake.T, "vermillion")],
    "saturation": lambda steps, norms, accuracy: [*over(norms, steps, IN_ORDER), (steps, 100 * accuracy, "black")],
    "path_of_game": lambda path: [(*path.T, "vermillion"), ([path[0, 0]], [path[0, 1]], "vermillion"), ([0], [0], "blue"),
                                  (np.arange(len(path)), np.hypot(*path.T), "vermillion"), (*level(0), "blue")],
    "two_gradients": lambda steps, norms: [each for both in norms.values() for each in over(both, steps, IN_ORDER)],
    "curves_over_seeds": lambda steps, runs, ylabel: [(steps, np.sort(values, 0)[1], colour) for values, colour in zip(runs.values(), IN_ORDER, strict=False)],
    "information_curve": lambda steps, bounds: [*over(bounds, steps, IN_ORDER), (*level(np.log(10)), "black")],
    "digits": lambda **_: [], "confusion_matrix": lambda **_: [], "annotated_table": lambda **_: [], "codes_by_factor": lambda **_: [], "network_diagram": lambda **_: [],
    "toy_points": lambda **_: [], "traversal": lambda **_: [], "code_areas": lambda **_: [], "gradient_histograms": lambda exact, **_: [(*upright(exact), "black")],
    "proportions": lambda true, found: [(*level(1 / 3), "black"), *over(found, [0, 1, 2], ("vermillion", "black"))],
    "prior_entropy": lambda paths, true: [*(([0, *path["step"]], [*map(stats.entropy, [path.get("start", [1, 1]), *path["p"]])], colour)
                                            for runs, colour in zip(paths.values(), ("vermillion", "blue"), strict=False) for path in runs),
                                          (*level(np.log(2)), "black"), (*level(stats.entropy(true)), "black")],
    "pull_of_entropy": lambda weights, distances, uniform: [(weights, distances, "blue"), (*level(uniform), "vermillion")],
    "readable_by_start": lambda read, h_c: [([1.3, 1.25], [0, 0], "green"), ([0, 0.1], [1, 1], "vermillion"), ([1.2], [2], "green"), (*upright(h_c), "black")],
    "information_over_seeds": lambda runs: [each for curves, colour in zip(runs.values(), ("blue", "vermillion"), strict=True)
                                            for each in [*((x, y, colour) for x, y in curves), (STEPS, np.median([y for _, y in curves], 0), colour)]] + [(*level(np.log(10)), "black")],
    "error_marks": lambda groups, line: [([40, 50], [0, 0], "blue"), ([45], [0], "black"), ([1], [1], "vermillion"), ([1], [1], "black"), (*upright(5), "black")],
}


def fano(left, n):
    """The error e at which h(e) + e ln(n − 1) is the entropy that is left, in nats, by bisection."""
    low, high = 0.0, 1 - 1 / n
    for _ in range(60):
        e = (low + high) / 2
        low, high = (e, high) if stats.entropy([e, 1 - e]) + e * np.log(n - 1) < left else (low, e)
    return low


@pytest.mark.parametrize("name", LINES)
def test_every_line_runs_through_its_points_in_its_colour(name):
    drawn, expected = lines(example(name)), LINES[name](**EXAMPLES[name][0])
    assert len(drawn) == len(expected)
    for (x, y, colour), (x_, y_, colour_) in zip(drawn, expected, strict=True):
        assert colour == colour_ and np.allclose(np.asarray(x, float), x_) and np.allclose(np.asarray(y, float), y_, atol=1e-6)


def exact(value):
    """The numbers of an argument as fractions, in plain lists."""
    if isinstance(value, dict):
        return {name: exact(each) for name, each in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [exact(each) for each in value]
    return Fraction(float(value)) if isinstance(value, (float, np.floating)) else value


@pytest.mark.parametrize("name", ["probability_bars", "two_pmfs", "code_areas", "joint_tables", "annotated_table"])
def test_exact_fractions_are_drawn_like_other_numbers(name):
    drawn = draw(name, exact(EXAMPLES[name][0]))
    assert words(drawn) == words(example(name)) and np.allclose(boxes(drawn), boxes(example(name)))
    assert isinstance(figures.reading_bounds([Fraction(1, 2)], 10)[1][0], float)


minus = lambda text: text.replace("-", "−")
WORDS = {
    "probability_bars": lambda p: {*(f"{each:g}" for each in p), "H(p) = 1.500 bits, at most log₂ 4 = 2.000", "uniform, 1/4"},
    "code_areas": lambda p, lengths, fair, **_: {f"questions: area {np.dot(p, lengths):.3f} bits", f"−log₂ p: area {np.dot(p, fair):.3f} bits"},
    "jensen_chord": lambda **_: {(f := f"{np.exp(1.4):.3f}") and f"f(λa+(1−λ)b) = {f}", f"λf(a)+(1−λ)f(b) = {0.3 + 0.7 * np.exp(2):.3f}",
                                 f"gap {0.3 + 0.7 * np.exp(2) - np.exp(1.4):.3f} bits", "λ = 0.30"},
    "gaussian_density": lambda sigma: {minus(f"σ = 0.20: h = {stats.norm(scale=sigma).entropy() / np.log(2):.3f} bits")},
    "gaussian_entropy_curve": lambda sigma: {minus(f"h(σ = 0.20) = {stats.norm(scale=sigma).entropy() / np.log(2):.3f} bits")},
    "information_diagram": lambda **_: {"H(X,Y)\n1.585", "H(X)\n0.918", "H(Y)\n0.918", "H(X|Y)\n0.667", "H(Y|X)\n0.667", "I(X;Y)\n0.252"},
    "two_pmfs": lambda p, q: {minus(f"{p[i] * np.log2(p[i] / q[i]):+.2f}") for i in (0, 1)} | {f"KL(p‖q) = {kl(p, q):.3f} bits      KL(q‖p) = {kl(q, p):.3f} bits",
                                                                                               "outcome x (above it: p log₂ p/q in bits)"},
    "gaussian_fits": lambda **_: {"forward: mean 0.10, width 1.00", "reverse: mean −0.50, width 0.80"},
    "value_curve": lambda **_: {"D = ½ everywhere: −ln 4 = −1.386", "V(G, D*) = 2·JSD − ln 4 = −0.700"},
    "joint_tables": lambda tables: {f"{p:.3f}" for table in tables.values() for row in table for p in row},
    "information_left": lambda bits: {f"{each:.3f}" for each in bits.values()},
    "reading_limits": lambda **_: {"I(X;Y), nats (at most ln 10 = 2.303)"},
    "slopes": lambda **_: {f"{expit(logit):.2f}" for logit in (-5, -3, -1, 0, 1, 3, 5)},
    "confusion_matrix": lambda **_: {"90", "5"},
    "proportions": lambda **_: {"uniform, 1/3"},
    "prior_entropy": lambda true, **_: {f"true proportions: {stats.entropy(true):.3f}", "uniform: ln 2 = 0.693"},
    "annotated_table": lambda **_: {"0.90", "−0.10", "0.20", "0.50"},
    "pull_of_entropy": lambda **_: {"uniform p: 0.200"},
    "gradient_histograms": lambda path, score, exact: {"exact, 0.2", f"reparameterised: variance {np.mean(path ** 2) - np.mean(path) ** 2:.3g}",
                                                       f"score function: variance {np.mean(score ** 2) - np.mean(score) ** 2:.3g}"},
    "readable_by_start": lambda **_: {"H(c) = 1.39"},
    "traversal": lambda **_: {"c₂ (orange frame: the range of training, −1 to 1)"},
    "information_over_seeds": lambda **_: {"GAN (median of 2)", "InfoGAN (median of 3)", "H(c) = 2.303 nats"},
    "information_curve": lambda **_: {"H(c) = 2.303 nats"},
    "error_marks": lambda **_: {"45%", "1%", "the paper, 5%", "error on the 10,000 test images, % (bar: median over seeds)"},
}
BOXES = {
    "probability_bars": lambda p: [(i - 0.4, 0, 0.8, each) for i, each in enumerate(p)],
    "code_areas": lambda p, lengths, **_: [(left, 0, width, height) for left, width, height in zip((0, 0.5, 0.9), p, lengths, strict=True)],
    "information_diagram": lambda h_x, h_y, h_xy, h_x_given_y, h_y_given_x, mi: [    # each part stands under what it is a part of
        (0, 2.64, h_xy, 0.72), (0, 1.64, h_x, 0.72), (h_xy - h_y, 0.64, h_y, 0.72), (0, -0.36, h_x_given_y, 0.72), (h_xy - h_y, -0.36, mi, 0.72), (h_x, -0.36, h_y_given_x, 0.72)],
    "two_pmfs": lambda p, q: [(i + shift - 0.19, 0, 0.38, pmf[i]) for shift, pmf in ((-0.2, p), (0.2, q)) for i in (0, 1)],
    "information_left": lambda bits: [(0, i - 0.3, each, 0.6) for i, each in enumerate(bits.values())],
    "proportions": lambda true, **_: [(i - 0.4, 0, 0.8, each) for i, each in enumerate(true)],
    "traversal": lambda **_: [(27.5, -0.5, 3 * 28, 2 * 28)],
}
STEP = X[1] - X[0]
AREAS = {                                                         # (x, lower edge, upper edge)
    "curvature": lambda second, **_: [(x, second(x), 0) for x in (np.linspace(-2, 2, 401)[:122], np.linspace(-2, 2, 401)[-122:])],
    "gaussian_density": lambda sigma: [((x := np.linspace(-4, 4, 801)), 0, stats.norm.pdf(x, scale=sigma))],
    "gaussian_fits": lambda x, p, fits: [(x, 0, p / STEP)],
    "seeds_band": lambda samples, **_: [([1, 2, 3], [0.05, 1.05, 1.1], [0.95, 1.95, 2.9])],
    "discriminator": lambda x, p, q, curves: [(x, 0, each / np.maximum(p, q).max()) for each in (p, q)],
    "reading_limits": lambda information, n: [(x := np.linspace(0, np.log(n), 200), [fano(np.log(n) - i, n) for i in x], np.minimum((np.log(n) - x) / np.log(4), 1 - 1 / n))],
    "earth_moved": lambda **_: [(np.arange(4), [1, 1, 1, 1], [0, 0, 1, 1])],
    "discriminator_gap": lambda x, loss: [(x, 0, loss)],
    "curves_over_seeds": lambda runs, **_: [(STEPS, np.min(values, 0), np.max(values, 0)) for values in runs.values()],
}

FILLS = {                                                         # the colours of bars, areas and points in the order of drawing; (x): so thin that what is below is seen
    "probability_bars": ["blue"] * 4, "code_areas": ["sky"] * 3, "curvature": ["(orange) //"], "gaussian_density": ["(blue)"], "two_pmfs": ["blue"] * 2 + ["orange //"] * 2,
    "information_diagram": ["(black)", "(blue)", "(vermillion)", "(sky) //", "(green) xx", "(orange) \\\\"], "gaussian_fits": ["#d9d9d9"], "seeds_band": ["(blue)"],
    "discriminator": ["(blue)", "(orange) .."], "information_left": ["green"] * 2, "reading_limits": ["(sky)"], "earth_moved": ["(green) .."], "discriminator_gap": ["(vermillion) //"],
    "curves_over_seeds": ["(blue)", "(vermillion)"], "proportions": ["(blue)"] * 3, "gradient_histograms": ["(vermillion)", "(blue)"],
    "network_diagram": ["(orange)", "none", "none", "(vermillion)", "(green)"],      # only layers with weights are filled
    "toy_points": ["(blue)", "(vermillion)", "(green)", "(orange)", "(purple)"], "traversal": ["none"], "plane": ["none", "none", "black"],
}


def fill(artist):
    *rgb, alpha = np.atleast_2d(artist.get_facecolor())[0]
    name = NAMES.get(to_hex(rgb), to_hex(rgb))
    return ("none" if not alpha else name if alpha == 1 else f"({name})") + f" {artist.get_hatch() or ''}".rstrip()


@pytest.mark.parametrize("name", FILLS)
def test_every_bar_area_and_mark_has_its_colour(name):
    filled = [each for ax in example(name).axes for each in ax.get_children() if isinstance(each, (Rectangle, Polygon, Circle, FillBetweenPolyCollection, PathCollection, Quiver))]
    assert [fill(each) for each in filled if each not in {ax.patch for ax in each.figure.axes}] == FILLS[name]


@pytest.mark.parametrize("name", WORDS)
def test_every_number_that_is_written_is_right(name):
    assert words(example(name)) == WORDS[name](**EXAMPLES[name][0])


@pytest.mark.parametrize("name", BOXES)
def test_every_bar_and_frame_is_as_high_and_wide_as_what_it_stands_for(name):
    assert np.allclose(boxes(example(name)), BOXES[name](**EXAMPLES[name][0]))


@pytest.mark.parametrize("name", AREAS)
def test_every_area_lies_between_its_edges(name):
    drawn, expected = areas(example(name)), AREAS[name](**EXAMPLES[name][0])
    assert len(drawn) == len(expected)
    for (x, y), (x_, low, high) in zip(drawn, expected, strict=True):
        edges = np.concatenate([np.stack(np.broadcast_arrays(x_, edge), 1) for edge in (low, high)])
        inside = np.isclose(x[:, None], x_, atol=1e-9).any(1)                    # an area that begins where a curve meets 0 has a corner of its own there
        assert np.allclose(np.unique(edges.round(7), axis=0), np.unique(np.stack([x, y], 1)[inside].round(7), axis=0))


def test_every_cell_is_coloured_by_its_number_and_every_point_stands_where_it_is():
    pictures = lambda name: [(each.get_array().tolist(), each.get_clim()) for ax in example(name).axes for each in ax.images]
    tables = EXAMPLES["joint_tables"][0]["tables"].values()
    assert pictures("joint_tables") == [(table, (0, 1)) for table in tables]
    assert pictures("annotated_table") == [(EXAMPLES["annotated_table"][0]["values"], (0, 0.9))]
    assert pictures("confusion_matrix") == [((100 * (90 * np.eye(3) + 5) / 105).tolist(), (0, 100))]
    real, *fakes = (each.get_offsets().tolist() for each in example("toy_points").axes[0].collections)
    given = EXAMPLES["toy_points"][0]
    assert real == given["real"].tolist() and fakes == [given["fake"][k::4].tolist() for k in range(4)]
    points, = example("codes_by_factor").axes[0].collections
    assert points.get_offsets().tolist() == EXAMPLES["codes_by_factor"][0]["codes"].tolist() and points.get_array().tolist() == [*range(9)]


def test_a_number_in_a_cell_is_light_on_dark_or_dark_on_light():
    """The brightness of cividis, 0 to 1, and of the number on it lie far apart."""
    for name in ("annotated_table", "confusion_matrix", "joint_tables"):
        for ax in example(name).axes:
            for text in ax.texts:
                ground = ax.images[0].to_rgba(ax.images[0].get_array())[round(text.get_position()[1]), round(text.get_position()[0])]
                assert abs(np.dot(ground[:3], (0.299, 0.587, 0.114)) - (text.get_color() == "white")) > 0.4, text


def placed(name):
    """{(x, y): text} of what is written inside the axes."""
    return {tuple(np.round(getattr(text, "xy", text.get_position()), 6)): text.get_text() for ax in example(name).axes for text in ax.texts}


def test_what_is_written_in_a_figure_stands_where_it_belongs():
    p = EXAMPLES["code_areas"][0]["p"]
    assert placed("code_areas") == {(0.25, 0.5): "cat", (0.7, 1): "dog", (round(1 - p[2] / 2, 6), 1): "owl"}
    bars = {text: (left + width / 2, row) for text, (left, width, row) in {
        "H(X,Y)\n1.585": (0, 1.585, 3), "H(X)\n0.918": (0, 0.918, 2), "H(Y)\n0.918": (0.667, 0.918, 1), "H(X|Y)\n0.667": (0, 0.667, 0),
        "I(X;Y)\n0.252": (0.667, 0.252, 0), "H(Y|X)\n0.667": (0.918, 0.667, 0)}.items()}
    assert placed("information_diagram") == {tuple(np.round(at, 6)): text for text, at in bars.items()}
    assert placed("two_pmfs") == {(0, 0.78): "−0.29", (1, 0.53): "+0.50"}
    for name, digits in (("annotated_table", 2), ("joint_tables", 3)):
        for ax in example(name).axes[:2 if name == "joint_tables" else 1]:
            shown = np.array(sorted((*reversed(text.get_position()), float(text.get_text().replace("−", "-"))) for text in ax.texts))
            assert np.allclose(shown[:, 2], np.round(ax.images[0].get_array().ravel(), digits))
    assert placed("confusion_matrix") == {(j, i): "90" if i == j else "5" for i in range(3) for j in range(3)}
    assert placed("readable_by_start") == {(round(np.log(4), 6), -0.55): "H(c) = 1.39"} and placed("error_marks") == {(45, 0): "45%", (1, 1): "1%"}


def test_a_tree_of_questions_branches_up_for_no_and_down_for_yes():
    """Words one below the other in the order of their letters: 00, 01, 1."""
    assert placed("question_tree") == {(0, -1.25): "?", (1, -0.5): "?", (0.5, -1.625): "yes, 1", (0.5, -0.875): "no, 0", (1.5, -0.75): "yes, 1", (1.5, -0.25): "no, 0",
                                       (2.08, 0): "owl: 00", (2.08, -1): "dog: 01", (1.08, -2): "cat: 1"}
    drawn = {(*map(tuple, line.get_xydata().tolist()), NAMES[to_hex(line.get_color())], line.get_linestyle()) for line in example("question_tree").axes[0].get_lines()}
    assert drawn == {((0, -1.25), (1, -0.5), "vermillion", "--"), ((0, -1.25), (1, -2), "blue", "-"),
                     ((1, -0.5), (2, 0), "vermillion", "--"), ((1, -0.5), (2, -1), "blue", "-")}
    figure = example("question_tree")
    figure.draw_without_rendering()
    frame = figure.axes[0].get_window_extent()
    assert all(frame.x0 <= box.x0 and box.x1 <= frame.x1 for box in (text.get_window_extent() for text in figure.axes[0].texts))


def test_the_network_is_stacked_from_its_input_down_and_its_parts_are_joined():
    stacks = {"G": (0, 0), "trunk": (1.15, 0), "D": (2.3, 0), "Q": (2.3, -3)}
    written = {(0, 1.25): "noise z and code c", (1.15, 1.25): "G's image, or a real one", (0, 0.62): "G, the generator", (1.15, 0.62): "trunk, shared",
               (2.3, 0.62): "D: real or not?", (2.3, -2.38): "Q: which code?", (0.69, 0.15): "", (1.84, 0.15): "", (1.84, -2.85): ""}
    for part, layers in EXAMPLES["network_diagram"][0]["network"].items():
        left, top = stacks[part]
        written[left, round(top + 0.42, 6)] = " × ".join(map(str, layers[0][2]))
        for i, (name, kind, _, after) in enumerate(layers):
            written |= {(left, round(top - i - 0.07, 6)): f"{name}: {kind}", (left, round(top - i - 0.51, 6)): " × ".join(map(str, after))}
    assert placed("network_diagram") == written
    assert boxes(example("network_diagram")) == pytest.approx(np.array([(left - 0.44, top - i - 0.32, 0.88, 0.5) for part, (left, top) in stacks.items()
                                                                        for i in range(len(EXAMPLES["network_diagram"][0]["network"][part]))]))
    arrows = {text.xy: tuple(np.round(text.xyann, 6)) for text in example("network_diagram").axes[0].texts if not text.get_text()}
    assert arrows == {(0.69, 0.15): (0.46, -1.5), (1.84, 0.15): (1.61, -0.5), (1.84, -2.85): (1.61, -0.5)}


def test_a_game_that_runs_away_stays_in_its_frame():
    for factor, reach in ((0.5, 1.5), (4, 6)):
        left = draw("path_of_game", {"path": factor * EXAMPLES["path_of_game"][0]["path"]}).axes[0]
        assert left.get_xlim() == left.get_ylim() == (-reach, reach)


def test_labels_of_a_grid_stand_in_the_middle_of_their_rows_and_columns():
    ax = draw("digits", EXAMPLES["digits"][0] | {"row_labels": "ab", "column_labels": "01234"}).axes[0]
    for axis, middles, labels in ((ax.yaxis, [14, 42], "ab"), (ax.xaxis, [14, 42, 70, 98, 126], "01234")):
        assert axis.get_ticklocs().tolist() == middles and [label.get_text() for label in axis.get_ticklabels()] == [*labels]
