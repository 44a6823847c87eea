"""Gives a field of what is recorded another name: `python -m authoring.training.rename OLD NEW`.

In every .json of utils/assets, and in the weights: a field of their recipe, or a part of the network that their tensors are named after.
Only names change; values, and the order of everything, stay.
"""
import re
import sys

from safetensors import safe_open
from safetensors.torch import save_file

from authoring import ROOT

ASSETS = ROOT / "utils" / "assets"


def rename(old, new, folder=ASSETS):
    """The files of the folder that had the name, written with the new one."""
    field = lambda text: re.sub(rf'"{re.escape(old)}"(\s*:)', rf'"{new}"\1', text)
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.json"))}
    changed = [path for path, text in texts.items() if field(text) != text]
    if taken := [path.name for path in changed if f'"{new}":' in texts[path]]:
        raise ValueError(f"{', '.join(taken)}: there is a field {new!r} already. Nothing has been changed.")
    for path in changed:
        path.write_text(field(texts[path]), encoding="utf-8")
    for path in sorted(folder.rglob("*.safetensors")):
        with safe_open(path, "pt") as file:
            about, tensors = file.metadata(), {key: file.get_tensor(key) for key in file.keys()}       # noqa: SIM118 (not a dict)
        told = {key: field(text) for key, text in (about or {}).items()} or None
        named = {".".join(new if part == old else part for part in key.split(".")): tensor for key, tensor in tensors.items()}
        if told != about or named.keys() != tensors.keys():
            save_file(named, path, metadata=told)
            path.chmod(0o644)                                    # the library leaves it readable by its owner only
            changed.append(path)
    return changed


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    print(*(path.relative_to(ROOT) for path in rename(*sys.argv[1:])), sep="\n")
