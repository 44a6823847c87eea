# %% right: two divergences
js_at_least_zero = [
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || m(x)) >= 0", "gibbs"],
    ["KL(q(x) || m(x)) >= 0", "gibbs"],
    ["JSD(p || q) >= 0", "lines"],
]

# %% right: Gibbs first, cited
js_at_least_zero = [
    ["KL(q(x) || m(x)) >= 0", "gibbs"],
    ["KL(p(x) || m(x)) >= 0", "gibbs"],
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["JSD(p || q) >= 0", "lines 1, 2, 3"],
]

# %% right: Gibbs first
js_at_least_zero = [
    ["KL(q(x) || m(x)) >= 0", "gibbs"],
    ["KL(p(x) || m(x)) >= 0", "gibbs"],
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["JSD(p || q) >= 0", "lines 1, 2, 3"],
]

# %% right: twice the divergence
js_at_least_zero = [
    ["2 JSD(p || q) == KL(p(x) || m(x)) + KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || m(x)) >= 0", "gibbs"],
    ["KL(q(x) || m(x)) >= 0", "gibbs"],
    ["2 JSD(p || q) >= 0", "lines"],
]

# %% right: the goal left to the machine, an inequality for the definition
js_at_least_zero = [
    ["KL(p(x) || m(x)) >= 0", "gibbs"],
    ["JSD(p || q) >= 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(q(x) || m(x)) >= 0", "gibbs"],
]

# %% wrong: Gibbs for JSD | not by 'gibbs'
js_at_least_zero = [
    ["JSD(p || q) >= 0", "gibbs"],
]

# %% wrong: KL of p from q | line 4
js_at_least_zero = [
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || q(x)) >= 0", "gibbs"],
    ["KL(q(x) || p(x)) >= 0", "gibbs"],
    ["JSD(p || q) >= 0", "lines"],
]

# %% wrong: one half only | line 3
js_at_least_zero = [
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || m(x)) >= 0", "gibbs"],
    ["JSD(p || q) >= 0", "lines"],
]

# %% wrong: a minus in the definition | line 1
js_at_least_zero = [
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) - 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || m(x)) >= 0", "gibbs"],
    ["KL(q(x) || m(x)) >= 0", "gibbs"],
    ["JSD(p || q) >= 0", "lines"],
]
