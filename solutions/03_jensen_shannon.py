# %% [markdown]
# # 03 · The Jensen–Shannon divergence
#
# A GAN's discriminator says of every picture how likely it is real. This chapter shows what that game measures: twice the Jensen–Shannon
# divergence between real and generated pictures, less log 4. It also shows what the measure can't see.
#
# **53 points · 167 minutes** · 21 exercises. *You need chapters 01 and 02. Bits for divergences, nats for the game's value, as in the papers.*
#
# *Work from top to bottom. After each answer, run the check below it: it says ✓, or what came out and what to try. A second,
# hidden check of the same laws on other inputs runs when your notebook is graded.*

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false} tags=["setup"]
import matplotlib.pyplot as plt
import numpy as np
from scipy.spatial.distance import jensenshannon
from scipy.special import expit, log_expit, softmax

from utils import figures, information, widgets
from utils.checks import hidden_seed
from utils.checks import jensen_shannon as checks
from utils.course import under_grading
from utils.proof import verify

# %% [markdown]
# ## Meet in the middle
#
# KL is infinite as soon as q misses one outcome of p. So don't compare p and q with each other; compare each with their *mixture*, which
# misses nothing:
#
# $$m = \tfrac12(p+q),\qquad \mathrm{JSD}(p\|q) = \tfrac12 D_\mathrm{KL}(p\|m) + \tfrac12 D_\mathrm{KL}(q\|m).$$
#
# It is symmetric and never infinite (Lin 1991).
#
# **Predict first:** where m stands below the ratio, it is at least p/2. How large can $D_\mathrm{KL}(p\|m)$ be?

# %% [markdown]
# ### Exercise 3.1 · Jensen–Shannon divergence
# *Seed topic T2.1 · implement · 4 points · 8 minutes · difficulty 1*
#
# Write `js_divergence(p, q, base=2)` for pmfs of shape `(..., n)`, in units of log `base`.
#
# <details><summary>Hint</summary>
#
# `information.kl_divergence` is your function of chapter 02. It handles zeros and batches.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The mean of KL(p‖q) and KL(q‖p), which may be infinite. The square root of it (that one is called the Jensen–Shannon *distance*). Nats. Adding both
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
# *Seed topic T2.1 · repair · 2 points · 6 minutes · difficulty 1*
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
# write `js_from_scipy(p, q)` such that it returns the *divergence* in *bits*, still by scipy's function.
#
# <details><summary>Hint</summary>
#
# Two things differ: what it is the root of, and its unit. In which order do you undo them?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Only one of the two undone. On disjoint distributions √1 = 1, so with base 2 a forgotten square does not show there.
# </details>

# %% nbgrader={"grade": false, "grade_id": "js_from_scipy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def js_from_scipy(p, q):
    """JSD(p‖q) in bits, by scipy.spatial.distance.jensenshannon."""
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
# ## What one look tells you
#
# A fair coin Z decides: heads, you are shown a real picture X, from $p$; tails, a generated one, from $q$. How much does X tell you about the coin? That is
# a mutual information, and it is the same number as above.

# %% [markdown]
# ### Exercise 3.3 · The joint table of picture and coin
# *Seed Q2.1 · implement · 2 points · 6 minutes · difficulty 1*
#
# Write `mixture_joint(p, q)`: the table p(x, z) of shape (n, 2), where z = 1 (column 1) stands for "x was drawn from p" and z = 0 (column 0) for "from q",
# both equally likely.
#
# <details><summary>Hint</summary>
#
# p(x, z) = p(z) · p(x|z).
# </details>
#
# <details><summary>Common mistakes</summary>
#
# A table that sums to 2. Rows and columns exchanged. The columns swapped.
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
# Six digits are no proof. Here is one, line by line.

