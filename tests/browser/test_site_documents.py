"""The built site as documents: where links lead, what is published, and what is not."""
import zipfile
from urllib.parse import unquote, urljoin, urlparse

from authoring.build import addresses
from authoring.build.chapters import chapters
from authoring.build.site import HTML
from authoring.build.site.sections import sections_of
from tests.browser.actions import ROOT
from tests.browser.site import BESIDE, CHAPTER_PAGES, landed
from utils.concepts import concepts


def test_every_link_lands(pages):
    ids = {name: {node["id"] for node in page.find_all(id=True)} for name, page in pages.items()}
    lost, links = [], 0
    for name, page in pages.items():
        for link in page.find_all("a", href=True):
            target = urlparse(urljoin(f"http://here/{name}", link["href"]))
            if target.netloc == "here":
                links += 1
                path = unquote(target.path).lstrip("/") or "index.html"
                if not (HTML / path).is_file() or (target.fragment and unquote(target.fragment) not in ids[path]):
                    lost.append(f"{name}: {link['href']}")
    assert lost == [] and links > 300


def test_every_concept_of_the_map_leads_to_the_heading_that_teaches_it(pages):
    for name in ("concepts.html", f"{sections_of('00_start')['The map']}.html"):
        links = pages[name].select_one("nav[aria-label^='Concept map']").find_all("a")
        assert len(links) == len(concepts())
        for link, node in zip(links, concepts(), strict=True):
            assert landed(pages, urljoin(f"http://here/{name}", link["href"])) == node["heading"].replace("’", "'")


def test_next_leads_through_all_sections(pages):
    name, seen = "index.html", []
    while (link := pages[name].select_one("a.next-page")) and len(seen) < 200:
        name = urlparse(urljoin(f"http://here/{name}", link["href"])).path.lstrip("/")
        seen.append(name)
    assert seen == [*CHAPTER_PAGES, *BESIDE]


def test_every_picture_has_words(pages):
    pictures = [image for page in pages.values() for image in page.select("article img")]
    assert len(pictures) > 30 and [str(image)[:200] for image in pictures if len(image.get("alt", "").split()) < 3] == []


def test_no_hidden_test_and_no_answer_is_published(pages):
    for path in [*(HTML / name for name in pages), HTML / "searchindex.js"]:
        text = path.read_text(encoding="utf-8")
        assert not [mark for mark in ("HIDDEN TESTS", "SOLUTION", "Show solution", "seed=hidden_seed", '"key": "') if mark in text], path


def test_every_page_says_what_it_is_and_has_one_title_and_one_viewport(pages):
    for name, page in pages.items():
        assert len(page.find_all("meta", attrs={"name": "viewport"})) == 1, name
        if name != "search.html":
            assert 40 < len(page.find("meta", attrs={"name": "description"})["content"]) <= 200, name
        title = page.title.get_text()
        assert title.count("InfoGAN, depth first") == 1, title


def test_the_course_can_be_had_from_the_page(pages):
    with zipfile.ZipFile(HTML / "_static" / "course" / "course.zip") as archive:
        names = set(archive.namelist())
    assert {f"infogan-depth-first/{name}" for name in ("course.py", "Makefile", "pyproject.toml", *map(addresses.notebook, chapters()))} <= names
    for name in chapters():
        assert (HTML / "_static" / "course" / f"{name}.ipynb").read_bytes() == (ROOT / addresses.notebook(name)).read_bytes()
        assert f"{name}.ipynb" in " ".join(link["href"] for link in pages[f"{name}/index.html"].select("p.get a"))
    assert "CITATION.cff" in str(pages["index.html"])


def test_nothing_is_carried_twice(pages):
    assert not [name for name, page in pages.items() if "base64," in str(page.article)]
    weights = sorted((HTML / "_static" / "data").glob("*.bin"))
    assert len({path.read_bytes() for path in weights}) == len(weights) >= 4
