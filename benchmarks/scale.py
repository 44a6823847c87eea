"""What grading costs, measured: the numbers of grading/SCALE.md. `python -m benchmarks.scale`

For each chapter the reference solution is run once: CPU time of its two processes, time on the clock, bytes of its job and of
its report (what goes to a cluster's worker and back), bytes recorded. Then one chapter is recorded for many students.
"""
import argparse
import contextlib
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from authoring.training.records import machine
from grading import result, seeds
from grading.cluster import packed
from grading.job import notebook_job
from grading.machine import Machine, needs
from grading.nbgrader_course import Course
from grading.prepare import prepare
from grading.record import Recorder
from grading.submissions import read
from tests.grading import postgres, real_course


def run_chapters(course):
    """A line per chapter → the results, for recording."""
    limits, results = course.limits.plain(), {}
    entries = {name: course.assignment(name) for name in real_course.CHAPTERS}
    place = Machine(needs(entries.values(), limits), course.root)
    began = time.perf_counter()
    place._warm_parent()
    print(f"start of the warm parent: {time.perf_counter() - began:.1f} s")
    print(f"{'chapter':20} {'CPU s':>6} {'clock s':>8} {'job kB':>7} {'report kB':>9} {'recorded kB':>11} {'prepare ms':>10}")
    for name, entry in entries.items():
        folder = course.path(course.folders.submitted_directory, "reference", name)
        began = time.perf_counter()
        submission = read(folder, limits["submission_mb"], course.folders.ignore)
        spec = entry.notebooks[name]
        prepared = prepare(submission, spec)
        job = notebook_job(course, prepared, entry, spec, seeds.seed(b"scale", name, "reference", ""), submission.files, skip=course.skips)
        size = len(packed({"message": job["message"]}, job["buffers"]))
        ready = time.perf_counter() - began
        report = place.execute(job)
        done = result.of(prepared, report, spec, limits)
        assert all(s["auto"] in (s["max"], None) for s in done["scores"].values()), done["scores"]
        cpu = report["student"]["cpu"] + report["tester"]["cpu"]
        text = len(str(done["notebook"]))
        print(f"{name:20} {cpu:6.2f} {report['seconds']:8.2f} {size / 1e3:7.0f} {len(packed(report)) / 1e3:9.0f} {text / 1e3:11.0f}"
              f" {1e3 * ready:10.0f}", flush=True)
        results[name] = {name: done}
    place.close()
    return results


def record_class(course, results, students):
    """One line for the first recording of a class, and one for the second."""
    name = list(results)[-1]
    with contextlib.closing(Recorder(course)) as recorder:
        for what in ("new", "again"):
            clock, cpu = [], time.process_time()
            for i in range(students):
                began = time.perf_counter()
                recorder.record(name, f"s{i:05}", what, results[name], {}, None, {})
                clock.append(time.perf_counter() - began)
            print(f"  {what}: {1e3 * statistics.median(clock):.0f} ms on the clock (median), "
                  f"{1e3 * (time.process_time() - cpu) / students:.0f} ms CPU ({name}, {students} students)", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=200)
    options = parser.parse_args()
    print(machine(), f"load {os.getloadavg()[0]:.1f}")
    folder = Path(tempfile.mkdtemp(prefix="scale-"))
    try:
        course = Course(real_course.make(folder / "sqlite"))
        results = run_chapters(course)
        print("recording, SQLite:")
        record_class(course, results, options.students)
        if postgres.PROGRAMS:
            with postgres.running() as server:
                url = f"c.CourseDirectory.db_url = {server.database('scale')!r}\n"
                course = Course(real_course.make(folder / "postgres", [list(results)[-1]], url))
                print("recording, PostgreSQL (its own processes' time is not in the CPU time):")
                record_class(course, results, options.students)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
