"""Versions that contradict each other: a minor one of text, below nothing, beyond all, and those that it says it had before."""


def change(notebook, folder):
    notebook |= {"nbformat": 4, "nbformat_minor": -1e308, "orig_nbformat": [3], "orig_nbformat_minor": "9" * 5000, "worksheets": "none", "signature": "sha256:" + "0" * 64}
    notebook["metadata"] |= {"language_info": {"name": "python", "version": {"a": 1}, "nbconvert_exporter": "../../x"}, "signature": 5, "orig_nbformat": {},
                             "jupytext": {"text_representation": {"extension": ".sh"}}, "title": "<script>alert(1)</script>", "authors": [{"name": "x"}] * 5000}
