# %% [markdown]
# # 03 · The Jensen–Shannon divergence
#
# A GAN's discriminator gives each image a probability of being real, and a score says how good these probabilities are. This chapter shows what the best possible score measures: twice the Jensen–Shannon
# divergence between real and generated images, minus ln 4. It also shows what this measure can't see.
#
# *21 exercises, **53 points · 182 minutes**; reading and predicting take about 35 minutes more. You need chapters 01 and 02. Divergences are in bits, the game's value in nats, as in the papers; where the two meet, the text says so.*

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false} tags=["setup"]
import matplotlib.pyplot as plt
import numpy as np
from scipy.spatial.distance import jensenshannon
from scipy.special import expit, log_expit
from scipy.stats import norm, wasserstein_distance

from utils import figures, information, widgets
from utils.checks import hidden_seed
from utils.checks import jensen_shannon as checks
from utils.course import under_grading
from utils.proof import verify

# %% [markdown]
# ## Meet in the middle
#
# Take p = (½, ½, 0) and q = (0, ½, ½). KL(p‖q) is infinite, because q misses one outcome of p. So don't compare p and q with each other; compare each with their *mixture*, which
# misses nothing: m = (¼, ½, ¼). KL(p‖m) = ½ log₂ 2 + ½ log₂ 1 = ½ bit, and KL(q‖m) is the same. In general, the **Jensen–Shannon divergence** is
#
# $$m = \tfrac12(p+q),\qquad \mathrm{JSD}(p\|q) = \tfrac12 D_\mathrm{KL}(p\|m) + \tfrac12 D_\mathrm{KL}(q\|m).$$
#
# It is symmetric and never infinite (Lin 1991).
#
# **Predict first:** m is never less than p/2. How large can $D_\mathrm{KL}(p\|m)$ be?
#
# <details><summary>Answer</summary>
#
# p/m is at most 2 everywhere, so KL(p‖m) ≤ log₂ 2 = 1 bit, and JSD ≤ 1 bit. (The ratio p/m exists for *any* p and q, even for images on thin sheets that have no density.)
# </details>

# %% [markdown]
# ### Exercise 3.1 · Jensen–Shannon divergence
# *DFL topic T2.1 · implement · 4 points · 8 minutes · difficulty 1*
#
# Write `js_divergence(p, q, base=2)` for pmfs of shape `(..., n)`, in units of log `base`.
#
# <details><summary>Hint</summary>
#
# `information.kl_divergence` is your function from chapter 02. It handles zeros, and many pairs at once.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Taking the mean of KL(p‖q) and KL(q‖p), which may be infinite. Returning the square root (the Jensen–Shannon *distance*). Returning nats. Adding both
# halves without the ½.
# </details>

# %% nbgrader={"grade": false, "grade_id": "js_divergence", "locked": false, "schema_version": 3, "solution": true, "task": false}
def js_divergence(p, q, base=2):
    """JSD(p‖q) = ½ KL(p‖m) + ½ KL(q‖m), m = (p + q)/2, in units of log `base`; p, q: (..., n) pmfs."""
    ### BEGIN SOLUTION
    m = (np.asarray(p) + np.asarray(q)) / 2
    return (information.kl_divergence(p, m, base) + information.kl_divergence(q, m, base)) / 2
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "js_divergence-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.js_divergence(js_divergence)

# %% nbgrader={"grade": true, "grade_id": "js_divergence-hidden", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.js_divergence(js_divergence, seed=hidden_seed("js_divergence"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 3.2 · A function with the right name
# *DFL topic T2.1 · repair · 2 points · 6 minutes · difficulty 1*
#
# A friend found the function ready-made and uses it as the divergence in bits:
#
# ```python
# from scipy.spatial.distance import jensenshannon
#
# def js_from_scipy(p, q):
#     return jensenshannon(p, q)
# ```
#
# It agrees with yours on equal distributions. Compare the two for p = (½, ½, 0) and q = (0, ½, ½), read scipy's documentation, and
# write `js_from_scipy(p, q)` so that it returns the *divergence* in *bits*, still with scipy's function.
#
# <details><summary>Hint</summary>
#
# Two things differ: it is a root, and its unit. In which order do you undo them?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Undoing only one of the two. On disjoint distributions √1 = 1, so with base 2 a forgotten square does not show there.
# </details>

# %% nbgrader={"grade": false, "grade_id": "js_from_scipy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def js_from_scipy(p, q):
    """JSD(p‖q) in bits, with scipy.spatial.distance.jensenshannon."""
    ### BEGIN SOLUTION
    return jensenshannon(p, q, base=2) ** 2
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "js_from_scipy-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.js_from_scipy(js_from_scipy)

# %% nbgrader={"grade": true, "grade_id": "js_from_scipy-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.js_from_scipy(js_from_scipy, seed=hidden_seed("js_from_scipy"))
### END HIDDEN TESTS

# %% [markdown]
# Why does scipy return the root? Because √JSD *is* a distance: a detour is never shorter (Endres and Schindelin 2003). JSD itself, like KL, is not: from (1, 0) to (0, 1) it is 1 bit, but by way of (½, ½) only 2 · 0.3113 = 0.6226 bits.

# %% [markdown]
# ## What one look tells you
#
# Toss a fair coin Z: on heads you are shown a real image X, from $p$; on tails a generated one, from $q$. How much does X tell you about the coin? That is
# a mutual information, and it is the same number as above.

# %% [markdown]
# ### Exercise 3.3 · The joint table of image and coin
# *DFL Q2.1 · implement · 2 points · 6 minutes · difficulty 1*
#
# Write `mixture_joint(p, q)`: the table p(x, z) of shape (n, 2), where z = 1 (column 1) means "x was drawn from p" and z = 0 (column 0) "from q",
# both equally likely.
#
# <details><summary>Hint</summary>
#
# p(x, z) = p(z) · p(x|z).
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Building a table that sums to 2. Using x for the columns and z for the rows. Swapping the two columns.
# </details>

# %% nbgrader={"grade": false, "grade_id": "mixture_joint", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mixture_joint(p, q):
    """p(x, z), shape (n, 2): z a fair bit, x from q where z = 0 and from p where z = 1."""
    ### BEGIN SOLUTION
    return np.stack([q, p], axis=1) / 2
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "mixture_joint-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.mixture_joint(mixture_joint)

# %% nbgrader={"grade": true, "grade_id": "mixture_joint-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.mixture_joint(mixture_joint, seed=hidden_seed("mixture_joint"))
### END HIDDEN TESTS

# %%
rng = np.random.default_rng(3)
for p, q in rng.dirichlet(np.ones(4), (3, 2)):
    print(f"JSD(p‖q) = {js_divergence(p, q):.6f} bits,   I(X;Z) = {information.mutual_information(mixture_joint(p, q)):.6f} bits")

# %% [markdown]
# Six digits are no proof. You write one now, line by line.

# %% [markdown]
# ### The mixture, for the machine
#
# The proof needs a joint distribution m of image *and* coin: $m(x, z{=}1)=\tfrac12 p(x)$ and $m(x,z{=}0)=\tfrac12 q(x)$. Its marginal is the mixture $m(x)=\tfrac12p(x)+\tfrac12q(x)$, and given z it *is* one of its parts:
# $m(x|z{=}1)=p(x)$, $m(x|z{=}0)=q(x)$. You write this law for the machine as `m(x,z) = 1/2 p(x) + 1/2 q(x)`, where z says which part x came from.
#
# One reason is new, `average`: an expectation under the mixture is the average of those under its parts. For m = (¼, ½, ¼) above, the mean of the *position* 0, 1, 2 is ½·½ + ½·1½ = 1. For logarithms:
# `E_m(x)[log m(x)] == 1/2 E_p(x)[log m(x)] + 1/2 E_q(x)[log m(x)]`, and with the coin, `E_m(x,z)[log m(x|z)] == 1/2 E_p(x)[log p(x)] + 1/2 E_q(x)[log q(x)]`.

