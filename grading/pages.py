"""The old name of harmless.py: an nbgrader_config.py may still say `from grading.pages import NO_SCRIPTS`."""
from .harmless import NO_SCRIPTS  # noqa: F401
