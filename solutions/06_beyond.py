# %% [markdown]
# # 06 · Beyond
#
# InfoGAN assumes that you know how often each category occurs, and hopes that each code means one thing. This chapter gives it data for which
# the first is false, shows by how much the second can fail, and gives you the tools to measure both.
#
# *15 exercises, **42 points · 152 minutes**; reading and predicting take about 40 minutes more, training about 3. You need chapter 05. A network's losses are in nats; after the heading "Are the codes disentangled?", information is in bits, unless the text says nats.*

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false} tags=["setup"]
import json
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import torch
from scipy.optimize import linear_sum_assignment
from scipy.special import log_softmax, ndtr, ndtri, softmax

import utils
from utils import disentanglement, factors, figures, infogan, widgets
from utils import prior as learned_prior
from utils.checks import beyond as checks
from utils.checks import hidden_seed
from utils.codes import Categorical, Latent, Uniform
from utils.course import short_run, under_grading
from utils.data import imbalanced, mnist
from utils.frechet import classifier
from utils.gan import to_tensor
from utils.infogan import Recipe
from utils.information import entropy, js_divergence
from utils.training import redrawn

ASSETS = Path(utils.factors.__file__).parent / "assets"

# %% [markdown]
# ## Classes that are not balanced
#
# MNIST has about as many sevens as twos, and InfoGAN's category $c_1$ has ten values of probability 1/10 each. That isn't a coincidence: somebody knew.
# The paper says that $H(c)$ could be optimised too, but fixes the distribution of the code "for simplicity", which makes $H(c)$ a constant. Question Q3.5 of the DFL guide asks:
# if you don't know the proportions, can you learn them?
#
# Make a set whose proportions *you* decide. Change the ten numbers below if you like; only their ratios count. The labels are used to make the set and, at the
# end, to judge. Nothing that learns ever sees them.

# %%
proportions = np.array([12, 4, 20, 7, 10, 3, 16, 14, 6, 8])          # of the digits 0 … 9: yours to change
proportions = proportions / proportions.sum()

images, labels = imbalanced(*mnist(), proportions, seed=0)
fig, axes = plt.subplots(1, 2, figsize=(9, 3), width_ratios=[1, 1.2])
figures.digits(images[:48], axes[0], rows=6)
figures.proportions(proportions, {}, axes[1])
figures.show(fig, f"Left: 48 of the {len(images)} digits of the imbalanced set. Right: bars of the true proportions, from "
                  f"{100 * proportions.min():.0f}% for digit {proportions.argmin()} to {100 * proportions.max():.0f}% for digit {proportions.argmax()}, "
                  "and a dotted line at 10%.")

# %% [markdown]
# ### Exercise 6.1 · Total variation
# *DFL Q3.5 · implement · 2 points · 5 minutes · difficulty 1*
#
# You will need a number for how far a learned prior is from the true proportions. Take chapter 03's total variation. Between (½, ½) and (0.8, 0.2) it is 0.3: move 0.3 of the mass from the second value to the first. In general
#
# $$\mathrm{TV}(p, q) = \tfrac12\sum_i |p_i - q_i|,$$
#
# the probability mass that has to be moved to turn one into the other: 0 if they are equal, 1 if they are disjoint.
#
# Write `total_variation(p, q)` for pmfs of shape `(..., n)`; the answer has shape `(...)`.
#
# <details><summary>Hint</summary>
#
# Absolute differences, a sum over the last axis, one half.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Dropping the ½. Taking the largest difference instead of the sum. Adding differences without absolute values, which cancel. Squaring.
# </details>

# %% nbgrader={"grade": false, "grade_id": "total_variation", "locked": false, "schema_version": 3, "solution": true, "task": false}
def total_variation(p, q):
    """½ Σ |p − q| over the last axis; p, q: (..., n) pmfs."""
    ### BEGIN SOLUTION
    return np.abs(np.asarray(p) - np.asarray(q)).sum(axis=-1) / 2
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "total_variation-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.total_variation(total_variation)

# %% nbgrader={"grade": true, "grade_id": "total_variation-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.total_variation(total_variation, seed=hidden_seed("total_variation"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 6.2 · The best that a uniform code can do
# *DFL Q3.5 · construct · 3 points · 10 minutes · difficulty 2*
#
# Suppose that training went perfectly: generated digits have the true proportions $q$, and categories have the prior $p$. The joint table of category
# and digit then has the row sums $p$ and the column sums $q$, and its diagonal is the share of images whose category names their digit. With two categories of ½ each and digits of 0.8 and 0.2, at most 0.5 + 0.2 = 70% can be on it.
#
# **Predict first:** with $p$ uniform and your proportions, can all images be named correctly? If not, how many at most? (The figure below the exercise answers.)
#
# Write `best_coupling(p, q)`: a table `(n, n)`, rows categories, columns digits, with these sums and the largest possible diagonal sum. Many tables are
# best; any of them will do. `p` and `q` may be equal, and may contain zeros.
#
# <details><summary>Hint</summary>
#
# A diagonal entry can't exceed its row's sum or its column's: put as much there as both allow. What remains of p and what remains of q have the
# same total (which one?). Of all tables with given row and column sums, which is the easiest to write down?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Filling the diagonal alone: then rows no longer add up to p. Giving the independent table p qᵀ. Swapping rows and columns. Dividing 0 by 0 when p = q.
# </details>

# %% nbgrader={"grade": false, "grade_id": "best_coupling", "locked": false, "schema_version": 3, "solution": true, "task": false}
def best_coupling(p, q):
    """A joint pmf (n, n) with row sums p and column sums q and the largest diagonal sum."""
    ### BEGIN SOLUTION
    both = np.minimum(p, q)
    p_left, q_left = p - both, q - both             # each sums to TV(p, q)
    rest = p_left.sum()
    return np.diag(both) + (np.outer(p_left, q_left) / rest if rest > 0 else 0)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "best_coupling-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.best_coupling(best_coupling)

# %% nbgrader={"grade": true, "grade_id": "best_coupling-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.best_coupling(best_coupling, seed=hidden_seed("best_coupling"))
### END HIDDEN TESTS

# %%
uniform = np.full(10, 1 / 10)
table = best_coupling(uniform, proportions)
fig, ax = plt.subplots(figsize=(6.5, 4))
figures.annotated_table(100 * table, ax, range(10), range(10), "share of all images, %", digits=1)
ax.set(xlabel="digit", ylabel="code category")
figures.show(fig, f"The best table for a uniform code: the diagonal adds up to {100 * np.trace(table):.0f}%, so that "
                  f"{100 * total_variation(uniform, proportions):.0f}% of all images get a category of another digit.")
print(f"Largest share that can be named correctly: {np.trace(table):.2f} = 1 − TV(uniform, proportions)")

# %% [markdown]
# That is the **coupling inequality**: for all joint distributions with these row and column sums, $P(\text{category} \ne \text{digit}) \ge \mathrm{TV}(p, q)$. No training and no
# network gets a fixed uniform code below it, as long as G draws digits in their true proportions. (This is about *generated* images, whose categories have the prior $p$. On real images Q may use its categories as it likes, and the bound has the shares of *those* in place of $p$.)
#
# The information term makes it worse, not better. A code that is a function of the image has $I(c;x) = H(c) = \ln 10$, but a digit has only so much entropy:

# %%
print(f"H(digit) = {entropy(proportions, base=np.e):.3f} nats, H(c) of a uniform code = ln 10 = {np.log(10):.3f} nats")
assert entropy(proportions, base=np.e) <= np.log(10) + 1e-12

# %% [markdown]
# The difference must come from something that is not the digit: style. InfoGAN is *paid* for splitting twos into slanted and straight ones.

# %% [markdown]
# ## H(c) is no longer constant
#
# So learn the prior: $p(c) = \mathrm{softmax}(\ell)$ with ten logits $\ell$, trained with G. The guide's hint is that this works if $H(c)$ is a
# differentiable function of the parameters. It is, in closed form: it needs no samples.

# %% [markdown]
# ### Exercise 6.3 · Entropy of logits, and its gradient
# *DFL Q3.5 · implement · 3 points · 10 minutes · difficulty 2*
#
# Write `entropy_of_logits(logits)` for logits `(k,)`: return $H(p)$ in **nats**, with $p = \mathrm{softmax}(\ell)$, and the gradient
# $\partial H/\partial \ell$, shape `(k,)`. It must work at logits of 1000 and of −1000.
#
# <details><summary>Hint</summary>
#
# Two steps of the chain rule: how does $H$ change with each $p_j$, and how does *every* $p_j$ change when one logit moves? (A logit that rises takes mass from all the others.) Check your formula by finite differences. `log_softmax` (scipy) gives ln p without overflow,
# and 0 · (−1000) is 0.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Taking the gradient with respect to p instead of the logits. Using only the diagonal of the softmax's derivative. Answering in bits. Taking the log of a softmax that is already 0.
# </details>

