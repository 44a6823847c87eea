# %% [markdown]
# # 01 · Entropy
#
# How much do you learn when a message arrives? This chapter puts a number on it, first in a game of questions, then for
# pmfs, tables and densities, and proves the inequalities that InfoGAN rests on.
#
# *18 exercises, **50 points · 215 minutes**; reading and predicting take about 35 minutes more. You need chapter 00 and some probability.*

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false} tags=["setup"]
import matplotlib.pyplot as plt
import numpy as np

from utils import figures, widgets
from utils.checks import entropy as checks
from utils.checks import hidden_seed
from utils.coding import huffman_code, mean_length
from utils.proof import verify
from utils.proof.induction import add, chain, hypothesis, read, same, scale, two_point

# %% [markdown]
# ## A game of questions
#
# I think of an animal: a cat with probability ½, a dog ¼, an owl ⅛, a yak ⅛. You find out which by asking questions that I
# answer with yes or no.
#
# **Predict first:** what do you ask first? How many questions do you need on average? Asking "cat or dog?" and then one more question always
# takes two. Can you do better?

# %%
names = ["cat", "dog", "owl", "yak"]

def draw_game(cat):
    """The best questions when the cat has this probability and dog, owl and yak share the rest as 2 : 1 : 1."""
    p = np.array([cat, (1 - cat) / 2, (1 - cat) / 4, (1 - cat) / 4])
    code = huffman_code(p)
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4))
    figures.question_tree(code, names, left)
    figures.code_areas(p, [len(word) for word in code], right, names, -np.log2(p), ("questions", "−log₂ p"))
    figures.show(fig, f"With the cat at {cat:.2f}, the best questions give the words "
                      + ", ".join(f"{name} {word}" for name, word in zip(names, code, strict=True))
                      + f": {mean_length(p, code):.3f} questions on average. The dashed outline, −log₂ p, has the area {-(p * np.log2(p)).sum():.3f} bits.")

# %%
widgets.explore(draw_game, cat=widgets.slider(0.5, 0.05, 0.95, 0.05, "probability of the cat"))

# %% [markdown]
# Ask "is it the cat?" first. Half of the time you are done after one question; otherwise ask about the dog, then about the owl. On
# average that is ½·1 + ¼·2 + ⅛·3 + ⅛·3 = 1.75 questions. Write 1 for yes and 0 for no, and your questions are a **code**: each
# animal has a word (cat 1, dog 01, owl 001, yak 000), and no word is the beginning of another, so a string of words needs no commas.
#
# In the figure, each word is a box: as wide as its animal is probable, as high as the word is long. The area is the mean number
# of questions. The dashed outline is the height $-\log_2 p$: 1, 2, 3, 3. With the cat at ½ the two agree; this chapter is about the dashed one. (The figure's questions are Huffman's, 1952; that none are better is taken on trust.)
#
# <details><summary>Answer: can the questions ever get below the dashed area?</summary>
#
# Move the slider: never, and they are never a whole question above it (Shannon 1948). The best a question can do is to cut what is left into two halves of equal probability, and after $-\log_2 p$ halvings you have found an outcome of probability p. When that isn't a whole number, you can ask about n animals at once, and the
# mean per animal is within 1/n of the dashed area. The next cell does so with a coin whose sides have probabilities 0.9 and 0.1. (The proof comes with Gibbs' inequality.)
# </details>

# %%
block = np.ones(1)
for draws in range(1, 9):
    block = np.outer(block, [0.9, 0.1]).ravel()                # the pmf of `draws` draws
    print(f"{draws} at once: {mean_length(block, huffman_code(block)) / draws:.3f} questions per draw")
print(f"−(0.9 log₂ 0.9 + 0.1 log₂ 0.1) = {-(0.9 * np.log2(0.9) + 0.1 * np.log2(0.1)):.3f}")

# %% [markdown]
# ## Information content
#
# A rare event tells you more than a common one: "it snowed in July" is news, "it snowed in January" is not. An event of
# probability 1/8 is worth three questions. Its **information content** is
#
# $$-\log_2 p \quad\text{bits.}$$
#
# Why a logarithm? Two independent events have probability $p\,q$, and you want their information to *add*. Among the
# continuous functions only the logarithm does that, up to the unit (a known theorem, taken on trust here). With $\log_2$ the unit is the **bit**, the news in
# one toss of a fair coin; with $\ln$ it is the **nat**, and 1 bit = ln 2 ≈ 0.693 nats.
#
# **Predict first:** how many bits does an event of probability 1/1024 carry? And one that is certain?

# %%
fig, ax = plt.subplots(figsize=(6, 3))
p = np.linspace(0.005, 1, 400)
ax.plot(p, -np.log2(p), color=figures.OKABE_ITO["blue"])
ax.plot([1 / 8, 1 / 2, 1], [3, 1, 0], "o", color=figures.OKABE_ITO["vermillion"])
ax.set(xlabel="probability p of the event", ylabel="information −log₂ p (bits)", ylim=(0, 8))
figures.show(fig, "Information content against probability: it falls from ever larger values near p = 0 to 3 bits at 1/8, "
                  "1 bit at 1/2 and 0 bits at p = 1.")

