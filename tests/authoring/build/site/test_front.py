"""The first page names every chapter; every name that the search knows leads to a heading."""
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
