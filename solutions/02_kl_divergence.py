# %% [markdown]
# # 02 · Divergence and mutual information
#
# What does it cost to believe the wrong thing? And how much do two variables know about each other? One formula answers both,
# and later it says how far generated digits are from real ones, and how much of a code an image keeps.
#
# *27 exercises, **70 points · 218 minutes**; reading and predicting take about 35 minutes more. You need chapter 01. Everything here is in bits, except where a network comes in (nats).*

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false} tags=["setup"]
import matplotlib.pyplot as plt
import numpy as np
from scipy.optimize import minimize
from scipy.special import softmax

from utils import figures, information, widgets
from utils.checks import hidden_seed
from utils.checks import kl_divergence as checks
from utils.proof import explain, verify

# %% [markdown]
# ## The price of a wrong belief
#
# Back to the game from chapter 01: cat ½, dog ¼, owl ⅛, yak ⅛. The best questions find the animal after 1.75 of them, on average. But suppose you believe that
# the yak has ½, the owl ¼, dog and cat ⅛ each. Then you ask about the yak first, and the cat, which comes up half of the time, takes three
# questions.
#
# **Predict first:** how many questions do you need on average now? How many of them are due to the wrong belief?

# %%
animals, truth = ["cat", "dog", "owl", "yak"], np.array([1 / 2, 1 / 4, 1 / 8, 1 / 8])

def draw_price(wrong):
    """What animals cost with a code for q, which is the truth at wrong = 0 and the truth backwards at wrong = 1."""
    q = (1 - wrong) * truth + wrong * truth[::-1]
    fig, ax = plt.subplots(figsize=(6, 3.6))
    figures.code_areas(truth, -np.log2(q), ax, animals, -np.log2(truth), ("believing q, −log₂ q", "knowing p, −log₂ p"))
    paid, needed = -truth @ np.log2(q), -truth @ np.log2(truth)
    figures.show(fig, f"Boxes as wide as the animals are probable. With heights −log₂ q the area is {paid:.3f} bits, with heights −log₂ p (dashed) "
                      f"{needed:.3f} bits: the belief costs {paid - needed:.3f} bits per animal.")

# %%
widgets.explore(draw_price, wrong=widgets.slider(1, 0, 1, 0.05, "how wrong"))

# %% [markdown]
# <details><summary>Answer</summary>
#
# ½·3 + ¼·3 + ⅛·2 + ⅛·1 = 2.625 questions instead of 1.75: the wrong belief costs 0.875 per animal. Owl and yak got cheaper, but they are rare.
# </details>

# %% [markdown]
# The world draws outcomes from $p$. You believe $q$, so an outcome costs you $-\log_2 q(x)$ bits instead of
# $-\log_2 p(x)$. On average you pay the difference:
#
# $$D_\mathrm{KL}(p\|q) = \sum_x p(x)\,\log_2\frac{p(x)}{q(x)}\quad\text{bits.}$$
#
# This is the **Kullback–Leibler divergence**. The mean is taken under $p$, the first argument, because $p$ is what happens. In the game:
# ½·2 + ¼·1 − ⅛·1 − ⅛·2 = 0.875.
#
# **Predict first:** a coin is fair, and you believe that heads has probability 0.9. Or heads has probability 0.9, and you
# believe that the coin is fair. Which belief costs more?

# %%
fig, ax = plt.subplots(figsize=(6, 3))
fair, bent = np.array([0.5, 0.5]), np.array([0.9, 0.1])
figures.two_pmfs(fair, bent, ax, ["heads", "tails"])
terms = fair * np.log2(fair / bent)
figures.show(fig, f"A fair coin p taken for one with heads 0.9, q: the term of heads is −{-terms[0]:.2f} bits, that of tails {terms[1]:+.2f}, so KL(p‖q) is "
                  f"{terms.sum():.3f} bits. The other way round, KL(q‖p) is {bent @ np.log2(bent / fair):.3f} bits.")

# %% [markdown]
# <details><summary>Answer</summary>
#
# Believing 0.9 when the coin is fair: 0.737 bits against 0.531. You think tails is rare and pay 3.3 bits for it, and it comes up half of the time. It is expensive to be surprised often *and* strongly.
# </details>

# %% [markdown]
# Now drag the bars. **Predict first:** can you make one of the two divergences infinite and leave the other finite?

# %%
widgets.divergences(p=[0.5, 0.3, 0.2], q=[0.2, 0.3, 0.5])

# %% [markdown]
# <details><summary>Answer</summary>
#
# You can: give q a zero where p has none. KL(p‖q) is infinite: what you thought impossible happens. KL(q‖p) stays finite.
# </details>

# %% [markdown]
# ### Exercise 2.1 · KL divergence
# *DFL topic T1.5 · implement · 4 points · 10 minutes · difficulty 2*
#
# Write `kl_divergence(p, q, base=2)` for `p` and `q` of the same shape `(..., n)`, pmfs along the last axis; the answer has
# shape `(...)`. An outcome with p = 0 adds nothing. If q = 0 < p at any outcome, the answer is ∞.
#
# <details><summary>Hint</summary>
#
# Sum p · log(p/q), rather than subtracting two entropies: the difference of two large rounded numbers loses a small result. Use `np.where` before the logarithm, where p = 0;
# where q = 0 < p, the division by 0 gives the ∞ by itself (`np.errstate` quiets its warning).
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Swapping the arguments. Returning nats. Adding an ε inside the logarithm, which turns the infinity into a harmless 30. Taking `abs`. Skipping every outcome where p or q is 0, which loses the infinity.
# </details>

# %% nbgrader={"grade": false, "grade_id": "kl_divergence", "locked": false, "schema_version": 3, "solution": true, "task": false}
def kl_divergence(p, q, base=2):
    """D_KL(p‖q) = Σ p log(p/q) over the last axis, in units of log `base`; p, q: (..., n) pmfs."""
    ### BEGIN SOLUTION
    p, q = np.asarray(p, float), np.asarray(q, float)
    with np.errstate(divide="ignore"):
        ratio = np.where(p > 0, p, 1) / np.where(p > 0, q, 1)
    return (p * np.log(ratio)).sum(axis=-1) / np.log(base)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "kl_divergence-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.kl_divergence(kl_divergence)

# %% nbgrader={"grade": true, "grade_id": "kl_divergence-hidden", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.kl_divergence(kl_divergence, seed=hidden_seed("kl_divergence"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 2.2 · KL is between distributions, not between samples
# *DFL topic T1.5 · repair · 2 points · 8 minutes · difficulty 1*
#
# A friend has two lists of outcomes, whole numbers from 0 to n−1, and wants the divergence between their pmfs:
#
# ```python
# def kl_of_samples(x, y, n):
#     m = min(len(x), len(y))
#     return kl_divergence(x[:m] / x[:m].sum(), y[:m] / y[:m].sum())
# ```
#
# It runs, but the result means nothing. Write `kl_of_samples(x, y, n)` as it should be: KL(p‖q) in bits, where p holds the relative
# frequencies of the n outcomes in the first list and q those in the second. An outcome that occurs only in the first list makes it infinite.
#
# <details><summary>Hint</summary>
#
# How often does each of the n outcomes occur? `np.bincount(x, minlength=n)` counts.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Using samples as probabilities. Not dividing the counts by the number of samples. Counting only those outcomes that occur.
# </details>

# %% nbgrader={"grade": false, "grade_id": "kl_of_samples", "locked": false, "schema_version": 3, "solution": true, "task": false}
def kl_of_samples(x, y, n):
    """KL in bits between the relative frequencies of two lists of outcomes 0…n−1."""
    ### BEGIN SOLUTION
    p, q = np.bincount(x, minlength=n) / len(x), np.bincount(y, minlength=n) / len(y)
    return kl_divergence(p, q)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "kl_of_samples-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.kl_of_samples(kl_of_samples)

# %% nbgrader={"grade": true, "grade_id": "kl_of_samples-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.kl_of_samples(kl_of_samples, seed=hidden_seed("kl_of_samples"))
### END HIDDEN TESTS

# %% [markdown]
# ### The same function in PyTorch
#
# `torch.nn.functional.kl_div(input, target)` has four traps. Its *first* argument is the belief, as
# **log**-probabilities; its second is the truth, as probabilities; it works in nats; and by default it averages over all
# *elements*. For the fair coin p and the belief q = (0.9, 0.1), where KL(p‖q) = 0.511 nats:
#
# | call | returns | |
# |---|---|---|
# | `kl_div(q.log(), p, reduction="sum")` | 0.511 | right, for one pair |
# | `kl_div(q.log(), p)` | 0.255 | divided by the two outcomes; for several pairs at once, use `"batchmean"` |
# | `kl_div(p.log(), q, reduction="sum")` | 0.368 | KL(q‖p) |
# | `kl_div(q, p, reduction="sum")` | −1.193 | probabilities instead of their logarithms; no KL is negative |

# %% [markdown]
# ## How small, how large?
#
# You already know the lower bound: Gibbs' inequality from chapter 01 says $D_\mathrm{KL}(p\|q)\ge 0$, and $=0$ **only** for $p=q$.
# Is there an upper bound? Build the answer yourself.

