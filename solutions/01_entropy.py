# %% [markdown]
# # 01 · Entropy
#
# How much do you learn when a message arrives? This chapter gives the amount a number, first for coins and dice, then
# for densities, and proves the inequalities that InfoGAN rests on.
#
# **50 points · 189 minutes**
#
# *Work from top to bottom. After each answer, run the check below it: it says ✓, or what came out and what to try. A second,
# hidden check of the same laws on other inputs runs when your notebook is graded.*

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false} tags=["setup"]
import matplotlib.pyplot as plt
import numpy as np

from utils import figures, widgets
from utils.checks import entropy as checks
from utils.checks import hidden_seed
from utils.proof import verify
from utils.proof.induction import add, chain, hypothesis, read, same, scale, two_point

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
# Drag the bars below, or move them with the arrow keys. **Predict first:** where is the entropy of a coin largest, and how large
# is it there?

# %%
widgets.entropy_bars([0.9, 0.1], names=["heads", "tails"])

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

# %% [markdown]
# ### Exercise 1.4 · A value that raises the entropy
# *Seed topic T1.3 · construct · 2 points · 8 minutes · difficulty 2*
#
# On average, knowing Y never makes X more open: $H(X|Y)\le H(X)$. Does that hold for *every* value y? Write `surprising_y()`: return a joint
# table `p_xy` (x along rows, y along columns) and the number `y` of a column with $H(X|Y{=}y) \ge H(X) + 0.1$ bits.
#
# **Predict first:** is there one at all?
#
# <details><summary>Hint</summary>
#
# A burglar alarm (y = 1) is rare. Without it you are nearly certain that nobody is in the house.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# To think that conditioning lowers the entropy for every y; it does so on average. A column for a row. A column without any mass.
# </details>

# %% nbgrader={"grade": false, "grade_id": "surprising_y", "locked": false, "schema_version": 3, "solution": true, "task": false}
def surprising_y():
    """A joint table and the number of a column y with H(X|Y=y) > H(X)."""
    ### BEGIN SOLUTION
    return np.array([[0.9, 0.05], [0.0, 0.05]]), 1
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "surprising_y-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.surprising_y(surprising_y)

# %% nbgrader={"grade": true, "grade_id": "surprising_y-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.surprising_y(surprising_y, seed=hidden_seed("surprising_y"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 1.5 · The five entropies of a table
# *PRML 1.39 · implement · 3 points · 10 minutes · difficulty 1*
#
# PRML 1.39 has the table $p(0,0)=p(0,1)=p(1,1)=\tfrac13$, $p(1,0)=0$. Write `five_entropies(p_xy)` for any table: a dict with the keys `"H(X)"`,
# `"H(Y)"`, `"H(X,Y)"`, `"H(X|Y)"`, `"H(Y|X)"`, in bits. (The sixth number, how much X and Y share, is the subject of chapter 02.)
#
# <details><summary>Hint</summary>
#
# Your own `entropy` and `conditional_entropy` do all the work. For H(X|Y), transpose the table.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# A swapped axis, which this table cannot show, because its rows have the same entropies as its columns; the check has others.
# Nats: 0.637 for H(X) is right in nats, and 0.918 in bits.
# </details>

# %% nbgrader={"grade": false, "grade_id": "five_entropies", "locked": false, "schema_version": 3, "solution": true, "task": false}
def five_entropies(p_xy):
    """H(X), H(Y), H(X,Y), H(X|Y) and H(Y|X) in bits, as a dict."""
    ### BEGIN SOLUTION
    p_xy = np.asarray(p_xy)
    return {"H(X)": entropy(p_xy.sum(axis=1)), "H(Y)": entropy(p_xy.sum(axis=0)), "H(X,Y)": entropy(p_xy.ravel()),
            "H(X|Y)": conditional_entropy(p_xy.T), "H(Y|X)": conditional_entropy(p_xy)}
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "five_entropies-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.five_entropies(five_entropies)

# %% nbgrader={"grade": true, "grade_id": "five_entropies-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.five_entropies(five_entropies, seed=hidden_seed("five_entropies"))
### END HIDDEN TESTS

# %% [markdown]
# Drawn from your numbers: if one of them were off, the bars would not meet. **Predict first:** what is the length of the gap between
# H(X|Y) and H(Y|X) in the lowest row?

