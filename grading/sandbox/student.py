"""Process A: runs the student's cells and answers questions about what they define. It sees only those tests that can't run elsewhere."""
import builtins
import contextlib
import importlib
import json
import os
import random
import signal
import sys
import time
import traceback
from types import CodeType, FunctionType

import numpy as np

from .decoded import Decoder
from .encoded import PLAIN, Encoder, NotPlain
from .outputs import Outputs
from .settings import settings
from .shared import Shared, alone
from .unseen import Unseen
from .wire import WireError

HIDDEN_SEED_VARIABLE = "COURSE_HIDDEN_SEED"
RUNS = ("call", "attribute", "item", "len", "iter", "next", "text", "array")                           # questions that run the student's code
PROTOCOL = ("__len__", "__iter__", "__next__", "__getitem__", "__call__", "__contains__", "__bool__")       # what a stand-in may be asked whether it has


class CellTimeout(KeyboardInterrupt):
    """A cell ran longer than its limit."""


def serve(channel, shell):
    """Answer requests until the tester hangs up."""
    shell.capture()
    signal.signal(signal.SIGALRM, _out_of_time)
    signal.signal(signal.SIGPROF, _out_of_time)
    objects, shared = Objects(), Shared(2)
    while True:
        try:
            request, buffers = channel.receive()
        except EOFError:
            return
        shell.outputs = Outputs(request.get("output_bytes", 0))
        before = time.process_time()
        try:
            signal.setitimer(signal.ITIMER_REAL, request.get("wall", 0))
            signal.setitimer(signal.ITIMER_PROF, request.get("cpu", 0))
            reply, out = answer(request, buffers, shell, objects, shared)
        except CellTimeout:
            reply, out = {"timeout": True}, ()
        except NotPlain as e:
            reply, out = {"refused": str(e)}, ()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.setitimer(signal.ITIMER_PROF, 0)
        reply |= {"n": request["n"], "outputs": shell.outputs.items, "cpu": round(time.process_time() - before, 4)}
        try:
            channel.send(reply, out)
        except WireError as e:
            channel.send({"n": request["n"], "refused": str(e), "outputs": []})


def answer(request, buffers, shell, objects, shared):
    """→ (reply, buffers): the value or the error, what the student's code has changed in data that the tests have, and what it has no part in."""
    if request["reset"]:
        shared.clear()
    decode, encode = Decoder(buffers, objects.named, shared), Encoder(objects.name, shared)
    try:
        asked = [decode(request.get("args"))]
        shared.hear(request.get("changed"), request.get("free"), decode)
    except Exception as e:
        raise NotPlain(f"what the test has changed does not cross: {e}") from e
    try:
        reply = _done(request, asked, buffers, shell, objects, encode)
    except (CellTimeout, NotPlain):
        raise
    except BaseException as e:
        reply = _raised(e, encode.buffers)
    asked.clear()
    reply["changed"], reply["free"], reply["tied"] = shared.changed(encode), shared.free(), shared.tied()
    return reply, encode.buffers


def _done(request, asked, buffers, shell, objects, encode):
    match request["op"]:
        case "hear":
            return {}
        case "start":
            write_files(request["files"], buffers)
            seed_generators(request["seed"])
            if request["seen"] is not None:
                Unseen(set(request["seen"]))
            return {}
        case "run":
            with seed_known(request.get("seed")):
                ok, _ = shell.run(request["source"], request["output_bytes"])
            return {"ok": ok, "verdict": shell.verdict, "number": shell.odd_number, "settings": settings(), **taken(request.get("watch", ()), shell.user_ns)}
        case "get":
            if request["name"] not in shell.user_ns:
                return {"missing": True}
            value = shell.user_ns[request["name"]]
            return _told([value], encode) | {"reads": sorted(global_names(value, shell.user_ns))[:500]}
        case "same":
            return {"same": same(shell.user_ns.get(request["name"]), request["tree"], buffers)}
        case "has":
            return {"has": request["name"] in PROTOCOL and hasattr(objects[request["on"]], request["name"])}
        case "iter":
            value = (reversed if request.get("backwards") else iter)(objects[request["on"]])
            return {"value": ["h", *objects.name(value)]}
        case "next":
            try:
                return _told([next(objects[request["on"]])], encode)
            except StopIteration:
                return {"stop": True}
        case _:
            return _told([_value(request, asked, objects)], encode)


