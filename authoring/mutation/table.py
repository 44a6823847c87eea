"""The record of what was measured (tests/mutation.json), and the table of CONTRIBUTING.md that is written from it.

A fault that no test notices survives. It is either closed by a test or kept in the record with the reason why it changes nothing
("why"). A large module is sampled, so the score of all modules together has an interval.
"""
import json
import math
import re
import sys

from authoring import ROOT

RECORD, GUIDE = ROOT / "tests" / "mutation.json", ROOT / "CONTRIBUTING.md"
MARKS = re.compile(r"(<!-- mutation -->\n\n).*?(\n\n<!-- /mutation -->)", re.DOTALL)


def recorded():
    return json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}


def keep(module, found):
    """Write what was found into the record, with the reasons that were given to the same changes before."""
    record = recorded()                                          # read afterwards: reasons may have been written meanwhile
    record[module] = with_reasons(found, record.get(module, {}))
    RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    return record[module]


def with_reasons(found, before):
    """The survivors with the reasons that were given to the same changes before."""
    given = {each["change"]: each["why"] for each in before.get("survivors", ())}
    return found | {"survivors": [{"change": change, "why": given.get(change, "")} for change in found["survivors"]]}


def counts(found):
    """(tried, noticed, change nothing) of a module."""
    return found["tried"], found["tried"] - len(found["survivors"]), sum(bool(each["why"]) for each in found["survivors"])


def score(record):
    """(the noticed share of all faults that change something, half the width of its 95% interval).

    Σ_m w_m k_m / n_m, where n_m faults of module m were tried that change something, k_m of them were noticed, and w_m is the module's share of
    all such faults, N_m (tried or not): a stratified sample. Its variance is Σ_m w_m² p_m (1 − p_m) / n_m · (1 − n_m / N_m), with
    p_m = (k_m + 1) / (n_m + 2), so that a sample without a survivor doesn't claim to be certain.  Cochran, Sampling Techniques, 5.3.
    """
    rows = []
    for found in record.values():
        tried, noticed, nothing = counts(found)
        if n := tried - nothing:
            rows.append((found["mutants"] * n / tried, n, noticed))
    total = sum(N for N, _, _ in rows)
    p = [(k + 1) / (n + 2) for _, n, k in rows]
    variance = sum((N / total) ** 2 * q * (1 - q) / n * (1 - n / N) for (N, n, _), q in zip(rows, p, strict=True))
    return sum(N * k / n for N, n, k in rows) / total, 1.96 * math.sqrt(max(variance, 0))


def table(record):
    """Markdown: per module and in all, its faults, how many were tried, the noticed ones, those that change nothing, and the share of the rest that is noticed."""
    rows = ["| module | faults | tried | noticed | change nothing | score | measured |", "|---|---|---|---|---|---|---|"]
    total = [0, 0, 0, 0]
    for module, found in sorted(record.items()):
        numbers = found["mutants"], *counts(found)
        total = [a + b for a, b in zip(total, numbers, strict=True)]
        _, tried, noticed, nothing = numbers
        rows.append(row(f"`{module}`", numbers, f"{100 * noticed // max(tried - nothing, 1)}%", found["date"]))
    share, half = score(record)
    return "\n".join([*rows, row(f"**{len(record)} modules**", total, f"{100 * share:.1f}% ± {100 * half:.1f}%", "")])


def row(name, numbers, share, day):
    return f"| {name} | " + "".join(f"{number:,} | " for number in numbers) + f"{share} | {day} |"


def written(text):
    """CONTRIBUTING.md with today's table between its marks."""
    text, found = MARKS.subn(lambda match: match[1] + table(recorded()) + match[2], text)
    if found != 1:
        sys.exit(f"{GUIDE.name} needs one pair of marks <!-- mutation --> … <!-- /mutation -->.")
    return text
