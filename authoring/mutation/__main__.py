"""`make mutate`: does a test notice a small fault? 400 of those of all modules are drawn, always the same ones, and counted in CONTRIBUTING.md.

Takes an hour or two on one core. Ctrl-C ends it early; the next run goes on from there. It tries the survivors again that have no reason.
`make mutate ARGS="utils/coding.py"` tries every fault of a module and only shows what no test noticed.
"""
import argparse
import json
import signal

from tqdm import tqdm

from . import judge
from .faults import drawn, faults_of, modules, names_of
from .table import keep, reasons, recorded, table

VERDICTS = judge.WORK.parent / "verdicts.json"                   # [[module, fault, whether a test notices it], …]: what an ended run has found


def main():
    signal.signal(signal.SIGINT, signal.default_int_handler)     # a shell that starts this in the background has it ignored
    parser = argparse.ArgumentParser(prog="make mutate", description=__doc__)
    parser.add_argument("modules", nargs="*", help="such as utils/coding.py; default: a draw from all modules")
    parser.add_argument("--number", type=int, default=400, metavar="N", help="how many faults are drawn (default: 400)")
    parser.add_argument("--seed", type=int, default=recorded()["draw"]["seed"], help="of the draw; a fresh one for a fresh look (default: the record's)")
    asked = parser.parse_args()
    faults = {module: names_of(module) for module in tqdm(asked.modules or modules(), "reading", unit=" modules")}
    pairs = [(module, name) for module, names in faults.items() if asked.modules or module not in judge.SLOW for name in names]
    if asked.modules:
        judged(pairs)
        return
    pairs = drawn(pairs, asked.number, asked.seed)
    verdicts = judged(pairs)
    keep({"seed": asked.seed, "number": asked.number}, {module: len(names) for module, names in faults.items() if names}, {pair: verdicts[pair] for pair in pairs if pair in verdicts})
    print(table(recorded()), "`python -m authoring.guide` writes this into the guides.", sep="\n\n")


def judged(pairs):
    """{(module, fault): whether a test notices it} of the pairs, as far as Ctrl-C lets it come."""
    given = reasons(recorded())
    known = dict.fromkeys(given, False)
    if VERDICTS.exists():
        known |= {(module, name): noticed for module, name, noticed in json.loads(VERDICTS.read_text(encoding="utf-8"))}
    judge.copy()
    try:
        for module, name in (bar := tqdm([pair for pair in pairs if not known.get(pair) and pair not in given], unit=" faults")):
            known[module, name] = judge.noticed(module, faults_of(module)[name]())
            VERDICTS.write_text(json.dumps([[*pair, noticed] for pair, noticed in known.items()], ensure_ascii=False, indent=0), encoding="utf-8")
            if not known[module, name]:
                bar.write(f"{module}: {name}")
    except KeyboardInterrupt:
        print("Ended early, with what has been tried so far.")
    return known


if __name__ == "__main__":
    main()