# %% [markdown]
# <details><summary>Answer</summary>
#
# 1/1024 = 2⁻¹⁰, so 10 bits: ten tosses of a coin that all come up heads. A certain event carries log₂ 1 = 0 bits.
# </details>

# %% [markdown]
# ### Exercise 1.1 · Information content
# *DFL topic T1.1 · implement · 2 points · 4 minutes · difficulty 1*
#
# Write `information_content(p, base=2)`: the information −log p, in units of log `base`, for one probability `p` or an
# array of them (the answer has the same shape). An impossible event carries ∞. (A warning from NumPy does no harm.)
#
# <details><summary>Hint</summary>
#
# A logarithm in base b is ln p / ln b. `np.log(0.0)` is −∞ with a warning; `with np.errstate(divide="ignore"):` quiets it.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Returning nats (`np.log` alone). Dropping the minus sign, or hiding it with `abs`. Adding a small ε inside the logarithm, which makes the
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
# What you expect to learn is the *mean* information, the dashed area of the game. For a
# **pmf** (a probability mass function: numbers $p_i\ge0$ that sum to 1), the **entropy** is
#
# $$H(p) = \sum_i p_i \,(-\log_2 p_i), \qquad\text{with } 0\log 0 = 0 .$$
#
# For a variable X we also write $H(X)$: the entropy of its pmf. It depends only on the probabilities, not on the values of X.
#
# Drag the bars below, or move them with the arrow keys. **Predict first:** where is the entropy of a coin largest, and how large
# is it there?

# %%
widgets.entropy_bars([0.9, 0.1], names=["heads", "tails"])

# %% [markdown]
# <details><summary>Answer</summary>
#
# At ½ and ½: 1 bit, the fair coin. The closer to certain, the less there is to learn, down to 0 bits. For n outcomes the largest entropy
# is log₂ n, reached only by the uniform pmf: you prove that later in this chapter.
# </details>

# %% [markdown]
# ### Exercise 1.2 · Entropy
# *DFL topic T1.1 · implement · 3 points · 6 minutes · difficulty 1*
#
# Write `entropy(p, base=2)` for `p` of shape `(..., n)`: each row along the last axis is a pmf, and the
# answer has shape `(...)`, one entropy per row. Outcomes of probability 0 add nothing.
#
# <details><summary>Hint</summary>
#
# `np.where(p > 0, p, 1)` changes only the zeros, and log 1 = 0. Sum over `axis=-1`.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Returning nats. Getting `nan` from 0 · log 0, or hiding it with an ε that makes a certain outcome slightly uncertain. Taking the mean over
# outcomes instead of the sum weighted by p. Summing over all axes instead of the last one.
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
# Two variables share a table $p(x, y)$: row $x$, column $y$. The sums of the rows are $p(x)$, those of the columns $p(y)$: the
# **marginals**. Once you know $x$, divide row $x$ by its sum to get the pmf of $y$: $p(y|x) = p(x,y)/p(x)$. Its entropy is
# the uncertainty about $y$ that remains. Averaged over $x$, it is the **conditional entropy**
#
# $$H(Y|X) = \sum_x p(x)\, H(Y|X{=}x).$$
#
# **Predict first:** in a table where each row has a single non-zero entry, what is $H(Y|X)$?
#
# <details><summary>Answer</summary>
#
# 0: once you know x, there is only one y left, so no question remains. Y is then a *function* of X.
# </details>

