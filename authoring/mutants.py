"""Mutants: a reference solution with one small thing wrong, as a tired student would get it wrong.

Each operator below yields replacements for one node of the syntax tree: another operator, a constant off by one, the base
of a logarithm, an axis, two arguments exchanged, a term or a call dropped, one name for another, a statement left out.
Only what stands between ### BEGIN SOLUTION and ### END SOLUTION is changed.
"""
import ast
import copy
import difflib
import itertools
from dataclasses import dataclass

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
OPERATORS = {ast.Add: (ast.Sub,), ast.Sub: (ast.Add,), ast.Mult: (ast.Div, ast.Add), ast.Div: (ast.Mult,), ast.Pow: (ast.Mult,),
             ast.FloorDiv: (ast.Div,), ast.Mod: (ast.FloorDiv,)}
COMPARISONS = {ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.Lt),
               ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,), ast.Is: (ast.IsNot,),
               ast.IsNot: (ast.Is,)}
OTHER_NAME = {"log": ("log2", "log10"), "log2": ("log",), "sum": ("mean",), "mean": ("sum",), "max": ("min",), "min": ("max",),
              "maximum": ("minimum",), "minimum": ("maximum",), "sin": ("cos",), "cos": ("sin",), "var": ("std",),
              "std": ("var",), "rand": ("randn",), "randn": ("rand",), "any": ("all",), "all": ("any",),
              "argmax": ("argmin",), "relu": ("abs",), "sigmoid": ("tanh",), "tanh": ("sigmoid",),
              "logsigmoid": ("sigmoid",), "log_softmax": ("softmax",)}
DROPPED_CALLS = {"abs", "detach", "mean", "sum", "exp", "log", "log2", "sqrt", "sigmoid", "softmax", "softplus", "tanh",
                 "ravel", "flatten", "clone", "square", "clip", "zero_grad", "sort", "sorted", "normalize", "relu"}
AXES = {"axis", "dim"}


@dataclass(frozen=True)
class Mutant:
    source: str             # the whole cell, mutated
    change: str             # "line of the reference → line of the mutant", or "line → (dropped)"


def mutants(source):
    """The mutants of one solution cell: no two the same, none the original."""
    tree, (first, last) = ast.parse(source), _region(source)
    original = ast.unparse(tree)
    names = sorted({node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)})
    found = {original: None}
    for index, node in enumerate(ast.walk(tree)):
        if not first < getattr(node, "lineno", 0) < last:
            continue
        for count in range(len(list(_changes(node, names)))):
            twin = copy.deepcopy(tree)
            _replace(twin, index, list(_changes(_at(twin, index), names))[count])
            mutated = ast.unparse(ast.fix_missing_locations(twin))
            found.setdefault(mutated, Mutant(mutated, _change(original, mutated)))
    return [mutant for mutant in found.values() if mutant]


def _change(original, mutated):
    """The lines that differ, old → new."""
    lines = [line for line in difflib.ndiff(original.splitlines(), mutated.splitlines()) if line[0] in "-+"]
    old = " ⏎ ".join(line[2:].strip() for line in lines if line[0] == "-")
    new = " ⏎ ".join(line[2:].strip() for line in lines if line[0] == "+")
    return f"{old} → {new or '(dropped)'}"


def _region(source):
    """The lines of the two marks; the whole cell where there are none."""
    lines = [line.strip() for line in source.splitlines()]
    return (lines.index(BEGIN) + 1, lines.index(END) + 1) if BEGIN in lines else (0, len(lines) + 1)


def _at(tree, index):
    return next(itertools.islice(ast.walk(tree), index, None))


def _replace(tree, index, new):
    """Put `new` where node number `index` stands; None takes a statement away."""
    old = _at(tree, index)
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
                return
            if isinstance(value, list) and any(item is old for item in value):
                place = next(i for i, item in enumerate(value) if item is old)
                value[place:place + 1] = [new] if new is not None else ([ast.Pass()] if len(value) == 1 else [])
                return


def _changes(node, names):
    """What may stand in place of one node: new nodes, or None to drop a statement."""
    def changed(**fields):
        new = copy.copy(node)
        for field, value in fields.items():
            setattr(new, field, value)
        return new

    if isinstance(node, ast.BinOp):
        for operator in OPERATORS.get(type(node.op), ()):
            yield changed(op=operator())
        if isinstance(node.op, (ast.Add, ast.Sub, ast.Mult, ast.Div)):
            yield from (node.left, node.right)
        if isinstance(node.op, (ast.Sub, ast.Div, ast.Pow, ast.MatMult)):
            yield changed(left=node.right, right=node.left)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not)):
        yield node.operand
    elif isinstance(node, ast.Compare):
        for operator in COMPARISONS.get(type(node.ops[0]), ()):
            yield changed(ops=[operator(), *node.ops[1:]])
    elif isinstance(node, ast.BoolOp):
        yield changed(op=ast.And() if isinstance(node.op, ast.Or) else ast.Or())
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield changed(value=not node.value)
        elif isinstance(node.value, (int, float)):
            for value in dict.fromkeys((node.value + 1, node.value - 1, 2 * node.value, 0)):
                yield changed(value=value)
    elif isinstance(node, ast.Call):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if len(node.args) >= 2:
            yield changed(args=[node.args[1], node.args[0], *node.args[2:]])
        for keyword in node.keywords:
            rest = [other for other in node.keywords if other is not keyword]
            yield changed(keywords=rest)
            if keyword.arg in AXES:
                for axis in (0, 1, None):
                    yield changed(keywords=[*rest, ast.keyword(keyword.arg, ast.Constant(axis))])
        if called in DROPPED_CALLS:
            inside = node.args[0] if node.args and not _is_method(node) else getattr(node.func, "value", None)
            if inside is not None:
                yield inside
    elif isinstance(node, ast.Attribute):
        for other in OTHER_NAME.get(node.attr, ()):
            yield changed(attr=other)
        if node.attr == "T":
            yield node.value
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        for other in names:
            if node.id in names and other != node.id:
                yield changed(id=other)
        for other in OTHER_NAME.get(node.id, ()):
            yield changed(id=other)
    elif isinstance(node, (ast.List, ast.Tuple)) and isinstance(node.ctx, ast.Load) and len(node.elts) >= 2:
        for i in range(len(node.elts)):
            yield changed(elts=node.elts[:i] + node.elts[i + 1:])
        for i in range(len(node.elts) - 1):
            swapped = [*node.elts[:i], node.elts[i + 1], node.elts[i], *node.elts[i + 2:]]
            yield changed(elts=swapped)
    elif isinstance(node, ast.Return) and node.value is not None:
        yield changed(value=ast.UnaryOp(ast.USub(), node.value))
        yield changed(value=ast.Call(ast.Name("abs", ast.Load()), [node.value], []))
    elif isinstance(node, (ast.Assign, ast.AugAssign, ast.Expr)):
        yield None
    elif isinstance(node, ast.If):
        yield changed(test=ast.Constant(True))
        yield changed(test=ast.Constant(False))


def _is_method(call):
    """x.mean() rather than np.mean(x): the receiver is a value, not a module."""
    receiver = getattr(call.func, "value", None)
    return receiver is not None and not (isinstance(receiver, ast.Name) and receiver.id in ("np", "torch", "F", "math"))
