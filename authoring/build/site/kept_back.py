"""Outputs that would give an answer away: a cell further down that shows the lines of a student's proof, run with the author's."""
import ast
import html
import re

import nbformat

from authoring.build.chapters import notebook_from_text

SHORT = 12                                                      # characters: below that a text is a name, and no line of a proof
INSTEAD = '<p class="written">What this shows comes from your answer: you see it in the notebook.</p>'


def answers(name):
    """{variable: the texts in quotes of the answer that it should hold}, the lines of a proof for instance, for all answers of a chapter."""
    found = {}
    for cell in notebook_from_text(name).cells:
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution"):
            for node in ast.parse(cell.source).body:
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    found[node.targets[0].id] = {each.value for each in ast.walk(node.value)
                                                 if isinstance(each, ast.Constant) and isinstance(each.value, str) and len(each.value) >= SHORT}
    return found


def without(cell, answers):
    """The outputs of a cell, or a line in their place where they come from an answer and show a text of it."""
    said = html.unescape(re.sub("<[^>]*>", "", "".join(text for output in cell.outputs for text in (output.get("text", ""), *map(str, output.get("data", {}).values())))))
    used = re.findall(r"\w+", cell.source)
    if not any(text in said for name in answers.keys() & used for text in answers[name]):
        return cell.outputs
    return [nbformat.v4.new_output("display_data", {"text/html": INSTEAD, "text/plain": "…"})]