# %% [markdown]
# ### Exercise 3.4 · JSD is a mutual information
# *DFL Q2.1 · prove · 3 points · 28 minutes · difficulty 3*
#
# Prove $\mathrm{JSD}(p\|q) = I(X;Z)$; set `js_is_mi` to your lines, `["claim", "reason"]`. The laws (distributions) are p(x), q(x) and the mixture m(x,z). The reasons are `definition`, `product rule`, `marginalisation`, `linearity`, `lines` and
# `average`. Since there are three laws of x, write `H_m(X)` for the entropy of x under m. You may cite `2.18` and `2.19`.
#
# <details><summary>Hint</summary>
#
# Both sides reduce to ½E_p[log p] + ½E_q[log q] − ½E_p[log m] − ½E_q[log m]. On the right, begin with I(X;Z) == E_m(x,z)[log m(x,z)/(m(x) m(z))] and the product rule.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Writing E_m[log p(x)] for E_p[log p(x)]. Dropping the ½ of the average. Expanding JSD(p‖q) to KL(p‖q) and KL(q‖p).
# </details>

# %% nbgrader={"grade": false, "grade_id": "js_is_mi", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
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
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "js_is_mi-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.js_is_mi(js_is_mi)

# %% nbgrader={"grade": true, "grade_id": "js_is_mi-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.js_is_mi(js_is_mi, seed=hidden_seed("js_is_mi"))
### END HIDDEN TESTS

# %% [markdown]
# Here is each line's verdict, and what it rests on:

# %%
verify(js_is_mi, goal="JSD(p || q) == I(X;Z)", laws=["p(x)", "q(x)", "m(x,z) = 1/2 p(x) + 1/2 q(x)"])

# %% [markdown]
# ### Exercise 3.5 · Not below 0
# *DFL Q2.1 · prove · 2 points · 6 minutes · difficulty 1*
#
# Prove $\mathrm{JSD}(p\|q)\ge 0$ with the reasons `definition`, `gibbs` (KL ≥ 0) and `lines`; set `js_at_least_zero`.
#
# <details><summary>Hint</summary>
#
# Two divergences, both from m.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Using Gibbs for JSD directly: it is about KL. Using KL(p‖q) ≥ 0, which is true but not in the definition.
# </details>

# %% nbgrader={"grade": false, "grade_id": "js_at_least_zero", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
js_at_least_zero = [
    ["JSD(p || q) == 1/2 KL(p(x) || m(x)) + 1/2 KL(q(x) || m(x))", "definition"],
    ["KL(p(x) || m(x)) >= 0", "gibbs"],
    ["KL(q(x) || m(x)) >= 0", "gibbs"],
    ["JSD(p || q) >= 0", "lines"],
]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "js_at_least_zero-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.js_at_least_zero(js_at_least_zero)

# %% nbgrader={"grade": true, "grade_id": "js_at_least_zero-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.js_at_least_zero(js_at_least_zero, seed=hidden_seed("js_at_least_zero"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 3.6 · Not above one bit
# *DFL Q2.1 · prove · 2 points · 8 minutes · difficulty 2*
#
# JSD is I(X;Z), so prove $I(X;Z)\le 1$ from `H(Z) == 1` (in bits) as `given`; set `js_at_most_one`. X may be an image with a density: its entropy may be negative, and
# `h>=0` holds only for entropies of the coin, such as `H(Z|X) >= 0`. Other reasons: `definition`, `given`, `mi>=0`, `lines`.
#
# <details><summary>Hint</summary>
#
# X can't tell you more about the coin than there is to know about it.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Using I = H(X) − H(X|Z) with H(X|Z) ≥ 0: the wrong side, and false for densities. Using `H(Z) == 1` without a line that says `given`.
# </details>

# %% nbgrader={"grade": false, "grade_id": "js_at_most_one", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
js_at_most_one = [
    ["I(X;Z) == H(Z) - H(Z|X)", "definition"],
    ["H(Z|X) >= 0", "h>=0"],
    ["H(Z) == 1", "given"],
    ["I(X;Z) <= 1", "lines"],
]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "js_at_most_one-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.js_at_most_one(js_at_most_one)

# %% nbgrader={"grade": true, "grade_id": "js_at_most_one-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.js_at_most_one(js_at_most_one, seed=hidden_seed("js_at_most_one"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 3.7 · 0 only for equal distributions
# *DFL Q2.1 · prove · 3 points · 10 minutes · difficulty 2*
#
# Given `JSD(p || q) == 0`, prove `p(x) == q(x)`; set `js_zero`. The reasons are `given`, `definition`, `gibbs`, `lines`, and `gibbs equality` (if an earlier line says that a KL is 0, its two
# distributions are equal).
#
# <details><summary>Hint</summary>
#
# If two numbers ≥ 0 have the sum 0, what is each of them? Then compare p and q with m.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Going from a sum of 0 to each part being 0 without a line for each part ≥ 0.
# </details>

# %% nbgrader={"grade": false, "grade_id": "js_zero", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
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
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "js_zero-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.js_zero(js_zero)

# %% nbgrader={"grade": true, "grade_id": "js_zero-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.js_zero(js_zero, seed=hidden_seed("js_zero"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 3.8 · One bit only if X gives the coin away
# *DFL Q2.1 · prove · 2 points · 6 minutes · difficulty 1*
#
# Given `H(Z) == 1` and `I(X;Z) == 1`, prove `H(Z|X) == 0`; set `js_one`. The identity that brings in H(Z|X) takes a line of its own. (In words: at almost every x only one side of the coin is possible, so no x has mass under
# both p and q. They are disjoint. Read backwards, the same lines show that disjoint distributions reach one bit.)
#
# <details><summary>Hint</summary>
#
# One identity, and both givens.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Proving H(X|Z) = 0, a statement about how varied the images are.
# </details>

# %% nbgrader={"grade": false, "grade_id": "js_one", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
js_one = [
    ["I(X;Z) == H(Z) - H(Z|X)", "definition"],
    ["H(Z) == 1", "given"],
    ["I(X;Z) == 1", "given"],
    ["H(Z|X) == 0", "lines"],
]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "js_one-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.js_one(js_one)

# %% nbgrader={"grade": true, "grade_id": "js_one-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.js_one(js_one, seed=hidden_seed("js_one"))
### END HIDDEN TESTS

# %% [markdown]
# ## Both ends, and everything between

# %% [markdown]
# ### Exercise 3.9 · As far apart as you like
# *DFL Q2.1 · construct · 3 points · 12 minutes · difficulty 3*
#
# Write `js_exactly(p, bits)`: for a pmf `p` with exactly one empty outcome and any 0 ≤ `bits` ≤ 1, return a pmf `q` over the same outcomes with JSD(p‖q) =
# `bits`, to six decimals. The check also tries both extremes, 0 and 1.
#
# <details><summary>Hint</summary>
#
# Move a share t of all mass to the empty outcome: q = (1 − t) p + t δ, where δ has all its mass there. At t = 0, q is p; at t = 1 it is disjoint from p; in between, JSD grows steadily. Halve
# the interval of t forty times.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Setting t = `bits`: that share is right only at both ends. Matching √JSD instead of JSD.
# </details>

