# %% right: product rule in the middle
mi_from_y = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)/(p(x) p(y))] == E_p(x,y)[log p(y|x)/p(y)]", "product rule"],
    ["E_p(x,y)[log p(y|x)/p(y)] == E_p(x,y)[log p(y|x)] - E_p(x,y)[log p(y)]", "linearity"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["I(X;Y) == H(Y) - H(Y|X)", "lines"],
]

# %% right: backwards, lines cited
mi_from_y = [
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
    ["I(X;Y) == E_p(x,y)[log p(x,y)] - E_p(x,y)[log p(x)] - E_p(x,y)[log p(y)]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(y|x)]", "product rule"],
    ["I(X;Y) == H(Y) - H(Y|X)", "lines 1, 2, 3, 4, 5"],
]

# %% right: by KL of the joint from the product
mi_from_y = [
    ["I(X;Y) == KL(p(x,y) || p(x) p(y))", "definition"],
    ["KL(p(x,y) || p(x) p(y)) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)/p(x)] == E_p(x,y)[log p(y|x)]", "product rule"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["I(X;Y) == H(Y) - H(Y|X)", "lines"],
]

# %% right: entropies first
mi_from_y = [
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["E_p(y)[log p(y)] == E_p(x,y)[log p(y)]", "marginalisation"],
    ["H(Y) - H(Y|X) == E_p(x,y)[log p(y|x)] - E_p(x,y)[log p(y)]", "lines 1, 2, 3"],
    ["E_p(x,y)[log p(y|x)] - E_p(x,y)[log p(y)] == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "product rule"],
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["I(X;Y) == H(Y) - H(Y|X)", "lines"],
]

# %% right: three logarithms, the goal left to the machine
mi_from_y = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)] - E_p(x,y)[log p(x)] - E_p(x,y)[log p(y)]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(y|x)] + E_p(x,y)[log p(x)]", "product rule"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
]

# %% wrong: one line by definition | not by 'definition'
mi_from_y = [
    ["I(X;Y) == H(Y) - H(Y|X)", "definition"],
]

# %% wrong: the chapter's formula cited as a reason | isn't a reason in this exercise
mi_from_y = [
    ["I(X;Y) == H(Y) - H(Y|X)", "gibbs"],
]

# %% wrong: marginalisation left out | line 6
mi_from_y = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)/(p(x) p(y))] == E_p(x,y)[log p(y|x)/p(y)]", "product rule"],
    ["E_p(x,y)[log p(y|x)/p(y)] == E_p(x,y)[log p(y|x)] - E_p(x,y)[log p(y)]", "linearity"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["I(X;Y) == H(Y) - H(Y|X)", "lines"],
]

# %% wrong: a sign | line 5
mi_from_y = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)/(p(x) p(y))] == E_p(x,y)[log p(y|x)/p(y)]", "product rule"],
    ["E_p(x,y)[log p(y|x)/p(y)] == E_p(x,y)[log p(y|x)] - E_p(x,y)[log p(y)]", "linearity"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
    ["H(Y) == E_p(y)[log p(y)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["I(X;Y) == H(Y) - H(Y|X)", "lines"],
]

# %% wrong: the wrong conditional | line 2
mi_from_y = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)/(p(x) p(y))] == E_p(x,y)[log p(x|y)/p(y)]", "product rule"],
    ["E_p(x,y)[log p(y|x)/p(y)] == E_p(x,y)[log p(y|x)] - E_p(x,y)[log p(y)]", "linearity"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["I(X;Y) == H(Y) - H(Y|X)", "lines"],
]

# %% wrong: circular | circular
mi_from_y = [
    ["I(X;Y) == H(Y) - H(Y|X)", "line 1"],
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)/(p(x) p(y))] == E_p(x,y)[log p(y|x)/p(y)]", "product rule"],
    ["E_p(x,y)[log p(y|x)/p(y)] == E_p(x,y)[log p(y|x)] - E_p(x,y)[log p(y)]", "linearity"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["I(X;Y) == H(Y) - H(Y|X)", "lines"],
]

# %% wrong: stops before the goal | does not follow from them yet
mi_from_y = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)/(p(x) p(y))] == E_p(x,y)[log p(y|x)/p(y)]", "product rule"],
    ["E_p(x,y)[log p(y|x)/p(y)] == E_p(x,y)[log p(y|x)] - E_p(x,y)[log p(y)]", "linearity"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
]

# %% wrong: the other half | does not follow from them yet
mi_from_y = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(y) p(x))]", "definition"],
    ["E_p(x,y)[log p(x,y)/(p(y) p(x))] == E_p(x,y)[log p(x|y)/p(x)]", "product rule"],
    ["E_p(x,y)[log p(x|y)/p(x)] == E_p(x,y)[log p(x|y)] - E_p(x,y)[log p(x)]", "linearity"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(X|Y) == -E_p(x,y)[log p(x|y)]", "definition"],
    ["I(X;Y) == H(X) - H(X|Y)", "lines"],
]

# %% wrong: prose | list of lines
mi_from_y = "by definition of the mutual information and the product rule"

# %% wrong: claims without reasons | pair of texts
mi_from_y = ["I(X;Y) == H(Y) - H(Y|X)"]
