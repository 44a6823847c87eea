"""Demonstrations: cells of the author's that earn no points, and from which no test and no answer takes anything. They need not run for marks.

A cell is one if its text is the author's, word for word, and nothing that it sets, or could change, is read by a cell that isn't one: a test,
an answer, a cell of the student's own. What can't be told from the text counts as read, and as changed. A seed is the exception: where a test
relies on one that a demonstration sets, the author's own solution fails without it, and the trial, which tries it both ways, has all cells run.
"""
import ast
import functools
import re
import symtable
from dataclasses import dataclass

from IPython.core.inputtransformer2 import TransformerManager

# Calls that change something that no name shows: settings; files, if a cell that counts reads any.
SETTINGS = {"use", "rcdefaults", "setattr", "delattr", "set_default_dtype", "set_num_threads", "set_printoptions"}
WRITES = {"open", "write", "write_text", "write_bytes", "save", "save_file", "savez", "savetxt", "savefig", "dump", "to_csv", "mkdir", "unlink"}
READS = {"open", "read", "read_text", "read_bytes", "load", "load_file", "loadtxt", "genfromtxt", "imread", "read_csv", "exists", "is_file", "glob", "iterdir", "Path"}
MODULES = {"os", "shutil", "subprocess", "threading", "multiprocessing", "socket", "signal", "warnings", "logging", "unittest", "atexit"}
ANYTHING = {"exec", "eval", "globals", "locals", "get_ipython", "__import__", "compile", "sys", "inspect", "gc", "importlib", "builtins", "__main__"}
# What students write is read here, outside of the sandbox: up to this many characters of a notebook, this many lines of magics (each is looked for from the beginning).
LONGEST, MOST_MAGICS = 100_000, 50
MAGIC = re.compile(r"^\s*[!%?]|=\s*[!%]|\?\s*$", re.MULTILINE)
COMPREHENSIONS = {"listcomp", "setcomp", "dictcomp", "genexpr"}
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Facts:
    """What the text of a cell says."""

    takes: set         # global names that it reads before it has set them, or that its functions read
    reads: set         # all global names that it reads
    sets: set          # the names that it sets, imports or deletes, functions included
    data: set          # those of them that are more than functions; functions and classes that keep something
    within: dict       # the global names that each of its functions and classes reads
    calls: set         # the last names of what it calls
    modules: set       # its names for MODULES, or for something in them
    stores: set        # the roots of attributes and items that it sets; None for what has no name


class Unread(ValueError):
    """This text may do anything: it is not read."""


def idle(cells, authors):
    """The places of the demonstrations among `cells` (dicts: kind, source, in the order in which they run). `authors`: the texts of the author's plain cells."""
    own = [c["source"] for c in cells if c["kind"] == "student" and c["source"] not in authors]
    if sum(map(len, own)) > LONGEST or sum(len(MAGIC.findall(s)) for s in own) > MOST_MAGICS:
        return set()
    try:
        facts = {i: found for i, c in enumerate(cells) if (found := facts_of(c["source"]))}           # what isn't Python doesn't run
    except Unread:
        return set()
    modules, data = set().union(*(f.modules for f in facts.values())), set().union(*(f.data | f.stores for f in facts.values()))
    imported = set().union(*(f.sets - f.data - f.within.keys() for f in facts.values()))
    within = {}
    for f in facts.values():
        for name, reads in f.within.items():
            within[name] = within.get(name, set()) | reads
    touched, maybe = {}, set()
    for i, f in facts.items():
        if cells[i]["kind"] == "student" and cells[i]["source"] in authors:
            reached = _reached(f.reads, within)
            if not (reached & (modules | ANYTHING) or f.calls & SETTINGS or "rcParams" in f.calls or f.stores & (imported | {None})):
                touched[i] = f.sets | ((reached | f.stores) & data)
                maybe.add(i)
    while True:
        count = [f for i, f in facts.items() if i not in maybe]
        read, files = set().union(*(f.takes for f in count)), any(f.calls & READS for f in count)
        needed = maybe if read & ANYTHING else {i for i in maybe if touched[i] & read or (files and facts[i].calls & WRITES)}
        if not needed:
            return maybe
        maybe = maybe - needed


@functools.lru_cache(1000)               # an author's cells are read once, and a class's answers are not kept
def facts_of(source):
    """Facts of a cell; None where it isn't Python. Unread where that can't be said."""
    try:
        return _facts_of(ast.parse(TransformerManager().transform_cell(source)))
    except (SyntaxError, ValueError):
        return None
    except (RecursionError, MemoryError, RuntimeError) as e:          # nested too deeply to be read here
        raise Unread from e


