"""This course's own chapters as a class: the untouched copy and the reference of each, in a course folder of their own."""
import shutil

from grading.nbgrader_course import Course
from tests.grading.class_of import nbgrader
from tests.paths import CHAPTERS, NOTEBOOKS, ROOT, SOLUTIONS


def make(root, chapters=CHAPTERS, more_configuration=""):
    """solutions/, the configuration, a gradebook; submissions of `untouched` and `reference`."""
    import contextlib
    for chapter in chapters:
        shutil.copytree(SOLUTIONS / chapter, root / "solutions" / chapter)
        shutil.copytree(NOTEBOOKS / chapter, root / "submitted" / "untouched" / chapter)
        shutil.copytree(SOLUTIONS / chapter, root / "submitted" / "reference" / chapter)
    (root / "nbgrader_config.py").write_text((ROOT / "nbgrader_config.py").read_text() + more_configuration)
    (root / "utils").symlink_to(ROOT / "utils")
    Course(root)
    with contextlib.chdir(root):
        for chapter in chapters:
            done = nbgrader(root).generate_assignment(chapter)
            assert done["success"], done["log"]
    return root
