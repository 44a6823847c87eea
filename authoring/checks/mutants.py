"""Mutants: a reference solution with one small thing wrong, as a tired student would get it wrong.

Each operator below yields replacements for one node of the syntax tree: another operator, a constant off by one, the base
of a logarithm, an axis, two arguments swapped, a term or a call dropped, one name for another, a comparison flipped, a
bound off by one, two steps swapped, an early return, a statement left out; in a proof another reason, relation or sign.
Only what is between ### BEGIN SOLUTION and ### END SOLUTION is changed. (mutmut and cosmic-ray mutate modules of a
package and judge by its test suite; here one cell is mutated and judged by the two checks of its exercise.)
"""
import ast
import copy
import difflib
import itertools
from dataclasses import dataclass

LONG, NEAR = 160, 60      # characters: of a line that is shown whole; otherwise on either side of what differs
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
DROPPED_CALLS = {"abs", "detach", "mean", "sum", "exp", "log", "log2", "log1p", "log_softmax", "sqrt", "sigmoid", "expit",
                 "softmax", "softplus", "tanh", "ravel", "flatten", "clone", "square", "clip", "sort", "sorted", "normalize",
                 "relu", "squeeze", "cumsum", "trace", "diag", "norm"}
AXES = {"axis", "dim"}
RELATIONS = (("==", "<="), ("==", ">="), ("<=", ">="), (">=", "<="), (" + ", " - "), (" - ", " + "), ("|", ","))


@dataclass(frozen=True)
class Mutant:
    source: str             # the whole cell, mutated
    change: str             # "line of the reference → line of the mutant", or "line → (dropped)"


def mutants(source):
    """The mutants of one solution cell: no two the same, none the original."""
    tree, (first, last) = ast.parse(source), _region(source)
    original, inside = ast.unparse(tree), [first < getattr(node, "lineno", 0) < last for node in ast.walk(tree)]
    found = {original: None}
    for index, (node, scope) in enumerate(zip(ast.walk(tree), _scopes(tree), strict=True)):
        if not inside[index]:
            continue
        for count in range(len(list(_changes(node, scope)))):
            twin = copy.deepcopy(tree)
            _replace(twin, index, list(_changes(_at(twin, index), scope))[count])
            mutated = ast.unparse(ast.fix_missing_locations(twin))
            found.setdefault(mutated, Mutant(mutated, _change(original, mutated)))
    return [mutant for mutant in found.values() if mutant]


@dataclass(frozen=True)
class _Scope:
    """What a node can be confused with: the names of its function (none outside any), the reasons of the cell's proofs."""
    arguments: tuple
    names: tuple            # the arguments, then what the function binds, in the order of the text
    reasons: tuple

    def confused(self, name):
        """Other arguments for an argument; and the names bound just before and after."""
        if name not in self.names:
            return []
        place = self.names.index(name)
        near = self.names[max(place - 1, 0):place + 2]
        return [other for other in dict.fromkeys((*(self.arguments if name in self.arguments else ()), *near)) if other != name]


def _scopes(tree):
    """The scope of every node, in the order of ast.walk."""
    reasons = tuple(dict.fromkeys(node.elts[1].value for node in ast.walk(tree) if _is_line(node)))
    found = {}
    for function in ast.walk(tree):             # outer functions come first, so that inner ones overwrite
        if isinstance(function, ast.FunctionDef):
            arguments = tuple(node.arg for node in ast.walk(function) if isinstance(node, ast.arg))
            bound = sorted((node.lineno, node.col_offset, node.id) for node in ast.walk(function)
                           if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id != "_")
            names = tuple(dict.fromkeys((*arguments, *(name for _, _, name in bound))))
            found.update((node, _Scope(arguments, names, reasons)) for node in ast.walk(function))
    return [found.get(node, _Scope((), (), reasons)) for node in ast.walk(tree)]


def _is_line(node):
    """A line of a proof: [claim, reason, …]."""
    return (isinstance(node, (ast.List, ast.Tuple)) and len(node.elts) >= 2
            and all(isinstance(item, ast.Constant) and isinstance(item.value, str) for item in node.elts[:2]))


def _change(original, mutated):
    """What differs, old → new, with a few words on either side."""
    lines = [line for line in difflib.ndiff(original.splitlines(), mutated.splitlines()) if line[0] in "-+"]
    old = " ⏎ ".join(line[2:].strip() for line in lines if line[0] == "-")
    new = " ⏎ ".join(line[2:].strip() for line in lines if line[0] == "+") or "(dropped)"
    if max(len(old), len(new)) <= LONG:
        return f"{old} → {new}"
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    around = lambda text: ("…" if start > NEAR else "") + text[max(start - NEAR, 0):len(text) - max(end - NEAR, 0)] + ("…" if end > NEAR else "")
    return f"{around(old)} → {around(new)}"


def _shared(one, other):
    """How many characters two texts begin with together."""
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


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


