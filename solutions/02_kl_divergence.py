# %% [markdown]
# # 02 · Divergence and mutual information
#
# What does it cost to believe the wrong thing? And how much do two variables know about each other? One formula answers both
# questions, and later both of InfoGAN's: how far generated digits are from real ones, and how much of a code an image keeps.
#
# **70 points · 212 minutes** · 27 exercises. *You need chapter 01. Everything here is in bits, except where a network learns (nats).*
#
# *Work from top to bottom. After each answer, run the check below it: it says ✓, or what came out and what to try. A second,
# hidden check of the same laws on other inputs runs when your notebook is graded.*

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false} tags=["setup"]
import matplotlib.pyplot as plt
import numpy as np
from scipy.optimize import minimize
from scipy.special import softmax

from utils import figures, information, widgets
from utils.checks import hidden_seed
from utils.checks import kl_divergence as checks
from utils.proof import verify

# %% [markdown]
# ## The price of a wrong belief
#
# The world draws outcomes from $p$. You believe in $q$, so an outcome surprises you by $-\log_2 q(x)$ instead of
# $-\log_2 p(x)$. On average you pay the difference:
#
# $$D_\mathrm{KL}(p\|q) = \sum_x p(x)\,\log_2\frac{p(x)}{q(x)}\quad\text{bits.}$$
#
# This is the **Kullback–Leibler divergence** of $q$ from $p$. The mean is taken under $p$, because $p$ is what happens.
#
# **Predict first:** a coin is fair and you believe in heads with probability 0.9. Or: it is the coin that has 0.9, and you
# believe it fair. Which belief costs more?

# %%
fig, ax = plt.subplots(figsize=(6, 3))
figures.two_pmfs([0.5, 0.5], [0.9, 0.1], ax, ["heads", "tails"])
figures.show(fig, "A fair coin taken for one with heads 0.9: the term of heads is −0.42 bits, that of tails +1.16, so KL(p‖q) is 0.737 bits. "
                  "The other way round, KL(q‖p) is 0.531 bits.")

# %% [markdown]
# Now drag the bars. **Predict first:** can you make one of the two divergences infinite and leave the other finite?

# %%
widgets.divergences(p=[0.5, 0.3, 0.2], q=[0.2, 0.3, 0.5])

# %% [markdown]
# ### Exercise 2.1 · KL divergence
# *Seed topic T1.5 · implement · 4 points · 10 minutes · difficulty 2*
#
# Write `kl_divergence(p, q, base=2)` for `p` and `q` of the same shape `(..., n)`, pmfs along the last axis; the answer has
# shape `(...)`. An outcome with p = 0 adds nothing. If q = 0 < p at any outcome, the answer is ∞.
#
# <details><summary>Hint</summary>
#
# Sum p · log(p/q), not the difference of two entropies: two large rounded numbers lose the small result. Two uses of `np.where` keep
# the zeros apart: one before the logarithm, where p = 0; and a division by 0 where q = 0 < p gives the ∞ by itself
# (`np.errstate` quiets its warning).
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The arguments swapped. Nats for bits. An ε in the logarithm, which turns the infinity into a harmless 30. `abs` of the terms or of the
# sum. Skipping every outcome where p or q is 0, which loses the infinity.
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
# *Seed topic T1.5 · repair · 2 points · 8 minutes · difficulty 1*
#
# A friend has two lists of outcomes, whole numbers from 0 to n−1, and wants the divergence between the pmfs that they show:
#
# ```python
# def kl_of_samples(x, y, n):
#     m = min(len(x), len(y))
#     return kl_divergence(x[:m] / x[:m].sum(), y[:m] / y[:m].sum())
# ```
#
# It runs, and what it returns means nothing. Write `kl_of_samples(x, y, n)` as it should be: KL in bits of the second list's
# relative frequencies from the first's. An outcome that the first list has and the second has not makes it infinite.
#
# <details><summary>Hint</summary>
#
# How often does each of the n outcomes occur? `np.bincount(x, minlength=n)` counts.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Samples used as probabilities. Counts that are not divided by the number of samples. Only those outcomes counted that occur.
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
# ## How small, how large?
#
# From below, you know it already: Gibbs' inequality of chapter 01 says $D_\mathrm{KL}(p\|q)\ge 0$, and $=0$ **only** for
# $p=q$. That $p=q$ gives 0 is the easy half, a line of arithmetic; that nothing else does is the half worth a proof.
#
# From above? You build the answer yourself in the next exercises.

