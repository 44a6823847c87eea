"""Gives a field of what is recorded another name: `python -m authoring.training.rename OLD NEW`.

In every .json of utils/assets, and in the weights: a field of their recipe, or a part of the network that their tensors are named after.
Only names change; values, and the order of everything, stay. Where several things have a field of that name, say which of them is meant:
`python -m authoring.training.rename warp augmentation --of recipe recipes` changes it below these fields, and nowhere else.
"""
import argparse
import json
import re
import shlex
import sys
from collections import Counter

from safetensors import safe_open
from safetensors.torch import save_file

from authoring import ROOT

ASSETS = ROOT / "utils" / "assets"
TOKEN, COLON = re.compile(r'"(?:[^"\\]|\\.)*"|[][{}]'), re.compile(r"\s*:")
TOP = "the file itself"         # stands for the fields around one that is in none


def places(text, name):
    """[(where the name is in a JSON text, the fields around it, is it a field's name?)]: in the other cases it is a value."""
    around, found = [], []
    for token in TOKEN.finditer(text):
        if token[0] in "{[":
            around.append(None)
        elif token[0] in "}]":
            around.pop()
        else:
            field = COLON.match(text, token.end()) is not None
            if field:
                around[-1] = json.loads(token[0])
            if json.loads(token[0]) == name:
                found.append((token.span(), [key for key in around[:-1] if key] or [TOP], field))
    return found


def renamed(text, old, new, of):
    """The JSON text with another name for the fields below one of `of`; None: for all."""
    for (start, end), around, field in reversed(places(text, old)):
        if field and (of is None or {*of} & {*around}):
            text = text[:start] + json.dumps(new, ensure_ascii=False) + text[end:]
    return text


def rename(old, new, folder=ASSETS, of=None):
    """The files of the folder that had the name, written with the new one."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.json"))}
    kinds = Counter(around[0] for text in texts.values() for _, around, field in places(text, old) if field)
    if len(kinds) > 1 and of is None:
        raise ValueError(f"{old!r} is a field below {', '.join(f'{kind} ({n} times)' for kind, n in kinds.items())}. "
                         f"Say which are meant: --of {' '.join(map(shlex.quote, kinds))}. Nothing has been changed.")
    changed = {path: after for path, text in texts.items() if (after := renamed(text, old, new, of)) != text}
    fields = lambda text, name: {tuple(around) for _, around, field in places(text, name) if field}
    if taken := [path.name for path, text in changed.items() if fields(texts[path], new) & fields(text, new) & fields(texts[path], old)]:
        raise ValueError(f"{', '.join(taken)}: there is a field {new!r} already. Nothing has been changed.")
    for path, text in changed.items():
        path.write_text(text, encoding="utf-8")
    written = [*changed]
    for path in sorted(folder.rglob("*.safetensors")):
        with safe_open(path, "pt") as file:
            about, tensors = file.metadata(), {key: file.get_tensor(key) for key in file.keys()}       # noqa: SIM118 (not a dict)
        told = {key: renamed(text, old, new, of) for key, text in (about or {}).items()} or None
        named = {".".join(new if part == old else part for part in key.split(".")): tensor for key, tensor in tensors.items()}
        if told != about or named.keys() != tensors.keys():
            save_file(named, path, metadata=told)
            path.chmod(0o644)                                    # the library leaves it readable by its owner only
            written.append(path)
    return written


def values(name, folder=ASSETS):
    """{file: how often the name is a value there}: these stay, and may have to be changed by hand."""
    found = {path: sum(not field for *_, field in places(path.read_text(encoding="utf-8"), name)) for path in sorted(folder.rglob("*.json"))}
    return {path: n for path, n in found.items() if n}


def main():
    parser = argparse.ArgumentParser(prog="python -m authoring.training.rename", description=__doc__.splitlines()[0])
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--of", nargs="+", metavar="FIELD", help="only below these fields")
    asked = parser.parse_args()
    try:
        changed = rename(asked.old, asked.new, of=asked.of)
    except ValueError as error:
        sys.exit(str(error))
    print(*(path.relative_to(ROOT) for path in changed), sep="\n")
    print("Now the code; RENAMED in utils/infogan/weights.py, for models that students have saved; and, if only names have changed, "
          "python -m authoring.build.long --unchanged.")
    for path, n in values(asked.old).items():
        print(f"{path.relative_to(ROOT)}: {asked.old!r} is still a value there, {n} times")


if __name__ == "__main__":
    main()
