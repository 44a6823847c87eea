"""Process A: runs the student's cells and answers questions about what they define. It sees only those tests that can't run elsewhere."""
import builtins
import contextlib
import importlib
import marshal
import os
import random
import signal
import sys
import time
import traceback
from collections import deque
from types import CodeType, FunctionType

import numpy as np

from .outputs import Outputs
from .values import Decoder, Encoder, NotPlain
from .wire import WireError

HIDDEN_SEED_VARIABLE = "COURSE_HIDDEN_SEED"
SMALL_BYTES, SMALL_PARTS, MOST_KEPT = 1 << 16, 1000, 60            # arguments and results that are looked at again after later calls
RUNS = ("call", "attribute", "item", "len", "iter", "next", "text")                            # questions that run the student's code
PROTOCOL = ("__len__", "__iter__", "__next__", "__getitem__", "__call__", "__contains__")       # what a stand-in may be asked whether it has


class CellTimeout(KeyboardInterrupt):
    """A cell ran longer than its limit."""


def serve(channel, shell):
    """Answer requests until the tester hangs up."""
    shell.capture()
    signal.signal(signal.SIGALRM, _out_of_time)
    signal.signal(signal.SIGPROF, _out_of_time)
    objects = Objects()
    while True:
        try:
            request, buffers = channel.receive()
        except EOFError:
            return
        shell.outputs = Outputs(request.get("output_bytes", 0))
        before, changed = time.process_time(), {}
        try:
            signal.setitimer(signal.ITIMER_REAL, request.get("wall", 0))
            signal.setitimer(signal.ITIMER_PROF, request.get("cpu", 0))
            reply, out = _answer(request, buffers, shell, objects, changed)
        except CellTimeout:
            reply, out = {"timeout": True}, ()
        except NotPlain as e:
            reply, out = {"refused": str(e)}, ()
        except BaseException as e:
            reply, out = _raised(e)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.setitimer(signal.ITIMER_PROF, 0)
        if changed:
            reply["changed"] = changed["calls"], len(out)
            out = [*out, *changed["buffers"]]
        reply |= {"n": request["n"], "outputs": shell.outputs.items, "cpu": round(time.process_time() - before, 4)}
        try:
            channel.send(reply, out)
        except WireError as e:
            channel.send({"n": request["n"], "refused": str(e), "outputs": []})


def _answer(request, buffers, shell, objects, changed):
    objects.in_cell(request.get("cell"))
    try:
        return _done(request, buffers, shell, objects)
    finally:
        if request["op"] in RUNS:
            changed |= objects.changes()


def _done(request, buffers, shell, objects):
    decode = Decoder(buffers, objects.named)
    match request["op"]:
        case "start":
            write_files(request["files"], buffers)
            seed_generators(request["seed"])
            return {}, ()
        case "run":
            with seed_known(request.get("seed")):
                ok, _ = shell.run(request["source"], request["output_bytes"])
            return {"ok": ok, "verdict": shell.verdict, "number": shell.odd_number}, ()
        case "get":
            if request["name"] not in shell.user_ns:
                return {"missing": True}, ()
            value = shell.user_ns[request["name"]]
            encode = Encoder(objects.name)
            tree = encode(value)
            objects.gave(request, value, encode)
            return {"value": tree, "reads": sorted(global_names(value, shell.user_ns))[:500]}, encode.buffers
        case "same":
            return {"same": same(shell.user_ns.get(request["name"]), request["tree"], buffers)}, ()
        case "call":
            args, kwargs = decode(request["args"])
            data = list(args), kwargs
            before = mark(data)
            try:
                value = objects[request["on"]](*args, **kwargs)
            finally:
                objects.keep(request["n"], data, before, request["args"], buffers)
        case "import":
            module, name = request["name"].split(":")
            value = getattr(importlib.import_module(module), name)
        case "attribute":
            value = getattr(objects[request["on"]], request["name"])
        case "has":
            return {"has": request["name"] in PROTOCOL and hasattr(objects[request["on"]], request["name"])}, ()
        case "text":
            value = {"str": str, "repr": repr}[request["form"]](objects[request["on"]])
        case "item":
            value = objects[request["on"]][decode(request["key"])]
        case "len":
            value = len(objects[request["on"]])
        case "iter":
            value = iter(objects[request["on"]])
            return {"value": ["h", *objects.name(value)]}, ()
        case "next":
            try:
                value = next(objects[request["on"]])
            except StopIteration:
                return {"stop": True}, ()
    encode = Encoder(objects.name)
    tree = encode(value)
    objects.gave(request, value, encode)
    return {"value": tree}, encode.buffers


