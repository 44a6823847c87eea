"""Written answers whose formulas and tags lie over the page, change what other formulas mean, or call for something."""


def change(notebook, folder):
    cover = "position:fixed;top:0;left:0;width:100%;height:100%;background:white"
    text = (rf"$\bbox[{cover}]{{10/10}}$ $\mmlToken{{mtext}}[style='{cover}']{{10}}$ $\style{{{cover}}}{{x}}$ $\bbox[url(http://x)]{{x}}$ "
            rf"<div style='{cover}'>10/10</div> <p style=color:red> <style>*{{}}</style> $\href{{javascript:alert(1)}}{{x}}$ [x]: javascript:alert(1)")
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "essay":
            cell["source"] = text
