"""Where the course can be opened, all derived from the repository's address. That is one setting, in pyproject.toml:

    [project.urls]
    Repository = "https://github.com/OWNER/NAME"

Where it isn't set there are no badges, no buttons on the site, and no first cell for Colab. After changing it:
`python -m authoring.build.addresses` (writes README's badges), `make build` and `make site`.
"""
import re
import tomllib

import nbformat

from authoring import ROOT

BRANCH = "main"
COLAB, BINDER = "https://colab.research.google.com", "https://mybinder.org"
BADGES = re.compile(r"^\[!\[.*\n\n", re.MULTILINE)
COLAB_CELL = '''import sys

if "google.colab" in sys.modules:      # anywhere else this cell does nothing
    %pip install --quiet --no-deps "git+{address}"
    %pip install --quiet "{anywidget}"
    from google.colab import output

    output.enable_custom_widget_manager()
'''


def settings(text=None):
    """[project] of pyproject.toml."""
    return tomllib.loads(text or (ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def repository(project=None):
    """The repository's address, https://github.com/OWNER/NAME, or None where it isn't set."""
    address = (project or settings()).get("urls", {}).get("Repository")
    if address is not None and not re.fullmatch(r"https://github\.com/[\w.-]+/[\w.-]+(?<!\.git)", address):
        raise ValueError(f"pyproject.toml gives {address!r} as the repository; expected https://github.com/OWNER/NAME, with nothing "
                         "after it: Colab, Binder and the workflows know repositories by these two names.")
    return address


def owner_and_name(address):
    return address.removeprefix("https://github.com/")


def notebook(chapter):
    """The student's copy, from the repository's root."""
    return f"notebooks/{chapter}/{chapter}.ipynb"


def colab(address, chapter):
    return f"{COLAB}/github/{owner_and_name(address)}/blob/{BRANCH}/{notebook(chapter)}"


def binder(address, chapter):
    return f"{BINDER}/v2/gh/{owner_and_name(address)}/{BRANCH}?urlpath=lab/tree/{notebook(chapter)}"


def pages(address):
    """Where GitHub Pages shows the site."""
    owner, name = owner_and_name(address).split("/")
    return f"https://{owner.lower()}.github.io/{name}/"


def colab_cell(address):
    """What installs the course on Colab. Colab's own torch stays: among what the notebooks import, only anywidget is missing there."""
    anywidget = next(line for line in settings()["dependencies"] if line.startswith("anywidget"))
    cell = nbformat.v4.new_code_cell(COLAB_CELL.format(address=address, anywidget=anywidget).rstrip())
    cell.id = "colab"
    return cell


def badges(address):
    """README's line of badges."""
    workflow = f"{address}/actions/workflows/ci.yml"
    pairs = [(f"{workflow}/badge.svg", workflow, "CI"), (f"{COLAB}/assets/colab-badge.svg", colab(address, "00_start"), "Open in Colab"),
             (f"{BINDER}/badge_logo.svg", binder(address, "00_start"), "Open in Binder")]
    return " ".join(f"[![{words}]({picture})]({target})" for picture, target, words in pairs) + f" [The site]({pages(address)})"


def readme(text, address):
    """README with the badges of this address under its title; without any where there is no address."""
    title, rest = BADGES.sub("", text).split("\n\n", 1)
    return "\n\n".join([title, *([badges(address)] if address else []), rest])


def main():
    path = ROOT / "README.md"
    path.write_text(readme(path.read_text(encoding="utf-8"), repository()), encoding="utf-8")
    print(f"README.md: {'badges of ' + repository() if repository() else 'no badges, for pyproject.toml names no repository'}")


if __name__ == "__main__":
    main()
