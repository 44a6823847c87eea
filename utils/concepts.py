"""The concept map: what leads to what, each concept a link to the section that teaches it. Drawn from assets/concepts.json."""
import html
import json
from pathlib import Path

CHAPTERS = {"01_entropy": "01 Entropy", "02_kl_divergence": "02 KL divergence", "03_jensen_shannon": "03 Jensen–Shannon",
            "04_gan": "04 GAN", "05_infogan": "05 InfoGAN", "06_beyond": "06 Beyond"}
COLUMN, ROW, WIDTH, HEIGHT, TOP, LEFT = 120, 64, 102, 48, 42, 18       # pixels; curves pass on the left of the first column, too
GAP = COLUMN - WIDTH


def concepts():
    """The nodes: id, label, chapter, heading (the section's own), x (column), y (row), needs (ids it builds on)."""
    return json.loads((Path(__file__).parent / "assets" / "concepts.json").read_text(encoding="utf-8"))


def notebook_address(node):
    """Where JupyterLab finds the section of a concept, from a notebook in another chapter's folder."""
    return f"../{node['chapter']}/{node['chapter']}.ipynb#{node['heading'].replace(' ', '-')}"


class ConceptMap:
    """Displays as an HTML map of links; `address` turns a node into its link."""

    def __init__(self, address=notebook_address):
        self.address = address

    def __repr__(self):
        return f"Concept map: {len(concepts())} concepts, from {concepts()[0]['label']} to {concepts()[-1]['label']}"

    def _repr_html_(self):
        nodes = {node["id"]: node for node in concepts()}
        width = LEFT + max(n["x"] for n in nodes.values()) * COLUMN + WIDTH
        height = TOP + (1 + max(n["y"] for n in nodes.values())) * ROW
        arrows = "".join(_arrow(nodes[need], node) for node in nodes.values() for need in node["needs"])
        columns = "".join(self._column(i, chapter, name) for i, (chapter, name) in enumerate(CHAPTERS.items()))
        return (f'<nav class="concept-map" aria-label="Concept map: every concept links to the section that teaches it"><style>{STYLE}</style>'
                f'<div style="--width:{width}px;--height:{height}px"><svg width="{width}" height="{height}" aria-hidden="true">{HEAD}{arrows}</svg>'
                f"{columns}</div></nav>")

    def _column(self, i, chapter, name):
        """A chapter's name, and its concepts as a list: in columns where there is room, one below the other where there is not."""
        links = "".join(f'<li style="--x:{LEFT + n["x"] * COLUMN}px;--y:{TOP + n["y"] * ROW}px"><a href="{html.escape(self.address(n))}">{html.escape(n["label"])}</a></li>'
                        for n in concepts() if n["chapter"] == chapter)
        return f'<b style="--x:{LEFT + i * COLUMN}px">{html.escape(name)}</b><ul>{links}</ul>'


# Where HTML comes without its style, as on GitHub, it is a list under each chapter's name.
STYLE = f"""
.concept-map {{ overflow-x: auto; container-type: inline-size; }}
.concept-map ul {{ list-style: none; margin: 0; padding: 0; }}
.concept-map b {{ display: block; margin: 0.8em 0 0.3em; }}
.concept-map svg {{ display: none; }}
.concept-map a {{
  display: flex; align-items: center; justify-content: center; box-sizing: border-box; min-height: 32px; padding: 2px 4px; margin: 4px 0; text-align: center;
  border: 1.5px solid #3d8fc4; border-radius: 8px; color: inherit; text-decoration: none;
  background: color-mix(in srgb, #3d8fc4 14%, var(--color-background-primary, var(--jp-layout-color0, var(--vscode-editor-background, Canvas))));   /* arrows pass behind */
  line-height: 1.15; font-size: 13px;
}}
@container (min-width: 720px) {{
  .concept-map > div {{ position: relative; width: var(--width); height: var(--height); }}
  .concept-map svg {{ display: block; position: absolute; left: 0; top: 0; }}
  .concept-map b {{ position: absolute; left: var(--x); top: 6px; width: {WIDTH}px; margin: 0; text-align: center; font-size: 13px; line-height: 1.2; }}
  .concept-map li {{ position: absolute; margin: 0; left: var(--x); top: var(--y); }}
  .concept-map a {{ width: {WIDTH}px; height: {HEIGHT}px; margin: 0; padding: 2px; font-size: 12px; }}
}}
"""
HEAD = ('<defs><marker id="concept-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="5" markerHeight="5" orient="auto">'
        '<path d="M0,0 L8,4 L0,8 z" fill="#8a8f98"/></marker></defs>')


def _arrow(start, end):
    """A line from the concept that is needed to the one that needs it, which passes behind no other concept."""
    x1, x2 = (LEFT + node["x"] * COLUMN for node in (start, end))
    y1, y2 = (TOP + node["y"] * ROW + HEIGHT / 2 for node in (start, end))
    if x1 == x2 and abs(y2 - y1) == ROW:                    # neighbours in a column
        side = HEIGHT / 2 if y1 < y2 else -HEIGHT / 2
        path = f"M{x1 + WIDTH / 2},{y1 + side} L{x1 + WIDTH / 2},{y2 - side}"
    elif x1 == x2:                                          # round the concepts in between, on the left
        path = f"M{x1},{y1} C{x1 - GAP},{y1} {x1 - GAP},{y2} {x1},{y2}"
    elif x2 - x1 == COLUMN:
        path = f"M{x1 + WIDTH},{y1} C{x1 + COLUMN},{y1} {x1 + WIDTH},{y2} {x2},{y2}"
    else:                                                   # past the columns in between, above the lower of the two
        a, b, between = x1 + WIDTH, x2 - GAP, max(y1, y2) - ROW / 2
        path = f"M{a},{y1} C{a + GAP},{y1} {a},{between} {a + GAP},{between} L{b},{between} C{b + GAP},{between} {b},{y2} {x2},{y2}"
    return f'<path d="{path}" fill="none" stroke="#8a8f98" stroke-width="1.5" marker-end="url(#concept-arrow)"/>'
