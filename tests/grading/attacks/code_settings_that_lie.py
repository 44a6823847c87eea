"""Replaces what says how numpy prints, how exact decimals are, how deep calls go: by errors, by texts without end, by what never returns."""
import decimal, sys
import numpy as np
np.get_printoptions = lambda: "x" * 300_000_000
np.geterr = lambda: 1 / 0
sys.getrecursionlimit = lambda: [sys.getrecursionlimit]
decimal.getcontext().prec = 1
np.set_printoptions(formatter={"all": lambda x: "1"})
def squares(x): return "9"
