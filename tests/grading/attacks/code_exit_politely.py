"""Raises SystemExit in the cell and in every function."""
def squares(x): raise SystemExit(0)
def mean(x): raise SystemExit(0)
raise SystemExit(0)
