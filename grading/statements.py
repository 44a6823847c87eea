"""What the statements of a test bind, change, enter and catch, in the order of its text."""
import ast
import builtins

from .origins import Origins

REMEDY = "compare plain data (numbers, lists, arrays) that the answer returns"


class Statements(Origins):
    """The part of a reader that goes through statements; what it says about names and expressions is in reader.py."""

    def say(self, what, remedy=REMEDY):
        self.why.append(f"{what}; {remedy}" if remedy else what)

    def visit_Import(self, node):
        for a in node.names:
            self.mine.discard(a.asname or a.name.split(".")[0])

    def visit_ImportFrom(self, node):
        for a in node.names:
            name = f"{node.module}.{a.name}"
            if a.name == "*" and (node.module or "").split(".")[0] not in ("numpy", "math"):
                self._module("*", node.module or "")
            elif not any(name == d or name.startswith(f"{d}.") for d in self.declared):
                self._module(a.name, name)

    def visit_Assign(self, node):
        self.visit(node.value)
        alias = self.is_a_modules(node.value)
        for target in node.targets:
            self._assign(target)
            if isinstance(target, ast.Name):
                self.aliases |= {target.id} if alias else set()

    def visit_AnnAssign(self, node):
        if node.value is not None:
            self.visit(node.value)
        self._assign(node.target)

    def visit_NamedExpr(self, node):
        self.visit(node.value)
        self._assign(node.target)

    def visit_AugAssign(self, node):
        self.visit(node.value)
        if isinstance(node.target, ast.Name) and node.target.id not in self.mine:
            self.say(f"changes {node.target.id}")
        self._assign(node.target)

    def visit_For(self, node):
        self.visit(node.iter)
        self._assign(node.target)
        for statement in [*node.body, *node.orelse]:
            self.visit(statement)

    def visit_comprehension(self, node):
        self.visit(node.iter)
        self.mine |= {n.id for n in ast.walk(node.target) if isinstance(n, ast.Name)}
        for condition in node.ifs:
            self.visit(condition)

    def _comprehension(self, node):
        before = set(self.mine)
        for generator in node.generators:
            self.visit_comprehension(generator)
        for part in ("elt", "key", "value"):
            if hasattr(node, part):
                self.visit(getattr(node, part))
        self.mine = before

    visit_ListComp = visit_SetComp = visit_GeneratorExp = visit_DictComp = _comprehension

    def _assign(self, target):
        if isinstance(target, (ast.Tuple, ast.List)):
            for part in target.elts:
                self._assign(part)
        elif isinstance(target, ast.Starred):
            self._assign(target.value)
        elif isinstance(target, ast.Name):
            self.visit_Name(ast.Name(target.id, ast.Store()))
            self.aliases.discard(target.id)
        else:
            root = self.root(target)
            if not (isinstance(root, ast.Name) and root.id in self.mine):
                self.say(f"changes {ast.unparse(target)[:40]}")
            self.generic_visit(target)

    def visit_Delete(self, node):
        for target in node.targets:
            if isinstance(target, ast.Name):
                self.visit_Name(target)
            else:
                self._assign(target)

    def visit_FunctionDef(self, node):
        if node.decorator_list:
            self.say("uses a decorator")
        self.visit_Name(ast.Name(node.name, ast.Store()))
        self.author.functions.setdefault(node.name, node)
        self.mine.discard(node.name)                       # read where it is used, with its parameters from anywhere
        self._helper(node.name)

    def visit_Lambda(self, node):
        before = set(self.mine)
        self.mine |= {a.arg for a in ast.walk(node.args) if isinstance(a, ast.arg)}
        self.visit(node.body)
        self.mine = before

    def visit_ClassDef(self, node):
        self.say("defines a class", None)

    def visit_AsyncFunctionDef(self, node):
        self.say("is asynchronous", None)

    visit_Await = visit_AsyncFor = visit_AsyncWith = visit_AsyncFunctionDef

    def visit_Global(self, node):
        self.say(f"sets the global name {', '.join(node.names)}", None)

    def visit_With(self, node):
        for item in node.items:
            called = item.context_expr
            raises = isinstance(called, ast.Call) and ast.unparse(called.func).split(".")[-1] in ("raises", "assert_raises", "assert_raises_regex")
            if not raises:
                self.say(f"enters {ast.unparse(called)[:40]}", None)
            self.visit(called)
            if item.optional_vars is not None:
                self._assign(item.optional_vars)
        for statement in node.body:
            self.visit(statement)

    def visit_ExceptHandler(self, node):
        for kind in ([node.type] if not isinstance(node.type, ast.Tuple) else node.type.elts):
            if kind is None:
                continue
            if not isinstance(kind, ast.Name) or not hasattr(builtins, kind.id) or kind.id in self.author.answers:
                self.say(f"catches {ast.unparse(kind)}", "catch one of Python's own errors")
            else:
                self.visit(kind)
        if node.name:
            self.mine.add(node.name)
        for statement in node.body:
            self.visit(statement)