# %% [markdown]
# ### Exercise 2.3 · As large as you like, and finite
# *Seed Q2.2 · construct · 2 points · 6 minutes · difficulty 1*
#
# Write `kl_at_least(bits)`: return two pmfs `p, q` of the same length, q positive everywhere, with `bits` ≤ KL(p‖q) < ∞. It is tried with up to
# 200 bits.
#
# <details><summary>Hint</summary>
#
# Two outcomes suffice. If p is certain of the first, KL is −log₂ q(first).
# </details>
#
# <details><summary>Common mistakes</summary>
#
# A q with a zero in it. A fixed pair that works for 10 bits and not for 100.
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
# *Seed Q2.2 · construct · 2 points · 6 minutes · difficulty 1*
#
# It is often said that KL is infinite "when p and q are disjoint". That is enough, but far from needed. Write
# `infinite_partner(p)`: given a pmf with positive entries (two or more), return a pmf `q` with KL(p‖q) = ∞ that shares at least one
# outcome with p.
#
# <details><summary>Hint</summary>
#
# One zero is enough, if it stands in the right one of the two distributions.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# A tiny number in place of the 0. A q that no longer sums to 1.
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
# *Seed Q2.2 · choose · 2 points · 4 minutes · difficulty 1*
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
# - b: because one term is then infinite, and the others are bounded from below, so that nothing can make up for it
# - c: because an entropy of n outcomes is at most log₂ n
#
# Set `kl_bounds` and `kl_bounds_reason` to a letter each. The key is in the hidden check.
#
# <details><summary>Hint</summary>
#
# You have just built an example in each of the last two exercises. Which options do they rule out?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# "Infinite only for disjoint supports" (many solutions on the web say so). The zero looked for in the wrong distribution.
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
    "d": "Where p = 0 the term is 0 · log 0 = 0: what never happens costs nothing. Swap the roles.",
}, reason=kl_bounds_reason, reason_key="b", reason_why={
    "a": "In exercise 2.4 all terms but one were finite.",
    "c": "That bounds entropies. A log-ratio has no such bound.",
})
### END HIDDEN TESTS

# %% [markdown]
# ## Not a distance
#
# A divergence of 0 means "equal", so KL looks like a distance. A distance is symmetric, and a detour is never shorter than the
# direct way. KL promises neither.

# %% [markdown]
# ### Exercise 2.6 · Symmetric for once
# *Seed Q2.2 · construct · 2 points · 8 minutes · difficulty 2*
#
# KL(p‖q) and KL(q‖p) differ, as a rule. A test that happens to use a pair where they agree can't see swapped arguments. Write
# `symmetric_partner(p)`: given a pmf with positive, not all equal entries, return a pmf `q` ≠ p with KL(p‖q) = KL(q‖p), finite and at
# least 0.001 bits.
#
# <details><summary>Hint</summary>
#
# Relabel the outcomes such that doing it twice changes nothing.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Returning p itself. A cyclic shift: done twice, it is not back at p (from three outcomes on).
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
# *Seed topic T1.5 · construct · 2 points · 6 minutes · difficulty 2*
#
# Write `no_triangle()`: return three pmfs `p, q, r` of the same length with a finite KL(p‖r) that exceeds KL(p‖q) + KL(q‖r) by at least 0.01
# bits.
#
# <details><summary>Hint</summary>
#
# Near p, KL grows like the *square* of the difference, and half the way squared, twice, is only half. Put q between p and r.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# An r with a zero, which makes the direct way infinite: true, and too easy. q outside of the line from p to r.
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
# What you pay in total, rather than too much, is the **cross-entropy**:
#
# $$H(p, q) = -\sum_x p(x)\log q(x) = H(p) + D_\mathrm{KL}(p\|q).$$
#
# A classifier's label $y$ is a pmf (one-hot, as a rule), its prediction $q=\operatorname{softmax}(z)$ another. $H(y)$ does not depend on
# the network, so minimising one is minimising the other.

