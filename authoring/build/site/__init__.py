"""The site, `make site`: `python -m authoring.build.site`, or with `--solutions` for one that unfolds the reference solutions.

solutions/NN_name.py → site/_build/executed (as run) → site/_build/pages/NN_name/section.ipynb (what readers see, a page per section)
→ Sphinx → site/js/formulas.mjs (formulas drawn) → site/_build/html. A chapter whose text, utils and data are unchanged is not executed
again. Nothing in the result asks another machine for anything. It needs Node: esbuild bundles the page's JavaScript, KaTeX draws formulas.

`sections` cuts a chapter into pages, `chapter` turns what was executed into what readers see, with its `questions` and without what is `kept_back`; `files` lie next to
the pages, `front` is what leads to them, `finish`, `place` and `preload` are done to Sphinx's pages.
"""
from authoring import ROOT

SITE = ROOT / "site"
BUILT = SITE / "_build"
EXECUTED, PAGES, STATIC, HTML = BUILT / "executed", BUILT / "pages", BUILT / "static", BUILT / "html"
PACKED = BUILT / "packed"                                       # pictures as WebP: packing them takes longer than all else
META = BUILT / "modules.json"                                   # esbuild's account of which module imports which