# %%
five = five_entropies(np.array([[1, 1], [0, 1]]) / 3)
fig, ax = plt.subplots(figsize=(6.4, 3))
figures.information_diagram(five["H(X)"], five["H(Y)"], five["H(X,Y)"], ax, h_x_given_y=five["H(X|Y)"], h_y_given_x=five["H(Y|X)"])
figures.show(fig, "Information diagram of PRML 1.39 from your numbers: " + ", ".join(f"{name} {value:.3f}" for name, value in five.items())
                  + " bits. Between H(X|Y) at the left end and H(Y|X) at the right end a gap of 0.252 bits is left, which X and Y share.")

# %% [markdown]
# ## Proofs that a machine checks
#
# You computed $H(X,Y) = H(X) + H(Y|X)$ on some tables. That it holds for *all* tables, and for densities too, takes a proof. In this course
# you hand in a proof as data, a list of lines `[claim, reason]`, and the machine says of each line whether it really follows.
#
# One level below entropies stand expectations of log-probabilities. Write `E_p(x,y)[log p(y|x)]` for $\sum_{x,y} p(x,y)\log p(y|x)$ (an
# integral, if x and y are continuous). Five reasons suffice for a start:
#
# - `definition`: `H(X) == -E_p(x)[log p(x)]`, `H(Y|X) == -E_p(x,y)[log p(y|x)]`, and so on
# - `product rule`: log p(x,y) = log p(x) + log p(y|x), inside an expectation
# - `marginalisation`: `E_p(x,y)[log p(x)] == E_p(x)[log p(x)]`; what does not ask for y needs no average over it
# - `linearity`: the logarithm of a product is a sum, and so is its expectation
# - `lines`: what earlier lines give together; `lines 1, 3` names them
#
# Here is a proof that $H(X) + H(Y)$ is an average over $p(x,y)$. Unfold a line's certificate to see what it rests on.

# %%
example = [
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
    ["E_p(x,y)[log p(x) p(y)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(y)]", "linearity"],
    ["H(X) + H(Y) == -E_p(x,y)[log p(x) p(y)]", "lines"],
]
verify(example, goal="H(X) + H(Y) == -E_p(x,y)[log p(x) p(y)]", laws=["p(x,y)"])

# %% [markdown]
# A line may be refused because it is true, but not for the reason you gave; because it is false, and then you see a distribution that shows
# it; or because it says nothing that could be true or false. **Predict first:** which is it for each of these three?

# %%
verify([
    ["H(X) + H(Y) == -E_p(x,y)[log p(x) p(y)]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y)]", "product rule"],
    ["E_p(x)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
], goal="H(X) + H(Y) == -E_p(x,y)[log p(x) p(y)]", laws=["p(x,y)"])

# %% [markdown]
# ### Exercise 1.6 · The chain rule
# *PRML 1.37 · prove · 3 points · 12 minutes · difficulty 2*
#
# Prove $H(X,Y) = H(Y|X) + H(X)$ from expectations of log-probabilities. Set `chain_rule` to your lines. Each line uses one reason.
#
# <details><summary>Hint</summary>
#
# Write the definition of each of the three entropies. Which rule splits log p(x,y)? One of its two parts is averaged over a y that it does not need.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The whole claim "by definition". Two rules in one line. A marginalisation that is felt but not written: E_p(x)[…] is not E_p(x,y)[…].
# p(x|y) where p(y|x) belongs.
# </details>

# %% nbgrader={"grade": false, "grade_id": "chain_rule", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
chain_rule = [
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y|x)]", "product rule"],
    ["E_p(x,y)[log p(x) p(y|x)] == E_p(x,y)[log p(x)] + E_p(x,y)[log p(y|x)]", "linearity"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["H(X,Y) == H(Y|X) + H(X)", "lines"],
]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "chain_rule-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.chain_rule(chain_rule)

# %% nbgrader={"grade": true, "grade_id": "chain_rule-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.chain_rule(chain_rule, seed=hidden_seed("chain_rule"))
### END HIDDEN TESTS