# %% nbgrader={"grade": false, "grade_id": "entropy_of_logits", "locked": false, "schema_version": 3, "solution": true, "task": false}
def entropy_of_logits(logits):
    """(H(softmax(logits)) in nats, its gradient with respect to the logits (k,))."""
    ### BEGIN SOLUTION
    log_p = log_softmax(logits)
    p = np.exp(log_p)
    H = -(p * log_p).sum()
    return H, -p * (log_p + H)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "entropy_of_logits-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.entropy_of_logits(entropy_of_logits)

# %% nbgrader={"grade": true, "grade_id": "entropy_of_logits-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.entropy_of_logits(entropy_of_logits, seed=hidden_seed("entropy_of_logits"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 6.4 · A sample with a gradient
# *DFL Q3.5 · implement · 3 points · 8 minutes · difficulty 2*
#
# The rest of the objective is an expectation over samples $c \sim p$, and G needs a category, not a mixture. "Draw category 3" has no derivative. The
# **Gumbel-softmax** (Jang et al. 2017; Maddison et al. 2017) replaces the draw by a smooth function of logits and noise: with $u$ uniform on (0, 1),
#
# $$y = \mathrm{softmax}\!\left(\frac{\ell + g}{\tau}\right),\qquad g = -\ln(-\ln u).$$
#
# The largest entry of $y$ is category $k$ with probability exactly $p_k$; at a low temperature τ, $y$ is almost one-hot.
#
# Write `gumbel_softmax(logits, u, temperature)` for `logits` `(k,)` and `u` `(n, k)`, giving `(n, k)`, one sample per row.
#
# <details><summary>Hint</summary>
#
# Broadcasting adds the logits to every row of noise. `softmax(…, axis=1)` subtracts the maximum for you.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Adding the noise to probabilities instead of logits. Taking one logarithm instead of two. Multiplying by τ. Making the whole array sum to 1.
# </details>

# %% nbgrader={"grade": false, "grade_id": "gumbel_softmax", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gumbel_softmax(logits, u, temperature):
    """Soft samples (n, k) from logits (k,) and uniform noise u (n, k)."""
    ### BEGIN SOLUTION
    return softmax((logits - np.log(-np.log(u))) / temperature, axis=1)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "gumbel_softmax-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.gumbel_softmax(gumbel_softmax)

# %% nbgrader={"grade": true, "grade_id": "gumbel_softmax-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.gumbel_softmax(gumbel_softmax, seed=hidden_seed("gumbel_softmax"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 6.5 · Straight through
# *DFL Q3.5 · implement · 2 points · 8 minutes · difficulty 2*
#
# A soft row would show G mixtures that it never has to draw. The **straight-through** estimate rounds on the way forward and pretends on the way back: G is
# given the one-hot row, and the gradient passes as if it had been given the soft one. For the soft row (0.6, 0.3, 0.1) at τ = 1, G gets (1, 0, 0). If the loss has the derivative (1, 0, 0) there, then what reaches the logits is
# (0.24, −0.18, −0.06): the softmax's derivative *at the soft row*.
#
# Write `straight_through(soft, upstream, temperature)`, with `soft` `(n, k)` from the Gumbel-softmax and `upstream` `(n, k)`, the derivative of the loss with respect to
# the row that G was given. Return the one-hot rows and the derivative of the loss with respect to each row's logits, both `(n, k)`.
#
# <details><summary>Hint</summary>
#
# `np.eye(k)[soft.argmax(axis=1)]`. Backward: upstream times the softmax's derivative at `soft`, as in exercise 6.3, divided by τ.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Using the derivative of the rounding, which is 0. Handing upstream on unchanged. Forgetting τ. Using only the diagonal.
# </details>

# %% nbgrader={"grade": false, "grade_id": "straight_through", "locked": false, "schema_version": 3, "solution": true, "task": false}
def straight_through(soft, upstream, temperature):
    """(one-hot rows (n, k), derivative of the loss with respect to each row's logits (n, k))."""
    ### BEGIN SOLUTION
    hard = np.eye(soft.shape[1])[soft.argmax(axis=1)]
    mean = (soft * upstream).sum(axis=1, keepdims=True)
    return hard, soft * (upstream - mean) / temperature
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "straight_through-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.straight_through(straight_through)

# %% nbgrader={"grade": true, "grade_id": "straight_through-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.straight_through(straight_through, seed=hidden_seed("straight_through"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 6.6 · The other way: score function
# *DFL Q3.5 · implement · 3 points · 8 minutes · difficulty 2*
#
# You know a gradient that needs no derivative of the cost, from Q3.2 in chapter 05:
# $\nabla_\ell\, \mathbb E_{c\sim p}[f(c)] = \mathbb E\big[(f(c) - b)\,\nabla_\ell \ln p(c)\big]$ for any constant $b$, the **baseline**. It needs no
# gradient of $f$, but it is noisy; a baseline takes part of the noise away.
#
# Write `score_gradient(logits, categories, costs)`: the estimate, of shape `(k,)`, from `categories` `(n,)` drawn from softmax(logits) and their `costs` `(n,)`.
# Use the batch's mean cost as $b$ and average over the batch. (Strictly, the batch's mean is not a constant: each sample is part of it, which shrinks the estimate by the factor $1 - 1/n$ on average. In a batch of 64 that is less than 2%.)
#
# <details><summary>Hint</summary>
#
# $\partial \ln p(c)/\partial \ell = \mathrm{onehot}(c) - p$.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Leaving out the baseline: right on average, but far noisier. Summing instead of averaging. Using the derivative of p instead of ln p. Differentiating with respect to p instead of ℓ.
# </details>

# %% nbgrader={"grade": false, "grade_id": "score_gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def score_gradient(logits, categories, costs):
    """Score-function estimate (k,) of the gradient of E[cost] with respect to the logits, with the mean cost as baseline."""
    ### BEGIN SOLUTION
    score = np.eye(len(logits))[categories] - softmax(logits)           # (n, k)
    return ((costs - costs.mean())[:, None] * score).mean(axis=0)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "score_gradient-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.score_gradient(score_gradient)

# %% nbgrader={"grade": true, "grade_id": "score_gradient-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.score_gradient(score_gradient, seed=hidden_seed("score_gradient"))
### END HIDDEN TESTS

# %% [markdown]
# ## Two estimates, one of them wrong
#
# Try both on a cost that you can differentiate by hand. G draws three digits, one per category, all equally well: each category costs 0. A *mixture* of
# categories gives a smear, which D rejects and Q can't read: let a row $y$ cost $f(y) = 1 - \sum_k y_k^2$, which is 0 at each corner and positive between them.
#
# The prior has no reason to move: $\mathbb E_{c\sim p}[f(c)] = 0$ for every $p$. **Predict first:** which of the two estimates knows that? (The numbers below answer; the reason follows them.)

# %%
p_now = np.array([0.5, 0.3, 0.2])
logits_now, random = np.log(p_now), np.random.default_rng(0)
soft = gumbel_softmax(logits_now, random.uniform(1e-9, 1, (200_000, 3)), 1.0)
hard, _ = straight_through(soft, np.zeros_like(soft), 1.0)
straight = straight_through(soft, -2 * hard, 1.0)[1].mean(axis=0)       # f'(y) = −2 y, at the one-hot row
score = score_gradient(logits_now, hard.argmax(axis=1), 1 - (hard ** 2).sum(axis=1))
print("gradient of the mean cost with respect to the three logits, p = (0.5, 0.3, 0.2)")
print("exact             0.00  0.00  0.00")
print("score function   ", "  ".join(f"{g + 0:.2f}" for g in np.round(score, 2)))
print("straight-through ", "  ".join(f"{g:.2f}" for g in straight))

# %%
assert np.abs(score).max() < 1e-12
assert straight[0] < -0.01 and straight[2] > 0.01       # descent raises the frequent category's logit and lowers the rare one's

# %% [markdown]
# The straight-through estimate says: more of the frequent category, less of the rare one. It asks each sample "would you rather be a little more of another
# category?", and each sample says no; the frequent categories have more votes. Nothing in the cost wants that. It is the **bias** of pretending that
# G is smooth between categories, and it makes the rich richer. Remember this when you see what it does to InfoGAN below.

# %% [markdown]
# ## How hard does H(c) pull?
#
# Look at the whole objective without any networks. Category $k$ draws digit $k$, perfectly. D is optimal, so the adversarial part is $2\,\mathrm{JSD}(p\|\pi) - \ln 4$
# (chapter 03), with the true proportions π. Q is perfect, so $L_I = 0 + H(p)$. What is left for the prior to minimise is
#
# $$2\,\mathrm{JSD}(p\,\|\,\pi) - \lambda H(p)\quad\text{nats.}$$
#
# The first term wants $p = \pi$, the second wants $p$ uniform. With two digits, π = (0.8, 0.2), the best $p_1$ is 0.80 at λ = 0, 0.71 at λ = ¼, and 0.61 at λ = 1. **Predict first:** with your ten proportions and λ = 1, will the best prior be closer to the truth or to the uniform one? (The figure below the exercise answers.)

