# %% right: means only
code_classes = {
    "digit": ("categorical", 10, 10, np.log(10)),
    "slant": ("uniform", 1, 1, None),
    "glasses": ("bernoulli", 1, 1, np.log(2)),
    "size": ("gaussian", 1, 1, None),
}

# %% right: with learned variances, rounded numbers
code_classes = {
    "size": ["gaussian", 1, 2, None],
    "digit": ["categorical", 10, 10, 2.3026],
    "slant": ["uniform", 1, 2, None],
    "glasses": ["bernoulli", 1, 1, 0.6931],
}

# %% right: a learned variance for the size only
code_classes = {
    "size": ("gaussian", 1, 2, None),
    "slant": ("uniform", 1, 1, None),
    "digit": ("categorical", 10, 10, 2.302585),
    "glasses": ("bernoulli", 1, 1, 0.693147),
}

# %% right: lists, a learned variance for the slant only
import math
code_classes = dict(digit=["categorical", 10, 10, math.log(10)], slant=["uniform", 1, 2, None],
                    glasses=["bernoulli", 1, 1, math.log(2)], size=["gaussian", 1, 1, None])

# %% right: from a table of classes
cost = {"categorical": (10, 10, np.log(10)), "bernoulli": (1, 1, np.log(2)), "uniform": (1, 1, None), "gaussian": (1, 1, None)}
code_classes = {factor: (name, *cost[name]) for factor, name in
                zip(("digit", "slant", "glasses", "size"), ("categorical", "uniform", "bernoulli", "gaussian"))}

# %% wrong: one input for the category | one-hot
code_classes = {
    "digit": ("categorical", 1, 10, np.log(10)),
    "slant": ("uniform", 1, 1, None),
    "glasses": ("bernoulli", 1, 1, np.log(2)),
    "size": ("gaussian", 1, 1, None),
}

# %% wrong: bits | bits
code_classes = {
    "digit": ("categorical", 10, 10, np.log2(10)),
    "slant": ("uniform", 1, 1, None),
    "glasses": ("bernoulli", 1, 1, 1.0),
    "size": ("gaussian", 1, 1, None),
}

# %% wrong: ln 2 as the bound of a uniform code | bounds nothing
code_classes = {
    "digit": ("categorical", 10, 10, np.log(10)),
    "slant": ("uniform", 1, 1, np.log(2)),
    "glasses": ("bernoulli", 1, 1, np.log(2)),
    "size": ("gaussian", 1, 1, None),
}

# %% wrong: no bound for the category | leave it out
code_classes = {
    "digit": ("categorical", 10, 10, None),
    "slant": ("uniform", 1, 1, None),
    "glasses": ("bernoulli", 1, 1, np.log(2)),
    "size": ("gaussian", 1, 1, None),
}

# %% wrong: a categorical slant | varies without steps
code_classes = {
    "digit": ("categorical", 10, 10, np.log(10)),
    "slant": ("categorical", 10, 10, np.log(10)),
    "glasses": ("bernoulli", 1, 1, np.log(2)),
    "size": ("gaussian", 1, 1, None),
}

# %% wrong: the digits on one line | without order
code_classes = {
    "digit": ("uniform", 1, 1, None),
    "slant": ("uniform", 1, 1, None),
    "glasses": ("bernoulli", 1, 1, np.log(2)),
    "size": ("gaussian", 1, 1, None),
}

# %% wrong: glasses by a category of two | which is cheapest
code_classes = {
    "digit": ("categorical", 10, 10, np.log(10)),
    "slant": ("uniform", 1, 1, None),
    "glasses": ("categorical", 2, 2, np.log(2)),
    "size": ("gaussian", 1, 1, None),
}

# %% wrong: slant and size exchanged | left end
code_classes = {
    "digit": ("categorical", 10, 10, np.log(10)),
    "slant": ("gaussian", 1, 1, None),
    "glasses": ("bernoulli", 1, 1, np.log(2)),
    "size": ("uniform", 1, 1, None),
}

# %% wrong: as given | not answered yet
code_classes = {"digit": ("?", 0, 0, None), "slant": ("?", 0, 0, None), "glasses": ("?", 0, 0, None), "size": ("?", 0, 0, None)}

# %% right: numpy numbers, variances, lists
code_classes = {"size": ["gaussian", np.int64(1), 2, None], "digit": ["categorical", 10.0, 10, float(np.log(10))], "slant": ("uniform", 1, 2, None), "glasses": ("bernoulli", 1, 1, 0.6931)}

# %% wrong: outputs as a pair | expected
code_classes = {"digit": ("categorical", 10, 10, np.log(10)), "slant": ("uniform", 1, (1, 2), None), "glasses": ("bernoulli", 1, 1, np.log(2)), "size": ("gaussian", 1, 1, None)}

# %% wrong: outputs as a list | expected
code_classes = {"digit": ("categorical", 10, list(range(10)), np.log(10)), "slant": ("uniform", 1, 1, None), "glasses": ("bernoulli", 1, 1, np.log(2)), "size": ("gaussian", 1, 1, None)}
