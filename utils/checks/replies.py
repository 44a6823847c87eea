"""What a call returned, read when it is needed: until then the call waits (utils.checks.asking)."""
import functools

import numpy as np

from utils.checks import asking, plain_data
from utils.checks.reading import is_coarse
from utils.checks.values import Value, names_of_parts, readable


class Reply(Value):
    """What a call returned, or a part of it (`pick`, `of` another): read when it is needed. `name()`: how a message speaks of it."""

    def __init__(self, question, name, coarse=False, pick=lambda question: readable(question["value"]), of=None):
        self.question, self.name_it, self.given_coarse, self.pick, self.of = question, name, coarse, pick, of

    @functools.cached_property
    def name(self):
        return self.name_it()

    @functools.cached_property
    def value(self):
        return self.pick(self.question)

    @functools.cached_property
    def coarse(self):
        return self.given_coarse or is_coarse(self.value) or (self.of is not None and self.of.coarse)

    def named(self, name):
        return Reply(self.question, lambda: name, self.given_coarse, self.pick, self.of)

    def equals(self, expected, because, mistakes=(), tolerance=1e-11):
        expected = plain_data.copied(expected)
        asking.Finding(lambda: Value.equals(self, expected, because, mistakes, tolerance))

    def slope(self, i, x, which):
        """The gradient with respect to the i-th tensor argument, x."""
        def pick(question):
            found = question["gradients"]
            return None if found is None else readable(np.zeros_like(x) if found[i] is None else found[i])
        return Reply(self.question, lambda: f"the gradient of {self.name} with respect to {which}", pick=pick, of=self)

    def parts(self, what):
        names = names_of_parts(what)
        return list(self._things({name: name for name in names}, lambda: dict(zip(names, Value.parts(self, what), strict=True))).values())

    def keys(self, names):
        return self._things({name: f"{{}}[{name!r}]" for name in names}, lambda: Value.keys(self, names))

    def _things(self, names, read):
        """Its parts by `names`, name → how a message speaks of it."""
        found = {}
        asking.Finding(lambda: found.update(read()))

        def value_of(name):
            asking.settle()
            return found[name].value
        return {name: Reply(self.question, lambda said=said: said.replace("{}", self.name), pick=lambda _, name=name: value_of(name), of=self)
                for name, said in names.items()}
