"""An exercise as students find it: it can be read by Python, and its name has no value that a check could call wrong before anything was answered."""
import ast

import pytest
from nbgrader.preprocessors import ClearSolutions
from traitlets.config.loader import PyFileConfigLoader

from authoring.build.chapters import notebook_from_text
from tests.paths import CHAPTERS, ROOT


def stubs(chapter):
    """{grade_id: the cell of an answer in code, before it is answered}."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    notebook, _ = ClearSolutions(config=config).preprocess(notebook_from_text(chapter), {})
    return {cell.id: cell.source for cell in notebook.cells if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution")}


def given(statement):
    """Does this statement give a name a value that is not one to replace ("?")?"""
    return isinstance(statement, ast.Assign) and not any(isinstance(node, ast.Constant) and node.value == "?" for node in ast.walk(statement.value))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_an_open_exercise_is_python_and_gives_its_name_no_value(chapter):
    for grade_id, source in stubs(chapter).items():
        tree = ast.parse(source, grade_id)
        names = [target.id for statement in tree.body if given(statement) for target in statement.targets if isinstance(target, ast.Name)]
        assert grade_id not in names, f"{chapter}: {grade_id} has a value before it is answered; put what is given into comments above the solution"
        assert "raise NotImplementedError()" in source, grade_id
