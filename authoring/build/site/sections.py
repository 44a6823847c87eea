"""A chapter's text as sections, each a page of its own, and where each heading has gone."""
import copy
import re

from authoring.build.chapters import chapters, notebook_from_text

FENCE = re.compile(r"^(```|~~~)")


def lines(source):
    """[(line, whether it is text and no code), …] of a Markdown cell."""
    text, found = True, []
    for line in source.split("\n"):
        fence = FENCE.match(line)
        found.append((line, text and not fence))
        text = text != bool(fence)
    return found


def slug(heading):
    """The name of a section's page: "Jensen's inequality" → jensens-inequality."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower().replace("'", "").replace("’", "")).strip("-") or "section"


def split(notebook):
    """[(heading or None, [cell, …]), …]: what comes before the first heading of level 2, and then each section."""
    sections = [(None, [])]
    for cell in notebook.cells:
        if cell.cell_type != "markdown":
            sections[-1][1].append(cell)
            continue
        part = []
        for line, is_text in [*lines(cell.source), ("## ", True)]:
            if is_text and line.startswith("## "):
                if "\n".join(part).strip():
                    piece = copy.deepcopy(cell)
                    piece.source = "\n".join(part)
                    sections[-1][1].append(piece)
                part = [line]
                if line != "## ":
                    sections.append((line[3:].strip(), []))
            else:
                part.append(line)
    for _, cells in sections:
        seen = set()
        for cell in cells:                                      # two pieces of one cell had one id
            cell.id = cell.id if cell.id not in seen else f"{cell.id}-{len(seen)}"[-64:]
            seen.add(cell.id)
    return sections


def raised(source):
    """A section's Markdown as a page of its own: each heading a level higher."""
    return "\n".join(line[1:] if is_text and re.match(r"##+ ", line) else line for line, is_text in lines(source))


def sections_of(name):
    """{heading of any level: the page that it is on}, in the order of the text, and from it alone."""
    where = {}
    for heading, cells in split(notebook_from_text(name)):
        page = f"{name}/{slug(heading) if heading else 'index'}"
        for cell in cells:
            shown = cell.cell_type == "markdown" and "notebook" not in cell.metadata.get("tags", ()) and not cell.metadata.get("nbgrader", {}).get("solution")
            for line, is_text in lines(cell.source) if shown else ():
                if is_text and (found := re.match(r"#+ (.+)", line)):
                    where[found[1].strip()] = page
    return where


def address(up=""):
    """What turns a concept into the address of its section on the site."""
    where = {name: sections_of(name) for name in chapters()}
    return lambda node: f"{up}{where[node['chapter']][node['heading']]}.html#concept-{node['id']}"
