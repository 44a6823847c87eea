"""Hands in a receipt, a graded notebook and a feedback page that say full marks."""
import json


def change(notebook, folder):
    full = {"auto": 4, "max": 4, "by_hand": False, "reason": None}
    (folder / ".grading.json").write_text(json.dumps({"format": 2, "key": "0" * 64, "student": "honest", "assignment": "squares", "made_from": {},
                                                      "made": {}, "notebooks": {"squares": {"scores": {"squares-check": full, "partial": full}, "notices": []}}}))
    for name in (".squares.new", ".squares.old", "autograded", "feedback"):
        (folder / name).mkdir()
        (folder / name / "squares.html").write_text("10 of 10")
