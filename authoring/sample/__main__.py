"""python -m authoring.sample FOLDER: lay out a class of invented students, ready to grade."""
import argparse
import sys

from grading import faster_imports  # noqa: F401
from grading.nbgrader_course import NotReady

from . import lay_out

parser = argparse.ArgumentParser(prog="python -m authoring.sample", description=__doc__)
parser.add_argument("folder", help="a new course folder for it")
folder = parser.parse_args().folder
try:
    print(f"The sample class {'is now' if lay_out(folder) else 'was already'} in {folder}.")
except NotReady as e:
    sys.exit(f"sample: {e}")