# %% [markdown]
# ### Exercise 2.3 · As large as you like, and finite
# *DFL Q2.2 · construct · 2 points · 6 minutes · difficulty 1*
#
# Write `kl_at_least(bits)`: return two pmfs `p, q` of the same length, q positive everywhere, with `bits` ≤ KL(p‖q) < ∞. The check tries up to
# 200 bits.
#
# <details><summary>Hint</summary>
#
# Two outcomes are enough. If p is certain of the first, KL is −log₂ q(first).
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Giving q a zero. Returning a fixed pair that works for 10 bits and not for 100.
# </details>

# %% nbgrader={"grade": false, "grade_id": "kl_at_least", "locked": false, "schema_version": 3, "solution": true, "task": false}
def kl_at_least(bits):
    """Pmfs p, q with bits ≤ KL(p‖q) < ∞."""
    ### BEGIN SOLUTION
    small = 2.0 ** -(bits + 1)
    return [1.0, 0.0], [small, 1 - small]
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "kl_at_least-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.kl_at_least(kl_at_least)

# %% nbgrader={"grade": true, "grade_id": "kl_at_least-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.kl_at_least(kl_at_least, seed=hidden_seed("kl_at_least"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 2.4 · Infinite, although the supports overlap
# *DFL Q2.2 · construct · 2 points · 6 minutes · difficulty 1*
#
# The **support** of a pmf is the set of outcomes with positive probability. It is often said that KL is infinite "when p and q are disjoint": when their supports share nothing. That is far more than you need. Write
# `infinite_partner(p)`: given a pmf with positive entries (two or more), return a pmf `q` with KL(p‖q) = ∞ that shares at least one
# outcome with p.
#
# <details><summary>Hint</summary>
#
# One zero is enough, if it is in the right distribution.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Using a tiny number instead of the 0. Returning a q that no longer sums to 1.
# </details>

# %% nbgrader={"grade": false, "grade_id": "infinite_partner", "locked": false, "schema_version": 3, "solution": true, "task": false}
def infinite_partner(p):
    """A pmf q with KL(p‖q) = ∞ and a common outcome."""
    ### BEGIN SOLUTION
    q = np.array(p, float)
    q[0] = 0
    return q / q.sum()
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "infinite_partner-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.infinite_partner(infinite_partner)

# %% nbgrader={"grade": true, "grade_id": "infinite_partner-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.infinite_partner(infinite_partner, seed=hidden_seed("infinite_partner"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 2.5 · The bounds of KL
# *DFL Q2.2 · choose · 2 points · 4 minutes · difficulty 1*
#
# When is $D_\mathrm{KL}(p\|q) = \infty$, for pmfs over n outcomes?
#
# - a: never; the largest value is log₂ n
# - b: only if no outcome has positive probability under both
# - c: as soon as one outcome has q(x) = 0 < p(x)
# - d: as soon as one outcome has p(x) = 0 < q(x)
#
# And why?
#
# - a: because every term of the sum is then infinite
# - b: because one term is then infinite, and the others are bounded from below, so nothing can make up for it
# - c: because an entropy of n outcomes is at most log₂ n
#
# Set `kl_bounds` and `kl_bounds_reason` to a letter each.
#
# <details><summary>Hint</summary>
#
# You have just built an example in each of the last two exercises. Which options do they rule out?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Thinking "infinite only for disjoint supports". Looking for the zero in the wrong distribution.
# </details>

# %% nbgrader={"grade": false, "grade_id": "kl_bounds", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
kl_bounds, kl_bounds_reason = "c", "b"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "kl_bounds-check", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
checks.choice("kl_bounds", (kl_bounds, "abcd"), (kl_bounds_reason, "abc"))

# %% nbgrader={"grade": true, "grade_id": "kl_bounds-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.choose(kl_bounds, key="c", why={
    "a": "log₂ n bounds entropies. In exercise 2.3 two outcomes gave 200 bits.",
    "b": "Disjoint supports are enough but not needed: in exercise 2.4 one zero in q did it while all other outcomes were shared.",
    "c": "One term p · log(p/0) is then infinite. Your pair from exercise 2.4 shows that the supports may still overlap.",
    "d": "Where p = 0 the term is 0 · log 0 = 0: what never happens costs nothing. Swap the roles.",
}, reason=kl_bounds_reason, reason_key="b", reason_why={
    "a": "In exercise 2.4 all terms but one were finite.",
    "b": "Every p log(p/q) is at least −(log₂ e)/e = −0.53 bits (with q ≤ 1), and there are only n of them: no finite sum outweighs an infinity.",
    "c": "That bounds entropies. A log-ratio has no such bound.",
})
### END HIDDEN TESTS

# %% [markdown]
# Densities don't even need a zero. If p is a Cauchy density and q a Gaussian, positive everywhere, then $D_\mathrm{KL}(p\|q)=\infty$:
# $-\ln q(x)$ grows like $x^2$, and p has such heavy tails that its mean of $x^2$ is infinite.

# %% [markdown]
# ## Not a distance
#
# A divergence of 0 means "equal", so KL looks like a distance. But a distance is symmetric, and a detour is never shorter than the
# direct way. KL keeps neither promise.

# %% [markdown]
# ### Exercise 2.6 · Symmetric for once
# *DFL Q2.2 · construct · 2 points · 8 minutes · difficulty 2*
#
# KL(p‖q) and KL(q‖p) usually differ. A test that happens to use a pair where they agree can't see swapped arguments. Write
# `symmetric_partner(p)`: given a pmf with positive entries, the largest at least 0.2 above the smallest, return a pmf `q` ≠ p with KL(p‖q) = KL(q‖p), finite and at
# least 0.001 bits.
#
# <details><summary>Hint</summary>
#
# Relabel the outcomes so that doing it twice changes nothing.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Returning p itself. Shifting cyclically: with three or more outcomes, doing that twice does not give p back.
# </details>

# %% nbgrader={"grade": false, "grade_id": "symmetric_partner", "locked": false, "schema_version": 3, "solution": true, "task": false}
def symmetric_partner(p):
    """A pmf q ≠ p with KL(p‖q) = KL(q‖p)."""
    ### BEGIN SOLUTION
    q = np.array(p, float)
    high, low = q.argmax(), q.argmin()
    q[[high, low]] = q[[low, high]]
    return q
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "symmetric_partner-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.symmetric_partner(symmetric_partner)

# %% nbgrader={"grade": true, "grade_id": "symmetric_partner-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.symmetric_partner(symmetric_partner, seed=hidden_seed("symmetric_partner"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 2.7 · The detour is shorter
# *DFL topic T1.5 · construct · 2 points · 6 minutes · difficulty 2*
#
# Write `no_triangle()`: return three pmfs `p, q, r` of the same length such that KL(p‖r) is finite and exceeds KL(p‖q) + KL(q‖r) by at least 0.01
# bits.
#
# <details><summary>Hint</summary>
#
# Close to p, KL grows like the *square* of the difference: two steps of half the length cost ¼ each, half in total. Put q between p and r.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Giving r a zero, which makes the direct way infinite: true, but too easy.
# </details>

# %% nbgrader={"grade": false, "grade_id": "no_triangle", "locked": false, "schema_version": 3, "solution": true, "task": false}
def no_triangle():
    """Pmfs p, q, r with KL(p‖r) > KL(p‖q) + KL(q‖r)."""
    ### BEGIN SOLUTION
    return [0.9, 0.1], [0.5, 0.5], [0.1, 0.9]
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "no_triangle-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.no_triangle(no_triangle)

# %% nbgrader={"grade": true, "grade_id": "no_triangle-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.no_triangle(no_triangle, seed=hidden_seed("no_triangle"))
### END HIDDEN TESTS

# %% [markdown]
# ## Cross-entropy, and why classifiers minimise it
#
# The price above is what you *overpay*. What you pay in total is the **cross-entropy**:
#
# $$H(p, q) = -\sum_x p(x)\log q(x) = H(p) + D_\mathrm{KL}(p\|q).$$
#
# (With two *distributions*, H(p, q) is the cross-entropy; with two *variables*, H(X,Y) is the joint entropy.)

# %% [markdown]
# ### Likelihood is cross-entropy
#
# A coin is tossed ten times and shows seven heads. Under a fair coin these tosses have the probability $2^{-10}$: 10 bits, 1 bit per toss. Under a coin with heads
# 0.7 it is $0.7^7\cdot0.3^3$: 8.81 bits, 0.881 per toss. *More probable* data cost *fewer bits*. In general, for n
# independent outcomes with relative frequencies $\hat p$:
#
# $$-\frac1n\log_2\prod_{i=1}^n q(x_i) = -\frac1n\sum_{i=1}^n\log_2 q(x_i) = -\sum_x\hat p(x)\log_2 q(x) = H(\hat p, q).$$
#
# Choosing the q under which the data are most probable (**maximum likelihood**) is choosing the q with the least cross-entropy.

# %% [markdown]
# ### Labels and logits
#
# A classifier's label $y$ is a pmf, usually **one-hot**: 1 for the right class and 0 for the others. The network outputs n real numbers $z$, the **logits**, and the
# **softmax** turns them into a pmf: $q_k=e^{z_k}/\sum_j e^{z_j}$. Logits (0, 30) mean that the second class is $e^{30}$ times as probable as the first.
#
# The loss is H(y, q). Since $H(y)$ does not depend on the network, minimising the cross-entropy is minimising $D_\mathrm{KL}(y\|q)$.

