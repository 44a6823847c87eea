# %% right: both chain rules
data_processing = [
    ["I(X;Y,Z) == I(X;Y) + I(X;Z|Y)", "definition"],
    ["I(X;Y,Z) == I(X;Z) + I(X;Y|Z)", "definition"],
    ["I(X;Z|Y) == 0", "given"],
    ["I(X;Y|Z) >= 0", "mi>=0"],
    ["I(X;Z) <= I(X;Y)", "lines"],
]

# %% right: by conditional entropies
data_processing = [
    ["H(X|Y,Z) <= H(X|Z)", "mi>=0"],
    ["H(X|Y,Z) == H(X|Y)", "given"],
    ["I(X;Z) <= I(X;Y)", "lines 1, 2"],
]

# %% right: one identity
data_processing = [
    ["I(X;Z|Y) == 0", "given"],
    ["I(X;Y) == I(X;Z) + I(X;Y|Z) - I(X;Z|Y)", "definition"],
    ["0 <= I(X;Y|Z)", "mi>=0"],
    ["I(X;Z) <= I(X;Y)", "lines"],
]

# %% right: the given first
data_processing = [
    ["I(X;Z|Y) == 0", "given"],
    ["I(X;Y|Z) >= 0", "mi>=0"],
    ["I(X;Y) + I(X;Z|Y) == I(X;Z) + I(X;Y|Z)", "definition"],
    ["I(X;Y) == I(X;Z) + I(X;Y|Z)", "lines 1, 3"],
    ["I(X;Y) >= I(X;Z)", "lines 2, 4"],
]

# %% right: the chain rules left to the machine
data_processing = [
    ["I(X;Y|Z) >= 0", "mi>=0"],
    ["I(X;Z|Y) == 0", "given"],
    ["I(X;Z) <= I(X;Y)", "lines"],
]

# %% wrong: the claim by given | not by 'given'
data_processing = [
    ["I(X;Z) <= I(X;Y)", "given"],
]

# %% wrong: the claim by mi | not by 'mi>=0'
data_processing = [
    ["I(X;Z) <= I(X;Y)", "mi>=0"],
]

# %% wrong: the wrong independence | line 1
data_processing = [
    ["I(X;Y|Z) == 0", "given"],
    ["I(X;Y,Z) == I(X;Y) + I(X;Z|Y)", "definition"],
    ["I(X;Z) <= I(X;Y)", "lines"],
]

# %% wrong: given left out | line 4
data_processing = [
    ["I(X;Y,Z) == I(X;Y) + I(X;Z|Y)", "definition"],
    ["I(X;Y,Z) == I(X;Z) + I(X;Y|Z)", "definition"],
    ["I(X;Y|Z) >= 0", "mi>=0"],
    ["I(X;Z) <= I(X;Y)", "lines"],
]

# %% wrong: a false chain rule | line 1
data_processing = [
    ["I(X;Y,Z) == I(X;Y) + I(X;Z)", "definition"],
    ["I(X;Z) <= I(X;Y)", "lines"],
]

# %% wrong: conditioning thought to lower information | line 2
data_processing = [
    ["I(X;Z|Y) == 0", "given"],
    ["I(X;Z) <= I(X;Z|Y)", "mi>=0"],
    ["I(X;Z) <= I(X;Y)", "lines"],
]

# %% wrong: by a hair | line 1
data_processing = [
    ["I(X;Y|Z) >= 1e-9", "mi>=0"],
    ["I(X;Z) <= I(X;Y)", "lines"],
]

# %% wrong: a definition called given | 'definition' alone gives it
data_processing = [
    ["I(X;Y,Z) == I(X;Y) + I(X;Z|Y)", "given"],
    ["I(X;Y,Z) == I(X;Z) + I(X;Y|Z)", "definition"],
    ["I(X;Z|Y) == 0", "given"],
    ["I(X;Y|Z) >= 0", "mi>=0"],
    ["I(X;Z) <= I(X;Y)", "lines"],
]

# %% right: the given put into the last line
data_processing = [
    ["I(X;Z) <= I(X;Z) + I(X;Y|Z)", "mi>=0"],
    ["I(X;Z) <= I(X;Y,Z)", "identity"],
    ["I(X;Z) <= I(X;Y) + I(X;Z|Y)", "identity"],
    ["I(X;Z) <= I(X;Y)", "given"],
]
