"""Where a page is in the course: its chapter above its heading and in its title, and the chapters of its neighbours."""
import re

ARTICLE = '<article role="main" id="furo-main-content">'
PROJECT = "InfoGAN, depth first"
NEIGHBOUR = re.compile(r'(<a class="(?:prev|next)-page" href="\.\./(\d\d)_\w+/(?!index\.html)[^"]+">.*?<div class="title">)', re.S)


def chapter_title(page):
    """The heading of a chapter's first page: "04 · Generative adversarial networks"."""
    return re.search(r"<h1>(.*?)<a class=\"headerlink\"", page, re.S)[1].strip()


def placed(page, chapter):
    """A section's page that names its chapter: a heading such as "What to take away" is there seven times."""
    page = page.replace(ARTICLE, f'{ARTICLE}\n<p class="where"><a href="index.html">{chapter}</a></p>', 1)
    whole = f" - {chapter}" if PROJECT in chapter else f" - {chapter} - {PROJECT}"
    return re.sub(rf" - {PROJECT}</title>", f"{whole}</title>", page, count=1)


def neighbours(page):
    """Previous and next name their chapter where it is a different one."""
    return NEIGHBOUR.sub(r"\1\2 · ", page)