# %% [markdown]
# ### Exercise 2.8 · Cross-entropy
# *DFL Q1.3 · implement · 3 points · 6 minutes · difficulty 1*
#
# Write `cross_entropy(p, q, base=2)` for `p`, `q` of shape `(..., n)`; zeros and infinities as in exercise 2.1.
#
# <details><summary>Hint</summary>
#
# As in exercise 2.1, without the p inside the logarithm. H(p) + KL(p‖q) is right too.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Swapping the arguments. Returning nats. Getting nan from 0 · log 0, or hiding an infinity with an ε. Returning KL itself.
# </details>

# %% nbgrader={"grade": false, "grade_id": "cross_entropy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def cross_entropy(p, q, base=2):
    """H(p, q) = −Σ p log q over the last axis, in units of log `base`; p, q: (..., n) pmfs."""
    ### BEGIN SOLUTION
    p, q = np.asarray(p, float), np.asarray(q, float)
    with np.errstate(divide="ignore"):
        surprise = -np.log(np.where(p > 0, q, 1)) / np.log(base)
    return (p * surprise).sum(axis=-1)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "cross_entropy-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.cross_entropy(cross_entropy)

# %% nbgrader={"grade": true, "grade_id": "cross_entropy-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.cross_entropy(cross_entropy, seed=hidden_seed("cross_entropy"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 2.9 · The gradient of the cross-entropy
# *DFL Q1.3 · implement · 3 points · 10 minutes · difficulty 2*
#
# A network learns from $\partial L/\partial z$, the gradient with respect to its logits. Write `cross_entropy_gradient(z, y)`: the gradient with respect to $z$ of
# $L = -\sum_k y_k \ln \operatorname{softmax}(z)_k$ (in nats), for `z` and `y` of shape `(..., n)`, each row of y a pmf. It must work at logits of
# 1000.
#
# <details><summary>Hint</summary>
#
# $\ln\operatorname{softmax}(z)_k$ $= z_k - \ln\sum_j e^{z_j}$. Differentiate that, use Σ y = 1, and see how short it gets. `softmax` from scipy
# is imported; it does not overflow.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Getting the sign wrong. Differentiating with respect to the probabilities instead of the logits. Taking a mean over the rows. Computing `np.exp(1000)`.
# </details>

# %% nbgrader={"grade": false, "grade_id": "cross_entropy_gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def cross_entropy_gradient(z, y):
    """∂/∂z of −Σ y ln softmax(z), in nats; z, y: (..., n) → (..., n)."""
    ### BEGIN SOLUTION
    return softmax(z, axis=-1) - y
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "cross_entropy_gradient-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.cross_entropy_gradient(cross_entropy_gradient)

# %% nbgrader={"grade": true, "grade_id": "cross_entropy_gradient-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.cross_entropy_gradient(cross_entropy_gradient, seed=hidden_seed("cross_entropy_gradient"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 2.10 · The gradient of the squared error
# *DFL Q1.3 · implement · 3 points · 12 minutes · difficulty 3*
#
# The rival is the squared (L2) distance $\sum_k (p_k-y_k)^2$ with $p=\operatorname{softmax}(z)$. Write `l2_gradient(z, y)`: its gradient
# with respect to $z$, for shapes `(..., n)`.
#
# <details><summary>Hint</summary>
#
# Every logit moves every probability. Work out $\partial p_i/\partial z_j$ on paper, once for i = j and once for i ≠ j; then weight row i by $2(p_i-y_i)$ and add up
# over i. No matrix is left in the result: two vectors and one sum are enough.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Stopping at the probabilities, 2(p − y). Keeping only the diagonal p(1 − p) of the softmax's derivative. Losing the factor 2.
# </details>

# %% nbgrader={"grade": false, "grade_id": "l2_gradient", "locked": false, "schema_version": 3, "solution": true, "task": false}
def l2_gradient(z, y):
    """∂/∂z of Σ (softmax(z) − y)²; z, y: (..., n) → (..., n)."""
    ### BEGIN SOLUTION
    p = softmax(z, axis=-1)
    g = 2 * (p - y)
    return p * (g - (p * g).sum(axis=-1, keepdims=True))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "l2_gradient-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.l2_gradient(l2_gradient)

# %% nbgrader={"grade": true, "grade_id": "l2_gradient-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.l2_gradient(l2_gradient, seed=hidden_seed("l2_gradient"))
### END HIDDEN TESTS

# %% [markdown]
# Now compare your two gradients. There are two classes; on the horizontal axis is the logit of the wrong one minus that of the right one.
#
# **Predict first:** at the far right the network is sure, and wrong. Which of the two losses tells it so?

# %%
margins = np.linspace(-15, 15, 121)
logits, label = np.stack([np.zeros(121), margins], axis=-1), np.array([1.0, 0.0])
lengths = {"cross-entropy (= KL + constant)": np.linalg.norm(cross_entropy_gradient(logits, label), axis=-1),
           "squared error": np.linalg.norm(l2_gradient(logits, label), axis=-1)}
fig, ax = plt.subplots(figsize=(6.4, 3.4))
figures.gradient_lengths(margins, lengths, ax)
confident, squared = (float(values[-1]) for values in lengths.values())
figures.show(fig, "Lengths of both gradients on a logarithmic scale against wrong minus right logit. For a confident right answer both "
                  f"vanish. For a confident wrong one, at 15, the cross-entropy's is {confident:.2f}, and the squared error's {squared:.1e}.")

# %% [markdown]
# <details><summary>Answer</summary>
#
# Only the cross-entropy: its gradient, q − y, stays long as long as the answer is wrong. The squared error's is twice that times the softmax's derivative, and the softmax is flat where the network is sure:
# the network is punished but can't tell which way is better.
# </details>

# %% [markdown]
# ### Exercise 2.11 · Confident, wrong, and no longer learning
# *DFL Q1.3 · construct · 2 points · 6 minutes · difficulty 1*
#
# Write `confident_wrong(k, n)`: finite logits of n classes such that, for a sample of class k (one-hot), your cross-entropy gradient has a
# length of at least 1, and the squared error's has at most 10⁻⁶.
#
# <details><summary>Hint</summary>
#
# Lift one logit far above all others. Not the k-th.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Being confident and right: both gradients vanish. Being uncertain: neither vanishes.
# </details>

# %% nbgrader={"grade": false, "grade_id": "confident_wrong", "locked": false, "schema_version": 3, "solution": true, "task": false}
def confident_wrong(k, n):
    """Logits (n,) for which a sample of class k teaches the cross-entropy and not the squared error."""
    ### BEGIN SOLUTION
    z = np.zeros(n)
    z[(k + 1) % n] = 30
    return z
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "confident_wrong-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.confident_wrong(confident_wrong)

# %% nbgrader={"grade": true, "grade_id": "confident_wrong-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.confident_wrong(confident_wrong, seed=hidden_seed("confident_wrong"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 2.12 · Why is one the other, and why this one?
# *DFL Q1.3 · choose · 2 points · 4 minutes · difficulty 1*
#
# Minimising the cross-entropy $H(y, q_\theta)$ over a network's parameters θ is minimising $D_\mathrm{KL}(y\|q_\theta)$, because the two…
#
# - a: are equal for all y and q
# - b: differ by $H(q_\theta)$, which is small for a confident network
# - c: differ by $H(y)$, which does not depend on θ
# - d: have gradients that differ by the factor $H(y)$
#
# What is a good reason to prefer it to the squared error between y and the softmax output?
#
# - a: the squared error has to go through all classes, the cross-entropy only looks at the right one
# - b: the cross-entropy's gradient with respect to the logits does not vanish for a confident wrong answer
# - c: the squared error has its minimum elsewhere than at q = y
#
# Set `why_kl` and `why_kl_reason`.
#
# <details><summary>Hint</summary>
#
# Exercise 2.9's formula contains all classes.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Believing that "it need not loop over the classes", a popular answer. The softmax sums over all of them anyway.
# </details>

# %% nbgrader={"grade": false, "grade_id": "why_kl", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
why_kl, why_kl_reason = "c", "b"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "why_kl-check", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
checks.choice("why_kl", (why_kl, "abcd"), (why_kl_reason, "abc"))

# %% nbgrader={"grade": true, "grade_id": "why_kl-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.choose(why_kl, key="c", why={
    "a": "They are equal only where H(y) = 0, as for one-hot labels. With soft labels they differ.",
    "b": "H(y, q) − KL(y‖q) = H(y). It is the label's entropy, not the prediction's.",
    "c": "H(y, q) = H(y) + KL(y‖q), and the label's entropy is a constant for the network: same minimum, same gradient.",
    "d": "A constant added to a loss leaves its gradient as it is: there is no factor.",
}, reason=why_kl_reason, reason_key="b", reason_why={
    "a": "The softmax sums over all classes, and so does the gradient p − y: every logit moves under both losses.",
    "b": "It is q − y, which stays long as long as the answer is wrong; the squared error's is multiplied by the flat softmax (your numbers from exercise 2.11).",
    "c": "Σ (q − y)² is smallest at q = y too. The way there is what differs.",
})
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 2.13 · In your own words
# *DFL Q1.3 · write · 3 points · 10 minutes · difficulty 2 · graded by a person*
#
# In about 120 words: why do we minimise KL between label and prediction, and not the L2 distance? Use likelihood for one argument and your numbers from
# exercise 2.11 for another. Name one situation in which L2 is still a sensible choice.
#
# <details><summary>Hint</summary>
#
# The likelihood of independent labels is a product; what is minus the logarithm of a product?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Writing "cross-entropy ignores the wrong classes". Its gradient q − y pushes every wrong *logit* down, in proportion to the probability of its class. (The probability
# itself need not fall: at q = (0.05, 0.90, 0.05), with the first class right, one step of size 1 raises the third from 0.050 to 0.088, because the second falls so far.)
# </details>

