"""The course covers the curriculum, and what it says of itself (points, minutes, links) is so."""
import itertools
import re

import jupytext
import pytest

from authoring.build.totals import stated as size_stated
from authoring.checks.bank import cells, exercises
from authoring.new_exercise import CELLS
from authoring.new_widget import CELL, PYTHON, SCRIPT
from tests.paths import CHAPTERS, ROOT, SOLUTIONS
from utils.concepts import CHAPTERS as MAPPED
from utils.concepts import concepts

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
def test_every_topic_and_question_of_the_dfl_guide_is_checked(topic):
    """By an exercise whose own line names it."""
    sources = [m["source"] for chapter in EXERCISE_CHAPTERS for source in markdown(chapter) for m in LINE.finditer(source)]
    assert any(re.search(re.escape(topic) + r"(?!\d)", source) for source in sources), f"no exercise says that it is about {topic}"


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
    sentence, columns = size_stated(TEXT[chapter])
    assert f"**{points} points · {minutes} minutes**" in sentence
    assert sentence in markdown(chapter)[0], f"the chapter's first cell should say: {sentence} (make build)"
    assert re.search(rf"^# \| \[[^]]+\]\(\.\./{chapter}/.* {re.escape(columns)}$", TEXT["00_start"], re.MULTILINE), f"00_start's table should say {columns}"


@pytest.mark.parametrize("chapter", EXERCISE_CHAPTERS)
def test_exercises_are_numbered_in_order(chapter):
    numbers = re.findall(r"^# ### Exercise (\d)\.(\d+) · ", TEXT[chapter], re.MULTILINE)
    assert numbers == [(chapter[1], str(k + 1)) for k in range(len(numbers))]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_exercises_that_a_text_refers_to_exist(chapter):
    numbers = {found for text in TEXT.values() for found in re.findall(r"^# ### Exercise (\d\.\d+) ", text, re.MULTILINE)}
    for found in re.findall(r"[Ee]xercises? (\d\.\d+)", " ".join(markdown(chapter))):
        assert found in numbers | {topic.removeprefix("PRML ") for topic in TOPICS}, found


def test_a_file_of_checks_names_its_exercises_by_their_numbers_of_today():
    """"Exercises 4.4 to 4.6 and 4.9: …": those whose checks the file holds, and no other."""
    number = {name: found.group(1) for text in TEXT.values() for part in text.split("# ### Exercise ")[1:]
              if (found := re.match(r"(\d\.\d+) ", part)) for name in re.findall(r"^checks\.(\w+)\(", part, re.MULTILINE)}
    for path in (ROOT / "utils" / "checks").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if said := re.match(r'"""Exercises? ([\d., toand]+):', text):
            listed = set()
            for first, last in re.findall(r"(\d\.\d+)(?: to (\d\.\d+))?", said.group(1)):
                chapter, start = first.split(".")
                listed |= {f"{chapter}.{k}" for k in range(int(start), int((last or first).split(".")[1]) + 1)}
            held = {number[name] for name in re.findall(r"^def (\w+)\(", text, re.MULTILINE) if number.get(name, "").startswith(said.group(1)[:2])}
            assert listed == held, path.relative_to(ROOT)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_nothing_of_a_drafts_words_is_left(chapter):
    """What new_exercise and new_widget write for their examples is replaced by the exercise's, the widget's own."""
    for line in ("twice the number x. (What is given", "A first step, not the answer.", "Returning x itself. Squaring it."):
        assert line in CELLS and line not in TEXT[chapter], f"{chapter} still says what the draft of a new exercise said: {line}"
    for line in ("A bump around 0, whose width you set.", "How large is its density at 0?"):
        assert line in CELL and line not in TEXT[chapter], f"{chapter} still says what the draft of a new widget said: {line}"


@pytest.mark.parametrize("path", sorted(path for kind in ("py", "js") for path in (ROOT / "utils" / "widgets").glob(f"*.{kind}")), ids=lambda path: path.name)
def test_nothing_of_a_drafts_words_is_left_in_a_widget(path):
    text = path.read_text(encoding="utf-8")
    for line in ("a bump whose width is set", "A bump of width", "How large is the density at 0, at this width?"):
        assert line in PYTHON + SCRIPT and line not in text, f"{path.name} still says what the draft of a new widget said: {line}"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_each_prediction_is_answered(chapter):
    """After "Predict first", and before the next one, comes a fold "Answer", or the widget asks and answers, or the text says what answers."""
    for asked in "\n".join(markdown(chapter)).split("**Predict first")[1:]:
        told = re.search(r"<summary>Answer\b|\b(?:picture|figure|slider|table|widget|numbers)\b[^.]*\banswers?\b|widget asks", asked)
        assert told, f"unanswered: Predict first{asked[:120]}"


