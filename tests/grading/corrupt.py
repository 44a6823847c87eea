"""Random damage to a notebook's bytes: what disks, mail programs, editors and students do to files."""
import copy
import json

VALUES = (None, True, -1, 1e308, "", "x" * 50, "\x00\ud800", [], {}, [[]], {"a": {}}, ["a", 1], "../../x", "<script>")


def corrupted(notebook, rng):
    """One of many kinds of damage, drawn from `rng` (random.Random) → bytes."""
    return rng.choice(KINDS)(copy.deepcopy(notebook), rng)


def _bytes(notebook):
    return json.dumps(notebook).encode()


def truncated(notebook, rng):
    data = _bytes(notebook)
    return data[:rng.randrange(len(data))]


def bytes_changed(notebook, rng):
    data = bytearray(_bytes(notebook))
    for _ in range(rng.randint(1, 50)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def span_removed_or_doubled(notebook, rng):
    data = _bytes(notebook)
    a, b = sorted(rng.randrange(len(data)) for _ in range(2))
    return data[:a] + data[b:] if rng.random() < 0.5 else data[:b] + data[a:]


def other_encoding(notebook, rng):
    text = json.dumps(notebook, ensure_ascii=False) + "é"
    return text.encode(rng.choice(["utf-16", "utf-32", "latin-1", "utf-8-sig", "cp1252", "utf-7"]), "replace")


def noise(notebook, rng):
    return rng.choice([b"", b"\x00" * 100, rng.randbytes(5000), b"null", b"[]", b'{"cells": 3}', b"[" * 100_000,
                       b'{"cells": [' + b'{"a":' * 50_000, b"PK\x03\x04" + rng.randbytes(500), b"<html></html>", b"1e999",
                       b'{"cells": []}', b'{"cells": {}, "worksheets": []}', b'{"worksheets": [1, {"cells": [2]}]}'])


def cells_shuffled(notebook, rng):
    rng.shuffle(notebook["cells"])
    return _bytes(notebook)


def cells_lost(notebook, rng):
    notebook["cells"] = [c for c in notebook["cells"] if rng.random() < 0.7]
    return _bytes(notebook)


def cells_doubled(notebook, rng):
    notebook["cells"] = [copy.deepcopy(c) for c in notebook["cells"] for _ in range(rng.choice([1, 1, 2, 3]))]
    return _bytes(notebook)


def cells_retyped(notebook, rng):
    for cell in notebook["cells"]:
        cell["cell_type"] = rng.choice(["code", "markdown", "raw", "heading", "x", None])
    return _bytes(notebook)


def metadata_swapped(notebook, rng):
    metadata = [c["metadata"] for c in notebook["cells"]]
    rng.shuffle(metadata)
    for cell, m in zip(notebook["cells"], metadata, strict=True):
        cell["metadata"] = m
    return _bytes(notebook)


def nodes_replaced(notebook, rng):
    """Any values at random places of the tree."""
    for _ in range(rng.randint(1, 6)):
        node = notebook
        while True:
            keys = list(node) if isinstance(node, dict) else list(range(len(node)))
            if not keys:
                break
            key = rng.choice(keys)
            if rng.random() < 0.3 or not isinstance(node[key], (dict, list)):
                node[key] = copy.deepcopy(rng.choice(VALUES))     # or later damage would reach into VALUES
                break
            node = node[key]
    return _bytes(notebook)


def old_format(notebook, rng):
    """nbformat 3: cells in worksheets, text as input."""
    cells = [{**c, "input": c["source"], "language": "python", "outputs": []} for c in notebook["cells"]]
    return _bytes({"nbformat": rng.choice([2, 3, "3"]), "nbformat_minor": 0, "metadata": {"name": ""},
                   "worksheets": [{"cells": cells, "metadata": {}}]})


def text_damaged(notebook, rng):
    for cell in notebook["cells"]:
        if rng.random() < 0.5:
            text = cell["source"]
            i = rng.randrange(len(text) + 1)
            cell["source"] = text[:i] + rng.choice(["\x00", "\ud83d", "\u202e", "'''", "(" * 300, "\t \n", "%%bash\n", "!ls\n",
                                                    "-" * 3000 + "1", "await x", "é" * 1000]) + text[i:]
    return _bytes(notebook)


KINDS = (truncated, bytes_changed, span_removed_or_doubled, other_encoding, noise, cells_shuffled, cells_lost,
         cells_doubled, cells_retyped, metadata_swapped, nodes_replaced, old_format, text_damaged)
