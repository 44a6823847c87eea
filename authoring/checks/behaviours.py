"""Behaviour mutants: the reference with the right numbers, but another type, another way or another side effect.

Each has the verdict that the texts imply. A value is accepted in whatever type a student's tools give it (float32, a Parameter, a
0-d array, a Fraction, an OrderedDict, a list for a tuple); it is refused if it isn't a number, if a loss has lost its gradient, if an
argument that was to be left alone has changed, if an argument is not used, or if a draw that should be new is repeated.
"""
import copy
import functools
import inspect
from collections import OrderedDict, defaultdict
from fractions import Fraction
from unittest import mock

import numpy as np
import torch

# What a network is trained with: the text asks for torch, and the gradient counts.
TRAINED_WITH = {"discriminator_loss", "non_saturating_loss", "saturating_loss"}
# Numbers will do here; but where there is a gradient, it must be the right one.
RIGHT_IF_ANY = {"least_squares", "hinge", "wasserstein", "log_q_categorical", "log_q_gaussian", "log_q_bernoulli", "infogan_losses"}
# The text says: leave the arguments as they are; or a gradient is taken through them, which no longer works when they have changed.
LEAVES_ALONE = {"alternating_step", *TRAINED_WITH}
LONG = {"train_gan", "train_toy", "learn_prior"}        # many calls to other functions: only what concerns their results


def _is_tensor(value):
    return isinstance(value, torch.Tensor)


def _is_number(value):
    return ((isinstance(value, (int, float, np.generic)) and not isinstance(value, (bool, np.bool_)))
            or (isinstance(value, (np.ndarray, torch.Tensor)) and value.ndim == 0))


touched = set()         # behaviours that changed an answer or an argument since this was cleared: the others can't be judged