def mark(data):
    """Bytes that are others when data has changed: many times faster than to encode it. None where it has parts that are not built in."""
    try:
        return marshal.dumps(data, 2)               # the last version whose bytes do not depend on who else holds the parts
    except ValueError:
        return None


CHANGEABLE = (list, dict, set, deque, bytearray, tuple, np.ndarray)


class Objects(dict):
    """Number → object: what is not plain data stays here and is spoken of by its number.

    Plain data that crossed in the cell that runs is kept: the student's code may still have it and change it in place.
    """

    cell, kept = None, ()

    def name(self, value):
        """Its number, the name of its type, whether it can be called, whether it has its own idea of being equal."""
        number = id(value)
        self[number] = value
        return number, type(value).__name__, callable(value), type(value).__eq__ is not object.__eq__

    def named(self, number, *_):
        return self[number]

    def in_cell(self, cell):
        """What crossed in another cell is not looked at again."""
        if cell != self.cell:
            self.cell, self.kept = cell, []

    def keep(self, n, data, before, tree, buffers):
        """Remember data, the arguments of a call (n) or its result (-n), and what it was when it crossed (`before`: its mark)."""
        small = sum(map(len, buffers)) < SMALL_BYTES
        self.kept = [k for k in self.kept if k[4]][-MOST_KEPT:]              # the large ones are looked at once, after their own call
        self.kept.append([n, data, tree, list(buffers), small, before])

    def gave(self, request, value, encoded):
        """Remember a result of a size that can be looked at again."""
        if isinstance(value, CHANGEABLE) and encoded.nodes < SMALL_PARTS and sum(map(len, encoded.buffers)) < SMALL_BYTES:
            data, encode = ([value], {}), Encoder(self._numbered)
            before = mark(data)
            self.keep(-request["n"], data, before, None if before else encode(data), encode.buffers)

    def _numbered(self, value):
        return self.name(value)[0], "", False, False

    def changes(self):
        """What the student's code has done in place to data that crossed in this cell, since it was looked at."""
        calls, out = [], []
        for kept in self.kept:
            number, data, tree, buffers, _, before = kept
            if before and mark(data) == before:
                continue
            encode = Encoder(self._numbered)
            with contextlib.suppress(NotPlain):
                now = encode(data)
                kept[4] = kept[4] and encode.nodes < SMALL_PARTS
                if now != tree or encode.buffers != buffers:
                    kept[2:4], kept[5] = (now, encode.buffers), mark(data)
                    calls.append([number, now, len(out), len(encode.buffers)])
                    out += encode.buffers
        return {"calls": calls, "buffers": out} if calls else {}


def global_names(value, user_ns):
    """The global names that a function of the student's reads, it and the functions that it calls."""
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


def same(value, tree, buffers):
    """Is a value, of the author's cells, still what it was?"""
    encode = Encoder(lambda value: (0, "", False, False))
    try:
        return encode(value) == tree and encode.buffers == list(buffers)
    except NotPlain:
        return False


@contextlib.contextmanager
def seed_known(seed):
    """A test that runs in this process finds the seed of hidden inputs while it runs, no longer."""
    if seed is not None:
        os.environ[HIDDEN_SEED_VARIABLE] = seed
    try:
        yield
    finally:
        os.environ.pop(HIDDEN_SEED_VARIABLE, None)


def _raised(e):
    """An exception: its built-in ancestors, its arguments where they are plain, its message, the traceback through the student's lines."""
    names = [c.__name__ for c in type(e).__mro__ if getattr(builtins, c.__name__, None) is c]
    tb = e.__traceback__
    while tb is not None and tb.tb_frame.f_code.co_filename == __file__:
        tb = tb.tb_next
    lines = traceback.format_exception(type(e), e, tb, limit=-20)
    told = {"type": type(e).__name__, "ancestors": names, "message": str(e)[:4000], "traceback": "".join(lines)[-8000:]}
    try:
        encode = Encoder(_no_object)
        told["args"] = encode(tuple(e.args))
        return {"error": told}, encode.buffers
    except Exception:
        return {"error": told | {"args": None}}, ()


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