# %% [markdown]
# ### Exercise 1.3 · Conditional entropy
# *DFL topic T1.3 · implement · 3 points · 8 minutes · difficulty 2*
#
# Write `conditional_entropy(p_xy, base=2)`: H(Y|X) of a joint table with x along the rows and y along the columns. A row
# may be empty (p(x) = 0): it adds nothing.
#
# <details><summary>Hint</summary>
#
# Either average the entropies of the normalised rows with the weights p(x), or use H(X,Y) = H(X) + H(Y|X), which you prove later in this
# chapter. H(X,Y) is the entropy of the whole table.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Summing along the other axis, which gives H(X|Y): on a symmetric table the two agree, on others they don't. Giving all rows the same weight. Getting `nan` from an
# empty row. Returning the joint entropy H(X,Y).
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
# *DFL topic T1.3 · construct · 2 points · 8 minutes · difficulty 2*
#
# On average, knowing Y never makes X more uncertain: $H(X|Y)\le H(X)$ (proved at the end of the chapter). Does that hold for *every* value y? Write `surprising_y()`: return a joint
# table `p_xy` (x along rows, y along columns) and the number `y` of a column, counted from 0, with $H(X|Y{=}y) \ge H(X) + 0.1$ bits.
#
# **Predict first:** if one value of y raises the entropy, how can the average still fall?
#
# <details><summary>Hint</summary>
#
# A burglar alarm (y = 1) is rare. Without it you are nearly certain that nobody is in the house.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Believing that conditioning lowers the entropy for every y; it does so on average. Returning a row instead of a column. Choosing a column without any mass.
# </details>
#
# <details><summary>Answer to the prediction</summary>
#
# If that value is rare. Before the alarm you were almost sure: H(X) is small. After it you can't tell burglar from cat: 1 bit. But it happens so rarely that the average still falls.
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
# Exercise 1.39 of PRML has the table $p(0,0)=p(0,1)=p(1,1)=\tfrac13$, $p(1,0)=0$. Write `five_entropies(p_xy)` for any table: a dict with the keys `"H(X)"`,
# `"H(Y)"`, `"H(X,Y)"`, `"H(X|Y)"`, `"H(Y|X)"`, in bits. (The sixth number, how much X and Y share, is the subject of chapter 02.)
#
# <details><summary>Hint</summary>
#
# Your own `entropy` and `conditional_entropy` do all the work. For H(X|Y), transpose the table.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Swapping the axes: this table can't reveal it, because swapping X and Y changes none of its entropies; the check uses others.
# Returning nats: H(X) is 0.637 nats, which is 0.918 bits.
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
# The diagram below is drawn from your numbers; if one of them were wrong, the bars would not line up. **Predict first:** how long is the gap between
# H(X|Y) and H(Y|X) in the lowest row?

# %%
five = five_entropies(np.array([[1, 1], [0, 1]]) / 3)
gap = five["H(X,Y)"] - five["H(X|Y)"] - five["H(Y|X)"]
fig, ax = plt.subplots(figsize=(6.4, 3))
figures.information_diagram(five["H(X)"], five["H(Y)"], five["H(X,Y)"], ax, h_x_given_y=five["H(X|Y)"], h_y_given_x=five["H(Y|X)"])
figures.show(fig, "Information diagram of PRML 1.39 from your numbers: " + ", ".join(f"{name} {value:.3f}" for name, value in five.items())
                  + f" bits. Between H(X|Y) at the left end and H(Y|X) at the right end a gap of {gap:.3f} bits is left, which X and Y share.")

# %% [markdown]
# <details><summary>Answer</summary>
#
# H(X,Y) − H(X|Y) − H(Y|X) = 1.5850 − 0.6667 − 0.6667 = 0.2516 bits. It is also by how much knowing Y lowers H(X): H(X) − H(X|Y) = 0.9183 − 0.6667, the same number.
# </details>

# %% [markdown]
# ## Proofs that a machine checks
#
# On some tables you have seen that $H(X,Y) = H(X) + H(Y|X)$. That it holds for *all* tables, and for densities too, takes a proof. In this course
# you hand in a proof as data, a list of lines `[claim, reason]`, and the machine says for each line whether it really follows. Every line that it accepts comes with
# a **certificate**: the facts that the line rests on, each with its factor, so you can add them up yourself.
#
# All sums and integrals in the proofs of this course are assumed to be finite. (A variable can have $H(N)=\infty$. With X = Y = N, "H(X,Y) = H(X) + H(Y)"
# then reads ∞ = ∞ and proves nothing.)

# %% [markdown]
# ### One level below entropies
#
# An entropy is an average of a logarithm. On the table from exercise 1.5, the average of $\log_2 p(y|x)$ is
# ⅓ log₂ ½ + ⅓ log₂ ½ + ⅓ log₂ 1 = −⅔: minus H(Y|X). The machine writes such an average as `E_p(x,y)[log p(y|x)]`, for
# $\sum_{x,y} p(x,y)\log p(y|x)$ (an integral, if x and y are continuous). Five reasons are enough to start with:
#
# - `definition`: `H(X) == -E_p(x)[log p(x)]`, `H(Y|X) == -E_p(x,y)[log p(y|x)]`, and so on
# - `product rule`: log p(x,y) = log p(x) + log p(y|x), inside an expectation
# - `marginalisation`: `E_p(x,y)[log p(x)] == E_p(x)[log p(x)]`; what does not depend on y needs no average over it
# - `linearity`: the logarithm of a product is a sum, and so is its expectation
# - `lines`: what earlier lines give together; `lines 1, 3` names them
#
# A rule may use the lines before it, so you can also write a chain of equalities, one step per line. (A line that earlier lines give by themselves may name a rule, too, if the rule leads
# there as well: that is unnecessary, but not wrong.) `help(verify)` has the whole language on one page. When a check refuses a line, it says how many facts are missing, and each new try earns the name of one more, up to half of them.
#
# Here is a proof that $H(X) + H(Y)$ is an average over $p(x,y)$; `laws` names the distribution that the proof is about. Unfold a line's certificate to see what it rests on.

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
# Most refused lines are of three kinds: true, but not by the reason given; false, and then you see a distribution that shows it; or meaningless, and so neither true nor false. **Predict first:** of which kind is each of these three lines?