def _value(request, asked, objects):
    match request["op"]:
        case "call":
            args, kwargs = asked.pop()
            args = [sys.intern(a) if type(a) is str and a.isidentifier() else a for a in args]          # op is "add" holds in one process
            return objects[request["on"]](*args, **dict(kwargs))
        case "import":
            module, name = request["name"].split(":")
            return getattr(importlib.import_module(module), name)
        case "attribute":
            return getattr(objects[request["on"]], request["name"])
        case "array":
            value = objects[request["on"]]
            if isinstance(value, np.ma.MaskedArray):
                raise NotPlain("a masked array does not cross")
            value = np.asarray(value)
            return value.tolist() if value.dtype == object else value
        case "text":
            return {"str": str, "repr": repr, "format": format}[request["form"]](objects[request["on"]], *request["spec"])
        case "item":
            return objects[request["on"]][asked.pop()]
        case "len":
            return len(objects[request["on"]])


def _told(box, encode):
    """A value, in a box that alone holds it, as a reply. What nobody else holds crosses as a copy: nobody can tell the difference."""
    shared = encode.shared
    encode.shared = None if alone(box) else shared
    told = {"value": encode(box[0]), "lost": encode.lost}
    encode.shared = shared
    return told


class Objects(dict):
    """Number → object: what is not plain data stays here and is referred to by its number."""

    def name(self, value):
        """Its number, the name of its type, whether it can be called, whether it has its own definition of equality."""
        number = id(value)
        self[number] = value
        return number, type(value).__name__, callable(value), type(value).__eq__ is not object.__eq__

    def named(self, number, *_):
        return self[number]


def global_names(value, user_ns):
    """The global names that a function of the student's reads, directly or through the functions that it calls."""
    found, todo, seen = set(), [value], set()
    while todo and len(seen) < 200:
        value = todo.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        methods = vars(value).values() if isinstance(value, type) else ()
        codes = [f.__code__ for f in (value, *methods) if isinstance(f, FunctionType)]
        for code in codes:
            codes += [c for c in code.co_consts if isinstance(c, CodeType)]
            found |= set(code.co_names)
        todo += [user_ns[n] for n in found if isinstance(user_ns.get(n), (FunctionType, type))]
    return found


def taken(watch, user_ns):
    """Of the names that tests use, those that the student's code doesn't have, and those to which it gave plain data."""
    return {"absent": [n for n in watch if n not in user_ns],
            "data": {n: type(user_ns[n]).__name__ for n in watch if n in user_ns and (user_ns[n] is None or type(user_ns[n]) in PLAIN)}}


def same(value, tree, buffers):
    """Is a value, of the author's cells, still what it was?"""
    encode = Encoder(lambda value: (0, "", False, False))
    try:
        return json.dumps(encode(value)) == json.dumps(tree) and encode.buffers == list(buffers)          # as text, 1, 1.0 and true are different
    except NotPlain:
        return False


@contextlib.contextmanager
def seed_known(seed):
    """A test that runs in this process finds the seed of hidden inputs only while it runs."""
    if seed is not None:
        os.environ[HIDDEN_SEED_VARIABLE] = seed
    try:
        yield
    finally:
        os.environ.pop(HIDDEN_SEED_VARIABLE, None)


def _raised(e, buffers):
    """An exception: its built-in ancestors, its arguments where they are plain, its message, the traceback through the student's lines."""
    names = [c.__name__ for c in type(e).__mro__ if getattr(builtins, c.__name__, None) is c]
    tb = e.__traceback__
    while tb is not None and tb.tb_frame.f_code.co_filename == __file__:
        tb = tb.tb_next
    lines = traceback.format_exception(type(e), e, tb, limit=-20)
    told = {"type": type(e).__name__, "ancestors": names, "message": str(e)[:4000], "traceback": "".join(lines)[-8000:], "args": None}
    encode = Encoder(_no_object, buffers=buffers)
    with contextlib.suppress(Exception):
        told["args"] = encode(tuple(e.args))
        buffers += encode.buffers[len(buffers):]
    return {"error": told}


def _no_object(value):
    raise NotPlain("not plain")


def _out_of_time(*_):
    raise CellTimeout("the cell's time limit has passed")


def write_files(files, buffers):
    for path, i in files.items():
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "wb") as f:
            f.write(buffers[i])


def seed_generators(seed):
    """Unseeded student code gives the same numbers in every run."""
    random.seed(seed)
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed(seed % 2**32)
    if torch := sys.modules.get("torch"):
        torch.manual_seed(seed % 2**63)
