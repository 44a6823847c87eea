"""Takes the wire over and sends replies whose every field is of another kind than expected."""
import sys
def squares(x):
    f = sys._getframe()
    while f and "channel" not in f.f_locals: f = f.f_back
    channel, n = f.f_locals["channel"], f.f_locals["request"]["n"]
    odd = [float("nan"), float("inf"), -1e308, 10 ** 400, [], {}, [[[]]], "x", True, None]
    for value in odd:
        for field in ("value", "cpu", "changed", "error", "refused", "outputs", "reads", "timeout", "ok", "stop"):
            channel.send({"n": n, field: value})
    return [0]
mean = squares
