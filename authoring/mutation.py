"""How much do the tests notice? `make mutate ARGS="utils/coding.py grading/score.py"` puts small faults into a module, one at a time (mutmut).

Each fault is judged by the tests of that module alone: those of utils/coding.py are in tests/utils/test_coding.py. So a module takes
minutes, and the tests that bear its name must hold it. What a module keeps for later (functools.cache) is kept from fault to fault as
well: its tests clear it first, or they would see none of the faults behind it. A fault that no test notices survives. It is either
closed by a test or stands in tests/mutation.json with the reason why it changes nothing ("why"). CONTRIBUTING.md's table is written
from that file.
"""
import argparse
import datetime
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from authoring import ROOT

RECORD, GUIDE, WORK = ROOT / "tests" / "mutation.json", ROOT / "CONTRIBUTING.md", ROOT / "runs" / "mutation"
MARKS = re.compile(r"(<!-- mutation -->\n\n).*?(\n\n<!-- /mutation -->)", re.DOTALL)
NOTICED = (1, 3, -24, 24, 36, 152, 255)         # mutmut's exit codes: a test fails or breaks, or the fault never ends


def tests_of(module):
    """The file of tests that bears a module's name."""
    path = Path("tests") / Path(module).with_name(f"test_{Path(module).name}")
    if not (ROOT / module).is_file() or not (ROOT / path).is_file():
        sys.exit(f"{module} has no tests of its own: {path} is not there.")
    return path.as_posix()


def settings(module):
    """mutmut's, from pyproject.toml, for this module alone."""
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    ours |= {"only_mutate": [module], "pytest_add_cli_args_test_selection": [tests_of(module)]}
    return "[tool.mutmut]\n" + "".join(f"{name} = {json.dumps(value)}\n" for name, value in ours.items()) + "[tool.pytest.ini_options]\npythonpath = [\".\"]\n"


def measure(module, python=sys.executable):
    """Run mutmut on a copy; {"date", "mutants", "survivors": [change, …]}."""
    place = WORK / module.replace("/", "_").removesuffix(".py")
    shutil.rmtree(place, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "utils", "grading", "authoring", "benchmarks", "tests", "course.py"],
                            cwd=ROOT, check=True, capture_output=True, text=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file() and "attacks" not in name:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, place / name)
    (place / "pyproject.toml").write_text(settings(module), encoding="utf-8")
    subprocess.run([python, "-m", "mutmut", "run", "--max-children", "1"], cwd=place, check=True)
    codes = json.loads((place / "mutants" / f"{module}.meta").read_text(encoding="utf-8"))["exit_code_by_key"]
    alive = [name for name, code in codes.items() if code not in NOTICED]
    return {"date": datetime.date.today().isoformat(), "mutants": len(codes), "survivors": [change(place, name, python) for name in alive]}


def change(place, name, python):
    """What a mutant changes: the function, and the lines that differ."""
    shown = subprocess.run([python, "-m", "mutmut", "show", name], cwd=place, check=True, capture_output=True, text=True).stdout
    lines = [line for line in shown.splitlines() if re.match(r"[-+](?![-+])", line)]
    return f"{re.sub(r'__mutmut_[0-9]+$', '', name.rpartition('.')[2]).removeprefix('x_')}: " + "  ".join(re.sub(r"\s+", " ", line) for line in lines)


def recorded():
    return json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}


def with_reasons(found, before):
    """The survivors with the reasons that were given to the same changes before."""
    given = {each["change"]: each["why"] for each in before.get("survivors", ())}
    return found | {"survivors": [{"change": change, "why": given.get(change, "")} for change in found["survivors"]]}


def table(record):
    """Markdown: per module and in all, the faults, those that tests notice, those that change nothing, and the share of the rest that is noticed."""
    rows = ["| module | faults | noticed | change nothing | score | measured |", "|---|---|---|---|---|---|"]
    total = [0, 0, 0]
    for module, found in sorted(record.items()):
        counts = found["mutants"], found["mutants"] - len(found["survivors"]), sum(bool(each["why"]) for each in found["survivors"])
        total = [a + b for a, b in zip(total, counts, strict=True)]
        rows.append(row(f"`{module}`", *counts, found["date"]))
    return "\n".join([*rows, row(f"**{len(record)} modules**", *total, "")])


def row(name, faults, noticed, equivalent, day):
    return f"| {name} | {faults:,} | {noticed:,} | {equivalent} | {100 * noticed // (faults - equivalent)}% | {day} |"


def written(text):
    """CONTRIBUTING.md with today's table between its marks."""
    text, found = MARKS.subn(lambda match: match[1] + table(recorded()) + match[2], text)
    if found != 1:
        sys.exit(f"{GUIDE.name} needs one pair of marks <!-- mutation --> … <!-- /mutation -->.")
    return text


def main():
    parser = argparse.ArgumentParser(prog="make mutate", description=__doc__.splitlines()[0])
    parser.add_argument("modules", nargs="*", help="such as utils/coding.py; default: those that were measured before")
    for module in parser.parse_args().modules or sorted(recorded()):
        found, record = measure(module), recorded()                # read afterwards: reasons may have been written meanwhile
        record[module] = with_reasons(found, record.get(module, {}))
        RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
        for each in record[module]["survivors"]:
            print(f"{module}: {each['change']}" + (f"   ({each['why']})" if each["why"] else ""))
    GUIDE.write_text(written(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
    print(table(recorded()))


if __name__ == "__main__":
    main()