# %%
verify([
    ["H(X) + H(Y) == -E_p(x,y)[log p(x) p(y)]", "definition"],
    ["E_p(x,y)[log p(x,y)] == E_p(x,y)[log p(x) p(y)]", "product rule"],
    ["E_p(x)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
], goal="H(X) + H(Y) == -E_p(x,y)[log p(x) p(y)]", laws=["p(x,y)"])

# %% [markdown]
# <details><summary>Answer</summary>
#
# Line 1 is true, but no definition says so in one step (the proof above took six lines). Line 2 is false whenever x and y depend on each other. Line 3
# makes no sense: E_p(x) averages over x alone, and log p(y) still depends on y.
# </details>

# %% [markdown]
# ### Exercise 1.6 · The chain rule
# *PRML 1.37 · prove · 3 points · 18 minutes · difficulty 2*
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
# Claiming the whole "by definition". Using two rules in one line. Leaving a marginalisation unwritten: E_p(x)[…] is not E_p(x,y)[…].
# Writing p(x|y) where p(y|x) belongs.
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
# and **strictly convex** if equality holds only for a = b, λ = 0 or λ = 1. Read the right side as an average of f, the left side as f of
# an average: *f of the mean is at most the mean of f*. That is Jensen's inequality for two points.
#
# **Predict first:** take $f = -\log_2$ and keep b = 2. Does the gap between chord and curve grow or shrink as a moves from 2 towards 0? What if you double a *and* b?
# And is the gap largest in the middle of the chord?

# %%
def draw_chord(weight, a, b):
    """−log₂ with its chord from a to b, and the gap at λa + (1−λ)b."""
    fig, ax = plt.subplots(figsize=(5.6, 3.4))
    figures.jensen_chord(lambda x: -np.log2(x), a, b, weight, ax, domain=(0.05, 4), unit=" bits")
    gap = -weight * np.log2(a) - (1 - weight) * np.log2(b) + np.log2(weight * a + (1 - weight) * b)
    figures.show(fig, f"−log₂ x and its chord from {a:.2f} to {b:.2f}; at λ = {weight:.2f} the chord is {gap:.3f} bits above the curve.")

# %%
widgets.explore(draw_chord, weight=widgets.slider(0.5, 0, 1, 0.05, "weight λ of a"), a=widgets.slider(0.25, 0.05, 4, 0.05, "a"),
                b=widgets.slider(2, 0.05, 4, 0.05, "b"))

# %% [markdown]
# <details><summary>Answer</summary>
#
# As a falls towards 0 the gap grows without bound (for 0 < λ < 1), since −log₂ a does. Doubling both changes nothing: each logarithm moves by 1 bit, and the moves cancel. And
# the gap is largest where the curve has the slope of the chord, left of the middle, because −log₂ bends more there.
# </details>

# %% [markdown]
# ### Which functions are convex?
#
# The second derivative decides. Take $f(x) = x^2 + \alpha\cos 2x$ with $f''(x) = 2 - 4\alpha\cos 2x$.
#
# **Predict first:** up to which α is f convex? At that α, $f''(0) = 0$: is f still *strictly* convex?

# %%
def draw_curvature(alpha):
    """x² + α cos 2x with a chord across its middle, and its second derivative."""
    fig, axes = plt.subplots(1, 2, figsize=(8.4, 3))
    figures.curvature(lambda x: x**2 + alpha * np.cos(2 * x), lambda x: 2 - 4 * alpha * np.cos(2 * x), -0.6, 0.6, axes)
    above = 0.36 + alpha * np.cos(1.2) - alpha           # the chord at 0, minus f(0)
    figures.show(fig, f"α = {alpha:.2f}: at x = 0 the chord from −0.6 to 0.6 is {above:+.3f} above f, and f″(0) = {2 - 4 * alpha:+.2f}.")

# %%
widgets.explore(draw_curvature, alpha=widgets.slider(0.2, 0, 1, 0.05, "α"))

# %% [markdown]
# <details><summary>Answer</summary>
#
# Up to α = ½. Beyond it, f″(0) = 2 − 4α is negative, and a short chord across 0 lies below the curve. (Make α large enough and the long one does, too.) At α = ½
# f is still strictly convex: f″ touches 0 only at single points, so the slope f′ still increases.
# </details>

# %% [markdown]
# Two proofs follow, exercises 1.7 and 1.9. They use calculus, so you are given their lines as cards: put the right ones in order, and give for each
# its reason and the cards that it rests on. Some cards are false, or assume what they should prove.
#
# *Together they take most of an hour; the second can wait. Gibbs' inequality, where all this leads, needs only that −log is strictly convex, and for that the first is enough.*
#
# In the first, $f$ is twice differentiable, $a<b$, $0<\lambda<1$ and $c=\lambda a+(1-\lambda)b$.

# %%
checks.show_cards(checks.convexity.STRICT)

# %% [markdown]
# ### Exercise 1.7 · f″ > 0 makes strictly convex
# *PRML 1.36 · prove · 3 points · 30 minutes · difficulty 2*
#
# Set `strictly_convex` to a list of lines `[card, reason, [cards it rests on]]`, such as `["D", "definition of c", []]`, ordered so that every card
# rests on earlier ones. The last line is card C. There is more than one proof among the cards.
#
# <details><summary>Hint</summary>
#
# Either compare the slopes left and right of c (A and G), or compare f with its tangent at c (K). In both, C is algebra at the end.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Using a card that says what you want to show. Taking f, instead of f′, to be increasing. Citing too little: which cards say where c lies?
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

# %% [markdown]
# ### Exercise 1.8 · Strictly convex, and yet f″ = 0
# *PRML 1.36 · construct · 2 points · 6 minutes · difficulty 2*
#
# Exercise 1.7 says f″ > 0 ⇒ strictly convex. The converse is false. Write `flat_but_strict()`, which returns the coefficients of 1, x, x², … of a polynomial (of degree at most 20) that is strictly convex although f″ is 0 at some point. The check computes exactly: an error of 10⁻¹² is an error.
#
# <details><summary>Hint</summary>
#
# f″ may touch 0 at a single point, from above. What is the simplest polynomial that does so?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Returning x³, whose f″ = 6x changes its sign. Returning a straight line, which is convex but not strictly. Listing the highest power first.
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
# So PRML's exercise 1.36, which asks you to show that strictly convex *is equivalent* to f″ > 0, is wrong in one direction (it is in our [errata](../../solutions/errata.md)). What is true of a twice differentiable f: it is convex if and only if f″ ≥ 0 (the second proof, next), and strictly convex
# if and only if, in addition, the zeros of f″ fill no interval. Then f′ still increases strictly, which is all that the slopes in exercise 1.7 needed; whereas if f″ = 0 on a whole interval, f is a
# straight line there.

# %% [markdown]
# The second proof has two directions, each with cards of its own. *Optional on a first reading.*

# %%
print('For "if", from A to D:')
checks.show_cards(checks.convexity.IF)

# %%
print('For "only if", from D to A:')
checks.show_cards(checks.convexity.ONLY_IF)

# %% [markdown]
# ### Exercise 1.9 · Convex if and only if f″ ≥ 0
# *PRML 1.36 · prove · 3 points · 20 minutes · difficulty 2*
#
# Now both directions, each from its own cards above, for $f$ twice differentiable and $c=\lambda a+(1-\lambda)b$ with any $a$, $b$ and $0\le\lambda\le1$. Set `convex_iff` to a
# dict: `"if"` proves card D from card A as `given`, `"only if"` proves A from D as `given`.
#
# <details><summary>Hint</summary>
#
# "if": tangents. "only if": use convexity at the three points x − h, x, x + h, and let h go to 0.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Writing > for ≥: a straight line is convex. Taking a limit of positive numbers to be positive. Proving both directions with the same cards.
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
# ### From two points to many
#
# For M points the inequality says $f(\sum_i\lambda_i x_i)\le\sum_i\lambda_i f(x_i)$, and induction proves it, in three lines:
#
# 1. One point: f(x) ≤ f(x).
# 2. If it holds for up to M points, it holds for M + 1. *This is the line that you write, in the next exercise.*
# 3. So it holds for every M.
#
# You write line 2 as a *program* that builds the inequality for given points and weights, from these parts and nothing else:
#
# | part | the inequality it makes |
# |---|---|
# | `same(x)` | f(x) ≤ f(x) |
# | `two_point(a, b, t)` | f(t·a + (1−t)·b) ≤ t·f(a) + (1−t)·f(b) |
# | `hypothesis(points, weights)` | f(Σ w·x) ≤ Σ w·f(x), for at most M points |
# | `scale(factor, A)` | A times a factor ≥ 0 |
# | `add(A, B)` | left sides added, right sides added |
# | `chain(A, B)` | A: … ≤ … + R and B: R ≤ S give … ≤ … + S |
#
# f is never computed, so what you build holds for every convex function. `read` shows an inequality:

# %%
line = two_point(0, 4, 0.5)
print(read(line))
print(read(chain(line, scale(0.5, two_point(3, 5, 0.5)))))

# %% [markdown]
# ### Exercise 1.10 · Jensen by induction
# *PRML 1.38 · prove · 4 points · 20 minutes · difficulty 3*
#
# Write `jensen_step(x, lam)`: for M + 1 points `x` with weights `lam` (weights ≥ 0 that sum to 1) return the inequality
# f(Σ lam·x) ≤ Σ lam·f(x). You may use `hypothesis` for up to M = len(x) − 1 points. Two cases need their own line: one point (the base of the induction), and
# a last weight of 1. Both arguments are lists of Python's `Fraction`s, which add, multiply and divide without any rounding: 1/3 is exactly ⅓. The check can try only a few small cases. That your program works for every M is for you to see; then line 3 does the rest.
#
# <details><summary>Hint</summary>
#
# The mean of all points lies between the last point and the mean y of the others, whose weights have to be rescaled so that they sum to 1 again. Which part gives a bound with f(y) in it, and
# which one bounds f(y)?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Using the hypothesis for all M + 1 points, which is the claim itself. Using weights that no longer sum to 1. Not scaling the hypothesis by 1 − lam[−1]. Dividing
# by 0 when the last weight is 1. Leaving out the base case.
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
# ### Every average, not only finite ones
#
# Induction reaches every *finite* number of points. For densities, and for the case of equality, draw the tangent to a differentiable f at the mean μ = E[r] of a random quantity r. A convex f never runs below it (card C of exercise 1.9):
#
# $$f(r) \;\ge\; f(\mu) + f'(\mu)\,(r-\mu).$$
#
# Now average: the last term vanishes, and $E[f(r)]\ge f(E[r])$, whatever the distribution of r. A strictly convex f touches its tangent only at μ (as on card K of exercise 1.7), so equality then holds only if r = μ with
# probability 1: r is *constant*.

# %% [markdown]
# ## Gibbs' inequality
#
# −log is strictly convex, since its second derivative is positive (exercise 1.7). So for log the inequality is reversed: $E[\log r]\le\log E[r]$ for any random quantity r ≥ 0 (with log 0 = −∞), with equality only if r is constant (with probability 1). This
# one line gives the inequality that everything later rests on. Take two distributions p and q and put
#
# $$D_\mathrm{KL}(p\|q) = E_{p}\Big[\log\frac{p(x)}{q(x)}\Big] ,$$
#
# written `KL(p || q)`. Chapter 02 says what it means; here you prove $D_\mathrm{KL}(p\|q)\ge0$, with equality if and only if p = q (for densities: except on a set of volume 0).
#
# **Predict first:** take p = (1, 0) and q = (½, ½). What is $E_p[q/p]$? Is $\log E_p[q/p]$ always 0?
#
# <details><summary>Answer</summary>
#
# Only the first outcome happens, and there q/p = ½: the average is ½, its logarithm −1 bit. The sum Σ p·(q/p) runs where p > 0, and there q sums to at most 1. So the logarithm is ≤ 0, and 0
# only if q has no mass where p has none.
# </details>

# %% [markdown]
# Two reasons are new:
#
# - `jensen`: `E_p(x)[log q(x)/p(x)] <= log E_p(x)[q(x)/p(x)]`, for any ratio
# - `normalisation`: `log E_p(x)[q(x)/p(x)] <= 0`, as in the answer above

# %% [markdown]
# ### Exercise 1.11 · Gibbs' inequality
# *DFL topic T1.4 · prove · 3 points · 10 minutes · difficulty 2*
#
# Prove `KL(p || q) >= 0`; set `gibbs`.
#
# <details><summary>Hint</summary>
#
# Turn the fraction upside down first: KL is −E_p[log q/p]. Then Jensen, then normalisation.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Using Jensen for log in the direction that holds for convex functions. Writing `log E_p(x)[q(x)/p(x)] == 0`, which is false where q has mass and p has none. Writing the claim itself as
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
# *DFL topic T1.4 · prove · 3 points · 15 minutes · difficulty 3*
#
# Set `gibbs_equality` to a dict of two proofs: `"only if"` proves `p(x) == q(x)` from `KL(p || q) == 0` as `given`, and `"if"` the other way round. New reasons:
#
# - `strict jensen`: `q(x)/p(x) == const`, where earlier lines give `E_p(x)[log q(x)/p(x)] == log E_p(x)[q(x)/p(x)]`
# - `normalisation`: `p(x) == q(x)`, where a line says that the ratio is constant and earlier lines give `log E_p(x)[q(x)/p(x)] == 0`
#
# <details><summary>Hint</summary>
#
# With KL = 0 given, the chain from exercise 1.11 runs from 0 to 0, so every ≤ in it is an equality: `lines` says so. "if" needs only the definition.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Arguing that "the ratio is constant, both sum to 1, so they are equal": with p = (1, 0) and q = (½, ½) the ratio is constant wherever p has mass. You also need E_p[q/p] = 1.
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
# ### The largest entropy
#
# Take the uniform pmf u over n outcomes for q, and Gibbs says something about p alone:
#
# $$0 \le D_\mathrm{KL}(p\|u) = E_p[\log p] - E_p\big[\log\tfrac1n\big] = \log n - H(p).$$
#
# So $H(p)\le\log n$, with equality if and only if p is uniform: eight outcomes have at most three bits of entropy, and exactly three only if all are equally probable.

# %% [markdown]
# ### No questions beat the entropy
#
# Gibbs also settles the game. Of all long sequences of yes and no, a share of $2^{-\ell}$ begins with a given word of ℓ answers. No word is the beginning of another, so these shares don't overlap: $\sum_i 2^{-\ell_i}=s\le1$
# (Kraft's inequality). Put $q_i=2^{-\ell_i}/s$, a pmf, and
#
# $$0\le D_\mathrm{KL}(p\|q) = -H(p) + \sum_i p_i\ell_i + \log_2 s \;\le\; \text{mean number of questions} - H(p).$$
#
# Equality needs $p_i=2^{-\ell_i}$: powers of ½, as with cat, dog, owl and yak. In the other direction, words of $-\log_2 p_i$ questions, rounded up, always exist (Cover and Thomas, section 5.4), so fewer than H + 1 questions are enough on average.

# %% [markdown]
# ## Differential entropy
#
# A density $p(x)$ is a probability *per unit of x*. Put it into the same formula and you get the **differential entropy**
#
# $$h(X) = -\int p(x)\log_2 p(x)\,dx .$$
#
# It says how wide a density is, on a logarithmic scale, relative to one unit of x: a uniform density of width w has $h = \log_2 w$, so a width of 8 gives 3 bits.
#
# **Predict first:** how narrow must a uniform density be for h to be 0? What happens below that? And how narrow a Gaussian?

# %%
def draw_gaussian(sigma):
    """The density of N(0, σ²) next to its differential entropy against σ."""
    fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3))
    figures.gaussian_density(sigma, left)
    figures.gaussian_entropy_curve(sigma, right)
    figures.show(fig, f"A Gaussian of width σ = {sigma:.2f} and, next to it, its differential entropy "
                      f"{0.5 * np.log2(2 * np.pi * np.e * sigma**2):.3f} bits on a curve that crosses 0 at σ = 0.242.")

