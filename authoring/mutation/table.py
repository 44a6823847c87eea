"""The record of the drawn faults (tests/mutation.json), and what the guides show of it (authoring/guide.py writes it there).

A fault that no test noticed survives. The record keeps each, with the reason why it changes nothing ("why"), or with a note that a later
test notices it ("closed"). The score counts what was noticed at first: tests that were written for these faults say nothing about the others.
"""
import json
import math
from collections import Counter
from pathlib import Path

from authoring import ROOT
from authoring.mutation.judge import SLOW

RECORD = ROOT / "tests" / "mutation.json"


def recorded():
    """{"draw": {"seed", "number"}, "faults": {module: how many}, "tried": {module: how many}, "survivors": [{"module", "change", "why", "closed"}],
    "elsewhere": survivors of other draws that have a reason}."""
    return json.loads(RECORD.read_text(encoding="utf-8"))


def reasons(record):
    """{(module, fault): why it changes nothing}."""
    return {(each["module"], each["change"]): each["why"] for each in (*record["survivors"], *record["elsewhere"]) if each["why"]}


def made(draw, faults, verdicts, before):
    """The record of a draw, {module: how many faults} and {(module, fault): noticed}, with the reasons, and the survivors, of the record before."""
    earlier = {(each["module"], each["change"]): each for each in (*before["elsewhere"], *before["survivors"])}
    known = {pair: each["why"] for pair, each in earlier.items()}
    return {"draw": draw, "faults": faults, "tried": dict(sorted(Counter(module for module, _ in verdicts).items())),
            "survivors": [{"module": module, "change": change, "why": known.get((module, change), ""), "closed": noticed}
                          for (module, change), noticed in sorted(verdicts.items()) if not noticed or (module, change) in known],
            "elsewhere": [each for pair, each in earlier.items() if each["why"] and pair not in verdicts]}


def keep(draw, faults, verdicts):
    RECORD.write_text(json.dumps(made(draw, faults, verdicts, recorded()), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def interval(k, n, z=1.96):
    """Where a share lies if k of n were seen: the 95% interval of Wilson (1927), which is right near 0 and 1, too."""
    middle, half = (k + z * z / 2) / (n + z * z), z / (n + z * z) * math.sqrt(k * (n - k) / n + z * z / 4)
    return middle - half, middle + half


def score(record):
    """(faults that were noticed at first, tried faults that change something)."""
    tried, survivors = sum(record["tried"].values()), record["survivors"]
    return tried - len(survivors), tried - sum(bool(each["why"]) for each in survivors)


def of_folder(record, folder):
    """The part of the record about the modules of a folder."""
    lies = lambda module: str(Path(module).parent) == folder
    return {**{key: {module: number for module, number in record[key].items() if lies(module)} for key in ("faults", "tried")},
            "survivors": [each for each in record["survivors"] if lies(each["module"])]}


def row(name, record, share):
    """One line of the table, about a part of the record."""
    noticed, _ = score(record)
    whys = [bool(each["why"]) for each in record["survivors"]]
    closed = sum(each["closed"] for each in record["survivors"])
    return f"| {name} | {len(record['faults'])} | {sum(record['faults'].values()):,} | {sum(record['tried'].values())} | {noticed} | {sum(whys)} | {closed} | {share} |"


def table(record):
    """Markdown: per folder and in total, its modules, their faults, how many were tried and noticed, and what became of the survivors; what was left out."""
    left_out = {module: number for module, number in record["faults"].items() if module in SLOW}
    record = record | {"faults": {module: number for module, number in record["faults"].items() if module not in SLOW}}
    rows = [f"Of {record['draw']['number']} drawn faults (`--seed {record['draw']['seed']}`), the first {sum(record['tried'].values())} have been tried.", "",
            "| folder | modules | faults | tried | noticed | change nothing | closed since | score |", "|---|---|---|---|---|---|---|---|"]
    for folder in sorted({str(Path(module).parent) for module in record["faults"]}):
        part = of_folder(record, folder)
        noticed, of = score(part)
        rows.append(row(f"`{folder}`", part, f"{noticed / of:.0%}" if of else ""))
    noticed, of = score(record)
    low, high = interval(noticed, of)
    share = sum(left_out.values()) / (sum(left_out.values()) + sum(record["faults"].values()))
    return "\n".join([*rows, row("**total**", record, f"**{noticed / of:.1%}**, 95% interval {low:.1%} to {high:.1%}"),
                      f"| left out | {len(left_out)} | {sum(left_out.values()):,} | | | | | {share:.0%} of all faults |"])


def line(record):
    """The score in a sentence."""
    noticed, of = score(record)
    low, high = interval(noticed, of)
    return f"Of {of} drawn faults that change something, tests noticed {noticed}: {noticed / of:.1%}, 95% interval {low:.1%} to {high:.1%}."