# %% [markdown]
# ### Exercise 6.7 · Learn a prior
# *DFL Q3.5 · train · 4 points · 15 minutes · difficulty 3*
#
# Write `learn_prior(pi, weight)`: start at the uniform prior and minimise $2\,\mathrm{JSD}(p\|\pi) - \text{weight}\cdot H(p)$ over the **logits** of $p$ by gradient
# descent, or in any other way that takes at most a few seconds. Return $p$ `(k,)`. The check compares only $p$ with the optimum, to half a per cent of the mass.
#
# <details><summary>Hint</summary>
#
# With $m = (p + \pi)/2$: $\partial\,2\mathrm{JSD}/\partial p_j = \ln(p_j/m_j)$. You have the gradient of H from exercise 6.3, where you also went from derivatives with respect to p to derivatives with respect to
# logits. About 1,000 steps of size 2 are enough.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Using +H instead of −H: with a large weight everything collapses onto one category. Using KL instead of JSD. Counting JSD once. Taking too few steps.
# </details>

# %% nbgrader={"grade": false, "grade_id": "learn_prior", "locked": false, "schema_version": 3, "solution": true, "task": false}
def learn_prior(pi, weight):
    """The p (k,) that minimises 2 JSD(p‖pi) − weight · H(p) in nats, by gradient descent on logits."""
    ### BEGIN SOLUTION
    logits = np.zeros(len(pi))
    for _ in range(1000):
        p = softmax(logits)
        d = np.log(2 * p / (p + pi))
        logits = logits - 2 * (p * (d - (p * d).sum()) - weight * entropy_of_logits(logits)[1])
    return softmax(logits)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "learn_prior-check", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
checks.learn_prior(learn_prior)

# %% nbgrader={"grade": true, "grade_id": "learn_prior-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.learn_prior(learn_prior, seed=hidden_seed("learn_prior"))
### END HIDDEN TESTS

# %%
weights = [0, 0.1, 1] if under_grading() else [0, 0.01, 0.03, 0.1, 0.3, 1]
distances = [total_variation(learn_prior(proportions, weight), proportions) for weight in weights]
fig, ax = plt.subplots(figsize=(6, 3.2))
figures.pull_of_entropy(weights, distances, total_variation(uniform, proportions), ax)
figures.show(fig, "Total variation between the best prior and the true proportions against the weight of H(c): "
                  + ", ".join(f"{d:.3f} at {w:g}" for w, d in zip(weights, distances, strict=True))
                  + f"; a prior that stays uniform has {total_variation(uniform, proportions):.3f}.")

# %% [markdown]
# With the proportions given above and λ = 1, the best prior has gone most of the way back to the uniform one. Without H(c) it is exact. So should you leave H(c) out?

# %% [markdown]
# ### Exercise 6.8 · What H(c) is for
# *DFL Q3.5 · choose · 2 points · 6 minutes · difficulty 2*
#
# Now let Q be imperfect, as it is in training. A friend trains the prior, by an unbiased gradient, on everything *but* H(c): on the adversarial loss and on
# $-\mathbb E[\ln Q(c|x)]$. What does the second of these do to the prior?
#
# - a: nothing: E[ln Q(c|x)] does not depend on p(c)
# - b: it moves mass to the categories that Q reads easily; a code that is always the same has E[ln Q] = 0, its maximum
# - c: it moves mass to rare categories, because they carry more information
# - d: it moves p(c) towards the true proportions, since L_I is a bound on I(c; x)
#
# And what does H(c) have to do with it?
#
# - a: E[ln Q] alone is not a bound on the information; only with H(c) does a constant code get its true worth, 0 nats
# - b: H(c) regularises Q, which would overfit otherwise
# - c: H(c) makes the sampling of c differentiable
#
# Set `entropy_role` and `entropy_role_reason` to a letter each.
#
# <details><summary>Hint</summary>
#
# How large is L_I = E[ln Q(c|x)] + H(c) for a code that never changes, with and without its second term?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Treating L_I and E[ln Q] as the same thing, since they differ by a constant as long as the prior is fixed. Here it is not.
# </details>

# %% nbgrader={"grade": false, "grade_id": "entropy_role", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
entropy_role, entropy_role_reason = "b", "a"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "entropy_role-check", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
checks.choice("entropy_role", (entropy_role, "abcd"), (entropy_role_reason, "abc"))

# %% nbgrader={"grade": true, "grade_id": "entropy_role-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.choose(entropy_role, key="b", why={
    "a": "The expectation is over c drawn from p(c): E[ln Q(c|x)] = Σ_c p(c) E[ln Q(c|x) | c]. Where Q reads some categories better than others, p(c) matters.",
    "b": "E[ln Q] = Σ_c p(c) E[ln Q | c] is largest with all mass on the category that Q reads best; with one category left it is 0.",
    "c": "A rare category's surprise −ln p(c) belongs to H(c), which was left out. E[ln Q] asks only how well c is read.",
    "d": "L_I is a bound on I(c; x), E[ln Q] alone is not: the term that was left out depends on p(c) too. And neither knows anything about the true proportions; only D sees them.",
}, reason=entropy_role_reason, reason_key="a", reason_why={
    "a": "For a constant code E[ln Q] is 0, its maximum, and H(c) is 0 too: only the sum says that such a code carries nothing.",
    "b": "H(c) does not depend on Q's weights at all: its gradient there is 0.",
    "c": "Samples get their gradient from an estimate, score function or Gumbel-softmax. H(c) has its own gradient, in closed form.",
})
### END HIDDEN TESTS

# %% [markdown]
# So the prior can't be trained on −E[ln Q] without H(c), and H(c) outweighs what D says about proportions. What remains is to let **D alone** teach the prior, and leave all of L_I to G
# and Q. `utils/prior.py` does that: after each step, the logits move along your `score_gradient`, where a sample costs what it costs G,
# $f = -\ln D(G(z, c))$. G and Q take the same steps as in chapter 05.

# %% [markdown]
# ## Which category is which digit?
#
# The learned prior belongs to categories 0 … 9 in the network's own order. To compare it with the proportions of digits, you must match each category to a
# digit. Here is how a colleague does it: "the most probable category must be the most frequent digit, and so on down".

# %%
def recovered_by_sorting(p, counts):
    """What the colleague wrote: the largest p goes to the digit with most images. counts: (k, k), categories × digits."""
    by_digit = np.empty(len(p))
    by_digit[counts.sum(axis=0).argsort()] = np.sort(p)
    return by_digit

# %% [markdown]
# ### Exercise 6.9 · Recovered proportions
# *DFL Q3.5 · repair · 3 points · 8 minutes · difficulty 2*
#
# The colleague's distance is always flattering: sorting both sides gives the smallest total variation of all matchings, whatever the categories draw. Write
# `recovered_proportions(p, counts)`, which uses what the categories *are*: `counts[i, d]` is the number of real images of digit `d` that Q puts into category
# `i`. Match categories one-to-one to digits so that as many images as possible agree, and return $p$ **by digit**, shape `(k,)`.
#
# <details><summary>Hint</summary>
#
# Chapter 05 matched by the Hungarian algorithm: `linear_sum_assignment(counts, maximize=True)` gives rows and columns of the best matching. Which of
# `q[digit_of_code] = p` and `q = p[digit_of_code]` puts category i's probability at its digit?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Taking category i as digit i. Giving each category its favourite digit: two categories may then claim the same one. Using the inverse permutation.
# </details>

# %% nbgrader={"grade": false, "grade_id": "recovered_proportions", "locked": false, "schema_version": 3, "solution": true, "task": false}
def recovered_proportions(p, counts):
    """p (k,) by digit, with categories matched one-to-one to digits; counts: (k, k), categories × digits."""
    ### BEGIN SOLUTION
    by_digit = np.empty(len(p))
    by_digit[linear_sum_assignment(counts, maximize=True)[1]] = p
    return by_digit
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "recovered_proportions-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.recovered_proportions(recovered_proportions)

# %% nbgrader={"grade": true, "grade_id": "recovered_proportions-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.recovered_proportions(recovered_proportions, seed=hidden_seed("recovered_proportions"))
### END HIDDEN TESTS

# %% [markdown]
# ## On MNIST
#
# Train on *your* imbalanced set, labels hidden. (Here λ = 1 and Q's σ = 1, as in the paper's published code, G's images are warped before Q reads them, and there are no names. Chapter 05's recipe has other values.) 1,500 steps take a few minutes (the bar shows how much time is left) and show which way the prior moves; they don't finish the
# job. The images are redrawn as it goes, one column for each category, with its probability so far. You may interrupt the kernel (■) and keep the model so far. (Tests and grading take fewer steps.)

