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
  order, so list them all. Where ∞ is expected, only ∞ will do. float32, in the arguments or the answer, is compared at `COARSE` (1e-5).
- `.number()` and `.array(shape)`: plain float64, nan refused. shape None: any. `nan=True`: nan allowed.
- `.parts(n)`: a tuple, a list or an array of n things as n Answers, `.parts(("p", "q"))` if messages should call them so; `.keys(names)`: a dict with exactly these
  keys as a dict of Answers; `.pmf(n, positive=False)`; `.table()`: a joint pmf; `.length()`; `.value`: the plain data; `.kind`: the type it was.
- `.gradient(…)` calls a loss with tensors that require a gradient: → (its value as an Answer, [the gradient with respect to
  each floating tensor argument, as an Answer]). `part=1`: of the second value it returns; `part="G"`: of that key. Of one value
  per row, the gradient of their sum. It fails if the loss is cut off its graph; `needed=False`: then each gradient's value is None.
  Pass the same logits in float32 and in float64:

      value, (slope,) = loss.gradient(torch.tensor([-200.0, 0.0]))
      value.equals(…); slope.equals(-expit(…) / 2, "…", [(…, "…")])

- `.watched(how, …)` calls it alongside a function of utils.checks.watching → (its value as an Answer, the whole reply).
- A call is made when something of its answer is read, at the latest at the check's end, and several at once (utils.checks.asking). So call
  first and read afterwards where there are many: `[a.number() for a in [f(x) for x in many]]`. `.equals` reads later by itself.
- Memory that nothing was written to holds nan while an answer runs (utils.checks.unwritten), not what happens to lie there.
- `answer.again`: while a submission is graded, this check has passed for this very function already, so this is the hidden one. What costs
  seconds and doesn't depend on the seed, or is decided from hundreds of draws, need not be asked a second time.
- `.named(name)` is the same answer under another name. `.name` is how messages speak of it ("entropy([0.5, 0.5])"); `answer.part(value, name)` gives a piece you took out yourself.
- `fail(message)` for your own: "{answer.name} returned X; expected Y. What to try."

All of it means the same in a notebook and under grading, where the student's function is in another process: calls go
through `utils.checks.probe`, which runs alongside the student's code either way.
"""
import functools
import inspect
from types import FunctionType

from utils.checks import asking, plain_data, probe
from utils.checks.reading import Thing, a_kind, is_coarse, is_remote, read_number, untorched
from utils.checks.replies import Reply
from utils.checks.showing import show
from utils.checks.telling import CheckBroken, CheckFailed, NotAnswered, call_of, fail
from utils.checks.values import ORDINALS, Value, read_or_fail
from utils.course import under_grading

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
    names, have_passed = list(inspect.signature(function).parameters), []

    @functools.wraps(function)
    def checked(*given, **own):
        answers = [value if isinstance(value, Value) else Answer(value, name) for name, value in zip(names, given, strict=False)]
        functions = [value for value in given if type(value) is FunctionType or is_remote(value)] if under_grading() else []
        again = any(known == [*map(hash, functions)] for known, _ in have_passed) and bool(functions)
        for answer in answers:
            answer.again = again
        try:
            with probe.as_imported(), asking.Check():
                found = function(*answers, **own)
            have_passed.append(([*map(hash, functions)], functions))           # kept, so that no other function gets its number
            return found
        except (CheckFailed, CheckBroken):
            raise
        except Exception as bug:
            raise CheckBroken(f"This check itself failed ({type(bug).__name__}), which isn't your fault and says nothing about your answer. "
                              f"Please report it, together with your answer to {function.__name__}.") from bug
    return checked


class Answer(Value):
    """A function of the student's, to be called; or a value. With `alone` its arguments must be left alone."""

    again = False

    def __init__(self, value, name, coarse=False, alone=False):
        super().__init__(value, name, coarse)
        self.alone = alone

    def leaves_arguments(self):
        return Answer(self.value, self.name, self.coarse, alone=True)

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
        if needed:
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
            if reply.get("overwritten"):
                fail(f"{called()} overwrote what the call before it had returned; expected each call to return something of its own. Code that keeps an answer would "
                     "find other numbers in it: make the array that you return inside the function, a new one in each call.")
            if reply["changed"] and self.alone:
                first, several = reply["changed"][0], len(reply["changed"]) > 1
                fail(f"{called()} changed its argument{'s' * several} {' and '.join(reply['changed'])}; expected the caller's data to be left as it was. In-place steps "
                     f"such as `{first}[…] = …`, `{first} -= …`, `{first}.sort()` or `{first}.requires_grad_()` change it for everybody: work on a copy.")

        args, kwargs = plain_data.copied(list(args)), plain_data.copied(kwargs)
        return asking.Question(how, self.value, plain_data.packed(args), plain_data.packed(kwargs), more, told), called

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