# %%
widgets.explore(draw_gaussian, sigma=widgets.slider(1, 0.05, 3, 0.05, "width σ"))

# %% [markdown]
# <details><summary>Answer</summary>
#
# A uniform density of width 1 has h = 0, and narrower ones have a *negative* h. A Gaussian has h = 0
# at σ = 1/√(2πe) = 0.242. So h is no longer a number of questions: to name a real number exactly takes infinitely many. (To name it to within 2⁻ⁿ units takes about h + n on average: Cover and Thomas, section 8.3.)
# </details>

# %% [markdown]
# ### Exercise 1.13 · Entropy of a Gaussian
# *DFL topic T1.2 · implement · 3 points · 10 minutes · difficulty 2*
#
# Write `gaussian_differential_entropy(cov, base=2)`: h of a Gaussian whose covariance Σ is `cov`, a d × d array that is symmetric and positive definite,
#
# $$h = \tfrac12\log\big((2\pi e)^d\,|\Sigma|\big),$$
#
# in units of log `base`. The check tries wide and narrow Gaussians, with and without correlation, in 1 to 8 dimensions.
#
# <details><summary>Hint</summary>
#
# `np.linalg.slogdet` returns the sign and the logarithm of |Σ|, which neither overflows nor underflows. d is `len(cov)`.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Clipping the result at 0, or taking its absolute value: a narrow density has negative h. Returning nats. Believing that h is the same in all units: h(AX) = h(X) + log |det A|, which is
# h(X) + d log |a| if all d coordinates are multiplied by a. Using standard deviations instead of variances. Using (2πe) once instead of d times.
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
# *DFL topic T1.2 · construct · 2 points · 8 minutes · difficulty 1*
#
# Write `negative_entropy(bits)`: a density with $h\le-$`bits`, made of steps: return `edges` (n + 1 increasing numbers) and `heights` (n numbers, the density between two neighbouring edges). The check tries 0 to 20 bits.
#
# <details><summary>Hint</summary>
#
# One step is enough. Height × width = 1.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Using probabilities as heights: a density may be far above 1. Returning a negative density. Returning one fixed answer that is negative, but not negative enough.
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
# *DFL topic T1.2 · choose · 2 points · 4 minutes · difficulty 1*
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
# - a: entropy depends only on the probabilities, and these don't change
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
# Believing that differential entropy is invariant, as the entropy of a pmf is. It depends on the unit of x.
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
    "a": "That would hold for a pmf. h measures a width in units of x: [1, 2] metres has h = log₂ 1, [100, 200] centimetres log₂ 100.",
    "b": "h is not proportional to x: multiplying x by 100 adds log₂ 100.",
    "c": "h(aX) = h(X) + log₂ |a|, and a metre is 100 centimetres: every width is 100 times as many units.",
    "d": "It is the other way round: in centimetres the same density is 100 times as many units wide, and wider means larger h.",
}, reason=change_of_units_reason, reason_key="b", reason_why={
    "a": "A density is a probability per unit; change the unit and its values change, and with them their logarithm.",
    "b": "−log₂ of a density that is 100 times lower is larger by log₂ 100, at every x, so the mean is, too.",
    "c": "The mean of x is multiplied by 100; h is the mean of −log p(x), and p(x) is divided by 100.",
    "d": "How precisely something is known does not depend on the unit you write it in; the number h does.",
})
### END HIDDEN TESTS

