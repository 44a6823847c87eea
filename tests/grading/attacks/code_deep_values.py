"""A value nested deeper than anybody reads."""
def squares(x):
    v = []
    for _ in range(100_000): v = [v]
    return v
def mean(numbers): return {"a": squares(0)}
