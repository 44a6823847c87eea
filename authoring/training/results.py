"""Writes what the recorded runs reached, from their records: `python -m authoring.training.results`.

RESULTS.md has every row with every seed; README.md has the first rows between its two marks. Nothing in either table is
typed: a test fails when a record has changed and this has not been run again.
"""
import json
import re
import statistics
import textwrap

from authoring import ROOT
from benchmarks.training import LEVELS, after, ratio, timed

RECORDS = ROOT / "utils" / "assets" / "records"
MARKS = re.compile(r"(<!-- results -->\n\n).*?(\n\n<!-- /results -->)", re.DOTALL)
# A record's name: what was run.
ROWS = {
    "course": "the course's InfoGAN",
    "agreement": "without neighbours: names from warped copies alone",
    "clustering": "clustering alone: no information term, no GAN",
    "warp": "the paper's terms and the warp",
    "no_warp": "the paper's terms alone",
    "auxiliary": "a GAN whose Q only watches (λ = 0)",
    "kmeans": "k-means on pixels",
    "paper": "the paper's network, its terms alone",
    "official": "the paper's network as the authors' code trains it",
    "paper_25": "the paper's network, its terms alone, carried on to 25 epochs",
    "official_25": "the paper's network as the authors' code trains it, carried on to 25 epochs",
    "classifier": "the course's network, trained with labels",
}
LENGTH_TOLD = ("paper", "official", "paper_25", "official_25")       # whether these ran for as long as the authors' code is part of what they are
IN_README = ("course", "agreement", "clustering", "warp", "no_warp", "auxiliary", "kmeans", "paper", "official")


def records():
    """Name → record, of the rows whose runs have been made."""
    found = {name: RECORDS / f"{name}.json" for name in ROWS}
    return {name: json.loads(path.read_text(encoding="utf-8")) for name, path in found.items() if path.exists()}


def words(name, record):
    """What was run, as a table says it."""
    told = f", {record['recipe']['steps']:,} steps of {record['recipe']['batch']}" if name in LENGTH_TOLD else ""
    return ROWS[name] + told


def percent(error):
    return f"{100 * error:.1f}%"


def span(values, digits):
    """"2.27 to 2.30", or one number where both ends read the same."""
    low, high = f"{min(values):.{digits}f}", f"{max(values):.{digits}f}"
    return low if low == high else f"{low} to {high}"


def of_all(runs, key):
    return [run[key] for run in runs if key in run]


def minutes(runs):
    """The median CPU time of a run."""
    seconds = of_all(runs, "cpu_seconds") or of_all(runs, "seconds")
    middle = statistics.median(seconds)
    return f"{middle / 60:.1f} min" if middle >= 60 else f"{middle:.0f} s"


def row(name, record):
    """One line of the table: error (median, best, worst), L_I in nats, CPU time per run, number of seeds."""
    runs = record["runs"]
    errors, bounds = of_all(runs, "error"), of_all(runs, "L_I")
    error = percent(errors[0]) if len(errors) == 1 else \
        f"{percent(statistics.median(errors))}, {percent(min(errors))}, {percent(max(errors))}"
    return f"| {words(name, record)} | {len(runs)} | {error} | {span(bounds, 2) if bounds else ''} | {minutes(runs)} |"


def table(found):
    head = ["| | seeds | test error: median, best, worst | L_I, nats (at most 2.30) | CPU per run |", "|---|---|---|---|---|"]
    return "\n".join(head + [row(name, record) for name, record in found.items()])


def every_seed(name, record):
    """A section of RESULTS.md: one line per run, and the command that makes them again."""
    columns = {"seed": str, "steps": "{:,}".format, "error": percent, "L_I": "{:.3f}".format,
               "r_squared": lambda r: ", ".join(f"{one:.2f}" for one in r),
               "effects": lambda codes: "; ".join(", ".join(f"{value:+.1f}" for value in code.values()) for code in codes), "cpu_seconds": "{:.0f}".format}
    there = [key for key in columns if any(run.get(key) for run in record["runs"])]                     # clustering has no step of a GAN
    heads = {"error": "test error", "L_I": "L_I, nats", "r_squared": "R² of the codes", "effects": "slant, width, thickness by c₂; by c₃", "cpu_seconds": "CPU seconds"}
    lines = ["| " + " | ".join(heads.get(key, key) for key in there) + " |", "|---" * len(there) + "|"]
    lines += ["| " + " | ".join(columns[key](run[key]) if key in run else "" for key in there) + " |" for run in record["runs"]]
    made = f"`{record['command']}`, torch {record['versions']['torch']}, {record['machine']['processor']}."
    title = words(name, record)
    if (RECORDS / f"{name}.png").exists():
        lines += ["", f"![Digits, a row per category; along a row c₂ (left half) or c₃ (right half) runs from −2 to 2](utils/assets/records/{name}.png)"]
    return "\n".join([f"## {title[0].upper()}{title[1:]}", "", made, "", *lines])


