# %% right: product rule, linearity, marginalisation
chain_rule = [
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y|x)]", "product rule"],
    ["E_p(x,y)[log p(x) p(y|x)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(y|x)]", "linearity"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["H(X,Y) == H(Y|X) + H(X)", "lines"],
]

# %% right: backwards, from the conditional
chain_rule = [
    ("H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"),
    ("E_p(x,y)[log p(y|x)] == E_p(x,y)[log p(x,y)/p(x)]", "product rule"),
    ("H(X,Y) = −E_p(x,y)[log p(x,y)]", "definition"),
    ("H(X) = −E_p(x)[log p(x)]", "definition"),
    ("E_p(x)[log p(x)] = E_p(x,y)[log p(x)]", "marginalisation"),
    ("H(X,Y) − H(X) == H(Y|X)", "lines 1, 2, 3, 4, 5"),
]

# %% right: definitions first, all in one combination
chain_rule = [
    ["H(X,Y) - H(X) - H(Y|X) == -E_p(x,y)[log p(x,y)] + E_p(x)[log p(x)] + E_p(x,y)[log p(y|x)]", "definition"],
    ["E_p(x)[log p(x)] == E_p(x,y)[log p(x)]", "marginalisation"],
    ["E_p(x,y)[log p(x,y) - log p(x) - log p(y|x)] == 0", "product rule"],
    ["H(X,Y) == H(Y|X) + H(X)", "lines"],
]

# %% right: entropies first, both under the joint
chain_rule = [
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["E_p(x)[log p(x)] == E_p(x,y)[log p(x)]", "marginalisation"],
    ["H(X) == -E_p(x,y)[log p(x)]", "lines"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["E_p(x,y)[log p(x)] + E_p(x,y)[log p(y|x)] == E_p(x,y)[log p(x,y)]", "product rule"],
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["H(X,Y) == H(Y|X) + H(X)", "lines"],
]

# %% right: two inequalities
chain_rule = [
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(y|x)]", "product rule"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(X,Y) <= H(Y|X) + H(X)", "lines"],
    ["H(X,Y) >= H(Y|X) + H(X)", "lines"],
]

# %% wrong: by definition | not by 'definition'
chain_rule = [["H(X,Y) == H(Y|X) + H(X)", "definition"]]

# %% wrong: the claim supports itself | circular
chain_rule = [["H(X,Y) == H(Y|X) + H(X)", "line 1"]]

# %% wrong: no marginalisation | line 5
chain_rule = [
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(y|x)]", "product rule"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["H(X,Y) == H(Y|X) + H(X)", "lines"],
]

# %% wrong: two rules in one line | line 2
chain_rule = [
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x)[log p(x)] + E_p(x,y)[log p(y|x)]", "product rule"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["H(X,Y) == H(Y|X) + H(X)", "lines"],
]

# %% wrong: the conditional turned round | counterexample
chain_rule = [
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(x|y)]", "product rule"],
]

# %% wrong: independence assumed | counterexample
chain_rule = [
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y)]", "product rule"],
]

# %% wrong: a sign lost | line 1
chain_rule = [
    ["H(X,Y) == E_p(x,y)[log p(x,y)]", "definition"],
]

# %% wrong: y not averaged over | not averaged over
chain_rule = [
    ["H(Y|X) == -E_p(x)[log p(y|x)]", "definition"],
]

# %% wrong: a reason of the author's own | isn't a reason in this exercise
chain_rule = [["H(X,Y) == H(Y|X) + H(X)", "chain rule"]]

# %% wrong: the goal not reached | does not follow from them yet
chain_rule = [
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
]

# %% wrong: false by a hair | off by
chain_rule = [
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(y|x)]", "product rule"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["H(X,Y) == H(Y|X) + 0.999999999 H(X)", "lines"],
]

# %% wrong: text instead of lines | list of lines
chain_rule = "H(X,Y) == H(Y|X) + H(X), by the product rule"

# %% wrong: linearity called marginalisation | 'linearity' alone
chain_rule = [
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y|x)]", "product rule"],
    ["E_p(x,y)[log p(x) p(y|x)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(y|x)]", "marginalisation"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["H(X,Y) == H(Y|X) + H(X)", "lines"],
]
