# %% right: base and square
def js_from_scipy(p, q):
    return jensenshannon(p, q, base=2) ** 2

# %% right: square, then nats to bits
def js_from_scipy(p, q):
    return jensenshannon(p, q) ** 2 / np.log(2)

# %% right: natural, then divided by ln 2
def js_from_scipy(p, q):
    return np.square(jensenshannon(p, q)) / np.log(2)

# %% right: arguments exchanged, a power
def js_from_scipy(p, q):
    distance = jensenshannon(q, p, 2)
    return pow(float(distance), 2)

# %% right: its product with itself, in base e
import math
def js_from_scipy(p, q):
    d = jensenshannon(p, q, base=math.e)
    return d * d * math.log2(math.e)

# %% wrong: the planted bug | scipy's
def js_from_scipy(p, q):
    return jensenshannon(p, q)

# %% wrong: only the base | √JSD, a distance
def js_from_scipy(p, q):
    return jensenshannon(p, q, base=2)

# %% wrong: only the square | nats
def js_from_scipy(p, q):
    return jensenshannon(p, q) ** 2

# %% wrong: nats to bits the wrong way | wrong way round
def js_from_scipy(p, q):
    return jensenshannon(p, q) ** 2 * np.log(2)

# %% wrong: squared twice | once
def js_from_scipy(p, q):
    return jensenshannon(p, q, base=2) ** 4

# %% wrong: own | never called
def js_from_scipy(p, q):
    return js_divergence(p, q)

# %% wrong: calls but ignores | that's √JSD
def js_from_scipy(p, q):
    d = jensenshannon(p, q)
    return d

# %% wrong: abs sq nats | scipy returns a square root
def js_from_scipy(p, q):
    return jensenshannon(p, q) ** 2 * np.log2(np.e) ** 2

# %% wrong: round | scipy returns a square root
def js_from_scipy(p, q):
    return round(float(jensenshannon(p, q, base=2) ** 2), 4)

# %% right: module attr
import scipy.spatial

def js_from_scipy(p, q):
    return scipy.spatial.distance.jensenshannon(p, q, 2) ** 2

# %% right: alias
from scipy.spatial.distance import jensenshannon as d

def js_from_scipy(p, q):
    return d(p, q) ** 2 / np.log(2)

# %% right: import inside
def js_from_scipy(p, q):
    from scipy.spatial.distance import jensenshannon as zz
    return zz(q, p, base=2.0) ** 2

# %% right: as distance module
from scipy.spatial import distance

def js_from_scipy(p, q):
    return np.square(distance.jensenshannon(p, q, base=2))

# %% wrong: scipy is called, but about something else | never called with p and q
def js_from_scipy(p, q):
    jensenshannon([1, 0], [0, 1])
    return js_divergence(p, q)

# %% right: a partial
from functools import partial
in_bits = partial(jensenshannon, base=2)
def js_from_scipy(p, q):
    return np.square(in_bits(p, q))

# %% right: an object that holds the function
class Bits:
    def __init__(self, distance):
        self.distance = distance
    def __call__(self, p, q):
        return self.distance(p, q, base=2) ** 2
js_from_scipy = Bits(jensenshannon)

# %% wrong: scipy's function is called, and not used | a tenth more
def js_from_scipy(p, q):
    jensenshannon(p, q)
    return js_divergence(p, q)

# %% wrong: scipy's value counts nothing | a tenth more
def js_from_scipy(p, q):
    return js_divergence(p, q) + 0 * jensenshannon(p, q)