# %% tags=["nbval-ignore-output", "long"]
steps = (3 if under_grading() else 100) if short_run() else 1500

def draw_prior(model):
    """Six images of each category, and p(c) so far."""
    p = model.latent.codes[0].logits.detach().softmax(0)
    fig, ax = plt.subplots(figsize=(7, 4))
    figures.digits(2 * infogan.traversal(model, 0, rows=6) - 1, ax, column_labels=[f"{share:.0%}" for share in p])
    figures.show(fig, f"After {model.history['step'][-1]:,} steps: six images of each of ten categories, with the learned probabilities from {p.min():.0%} to {p.max():.0%}.")

model, history = learned_prior.train(to_tensor(images[:500] if short_run() else images), Recipe(seed=0, steps=steps, information=1.0, warp=0.7),    # λ = 1
                                     watch=None if short_run() else redrawn(draw_prior))
mine = model.latent.codes[0].probabilities().detach().numpy()
counts = np.zeros((10, 10), int)
some = slice(500 if short_run() else 5000)
np.add.at(counts, (infogan.predict(model, images[some]), labels[some]), 1)
found = recovered_proportions(mine, counts)
fig, ax = plt.subplots(figsize=(8, 3))
figures.proportions(proportions, {f"p(c) after {steps} steps": found}, ax)
figures.show(fig, f"The prior after {steps:,} steps, matched to digits: total variation {total_variation(found, proportions):.2f} to the true proportions.")

# %%
assert np.isclose(mine.sum(), 1) and not np.allclose(mine, 0.1)        # it has moved

# %% [markdown]
# One run says little. Here are recorded ones (`python -m authoring.training.train_imbalanced`): five seeds fixed beforehand, each with four kinds of prior, everything else equal.
#
# - **learned** starts uniform and moves, like yours; **fixed, uniform** stays where it starts, as in the paper's InfoGAN;
# - **wrong start** moves, too, but starts with 27.8% for each of two categories and 5.6% for each of the other eight; **fixed, wrong** stays there.
#
# The columns:
#
# - **TV**: from p(c), matched to digits, to the true proportions;
# - **error**: the share of real images whose category belongs to a different digit, on the imbalanced images that it was trained on, and on the test set, whose digits are about equally frequent;
# - **groups**: the shares of real images that Q puts into each category, whatever they show; how far they are (in total variation, too) from p(c), and from the true proportions.
#
# **Predict first:** which prior will have the smallest TV? And will Q's groups follow a prior that is wrong and can't move? (The table answers; what it can't tell comes after it.)

# %%
record = json.loads((ASSETS / "records" / "imbalanced.json").read_text())
true, wrong = np.array(record["proportions"]), np.array(record["wrong"])
runs = record["runs"]
KINDS = {"learned": "learned", "fixed": "fixed, uniform", "learned from a wrong start": "wrong start", "fixed and wrong": "fixed, wrong"}
NUMBERS = ("tv", "error", "test_error", "tv_own", "tv_assigned")
table = {kind: np.array([[run[name] for name in NUMBERS] for run in runs[kind]]) for kind in KINDS}      # (5 seeds, 5 numbers)
print(f"{record['steps']:,} steps, {record['images']:,} images. TV(uniform, true) = {total_variation(uniform, true):.3f}")
print("                           error:          groups to:")
print("prior           seed   TV    train  test     p     true")
for kind, name in KINDS.items():
    for seed, row in [*zip((run["seed"] for run in runs[kind]), table[kind], strict=True), ("median", np.median(table[kind], axis=0))]:
        print("{:<14} {:>6}  {:.2f}   {:.2f}   {:.2f}    {:.2f}   {:.2f}".format(name, seed, *row))

# %%
shipped = next(run for run in runs["learned"] if run["seed"] == record["shipped"])
fig, ax = plt.subplots(figsize=(9, 3))
figures.proportions(true, {"learned p(c)": shipped["p"], "share of real images\nthat Q gives the category": shipped["assigned"]}, ax)
figures.show(fig, f"One run (seed {record['shipped']}): bars of the true proportions; the learned prior is at a total variation of "
                  f"{shipped['tv']:.2f} from them, and at {shipped['tv_own']:.2f} from the shares of the groups that Q makes.")

# %%
imbalanced_model = infogan.load(ASSETS / "weights" / "imbalanced.safetensors")
order = np.argsort(imbalanced_model.latent.codes[0].probabilities().detach().numpy())[::-1]
grid = infogan.traversal(imbalanced_model, 0, rows=6)[:, order]
p_shipped = imbalanced_model.latent.codes[0].probabilities().detach().numpy()[order]
fig, ax = plt.subplots(figsize=(7, 4.2))
figures.digits(2 * grid - 1, ax, column_labels=[f"{100 * p:.0f}%" for p in p_shipped])
ax.set_title("one category per column, with its learned probability")
figures.show(fig, "Generated digits, one category per column, from the most probable to the rarest, with the learned probabilities "
                  + ", ".join(f"{100 * p:.0f}" for p in p_shipped) + " per cent.")

# %% [markdown]
# ### What the table says, and what it can't
#
# **The proportions are not recovered.** Compare the medians of TV: the learned prior is a little *farther* from the truth than a prior that learns nothing, in four seeds of five. Its error is no better either, and the seeds differ more than the medians. (The run in the pictures is the one with the highest E[ln Q], chosen without labels. It happens to be the closest to the truth.) Report that plainly, and then ask why.

# %%
tv, error, _, to_p, _ = (dict(zip(KINDS, column, strict=True)) for column in np.transpose([np.median(table[kind], axis=0) for kind in KINDS]))
better = int((table["learned"][:, 0] < tv["fixed"]).sum())
print(f"TV, medians: learned {tv['learned']:.2f}, fixed and uniform {tv['fixed']:.2f}; {better} of {len(runs['learned'])} learned priors are closer to the truth")
print(f"errors, medians: learned {error['learned']:.2f}, fixed and uniform {error['fixed']:.2f}")
print("groups to p, medians: " + ", ".join(f"{name} {to_p[kind]:.2f}" for kind, name in KINDS.items()))
biggest = max(runs["learned"], key=lambda run: max(run["p"]))
print(f"the largest learned category has p = {max(biggest['p']):.2f} (seed {biggest['seed']}); the most frequent digit has {true.max():.2f}")

# %% [markdown]
# One question can be answered without matching categories to digits: do the two learned priors, which start on different sides of the truth, come together, and where? $H(c)$ is 2.30 nats for the uniform start, 2.00 for the wrong one, and 2.17 for the truth.
#
# **Predict first:** if D teaches proportions, what will the ten curves do? (The figure answers.)

# %%
starts = {"starts uniform": [run["history"] for run in runs["learned"]],
          "starts wrong": [run["history"] | {"start": wrong} for run in runs["learned from a wrong start"]]}
fig, ax = plt.subplots(figsize=(9, 3.4))
figures.prior_entropy(starts, true, ax, lowest=1.6)
normalised = lambda p: np.array(p) / sum(p)                              # the record rounds to four digits
last = {name: [entropy(normalised(path["p"][-1]), base=np.e) for path in paths] for name, paths in starts.items()}
figures.show(fig, "H(c) of ten learned priors against training steps. "
                  + " ".join(f"Five that {name.replace('starts', 'start')} end between {min(found):.2f} and {max(found):.2f} nats." for name, found in last.items())
                  + f" The true proportions have {entropy(true, base=np.e):.2f}.")

# %% [markdown]
# - *Does D teach proportions?* At first it does. From the wrong start every curve rises (after a first dip), and from the uniform one every curve falls: after 1,500 steps all ten are within 0.1 nat of the truth. But nothing holds them there. Nine go past it, one turns back just before it, and all ten end below, with a category larger than any digit. So nothing suggests that more steps would help. Exercise 6.7 promised
#   better, for a D that is perfect at every moment. A D in training also has opinions about *quality*: a category that G draws well costs G less, so the prior gives it more, so G learns it better still. That fits the curves, but nobody has measured it here.
# - *The groups follow the prior, right or wrong.* With a prior that is fixed and wrong, Q's groups are closer to that prior than to the truth, in every seed. The same holds for the learned priors. So when a learned prior fits the groups that Q makes, it need not have learned anything about the data: the groups may have moved instead.
# - *The groups are not the digits.* If G draws the digits in their proportions, a category that is larger than any digit must hold more than one; otherwise G draws some digit too often. D sees the right proportions and Q reads every category: neither objects. Every way to group the digits has a prior that fits it, and then $V - \lambda L_I$ is a constant minus $\lambda H(p)$. So the objective is nearly indifferent, with a
#   preference for *even* groups.
# - *And the fixed uniform prior?* It asks for ten groups of equal size. On balanced MNIST the digits are such groups (among many others). Here they are not. On generated images this costs at least TV(uniform, true) in naming, and on real ones at least the last column.

