"""Where the CPU time of grading one notebook goes: `python -m benchmarks.parts 03_jensen_shannon`

The reference solution, run as the grader runs it but without the walls: for each cell the CPU time of the process of the tests, that of the
student's, and how many questions one asked the other; then the sums by kind of cell. `--inside` runs all tests in the student's
process, as nbgrader does; `--profile student` (or tester) adds the functions of that process that took longest.
"""
import argparse
import contextlib
import cProfile
import gc
import os
import pstats
import socket
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from authoring import ROOT
from authoring.build.chapters import chapters
from grading import faster_imports, seeds  # noqa: F401
from grading.job import notebook_job
from grading.nbgrader_course import Course
from grading.prepare import prepare
from grading.sandbox import link, student, tester, warm
from grading.sandbox.shell import Shell
from grading.sandbox.wire import Channel
from grading.submissions import read
from tests.grading import real_course


def job_of(course, name, inside):
    entry = course.assignment(name)
    spec = entry.notebooks[name]
    submission = read(course.path(course.folders.submitted_directory, "reference", name), 20, course.folders.ignore)
    unprotected = [c["grade_id"] for c in spec.cells if c["grade"]] if inside else ()
    return notebook_job(course, prepare(submission, spec), entry, spec, seeds.seed(b"parts", name, "reference", ""), submission.files, unprotected, course.skips and not inside), spec


class Measured(tester.Tests):
    """The kinds of cells, each report with "spent": CPU seconds here and there, and questions."""

    def __init__(self, shell, names, link, *more):
        super().__init__(shell, names, link, *more)
        self.there, ask = 0.0, link.ask

        def asked(*args, **fields):
            number = link.number
            try:
                return ask(*args, **fields)
            finally:
                self.there += replies.pop("cpu", 0) if link.number > number else 0
        link.ask = asked
        for kind in ("student_cell", "locked_cell", "test_cell", "unprotected_cell", "idle_cell"):
            setattr(self, kind, self._measured(kind, getattr(super(), kind)))

    def _measured(self, kind, run):
        def measured(cell, **more):
            before, there, number = time.process_time(), self.there, self.link.number
            report = run(cell, **more)
            return report | {"spent": [kind, time.process_time() - before, self.there - there, self.link.number - number]}
        return measured


replies = {}


def reading_cpu(exchange):
    def timed(self, request, buffers):
        reply, buffers = exchange(self, request, buffers)
        replies["cpu"] = reply.get("cpu", 0)
        return reply, buffers
    return timed


def run(job, limits, shell, folder, profiled=None):
    """→ (reports, CPU of the tester's process, CPU of the student's)"""
    to_student, from_tester = socket.socketpair()
    to_supervisor, ours = socket.socketpair()
    pids = []
    for role, keep, serve in (("student", [to_student], student.serve), ("tester", [to_supervisor, from_tester], tester.serve)):
        pid = os.fork()
        if pid == 0:
            for s in {to_student, from_tester, to_supervisor, ours} - set(keep):
                s.close()
            os.chdir(tempfile.mkdtemp(dir=folder))
            if role == "student":
                warm._silence()
            tester.Tests, link.StudentLink._exchange = Measured, reading_cpu(link.StudentLink._exchange)
            work = cProfile.Profile() if profiled == role else contextlib.nullcontext()
            with work:
                serve(*map(Channel, keep), shell)
            if profiled == role:
                work.dump_stats(ROOT / "runs" / "parts.prof")
            os._exit(0)
        pids.append(pid)
    for s in (to_student, from_tester, to_supervisor):
        s.close()
    channel, reports = Channel(ours), {}
    channel.send({**job["message"], "limits": limits}, job["buffers"])
    while not (report := channel.receive()[0]).get("done"):
        reports[report.pop("i")] = report
    used = [os.wait4(pid, 0)[2] for pid in reversed(pids)]
    return reports, *(u.ru_utime + u.ru_stime for u in used)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chapter", help=", ".join(chapters()))
    parser.add_argument("--inside", action="store_true")
    parser.add_argument("--profile", choices=("student", "tester"))
    options = parser.parse_args()
    os.environ |= {"NBGRADER_EXECUTION": "autograde", "OMP_NUM_THREADS": "1", "MPLBACKEND": "module://matplotlib_inline.backend_inline"}
    (ROOT / "runs").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="parts-") as folder:
        course = Course(real_course.make(Path(folder), [options.chapter]))
        limits = course.limits.plain() | {"cell_seconds": 600, "notebook_seconds": 3600, "cpu_seconds": 3600}
        job, spec = job_of(course, options.chapter, options.inside)
    sys.path.insert(0, str(ROOT))
    before = time.process_time()
    warm._import([*limits["preload"], *spec.required, *spec.modules])
    shell = Shell.instance(xmode="Plain")
    warm._warm_up(shell, with_optimizer="torch" in spec.modules)
    warm._run(limits["warm_up"])
    gc.collect()
    gc.freeze()                                         # as the warm parent does: what is never looked at is never copied
    print(f"start: {time.process_time() - before:.1f} s of CPU")
    sources = {c["i"]: c for c in job["message"]["cells"]}
    with tempfile.TemporaryDirectory(prefix="parts-") as folder:
        reports, tester_cpu, student_cpu = run(job, limits, shell, folder, options.profile)
    sums = Counter()
    print(f"{'tests':>8} {'answers':>8} {'questions':>9}")
    for i, report in reports.items():
        kind, here, there, questions = report["spent"]
        kind = f"{sources[i]['kind']}{', hidden' if sources[i].get('hidden') else ''}"
        for part, x in (("tests", here), ("answers", there), ("questions", questions), ("cells", 1)):
            sums[kind, part] += x
        if here + there > 0.02:
            print(f"{here:8.2f} {there:8.2f} {questions:9}  {kind}: {sources[i]['source'].strip().splitlines()[-1][:90]}{'' if report['ok'] else '  FAILED'}")
    for kind in dict.fromkeys(kind for kind, _ in sums):
        print(f"{sums[kind, 'tests']:8.2f} {sums[kind, 'answers']:8.2f} {sums[kind, 'questions']:9}  {sums[kind, 'cells']} cells: {kind}")
    print(f"{tester_cpu:8.2f} {student_cpu:8.2f} {'':9}  in all")
    if options.profile:
        pstats.Stats(str(ROOT / "runs" / "parts.prof")).sort_stats("tottime").print_stats(45)


if __name__ == "__main__":
    main()