# %% [markdown]
# ## The entropy of a pair is at most the sum
#
# Is $h(X,Y)\le h(X)+h(Y)$ for densities, too? A common argument (the DFL guide has it) says: "if X and Y are dependent, then $h(X,Y) < h(X)+h(Y)$". But that is the claim itself. Nor does it help that entropies are at least 0: for densities they need not be, as you saw. What does hold for densities is Gibbs' inequality, which you have proved:
#
# - `gibbs`: `KL(p(x,y) || p(x) p(y)) >= 0`; the second distribution may be a product
# - `gibbs equality`: `p(x,y) == p(x) p(y)`, where earlier lines give `KL(p(x,y) || p(x) p(y)) == 0`
#
# In a proof, `H(X)` means the entropy of a pmf and the differential entropy of a density alike: none of the rules depends on which.

# %% [markdown]
# ### Exercise 1.16 · The whole is at most the sum
# *PRML 1.31 · prove · 4 points · 15 minutes · difficulty 2*
#
# Prove `H(X,Y) <= H(X) + H(Y)`, for pmfs and densities; set `subadditivity`. The chain rule that you proved may be a reason: `chain rule`, or `1.6`.
#
# <details><summary>Hint</summary>
#
# KL between the joint distribution and the product of its marginals: expand it by linearity and recognise three entropies. Two of them need a marginalisation.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Using that X and Y are dependent or independent: neither is given. Using H ≥ 0, which is false for densities. Jumping from KL to entropies in one line.
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
# ### Exercise 1.17 · Equality if and only if independent
# *PRML 1.31 · prove · 3 points · 15 minutes · difficulty 2*
#
# **Independent** means that the probabilities (or densities) multiply: `p(x,y) == p(x) p(y)`. Set `independence` to a dict of two proofs: `"only if"` proves this from
# `H(X,Y) == H(X) + H(Y)` as `given`, `"if"` proves `H(X,Y) == H(X) + H(Y)` from `p(x,y) == p(x) p(y)` as `given`. You may cite `1.6` and `1.16`.
#
# <details><summary>Hint</summary>
#
# "only if": with the given equality, the KL from exercise 1.16 is 0. "if": distributions that are equal may replace each other inside an expectation.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Showing one direction twice. Taking what you want to show as given.
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
# The chain rule turns this into what exercise 1.4 took on trust. You have shown that H(X,Y) = H(Y) + H(X|Y) is at most H(X) + H(Y). Subtract H(Y):
#
# $$H(X|Y) \le H(X),$$
#
# with equality if and only if X and Y are independent. *On average*, knowing Y never makes X more uncertain.

