"""Sphinx's settings for the site; authoring/site.py prepares the pages and calls Sphinx."""
from pathlib import Path

import mathjax  # of django-static-mathjax: MathJax's own files, to serve ourselves

from authoring import places

address = places.repository()

project, author, copyright = "InfoGAN, depth first", "the maintainers", "the maintainers; MIT licence"
extensions = ["myst_nb", "sphinx_copybutton", "sphinx_design", "sphinx_togglebutton"]
exclude_patterns = ["_build"]

nb_execution_mode = "off"                            # authoring/site.py has executed them
nb_ipywidgets_js = {"widgets.js": {}}                # the course's widgets need no more than this
nb_mime_priority_overrides = [("html", "text/html", 5)]
myst_enable_extensions = ["amsmath", "colon_fence", "dollarmath"]
myst_heading_anchors = 3
myst_dmath_double_inline = True

mathjax_path = "tex-svg-full.js"                     # one file: the smaller ones load extensions, and fonts, later
html_static_path = ["static", str(Path(mathjax.__file__).parent / "static" / "mathjax" / "es5" / mathjax_path)]
html_css_files, html_js_files = ["site.css"], ["search.js"]
html_favicon = "static/icon.svg"
html_context = {"default_mode": "auto"}
html_theme = "sphinx_book_theme"
html_title = project
html_use_index = False
html_copy_source = bool(address)                     # for the download button
html_theme_options = {
    "show_navbar_depth": 1,
    "navbar_persistent": [], "navbar_start": [], "navbar_center": [], "navbar_end": [],   # else a second search bar
    "show_prev_next": True,
    "use_download_button": bool(address),
    "use_fullscreen_button": False,
    "secondary_sidebar_items": {"**": ["page-toc"], "concepts": [], "check_results": []},  # a map and a table need the width
}
if address:
    html_theme_options |= {
        "repository_url": address, "repository_branch": places.BRANCH, "path_to_docs": "notebooks", "use_repository_button": True,
        "launch_buttons": {"colab_url": places.COLAB, "binderhub_url": places.BINDER, "notebook_interface": "jupyterlab"},
    }
