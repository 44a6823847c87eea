"""`python -m authoring.build.site`: pages, then Sphinx, then formulas."""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile

from tqdm import tqdm

from authoring import ROOT
from authoring.build import addresses
from authoring.build.chapters import NOTEBOOKS, SOLUTIONS, chapters
from authoring.build.notebooks import write
from authoring.build.site import BUILT, HTML, META, PAGES, SITE, STATIC
from authoring.build.site.chapter import executed, page
from authoring.build.site.finish import finish
from authoring.build.site.front import NOT_HERE, asked, section_pages, start_page
from authoring.build.site.markup import raw
from authoring.build.site.sections import address
from utils.concepts import ConceptMap
from utils.widgets.base import HERE as WIDGETS


def whole_course(target):
    """Every file of the repository, as git lists them, in one zip."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in filter(None, listed):
            if (ROOT / name).is_file():
                archive.write(ROOT / name, f"infogan-depth-first/{name}")


def prepare(names, solutions):
    """Everything that Sphinx reads: PAGES, and STATIC next to them."""
    for folder in (PAGES, STATIC):
        shutil.rmtree(folder, ignore_errors=True)
    pages = {}
    for name in tqdm(names, desc="chapters", unit="chapter"):
        for title, notebook in section_pages(name, page(name, executed(name), solutions), addresses.repository()).items():
            pages[name, title] = notebook
            write(notebook, PAGES / name / f"{title}.ipynb")
    (PAGES / "index.md").write_text(start_page(names, addresses.repository()), encoding="utf-8")
    concept_map = ConceptMap(address())._repr_html_()
    (PAGES / "concepts.md").write_text(
        f"---\nhide-toc: true\n---\n# Concept map\n\nEach concept is a link to the section that teaches it; a line says “builds on”.\n\n{raw(concept_map)}\n",
        encoding="utf-8")
    (PAGES / "404.md").write_text(NOT_HERE, encoding="utf-8")
    for name in ("errata.md", "check_results.md"):
        shutil.copy(SOLUTIONS / name, PAGES)
    (STATIC / "questions.json").write_text(json.dumps(asked(pages)))
    course = STATIC / "course"
    course.mkdir(parents=True)
    for name in names:
        shutil.copy(NOTEBOOKS / name / f"{name}.ipynb", course)
    shutil.copy(ROOT / "CITATION.cff", course)
    whole_course(course / "course.zip")
    for taken in (SITE / "pictures").glob("*.png"):
        shutil.copy(taken, STATIC)
    bundle()


def npx(*command):
    subprocess.run(["npx", "--no-install", *map(str, command)], cwd=ROOT, check=True)


def bundle():
    """The page's JavaScript as modules that load each other, the widgets' style, and KaTeX's style with the fonts that browsers read."""
    if not (ROOT / "node_modules").exists():
        subprocess.run(["npm", "ci", "--silent"], cwd=ROOT, check=True)
    npx("esbuild", SITE / "js" / "main.js", SITE / "js" / "search.js", "--bundle", "--splitting", "--minify", "--format=esm", "--charset=utf8", f"--outdir={STATIC / 'js'}",
        f"--metafile={META}", "--log-level=warning")
    npx("esbuild", WIDGETS / "widgets.css", "--minify", f"--outfile={STATIC / 'widgets.css'}", "--log-level=warning")
    katex = ROOT / "node_modules" / "katex" / "dist"
    style = re.sub(r",url\(fonts/[\w-]+\.(woff|ttf)\) format\(\"\w+\"\)", "", (katex / "katex.min.css").read_text(encoding="utf-8"))
    (STATIC / "katex" / "fonts").mkdir(parents=True)
    (STATIC / "katex" / "katex.css").write_text(style, encoding="utf-8")
    for font in katex.glob("fonts/*.woff2"):
        shutil.copy(font, STATIC / "katex" / "fonts")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--solutions", action="store_true", default=bool(os.environ.get("SOLUTIONS")), help="unfoldable solutions")
    prepare(chapters(), parser.parse_args().solutions)
    shutil.rmtree(HTML, ignore_errors=True)
    code = subprocess.call([sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-c", str(SITE), "-d", str(BUILT / "doctrees"),
                            str(PAGES), str(HTML)])
    if code:
        sys.exit("Sphinx warns about the lines above; the site must build without a warning.")
    finish()
    subprocess.run(["node", "site/js/formulas.mjs", str(HTML)], cwd=ROOT, check=True)
    print(f"{HTML / 'index.html'}\nSee it with: .venv/bin/python -m http.server -d {HTML.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
