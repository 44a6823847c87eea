"""A notebook that is an archive: of megabytes of nothing, of itself, of links, under the name that is looked for, and with archives beside it."""
import gzip
import io
import json
import zipfile


def change(notebook, folder):
    bomb = gzip.compress(b"\0" * 300_000_000)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("squares.ipynb", json.dumps(notebook))
        z.writestr("../../../gradebook.db", b"x")
        z.writestr("zeros", b"\0" * 100_000_000)
    for name in ("squares.ipynb.gz", "numbers.txt.gz", "bomb.gz"):
        (folder / name).write_bytes(bomb)
    (folder / "squares.zip").write_bytes(archive.getvalue())
    notebook["cells"] = [c | {"source": gzip.compress(b"x" * 10**6).decode("latin-1")} if c["cell_type"] == "code" else c for c in notebook["cells"]]
