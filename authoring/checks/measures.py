"""What is measured about one exercise's checks: six kinds of answers, each with what both checks say about it."""
import ast
import contextlib
import functools
import hashlib
import inspect
import io
import json
import os
import signal
import time
import warnings
from collections import Counter

from authoring.checks import behaviours
from authoring.checks.bank import ANSWERS, answers, cells, exercises, namespace_before, verdict
from authoring.checks.mutants import mutants
from authoring.checks.spoiling import blind_spots
from grading.names import binds
from utils.checks import HIDDEN_SEED_VARIABLE, CheckFailed

EQUIVALENT = ANSWERS / "equivalent_mutants.json"
PATIENCE = 10       # times the CPU time of the reference, 2 to 20 s: a mutant that runs longer has been noticed; a right answer always has LONGEST
LONGEST = 20
SLOW = {"train_gan", "train_toy", "learn_prior"}        # a second or more per answer and seed: a tenth of the seeds
SLOW_AFTER = SLOW | {"honest_js"}                       # and of these, after an earlier mistake


class TooSlow(BaseException):
    """Not an Exception, so that no `except Exception` in an answer swallows it."""


def _too_slow(signum, frame):
    raise TooSlow


@functools.cache
def patience(chapter, exercise):
    """Seconds of CPU that an answer has for one check."""
    sources, namespace = source_of(chapter), dict(namespace_before(chapter, exercise))
    began = time.process_time()
    outcome(namespace, sources[exercise], sources[f"{exercise}-hidden"], 600)
    return min(max(PATIENCE * (time.process_time() - began), 2), LONGEST)


def outcome(namespace, answer, check, seconds):
    """What one check says about an answer: "accepted", "refused" (in these seconds of CPU, too), or "crashed" if the check itself raised anything else."""
    signal.signal(signal.SIGPROF, _too_slow)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    source = answer
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for source in (answer, check):
                exec(compile(source, "<answer>", "exec"), namespace)
        return "accepted"
    except (CheckFailed, TooSlow, SystemExit, NameError):               # NameError: the answer binds no such name; within a check it would be a CheckBroken
        return "refused"
    except Exception:
        return "refused" if source is answer else "crashed"         # an answer that does not run is its author's fault
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def equivalents():
    """{"chapter/exercise": {change: why no check can tell it from the reference, or need not}}."""
    return json.loads(EQUIVALENT.read_text(encoding="utf-8"))


def sampled(text, one_in):
    """The same one in `one_in` on every machine."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % one_in == 0


def source_of(chapter):
    """{id: source} of a chapter's cells."""
    return {identity: source for identity, _, source, *_ in cells(chapter)}


def functions(chapter, exercise):
    """{name: names of its arguments} of the functions that the exercise's answer defines."""
    return {node.name: [argument.arg for argument in node.args.args] for node in ast.parse(source_of(chapter)[exercise]).body
            if isinstance(node, ast.FunctionDef)}


def said(chapter, exercise, answer, kind="hidden", before=None, right=False):
    """What the exercise's hidden check, or its visible one ("check"), says about an answer, after `before`'s answer to an earlier exercise."""
    return outcome(dict(namespace_before(chapter, exercise, before)), answer, source_of(chapter)[f"{exercise}-{kind}"], LONGEST if right else patience(chapter, exercise))


def by_both(chapter, exercise, answer, right=False):
    """{"check": what the visible check says about an answer, "hidden": what the hidden one says}."""
    return {kind: said(chapter, exercise, answer, kind, right=right) for kind in ("check", "hidden")}


def measure_mutants(chapter, exercise, one_in=1):
    """Every mutant (or one in `one_in`) through both checks."""
    known = equivalents().get(f"{chapter}/{exercise}", {})
    row, survivors, unseen, crashed = Counter(), [], [], []
    for mutant in mutants(source_of(chapter)[exercise]):
        if not sampled(mutant.source, one_in):
            continue
        row["mutants"] += 1
        if mutant.change in known:
            row["equivalent"] += 1
            continue
        by = by_both(chapter, exercise, mutant.source)
        row["killed, visible"] += by["check"] != "accepted"
        row["killed, hidden"] += by["hidden"] != "accepted"
        if by["hidden"] == "accepted":
            survivors.append(mutant.change)
        elif by["check"] == "accepted":
            unseen.append(mutant.change)
        if "crashed" in by.values():
            crashed.append(mutant.change)
    return {**row, "survivors": survivors, "seen only by the hidden check": unseen, "crashes under mutants": crashed}


def measure_blind(chapter, exercise):
    """The reference, spoiled inside one class of inputs: both checks must see it, since the text promises the class."""
    blind = {"check": [], "hidden": []}
    known = equivalents().get(f"{chapter}/{exercise}", {})
    made = [(lines, what) for lines, what in blind_spots(functions(chapter, exercise)) if what not in known]
    crashed = []
    for lines, what in made:
        by = by_both(chapter, exercise, f"{source_of(chapter)[exercise]}\n{lines}")
        for kind, found in by.items():
            if found == "accepted":
                blind[kind].append(what)
        if "crashed" in by.values():
            crashed.append(what)
    return {"input classes": len(made), "blind, visible": blind["check"], "blind, hidden": blind["hidden"], "crashes under classes": crashed}


