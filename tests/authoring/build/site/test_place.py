"""A section's page says which chapter it belongs to."""
from bs4 import BeautifulSoup

from authoring.build.site.place import chapter_title, neighbours, placed

PAGE = """<title>What to take away - InfoGAN, depth first</title>
<article role="main" id="furo-main-content"><section><h1>What to take away<a class="headerlink" href="#x">¶</a></h1></section></article>
<a class="prev-page" href="../03_jensen_shannon/what-to-take-away.html"><div class="title">What to take away</div></a>
<a class="next-page" href="../05_infogan/index.html"><div class="title">05 · InfoGAN</div></a>
<a class="prev-page" href="why.html"><div class="title">Why?</div></a>"""


def test_a_section_names_its_chapter_above_its_heading_and_in_its_title():
    page = BeautifulSoup(placed(PAGE, "04 · GAN"), "html.parser")
    assert page.title.get_text() == "What to take away - 04 · GAN - InfoGAN, depth first"
    assert page.article.find("a").get_text() == "04 · GAN" and page.article.find("a")["href"] == "index.html"
    assert chapter_title(str(page.article)) == "What to take away"
    assert BeautifulSoup(placed(PAGE, "00 · InfoGAN, depth first"), "html.parser").title.get_text() == "What to take away - 00 · InfoGAN, depth first"


def test_a_neighbour_names_its_chapter_only_if_that_is_another_one_and_its_title_does_not_say_so():
    titles = [node.get_text() for node in BeautifulSoup(neighbours(PAGE), "html.parser").select(".title")]
    assert titles == ["03 · What to take away", "05 · InfoGAN", "Why?"]
