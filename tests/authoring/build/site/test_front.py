"""The first page names every chapter; every name that the search knows leads to a heading."""
import nbformat
import pytest

from authoring.build.site import front, sections
from tests.paths import CHAPTERS


def test_the_start_page_names_every_chapter():
    index = front.start_page(CHAPTERS, None)
    assert all(f'href="{chapter}/index.html"' in index for chapter in CHAPTERS) and "../" not in index
    assert '<a href="https://github.com/a/b">Its source</a>' in front.start_page(CHAPTERS, "https://github.com/a/b")


@pytest.mark.parametrize("each", front.NAMES, ids=lambda each: each["words"])
def test_every_name_that_the_search_knows_is_of_a_heading(each):
    assert each["heading"] in sections.sections_of(each["chapter"])


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
