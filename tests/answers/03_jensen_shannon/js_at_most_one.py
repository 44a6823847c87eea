# %% right: what is left of the coin
js_at_most_one = [
    ["I(X;Z) == H(Z) - H(Z|X)", "definition"],
    ["H(Z|X) >= 0", "h>=0"],
    ["H(Z) == 1", "given"],
    ["I(X;Z) <= 1", "lines"],
]

# %% right: in two steps
js_at_most_one = [
    ["I(X;Z) <= H(Z)", "h>=0"],
    ["H(Z) == 1", "given"],
    ["I(X;Z) <= 1", "lines"],
]

# %% right: the coin first
js_at_most_one = [
    ["H(Z) == 1", "given"],
    ["H(Z|X) >= 0", "h>=0"],
    ["I(X;Z) == H(Z) - H(Z|X)", "definition"],
    ["I(X;Z) <= 1", "lines 1, 2, 3"],
]

# %% right: at most the entropy of the coin
js_at_most_one = [
    ["H(Z|X) >= 0", "h>=0"],
    ["I(X;Z) <= H(Z)", "lines"],
    ["H(Z) == 1", "given"],
    ["I(X;Z) <= 1", "lines 2, 3"],
]

# %% right: two lines
js_at_most_one = [["H(Z|X) >= 0", "h>=0"], ["H(Z) <= 1", "given"]]

# %% wrong: the wrong side | line 2
js_at_most_one = [
    ["I(X;Z) == H(X) - H(X|Z)", "definition"],
    ["H(X|Z) >= 0", "h>=0"],
    ["H(Z) == 1", "given"],
    ["I(X;Z) <= 1", "lines"],
]

# %% wrong: given not stated | line 3
js_at_most_one = [
    ["I(X;Z) == H(Z) - H(Z|X)", "definition"],
    ["H(Z|X) >= 0", "h>=0"],
    ["I(X;Z) <= 1", "lines"],
]

# %% wrong: at once | not by 'given'
js_at_most_one = [
    ["I(X;Z) <= 1", "given"],
]

# %% wrong: mutual information for entropy | line 2
js_at_most_one = [
    ["I(X;Z) == H(Z) - H(Z|X)", "definition"],
    ["H(Z|X) >= 0", "mi>=0"],
    ["H(Z) == 1", "given"],
    ["I(X;Z) <= 1", "lines"],
]

# %% wrong: below one by a hair | line 2
js_at_most_one = [
    ["I(X;Z) == H(Z) - H(Z|X)", "definition"],
    ["H(Z|X) >= 1e-8", "h>=0"],
    ["H(Z) == 1", "given"],
    ["I(X;Z) <= 1", "lines"],
]

# %% right: the given put into the last line
js_at_most_one = [["I(X;Z) == H(Z) - H(Z|X)", "definition"], ["I(X;Z) <= H(Z)", "h>=0"], ["I(X;Z) <= 1", "given"]]
