"""python -m grading doctor | trial | grade | regrade | report"""
import argparse
import sys
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from . import faster_imports  # noqa: F401
from .grade import Grader
from .nbgrader_course import Course, NotReady
from .receipts import grade_again
from .record import receipt


def parser():
    parser = argparse.ArgumentParser(prog="python -m grading", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("doctor", help="try every promise of the sandbox on this machine")
    p = commands.add_parser("trial", help="try the author's solution, the release and spoiled solutions of each assignment")
    p.add_argument("assignment", nargs="*", help="which assignments; all, if none is named")
    p.add_argument("--unsafe", action="store_true", help="run without a sandbox: for your own code only")
    for name, what in (("grade", "grade what is new or changed"), ("regrade", "run everything again, say what changes")):
        p = commands.add_parser(name, help=what)
        p.add_argument("assignment", nargs="*", help="which assignments; all, if none is named")
        p.add_argument("--student", action="append", default=[], help="which student; may be given several times")
        p.add_argument("--submitted", help="the folder of submissions, if it is not the course's own")
        p.add_argument("--jobs", type=int, help="how many submissions run side by side; the number of cores")
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
    return parser


def main(argv=None):
    arguments = parser().parse_args(argv)
    try:
        return run(arguments)
    except KeyboardInterrupt:
        print("grading: stopped. What is recorded stays; run it again to go on.", file=sys.stderr)
        return 130
    except (RuntimeError, OSError, SQLAlchemyError) as e:         # NotReady and NoSandbox among them: the message says what to do
        print(f"grading: {visible(e)}", file=sys.stderr)
        return 2


def run(arguments):
    if arguments.command == "doctor":
        from .doctor import doctor
        return doctor(Course(arguments.course))
    if arguments.command == "report":
        from .report import report
        print(f"The report: {report(Course(arguments.course), arguments.assignment, arguments.to).resolve().as_uri()}")
        return 0
    if arguments.command == "trial":
        return try_them(Course(arguments.course), arguments.assignment, not arguments.unsafe)
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
    outcomes = grader.grade(pairs, tell, tell_trial)
    for pair, scores in before.items():
        tell_change(pair, scores, outcomes[pair])
    for assignment, changes in grader.penalties.items():
        for student, notebook, old, new in changes:
            print(visible(f"{assignment} {student} {notebook}: late penalty {old:g} → {new:g}"))
    return summary(outcomes, grader)


def try_them(course, names, walls):
    """The trial of each assignment, in full. 0 if every test is protected and nothing else was found."""
    known = names or course.assignments()
    if not known:
        raise NotReady("there is no assignment in the gradebook yet. Run: nbgrader generate_assignment NAME")
    silent = True
    for name, found in Grader(course, walls=walls).try_them(known).items():
        if isinstance(found, NotReady):
            print(f"✗ {name}: {found}")
            silent = False
            continue
        tests = sum(c["kind"] == "test" for spec in course.assignment(name).notebooks.values() for c in spec.author)
        inside = [(n, g, why) for n, of in found.unprotected.items() for g, why in of.items()]
        print(f"{name}: {tests - len(inside)} of {tests} tests run across the boundary")
        for notebook, g, why in inside:
            print(visible(f"! {notebook} {g} runs in the student's process: it {why}"))
        for words in found.words:
            print(visible(f"! {words}"))
        silent &= not inside and not found.words
    for note in course.notes():
        print(f"! {note}")
    return 0 if silent else 1


def tell_trial(name, found, write):
    """What the author should know before anybody is graded."""
    inside = sum(map(len, found.unprotected.values()))
    for words in found.words:
        write(visible(f"! {name}: {words}"))
    if inside:
        write(f"! {name}: {inside} tests run in the student's process, as nbgrader runs them: see python -m grading trial {name}")


def recorded_scores(course, assignment, student):
    """(notebook, cell) → points, as the last grading of a submission left them."""
    notebooks = receipt(course.path(course.folders.autograded_directory, student, assignment)).get("notebooks", {})
    return {(n, g): s["auto"] for n, r in notebooks.items() for g, s in r["scores"].items()}


def visible(text):
    """One line that a terminal can only show: what students named or wrote can't move its cursor or begin another line."""
    return "".join(c if c.isprintable() else "\ufffd" for c in str(text))[:2000]


def tell(pair, outcome, write):
    """One line for each thing that needs attention."""
    name, write = " ".join(pair), lambda line, write=write: write(visible(line))
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
            print(visible(f"{' '.join(pair)} {' '.join(cell)}: {before.get(cell)} → {after[cell]}"))


def summary(outcomes, grader):
    count = {origin: sum(o.get("from") == origin for o in outcomes.values()) for origin in ("run", "cache", "record")}
    failed = sum("error" in o for o in outcomes.values())
    print(f"{len(outcomes)} submissions: {count['run']} run, {count['cache']} taken from earlier results, "
          f"{count['record']} already recorded, {failed} not graded")
    print("seconds: " + ", ".join(f"{part} {s:.1f}" for part, s in grader.seconds.items()) + f"; {grader.jobs} side by side")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
