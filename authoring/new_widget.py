"""Begins a widget: `python -m authoring.new_widget 03 ring "A ring"`.

Writes its Python and its JavaScript into utils/widgets, a test that compares the two, a cell that shows it into the chapter (before "What to
take away", or after the exercise that `--after` names), and a line wherever widgets are listed; then it bundles the JavaScript (`npm run build`). What it writes is a complete widget,
only not yours: a bump whose width is set. Replace it piece by piece; the files are printed.
"""
import re
import subprocess
import sys

from authoring import ROOT
from authoring.build.chapters import SOLUTIONS
from authoring.checks.bank import exercises
from authoring.new_exercise import AFTER, asked, exported, place

WIDGETS, TESTS = ROOT / "utils" / "widgets", ROOT / "tests" / "utils" / "widgets"

PYTHON = '''"""{title}: a bump whose width is set."""
import numpy as np
from traitlets import Bool, Float

from utils.widgets.base import Widget, axes, page


class {kind}(Widget):
    """N(0, width²). Make one with `{name}`."""

    _esm = page("{name}")
    width = Float(1, min=0.5, max=3).tag(sync=True)
    predict = Bool(True).tag(sync=True)

    def still(self):
        figure, ax = axes()
        x = np.linspace(-6, 6, 241)
        ax.plot(x, np.exp(-(x / self.width) ** 2 / 2) / (self.width * np.sqrt(2 * np.pi)))
        ax.set(xlabel="x", ylabel="density")
        return figure, f"A bump of width {{self.width:g}} around 0. Run the cell to change its width."


def {name}(width=1.0, predict=True):
    """N(0, width²), with its width to set and its largest density to predict; width: 0.5 … 3."""
    return {kind}(width=width, predict=predict)
'''
SCRIPT = '''// {title}: a bump whose width is set.
import {{ plot }} from "./shared/chart.js";
import {{ fixed, frame, make, onChange, panel, save, slider }} from "./shared/page.js";
import {{ guess, prediction }} from "./shared/prediction.js";

/** What is computed is exported, and tests compare it with Python. */
export const density = (x, width) => Math.exp(-((x / width) ** 2) / 2) / (width * Math.sqrt(2 * Math.PI));

function render({{ model, el }}) {{
    let width = model.get("width");
    const picture = make("div", {{ className: "plot", role: "img" }});

    function show() {{
        const p = Array.from({{ length: 241 }}, (_, i) => [i / 20 - 6, density(i / 20 - 6, width)]);
        picture.innerHTML = plot({{
            x: [-6, 6],
            y: [0, 0.85],
            ticks: [-6, -3, 0, 3, 6],
            levels: [0, 0.25, 0.5, 0.75],
            label: "x",
            lines: {{ first: p }},
            marks: [["second", 0, density(0, width), 6]],
        }});
        picture.setAttribute(
            "aria-label",
            `A bump of width ${{fixed(width)}} around 0; its largest density is ${{fixed(density(0, width))}}.`,
        );
    }}
    const move = slider({{
        label: "width",
        min: 0.5,
        max: 3,
        step: 0.1,
        value: width,
        say: (v) => fixed(v, 1),
        onInput: (v) => {{
            width = v;
            show();
        }},
        onRelease: () => save(model, {{ width }}),
    }});
    // Nothing to predict: put panel(…) in the place of prediction(…) below, and take `predict` out of the Python file.
    const guessed = guess({{ min: 0, max: 1, step: 0.05, value: 0.5, say: (v) => fixed(v) }});
    const verdict = () => `You said ${{fixed(guessed.value())}}; it is ${{fixed(density(0, width))}}.`;
    const question = "How large is the density at 0, at this width? Predict before you look.";
    const answer = panel("the density", picture);
    frame(
        el,
        "{name}",
        make("div", {{ className: "panels" }}, panel("a bump around 0", move.node)),
        prediction({{ ask: model.get("predict"), control: guessed.node, verdict, question, answer }}).node,
    );
    show();
    return onChange(model, ["width"], () => {{
        width = model.get("width");
        move.show(width);
        show();
    }});
}}

export default {{ render }};
'''
TEST = '''"""{title}: what the page computes agrees with scipy."""
import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import stats

from tests.utils.widgets.node import needs_node, node


@needs_node
@pytest.mark.parametrize("width", [0.5, 1, 3])
def test_the_density_on_the_page_is_scipys(width):
    x = np.linspace(-6, 6, 25)
    got = node("{name}", "return data.x.map((x) => page.density(x, data.width))", {{"x": x.tolist(), "width": width}})
    assert_allclose(got, stats.norm(0, width).pdf(x), rtol=1e-12)

'''
CELL = '''# %% [markdown]
# ### {title}
#
# A bump around 0, whose width you set. How large is its density at 0? The widget asks before it shows it.

# %%
widgets.{name}()

'''


