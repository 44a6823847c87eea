"""What the author's own cells say about names: which they import, which they bind. The student's text is never consulted."""
import ast
import functools
import symtable

from IPython.core.inputtransformer2 import TransformerManager


def imports(source):
    """The import statements at the top level of a cell, each as a line of its own."""
    tree = parsed(source)
    return [ast.unparse(node) for node in (tree.body if tree else ()) if isinstance(node, (ast.Import, ast.ImportFrom))]


def bound_by_imports(line):
    """The names that an import statement binds; "*" where it doesn't say."""
    return {(a.asname or a.name.split(".")[0]) for node in ast.parse(line).body for a in node.names}


def required(source):
    """The top-level packages without which a cell can't run: those that it imports outside any try or function."""
    return sorted({m.split(".")[0] for line in imports(source) for m in modules(line)})


def modules(source):
    """The absolute names of all modules that a cell imports anywhere."""
    tree = parsed(source)
    found = []
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.Import):
            found += [a.name for a in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found += [node.module, *(f"{node.module}.{a.name}" for a in node.names if a.name != "*")]
    return found


def binds(source):
    """The names that a cell gives a value at its top level. One that it also imports (`try: import torch`, `except …: torch = None`) counts as imported."""
    if parsed(source) is None:
        return []
    table = symtable.symtable(_plain_python(source), "cell", "exec")
    return sorted(s.get_name() for s in table.get_symbols() if s.is_assigned() and not s.is_imported())


@functools.cache
def free(source, in_functions=False):
    """The global names that a cell reads, or that its functions read when they are called; not their local ones."""
    if parsed(source) is None:
        return frozenset()
    tables, found = [symtable.symtable(_plain_python(source), "cell", "exec")], set()
    for table in tables:
        tables += table.get_children()
        outside = table.get_type() == "module"
        if not (outside and in_functions):
            found |= {s.get_name() for s in table.get_symbols() if s.is_referenced() and (outside or s.is_global())}
    return frozenset(found)


@functools.cache                # a notebook's cells are looked up again for each of its tests
def _plain_python(source):
    return TransformerManager().transform_cell(source)


@functools.cache
def parsed(source):
    """The syntax tree of an author's cell, magics removed, for reading; None where it isn't Python."""
    try:
        return ast.parse(_plain_python(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError, RuntimeError):
        return None
