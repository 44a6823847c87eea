# %% right: both sides to four means
js_is_mi = [
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || m(x)) == E_p(x)[log p(x)] - E_p(x)[log m(x)]", "definition"],
    ["KL(q(x) || m(x)) == E_q(x)[log q(x)] - E_q(x)[log m(x)]", "definition"],
    ["I(X;Z) == E_m(x,z)[log m(x,z)/(m(x) m(z))]", "definition"],
    ["E_m(x,z)[log m(x,z)/(m(x) m(z))] == E_m(x,z)[log m(x|z)] - E_m(x,z)[log m(x)]", "product rule"],
    ["E_m(x,z)[log m(x|z)] == 1/2 E_p(x)[log p(x)] + 1/2 E_q(x)[log q(x)]", "average"],
    ["E_m(x,z)[log m(x)] == 1/2 E_p(x)[log m(x)] + 1/2 E_q(x)[log m(x)]", "average"],
    ["JSD(p || q) == I(X;Z)", "lines"],
]

# %% right: the right side first, symmetric argument
js_is_mi = [
    ["I(X;Z) == E_m(x,z)[log m(x,z)/(m(x) m(z))]", "definition"],
    ["E_m(x,z)[log m(x,z)/(m(x) m(z))] == E_m(x,z)[log m(x|z)] - E_m(x,z)[log m(x)]", "product rule"],
    ["E_m(x,z)[log m(x|z)] == 1/2 E_p(x)[log p(x)] + 1/2 E_q(x)[log q(x)]", "average"],
    ["E_m(x)[log m(x)] == 1/2 E_p(x)[log m(x)] + 1/2 E_q(x)[log m(x)]", "average"],
    ["E_m(x,z)[log m(x)] == E_m(x)[log m(x)]", "marginalisation"],
    ["KL(p(x) || m(x)) == E_p(x)[log p(x)] - E_p(x)[log m(x)]", "definition"],
    ["KL(q(x) || m(x)) == E_q(x)[log q(x)] - E_q(x)[log m(x)]", "definition"],
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["JSD(q || p) == I(X;Z)", "lines"],
]

# %% right: by entropies
js_is_mi = [
    ["I(X;Z) == E_m(x,z)[log m(x,z)] - E_m(x,z)[log m(x)] - E_m(x,z)[log m(z)]", "definition"],
    ["E_m(x,z)[log m(x,z)] == E_m(x,z)[log m(z)] + E_m(x,z)[log m(x|z)]", "product rule"],
    ["E_m(x,z)[log m(x|z)] == 1/2 E_p(x)[log p(x)] + 1/2 E_q(x)[log q(x)]", "average"],
    ["E_m(x,z)[log m(x)] == 1/2 E_p(x)[log m(x)] + 1/2 E_q(x)[log m(x)]", "average"],
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || m(x)) == E_p(x)[log p(x)] - E_p(x)[log m(x)]", "definition"],
    ["KL(q(x) || m(x)) == E_q(x)[log q(x)] - E_q(x)[log m(x)]", "definition"],
    ["JSD(p || q) == I(X;Z)", "lines 1, 2, 3, 4, 5, 6, 7"],
]

