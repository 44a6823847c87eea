"""Cells whose lines end in every way that there is, with page breaks, zeros, tabs for blanks and letters that Python does not take for blanks."""


def change(notebook, folder):
    for i, cell in enumerate(notebook["cells"]):
        ends = ["\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\x00", "\ufeff", "\u3000"]
        text = "".join(cell["source"]) if isinstance(cell["source"], list) else cell["source"]
        cell["source"] = text.replace("\n", ends[i % len(ends)]) + ends[(i + 1) % len(ends)] + "\\"