# %% [markdown]
# ### Exercise 3.4 · JSD is a mutual information
# *Seed Q2.1 · prove · 3 points · 15 minutes · difficulty 3*
#
# Prove $\mathrm{JSD}(p\|q) = I(X;Z)$; set `js_is_mi` to your lines, `["claim", "reason"]`. The laws are p(x), q(x) and the mixture m(x,z) = ½ p(x) + ½ q(x), in
# which z says where x came from. The reasons: `definition`, `product rule`, `marginalisation`, `linearity`, `lines`, and one that is new: `average`, that an
# expectation under the mixture is the average of those under its parts, as in `E_m(x)[log m(x)] == 1/2 E_p(x)[log m(x)] + 1/2 E_q(x)[log m(x)]`. Given z, m(x|z) *is* p or q.
#
# <details><summary>Hint</summary>
#
# Both sides come down to ½E_p[log p] + ½E_q[log q] − ½E_p[log m] − ½E_q[log m]. On the right, begin with I(X;Z) == E_m(x,z)[log m(x,z)/(m(x) m(z))] and the product rule.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# E_m[log p(x)] in place of E_p[log p(x)]. The average forgotten to be halved. JSD(p‖q) expanded to KL(p‖q) and KL(q‖p).
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
# To see each line's verdict, and what it rests on:

# %%
js_is_mi_proof = verify(js_is_mi, goal="JSD(p || q) == I(X;Z)", laws=["p(x)", "q(x)", "m(x,z) = 1/2 p(x) + 1/2 q(x)"])
js_is_mi_proof

# %%
assert js_is_mi_proof.proved

# %% [markdown]
# ### Exercise 3.5 · Not below 0
# *Seed Q2.1 · prove · 2 points · 6 minutes · difficulty 1*
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
# Gibbs for JSD directly: it is about KL. KL(p‖q) ≥ 0, which is true and not in the definition.
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
# *Seed Q2.1 · prove · 2 points · 8 minutes · difficulty 2*
#
# JSD is I(X;Z), so prove $I(X;Z)\le 1$ from the given `H(Z) == 1` (in bits); set `js_at_most_one`. X may be a picture with a density: its entropy may be negative, and
# `h>=0` holds only for entropies of the coin, such as `H(Z|X) >= 0`. Other reasons: `definition`, `given`, `mi>=0`, `lines`.
#
# <details><summary>Hint</summary>
#
# What X tells of the coin is at most what there is to know of the coin.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# I = H(X) − H(X|Z) with H(X|Z) ≥ 0: the wrong side, and false for densities. `H(Z) == 1` used without a line that says `given`.
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
# *Seed Q2.1 · prove · 3 points · 10 minutes · difficulty 2*
#
# Given `JSD(p || q) == 0`, prove `p(x) == q(x)`; set `js_zero`. The reasons: `given`, `definition`, `gibbs`, `lines`, and `gibbs equality` (where an earlier line says that a KL is 0, its two
# distributions are equal).
#
# <details><summary>Hint</summary>
#
# Two numbers ≥ 0 with the sum 0. Then both p and q equal m.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# From a sum of 0 to each part being 0 without a line for each part ≥ 0.
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
# *Seed Q2.1 · prove · 2 points · 6 minutes · difficulty 1*
#
# Given `H(Z) == 1` and `I(X;Z) == 1`, prove `H(Z|X) == 0`; set `js_one`. (In words: at almost every x only one side of the coin is possible, so no x has mass under
# both p and q. They are disjoint. Read backwards, the same lines show that disjoint distributions reach one bit.)
#
# <details><summary>Hint</summary>
#
# One identity, and both givens.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# H(X|Z) = 0, a statement about how varied the pictures are.
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
# ### Exercise 3.9 · As far apart as ordered
# *Seed Q2.1 · construct · 3 points · 12 minutes · difficulty 3*
#
# Write `js_exactly(p, bits)`: for a pmf `p` with exactly one empty outcome and any 0 ≤ `bits` ≤ 1, return a pmf `q` over the same outcomes with JSD(p‖q) =
# `bits`, to six digits. Both extremes are among the tests: 0 and 1.
#
# <details><summary>Hint</summary>
#
# Move a share t of all mass to the empty outcome: q = (1 − t) p + t δ. At t = 0 it is p, at t = 1 disjoint from p; between, JSD grows steadily. Halve
# the interval of t forty times.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# t = `bits`: the share is right at both ends only. √JSD matched in place of JSD.
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
# *Seed Q2.1 · choose · 2 points · 4 minutes · difficulty 1*
#
# - a: JSD = 0 exactly if p and q have the same support; 1 bit exactly if they are as different as n outcomes allow
# - b: JSD = 0 exactly if p = q; 1 bit exactly if no outcome has positive probability under both
# - c: JSD = 0 exactly if p = q; 1 bit as soon as some outcome has positive probability under only one of them
# - d: JSD = 0 exactly if p = q; 1 bit is approached but never reached
#
# Why is the upper end where it is? In terms of the coin Z:
#
# - a: because then H(Z|X) = 0: one look at X tells the coin
# - b: because then H(X|Z) = 0: the coin tells X
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
# The rule for KL (one missing outcome is enough) carried over to JSD.
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
    "c": "That is when KL is infinite. (½, ½, 0) and (0, ½, ½) each have an outcome of their own, and JSD ½ bit.",
    "d": "(1, 0) and (0, 1) reach it: the first look tells the coin for certain.",
}, reason=js_bounds_reason, reason_key="a", reason_why={
    "b": "H(X|Z) is how varied p and q are in themselves; 1 bit is reached for varied ones too, if they are disjoint.",
    "c": "KL(p‖q) is infinite already when one outcome of p is missing in q, and JSD may then be far below 1 bit.",
})
### END HIDDEN TESTS