# %% [markdown]
# ### Exercise 2.8 · Cross-entropy
# *Seed Q1.3 · implement · 3 points · 6 minutes · difficulty 1*
#
# Write `cross_entropy(p, q, base=2)` for `p`, `q` of shape `(..., n)`; zeros and infinities as in exercise 2.1.
#
# <details><summary>Hint</summary>
#
# As exercise 2.1, without the p inside the logarithm. H(p) + KL(p‖q) is right too.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The arguments swapped. Nats for bits. The result of 0 · log 0, which is nan, or an ε that hides an infinity. KL itself.
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
# *Seed Q1.3 · implement · 3 points · 10 minutes · difficulty 2*
#
# A network puts out logits $z$ and learns from $\partial L/\partial z$. Write `cross_entropy_gradient(z, y)`: the gradient in $z$ of
# $L = -\sum_k y_k \ln \operatorname{softmax}(z)_k$ (in nats), for `z` and `y` of shape `(..., n)`, each row of y a pmf. It must survive logits of
# 1000.
#
# <details><summary>Hint</summary>
#
# $\ln\operatorname{softmax}(z)_k$ $= z_k - \ln\sum_j e^{z_j}$. Differentiate that, use Σ y = 1, and look how short it gets. `softmax` of scipy
# is imported; it does not overflow.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The sign. The gradient with respect to the probabilities instead of the logits. A mean over the batch. `np.exp(1000)`.
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
# *Seed Q1.3 · implement · 3 points · 12 minutes · difficulty 3*
#
# The rival is the squared (L2) distance $\sum_k (p_k-y_k)^2$ with $p=\operatorname{softmax}(z)$. Write `l2_gradient(z, y)`: its gradient
# in $z$, for shapes `(..., n)`.
#
# <details><summary>Hint</summary>
#
# $\partial p_i/\partial z_j = p_i(\delta_{ij} - p_j)$. With $g = 2(p-y)$, the gradient is $\sum_i g_i\,\partial p_i/\partial z_j$ $= p_j\,(g_j - \sum_i p_i g_i)$.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Stopping at the probabilities, 2(p − y). Keeping only the diagonal p(1 − p) of the softmax's derivative. A lost factor 2.
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
# Now your two gradients meet. Two classes; the wrong one's logit stands above the right one's by the number on the horizontal axis.
#
# **Predict first:** at the far right the network is sure, and wrong. Which of the two losses tells it so?

# %%
margins = np.linspace(-15, 15, 121)
z, y = np.stack([np.zeros(121), margins], axis=-1), np.array([1.0, 0.0])
fig, ax = plt.subplots(figsize=(6.4, 3.4))
figures.gradient_lengths(margins, {"cross-entropy (= KL + constant)": np.linalg.norm(cross_entropy_gradient(z, y), axis=-1),
                                   "squared error": np.linalg.norm(l2_gradient(z, y), axis=-1)}, ax)
figures.show(fig, "Lengths of both gradients on a logarithmic scale against wrong minus right logit. For a confident right answer both "
                  "vanish. For a confident wrong one the cross-entropy's stays at 1.4, and the squared error's falls to 1e-6.")

