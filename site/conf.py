"""Sphinx's settings for the site; build.py prepares the pages and calls Sphinx."""
import tomllib
from pathlib import Path

import mathjax  # of django-static-mathjax: MathJax's own files, to serve ourselves

SITE = Path(__file__).resolve().parent
settings = tomllib.loads((SITE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
address = settings.get("urls", {}).get("Repository")  # the one place where the repository's address is set, if it is

project, author, copyright = "InfoGAN, depth first", "the maintainers", "the maintainers; MIT licence"
extensions = ["myst_nb", "sphinx_copybutton", "sphinx_design", "sphinx_togglebutton"]
exclude_patterns = ["_build"]

nb_execution_mode = "off"                            # build.py has executed them
nb_ipywidgets_js = {"widgets.js": {}}                # the course's widgets need no more than this
nb_mime_priority_overrides = [("html", "text/html", 5)]
myst_enable_extensions = ["amsmath", "colon_fence", "dollarmath"]
myst_heading_anchors = 3
myst_dmath_double_inline = True

mathjax_path = "tex-svg.js"
html_static_path = ["static", str(Path(mathjax.__file__).parent / "static" / "mathjax" / "es5" / "tex-svg.js")]
html_css_files = ["site.css"]
html_theme = "sphinx_book_theme"
html_title = project
html_theme_options = {
    "show_navbar_depth": 1,
    "navbar_persistent": [], "navbar_start": [], "navbar_center": [], "navbar_end": [],   # else a second search bar
    "show_prev_next": True,
    "use_download_button": bool(address),
    "use_fullscreen_button": False,
}
if address:
    html_theme_options |= {
        "repository_url": address, "repository_branch": "main", "path_to_docs": "notebooks", "use_repository_button": True,
        "launch_buttons": {"colab_url": "https://colab.research.google.com", "binderhub_url": "https://mybinder.org",
                           "notebook_interface": "jupyterlab"},
    }