# %% [markdown]
# ## The best discriminator
#
# Now the coin is hidden and somebody must guess it: the discriminator, $D(x)$ = probability that x is real. A GAN scores it by
#
# $$V(G, D) = \mathbb E_{x\sim p}[\ln D(x)] + \mathbb E_{x\sim q}[\ln(1 - D(x))]\quad\text{nats,}$$
#
# where $q$ is what the generator G makes (Goodfellow et al. 2014, equation 1). D wants it large; it is never above 0.
#
# **Predict first:** at an x where p is three times q, what should D say? And what does a D that always says ½ earn?

# %% [markdown]
# ### Exercise 3.11 · The optimal discriminator
# *Seed topic T2.4 · implement · 3 points · 8 minutes · difficulty 2*
#
# At each x alone, D(x) should maximise p·ln D + q·ln(1 − D). Write `optimal_discriminator(p, q)`: arrays of the same shape (one axis or more), values of pmfs
# or of densities. Where both are 0, return ½.
#
# <details><summary>Hint</summary>
#
# Set the derivative p/D − q/(1 − D) to 0. It is also Bayes' rule for the coin.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# p/q, which exceeds 1. ½ everywhere, which is optimal only at the end of the game. 0/0 where nothing ever falls.
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
# *Seed topic T2.4 · implement · 3 points · 8 minutes · difficulty 2*
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
# The sign (D's *loss* is −V). Bits. Equal weights for all outcomes. An ε or a clip that makes a certain error cheap.
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
# Put your two functions together. For the best D the value is a divergence in disguise: write m for the mixture, and $D^*=p/(2m)$,
#
# $$\begin{aligned} V(G, D^*) &= \sum p\ln\frac{p}{2m} + \sum q\ln\frac{q}{2m} \\ &= D_\mathrm{KL}(p\|m) + D_\mathrm{KL}(q\|m) - 2\ln 2 = 2\,\mathrm{JSD}(p\|q) - \ln 4 . \end{aligned}$$

# %%
for p, q in rng.dirichlet(np.ones(4), (3, 2)):
    best = gan_value(p, q, optimal_discriminator(p, q))
    others = max(gan_value(p, q, D) for D in rng.uniform(0, 1, (300, 4)))
    print(f"V(G, D*) = {best:.4f} nats = 2·JSD − ln 4 = {2 * js_divergence(p, q, np.e) - np.log(4):.4f}; "
          f"the best of 300 random D: {'below' if others < best else 'above'}")