# %% [markdown]
# ## Jensen's inequality
#
# A function is **convex** if no chord runs below it: for $0\le\lambda\le1$,
#
# $$f(\lambda a + (1-\lambda) b) \le \lambda f(a) + (1-\lambda) f(b),$$
#
# and **strictly** convex if there is equality only for a = b, λ = 0 or λ = 1. Read the right side as an average of f, the left side as f of
# an average: *f of the mean is at most the mean of f*. That is Jensen's inequality for two points.
#
# **Predict first:** for $f = -\log_2$, does the gap between chord and curve grow or shrink when a and b move towards 0? Where along the
# chord is it largest, in the middle?

# %%
def draw_chord(weight, a, b):
    """−log₂ with its chord from a to b, and the gap at λa + (1−λ)b."""
    fig, ax = plt.subplots(figsize=(5.6, 3.4))
    figures.jensen_chord(lambda x: -np.log2(x), a, b, weight, ax, domain=(0.05, 4))
    gap = -weight * np.log2(a) - (1 - weight) * np.log2(b) + np.log2(weight * a + (1 - weight) * b)
    figures.show(fig, f"−log₂ x and its chord from {a:.2f} to {b:.2f}; at λ = {weight:.2f} the chord is {gap:.3f} bits above the curve.")

# %%
widgets.explore(draw_chord, weight=widgets.slider(0.5, 0, 1, 0.05, "weight λ of a"), a=widgets.slider(0.25, 0.05, 4, 0.05, "a"),
                b=widgets.slider(2, 0.05, 4, 0.05, "b"))

# %% [markdown]
# ### Which functions are convex?
#
# The second derivative tells. Two proofs follow, from calculus, so their lines come to you as cards: put the right ones in order, and give for each
# its reason and the cards that it rests on. Some cards are false, or would beg the question.
#
# In the first, $f$ is twice differentiable, $a<b$, $0<\lambda<1$ and $c=\lambda a+(1-\lambda)b$.

# %%
checks.show_cards(checks.convexity.STRICT)

# %% [markdown]
# ### Exercise 1.7 · f″ > 0 makes strictly convex
# *PRML 1.36 · prove · 3 points · 15 minutes · difficulty 2*
#
# Set `strictly_convex` to a list of lines `[card, reason, [cards it rests on]]`, such as `["D", "definition of c", []]`, in an order in which every card
# rests on cards before it. It ends when card C stands. There is more than one proof among the cards.
#
# <details><summary>Hint</summary>
#
# Either compare the slopes left and right of c (A and G), or compare f with its tangent at c (K). In both, C is algebra at the end.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# A card that says what is to be shown. f increasing for f′ increasing. A card cited that is not used.
# </details>

# %% nbgrader={"grade": false, "grade_id": "strictly_convex", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
strictly_convex = [
    ["H", "given", []],
    ["E", "mean value theorem", ["H"]],
    ["D", "definition of c", []],
    ["G", "mean value theorem", ["D"]],
    ["A", "mean value theorem", ["D"]],
    ["I", "monotonicity", ["A", "E", "G"]],
    ["J", "definition of c", []],
    ["F", "algebra", ["A", "G", "J"]],
    ["C", "algebra", ["F", "I"]],
]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "strictly_convex-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.strictly_convex(strictly_convex)

# %% nbgrader={"grade": true, "grade_id": "strictly_convex-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.strictly_convex(strictly_convex, seed=hidden_seed("strictly_convex"))
### END HIDDEN TESTS

# %%
checks.show_cards(checks.convexity.IFF)

# %% [markdown]
# ### Exercise 1.8 · Convex exactly if f″ ≥ 0
# *PRML 1.36 · prove · 3 points · 15 minutes · difficulty 2*
#
# Now both directions, from the cards above, for $f$ twice differentiable and $c=\lambda a+(1-\lambda)b$ with any $a$, $b$ and $0\le\lambda\le1$. Set `convex_iff` to a
# dict: `"if"` proves card D from card A as `given`, `"only if"` proves A from D as `given`.
#
# <details><summary>Hint</summary>
#
# "if": tangents. "only if": use convexity at the three points x − h, x, x + h, and let h go to 0.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# > for ≥: a straight line is convex. A limit of positive numbers taken for positive. Both directions proved by the same three cards.
# </details>

