"""What can't work across the boundary, found before a student does: `make build` runs it; `python -m authoring.build.lint` alone.

Under grading a student's functions, classes and instances live in a process of their own. A test calls them, reads their
attributes and gets plain data back, by value; it never holds the thing itself. What a test can't do to them (tracing.py), and a cell
that uses what only a test cell defines, is reported with chapter, cell, line and remedy.
"""
import ast
import builtins
import importlib
import symtable
import sys

from authoring.build.chapters import chapters, notebook_from_text
from authoring.build.tracing import Problem, Reader
from grading.names import parsed


def lint(chapter, notebook):
    """All problems of a chapter's notebook (a NotebookNode with its solutions and hidden tests)."""
    cells = [Cell(chapter, i, c) for i, c in enumerate(notebook.cells) if c.cell_type == "code"]
    return [*names_of_tests(cells), *what_tests_do(cells)]


class Cell:
    """A code cell as the grader sees it: a test, or not; what it defines and uses."""

    def __init__(self, chapter, i, cell):
        meta = cell.metadata.get("nbgrader", {})
        self.chapter, self.name = chapter, meta.get("grade_id") or f"number {i + 1}"
        self.is_test = bool(meta.get("grade") and not meta.get("solution"))
        self.is_solution, self.is_locked = bool(meta.get("solution")), bool(meta.get("locked"))
        self.tree = parsed(cell.source)
        self.source = cell.source

    def defines(self):
        """Name → its line, for all that the cell binds at its top level, imports too."""
        table = symtable.symtable(ast.unparse(self.tree), self.name, "exec") if self.tree else None
        return {s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported()} if table else set()

    def uses(self):
        """(name, line) of all names that the cell, or a function in it, reads from outside."""
        for node in ast.walk(self.tree) if self.tree else ():
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                yield node.id, node.lineno


def names_of_tests(cells):
    """Cells that the student's process runs, and that use what only a test cell defines."""
    tests = [c for c in cells if c.is_test]
    elsewhere = set(dir(builtins)).union(*(c.defines() | local_names(c.tree) for c in cells if not c.is_test))
    owner = {name: test.name for test in tests for name in test.defines() - elsewhere}
    for cell in cells:
        for name, line in {} if cell.is_test else dict(reversed(list(cell.uses()))).items():
            if name in owner:
                yield Problem(cell.chapter, cell.name, line, f"{name} is defined by the test cell {owner[name]} only", "test name")


def local_names(tree):
    """Parameters and other names that are bound below the top level."""
    nodes = list(ast.walk(tree)) if tree else []
    return {n.arg for n in nodes if isinstance(n, ast.arg)} | {
        n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


def what_tests_do(cells):
    """Follow the students' names through every test cell, and into the functions that it calls with them."""
    students, ours = {}, {}
    for cell in cells:
        if cell.is_test and cell.tree:
            yield from Reader(cell, dict(students), ours).problems_of(cell.tree)
        elif cell.is_locked and not cell.is_solution:
            ours |= imported(cell.tree)
        elif cell.is_solution:
            students |= what_it_binds(cell.tree)


def what_it_binds(tree):
    """Name → kind, of what a student's cell defines."""
    kinds = {ast.FunctionDef: "function", ast.ClassDef: "class"}
    found = {}
    for node in tree.body if tree else ():
        if type(node) in kinds:
            found[node.name] = kinds[type(node)]
        elif isinstance(node, ast.Assign):
            found |= {n.id: "function" if isinstance(node.value, ast.Lambda) else "value"
                      for t in node.targets for n in ast.walk(t) if isinstance(n, ast.Name)}
    return found


def imported(tree):
    """Name → the module or function of the course that a locked cell imports under it."""
    found = {}
    for node in tree.body if tree else ():
        if isinstance(node, ast.Import):
            found |= {a.asname or a.name.split(".")[0]: importlib.import_module(a.name if a.asname else a.name.split(".")[0])
                      for a in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = importlib.import_module(node.module)
            for a in node.names:
                if not hasattr(module, a.name):
                    importlib.import_module(f"{node.module}.{a.name}")
                found[a.asname or a.name] = getattr(module, a.name)
    return found


def main():
    problems = [p for chapter in chapters() for p in lint(chapter, notebook_from_text(chapter))]
    print(*problems, f"{len(problems)} problems", sep="\n")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