def measure_behaviours(chapter, exercise):
    """The reference with another type, way or side effect: accepted or refused as the text implies, by both checks."""
    wrong, tried, crashed = [], 0, []
    known = equivalents().get(f"{chapter}/{exercise}", {})
    for lines, what, right in behaviours.behaviours(functions(chapter, exercise)):
        behaviours.touched.clear()
        by = by_both(chapter, exercise, f"{source_of(chapter)[exercise]}\n{lines}", right)
        if not behaviours.touched or what in known:         # nothing to change in this exercise's answers
            continue
        tried += 1
        for kind, found in by.items():
            if (found == "accepted") != right:
                wrong.append(f"{what}: {found} by the {'visible' if kind == 'check' else 'hidden'} check")
        if "crashed" in by.values():
            crashed.append(what)
    return {"behaviours": tried, "behaviours misjudged": wrong, "crashes under behaviours": crashed}


def measure_wrong(chapter, exercise, seeds=1):
    """The bank's wrong answers: each is refused, with its own message, and by the hidden check under every seed or none."""
    wrong = [answer for answer in answers() if (answer.chapter, answer.exercise, answer.right) == (chapter, exercise, False)]
    seeds = how_many(chapter, exercise, seeds)
    accepted, without, shown, by_chance, crashed = [], [], set(), [], []
    for answer in wrong:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = verdict(answer)
        if found is None:
            accepted.append(answer.name)
            continue
        shown.add(answer.fragment.lower())
        if answer.fragment.lower() not in found[1].lower():
            without.append(answer.name)
        by = Counter(said(chapter, exercise, answer.source) for _ in each_seed(seeds))
        if 0 < by["accepted"] < seeds:
            by_chance.append(f"{answer.name}: accepted under {by['accepted']} of {seeds} seeds")
        if by["crashed"]:
            crashed.append(answer.name)
    return {"wrong answers": len(wrong), "wrong × seeds": len(wrong) * seeds, "messages": len(shown), "wrong answers accepted": accepted,
            "wrong answers without their message": without, "wrong answers by chance": by_chance, "crashes under answers": crashed}


def each_seed(seeds):
    """0, 1, …, each with the hidden inputs of a student named "seed 0", "seed 1", …"""
    try:
        for seed in range(seeds):
            os.environ[HIDDEN_SEED_VARIABLE] = f"seed {seed}"
            yield seed
    finally:
        os.environ.pop(HIDDEN_SEED_VARIABLE, None)


def draws(chapter, exercise):
    """Does the check draw anything? That of a proof or a choice does not: it says the same under every seed."""
    check = getattr(namespace_before(chapter, exercise)["checks"], exercise, None)
    return check is not None and inspect.getsource(check).count("seed") > 1


def how_many(chapter, exercise, seeds):
    """One seed where nothing is drawn, a tenth where an answer takes a second or more."""
    if not draws(chapter, exercise):
        return 1
    return max(seeds // 10, 2) if exercise in SLOW else seeds


def measure_right(chapter, exercise, seeds):
    """The bank's right answers, under many seeds of the hidden inputs; one seed where nothing is drawn."""
    seeds = how_many(chapter, exercise, seeds)
    right = [answer for answer in answers() if (answer.chapter, answer.exercise, answer.right) == (chapter, exercise, True)]
    refused = [f"{answer.name}, seed {seed}" for seed in each_seed(seeds) for answer in right
               if said(chapter, exercise, answer.source, right=True) != "accepted"]
    return {"right answers": len(right), "right × seeds": len(right) * seeds, "right answers refused": refused}


def measure_after(chapter, exercise, seeds):
    """The reference after each wrong answer to an earlier exercise that it uses: refused or not, but under every seed alike."""
    sources, order = source_of(chapter), exercises(chapter)
    seeds = max(seeds // 10, 2) if exercise in SLOW_AFTER else seeds
    used = {node.id for node in ast.walk(ast.parse(sources[exercise])) if isinstance(node, ast.Name)}
    earlier = {other for other in order[:order.index(exercise)] if used & set(binds(sources[other]))}
    after, by_chance = 0, []
    for answer in answers():
        if answer.chapter != chapter or answer.exercise not in earlier or answer.right:
            continue
        try:
            namespace_before(chapter, exercise, answer)
        except Exception:                                   # it fails by itself: nothing comes after it
            continue
        accepted = sum(said(chapter, exercise, sources[exercise], before=answer) == "accepted" for _ in each_seed(seeds))
        after += 1
        if accepted not in (0, seeds):
            by_chance.append(f"after {answer}: accepted under {accepted} of {seeds} seeds")
    return {"after an earlier mistake": after, "verdict by chance": by_chance}


PARTS = {"mutants": measure_mutants, "blind": measure_blind, "behaviours": measure_behaviours, "wrong": measure_wrong,
         "right": measure_right, "after": measure_after}