# %% [markdown]
# ### Exercise 3.13 · From the game to the divergence
# *Seed topic T2.4 · implement · 2 points · 4 minutes · difficulty 1*
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
# Nats kept. log₂ 4 = 2 mixed with a V in nats. The 2 in front of JSD forgotten.
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
# Nobody gives you p and q of handwritten digits, only samples. But V is two *means*, and means can be taken over samples. So train a D to make V large, and
# read off the divergence.
#
# Here is the smallest such D. Each point x becomes a row of features $f(x)$, and the **logit** of D is linear in them:
# $D(x)=\sigma(w\cdot f(x))$ with $\sigma(a)=1/(1+e^{-a})$. The logit of D* is $\ln p/q$. For two Gaussians that is a parabola, so the features 1, x, x²
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
# *Seed topic T2.4 · implement · 3 points · 12 minutes · difficulty 3*
#
# On samples, $\hat V(w) = \frac1n\sum_i \ln\sigma(w\cdot f_i)$ $+ \frac1m\sum_j \ln(1-\sigma(w\cdot f'_j))$ with features $f_i$ of n real and $f'_j$ of
# m fake samples. Write `discriminator_step(w, f_real, f_fake, lr)`: the new w after one step of gradient *ascent* on V̂ with step size `lr`. Shapes:
# w (d,), f_real (n, d), f_fake (m, d).
#
# <details><summary>Hint</summary>
#
# d ln σ(a)/da = 1 − σ(a) and d ln(1 − σ(b))/db = −σ(b). `expit` is σ. So every real sample pulls w towards its features by how much D doubts it, and every
# fake pushes away by how much D believes it.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Descent. One mean over all samples (n and m differ). The factors D and 1 − D swapped.
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
# *Seed topic T2.4 · train · 2 points · 6 minutes · difficulty 1*
#
# Write `train_discriminator(f_real, f_fake, steps, lr)`: start from w = 0 (D = ½ everywhere), make `steps` of your steps, return w. The check trains it
# on 500 real and 500 fake points and compares its V̂ with the best possible.
#
# <details><summary>Hint</summary>
#
# A loop of one line.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The new w is not kept. The loop returns in its first round.
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
# **Predict first:** at which x does D* cross ½? It does so twice. What does D* say far out on the right, where both densities are tiny? Then move the slider through
# 0, 1, 2, 5, 10, 20, 50, 100, 200, 500 and 1,000 steps.

# %%
grid = np.linspace(-5, 5, 1001)
p_x, q_x = normal(grid, -0.5, 1), normal(grid, 1, 0.6)
rng = np.random.default_rng(0)
real, fake = parabola(rng.normal(-0.5, 1, 500)), parabola(rng.normal(1, 0.6, 500))
milestones = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
history = {0: np.zeros(3)}
for step in range(1, 1001):
    history[step] = discriminator_step(history[step - 1], real, fake, lr=1.0)

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

# %%
fig, ax = plt.subplots(figsize=(8, 3.6))
curves = {"D*, optimal": optimal_discriminator(p_x, q_x)}
curves |= {f"after {step} steps": expit(parabola(grid) @ history[step]) for step in (2, 20, 1000)}
figures.discriminator(grid, p_x, q_x, curves, ax)
figures.show(fig, "Two densities, a wide real one left and a narrow fake one right. D* is near 1 on the left, falls to 0.1 over the fake peak and rises again "
                  "to the right of it, where the wider real density wins. The trained D is nearly flat after 2 steps, bent after 20, and on D* after 1,000.")

# %% [markdown]
# ### Exercise 3.16 · What the discriminator tells
# *Seed topic T2.4 · implement · 3 points · 10 minutes · difficulty 2*
#
# Write `js_estimate(w, f_real, f_fake)`: compute V̂ of the D with weights w on these samples, in nats, and return your estimate of the JSD in bits. Logits of
# ±1000 must not break it, and nothing is cut off.
#
# <details><summary>Hint</summary>
#
# ln(1 − σ(b)) = ln σ(−b). `log_expit` is ln σ without the underflow. Exercise 3.13 does the rest.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The logarithm of a sigmoid that has underflowed to 0. A negative estimate set to 0: it looks more reasonable and is wrong on average.
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
# V rises towards 2·JSD − ln 4. On the samples D was trained on, it may even rise beyond; on new samples it stays below, on average: any D that does
# not depend on them has E[V̂] = V(G, D) ≤ V(G, D*).

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
figures.show(fig, f"V(G, D) against the training step, logarithmic: it rises from −1.386, that of a coin, to 2·JSD − log 4 = −{-to_nats(truth):.2f} nats, "
                  f"a JSD of {truth:.2f} bits.")

# %% [markdown]
# ### Exercise 3.17 · An honest estimate
# *Seed topic T2.4 · repair · 3 points · 12 minutes · difficulty 2*
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
# Repair it: the expected value must not exceed the true JSD. (The samples are independent of each other, in no particular order.)
#
# <details><summary>Hint</summary>
#
# D must not have seen what it is judged on. Give it one half of the samples of each kind.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Judging on a half that was part of the training. Judging on the training half. Cutting negative estimates off.
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
# Both estimates against the number of samples, real from N(0, 1), fake from N(1, 1), 30 seeds.
#
# **Predict first:** from which side does each come near the truth? Which one has the wider band, and why?