# %% [markdown] nbgrader={"grade": true, "grade_id": "why_kl_not_l2", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **Rubric.** 1 point: the sum of cross-entropies over samples is minus the log-likelihood, so minimising KL is maximum likelihood. 1 point: with softmax and L2 the gradient carries a factor like p(1 − p), which vanishes for a confident wrong answer (own numbers: ≥ 1 against ≤ 10⁻⁶),
# whereas p − y does not. 1 point: a sensible use of L2, for instance labels so noisy that a bounded loss is wanted (it punishes a
# confident error by at most 2, KL without bound), or scoring forecasts (the Brier score has its minimum at q = y too).
#
# *Example.* The labels of n independent samples have likelihood ∏ q(yᵢ|xᵢ); minus its logarithm is the summed cross-entropy, which is KL plus a
# constant. So minimising KL is choosing the parameters under which the labels are most probable. Then the gradient: at logits (0, 30) for class 0 the
# cross-entropy pulls with length 1.4, the squared error with less than 10⁻¹², since it is multiplied by the softmax's derivative, which is flat there. Where
# some labels are simply wrong, that flatness is welcome: the Brier score bounds what one mislabelled sample can do.
# ### END SOLUTION

# %% [markdown]
# ## Two directions, two characters
#
# Fit one Gaussian $g$ to a target with two bumps. "As close as possible" can mean two things:
#
# - **forward**, minimise $D_\mathrm{KL}(p\|g)$: pay where the *target* has mass and $g$ has none;
# - **reverse**, minimise $D_\mathrm{KL}(g\|p)$: pay where *g* has mass and the target has none.
#
# **Predict first:** with the bumps far apart, where does each of the two put its Gaussian, and how wide is it? At which distance do they begin to differ? Then move the
# slider.

# %%
def on_grid(x, mean, sd):
    """A Gaussian as a pmf on the grid x."""
    return softmax(-(((x - mean) / sd) ** 2) / 2)

def best_fit(x, loss):
    """Mean and width of the Gaussian g with the least loss(g), searched from the left, the middle and the right."""
    tries = [minimize(lambda theta: loss(on_grid(x, theta[0], np.exp(theta[1]))), [start, 0], method="Nelder-Mead") for start in (-4, 0, 4)]
    best = min(tries, key=lambda result: result.fun)
    return best.x[0], np.exp(best.x[1])

def draw_fits(distance):
    """Two bumps (60% and 40%) at this distance, with the Gaussians that fit them best in either direction."""
    x = np.linspace(-16, 16, 321)                                   # wide enough for the widest fit
    p = 0.6 * on_grid(x, -distance / 2, 0.8) + 0.4 * on_grid(x, distance / 2, 0.8)
    forward = best_fit(x, lambda g: information.kl_divergence(p, g))
    reverse = best_fit(x, lambda g: information.kl_divergence(g, p))
    nowhere = on_grid(x, *forward)[np.abs(np.abs(x) - distance / 2) > 3 * 0.8].sum()
    fig, ax = plt.subplots(figsize=(6.4, 3.6))
    figures.gaussian_fits(x, p, {"forward KL(p‖g)": forward, "reverse KL(g‖p)": reverse}, ax)
    ax.set_xlim(-9, 9)
    figures.show(fig, f"Two bumps {distance:.1f} apart. The forward fit has mean {forward[0]:.1f} and width {forward[1]:.1f}; {nowhere:.0%} of it lies more than "
                      f"three widths from both bumps. The reverse fit has mean {reverse[0]:.1f} and width {reverse[1]:.1f}.")
    print(f"{nowhere:.0%} of the forward fit's samples fall more than three widths away from both bumps.")

# %%
widgets.explore(draw_fits, distance=widgets.slider(6, 0, 8, 0.5, "distance of the bumps"))

# %% [markdown]
# <details><summary>Answer</summary>
#
# The forward fit has the mean and the width of the whole target at every distance: it can't leave a bump out. Up to a distance of 4 the reverse fit does nearly the same, a little
# narrower; at 4.5 it jumps to the larger bump and takes its width. As the bumps part, the printed share of the forward fit grows, to 22% at 6 and 41% at 8: it lies where the target has almost nothing.
# </details>

# %% [markdown]
# ### Exercise 2.14 · The forward fit in closed form
# *DFL topic T1.5 · implement · 2 points · 6 minutes · difficulty 1*
#
# Among all Gaussians, the one with the mean and the width of p has the least KL(p‖g). (On a fine grid, g gives each point its density times the grid's step.) Write `moment_match(x, p)`: for a pmf `p` on the points `x`
# (both of shape (n,)), return its mean and its standard deviation.
#
# <details><summary>Hint</summary>
#
# The mean of x under p is a weighted sum. The variance is the mean squared distance from it.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Returning the moments of the grid instead of those of p. Returning the variance instead of the standard deviation.
# </details>

# %% nbgrader={"grade": false, "grade_id": "moment_match", "locked": false, "schema_version": 3, "solution": true, "task": false}
def moment_match(x, p):
    """Mean and standard deviation of the pmf p on the points x."""
    ### BEGIN SOLUTION
    mean = p @ x
    return mean, np.sqrt(p @ (x - mean) ** 2)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "moment_match-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.moment_match(moment_match)

# %% nbgrader={"grade": true, "grade_id": "moment_match-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.moment_match(moment_match, seed=hidden_seed("moment_match"))
### END HIDDEN TESTS

# %% [markdown]
# Why these two? In KL only the cross-entropy depends on g, and for a Gaussian with mean μ and width σ it is
#
# $$-\sum_x p(x)\ln g(x) = \ln\sigma + \frac{1}{2\sigma^2}\sum_x p(x)(x-\mu)^2 + \text{constant}.$$
#
# The sum is least at μ = E[x], where it is the variance v. Then $\ln\sigma + v/(2\sigma^2)$ has the derivative $1/\sigma - v/\sigma^3$, which is negative for σ² < v and positive for σ² > v.

# %% [markdown]
# ### Exercise 2.15 · Which direction is which?
# *DFL topic T1.5 · choose · 2 points · 4 minutes · difficulty 1*
#
# Now the target p has *three* equal bumps, far apart, and g is a weighted sum of *two* Gaussians, each with its own mean and width. Where do the best fits put g?
#
# - a: forward KL(p‖g) on two of the bumps, leaving one out; reverse KL(g‖p) over all three
# - b: both over all three bumps
# - c: forward KL(p‖g) over all three, with one of its Gaussians spanning two bumps; reverse KL(g‖p) on two of the bumps, leaving one out
# - d: both on two of the bumps, leaving one out
#
# And which of the two does maximum likelihood minimise, given very many samples from p?
#
# - a: reverse KL(g‖p)
# - b: forward KL(p‖g)
# - c: neither, since samples aren't a distribution
#
# Set `direction` and `direction_likelihood`.
#
# <details><summary>Hint</summary>
#
# Which of the two becomes infinite if g is 0 where p is not?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Confusing the two directions. The mean is taken under the first argument.
# </details>

# %% nbgrader={"grade": false, "grade_id": "direction", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
direction, direction_likelihood = "c", "b"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "direction-check", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
checks.choice("direction", (direction, "abcd"), (direction_likelihood, "abc"))

# %% nbgrader={"grade": true, "grade_id": "direction-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.choose(direction, key="c", why={
    "a": "It is the other way round: KL(p‖g) is averaged over p, so it can't afford a g that is nearly 0 on one of p's bumps.",
    "b": "KL(g‖p) is averaged over g; a Gaussian that spans two bumps pays for the gap between them, where p is nearly 0.",
    "c": "KL(p‖g) pays wherever p has mass and g has none, so g covers all three bumps, and the gap between two of them; KL(g‖p) pays where g has mass and p has none, and one narrow Gaussian on each of two bumps costs it just log₂(3/2) = 0.58 bits.",
    "d": "KL(p‖g) would be huge if g missed a bump: −ln g is large there and p is not small.",
}, reason=direction_likelihood, reason_key="b", reason_why={
    "a": "The likelihood averages ln g over samples of p. Where is the mean taken in KL(g‖p)?",
    "b": "The mean of −ln g over many samples of p tends to H(p, g) = H(p) + KL(p‖g), and H(p) does not depend on g.",
    "c": "The mean of −ln g over many samples of p tends to the cross-entropy H(p, g), which is a divergence plus H(p).",
})
### END HIDDEN TESTS

