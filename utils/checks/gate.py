"""The gate: the one place between a check and a student's code. Every check goes through it.

    @check
    def entropy(entropy, seed=0):
        for p, base in ...:
            entropy(p, base=base).equals(scipy_entropy(p, base=base, axis=-1), "H is Σ p · (−log p).", [
                (scipy_entropy(p, axis=-1), "that's in nats; divide by ln 2 for bits.")])
        passed("entropy", "agrees with scipy")

- `@check` turns each *positional* argument (keywords are the check's own: seed, key …) into an `Answer`, named like the
  parameter. An error in the check's own code becomes `CheckBroken`: one sentence for the student, a failed test for us.
- `answer(…)` calls the student's function with copies of the arguments and gives the `Answer` it returned. It fails with one
  message if the function raises (`NotAnswered` if its cell is untouched). Your own arguments stay as they are: compute oracles
  from them, whenever. Where a task asks that arguments be left alone, `answer.leaves_arguments()(…)` also fails if one changed.
- `.equals(expected, because, mistakes, tolerance)`: one number or an array, by the shape of `expected`. A mistake's sentence
  is told only if no mistake with a different sentence gives the same value here; else `because`. Mistakes are tried in any
  order, so list them all. float32, in the arguments or the answer, is compared at `COARSE` (1e-5).
- `.number()` and `.array(shape)`: plain float64, nan refused. shape None: any. `nan=True`: nan allowed.
- `.parts(n)`: a tuple, a list or an array of n things as n Answers; `.keys(names)`: a dict with exactly these
  keys as a dict of Answers; `.pmf(n, positive=False)`; `.table()`: a joint pmf; `.length()`; `.value`: the plain data; `.kind`: the type it was.
- `.gradient(…)` calls a loss with tensors that require a gradient: → (its value as an Answer, [the gradient with respect to
  each floating tensor argument, as an Answer]). `part=1`: of the second value it returns; `part="G"`: of that key. Of one value
  per row, the gradient of their sum. It fails if the loss is cut off its graph; `needed=False`: then there are no gradients.
  Pass the same logits in float32 and in float64:

      value, (slope,) = loss.gradient(torch.tensor([-200.0, 0.0]))
      value.equals(…); slope.equals(-expit(…) / 2, "…", [(…, "…")])

- `.watched(how, …)` calls it alongside a function of utils.checks.watching → (its value as an Answer, the whole reply).
- A call is made when something of its answer is read, at the latest at the check's end, and several at once (utils.checks.asking). So call
  first and read afterwards where there are many: `[a.number() for a in [f(x) for x in many]]`. `.equals` reads later by itself.
- `.named(name)` is the same answer under another name. `.name` is how messages speak of it ("entropy([0.5, 0.5])"); `answer.part(value, name)` gives a piece you took out yourself.
- `fail(message)` for your own: "{answer.name} returned X; expected Y. What to try."

All of it means the same in a notebook and under grading, where the student's function is in another process: calls go
through `utils.checks.probe`, which runs alongside the student's code either way.
"""
import functools
import inspect
from fractions import Fraction

import numpy as np

from utils.checks import asking, probe
from utils.checks.reading import (
    COARSE,
    Thing,
    Unreadable,
    a_kind,
    close,
    is_coarse,
    is_remote,
    kind,
    nan_at,
    read_array,
    read_number,
    untorched,
)
from utils.checks.showing import show
from utils.checks.telling import CheckBroken, CheckFailed, NotAnswered, call_of, compare, fail, verb_of

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
NAN = "Which step makes it: 0 · log 0, 0/0, ∞/∞, ∞ − ∞, 0 · ∞, or the logarithm or root of a negative number?"
TRY = {
    "not a function": "Define it with `def`, and run that cell again.",
    "NameError": "Is the name spelled right, and is the cell that defines it run?",
    "RecursionError": "The function calls itself again and again: when should it stop?",
    "ZeroDivisionError": "What should the answer be where the divisor is 0?",
    "IndexError": "Print the shape of what you index, just before that line.",
    "UnboundLocalError": "It is only set inside a loop or a branch that these arguments never enter: set it before, too.",
    "KeyError": "Print the keys that there are, just before that line.",
}


