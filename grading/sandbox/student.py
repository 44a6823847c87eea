"""Process A: runs the student's cells and answers questions about what they define. It never sees a test."""
import builtins
import importlib
import os
import random
import signal
import sys
import traceback

from .outputs import Outputs
from .values import Decoder, Encoder, NotPlain
from .wire import WireError


class CellTimeout(KeyboardInterrupt):
    """A cell ran longer than its limit."""


def serve(channel, shell):
    """Answer requests until the tester hangs up."""
    shell.capture()
    signal.signal(signal.SIGALRM, _out_of_time)
    objects = Objects()
    while True:
        try:
            request, buffers = channel.receive()
        except EOFError:
            return
        shell.outputs = Outputs(request.get("output_bytes", 0))
        try:
            signal.setitimer(signal.ITIMER_REAL, request.get("seconds", 0))
            reply, out = _answer(request, buffers, shell, objects)
        except CellTimeout:
            reply, out = {"timeout": True}, ()
        except NotPlain as e:
            reply, out = {"refused": str(e)}, ()
        except BaseException as e:
            reply, out = {"error": _told(e)}, ()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        reply |= {"n": request["n"], "outputs": shell.outputs.items}
        try:
            channel.send(reply, out)
        except WireError as e:
            channel.send({"n": request["n"], "refused": str(e), "outputs": []})


def _answer(request, buffers, shell, objects):
    decode = Decoder(buffers, objects.named)
    match request["op"]:
        case "start":
            write_files(request["files"], buffers)
            seed_generators(request["seed"])
            return {}, ()
        case "run":
            ok, _ = shell.run(request["source"], request["output_bytes"])
            return {"ok": ok}, ()
        case "get":
            if request["name"] not in shell.user_ns:
                return {"missing": True}, ()
            value = shell.user_ns[request["name"]]
        case "call":
            args, kwargs = decode(request["args"])
            value = objects[request["on"]](*args, **kwargs)
        case "import":
            module, name = request["name"].split(":")
            value = getattr(importlib.import_module(module), name)
        case "attribute":
            value = getattr(objects[request["on"]], request["name"])
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
    return {"value": encode(value)}, encode.buffers


class Objects(dict):
    """Number → object: what is not plain data stays here and is spoken of by its number."""

    def name(self, value):
        number = id(value)
        self[number] = value
        return number, type(value).__name__, callable(value)

    def named(self, number, *_):
        return self[number]


def _told(e):
    """An exception as text: its built-in ancestors, its message, the traceback through the student's lines."""
    names = [c.__name__ for c in type(e).__mro__ if getattr(builtins, c.__name__, None) is c]
    tb = e.__traceback__
    while tb is not None and tb.tb_frame.f_code.co_filename == __file__:
        tb = tb.tb_next
    lines = traceback.format_exception(type(e), e, tb, limit=-20)
    return {"type": type(e).__name__, "ancestors": names, "message": str(e)[:4000], "traceback": "".join(lines)[-8000:]}


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
