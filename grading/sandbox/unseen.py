"""A test that asks what has been imported (`"numpy" not in sys.modules`) finds what is in a notebook's own kernel.

The warm parent has imported more than that. It is taken out of sight, and put back by the notebook's first import of it, together with
all that it refers to; nothing is loaded twice.
"""
import sys
from importlib.machinery import ModuleSpec
from types import BuiltinFunctionType, FunctionType, ModuleType


class Unseen:
    """A finder of modules (sys.meta_path) that has them already, and their loader."""

    def __init__(self, seen):
        """`seen`: the names of the modules that a kernel has when it starts."""
        own = __name__.partition(".")[0]
        self.modules = {name: module for name, module in sys.modules.items() if name not in seen and name.partition(".")[0] != own}
        self.found = {}                  # name → the module and its spec
        for name in self.modules:
            del sys.modules[name]
        sys.meta_path.insert(0, self)

    def find_spec(self, name, path=None, target=None):
        if name not in self.modules:
            return None
        needed = self._with_all_that_it_needs(name)
        self.found[name] = self.modules[name], getattr(self.modules[name], "__spec__", None)
        sys.modules.update({n: self.modules[n] for n in needed - {name}})              # `name` itself is the import's to put there
        for n in needed:
            del self.modules[n]
        return ModuleSpec(name, self)

    def create_module(self, spec):
        return self.found[spec.name][0]

    def exec_module(self, module):
        """It ran long ago."""
        module.__spec__ = self.found[module.__spec__.name][1]

    def _with_all_that_it_needs(self, name):
        found, todo = set(), [name]
        while todo:
            name = todo.pop()
            if name in found or name not in self.modules:
                continue
            found.add(name)
            todo.append(name.rpartition(".")[0])
            for value in list(getattr(self.modules[name], "__dict__", {}).values()):
                if issubclass(type(value), ModuleType):              # its own type: an object may run code when one reads its __class__
                    todo.append(value.__name__)
                elif issubclass(type(value), type) or type(value) in (FunctionType, BuiltinFunctionType):
                    todo.append(str(value.__module__))
        return found
