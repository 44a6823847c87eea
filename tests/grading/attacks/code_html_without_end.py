"""HTML that takes whoever reads it minutes: nested, never closed, closed by others."""
from IPython.display import HTML, Markdown, display
for text in ("<div>", "<b></p>", "<ul><li>", "<a href=x>", "<table><tr><td>", "</b><i>"):
    display(HTML(text * (99_000 // len(text))), HTML(text * 9000), Markdown(text * 2000))
def squares(x): display(HTML("<div>" * 15_000)); return [0]
