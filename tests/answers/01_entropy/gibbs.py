# %% right: the fraction turned round
gibbs = [
    ["KL(p || q) == E_p(x)[log p(x)/q(x)]", "definition"],
    ["E_p(x)[log p(x)/q(x)] == -E_p(x)[log q(x)/p(x)]", "linearity"],
    ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
    ["log E_p(x)[q(x)/p(x)] <= 0", "normalisation"],
    ["KL(p || q) >= 0", "lines"],
]

# %% right: three lines, the goal left to the machine
gibbs = [
    ["0 >= log E_p(x)[q(x)/p(x)]", "normalisation"],
    ["log E_p(x)[q(x)/p(x)] >= E_p(x)[log q(x)] - E_p(x)[log p(x)]", "jensen"],
    ["KL(p || q) == E_p(x)[log p(x)] - E_p(x)[log q(x)]", "definition"],
]

# %% right: Jensen for −log
gibbs = [
    ["-log E_p(x)[q(x)/p(x)] <= -E_p(x)[log q(x)/p(x)]", "jensen"],
    ["KL(p || q) == -E_p(x)[log q(x)/p(x)]", "definition"],
    ["KL(p || q) >= -log E_p(x)[q(x)/p(x)]", "lines 1, 2"],
    ["-log E_p(x)[q(x)/p(x)] >= 0", "normalisation"],
    ["KL(p || q) >= 0", "lines 3, 4"],
]

# %% right: E[log q/p] at most 0, and the definition last
gibbs = [
    ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
    ["log E_p(x)[q(x)/p(x)] <= 0", "normalisation"],
    ["E_p(x)[log q(x)/p(x)] <= 0", "lines 1, 2"],
    ["KL(p || q) == -E_p(x)[log q(x)/p(x)]", "definition"],
    ["KL(p || q) >= 0", "lines 3, 4"],
]

# %% right: two expectations instead of a ratio
gibbs = [
    ["KL(p || q) == E_p(x)[log p(x)] - E_p(x)[log q(x)]", "definition"],
    ["E_p(x)[log q(x)] - E_p(x)[log p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
    ["log E_p(x)[q(x)/p(x)] <= 0", "normalisation"],
    ["E_p(x)[log q(x)] <= E_p(x)[log p(x)]", "lines"],
    ["KL(p || q) >= 0", "lines"],
]

# %% wrong: Gibbs from Gibbs | isn't a reason in this exercise
gibbs = [["KL(p || q) >= 0", "gibbs"]]

# %% wrong: Jensen the wrong way round | counterexample
gibbs = [
    ["KL(p || q) == E_p(x)[log p(x)/q(x)]", "definition"],
    ["E_p(x)[log p(x)/q(x)] >= log E_p(x)[p(x)/q(x)]", "jensen"],
]

# %% wrong: the mean of q/p taken for 1 | may have mass elsewhere
gibbs = [
    ["KL(p || q) == -E_p(x)[log q(x)/p(x)]", "definition"],
    ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
    ["log E_p(x)[q(x)/p(x)] == 0", "normalisation"],
    ["KL(p || q) >= 0", "lines"],
]

# %% wrong: no normalisation | line 3
gibbs = [
    ["KL(p || q) == -E_p(x)[log q(x)/p(x)]", "definition"],
    ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
    ["KL(p || q) >= 0", "lines"],
]

# %% wrong: the expectation under q | counterexample
gibbs = [
    ["KL(p || q) == -E_q(x)[log q(x)/p(x)]", "definition"],
]

# %% wrong: a hair more than 0 | off by
gibbs = [
    ["KL(p || q) == E_p(x)[log p(x)/q(x)]", "definition"],
    ["E_p(x)[log p(x)/q(x)] == -E_p(x)[log q(x)/p(x)]", "linearity"],
    ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
    ["log E_p(x)[q(x)/p(x)] <= 0", "normalisation"],
    ["KL(p || q) >= 1e-9", "lines"],
]

# %% wrong: Jensen and normalisation in one line | not by 'jensen'
gibbs = [
    ["KL(p || q) == -E_p(x)[log q(x)/p(x)]", "definition"],
    ["E_p(x)[log q(x)/p(x)] <= 0", "jensen"],
    ["KL(p || q) >= 0", "lines"],
]

# %% wrong: a chain of comparisons | one comparison
gibbs = [
    ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)] <= 0", "jensen"],
]

# %% wrong: KL is symmetric | counterexample
gibbs = [
    ["KL(p || q) == KL(q || p)", "definition"],
]

# %% wrong: cites what comes later | circular
gibbs = [
    ["KL(p || q) >= 0", "lines 2, 3"],
    ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
    ["log E_p(x)[q(x)/p(x)] <= 0", "normalisation"],
]
