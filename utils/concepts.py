"""The concept map: what leads to what, each concept a link to the section that teaches it. Drawn from assets/concepts.json."""
import html
import json
from pathlib import Path

CHAPTERS = {"01_entropy": "01 Entropy", "02_kl_divergence": "02 KL divergence", "03_jensen_shannon": "03 Jensen–Shannon",
            "04_gan": "04 GAN", "05_infogan": "05 InfoGAN", "06_beyond": "06 Beyond"}
COLUMN, ROW, WIDTH, HEIGHT, TOP, LEFT = 115, 64, 102, 48, 42, 14       # pixels: six columns fit a page of 700, curves left of the first too


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
        heads = "".join(f'<div style="position:absolute;left:{LEFT + i * COLUMN}px;top:6px;width:{WIDTH}px;text-align:center;'
                        f'font-weight:600;font-size:13px;line-height:1.2">{html.escape(name)}</div>' for i, name in enumerate(CHAPTERS.values()))
        links = "".join(
            f'<li style="position:absolute;margin:0;left:{LEFT + n["x"] * COLUMN}px;top:{TOP + n["y"] * ROW}px">'
            f'<a href="{html.escape(self.address(n))}" style="display:flex;align-items:center;justify-content:center;'
            f'text-align:center;box-sizing:border-box;width:{WIDTH}px;height:{HEIGHT}px;padding:2px;border:1.5px solid #0072B2;'
            f'border-radius:8px;background:#eaf4fa;color:#003a5c;text-decoration:none;line-height:1.15;font-size:12px">'
            f'{html.escape(n["label"])}</a></li>' for n in nodes.values())
        return (f'<nav aria-label="Concept map: every concept links to the section that teaches it" style="overflow-x:auto">'
                f'<div style="position:relative;width:{width}px;height:{height}px">'
                f'<svg width="{width}" height="{height}" aria-hidden="true" style="position:absolute;left:0;top:0">{arrows}</svg>'
                f'{heads}<ul style="list-style:none;margin:0;padding:0">{links}</ul></div></nav>')


def _arrow(start, end):
    """A curve from the concept that is needed to the one that needs it; within a column, straight down its middle."""
    if start["x"] == end["x"]:
        x = LEFT + start["x"] * COLUMN + WIDTH / 2
        if end["y"] - start["y"] == 1:
            path = f"M{x},{TOP + start['y'] * ROW + HEIGHT} L{x},{TOP + end['y'] * ROW}"
        else:                                               # round the concepts in between, on the left
            left, y1, y2 = LEFT + start["x"] * COLUMN, TOP + start["y"] * ROW + HEIGHT / 2, TOP + end["y"] * ROW + HEIGHT / 2
            path = f"M{left},{y1} C{left - 16},{y1} {left - 16},{y2} {left},{y2}"
    else:
        x1, y1 = LEFT + start["x"] * COLUMN + WIDTH, TOP + start["y"] * ROW + HEIGHT / 2
        x2, y2 = LEFT + end["x"] * COLUMN, TOP + end["y"] * ROW + HEIGHT / 2
        bend = (x2 - x1) / 2
        path = f"M{x1},{y1} C{x1 + bend},{y1} {x2 - bend},{y2} {x2},{y2}"
    return f'<path d="{path}" fill="none" stroke="#8a8f98" stroke-width="1.5"/>'
