# %% right: every ≤ is an equality
gibbs_equality = {
    "only if": [
        ["KL(p || q) == 0", "given"],
        ["KL(p || q) == -E_p(x)[log q(x)/p(x)]", "definition"],
        ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
        ["log E_p(x)[q(x)/p(x)] <= 0", "normalisation"],
        ["log E_p(x)[q(x)/p(x)] == 0", "lines"],
        ["E_p(x)[log q(x)/p(x)] == log E_p(x)[q(x)/p(x)]", "lines"],
        ["q(x)/p(x) == const", "strict jensen"],
        ["p(x) == q(x)", "normalisation"],
    ],
    "if": [
        ["p(x) == q(x)", "given"],
        ["KL(p || q) == E_p(x)[log p(x)/q(x)]", "definition"],
        ["KL(p || q) == 0", "lines"],
    ],
}

# %% right: short, and with the given inside the expectation
gibbs_equality = {
    "only if": [
        ["E_p(x)[log q(x)] - E_p(x)[log p(x)] == -KL(p || q)", "definition"],
        ["-KL(p || q) == 0", "given"],
        ["0 >= log E_p(x)[q(x)/p(x)]", "normalisation"],
        ["log E_p(x)[q(x)/p(x)] >= E_p(x)[log q(x)/p(x)]", "jensen"],
        ["q(x)/p(x) == const", "strict jensen"],
        ["q(x) == p(x)", "normalisation"],
    ],
    "if": [
        ["E_p(x)[log p(x)] == E_p(x)[log q(x)]", "given"],
        ["KL(p || q) == E_p(x)[log p(x)] - E_p(x)[log q(x)]", "definition"],
    ],
}

# %% right: without the two lines in the middle
gibbs_equality = {
    "only if": [
        ["KL(p || q) == 0", "given"],
        ["KL(p || q) == -E_p(x)[log q(x)/p(x)]", "definition"],
        ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
        ["log E_p(x)[q(x)/p(x)] <= 0", "normalisation"],
        ["q(x)/p(x) == const", "strict jensen"],
        ["p(x) == q(x)", "normalisation"],
    ],
    "if": [["p(x) == q(x)", "given"], ["KL(p || q) == E_p(x)[log p(x)/q(x)]", "definition"], ["KL(p || q) == 0", "lines"]],
}

# %% right: Jensen first, lines cited
gibbs_equality = {
    "only if": [
        ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
        ["log E_p(x)[q(x)/p(x)] <= 0", "normalisation"],
        ["KL(p || q) == -E_p(x)[log q(x)/p(x)]", "definition"],
        ["KL(p || q) == 0", "given"],
        ["log E_p(x)[q(x)/p(x)] == 0", "lines 1, 2, 3, 4"],
        ["E_p(x)[log q(x)/p(x)] == log E_p(x)[q(x)/p(x)]", "lines 3, 4, 5"],
        ["q(x)/p(x) == const", "strict jensen"],
        ["p(x) == q(x)", "normalisation"],
    ],
    "if": [["KL(p || q) == E_p(x)[log p(x)/q(x)]", "definition"], ["p(x) == q(x)", "given"], ["KL(p || q) == 0", "lines 1, 2"]],
}

# %% right: the mean of log q/p is 0 first
gibbs_equality = {
    "if": [["p(x) == q(x)", "given"], ["KL(p || q) == -E_p(x)[log q(x)/p(x)]", "definition"], ["KL(p || q) == 0", "lines"]],
    "only if": [
        ["KL(p || q) == -E_p(x)[log q(x)/p(x)]", "definition"],
        ["KL(p || q) == 0", "given"],
        ["E_p(x)[log q(x)/p(x)] == 0", "lines"],
        ["log E_p(x)[q(x)/p(x)] >= E_p(x)[log q(x)/p(x)]", "jensen"],
        ["log E_p(x)[q(x)/p(x)] <= 0", "normalisation"],
        ["E_p(x)[log q(x)/p(x)] == log E_p(x)[q(x)/p(x)]", "lines"],
        ["q(x)/p(x) == const", "strict jensen"],
        ["p(x) == q(x)", "normalisation"],
    ],
}

# %% wrong: both sum to 1, so they are equal | line 2
gibbs_equality = {
    "only if": [
        ["KL(p || q) == 0", "given"],
        ["p(x) == q(x)", "normalisation"],
    ],
    "if": [["p(x) == q(x)", "given"], ["KL(p || q) == E_p(x)[log p(x)/q(x)]", "definition"]],
}

# %% wrong: strict Jensen without its equality | divided by the density
gibbs_equality = {
    "only if": [
        ["KL(p || q) == 0", "given"],
        ["KL(p || q) == -E_p(x)[log q(x)/p(x)]", "definition"],
        ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
        ["q(x)/p(x) == const", "strict jensen"],
        ["p(x) == q(x)", "normalisation"],
    ],
    "if": [["p(x) == q(x)", "given"], ["KL(p || q) == E_p(x)[log p(x)/q(x)]", "definition"]],
}

# %% wrong: what is to be shown as given | line 1
gibbs_equality = {
    "only if": [["p(x) == q(x)", "given"]],
    "if": [["KL(p || q) == 0", "given"]],
}

# %% wrong: one direction twice | proof of KL(p || q) == 0
gibbs_equality = {direction: [
    ["KL(p || q) == 0", "given"],
    ["KL(p || q) == -E_p(x)[log q(x)/p(x)]", "definition"],
    ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
    ["log E_p(x)[q(x)/p(x)] <= 0", "normalisation"],
    ["q(x)/p(x) == const", "strict jensen"],
    ["p(x) == q(x)", "normalisation"],
] for direction in ("only if", "if")}

# %% wrong: Gibbs' equality case itself | isn't a reason in this exercise
gibbs_equality = {
    "only if": [["KL(p || q) == 0", "given"], ["p(x) == q(x)", "gibbs equality"]],
    "if": [["p(x) == q(x)", "given"], ["KL(p || q) == E_p(x)[log p(x)/q(x)]", "definition"]],
}

# %% wrong: one direction missing | if, only if
gibbs_equality = {"only if": [["KL(p || q) == 0", "given"]]}

# %% wrong: the mean of q/p is 1 without a reason | may have mass elsewhere
gibbs_equality = {
    "only if": [
        ["log E_p(x)[q(x)/p(x)] == 0", "normalisation"],
        ["E_p(x)[log q(x)/p(x)] == log E_p(x)[q(x)/p(x)]", "jensen"],
        ["q(x)/p(x) == const", "strict jensen"],
        ["p(x) == q(x)", "normalisation"],
    ],
    "if": [["p(x) == q(x)", "given"], ["KL(p || q) == E_p(x)[log p(x)/q(x)]", "definition"]],
}

# %% right: "if" by the definition alone
_chain = [
    ["KL(p || q) == E_p(x)[log p(x)/q(x)]", "definition"],
    ["E_p(x)[log p(x)/q(x)] == -E_p(x)[log q(x)/p(x)]", "linearity"],
    ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
    ["log E_p(x)[q(x)/p(x)] <= 0", "normalisation"],
]
gibbs_equality = {"only if": [["KL(p || q) == 0", "given"], *_chain,
    ["E_p(x)[log q(x)/p(x)] == log E_p(x)[q(x)/p(x)]", "lines"],
    ["q(x)/p(x) == const", "strict jensen"],
    ["log E_p(x)[q(x)/p(x)] == 0", "lines"],
    ["p(x) == q(x)", "normalisation"]],
  "if": [["p(x) == q(x)", "given"], ["KL(p || q) == 0", "definition"]]}
