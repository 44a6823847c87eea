"""Packages in its folder that are named like those which Python, IPython and the grader need at their start."""


def change(notebook, folder):
    for name in ("encodings", "site", "usercustomize", "sitecustomize", "IPython", "traitlets", "grading", "json", "socket", "numpy", "unittest", "collections", "_io"):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "__init__.py").write_text("print('REACHED')\nassert_allclose = lambda *a, **k: None\ndef __getattr__(n): return lambda *a, **k: 4\n")
        (folder / f"{name}.py").write_text("raise SystemExit\n")
        (folder / f"{name}.pth").write_text("import os; os.abort()\n")
    (folder / "pyvenv.cfg").write_text("home = /tmp\n")
    (folder / "_tkinter.so").write_bytes(b"\x7fELF" + b"\0" * 100)