# %% [markdown]
# ### Exercise 2.11 · Confident, wrong, and no longer learning
# *Seed Q1.3 · construct · 2 points · 6 minutes · difficulty 1*
#
# Write `confident_wrong(k, n)`: finite logits of n classes such that, for a sample of class k (one-hot), your cross-entropy gradient has a
# length of at least 1 and the squared error's at most 10⁻⁶.
#
# <details><summary>Hint</summary>
#
# Lift one logit far above all others. Not the k-th.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Confident and right: both gradients vanish. Uncertain: neither does.
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
# *Seed Q1.3 · choose · 2 points · 4 minutes · difficulty 1*
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
# - b: the cross-entropy's gradient in the logits does not vanish for a confident wrong answer
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
# "It need not loop over the classes" is a popular answer. The softmax needs the sum over all of them anyway.
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
    "d": "A constant added to a loss leaves its gradient as it is: there is no factor.",
}, reason=why_kl_reason, reason_key="b", reason_why={
    "a": "The softmax sums over all classes, and so does the gradient p − y: every logit moves under both losses.",
    "c": "Σ (q − y)² is smallest at q = y too. The way there is what differs.",
})
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 2.13 · In your own words
# *Seed Q1.3 · write · 3 points · 10 minutes · difficulty 2 · graded by a person*
#
# In about 120 words: why do we minimise KL between label and prediction, and not the L2 distance? Use likelihood for one argument and your numbers of
# exercise 2.11 for another. Name one situation in which L2 is still a sensible choice.
#
# <details><summary>Hint</summary>
#
# The likelihood of independent labels is a product; what is minus the logarithm of a product?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# "Cross-entropy ignores the wrong classes": it lowers each in proportion to its probability, since they share a sum of 1.
# </details>

# %% [markdown] nbgrader={"grade": true, "grade_id": "why_kl_not_l2", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **Rubric.** 1 point: the sum of cross-entropies over samples is minus the log-likelihood, so minimising KL is maximum likelihood. 1 point: with
# softmax and L2 the gradient carries the factor p(1 − p)-like, which vanishes for a confident wrong answer (own numbers: ≥ 1 against ≤ 10⁻⁶),
# whereas p − y does not. 1 point: a sensible use of L2, for instance labels so noisy that a bounded loss is wanted (it punishes a
# confident error by at most 2, KL without bound), or proper scoring of forecasts (the Brier score has its minimum at q = y too).
#
# *Example.* The labels of n independent samples have likelihood ∏ q(yᵢ|xᵢ); minus its logarithm is the summed cross-entropy, and this is KL plus a
# constant. So minimising KL is choosing the parameters under which the labels are most probable. The second reason is the gradient: at logits (0, 30) for class 0 the
# cross-entropy pulls with length 1.4, the squared error with less than 10⁻¹², since it is multiplied by the softmax's derivative, which is flat there. A
# network that begins wrong stays wrong. Where some labels are simply mistaken, that same flatness is welcome: the Brier score bounds what
# one mislabelled sample can do.
# ### END SOLUTION

# %% [markdown]
# ## Two directions, two characters
#
# Fit one Gaussian $g$ to a target with two bumps. There are two ways to ask for "as near as possible":
#
# - **forward**, minimise $D_\mathrm{KL}(p\|g)$: pay where the *target* has mass and $g$ has none;
# - **reverse**, minimise $D_\mathrm{KL}(g\|p)$: pay where *g* has mass and the target has none.
#
# **Predict first:** with the bumps far apart, where does each of the two put its Gaussian, and how wide? At which distance do they part? Then move the
# slider.

# %%
x = np.linspace(-16, 16, 321)        # wide enough for the widest fit

def on_grid(mean, sd):
    """A Gaussian as a pmf on the grid x."""
    return softmax(-(((x - mean) / sd) ** 2) / 2)

def best_fit(loss):
    """Mean and width of the Gaussian g with the least loss(g), searched from the left, the middle and the right."""
    tries = [minimize(lambda theta: loss(on_grid(theta[0], np.exp(theta[1]))), [start, 0], method="Nelder-Mead") for start in (-4, 0, 4)]
    best = min(tries, key=lambda result: result.fun)
    return best.x[0], np.exp(best.x[1])