# %% nbgrader={"grade": false, "grade_id": "js_exactly", "locked": false, "schema_version": 3, "solution": true, "task": false}
def js_exactly(p, bits):
    """A pmf q with JSD(p‖q) = bits, for 0 ≤ bits ≤ 1 and a p with one empty outcome."""
    ### BEGIN SOLUTION
    empty = (np.asarray(p) == 0).astype(float)
    low, high = 0.0, 1.0
    for _ in range(60):
        t = (low + high) / 2
        low, high = (t, high) if js_divergence(p, (1 - t) * p + t * empty) < bits else (low, t)
    t = {0.0: 0.0, 1.0: 1.0}.get(bits, high)
    return (1 - t) * p + t * empty
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "js_exactly-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.js_exactly(js_exactly)

# %% nbgrader={"grade": true, "grade_id": "js_exactly-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.js_exactly(js_exactly, seed=hidden_seed("js_exactly"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 3.10 · When are the bounds reached?
# *DFL Q2.1 · choose · 2 points · 2 minutes · difficulty 1*
#
# Which sentence sums up your last five proofs?
#
# - a: JSD = 0 if and only if p and q have the same support; 1 bit if and only if they are as different as n outcomes allow
# - b: JSD = 0 if and only if p = q; 1 bit if and only if no outcome has positive probability under both
# - c: JSD = 0 if and only if p = q; 1 bit as soon as some outcome has positive probability under only one of them
# - d: JSD = 0 if and only if p = q; 1 bit is approached but never reached
#
# Why does JSD end at 1 bit? In terms of the coin Z:
#
# - a: because then H(Z|X) = 0: one look at X reveals the coin
# - b: because then H(X|Z) = 0: the coin reveals X
# - c: because then KL(p‖q) is infinite
#
# Set `js_bounds` and `js_bounds_reason`.
#
# <details><summary>Hint</summary>
#
# I(X;Z) = H(Z) − H(Z|X) with H(Z) = 1 bit. When is nothing left to subtract?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Carrying the rule for KL (one missing outcome is enough) over to JSD.
# </details>

# %% nbgrader={"grade": false, "grade_id": "js_bounds", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
js_bounds, js_bounds_reason = "b", "a"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "js_bounds-check", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
checks.choice("js_bounds", (js_bounds, "abcd"), (js_bounds_reason, "abc"))

# %% nbgrader={"grade": true, "grade_id": "js_bounds-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.choose(js_bounds, key="b", why={
    "a": "(0.9, 0.1) and (0.1, 0.9) have the same support, and JSD 0.531 bits.",
    "b": "You proved it: 0 forces p = m = q, and 1 bit forces H(Z|X) = 0, so no x can come from both.",
    "c": "That is when KL is infinite. (½, ½, 0) and (0, ½, ½) each have an outcome of their own, and JSD ½ bit.",
    "d": "(1, 0) and (0, 1) reach it: the first look reveals the coin.",
}, reason=js_bounds_reason, reason_key="a", reason_why={
    "a": "I(X;Z) = H(Z) − H(Z|X) = 1 − 0: nothing about the coin is left uncertain.",
    "b": "H(X|Z) is how varied p and q are in themselves; 1 bit is reached for varied ones too, if they are disjoint.",
    "c": "KL(p‖q) is infinite already when one outcome of p is missing in q, and JSD may then be far below 1 bit.",
})
### END HIDDEN TESTS

# %% [markdown]
# ## The best discriminator
#
# Now the coin is hidden, and the **discriminator** must guess it: $D(x)$ is the probability it gives to "x is real". A GAN scores it by
#
# $$V(G, D) = \mathbb E_{x\sim p}[\ln D(x)] + \mathbb E_{x\sim q}[\ln(1 - D(x))]\quad\text{nats,}$$
#
# where $q$ is the distribution of what the **generator** G makes (Goodfellow et al. 2014, equation 1). D wants V large; it is never above 0.
#
# **Predict first:** at an x where p is three times q, what should D say? And what does a D that always says ½ earn?
#
# <details><summary>Answer</summary>
#
# ¾: of four samples at that x, three are real on average. Always saying ½ earns ln ½ + ln ½ = −ln 4 = −1.386 nats, whatever p and q are.
# </details>

# %% [markdown]
# ### Exercise 3.11 · The optimal discriminator
# *DFL topic T2.4 · implement · 3 points · 8 minutes · difficulty 2*
#
# At each x, D(x) should maximise p·ln D + q·ln(1 − D). Write `optimal_discriminator(p, q)`: arrays of the same shape (one axis or more), values of pmfs
# or of densities. Where both are 0, return ½.
#
# <details><summary>Hint</summary>
#
# Set the derivative p/D − q/(1 − D) to 0. It is also Bayes' rule for the coin.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Returning p/q, which can exceed 1. Returning ½ everywhere, which is optimal only where p = q. Getting 0/0 where neither has any mass.
# </details>

# %% nbgrader={"grade": false, "grade_id": "optimal_discriminator", "locked": false, "schema_version": 3, "solution": true, "task": false}
def optimal_discriminator(p, q):
    """D*(x): the probability that x came from p, p and q being equally likely; ½ where both are 0."""
    ### BEGIN SOLUTION
    total = np.asarray(p, float) + q
    return np.where(total > 0, p, 0.5) / np.where(total > 0, total, 1)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "optimal_discriminator-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.optimal_discriminator(optimal_discriminator)

# %% nbgrader={"grade": true, "grade_id": "optimal_discriminator-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.optimal_discriminator(optimal_discriminator, seed=hidden_seed("optimal_discriminator"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 3.12 · The value of the game
# *DFL topic T2.4 · implement · 3 points · 12 minutes · difficulty 2*
#
# Write `gan_value(p, q, D)`: V in nats, for pmfs p and q and D of the same shape (n,). Outcomes of probability 0 add nothing. A D that is certain and wrong
# (with positive probability) gets −∞.
#
# <details><summary>Hint</summary>
#
# `np.log1p(-D)` is ln(1 − D). Replace D by 1 (or by 0) where its weight is 0, before the logarithm.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Getting the sign wrong (D's *loss* is −V). Returning bits. Giving all outcomes the same weight. Using an ε or a clip that makes a certain error cheap.
# </details>

# %% nbgrader={"grade": false, "grade_id": "gan_value", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gan_value(p, q, D):
    """V = Σ p ln D + Σ q ln(1 − D), in nats; p, q, D: (n,)."""
    ### BEGIN SOLUTION
    with np.errstate(divide="ignore"):
        real, fake = np.log(np.where(p > 0, D, 1)), np.log1p(-np.where(q > 0, D, 0))
    return (p * real).sum() + (q * fake).sum()
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "gan_value-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.gan_value(gan_value)

# %% nbgrader={"grade": true, "grade_id": "gan_value-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.gan_value(gan_value, seed=hidden_seed("gan_value"))
### END HIDDEN TESTS

# %% [markdown]
# Put your two functions together. For the best D the value is a divergence in disguise. With m for the mixture, $D^*=p/(2m)$ and $1-D^*=q/(2m)$, so, all in nats,
#
# $$\begin{aligned} V(G, D^*) &= \sum p\ln\frac{p}{2m} + \sum q\ln\frac{q}{2m} \\ &= D_\mathrm{KL}(p\|m) + D_\mathrm{KL}(q\|m) - 2\ln 2 = 2\,\mathrm{JSD}(p\|q) - \ln 4 . \end{aligned}$$

# %%
for p, q in rng.dirichlet(np.ones(4), (3, 2)):
    best = gan_value(p, q, optimal_discriminator(p, q))
    others = max(gan_value(p, q, D) for D in rng.uniform(0, 1, (300, 4)))
    print(f"V(G, D*) = {best:.4f} nats = 2·JSD − ln 4 = {2 * js_divergence(p, q, np.e) - np.log(4):.4f}; "
          f"the best of 300 random D: {'below' if others < best else 'above'}")

