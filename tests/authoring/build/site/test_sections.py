"""A chapter becomes a page for each of its sections, and no text is lost."""
import nbformat
import pytest

from authoring.build.chapters import notebook_from_text
from authoring.build.site import sections
from tests.paths import CHAPTERS

SPLIT = """# Title

before

## One's first

text
```python
## not a heading
```

## Second

### Inside
"""


def test_a_chapter_becomes_a_page_for_each_of_its_sections():
    cells = [nbformat.v4.new_markdown_cell(SPLIT), nbformat.v4.new_code_cell("x"), nbformat.v4.new_markdown_cell("## Third")]
    parts = [(heading, [cell.source for cell in cells]) for heading, cells in sections.split(nbformat.v4.new_notebook(cells=cells))]
    assert [heading for heading, _ in parts] == [None, "One's first", "Second", "Third"]
    assert [sections.slug(heading) for heading, _ in parts[1:]] == ["ones-first", "second", "third"]
    assert "## not a heading" in parts[1][1][0] and parts[2][1][1:] == ["x"]
    assert sections.raised(parts[1][1][0]).startswith("# One's first") and "## not a heading" in sections.raised(parts[1][1][0])
    assert "## Inside" in sections.raised(parts[2][1][0])


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_text_is_lost_when_a_chapter_is_split(chapter):
    notebook = notebook_from_text(chapter)
    words = lambda cells: " ".join(cell.source for cell in cells).split()
    assert words(notebook.cells) == words(cell for _, cells in sections.split(notebook) for cell in cells)