# %% [markdown]
# So a free prior needs another reason to put two images into the same category. That is what Elastic-InfoGAN adds (Ojha et al. 2020): alongside a learned prior, a loss that makes Q say the same about a **real** image and its
# identity-preserving transformations. It differs from ours in other ways, too: it draws *soft* samples at a low temperature (τ = 0.1), where ours are one-hot; it does not add $H(c)$; and its loss compares features, not categories. So our failure is not theirs.
#
# Our warp asks something similar, but of generated images, and that was not enough here. Chapter 05's names do it for real ones; they are off here, since they are found by a quantity that prefers categories of equal size, which is what you don't want to assume. Whether its groups alone would help is yours to try: `utils/prior.py` is short.

# %% [markdown]
# What about the other ways to teach the prior? Here it learns from more of the objective, with one seed: by your score-function gradient, by the straight-through estimate of exercise 6.5, and by Gumbel-softmax samples that stay *soft*, at a low temperature.
#
# **Predict first:** which ways will end near H(c) = 0? And which will hardly leave $\ln 10$?

# %%
WAYS = {"V − E log Q": "D and −E[ln Q], no H(c)", "V − L_I": "D and −L_I, H(c) included", "straight-through": "the same, straight-through",
        "soft, temperature 0.1": "the same, soft samples, τ = 0.1"}
paths = {"D alone": [runs["learned"][0]["history"]]} | {told: [record["ways"][name]["history"]] for name, told in WAYS.items()}
ends = {name: normalised(path["p"][-1]) for name, (path,) in paths.items()}
fig, ax = plt.subplots(figsize=(9, 3.4))
figures.prior_entropy(paths, true, ax)
figures.show(fig, f"H(c) of the learned prior against training steps, five ways. After {record['steps']:,} steps: " + ", ".join(
    f"{name} {entropy(p, base=np.e):.2f} nats" for name, p in ends.items())
    + f". Uniform is {np.log(10):.2f}, the true proportions have {entropy(true, base=np.e):.2f}.")

# %%
print("prior taught by                    H(c), nats   largest p")
for name, p in ends.items():
    print(f"{name:<36}  {entropy(p, base=np.e):.2f}         {p.max():.2f}")

# %% [markdown]
# <details><summary>Answer</summary>
#
# You saw these failures coming. −E[ln Q] without H(c) moves the prior to what Q reads easily (exercise 6.8). With all of H(c), the prior stays close to uniform (exercise 6.7). And the straight-through estimate collapses onto a single
# category *although its objective is the same one*: that is its bias, which makes the rich richer. Soft samples at a low temperature do not collapse: their gradient is exact, though for another objective, in which G draws mixtures of categories. (One run each: these did or did not collapse, and other seeds may differ.)
# </details>

# %% [markdown]
# ## Are the codes disentangled?
#
# The guide's last question, Q3.7, is open: *is InfoGAN guaranteed to find disentangled representations, and how would you tell?* **Disentangled** means, roughly, that each code
# represents one factor of the world and each factor is held by one code. You will see why the objective can't promise that, and then learn to measure it.
#
# Take a world whose factors are known because the course draws it: a shape, its scale, its rotation, its place x and y.

# %%
examples = np.tile([2, 2, 3, 3, 3], (5, 8, 1))
for row, count in enumerate(factors.FACTORS.values()):
    examples[row, :, row] = np.arange(8) % count
fig, ax = plt.subplots(figsize=(7, 4.2))
figures.digits(factors.draw(examples.reshape(-1, 5)), ax, rows=5, row_labels=list(factors.FACTORS))
figures.show(fig, "Five rows of white shapes on black. In each row one factor changes and the other four stay: shape (triangle, half disc, L), scale, rotation, x, y.")
print(f"{len(factors.all_factors())} images, all combinations: {factors.FACTORS}")

# %% [markdown]
# ### Exercise 6.10 · Turn the codes
# *DFL Q3.7 · implement · 3 points · 10 minutes · difficulty 2*
#
# Somebody has a perfect generator $G$ with two codes, uniform on [−1, 1]: the first places the shape in x, the second in y. You build another
# generator, $G'(v) = G(\text{turn back}(v))$, that turns its two codes before it uses them. If the turned codes are again uniform and independent, then
# $G'$ draws **exactly the same images with the same probabilities**: D, and anyone who sees only images, can't tell the two apart.
#
# A square turned by 45° is a different square. But a Gaussian is round. So take $g_i = \Phi^{-1}\big(\tfrac{u_i+1}2\big)$, standard normal; turn
# $(g_1, g_2)$ counter-clockwise by the angle, $(g_1\cos\alpha - g_2\sin\alpha,\; g_1\sin\alpha + g_2\cos\alpha)$; and go back, $v_i = 2\,\Phi(\cdot) - 1$.
#
# (Φ is the standard normal's distribution function.) Write `rotate_codes(u, angle)` for `u` `(n, 2)` strictly inside (−1, 1) and an angle in radians.
#
# <details><summary>Hint</summary>
#
# `ndtr` is Φ and `ndtri` its inverse (both from scipy.special). Rows are points: `g @ R.T` turns each of them by R.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Turning the uniform codes themselves. Taking Φ⁻¹ of a number outside (0, 1). Using degrees. Turning clockwise. Leaving the result in [0, 1].
# </details>

# %% nbgrader={"grade": false, "grade_id": "rotate_codes", "locked": false, "schema_version": 3, "solution": true, "task": false}
def rotate_codes(u, angle):
    """Uniform codes (n, 2) on (−1, 1), turned by `angle` radians where they are Gaussian; uniform and independent again."""
    ### BEGIN SOLUTION
    g1, g2 = ndtri((np.asarray(u) + 1) / 2).T
    turned = np.stack([g1 * np.cos(angle) - g2 * np.sin(angle), g1 * np.sin(angle) + g2 * np.cos(angle)], axis=1)
    return 2 * ndtr(turned) - 1
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "rotate_codes-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.rotate_codes(rotate_codes)

# %% nbgrader={"grade": true, "grade_id": "rotate_codes-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.rotate_codes(rotate_codes, seed=hidden_seed("rotate_codes"))
### END HIDDEN TESTS

# %%
random = np.random.default_rng(0)
u = random.uniform(-1, 1, (4000, 2))                        # the first generator's codes
places = np.floor((u + 1) / 2 * 8).astype(int)              # what it does with them: one of 8 places in x, one of 8 in y
v = rotate_codes(u, np.pi / 4)                              # the second generator's codes for the very same images
fig, axes = plt.subplots(1, 2, figsize=(9, 3.8))
for ax, codes, name in ((axes[0], u, "G"), (axes[1], v, "G′, turned by 45°")):
    figures.codes_by_factor(codes, places[:, 0], ax, "factor x")
    ax.set_title(name)
figures.show(fig, "Codes of the same 4,000 images, coloured by the place x. Left, generator G: vertical stripes, so the first code alone gives x. Right, generator G′: "
                  "the square is filled as evenly, but the stripes run diagonally, and neither code alone gives x.")

# %% [markdown]
# ### Exercise 6.11 · Guaranteed?
# *DFL Q3.7 · choose · 2 points · 6 minutes · difficulty 2*
#
# $G$ and $G'$ are both trained to the end, each with the best Q **of any form**. Which statement is true?
#
# - a: $G'$ has a lower L_I, because its codes are mixed
# - b: $G'$ has a worse adversarial loss, because its images differ
# - c: both have the same adversarial loss and the same information about their codes; the objective can't prefer one
# - d: the objective prefers $G$, because uniform codes have axes
#
# Which consequence follows?
#
# - a: InfoGAN never finds disentangled codes
# - b: from images alone, without assumptions about data or networks, no method can be sure to find them; when they are found, it is due to such assumptions
# - c: with enough data, the right codes win
#
# Set `guarantee` and `guarantee_reason` to a letter each.
#
# <details><summary>Hint</summary>
#
# $v$ is an invertible function of $u$. What do you know about the mutual information of x with either?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Reading "not guaranteed" as "impossible". Believing that more of the same data breaks a symmetry of the objective.
# </details>

# %% nbgrader={"grade": false, "grade_id": "guarantee", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
guarantee, guarantee_reason = "c", "b"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "guarantee-check", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
checks.choice("guarantee", (guarantee, "abcd"), (guarantee_reason, "abc"))

