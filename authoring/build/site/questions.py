"""The questions of a chapter that its page on the site asks: predictions, and choices with the words of their check."""
import re

from utils.checks.choices import told

OPTION = re.compile(r"^- \**([a-e])\**:? (.+(?:\n  .+)*)$", re.M)
GROUP = re.compile(r"(?:^- \**[a-e]\**:? .+\n(?:  .+\n)*)+", re.M)                         # options one below the other
NOTEBOOK = re.compile(r"^Set `\w+` and `\w+`(?: to a letter each)?\.\n\n?", re.M)          # how a choice is answered there
PREDICT = re.compile(r"\*\*Predict first:?\*\*:?\s*")


def choice(cells, grade_id):
    """[{name, key, why, options}, …]: the option and, where it is asked, its reason; None where the exercise isn't such a choice, or is kept back.

    The words are those of its check (utils.checks.choices); the options are in the text before the answer's cell.
    """
    kept = told(grade_id)
    if kept is None or type(kept["key"]) is not str:
        return None
    before = cells[:next(i for i, cell in enumerate(cells) if cell.id == grade_id)]
    texts = options(next(cell.source for cell in reversed(before) if cell.cell_type == "markdown"))
    parts = [("Option", kept["key"], kept["why"])] + [("Reason", kept["reason_key"], kept["reason_why"])] * bool(kept.get("reason_key"))
    if len(texts) != len(parts):
        raise ValueError(f"{grade_id}: its text lists {len(texts)} groups of options, its check judges {len(parts)}.")
    return [{"name": name, "key": key, "why": why, "options": each} for (name, key, why), each in zip(parts, texts, strict=True)]


def options(source):
    """[{letter: text}, …]: the groups of options that a text lists; a new group begins with a."""
    groups = []
    for letter, text in OPTION.findall(source):
        if letter == "a":
            groups.append({})
        groups[-1][letter] = text
    return groups


def prediction(source):
    """The question that a Markdown cell asks to predict, or None."""
    found = PREDICT.search(source)
    return source[found.end():].split("\n\n")[0].replace("\n", " ") if found else None


def before_answer(source):
    """(what comes before the fold with a prediction's answer, the fold and the rest); ("…", "") where the cell has none."""
    fold = source.find("<details>", PREDICT.search(source).end())
    return (source, "") if fold < 0 else (source[:fold].rstrip(), source[fold:])
