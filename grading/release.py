"""What becomes of a chapter when nbgrader makes the students' copy of it, beyond what nbgrader does itself."""
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import compute_checksum, is_grade

NOTE = "# Nothing to do here: when your notebook is graded, a second check of your answer runs in this cell."


class RunToTheEnd(NbGraderPreprocessor):
    """An exercise that is still open doesn't stop Run All: every cell carries Jupyter's own tag for a cell that may raise."""

    def preprocess_cell(self, cell, resources, index):
        if cell.cell_type == "code":
            cell.metadata["tags"] = sorted({*cell.metadata.get("tags", ()), "raises-exception"})
        return cell, resources


class SayWhatRunsHere(NbGraderPreprocessor):
    """A cell of hidden tests says what it is for: without them it is an empty box in which a student can't write."""

    def preprocess_cell(self, cell, resources, index):
        if cell.cell_type == "code" and is_grade(cell) and not cell.source.strip():
            cell.source = NOTE
            cell.metadata.nbgrader["checksum"] = compute_checksum(cell)         # nbgrader's last look was at the empty one
        return cell, resources