def with_line(text, pattern, line):
    """The text with one more line among those that match, in alphabetical order."""
    lines = text.splitlines(keepends=True)
    places = [i for i, each in enumerate(lines) if re.match(pattern, each)]
    lines.insert(next((i for i in places if lines[i] > line), places[-1] + 1), line)
    return "".join(lines)


def worded(title):
    """A heading inside a sentence: "A ring" → "a ring", but "KL of two coins" as it is."""
    return title if re.match("[A-Z]{2}", title) else title[:1].lower() + title[1:]


def listed(text, kind, name, title):
    """utils/widgets/__init__.py with one more widget: in its docstring, its imports and __all__."""
    shown = re.findall(r"^    widgets\.\w+\(.*\n", text, re.MULTILINE)
    text = text.replace(last := shown[-2], f"{last}{f'    widgets.{name}()':44}# {worded(title)}\n")            # the last one is explore's
    return exported(text, f"from utils.widgets.{name} import {kind}, {name}\n")


def begin(chapter, name, title, after=None):
    """Write a widget and list it everywhere; returns the files to change."""
    if not name.isidentifier() or not name.islower():
        sys.exit(f"{name!r} names a function and two files: lower-case letters, digits and underscores, such as two_bumps.")
    if (WIDGETS / f"{name}.py").exists() or (WIDGETS / f"{name}.js").exists():
        sys.exit(f"utils/widgets already has a widget {name}.")
    text = (path := SOLUTIONS / f"{chapter}.py").read_text(encoding="utf-8")
    start = place(text, after, exercises(chapter))
    words = {"name": name, "title": title, "kind": "".join(word.capitalize() for word in name.split("_"))}
    path.write_text(text[:start] + CELL.format(**words) + text[start:], encoding="utf-8")
    written = {WIDGETS / f"{name}.py": PYTHON, WIDGETS / f"{name}.js": SCRIPT, TESTS / f"test_{name}.py": TEST}
    for file, template in written.items():
        file.write_text(template.format(**words), encoding="utf-8")
    for file, change in {
            WIDGETS / "__init__.py": lambda text: listed(text, **words),
            ROOT / "site" / "js" / "widgets.js": lambda text: with_line(text, r"    \w+: \(\) => import", f'    {name}: () => import("../../utils/widgets/{name}.js"),\n'),
            TESTS / "examples.py": lambda text: text.rstrip().removesuffix("]") + f'    "widgets.{name}()",\n]\n'}.items():
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    return *written, path


def main():
    paths = begin(*asked(__doc__.splitlines()[0], "the function that shows it", after=AFTER))
    if not (ROOT / "node_modules").exists():
        subprocess.run(["npm", "ci", "--silent"], cwd=ROOT, check=True)
    subprocess.run(["npm", "run", "--silent", "build", "--", "--log-level=warning"], cwd=ROOT, check=True)
    print("A draft that works. Make it yours in", *(f"  {path.relative_to(ROOT)}" for path in paths), sep="\n")
    print("then:", "npm run build && npm run format && npm run lint", ".venv/bin/python -m pytest tests/utils/widgets", "make build", sep="\n  ")


if __name__ == "__main__":
    main()