def draw_fits(distance):
    """Two bumps (60% and 40%) at this distance, with the Gaussians that fit them best in either direction."""
    p = 0.6 * on_grid(-distance / 2, 0.8) + 0.4 * on_grid(distance / 2, 0.8)
    forward = best_fit(lambda g: information.kl_divergence(p, g))
    reverse = best_fit(lambda g: information.kl_divergence(g, p))
    fig, ax = plt.subplots(figsize=(6.4, 3.6))
    figures.gaussian_fits(x, p, {"forward KL(p‖g)": forward, "reverse KL(g‖p)": reverse}, ax)
    ax.set_xlim(-9, 9)
    figures.show(fig, f"Two bumps {distance:.1f} apart. The forward fit has mean {forward[0]:.1f} and width {forward[1]:.1f}, the "
                      f"reverse fit mean {reverse[0]:.1f} and width {reverse[1]:.1f}.")

# %%
widgets.explore(draw_fits, distance=widgets.slider(6, 0, 8, 0.5, "distance of the bumps"))

# %% [markdown]
# The forward fit covers everything and puts most of its mass where the target has none: its samples are blurred averages. The
# reverse fit takes one bump and forgets the other: its samples are good, and half of the world is missing. A GAN's loss lies between the two
# (chapter 03), and its samples are sharp and sometimes miss a mode (chapter 04).

# %% [markdown]
# ### Exercise 2.14 · The forward fit in closed form
# *Seed topic T1.5 · implement · 2 points · 6 minutes · difficulty 1*
#
# Among all Gaussians, KL(p‖g) is least for the one with the mean and the width of p. Write `moment_match(x, p)`: for a pmf `p` on the points `x`
# (both of shape (n,)), return mean and standard deviation.
#
# <details><summary>Hint</summary>
#
# Only −Σ p(x) ln g(x) depends on g. Write ln g out, differentiate in the mean and in the width.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The moments of the grid instead of those of p. The variance for the standard deviation.
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
# ### Exercise 2.15 · Which direction is which?
# *Seed topic T1.5 · choose · 2 points · 4 minutes · difficulty 1*
#
# One Gaussian g is fitted to two bumps that are far apart. Which is right?
#
# - a: forward KL(p‖g) takes one bump, reverse KL(g‖p) covers both
# - b: both cover both bumps
# - c: forward KL(p‖g) covers both bumps, reverse KL(g‖p) takes one
# - d: both take the larger bump
#
# And which one does maximum likelihood on samples from p minimise, when there are very many?
#
# - a: reverse KL(g‖p)
# - b: forward KL(p‖g)
# - c: neither, since samples are no distribution
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
# The two directions confused. The mean is taken under the first argument: there it must not be surprised.
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
    "a": "The other way round: KL(p‖g) is averaged over p, so it can't afford a g that is nearly 0 on one of p's bumps.",
    "b": "KL(g‖p) is averaged over g; a wide g pays for the gap between the bumps, where p is nearly 0.",
    "d": "KL(p‖g) would be huge if g missed a bump: −ln g is large there and p is not small.",
}, reason=direction_likelihood, reason_key="b", reason_why={
    "a": "The likelihood averages ln g over samples of p. Where is the mean taken in KL(g‖p)?",
    "c": "The mean of −ln g over many samples of p tends to the cross-entropy H(p, g), which is a divergence plus H(p).",
})
### END HIDDEN TESTS

# %% [markdown]
# ## Mutual information
#
# Two variables share a table $p(x,y)$. If they knew nothing of each other, the table would be the product of its margins, $p(x)\,p(y)$.
# How wrong is it to believe that? You have the measure:
#
# $$I(X;Y) = D_\mathrm{KL}\big(p(x,y)\,\big\|\,p(x)\,p(y)\big)\quad\text{bits.}$$
#
# It follows at once that $I\ge 0$, and $=0$ only for independent variables. InfoGAN is built on this number: it asks that the image share as much
# as possible of it with the code.