def _facts_of(tree):
    table = _table(tree)
    here, inside = _reads(table)
    imported = {s.get_name() for s in table.get_symbols() if s.is_imported()}
    sets = {s.get_name() for s in table.get_symbols() if s.is_assigned()} | imported | _set_by_functions(table)
    calls = {_last(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)} | {_last(n) for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr == "rcParams"}
    if any(isinstance(n, ast.Call) and _last(n.func) == "vars" and not n.args for n in ast.walk(tree)):
        inside = inside | {"globals"}
    stores = {_root(n) for n in ast.walk(tree) if isinstance(n, (ast.Attribute, ast.Subscript)) and not isinstance(n.ctx, ast.Load)}
    stores |= {None} if any(isinstance(n, ast.ImportFrom) and n.names[0].name == "*" for n in ast.walk(tree)) else set()
    definitions = [n for n in tree.body if isinstance(n, DEFINITIONS)]
    keeping = {n.name for n in definitions if _keeps(n)}
    return Facts(takes=_before_set(tree) | inside, reads=here | inside, sets=sets, data=(sets - {n.name for n in definitions} - imported) | keeping,
                 within={n.name: set().union(*_reads(_table(ast.Module([n], [])))) for n in definitions}, calls=calls, modules=set(_names_for_modules(tree)), stores=stores)


def _table(tree):
    return symtable.symtable(ast.unparse(tree), "cell", "exec")


def _reads(table, in_function=False):
    """The global names that are read at once, and those that are read when a function is called."""
    here, inside = set(), set()
    for s in table.get_symbols():
        if s.is_referenced() and (table.get_type() == "module" or s.is_global()):
            (inside if in_function else here).add(s.get_name())
    for child in table.get_children():
        later = in_function or (child.get_type() == "function" and child.get_name() not in COMPREHENSIONS)
        for mine, found in zip((here, inside), _reads(child, later), strict=True):
            mine |= found
    return here, inside


def _set_by_functions(table):
    found = {s.get_name() for s in table.get_symbols() if s.is_declared_global()}
    return found.union(*map(_set_by_functions, table.get_children()))


def _before_set(tree):
    """The names that a cell reads before it has certainly set them, statement by statement."""
    taken, certain = set(), set()
    for statement in tree.body:
        read = _reads(_table(ast.Module([statement], [])))[0]
        if isinstance(statement, ast.For):
            read -= _names([statement.target]) - _names([statement.iter])
        taken |= read - certain
        if isinstance(statement, ast.Assign):
            certain |= _names(t for t in statement.targets if isinstance(t, (ast.Name, ast.Tuple, ast.List)))
        elif isinstance(statement, DEFINITIONS):
            certain.add(statement.name)
        elif isinstance(statement, (ast.Import, ast.ImportFrom)):
            certain |= {(a.asname or a.name.split(".")[0]) for a in statement.names}
    return taken


def _names(nodes):
    return {n.id for node in nodes for n in ast.walk(node) if isinstance(n, ast.Name)}


def _root(node):
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def _last(node):
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", None)


def _keeps(definition):
    """Can a function or class keep something from call to call: in a default that can be changed, behind a decorator, as a class's own data?"""
    if isinstance(definition, ast.ClassDef):
        return any(isinstance(n, (ast.Assign, ast.AnnAssign)) and not isinstance(n.value, (ast.Constant, type(None))) for n in definition.body) or \
            any(isinstance(n, ast.Attribute) and not isinstance(n.ctx, ast.Load) and _root(n) == "cls" for n in ast.walk(definition))
    defaults = [d for f in ast.walk(definition) if isinstance(f, ast.arguments) for d in [*f.defaults, *f.kw_defaults] if d is not None]
    return bool(definition.decorator_list) or any(isinstance(n, (ast.List, ast.Dict, ast.Set, ast.Call, ast.Name)) for d in defaults for n in ast.walk(d))


def _names_for_modules(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((a.asname or a.name.split(".")[0]) for a in node.names if a.name.split(".")[0] in MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in MODULES:
            yield from ((a.asname or a.name) for a in node.names)


def _reached(wanted, within):
    """Names, and all that the functions among them read, and so on."""
    found, todo = set(), list(wanted)
    while todo:
        if (name := todo.pop()) not in found:
            found.add(name)
            todo += within.get(name, ())
    return found
