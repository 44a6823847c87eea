# %% right: Gibbs' equality case, and the given inside an expectation
entropies = [
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
]
independence = {
    "only if": [*entropies, ["H(X,Y) == H(X) + H(Y)", "given"],
                ["KL(p(x,y) || p(x) p(y)) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
                ["KL(p(x,y) || p(x) p(y)) == 0", "lines"], ["p(x,y) == p(x) p(y)", "gibbs equality"]],
    "if": [*entropies, ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y)]", "given"], ["H(X,Y) == H(X) + H(Y)", "lines"]],
}

# %% right: without KL, and with the densities first
independence = {
    "only if": [
        ["H(X) + H(Y) - H(X,Y) == 0", "given"],
        ["H(X) + H(Y) - H(X,Y) == E_p(x,y)[log p(x,y)] - E_p(x)[log p(x)] - E_p(y)[log p(y)]", "definition"],
        ["E_p(x)[log p(x)] + E_p(y)[log p(y)] == E_p(x,y)[log p(x) p(y)]", "marginalisation"],
        ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y)]", "lines"],
        ["p(x) p(y) == p(x,y)", "gibbs equality"],
    ],
    "if": [
        ["p(x,y) == p(x) p(y)", "given"],
        ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
        ["H(X) == -E_p(x)[log p(x)]", "definition"],
        ["H(Y) == -E_p(y)[log p(y)]", "definition"],
        ["E_p(x,y)[log p(x) p(y)] == E_p(x)[log p(x)] + E_p(y)[log p(y)]", "marginalisation"],
        ["H(X,Y) == H(X) + H(Y)", "lines"],
    ],
}

# %% right: the given before the entropies
entropies = [
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
]
independence = {
    "if": [["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y)]", "given"], *entropies, ["H(X,Y) == H(X) + H(Y)", "lines"]],
    "only if": [
        ["H(X,Y) == H(X) + H(Y)", "given"],
        *entropies,
        ["KL(p(x,y) || p(x) p(y)) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
        ["KL(p(x,y) || p(x) p(y)) == 0", "lines"],
        ["p(x,y) == p(x) p(y)", "gibbs equality"],
    ],
}

# %% right: the vanishing KL left to the machine
entropies = [
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
]
independence = {
    "only if": [*entropies, ["H(X,Y) == H(X) + H(Y)", "given"],
                ["KL(p(x,y) || p(x) p(y)) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
                ["p(x,y) == p(x) p(y)", "gibbs equality"]],
    "if": [*entropies, ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y)]", "given"]],
}

# %% right: the product as a line of its own
entropies = [
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["E_p(x)[log p(x)] == E_p(x,y)[log p(x)]", "marginalisation"],
    ["E_p(y)[log p(y)] == E_p(x,y)[log p(y)]", "marginalisation"],
]
independence = {
    "only if": [*entropies, ["H(X,Y) == H(X) + H(Y)", "given"],
                ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(y)]", "lines"],
                ["p(x,y) == p(x) p(y)", "gibbs equality"]],
    "if": [["p(x,y) == p(x) p(y)", "given"], *entropies, ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y)]", "lines"],
           ["H(X,Y) == H(X) + H(Y)", "lines"]],
}

# %% wrong: independence as its own reason | line 1
independence = {
    "only if": [["p(x,y) == p(x) p(y)", "given"]],
    "if": [["H(X,Y) == H(X) + H(Y)", "given"]],
}

# %% wrong: no vanishing KL before Gibbs' equality | between these two distributions
independence = {
    "only if": [["H(X,Y) == H(X) + H(Y)", "given"], ["p(x,y) == p(x) p(y)", "gibbs equality"]],
    "if": [["p(x,y) == p(x) p(y)", "given"]],
}

# %% wrong: marginalisation forgotten | line 5
independence = {
    "only if": [
        ["H(X,Y) == H(X) + H(Y)", "given"],
        ["H(X) + H(Y) == -E_p(x)[log p(x)] - E_p(y)[log p(y)]", "definition"],
        ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
        ["KL(p(x,y) || p(x) p(y)) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
        ["KL(p(x,y) || p(x) p(y)) == 0", "lines"],
        ["p(x,y) == p(x) p(y)", "gibbs equality"],
    ],
    "if": [["p(x,y) == p(x) p(y)", "given"]],
}

# %% wrong: missing given | line 1
independence = {
    "only if": [["KL(p(x,y) || p(x) p(y)) == 0", "gibbs"], ["p(x,y) == p(x) p(y)", "gibbs equality"]],
    "if": [["p(x,y) == p(x) p(y)", "given"]],
}

# %% wrong: stops before the goal | does not follow from them yet
independence = {
    "only if": [
        ["H(X) + H(Y) - H(X,Y) == 0", "given"],
        ["H(X) + H(Y) - H(X,Y) == E_p(x,y)[log p(x,y)] - E_p(x)[log p(x)] - E_p(y)[log p(y)]", "definition"],
        ["E_p(x)[log p(x)] + E_p(y)[log p(y)] == E_p(x,y)[log p(x) p(y)]", "marginalisation"],
    ],
    "if": [["p(x,y) == p(x) p(y)", "given"]],
}

# %% wrong: an inequality between densities | densities are compared
independence = {
    "only if": [["H(X,Y) == H(X) + H(Y)", "given"], ["p(x,y) >= p(x) p(y)", "gibbs equality"]],
    "if": [["p(x,y) == p(x) p(y)", "given"]],
}

# %% wrong: a single list | if, only if
independence = [["H(X,Y) == H(X) + H(Y)", "given"], ["p(x,y) == p(x) p(y)", "gibbs equality"]]

# %% right: the given put into a line
independence = {"only if": [
    ["H(X,Y) == H(X) + H(Y)", "given"],
    ["-E_p(x,y)[log p(x,y)] == -E_p(x)[log p(x)] - E_p(y)[log p(y)]", "definition"],
    ["-E_p(x,y)[log p(x,y)] == -E_p(x,y)[log p(x)] - E_p(x,y)[log p(y)]", "marginalisation"],
    ["E_p(x,y)[log p(x,y)/(p(x) p(y))] == 0", "linearity"],
    ["KL(p(x,y) || p(x) p(y)) == 0", "definition"],
    ["p(x,y) == p(x) p(y)", "gibbs equality"]],
 "if": [["p(x,y) == p(x) p(y)", "given"],
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["H(X,Y) == -E_p(x,y)[log p(x) p(y)]", "given"],
    ["H(X,Y) == -E_p(x,y)[log p(x)] - E_p(x,y)[log p(y)]", "linearity"],
    ["H(X,Y) == -E_p(x)[log p(x)] - E_p(y)[log p(y)]", "marginalisation"],
    ["H(X,Y) == H(X) + H(Y)", "definition"]]}
