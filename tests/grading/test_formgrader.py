"""An instructor gives points for a written answer in formgrader, in a real browser; grading again keeps them."""

import pytest
from playwright.sync_api import expect

from grading.__main__ import main
from grading.harmless import markdown_without_scripts
from grading.nbgrader_course import Course
from tests.browser.actions import running_lab
from tests.grading.class_of import solution, submit, with_answer

pytestmark = pytest.mark.browser
SCRIPT = "<script>document.title = 'taken over'</script><img src=x onerror=\"document.title = 'taken over'\">"


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 1300, "height": 900})
    context.route(lambda url: not url.startswith(("http://127.0.0.1:", "data:")), lambda route: route.abort())
    yield context.new_page()
    context.close()


def test_what_students_write_in_markdown_is_markdown_but_no_script():
    shown = markdown_without_scripts("# A\n- *b* <i>c</i>\n\n> d $x<y$\n\n|e|\n|-|\n|f|\n\n![g](h.png) [i](javascript:j()) `a<b`\n" + SCRIPT)
    for kept in ("<h1", "<li><em>b</em> <i>c</i>", "<blockquote>", "$x&lt;y$", "<th>e</th>", '<img src="h.png"', "<code>a&lt;b</code>"):
        assert kept in shown, (kept, shown)
    for gone in ("<script", "onerror=", "javascript:"):
        assert gone not in shown.replace("&lt;img src=x onerror=", ""), (gone, shown)


def essay_of(course, student):
    with Course(course).gradebook() as gb:
        grade = gb.find_grade("essay", "squares", "squares", student)
        comment = gb.find_comment("essay", "squares", "squares", student)
        return grade.manual_score, comment.manual_comment, gb.find_submission("squares", student).score


def test_a_written_answer_is_read_and_keeps_its_points_when_everything_is_graded_again(course, page, tmp_path):
    right = solution(course, "squares")
    submit(course, "ada", "squares", with_answer(right, "essay", f"Squares grow **faster** than their sides: x² > 4x where x > 4.\n\n{SCRIPT}"))
    assert main(["grade", "--course", str(course)]) == 0
    with running_lab(tmp_path, course) as lab:
        page.goto(f"{lab.address}/formgrader/gradebook/squares")
        page.get_by_role("link", name="squares").last.click()
        page.get_by_role("link", name="Submission #1").click()
        answer = page.locator(".nbgrader_cell").filter(has=page.locator("#essay"))
        expect(answer).to_contain_text("Squares grow faster than their sides: x² > 4x where x > 4.")
        expect(answer.locator("strong")).to_have_text("faster")
        expect(answer).to_contain_text("<script>")                                         # as text
        expect(page.locator("#squares-check")).to_have_attribute("placeholder", "1")       # what the machine gave
        page.locator("#essay").fill("4")
        page.locator("#essay").press("Tab")
        expect(answer.locator(".score-saved")).to_be_visible()
        page.locator("#essay-comment").fill("How fast?")
        page.locator("#essay-comment").press("Tab")
        expect(answer.locator(".comment-saved")).to_be_visible()
        assert page.title() != "taken over"
        assert essay_of(course, "ada") == (4, "How fast?", 14)

        assert main(["regrade", "--course", str(course)]) == 0
        page.reload()
        expect(page.locator("#essay")).to_have_value("4")
        expect(page.locator("#essay-comment")).to_have_value("How fast?")
        page.screenshot(path=tmp_path / "formgrader.png", full_page=True)
    assert essay_of(course, "ada") == (4, "How fast?", 14)