# %% nbgrader={"grade": true, "grade_id": "guarantee-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.choose(guarantee, key="c", why={
    "a": "v is an invertible function of u, so I(v; x) = I(u; x), and a Q of any form can read all of it. (InfoGAN's own, factorised Q can't: see the next cell.)",
    "b": "The turned codes are uniform and independent like the others (your check counted them), so both generators draw the same images equally often.",
    "c": "The images have the same distribution, and v is an invertible function of u: both parts of the objective have the same value.",
    "d": "A factorised Q has axes, it is true, but a Q of any form reads either code pair from the same image. The part of the objective that concerns p(x) and I(c; x) is equal.",
}, reason=guarantee_reason, reason_key="b", reason_why={
    "a": "The paper's figures show that it sometimes does. The point is that nothing in the objective makes it: networks, data and luck do.",
    "b": "G and G′ give the same p(x), so no sample tells them apart; whatever prefers one of them was assumed, not seen.",
    "c": "The two generators agree on all of p(x). No amount of samples from it tells them apart.",
})
### END HIDDEN TESTS

# %% [markdown]
# This is the argument of Locatello et al. (2019), who prove it for any number of codes and then train 12,000 models (variational autoencoders, not GANs) to see how much it matters: random seeds and hyperparameters mattered more than
# objectives.
#
# InfoGAN's own Q is not "of any form". It treats the codes as independent given x, each with a Gaussian of its own: it can say "the first code is 0.3 ± 0.1", but not "their sum is". How much of the information can such a Q read at each angle? An image here shows one of 8 × 8 places, so $I = \ln 64 = 4.16$ nats at every angle.
#
# **Predict first:** more at 0° or at 45°? (The numbers below answer.)

# %%
def read_by_factorised_q(angle, n=200_000):
    """The largest L_I, in nats, of a Q that gives each code its own Gaussian, from the place (one of 64) that an image shows."""
    u = np.random.default_rng(1).uniform(-1, 1, (n, 2))
    place = (np.floor((u + 1) / 2 * 8) @ [8, 1]).astype(int)
    v = rotate_codes(u, angle)
    share = np.bincount(place, minlength=64) / n
    variance = np.stack([v[place == k].var(axis=0) for k in range(64)])                     # (64, 2): the best Gaussian has it
    return 2 * np.log(2) - share @ (np.log(2 * np.pi * np.e * variance) / 2).sum(axis=1)    # h(v) + E ln Q

readable = {degrees: read_by_factorised_q(np.deg2rad(degrees)) for degrees in (0, 10, 22.5, 45)}
print(", ".join(f"{nats:.2f} nats at {degrees:g}°" for degrees, nats in readable.items()) + f"; all there is: {np.log(64):.2f}")
assert readable[0] - readable[45] > 0.2

# %% [markdown]
# So the *form* of Q prefers axes, by about 0.3 nats here. That is an **inductive bias**: a preference that comes from the form of a model, not from the data. It is one of the assumptions in exercise 6.11, and it is weak: λ times a fraction of a nat, against all the other demands on G. It vanishes for factors that are Gaussian
# themselves and that the image shows equally precisely: then every angle looks the same.

# %% [markdown]
# ## The mutual information gap
#
# To *measure*, you need the factors. Find out how many bits each code has about each factor; then, for each factor, by how much the best-informed code leads.

# %% [markdown]
# ### Exercise 6.12 · Who knows what
# *DFL Q3.7 · implement · 3 points · 10 minutes · difficulty 2*
#
# Write `information_table(codes, factors)` for integer arrays `(n, k)` and `(n, m)` (values 0, 1, …; some may not occur): the matrix `(k, m)` of I(code i; factor j) in **bits**,
# from the relative frequencies of pairs.
#
# <details><summary>Hint</summary>
#
# For two columns: count pairs into a table (`np.add.at`), divide by n, then I = H(rows) + H(columns) − H(table), as in chapter 02. `entropy` is imported.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Forgetting to divide the counts by n. Answering in nats. Transposing the table. Getting nan from empty cells.
# </details>

# %% nbgrader={"grade": false, "grade_id": "information_table", "locked": false, "schema_version": 3, "solution": true, "task": false}
def information_table(codes, factors):
    """I(code i; factor j) in bits, (k, m), from integer columns (n, k) and (n, m)."""
    ### BEGIN SOLUTION
    result = np.zeros((codes.shape[1], factors.shape[1]))
    for i, code in enumerate(codes.T):
        for j, factor in enumerate(factors.T):
            table = np.zeros((code.max() + 1, factor.max() + 1))
            np.add.at(table, (code, factor), 1)
            table /= table.sum()
            result[i, j] = entropy(table.sum(axis=1)) + entropy(table.sum(axis=0)) - entropy(table.ravel())
    return result
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "information_table-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.information_table(information_table)

# %% nbgrader={"grade": true, "grade_id": "information_table-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.information_table(information_table, seed=hidden_seed("information_table"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 6.13 · MIG
# *DFL Q3.7 · implement · 3 points · 8 minutes · difficulty 2*
#
# The **mutual information gap** (Chen et al. 2018): for each factor, the best code's information minus the second best's, as a share of the factor's entropy; then the mean over factors. If the best code has 2.5 of a factor's 3 bits and the second best has 1, the
# gap of this factor is (2.5 − 1)/3 = 0.5.
#
# Write `mig(information, entropies)` from the table `(k, m)` of exercise 6.12, k ≥ 2, and the factors' entropies `(m,)`, both in bits. (Any unit would do: a ratio has none.)
#
# <details><summary>Hint</summary>
#
# `np.sort(information, axis=0)` puts the best code of each factor in the last row.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Taking the gap between factors instead of between codes. Dividing by the best information instead of the entropy. Summing instead of averaging. Subtracting the worst from the best.
# </details>

# %% nbgrader={"grade": false, "grade_id": "mig", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mig(information, entropies):
    """Mean over factors of (best − second best code) / H(factor); information (k, m), entropies (m,)."""
    ### BEGIN SOLUTION
    ordered = np.sort(information, axis=0)
    return ((ordered[-1] - ordered[-2]) / entropies).mean()
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "mig-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.mig(mig)

# %% nbgrader={"grade": true, "grade_id": "mig-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.mig(mig, seed=hidden_seed("mig"))
### END HIDDEN TESTS

# %% [markdown]
# Now score the two generators that nobody can tell apart. **Predict first:** MIG at 0°, at 45°, at 90°? (The slider answers.)

# %%
def score_of_angle(angle):
    """MIG between codes turned by `angle` radians and the two places; codes are cut into 20 bins."""
    cut = disentanglement.equal_width(rotate_codes(u, angle), bins=20)
    return mig(information_table(cut, places), np.array([entropy(np.bincount(f) / len(f)) for f in places.T]))

angles = np.linspace(0, 90, 19)
scores = [score_of_angle(np.deg2rad(angle)) for angle in angles]

def draw_rotation(degrees):
    """The turned codes, coloured by x, and MIG at this angle on its curve."""
    fig, axes = plt.subplots(1, 2, figsize=(9, 3.6))
    figures.codes_by_factor(rotate_codes(u, np.deg2rad(degrees)), places[:, 0], axes[0], "factor x")
    axes[1].plot(angles, scores)
    here = score_of_angle(np.deg2rad(degrees))
    axes[1].plot(degrees, here, "o", color=figures.OKABE_ITO["vermillion"], markersize=9)
    axes[1].set(xlabel="angle of the turn, degrees", ylabel="MIG", ylim=(0, 1.05), title=f"{degrees:.0f}°: MIG = {here:.2f}")
    figures.show(fig, f"Left, the codes turned by {degrees:.0f} degrees, coloured by x. Right, MIG against the angle: near 1 at 0 and 90 degrees, near 0 at 45; "
                      f"here {here:.2f}.")

draw_rotation(45)

# %% tags=["nbval-ignore-output"]
widgets.explore(draw_rotation, degrees=widgets.slider(45, 0, 90, 5, "angle, degrees"))

# %%
assert scores[0] > 0.85 and scores[9] < 0.02 and scores[-1] > 0.85
print(f"MIG {scores[0]:.2f} at 0°, {abs(scores[9]):.2f} at 45°, {scores[-1]:.2f} at 90°: the images are the same, one by one")

# %% [markdown]
# (At 0° it is not 1.00: 20 bins don't line up with 8 places, so a bin that straddles two places leaves some doubt. A score depends on how you count.)

# %% [markdown]
# ## Four scores, four representations
#
# MIG is one of several. `utils/disentanglement.py` has four, each after its paper:
#
# - **MIG** (Chen et al. 2018): for each factor, does one code lead, in bits?
# - **SAP** (Kumar et al. 2018): the same question, by how well one code predicts the factor;
# - **DCI** (Eastwood and Williams 2018): a regression from all codes, then *disentanglement* (does a code serve one factor?) and *completeness* (is a factor served by one code?);
# - **FactorVAE score** (Kim and Mnih 2018): hold a factor still; is it always the same code that stands still?
#
# These differ in detail from their papers: MIG here cuts codes into bins, as `disentanglement_lib` does, where Chen et al. integrate over the encoder's distribution; SAP is rescaled and DCI uses its own regression. So compare these numbers with each other, not with those in the literature.
#
# Try them on representations whose worth you know. **Predict first** the row "duplicated", in which every code appears twice. (The table answers.)