# %% [markdown]
# ### What any other discriminator loses
#
# That 300 random Ds earn less isn't a proof. Here is one. Since $p = 2m\,D^*$ and $q = 2m\,(1-D^*)$, the value of *any* D is one average over the mixture:
#
# $$V(G,D) = 2\,E_m\big[D^*\ln D + (1-D^*)\ln(1-D)\big].$$
#
# At each x, the bracket is minus a cross-entropy: the coin at x really has the probability $D^*(x)$, and you believe $D(x)$. Subtract it from the same average with D = D*, and the price of a wrong belief is left:
#
# $$V(G,D^*) - V(G,D) = 2\,E_m\big[D_\mathrm{KL}(\mathrm{Bern}\,D^*(x)\,\|\,\mathrm{Bern}\,D(x))\big]\;\ge\;0\quad\text{nats,}$$
#
# where Bern a is a coin with probability a. From this line follow four facts:
#
# - **the bound**: no D earns more than D*, by Gibbs' inequality at each x;
# - **the optimum**: the best D is p/(p + q), found without a derivative;
# - **equality**: only for D = D*, except where neither p nor q has mass ("m-almost everywhere");
# - **an honest estimate**: for any D fixed *before* the samples were drawn, the mean of ln D over the real samples plus that of ln(1 − D) over the fake ones is on average V(G, D) ≤ V(G, D*).
#
# **Predict first:** which setting of the discriminator below loses the whole of 2·JSD? Where along x is a wrong D expensive, and where is it free?

# %%
def draw_loss(steepness, shift):
    """A D whose logit is steepness·(that of D*) + shift, and what it loses at each x."""
    x = np.linspace(-5, 5, 1001)
    density = lambda mean, sd: np.exp(-(((x - mean) / sd) ** 2) / 2) / (sd * np.sqrt(2 * np.pi))
    p, q = density(-0.5, 1), density(1, 0.6)
    best, logit = np.log(p / q), steepness * np.log(p / q) + shift      # of D* and of D
    loss = (p + q) / 2 * (expit(best) * (log_expit(best) - log_expit(logit)) + expit(-best) * (log_expit(-best) - log_expit(-logit)))
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.3))
    figures.discriminator(x, p, q, {"D*, optimal": optimal_discriminator(p, q), "D": expit(logit)}, left)
    left.legend(loc="lower left", fontsize="small")
    figures.discriminator_gap(x, loss, right)
    lost = 2 * loss.sum() * (x[1] - x[0])
    right.set_title(f"V(G, D*) − V(G, D) = twice the area = {lost:.3f} nats")
    figures.show(fig, f"Left, D* and a D with {steepness:.1f} times its logit plus {shift:.1f}, over two densities. Right, what D loses at each x: in total {lost:.3f} nats.")

# %%
widgets.explore(draw_loss, steepness=widgets.slider(0.5, 0, 2, 0.1, "steepness"), shift=widgets.slider(1, -3, 3, 0.5, "shift"))

# %% [markdown]
# <details><summary>Answer</summary>
#
# Steepness 0 and shift 0: D = ½ everywhere earns −ln 4, and misses all of 2·JSD. A wrong D is expensive where m has mass and D is far from D*, most of all where it is sure and wrong. Far to the right it may say
# what it likes: almost no sample ever falls there. (Steepness 1 and shift 0 is D* and loses nothing.)
# </details>

# %% [markdown]
# ### A network that reads a code
#
# Write $D(1|x)=D(x)$ and $D(0|x)=1-D(x)$: the discriminator's belief about the coin Z. Then $V = 2\,E[\ln D(Z|X)]$, and with H(Z) = ln 2 the bound says, in nats,
#
# $$\tfrac12\big(V(G,D)+\ln 4\big) = H(Z) + E\big[\ln D(Z|X)\big]\;\le\; I(X;Z).$$
#
# Read it without thinking of GANs: something random, Z, was turned into an image X; a network D reads Z back from X; and its mean log-probability, plus H(Z), is a *lower bound on the mutual information*. The bound is
# tight if D is the true **posterior** p(z|x), the distribution of the coin given the image (Barber and Agakov 2003). Replace the coin with a code c of ten values and D with a network Q, and you have the bound that InfoGAN maximises. Chapter 05 is this page a second time.

# %% [markdown]
# ### Exercise 3.13 · From the game to the divergence
# *DFL topic T2.4 · implement · 2 points · 4 minutes · difficulty 1*
#
# Write `js_from_value(v)`: given V(G, D*) in nats, the JSD in bits.
#
# <details><summary>Hint</summary>
#
# −ln 4 must give 0, and 0 must give 1.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Keeping nats. Mixing log₂ 4 = 2 with a V in nats. Forgetting the 2 in front of JSD.
# </details>

# %% nbgrader={"grade": false, "grade_id": "js_from_value", "locked": false, "schema_version": 3, "solution": true, "task": false}
def js_from_value(v):
    """JSD in bits from V(G, D*) in nats."""
    ### BEGIN SOLUTION
    return (v + np.log(4)) / (2 * np.log(2))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "js_from_value-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.js_from_value(js_from_value)

# %% nbgrader={"grade": true, "grade_id": "js_from_value-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.js_from_value(js_from_value, seed=hidden_seed("js_from_value"))
### END HIDDEN TESTS

# %% [markdown]
# ## A discriminator that learns
#
# Nobody gives you p and q of handwritten digits, only samples. But V is a sum of two *means*, and means can be estimated from samples. So train a D to make V large, and
# read off the divergence.
#
# Here is a very small D. Each point x becomes a row of features $f(x)$, and the **logit** of D is linear in them:
# $D(x)=\sigma(w\cdot f(x))$ with $\sigma(a)=1/(1+e^{-a})$ (here σ is this function, not a width). The logit of D* is $\ln(p/q)$, since $p/(p+q)=1/(1+q/p)$. For two Gaussians that is a parabola, so the features 1, x, x²
# can express D* exactly.

# %% tags=["setup"]
def parabola(x):
    """Features of points x (n,): constant, x, x² (scaled), shape (n, 3)."""
    return np.stack([np.ones_like(x), x / 2, x**2 / 4], axis=1)

def bumps(x):
    """Features of points x (n,): a constant and eight bumps, shape (n, 9)."""
    return np.concatenate([np.ones((len(x), 1)), np.exp(-(x[:, None] - np.linspace(-3, 4, 8)) ** 2)], axis=1)

def normal(x, mean, sd):
    """The density of a Gaussian."""
    return np.exp(-(((x - mean) / sd) ** 2) / 2) / (sd * np.sqrt(2 * np.pi))

def js_on_grid(p, q):
    """JSD in bits of two densities given on the same fine grid."""
    return information.js_divergence(p / p.sum(), q / q.sum())

# %% [markdown]
# ### Exercise 3.14 · One step uphill
# *DFL topic T2.4 · implement · 3 points · 12 minutes · difficulty 3*
#
# On samples, $\hat V(w) = \frac1n\sum_i \ln\sigma(w\cdot f_i)$ $+ \frac1m\sum_j \ln(1-\sigma(w\cdot f'_j))$ with features $f_i$ of n real and $f'_j$ of
# m fake samples. Write `discriminator_step(w, f_real, f_fake, lr)`: the new w after one step of gradient *ascent* on V̂ with step size `lr`. Shapes:
# w (d,), f_real (n, d), f_fake (m, d), all of them float64 or all float32. Logits $w\cdot f$ of ±1000 must not break it.
#
# <details><summary>Hint</summary>
#
# `expit` is σ. What is the derivative of ln σ(a), written with σ itself? And of ln(1 − σ(b))? As a test: which real samples should pull w towards their features most, those that D believes or those that it
# doubts? Which fakes should push most?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Descending. Taking one mean over all samples (n and m differ). Swapping the factors D and 1 − D.
# </details>