# %% nbgrader={"grade": false, "grade_id": "convex_iff", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
convex_iff = {
    "if": [
        ["A", "given", []],
        ["C", "Taylor's theorem", ["A"]],
        ["F", "definition of c", []],
        ["B", "algebra", ["C", "F"]],
        ["D", "definition of convex", ["B"]],
    ],
    "only if": [
        ["D", "given", []],
        ["E", "definition of convex", ["D"]],
        ["G", "algebra", ["E"]],
        ["H", "Taylor's theorem", []],
        ["A", "limits keep ≥", ["G", "H"]],
    ],
}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "convex_iff-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.convex_iff(convex_iff)

# %% nbgrader={"grade": true, "grade_id": "convex_iff-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.convex_iff(convex_iff, seed=hidden_seed("convex_iff"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 1.9 · Strictly convex, and yet f″ = 0
# *PRML 1.36 · construct · 2 points · 6 minutes · difficulty 2*
#
# Exercise 1.7 says f″ > 0 ⇒ strictly convex. The converse is false: write `flat_but_strict()`, which returns the coefficients of 1, x, x², … of a polynomial that
# is strictly convex although f″ is 0 at some point. It is decided exactly, so that 10⁻¹² too much is too much.
#
# <details><summary>Hint</summary>
#
# f″ may touch 0 at a single point, from above. What is the simplest polynomial that does so?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# x³, whose f″ = 6x changes its sign. A straight line, which is convex but not strictly. The highest power first.
# </details>

# %% nbgrader={"grade": false, "grade_id": "flat_but_strict", "locked": false, "schema_version": 3, "solution": true, "task": false}
def flat_but_strict():
    """Coefficients, lowest power first, of a strictly convex polynomial with f″ = 0 somewhere."""
    ### BEGIN SOLUTION
    return [0, 0, 0, 0, 1]
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "flat_but_strict-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.flat_but_strict(flat_but_strict)

# %% nbgrader={"grade": true, "grade_id": "flat_but_strict-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.flat_but_strict(flat_but_strict, seed=hidden_seed("flat_but_strict"))
### END HIDDEN TESTS

# %% [markdown]
# ### From two points to many
#
# For M points the inequality says $f(\sum_i\lambda_i x_i)\le\sum_i\lambda_i f(x_i)$, and induction proves it. You write the induction as a *program* that builds
# the inequality for given points and weights, from these parts and nothing else:
#
# | part | the inequality it makes |
# |---|---|
# | `same(x)` | f(x) ≤ f(x) |
# | `two_point(a, b, t)` | f(t·a + (1−t)·b) ≤ t·f(a) + (1−t)·f(b) |
# | `hypothesis(points, weights)` | f(Σ w·x) ≤ Σ w·f(x), for at most M points |
# | `scale(factor, A)` | A times a factor ≥ 0 |
# | `add(A, B)` | left sides added, right sides added |
# | `chain(A, B)` | from A: … ≤ … + R and B: R ≤ S follows … ≤ … + S |
#
# f is never computed, so what you build holds for every convex function. `read` shows an inequality:

# %%
line = two_point(0.0, 3.0, 2 / 3)
print(read(line))
print(read(chain(line, scale(1 / 3, two_point(2.0, 4.0, 0.5)))))

# %% [markdown]
# ### Exercise 1.10 · Jensen by induction
# *PRML 1.38 · prove · 4 points · 20 minutes · difficulty 3*
#
# Write `jensen_step(x, lam)`: for M + 1 points `x` with weights `lam` (lists of floats, weights ≥ 0 that sum to 1) return the inequality
# f(Σ lam·x) ≤ Σ lam·f(x). `hypothesis` may be used for up to M = len(x) − 1 points. Two cases need their own line: one point (the base of the induction), and
# a last weight of 1.
#
# <details><summary>Hint</summary>
#
# The mean of all points lies between the last point and the mean y of the others, whose weights must be made to sum to 1 again: divide by 1 − lam[−1]. So two_point
# gives a bound with f(y) in it; the hypothesis bounds f(y).
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The hypothesis for all M + 1 points, which is the claim itself. Weights that no longer sum to 1. The hypothesis not scaled by 1 − lam[−1]. A
# division by 0 when the last weight is 1. No base case.
# </details>

