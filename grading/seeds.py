"""Hidden inputs: a seed for each submission that nobody can guess and everybody can reproduce."""
import hashlib
import hmac
import os
import secrets


def secret(private):
    """The course's secret, made on its first use. Keep it: with it every grade can be made again."""
    path = private / "secret"
    if not path.exists():
        private.mkdir(mode=0o700, parents=True, exist_ok=True)
        fd = os.open(f"{path}.new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(fd, "w") as f:
            f.write(secrets.token_hex(32))
            f.flush()
            os.fsync(f.fileno())
        os.replace(f"{path}.new", path)
    return bytes.fromhex(path.read_text().strip())


def seed(key, assignment, student, content):
    """HMAC-SHA256(key, assignment, student, hash of the submission) in hex: what tests find in COURSE_HIDDEN_SEED.

    A changed submission gets different inputs: what one attempt has seen of them is of no use to the next.
    """
    return hmac.digest(key, f"{assignment}\0{student}\0{content}".encode(), hashlib.sha256).hex()
