"""The report tells what the class did, shows a student's text as text, and a receipt makes its grade again."""
import csv
import json
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from nbgrader.api import Gradebook

from authoring.checks.bank import answers, cells, namespace_before
from grading import seeds
from grading.__main__ import main
from grading.course import Course
from grading.report.collect import collect, needs_eyes
from grading.report.mistakes import headline, masked, mistakes
from grading.report.similar import pairs, tokens
from grading.report.tables import plain
from tests.grading.class_of import empty, solution, submit, with_answer

HOSTILE = """<script>document.title = "taken"</script><img src=x onerror="document.title='taken'">"><svg onload=alert(1)> {{ 7 * 7 }}"""


# ---- which mistakes the class made

@pytest.mark.parametrize("one, other", [
    ("f([0.5, 0.5]) came out 1.25, expected 1: nats?", "f([0.1, 0.2, 0.7]) came out -3e-05, expected inf: nats?"),
    ("x is array([1., 2.]), not (3, 4)", "x is array([5, 6, 7]), not (1,)"),
    ("f(3) is [[0.1, 0.2], [0.3, 0.4]]. Why?", "f(12) is [[0.5], [0.6]]. Why?"),
    ("<function f at 0x7f12ab34cd56> is no number", "<function f at 0x7fffffffffff> is no number"),
    ("2/3 of 40% were wrong", "1/4 of 7% were wrong"),
    ("f([0.5, 0.5], 3) has shape (); expected (2,)", "f(array of shape (4, 5, 6), 2) has shape (); expected (4, 5)"),
    ("f([0.5, 0.5]) is 2", "f(array of shape (40,)) is 3"),
])
def test_messages_that_differ_by_numbers_are_one_mistake(one, other):
    assert masked(one) == masked(other)


@pytest.mark.parametrize("one, other", [
    ("f(2) came out 1, expected 2: that is in nats", "f(2) came out 1, expected 2: the sign is turned"),
    ("name 'entropy' is not defined", "name 'gibbs' is not defined"),
    ("H(X) came out 1", "H(Y) came out 1"),
    ("x2 is missing", "x3 is missing"),
])
def test_messages_that_say_different_things_are_two(one, other):
    assert masked(one) != masked(other)


def test_a_wrong_answer_of_the_bank_is_one_mistake_whatever_the_hidden_seed(monkeypatch):
    tried = 0
    for answer in answers():
        if answer.right or answer.chapter != "01_entropy" or answer.exercise not in ("entropy", "conditional_entropy", "five_entropies"):
            continue
        hidden = next(source for identity, _, source, _, _ in cells(answer.chapter) if identity == f"{answer.exercise}-hidden")
        said = set()
        for seed in ("11", "22", "33"):
            monkeypatch.setenv("COURSE_HIDDEN_SEED", seed)
            namespace = dict(namespace_before(answer.chapter, answer.exercise))
            exec(answer.source, namespace)
            with pytest.raises(AssertionError) as told:
                exec(hidden, namespace)
            said.add(masked(str(told.value)))
        assert len(said) == 1, (str(answer), said)
        tried += 1
    assert tried > 20


def test_a_headline_is_the_reason_and_not_the_numbers():
    message = ("mutual_information([[0.0406, 0., 0.3199], [0., 0.1181, 0.0253], [0.2495, 0.2181, 0.0285]]) came out 0.6744, expected 0.6745: "
               "that is KL(product‖joint). Average the log-ratio under the joint. Cells of probability 0 add exactly 0: no ε, no nan.")
    assert headline(message).startswith("that is KL(product‖joint).") and "0.6744" not in headline(message)
    assert headline("name 'f' is not defined") == "name 'f' is not defined"


# ---- similar answers

def attempt(student, answer, source="def f(x):\n    raise NotImplementedError()", reference="def f(x):\n    return sum(x)"):
    exercise = SimpleNamespace(key=("a", "a", "f"), by_hand=False, source=source, reference=reference)
    return SimpleNamespace(exercise=exercise, student=student, answer=answer, state="right")


LOOP = """def f(x):
    # add up
    total = 0.0
    for i in range(len(x)):
        if x[i] < 0:
            continue
        part = x[i] * 2 + 1
        while part > 10:
            part = part / 3
        total = total + part
    return total
"""
COPY = LOOP.replace("total", "s").replace("part", "zz").replace("# add up", "# my own idea").replace(" * ", "*")
OTHER = "def f(x):\n    x = np.asarray(x)\n" + "".join(f"    y{i} = np.where(x > {i}, np.exp(x), np.cumsum(x)[{i}])\n" for i in range(4)) + "    return y0 @ y1"


