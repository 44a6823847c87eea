"""What has been measured is kept, and counts only while the texts are those it was measured on."""
import inspect
import json
import shutil
from pathlib import Path

import pytest

from authoring.checks import kept, measures
from utils.checks.entropy import information

JOB = "01_entropy", "information_content"


@pytest.fixture
def counted(monkeypatch, tmp_path):
    """The calls of a part that finds a new number each time."""
    calls = []

    def part(chapter, exercise):
        calls.append(exercise)
        return {"mutants": len(calls)}

    monkeypatch.setattr(kept, "FOUND", tmp_path)
    monkeypatch.setattr(measures, "PARTS", {"mutants": part})
    return calls


def test_what_holds_is_not_measured_again(counted):
    assert [kept.measured("mutants", *JOB), kept.measured("mutants", *JOB)] == [{"mutants": 1}] * 2
    assert len(counted) == 1 and kept.row(*JOB)["mutants"] == 1 and list(kept.row(*JOB)["measured"]) == ["mutants"]


@pytest.mark.parametrize("changed", ["the reference", "the equivalents", "the seeds"])
def test_what_was_measured_on_other_texts_does_not_count(counted, monkeypatch, changed):
    kept.measured("mutants", *JOB)
    sources = measures.source_of(JOB[0])
    if changed == "the reference":
        monkeypatch.setattr(measures, "source_of", lambda chapter: {**sources, JOB[1]: sources[JOB[1]] + "\n"})
    if changed == "the equivalents":
        monkeypatch.setattr(measures, "equivalents", lambda: {"/".join(JOB): {"a → b": "another reason."}})
    if changed == "the seeds":
        path = kept.path_of("mutants", *JOB)
        path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), "more": [3]}), encoding="utf-8")
    assert kept.row(*JOB)["measured"] == {}
    if changed != "the seeds":
        assert kept.measured("mutants", *JOB) == {"mutants": 2}


@pytest.mark.parametrize("old, new, counts", [
    ("an event of probability p carries", "an event of probability P carries", False), ("if np.isfinite(impossible).any():", "if np.isfinite(impossible).all():", False),
    ("10.0 ** -np.arange(4, 16)", "10.0 ** -np.arange(4, 12)", False), ("nats: what log n", "in nats: what log n", True), ("entropy is the mean information", "entropy is a mean information", True)])
def test_what_a_check_uses_of_its_file_counts_and_its_neighbours_do_not(counted, monkeypatch, tmp_path, old, new, counts):
    kept.measured("mutants", *JOB)
    text, copy = Path(information.__file__).read_text(encoding="utf-8"), tmp_path / "information.py"
    assert text.count(old) == 1
    copy.write_text(text.replace(old, new), encoding="utf-8")
    original = inspect.getsourcefile
    monkeypatch.setattr(inspect, "getsourcefile", lambda thing: str(copy) if inspect.isfunction(thing) else original(thing))
    assert bool(kept.row(*JOB)["measured"]) == counts


def test_a_proofs_figures_hold_for_the_checkers_rules_of_today(monkeypatch, tmp_path):
    of = lambda *exercise: kept.mark("mutants", *exercise, [1])
    before = of("01_entropy", "gibbs"), of(*JOB)
    shutil.copytree(kept.ROOT / "utils" / "proof", tmp_path / "utils" / "proof")
    (tmp_path / "utils" / "proof" / "linear.py").write_text("# another rule\n", encoding="utf-8")
    monkeypatch.setattr(kept, "ROOT", tmp_path)
    assert of("01_entropy", "gibbs") != before[0] and of(*JOB) == before[1]


def test_a_measurement_is_not_kept_where_a_text_changed_after_it_began(counted):
    assert kept.measured("mutants", *JOB, began=0) == {"mutants": 1} and not kept.path_of("mutants", *JOB).exists()
