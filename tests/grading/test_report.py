"""The report says what the class did, and shows a student's text as text."""
import csv
import os
import shutil
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from nbgrader.api import Gradebook

from grading.__main__ import main
from grading.nbgrader_course import Course
from grading.report.collect import collect, needs_eyes
from grading.report.mistakes import mistakes
from grading.report.similar import pairs
from tests.grading.class_of import solution, submit, with_answer
from tests.grading.report.alike import COPY, LOOP

HOSTILE = """<script>document.title = "taken"</script><img src=x onerror="document.title='taken'">"><svg onload=alert(1)> {{ 7 * 7 }}"""


# ---- hostile text

@pytest.fixture(scope="module")
def hostile(small_course, tmp_path_factory):
    """A class in which everything that a student can write is an attack."""
    root = tmp_path_factory.mktemp("hostile") / "course"
    shutil.copytree(small_course, root)
    attack = f"raise ValueError({HOSTILE!r})"
    who = "<b>bob<i>"
    submit(root, who, "squares", with_answer(with_answer(solution(root, "squares"), "squares", attack), "essay", HOSTILE),
           **{"=cmd.txt": b"x"})
    submit(root, "ada", "squares", with_answer(with_answer(solution(root, "squares"), "squares", LOOP + f"# {HOSTILE}"), "mean", "raise ValueError('=1+1')"))
    submit(root, "cyd", "squares", with_answer(solution(root, "squares"), "squares", COPY.replace("def f", "def squares") + f"# {HOSTILE}"))
    os.symlink("/etc/passwd", root / "submitted" / who / "squares" / "<img src=x onerror=alert(2)>.txt")
    assert main(["grade", "--course", str(root)]) == 0
    with Gradebook(f"sqlite:///{root}/gradebook.db", "small") as gb:
        gb.update_or_create_student("ada", first_name="=HYPERLINK(\"http://x\")", last_name=HOSTILE)
    assert main(["report", "--course", str(root)]) == 0
    return root / "report"


def look(chromium, page_path, width=1280, scheme="light", do=None):
    """Open the page → what it asked for, its alarms and errors, its title, what `do` saw."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, asked, alarms = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: alarms.append(str(error)))
    page.goto(page_path.as_uri())
    result, title = (do(page) if do else None), page.title()
    context.close()
    return SimpleNamespace(asked=asked, alarms=alarms, title=title, result=result)


def test_students_text_is_shown_and_never_executed(chromium, hostile):
    seen = look(chromium, hostile / "index.html", do=lambda page: {
        "elements": page.evaluate("document.querySelectorAll('script, img, svg, iframe, object, form, b, i').length"),
        "handlers": page.evaluate("[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length"),
        "text": page.evaluate("document.body.textContent")})
    assert seen.result["elements"] == seen.result["handlers"] == 0
    assert seen.title == "Report: small" and seen.alarms == []
    assert seen.asked == [(hostile / "index.html").as_uri()]
    assert HOSTILE in seen.result["text"] and "<b>bob<i>" in seen.result["text"]


def test_a_spreadsheet_finds_no_formula(hostile):
    for name in ("grades.csv", "exercises.csv"):
        with open(hostile / name, newline="", encoding="utf-8-sig") as f:
            rows = list(csv.reader(f))
        assert len(rows) > 3
        assert not [v for row in rows for v in row if v.lstrip().startswith(("=", "+", "-", "@"))]


# ---- the report of the sample class

def test_it_counts_who_made_which_mistake(sample_class):
    found = mistakes(collect(Course(sample_class.course)).attempts)
    first = found[0]
    assert first.exercise.title == "Exercise 1.15 · Metres and centimetres"
    assert sorted(a.student for a in first.attempts) == ["bruno", "chloe", "dai", "greta", "jonas", "kavya", "liam"]
    nats = next(m for m in found if m.exercise.name == "entropy" and "nats" in m.example.message)
    assert sorted(a.student for a in nats.attempts) == ["chloe", "liam"]
    syntax = next(m for m in found if m.exercise.name == "five_entropies" and "farid" in {a.student for a in m.attempts})
    assert syntax.example.error == "SyntaxError"


def test_it_says_what_needs_eyes(sample_class):
    rows = needs_eyes(collect(Course(sample_class.course)).submissions)
    by_kind = {}
    for kind, _, text, students in rows:
        by_kind.setdefault(kind, []).append((text, students))
    assert by_kind["could not be read"][0][1] == ["kavya"]
    assert by_kind["a limit was hit"] == [("Exercise 2.2 · KL is between distributions, not between samples: the cell used more than 20 s of CPU time", ["greta"])]
    assert {s for _, students in by_kind["note of the grader"] for s in students} == {"chloe", "liam"}
    assert ("Exercise 2.13 · In your own words", ["amara", "dai", "elif"]) in by_kind["waits for your marks"]
    assert by_kind["late"] == [("by 26 h, no points subtracted", ["elif"])]


def test_the_near_copy_comes_first(sample_class):
    """Nobody else: answers that are alike by chance are listed apart."""
    found = [p for p in pairs(collect(Course(sample_class.course)).attempts) if p.striking]
    assert [p.students for p in found] == [("hugo", "ines")]
    assert {e.name for e, *_ in found[0].found} >= {"conditional_entropy", "mutual_information"}


def test_its_points_are_the_gradebooks(sample_class):
    graded = collect(Course(sample_class.course))
    with Gradebook(f"sqlite:///{sample_class.course}/gradebook.db") as gb:
        for s in graded.submissions:
            entry = gb.find_submission(s.assignment, s.student)
            assert s.points == entry.score == sum(a.points for a in s.attempts)
            assert s.max == entry.max_score == sum(a.exercise.points for a in s.attempts)


def test_it_prints_on_a4(chromium, sample_class):
    def as_printed(page):
        page.emulate_media(media="print")
        return page.evaluate("document.documentElement.scrollWidth")

    assert look(chromium, sample_class.course / "report" / "index.html", 700, do=as_printed).result == 700      # A4 between its margins, in CSS pixels


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (1280, "dark"), (390, "light")])
def test_the_page_is_accessible_fits_and_asks_for_nothing(chromium, sample_class, width, scheme):
    def examine(page):
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        return {"axe": Axe().run(page).response["violations"], "wide": page.evaluate("document.documentElement.scrollWidth > innerWidth")}

    path = sample_class.course / "report" / "index.html"
    seen = look(chromium, path, width, scheme, examine)
    assert [(v["id"], v["nodes"][0]["html"]) for v in seen.result["axe"] if v["impact"] in ("serious", "critical")] == []
    assert not seen.result["wide"]
    assert seen.asked == [path.as_uri()] and seen.alarms == []


def test_a_class_that_is_not_graded_has_no_report(course, capsys):
    assert main(["report", "--course", str(course)]) == 2
    assert "nothing is graded yet" in capsys.readouterr().err
    assert main(["report", "--course", str(course), "tensors"]) == 2
    assert "nothing is graded of tensors" in capsys.readouterr().err
    assert not (course / "report").exists()