# %% [markdown]
# ### Exercise 2.16 · Mutual information
# *Seed topic T1.6 · implement · 4 points · 8 minutes · difficulty 2*
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
# The marginals of the wrong axis: on a symmetric table you would not see it. Nats. `abs`. An ε for the empty cells.
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
# *PRML 1.39, second half · implement · 3 points · 8 minutes · difficulty 1*
#
# In chapter 01 you found the entropies of the table p(0,0) = p(0,1) = p(1,1) = 1/3, p(1,0) = 0. Now the diagram is completed. Write
# `information_diagram(p_xy)`: a dict with the keys `"H(X)"`, `"H(Y)"`, `"H(X|Y)"`, `"H(Y|X)"`, `"H(X,Y)"` and `"I(X;Y)"`, in bits, for any
# two-dimensional table. The figure below is drawn from *your* numbers.
#
# <details><summary>Hint</summary>
#
# `information.entropy` of the right sums gives three of them, your `mutual_information` one. The others are differences: look at the
# figure's bars.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# H(X|Y) and H(Y|X) swapped: on this table both are 2/3, on others they differ, and the check uses others.
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
# ### Exercise 2.18 · What Y saves you of X
# *PRML 1.41, first half · prove · 3 points · 12 minutes · difficulty 2*
#
# Prove $I(X;Y) = H(X) - H(X|Y)$, one level below entropies: from expectations of log-probabilities. Set `mi_from_x` to your lines, each a pair
# `["claim", "reason"]`. The language is that of chapter 01: `E_p(x,y)[log p(x|y)/p(x)]`, `H(X|Y)`, `I(X;Y)`, and the reasons `definition`, `product rule`,
# `marginalisation`, `linearity` and `lines`.
#
# <details><summary>Hint</summary>
#
# Begin with I's definition, E_p(x,y)[log p(x,y)/(p(x) p(y))]. The product rule turns the ratio into p(x|y)/p(x). Linearity splits it. One of the two parts does not
# need y: marginalisation.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The whole claim in one line "by definition": it needs several rules, and each line may use one. E_p(x)[…] where p(x,y) stands, without a line that says so. A sign.
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
# To see each line's verdict, and what it rests on, look at the proof itself:

# %%
mi_from_x_proof = verify(mi_from_x, goal="I(X;Y) == H(X) - H(X|Y)", laws=["p(x,y)"])
mi_from_x_proof

# %%
assert mi_from_x_proof.proved

# %% [markdown]
# ### Exercise 2.19 · And X of Y
# *PRML 1.41, second half · prove · 2 points · 6 minutes · difficulty 1*
#
# Prove $I(X;Y) = H(Y) - H(Y|X)$ in the same way; set `mi_from_y`.
#
# <details><summary>Hint</summary>
#
# The product rule has two sides: p(x,y) = p(y) p(x|y) = p(x) p(y|x).
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The first proof with letters exchanged in some places only.
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
# ## Two theorems about more than two
#
# From here on entropies may be used as they are. Two reasons are new to this chapter: `mi>=0`, that $I(A;B|C)\ge 0$ for any A, B, C (one such term a line), and
# `given`, the theorem's own assumption. `definition` covers every identity between entropies, such as $I(X;Y,Z) = I(X;Y) + I(X;Z|Y)$.

