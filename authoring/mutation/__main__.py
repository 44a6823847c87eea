"""`make mutate ARGS="utils/coding.py grading/score.py"`: which small faults of a module do its tests not notice? `--sample 30` tries 30 of each. Ctrl-C keeps what was found."""
import argparse

from .measure import measure
from .table import GUIDE, keep, recorded, table, written


def main():
    parser = argparse.ArgumentParser(prog="make mutate", description=__doc__)
    parser.add_argument("modules", nargs="*", help="such as utils/coding.py; default: those that were measured before")
    parser.add_argument("--sample", type=int, metavar="N", help="N faults of each module, always the same ones; default: all of them")
    asked = parser.parse_args()
    for module, found in measure(asked.modules or sorted(recorded()), asked.sample).items():
        for each in keep(module, found)["survivors"]:
            print(f"{module}: {each['change']}" + (f"   ({each['why']})" if each["why"] else ""))
    GUIDE.write_text(written(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
    print(table(recorded()))


if __name__ == "__main__":
    main()