# %% nbgrader={"grade": false, "grade_id": "jensen_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def jensen_step(x, lam):
    """The inequality f(Σ lam·x) ≤ Σ lam·f(x) for len(x) points, made from at most len(x) − 1 of them at a time."""
    ### BEGIN SOLUTION
    if len(x) == 1 or lam[-1] == 1:
        return same(x[-1])
    rest = 1 - lam[-1]
    w = [weight / rest for weight in lam[:-1]]
    y = sum(weight * point for weight, point in zip(w, x[:-1], strict=True))
    return chain(two_point(x[-1], y, lam[-1]), scale(rest, hypothesis(x[:-1], w)))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "jensen_step-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.jensen_step(jensen_step)

# %% nbgrader={"grade": true, "grade_id": "jensen_step-hidden", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.jensen_step(jensen_step, seed=hidden_seed("jensen_step"))
### END HIDDEN TESTS

# %% [markdown]
# ## Gibbs' inequality
#
# −log is strictly convex, so log is the other way round: for any positive random quantity f, $\;E[\log f]\le\log E[f]$, with equality only where f is constant. From
# this one line comes the inequality that everything later rests on. Take two distributions p and q and put
#
# $$D_\mathrm{KL}(p\|q) = E_{p}\Big[\log\frac{p(x)}{q(x)}\Big] ,$$
#
# written `KL(p || q)`. Chapter 02 says what it means; here you prove $D_\mathrm{KL}(p\|q)\ge0$, with equality exactly for p = q. Two reasons are new, and a third in
# the next exercise:
#
# - `jensen`: `E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]`, for any ratio
# - `normalisation`: `log E_p(x)[q(x)/p(x)] <= 0`; the sum Σ p·(q/p) runs where p > 0, and q sums to at most 1 there
#
# **Predict first:** is $\log E_p[q/p]$ always 0?

# %% [markdown]
# ### Exercise 1.11 · Gibbs' inequality
# *Seed topic T1.4 · prove · 3 points · 10 minutes · difficulty 2*
#
# Prove `KL(p || q) >= 0`; set `gibbs`.
#
# <details><summary>Hint</summary>
#
# Turn the fraction round first: KL is −E_p[log q/p]. Then Jensen, then normalisation.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Jensen for log in the direction that holds for convex functions. `log E_p(x)[q(x)/p(x)] == 0`, which is false where q has mass and p has none. The claim itself as
# a line.
# </details>

# %% nbgrader={"grade": false, "grade_id": "gibbs", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
gibbs = [
    ["KL(p || q) == E_p(x)[log p(x)/q(x)]", "definition"],
    ["E_p(x)[log p(x)/q(x)] == -E_p(x)[log q(x)/p(x)]", "linearity"],
    ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
    ["log E_p(x)[q(x)/p(x)] <= 0", "normalisation"],
    ["KL(p || q) >= 0", "lines"],
]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "gibbs-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.gibbs(gibbs)

# %% nbgrader={"grade": true, "grade_id": "gibbs-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.gibbs(gibbs, seed=hidden_seed("gibbs"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 1.12 · Equality only for p = q
# *Seed topic T1.4 · prove · 3 points · 15 minutes · difficulty 3*
#
# Set `gibbs_equality` to a dict of two proofs: `"only if"` proves `p(x) == q(x)` from `KL(p || q) == 0` as `given`, and `"if"` the other way round. New reasons:
#
# - `strict jensen`: `q(x)/p(x) == const`, where earlier lines give `E_p(x)[log q(x)/p(x)] == log E_p(x)[q(x)/p(x)]`
# - `normalisation`: `p(x) == q(x)`, where a line says that the ratio is constant and earlier lines give `log E_p(x)[q(x)/p(x)] == 0`
#
# <details><summary>Hint</summary>
#
# With KL = 0 given, the chain of exercise 1.11 runs from 0 to 0, so every ≤ in it is an equality: `lines` says so. "if" needs only the definition.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# "The ratio is constant, both sum to 1, so they are equal": with p = (1, 0) and q = (½, ½) the ratio is constant wherever p has mass. It also takes E_p[q/p] = 1.
# </details>

