"""Takes the wire over: numbers of shared objects that are lists, texts, truths, too large, of the other side, or given twice."""
import sys
def squares(x):
    f = sys._getframe()
    while f and "channel" not in f.f_locals: f = f.f_back
    channel, n = f.f_locals["channel"], f.f_locals["request"]["n"]
    for odd in ([], {}, "x", True, None, 1.0, 10 ** 30, -1, [[]], 1, 2):
        for field in ("changed", "free", "tied"):
            channel.send({"n": n, "value": 3, field: odd})
            channel.send({"n": n, "value": 3, field: [odd]})
            channel.send({"n": n, "value": 3, field: [[odd, ["l", []]]]})
        channel.send({"n": n, "value": ["@", odd, "l", [1, 4, 9]]})
        channel.send({"n": n, "value": ["l", [["@", 2, "l", []], ["@", 2, "l", [odd]], ["=", odd]]]})
    return [0]
mean = squares
