"""Whose is a value? What the text of a test says about where its names and expressions come from: itself, the author, the student."""
import ast
import builtins
from dataclasses import dataclass, field

from .known import FRESH, IN_PLACE, MUTATORS, in_place


@dataclass
class Author:
    """What the author's cells say about names."""

    answers: set = field(default_factory=set)       # bound by cells that students change
    classes: set = field(default_factory=set)       # … to a class
    free: set = field(default_factory=set)          # read by functions of those cells and of the author's set-up, when they are called
    later: set = field(default_factory=set)         # read by such cells that come after the test
    modules: dict = field(default_factory=dict)     # name → the module that it comes from
    functions: dict = field(default_factory=dict)   # name → the author's helper, a syntax tree
    bound: set = field(default_factory=set)         # by locked cells and by tests
    classes_of_its_own: set = field(default_factory=set)        # of locked cells
    moved: set = field(default_factory=set)         # data of locked cells that their functions change


class Origins(ast.NodeVisitor):
    """The names of one test, in the order of its text."""

    def __init__(self, author, declared):
        self.author, self.declared, self.why = author, set(declared), []
        self.mine = set()             # names that this test binds
        self.tainted = set()          # … to what the student's code returned
        self.instances = set()        # … to an object of a student's class
        self.aliases = set()          # … to a module or to something of its own: r = np.random
        self.holding = set()          # … to a list or dictionary of its own, into which it has put what the student's code returned
        self.given = set()            # data of its own that an answer has had, whose result it keeps
        self.constants = set()        # names of numbers and texts, which nobody changes
        self.read_helpers = set()

    def is_students(self, node):
        """Does its value come from the student's code, and could it be an object that this code still has?"""
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)                   # sorted, or np.array; x.copy may be a method of the student's
            if name.split(".")[-1] in FRESH and (self.is_a_modules(node.func) if "." in name else not self.is_students_name(name)):
                return False
        for n in ast.walk(node):
            if isinstance(n, ast.Name) and (n.id in self.tainted | self.instances | self.holding or self.is_students_name(n.id)):
                return True
        return False

    def is_students_name(self, name):
        if name in self.author.answers:
            return name not in self.mine
        if name in self.author.functions and name not in self.mine:
            return self._leads_to_answers(name, set())
        return (name not in self.mine and name not in self.author.bound and name not in self.author.modules
                and not hasattr(builtins, name))

    def _leads_to_answers(self, name, seen):
        """Does a helper of the author's use an answer, itself or through another helper?"""
        seen.add(name)
        used = {n.id for n in ast.walk(self.author.functions[name]) if isinstance(n, ast.Name)}
        return bool(used & self.author.answers) or any(self._leads_to_answers(n, seen) for n in used & self.author.functions.keys() - seen)

    def handed_in(self, node):
        """The test's own names in the arguments of the student's functions."""
        calls = [n for n in ast.walk(node) if isinstance(n, ast.Call) and self.is_students(n.func)]
        return {n.id for c in calls for part in [*c.args, *c.keywords] for n in ast.walk(part)
                if isinstance(n, ast.Name) and n.id in self.mine - self.constants}

    def changed_by(self, call):
        """The arguments that a library's function, or a method called by its class, changes in place: random.shuffle(x), list.sort(x), out=x."""
        func = call.func
        name = ast.unparse(func).split(".")[-1]
        library = (isinstance(func, ast.Name) and name in self.author.modules) or self.is_a_modules(func)
        of_class = isinstance(func, ast.Attribute) and ast.unparse(func.value) in ("list", "dict", "set", "bytearray")
        changes = (library and (name in IN_PLACE or (in_place(name) and name not in MUTATORS))) or (of_class and name in MUTATORS)
        return [*call.args[:changes], *(k.value for k in call.keywords if k.arg == "out")]

    @staticmethod
    def root(node):
        """What a chain of attributes and items begins with."""
        while isinstance(node, (ast.Attribute, ast.Subscript)):
            node = node.value
        return node

    def is_a_modules(self, node):
        """Is it a module, or something that a module has, by whatever name?"""
        while isinstance(node, ast.Attribute):
            node = node.value
        return isinstance(node, ast.Name) and (node.id in self.aliases or (node.id in self.author.modules and node.id not in self.mine))

    def is_new_instance(self, node):
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in self.author.classes