# %% [markdown]
# ### Exercise 2.20 · Processing adds nothing
# *Seed topic T1.6 · prove · 3 points · 12 minutes · difficulty 2*
#
# Y is a picture of X, and Z is made from Y alone, however cleverly: given Y, Z knows nothing more of X, so `I(X;Z|Y) == 0`. Prove the **data processing
# inequality** $I(X;Z)\le I(X;Y)$; set `data_processing`. (No Q network can read more of a code out of an image than the image holds: you need this in chapter 05.)
#
# <details><summary>Hint</summary>
#
# Expand I(X;Y,Z) in both orders. One of the four terms is given, another one is ≥ 0.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The claim itself by `given`. I(X;Y|Z) taken for I(X;Z|Y).
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
# ### Exercise 2.21 · Han's inequality
# *Seed topic T1.6 · prove · 3 points · 12 minutes · difficulty 3*
#
# Three pairs know at least twice as much as the three together: prove $2H(X,Y,Z)\le H(X,Y)$ $+\,H(Y,Z)+H(X,Z)$ (Han 1978); set `han`. It has to hold for densities
# too, whose entropies may be negative, so `h>=0` does not help.
#
# <details><summary>Hint</summary>
#
# H(X,Y) + H(X,Z) − H(X,Y,Z) − H(X) is a mutual information. Then H(X) is left; what do you know of H(X) + H(Y,Z)?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Two inequalities in one line: state them one by one. H(X) ≥ 0, which densities do not obey.
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
# ## Mutual information and correlation
#
# Both say how much two variables have to do with each other. Here are five clouds.
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
# *Seed Q1.2 · construct · 3 points · 8 minutes · difficulty 2*
#
# Write `uncorrelated()`: return `x, y, p_xy`, the values that X and Y can take (lists of different numbers) and their joint table, with correlation
# exactly 0 and I(X;Y) ≥ 1 bit.
#
# <details><summary>Hint</summary>
#
# Let Y be a function of X that does not notice X's sign. For one bit, Y needs two equally probable values.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# X = −1, 0, 1 with Y = X² shares only 0.918 bits. A constant Y, for which the correlation is 0/0. Independent variables.
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
# *Seed Q1.2 · implement · 3 points · 6 minutes · difficulty 2*
#
# For one family the two are the same thing in other units: for jointly Gaussian X and Y, the correlation ρ fixes the mutual information. Write
# `gaussian_mutual_information(rho)`, in bits, for a number −1 ≤ ρ ≤ 1 (±1 give ∞).
#
# <details><summary>Hint</summary>
#
# I = h(X) + h(Y) − h(X,Y) with h = ½ log₂((2πe)ⁿ det Σ) of chapter 01, and det Σ = 1 − ρ² for unit variances.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Nats. The factor ½ lost. ρ in place of ρ². |ρ| itself.
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
# *Seed Q1.2 · implement · 3 points · 8 minutes · difficulty 2*
#
# Of real data you have points, not tables. The plainest estimate cuts the plane into `bins` × `bins` equal cells, from the smallest to the largest
# x and y, and takes the mutual information of the table of relative frequencies. Write `mi_from_samples(x, y, bins)`, in bits.
#
# <details><summary>Hint</summary>
#
# `np.histogram2d(x, y, bins)[0]` counts the points of each cell.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Counts given to `mutual_information` as if they were probabilities. The correlation put into the Gaussian formula.
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
# Correlation sees one of the four dependences. (The checkerboard shares exactly 1 bit: the column tells whether the row is odd.)
#
# But look at the last cloud: it is independent by construction, and the estimate is not 0. Is that chance?

# %% [markdown]
# ### Exercise 2.25 · The estimate is biased
# *Seed Q1.2 · implement · 2 points · 10 minutes · difficulty 2*
#
# Write the experiment `mi_bias(n, bins, repeats, seed)`: draw x and y independently and uniformly on [0, 1], n points each; estimate I with your
# `mi_from_samples`; do this `repeats` times with new points, and return the mean. The truth is 0, so the mean is the bias.
#
# <details><summary>Hint</summary>
#
# `rng = np.random.default_rng(seed)` once, before the loop; then `rng.random(n)` twice in each repeat.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# y is x, or is drawn with x's seed. The generator is made anew in each repeat, so that all repeats are the same.
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
# The bias has a law. Once the cells hold several points each, it is about $(k-1)^2/(2n\ln 2)$ bits for n points in k × k cells (Miller 1955): one unit for each degree of freedom of a table, over
# twice the number of points. **Predict first:** you halve the cell width, that is, double k. How many more points do you need for the same bias?

# %%
sizes, bins = [100, 200, 400, 800, 1600, 3200, 6400], 8
rng = np.random.default_rng(0)
estimates = [[mi_from_samples(rng.random(n), rng.random(n), bins) for n in sizes] for _ in range(40)]
fig, ax = plt.subplots(figsize=(6.4, 3.6))
figures.seeds_band(sizes, estimates, ax, "estimate")
ax.plot(sizes, (bins - 1) ** 2 / (2 * np.array(sizes) * np.log(2)), "--", color=figures.OKABE_ITO["vermillion"], label="(k − 1)² / (2 n ln 2)")
ax.axhline(0, color="black", linewidth=1)
ax.set(xscale="log", xlabel="number of points n (8 × 8 cells)", ylabel="estimated I, bits (truth: 0)")
ax.legend()
figures.show(fig, "Estimated mutual information of independent data against the number of points, with a band over 40 seeds: it falls from about "
                  "0.4 bits at 100 points to below 0.01 at 6,400, along the law (k−1)²/(2n ln 2), and never reaches the truth, 0.")