# %% nbgrader={"grade": false, "grade_id": "discriminator_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def discriminator_step(w, f_real, f_fake, lr):
    """w after one step of gradient ascent on V̂; w (d,), f_real (n, d), f_fake (m, d)."""
    ### BEGIN SOLUTION
    doubt, belief = expit(-f_real @ w), expit(f_fake @ w)
    return w + lr * (doubt @ f_real / len(f_real) - belief @ f_fake / len(f_fake))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "discriminator_step-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.discriminator_step(discriminator_step)

# %% nbgrader={"grade": true, "grade_id": "discriminator_step-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.discriminator_step(discriminator_step, seed=hidden_seed("discriminator_step"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 3.15 · Train it
# *DFL topic T2.4 · train · 2 points · 6 minutes · difficulty 1*
#
# Write `train_discriminator(f_real, f_fake, steps, lr)`: start from w = 0 (D = ½ everywhere), take `steps` steps with your `discriminator_step`, return w. The samples say how many features, d, there are. The check compares w after various numbers of steps, including 0.
#
# <details><summary>Hint</summary>
#
# The loop has one line.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Forgetting to keep the new w. Returning in the first round of the loop.
# </details>

# %% nbgrader={"grade": false, "grade_id": "train_discriminator", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_discriminator(f_real, f_fake, steps, lr):
    """w (d,) after `steps` steps of size lr from w = 0."""
    ### BEGIN SOLUTION
    w = np.zeros(f_real.shape[1])
    for _ in range(steps):
        w = discriminator_step(w, f_real, f_fake, lr)
    return w
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "train_discriminator-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.train_discriminator(train_discriminator)

# %% nbgrader={"grade": true, "grade_id": "train_discriminator-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.train_discriminator(train_discriminator, seed=hidden_seed("train_discriminator"))
### END HIDDEN TESTS

# %% [markdown]
# Watch it learn: real points from N(−½, 1), fake ones from N(1, 0.6²), 500 of each.
#
# **Predict first:** D* crosses ½ twice. At which x? And what does D* say far out on the right, where both densities are tiny? Then move the slider through
# 0, 1, 2, 5, 10, 20, 50, 100, 200, 500 and 1,000 steps.

# %%
grid = np.linspace(-5, 5, 1001)
p_x, q_x = normal(grid, -0.5, 1), normal(grid, 1, 0.6)
rng = np.random.default_rng(0)
real, fake = parabola(rng.normal(-0.5, 1, 500)), parabola(rng.normal(1, 0.6, 500))
milestones = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
history = {0: np.zeros(3)}
for step in range(1, 1001):
    history[step] = discriminator_step(history[step - 1].copy(), real, fake, lr=1.0)

def draw_learning(milestone):
    """D after milestones[milestone] steps over both densities, with D* behind it."""
    step = milestones[round(milestone)]
    D = expit(parabola(grid) @ history[step])
    fig, ax = plt.subplots(figsize=(7.5, 3.4))
    figures.discriminator(grid, p_x, q_x, {"D*, optimal": optimal_discriminator(p_x, q_x), f"D after {step} steps": D}, ax)
    distance = np.abs(D - optimal_discriminator(p_x, q_x)) @ (p_x + q_x) / (p_x + q_x).sum()
    figures.show(fig, f"The optimal D over both densities, and the trained one after {step} steps: on average {distance:.2f} away from it.")

# %%
widgets.explore(draw_learning, milestone=widgets.slider(3, 0, len(milestones) - 1, 1, "milestone"))

# %% [markdown]
# <details><summary>Answer</summary>
#
# D* crosses ½ where the two densities cross: at 0.25 and at 3.44. Far out on the right it says *real*: both densities are tiny there, but the wider one is far larger than the narrower one, and D* sees
# only their ratio.
# </details>

# %% [markdown]
# ### Exercise 3.16 · What the discriminator tells you
# *DFL topic T2.4 · implement · 3 points · 10 minutes · difficulty 2*
#
# Write `js_estimate(w, f_real, f_fake)`: compute V̂ of the D with weights w on these samples, in nats, and return your estimate of the JSD in bits. Logits of
# ±1000 must not break it, and an estimate below 0 stays as it is.
#
# <details><summary>Hint</summary>
#
# ln(1 − σ(b)) = ln σ(−b). `log_expit` is ln σ without the underflow. Exercise 3.13 does the rest.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Taking the logarithm of a sigmoid that has underflowed to 0. Setting a negative estimate to 0: it looks more reasonable, and makes the estimate too high on average.
# </details>

# %% nbgrader={"grade": false, "grade_id": "js_estimate", "locked": false, "schema_version": 3, "solution": true, "task": false}
def js_estimate(w, f_real, f_fake):
    """(V̂ + ln 4)/(2 ln 2): the JSD in bits that the D with weights w sees on these samples."""
    ### BEGIN SOLUTION
    v = log_expit(f_real @ w).mean() + log_expit(-f_fake @ w).mean()
    return js_from_value(v)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "js_estimate-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.js_estimate(js_estimate)

# %% nbgrader={"grade": true, "grade_id": "js_estimate-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.js_estimate(js_estimate, seed=hidden_seed("js_estimate"))
### END HIDDEN TESTS

# %% [markdown]
# V̂ rises towards 2·JSD − ln 4 (in nats). On the samples that D was trained on, it may even rise beyond; on new samples it stays below on average, since any D that does not depend on them has E[V̂] = V(G, D) ≤ V(G, D*).

# %%
steps = np.unique(np.geomspace(1, 1001, 30).astype(int)) - 1
new_real, new_fake = parabola(rng.normal(-0.5, 1, 5000)), parabola(rng.normal(1, 0.6, 5000))
to_nats = lambda js: 2 * np.log(2) * js - np.log(4)
values = {"on its 500 + 500 training samples": [to_nats(js_estimate(history[s], real, fake)) for s in steps],
          "on 5,000 + 5,000 new samples": [to_nats(js_estimate(history[s], new_real, new_fake)) for s in steps]}
truth = js_on_grid(p_x, q_x)
fig, ax = plt.subplots(figsize=(6.4, 4.4))
figures.value_curve(steps + 1, values, to_nats(truth), ax)
ax.set(xscale="log", xlabel="training step of D (+ 1)")
figures.show(fig, f"V̂ against the training step, logarithmic, on the training samples and on new ones: both curves rise from −1.386, where D = ½, towards 2·JSD − ln 4 = −{-to_nats(truth):.2f} nats, "
                  f"a JSD of {truth:.2f} bits.")

# %% [markdown]
# ### Exercise 3.17 · An honest estimate
# *DFL topic T2.4 · repair · 3 points · 12 minutes · difficulty 2*
#
# With flexible features (eight bumps) and few samples, D learns accidents by heart. This estimate of the JSD sees divergence even between equal
# distributions:
#
# ```python
# def honest_js(f_real, f_fake):
#     w = train_discriminator(f_real, f_fake, steps=100, lr=2.0)
#     return js_estimate(w, f_real, f_fake)
# ```
#
# Repair it: its expected value must not exceed the true JSD, and should not fall far below it. (The samples are independent of each other and in no particular order.)
#
# <details><summary>Hint</summary>
#
# Which of the four facts above does this estimate break? You can't draw new samples; what else can you do with those you have?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Judging on training samples, all or some of them. Setting negative estimates to 0.
# </details>

