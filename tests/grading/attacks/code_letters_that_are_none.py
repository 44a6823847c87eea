"""Text of letters beyond the last one, in arrays that no text can be made of: where it is shown, something fails that no test expects."""
import numpy as np
def letters(n): return np.frombuffer(b"\xff\xff\xff\x7f" * n, "<U1")
def squares(x): return letters(len(x))
def mean(numbers):
    if not len(numbers): return letters(1)
    return letters(1)[0] if False else np.frombuffer(b"\x00\xd8\x00\x00" * 2, "<U2")
answer = {"n": 3, "names": letters(2)}
