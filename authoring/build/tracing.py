"""Follows a student's functions, classes and instances through a test, and says what can't be done to them there.

What kind of thing a name holds is followed by reading only: a student's "function", "class", "instance", or a "value" that came
from one of them. The functions of the course that a test hands a student's object to are read as well.
"""
import ast
import inspect
import textwrap
from dataclasses import dataclass
from pathlib import Path

from authoring import ROOT

OBJECTS = ("function", "class", "instance")
INSPECTS = {"getsource", "getsourcelines", "getsourcefile", "getdoc", "getmembers", "getmodule", "signature"}
ASKS_WHAT_IT_IS = {"isinstance", "issubclass", "type", "callable", "id", "vars", "dir"}
DIFFERENTIATES = {"grad", "value_and_grad", "vjp", "jvp", "jacrev", "jacfwd", "jacobian", "hessian", "gradcheck", "vmap"}
CUTS_THE_GRAPH = {"detach", "item", "tolist", "numpy", "float", "int", "array", "asarray", "show", "len", "str"}
REMEDY = {
    "kind": "Judge by what it does: call it with plain data and look at what comes back.",
    "inspect": "Its text and its private attributes stay in the student's process. Judge what it returns.",
    "subclass": "Have the student's cell define the subclass, and test that one.",
    "gradient": "Values come back without their graph. Let the student's function return the gradient, or compare with finite differences.",
    "argument": "Only plain data crosses. Pass values, or have the function defined in a setup cell and chosen by its name.",
    "attribute": "A student's object can be read and called, not changed. Let a method of it do this.",
    "test name": "Test cells never run in the student's process. Define it in a setup cell.",
}


@dataclass(frozen=True)
class Problem:
    """One thing that can't work, where it is, and what to do instead."""

    chapter: str
    cell: str
    line: int
    what: str
    rule: str
    file: str = ""              # of the function that the cell hands the object to; "" where it is the cell's own line

    def __str__(self):
        place = f"{self.file} line {self.line}, called from it" if self.file else f"line {self.line}"
        return f"{self.chapter}, cell {self.cell}, {place}: {self.what}. {REMEDY[self.rule]}"