# %% nbgrader={"grade": false, "grade_id": "honest_js", "locked": false, "schema_version": 3, "solution": true, "task": false}
def honest_js(f_real, f_fake):
    """An estimate of JSD in bits that is a lower bound in expectation."""
    ### BEGIN SOLUTION
    n, m = len(f_real) // 2, len(f_fake) // 2
    w = train_discriminator(f_real[:n], f_fake[:m], steps=100, lr=2.0)
    return js_estimate(w, f_real[n:], f_fake[m:])
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "honest_js-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.honest_js(honest_js)

# %% nbgrader={"grade": true, "grade_id": "honest_js-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.honest_js(honest_js, seed=hidden_seed("honest_js"))
### END HIDDEN TESTS

# %% [markdown]
# The figure shows both estimates, on the training samples and on the half that was **held out** from training, against the number of samples: real from N(0, 1), fake from N(1, 1), 30 seeds.
#
# **Predict first:** with few samples, on which side of the truth is each? Which has the wider band, and why?

# %%
sizes = [30, 60, 120, 240, 480, 960]
seen, unseen = [], []
for seed in range(2 if under_grading() else 30):        # a figure that earns no marks need not cost a whole class its time
    rng = np.random.default_rng(seed)
    data = [(bumps(rng.normal(0, 1, n)), bumps(rng.normal(1, 1, n))) for n in sizes]
    seen.append([js_estimate(train_discriminator(a, b, steps=100, lr=2.0), a, b) for a, b in data])
    unseen.append([honest_js(a, b) for a, b in data])
wide = np.linspace(-8, 9, 2001)
truth = js_on_grid(normal(wide, 0, 1), normal(wide, 1, 1))
quantiles = norm.ppf((np.arange(5000) + 0.5) / 5000)     # as good as infinitely many samples
many = bumps(quantiles), bumps(quantiles + 1)
limit = js_estimate(train_discriminator(*many, steps=100, lr=2.0), *many)
fig, ax = plt.subplots(figsize=(6.8, 3.8))
figures.seeds_band(sizes, seen, ax, "training samples", color="vermillion", marker="s")
figures.seeds_band(sizes, unseen, ax, "held-out half", color="blue", marker="o")
ax.axhline(truth, color="black", linestyle=":", label=f"true JSD, {truth:.3f} bits")
ax.set(xscale="log", xlabel="samples of each kind", ylabel="estimated JSD, bits", xticks=sizes, xticklabels=sizes)
ax.minorticks_off()
ax.legend(fontsize="small")
figures.show(fig, f"Estimated JSD against the number of samples with bands over {len(seen)} seeds. On the training samples the mean is above the truth, "
                  f"{truth:.3f} bits, and comes closer; on held-out samples it is below and comes closer, with a wider band.")
print(f"with infinitely many samples, 100 steps of eight bumps reach {limit:.4f} of {truth:.4f} bits")
print(f"spread over the seeds at n = 30, held-out half against training samples: {np.std(unseen, axis=0)[0] / np.std(seen, axis=0)[0]:.1f} times")

# %% [markdown]
# <details><summary>Answer</summary>
#
# The estimate on the training samples is too high: D has learned their accidents. The held-out one is too low on average, whatever D has learned: that is the fourth fact above, the honest estimate. (That the other one stays *above* the truth isn't a theorem: D has only 100 steps and eight bumps, and with infinitely many samples it ends just below.) The held-out band is wider, since D learns from half of the samples and is judged by the other half. The
# printed ratio is more than the √2 that the judging alone would explain.
# </details>
#
# Remember on which side each of them errs. InfoGAN's bound on the mutual information (chapter 05) is of the same kind: what a trained network reaches is a lower
# bound *in expectation*, if it is judged on fresh samples. A generator makes as many of those as you like.

# %% [markdown]
# ## One family of divergences
#
# KL, JSD and many other divergences have one inequality in common. Take p = (0.3, 0.2, 0.5) and q = (0.1, 0.4, 0.5). The first two terms of KL are 0.3·log₂ 3 = 0.475 and
# 0.2·log₂ ½ = −0.2, together 0.275 bits. Now *merge* these two outcomes: 0.5·log₂(0.5/0.5) = 0 bits. Merging has lost information, and it can never add any. For numbers $a_i\ge0$, $b_i>0$, the **log-sum inequality** says
#
# $$\sum_i a_i\log\frac{a_i}{b_i}\;\ge\;\Big(\sum_i a_i\Big)\log\frac{\sum_i a_i}{\sum_i b_i}.$$
#
# It is Jensen's inequality for the convex function t log t, at the points $a_i/b_i$ with the weights $b_i/\sum_j b_j$. Two consequences:
#
# - **Data processing.** Merging outcomes, as any function of x does, never raises KL (chapter 02 reached this by the chain rule).
# - **Joint convexity.** Mix two pairs of distributions with weights λ and 1 − λ. At each x there are two terms to merge, so the $D_\mathrm{KL}$ of the mixtures is at most the mixture of the two $D_\mathrm{KL}$.

# %% [markdown]
# ### Any convex function will do
#
# The proof used only that t log t is convex. So take *any* convex f with f(1) = 0, and define an **f-divergence** (Csiszár 1967), here for q > 0:
#
# $$D_f(p\|q) = \sum_x q(x)\, f\Big(\frac{p(x)}{q(x)}\Big).$$
#
# All of them are ≥ 0 (Jensen), 0 for p = q, jointly convex, and never raised by processing. Here are four, in nats except for the last, which has no unit:
#
# | divergence | f(t) |
# |---|---|
# | KL(p‖q) | t ln t |
# | KL(q‖p) | −ln t |
# | JSD(p‖q) | ½ t ln(2t/(1+t)) + ½ ln(2/(1+t)) |
# | **total variation** TV(p, q) = ½ Σ \|p − q\| | ½ \|t − 1\| |
#
# **Predict first:** mix two pairs of pmfs. Can any of the three curves below rise above its dotted chord, for some choice of pairs?

# %%
def draw_mixing(pair):
    """KL, JSD and TV of two pmfs that are mixed from two pairs, against the weight of the first pair."""
    p, q, p2, q2 = 0.92 * np.random.default_rng(round(pair)).dirichlet(np.full(4, 0.3), 4) + 0.02
    weights = np.linspace(0, 1, 41)
    mixed = [(w * p + (1 - w) * p2, w * q + (1 - w) * q2) for w in weights]
    curves = {"KL, bits": [information.kl_divergence(a, b) for a, b in mixed], "JSD, bits": [js_divergence(a, b) for a, b in mixed],
              "total variation (no unit)": [information.total_variation(a, b) for a, b in mixed]}
    fig, ax = plt.subplots(figsize=(6, 3.4))
    figures.mixing(weights, curves, ax)
    sag = min(min(w * c[-1] + (1 - w) * c[0] - value for w, value in zip(weights, c, strict=True)) for c in curves.values())
    figures.show(fig, f"Pairs {pair:.0f}: KL, JSD and total variation of the mixed pmfs against the weight λ, each with its chord. No curve is above its chord "
                      f"(smallest distance {abs(sag):.3f}, at the ends).")

# %%
widgets.explore(draw_mixing, pair=widgets.slider(5, 0, 9, 1, "which pairs of pmfs"))

# %% [markdown]
# <details><summary>Answer</summary>
#
# None can, for any pairs: that is joint convexity. The two mixtures are at least as alike as the two pairs are on average.
# </details>