# %%
chosen = np.random.default_rng(0).permutation(len(factors.all_factors()))[:800 if under_grading() else 2000]
truth = factors.all_factors()[chosen]
centred = (truth - truth.mean(0)) / truth.std(0)
turn = np.array([[1, -1], [1, 1]]) / np.sqrt(2)
representations = {
    "perfect": truth.astype(float),
    "noise": np.random.default_rng(1).normal(size=truth.shape),
    "duplicated": np.hstack([truth, truth]).astype(float),
    "x, y and scale, rotation turned": np.hstack([centred[:, :1], centred[:, 1:3] @ turn, centred[:, 3:] @ turn]),
}

def all_scores(codes, factors, categorical=(0,)):
    """MIG, SAP, DCI's disentanglement and completeness, FactorVAE score."""
    dci = disentanglement.dci(codes, factors, categorical)
    return [disentanglement.mig(codes, factors), disentanglement.sap(codes, factors, categorical), dci["disentanglement"],
            dci["completeness"], disentanglement.factor_vae_score(codes, factors)]

names = ["MIG", "SAP", "DCI disent.", "DCI compl.", "FactorVAE"]
scored = {name: all_scores(codes, truth) for name, codes in representations.items() if not under_grading() or name in ("perfect", "noise")}
fig, ax = plt.subplots(figsize=(8.5, 3))
figures.annotated_table(list(scored.values()), ax, list(scored), names, "score", largest=1)
figures.show(fig, f"Scores of {len(scored)} representations. " + ". ".join(
    f"{name}: " + ", ".join(f"{n} {abs(s):.1f}" for n, s in zip(names, row, strict=True)) for name, row in scored.items()) + ".")

# %%
perfect, noise, *others = scored.values()
assert min(perfect) > 0.95 and max(noise[:4]) < 0.15
if others:                                                      # a grader scores the first two only
    duplicated, turned = others
    assert max(duplicated[:2]) < 0.01 and duplicated[2] > 0.9 and duplicated[4] > 0.95
    assert all(low < high for low, high in zip(turned, perfect, strict=True))

# %% [markdown]
# The scores agree on the best and the worst, and disagree in between. Duplicated codes are worthless to MIG and SAP, and faultless to FactorVAE: is a factor that is
# held twice disentangled? That is a question of definition, and each score has silently answered it. Note the FactorVAE score of pure noise, too: guessing
# earns about one fifth, not 0.

# %% [markdown]
# ### Exercise 6.14 · Fool the gap
# *DFL Q3.7 · construct · 2 points · 10 minutes · difficulty 3*
#
# MIG asks whether *one* code leads on each factor. It never asks what else that code holds. Write `one_code_for_two(factors)`: given all pairs of two factors, integers `(n, 2)`,
# return codes `(n, 2)` with MIG ≥ 0.99, although one of the two codes holds *both* factors completely.
#
# <details><summary>Hint</summary>
#
# How much may the other code know, if you want a large gap?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Giving each factor a code of its own, which fools nobody. Using a sum that maps several pairs to one value. Giving the same code twice.
# </details>

# %% nbgrader={"grade": false, "grade_id": "one_code_for_two", "locked": false, "schema_version": 3, "solution": true, "task": false}
def one_code_for_two(factors):
    """Codes (n, 2) for all pairs of two factors (n, 2): MIG is 1, yet one code holds both."""
    ### BEGIN SOLUTION
    both = factors[:, 0] * (factors[:, 1].max() + 1) + factors[:, 1]
    return np.stack([both, np.zeros_like(both)], axis=1)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "one_code_for_two-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.one_code_for_two(one_code_for_two)

# %% nbgrader={"grade": true, "grade_id": "one_code_for_two-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.one_code_for_two(one_code_for_two, seed=hidden_seed("one_code_for_two"))
### END HIDDEN TESTS

# %%
pairs = truth[:, 3:]                                                    # x and y
fraud = np.asarray(one_code_for_two(pairs), float)
found_out = disentanglement.dci(fraud, pairs)
print(f"MIG {disentanglement.mig(fraud, pairs, bins=64):.2f}, DCI completeness {found_out['completeness']:.2f}, "
      f"DCI disentanglement {abs(found_out['disentanglement']):.2f}")

# %% [markdown]
# DCI's disentanglement looks along the other axis of the table and notices. Report more than one score, and look at the table itself.

# %% [markdown]
# ## An InfoGAN on known factors
#
# An InfoGAN trained on digits can't be scored on these shapes: its Q has never seen one. So the course trained an InfoGAN *on the shapes*: one category $c_1$ of three and four uniform codes $c_2$ to $c_5$, as
# many as there are factors; three seeds, no warp (it would tell Q to ignore exactly what you want to find). The shipped run is the one with the highest L_I, which is almost a coin toss: they differ by less than a hundredth of a nat.
#
# Its information term is as good as can be. **Predict first:** how good is its MIG? (The table answers.)

# %%
shapes = json.loads((ASSETS / "records" / "factors.json").read_text())
print(f"{shapes['steps']:,} steps each")
print("seed   L_I (of ln 3 = 1.099)   R² of the four codes         MIG    FactorVAE")
for run in shapes["runs"]:
    print(f"{run['seed']}      {run['L_I']:.3f}                   {'  '.join(f'{r:.2f}' for r in run['R2'])}       {run['mig']:.2f}   {run['factor_vae']:.2f}")

# %%
shape_model = infogan.load(ASSETS / "weights" / "factors.safetensors")
with torch.no_grad():
    outputs = shape_model.latent.split_outputs(shape_model.D.q(shape_model.D.trunk(to_tensor(factors.draw(truth)))))
codes = np.column_stack([outputs[0].argmax(1), *(mean[:, 0] for mean in outputs[1:])])
bits = disentanglement.information_table(codes, truth)
fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.2), width_ratios=[1.1, 1])
NAMES = ["c₁ (category)", "c₂", "c₃", "c₄", "c₅"]
figures.annotated_table(bits, axes[0], NAMES, list(factors.FACTORS), "information, bits")
sweep = np.concatenate([infogan.traversal(shape_model, code, np.linspace(-1, 1, 8), rows=1) for code in range(1, 5)])
figures.digits(2 * sweep - 1, axes[1], row_labels=NAMES[1:])
figures.show(fig, f"Left: bits that each code of the shipped model has about each factor; the largest is {bits.max():.2f}, place x and y are spread over several codes, and "
                  "shape, scale and rotation are hardly known to any. Right: generated shapes as one code after the other goes from −1 to 1; several things change at once.")

# %%
assert disentanglement.mig(codes, truth) < 0.1 and shapes["runs"][0]["L_I"] > 1.05

# %% [markdown]
# Here are maximal information (Q3.6) and disentanglement (Q3.7) side by side: L_I is within one per cent of its maximum, the uniform codes are read with R² above 0.75, and
# no code represents a factor. The codes do hold something of the image; it is just not what *you* call shape, scale, rotation, x or y. Three seeds and one small network prove nothing about InfoGAN in general; they are one
# case without disentanglement. (The drawn shapes are rough, too, after so few steps. But a better generator would have no more reason to choose your factors as its codes.)

# %% [markdown]
# ## Your own InfoGAN
#
# MNIST comes without factors, except the digit. The honest substitute is to **measure** some on generated images, whose codes are known exactly: the digit (as the course's small supervised classifier sees it),
# the slant and the width (from the image's moments, `factors.slant_and_width`), the last two cut into ten equally frequent values. That answers whether c₁, c₂, c₃ represent digit, slant and width. It does not make these the
# factors of handwriting: there are others (thickness, style), these three are not quite independent of each other, and they are measured with error.
#
# If you kept the model that you trained in chapter 05, the cell below scores it next to the shipped one.

# %% tags=["nbval-ignore-output"]
def bits_of_measured(model, n):
    """(bits that each code has about digit, slant and width (3, 3), MIG), measured on n generated images."""
    torch.manual_seed(0)
    z = model.latent.sample(n)
    drawn = np.round(255 * model.images(z)).astype(np.uint8)
    with torch.no_grad():
        digit = classifier().q(classifier().trunk(to_tensor(drawn))).argmax(1).numpy()
    slant, width = factors.slant_and_width(drawn)
    measured = np.stack([digit, disentanglement.equal_counts(slant, 10), disentanglement.equal_counts(width, 10)], axis=1)
    category, *others = model.latent.split(z)
    codes = np.column_stack([category.argmax(1), *others])
    return disentanglement.information_table(codes, measured), disentanglement.mig(codes, measured)

