"""Reads one test and says why it would mean something else outside of the student's process; often it would without any error.

A test that calls functions and compares plain data means the same in both. What reads a process's own state (its globals, its
files, its output, its random generator), what changes it, or asks an object about itself, does not. So everything is counted
as different that is not known to be the same.
"""
import ast
import builtins
import re

from .known import CHECKED_TYPES, MEMORY_ORDERS, MUTATORS, SAFE_MODULES, SAFE_OF, STATE, safe_builtin
from .origins import Origins

NAN = re.compile(r"\bnan\b", re.IGNORECASE)
REMEDY = "compare plain data (numbers, lists, arrays) that the answer returns"


def reading(source, author, declared=()):
    """Why a test has to run in the student's process; None where it means the same outside."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return "is not plain Python (a magic, a shell command, await)"
    reader = Reader(author, declared)
    try:
        for statement in tree.body:
            reader.visit(statement)
    except RecursionError:
        return "is nested too deeply to be read"
    return reader.why[0] if reader.why else None


class Reader(Origins):
    """Walks through one test in the order of its text."""

    def say(self, what, remedy=REMEDY):
        self.why.append(f"{what}; {remedy}" if remedy else what)

    # names

    def visit_Name(self, node):
        name = node.id
        if isinstance(node.ctx, ast.Del):
            if name not in self.mine:
                self.say(f"deletes {name}", None)
        elif isinstance(node.ctx, ast.Store):
            if name in self.author.free or name in self.author.later:
                self.say(f"sets {name}, which answers use", "give it another name")
            self.mine.add(name)
        elif name in self.mine or name in self.author.answers:
            return
        elif name in self.author.modules:
            self._module(name, self.author.modules[name])
        elif name in self.author.functions:
            self._helper(name)
        elif name in ("get_ipython", "In", "Out", "exit", "quit", "__name__", "__file__", "_", "__"):
            self.say(f"uses {name}, which belongs to one process", None)
        elif hasattr(builtins, name) and name not in self.author.bound and not safe_builtin(name):
            self.say(f"uses {name}()" if callable(getattr(builtins, name)) else f"uses {name}")

    def _module(self, name, module):
        if any(module == d or module.startswith(f"{d}.") for d in self.declared):
            return
        root = module.split(".")[0]
        if root not in SAFE_MODULES:
            self.say(f"uses the module {root}, which may look at its own process",
                     "if it is yours and only calls the answers, name it in c.Grader.across")
        elif set(module.split(".")[1:]) & STATE or (root in SAFE_OF and "." in module and module.split(".")[1] not in SAFE_OF[root]):
            self.say(f"uses {module}", None)

    def _helper(self, name):
        if name in self.read_helpers:
            return
        self.read_helpers.add(name)
        function = self.author.functions[name]
        parameters = {a.arg for a in ast.walk(function.args) if isinstance(a, ast.arg)}
        inner = Reader(self.author, self.declared)
        inner.read_helpers, inner.mine, inner.tainted = self.read_helpers, set(self.mine) | parameters, set(parameters)
        for statement in function.body:
            inner.visit(statement)
        self.why += [f"{w} (in {name})" for w in inner.why]

    # statements

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
        students, instance, alias = self.is_students(node.value), self.is_new_instance(node.value), self.is_a_modules(node.value)
        for target in node.targets:
            self._assign(target, students, instance)
            self.aliases |= {target.id} if alias and isinstance(target, ast.Name) else set()

    def visit_AnnAssign(self, node):
        if node.value is not None:
            self.visit(node.value)
        self._assign(node.target, node.value is not None and self.is_students(node.value), False)

    def visit_NamedExpr(self, node):
        self.visit(node.value)
        self._assign(node.target, self.is_students(node.value), self.is_new_instance(node.value))

    def visit_AugAssign(self, node):
        self.visit(node.value)
        if isinstance(node.target, ast.Name):
            if node.target.id in self.tainted or node.target.id in self.instances:
                self.say(f"changes {node.target.id}, which the answer returned")
            elif self.is_students(node.value) and not isinstance(node.op, (ast.Add, ast.Sub, ast.Mult)):
                self.say(f"changes {node.target.id} by what the answer returned")
        self._assign(node.target, False, False)

    def visit_For(self, node):
        self.visit(node.iter)
        self._assign(node.target, self.is_students(node.iter), False)
        for statement in [*node.body, *node.orelse]:
            self.visit(statement)

    def visit_comprehension(self, node):
        self.visit(node.iter)
        for n in ast.walk(node.target):
            if isinstance(n, ast.Name):
                self.mine.add(n.id)
                self.tainted |= {n.id} if self.is_students(node.iter) else set()
        for condition in node.ifs:
            self.visit(condition)

    def _comprehension(self, node):
        before = set(self.mine), set(self.tainted)
        for generator in node.generators:
            self.visit_comprehension(generator)
        for part in ("elt", "key", "value"):
            if hasattr(node, part):
                self.visit(getattr(node, part))
        self.mine, self.tainted = before

    visit_ListComp = visit_SetComp = visit_GeneratorExp = visit_DictComp = _comprehension

    def _assign(self, target, students, instance):
        if isinstance(target, (ast.Tuple, ast.List)):
            for part in target.elts:
                self._assign(part, students, False)
        elif isinstance(target, ast.Starred):
            self._assign(target.value, students, False)
        elif isinstance(target, ast.Name):
            self.visit_Name(ast.Name(target.id, ast.Store()))
            self.aliases.discard(target.id)
            for group, belongs in ((self.instances, instance), (self.tainted, students and not instance)):
                group.add(target.id) if belongs else group.discard(target.id)
        else:
            root = target
            while isinstance(root, (ast.Attribute, ast.Subscript)):
                root = root.value
            own = isinstance(root, ast.Name) and root.id in self.mine and root.id not in self.tainted | self.instances
            if not own:
                self.say(f"changes {ast.unparse(target)[:40]}")
            self.generic_visit(target)

    def visit_Delete(self, node):
        for target in node.targets:
            if isinstance(target, ast.Name):
                self.visit_Name(target)
            else:
                self._assign(target, False, False)

    def visit_FunctionDef(self, node):
        if node.decorator_list:
            self.say("uses a decorator")
        self.visit_Name(ast.Name(node.name, ast.Store()))
        self.author.functions.setdefault(node.name, node)
        self.mine.discard(node.name)                       # read where it is used, with its parameters from anywhere
        self._helper(node.name)

    def visit_Lambda(self, node):
        before = set(self.mine), set(self.tainted)
        parameters = {a.arg for a in ast.walk(node.args) if isinstance(a, ast.arg)}
        self.mine |= parameters
        self.tainted |= parameters
        self.visit(node.body)
        self.mine, self.tainted = before

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
                self._assign(item.optional_vars, False, False)
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

    # expressions

    def visit_Compare(self, node):
        operands = [node.left, *node.comparators]
        for operator, left, right in zip(node.ops, operands, operands[1:], strict=False):
            plain = any(isinstance(x, ast.Constant) and (x.value is None or isinstance(x.value, bool)) for x in (left, right))
            if isinstance(operator, (ast.Is, ast.IsNot)) and not plain:
                self.say(f"asks whether {ast.unparse(left)[:30]} is the same object as {ast.unparse(right)[:30]}")
            elif not isinstance(operator, (ast.Is, ast.IsNot)) and NAN.search(ast.unparse(left) + " " + ast.unparse(right)):
                self.say("compares with nan, which in a list equals only the same object")
        self.generic_visit(node)

    def visit_Attribute(self, node):
        text = ast.unparse(node)
        own = isinstance(node.value, ast.Call) or (isinstance(node.value, ast.Name) and node.value.id in self.mine - self.aliases)
        if node.attr in STATE and not (own and node.attr in ("seed", "manual_seed")):          # a generator of the test's own
            self.say(f"uses {text[-50:]}, which belongs to one process")
        elif node.attr.startswith("_"):
            self.say(f"looks at {text[-50:]}")
        root = node.value
        if isinstance(root, ast.Name) and root.id in self.author.modules and root.id not in self.mine:
            module = self.author.modules[root.id].split(".")[0]
            if module in SAFE_OF and node.attr not in SAFE_OF[module]:
                self.say(f"uses {text}, which belongs to one process", None)
            if module == "os" and node.attr == "environ":
                return
        self.visit(node.value)

    def visit_Subscript(self, node):
        if ast.unparse(node.value) == "os.environ" and "SEED" not in ast.unparse(node.slice):
            self.say("reads the environment", None)
        self.generic_visit(node)

    def visit_Call(self, node):
        func = node.func
        if isinstance(func, ast.Attribute):
            if ast.unparse(func).startswith("os.environ.") and not (func.attr == "get" and "SEED" in ast.unparse(node)):
                self.say("uses the environment", None)
            if func.attr in MUTATORS or (func.attr.endswith("_") and not func.attr.startswith("_") and func.attr not in ("bool_", "c_", "r_", "s_")):
                direct = isinstance(func.value, ast.Name) and func.value.id in self.instances
                if self.is_students(func.value) and not direct:
                    self.say(f"changes {ast.unparse(func.value)[:40]}, which the answer returned")
            if func.attr == "view" and self.is_students(func.value):
                self.say(f"views {ast.unparse(func.value)[:40]} as it lies in memory", "use reshape")
        if any(k.arg == "order" and isinstance(k.value, ast.Constant) and k.value.value in MEMORY_ORDERS for k in node.keywords):
            self.say("asks how an array lies in memory")
        if isinstance(func, ast.Name) and func.id == "isinstance" and len(node.args) == 2:
            kinds = node.args[1].elts if isinstance(node.args[1], ast.Tuple) else [node.args[1]]
            for kind in kinds:
                if ast.unparse(kind).split(".")[-1] not in CHECKED_TYPES:
                    self.say(f"asks whether something is a {ast.unparse(kind)[:40]}")
        self.generic_visit(node)