# %% [markdown]
# ### Every one of them has its game
#
# A convex f never runs below its tangents: $f(t)\ge f(s)+f'(s)(t-s)$ (at a kink, take any line through it that f doesn't run below). Put t = p(x)/q(x), and for s any positive function s(x) that you like; multiply by q(x) and add up:
#
# $$D_f(p\|q)\;\ge\;E_p\big[f'(s)\big] - E_q\big[s\,f'(s)-f(s)\big],\qquad\text{equality at } s = p/q.$$
#
# The right side is a difference of averages, over real and over fake samples: *a network s(x) that maximises it estimates the divergence from below* (Nguyen, Wainwright and Jordan 2010; Nowozin et al. 2016, "f-GAN"). For JSD,
# set s = D/(1 − D), and the right side is ½(V(G, D) + ln 4): the GAN's game, with the best answer s = p/q. For KL(q‖p), f(t) = −ln t. You will need that one in chapter 04, where G's loss is −ln D.

# %% [markdown]
# ### How often does the best guesser win?
#
# Total variation measures how often a discriminator that must *decide* is right. Given x, the best guess of the coin is "real" where p > q, and it is right with probability $\tfrac12\sum\max(p,q)=\tfrac12+\tfrac12\mathrm{TV}$.
# Two coins with heads ½ and 0.9 have TV = 0.4: from one toss, the best guess of which coin it was is right in 70% of cases.
#
# **Pinsker's inequality** ties this to KL: in nats,
#
# $$\mathrm{TV}(p,q)\le\sqrt{\tfrac12 D_\mathrm{KL}(p\|q)}.$$
#
# For the two coins, 0.4 ≤ √(0.511/2) = 0.505. *Proof.* By data processing, KL is at least that of two coins, "is p > q at x?", with probabilities a and b that differ by TV. And for two coins, KL − 2(a − b)² has the derivative
# (b − a)(1/(b(1 − b)) − 4) with respect to b; since b(1 − b) ≤ ¼, it is smallest at b = a, where it is 0.

# %% [markdown]
# ## What the divergence cannot see
#
# Two bumps move apart. **Predict first:** at which distance does JSD all but stop noticing that they are still moving apart? The widget asks; then move the
# sliders. **Look for:** what has become of the overlap when the curve goes flat? What does $D^*$ look like there? Does a wider q help?

# %%
widgets.bumps(distance=2)

# %% [markdown]
# <details><summary>Answer</summary>
#
# At 5.6 widths JSD passes 0.99 bits, and the curve is nearly flat: hardly any overlap is left, and D* drops steeply from 1 to 0. A wider q still reaches p from further away, so the curve flattens later.
# </details>
#
# On the plateau the best discriminator is sure of nearly everything, the value of the game is close to 0, and a generator that moves a step closer changes almost nothing. For Gaussians JSD is never *quite* flat: its slope is printed below the next slider. For distributions
# without common support it is exactly flat, as long as they have none. With images this is usual: real and generated ones lie on thin sheets in a space of 784 dimensions and hardly ever meet, as Arjovsky and Bottou (2017) argue.
# Chapter 04 measures what that does to training.

# %% [markdown]
# ### Moving earth
#
# One measure does see the distance. Think of p and q as two heaps of earth of the same size. To turn one into the other you carry earth; carrying one tenth of it three units costs 0.3. The least total cost is the
# **Wasserstein distance** W₁(p, q), in the units of x. In one dimension it is the area between the two cumulative sums (Vallender 1974; taken on trust here).
#
# **Predict first:** how does W₁ grow with the distance between two equal bumps? Is its curve flat anywhere?

# %%
def draw_earth(distance):
    """Two bumps N(0, 1) and N(distance, 1): the area between their cumulative sums, and JSD and W₁ against the distance."""
    x = np.linspace(-6, 18, 1201)
    p, q = normal(x, 0, 1) / normal(x, 0, 1).sum(), normal(x, distance, 1) / normal(x, distance, 1).sum()
    distances = np.linspace(0, 12, 49)
    js = [js_on_grid(normal(x, 0, 1), normal(x, d, 1)) for d in distances]
    moved = [wasserstein_distance(x, x, p, normal(x, d, 1)) for d in distances]
    fig, (left, middle, right) = plt.subplots(1, 3, figsize=(10.5, 3.1))
    figures.earth_moved(x, p, q, left)
    figures.against_distance(distances, js, distance, middle, "JSD, bits")
    figures.against_distance(distances, moved, distance, right, "W₁, units of x", color="green", linestyle="--")
    at = np.interp(distance, distances, js)
    figures.show(fig, f"Two bumps {distance:.1f} apart. Left, their cumulative sums with the area {wasserstein_distance(x, x, p, q):.2f} between them, W₁. Middle, JSD against the distance: "
                      f"{at:.3f} bits here, on a curve that flattens at 1 bit. Right, W₁: a straight line.")

# %%
widgets.explore(draw_earth, distance=widgets.slider(3, 0, 12, 0.5, "distance of the bumps"))

# %%
def js_of_bumps(distance):
    return js_on_grid(normal(wide_grid, 0, 1), normal(wide_grid, distance, 1))

wide_grid = np.linspace(-30, 30, 6001)
for distance in (1, 3, 6, 9):
    slope = (js_of_bumps(distance + 0.01) - js_of_bumps(distance - 0.01)) / 0.02
    print(f"distance {distance}: JSD {js_of_bumps(distance):.4f} bits, slope {slope:.4f} bits per unit of x; W₁ {distance}, slope 1")

# %% [markdown]
# <details><summary>Answer</summary>
#
# All the earth moves by the distance d, and no plan is cheaper, since the mean has to move by d. So W₁ = d: a straight line with slope 1, flat nowhere. A generator that descends it always knows which way to go. That is the idea of the Wasserstein GAN,
# which you meet in chapter 04.
# </details>

# %% [markdown]
# ### Exercise 3.18 · Next door, or at the other end of town
# *DFL topic T2.4 · construct · 2 points · 6 minutes · difficulty 1*
#
# Write `blind_spot(n)` (n ≥ 8): return three pmfs `p, near, far` on the points 0, …, n−1 with JSD(p‖near) = JSD(p‖far) = 1 bit, such that the mean of `near` is at most 2 away from that of p, and the mean of `far` at least n/2 away.
#
# <details><summary>Hint</summary>
#
# Each of them may be certain of one point.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Leaving any outcome in common: that brings JSD below 1 bit.
# </details>

# %% nbgrader={"grade": false, "grade_id": "blind_spot", "locked": false, "schema_version": 3, "solution": true, "task": false}
def blind_spot(n):
    """Pmfs p, near, far on 0…n−1, both 1 bit from p."""
    ### BEGIN SOLUTION
    p, near, far = np.zeros((3, n))
    p[0] = near[1] = far[n - 1] = 1
    return p, near, far
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "blind_spot-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.blind_spot(blind_spot)

# %% nbgrader={"grade": true, "grade_id": "blind_spot-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.blind_spot(blind_spot, seed=hidden_seed("blind_spot"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 3.19 · What a D on the plateau does
# *DFL topic T2.4 · choose · 2 points · 4 minutes · difficulty 2*
#
# Real and generated samples have disjoint supports, and D is optimal: D = 1 on all real samples, D = 0 on all generated ones, and around them. G descends
# V(G, D). What happens?
#
# - a: G gets a large gradient, since V is at its largest
# - b: G gets no gradient: V stays at 0 whether its samples move a little closer or further away
# - c: V is −ln 4, and G has won
# - d: V is −∞, since ln 0 appears
#
# Why?
#
# - a: JSD depends only on the ratio p/q at each x, not on how far apart the x are
# - b: JSD is a distance, so it grows with the distance of the samples
# - c: ln D of the generated samples is −∞
#
# Set `plateau` and `plateau_reason`.
#
# <details><summary>Hint</summary>
#
# V(G, D*) = 2·JSD − ln 4, and you know JSD on the plateau.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Believing that "a perfect discriminator is the best teacher".
# </details>

