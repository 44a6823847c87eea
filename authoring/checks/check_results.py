"""solutions/check_results.md, written from what check_the_checks.py has measured. What was measured from outside is in outside.md."""
import platform
import re
from importlib.metadata import version

from authoring import ROOT

# Columns of the table, with the part of the measurement that each comes from; a list counts its items.
COLUMNS = {"mutants": "mutants", "equivalent": "mutants", "killed, visible": "mutants", "killed, hidden": "mutants", "survivors": "mutants",
           "input classes": "blind", "blind, visible": "blind", "blind, hidden": "blind", "behaviours": "behaviours", "behaviours misjudged": "behaviours",
           "wrong answers": "wrong", "messages": "wrong", "wrong × seeds": "wrong", "wrong answers accepted": "wrong", "wrong answers by chance": "wrong",
           "right answers": "right", "right × seeds": "right", "right answers refused": "right", "after an earlier mistake": "after",
           "verdict by chance": "after"}
CRASHES = ("crashes under mutants", "crashes under classes", "crashes under behaviours", "crashes under answers")
FAULTS = ("survivors", "blind, visible", "blind, hidden", "behaviours misjudged", "wrong answers accepted", "wrong answers without their message",
          "wrong answers by chance", "right answers refused", "verdict by chance", *CRASHES)
# The measure that counts was taken from outside: answers that nobody of this project wrote. Its results, good or bad, are written by hand.
OUTSIDE = ROOT / "authoring" / "checks" / "outside.md"


def wrapped(text, width=100):
    """Markdown with its prose and items wrapped; code stays in one line, and so do tables and headings."""
    done = []
    for part in re.split(r"\n(?=\n|\||- |#)|(?<=\|)\n", text):
        if part.startswith(("|", "#")):
            done.append(part)
            continue
        start, indent = re.match(r"\n*", part)[0], "  " * part.lstrip("\n").startswith("- ")
        lines = [""]
        for word in re.split(r"(?<!\A-)\s+(?=[^`]*(?:`[^`]*`[^`]*)*$)", part.strip()):
            if lines[-1].strip() and len(lines[-1]) + 1 + len(word) > width:
                lines.append(indent + word)
            else:
                lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
        done.append(start + "\n".join(lines))
    return "\n".join(done).rstrip() + "\n"


def count(row, column):
    found = row.get(column, 0)
    return len(found) if isinstance(found, list) else found


def total(rows):
    return {column: sum(count(row, column) for row in rows) for column in (*COLUMNS, *FAULTS)}


def table(rows):
    """The measured rows as Markdown, with their totals; a part that wasn't measured is a dash."""
    def cell(row, column):
        return str(count(row, column)) if "measured" not in row or COLUMNS[column] in row["measured"] else "–"

    sums = total(rows)
    lines = ["| exercise | " + " | ".join(COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    lines += [f"| {row['chapter'][:2]} {row['exercise']} | " + " | ".join(cell(row, c) for c in COLUMNS) + " |" for row in rows]
    return "\n".join([*lines, "| **total** | " + " | ".join(f"**{sums[c]:,}**" for c in COLUMNS) + " |"])


def days(rows, part):
    """How many of the exercises this part was measured for, and when."""
    found = sorted(row["measured"][part] for row in rows if part in row["measured"])
    if not found:
        return "not measured"
    when = found[0] if found[0] == found[-1] else f"{found[0]} to {found[-1]}"
    return f"{len(found)} of {len(rows)} exercises, {when}"


def page(rows):
    """The course's own measure of its checks, for its readers."""
    sums = total(rows)
    judged = sums["mutants"] - sums["equivalent"]
    crashes = sum(sums[kind] for kind in CRASHES)
    faults = [f"- {row['chapter'][:2]} {row['exercise']}: {fault}: `{item}`" for row in rows for fault in FAULTS for item in row.get(fault, [])]
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy", "torch"))
    opened = "\n".join(["## What is open", "", *faults, ""]) if faults else "Among what was measured, no fault of these kinds is open.\n"
    return wrapped(f"""# How often are our checks wrong?

A check can be wrong in two ways: it accepts a wrong answer, or it refuses a right one. **The figures below measure the checks against our own
list of answers.** They show how close an answer is to what we have thought of. They are no error rate for answers that nobody here wrote.

{OUTSIDE.read_text(encoding="utf-8").strip()}

## Against our own list

- **Mutants** ({days(rows, "mutants")}). Each reference solution with one small change, everywhere that a list of operators reaches (another
  operator, constant, base of the logarithm, axis, name or bound; an argument, term, call or line dropped or swapped; an early return):
  {sums["mutants"]:,}. {sums["equivalent"]} of them are right answers; the reason for each is in `tests/answers/equivalent_mutants.json`. Of the
  other {judged:,} the hidden checks refuse {sums["killed, hidden"] / max(judged, 1):.2%}, the visible ones {sums["killed, visible"] / max(judged, 1):.2%}; **{sums["survivors"]}** survive.
- **Blind spots** ({days(rows, "blind")}). The reference, right except inside one class of inputs that the text promises (zeros inside a batch, a
  large logit in some rows, float32, an empty category, …: `authoring/checks/input_classes.py`), where its answer is a little off, or nan: {sums["input classes"]:,}.
  **{sums["blind, visible"]}** pass the visible check, **{sums["blind, hidden"]}** the hidden one.
- **Behaviours** ({days(rows, "behaviours")}). The right numbers in another type, in another way or with a side effect (a Parameter, a Fraction,
  float32, an OrderedDict; detached, an argument changed in place, an argument ignored, strings of the numbers, …: `authoring/checks/behaviours.py`), each to be
  accepted or refused as the text implies: {sums["behaviours"]:,}, of which **{sums["behaviours misjudged"]}** verdicts differ.
- **Wrong answers** ({days(rows, "wrong")}). {sums["wrong answers"]:,} mistakes, written down by hand, each with its own message, each under the seeds of the
  hidden inputs that the table counts: **{sums["wrong answers accepted"]}** are accepted; for **{sums["wrong answers by chance"]}** the hidden check's verdict depends on the seed.
- **Right answers** ({days(rows, "right")}). {sums["right answers"]} solutions, at least five per exercise: {sums["right × seeds"]:,} verdicts, **{sums["right answers refused"]}** refusals.
- **After an earlier mistake** ({days(rows, "after")}). An exercise may call what you wrote before. Each reference solution ran again after every wrong
  answer to an earlier exercise that it uses, {sums["after an earlier mistake"]} pairs. It may be refused for the earlier mistake, but not by chance: the verdict
  depended on the seed in **{sums["verdict by chance"]}**.
- **Crashes.** In all of these, the check itself raised an error **{crashes}** times.

Measured with Python {platform.python_version()}, {packages}, by `make check-the-checks-all`; a sample runs with every test. A measurement counts only
while the exercise's cells, its check and its answers are as they were: a dash in the table means "not measured on today's". Where nothing is
drawn, as for a proof, one seed is enough; the three exercises that train for a second or more get a tenth of the seeds, and so does `honest_js` after an earlier mistake. The seeds are those of students named
"seed 0", "seed 1", …

{opened}
## Exercise by exercise

{table(rows)}
""")