# %% nbgrader={"grade": false, "grade_id": "gibbs_equality", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
gibbs_equality = {
    "only if": [
        ["KL(p || q) == 0", "given"],
        ["KL(p || q) == -E_p(x)[log q(x)/p(x)]", "definition"],
        ["E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]", "jensen"],
        ["log E_p(x)[q(x)/p(x)] <= 0", "normalisation"],
        ["log E_p(x)[q(x)/p(x)] == 0", "lines"],
        ["E_p(x)[log q(x)/p(x)] == log E_p(x)[q(x)/p(x)]", "lines"],
        ["q(x)/p(x) == const", "strict jensen"],
        ["p(x) == q(x)", "normalisation"],
    ],
    "if": [
        ["p(x) == q(x)", "given"],
        ["KL(p || q) == E_p(x)[log p(x)/q(x)]", "definition"],
        ["KL(p || q) == 0", "lines"],
    ],
}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "gibbs_equality-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.gibbs_equality(gibbs_equality)

# %% nbgrader={"grade": true, "grade_id": "gibbs_equality-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.gibbs_equality(gibbs_equality, seed=hidden_seed("gibbs_equality"))
### END HIDDEN TESTS

# %% [markdown]
# ## Differential entropy
#
# A density $p(x)$ is a probability *per unit of x*. Put it into the same formula and you get the **differential entropy**
#
# $$h(X) = -\int p(x)\log_2 p(x)\,dx .$$
#
# It says how wide a density is, on a logarithmic scale, against one unit of x: a uniform density of width w has $h = \log_2 w$.
#
# **Predict first:** how narrow must a Gaussian be for h to be 0? What happens below?

# %%
def draw_gaussian(sigma):
    """The density of N(0, σ²) beside its differential entropy against σ."""
    fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3))
    figures.gaussian_density(sigma, left)
    figures.gaussian_entropy_curve(sigma, right)
    figures.show(fig, f"A Gaussian of width σ = {sigma:.2f} and, beside it, its differential entropy "
                      f"{0.5 * np.log2(2 * np.pi * np.e * sigma**2):.3f} bits on a curve that crosses 0 at σ = 0.242.")

# %%
widgets.explore(draw_gaussian, sigma=widgets.slider(1, 0.05, 3, 0.05, "width σ"))

# %% [markdown]
# ### Exercise 1.13 · Entropy of a Gaussian
# *Seed topic T1.2 · implement · 3 points · 10 minutes · difficulty 2*
#
# Write `gaussian_differential_entropy(cov, base=2)`: h of a Gaussian with covariance `cov`, a d × d array that is symmetric and positive definite,
#
# $$h = \tfrac12\log\big((2\pi e)^d\,|\Sigma|\big),$$
#
# in units of log `base`. The check also tries how h changes when x is multiplied by a matrix A.
#
# <details><summary>Hint</summary>
#
# `np.linalg.slogdet` returns the sign and the logarithm of |Σ|, which neither overflows nor underflows. d is `len(cov)`.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# A result clipped at 0, or its absolute value: a narrow density has negative h. Nats. h thought to be the same in all units: h(aX) = h(X) + log|a|. Standard
# deviations for variances. (2πe) once in place of d times.
# </details>

# %% nbgrader={"grade": false, "grade_id": "gaussian_differential_entropy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gaussian_differential_entropy(cov, base=2):
    """½ log((2πe)^d |Σ|) in units of log `base`; cov: (d, d)."""
    ### BEGIN SOLUTION
    log_det = np.linalg.slogdet(cov)[1]
    return 0.5 * (len(cov) * np.log(2 * np.pi * np.e) + log_det) / np.log(base)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "gaussian_differential_entropy-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.gaussian_differential_entropy(gaussian_differential_entropy)

# %% nbgrader={"grade": true, "grade_id": "gaussian_differential_entropy-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.gaussian_differential_entropy(gaussian_differential_entropy, seed=hidden_seed("gaussian_differential_entropy"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 1.14 · As negative as you like
# *Seed topic T1.2 · construct · 2 points · 8 minutes · difficulty 1*
#
# Write `negative_entropy(bits)`: a density with $h\le-$`bits`, made of steps: return `edges` (n + 1 increasing numbers) and `heights` (n numbers, the density between
# two neighbouring edges). It is tried with up to 20 bits.
#
# <details><summary>Hint</summary>
#
# One step is enough. Height × width = 1.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Probabilities for heights: a density may be far above 1. A negative density. A fixed answer that is negative, but not negative enough.
# </details>