SHIPPED = {"infogan": "the course's InfoGAN, as shipped", "gan_without_information": "the GAN whose Q only watches, as shipped"}
WORDS = {"term": "the information term", "warp": "the warp", "names": "names for real images"}


def one_thing_at_a_time(record):
    """The section on the factorial: a line for each of the eight combinations, and one for what each factor changes."""
    told = lambda on: ", ".join(words for name, words in WORDS.items() if on[name]) or "none of the three"
    groups = {}
    for run in record["runs"]:
        groups.setdefault(told(run), []).append(run)
    eight = [f"| {name} | {len(runs)} | {', '.join(percent(run['error']) for run in runs)} | {span(of_all(runs, 'L_I'), 2)} | {minutes(runs)} |"
             for name, runs in groups.items()]
    signed = lambda values, scale, digits: "{:+.{d}f} ({:+.{d}f} to {:+.{d}f})".format(*(scale * value for value in values), d=digits)
    changes = [f"| {WORDS[row['factor']]} | {row['others']} | {signed(row['error'], 100, 1)} | {signed(row['L_I'], 1, 3)} |" for row in record["effects"]]
    intro = ("The course's recipe with and without each of three things: the information term, the warp of generated images, and names for real "
             "images (the start, the agreement with neighbours, and the reading on). Nothing else differs. The second table has the change when one "
             "is switched on while the other two are off, or on: the mean over paired seeds and its 95% interval (Student's t).")
    made = f"`{record['command']}`, torch {record['versions']['torch']}, {record['machine']['processor']}."
    return "\n".join(["## One thing at a time", "", textwrap.fill(intro, 100, break_on_hyphens=False), "", made, "",
                      "| what was on | seeds | test error by seed | L_I, nats | CPU per run |", "|---|---|---|---|---|", *eight, "",
                      "| switched on | the other two | change of the error, points | change of L_I, nats |", "|---|---|---|---|", *changes])


def reader(name):
    """Which generator a row of fresh_q.json is about."""
    if name in SHIPPED:
        return SHIPPED[name]
    kind, _, seed = name.rpartition("_")
    kind, *on = kind.split("_") if kind.startswith("factorial") else (kind,)
    return f"{ROWS[kind] if kind != 'factorial' else ', '.join(WORDS[one] for one in on) or 'none of the three'}, seed {seed}"


def made_again(name, row):
    """Where the weights are of a later run than the record's, with the same seed: both errors."""
    kind, _, seed = name.rpartition("_")
    path = RECORDS / f"{kind}.json"
    runs = json.loads(path.read_text(encoding="utf-8"))["runs"] if "error" in row and path.exists() else []
    before = [run["error"] for run in runs if str(run["seed"]) == seed and run["error"] != row["error"]]
    return f" (run again with today's code: {row['error']:.1%}, {before[0]:.1%} in its own table)" if before else ""


def what_can_be_read(record):
    """The section on fresh_q.json: how much each generator's own Q reads, and how much a new one does."""
    lines = [f"| {reader(name)}{made_again(name, row)} | {row['own'][0]:.3f} ± {row['own'][1]:.3f} | {row['fresh'][0]:.3f} ± {row['fresh'][1]:.3f} |" for name, row in record["rows"].items()]
    intro = (f"L_I of the category in nats (at most 2.303), with its standard error over {record['images']:,} new images: of the Q that the generator was trained "
             f"with, and of a new one that had {record['steps']:,} steps to learn to read the frozen generator. Where only the first is low, "
             "the generator writes what its own Q doesn't read. Rows that name only what was on are those of the section before.")
    return "\n".join(["## What can be read", "", textwrap.fill(intro, 100, break_on_hyphens=False), "", f"`{record['command']}`, torch {record['torch']}.", "",
                      "| the generator | its own Q | a new Q |", "|---|---|---|", *lines])


