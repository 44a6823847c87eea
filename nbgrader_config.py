"""nbgrader on this course: chapters are assignments, solutions/ is the source, notebooks/ the release."""
from grading.feedback import RedactHiddenTests
from grading.harmless import NO_SCRIPTS
from grading.release import RunToTheEnd, SayWhatRunsHere

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "infogan-depth-first"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "notebooks"
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", ".pytest_cache", "*.py", ".grading.json"]
c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE\nraise NotImplementedError()"}
c.GenerateAssignment.preprocessors.extend([RunToTheEnd, SayWhatRunsHere])
c.IncludeHeaderFooter.header = ""
# A choice is told at once whether it's right, and why. False: keys and explanations stay in the hidden cells until those are
# graded, and the visible line says "recorded". After a change: `make build`.
c.Choices.told = True
# A figure or a short training run in a submission may take longer than nbgrader's 30 s per cell.
c.Execute.timeout = 120

# `python -m grading`: what the sandbox may read besides Python itself, what answers often import, and the same time per cell.
c.Limits.packages = ["utils"]
# Our checks only call answers and compare plain data: tests that use them stay out of the student's process.
c.Grader.across = ["utils.checks"]
# Cells of the chapters that only show something: their figures earn no points, and cost a class hours.
c.Grader.demonstrations = "skip"
c.Limits.preload = ["scipy.stats", "torch"]
c.Limits.cell_seconds = 120
# What every submission of the chapters that import these modules would read again.
c.Limits.warm_up = {"utils.data": "mnist(), mnist('test')"}
# Feedback shows what a hidden test says, and not what it does.
c.GenerateFeedback.preprocessors.append(RedactHiddenTests)
# What students write is shown to instructors as text and pictures, never as a script that acts in their name.
c.HTMLExporter.sanitize_html = True
c.HTMLExporter.filters = NO_SCRIPTS
