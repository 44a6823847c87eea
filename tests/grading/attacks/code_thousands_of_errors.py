"""Twelve thousand error outputs in a cell."""
ip = get_ipython()
for _ in range(12_000):
    try: raise ValueError("x" * 500)
    except ValueError: ip.showtraceback()
def squares(x): return 0
