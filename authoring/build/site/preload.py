"""What a page's script will ask for, said in the head of the page: a phone then asks for all of it at once, not for one thing after another."""
import json
import re

PLACE = re.compile(r'<div class="widget" data-(?:widget="(\w+)"|(first-page)).*?<script type="application/json">(.*?)</script>', re.S)


def modules(meta, entry):
    """The files that this entry point loads at once, directly or through others, by esbuild's account; itself first."""
    outputs = {path.rsplit("/", 1)[1]: output for path, output in meta["outputs"].items()}
    found = [next(name for name, output in outputs.items() if output.get("entryPoint", "").endswith(f"/{entry}.js"))]
    for name in found:
        found += [each["path"].rsplit("/", 1)[1] for each in outputs[name]["imports"]
                  if each["kind"] == "import-statement" and each["path"].rsplit("/", 1)[1] not in found]
    return found


def first_files(values):
    """The first file of each trait that comes in files: enough to show something (site/js/widgets.js)."""
    if isinstance(values, dict) and "files" in values:
        return values["files"][:1]
    return [file for value in values.values() for file in first_files(value)] if isinstance(values, dict) else []


def head(page, meta, up):
    """<link>s for the modules of `page`, and for the numbers that its first widget begins with. `up`: the way to the site's root."""
    wanted = modules(meta, "main")[1:]
    data = []
    if first := PLACE.search(page):
        widget, live, values = first.groups()
        values = json.loads(values)
        wanted += [] if live else [name for name in modules(meta, widget) if name not in wanted]
        data = [f"{up}{file}" for name in ("weights", "affine") for file in values["generator"][name]] if live else first_files(values)
    return "".join([*(f'<link rel="modulepreload" href="{up}_static/js/{name}">' for name in wanted),
                    *(f'<link rel="preload" as="fetch" crossorigin fetchpriority="low" href="{file}">' for file in data)])