# %% nbgrader={"grade": false, "grade_id": "plateau", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
plateau, plateau_reason = "b", "a"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "plateau-check", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
checks.choice("plateau", (plateau, "abcd"), (plateau_reason, "abc"))

# %% nbgrader={"grade": true, "grade_id": "plateau-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.choose(plateau, key="b", why={
    "a": "V is at its largest, 0, and it is flat there: large value, no slope.",
    "b": "V(G, D*) = 2·JSD − ln 4 = 0 for all disjoint supports, near or far: it is constant, so its gradient is 0.",
    "c": "V = −ln 4 is the other end, D = ½ everywhere. With JSD = 1 bit, V = 2 ln 2 − ln 4 = 0.",
    "d": "D is certain and *right*: ln 1 + ln(1 − 0) = 0. −∞ would need a certain error.",
}, reason=plateau_reason, reason_key="a", reason_why={
    "a": "Every formula for JSD contains only p(x), q(x) and m(x); where they are disjoint, the ratio is 0 or ∞ and stays that way when a sample moves a little.",
    "b": "Its square root is a distance between *distributions*; between any two disjoint ones it is the same, next door or far away (exercise 3.18).",
    "c": "V contains ln(1 − D) of the generated samples, which is ln 1 = 0.",
})
### END HIDDEN TESTS

# %% [markdown]
# ### One step of the generator
#
# In training, D is held fixed while G takes its step. Is that a step down the JSD? Let θ be G's parameter, and freeze the D that is optimal at θ₀. By "What any other discriminator loses",
#
# $$V(\theta, D_0) = 2\,\mathrm{JSD}(\theta) - \ln 4 - 2E_m\big[D_\mathrm{KL}(\mathrm{Bern}\,D^*_\theta\,\|\,\mathrm{Bern}\,D_0)\big].$$
#
# The expectation is never negative, and it is 0 at θ₀: it is at its minimum there, so its derivative (if it has one) is 0. Therefore, *at θ₀, with the D that is optimal there*, V with D frozen has the slope of 2·JSD. Any other D promises nothing of the kind. In numbers, for real data from N(0, 1) and fakes from
# N(θ, 1) at θ₀ = 1:

# %%
D_frozen = optimal_discriminator(normal(wide_grid, 0, 1), normal(wide_grid, 1, 1))
step = wide_grid[1] - wide_grid[0]

def frozen_value(theta):
    """V in nats of the frozen D when the fakes come from N(theta, 1)."""
    real, fake = normal(wide_grid, 0, 1), normal(wide_grid, theta, 1)
    return (real * np.log(D_frozen) + fake * np.log1p(-D_frozen)).sum() * step

slope = lambda f: (f(1.001) - f(0.999)) / 0.002
print(f"slope of V with D frozen at its optimum: {slope(frozen_value):.4f} nats per unit of θ")
print(f"slope of 2·JSD:                          {slope(lambda theta: 2 * np.log(2) * js_of_bumps(theta)):.4f} nats per unit of θ")

# %% [markdown]
# ### Exercise 3.20 · "GAN training minimises the Jensen–Shannon divergence"
# *DFL topic T2.4 · choose · 2 points · 4 minutes · difficulty 2*
#
# When is one small step of the generator sure to be a step down the JSD between p and its own q?
#
# - a: always: it is what the GAN objective says
# - b: if D has just taken one step towards its optimum
# - c: if D is optimal (m-almost everywhere) for the current G, and G descends the same V that D climbs
# - d: if D is optimal for the current G and G descends −ln D(G(z)), as in practice
#
# And what is reached when G is perfect (q = p)?
#
# - a: V = 0 and D* = 1
# - b: V = −ln 4 and D* = ½
# - c: V = ln 4 and D* = ½
#
# Set `when_js` and `when_js_value`.
#
# <details><summary>Hint</summary>
#
# V(G, D) = 2·JSD − ln 4 was shown for one particular D. And which loss of G is V?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Quoting the theorem without its condition.
# </details>

# %% nbgrader={"grade": false, "grade_id": "when_js", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
when_js, when_js_value = "c", "b"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "when_js-check", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
checks.choice("when_js", (when_js, "abcd"), (when_js_value, "abc"))

# %% nbgrader={"grade": true, "grade_id": "when_js-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.choose(when_js, key="c", why={
    "a": "For any other D, V(G, D) lies below 2·JSD − ln 4, and its slope with respect to G is a different one.",
    "b": "One step does not make D optimal; V(G, D) is then only a lower bound, and descending a lower bound need not lower what it bounds.",
    "c": "Then V with D frozen and 2·JSD − ln 4 agree at the current G and touch there, so their slopes agree.",
    "d": "−ln D has other gradients: with an optimal D they are those of KL(q‖p) − 2·JSD (Arjovsky and Bottou 2017). Chapter 04 compares them.",
}, reason=when_js_value, reason_key="b", reason_why={
    "a": "That is the plateau, a D that is sure of everything. For q = p, D* = p/(p + p).",
    "b": "With p = q, D* = p/(p + p) = ½ everywhere, and V = ln ½ + ln ½ = −ln 4.",
    "c": "V is a mean of logarithms of probabilities: never above 0.",
})
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 3.21 · In your own words
# *DFL topic T2.4 · write · 3 points · 12 minutes · difficulty 2 · graded by a person*
#
# In about 120 words, for someone who has read chapter 02: in what sense does a GAN minimise JSD? Say what D does, under which condition the statement holds, and
# one reason why it may not help in practice.
#
# <details><summary>Hint</summary>
#
# First the inner maximum, then the outer minimum. What differs between an optimal and a trained D? Where is the plateau?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Writing "D computes the JSD" without "if it is optimal".
# </details>

# %% [markdown] nbgrader={"grade": true, "grade_id": "gan_minimises_js", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **Rubric.** 1 point: the inner maximum over D of V(G, D) is 2·JSD(p‖q) − ln 4, reached at D* = p/(p + q); the outer minimum over G is at q = p, with V = −ln 4. 1 point: the
# condition: D is (nearly) optimal for the current G and expressive enough, and G descends the same V; otherwise V is only a lower bound. 1 point: a
# reason in practice: disjoint supports put JSD on its plateau at 1 bit, where G's gradient vanishes; or D is trained for only a few steps, on finite samples; or the
# loss used for G is the non-saturating one, which is not V.
#
# *Example.* The discriminator guesses whether a sample is real. Its best answer at x is p/(p + q), and what it then earns is 2·JSD(p‖q) − ln 4: the better real and
# generated samples can be told apart, the more. A generator that lowers this maximum lowers the JSD, down to −ln 4 where q = p and D can only toss a coin. But this holds
# for the optimal D. A D that has taken a few steps gives a lower bound, and pushing down a lower bound promises nothing. Worse, a perfect D may exist at once: samples on thin sheets do
# not overlap, JSD is 1 bit however close they are, and the gradient vanishes.
# ### END SOLUTION

# %% [markdown]
# ## What to take away
#
# - JSD is what one look tells you about the coin: I(X;Z), between 0 (p = q) and 1 bit (disjoint).
# - The best discriminator is p/(p + q), and earns 2·JSD − ln 4. Any other loses exactly the price of its wrong belief; on fresh samples, a trained one earns no more than the best, on average.
# - That bound comes from a network reading a coin. With a code instead of the coin it is InfoGAN's.
# - JSD depends only on ratios p/q, not on distances. On its plateau a generator that descends V learns nothing; W₁ would still tell it where to go.
#
# In chapter 04 both players are networks, and they move at the same time.
#
# *Next: [04 · GAN](../04_gan/04_gan.ipynb)*
