"""Files and cells whose names are formulas of a spreadsheet, markdown, addresses, or turn direction."""


def change(notebook, folder):
    for name in ("=cmd|' C calc'!A0", "+1+1", "-1", "@SUM(A1)", "\t=1+1", "＝1+1", "[x](javascript:alert(1)).txt", "![](http:..evil.png", "<img src=x onerror=alert(1)>", "\u202etxt.exe",
                 "a" * 250, "squares.ipynb ", "..", ".", "con", "\udcff"):
        try:
            (folder / name).write_text("x")
        except OSError:
            pass
    for i, cell in enumerate(notebook["cells"]):
        cell["id"] = f"=1+{i}"
