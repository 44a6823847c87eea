# %% right: KL expanded
subadditivity = [
    ["KL(p(x,y) || p(x) p(y)) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["KL(p(x,y) || p(x) p(y)) >= 0", "gibbs"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["H(X,Y) <= H(X) + H(Y)", "lines"],
]

# %% right: Gibbs for expectations, without KL
subadditivity = [
    ["H(X) + H(Y) == -E_p(x)[log p(x)] - E_p(y)[log p(y)]", "definition"],
    ["E_p(x)[log p(x)] + E_p(y)[log p(y)] == E_p(x,y)[log p(x) p(y)]", "marginalisation"],
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["E_p(x,y)[log p(x) p(y)] <= E_p(x,y)[log p(x,y)]", "gibbs"],
    ["H(X,Y) <= H(X) + H(Y)", "lines"],
]

# %% right: conditioning first, then the chain rule
subadditivity = [
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(y|x)]", "product rule"],
    ["E_p(x,y)[log p(x,y)/(p(x) p(y))] >= 0", "gibbs"],
    ["E_p(x,y)[log p(y|x)] >= E_p(x,y)[log p(y)]", "lines"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["H(X) + H(Y) == -E_p(x)[log p(x)] - E_p(y)[log p(y)]", "definition"],
    ["H(X,Y) <= H(X) + H(Y)", "lines 1, 3, 4, 5, 6, 7"],
]

# %% right: entropies first
subadditivity = [
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["E_p(y)[log p(y)] == E_p(x,y)[log p(y)]", "marginalisation"],
    ["E_p(x)[log p(x)] == E_p(x,y)[log p(x)]", "marginalisation"],
    ["KL(p(x,y) || p(x) p(y)) >= 0", "gibbs"],
    ["KL(p(x,y) || p(x) p(y)) == E_p(x,y)[log p(x,y)] - E_p(x,y)[log p(x)] - E_p(x,y)[log p(y)]", "definition"],
    ["H(X,Y) <= H(X) + H(Y)", "lines"],
]

# %% right: the gap of the entropies is the divergence
subadditivity = [
    ["KL(p(x,y) || p(x) p(y)) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
    ["H(X) + H(Y) - H(X,Y) == E_p(x,y)[log p(x,y)] - E_p(x)[log p(x)] - E_p(y)[log p(y)]", "definition"],
    ["H(X) + H(Y) - H(X,Y) == KL(p(x,y) || p(x) p(y))", "lines"],
    ["KL(p(x,y) || p(x) p(y)) >= 0", "gibbs"],
]

# %% wrong: the seed's argument: dependent, hence less | isn't a reason in this exercise
subadditivity = [
    ["H(X,Y) <= H(X) + H(Y)", "dependent"],
]

# %% wrong: independence assumed | counterexample
subadditivity = [
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y)]", "product rule"],
]

# %% wrong: independence given, though it is not | isn't a reason in this exercise
subadditivity = [
    ["p(x,y) == p(x) p(y)", "given"],
]

# %% wrong: a discrete reason for densities | isn't a reason in this exercise
subadditivity = [
    ["H(X|Y) >= 0", "h>=0"],
]

# %% wrong: entropies are not negative, "by definition" | line 1
subadditivity = [
    ["H(X|Y) >= 0", "definition"],
]

# %% wrong: marginalisation skipped | line 6
subadditivity = [
    ["KL(p(x,y) || p(x) p(y)) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["KL(p(x,y) || p(x) p(y)) >= 0", "gibbs"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["H(X,Y) <= H(X) + H(Y)", "lines"],
]

# %% wrong: straight from Gibbs | not by 'gibbs'
subadditivity = [["H(X,Y) <= H(X) + H(Y)", "gibbs"]]

# %% wrong: KL of things that are no distributions of the same variables | both must be distributions
subadditivity = [["KL(p(x,y) || p(x)) >= 0", "gibbs"]]

# %% wrong: KL at most 0 | counterexample
subadditivity = [["KL(p(x,y) || p(x) p(y)) <= 0", "gibbs"]]

# %% wrong: false by a hair | off by
subadditivity = [
    ["H(X) + H(Y) == -E_p(x)[log p(x)] - E_p(y)[log p(y)]", "definition"],
    ["E_p(x)[log p(x)] + E_p(y)[log p(y)] == E_p(x,y)[log p(x) p(y)]", "marginalisation"],
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["E_p(x,y)[log p(x) p(y)] <= E_p(x,y)[log p(x,y)]", "gibbs"],
    ["H(X,Y) <= H(X) + H(Y)", "lines"],
    ["H(X,Y) <= H(X) + H(Y) - 1e-9", "lines"],
]

# %% wrong: strict | cases of equality
subadditivity = [["H(X,Y) < H(X) + H(Y)", "gibbs"]]

# %% right: the product at the end, by linearity of two lines
subadditivity = (
    ("H(X) = -E_p(x)[log p(x)]", "definition"),
    ("H(Y) = -E_p(y)[log p(y)]", "definition"),
    ("H(X) = -E_p(x,y)[log p(x)]", "marginalisation"),
    ("H(Y) = -E_p(x,y)[log p(y)]", "marginalisation"),
    ("H(X) + H(Y) = -E_p(x,y)[log p(x) p(y)]", "linearity"),
    ("H(X,Y) = -E_p(x,y)[log p(x,y)]", "definition"),
    ("H(X) + H(Y) - H(X,Y) = E_p(x,y)[log p(x,y)] - E_p(x,y)[log p(x) p(y)]", "lines 5, 6"),
    ("H(X) + H(Y) - H(X,Y) = E_p(x,y)[log p(x,y)/(p(x) p(y))]", "linearity"),
    ("KL(p(x,y) || p(x) p(y)) = E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"),
    ("KL(p(x,y) || p(x) p(y)) ≥ 0", "gibbs"),
    ("H(X,Y) ≤ H(X) + H(Y)", "lines 8-10"),
)