# %%
sizes = [30, 60, 120, 240, 480, 960]
seen, unseen = [], []
for seed in range(2 if under_grading() else 30):        # a picture that earns no marks need not cost a whole class its time
    rng = np.random.default_rng(seed)
    data = [(bumps(rng.normal(0, 1, n)), bumps(rng.normal(1, 1, n))) for n in sizes]
    seen.append([js_estimate(train_discriminator(a, b, steps=100, lr=2.0), a, b) for a, b in data])
    unseen.append([honest_js(a, b) for a, b in data])
wide = np.linspace(-8, 9, 2001)
truth = js_on_grid(normal(wide, 0, 1), normal(wide, 1, 1))
fig, ax = plt.subplots(figsize=(6.8, 3.8))
figures.seeds_band(sizes, seen, ax, "training samples", color="vermillion", marker="s")
figures.seeds_band(sizes, unseen, ax, "held-out half", color="blue", marker="o")
ax.axhline(truth, color="black", linestyle=":", label=f"true JSD, {truth:.3f} bits")
ax.set(xscale="log", xlabel="samples of each kind", ylabel="estimated JSD, bits", xticks=sizes, xticklabels=sizes)
ax.minorticks_off()
ax.legend(fontsize="small")
figures.show(fig, f"Estimated JSD against the number of samples with bands over {len(seen)} seeds. On the training samples the mean comes down to the truth, "
                  f"{truth:.2f} bits, from above; on held-out samples it comes up from below, with a wider band, since only half of the samples judge.")
print("mean on the training samples is above the truth at every size:", bool((np.mean(seen, axis=0) > truth).all()))
print("mean on the held-out half is below the truth at every size:   ", bool((np.mean(unseen, axis=0) < truth).all()))

# %% [markdown]
# Remember both signs. InfoGAN's bound on the mutual information (chapter 05) is of the same kind: a network is trained, and what it reaches is a lower
# bound *in expectation*, if it is judged on fresh samples. A generator makes as many of those as you like.

# %% [markdown]
# ## What the divergence cannot see
#
# Two bumps move apart. **Predict first:** at which distance does JSD stop noticing that they go on moving away from each other? The widget asks; then move the
# sliders. **Look for:** what has become of the overlap when the curve goes flat? What does $D^*$ look like there? Does a wider q help?

# %%
widgets.bumps(distance=2)

# %% [markdown]
# On the plateau the best discriminator is sure of everything, the value of the game is 0, and a generator that moves a step nearer changes nothing. Its gradient is
# zero. With pictures this is the rule: real and generated ones lie on thin sheets in a space of 784 dimensions and hardly ever meet (Arjovsky and Bottou 2017).
# Chapter 04 measures what it does to training.

