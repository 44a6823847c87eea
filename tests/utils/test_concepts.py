"""The concept map as a picture: which line leads where can be seen."""
import re

import numpy as np

from utils.concepts import COLUMN, HEIGHT, LEFT, ROW, TOP, WIDTH, ConceptMap, concepts

NODES = {node["id"]: node for node in concepts()}
LINES = [(need, node["id"]) for node in concepts() for need in node["needs"]]


def points(path):
    """Places along a path of M, C and L."""
    numbers, found = [float(v) for v in re.findall(r"-?[\d.]+", path)], []
    here, at = np.array(numbers[:2]), 2
    t = np.linspace(0, 1, 50)[:, None]
    for kind in re.findall("[CL]", path):
        b = [here, *(np.array(numbers[at + 2 * k:at + 2 * k + 2]) for k in range(3 if kind == "C" else 1))]
        found.append((1 - t) ** 3 * b[0] + 3 * t * (1 - t) ** 2 * b[1] + 3 * t**2 * (1 - t) * b[2] + t**3 * b[3] if kind == "C" else (1 - t) * b[0] + t * b[1])
        here, at = b[-1], at + 2 * (len(b) - 1)
    assert at == len(numbers)
    return np.concatenate(found)


def touched(path):
    """The concepts on or behind which a path passes."""
    x, y = points(path).T
    left, top = ({name: begin + node[key] * size for name, node in NODES.items()} for key, begin, size in (("x", LEFT, COLUMN), ("y", TOP, ROW)))
    return {name for name in NODES if ((x >= left[name]) & (x <= left[name] + WIDTH) & (y >= top[name]) & (y <= top[name] + HEIGHT)).any()}


def test_a_line_touches_the_two_concepts_that_it_joins_and_no_other():
    drawn = re.findall(r'<path d="(M[^"]+)" fill="none"', ConceptMap()._repr_html_())
    assert len(drawn) == len(LINES) > 25
    for path, line in zip(drawn, LINES, strict=True):
        assert touched(path) == set(line)


def test_every_concept_has_a_place_of_its_own_and_no_line_is_said_by_others():
    assert len({(node["x"], node["y"]) for node in NODES.values()}) == len(NODES)
    leads = {name: {need for need, node in LINES if node == name} for name in NODES}

    def below(name):
        return leads[name].union(*map(below, leads[name]))

    assert not [(need, node) for need, node in LINES if need in set().union(*(below(other) for other in leads[node] - {need}))]
