"""What lies next to the pages: pictures as WebP, weights as bytes, and the places of widgets that read them."""
import base64
import hashlib
import io
import re

from PIL import Image

from authoring.build.site import PACKED, STATIC
from authoring.build.site.markup import data
from utils import widgets
from utils.widgets.base import HERE as WIDGETS

IMAGE = re.compile(r'(<img [^>]*)src="data:image/png;base64,([A-Za-z0-9+/=]+)"([^>]*>)')
UNSENT = {"layout", "tabbable", "tooltip"}                      # of ipywidgets, not of ours


def stored(content, folder, ending):
    """Bytes as a file of their own, named after what they are; its address from a page of a chapter."""
    path = STATIC / folder / f"{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return f"../_static/{path.relative_to(STATIC).as_posix()}"


def picture(found):
    """An <img> with its bytes inside → one with a file, its size, and read only when it comes near."""
    png = base64.b64decode(found[2])
    image, packed = Image.open(io.BytesIO(png)), PACKED / f"{hashlib.sha256(png).hexdigest()}.webp"
    if not packed.exists():
        PACKED.mkdir(parents=True, exist_ok=True)
        image.convert("RGB").save(packed, "WEBP", lossless=True, method=4)
    tag = found[1] + found[3]
    width = int(size[1]) if (size := re.search(r'width="(\d+)"', tag)) else image.width
    sizes = f'height="{round(image.height * width / image.width)}"' + ("" if size else f' width="{width}"')
    return f'{found[1]}src="{stored(packed.read_bytes(), "pictures", "webp")}" loading="lazy" {sizes}{found[3]}'


BUNDLES = {path.read_text(encoding="utf-8"): path.stem for path in (WIDGETS / "bundles").glob("*.js")}


def by_name(states):
    """Each widget's script as the name of its bundle, and no style: the page brings those of its own day, and what was executed is kept longer."""
    for state in (model["state"] for model in states.values() if model["model_name"] == "AnyModel"):
        state["_esm"] = BUNDLES[state["_esm"]]
        state.pop("_css", None)


STILL = "<noscript><p>It moves, and can be touched, where JavaScript is on.</p></noscript>"


def widget(model, still):
    """The place of a widget: its picture, until site/js/widgets.js shows it, and what it should show."""
    state, files = dict(model["state"]), {tuple(each["path"]): each["data"] for each in model.get("buffers", ())}
    traits = {key: value for key, value in state.items() if not key.startswith("_") and key not in UNSENT}
    traits |= {path[0]: {"files": parts(path[0], base64.b64decode(data), traits)} for path, data in files.items()}
    if "recorded" in traits:
        traits["recorded"] = [IMAGE.sub(picture, each) for each in traits["recorded"]]
        traits["html"] = IMAGE.sub(picture, traits["html"])
    return f'<div class="widget" data-widget="{state["_esm"]}">{IMAGE.sub(picture, still)}{STILL}{data(traits)}</div>'


def parts(trait, content, traits):
    """The files of a trait of bytes. Networks are two, what is needed first and the rest: the generator and what reads; those of the first data set and of the others."""
    if trait in ("weights", "affine"):
        cut = generator_bytes(dict(traits["architecture"])["generator"])[trait]
    elif trait == "trained":
        cut = len(content) // len(traits["trained_sets"])
    else:
        return [stored(content, "data", "bin")]
    return [stored(content[:cut], "data", "bin"), stored(content[cut:], "data", "bin")]


def generator_bytes(layers):
    """How long the generator's part of weights (float16) and affine (float32) is."""
    return {"weights": sum(2 * layer["inputs"] * layer["outputs"] * (1 if layer["kind"] == "dense" else 16) for layer in layers),
            "affine": sum(8 * layer["outputs"] for layer in layers)}


def networks():
    """The shipped networks for the first page: {generator, reader}, each {architecture, weights: files, affine: files}."""
    shown = widgets.traversal()
    files = {trait: parts(trait, getattr(shown, trait), {"architecture": shown.architecture}) for trait in ("weights", "affine")}
    return {name: {"architecture": [each for each in shown.architecture if (each[0] == "generator") == (name == "generator")],
                   **{trait: [address.removeprefix("../") for address in (both[:1] if name == "generator" else both[1:])] for trait, both in files.items()}}
            for name in ("generator", "reader")}