# %% nbgrader={"grade": false, "grade_id": "negative_entropy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def negative_entropy(bits):
    """Edges and heights of a density with h ≤ −bits."""
    ### BEGIN SOLUTION
    width = 2.0 ** -bits
    return [0, width], [1 / width]
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "negative_entropy-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.negative_entropy(negative_entropy)

# %% nbgrader={"grade": true, "grade_id": "negative_entropy-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.negative_entropy(negative_entropy, seed=hidden_seed("negative_entropy"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 1.15 · Metres and centimetres
# *Seed topic T1.2 · choose · 2 points · 4 minutes · difficulty 1*
#
# The heights of the people in a town, in metres, have h = −1.5 bits. What is h of the same heights in centimetres?
#
# - a: −1.5 bits
# - b: −150 bits
# - c: −1.5 + log₂ 100 = 5.14 bits
# - d: −1.5 − log₂ 100 = −8.14 bits
#
# Why?
#
# - a: entropy depends on the probabilities only, and these don't change
# - b: the same probability is spread over 100 times as many units, so the density is 100 times lower
# - c: entropy is a mean, and a mean is multiplied by 100
# - d: a centimetre is smaller, so the answer is known more precisely
#
# Set `change_of_units` and `change_of_units_reason`.
#
# <details><summary>Hint</summary>
#
# A uniform density on [1, 2] metres is one on [100, 200] centimetres. What is log₂ of each width?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Differential entropy thought invariant, as the entropy of a pmf is. It depends on the unit of x.
# </details>

# %% nbgrader={"grade": false, "grade_id": "change_of_units", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
change_of_units, change_of_units_reason = "c", "b"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "change_of_units-check", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
checks.choice("change_of_units", (change_of_units, "abcd"), (change_of_units_reason, "abcd"))

# %% nbgrader={"grade": true, "grade_id": "change_of_units-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.choose(change_of_units, key="c", why={
    "a": "That would hold for a pmf. h measures a width against one unit of x: [1, 2] metres has h = log₂ 1, [100, 200] centimetres log₂ 100.",
    "b": "h is not proportional to x: multiplying x by 100 adds log₂ 100.",
    "d": "The wrong way round: in centimetres the same density is 100 units wide for every unit before, and wider means larger h.",
}, reason=change_of_units_reason, reason_key="b", reason_why={
    "a": "A density is a probability per unit; change the unit and its values change, and with them their logarithm.",
    "c": "The mean of x is multiplied by 100; h is the mean of −log p(x), and p(x) is divided by 100.",
    "d": "How precisely something is known does not depend on the unit you write it in; the number h does.",
})
### END HIDDEN TESTS

# %% [markdown]
# ## Two variables are at most the sum of both
#
# Is $h(X,Y)\le h(X)+h(Y)$ for densities, too? The argument often seen (the seed curriculum has it) says: "if X and Y are dependent, then $h(X,Y) < h(X)+h(Y)$". But
# that is the claim. And "no entropy is negative" does not hold here, as you saw. What does hold for densities is Gibbs' inequality, which you have proved:
#
# - `gibbs`: `KL(p(x,y) || p(x) p(y)) >= 0`; the second distribution may be a product
# - `gibbs equality`: `p(x,y) == p(x) p(y)`, where earlier lines give `KL(p(x,y) || p(x) p(y)) == 0`
#
# In a proof, `H(X)` stands for the entropy of a pmf and for the differential entropy of a density alike: none of the rules asks which.

# %% [markdown]
# ### Exercise 1.16 · The whole is at most the sum
# *PRML 1.31 · prove · 4 points · 15 minutes · difficulty 2*
#
# Prove `H(X,Y) <= H(X) + H(Y)`, for pmfs and densities; set `subadditivity`.
#
# <details><summary>Hint</summary>
#
# KL between the joint distribution and the product of its marginals: expand it by linearity and recognise three entropies. Two of them need a marginalisation.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# To use that X and Y are dependent or independent: neither is given. H ≥ 0, which is false for densities. To jump from KL to entropies in one line.
# </details>

