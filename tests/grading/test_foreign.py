"""What README says about other people's courses adds up, and every course that `foreign` names is accounted for."""
import re

from tests.grading.foreign import COURSES
from tests.paths import ROOT

TEXT = (ROOT / "grading" / "README.md").read_text("utf-8").split("Compared with plain nbgrader on")[1]
ROWS = re.findall(r"^\| \[([\w/.-]+)\]\(https://github\.com/([\w/.-]+)\) \| (\d+).*? \| (\d+), (\d+) \| (\d+) of (\d+) \| (\d+) \|$", TEXT, re.M)


def test_the_sums_are_those_of_the_rows():
    assert len(ROWS) == len(re.findall(r"^\| \[", TEXT, re.M)) and {different for *_, different in ROWS} == {"0"}
    courses, cells, by_machine = re.search(r"(\d+) public courses of other\s+authors, (\d+) cells, (\d+) of them by machine, none different", TEXT).groups()
    assert (int(courses), int(cells), int(by_machine)) == (len(ROWS), *(sum(int(row[i]) for row in ROWS) for i in (3, 4)))
    assert all(int(row[4]) <= int(row[3]) and int(row[5]) <= int(row[6]) for row in ROWS)


def test_each_course_has_a_row_or_a_reason_why_not():
    rows = {row[0] for row in ROWS}
    assert rows <= set(COURSES) and all(row[0] == row[1] for row in ROWS)
    without = re.search(r"^Not in the table: .*?\n\n", TEXT, re.M | re.S)[0]
    assert [name for name in COURSES if name not in rows and name.split("/")[0] not in without] == []