# %% [markdown]
# So an estimate of MI always asks for the same number on shuffled data beside it. In chapter 03 a second kind of estimate
# errs to the other side.

# %% [markdown]
# ### Exercise 2.26 · Which follows from which?
# *Seed Q1.2 · choose · 2 points · 4 minutes · difficulty 1*
#
# For two variables with finite, positive variances:
#
# - a: I = 0 exactly if ρ = 0
# - b: from ρ = 0 follows I = 0, but not the other way round
# - c: I is |ρ|, measured in bits
# - d: from I = 0 follows ρ = 0, but not the other way round, except for jointly Gaussian variables and some other families
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
# "Uncorrelated" read as "independent".
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
    "a": "Your own table of exercise 2.22 has ρ = 0 and I ≥ 1 bit.",
    "b": "The other way round: your table of exercise 2.22 has ρ = 0 and I ≥ 1 bit, and independent variables are always uncorrelated.",
    "c": "I grows without bound as |ρ| → 1 for Gaussians, and is 1 bit at ρ = 0 on the checkerboard.",
}, reason=mi_or_correlation_reason, reason_key="a", reason_why={
    "b": "Neither depends on units: ρ is divided by both widths. (I does not even change when x is squeezed by any one-to-one map; ρ does.)",
    "c": "Both are symmetric indeed. That says nothing about which implies which.",
})
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 2.27 · Alike and different
# *Seed Q1.2 · write · 3 points · 12 minutes · difficulty 2 · graded by a person*
#
# In about 120 words: how is mutual information similar to correlation, how does it differ, and under which conditions are they directly related? Use two
# of your numbers from above.
#
# <details><summary>Hint</summary>
#
# Symmetry, zero, sign, range, units, what a one-to-one map of x does, what is needed to estimate each.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# "MI is a non-linear correlation": it has no sign, no upper bound and other units.
# </details>

# %% [markdown] nbgrader={"grade": true, "grade_id": "mi_and_correlation", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **Rubric.** 1 point: similar: both symmetric, both 0 for independent variables, both computed from the joint. 1 point: different: ρ sees linear dependence
# only, has a sign and lies in [−1, 1]; I is 0 *only* for independent variables, has no sign, is in bits without upper bound (for discrete variables at
# most min(H(X), H(Y))), does not change under one-to-one maps of x or y, and is hard to estimate (biased upwards). 1 point: for jointly Gaussian variables I =
# −½ log₂(1 − ρ²); with two of the student's own numbers.
#
# *Example.* Both are symmetric and 0 for independent variables. The correlation measures how well a straight line predicts y, with its sign; the ring has ρ ≈ 0, yet
# knowing x leaves y only two places: I is more than 1 bit. I vanishes only for independence, counts bits, has no upper bound for continuous variables and
# stays the same when x is stretched by any one-to-one map. The price is its estimate: from few points independent data seem to share bits (0.4 with 100 points
# in 8 × 8 cells). For jointly Gaussian variables ρ fixes the joint's shape, and I = −½ log₂(1 − ρ²): 0.74 bits at ρ = 0.8.
# ### END SOLUTION

# %% [markdown]
# ## What you take along
#
# - $D_\mathrm{KL}(p\|q)$ is the price of believing q where p holds: ≥ 0, 0 only for p = q, without upper bound, ∞ as soon as q = 0 < p once, and no
#   distance.
# - Cross-entropy is KL plus a constant; its gradient survives a confident wrong answer.
# - Forward KL covers, reverse KL picks.
# - $I(X;Y)$ is the KL of the joint from the product: what X saves you when you want Y. Processing cannot add to it.
#
# The infinity is a nuisance: two sharp image distributions nearly always miss each other somewhere. Chapter 03 mends it, and meets the GAN.