# %% [markdown]
# What would a network draw if it were trained with one or the other? With forward KL it would also draw things between the bumps, which do not exist. With reverse KL it would draw hardly anything that does not exist, but 40% of the world in the figure above would be missing. Neither is what you want; chapter 03 looks for a third divergence, and chapter 04 at what goes missing in a GAN.

# %% [markdown]
# ## Mutual information
#
# Two variables share a table $p(x,y)$. If they knew nothing about each other, the table would be the product of its marginals, $p(x)\,p(y)$.
# How wrong is it to believe that? The measure is the **mutual information**:
#
# $$I(X;Y) = D_\mathrm{KL}\big(p(x,y)\,\big\|\,p(x)\,p(y)\big)\quad\text{bits.}$$
#
# It follows at once that $I\ge 0$, and $=0$ only for independent variables. InfoGAN is built on this number.

# %% [markdown]
# ### Exercise 2.16 · Mutual information
# *DFL topic T1.6 · implement · 4 points · 8 minutes · difficulty 2*
#
# Write `mutual_information(p_xy, base=2)` for tables of shape `(..., n_x, n_y)`: x along the rows (axis −2), y along the columns (axis −1).
#
# <details><summary>Hint</summary>
#
# `p_xy.sum(axis=-1, keepdims=True)` is p(x), still a column; multiply it by the row p(y). Your own `kl_divergence` does the rest, with the last two
# axes flattened into one.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Taking the marginals along the wrong axis: a symmetric table doesn't reveal it. Returning nats. Using `abs`. Adding an ε for the empty cells.
# </details>

# %% nbgrader={"grade": false, "grade_id": "mutual_information", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mutual_information(p_xy, base=2):
    """I(X;Y) = KL(p(x,y)‖p(x)p(y)) in units of log `base`; p_xy: (..., n_x, n_y)."""
    ### BEGIN SOLUTION
    p_xy = np.asarray(p_xy, float)
    product = p_xy.sum(axis=-1, keepdims=True) * p_xy.sum(axis=-2, keepdims=True)
    flat = (*p_xy.shape[:-2], -1)
    return kl_divergence(p_xy.reshape(flat), product.reshape(flat), base)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "mutual_information-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.mutual_information(mutual_information)

# %% nbgrader={"grade": true, "grade_id": "mutual_information-hidden", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.mutual_information(mutual_information, seed=hidden_seed("mutual_information"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 2.17 · The information diagram
# *PRML 1.39, second half · implement · 3 points · 5 minutes · difficulty 1*
#
# In exercise 1.5 you found five numbers for the table 1/3, 1/3, 0, 1/3. The sixth ties them together: from H(X), H(Y) and I you get the others by adding and subtracting. Write
# `information_diagram(p_xy)`: a dict with the keys `"H(X)"`, `"H(Y)"`, `"H(X|Y)"`, `"H(Y|X)"`, `"H(X,Y)"` and `"I(X;Y)"`, in bits, for any
# two-dimensional table. The figure below is drawn from *your* numbers.
#
# <details><summary>Hint</summary>
#
# `information.entropy` is your function from chapter 01. Which bars of the diagram overlap, and by how much?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Swapping H(X|Y) and H(Y|X): on this table both are 2/3; the check uses others.
# </details>

# %% nbgrader={"grade": false, "grade_id": "information_diagram", "locked": false, "schema_version": 3, "solution": true, "task": false}
def information_diagram(p_xy):
    """The six areas of the diagram of p_xy (n_x, n_y), in bits."""
    ### BEGIN SOLUTION
    h_x, h_y = information.entropy(p_xy.sum(axis=1)), information.entropy(p_xy.sum(axis=0))
    mi = mutual_information(p_xy)
    return {"H(X)": h_x, "H(Y)": h_y, "H(X|Y)": h_x - mi, "H(Y|X)": h_y - mi, "H(X,Y)": h_x + h_y - mi, "I(X;Y)": mi}
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "information_diagram-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.information_diagram(information_diagram)

# %% nbgrader={"grade": true, "grade_id": "information_diagram-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.information_diagram(information_diagram, seed=hidden_seed("information_diagram"))
### END HIDDEN TESTS

# %%
areas = information_diagram(np.array([[1, 1], [0, 1]]) / 3)
fig, ax = plt.subplots(figsize=(6.4, 3))
figures.information_diagram(areas["H(X)"], areas["H(Y)"], areas["H(X,Y)"], ax, h_x_given_y=areas["H(X|Y)"],
                            h_y_given_x=areas["H(Y|X)"], mi=areas["I(X;Y)"])
figures.show(fig, "Information diagram of PRML 1.39 from your numbers: "
                  + ", ".join(f"{name} {value:.3f}" for name, value in areas.items()) + " bits. "
                  "H(X) starts at the left end, H(Y) ends at the right end, and they overlap by I(X;Y).")

# %% [markdown]
# Now drag the cells of a table yourself.
#
# **Predict first:** which tables make I as large as it can be? Which make it 0, and are there others?

# %%
widgets.joint_table([[0.4, 0.1], [0.1, 0.4]])

# %% [markdown]
# <details><summary>Answer</summary>
#
# I reaches its largest value, min(H(X), H(Y)), when one of the two is a function of the other: one non-zero cell in each row, or in each column. A full bit also needs rows and columns at ½. It is 0 for every table whose rows are proportional to one another, not just for four cells of ¼.
# </details>

# %% [markdown]
# ### Exercise 2.18 · What Y tells you about X
# *PRML 1.41, first half · prove · 3 points · 12 minutes · difficulty 2*
#
# Prove $I(X;Y) = H(X) - H(X|Y)$ from expectations of log-probabilities, in the language of chapter 01: `E_p(x,y)[log p(x|y)/p(x)]`, `H(X|Y)`, `I(X;Y)`. Set `mi_from_x` to your lines, each a pair
# `["claim", "reason"]`. The reasons are `definition`, `product rule`, `marginalisation`, `linearity` and `lines`.
#
# <details><summary>Hint</summary>
#
# Start from the definition of I. Its denominator has two factors; how must you write p(x,y) so that one of them cancels? Compare what is left with the two definitions you are
# heading for. Which variables does each logarithm need?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Claiming the whole "by definition". Writing E_p(x)[…] for E_p(x,y)[…] without a line that says so. Getting a sign wrong.
# </details>

# %% nbgrader={"grade": false, "grade_id": "mi_from_x", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
mi_from_x = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)/(p(x) p(y))] == E_p(x,y)[log p(x|y)/p(x)]", "product rule"],
    ["E_p(x,y)[log p(x|y)/p(x)] == E_p(x,y)[log p(x|y)] - E_p(x,y)[log p(x)]", "linearity"],
    ["E_p(x,y)[log p(x)] == E_p(x)[log p(x)]", "marginalisation"],
    ["H(X) == -E_p(x)[log p(x)]", "definition"],
    ["H(X|Y) == -E_p(x,y)[log p(x|y)]", "definition"],
    ["I(X;Y) == H(X) - H(X|Y)", "lines"],
]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "mi_from_x-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.mi_from_x(mi_from_x)

# %% nbgrader={"grade": true, "grade_id": "mi_from_x-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.mi_from_x(mi_from_x, seed=hidden_seed("mi_from_x"))
### END HIDDEN TESTS

# %% [markdown]
# Here is each line's verdict, and what it rests on:

# %%
verify(mi_from_x, goal="I(X;Y) == H(X) - H(X|Y)", laws=["p(x,y)"])

# %% [markdown]
# ### Exercise 2.19 · What X tells you about Y
# *PRML 1.41, second half · prove · 2 points · 4 minutes · difficulty 1*
#
# Prove $I(X;Y) = H(Y) - H(Y|X)$; set `mi_from_y`. I is symmetric, so very little of your proof changes. What does? (You may also cite what you have proved: `1.6` for any variables, `2.18` as it is stated there, for X and Y in that order.)
#
# <details><summary>Hint</summary>
#
# The product rule has two sides: p(x,y) = p(y) p(x|y) = p(x) p(y|x).
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Copying the first proof and swapping the letters in some places but not in others.
# </details>

# %% nbgrader={"grade": false, "grade_id": "mi_from_y", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
mi_from_y = [
    ["I(X;Y) == E_p(x,y)[log p(x,y)/(p(x) p(y))]", "definition"],
    ["E_p(x,y)[log p(x,y)/(p(x) p(y))] == E_p(x,y)[log p(y|x)/p(y)]", "product rule"],
    ["E_p(x,y)[log p(y|x)/p(y)] == E_p(x,y)[log p(y|x)] - E_p(x,y)[log p(y)]", "linearity"],
    ["E_p(x,y)[log p(y)] == E_p(y)[log p(y)]", "marginalisation"],
    ["H(Y) == -E_p(y)[log p(y)]", "definition"],
    ["H(Y|X) == -E_p(x,y)[log p(y|x)]", "definition"],
    ["I(X;Y) == H(Y) - H(Y|X)", "lines"],
]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "mi_from_y-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.mi_from_y(mi_from_y)

# %% nbgrader={"grade": true, "grade_id": "mi_from_y-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.mi_from_y(mi_from_y, seed=hidden_seed("mi_from_y"))
### END HIDDEN TESTS

