"""All of the grader that a submission's processes import, and all that they can read.

The trust rule: nothing here imports anything of the grader from outside this folder, only the standard library, numpy, IPython (with
traitlets) and, where the course has it, torch. So what a student's code reads here is this text alone: no hidden test, no gradebook,
no secret. tests/test_folders.py keeps the rule.
"""
