"""python -m grading doctor | grade | regrade | report"""
import argparse
import sys
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from . import lean  # noqa: F401
from .course import Course, NotReady
from .grade import Grader
from .receipts import grade_again
from .record import receipt


def main(argv=None):
    parser = argparse.ArgumentParser(prog="python -m grading", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("doctor", help="try every promise of the sandbox on this machine")
    for name, what in (("grade", "grade what is new or changed"), ("regrade", "run everything again, say what changes")):
        p = commands.add_parser(name, help=what)
        p.add_argument("assignment", nargs="*", help="which assignments; all, if none is named")
        p.add_argument("--student", action="append", default=[], help="which student; may be given several times")
        p.add_argument("--submitted", help="the folder of submissions, if it is not the course's own")
        p.add_argument("--jobs", type=int, help="how many submissions run beside each other; the number of cores")
        p.add_argument("--unsafe", action="store_true", help="run without a sandbox: for your own code only")
        p.add_argument("--scheduler", metavar="tls://HOST:PORT", help="run on this Dask cluster instead (see grading/SCALE.md)")
        for part in ("ca", "cert", "key"):
            p.add_argument(f"--tls-{part}", metavar="FILE", help=f"this machine's TLS {part} for the cluster")
    commands.choices["regrade"].add_argument("--receipt", nargs="+", help="make the grades of these receipts again; record nothing")
    p = commands.add_parser("report", help="one page on what the class understood, and tables for a spreadsheet")
    p.add_argument("assignment", nargs="*", help="which assignments; all that are graded, if none is named")
    p.add_argument("--to", type=Path, help="the folder to write into; the course's own report/, if none is named")
    for p in commands.choices.values():
        p.add_argument("--course", default=".", help="the folder with nbgrader_config.py")
    arguments = parser.parse_args(argv)
    try:
        return run(arguments)
    except (RuntimeError, OSError, SQLAlchemyError) as e:         # NotReady and NoSandbox among them: the message says what to do
        print(f"grading: {e}", file=sys.stderr)
        return 2


def run(arguments):
    if arguments.command == "doctor":
        from .doctor import doctor
        return doctor(Course(arguments.course))
    if arguments.command == "report":
        from .report import report
        print(f"The report: {report(Course(arguments.course), arguments.assignment, arguments.to).resolve().as_uri()}")
        return 0
    course = Course(arguments.course, arguments.submitted)
    if arguments.command == "regrade" and arguments.receipt:
        same = [grade_again(Grader(course), path) for path in arguments.receipt]
        return 0 if all(same) else 1
    pairs = course.submissions(arguments.assignment, arguments.student)
    if not pairs:
        raise NotReady(f"no submissions under {course.path(course.folders.submitted_directory, '*', '*')}")
    if arguments.scheduler and arguments.unsafe:
        raise NotReady("--unsafe is for this machine: a cluster's workers run nothing without a sandbox")
    tls = {"ca": arguments.tls_ca, "cert": arguments.tls_cert, "key": arguments.tls_key}
    grader = Grader(course, walls=not arguments.unsafe, jobs=arguments.jobs, fresh=arguments.command == "regrade",
                    scheduler=arguments.scheduler, tls=tls)
    before = {pair: recorded_scores(course, *pair) for pair in pairs} if arguments.command == "regrade" else {}
    outcomes = grader.grade(pairs, tell)
    for pair, scores in before.items():
        tell_change(pair, scores, outcomes[pair])
    for assignment, changes in grader.penalties.items():
        for student, notebook, old, new in changes:
            print(f"{assignment} {student} {notebook}: late penalty {old:g} → {new:g}")
    return summary(outcomes, grader)


def recorded_scores(course, assignment, student):
    """(notebook, cell) → points, as the last grading of a submission left them."""
    notebooks = receipt(course.path(course.folders.autograded_directory, student, assignment)).get("notebooks", {})
    return {(n, g): s["auto"] for n, r in notebooks.items() for g, s in r["scores"].items()}


def tell(pair, outcome, write):
    """A line for whatever needs eyes."""
    name = " ".join(pair)
    if "error" in outcome:
        write(f"✗ {name}: not graded, run again: {outcome['error']}")
        return
    for notebook, result in outcome["results"].items():
        for notice in result["notices"]:
            write(f"! {name} {notebook}: {notice}")


def tell_change(pair, before, outcome):
    after = {(n, g): s["auto"] for n, r in outcome.get("results", {}).items() for g, s in r["scores"].items()}
    for cell in sorted(after):
        if before and before.get(cell) != after[cell]:
            print(f"{' '.join(pair)} {' '.join(cell)}: {before.get(cell)} → {after[cell]}")


def summary(outcomes, grader):
    count = {origin: sum(o.get("from") == origin for o in outcomes.values()) for origin in ("run", "cache", "record")}
    failed = sum("error" in o for o in outcomes.values())
    print(f"{len(outcomes)} submissions: {count['run']} run, {count['cache']} taken from earlier results, "
          f"{count['record']} already recorded, {failed} not graded")
    print("seconds: " + ", ".join(f"{part} {s:.1f}" for part, s in grader.seconds.items()) + f"; {grader.jobs} beside each other")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