def passed(exercise, what):
    asking.settle()
    print(f"✓ {exercise}: {what}")


def check(function):
    """A check: its positional arguments become Answers; its own errors are told apart from the student's."""
    names = list(inspect.signature(function).parameters)

    @functools.wraps(function)
    def checked(*given, **own):
        answers = [value if isinstance(value, Answer) else Answer(value, name) for name, value in zip(names, given, strict=False)]
        try:
            with probe.as_imported(), asking.Check():
                return function(*answers, **own)
        except (CheckFailed, CheckBroken):
            raise
        except Exception as bug:
            raise CheckBroken(f"This check itself failed ({type(bug).__name__}), which isn't your fault and says nothing about your answer. "
                              f"Please report it, together with your answer to {function.__name__}.") from bug
    return checked


class Answer:
    """Something of the student's: a function to call, or a value to read. `name`: how a message speaks of it."""

    def __init__(self, value, name, coarse=False, alone=False):
        self.value = readable(value)
        self.name, self.alone = name, alone
        self.coarse = coarse or is_coarse(self.value)

    @property
    def kind(self):
        return kind(self.value)

    def part(self, value, name):
        return Answer(value, name, self.coarse)

    def named(self, name):
        return self.part(self.value, name)

    def leaves_arguments(self):
        return Answer(self.value, self.name, self.coarse, alone=True)

    # A function

    def __call__(self, *args, **kwargs):
        return Reply(*self._ask(probe.call, args, kwargs), is_coarse([args, kwargs]))

    def watched(self, how, *args, **more):
        question, name = self._ask(how, args, {}, **more)
        return Reply(question, name, is_coarse(args)), question

    def gradient(self, *args, part=None, needed=True, **kwargs):
        question, called = self._ask(probe.gradient, args, kwargs, part=part, needed=needed)

        def name():
            return called() if part is None else f"{called()}[{part!r}]" if type(part) is str else f"the {ORDINALS[part]} value of {called()}"

        def on_a_graph():
            if question["gradients"] is None:
                number = read_or_fail(read_number, value)
                fail(f"{name()} is {show(number)}, cut off from its graph; expected a tensor through which a gradient flows, or nothing can be "
                     "learned from it. Leave out `.item()`, `.detach()`, `torch.no_grad()` and numpy on the way from the argument to the loss.")

        value = Reply(question, name, is_coarse([args, kwargs]))
        if not needed and question["gradients"] is None:
            return value, []
        asking.Finding(on_a_graph)
        tensors = [untorched(a) for a in (*args, *kwargs.values()) if type(a).__name__ == "Tensor" and a.is_floating_point()]
        which = ["its argument"] if len(tensors) == 1 else [f"its {o} argument" for o in ORDINALS]
        return value, [value.slope(i, x, w) for i, (x, w) in enumerate(zip(tensors, which, strict=False))]

    def _ask(self, how, args, kwargs, **more):
        """The question that calls the student's function where it is, by `how`, and the call as text when that is needed."""
        if not is_remote(self.value) and (isinstance(self.value, Thing) or not callable(self.value)):
            fail(f"{self.name} is {show(self.value)}, {a_kind(self.value)}; expected a function. {TRY['not a function']}")

        def called():
            return call_of(self.name, args, kwargs)

        def told(reply):
            if "error" in reply:
                self._tell(called(), reply["error"])
            if reply["changed"] and self.alone:
                first, several = reply["changed"][0], len(reply["changed"]) > 1
                fail(f"{called()} changed its argument{'s' * several} {' and '.join(reply['changed'])}; expected the caller's data to be left as it was. In-place steps "
                     f"such as `{first}[…] = …`, `{first} -= …` or `{first}.sort()` change it for everybody: work on a copy.")

        args, kwargs = probe.copied(list(args)), probe.copied(kwargs)
        return asking.Question(how, self.value, args, kwargs, more, told), called

    def _tell(self, call, error):
        if error["unanswered"] == self.name:
            raise NotAnswered(f"{self.name}: not answered yet.")
        if error["unanswered"]:
            fail(f"{call} calls `{error['unanswered']}`, which isn't answered yet; expected a result. Answer that exercise first.")
        what, message = error["kind"], error["message"]
        if what == "not a function":
            fail(f"{self.name} is {message}; expected a function. {TRY[what]}")
        own = error["function"] == self.name or str(error["function"]).startswith("<")          # else a helper's, which may be the chapter's
        where = "" if not error["line"] else f" in your line `{error['line']}`" if own else f" in the line `{error['line']}` of {error['function']}"
        end = " Expected" if message.endswith(("?", "!")) else "; expected"
        fail(f"{call} raised {what}{where}{': ' if message else ''}{message.rstrip('.')}{end} a result. "
             f"{TRY.get(what, 'Make the same call in a cell of your own, and print what goes into that line.')}")

    # A value

    def number(self, nan=False):
        found = read_or_fail(read_number, self)
        return self._no_nan(found, nan)

    def array(self, shape=None, nan=False, infinite=True):
        found = read_or_fail(lambda value: read_array(value, shape), self)
        if not infinite and np.isinf(found).any():
            fail(f"{self.name} {verb_of(self.name)} {show(found)}; expected finite numbers. Which of them grows without bound?")
        return self._no_nan(found, nan)

    def _no_nan(self, found, allowed):
        if not allowed and (where := nan_at(found)) is not None:
            fail(f"{self.name} is nan{where}; expected a number. {NAN}")
        return found

    def equals(self, expected, because, mistakes=(), tolerance=1e-11):
        """Fail unless this is `expected`. `mistakes`: pairs of the value that a known mistake gives, and what to say about it."""
        got = self.array(np.shape(expected)) if np.ndim(expected) else self.number()
        compare(self.name, got, expected, because, mistakes, max(tolerance, COARSE if self.coarse else 0))

    def parts(self, n):
        value = untorched(self.value)
        if isinstance(value, np.ndarray) and value.ndim:
            value = list(value)
        if type(value) not in (tuple, list) or len(value) != n:
            self._wrong("a tuple of one thing." if n == 1 else f"{n} things, in a tuple. Return {'both' if n == 2 else f'all {n}'}.")
        return [self.part(v, f"the {o} value of {self.name}") for v, o in zip(value, ORDINALS[:n], strict=True)]

    def keys(self, names):
        wanted = f"a dict with the keys {', '.join(map(str, names))}."
        if type(self.value) is not dict:
            self._wrong(wanted)
        if set(self.value) != set(names):
            lacks, extra = ([str(key) for key in one if key not in other] for one, other in ((names, self.value), (self.value, names)))
            told = " and ".join(f"{what} {', '.join(keys)}" for what, keys in (("without", lacks), ("with", extra)) if keys)
            fail(f"{self.name} {verb_of(self.name)} a dict {told}; expected {wanted}")
        return {name: self.part(self.value[name], f"{self.name}[{name!r}]") for name in names}

    def length(self):
        """How many entries a list, tuple or one-dimensional array has."""
        value = untorched(self.value)
        if not isinstance(value, (list, tuple, np.ndarray)) or (isinstance(value, np.ndarray) and value.ndim != 1):
            self._wrong("a list of numbers. Return them in one list.")
        return len(value)

    def table(self):
        """A joint table: a pmf over rows and columns."""
        p = self.array()
        if p.ndim != 2:
            fail(f"{self.name} has shape {p.shape}; expected two axes, x down and y across. Return a table.")
        return self.pmf(p.shape)

    def pmf(self, n, positive=False):
        """n: the number of outcomes, or a shape of them."""
        p = self.array((n,) if type(n) is int else n)
        if (p < 0).any():
            fail(f"{self.name} is {show(p)}: it has a negative entry, but probabilities are at least 0. Which entry went below?")
        if not p.any():
            fail(f"{self.name} is 0 everywhere; a pmf sums to 1. Some outcome must have a positive probability.")
        if not close(p.sum(), 1.0, COARSE if self.coarse else 1e-9):
            fail(f"{self.name} is {show(p)}, which sums to {p.sum():.10g}; a pmf sums to 1. Divide by the sum.")
        if positive and not (p > 0).all():
            fail(f"{self.name} is {show(p)}; here every outcome must have a positive probability. Move a little mass there.")
        return p

    def _wrong(self, expected):
        verb = verb_of(self.name)
        if self.value is None:
            fail(f"{self.name} {verb} None{'. Does your function end in a return? Expected' if verb == 'returned' else '; expected'} {expected}")
        fail(f"{self.name} {verb} {show(self.value)}; expected {expected}")


