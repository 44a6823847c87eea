"""What came of one notebook: the notebook with its outputs, the points, the reasons. Plain data, ready for the gradebook."""
import html

from .harmless import MOST_HTML, harmless_markdown, harmless_output
from .limits import named
from .nbgrader_course import text_of
from .score import score, unchanged


def of(prepared, executed, spec, limits, tried=None):
    """Put the outputs into the cells and score them → {"notebook", "scores", "no_response", "notices", …}.

    `tried`: what the trial found of this notebook (Trial.part).
    """
    tried = tried or {"unprotected": [], "numbers": [], "skip": False}
    cells, notices = prepared["cells"], list(prepared["notices"])
    reports = executed["cells"] if executed else {}
    stopped = prepared["unreadable"] or (executed and executed["stopped"])
    count, room = 0, [MOST_HTML]
    for i, cell in enumerate(cells):
        if cell["cell_type"] != "code":
            continue
        report = reports.get(i)
        if report is None:
            cell["outputs"] = [_error("NotRun", f"this cell did not run: {stopped}")]
            continue
        count += 1
        cell["execution_count"] = count
        cell["outputs"] = [harmless_output(_explained(o, report.get("gone"), limits), room) for o in report["outputs"]]
        for output in cell["outputs"]:
            if output["output_type"] == "execute_result":
                output["execution_count"] = count
        if report.get("tester_error"):
            e = report["tester_error"]
            name = cell["metadata"]["nbgrader"]["grade_id"]
            notices.append(f"the author's cell {name} failed in the process of the tests: {e['ename']}: {e['evalue']}")
    if prepared["unreadable"]:
        notices.insert(0, f"this submission could not be graded: {prepared['unreadable']}")
    elif executed["stopped"]:
        notices.insert(0, f"grading stopped early: {executed['stopped']}")
    graded = [c for c in cells if (m := c["metadata"].get("nbgrader")) and (m["grade"] or m["task"])]
    scores = {}
    for i, c in enumerate(cells):
        if any(c is g for g in graded):
            name = c["metadata"]["nbgrader"]["grade_id"]
            scores[name] = score(c, limits["stderr_costs_marks"], reports.get(i), name in tried["numbers"])
            if scores[name]["by_hand"] and scores[name]["reason"] and not prepared["unreadable"]:
                notices.append(f"{name} is for a person: {' '.join(scores[name]['reason'].split())[:300]}")
    if prepared["unreadable"]:
        for s in scores.values():
            s.update(auto=0, by_hand=False, reason=prepared["unreadable"])
    for cell in cells:
        if cell["cell_type"] == "markdown" and not cell["metadata"].get("nbgrader", {}).get("locked") and not unchanged_text(cell, spec):
            cell["source"] = harmless_markdown(cell["source"])
    answers = [c for c in cells if (m := c["metadata"].get("nbgrader")) and m["solution"]]
    return {
        "notebook": _notebook(cells, notices, spec), "scores": scores, "notices": notices,
        "no_response": [c["metadata"]["nbgrader"]["grade_id"] for c in answers if unchanged(c)],
        "unprotected": tried["unprotected"],
        "seconds": executed["seconds"] if executed else 0,
        "usage": {"student": executed["student"], "tester": executed["tester"]} if executed else None,
        "cell_seconds": {i: r["seconds"] for i, r in reports.items()},
    }


def without_answers(done, why):
    """The result in place of one that can't be recorded: no marks, and a person has to look at it."""
    why = f"the result could not be recorded ({why.encode('ascii', 'replace').decode()[:300]}); a person should look at the submission"
    cells = [c | {"source": "", "outputs": []} if c["cell_type"] == "code" else c | {"source": ""} for c in done["notebook"]["cells"]]
    scores = {name: s | {"auto": None if s["auto"] is None else 0, "by_hand": True, "reason": why} for name, s in done["scores"].items()}
    return done | {"notebook": done["notebook"] | {"cells": cells}, "scores": scores, "notices": [why]}


def unchanged_text(cell, spec):
    """Is a text the author's own, word for word?"""
    return any(text_of(c) == cell["source"] for c in spec.release)


def _explained(output, gone, limits):
    """Where the student's process ended, its guard knows why; where it met a limit by itself, the limit is named."""
    if gone and output.get("ename") == "StudentGone":
        return _error("StudentGone", gone)
    if output["output_type"] == "error" and (which := named(f"{output['ename']}: {output['evalue']}", limits)):
        told = f"{output['evalue']} ({which})".strip()
        return output | {"evalue": told, "traceback": [*output["traceback"], f"{output['ename']}: {told}"]}
    return output


def _error(name, text):
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": [f"{name}: {text}"]}


def _notebook(cells, notices, spec):
    """An ordinary nbgrader notebook. The grader's notes come first, where student and instructor see them."""
    cells = list(cells)
    if notices:
        lines = harmless_markdown("\n".join(f"- {html.escape(n)}" for n in notices))             # they quote what students wrote
        cells.insert(0, {"cell_type": "markdown", "id": "grader-notes", "metadata": {},
                         "source": f"**Notes of the grader**\n\n{lines}"})
    metadata = {"kernelspec": spec.kernelspec, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
