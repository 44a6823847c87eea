"""The questions of a chapter that its page on the site asks: predictions, and choices with the words of their check."""
import re

from utils.checks.choices import told, verdict
from utils.checks.gan.failures import RIGHT, TWICE, misfit

OPTION = re.compile(r"^- \**([a-e])\**:? (.+(?:\n  .+)*)$", re.M)
GROUP = re.compile(r"(?:^- \**[a-e]\**:? .+\n(?:  .+\n)*)+", re.M)                         # options one below the other
NOTEBOOK = re.compile(r"^Set `\w+` and `\w+`(?: to a letter each)?\.\n\n?| `\w+` is a dictionary from(?= )|(?<=`) to one letter each(?=\.)", re.M)     # how to answer there
PREDICT = re.compile(r"\*\*Predict first:?\*\*:?\s*")


def choice(cells, grade_id):
    """What a choice asks, and the words of its check for every answer; None where the exercise isn't a choice, or is kept back.

    {parts: [{name, key, wrong: {letter: words}}, …], right: words, twice: words or None, options: [{letter: text}, …]}. Parts are the option and,
    where it is asked, its reason, with a group of options for each; or the names to be matched with one group of letters, none of them `twice`.
    """
    kept = told(grade_id)
    if kept is None:
        return None
    before = cells[:next(i for i, cell in enumerate(cells) if cell.id == grade_id)]
    texts = options(next(cell.source for cell in reversed(before) if cell.cell_type == "markdown"))
    key, why = kept["key"], kept["why"]
    if type(key) is dict:
        if sorted(key.values()) != sorted(why):                # not letters
            return None
        words = {name: {letter: misfit(name, letter, why) for letter in why} for name in key}
        asked, right, twice = [(name, key[name], words[name]) for name in key], RIGHT, f"Your answer {TWICE}"
    else:
        given = [("Option", key, why)] + [("Reason", kept["reason_key"], kept["reason_why"])] * bool(kept.get("reason_key"))
        if len(texts) != len(given):
            raise ValueError(f"{grade_id}: its text lists {len(texts)} groups of options, its check judges {len(given)}.")
        asked = [(name, right, {letter: verdict(name, letter, right, words) for letter in each}) for (name, right, words), each in zip(given, texts, strict=True)]
        right, twice = " ".join(words[key] for _, key, words in asked), None
    parts = [{"name": name, "key": key, "wrong": {letter: said for letter, said in words.items() if letter != key}} for name, key, words in asked]
    return {"parts": parts, "right": right, "twice": twice, "options": texts}


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
