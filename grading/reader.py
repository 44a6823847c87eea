"""Reads one test and says why it would mean something else outside of the student's process, often without any error.

A test that calls functions and compares plain data means the same in both. What reads a process's own state (its globals, its
files, its output, its random generator), what changes it, or asks an object about itself, does not. So everything that is
not known to be the same counts as different.
"""
import ast
import builtins
import re

from .known import CHECKED_TYPES, MEMORY_ORDERS, SAFE_MODULES, SAFE_OF, STATE, safe_builtin
from .statements import Statements

NAN = re.compile(r"\bnan\b", re.IGNORECASE)


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


class Reader(Statements):
    """Walks through one test in the order of its text."""

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
        elif name in self.author.moved:
            self.say(f"reads {name}, which a function of the author's changes when an answer calls it", None)
        elif name in self.author.functions:
            self._helper(name)
        elif name in self.author.classes_of_its_own:
            self.say(f"uses {name}, a class of the author's, of which each process has its own", None)
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
        inner.read_helpers, inner.mine = self.read_helpers, set(self.mine) | parameters
        for statement in function.body:
            inner.visit(statement)
        self.why += [f"{w} (in {name})" for w in inner.why]

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
        if isinstance(root, ast.Name) and root.id in self.author.functions and root.id not in self.mine:
            self.say(f"looks at {text}, of which each process has its own", None)
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
            if func.attr == "view" and not (isinstance(func.value, ast.Call) and self.is_a_modules(func.value.func)):
                self.say(f"views {ast.unparse(func.value)[:40]} as it lies in memory", "use reshape")
        if any(k.arg == "order" and isinstance(k.value, ast.Constant) and k.value.value in MEMORY_ORDERS for k in node.keywords):
            self.say("asks how an array lies in memory")
        if isinstance(func, ast.Name) and func.id == "isinstance" and len(node.args) == 2:
            kinds = node.args[1].elts if isinstance(node.args[1], ast.Tuple) else [node.args[1]]
            for kind in kinds:
                if ast.unparse(kind).split(".")[-1] not in CHECKED_TYPES:
                    self.say(f"asks whether something is a {ast.unparse(kind)[:40]}")
        self.generic_visit(node)