kept = Path("../05_infogan/my_infogan.safetensors")
scored_models = {"the shipped InfoGAN": infogan.pretrained()} | ({"yours": infogan.load(kept)} if kept.exists() else {})
fig, axes = plt.subplots(1, len(scored_models), figsize=(6 * len(scored_models), 2.8), squeeze=False)
tables = {}
for ax, (name, model) in zip(axes[0], scored_models.items(), strict=True):
    tables[name], score = bits_of_measured(model, 400 if under_grading() else 3000)
    figures.annotated_table(tables[name], ax, ["c₁ (category)", "c₂", "c₃"], ["digit", "slant", "width"], "information, bits")
    ax.set_title(f"{name}: MIG {score:.2f}")
figures.show(fig, "Bits that each code has about the measured digit, slant and width of generated images. " + ". ".join(
    f"{name}: the category has {table[0, 0]:.2f} bits about the digit; c₂ {table[1, 1]:.2f} about the slant and {table[1, 2]:.2f} about the width; "
    f"c₃ {table[2, 1]:.2f} and {table[2, 2]:.2f}" for name, table in tables.items()) + ".")

# %%
assert all(table.shape == (3, 3) and (table >= 0).all() for table in tables.values())

# %% [markdown]
# Look at the rows before you look at the score. Most bits of c₁ are about the digit: that is what was put in. It has some bits about the width, too, because a one is narrow; with factors that depend on each other, *independent* codes can't each hold one factor. (MIG could still be 1: one code may hold everything, as in exercise 6.14.) The
# uniform codes slant and widen the digits in the traversals of chapter 05, and yet they have few bits about slant or width: the 62 noise numbers and the category move these, too. The objective asks that the image reveal the code, not that the code be the
# *only* thing that moves a factor.

# %% [markdown]
# ### Exercise 6.15 · How would you tell?
# *DFL Q3.7 · write · 4 points · 30 minutes · difficulty 3 · graded by a person*
#
# In about 200 words: is InfoGAN guaranteed to find a disentangled representation? And how would you tell, (a) when you know the factors, and (b) on photographs, when you don't? Use at least
# two numbers from this chapter, name one way in which a score can mislead, and say what you would need to assume for a positive answer.

# %% [markdown] nbgrader={"grade": true, "grade_id": "how_would_you_tell", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **Rubric.** 1 point: *not guaranteed*, with the reason: a change of the codes that keeps their distribution (45° in Gaussian coordinates) gives the same p(x) and the same information, so images can't decide; "not guaranteed" is not "never".
# 1 point: (a) with known factors: a table of code-factor information or a score derived from it, with at least two numbers from this chapter, for instance MIG 0.9 at 0° against 0.0 at 45°, or L_I at its maximum with MIG
# 0.04 on the shapes. 1 point: a way in which a score misleads (MIG 1 with one code for two factors; FactorVAE 1 for duplicates and one fifth for noise; bins; measured factors that depend on each other; L_I taken for disentanglement).
# 1 point: (b) without factors: an honest substitute and its limits (traversals judged by several people blind to the model, measured or labelled attributes on a small sample, use in a task or stability over seeds), *and*
# the assumption that makes a positive answer possible (an inductive bias such as the warp, a factorised Q, non-Gaussian factors as in independent component analysis, some labels, pairs or interventions).
#
# *Example.* No. Turn two codes by 45° where they are Gaussian: the new codes have the same distribution, the generator that turns them back draws the same images, and yet MIG falls from 0.9 to 0.0. An objective that sees only images and information
# can't prefer one. On the shapes this was no theory: L_I was within half a per cent of its maximum, R² above 0.85, and MIG was 0.04. With known factors I would show the whole table of bits and two scores that look along different axes, because MIG gave
# 1 to one code that held both factors, and FactorVAE gave 1 to codes that appeared twice. On photographs I would label a few hundred images by attributes that matter for my use, test the codes against them over several seeds, and have traversals described by
# people who don't know which model they see. A positive answer rests on something put in: the warp says that turning a digit keeps its category; a factorised Q prefers axes if the factors are not Gaussian; a few labels pick
# the rotation.
# ### END SOLUTION

# %% [markdown]
# ## Your own data
#
# `infogan.train` takes your own images: an array of uint8, `(n, height, width)` or with colour `(n, height, width, 3)`, height and width divisible by 4. `utils.data.load_images("my_images", size=28, colour=True)` makes such an array from a folder. The example is 10,000 digits, each in one of three colours. The model gets one category of three and two uniform codes, with nothing put in about what a category should be.
#
# **Predict first:** the category could be the colour, or three groups of digits. Which will it be? (The table answers. Does another seed answer the same?)

# %% tags=["nbval-ignore-output", "long"]
steps = (3 if under_grading() else 100) if short_run() else 1000
grey, kinds = (values[:500 if short_run() else 10_000] for values in mnist())
colour = np.random.default_rng(0).integers(3, size=len(grey))
paint = np.array([[230, 95, 0], [0, 158, 115], [86, 180, 233]])                             # red, green, blue of three colours
coloured = (grey[..., None] / 255 * paint[colour][:, None, None]).round().astype(np.uint8)   # (n, 28, 28, 3)

own = infogan.train(Latent(62, [Categorical(3), Uniform(), Uniform()]), coloured, Recipe(steps=steps, agreement=0, ramp=0))
read = np.column_stack([infogan.predict(own, coloured, code) for code in range(3)])
known = {"colour": colour, "digit": kinds} | {name: disentanglement.equal_counts(values, 10) for name, values in zip(("slant", "width"), factors.slant_and_width(grey))}
own_bits = disentanglement.information_table(read, np.column_stack(list(known.values())))
fig, ax = plt.subplots(figsize=(6, 2.8))
figures.annotated_table(own_bits, ax, ["c₁ (category)", "c₂", "c₃"], list(known), "information, bits")
first, second = (list(known)[k] for k in np.argsort(own_bits[0])[::-1][:2])
figures.show(fig, f"Bits that what Q reads from {len(coloured):,} coloured digits has about each factor, after {steps:,} steps. The category has most about the {first}, {own_bits[0].max():.2f} bits, "
                  f"then about the {second}, {np.sort(own_bits[0])[-2]:.2f}.")

# %%
assert own_bits.shape == (3, 4) and (own_bits >= 0).all()

# %% tags=["nbval-ignore-output", "long"]
drawn = infogan.traversal(own, 0, rows=12).swapaxes(0, 1)                       # (3, 12, 28, 28, 3): a row for each category
fig, ax = plt.subplots(figsize=(7, 2.2))
figures.digits(2 * drawn - 1, ax, row_labels=["c₁ = 0", "1", "2"])
inked = drawn.max(-1) > 0.5                                                     # where a digit is
tints = [np.abs(row[mask].mean(0) - paint / 255).sum(1).argmin() for row, mask in zip(drawn, inked)]
figures.show(fig, f"What the model draws after {steps:,} steps: three rows of twelve digits on black, one row for each category. The mean colour of the strokes is closest to "
                  + ", ".join(("orange", "green", "blue")[tint] for tint in tints) + " in rows 0, 1 and 2.")

# %%
assert drawn.shape == (3, 12, 28, 28, 3) and 0 <= drawn.min() <= drawn.max() <= 1

# %% [markdown]
# Nothing in the objective preferred the answer that you got: what these networks find easy to draw and to tell apart becomes a category first. With images of your own you have no factors to score against. So look at what the model draws, as above, show it to somebody who doesn't know the model, and train three seeds before you believe one.

# %% [markdown]
# ## Where to go from here
#
# You began with the news in a coin toss, and you end with an open question. What to take away:
#
# - A fixed prior costs at least TV(prior, proportions) in naming generated images, however well all else works.
# - H(c) in closed form makes a prior learnable. What teaches it matters more than the formula: D moved a wrong prior towards the proportions, and then away again; L_I pulls towards uniform; E[ln Q] without H(c), and the straight-through estimate, pull towards one category.
# - The groups that Q makes follow the prior, even a wrong one that can't move. Something must make the groups the digits, and our warp was too weak: the proportions were not recovered.
# - High information is not disentanglement. Scores need factors, each has a blind spot, and what makes codes meaningful is what you put in.
#
# Read on: Chen et al. 2016 (InfoGAN, section 7.2, with this chapter's eyes) · Ojha et al. 2020, *Elastic-InfoGAN* (NeurIPS) · Locatello et al. 2019, *Challenging Common Assumptions in the Unsupervised
# Learning of Disentangled Representations* (ICML) · Chen et al. 2018, *Isolating Sources of Disentanglement in VAEs* (MIG) · Eastwood and Williams 2018 (DCI) · Kim and Mnih 2018 (FactorVAE) · Kumar et al. 2018 (SAP) · Jang et al.
# 2017 and Maddison et al. 2017 (Gumbel-softmax) · Williams 1992 (the score-function gradient) · Matthey et al. 2017 (dSprites, the model for our shapes) · Xu et al. 2020 (usable information: what a family of readers can read) · Poole et al. 2019 and McAllester and Stratos 2020 (what bounds
# on information can and can't do) · Mescheder et al. 2018 (which GANs converge).