class Reader(ast.NodeVisitor):
    """Reads a test, or a function that one calls, with the kinds of its names; collects what can't work."""

    def __init__(self, cell, kinds, ours, file="", first_line=1, seen=None):
        self.cell, self.kinds, self.ours, self.file, self.first_line = cell, kinds, ours, file, first_line
        self.seen, self.local_functions, self.problems = set() if seen is None else seen, set(), []

    def problems_of(self, tree):
        self.visit(tree)
        return list(dict.fromkeys(self.problems))

    def tell(self, node, rule, what):
        self.problems.append(Problem(self.cell.chapter, self.cell.name, node.lineno + self.first_line - 1, what, rule, self.file))

    # What a name holds

    def kind(self, node):
        match node:
            case ast.Name():
                return self.kinds.get(node.id)
            case ast.Call():
                return self.kind_of_call(node)
            case ast.Attribute() | ast.Subscript() | ast.Starred():
                return "value" if self.kind(node.value) else None
            case ast.BinOp():
                return "value" if self.kind(node.left) or self.kind(node.right) else None
            case ast.UnaryOp():
                return self.kind(node.operand)
            case ast.Tuple() | ast.List():
                return "value" if any(map(self.kind, node.elts)) else None
            case ast.ListComp() | ast.GeneratorExp():
                return self.kind(node.elt)
        return None

    def kind_of_call(self, node):
        called = self.kind(node.func)
        if last_name(node.func) in CUTS_THE_GRAPH:
            return None
        if called:
            return "instance" if called == "class" else "value"
        return "value" if any(map(self.kind, arguments(node))) else None

    def bind(self, target, kind):
        for n in ast.walk(target):
            if isinstance(n, ast.Name):
                self.kinds[n.id] = kind

    # Statements that bind names

    def visit_Assign(self, node):
        self.visit(node.value)
        for target in node.targets:
            self.visit(target)
            if isinstance(target, (ast.Name, ast.Tuple, ast.List)):
                self.bind(target, self.kind(node.value))

    def visit_For(self, node):
        self.visit(node.iter)
        self.bind_loop(node.target, node.iter)
        for statement in [*node.body, *node.orelse]:
            self.visit(statement)

    def visit_comprehension(self, node):
        self.visit(node.iter)
        self.bind_loop(node.target, node.iter)
        for condition in node.ifs:
            self.visit(condition)

    def bind_loop(self, target, over):
        """for name, function in (("a", a), ("b", b)): the second of each pair is the student's, the first is not."""
        rows = over.elts if isinstance(over, (ast.Tuple, ast.List)) else []
        if isinstance(target, ast.Tuple) and rows and all(isinstance(r, ast.Tuple) and len(r.elts) == len(target.elts) for r in rows):
            for i, part in enumerate(target.elts):
                self.bind(part, next(filter(None, (self.kind(r.elts[i]) for r in rows)), None))
        elif rows:
            self.bind(target, next(filter(None, map(self.kind, rows)), None))
        else:
            self.bind(target, self.kind(over))

    def visit_ListComp(self, node):
        for part in node.generators:
            self.visit(part)
        self.visit(node.elt)

    visit_SetComp = visit_GeneratorExp = visit_ListComp

    def visit_FunctionDef(self, node):
        self.local_functions.add(node.name)
        outer, self.kinds = self.kinds, {**self.kinds, **{a.arg: None for a in node.args.args}}
        self.generic_visit(node)
        self.kinds = outer

    # What can't work

    def visit_ClassDef(self, node):
        for base in node.bases:
            if self.kind(base) in OBJECTS:
                self.tell(node, "subclass", f"class {node.name} is derived from {ast.unparse(base)}, which is the student's")
        self.generic_visit(node)

    def visit_Attribute(self, node):
        if self.kind(node.value) in OBJECTS:
            if not isinstance(node.ctx, ast.Load):
                self.tell(node, "attribute", f"{ast.unparse(node)} is changed from a test, but {ast.unparse(node.value)} is the student's")
            elif node.attr.startswith("_"):
                self.tell(node, "inspect", f"{ast.unparse(node)} is private to the student's process")
        self.generic_visit(node)

    def visit_Call(self, node):
        name, called = last_name(node.func), self.kind(node.func)
        given = {a: self.kind(a) for a in arguments(node)}
        objects = [ast.unparse(a) for a, kind in given.items() if kind in OBJECTS]
        text = f"{ast.unparse(node.func)}({', '.join(map(ast.unparse, given))})"[:80]
        if isinstance(node.func, ast.Name) and name in ASKS_WHAT_IT_IS and objects:
            self.tell(node, "kind", f"{text} asks what {objects[0]} is, but the test sees only a stand-in for it")
        elif (name in INSPECTS or ast.unparse(node.func).startswith("inspect.")) and objects:
            self.tell(node, "inspect", f"{text} looks into {objects[0]}, which is the student's")
        elif name == "setattr" and objects:
            self.tell(node, "attribute", f"{text} changes {objects[0]}, which is the student's")
        elif self.differentiates(node, called):
            self.tell(node, "gradient", f"{text} goes through the student's code")
        if called:
            for a in given:
                if isinstance(a, ast.Lambda) or (isinstance(a, ast.Name) and self.is_function(a.id)):
                    self.tell(node, "argument", f"{text} gives the student's code a function of the test's own")
        elif any(given.values()):
            self.follow(node)
        self.generic_visit(node)

    def differentiates(self, node, called):
        """x.backward() of a student's value; grad of a student's function, or of its value by something of the test's own."""
        if isinstance(node.func, ast.Attribute) and node.func.attr == "backward":
            return self.kind(node.func.value) is not None
        if last_name(node.func) not in DIFFERENTIATES or called or not node.args:
            return False
        first = self.kind(node.args[0])
        return first in OBJECTS or (first == "value" and len(node.args) > 1 and not self.kind(node.args[1]))

    def is_function(self, name):
        return name in self.local_functions or (name not in self.kinds and inspect.isfunction(self.ours.get(name)))

    def follow(self, node):
        """Read the course's own function that is called here with something of the student's."""
        function = self.resolve(node.func)
        if not inspect.isfunction(function) or not is_ours(function):
            return
        try:
            bound = inspect.signature(function).bind_partial(*node.args, **{k.arg: k.value for k in node.keywords if k.arg})
        except TypeError:
            return
        kinds = {name: self.kind(a) for name, a in bound.arguments.items() if isinstance(a, ast.expr) and self.kind(a)}
        key = function, tuple(sorted(kinds.items()))
        if key in self.seen:
            return
        self.seen.add(key)
        lines, first = inspect.getsourcelines(function)
        file = Path(inspect.getsourcefile(inspect.unwrap(function))).relative_to(ROOT).as_posix()
        reader = Reader(self.cell, kinds, function.__globals__, file, first, self.seen)
        definition, = ast.parse(textwrap.dedent("".join(lines))).body
        for statement in definition.body:
            reader.visit(statement)
        self.problems += reader.problems

    def resolve(self, node):
        if isinstance(node, ast.Name):
            return self.ours.get(node.id)
        if isinstance(node, ast.Attribute) and (owner := self.resolve(node.value)) is not None:
            return getattr(owner, node.attr, None)
        return None


def is_ours(function):
    return ROOT in Path(inspect.getsourcefile(function) or "/").parents and "site-packages" not in inspect.getsourcefile(function)


def arguments(call):
    return [*call.args, *(k.value for k in call.keywords)]


def last_name(node):
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
