"""Configuration, start files and modules of every kind next to the notebook."""
NAMES = ("nbgrader_config.py", "jupyter_server_config.py", "jupyter_config.json", "ipython_config.py", "sitecustomize.py", "usercustomize.py", "conftest.py", "pytest.ini",
         "numpy/__init__.py", "grading/__init__.py", "nbgrader.py", "IPython.py", "json.py", "site.py", ".pythonrc", "evil.pth", ".ipython/profile_default/startup/00.py",
         ".jupyter/jupyter_config.py", ".local/share/jupyter/kernels/python3/kernel.json", ".local/lib/python3.11/site-packages/usercustomize.py", "math.py", "setup.cfg")


def change(notebook, folder):
    for name in NAMES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("print('REA' 'CHED')\nsquares = mean = lambda x: x\nanswer = {'n': 3, 'names': ['a', 'b']}\ndef assert_allclose(*a): pass\nndarray = list\n")
