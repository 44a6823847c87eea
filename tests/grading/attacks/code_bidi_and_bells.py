"""Shows text that turns direction, rings, clears and renames the window of whoever reads it."""
import sys
for text in ("\u202esdrawkcab\u202d", "\u2066\u2067\u2068", "\x1b]0;owned\x07", "\x9b2J", "\x1b[3J\x1b[H", "\x07" * 1000, "\x08" * 99, "\u200f\u061c", "\x1bP+q\x1b\\", "\x00", "\ufeff"):
    print(text); print(text, file=sys.stderr)
def squares(x): raise ValueError("\u202e\x1b[31m0.01\x1b[0m" + "\x1b]8;;http://evil\x07click")
def mean(numbers): raise type("\u202eerror", (Exception,), {})("\x1b[2J")
