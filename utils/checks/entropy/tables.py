"""Joint tables: conditional entropy, the five entropies, and a value that raises the entropy. Rows are x, columns y."""
import numpy as np
from scipy.special import entr

from utils.checks import check, fail, inputs, passed, show


def h(p, base=2):
    p = np.ravel(p).astype(float)
    return entr(p / p.sum()).sum() / np.log(base)


@check
def conditional_entropy(conditional_entropy, seed=0):
    """H(Y|X) = Σ_x p(x) H(Y|X=x) = H(X,Y) − H(X), which is the oracle."""
    for p_xy, kwargs in inputs.in_bases(inputs.tables(np.random.default_rng(seed)).values()):
        base = kwargs.get("base", 2)
        x, y, joint = h(p_xy.sum(1), base), h(p_xy.sum(0), base), h(p_xy, base)
        each = [h(row, base) for row in p_xy if row.sum() > 0]              # h normalises each row
        right = joint - x
        conditional_entropy(p_xy, **kwargs).equals(right, "H(Y|X) is the entropy of each row p(y|x), averaged with the weights p(x). Rows are x, "
                                                          "columns y.", [
            (joint - y, "that's H(X|Y). Rows are x and columns y: condition on the row."),
            (right * np.log(base), "that's in nats; divide by ln 2 for bits."),
            (right * np.log2(base), f"that's in bits, although base={show(base)} was passed: use the argument `base`."),
            (joint, "that's the joint entropy H(X,Y). What knowing X leaves uncertain is smaller."),
            (y, "that's H(Y): X was not used. Condition each row first."),
            (x, "that's H(X), the entropy of what is known."),
            (np.mean(each), "you averaged the rows with equal weights; weight row x by p(x)."),
            (np.sum(each), "you added the entropies of the rows; average them with the weights p(x)."),
            (-right, "the sign is wrong: H(X,Y) is at least H(X)."),
            (x + y - joint, "that's the mutual information, what X says about Y; you want what it leaves uncertain."),
        ], tolerance=1e-11)
    passed("conditional_entropy", "asymmetric tables, empty rows and columns, functions: agrees with H(X,Y) − H(X)")


@check
def surprising_y(surprising_y, seed=0):
    """A joint table and a column y with H(X|Y=y) above H(X) by 0.1 bits; on average over y it never is."""
    found = surprising_y()
    if getattr(found.value, "ndim", 0) == 2:
        fail("surprising_y() returned a table alone; expected 2 things, the table and y. Return both: the check needs to know which column you mean.")
    table, y = found.parts(("the table", "the y"))
    p_xy, y = table.table(), y.number()
    columns = p_xy.shape[1]
    if not 0 <= y < columns or y != int(y):
        fail(f"the y of surprising_y() is {show(y)}; expected the number of a column, 0 to {columns - 1}. Which column has the larger entropy?")
    column = p_xy[:, int(y)]
    if column.sum() == 0:
        fail(f"column {int(y)} is empty: p(y) = 0, so this y never occurs and H(X|Y=y) means nothing. It must have some mass: give it some.")
    h_x, h_given = h(p_xy.sum(1)), h(column)
    if h_given < h_x + 0.1 - 1e-9:
        row = p_xy[int(y)] if y < len(p_xy) else np.zeros(1)
        swapped = row.sum() > 0 and h(row) >= h(p_xy.sum(0)) + 0.1
        fail(f"H(X|Y={int(y)}) is {show(h_given, 6)} bits and H(X) is {show(h_x, 6)}; the first must be larger by at least 0.1. "
             + ("Rows are x and columns y: your table does it the other way round, so transpose it." if swapped else
                "Make X nearly certain overall, and uncertain for this one y, which then must be rare."))
    passed("surprising_y", f"H(X|Y={int(y)}) = {h_given:.3f} > H(X) = {h_x:.3f} bits, although H(X|Y) = {h(p_xy) - h(p_xy.sum(0)):.3f}")


@check
def five_entropies(five_entropies, seed=0):
    """H(X), H(Y), H(X,Y), H(X|Y), H(Y|X) in bits; the symmetric table of PRML 1.39 hides a swapped axis, others don't."""
    for p_xy in inputs.tables(np.random.default_rng(seed)).values():
        x, y, xy = h(p_xy.sum(1)), h(p_xy.sum(0)), h(p_xy)
        right = {"H(X)": x, "H(Y)": y, "H(X,Y)": xy, "H(X|Y)": xy - y, "H(Y|X)": xy - x}
        partner = {"H(X)": "H(Y)", "H(Y)": "H(X)", "H(X|Y)": "H(Y|X)", "H(Y|X)": "H(X|Y)"}
        for name, answer in five_entropies(p_xy).keys(right).items():
            swapped = [(right[partner[name]], f"that's {partner[name]}: rows are x and columns y. Which axis do you sum over to lose a variable?")
                       ] if name in partner else []
            answer.equals(right[name], "sum the table over an axis for one variable alone, and use H(X,Y) = H(X) + H(Y|X) for what is left.",
                          [(right[name] * np.log(2), "that's in nats; divide by ln 2 for bits."), *swapped], tolerance=1e-11)
    passed("five_entropies", "PRML 1.39 and tables that are not symmetric, in bits")
