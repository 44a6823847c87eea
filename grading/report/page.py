"""The report as one HTML page: nothing is loaded, nothing is executed, and everything that a student wrote is escaped."""
import re
from datetime import datetime
from pathlib import Path
from statistics import mean, median

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .collect import needs_eyes
from .mistakes import mistakes
from .similar import pairs

HERE = Path(__file__).resolve().parent
MOST_SHOWN = 8
STATES = {"right": ("●", "right"), "part": ("◐", "partly right"), "wrong": ("○", "wrong"), "blank": ("–", "left blank"),
          "waiting": ("✎", "waits for your marks"), "unread": ("✕", "could not be read")}


def page(graded, links=None):
    """A Class (collect) → the text of the page. `links`: (student, assignment) → [(what, address)]."""
    environment = Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                              lstrip_blocks=True)
    environment.filters["label"] = label
    environment.filters["short"] = short
    environment.filters["points"] = lambda p: f"{p:.4g}"
    found, alike = mistakes(graded.attempts), pairs(graded.attempts)
    return environment.get_template("page.html.j2").render(
        css=(HERE / "page.css").read_text("utf-8"), graded=graded, states=STATES, made=f"{datetime.now():%d %B %Y, %H:%M}",
        handed_in={a: sum(s.assignment == a for s in graded.submissions) for a in graded.assignments},
        by_student={(s.student, s.assignment): s for s in graded.submissions},
        mean_percent=percent(graded.submissions), top=found[:MOST_SHOWN], left=len(found) - MOST_SHOWN,
        links=links or {}, inside=inside(graded),
        blocks=[block(graded, a, found) for a in graded.assignments], eyes=needs_eyes(graded.submissions),
        pairs=[p for p in alike if p.striking], chance=[p for p in alike if not p.striking], slowest=slowest(graded.attempts))


def block(graded, assignment, found):
    """One assignment: a row per exercise."""
    submissions = [s for s in graded.submissions if s.assignment == assignment]
    rows = []
    for e in (e for e in graded.exercises if e.assignment == assignment):
        attempts = [a for s in submissions for a in s.attempts if a.exercise is e]
        counts = {state: sum(a.state == state for a in attempts) for state in STATES}
        rows.append({"exercise": e, "counts": {k: n for k, n in counts.items() if n}, "of": len(attempts),
                     "passed": None if counts["waiting"] or not attempts else round(100 * counts["right"] / len(attempts)),
                     "mistakes": [m for m in found if m.exercise is e],
                     "seconds": median([a.seconds for a in attempts if a.seconds is not None] or [0])})
    return {"assignment": assignment, "rows": rows, "submissions": submissions, "mean": percent(submissions),
            "median": middle(submissions), "histogram": histogram(submissions)}


def percent(submissions):
    """The mean of points reached, in percent of those available."""
    return round(mean(100 * s.points / s.max for s in submissions if s.max)) if any(s.max for s in submissions) else 0


def middle(submissions):
    """The median of points reached, in percent."""
    return round(median([100 * s.points / s.max for s in submissions if s.max] or [0]))


def histogram(submissions, bins=10):
    """How many reached 0–10 %, 10–20 % … 90–100 % of the points: [(lower edge, upper edge, how many)]."""
    counts = [0] * bins
    for s in submissions:
        if s.max:
            counts[min(bins - 1, max(0, int(bins * s.points / s.max)))] += 1
    return [(100 * i // bins, 100 * (i + 1) // bins, n) for i, n in enumerate(counts)]


def inside(graded):
    """assignment → the tests that ran in the student's process, where an answer could deceive them."""
    found = {}
    for s in graded.submissions:
        found.setdefault(s.assignment, set()).update(s.unprotected)
    return {a: sorted(tests) for a, tests in found.items() if tests}


def slowest(attempts, most=5):
    """The exercises that took a student longest: (attempt, seconds)."""
    timed = sorted((a for a in attempts if a.seconds), key=lambda a: -a.seconds)
    return timed[:most]


def label(exercise):
    """A title without the word Exercise."""
    return re.sub(r"^Exercise\s+", "", exercise.title)


def short(exercise):
    """What fits over a narrow column: the number in the title, or the place."""
    number = re.match(r"(?:Exercise\s+)?(\d+(?:\.\d+)*)\b", exercise.title)
    return number[1] if number else str(exercise.place + 1)