def test_a_copy_with_other_names_and_comments_is_found():
    found = pairs([attempt("ada", LOOP), attempt("bob", COPY), attempt("cyd", OTHER)])
    assert [p.students for p in found] == [("ada", "bob")]
    assert found[0].found[0][1] == 1.0


def test_what_was_handed_out_or_is_the_authors_says_nothing():
    assert pairs([attempt("ada", LOOP, source=LOOP), attempt("bob", COPY, source=LOOP)]) == []
    assert pairs([attempt("ada", LOOP, reference=LOOP), attempt("bob", COPY, reference=LOOP)]) == []


def test_what_many_wrote_and_what_is_short_says_nothing():
    assert pairs([attempt(f"s{i}", LOOP) for i in range(5)] + [attempt(f"t{i}", OTHER) for i in range(5)]) == []
    assert pairs([attempt("ada", "f = sum"), attempt("bob", "f = sum")]) == []


def test_a_name_that_was_given_counts_and_a_name_that_was_chosen_does_not():
    assert tokens("a = np.exp(b)", {"np"}) == tokens("c = np.exp(d)  # why", {"np"})
    assert tokens("a = np.exp(b)", {"np"}) != tokens("a = np.log(b)", {"np"})


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
    assert plain("=1+1") == "'=1+1" and plain(" @x") == "' @x" and plain("fine") == "fine" and plain(-1.5) == -1.5


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


# ---- receipts

@pytest.fixture
def graded(course):
    submit(course, "ada", "squares", solution(course, "squares"))
    assert main(["grade", "--course", str(course)]) == 0
    return course, str(course / "autograded" / "ada" / "squares" / ".grading.json")


def test_a_receipt_makes_the_same_grade_again_bit_for_bit(graded, capsys):
    course, receipt = graded
    (course / "nbgrader_config.py").write_text((course / "nbgrader_config.py").read_text() + "c.Limits.cell_seconds = 2\n")
    before = (course / "gradebook.db").read_bytes()
    assert main(["regrade", "--course", str(course), "--receipt", receipt]) == 0
    said = capsys.readouterr().out
    assert said.startswith("ada, squares: the same grade and the same notebook, bit for bit\n") and "limits › cell_seconds: was 3.0, is 2.0" in said
    assert (course / "gradebook.db").read_bytes() == before


def test_a_receipt_says_that_the_submission_is_another(graded, capsys):
    course, receipt = graded
    submit(course, "ada", "squares", empty(course, "squares"))
    assert main(["regrade", "--course", str(course), "--receipt", receipt]) == 1
    said = capsys.readouterr().out
    assert "ada, squares: not the same" in said and "submission › squares.ipynb: was " in said
    assert "squares-hidden: 2 of 2 → 0 of 2 (NotImplementedError" in said


def test_a_receipt_says_which_package_and_which_test_are_others(graded, capsys):
    course, receipt = graded
    shutil.copy(receipt, course / "kept.json")
    told = json.loads((course / "kept.json").read_text())
    told["made_from"]["environment"]["versions"]["numpy"] = "1.0"
    told["made_from"]["assignment"]["squares: squares-hidden"] = "0" * 64
    told["made_from"]["seed"] = "0" * 16
    os.chmod(course / "kept.json", 0o644)
    (course / "kept.json").write_text(json.dumps(told))
    assert main(["regrade", "--course", str(course), "--receipt", str(course / "kept.json")]) == 0
    said = capsys.readouterr().out
    assert "environment › versions › numpy: was 1.0, is 2" in said
    assert "assignment › squares: squares-hidden: was 000000000000…" in said
    assert "another secret" in said


def test_a_receipt_holds_no_secret(graded):
    course, receipt = graded
    secret = (course / ".grading" / "secret").read_text()
    text = Path(receipt).read_text()
    assert secret not in text and seeds.seed(bytes.fromhex(secret), "squares", "ada", "") not in text


def test_what_is_no_receipt_is_refused(graded, capsys):
    course, _ = graded
    assert main(["regrade", "--course", str(course), "--receipt", str(course / "nbgrader_config.py")]) == 2
    assert "is not a receipt that can be read" in capsys.readouterr().err
