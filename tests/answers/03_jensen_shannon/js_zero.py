# %% right: both equal the mixture
js_zero = [
    ["JSD(p || q) == 0", "given"],
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || m(x)) >= 0", "gibbs"],
    ["KL(q(x) || m(x)) >= 0", "gibbs"],
    ["KL(p(x) || m(x)) == 0", "lines"],
    ["KL(q(x) || m(x)) == 0", "lines"],
    ["p(x) == m(x)", "gibbs equality"],
    ["q(x) == m(x)", "gibbs equality"],
    ["p(x) == q(x)", "lines"],
]

# %% right: other order, q first
js_zero = [
    ["KL(q(x) || m(x)) >= 0", "gibbs"],
    ["KL(p(x) || m(x)) >= 0", "gibbs"],
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["JSD(p || q) == 0", "given"],
    ["KL(q(x) || m(x)) == 0", "lines 1, 2, 3, 4"],
    ["q(x) == m(x)", "gibbs equality"],
    ["KL(p(x) || m(x)) == 0", "lines 1, 2, 3, 4"],
    ["p(x) == m(x)", "gibbs equality"],
    ["p(x) == q(x)", "lines 6, 8"],
]

# %% right: the definition first, lines cited
js_zero = [
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(q(x) || m(x)) >= 0", "gibbs"],
    ["KL(p(x) || m(x)) >= 0", "gibbs"],
    ["JSD(p || q) == 0", "given"],
    ["KL(q(x) || m(x)) == 0", "lines 1, 2, 3, 4"],
    ["q(x) == m(x)", "gibbs equality"],
    ["KL(p(x) || m(x)) == 0", "lines 1, 2, 3, 4"],
    ["p(x) == m(x)", "gibbs equality"],
    ["p(x) == q(x)", "lines 6, 8"],
]

# %% right: the vanishing divergences left to the machine
js_zero = [
    ["JSD(p || q) == 0", "given"],
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || m(x)) >= 0", "gibbs"],
    ["KL(q(x) || m(x)) >= 0", "gibbs"],
    ["q(x) == m(x)", "gibbs equality"],
    ["p(x) == m(x)", "gibbs equality"],
]

# %% right: an inequality is enough of the given
js_zero = [
    ["JSD(p || q) <= 0", "given"],
    ["KL(p(x) || m(x)) >= 0", "gibbs"],
    ["KL(q(x) || m(x)) >= 0", "gibbs"],
    ["JSD(p || q) >= 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || m(x)) <= 0", "lines"],
    ["KL(q(x) || m(x)) <= 0", "lines"],
    ["p(x) == m(x)", "gibbs equality"],
    ["q(x) == m(x)", "gibbs equality"],
    ["p(x) == q(x)", "lines"],
]

# %% wrong: at once | line 2
js_zero = [
    ["JSD(p || q) == 0", "given"],
    ["p(x) == q(x)", "gibbs equality"],
]

# %% wrong: parts of a sum without their signs | line 3
js_zero = [
    ["JSD(p || q) == 0", "given"],
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || m(x)) == 0", "lines"],
    ["KL(q(x) || m(x)) == 0", "lines"],
    ["p(x) == m(x)", "gibbs equality"],
    ["q(x) == m(x)", "gibbs equality"],
    ["p(x) == q(x)", "lines"],
]

# %% wrong: one half only | line 7
js_zero = [
    ["JSD(p || q) == 0", "given"],
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || m(x)) >= 0", "gibbs"],
    ["KL(q(x) || m(x)) >= 0", "gibbs"],
    ["KL(p(x) || m(x)) == 0", "lines"],
    ["p(x) == m(x)", "gibbs equality"],
    ["p(x) == q(x)", "lines"],
]

# %% wrong: KL of p from q, never mentioned | line 2
js_zero = [
    ["JSD(p || q) == 0", "given"],
    ["KL(p(x) || q(x)) == 0", "lines"],
    ["p(x) == q(x)", "gibbs equality"],
]

# %% wrong: by Jensen, which is no reason here | isn't a reason in this exercise
js_zero = [
    ["JSD(p || q) == 0", "given"],
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["p(x) == q(x)", "strict jensen"],
]

# %% right: one part equals the mixture, so the other does
js_zero = [
    ["JSD(p || q) == 0", "given"],
    ["JSD(p || q) == 1/2 KL(p || m) + 1/2 KL(q || m)", "definition"],
    ["KL(p || m) >= 0", "gibbs"],
    ["KL(q || m) >= 0", "gibbs"],
    ["KL(p || m) == 0", "lines"],
    ["p(x) == m(x)", "gibbs equality"],
    ["m(x) == 1/2 p(x) + 1/2 q(x)", "definition"],
    ["p(x) == q(x)", "lines"],
]

# %% wrong: the mixture alone makes nothing equal | line 6
js_zero = [
    ["JSD(p || q) == 0", "given"],
    ["JSD(p || q) == 1/2 KL(p || m) + 1/2 KL(q || m)", "definition"],
    ["KL(p || m) >= 0", "gibbs"],
    ["KL(q || m) >= 0", "gibbs"],
    ["m(x) == 1/2 p(x) + 1/2 q(x)", "definition"],
    ["p(x) == q(x)", "lines"],
]
