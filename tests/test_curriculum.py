"""The course covers the curriculum, and what it says of itself (points, minutes, links) is so."""
import itertools
import re

import jupytext
import pytest
from paths import CHAPTERS, ROOT, SOLUTIONS

from authoring.bank import cells, exercises
from utils.concepts import CHAPTERS as MAPPED
from utils.concepts import concepts, notebook_address

TEXT = {chapter: (SOLUTIONS / f"{chapter}.py").read_text(encoding="utf-8") for chapter in CHAPTERS}
TOPICS = ["T1.1", "T1.2", "T1.3", "T1.4", "T1.5", "T1.6", "T2.1", "T2.2", "T2.3", "T2.4", "T3.1", "T3.2", "T3.3", "T3.4",
          "Q1.2", "Q1.3", "Q2.1", "Q2.2", "Q2.3", "Q2.4", "Q3.1", "Q3.2", "Q3.3", "Q3.4", "Q3.5", "Q3.6", "Q3.7",
          "PRML 1.31", "PRML 1.36", "PRML 1.37", "PRML 1.38", "PRML 1.39", "PRML 1.41"]
LINE = re.compile(r"^\*(?P<source>.*?) · (?P<kind>[a-z, +]+) · (?P<points>\d+) points? · (?P<minutes>\d+) minutes · "
                  r"difficulty (?P<difficulty>[123])(?: · graded by a person)?\*$", re.MULTILINE)
EXERCISE_CHAPTERS = [chapter for chapter in CHAPTERS if chapter != "00_start"]


def markdown(chapter):
    return [cell.source for cell in jupytext.reads(TEXT[chapter], fmt="py:percent").cells if cell.cell_type == "markdown"]


def stated(chapter):
    """(points, minutes) of every exercise's own line."""
    return [(int(m["points"]), int(m["minutes"])) for source in markdown(chapter) for m in LINE.finditer(source)]


def headings(chapter):
    return [m.group(1).strip() for source in markdown(chapter) for m in re.finditer(r"^#{1,6} (.+)$", source, re.MULTILINE)]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_and_question_of_the_seed_is_taught(topic):
    pattern = re.compile(re.escape(topic) + r"(?!\d)")
    assert any(pattern.search(text) for text in TEXT.values()), f"no chapter names {topic}"


@pytest.mark.parametrize("chapter", EXERCISE_CHAPTERS)
def test_each_exercise_states_source_kind_points_minutes_difficulty_hint_and_mistakes(chapter):
    for source in markdown(chapter):
        if re.search(r"^### Exercise ", source, re.MULTILINE):
            title = source.splitlines()[0]
            assert LINE.search(source), f"{title}: no line '*source · kind · n points · m minutes · difficulty d*'"
            if "write" not in LINE.search(source)["kind"]:
                assert "<summary>Hint</summary>" in source, f"{title}: no hint"
                assert "<summary>Common mistakes</summary>" in source, f"{title}: no common mistakes"


@pytest.mark.parametrize("chapter", EXERCISE_CHAPTERS)
def test_points_and_minutes_add_up(chapter):
    points = sum(int(n) for n in re.findall(r'^# %%.*"points": (\d+)', TEXT[chapter], re.MULTILINE))
    minutes = sum(m for _, m in stated(chapter))
    assert sum(p for p, _ in stated(chapter)) == points, "the exercises' lines and the cells' metadata disagree"
    total = f"{points} points · {minutes} minutes"
    assert f"**{total}**" in markdown(chapter)[0], f"the chapter's first cell should say **{total}**"
    row = re.search(rf"^# \| \[[^]]+\]\(\.\./{chapter}/.*\| (\d+) \| (\d+) \|$", TEXT["00_start"], re.MULTILINE)
    assert row and (int(row[1]), int(row[2])) == (points, minutes), f"00_start's table should say | {points} | {minutes} |"


@pytest.mark.parametrize("chapter", EXERCISE_CHAPTERS)
def test_an_exercise_line_stands_for_each_exercise(chapter):
    written = TEXT[chapter].count('"grade": true') - 2 * len(exercises(chapter))
    assert len(stated(chapter)) == len(exercises(chapter)) + written


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_one_title_and_headings_in_order(chapter):
    levels = [len(m.group(1)) for source in markdown(chapter)
              for m in re.finditer(r"^(#{1,6}) ", re.sub(r"```.*?```", "", source, flags=re.DOTALL), re.MULTILINE)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("node", concepts(), ids=lambda node: node["id"])
def test_every_link_of_the_concept_map_lands(node):
    assert node["heading"] in headings(node["chapter"]), notebook_address(node)
    assert set(node["needs"]) <= {other["id"] for other in concepts()}


def test_the_map_leads_through_every_chapter():
    assert {node["chapter"] for node in concepts()} == set(EXERCISE_CHAPTERS) == set(MAPPED)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_links_between_chapters_land(chapter):
    for target in re.findall(r"\]\(\.\./([^)#]+)", "\n".join(markdown(chapter))):
        name = target.split("/")[0]
        assert name in CHAPTERS or (ROOT / "solutions" / target).exists() or (ROOT / target).exists(), target


def test_exercise_ids_are_unique_in_a_chapter():
    for chapter in CHAPTERS:
        identities = [identity for identity, *_ in cells(chapter) if identity]
        assert len(identities) == len(set(identities))
