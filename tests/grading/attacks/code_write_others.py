"""Overwrites other submissions, the course's source and the autograded folder."""
import os
for path in ("submitted/honest/squares/squares.ipynb", "source/squares/squares.ipynb", "autograded/x", ".grading/secret", "nbgrader_config.py"):
    try:
        with open("ROOT/" + path, "w") as f: f.write("broken")
        print("REACHED", path)
    except OSError as e: print(e)
