"""Which tests of a notebook mean something else outside of the student's process: these run inside, as nbgrader runs them.

Each test is read by itself (reader.py); tests that share names with such a test go with it. The trial (trial.py) finds what
shows when the test is run.
"""
import ast

from . import names
from .known import in_place
from .origins import Author, Origins
from .reader import reading


def unprotected(cells, declared=()):
    """The tests (in order, of dicts: grade_id, kind, source) that have to run in the student's process: grade_id → why.

    `declared`: the author's modules that are made for the boundary. Tests that share names with such a test go with it.
    """
    author, found = Author(), {}
    declared = set(declared)
    for cell in cells:
        _learn(author, cell)
    for i, cell in enumerate(cells):
        author.later = {n for c in cells[i:] if c["kind"] != "test" for n in names.free(c["source"])}
        if cell["kind"] == "test" and (why := reading(cell["source"], author, declared)):
            found[cell["grade_id"]] = why
    return with_company(cells, found)


def shared(cells):
    """The names of data that the author's set-up cells bind: the student's code can change its copy of them."""
    out = set()
    for cell in cells:
        if cell["kind"] == "both" and (tree := names.parsed(cell["source"])):
            for node in tree.body:
                if isinstance(node, (ast.Assign, ast.AnnAssign)) and not isinstance(node.value, ast.Lambda):
                    out |= _targets(node)
    return out


def uses(source):
    """All names in a cell."""
    return _names(tree) if (tree := names.parsed(source)) else set()


def _names(tree):
    return {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}


def reached(source, cells):
    """All names in a test, and in the functions of the author's `cells` that it calls, directly or through others."""
    trees = [names.parsed(c["source"]) for c in cells]
    functions = {n.name: n for tree in trees if tree for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    found, todo = set(), uses(source)
    while todo:
        found |= todo
        todo = {n for f in todo & functions.keys() for n in _names(functions[f])} - found
    return found


def _learn(author, cell):
    tree = names.parsed(cell["source"])
    if tree is None:
        return
    bound = set(names.binds(cell["source"]))
    if cell["kind"] == "student":
        author.answers |= bound
    else:
        author.bound |= bound
        author.functions |= {n.name: n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.Lambda)) and hasattr(n, "name")}
    if cell["kind"] == "both":
        author.classes_of_its_own |= {n.name for n in tree.body if isinstance(n, ast.ClassDef)}
        functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
        author.moved |= {n for f in functions for n in _changed(f)} & bound
        author.moved |= {f.name for f in functions for d in f.args.defaults + f.args.kw_defaults if isinstance(d, (ast.List, ast.Dict, ast.Set, ast.Call))}
    if cell["kind"] != "test":
        author.free |= names.free(cell["source"], in_functions=True)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            author.modules |= {(a.asname or a.name.split(".")[0]): a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            author.modules |= {(a.asname or a.name): f"{module}.{a.name}" for a in node.names}


def _changed(function):
    """The names that a function changes: global ones, or what they hold."""
    for n in ast.walk(function):
        if isinstance(n, ast.Global):
            yield from n.names
        stored = isinstance(n, (ast.Attribute, ast.Subscript)) and isinstance(n.ctx, (ast.Store, ast.Del))
        called = isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute) and in_place(n.func.attr)
        if (stored or called) and isinstance(root := Origins.root(n.func if called else n), ast.Name):
            yield root.id


def with_company(cells, found):
    """A test in the student's process leaves its names there, and needs those of other tests: these go with it."""
    tests = [c for c in cells if c["kind"] == "test"]
    binds = {c["grade_id"]: {n for n in names.binds(c["source"])} for c in tests}
    reads = {c["grade_id"]: _reads(c["source"]) for c in tests}
    in_functions = {n for c in cells if c["kind"] != "test" for n in names.free(c["source"], in_functions=True)}
    for i, c in enumerate(cells):
        if c["kind"] != "test":
            continue
        taken = binds[c["grade_id"]] & (in_functions | {n for d in cells[i:] if d["kind"] != "test" for n in names.free(d["source"])})
        if taken and c["grade_id"] not in found:
            found[c["grade_id"]] = f"sets {_listed(taken)}, which another cell uses; give it a name of its own"
    while True:
        more = {}
        for a in found:
            for b in binds.keys() - found.keys():
                if common := (binds[a] & reads[b]) | (binds[b] & reads[a]):
                    more[b] = f"shares {_listed(common)} with {a}; repeat in each test what it needs"
        if not more:
            return found
        found |= more


def _reads(source):
    """Names that a cell uses without giving them a value first: what it takes from other cells."""
    tree = names.parsed(source)
    if tree is None:
        return set()
    set_here, out = set(), set()
    for node in tree.body:                             # statement by statement: `x = 3` before `f(x)` needs no other cell
        loads = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
        stores = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        inner = {a.arg for n in ast.walk(node) if isinstance(n, ast.arguments) for a in [*n.args, *n.kwonlyargs, *n.posonlyargs]}
        loops = isinstance(node, (ast.For, ast.While, ast.With, ast.If, ast.Try, ast.FunctionDef, ast.ClassDef))
        comprehended = {n.id for c in ast.walk(node) if isinstance(c, ast.comprehension) for n in ast.walk(c.target) if isinstance(n, ast.Name)}
        out |= loads - set_here - inner - comprehended - (stores if loops else set())
        set_here |= stores | {n.name for n in [node] if isinstance(n, (ast.FunctionDef, ast.ClassDef))}
    return out


def _targets(node):
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)}


def _listed(found):
    return ", ".join(sorted(found)[:3])
