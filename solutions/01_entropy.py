# %% [markdown]
# # 01 · Entropy
#
# How much do you learn when a message arrives? This chapter gives the amount a number, first for coins and dice, then
# for densities, and proves the inequalities that InfoGAN rests on.
#
# **8 points · 18 minutes**
#
# *Work from top to bottom. After each answer, run the check below it: it says ✓, or what came out and what to try. A second,
# hidden check of the same laws on other inputs runs when your notebook is graded.*

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false} tags=["setup"]
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import FloatSlider, interact

from utils import figures
from utils.checks import entropy as checks
from utils.checks import hidden_seed

# %% [markdown]
# ## Information content
#
# A rare event tells you more than a common one: "it snowed in July" is news, "it snowed in January" is not. Measure the
# news in an event of probability $p$ by
#
# $$h(p) = -\log_2 p \quad\text{bits.}$$
#
# Why a logarithm? Two independent events have probability $p\,q$, and you want their information to *add*:
# $h(pq) = h(p) + h(q)$. Up to the unit, only the logarithm does that. With $\log_2$ the unit is the **bit**, the news in
# one toss of a fair coin; with $\ln$ it is the **nat**, and 1 bit = ln 2 ≈ 0.693 nats.
#
# **Predict first:** how many bits does an event of probability 1/8 carry? And one that is certain?

# %%
fig, ax = plt.subplots(figsize=(6, 3))
p = np.linspace(0.005, 1, 400)
ax.plot(p, -np.log2(p), color=figures.OKABE_ITO["blue"])
ax.plot([1 / 8, 1 / 2, 1], [3, 1, 0], "o", color=figures.OKABE_ITO["vermillion"])
ax.set(xlabel="probability p of the event", ylabel="information −log₂ p (bits)", ylim=(0, 8))
figures.show(fig, "Information content against probability: it falls from ever larger values near p = 0 to 3 bits at 1/8, "
                  "1 bit at 1/2 and 0 bits at p = 1.")

# %% [markdown]
# ### Exercise 1.1 · Information content
# *Seed topic T1.1 · implement · 2 points · 4 minutes · difficulty 1*
#
# Write `information_content(p, base=2)`: the information −log p, in units of log `base`, for one probability `p` or an
# array of them (the answer has the same shape). An impossible event carries ∞: no warning is needed, no repair allowed.
#
# <details><summary>Hint</summary>
#
# A logarithm in base b is ln p / ln b. `np.log(0.0)` is −∞ with a warning; `with np.errstate(divide="ignore"):` quiets it.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Nats for bits (`np.log` alone). A forgotten minus, or `abs` to get rid of it. A small ε in the logarithm, which makes the
# impossible merely unlikely.
# </details>

# %% nbgrader={"grade": false, "grade_id": "information_content", "locked": false, "schema_version": 3, "solution": true, "task": false}
def information_content(p, base=2):
    """−log p in units of log `base`; p: a number or an array of probabilities."""
    ### BEGIN SOLUTION
    with np.errstate(divide="ignore"):
        return -np.log(p) / np.log(base)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "information_content-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.information_content(information_content)

# %% nbgrader={"grade": true, "grade_id": "information_content-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.information_content(information_content, seed=hidden_seed("information_content"))
### END HIDDEN TESTS

# %% [markdown]
# ## Entropy
#
# You don't choose which event happens. What you expect to learn is the *mean* information:
#
# $$H(p) = \sum_i p_i \,(-\log_2 p_i), \qquad\text{with } 0\log 0 = 0 .$$
#
# Move the slider below. **Predict first:** where is the entropy of a coin largest, and how large is it there?

# %%
def draw_coin(p_heads):
    """The coin's two probabilities as bars, and its entropy against the maximum of 1 bit."""
    fig, ax = plt.subplots(figsize=(5, 2.6))
    figures.probability_bars([p_heads, 1 - p_heads], ax, ["heads", "tails"])
    figures.show(fig, f"Two bars, heads {p_heads:.2f} and tails {1 - p_heads:.2f}, with the coin's entropy against 1 bit.")

interact(draw_coin, p_heads=FloatSlider(value=0.5, min=0, max=1, step=0.05, description="p(heads)"));

# %% [markdown]
# ### Exercise 1.2 · Entropy
# *Seed topic T1.1 · implement · 3 points · 6 minutes · difficulty 1*
#
# Write `entropy(p, base=2)` for `p` of shape `(..., n)`: each row along the last axis is a probability mass function, and the
# answer has shape `(...)`, one entropy a row. Outcomes of probability 0 add nothing.
#
# <details><summary>Hint</summary>
#
# `np.where(p > 0, p, 1)` changes only the zeros, and log 1 = 0. Sum over `axis=-1`.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Nats for bits. `nan` from 0 · log 0, or an ε that hides it and makes a certain outcome slightly uncertain. A mean over
# outcomes instead of the sum weighted by p. Summing over all axes of a batch.
# </details>

# %% nbgrader={"grade": false, "grade_id": "entropy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def entropy(p, base=2):
    """H(p) = −Σ p log p over the last axis, in units of log `base`; p: (..., n) pmfs."""
    ### BEGIN SOLUTION
    p = np.asarray(p)
    return -(p * np.log(np.where(p > 0, p, 1))).sum(axis=-1) / np.log(base)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "entropy-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.entropy(entropy)

# %% nbgrader={"grade": true, "grade_id": "entropy-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.entropy(entropy, seed=hidden_seed("entropy"))
### END HIDDEN TESTS

# %% [markdown]
# ## Conditional entropy
#
# Two variables share a table $p(x, y)$: row $x$, column $y$. Once you know $x$, what is still open about $y$ is the entropy
# of the row, made to sum to 1: $p(y|x) = p(x,y)/p(x)$. On average over $x$,
#
# $$H(Y|X) = \sum_x p(x)\, H(Y|X{=}x).$$
#
# **Predict first:** in a table where each row has a single non-zero entry, what is $H(Y|X)$?

# %% [markdown]
# ### Exercise 1.3 · Conditional entropy
# *Seed topic T1.3 · implement · 3 points · 8 minutes · difficulty 2*
#
# Write `conditional_entropy(p_xy, base=2)`: H(Y|X) of a joint table with x along the rows and y along the columns. A row
# may be empty (p(x) = 0): it adds nothing.
#
# <details><summary>Hint</summary>
#
# Either average the entropies of the normalised rows with the weights p(x), or use H(X,Y) = H(X) + H(Y|X), which you prove later in this
# chapter.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The other axis, which is H(X|Y): on a symmetric table both agree, on others not. Equal weights for all rows. `nan` from an
# empty row. The joint entropy in place of the conditional one.
# </details>

# %% nbgrader={"grade": false, "grade_id": "conditional_entropy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def conditional_entropy(p_xy, base=2):
    """H(Y|X) = Σ_x p(x) H(Y|X=x) in units of log `base`; p_xy: (n, m), x along rows."""
    ### BEGIN SOLUTION
    p_xy = np.asarray(p_xy)
    return entropy(p_xy.ravel(), base) - entropy(p_xy.sum(axis=1), base)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "conditional_entropy-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.conditional_entropy(conditional_entropy)

# %% nbgrader={"grade": true, "grade_id": "conditional_entropy-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.conditional_entropy(conditional_entropy, seed=hidden_seed("conditional_entropy"))
### END HIDDEN TESTS