# %% right: informations first
js_is_mi = [
    ["I(X;Z) == E_m(x,z)[log m(x,z)/(m(x) m(z))]", "definition"],
    ["E_m(x,z)[log m(x,z)/(m(x) m(z))] == E_m(x,z)[log m(x|z)/m(x)]", "product rule"],
    ["E_m(x,z)[log m(x)] == 1/2 E_p(x)[log m(x)] + 1/2 E_q(x)[log m(x)]", "average"],
    ["E_m(x,z)[log m(x|z)] == 1/2 E_p(x)[log p(x)] + 1/2 E_q(x)[log q(x)]", "average"],
    ["KL(q(x) || m(x)) == E_q(x)[log q(x)] - E_q(x)[log m(x)]", "definition"],
    ["KL(p(x) || m(x)) == E_p(x)[log p(x)] - E_p(x)[log m(x)]", "definition"],
    ["I(X;Z) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "lines"],
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["JSD(p || q) == I(X;Z)", "lines 7, 8"],
]

# %% right: as tuples, the goal left to the machine
js_is_mi = [
    ("JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"),
    ("KL(q(x) || m(x)) == E_q(x)[log q(x)] - E_q(x)[log m(x)]", "definition"),
    ("KL(p(x) || m(x)) == E_p(x)[log p(x)] - E_p(x)[log m(x)]", "definition"),
    ("E_m(x,z)[log m(x)] == 1/2 E_p(x)[log m(x)] + 1/2 E_q(x)[log m(x)]", "average"),
    ("E_m(x,z)[log m(x|z)] == 1/2 E_p(x)[log p(x)] + 1/2 E_q(x)[log q(x)]", "average"),
    ("E_m(x,z)[log m(x,z)] == E_m(x,z)[log m(x|z)] + E_m(x,z)[log m(z)]", "product rule"),
    ("I(X;Z) == E_m(x,z)[log m(x,z)] - E_m(x,z)[log m(x)] - E_m(x,z)[log m(z)]", "definition"),
]

# %% wrong: in one line | line 1
js_is_mi = [
    ["JSD(p || q) == I(X;Z)", "definition"],
]

# %% wrong: mean of the two KLs | line 1
js_is_mi = [
    ["JSD(p || q) == 1/2 KL(p(x) || q(x)) + 1/2 KL(q(x) || p(x))", "definition"],
    ["KL(p(x) || m(x)) == E_p(x)[log p(x)] - E_p(x)[log m(x)]", "definition"],
    ["KL(q(x) || m(x)) == E_q(x)[log q(x)] - E_q(x)[log m(x)]", "definition"],
    ["I(X;Z) == E_m(x,z)[log m(x,z)/(m(x) m(z))]", "definition"],
    ["E_m(x,z)[log m(x,z)/(m(x) m(z))] == E_m(x,z)[log m(x|z)] - E_m(x,z)[log m(x)]", "product rule"],
    ["E_m(x,z)[log m(x|z)] == 1/2 E_p(x)[log p(x)] + 1/2 E_q(x)[log q(x)]", "average"],
    ["E_m(x,z)[log m(x)] == 1/2 E_p(x)[log m(x)] + 1/2 E_q(x)[log m(x)]", "average"],
    ["JSD(p || q) == I(X;Z)", "lines"],
]

# %% wrong: the average not halved | line 6
js_is_mi = [
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || m(x)) == E_p(x)[log p(x)] - E_p(x)[log m(x)]", "definition"],
    ["KL(q(x) || m(x)) == E_q(x)[log q(x)] - E_q(x)[log m(x)]", "definition"],
    ["I(X;Z) == E_m(x,z)[log m(x,z)/(m(x) m(z))]", "definition"],
    ["E_m(x,z)[log m(x,z)/(m(x) m(z))] == E_m(x,z)[log m(x|z)] - E_m(x,z)[log m(x)]", "product rule"],
    ["E_m(x,z)[log m(x|z)] == E_p(x)[log p(x)] + E_q(x)[log q(x)]", "average"],
    ["E_m(x,z)[log m(x)] == 1/2 E_p(x)[log m(x)] + 1/2 E_q(x)[log m(x)]", "average"],
    ["JSD(p || q) == I(X;Z)", "lines"],
]

# %% wrong: wrong expectation | line 6
js_is_mi = [
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || m(x)) == E_p(x)[log p(x)] - E_p(x)[log m(x)]", "definition"],
    ["KL(q(x) || m(x)) == E_q(x)[log q(x)] - E_q(x)[log m(x)]", "definition"],
    ["I(X;Z) == E_m(x,z)[log m(x,z)/(m(x) m(z))]", "definition"],
    ["E_m(x,z)[log m(x,z)/(m(x) m(z))] == E_m(x,z)[log m(x|z)] - E_m(x,z)[log m(x)]", "product rule"],
    ["E_m(x,z)[log m(x|z)] == 1/2 E_m(x)[log p(x)] + 1/2 E_m(x)[log q(x)]", "average"],
    ["E_m(x,z)[log m(x)] == 1/2 E_p(x)[log m(x)] + 1/2 E_q(x)[log m(x)]", "average"],
    ["JSD(p || q) == I(X;Z)", "lines"],
]

# %% wrong: the average of m left out | line 7
js_is_mi = [
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || m(x)) == E_p(x)[log p(x)] - E_p(x)[log m(x)]", "definition"],
    ["KL(q(x) || m(x)) == E_q(x)[log q(x)] - E_q(x)[log m(x)]", "definition"],
    ["I(X;Z) == E_m(x,z)[log m(x,z)/(m(x) m(z))]", "definition"],
    ["E_m(x,z)[log m(x,z)/(m(x) m(z))] == E_m(x,z)[log m(x|z)] - E_m(x,z)[log m(x)]", "product rule"],
    ["E_m(x,z)[log m(x|z)] == 1/2 E_p(x)[log p(x)] + 1/2 E_q(x)[log q(x)]", "average"],
    ["JSD(p || q) == I(X;Z)", "lines"],
]

# %% wrong: twice JSD | line 1
js_is_mi = [
    ["JSD(p || q) == KL(p(x) || m(x)) + KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || m(x)) == E_p(x)[log p(x)] - E_p(x)[log m(x)]", "definition"],
    ["KL(q(x) || m(x)) == E_q(x)[log q(x)] - E_q(x)[log m(x)]", "definition"],
    ["I(X;Z) == E_m(x,z)[log m(x,z)/(m(x) m(z))]", "definition"],
    ["E_m(x,z)[log m(x,z)/(m(x) m(z))] == E_m(x,z)[log m(x|z)] - E_m(x,z)[log m(x)]", "product rule"],
    ["E_m(x,z)[log m(x|z)] == 1/2 E_p(x)[log p(x)] + 1/2 E_q(x)[log q(x)]", "average"],
    ["E_m(x,z)[log m(x)] == 1/2 E_p(x)[log m(x)] + 1/2 E_q(x)[log m(x)]", "average"],
    ["JSD(p || q) == I(X;Z)", "lines"],
]

# %% wrong: circular | circular
js_is_mi = [
    ["JSD(p || q) == I(X;Z)", "line 1"],
]
