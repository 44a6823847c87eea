"""Whose value is it? What the text of a test says about where its names and expressions come from: itself, the author, the student."""
import ast
from dataclasses import dataclass, field


@dataclass
class Author:
    """What the author's cells say about names."""

    answers: set = field(default_factory=set)       # bound by cells that students change
    free: set = field(default_factory=set)          # read by functions of those cells and of the author's set-up, when they are called
    later: set = field(default_factory=set)         # read by such cells that come after the test
    modules: dict = field(default_factory=dict)     # name → the module that it comes from
    functions: dict = field(default_factory=dict)   # name → the author's helper, a syntax tree
    bound: set = field(default_factory=set)         # by locked cells and by tests
    classes_of_its_own: set = field(default_factory=set)        # of locked cells
    moved: set = field(default_factory=set)         # of locked cells: data that their functions change, functions that keep something in a default


class Origins(ast.NodeVisitor):
    """The names of one test, in the order of its text."""

    def __init__(self, author, declared):
        self.author, self.declared, self.why = author, set(declared), []
        self.mine = set()             # names that this test binds
        self.aliases = set()          # … to a module or to something of its own: r = np.random
        self.read_helpers = set()

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
