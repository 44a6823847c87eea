"""What leads to a section: the first page, a chapter's contents, downloads, and a page for what is not there."""
import html
import json
import re

import nbformat

from authoring.build import addresses
from authoring.build.chapters import SOLUTIONS, chapters
from authoring.build.site import SITE
from authoring.build.site.files import STILL, networks
from authoring.build.site.markup import data, inline, raw
from authoring.build.site.sections import raised, sections_of, slug, split
from utils.concepts import concepts


def names():
    """[{words, chapter, heading, also: [name, …]}, …]: names.json, where a concept of the map means its chapter and heading."""
    taught = {node["id"]: {key: node[key] for key in ("chapter", "heading")} for node in concepts()}
    return [(taught[each["concept"]] if "concept" in each else {}) | each for each in json.loads((SITE / "names.json").read_text(encoding="utf-8"))]


NAMES = names()
LINK = re.compile(r"\]\(\.\./(\d\d_\w+)/\1\.ipynb(?:#([^)]*))?\)")


WRITTEN = ('<p class="written">You write this, and have it checked, in <a href="../_static/course/{}.ipynb" download>the chapter’s notebook</a>. '
           '<a href="index.html#get">How to open it</a></p>')


def section_pages(name, notebook, repository):
    """{file: notebook}: the chapter's first page, with its sections, and a page for each."""
    where, pages, below = {each: sections_of(each) for each in chapters()}, {}, []

    def link(found):
        chapter, heading = found[1], (found[2] or "").replace("-", " ")
        target = next((page for known, page in where[chapter].items() if known.replace("-", " ") == heading), f"{chapter}/index")
        return f"](../{target}.ipynb)"

    for heading, cells in split(notebook):
        for cell in cells:
            if cell.cell_type != "markdown":
                continue
            for each in NAMES:
                if each["chapter"] == name:                     # the search page finds it there (site/js/search.js)
                    entry = f"```{{index}} ! {each['words']}\n```"
                    cell.source = re.sub(rf"^(#+ {re.escape(each['heading'])})$", rf"{entry}\n\1", cell.source, flags=re.M)
            for node in concepts():
                if node["chapter"] == name:                     # a place to land on: a heading's own id may be the title's already
                    cell.source = re.sub(rf"^(#+ {re.escape(node['heading'])})$", rf"(concept-{node['id']})=\n\1", cell.source, flags=re.M)
            cell.source = LINK.sub(link, raised(cell.source) if heading else cell.source)
        written = next((i for i, cell in enumerate(cells) if cell.metadata.get("nbgrader", {}).get("solution")), None)
        if written is not None:
            cells = [*cells[:written], nbformat.v4.new_markdown_cell(raw(WRITTEN.format(name)), id="written"), *cells[written:]]
        title = slug(heading) if heading else "index"
        below += [title] if heading else []
        pages[title] = nbformat.v4.new_notebook(cells=cells, metadata=notebook.metadata)
        pages[title].metadata.pop("widgets", None)
    contents = "\n".join(below)
    pages["index"].cells += [nbformat.v4.new_markdown_cell(raw(downloads(name, repository)), id="downloads"),
                             nbformat.v4.new_markdown_cell(f"```{{toctree}}\n:maxdepth: 1\n:caption: In this chapter\n\n{contents}\n```", id="contents")]
    return pages


def downloads(name, repository):
    """How to get a chapter's notebook, and where it can be opened."""
    links = [f'<a href="../_static/course/{name}.ipynb" download>This chapter’s notebook</a>', '<a href="../_static/course/course.zip" download>The whole course</a>']
    if repository:
        links += [f'<a href="{addresses.colab(repository, name)}">Open in Colab</a>', f'<a href="{addresses.binder(repository, name)}">Open in Binder</a>']
    return (f'<p class="get" id="get">{" · ".join(links)}<br>To open it: unpack the course, then <code>make lab</code> (Windows: <code>py course.py lab</code>). '
            "It needs Python 3.11 or newer.</p>")


FIRST_WORDS = "A generated digit, large, and a pad of the same digit: its slant changes across the pad, its width upwards"
STRIP_WORDS = "Four pictures of the plane: points along a heart that was drawn by hand, and a network's points, first in one place, then spreading along the heart"


def start_page(names, repository):
    """index.md: what this is, alive; the way on; the chapters with 00_start's words for each; how to get, open and cite the course."""
    rows = re.findall(r"^# \| \[(.+?)\]\(\.\./(\d\d_\w+)/.*?\) \| (.+?) \|", (SOLUTIONS / "00_start.py").read_text(encoding="utf-8"), re.M)
    listed = "".join(f'<li><a href="{name}/index.html">{html.escape(title)}</a> <span>{inline(words)}</span></li>' for title, name, words in rows)
    files = "\n".join(f"{name}/index" for name in names)
    source = f' <a href="{repository}">Its source</a> is open, under the MIT licence.' if repository else " It is under the MIT licence."
    live = (f'<div class="widget" data-first-page><img src="_static/first_page.png" width="680" height="340" alt="{FIRST_WORDS}">{STILL}'
            f"{data(networks())}</div>")
    get = ('<a href="_static/course/course.zip" download>Download the course</a>, unpack it, and type <code>make lab</code> (Windows: '
           "<code>py course.py lab</code>). It needs Python 3.11 or newer, a laptop, and no network once it is set up.")
    return f"""---
hide-toc: true
---
# InfoGAN, depth first

{raw(f'''<p class="lead">This network has never seen a label. It draws digits all the same, and has dials for them: which one, how slanted, how wide. Turn them.</p>
{live}
<p class="go"><a class="primary" href="01_entropy/index.html">Build it from the ground up: begin with entropy</a> <a href="00_start/index.html">or read first what is ahead</a></p>
<figure class="strip"><a href="04_gan/a-gan-in-the-plane.html"><img src="_static/plane.png" width="1000" height="250" loading="lazy" alt="{STRIP_WORDS}"></a>
<figcaption>A GAN learns a drawing in a thousand steps. <a href="04_gan/a-gan-in-the-plane.html">Draw your own, and watch one train in your browser.</a></figcaption></figure>
<h2 id="chapters">From entropy to InfoGAN, every answer checked</h2>
<ol class="chapters" start="1">{listed}</ol>
<p>The <a href="concepts.html">map of concepts</a> shows what builds on what.</p>
<h2 id="get">On your own machine</h2>
<p>{get}{source}</p>
<p>To cite it: “InfoGAN, depth first”, version {addresses.settings()["version"]}; <a href="_static/course/CITATION.cff" download>CITATION.cff</a>.</p>''')}

```{{toctree}}
:caption: The course
:hidden:

{files}
```

```{{toctree}}
:caption: More
:hidden:

concepts
errata
check_results
```
"""


NOT_HERE = """---
orphan: true
hide-toc: true
---
# There is no such page

It may have moved: every section of a chapter is now a page of its own. Search for its words:

""" + raw('<form class="find" role="search" action="search.html"><input type="search" name="q" aria-label="Search for" required> <button>Search</button></form>') + """

The [map of concepts](concepts.md) finds it by what it teaches; or begin on the [first page](index.md).
"""


def asked(pages):
    """{page: [question, …]} of what can be answered on these pages."""
    found = {f"{name}/{'' if title == 'index' else title + '.html'}": re.findall(r'data-question=\\?"([\w-]+)', nbformat.writes(notebook))
             for (name, title), notebook in pages.items()}
    return {where: ids for where, ids in found.items() if ids}
