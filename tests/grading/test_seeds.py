"""Seeds that nobody can guess and everybody with the secret can reproduce."""
import hashlib
import hmac
import stat

from hypothesis import given
from hypothesis import strategies as st

from grading.seeds import secret, seed

text = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"))


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path):
    private = tmp_path / "deep" / ".grading"
    first = secret(private)
    assert len(first) == 32 and secret(private) == first and not first.isascii()
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
    assert stat.S_IMODE((private / "secret").stat().st_mode) == 0o600
    assert [path.name for path in private.iterdir()] == ["secret"]
    assert secret(tmp_path / "other") != first


def test_a_secret_that_is_there_is_read_and_a_half_written_one_made_again(tmp_path):
    (tmp_path / "secret").write_text("0a0b\n")
    assert secret(tmp_path) == b"\x0a\x0b"
    (tmp_path / "secret").rename(tmp_path / "secret.new")             # killed before it was put in its place; longer than the next one or not
    (tmp_path / "secret.new").write_text("f" * 999)
    assert len(secret(tmp_path)) == 32


@given(st.binary(min_size=1), text, text, text)
def test_a_seed_is_the_hmac_of_assignment_student_and_content(key, assignment, student, content):
    told = f"{assignment}\0{student}\0{content}".encode()
    found = seed(key, assignment, student, content)
    assert found == hmac.new(key, told, hashlib.sha256).hexdigest() and len(found) == 64
    assert found != seed(key + b"x", assignment, student, content)
    assert len({found, seed(key, assignment + "x", student, content), seed(key, assignment, student + "x", content), seed(key, assignment, student, content + "x")}) == 4
