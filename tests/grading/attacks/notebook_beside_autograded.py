"""Folders and files that the grader, git or nbgrader might take for their own: receipts, caches, checkpoints, hooks, databases."""


def change(notebook, folder):
    for name, text in ((".git/config", "[core]\n\tfsmonitor = touch /tmp/REACHED"), (".git/HEAD", "ref: refs/heads/x"), (".grading/secret", "0" * 64),
                       ("gradebook.db", "x"), ("nbgrader_config.py", "raise SystemExit"), (".ipynb_checkpoints/squares-checkpoint.ipynb", "{}"),
                       ("autograded/squares.ipynb", "{}"), ("feedback/squares.html", "<script>"), ("timestamp.txt", "9999-12-31 23:59:59 UTC\n" * 10_000),
                       ("__pycache__/numpy.cpython-311.pyc", "x"), ("conftest.py", "raise SystemExit"), ("pyproject.toml", "[tool]"), ("sitecustomize.py", "raise SystemExit")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
