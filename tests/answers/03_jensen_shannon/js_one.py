# %% right: one identity
js_one = [
    ["I(X;Z) == H(Z) - H(Z|X)", "definition"],
    ["H(Z) == 1", "given"],
    ["I(X;Z) == 1", "given"],
    ["H(Z|X) == 0", "lines"],
]

# %% right: by joint entropies
js_one = [
    ["H(Z) - I(X;Z) == H(X,Z) - H(X)", "definition"],
    ["H(Z) == I(X;Z)", "given"],
    ["H(Z|X) == H(X,Z) - H(X)", "definition"],
    ["H(Z|X) == 0", "lines"],
]

# %% right: the givens first
js_one = [
    ["H(Z) == 1", "given"],
    ["I(X;Z) == 1", "given"],
    ["I(X;Z) == H(Z) - H(Z|X)", "definition"],
    ["H(Z|X) == 0", "lines 1, 2, 3"],
]

# %% right: the difference of the givens
js_one = [["H(Z) - I(X;Z) == 0", "given"], ["H(Z|X) == H(Z) - I(X;Z)", "definition"], ["H(Z|X) == 0", "lines"]]

# %% right: two inequalities
js_one = [
    ["H(Z) == I(X;Z) + H(Z|X)", "definition"],
    ["H(Z) == 1", "given"],
    ["I(X;Z) == 1", "given"],
    ["H(Z|X) <= 0", "lines"],
    ["H(Z|X) >= 0", "lines"],
]

# %% wrong: the wrong conditional entropy | line 3
js_one = [
    ["I(X;Z) == H(X) - H(X|Z)", "definition"],
    ["I(X;Z) == 1", "given"],
    ["H(X|Z) == 0", "lines"],
    ["H(Z|X) == 0", "lines"],
]

# %% wrong: H only at least 0 | does not follow from them yet
js_one = [
    ["H(Z|X) >= 0", "h>=0"],
]

# %% wrong: a given forgotten | line 3
js_one = [
    ["I(X;Z) == H(Z) - H(Z|X)", "definition"],
    ["H(Z) == 1", "given"],
    ["H(Z|X) == 0", "lines"],
]

# %% wrong: by definition | line 1
js_one = [
    ["H(Z|X) == 0", "definition"],
]

# %% right: both givens put into lines
js_one = [["H(Z|X) == H(Z) - I(X;Z)", "definition"], ["H(Z|X) == 1 - I(X;Z)", "given"], ["H(Z|X) == 0", "given"]]

# %% wrong: the givens alone | by which definition
js_one = [["H(Z) == 1", "given"], ["I(X;Z) == 1", "given"], ["H(Z|X) == 0", "lines"]]

# %% wrong: the givens, and a fact that is not needed | by which definition
js_one = [["H(Z|X) >= 0", "h>=0"], ["I(X;Z) == 1", "given"], ["H(Z) == 1", "given"]]