# %% [markdown]
# ## Three variables
#
# X and Y are two fair coins, tossed independently. Z says whether they differ: Z = X xor Y.
#
# **Predict first:** what is I(X;Y)? And once somebody tells you Z, how many bits does Y tell you about X?

# %%
def draw_xor(noise):
    """The table of X and Y, and the same once Z is known, when Z = X xor Y is wrong with probability `noise`."""
    p_xyz = np.array([[[(1 - noise if z == x ^ y else noise) / 4 for z in (0, 1)] for y in (0, 1)] for x in (0, 1)])
    fig, axes = plt.subplots(1, 3, figsize=(8.4, 3.3))
    tables = {"p(x, y)": p_xyz.sum(axis=2), "p(x, y | z=0)": 2 * p_xyz[:, :, 0], "p(x, y | z=1)": 2 * p_xyz[:, :, 1]}
    figures.joint_tables(tables, axes)
    shared, given = mutual_information(p_xyz.sum(axis=2)), information.conditional_mutual_information(p_xyz)
    figures.show(fig, f"Three tables of two coins. Without Z all four cells are 0.25: I(X;Y) = {shared:.3f} bits. Given z = 0 the equal pairs have {(1 - noise) / 2:.3f} "
                      f"each, given z = 1 the unequal ones: I(X;Y|Z) = {given:.3f} bits.")
    print(f"I(X;Y) = {shared:.3f} bits      I(X;Y|Z) = {given:.3f} bits")

# %%
widgets.explore(draw_xor, noise=widgets.slider(0, 0, 0.5, 0.05, "how often Z is wrong"))

# %% [markdown]
# <details><summary>Answer</summary>
#
# I(X;Y) = 0: the coins are independent. If Z = 0, they are equal, so Y tells you X: 1 bit. The same goes for Z = 1. Knowing Z *creates* the dependence. (It can
# also remove one: if X = Y = Z, then I(X;Y) = 1 bit, and given Z there is nothing left to learn.)
# </details>

# %% [markdown]
# ### Conditional mutual information
#
# For each z, the table p(x,y|z) has a mutual information. The average over z is the **conditional mutual information**
#
# $$I(X;Y|Z) = \sum_z p(z)\, D_\mathrm{KL}\big(p(x,y|z)\,\big\|\,p(x|z)\,p(y|z)\big).$$
#
# With the two coins it is ½·1 + ½·1 = 1 bit. By Gibbs' inequality none of these divergences is negative. So $I(X;Y|Z)\ge0$, with equality if and only if X and Y are independent given
# each z (of positive probability).

# %% [markdown]
# ### The chain rule of information
#
# What do Y and Z *together* tell you about X? What Y tells you, plus what Z adds:
#
# $$I(X;Y,Z) = I(X;Y) + I(X;Z|Y).$$
#
# For the coins, 1 = 0 + 1. The proof needs no entropies, only a product of ratios:
#
# $$\frac{p(x,y,z)}{p(x)\,p(y,z)} = \frac{p(x,y)}{p(x)\,p(y)}\cdot\frac{p(x,z|y)}{p(x|y)\,p(z|y)},$$
#
# which you can check by cancelling. Take logarithms and average over p(x,y,z).

# %% [markdown]
# ### A chain
#
# X is a fair coin, Y a noisy copy of X, and Z a noisy copy of Y: $X\to Y\to Z$. Given Y, Z knows nothing more about X, so $I(X;Z|Y)=0$.
#
# **Predict first:** can Z ever know more about X than Y does? What if its own noise is 0?

# %%
def draw_chain(first, second):
    """What is left of a fair coin X in Y, wrong with probability `first`, and in Z, made from Y and wrong with probability `second`."""
    copy = lambda wrong: np.array([[1 - wrong, wrong], [wrong, 1 - wrong]])
    y, z = copy(first) / 2, copy(first) @ copy(second) / 2
    left = {"H(X)": 1.0, "I(X;Y)": mutual_information(y), "I(X;Z)": mutual_information(z)}
    fig, ax = plt.subplots(figsize=(6, 2.4))
    figures.information_left({name: max(value, 0) for name, value in left.items()}, ax)
    figures.show(fig, f"X → Y is wrong with probability {first:.2f}, Y → Z with {second:.2f}. Of the 1 bit of X, {left['I(X;Y)']:.3f} bits are left in Y "
                      f"and {left['I(X;Z)']:.3f} in Z.")

# %%
widgets.explore(draw_chain, first=widgets.slider(0.1, 0, 0.5, 0.05, "X → Y wrong"), second=widgets.slider(0.1, 0, 0.5, 0.05, "Y → Z wrong"))

# %% [markdown]
# <details><summary>Answer</summary>
#
# Never: whatever Z knows, it has from Y. Without noise of its own it knows as much as Y. You prove that next, for every kind of variable and every way of making Z from Y.
# </details>

# %% [markdown]
# ### Proofs one level up
#
# You have proved the identities between entropies, so now your proofs may use them. In the next two exercises
#
# - `identity` stands for *any* identity between entropies and informations, such as $I(X;Y,Z) = I(X;Y) + I(X;Z|Y)$ (`definition` may be used in the same way here);
# - `mi>=0` says that $I(A;B|C)\ge 0$ for any A, B, C (one such term per line);
# - `given` is the theorem's own assumption.
#
# H(X,Y,Z) is the entropy of the pmf p(x,y,z) of triples.

# %% [markdown]
# ### Exercise 2.20 · Processing adds nothing
# *DFL topic T1.6 · prove · 3 points · 15 minutes · difficulty 2*
#
# Y depends on X, and Z is made from Y alone, however cleverly: given Y, Z knows nothing more about X, so `I(X;Z|Y) == 0`. Prove the **data processing
# inequality** $I(X;Z)\le I(X;Y)$; set `data_processing`.
#
# <details><summary>Hint</summary>
#
# Expand I(X;Y,Z) in both orders. One of the four terms is given, another one is ≥ 0.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Writing the claim itself as `given`. Confusing I(X;Y|Z) with I(X;Z|Y).
# </details>

# %% nbgrader={"grade": false, "grade_id": "data_processing", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
data_processing = [
    ["I(X;Y,Z) == I(X;Y) + I(X;Z|Y)", "definition"],
    ["I(X;Y,Z) == I(X;Z) + I(X;Y|Z)", "definition"],
    ["I(X;Z|Y) == 0", "given"],
    ["I(X;Y|Z) >= 0", "mi>=0"],
    ["I(X;Z) <= I(X;Y)", "lines"],
]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "data_processing-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.data_processing(data_processing)

# %% nbgrader={"grade": true, "grade_id": "data_processing-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.data_processing(data_processing, seed=hidden_seed("data_processing"))
### END HIDDEN TESTS

# %% [markdown]
# ### Processing brings distributions closer
#
# In chapter 05 a network will read an image Y, and its reading Z is a *function* of Y. If Y has a density and Z takes real values, then (Y, Z) has no density, and an entropy H(Y,Z) would mean nothing. The theorem still holds, because it is
# really about KL. Send two distributions p and q of y through the same **channel** $t(z|y)$: any rule, random or not, that makes z from y. The chain rule of KL (the logarithm of a product again) splits the divergence of the pairs in two ways:
#
# $$D_\mathrm{KL}\big(p(y,z)\|q(y,z)\big) = D_\mathrm{KL}\big(p(y)\|q(y)\big) + 0 = D_\mathrm{KL}\big(p(z)\|q(z)\big) + E_{p(z)}\big[D_\mathrm{KL}\big(p(y|z)\|q(y|z)\big)\big].$$
#
# The 0 is there because the channel is the same; the last term is ≥ 0. So **processing never raises a KL**: $D_\mathrm{KL}(p(z)\|q(z))\le D_\mathrm{KL}(p(y)\|q(y))$. Only ratios occur, and these exist
# for functions and densities, too. With p = p(x,y), q = p(x)p(y) and a channel that keeps x and turns y into z, this *is* $I(X;Z)\le I(X;Y)$.

# %% [markdown]
# ### Exercise 2.21 · Han's inequality
# *DFL topic T1.6 · prove · 3 points · 20 minutes · difficulty 3*
#
# The three pairs together have at least twice the entropy of the triple: prove $2H(X,Y,Z)\le H(X,Y)$ $+\,H(Y,Z)+H(X,Z)$ (Han 1978); set `han`. It has to hold for densities
# too, whose entropies may be negative, so `h>=0` does not help.
#
# <details><summary>Hint</summary>
#
# H(X,Y) + H(X,Z) − H(X,Y,Z) − H(X) is a conditional mutual information. Then H(X) is left; what do you know about H(X) + H(Y,Z)?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Putting two inequalities into one line. Using H(X) ≥ 0, which is false for densities.
# </details>

# %% nbgrader={"grade": false, "grade_id": "han", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
han = [
    ["H(X,Y) + H(X,Z) >= H(X,Y,Z) + H(X)", "mi>=0"],        # I(Y;Z|X) ≥ 0
    ["H(X) + H(Y,Z) >= H(X,Y,Z)", "mi>=0"],                 # I(X;Y,Z) ≥ 0
    ["2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", "lines"],
]
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "han-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.han(han)

