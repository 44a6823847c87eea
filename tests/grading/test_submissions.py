"""What lies in a submission's folder: read within limits, never through a link, and what was left out is named, with the reason."""
import json
import os
from datetime import datetime
from types import SimpleNamespace

import pytest

from grading import submissions
from grading.submissions import companions, read, timestamp_of, without_outputs

MB = 1 << 20


def entry(*notebooks, files=()):
    return SimpleNamespace(notebooks=dict.fromkeys(notebooks), files=dict.fromkeys(files))


def test_every_file_is_read_with_its_path_and_notebooks_come_first(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    for path, data in (("a/b/c.txt", b"c"), ("a/x.csv", b"x"), ("hw.ipynb", b"{}"), ("z.ipynb", b"no json"), ("b.txt", b"")):
        (tmp_path / path).write_bytes(data)
    found = read(tmp_path, 1)
    assert list(found.files.items()) == [("hw.ipynb", b"{}"), ("z.ipynb", b"no json"), ("a/b/c.txt", b"c"), ("a/x.csv", b"x"), ("b.txt", b"")]
    assert found.notices == []


def test_what_the_course_ignores_is_not_there(tmp_path):
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "m.pyc").write_bytes(b"x")
    (tmp_path / "keep.py").write_bytes(b"y")
    (tmp_path / ".DS_Store").write_bytes(b"z")
    found = read(tmp_path, 1, [".*", "__pycache__"])
    assert list(found.files) == ["keep.py"] and found.notices == []


