"""Two answers that are one in other words, and one that is not."""


LOOP = """def f(x):
    # add up
    total = 0.0
    for i in range(len(x)):
        if x[i] < 0:
            continue
        part = x[i] * 2 + 1
        while part > 10:
            part = part / 3
        total = total + part
    return total
"""


COPY = LOOP.replace("total", "s").replace("part", "zz").replace("# add up", "# my own idea").replace(" * ", "*")


OTHER = "def f(x):\n    x = np.asarray(x)\n" + "".join(f"    y{i} = np.where(x > {i}, np.exp(x), np.cumsum(x)[{i}])\n" for i in range(4)) + "    return y0 @ y1"