@pytest.mark.parametrize("chapter", EXERCISE_CHAPTERS)
def test_every_option_of_a_choice_is_explained_the_right_one_included(chapter):
    for call in re.findall(r"checks\.choose\((.*?)\n\}[,)]", TEXT[chapter].replace("\n}, reason=", "\n},\nchecks.choose(reason="), re.DOTALL):
        key, explained = re.search(r'key="(\w)"', call), re.findall(r'^    "(\w)": ', call, re.MULTILINE)
        assert key and key[1] in explained and explained == sorted(explained), call[:200]


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
    assert node["heading"] in headings(node["chapter"]), (
        f"utils/assets/concepts.json, {node['id']!r}: {node['chapter']} has no section {node['heading']!r}; it has {headings(node['chapter'])[1:]}")
    assert set(node["needs"]) <= {other["id"] for other in concepts()}


def test_the_map_leads_through_every_chapter():
    every = set(EXERCISE_CHAPTERS)
    assert set(MAPPED) == every, "utils/concepts.py: CHAPTERS names each chapter"
    assert {node["chapter"] for node in concepts()} == every, "utils/assets/concepts.json: each chapter has a concept"


# term, as it first appears in prose → where nothing but its definition may come first: the cell in which it is **bold**
TERMS = ["code", "information content", "bit", "nat", "pmf", "conditional entropy", "marginal", "certificate", "convex", "strictly convex", "differential entropy",
         "Kullback–Leibler divergence", "support", "cross-entropy", "maximum likelihood", "one-hot", "logit", "softmax", "conditional mutual information",
         "channel", "Fano's inequality", "discriminator", "held out", "total variation", "f-divergence", "Wasserstein distance", "Pinsker's inequality", "posterior",
         "minimax", "hinge", "mode collapse", "critic", "R1 penalty", "baseline", "reparameteris", "Gumbel", "straight-through", "MIG", "entropy",
         "log-sum inequality", "saturating", "least squares", "envelope theorem", "Dirac-GAN", "Fréchet distance", "score function", "trunk", "readable", "ladder",
         "control", "coupling inequality", "inductive bias", "SAP", "DCI", "FactorVAE score"]
# Bold in the chapters, and not a term that is defined there: the word that matters in its sentence, or the head of a paragraph.
STRESSED = ["independent", "log", "only", "forward", "reverse", "mutual information", "Jensen–Shannon divergence", "generator", "the bound", "the optimum", "equality",
            "an honest estimate", "sigmoid", "slope", "not", "one thing differs", "features", "recorded runs", "category", "look for", "all", "any", "lower bound",
            "minus", "reliable", "prior", "neighbours", "name", "slant", "width", "thickness", "one to one", "test", "bias", "D alone", "by digit", "learned",
            "wrong start", "error", "groups", "real", "disentangled", "of any form", "mutual information gap", "measure", "predict first"]


@pytest.mark.parametrize("chapter", EXERCISE_CHAPTERS)
def test_a_word_in_bold_is_a_term_of_the_list(chapter):
    words = [bold for cell in markdown(chapter) for bold in re.findall(r"\*\*([^*\n]+)\*\*", cell) if re.fullmatch(r"[^\W\d][\w–'’ -]+\w", bold) and len(bold.split()) <= 3]
    unknown = {bold for bold in words if bold.lower() not in map(str.lower, STRESSED) and not any(term.lower() in bold.lower() for term in TERMS)}
    assert not unknown, f"{chapter}: put a term into TERMS, which wants it defined where it first appears; what is only stressed is in *italics*: {sorted(unknown)}"


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_defined_where_it_first_appears(term):
    """In the order of reading, headings and the first cell of a chapter, which announces it, apart."""
    for chapter in EXERCISE_CHAPTERS:
        for source in markdown(chapter)[1:]:
            prose = re.sub(r"^#+ .*$", "", source, flags=re.MULTILINE)
            if re.search(rf"(?<![\w-]){re.escape(term)}", prose, re.IGNORECASE):
                assert re.search(rf"\*\*[^*]*{re.escape(term)}", prose, re.IGNORECASE), f"{chapter} uses {term!r} before it is defined: {source[:80]}"
                return
    pytest.fail(f"no chapter uses {term!r} any more: take it off the list")


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_links_between_chapters_land(chapter):
    for target in re.findall(r"\]\(\.\./([^)#]+)", "\n".join(markdown(chapter))):
        name = target.split("/")[0]
        assert name in CHAPTERS or (ROOT / "solutions" / target).exists() or (ROOT / target).exists(), target


def test_exercise_ids_are_unique_in_a_chapter():
    for chapter in CHAPTERS:
        identities = [identity for identity, *_ in cells(chapter) if identity]
        assert len(identities) == len(set(identities))
