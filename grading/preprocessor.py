"""nbgrader's own `autograde` with our execution. In nbgrader_config.py, one line:

    from grading.preprocessor import AUTOGRADE; c.Autograde.autograde_preprocessors = AUTOGRADE
"""
import atexit
import json

from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbformat import from_dict
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    IgnorePattern,
    LimitOutput,
    NbGraderPreprocessor,
    SaveAutoGrades,
)

from . import cache, result, seeds
from .grade import Grader
from .job import notebook_job
from .nbgrader_course import Course
from .prepare import prepare
from .submissions import Submission, read


class SandboxedExecute(NbGraderPreprocessor):
    """Takes the place of nbgrader's Execute: the student's cells in one process behind walls, the tests in another."""

    course = grader = assignments = None            # the class's: nbgrader makes a new instance for every notebook

    def preprocess(self, nb, resources):
        who = resources["nbgrader"]
        cls = type(self)
        if cls.course is None:
            cls.course, cls.assignments = Course("."), {}
            cls.grader = Grader(cls.course)
        if who["assignment"] not in cls.assignments:
            cls.assignments[who["assignment"]] = entry = cls.course.assignment(who["assignment"])
            if cls.grader.place is None:
                cls.grader.start([entry])
                atexit.register(cls.grader.place.close)
            cls.grader.trials[entry.name] = cls.grader.trial(entry)
        entry = cls.assignments[who["assignment"]]
        spec, tried = entry.notebooks[who["notebook"]], cls.grader.trials[entry.name].part(who["notebook"])
        submission = Submission({f"{spec.name}.ipynb": json.dumps(nb).encode()})
        prepared = prepare(submission, spec)
        extra = read(resources["metadata"]["path"], cls.course.limits.submission_mb, cls.course.folders.ignore)
        content = cache.files_key(submission.files)
        seed = seeds.seed(cls.grader.secret, who["assignment"], who["student"], content)
        job = notebook_job(cls.course, prepared, entry, spec, seed, extra.files, tried["unprotected"], tried["skip"])
        done = result.of(prepared, cls.grader.place.execute(job), spec, cls.course.limits.plain(), tried)
        return from_dict(_for_nbgraders_rules(done, cls.course.limits.stderr_costs_marks)), resources


def _for_nbgraders_rules(done, stderr_costs_marks):
    """nbgrader scores the outputs once more; what must not cost marks, or would stop the class, is rephrased for it."""
    for cell in done["notebook"]["cells"]:
        score = done["scores"].get(cell["metadata"].get("nbgrader", {}).get("grade_id"))
        if score is None or cell["cell_type"] != "code":
            continue
        for output in cell["outputs"]:
            if output["output_type"] == "stream" and not stderr_costs_marks:
                output["name"] = "stdout"
        value = next((o for o in cell["outputs"] if o["output_type"] == "execute_result"), None)
        failed = any(o["output_type"] == "error" for o in cell["outputs"])
        if value and not failed and not score["by_hand"] and score["auto"] != score["max"]:
            value["data"] = value["data"] | {"text/plain": str(score["auto"])}               # it doesn't see the number in np.int64(2)
        elif score["auto"] == 0 and (score["by_hand"] or not failed):
            cell["outputs"].append({"output_type": "error", "ename": "NoPoints", "evalue": score["reason"], "traceback": []})
            cell["outputs"] = cell["outputs"][::-1]
    return done["notebook"]


AUTOGRADE = [SandboxedExecute, IgnorePattern, ClearMetadataPreprocessor, LimitOutput, SaveAutoGrades, AssignLatePenalties,
             CheckCellMetadata]
