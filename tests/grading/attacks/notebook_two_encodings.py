"""A notebook in two encodings, with a mark of byte order in the middle, and names that are written in two ways."""


def change(notebook, folder):
    notebook["cells"][0]["metadata"]["nbgrader"] = {"grade_id": "mean-check\ufeff", "grade": True, "points": 9, "locked": False, "solution": False}
    for cell in notebook["cells"]:
        cell["source"] = "\ufeff" + "".join(cell["source"]).encode("utf-16", "surrogatepass").decode("latin-1")
    (folder / "squares\u0301.ipynb").write_bytes(b"\xff\xfe{\0}\0")
    (folder / "timestamp.txt").write_bytes(b"\xff\xfe2\x000\x00")