class Reply(Answer):
    """What a call returned, or a part of it (`pick`, `of` another): read when it is needed. `name()`: how a message speaks of it."""

    alone = False

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
        expected = probe.copied(expected)
        asking.Finding(lambda: Answer.equals(self, expected, because, mistakes, tolerance))

    def slope(self, i, x, which):
        """The gradient with respect to the i-th tensor argument, x."""
        def pick(question):
            found = question["gradients"][i]
            return readable(np.zeros_like(x) if found is None else found)
        return Reply(self.question, lambda: f"the gradient of {self.name} with respect to {which}", pick=pick, of=self)

    def parts(self, n):
        names = [f"the {o} value of {{}}" for o in ORDINALS[:n]]
        return list(self._things({name: name for name in names}, lambda: dict(zip(names, Answer.parts(self, n), strict=True))).values())

    def keys(self, names):
        return self._things({name: f"{{}}[{name!r}]" for name in names}, lambda: Answer.keys(self, names))

    def _things(self, names, read):
        """Its parts by `names`, name → how a message speaks of it."""
        found = {}
        asking.Finding(lambda: found.update(read()))

        def value_of(name):
            asking.settle()
            return found[name].value
        return {name: Reply(self.question, lambda said=said: said.replace("{}", self.name), pick=lambda _, name=name: value_of(name), of=self)
                for name, said in names.items()}


def readable(value):
    return value if is_remote(value) or callable(value) else _received(probe.plain(value))


def _received(value):
    """What the probe replied, marked fractions as such and marked objects as Things."""
    if type(value) is dict:
        for mark, kinds, read in ((probe.OBJECT, [str, str], Thing), (probe.FRACTION, [int, int], Fraction)):
            if list(value) == [mark] and type(value[mark]) is list and list(map(type, value[mark])) == kinds:
                return read(*value[mark])
        return {k: _received(v) for k, v in value.items()}
    if type(value) in (list, tuple):
        return type(value)(map(_received, value))
    return Thing(kind(value), f"<{kind(value)}>") if is_remote(value) else value


def read_or_fail(read, answer):
    """`read(answer.value)`, or the message why it can't be read."""
    verb = verb_of(answer.name)
    if answer.value is None:
        fail(f"{answer.name} {verb} None; expected a value.{' Does your function end in a return?' if verb == 'returned' else ''}")
    try:
        return read(answer.value)
    except Unreadable as why:
        if why.shape is not None:
            fail(f"{answer.name} has shape {why.shape}; {why.expected}")
        came = show(answer.value)
        fail(f"{answer.name} {verb} {why.what if came in why.what else f'{came}, {why.what}'}; {why.expected}")
