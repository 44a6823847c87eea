"""Publishes outputs that open widgets, scripts and channels where they are shown."""
from IPython.display import HTML, Javascript, SVG, display, publish_display_data
for data in ({"application/javascript": "alert(1)"}, {"application/vnd.jupyter.widget-view+json": {"model_id": "x"}}, {"text/html": "<script>alert(1)</script>"},
             {"text/latex": r"$\href{javascript:alert(1)}{x}$"}, {"application/pdf": "x"}, {"image/svg+xml": "<svg onload=alert(1)>"}, {"text/markdown": "[x](javascript:alert(1))"},
             {"application/vnd.vega.v5+json": {"data": [{"url": "http://evil"}]}}, {"text/plain": "x", "text/html": "<img src=x onerror=alert(1)>"}):
    publish_display_data(data)
display(HTML("<style>*{display:none}</style>"), Javascript("alert(1)"), SVG("<svg><script>alert(1)</script></svg>"))
def squares(x): return [0]