# %% [markdown]
# ### Exercise 1.18 · How much less, for a Gaussian
# *PRML 1.31 · implement · 2 points · 8 minutes · difficulty 1*
#
# Write `gaussian_gap(cov)`: $h(X)+h(Y)-h(X,Y)$ in bits for a 2 × 2 covariance. Each h may be negative and changes with the units of x and y. The gap is never negative and does not change: it
# is $-\tfrac12\log_2(1-\rho^2)$, where ρ is the correlation. Compute it whichever way you like.
#
# <details><summary>Hint</summary>
#
# Your `gaussian_differential_entropy` three times; `cov[:1, :1]` is the covariance of X alone. Or ρ = Σ₁₂ / √(Σ₁₁ Σ₂₂).
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Using the covariance as the correlation. Getting the sign wrong. Dropping the ½.
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
# ## What to take away
#
# - The entropy of n outcomes lies between 0 and log n. It is a mean number of questions that no code can beat, and that codes for many draws at once come close to. $H(Y|X)$ is what is left of $H(Y)$ once X is known, and $H(X)+H(Y|X)=H(X,Y)$: the chain rule.
# - Jensen for every convex function, and from it Gibbs: $D_\mathrm{KL}\ge0$, and 0 only for equal distributions.
# - For densities h may be negative and depends on the units, but $h(X,Y)\le h(X)+h(Y)$ all the same.
#
# The gap in the last line is what X and Y share. Chapter 02 gives it its name, mutual information, and InfoGAN is built to make it large.
#
# *Next: [02 · Divergence and mutual information](../02_kl_divergence/02_kl_divergence.ipynb)*
#
# **Further:** PRML section 1.6 and its exercises 1.31 and 1.36–1.39; Cover and Thomas, *Elements of Information Theory*, chapters 2, 5 (codes) and 8.
