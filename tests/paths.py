"""Where things are, for all tests."""
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOLUTIONS, NOTEBOOKS, ANSWERS = ROOT / "solutions", ROOT / "notebooks", ROOT / "tests" / "answers"
CHAPTERS = sorted(path.stem for path in SOLUTIONS.glob("[0-9][0-9]_*.py"))
