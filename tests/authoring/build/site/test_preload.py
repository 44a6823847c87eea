"""A page asks at once for what its first widget needs."""
import re

from authoring.build.site import preload
from authoring.build.site.markup import data

META = {"outputs": {"out/main.js": {"entryPoint": "site/js/main.js", "imports": [{"path": "out/chunk-A.js", "kind": "import-statement"},
                                                                            {"path": "out/plane-1.js", "kind": "dynamic-import"}]},
                    "out/plane-1.js": {"entryPoint": "utils/widgets/plane.js", "imports": [{"path": "out/chunk-A.js", "kind": "import-statement"},
                                                                                      {"path": "out/chunk-B.js", "kind": "import-statement"}]},
                    "out/chunk-A.js": {"imports": [{"path": "out/chunk-C.js", "kind": "import-statement"}]}, "out/chunk-B.js": {"imports": []},
                    "out/chunk-C.js": {"imports": []}}}


def test_a_page_asks_at_once_for_the_modules_and_the_numbers_of_its_first_widget():
    assert preload.modules(META, "plane") == ["plane-1.js", "chunk-A.js", "chunk-B.js", "chunk-C.js"]
    asks = lambda page: re.findall('href="(.*?)"', preload.head(page, META, "../"))
    assert asks("<p>no widget</p>") == ["../_static/js/chunk-A.js", "../_static/js/chunk-C.js"]
    widget = '<div class="widget" data-widget="plane"><img>{}</div>'.format(data({"seed": 1, "weights": {"files": ["../_static/data/a.bin", "../_static/data/b.bin"]}}))
    assert asks(widget)[2:] == ["../_static/js/plane-1.js", "../_static/js/chunk-B.js", "../_static/data/a.bin"]
    assert asks(widget + widget) == asks(widget)
