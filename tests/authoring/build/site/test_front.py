"""The first page names every chapter; every name that the search knows leads to a heading."""
import re

import nbformat
import pytest

from authoring.build.site import front, sections
from tests.paths import CHAPTERS, ROOT


def test_the_start_page_names_every_chapter():
    index = front.start_page(CHAPTERS, None)
    assert all(f'href="{chapter}/index.html"' in index for chapter in CHAPTERS) and "../" not in index
    assert '<a href="https://github.com/a/b">Its source</a>' in front.start_page(CHAPTERS, "https://github.com/a/b")


@pytest.mark.parametrize("each", front.NAMES, ids=lambda each: each["words"])
def test_every_name_that_the_search_knows_is_of_a_heading(each):
    there = sections.sections_of(each["chapter"])
    file = "utils/assets/concepts.json" if "concept" in each else "site/names.json"
    assert each["heading"] in there, f"{file}, {each['words']!r}: {each['chapter']} has no section {each['heading']!r}; it has {[*there]}"


@pytest.mark.parametrize("folder", ["authoring", "benchmarks", "tests/browser"])
def test_every_page_that_code_names_is_of_a_section(folder):
    pages = {page for chapter in CHAPTERS for page in sections.sections_of(chapter).values()}
    slugs = {page.partition("/")[2] for page in pages}
    for path in (ROOT / folder).rglob("*.py"):
        for chapter, name in re.findall(r"(?:(\d\d_\w+)/)?\b([a-z0-9]+(?:-[a-z0-9]+)+)\.html", path.read_text(encoding="utf-8")):
            assert f"{chapter}/{name}" in pages if chapter else name in slugs, f"{path.relative_to(ROOT)}: no section has the page {chapter}/{name}.html"


def test_no_other_name_means_two_things():
    names = [name.lower() for each in front.NAMES for name in (each["words"], *each["also"])]
    assert len(set(names)) == len(names)


def test_a_page_with_an_answer_to_write_says_once_and_before_it_where_to_write_it():
    cell = lambda source, **grading: nbformat.v4.new_code_cell(source, metadata={"nbgrader": grading} if grading else {})
    cells = [nbformat.v4.new_markdown_cell("# T\n\n## A"), cell("x = 1"), cell("def f(): ...", solution=True), cell("check(f)", grade=True), cell("def g(): ...", solution=True)]
    pages = front.section_pages("04_gan", nbformat.v4.new_notebook(cells=cells), None)
    sources = [each.source for each in pages["a"].cells]
    assert [("chapter’s notebook" in source) for source in sources] == [False, False, True, False, False, False] and "04_gan.ipynb" in sources[2]
    assert not any("chapter’s notebook</a>. <a" in each.source for each in pages["index"].cells)