def each(change, applies=lambda value: True):
    """`change` to every number and array of an answer to which it applies."""
    def of(value):
        if isinstance(value, dict):
            return {key: of(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)(of(item) for item in value)
        if isinstance(value, (str, bool)) or value is None or not applies(value):
            return value
        touched.add("it")
        return change(value)
    return of


def whole(kind, change):
    """`change` to the answer itself, where it is of this kind."""
    def of(value):
        if not isinstance(value, kind):
            return value
        touched.add("it")
        return change(value)
    return of


def _float32(value):
    if _is_tensor(value):
        return value.float() if value.is_floating_point() else value
    return np.float32(value) if _is_number(value) else np.asarray(value, np.float32)


def _strings(value):
    return [_strings(item) for item in value] if np.ndim(value) else str(float(value))


def _fraction(value):
    return Fraction(float(value)) if np.isfinite(float(value)) else value


def _numpy(value):
    return value.detach().numpy() if _is_tensor(value) else np.asarray(value)


# name → (change to the answer, is the changed answer right?)
RETURNS = {
    "float32": (each(_float32), True),
    "a 0-d array for a number": (each(lambda v: np.array(float(v)), _is_number), True),
    "a numpy scalar for a number": (each(lambda v: np.float64(v), _is_number), True),
    "a Fraction for a number": (each(_fraction, _is_number), True),
    "lists for arrays": (each(lambda v: _numpy(v).tolist()), True),
    "tuples for arrays": (each(lambda v: tuple(map(tuple, v)) if np.ndim(v) == 2 else tuple(v) if np.ndim(v) == 1 else v), True),
    "tensors": (each(lambda v: torch.as_tensor(np.array(_numpy(v)))), True),
    "tensors on a graph": (each(lambda v: torch.as_tensor(np.array(_numpy(v), float)).requires_grad_() * 1), True),
    "Parameters": (each(lambda v: torch.nn.Parameter(torch.as_tensor(np.array(_numpy(v), float)))), True),
    "a list for a tuple": (whole(tuple, list), True),
    "an OrderedDict": (whole(dict, OrderedDict), True),
    "a defaultdict": (whole(dict, lambda v: defaultdict(list, v)), True),
    "strings of the numbers": (each(_strings), False),
    "None": (whole(object, lambda value: None), False),
    "one more axis": (each(lambda v: v[None], lambda v: isinstance(v, (np.ndarray, torch.Tensor)) and v.ndim > 0), False),
    "a complex number": (each(lambda v: _numpy(v) + 1j), False),
    "a string": (whole(object, lambda value: "0.5"), False),
    "the numbers, and a nan": (each(lambda v: np.where(np.arange(np.size(v)).reshape(np.shape(v)) == 0, np.nan, _numpy(v))), False),
}
OWN_GRAPH = {"tensors on a graph", "Parameters"}        # not the arguments' graph: their gradient is 0, which is wrong where there is one
# For what a network is trained with: the numbers are right in each, the gradient is not.
GRADIENTS = {
    "detached": each(lambda v: v.detach(), _is_tensor),
    "numbers for tensors": each(lambda v: v.item(), lambda v: _is_tensor(v) and v.ndim == 0),
    "half of the gradient": each(lambda v: (v + v.detach()) / 2, _is_tensor),
    "the opposite gradient": each(lambda v: 2 * v.detach() - v, _is_tensor),
}


def _again(draw):
    """`draw`, giving its first result again whenever it is called with the same arguments."""
    first = {}

    def drawn(*args, **kwargs):
        key, new = repr(args), draw(*args, **kwargs)
        if key in first:
            touched.add("it")
        return copy.deepcopy(first.setdefault(key, new))
    return drawn


def _below(share):
    """torch.randint, of whose range only this share, or one number less, is ever drawn."""
    def change(draw):
        def drawn(high, *args, **kwargs):
            touched.add("it")
            return draw(max(int(high * share), 1) if share < 1 else max(high - 1, 1), *args, **kwargs)
        return drawn
    return change


class _Repeating:
    """A generator of numpy's whose draws repeat."""

    def __init__(self, seed):
        self._generator, self._known = np.random.Generator(np.random.PCG64(seed)), {}

    def __getattr__(self, name):
        return self._known.setdefault(name, _again(getattr(self._generator, name)))


# What a function draws isn't seen in its result: {function: {behaviour: (whose, which function, what becomes of it)}}. None of them is right.
_STEPS = {"the noise of the first step in every step": (torch, "randn", _again), "the rows of the first step in every step": (torch, "randint", _again),
          "half of what there is to draw": (torch, "randint", _below(0.5)), "the last row never": (torch, "randint", _below(1))}
DRAWS = {"train_gan": _STEPS, "train_toy": _STEPS, "mi_bias": {"the same draw in every repeat": (np.random, "default_rng", lambda _: _Repeating)}}


def _same(one, other):
    if isinstance(one, dict):
        return all(_same(one[key], other[key]) for key in one)
    return np.array_equal(np.asarray(one), np.asarray(other))


def _wrapped(function, name, call):
    mutant = functools.wraps(function)(call)
    mutant.__signature__ = inspect.signature(function)
    mutant.behaviour = name
    return mutant


def _spoil_arguments(value):
    """Write into an array or a tensor, as `x -= …` does."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.size and value.flags.writeable:
        value += 0.25
        touched.add("it")
    elif _is_tensor(value) and value.is_floating_point() and value.numel():
        with torch.no_grad():
            value.add_(0.25)
        touched.add("it")
    elif isinstance(value, dict):
        for item in value.values():
            _spoil_arguments(item)


def behaving(function, name):
    """`function` with the behaviour of this name."""
    signature, first = inspect.signature(function), {}

    def call(*args, **kwargs):
        if name == "it prints":
            touched.add("it")
            print("a line of the student's own")
            return function(*args, **kwargs)
        if name == "it writes into its arguments":
            value = function(*copy.deepcopy(args), **copy.deepcopy(kwargs))
            for argument in (*args, *kwargs.values()):
                _spoil_arguments(argument)
            return value
        if name == "under no_grad":
            touched.add("it")
            with torch.no_grad():
                return function(*args, **kwargs)
        if name.startswith("it ignores "):
            bound = signature.bind(*args, **kwargs)
            bound.apply_defaults()
            argument = name.removeprefix("it ignores ")
            value = bound.arguments[argument]
            kept = first.setdefault((np.shape(value), tuple(np.shape(v) for v in bound.arguments.values())), copy.deepcopy(value))
            if not _same(kept, value):
                touched.add("it")
            bound.arguments[argument] = kept
            return function(*bound.args, **bound.kwargs)
        if name in DRAWS.get(function.__name__, ()):
            owner, what, change = DRAWS[function.__name__][name]
            with mock.patch.object(owner, what, change(getattr(owner, what))):
                return function(*args, **kwargs)
        change = GRADIENTS[name] if name in GRADIENTS else RETURNS[name][0]
        return change(function(*args, **kwargs))

    return _wrapped(function, name, call)


def names(function, arguments):
    """[(behaviour, is it right?)] of one function of the course."""
    found = [("it prints", True)]
    if function not in LONG:
        found += [(name, right and not (function in RIGHT_IF_ANY and name in OWN_GRAPH)) for name, (_, right) in RETURNS.items()
                  if not (right and function in TRAINED_WITH and name not in ("float32", "a list for a tuple", "an OrderedDict", "a defaultdict"))]
    if function not in RIGHT_IF_ANY:                        # there it depends on the formula whether a gradient can still be taken
        found.append(("it writes into its arguments", function not in LEAVES_ALONE))
    if function in TRAINED_WITH:
        found += [(name, False) for name in (*GRADIENTS, "under no_grad")]
    if function in RIGHT_IF_ANY:
        found += [(name, name in ("detached", "numbers for tensors")) for name in GRADIENTS]
    found += [(name, False) for name in DRAWS.get(function, ())]
    return found + [(f"it ignores {argument}", False) for argument in arguments]


def behaviours(functions):
    """(lines that change a reference, what they do, is it right?) for these functions: {name: names of its arguments}."""
    for function, arguments in functions.items():
        for name, right in names(function, arguments):
            yield (f"from authoring.checks.behaviours import behaving as _behaving\n{function} = _behaving({function}, {name!r})", f"{function}: {name}", right)