PRIORS = {"learned": "learned, starts uniform", "fixed": "fixed, uniform", "learned from a wrong start": "learned, starts wrong",
          "fixed and wrong": "fixed, wrong"}


def a_learned_prior(record):
    """The section on imbalanced.json: one line per run of each kind of prior."""
    keys = ("tv", "error", "test_error", "tv_own", "tv_assigned")
    lines = [f"| {told} | {run['seed']} | " + " | ".join(f"{run[key]:.2f}" for key in keys) + f" | {run['L_I']:.2f} | {run['cpu_seconds']:.0f} |"
             for kind, told in PRIORS.items() for run in record["runs"][kind]]
    intro = (f"Chapter 06: InfoGAN on {record['images']:,} digits that are not balanced, {record['steps']:,} steps, with a p(c) that is learned or fixed. "
             "TV is the total variation from p(c), matched to digits, to the true proportions; groups are the shares of real images that Q puts into each category. "
             "The error is on the training images, and on the 10,000 test images, which are balanced.")
    return "\n".join(["## A learned prior", "", textwrap.fill(intro, 100, break_on_hyphens=False), "", f"`{record['command']}`, torch {record['torch']}.", "",
                      "| p(c) | seed | TV | error | test error | groups to p(c), TV | groups to the true proportions, TV | L_I, nats | CPU seconds |",
                      "|---" * 9 + "|", *lines])


def how_soon(record):
    """The section on race.json: the seconds of training after which the error stays below a level, by recipe and seed."""
    seeds = sorted(record["laptop"].keys() & record["paper"].keys(), key=int)
    sides = {name: [timed(record[name][seed], record["device"]) for seed in seeds] for name in ("laptop", "paper")}
    lines = [f"| {level:.0%} | {' | '.join(', '.join(after(level, curve) for curve in curves) for curves in sides.values())} | {ratio(level, **sides)} |" for level in LEVELS]
    intro = ("The CPU seconds of training, set-up included, after which the error *stays* below a level: the course's recipe, and the paper's network with its terms alone, "
             f"side by side on one machine, {record['threads']} thread{'s' * (record['threads'] > 1)} each, seeds {', '.join(seeds)}. Both train on the last 50,000 images of the "
             "training set; the error is that on the first 10,000, on which nothing was chosen. The recipes differ in network, steps and what is put in, so a ratio is about "
             "the whole of them.")
    return "\n".join(["## How soon", "", textwrap.fill(intro, 100, break_on_hyphens=False), "", "`make bench ARGS=training`.", "",
                      "| error below | the course's InfoGAN | the paper's network | ratio of medians |", "|---|---|---|---|", *lines])


def page(found):
    """RESULTS.md."""
    intro = ("Written by `python -m authoring.training.results` from the records in `utils/assets/records`. Every run used MNIST, one core and "
             "one thread; the error is that of the categories, matched one-to-one to digits on the training labels, on the 10,000 test images. "
             "No label is read in training, except by the network with labels; the settings were chosen by the labelled error on a split of the training set. Where a table says what a code does to slant, width and thickness, it is the mean change from the code's −1 to its 1, "
             "in standard deviations over generated images. Chapter 05 says what each departure from the paper puts in; `make reproduce` makes the runs again.")
    intro = "# Results\n\n" + textwrap.fill(intro, 100, break_on_hyphens=False)
    apart = [section(json.loads((RECORDS / f"{name}.json").read_text(encoding="utf-8")))
             for name, section in (("factorial", one_thing_at_a_time), ("fresh_q", what_can_be_read), ("imbalanced", a_learned_prior), ("race", how_soon))
             if (RECORDS / f"{name}.json").exists()]
    return "\n\n".join([intro, table(found), *apart, *(every_seed(name, record) for name, record in found.items())]) + "\n"


def readme(text, found):
    """README with the first rows of the table between its marks."""
    first = {name: record for name, record in found.items() if name in IN_README}
    return MARKS.sub(lambda match: match[1] + table(first) + match[2], text)


def main():
    found, path = records(), ROOT / "README.md"
    (ROOT / "RESULTS.md").write_text(page(found), encoding="utf-8")
    path.write_text(readme(path.read_text(encoding="utf-8"), found), encoding="utf-8")
    print(f"RESULTS.md and README.md: {len(found)} rows")


if __name__ == "__main__":
    main()