# %% nbgrader={"grade": true, "grade_id": "han-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.han(han, seed=hidden_seed("han"))
### END HIDDEN TESTS

# %% [markdown]
# ### A shorter proof is one call away
#
# `explain` looks for the proof with the fewest facts and writes it as you would. **Predict first:** is there a proof of Han's inequality
# with fewer lines than yours? And what does a *chain of four*, W → X → Y → Z, need that the chain of three does not?

# %%
explain("2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", continuous="X Y Z")

# %%
explain("I(W;Z) <= I(X;Y)", given="W -> X -> Y -> Z")

# %% [markdown]
# <details><summary>Answer</summary>
#
# Han's inequality needs two facts of the form I ≥ 0, and no proof gets by with one. The longer chain needs two givens (one per link after the first) and two facts I ≥ 0: what W and Z share has passed through both X and Y.
# </details>

# %% [markdown]
# ## How well can it be read?
#
# A code X has ten equally probable values, and somebody guesses it from an image Y. Say the guess, whatever it is, is wrong in 10% of cases, and X is then equally likely to be any of the other nine. Once you know the guess,
# 0.469 + 0.1·log₂ 9 = 0.786 bits remain: *whether* it is wrong, and if so, which of the nine other values X has.
#
# No guess with error rate e leaves more. With $H_b(e)=-e\log e-(1-e)\log(1-e)$, for n values (**Fano's inequality**, 1961):
#
# $$H(X|Y) \le H_b(e) + e\log(n-1).$$
#
# *Proof.* Let $\hat X$ be the guess, and let W say whether it is wrong. $\hat X$ is made from Y, so by data processing $H(X|Y)\le H(X|\hat X)$. Adding W changes nothing ($\hat X$ and X determine it), so by the chain rule
# $H(X|\hat X) = H(W|\hat X) + H(X|W,\hat X)$. The first is at most $H_b(e)$. The second is 0 where the guess is right, and at most log(n − 1) where it is wrong.
#
# Read backwards: *much uncertainty forces many errors*. In the other direction, the best guess is wrong in at most ½H(X|Y) of cases, H in bits (Hellman and Raviv 1970; taken on trust here).
#
# **Predict first:** an image shares 2.2 of at most ln 10 = 2.303 nats with a ten-way code. How often does the best guess misread the code, at least and at most?

# %%
def draw_reading(nats):
    """What I(X;Y) = nats says about the best guess of a ten-way code, between Fano's bound and Hellman and Raviv's."""
    fig, ax = plt.subplots(figsize=(6, 3.4))
    figures.reading_limits(nats, 10, ax)
    (low,), (high,) = figures.reading_bounds([nats], 10)
    figures.show(fig, f"Error of the best guess of a ten-way code against I(X;Y), between a lower and an upper bound. With {nats:.2f} nats it lies between {low:.1%} and {high:.1%}.")
    print(f"I(X;Y) = {nats:.2f} nats: the best guess is wrong in at least {low:.1%} and at most {high:.1%} of the cases")

# %%
widgets.explore(draw_reading, nats=widgets.slider(2.2, 0, 2.3, 0.05, "I(X;Y), nats"))

# %% [markdown]
# <details><summary>Answer</summary>
#
# Between 1.4% and 7.4%. With half of the information, 1.15 nats, it may be anything from 26.3% to 83.1%. Chapter 05 maximises such a number, and
# this is what it buys.
# </details>

# %% [markdown]
# ## Mutual information and correlation
#
# Both measure how much two variables have to do with each other. Here are five clouds.
#
# **Predict first:** which have correlation 0? In which does x tell you something about y? Order them by how much.

# %% tags=["setup"]
def clouds(n, seed=0):
    """Five samples of n points (x, y), by name."""
    rng = np.random.default_rng(seed)
    x, noise, angle = rng.normal(size=n), rng.normal(size=n), rng.uniform(0, 2 * np.pi, n)
    odd = rng.integers(2, size=n)                       # the black squares of a board of 5 × 4: both even, or both odd
    column, row = np.where(odd, 1 + 2 * rng.integers(2, size=n), 2 * rng.integers(3, size=n)), odd + 2 * rng.integers(2, size=n)
    return {"linear": (x, 0.8 * x + 0.6 * noise),
            "ring": (np.cos(angle) + 0.1 * x, np.sin(angle) + 0.1 * noise),
            "Y = X² + noise": (x, x**2 + 0.3 * noise),
            "checkerboard": (column + rng.random(n), row + rng.random(n)),
            "independent": (x, noise)}

# %%
fig, axes = plt.subplots(1, 5, figsize=(11, 2.4))
for ax, (name, (x, y)) in zip(axes, clouds(2000).items(), strict=True):
    figures.cloud(x, y, ax, name)
figures.show(fig, "Five clouds of 2,000 points: a tilted ellipse (linear), a ring, a parabola (Y = X² + noise), the black squares of a "
                  "5 by 4 checkerboard, and a round cloud of independent x and y.")

# %% [markdown]
# ### Exercise 2.22 · Uncorrelated, and one bit shared
# *DFL Q1.2 · construct · 3 points · 8 minutes · difficulty 2*
#
# Write `uncorrelated()`: return `x, y, p_xy`, the values that X and Y can take (each a list of distinct numbers) and their joint table, with correlation
# exactly 0 and I(X;Y) ≥ 1 bit.
#
# <details><summary>Hint</summary>
#
# Let Y be a function of X that does not notice X's sign. For one bit, Y needs two equally probable values.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Giving X = −1, 0, 1 equal probabilities and setting Y = X², which shares only 0.918 bits. (With ¼, ½, ¼ it shares exactly 1.) Making Y constant, which makes the correlation 0/0. Making them independent.
# </details>

# %% nbgrader={"grade": false, "grade_id": "uncorrelated", "locked": false, "schema_version": 3, "solution": true, "task": false}
def uncorrelated():
    """Values x, values y and a joint table p_xy with zero correlation and at least 1 bit of MI."""
    ### BEGIN SOLUTION
    x, y = [-2, -1, 1, 2], [1, 2]
    p_xy = np.array([[0, 1], [1, 0], [1, 0], [0, 1]]) / 4        # Y = |X|
    return x, y, p_xy
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "uncorrelated-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.uncorrelated(uncorrelated)

# %% nbgrader={"grade": true, "grade_id": "uncorrelated-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.uncorrelated(uncorrelated, seed=hidden_seed("uncorrelated"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 2.23 · The Gaussian case
# *DFL Q1.2 · implement · 3 points · 6 minutes · difficulty 2*
#
# For jointly Gaussian X and Y, the correlation ρ fixes the mutual information. Write
# `gaussian_mutual_information(rho)`, in bits, for a number −1 ≤ ρ ≤ 1 (±1 give ∞).
#
# <details><summary>Hint</summary>
#
# I = h(X) + h(Y) − h(X,Y) with h = ½ log₂((2πe)ⁿ det Σ) from chapter 01, and det Σ = 1 − ρ² for unit variances.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Returning nats. Losing the factor ½. Using ρ instead of ρ². Returning |ρ| itself.
# </details>

# %% nbgrader={"grade": false, "grade_id": "gaussian_mutual_information", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gaussian_mutual_information(rho):
    """I(X;Y) in bits of two jointly Gaussian variables with correlation rho."""
    ### BEGIN SOLUTION
    with np.errstate(divide="ignore"):
        return -0.5 * np.log2(1 - np.square(rho))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "gaussian_mutual_information-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.gaussian_mutual_information(gaussian_mutual_information)

# %% nbgrader={"grade": true, "grade_id": "gaussian_mutual_information-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.gaussian_mutual_information(gaussian_mutual_information, seed=hidden_seed("gaussian_mutual_information"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 2.24 · From samples
# *DFL Q1.2 · implement · 3 points · 8 minutes · difficulty 2*
#
# Real data come as points, not tables. The simplest estimate cuts the plane into `bins` × `bins` equal cells, from the smallest to the largest
# x and y, and takes the mutual information of the table of relative frequencies. Write `mi_from_samples(x, y, bins)`, in bits.
#
# <details><summary>Hint</summary>
#
# `np.histogram2d(x, y, bins)[0]` counts the points of each cell.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Giving counts to `mutual_information` as if they were probabilities. Putting the correlation into the Gaussian formula.
# </details>

# %% nbgrader={"grade": false, "grade_id": "mi_from_samples", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mi_from_samples(x, y, bins):
    """Plug-in estimate of I(X;Y) in bits from samples x, y of shape (n,)."""
    ### BEGIN SOLUTION
    counts = np.histogram2d(x, y, bins)[0]
    return mutual_information(counts / len(x))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "mi_from_samples-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.mi_from_samples(mi_from_samples)

# %% nbgrader={"grade": true, "grade_id": "mi_from_samples-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.mi_from_samples(mi_from_samples, seed=hidden_seed("mi_from_samples"))
### END HIDDEN TESTS

# %%
fig, axes = plt.subplots(1, 5, figsize=(11, 2.7))
told = []
for ax, (name, (x, y)) in zip(axes, clouds(20_000, seed=1).items(), strict=True):
    rho, mi = round(np.corrcoef(x, y)[0, 1], 2) + 0, mi_from_samples(x, y, bins=20)
    figures.cloud(x[:2000], y[:2000], ax, f"{name}\nρ = {rho:.2f}, I ≈ {mi:.2f} bits")
    told.append(f"{name} {rho:.2f} and {mi:.2f}")