def test_links_pipes_and_what_cannot_be_read_are_said_and_not_followed(tmp_path):
    outside = tmp_path / "secret"
    outside.write_text("secret")
    folder = tmp_path / "submission"
    folder.mkdir()
    (folder / "link.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    (folder / "folder.ipynb").mkdir()
    (folder / "fine.txt").write_text("x")
    found = read(folder, 1)
    assert list(found.files) == ["fine.txt"]
    assert found.notices == ["folder.ipynb is a folder, not a notebook", "link.txt is a link; links are not followed", "loop is a link; links are not followed",
                             "pipe is not a file"]


def test_a_folder_that_is_none_is_said(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "file").write_text("x")
    for name, told in (("link", "the submission is a link; links are not followed"), ("none", "the submission is not a readable folder (No such file or directory)"),
                       ("file", "the submission is not a readable folder (Not a directory)")):
        found = read(tmp_path / name, 1)
        assert found.files == {} and found.notices == [told]


def test_all_files_together_may_have_the_limit_and_no_byte_more(tmp_path):
    (tmp_path / "a.bin").write_bytes(bytes(MB - 10))
    (tmp_path / "b.bin").write_bytes(bytes(11))
    (tmp_path / "c.bin").write_bytes(bytes(10))
    (tmp_path / "d.bin").write_bytes(bytes(1))
    found = read(tmp_path, 1)
    assert list(found.files) == ["a.bin", "c.bin"] and found.notices == ["b.bin (0.0 MB) is too large and was left out", "d.bin (0.0 MB) is too large and was left out"]
    assert list(read(tmp_path, 2).files) == ["a.bin", "b.bin", "c.bin", "d.bin"]


def test_a_notebook_may_have_five_times_the_limit_with_its_outputs_and_the_limit_without(tmp_path):
    def notebook(outputs, source=""):
        return json.dumps({"cells": [{"source": source, "outputs": ["x" * outputs]}]}).encode()
    for name, data in (("fits.ipynb", notebook(4 * MB)), ("stored.ipynb", notebook(6 * MB)), ("written.ipynb", notebook(0, "x" * (MB + MB // 4)))):
        (tmp_path / name).write_bytes(data)
    found = read(tmp_path, 1)
    assert found.files == {"fits.ipynb": b'{"cells": [{"source": "", "outputs": []}]}'}
    assert found.notices == ["stored.ipynb (6.3 MB) is too large and was left out", "written.ipynb (1.3 MB) is too large and was left out"]


def test_folders_are_read_eight_deep_and_five_hundred_files_in_all(tmp_path):
    deep = tmp_path
    for i in range(10):
        deep = deep / f"d{i}"
        deep.mkdir()
        (deep / "f").write_text("x")
    assert list(read(tmp_path, 1).files) == ["/".join(["d0", *(f"d{i}" for i in range(1, n)), "f"]) for n in range(8, 0, -1)]
    many = tmp_path / "many"
    many.mkdir()
    for i in range(502):
        (many / f"{i:03}").write_text("")
    found = read(many, 1)
    assert len(found.files) == 500 and found.notices == ["more than 500 files; 500 and what follows were left out"]


@pytest.mark.parametrize("files, moment, trouble", [
    ({}, None, None), ({"timestamp.txt": b" 2026-01-02 10:00:00 UTC\n"}, datetime(2026, 1, 2, 10), None),
    ({"timestamp.txt": b"2026-01-02 10:00:00 +02:30"}, datetime(2026, 1, 2, 7, 30), None), ({"timestamp.txt": b"2026-01-02 10:00:00-0045"}, datetime(2026, 1, 2, 10, 45), None),
    ({"timestamp.txt": b"soon"}, None, "timestamp.txt can't be read as a time ('soon'): whether it is late is for a person"),
    ({"timestamp.txt": b"x" * 101}, None, f"timestamp.txt can't be read as a time ({'x' * 60!r}): whether it is late is for a person"),
    ({"timestamp.txt": b"2026-01-02 10:00" + b" " * 83 + b"Z"}, datetime(2026, 1, 2, 10), None),          # 100 characters
    ({"timestamp.txt": b"\xff"}, None, "timestamp.txt can't be read as a time ('\ufffd'): whether it is late is for a person")])
def test_the_moment_of_submission_is_in_utc_or_a_person_has_to_look(files, moment, trouble):
    assert timestamp_of(files) == (moment, trouble)


def test_a_students_file_takes_no_place_of_the_assignments():
    files = dict.fromkeys(["data.csv", "hw.ipynb", "other.ipynb", "lib", "lib/mine.py", "lib/helper.py", "lib/helper.py/x", ".grading.json", "hw.ipynb/x", "timestamp.txt"], b"")
    kept, notices = companions(files, entry("hw", files=["lib/helper.py"]))
    assert list(kept) == ["data.csv", "lib/mine.py", "timestamp.txt"]
    assert notices == [f"{path} was left out: a file of the assignment's has its place" for path in ("lib", "lib/helper.py/x", "hw.ipynb/x")]


def test_stored_outputs_are_taken_out_of_cells_of_every_format_and_nothing_else_changes():
    new = {"cells": [{"source": "a", "outputs": [1]}, {"source": "b"}], "x": 1}
    old = {"worksheets": [{"cells": [{"input": "a", "outputs": [1, 2]}]}, {}]}
    assert json.loads(without_outputs(json.dumps(new).encode(), MB)) == {"cells": [{"source": "a", "outputs": []}, {"source": "b"}], "x": 1}
    assert json.loads(without_outputs(b"\xef\xbb\xbf" + json.dumps(old).encode(), MB)) == {"worksheets": [{"cells": [{"input": "a", "outputs": []}]}, {}]}
    for other in (b"", b"[]", b"3", b'{"cells": 3}', b'{"cells": [3]}', b'{"worksheets": [[]]}', b"\xff", b"[" * 100_000):
        assert without_outputs(other, MB) == other


def test_pasted_pictures_go_only_where_the_notebook_would_be_too_large():
    book = {"cells": [{"source": "a", "attachments": {"x": "y" * 100}}]}
    data = json.dumps(book).encode()
    assert json.loads(without_outputs(data, len(data))) == book
    assert json.loads(without_outputs(data, len(data) - 1)) == {"cells": [{"source": "a"}]}


def test_outputs_of_too_many_parts_are_cut_out_unread(monkeypatch):
    monkeypatch.setattr(submissions, "MOST_PARTS", 100)
    inside = {"data": [0.5] * 200, "outputs": [[], {"outputs": [1]}], "text": 'a "quoted\\" ] } [ { text'}
    book = {"cells": [{"source": '"outputs": [1', "outputs": [inside, inside]}, {"outputs": [], "source": "b"}]}
    assert json.loads(without_outputs(json.dumps(book).encode(), MB)) == {"cells": [{"source": '"outputs": [1', "outputs": []}, {"outputs": [], "source": "b"}]}
    assert without_outputs(json.dumps({"cells": [{"source": [1] * 110}]}).encode(), MB) is None
    assert without_outputs(json.dumps({"cells": [{"source": [1] * 80}]}).encode(), MB) is not None