# %% [markdown]
# ### Exercise 3.18 · Next door, or at the other end of town
# *Seed topic T2.4 · construct · 2 points · 6 minutes · difficulty 1*
#
# Write `blind_spot(n)` (n ≥ 8): three pmfs `p, near, far` on the points 0, …, n−1. JSD(p‖near) = JSD(p‖far) = 1 bit; the mean of `near` lies at most 2
# from that of p, the mean of `far` at least n/2.
#
# <details><summary>Hint</summary>
#
# Each of them may be certain of one point.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Any common outcome takes JSD below 1 bit.
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
# *Seed topic T2.4 · choose · 2 points · 4 minutes · difficulty 2*
#
# Real and generated samples have disjoint supports, and D is optimal: D = 1 on all real samples, D = 0 on all generated ones, and around them. G is to descend
# V(G, D). What happens?
#
# - a: G gets a large gradient, since V is at its largest
# - b: G gets no gradient: V stays at 0 whether its samples move a little nearer or farther
# - c: V is −ln 4, and G has won
# - d: V is −∞, since ln 0 appears
#
# Set `plateau`, and for the reason `plateau_reason`:
#
# - a: JSD depends on how much p and q overlap, not on how far apart they are
# - b: JSD is a distance, so that it grows with the distance of the samples
# - c: ln D of the generated samples is −∞
#
# <details><summary>Hint</summary>
#
# V(G, D*) = 2·JSD − ln 4, and you know JSD on the plateau.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# "A perfect discriminator is the best teacher."
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
    "c": "V = −ln 4 is the other end, D = ½ everywhere. With JSD = 1 bit, V = 2 ln 2 − ln 4 = 0.",
    "d": "D is certain and *right*: ln 1 + ln(1 − 0) = 0. −∞ would need a certain error.",
}, reason=plateau_reason, reason_key="a", reason_why={
    "b": "Its square root is a distance between *distributions*; between any two disjoint ones it is the same, next door or far away (exercise 3.18).",
    "c": "V contains ln(1 − D) of the generated samples, which is ln 1 = 0.",
})
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 3.20 · "GAN training minimises the Jensen–Shannon divergence"
# *Seed topic T2.4 · choose · 2 points · 4 minutes · difficulty 2*
#
# Under which condition is one small step of the generator a step down the JSD between p and its own q?
#
# - a: always: it is what the GAN objective says
# - b: if D has just made one step towards its optimum
# - c: if D is optimal for the present G, and G descends the same V that D climbs
# - d: if D is optimal for the present G and G descends −ln D(G(z)), as in practice
#
# Set `when_js`, and for the value reached when G is perfect (q = p) `when_js_value`:
#
# - a: V = 0 and D* = 1
# - b: V = −ln 4 and D* = ½
# - c: V = ln 4 and D* = ½
#
# <details><summary>Hint</summary>
#
# V(G, D) = 2·JSD − ln 4 was shown for one particular D. And only one of the losses of G is V.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The theorem quoted without its condition.
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
    "a": "For any other D, V(G, D) lies below 2·JSD − ln 4, and its slope in G is another one.",
    "b": "One step does not make D optimal; V(G, D) is then only a lower bound, and descending a lower bound need not lower what it bounds.",
    "d": "−ln D has other gradients: with an optimal D they are those of KL(q‖p) − 2·JSD (Arjovsky and Bottou 2017). Chapter 04 compares them.",
}, reason=when_js_value, reason_key="b", reason_why={
    "a": "That is the plateau, a D that is sure of everything. For q = p, D* = p/(p + p).",
    "c": "V is a mean of logarithms of probabilities: never above 0.",
})
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 3.21 · In your own words
# *Seed topic T2.4 · write · 3 points · 12 minutes · difficulty 2 · graded by a person*
#
# In about 120 words, for someone who has read chapter 02: in what sense does a GAN minimise JSD? Say what D does, under which condition the statement holds, and
# one reason why it may not help in practice.
#
# <details><summary>Hint</summary>
#
# Inner maximum first, outer minimum then; optimal against trained D; plateau.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# "D computes the JSD" without "if it is optimal".
# </details>

# %% [markdown] nbgrader={"grade": true, "grade_id": "gan_minimises_js", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **Rubric.** 1 point: the inner maximum over D of V(G, D) is 2·JSD(p‖q) − ln 4, reached at D* = p/(p + q); the outer minimum over G is at q = p, with V = −ln 4. 1 point: the
# condition: D is (nearly) optimal for the present G and expressive enough, and G descends the same V; otherwise V is a lower bound only. 1 point: a
# reason in practice: disjoint supports put JSD on its plateau at 1 bit, where G's gradient vanishes; or D is trained for a few steps only, on finite samples; or the
# loss used for G is the non-saturating one, which is not V.
#
# *Example.* The discriminator guesses whether a sample is real. Its best answer at x is p/(p + q), and what it then earns is 2·JSD(p‖q) − ln 4: the better real and
# generated samples can be told apart, the more. A generator that lowers this maximum lowers the JSD, down to −ln 4 where q = p and D can only toss a coin. But this holds
# for the optimal D. A D that has made a few steps gives a lower bound, and pushing down a lower bound promises nothing. Worse, a perfect D may exist at once: samples on thin sheets do
# not overlap, JSD is 1 bit however near they are, and the gradient vanishes.
# ### END SOLUTION

# %% [markdown]
# ## What you take along
#
# - JSD is what one look tells about the coin: I(X;Z), between 0 (p = q) and 1 bit (disjoint).
# - The best discriminator is p/(p + q), and earns 2·JSD − ln 4. A trained one earns less, on fresh samples and on average.
# - JSD sees overlap, not distance. On its plateau a generator learns nothing.
#
# In chapter 04 both players are networks, and they move at the same time.