figures.show(fig, "The five clouds with their correlation and the estimated mutual information in bits: " + "; ".join(told) + ".")

# %% [markdown]
# <details><summary>Answer</summary>
#
# Only the first cloud has a correlation (the small numbers elsewhere are chance), and in four of them x tells you something about y. The exact values are 0.737 bits (linear), 0.979 (ring), 1.646 (parabola) and 1 (checkerboard: the column says whether the
# row is odd). The parabola's estimate falls short because 20 × 20 cells are too coarse for its thin curve.
# </details>
#
# But look at the last cloud: it is independent by construction, and the estimate is not 0. Is that chance?

# %% [markdown]
# ### Exercise 2.25 · The estimate is biased
# *DFL Q1.2 · implement · 2 points · 10 minutes · difficulty 2*
#
# Write `mi_bias(n, bins, repeats, seed)`: draw x and y independently and uniformly on [0, 1], n points each; estimate I with your
# `mi_from_samples`; do this `repeats` times with new points, and return the mean. The truth is 0, so the mean is the bias. The same seed must give the same points.
#
# <details><summary>Hint</summary>
#
# `rng = np.random.default_rng(seed)` once, before the loop; then `rng.random(n)` twice in each repeat.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Setting y = x, or drawing y with x's seed. Making a new generator in each repeat, which makes all repeats the same.
# </details>

# %% nbgrader={"grade": false, "grade_id": "mi_bias", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mi_bias(n, bins, repeats, seed):
    """Mean estimate of I in bits for independent uniform x and y of n points, over `repeats` samples."""
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    return np.mean([mi_from_samples(rng.random(n), rng.random(n), bins) for _ in range(repeats)])
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "mi_bias-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.mi_bias(mi_bias)

# %% nbgrader={"grade": true, "grade_id": "mi_bias-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.mi_bias(mi_bias, seed=hidden_seed("mi_bias"))
### END HIDDEN TESTS

# %% [markdown]
# With 1,000 points in 8 × 8 cells, expect about (8 − 1)²/(2·1000·ln 2) = 0.035 bits out of nothing. In general, once the cells hold several points each, the bias for independent data is about $(k-1)^2/(2n\ln 2)$ bits for n points in k × k cells (Miller 1955).
#
# **Predict first:** if you double k, how many times as many points do you need for the same bias?

# %%
sizes, bins = [100, 200, 400, 800, 1600, 3200, 6400], 8
rng = np.random.default_rng(0)
estimates = [[mi_from_samples(rng.random(n), rng.random(n), bins) for n in sizes] for _ in range(40)]
formula, mean = (bins - 1) ** 2 / (2 * np.array(sizes) * np.log(2)), np.mean(estimates, axis=0)
fig, ax = plt.subplots(figsize=(6.4, 3.6))
figures.seeds_band(sizes, estimates, ax, "estimate", of="repeats")
ax.plot(sizes, formula, "--", color=figures.OKABE_ITO["vermillion"], label="(k − 1)² / (2 n ln 2)")
ax.axhline(0, color="black", linewidth=1)
ax.set(xscale="log", xlabel="number of points n (8 × 8 cells)", ylabel="estimated I, bits (truth: 0)")
ax.legend()
figures.show(fig, f"Estimated mutual information of independent data against the number of points, with a band over 40 repeats. The mean is {mean[0]:.2f} bits at 100 points, where "
                  f"(k − 1)²/(2n ln 2) is {formula[0]:.2f}, and {mean[-1]:.4f} against {formula[-1]:.4f} at 6,400. It never reaches the truth, 0.")

# %% [markdown]
# <details><summary>Answer</summary>
#
# About four times as many, since (2k − 1)² is about 4(k − 1)²; from 8 to 16 it is 225/49 = 4.6 times. (With few points per cell, at the left end, the formula gives too little.)
# </details>
#
# So never read an estimate of MI without the same number for *shuffled* data, y permuted, next to it. That shows the bias for independent data. For dependent data there is a second error with the opposite sign: cells blur the
# points, and by data processing that can only lose information.

# %% [markdown]
# ### Exercise 2.26 · Which follows from which?
# *DFL Q1.2 · choose · 2 points · 4 minutes · difficulty 1*
#
# For two variables with finite, positive variances:
#
# - a: I = 0 if and only if ρ = 0
# - b: ρ = 0 implies I = 0, but not the other way round
# - c: I is |ρ|, measured in bits
# - d: I = 0 implies ρ = 0, but not the other way round, except for jointly Gaussian variables and some other families
#
# Why?
#
# - a: ρ = 0 is one equation between averages; independence is an equation for each pair (x, y)
# - b: correlation depends on the units of x and y, mutual information does not
# - c: both are symmetric in X and Y
#
# Set `mi_or_correlation` and `mi_or_correlation_reason`.
#
# <details><summary>Hint</summary>
#
# Exercise 2.22 rules out two options.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Reading "uncorrelated" as "independent".
# </details>

# %% nbgrader={"grade": false, "grade_id": "mi_or_correlation", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
mi_or_correlation, mi_or_correlation_reason = "d", "a"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "mi_or_correlation-check", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
checks.choice("mi_or_correlation", (mi_or_correlation, "abcd"), (mi_or_correlation_reason, "abc"))

# %% nbgrader={"grade": true, "grade_id": "mi_or_correlation-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.choose(mi_or_correlation, key="d", why={
    "a": "Your own table from exercise 2.22 has ρ = 0 and I ≥ 1 bit.",
    "b": "It is the other way round: your table from exercise 2.22 has ρ = 0 and I ≥ 1 bit, and independent variables are always uncorrelated.",
    "c": "I grows without bound as |ρ| → 1 for Gaussians, and is 1 bit at ρ = 0 on the checkerboard.",
    "d": "Independent variables have I = 0 and ρ = 0; exercise 2.22 has ρ = 0 and I ≥ 1 bit; for Gaussians I = −½ log₂(1 − ρ²) is 0 only at ρ = 0.",
}, reason=mi_or_correlation_reason, reason_key="a", reason_why={
    "a": "One equation can hold by accident or by symmetry, as for Y = |X|, while p(x,y) = p(x) p(y) fails.",
    "b": "Neither depends on units: ρ is divided by both widths. (By data processing, in both directions, a one-to-one map of x leaves I as it is; it may change ρ.)",
    "c": "Both are symmetric indeed. That says nothing about which implies which.",
})
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 2.27 · Alike and different
# *DFL Q1.2 · write · 3 points · 12 minutes · difficulty 2 · graded by a person*
#
# In about 120 words: how is mutual information similar to correlation, how does it differ, and when are they directly related? Use two
# of your numbers from above.
#
# <details><summary>Hint</summary>
#
# Compare symmetry, zero, sign, range, units, what a one-to-one map of x does, and what it takes to estimate each.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Calling MI "a non-linear correlation": it has no sign and other units, and its largest value is not 1 (min(H(X), H(Y)) for discrete variables, none for continuous ones).
# </details>

# %% [markdown] nbgrader={"grade": true, "grade_id": "mi_and_correlation", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **Rubric.** 1 point: similar: both symmetric, both 0 for independent variables, both computed from the joint. 1 point: different: ρ sees only linear
# dependence, has a sign and lies in [−1, 1]; I is 0 *only* for independent variables, has no sign, is in bits without upper bound (for discrete variables at
# most min(H(X), H(Y))), does not change under one-to-one maps of x or y, and is hard to estimate (for independent data the plug-in estimate is too
# high on average; for dependent data coarse cells pull it down). 1 point: for jointly Gaussian variables I =
# −½ log₂(1 − ρ²); with two of the student's own numbers.
#
# *Example.* Both are symmetric and 0 for independent variables. The correlation measures how well a straight line predicts y, with its sign; the ring has ρ ≈ 0, yet
# knowing x leaves y only two places: I is 0.98 bits. I vanishes only for independence, has no upper bound for continuous variables and
# stays the same when x is stretched by any one-to-one map. But it is hard to estimate: independent data seem to share 0.4 bits with 100 points
# in 8 × 8 cells. For jointly Gaussian variables I = −½ log₂(1 − ρ²): 0.74 bits at ρ = 0.8.
# ### END SOLUTION

# %% [markdown]
# ## What to take away
#
# - $D_\mathrm{KL}(p\|q)$ is the price of believing q when p holds: ≥ 0, 0 only for p = q, without upper bound, not a distance. For finitely many outcomes it is ∞ if and only if one of them has q = 0 < p.
# - Cross-entropy is KL plus a constant, and on data minus the log-likelihood per sample. Its gradient survives a confident wrong answer.
# - Forward KL covers, reverse KL picks.
# - $I(X;Y)$ is the KL between the joint and the product of its marginals: what knowing X tells you about Y. Processing cannot add to it, and Fano says how well it can be read.
#
# The infinity is a nuisance: two sharp image distributions nearly always miss each other somewhere. Chapter 03 deals with it.
#
# *Next: [03 · The Jensen–Shannon divergence](../03_jensen_shannon/03_jensen_shannon.ipynb)*