# %% nbgrader={"grade": false, "grade_id": "subadditivity", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
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
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "subadditivity-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.subadditivity(subadditivity)

# %% nbgrader={"grade": true, "grade_id": "subadditivity-hidden", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.subadditivity(subadditivity, seed=hidden_seed("subadditivity"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 1.17 · Equality exactly for independence
# *PRML 1.31 · prove · 3 points · 15 minutes · difficulty 2*
#
# Independent means that the densities multiply: `p(x,y) == p(x) p(y)`. Set `independence` to a dict of two proofs: `"only if"` proves this from
# `H(X,Y) == H(X) + H(Y)` as `given`, `"if"` proves `H(X,Y) == H(X) + H(Y)` from `p(x,y) == p(x) p(y)` as `given`.
#
# <details><summary>Hint</summary>
#
# "only if": with the given equality, the KL of exercise 1.16 is 0. "if": what is given about densities holds inside an expectation, too.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# To show one direction twice. To take what is to be shown as given.
# </details>

# %% nbgrader={"grade": false, "grade_id": "independence", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
entropies = [
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["H(X,Y) == -E_p(x,y)[log p(x,y)]", "definition"],
]
independence = {
    "only if": [
        *entropies,
        ["H(X,Y) == H(X) + H(Y)", "given"],
        ["KL(p(x,y) || p(x) p(y)) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
        ["KL(p(x,y) || p(x) p(y)) == 0", "lines"],
        ["p(x,y) == p(x) p(y)", "gibbs equality"],
    ],
    "if": [
        *entropies,
        ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y)]", "given"],
        ["H(X,Y) == H(X) + H(Y)", "lines"],
    ],
}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "independence-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.independence(independence)

# %% nbgrader={"grade": true, "grade_id": "independence-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.independence(independence, seed=hidden_seed("independence"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 1.18 · How much less, for a Gaussian
# *PRML 1.31 · implement · 2 points · 8 minutes · difficulty 1*
#
# Write `gaussian_gap(cov)`: $h(X)+h(Y)-h(X,Y)$ in bits for a 2 × 2 covariance. Each h may be negative and changes with the units of x and y. The gap does neither: it
# is $-\tfrac12\log_2(1-\rho^2)$, ρ the correlation. Compute it whichever way you like.
#
# <details><summary>Hint</summary>
#
# Your `gaussian_differential_entropy` three times; `cov[:1, :1]` is the covariance of X alone. Or ρ = Σ₁₂ / √(Σ₁₁ Σ₂₂).
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The covariance taken for the correlation. The sign. The ½ forgotten.
# </details>

# %% nbgrader={"grade": false, "grade_id": "gaussian_gap", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gaussian_gap(cov):
    """h(x) + h(y) − h(x,y) in bits; cov: (2, 2)."""
    ### BEGIN SOLUTION
    cov = np.asarray(cov)
    apart = gaussian_differential_entropy(cov[:1, :1]) + gaussian_differential_entropy(cov[1:, 1:])
    return apart - gaussian_differential_entropy(cov)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "gaussian_gap-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.gaussian_gap(gaussian_gap)

# %% nbgrader={"grade": true, "grade_id": "gaussian_gap-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.gaussian_gap(gaussian_gap, seed=hidden_seed("gaussian_gap"))
### END HIDDEN TESTS

# %% [markdown]
# ## What you have now
#
# - $H$ is the mean surprise, $H(Y|X)$ what is left of it, and they add up: the chain rule.
# - Jensen for every convex function, and from it Gibbs: $D_\mathrm{KL}\ge0$, and 0 only for equal distributions.
# - For densities h may be negative and depends on the units, but $h(X,Y)\le h(X)+h(Y)$ all the same.
#
# The gap in the last line is what X and Y share. Chapter 02 gives it its name, mutual information, and InfoGAN is built to make it large.
#
# *Next: [02 · Divergence and mutual information](../02_kl_divergence/02_kl_divergence.ipynb)*
#
# **Further:** PRML section 1.6 and its exercises 1.31 and 1.36–1.39; Cover and Thomas, *Elements of Information Theory*, chapters 2 and 8.
