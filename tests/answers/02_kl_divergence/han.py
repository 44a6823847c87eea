# %% right: submodular twice
han = [
    ["H(X,Y) + H(X,Z) >= H(X,Y,Z) + H(X)", "mi>=0"],
    ["H(X) + H(Y,Z) >= H(X,Y,Z)", "mi>=0"],
    ["2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", "lines"],
]

# %% right: chain rule and conditioning
han = [
    ["H(X,Y,Z) == H(X,Y) + H(Z|X,Y)", "definition"],
    ["H(Z|X,Y) <= H(Z|Y)", "mi>=0"],
    ["H(Y) + H(Z|Y) == H(Y,Z)", "definition"],
    ["H(X,Y,Z) == H(Y|X,Z) + H(X,Z)", "definition"],
    ["H(Y|X,Z) <= H(Y)", "mi>=0"],
    ["2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", "lines"],
]

# %% right: by mutual informations
han = [
    ["I(X;Y|Z) >= 0", "mi>=0"],
    ["I(Z;X,Y) >= 0", "mi>=0"],
    ["I(X;Y|Z) == H(X,Z) + H(Y,Z) - H(X,Y,Z) - H(Z)", "definition"],
    ["I(Z;X,Y) == H(Z) + H(X,Y) - H(X,Y,Z)", "definition"],
    ["2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", "lines"],
]

# %% right: the other pairs
han = [
    ["H(X,Y) + H(Y,Z) >= H(X,Y,Z) + H(Y)", "mi>=0"],
    ["H(Y) + H(X,Z) >= H(X,Y,Z)", "mi>=0"],
    ["2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", "lines"],
]

# %% right: informations named, the goal left to the machine
han = [
    ["I(X;Y|Z) >= 0", "mi>=0"],
    ["I(X,Y;Z) >= 0", "mi>=0"],
]

# %% wrong: one line | not by 'mi>=0'
han = [
    ["2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", "mi>=0"],
]

# %% wrong: entropies thought nonnegative | line 2
han = [
    ["H(X,Y) + H(X,Z) >= H(X,Y,Z) + H(X)", "mi>=0"],
    ["H(X) >= 0", "h>=0"],
    ["H(X,Y) + H(X,Z) >= H(X,Y,Z)", "lines"],
    ["2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", "lines"],
]

# %% wrong: monotone pairs | line 1
han = [
    ["H(X,Y,Z) <= H(X,Y)", "mi>=0"],
    ["H(X,Y,Z) <= H(Y,Z)", "mi>=0"],
    ["2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", "lines"],
]

# %% wrong: a step skipped | line 2
han = [
    ["H(X,Y) + H(X,Z) >= H(X,Y,Z) + H(X)", "mi>=0"],
    ["2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", "lines"],
]

# %% wrong: too strong by a hair | line 1
han = [
    ["H(X,Y) + H(X,Z) >= H(X,Y,Z) + 1.000001 H(X)", "mi>=0"],
    ["H(X) + H(Y,Z) >= H(X,Y,Z)", "mi>=0"],
    ["2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", "lines"],
]

# %% wrong: no line | no line
han = []