def _changes(node, scope):
    """What may stand in place of one node: new nodes, or None to drop a statement."""
    def changed(**fields):
        new = copy.copy(node)
        for field, value in fields.items():
            setattr(new, field, value)
        return new

    def one_of(field, item, new):
        """The node with one item of its list `field` replaced."""
        return changed(**{field: [new if other is item else other for other in getattr(node, field)]})

    def swapped(items, i):
        return [*items[:i], items[i + 1], items[i], *items[i + 2:]]

    if isinstance(node, ast.BinOp):
        for operator in OPERATORS.get(type(node.op), ()):
            yield changed(op=operator())
        if isinstance(node.op, (ast.Add, ast.Sub, ast.Mult, ast.Div)):
            yield from (node.left, node.right)
        if isinstance(node.op, ast.Pow):
            yield node.left
        if isinstance(node.op, (ast.Sub, ast.Div, ast.Pow, ast.MatMult)):
            yield changed(left=node.right, right=node.left)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not)):
        yield node.operand
    elif isinstance(node, ast.Compare):
        for operator in COMPARISONS.get(type(node.ops[0]), ()):
            yield changed(ops=[operator(), *node.ops[1:]])
    elif isinstance(node, ast.BoolOp):
        yield changed(op=ast.And() if isinstance(node.op, ast.Or) else ast.Or())
        yield from node.values
    elif isinstance(node, ast.Constant):
        yield from (changed(value=value) for value in _constants(node.value))
    elif isinstance(node, ast.Call):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if len(node.args) >= 2:
            yield changed(args=[node.args[1], node.args[0], *node.args[2:]])
            yield changed(args=node.args[:-1])
        for keyword in node.keywords:
            rest = [other for other in node.keywords if other is not keyword]
            yield changed(keywords=rest)
            if keyword.arg in AXES:
                for axis in (0, 1, None):
                    yield changed(keywords=[*rest, ast.keyword(keyword.arg, ast.Constant(axis))])
        if called == "range":
            for bound in node.args:
                yield from (one_of("args", bound, other) for other in _off_by_one(bound))
        if called in DROPPED_CALLS:
            inside = node.args[0] if node.args and not _is_method(node) else getattr(node.func, "value", None)
            if inside is not None:
                yield inside
    elif isinstance(node, ast.Slice):
        for field in ("lower", "upper"):
            if getattr(node, field) is not None:
                yield from (changed(**{field: other}) for other in (None, *_off_by_one(getattr(node, field))))
    elif isinstance(node, ast.Attribute):
        for other in OTHER_NAME.get(node.attr, ()):
            yield changed(attr=other)
        if node.attr == "T":
            yield node.value
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        for other in (*scope.confused(node.id), *OTHER_NAME.get(node.id, ())):
            yield changed(id=other)
    elif isinstance(node, (ast.List, ast.Tuple)) and isinstance(node.ctx, ast.Load) and len(node.elts) >= 2:
        if _is_line(node):
            claim, reason = node.elts[:2]
            for other in scope.reasons:
                yield one_of("elts", reason, ast.Constant(other))
            for old, new in RELATIONS:
                if old in claim.value:
                    yield one_of("elts", claim, ast.Constant(claim.value.replace(old, new, 1)))
            return
        for i in range(len(node.elts)):
            yield changed(elts=node.elts[:i] + node.elts[i + 1:])
        for i in range(len(node.elts) - 1):
            yield changed(elts=swapped(node.elts, i))
    elif isinstance(node, ast.Dict):
        for i in range(len(node.values) - 1):
            yield changed(values=swapped(node.values, i))
    elif isinstance(node, ast.Return) and node.value is not None:
        yield changed(value=ast.UnaryOp(ast.USub(), node.value))
        yield changed(value=ast.Call(ast.Name("abs", ast.Load()), [node.value], []))
    elif isinstance(node, (ast.Assign, ast.AugAssign, ast.Expr, ast.For)):
        yield None
        if isinstance(node, ast.AugAssign):
            yield from (changed(op=operator()) for operator in OPERATORS.get(type(node.op), ()))
            yield ast.Assign([node.target], node.value)
        if isinstance(node, ast.Assign) and scope.names:
            yield ast.Return(node.value)
    elif isinstance(node, (ast.If, ast.IfExp)):
        yield changed(test=ast.Constant(True))
        yield changed(test=ast.Constant(False))
    if isinstance(getattr(node, "body", None), list):
        for i, (one, other) in enumerate(itertools.pairwise(node.body)):
            if isinstance(one, ast.Expr) and isinstance(other, ast.Expr):       # steps without a value: their order counts
                yield changed(body=swapped(node.body, i))


def _constants(value):
    """What a constant may be confused with."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, (int, float)):
        return list(dict.fromkeys((value + 1, value - 1, 2 * value, 0)))
    if isinstance(value, str) and len(value) == 1 and value.isalpha():      # an option, or a card
        return [chr(ord(value) + step) for step in (1, -1) if chr(ord(value) + step).isalpha()]
    return []


def _off_by_one(bound):
    """A bound one further, and one less far; a constant is off by one already."""
    if isinstance(bound, ast.Constant) or isinstance(getattr(bound, "operand", None), ast.Constant):
        return []
    return [ast.BinOp(bound, operator, ast.Constant(1)) for operator in (ast.Add(), ast.Sub())]


def _is_method(call):
    """x.mean() rather than np.mean(x): the receiver is a value, not a module."""
    receiver = getattr(call.func, "value", None)
    return receiver is not None and not (isinstance(receiver, ast.Name) and receiver.id in ("np", "torch", "F", "math"))
