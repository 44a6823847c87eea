"""Outputs in other kinds of data: notebooks, vega, geojson, drawings, widgets' states, javascript, pages, each as large as it may be."""
from IPython.display import display
for kind in ("application/javascript", "application/vnd.jupyter.widget-state+json", "application/vnd.vegalite.v5+json", "application/geo+json",
             "application/x-ipynb+json", "application/pdf", "text/x-python", "video/mp4", "image/svg+xml", "application/vnd.code.notebook.error", "../../x", "", "a" * 5000):
    display({kind: "<svg onload=alert(1)>" * 100, "text/plain": "4"}, raw=True, metadata={kind: {"isolated": False, "x" * 1000: 1}})
def squares(x): return [0]
