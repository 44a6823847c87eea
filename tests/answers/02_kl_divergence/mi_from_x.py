# %% right: product rule in the middle
mi_from_x = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)/(p(x) p(y))] == E_p(x,y)[log p(x|y)/p(x)]", "product rule"],
    ["E_p(x,y)[log p(x|y)/p(x)] == E_p(x,y)[log p(x|y)] - E_p(x,y)[log p(x)]", "linearity"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(X|Y) == -E_p(x,y)[log p(x|y)]", "definition"],
    ["I(X;Y) == H(X) - H(X|Y)", "lines"],
]

# %% right: backwards, lines cited
mi_from_x = [
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(X|Y) == -E_p(x,y)[log p(x|y)]", "definition"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["I(X;Y) == E_p(x,y)[log p(x,y)] - E_p(x,y)[log p(x)] - E_p(x,y)[log p(y)]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(y)] + E_p(x,y)[log p(x|y)]", "product rule"],
    ["I(X;Y) == H(X) - H(X|Y)", "lines 1, 2, 3, 4, 5"],
]

# %% right: by KL of the joint from the product
mi_from_x = [
    ["I(X;Y) == KL(p(x,y) || p(x) p(y))", "definition"],
    ["KL(p(x,y) || p(x) p(y)) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)/p(y)] == E_p(x,y)[log p(x|y)]", "product rule"],
    ["H(X|Y) == -E_p(x,y)[log p(x|y)]", "definition"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["I(X;Y) == H(X) - H(X|Y)", "lines"],
]

# %% right: entropies first
mi_from_x = [
    ["H(X|Y) == -E_p(x,y)[log p(x|y)]", "definition"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["E_p(x)[log p(x)] == E_p(x,y)[log p(x)]", "marginalisation"],
    ["H(X) - H(X|Y) == E_p(x,y)[log p(x|y)] - E_p(x,y)[log p(x)]", "lines 1, 2, 3"],
    ["E_p(x,y)[log p(x|y)] - E_p(x,y)[log p(x)] == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "product rule"],
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["I(X;Y) == H(X) - H(X|Y)", "lines"],
]

# %% right: three logarithms, the goal left to the machine
mi_from_x = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)] - E_p(x,y)[log p(x)] - E_p(x,y)[log p(y)]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x|y)] + E_p(x,y)[log p(y)]", "product rule"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(X|Y) == -E_p(x,y)[log p(x|y)]", "definition"],
]

# %% wrong: one line by definition | not by 'definition'
mi_from_x = [
    ["I(X;Y) == H(X) - H(X|Y)", "definition"],
]

# %% wrong: the chapter's formula cited as a reason | isn't a reason in this exercise
mi_from_x = [
    ["I(X;Y) == H(X) - H(X|Y)", "gibbs"],
]

# %% wrong: marginalisation left out | line 6
mi_from_x = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)/(p(x) p(y))] == E_p(x,y)[log p(x|y)/p(x)]", "product rule"],
    ["E_p(x,y)[log p(x|y)/p(x)] == E_p(x,y)[log p(x|y)] - E_p(x,y)[log p(x)]", "linearity"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(X|Y) == -E_p(x,y)[log p(x|y)]", "definition"],
    ["I(X;Y) == H(X) - H(X|Y)", "lines"],
]

# %% wrong: a sign | line 5
mi_from_x = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)/(p(x) p(y))] == E_p(x,y)[log p(x|y)/p(x)]", "product rule"],
    ["E_p(x,y)[log p(x|y)/p(x)] == E_p(x,y)[log p(x|y)] - E_p(x,y)[log p(x)]", "linearity"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(X) == E_p(x)[log p(x)]", "definition"],
    ["H(X|Y) == -E_p(x,y)[log p(x|y)]", "definition"],
    ["I(X;Y) == H(X) - H(X|Y)", "lines"],
]

# %% wrong: the wrong conditional | line 2
mi_from_x = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)/(p(x) p(y))] == E_p(x,y)[log p(y|x)/p(x)]", "product rule"],
    ["E_p(x,y)[log p(x|y)/p(x)] == E_p(x,y)[log p(x|y)] - E_p(x,y)[log p(x)]", "linearity"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(X|Y) == -E_p(x,y)[log p(x|y)]", "definition"],
    ["I(X;Y) == H(X) - H(X|Y)", "lines"],
]

# %% wrong: circular | circular
mi_from_x = [
    ["I(X;Y) == H(X) - H(X|Y)", "line 1"],
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)/(p(x) p(y))] == E_p(x,y)[log p(x|y)/p(x)]", "product rule"],
    ["E_p(x,y)[log p(x|y)/p(x)] == E_p(x,y)[log p(x|y)] - E_p(x,y)[log p(x)]", "linearity"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(X|Y) == -E_p(x,y)[log p(x|y)]", "definition"],
    ["I(X;Y) == H(X) - H(X|Y)", "lines"],
]

# %% wrong: stops before the goal | does not follow from them yet
mi_from_x = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)/(p(x) p(y))] == E_p(x,y)[log p(x|y)/p(x)]", "product rule"],
    ["E_p(x,y)[log p(x|y)/p(x)] == E_p(x,y)[log p(x|y)] - E_p(x,y)[log p(x)]", "linearity"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
]

# %% wrong: the other half | does not follow from them yet
mi_from_x = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(y) p(x))]", "definition"],
    ["E_p(x,y)[log p(x,y)/(p(y) p(x))] == E_p(x,y)[log p(y|x)/p(y)]", "product rule"],
    ["E_p(x,y)[log p(y|x)/p(y)] == E_p(x,y)[log p(y|x)] - E_p(x,y)[log p(y)]", "linearity"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["I(X;Y) == H(Y) - H(Y|X)", "lines"],
]

# %% wrong: prose | list of lines
mi_from_x = "by definition of the mutual information and the product rule"

# %% wrong: claims without reasons | pair of texts
mi_from_x = ["I(X;Y) == H(X) - H(X|Y)"]
