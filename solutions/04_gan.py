# %% [markdown]
# # 04 · Generative adversarial networks
#
# Two networks play a game. The **generator** $G$ turns noise $z$ into a sample; the **discriminator** $D$ says how real a sample looks. $D$ learns
# to tell real from generated, and $G$ learns to pass for real. Chapter 03 showed what the game is about: with an optimal $D$, its value is
# twice a Jensen–Shannon divergence, less ln 4. Now you play it. You write its objectives and its step, watch it fail in four ways (a gradient that vanishes, clouds of
# data that $G$ never visits, all of $G$'s points in one place, a game that circles forever), and train it on MNIST.
#
# *14 exercises, **41 points · 172 minutes**; reading and predicting take about 35 minutes more, training about 5. You need chapter 03. All
# logarithms here are natural: **nats**.*

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false} tags=["setup"]
import json
from dataclasses import replace

import matplotlib.pyplot as plt
import numpy as np
import torch
from safetensors.numpy import load_file
from scipy.linalg import sqrtm
from torch import nn
from torch.nn.functional import softplus
from tqdm.auto import tqdm

from utils import figures, toy_gan, widgets
from utils.checks import gan as checks
from utils.checks import hidden_seed
from utils.codes import Latent
from utils.course import ASSETS, short_run, under_grading
from utils.data import mnist
from utils.frechet import features
from utils.gan import to_tensor
from utils.information import js_divergence, kl_divergence
from utils.networks import build
from utils.training import training_steps

# %% [markdown]
# ## Logits, not probabilities
#
# $D$'s last layer gives one number per sample, the **logit** $\ell$: any real number, positive where the sample looks real. The probability is
# $D = \sigma(\ell) = 1/(1 + e^{-\ell})$; $\sigma$ is the **sigmoid**. Always work with the logit. In the plot below, $\log(1 - \sigma(\ell))$ is computed in two
# ways: first $\sigma$, then the logarithm; and directly from $\ell$.
#
# **Predict first:** where do the two part company, and what happens to a gradient there?
#
# <details><summary>Answer</summary>
#
# Above a logit of about 15, $\sigma(\ell)$ differs from 1 by only a few of the smallest steps that a 32-bit float can take, so the
# crosses become a staircase. Beyond about 17, $\sigma(\ell)$ *is* 1 and the logarithm is $-\infty$. Its gradient there is $0 \cdot \infty$, which is `nan`, and one
# `nan` spoils every weight it reaches. Computed from the logit, the curve is a straight line there, with slope −1.
# </details>

# %%
logits = torch.linspace(-60, 60, 241)                       # float32, as in every network here
two_steps = torch.log(1 - torch.sigmoid(logits))
direct = -softplus(logits)                                  # log(1 − σ(ℓ)) = −log(1 + e^ℓ)
fig, ax = plt.subplots(figsize=(6, 3.2))
ax.plot(logits, direct, color=figures.OKABE_ITO["blue"], label="from the logit: −softplus(ℓ)")
seen = torch.isfinite(two_steps)
ax.plot(logits[seen], two_steps[seen], color=figures.OKABE_ITO["vermillion"], linestyle="none", marker="x", markevery=6,
        label="σ first, then the logarithm")
ax.axvspan(float(logits[seen].max()), 60, color=figures.OKABE_ITO["vermillion"], alpha=0.12)
ax.text(38, -8, "log 0 = −∞", ha="center", color="black")
ax.set(xlabel="D's logit ℓ of a generated sample", ylabel="log(1 − σ(ℓ)), nats")
ax.legend(loc="lower left")
figures.show(fig, "log(1 − σ(ℓ)) against the logit. From the logit it is a smooth curve that falls to −60 at 60; with σ first it becomes coarse "
                  "around 15 and ends at about 17, beyond which it is minus infinity.")

# %% [markdown]
# ### Exercise 4.1 · What D minimises
# *DFL topic T2.3 · implement · 3 points · 8 minutes · difficulty 1*
#
# Write `discriminator_loss(real, fake)`: the cross-entropy, in nats,
#
# $$L_D = -\operatorname{mean} \log \sigma(\text{real}) \;-\; \operatorname{mean} \log\bigl(1 - \sigma(\text{fake})\bigr).$$
#
# `real` and `fake` are tensors of logits, either rows `(n,)` or columns `(n, 1)`, and the two batches may differ in size. The loss must be
# right, and finite, at logits of ±200 too. Compute it with torch: you will train with it.
#
# <details><summary>Hint</summary>
#
# $-\log\sigma(\ell) = \log(1 + e^{-\ell})$, and torch has a function for $\log(1 + e^{x})$ that is safe at both ends. What does $1 - \sigma(\ell)$ become?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Taking the sigmoid, then the logarithm: infinite at 200. Combining logits `(n, 1)` of both batches with targets `(n,)`, which silently broadcasts to a table of all pairs. Swapping real and fake. Taking
# one mean over both batches together. Putting a sigmoid before a loss that takes logits.
# </details>

# %% nbgrader={"grade": false, "grade_id": "discriminator_loss", "locked": false, "schema_version": 3, "solution": true, "task": false}
def discriminator_loss(real, fake):
    """−mean log σ(real) − mean log(1 − σ(fake)), nats; real, fake: tensors of logits (n,) or (n, 1)."""
    ### BEGIN SOLUTION
    return softplus(-real).mean() + softplus(fake).mean()
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "discriminator_loss-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.discriminator_loss(discriminator_loss)

# %% nbgrader={"grade": true, "grade_id": "discriminator_loss-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.discriminator_loss(discriminator_loss, seed=hidden_seed("discriminator_loss"))
### END HIDDEN TESTS

# %% [markdown]
# ## What G minimises: two losses with the same goal
#
# $G$ wants the opposite of $D$: that generated samples pass for real. There are two ways to write that down (Goodfellow et al. 2014):
#
# - **saturating**, or minimax: minimise $\log(1 - D(G(z)))$. This is exactly $-L_D$, as far as it depends on $G$: a zero-sum game.
# - **non-saturating**: minimise $-\log D(G(z))$. It has the same fixed point and a different slope.
#
# "Saturating" means that it goes flat, and you will see where.

# %% [markdown]
# ### Exercise 4.2 · The non-saturating loss
# *DFL topic T2.3 · implement · 2 points · 4 minutes · difficulty 1*
#
# Write `non_saturating_loss(fake)`: $-\operatorname{mean}\log\sigma(\text{fake})$ in nats, from the logits of generated samples, with torch.
#
# <details><summary>Hint</summary>
#
# It is the loss by which $D$ would judge *real* samples, applied to generated ones.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Using $D$'s own term for generated samples, which has the opposite goal. Getting the sign wrong. Taking the sigmoid, then the logarithm.
# </details>

# %% nbgrader={"grade": false, "grade_id": "non_saturating_loss", "locked": false, "schema_version": 3, "solution": true, "task": false}
def non_saturating_loss(fake):
    """−mean log σ(fake), nats; fake: a tensor of logits."""
    ### BEGIN SOLUTION
    return softplus(-fake).mean()
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "non_saturating_loss-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.non_saturating_loss(non_saturating_loss)

# %% nbgrader={"grade": true, "grade_id": "non_saturating_loss-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.non_saturating_loss(non_saturating_loss, seed=hidden_seed("non_saturating_loss"))
### END HIDDEN TESTS

# %% [markdown]
# ## Repair: a saturating loss that does not saturate
#
# The notebook that the DFL guide links to for its question Q2.4 compares the two losses. Below is its "saturating" one. Judge a loss by its **slope**: that is all $G$ ever feels.
#
# **Predict first:** at the logit −5 ($D$ is sure that the sample is fake), what slope should a loss have if it *saturates* there?
#
# <details><summary>Answer</summary>
#
# Nearly 0. $\log(1 - \sigma(\ell))$ has the slope $-\sigma(\ell)$, which is −0.0067 at −5. The numbers printed below are not small.
# </details>

# %%
def guide_saturating_loss(fake):
    """What the guide's notebook calls saturating: mean(1 − log D(G(z)))."""
    return (1 + softplus(-fake)).mean()

def slope(loss, logits):
    """The derivative of loss with respect to one logit, by central differences."""
    at = lambda logit: float(loss(torch.tensor([logit], dtype=torch.float64)))
    return np.array([(at(logit + 1e-4) - at(logit - 1e-4)) / 2e-4 for logit in logits])

for name, loss in (("the guide's 'saturating'", guide_saturating_loss), ("non-saturating", lambda fake: softplus(-fake).mean())):
    print(f"{name:25} slope at the logits −5, 0, 5:", slope(loss, [-5, 0, 5]).round(4))

# %% [markdown]
# ### Exercise 4.3 · Repair it
# *DFL Q2.4, its reference notebook · repair · 3 points · 8 minutes · difficulty 2*
#
# The two rows above are the same: $1 - \log D$ is the non-saturating loss plus a constant, so the notebook compares a loss with itself.
# Write `saturating_loss(fake)`: the loss that the paper means, $\operatorname{mean}\log(1 - \sigma(\text{fake}))$, from logits, with torch.
#
# <details><summary>Hint</summary>
#
# You have $\log(1 - \sigma(\ell))$ from exercise 4.1, with one sign to think about: $G$ *minimises* this loss, and the loss is negative.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Testing at the logit 0 alone: both slopes are −½ there, and any mixture of the two losses looks right. Getting the sign wrong: then $G$ learns to be caught.
# Taking the sigmoid, then the logarithm.
# </details>

# %% nbgrader={"grade": false, "grade_id": "saturating_loss", "locked": false, "schema_version": 3, "solution": true, "task": false}
def saturating_loss(fake):
    """mean log(1 − σ(fake)), nats; fake: a tensor of logits."""
    ### BEGIN SOLUTION
    return -softplus(fake).mean()
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "saturating_loss-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.saturating_loss(saturating_loss)

# %% nbgrader={"grade": true, "grade_id": "saturating_loss-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.saturating_loss(saturating_loss, seed=hidden_seed("saturating_loss"))
### END HIDDEN TESTS

# %%
where = np.linspace(-6, 6, 49)
fig, ax = plt.subplots(figsize=(6.4, 3.8))
figures.slopes(where, {"the guide's “saturating”": slope(guide_saturating_loss, where), "non-saturating": slope(non_saturating_loss, where),
                       "saturating, repaired": slope(saturating_loss, where)}, ax)
figures.show(fig, "Slope of three losses against D's logit. The guide's and the non-saturating one coincide, close to −1 at −6 and to 0 at 6. "
                  "The repaired one is their mirror image: close to 0 at −6, to −1 at 6. All three cross at −½ where the logit is 0.")

# %% [markdown]
# Read the left end: $D$ is sure there, and that is where the samples of a poor $G$ are once $D$ has learned a little. The saturating loss says "nothing to be done here",
# the non-saturating one "this is where it hurts most".

# %% [markdown]
# ## Other games
#
# The logarithm is one choice. Here are three others, each with its $L_D$ and $L_G$ (from $D$'s raw output $\ell$, means over the batch):
#
# | | $D$ minimises | $G$ minimises |
# |---|---|---|
# | **least squares** (Mao et al. 2017) | ½ (real − 1)² + ½ fake² | ½ (fake − 1)² |
# | **hinge** (Lim and Ye 2017) | max(0, 1 − real) + max(0, 1 + fake) | −fake |
# | **Wasserstein critic** (Arjovsky et al. 2017) | fake − real | −fake |
#
# The critic estimates chapter 03's Wasserstein distance W₁ only if its slope with respect to the sample is at most 1 everywhere, and only as well as its network allows. (A gradient penalty pulls the slope towards 1. Clipped weights bound it by some other number K, and what is estimated is then
# K times W₁.) With no bound on the slope, the critic's loss falls forever. In these three games $\ell$ is no longer a logit, and losses are not in nats.

# %% [markdown]
# ### Exercise 4.4 · Least squares, hinge, Wasserstein
# *DFL topic T2.3 · implement · 3 points · 10 minutes · difficulty 2*
#
# Write the three functions, each `(real, fake)` → `(D's loss, G's loss)`, from the table above. Rows or columns, batches of different sizes, as before.
#
# <details><summary>Hint</summary>
#
# Each mean is over its own batch. $G$'s loss never contains `real`: why not?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Putting a sigmoid in front of least squares: its flat ends bring the vanishing gradient back. Dropping the ½. Subtracting targets `(n,)` from the outputs `(n, 1)` of both batches. Using
# a hinge in $G$'s loss. Taking the absolute value of the critic's difference.
# </details>

# %% nbgrader={"grade": false, "grade_id": "other_objectives", "locked": false, "schema_version": 3, "solution": true, "task": false}
def least_squares(real, fake):
    """(L_D, L_G) of Mao et al. 2017, with the factor ½."""
    ### BEGIN SOLUTION
    return ((real - 1) ** 2).mean() / 2 + (fake ** 2).mean() / 2, ((fake - 1) ** 2).mean() / 2
    ### END SOLUTION

def hinge(real, fake):
    """(L_D, L_G) of Lim and Ye 2017."""
    ### BEGIN SOLUTION
    return torch.relu(1 - real).mean() + torch.relu(1 + fake).mean(), -fake.mean()
    ### END SOLUTION

def wasserstein(real, fake):
    """(L_D, L_G) of Arjovsky et al. 2017."""
    ### BEGIN SOLUTION
    return fake.mean() - real.mean(), -fake.mean()
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "other_objectives-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.other_objectives(least_squares, hinge, wasserstein)

# %% nbgrader={"grade": true, "grade_id": "other_objectives-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.other_objectives(least_squares, hinge, wasserstein, seed=hidden_seed("other_objectives"))
### END HIDDEN TESTS

# %% [markdown]
# ### Exercise 4.5 · What G feels
# *DFL topic T2.3 · implement · 3 points · 10 minutes · difficulty 2*
#
# Write `generator_gradients(logits)` for a numpy array of logits: a dictionary with, for each of `"minimax"` (that is the saturating loss), `"non-saturating"`,
# `"least squares"`, `"hinge"` and `"Wasserstein"`, the array $dL_G/d\ell$ of **one sample's own loss** at each logit. Work it out on paper; each is one line.
#
# <details><summary>Hint</summary>
#
# $\dfrac{d}{d\ell}\log(1 + e^{\ell}) = \sigma(\ell)$, and $1 - \sigma(\ell) = \sigma(-\ell)$. Compare your results with `slope` above.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Differentiating with respect to $D$ instead of the logit (a factor $\sigma'$ is missing). Swapping saturating and non-saturating. Dividing by the number of samples. Using a hinge
# in $G$'s slope.
# </details>

# %% nbgrader={"grade": false, "grade_id": "generator_gradients", "locked": false, "schema_version": 3, "solution": true, "task": false}
def generator_gradients(logits):
    """{objective: dL_G/dℓ, an array like logits} for one sample's loss."""
    ### BEGIN SOLUTION
    d, one = 1 / (1 + np.exp(-logits)), np.ones_like(logits)
    return {"minimax": -d, "non-saturating": d - 1, "least squares": logits - 1, "hinge": -one, "Wasserstein": -one}
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "generator_gradients-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.generator_gradients(generator_gradients)

# %% nbgrader={"grade": true, "grade_id": "generator_gradients-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.generator_gradients(generator_gradients, seed=hidden_seed("generator_gradients"))
### END HIDDEN TESTS

# %%
fig, ax = plt.subplots(figsize=(6.4, 4))
figures.slopes(where, generator_gradients(where), ax)
ax.set_ylim(-7.2, 5.2)
figures.show(fig, "Slopes of five generator losses against D's logit, −6 to 6. Minimax: from 0 to −1. Non-saturating: from −1 to 0. Least squares: "
                  "a straight line from −7 to 5, through 0 at the logit 1. Hinge and Wasserstein: −1 everywhere.")

# %% [markdown]
# ### Exercise 4.6 · Which failure was each made for?
# *DFL topic T2.3 · choose · 2 points · 6 minutes · difficulty 2*
#
# Each objective was proposed against something that goes wrong with the cross-entropy. Match
# them: `failures` is a dictionary from `"non-saturating"`, `"least squares"`, `"hinge"` and `"Wasserstein"` to one letter each.
#
# - **a** With $-\log D$, once a generated sample is on the real side of $D$'s border, it hardly moves any more, however far from the data it still is.
# - **b** Early on, $D$ rejects $G$'s samples with confidence, and the slope of $G$'s loss with respect to the logit is nearly 0 exactly there.
# - **c** Where real and generated samples do not overlap, the Jensen–Shannon divergence is $\ln 2$ at any distance, so even an optimal $D$ says nothing
#   about how far to go.
# - **d** $D$ spends effort on samples it can already tell apart: its loss still falls when their logits go from 5 to 50. (The Wasserstein critic has this fault too.)
#
# <details><summary>Hint</summary>
#
# Look at both ends of the figure above; then look at $L_D$ in the table: which is exactly flat somewhere, and which depends on a distance?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Answering "all of them, against mode collapse" (when $G$ draws only a few kinds of sample). Some of the papers report less of it, but as a by-product, and all four can collapse.
# </details>

# %% nbgrader={"grade": false, "grade_id": "failures", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
failures = {"non-saturating": "b", "least squares": "a", "hinge": "d", "Wasserstein": "c"}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "failures-check", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
checks.match_form(failures, names=("non-saturating", "least squares", "hinge", "Wasserstein"), letters="abcd")

# %% nbgrader={"grade": true, "grade_id": "failures-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.match(failures, key={"non-saturating": "b", "least squares": "a", "hinge": "d", "Wasserstein": "c"}, why={
    "a": "(a) needs a slope for G that does not die at large logits: ½ (ℓ − 1)² pulls samples back to the border from either side (Mao et al. 2017).",
    "b": "(b) needs a slope for G that is large where the logit is very negative, at the same fixed point as the minimax game (Goodfellow et al. 2014).",
    "c": "(c) needs a different distance, one that grows as mass has to be carried further (Arjovsky et al. 2017).",
    "d": "(d) needs an L_D that is exactly flat once a sample is on its side by a margin (Lim and Ye 2017).",
})
### END HIDDEN TESTS

# %% [markdown]
# ## How GANs are trained
#
# $D$ and $G$ take turns (Goodfellow et al. 2014, algorithm 1). With $\theta$ for $G$'s parameters and $\varphi$ for $D$'s, one **alternating step** is:
#
# 1. $k$ times: draw real samples $x$ and noise $z$; move $\varphi$ down the gradient of $L_D$. $G(z)$ is a *constant* here.
# 2. Once: draw fresh noise; move $\theta$ down the gradient of $L_G$, against the $D$ that has just learned. $\varphi$ is a constant here.
#
# Three things matter. **The order:** $G$ should be corrected by a $D$ that knows $G$'s latest samples. **The detach:** each loss moves only one network.
# **The number $k$:** with many steps $D$ is nearly optimal. What $G$ then descends depends on its loss (see "What does G descend?" below).
#
# (The algorithm says *fresh* noise in step 2, and this exercise follows it. Most implementations, including ours in chapter 05, save a pass through $G$ by using $D$'s noise again.)
#
# The networks of the next exercise work on points in the plane. Each keeps its parameters in *one vector*: `G(theta, z)` turns noise `(n, 2)` into points `(n, 2)`,
# `D(phi, x)` turns points into logits `(n,)`.

# %% nbgrader={"grade": false, "grade_id": "toy-networks", "locked": true, "schema_version": 3, "solution": false, "task": false} tags=["setup"]
from utils.toy_gan import D, G

untrained = toy_gan.start(seed=0)
print(f"θ has {len(untrained.theta):,} parameters, φ has {len(untrained.phi):,}")

# %% [markdown]
# ### Exercise 4.7 · One alternating step
# *DFL topic T2.2 · implement · 5 points · 30 minutes · difficulty 3*
#
# Write `alternating_step(theta, phi, real, z, lr)`. `real` has shape `(k, n, 2)`: step $i$ of $D$ uses `real[i]` and the noise `z[i]`; `z` has shape
# `(k + 1, n, 2)`, and $G$'s step uses the last, `z[k]`. Plain gradient descent with step size `lr`, the cross-entropy for $D$, the **non-saturating** loss for
# $G$. Return `(theta, phi)`, the new vectors; don't change the ones you were given.
#
# <details><summary>Hint</summary>
#
# `phi = phi.detach().requires_grad_()` makes a fresh variable; `gradient, = torch.autograd.grad(loss, phi)` gives the gradient with respect to it, and to nothing else. Then
# `phi = (phi - lr * gradient).detach()`.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Forgetting the detach: `loss.backward()` then leaves the gradient of $D$'s loss in `theta.grad`, where $G$'s step finds it.
# Moving $G$ first, or both against the old networks. Keeping the gradient of one step of $D$ for the next. Taking one step of $D$ whatever $k$ is, or $k$ steps of $G$.
# Using $D$'s noise again in $G$'s step.
# </details>

# %% nbgrader={"grade": false, "grade_id": "alternating_step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def alternating_step(theta, phi, real, z, lr):
    """k steps of D on (real[i], G(z[i])), then one of G on z[k]: the new (θ, φ)."""
    ### BEGIN SOLUTION
    for x, noise in zip(real, z[:-1]):
        phi = phi.detach().requires_grad_()
        fake = G(theta, noise).detach()
        gradient, = torch.autograd.grad(discriminator_loss(D(phi, x), D(phi, fake)), phi)
        phi = (phi - lr * gradient).detach()
    theta = theta.detach().requires_grad_()
    gradient, = torch.autograd.grad(non_saturating_loss(D(phi, G(theta, z[-1]))), theta)
    return (theta - lr * gradient).detach(), phi
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "alternating_step-check", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
checks.alternating_step(alternating_step)

# %% nbgrader={"grade": true, "grade_id": "alternating_step-hidden", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.alternating_step(alternating_step, seed=hidden_seed("alternating_step"))
### END HIDDEN TESTS

# %% [markdown]
# Here is your step at work; the real points are one cloud to the right. **Predict first:** will $G$'s points spread over the cloud, or gather in its middle?
#
# <details><summary>Answer</summary>
#
# After 200 steps they cover the cloud, though not evenly. $G$'s loss doesn't ask them to spread: each point is judged alone. But if all of them sat in the middle,
# $D$ would learn that real points are found *around* it, too, and push the crowd apart. This spreading is $D$'s work, and where $D$ is late it fails, as you will see.
# </details>

# %% tags=["nbval-ignore-output"]
cloud = torch.tensor(toy_gan.around(np.array([[0.9, 0.3]]), 0.25, 5000, seed=0), dtype=torch.float32)
random = torch.Generator().manual_seed(1)
theta, phi, moments = untrained.theta, untrained.phi, {0: untrained}
for step in range(1, 201):
    real = cloud[torch.randint(len(cloud), (1, 128), generator=random)]
    theta, phi = alternating_step(theta, phi, real, torch.randn(2, 128, 2, generator=random), lr=0.1)
    if step in (25, 200):
        moments[step] = untrained._replace(theta=theta, phi=phi)
fig, axes = plt.subplots(1, 3, figsize=(9.6, 3.4), sharey=True)
for ax, (step, state) in zip(axes, moments.items(), strict=True):
    figures.plane(cloud[:300], toy_gan.samples(state, 300), ax, extent=2)
    ax.set_title(f"after {step} steps")
axes[0].legend(loc="lower left", fontsize="small")
figures.show(fig, "Three panels with a cloud of real points. Generated points start around the origin and end on the cloud after 200 of your steps.")

# %%
distance = np.linalg.norm(toy_gan.samples(moments[200], 2500).mean(0) - [0.9, 0.3])
assert distance < 0.5, f"after 200 steps the mean of G's points is still {distance:.2f} away from the cloud's"
print("G's points have moved to the cloud.")

# %% [markdown]
# ### Exercise 4.8 · What a missing detach does
# *DFL topic T2.2 · choose · 2 points · 6 minutes · difficulty 2*
#
# Someone computes both **minimax** losses on the same generated batch, detaches nothing, calls `backward()` on both, and only then lets both optimisers step.
# What is in `theta.grad`?
#
# - **a** twice the right gradient
# - **b** the right gradient: what $D$'s loss sent back belongs to $D$'s optimiser
# - **c** zero
# - **d** the gradient of $D$'s loss, since that came first
#
# And with the **non-saturating** loss, the rest unchanged?
#
# - **a** then all is right, since $-\log D$ is not part of $D$'s loss
# - **b** each sample's slope with respect to the logit becomes $2D - 1$: $G$ stops pushing where $D$ doubts ($D = ½$), and pulls back what $D$ takes for real
# - **c** $G$'s gradient doubles
#
# Set `missing_detach` and `missing_detach_reason`.
#
# <details><summary>Hint</summary>
#
# `backward()` adds into `.grad`. Add the slopes with respect to the logit of a generated sample: $D$'s loss has $+\sigma(\ell)$; you know $G$'s from exercise 4.5.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Thinking that an optimiser owns the gradients of "its" loss: gradients belong to parameters, and every loss that reaches them adds.
# </details>

# %% nbgrader={"grade": false, "grade_id": "missing_detach", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
missing_detach, missing_detach_reason = "c", "b"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "missing_detach-check", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
checks.choice("missing_detach", (missing_detach, "abcd"), (missing_detach_reason, "abc"))

# %% nbgrader={"grade": true, "grade_id": "missing_detach-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.choose(missing_detach, key="c", why={
    "a": "The two gradients have opposite signs: the game is zero-sum. Add the slopes.",
    "b": "Gradients belong to parameters, not to optimisers; D's loss reaches θ through the generated batch.",
    "c": "The slopes are +σ(ℓ) from D's loss and −σ(ℓ) from G's: the game is zero-sum, so they cancel and G does not move at all.",
    "d": "backward() adds to what is already in .grad; the second loss does not get lost.",
}, reason=missing_detach_reason, reason_key="b", reason_why={
    "a": "D's loss still sends its own gradient into θ: the slope +σ(ℓ) with respect to the logit of each generated sample.",
    "b": "−(1 − D) from G's loss and +D from D's add up to 2D − 1, which is 0 at D = ½ and positive, the wrong way, beyond.",
    "c": "The slopes are −(1 − D) and +D: they have opposite signs, so they do not double.",
})
### END HIDDEN TESTS

# %% [markdown]
# ## Why the gradient vanishes
#
# The paper says (in section 3) that early in learning, when $G$ is poor, $D$ can reject samples with high confidence, and
# $\log(1 - D(G(z)))$ saturates. You have seen that in the slopes with respect to the logit. Now measure what counts: the gradient that arrives at $\theta$.

# %% [markdown]
# ### Exercise 4.9 · How strongly is G moved?
# *DFL Q2.3 · implement · 3 points · 12 minutes · difficulty 2*
#
# Write `gradient_norms(theta, phi, z)`: the pair of lengths $\lVert\nabla_\theta L_G\rVert$ (root of the sum of squares, over all of $\theta$) of the **saturating** and of the
# **non-saturating** loss, each the mean over the noise batch `z` `(n, 2)`, for the networks `G(theta, z)` and `D(phi, x)`. Return two numbers. They must be
# right even where $D$'s logits are −800.
#
# <details><summary>Hint</summary>
#
# Your two losses, `torch.autograd.grad(loss, theta)`, `.norm()`. `theta.detach().requires_grad_()` first.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Taking the gradient with respect to $\varphi$, or to the logits. Using the guide's loss, which gives the same number twice. Summing over the batch. Returning the squared norm.
# </details>

# %% nbgrader={"grade": false, "grade_id": "gradient_norms", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradient_norms(theta, phi, z):
    """(‖∇_θ mean log(1 − D(G(z)))‖, ‖∇_θ mean −log D(G(z))‖), two numbers."""
    ### BEGIN SOLUTION
    norms = []
    for loss in (saturating_loss, non_saturating_loss):
        variable = theta.detach().requires_grad_()
        gradient, = torch.autograd.grad(loss(D(phi, G(variable, z))), variable)
        norms.append(float(gradient.norm()))
    return tuple(norms)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "gradient_norms-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.gradient_norms(gradient_norms)

# %% nbgrader={"grade": true, "grade_id": "gradient_norms-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.gradient_norms(gradient_norms, seed=hidden_seed("gradient_norms"))
### END HIDDEN TESTS

# %% [markdown]
# Now the experiment. $G$ is untrained and *held still*; the real points are eight small clouds on a ring, far to the right of all its points. Only $D$ learns. Every few steps your function measures both gradients.
#
# **Predict first:** sketch the two curves before you run the cell. Does the non-saturating one stay level?

# %% tags=["nbval-ignore-output"]
far = toy_gan.around(toy_gan.ring(8) + [8, 0], toy_gan.SIGMA, 5000, seed=0)
z = torch.randn(500, 2, generator=torch.Generator().manual_seed(0))
state, settings = untrained, toy_gan.Settings(lr_d=5e-3)
measured = sorted({int(step) for step in np.geomspace(1, 120, 20)})
norms, accuracy = {"saturating, log(1 − D)": [], "non-saturating, −log D": []}, []
for step in range(1, 121):
    state = toy_gan.step_d(state, far, settings)
    if step in measured:
        for values, value in zip(norms.values(), gradient_norms(state.theta, state.phi, z), strict=True):
            values.append(value)
        right = [(toy_gan.logits(state, far[:500]) > 0).mean(), (toy_gan.logits(state, toy_gan.samples(state, 500)) < 0).mean()]
        accuracy.append(np.mean(right))
fig, ax = plt.subplots(figsize=(6.8, 4))
figures.saturation(measured, norms, ax, accuracy)
ax.set_xscale("log")
figures.show(fig, "Length of G's gradient against the steps of D, both axes logarithmic. "
                  + ", ".join(f"{name}: from {values[0]:.1f} to {values[-1]:.2g}" for name, values in norms.items()) + f". D's accuracy rises to {accuracy[-1]:.0%}.")

# %%
first, last = ({name: values[i] for name, values in norms.items()} for i in (0, -1))
saturating, other = norms
assert last[saturating] < first[saturating] / 30 and last[other] > first[other] and accuracy[-1] > 0.99
print("D perfect: the saturating gradient fell to less than 1/30 of its start; the non-saturating one grew.")

# %% [markdown]
# <details><summary>Answer</summary>
#
# They start close together, since an untrained $D$ has logits near 0, where both slopes are −½. As $D$ becomes sure, the factor $\sigma(\ell)$ of the saturating loss goes to 0. The factor of the other, $1 - \sigma(\ell)$, goes to 1, which
# can't explain the rise. That comes from what both share, $\partial\ell/\partial\theta$: $D$ becomes steeper.
# </details>

# %% [markdown]
# ### Exercise 4.10 · The paper's sentence, in your words
# *DFL Q2.3 · write · 2 points · 10 minutes · difficulty 2 · graded by a person*
#
# In about 100 words: why does the paper say that $\log(1 - D(G(z)))$ saturates early in learning, and why does $-\log D(G(z))$ not? Use the slope with respect to the logit, and the two numbers at the end
# of your curves. Does the non-saturating loss have the same fixed point?

# %% [markdown] nbgrader={"grade": true, "grade_id": "why_it_saturates", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **Rubric.** 1 point: the chain: early on G's samples are far from the data, D's logit on them is very negative, the slope of log(1 − σ(ℓ)) is −σ(ℓ) ≈ 0, and by the chain rule
# this factor multiplies everything that arrives at θ; the slope of −log σ(ℓ) is −(1 − σ(ℓ)) ≈ −1; two numbers from the curve. 1 point: both are
# smallest where D is largest, so they want the same of G against a fixed D, and the game has the same fixed point (D = ½, p_G = p_data); only the path differs.
#
# *Example.* Once D has learned a little, its logit on a typical generated sample is about −14, so D ≈ 10⁻⁶. The slope of log(1 − σ(ℓ)) is −D, and by the chain rule each sample's part of θ's gradient carries this
# factor: in my curve the length fell from 2.3 to 0.03 (what is left comes from the few samples about which D is less sure). The slope of −log σ(ℓ) is −(1 − D), about −1 there: its gradient grew from 3.7 to 79, with D's steepness. Both losses fall as
# D rises, so for a given D they pull the same way, and the fixed point, D = ½ everywhere, is the same.
# ### END SOLUTION

# %% [markdown]
# The non-saturating loss has a price of its own: with an ever steeper $D$, its gradient becomes long and noisy (Arjovsky and Bottou 2017). And a small gradient does not always mean a small step, as you will see on MNIST.

# %% [markdown]
# ## What does G descend?
#
# Suppose that $D$ is optimal, $D^* = p/(p+q)$, with $p$ the pmf of the data and $q$ that of $G$, and held *still* while $G$ takes its step. Chapter 03 showed that the minimax loss then has the gradient of
# $2\,\mathrm{JSD}$, since moving $D$ a little from its maximum changes nothing to first order (the **envelope theorem**). And the other loss? From $\ln D^* = \ln(1 - D^*) - \ln\frac{q}{p}$,
#
# $$-\ln D^* = \ln\frac{q}{p} - \ln(1 - D^*) \quad\Longrightarrow\quad \text{its gradient is that of } D_\mathrm{KL}(q\|p) - 2\,\mathrm{JSD}(p\|q).$$
#
# (The first term, held still, has the gradient of $D_\mathrm{KL}(q\|p)$, because the part that is left out, $E_q[\nabla\ln q]$, is 0.) So even with an optimal $D$ the non-saturating loss does **not** descend the Jensen–Shannon divergence (Arjovsky and Bottou
# 2017, theorem 2.5). Check both numerically, on random pmfs of six values, with $q = \mathrm{softmax}(\text{logits})$ and the gradient with respect to the logits.
#
# **Predict first:** by how much will the two columns of each pair differ?

# %%
def softmax(logits):
    return np.exp(logits - logits.max()) / np.exp(logits - logits.max()).sum()

def gradient(f, logits, h=1e-5):
    """Central differences of f(q), q = softmax(logits), with respect to each logit."""
    return np.array([(f(softmax(logits + h * e)) - f(softmax(logits - h * e))) / (2 * h) for e in np.eye(len(logits))])

rng = np.random.default_rng(4)
p, G_logits = rng.dirichlet(np.ones(6)), rng.normal(size=6)
kl, two_jsd = lambda q: kl_divergence(q, p, base=np.e), lambda q: 2 * js_divergence(p, q, base=np.e)
D_star = p / (p + softmax(G_logits))                            # held still while q moves
minimax = gradient(lambda q: q @ np.log(1 - D_star), G_logits), gradient(two_jsd, G_logits)
other = gradient(lambda q: -q @ np.log(D_star), G_logits), gradient(lambda q: kl(q) - two_jsd(q), G_logits)
print("logit   log(1 − D*)   2·JSD      −log D*   KL(q‖p) − 2·JSD     (gradients, nats per unit of the logit)")
for i, row in enumerate(zip(*minimax, *other, strict=True)):
    print(f"{i}       {row[0]:+.4f}      {row[1]:+.4f}     {row[2]:+.4f}   {row[3]:+.4f}")

# %%
assert np.allclose(*minimax, atol=1e-8) and np.allclose(*other, atol=1e-8) and not np.allclose(minimax[0], other[0], atol=0.01)
print("Each loss with D* held still has the gradient of its divergence, and the two divergences differ.")

# %% [markdown]
# <details><summary>Answer</summary>
#
# Not at all, up to rounding: in each pair the gradients are the same, logit by logit.
# </details>
#
# What does the difference mean? Let the data be two clouds with half of the mass each, and let $G$ put the share $w$ on the first. **Predict first:** which of the two divergences punishes a missing cloud ($w = 0$) more?

# %%
shares = np.linspace(0, 1, 201)
half = np.array([0.5, 0.5])
of_minimax = np.array([2 * js_divergence(half, np.array([w, 1 - w]), base=np.e) for w in shares])
of_other = np.array([kl_divergence(np.array([w, 1 - w]), half, base=np.e) for w in shares]) - of_minimax
fig, ax = plt.subplots(figsize=(6, 3.2))
ax.plot(shares, of_minimax, label="2·JSD: log(1 − D)")
ax.plot(shares, of_other, label="KL(q‖p) − 2·JSD: −log D")
ax.set(xlabel="share w of G's points on the first of two clouds", ylabel="divergence, nats")
ax.legend(loc="upper center")
figures.show(fig, f"Two bowls over w with their bottom, 0, at one half. At the ends, where a cloud is missing, 2·JSD has {of_minimax[0]:.2f} nats and rises steeply; "
                  f"KL(q‖p) − 2·JSD has {of_other[0]:.2f} nats and is nearly straight.")

# %% [markdown]
# <details><summary>Answer</summary>
#
# $2\,\mathrm{JSD}$: 0.43 nats against 0.26, and its wall at $w = 0$ is vertical, while the other's has a slope of only $\ln 3 = 1.1$ nats per unit of $w$. A missing cloud is cheap for $-\log D$: remember that below. (It is
# one reason among several: no real $D$ is optimal.)
# </details>

# %% [markdown]
# ## A GAN in the plane
#
# Eight clouds on a ring: will $G$ find all of them? A toy that trains in seconds shows what digits hide, because here you can count.
# It takes steps like yours, but with Adam (an optimiser that divides each gradient by its own recent size) and with any of the objectives.
#
# It trains on the page while you watch: play, pause, let $D$ or $G$ alone take some steps, change the loss and the step sizes. **Predict first:** before each preset trains, the widget asks how
# many of the eight clouds $G$ will cover, and then answers. Start with "balanced". Some presets fail on purpose, and the widget says what to look for. Draw data of your own, too:
# which shapes does $G$ find, and which does it only half fill?

# %%
widgets.plane()

# %% [markdown]
# ### Exercise 4.11 · Count the modes
# *DFL topic T2.2 · implement · 2 points · 8 minutes · difficulty 1*
#
# Write `covered_modes(points, centres, sigma)`: how many of the modes are covered. A mode counts if **at least 1% of all points** lie within 3σ of its centre
# (Euclidean distance). `points` is an array `(n, 2)`, `centres` `(k, 2)`; return one number.
#
# <details><summary>Hint</summary>
#
# `points[:, None] - centres` has shape `(n, k, 2)`. Which axis do you take the norm over, and which the mean?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Counting a mode for one stray point. Giving each point to its nearest mode, however far away. Testing a square instead of a circle. Taking 1% of the points that hit something.
# </details>

# %% nbgrader={"grade": false, "grade_id": "covered_modes", "locked": false, "schema_version": 3, "solution": true, "task": false}
def covered_modes(points, centres, sigma):
    """How many centres have at least 1% of all points within 3σ."""
    ### BEGIN SOLUTION
    distance = np.linalg.norm(points[:, None] - centres, axis=2)            # (n, k)
    return int(((distance <= 3 * sigma).mean(axis=0) >= 0.01).sum())
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "covered_modes-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
checks.covered_modes(covered_modes)

# %% nbgrader={"grade": true, "grade_id": "covered_modes-hidden", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.covered_modes(covered_modes, seed=hidden_seed("covered_modes"))
### END HIDDEN TESTS

# %% [markdown]
# ## Two ways to collapse
#
# Here are three runs from the same networks, with the same seed, loss, step sizes and 600 steps of $G$; **one thing differs**. In the first, $D$ and $G$ step in turn. In the second, $D$ takes 20 steps for each of $G$'s; in the third, $G$ takes 20 for each
# of $D$'s. (About half a minute.)
#
# **Predict first:** two of the three miss clouds. Which, and where will their points be?

# %% tags=["nbval-ignore-output"]
centres = toy_gan.ring(8)
ring = torch.tensor(toy_gan.around(centres, toy_gan.SIGMA, 20_000, seed=0), dtype=torch.float32)
kept_at = list(range(3) if under_grading() else range(0, 601, 100))
in_turn = toy_gan.PRESETS["balanced"]
changes = {"in turn": {}, "20 steps of D": {"d_steps": 20}, "20 steps of G": {"g_steps": 20}}

def train_toy(settings, seed=0):
    """The states of one run, each time that G has made as many steps as kept_at says."""
    states = [toy_gan.start(seed)]
    for goal in kept_at[1:]:
        state = states[-1]
        while state.steps < goal:
            state = toy_gan.step(state, ring, settings)
        states.append(state)
    return states

runs = {name: train_toy(replace(in_turn, **change)) for name, change in tqdm(changes.items(), desc="runs", leave=False, disable=short_run())}
count = {name: [covered_modes(toy_gan.samples(state, 2500), centres, toy_gan.SIGMA) for state in states] for name, states in runs.items()}
fig, axes = plt.subplots(1, 4, figsize=(13, 3.3), width_ratios=(1, 1, 1, 1.1))
for ax, (name, states) in zip(axes, runs.items()):
    figures.plane(ring[:400], toy_gan.samples(states[-1], 400), ax, centres, 3 * toy_gan.SIGMA)
    ax.set_title(f"{name}: {count[name][-1]} of 8 clouds")
axes[0].legend(loc="center", fontsize="small")
for (name, numbers), marker in zip(count.items(), "os^"):
    axes[3].plot(kept_at, numbers, marker=marker, label=name)
axes[3].set(xlabel="step of G", ylabel="clouds covered, of 8", ylim=(-0.3, 8.3))
axes[3].legend(fontsize="small")

def on_clouds(state):
    """The share of G's points that lie on a cloud, whichever."""
    distance = np.linalg.norm(toy_gan.samples(state, 2500)[:, None] - centres, axis=2)
    return (distance.min(axis=1) <= 3 * toy_gan.SIGMA).mean()

hit = {name: on_clouds(states[-1]) for name, states in runs.items()}
figures.show(fig, f"After {kept_at[-1]} steps: in turn, {count['in turn'][-1]} of 8 clouds and {hit['in turn']:.0%} of the points on one; with 20 steps of D, {count['20 steps of D'][-1]} clouds, and "
                  f"{hit['20 steps of D']:.0%} of the points on them; with 20 steps of G, {count['20 steps of G'][-1]} of 8 clouds and {hit['20 steps of G']:.0%} of the points on one: they lie together in one place.")

# %%
if not under_grading():                                 # a grader's short run has not got that far
    spread = {name: toy_gan.samples(states[-1], 2500).std(axis=0).mean() for name, states in runs.items()}
    assert count["in turn"][-1] >= 6 and count["20 steps of D"][-1] <= 5 and hit["20 steps of D"] > 0.7
    assert np.mean(count["20 steps of G"]) <= 3 and spread["20 steps of G"] < spread["in turn"] / 2
    print("In turn: most or all clouds. D far ahead: points on a few clouds. G far ahead: all points in one place.")

# %% [markdown]
# <details><summary>Answer</summary>
#
# The second and the third, and they fail differently.
#
# - **$D$ far ahead: a few clouds take all the points.** Nearly every point is on a cloud, but most clouds have none, and nothing changes any more. A point on a cloud is content there, and no point is close enough to a missing cloud to feel its pull. A missing cloud also costs little: see "What does G descend?"
# - **$G$ far ahead: all points in one place.** All of them run to wherever the old $D$ believes most, which is often not on a cloud at all. By the time $D$ has learned better, they are on their way to the next place. The 2014 paper calls it the
#   *Helvetica scenario* and warns: "G must not be trained too much without updating D".
#
# Both are called **mode collapse** (a *mode* is a place where the data is dense: a cloud, a digit).
# </details>
#
# Now step through the three runs yourself: $D$'s belief is the surface (blue: real), and the arrows, all drawn at one length, show where $G$'s next step wants each point to go.
# **Look for:** with 20 steps of D, do any arrows lead to an empty cloud? With 20 steps of G, is the surface right about the points?

# %%
def draw_moment(step, run):
    """One moment of one run: points, D's surface, and the pull on G's points."""
    name, moment = list(runs)[run], kept_at.index(step)
    state = runs[name][moment]
    points, pull = toy_gan.pull(state, "non-saturating", n=60)
    length = np.linalg.norm(pull, axis=1, keepdims=True)
    right = ((toy_gan.logits(state, ring[:500]) > 0).mean() + (toy_gan.logits(state, toy_gan.samples(state, 500)) < 0).mean()) / 2
    fig, ax = plt.subplots(figsize=(5.4, 4.2))
    figures.plane(ring[:400], toy_gan.samples(state, 200), ax, centres, 3 * toy_gan.SIGMA, lambda x: toy_gan.logits(state, x),
                  (points, 0.15 * pull / np.maximum(length, 1e-9)))
    ax.set_title(f"{name}, step {step}: {count[name][moment]} of 8 clouds")
    figures.show(fig, f"{name}, after {step} steps of G: real points on a ring, generated points on {count[name][moment]} of 8 clouds, D's belief as a surface, arrows of G's pull. "
                      f"D is right about {right:.0%} of the points.")

# %% tags=["nbval-ignore-output"]
widgets.explore(draw_moment, step=widgets.slider(kept_at[-1], 0, kept_at[-1], kept_at[1], "step of G"),
                run=widgets.slider(1, 0, 2, 1, "0 in turn, 1 twenty of D, 2 twenty of G"))

# %% tags=["nbval-ignore-output"]
fig, ax = plt.subplots(figsize=(6.4, 3.2))
losses = {}
for (name, states), marker in zip(runs.items(), "os^"):
    losses[name] = [float(non_saturating_loss(torch.tensor(toy_gan.logits(state, toy_gan.samples(state, 2500))))) for state in states]
    ax.plot(kept_at, losses[name], marker=marker, label=f"{name}: {count[name][-1]} of 8 clouds at the end")
ax.axhline(np.log(2), color="black", linestyle=":", linewidth=1.5, label="log 2: D can't tell")
ax.set(xlabel="step of G", ylabel="G's loss, −log D(G(z)), nats")
ax.legend(fontsize="small", loc="lower center", bbox_to_anchor=(0.5, 1))
figures.show(fig, "G's non-saturating loss over the steps, for the three runs. At the end: "
                  + ", ".join(f"{name} {values[-1]:.2f} nats with {count[name][-1]} of 8 clouds" for name, values in losses.items()) + ".")

# %%
assert all(len(values) == len(kept_at) and min(values) > 0 for values in losses.values())

# %% [markdown]
# ### Exercise 4.12 · Is a low loss good?
# *DFL topic T2.2 · choose · 2 points · 5 minutes · difficulty 1*
#
# Two runs on the same data. At the end $G$'s non-saturating loss is **0.3** nats in run A and **2.1** nats in run B. Which has the better samples?
#
# - **a** A: a lower loss is a better model
# - **b** B: the harder $D$ makes it for $G$, the better $G$ has become
# - **c** A, if both were trained for the same number of steps
# - **d** these two numbers can't tell
#
# Why?
#
# - **a** the loss is an average, and averages are noisy
# - **b** each loss is measured by its own $D$ at that moment: 0.3 may mean a good $G$ or a poor $D$
# - **c** because the two were started from different random seeds
#
# Set `low_loss` and `low_loss_reason`.
#
# <details><summary>Hint</summary>
#
# In the figure above, put the three runs in order of their last loss, then in order of the clouds they cover.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Reading a GAN's loss like a classifier's, which is measured against labels that do not move.
# </details>

# %% nbgrader={"grade": false, "grade_id": "low_loss", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
low_loss, low_loss_reason = "d", "b"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "low_loss-check", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
checks.choice("low_loss", (low_loss, "abcd"), (low_loss_reason, "abc"))

# %% nbgrader={"grade": true, "grade_id": "low_loss-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.choose(low_loss, key="d", why={
    "a": "A loss of 0.3 says that this run's D believes its samples. A D that has not learned yet believes anything, including one cloud repeated.",
    "b": "A strong D also means that G is easily caught: a high loss may mean samples like noise, as it does early in learning.",
    "c": "The same number of steps does not make the two Ds the same judge.",
    "d": "Two losses by two judges can't be compared. Count modes, or compare distributions with a judge that stands still.",
}, reason=low_loss_reason, reason_key="b", reason_why={
    "a": "Noise would go away with more samples. This does not: the judges themselves differ.",
    "b": "Each loss is −log D by that run's own D, and D moves: what it says about G depends on what it has learned.",
    "c": "With the same random seed and two losses or step sizes it would be no different: what matters is which D measures.",
})
### END HIDDEN TESTS

# %% [markdown]
# ## Why the steps circle
#
# Even with no clouds to miss, two players who step in turn need not arrive. Shrink the game until you can see all of it (the **Dirac-GAN** of Mescheder et al. 2018). The real data is one point, 0. $G$ is one point, $\theta$. $D$ is a line through 0, with
# logit $\varphi x$. They play the minimax game, so with step size $h$
#
# $$\varphi \leftarrow \varphi - h\,\bigl(\sigma(\varphi\theta)\,\theta + \gamma\varphi\bigr), \qquad \theta \leftarrow \theta + h\,\sigma(\varphi\theta)\,\varphi .$$
#
# (Ignore γ for now: it is 0.) $D$ tilts to make the point $\theta$ look fake; $G$ moves the point to where $D$ is higher. The goal is $\theta = 0$, $\varphi = 0$.
#
# **Predict first:** what path will $(\theta, \varphi)$ take? What if both step at once instead of in turn?

# %%
def dirac_gan(h, gamma, in_turn, steps=200, start=(1.0, 0.0)):
    """The path (steps + 1, 2) of (θ, φ)."""
    sigmoid = lambda t: 1 / (1 + np.exp(-t))
    path = [start]
    for _ in range(steps):
        theta, phi = path[-1]
        phi_new = phi - h * (sigmoid(phi * theta) * theta + gamma * phi)
        felt = phi_new if in_turn else phi                      # the D against which G steps
        path.append((theta + h * sigmoid(felt * theta) * felt, phi_new))
    return np.array(path)

def draw_circling(h, gamma, in_turn):
    """The path of (θ, φ), and how far θ is from the data."""
    path = dirac_gan(h, gamma, in_turn)
    fig, axes = plt.subplots(1, 2, figsize=(9, 3.6), width_ratios=(1, 1.4))
    figures.path_of_game(path, axes)
    distance = np.linalg.norm(path, axis=1)
    figures.show(fig, f"The path of θ and φ from (1, 0), steps {'in turn' if in_turn else 'at once'}, step size {h:.2f}, R1 weight {gamma:.2f}: "
                      f"after {len(path) - 1} steps it is {distance[-1]:.2f} away from (0, 0); it began at distance 1.")

# %%
widgets.explore(draw_circling, h=widgets.slider(0.2, 0.05, 0.5, 0.05, "step size h"), gamma=widgets.slider(0, 0, 1, 0.1, "weight γ of R1"),
                in_turn=widgets.slider(1, 0, 1, 1, "1 in turn, 0 at once"))

# %% [markdown]
# <details><summary>Answer</summary>
#
# In turn, it circles: neither away nor home. At once, it spirals outwards. Near (0, 0) both sigmoids are ½, and a step in turn is a matrix: $(\theta, \varphi) \mapsto M(\theta, \varphi)$ with $\det M = 1 - h\gamma$. As long as $\gamma < 1 - h/4$, its eigenvalues are complex conjugates
# and their modulus is $\sqrt{1 - h\gamma}$: exactly 1 without γ. With steps at once and no γ it is $\sqrt{1 + h^2/4}$, more than 1. Each player follows its own gradient, and yet the pair has no valley to roll down: what one wins, the other loses.
#
# With $-\log D$ the matrix is the same: close to the goal both losses have the slope ½. Far from it the circle does shrink, but more and more slowly (Mescheder et al. 2018).
# </details>

# %%
def eigenvalue_modulus(h, gamma, in_turn, e=1e-6):
    """The largest modulus of the eigenvalues of one step near (0, 0), by differences of the step itself."""
    after_one = lambda start: dirac_gan(h, gamma, in_turn, steps=1, start=start)[-1]
    columns = [(after_one(e * unit) - after_one(-e * unit)) / (2 * e) for unit in np.eye(2)]
    return np.abs(np.linalg.eigvals(np.array(columns).T)).max()

for h, gamma, in_turn in ((0.2, 0, True), (0.2, 0, False), (0.2, 0.5, True)):
    print(f"h = {h}, γ = {gamma}, {'in turn' if in_turn else 'at once':8} the distance is multiplied by {eigenvalue_modulus(h, gamma, in_turn):.4f} per step")
assert np.isclose(eigenvalue_modulus(0.2, 0.5, True), np.sqrt(1 - 0.2 * 0.5)) and np.isclose(eigenvalue_modulus(0.2, 0, False), np.sqrt(1 + 0.2 ** 2 / 4))

# %% [markdown]
# The term with γ is the gradient of the **R1 penalty**, $\frac{\gamma}{2}\,\mathbb E\,\lVert\nabla_x \ell(x)\rVert^2$ on *real* points: $D$ pays for being steep where the data is. In this game $D$'s slope is $\varphi$ everywhere. At the goal $D$ is flat anyway, so the penalty costs nothing there; elsewhere it damps the swing. Noise added to all of $D$'s inputs has a similar effect (Arjovsky and Bottou 2017). Move γ up and watch the path come home.
#
# Circling is one reason why a GAN's losses keep swinging when nothing improves any more, and why an *average* of the last weights (chapter 05 uses one) is often better than the last: here, the goal is in the middle of the circle.

# %% [markdown]
# ## How good are the samples?
#
# If not the loss, then what? Compare the *distributions*, with a judge that does not move. If samples were single numbers, you could compare their means and widths: (μ − μ′)² + (σ − σ′)² says that widths of 1 and 3 around the same
# mean are at a squared distance of 4.
#
# For images, take the **features**: 128 numbers that a fixed classifier computes from an image before its last layers. Compare the mean and
# covariance of the features of real and of generated images: the **Fréchet distance** (Heusel et al. 2017, there with ImageNet features, called FID) is
#
# $$d^2 = \lVert\mu - \mu'\rVert^2 + \operatorname{tr}\bigl(\Sigma + \Sigma' - 2\,(\Sigma\Sigma')^{1/2}\bigr).$$
#
# It is the squared 2-Wasserstein distance between two Gaussians with these means and covariances. $(\cdot)^{1/2}$ is the root of a matrix: $R\,R = \Sigma\Sigma'$. Ten sharp digits, repeated, show up mostly in the part with
# $\Sigma$, blurred digits in both.

# %% [markdown]
# ### Exercise 4.13 · The Fréchet distance
# *DFL Q2.4 · implement · 4 points · 15 minutes · difficulty 2*
#
# Write `frechet_distance(a, b)` for arrays of features `(n, d)` and `(m, d)`, one row per sample: the squared distance above, as a real number. Divide covariances by $n - 1$, as `np.cov` does.
#
# <details><summary>Hint</summary>
#
# `np.cov(a, rowvar=False)`; `sqrtm` from scipy is imported. Rounding may leave a tiny imaginary part in the root. Test it: equal batches are at distance 0, and
# a batch shifted by (3, 4, 0) is at 25.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Taking the root entry by entry (`np.sqrt`). Dropping the factor 2. Using variances in place of covariances. Not squaring the distance of the means. Returning a complex number.
# </details>

# %% nbgrader={"grade": false, "grade_id": "frechet_distance", "locked": false, "schema_version": 3, "solution": true, "task": false}
def frechet_distance(a, b):
    """‖μ − μ′‖² + tr(Σ + Σ′ − 2 (ΣΣ′)^½) of features a (n, d) and b (m, d)."""
    ### BEGIN SOLUTION
    gap = a.mean(axis=0) - b.mean(axis=0)
    cov_a, cov_b = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    return float(gap @ gap + np.trace(cov_a + cov_b - 2 * sqrtm(cov_a @ cov_b).real))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "frechet_distance-check", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
checks.frechet_distance(frechet_distance)

# %% nbgrader={"grade": true, "grade_id": "frechet_distance-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.frechet_distance(frechet_distance, seed=hidden_seed("frechet_distance"))
### END HIDDEN TESTS

# %% [markdown]
# ## A GAN on MNIST
#
# There are two pairs of networks: `"dense"` is small and quick, for the check; `"laptop"` is convolutional, the one that chapter 05 uses.
# Both take 62 numbers of noise, drawn from the standard normal distribution. `training_steps(n, G)` counts to `n`; in a long run it shows how much time is left, and twenty of $G$'s digits as they form.

# %% nbgrader={"grade": false, "grade_id": "networks", "locked": true, "schema_version": 3, "solution": false, "task": false} tags=["setup"]
def new_networks(name, seed):
    """(G, D): G turns noise (n, 62) into images (n, 1, 28, 28) in [−1, 1], D turns images into logits (n,)."""
    if name == "laptop":
        return build("laptop", Latent(62), seed)
    torch.manual_seed(seed)
    G = nn.Sequential(nn.Linear(62, 128), nn.ReLU(), nn.Linear(128, 784), nn.Tanh(), nn.Unflatten(1, (1, 28, 28)))
    D = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.LeakyReLU(0.1), nn.Linear(128, 1), nn.Flatten(0))
    return G, D

# %% [markdown]
# ### Exercise 4.14 · Train it
# *DFL Q2.4 · train · 5 points · 40 minutes · difficulty 3*
#
# (Where the DFL guide says "*discriminator* loss" here, it means the generator's.)
#
# Write `train_gan(images, loss, steps, seed, networks="dense")`. `images` are uint8 `(n, 28, 28)`; `loss` is `"minimax"` (your saturating loss) or `"non-saturating"`. Each step: 64 random images,
# noise `(64, 62)` from the standard normal distribution, one step of $D$, one of $G$. Use `torch.optim.Adam(…, lr, betas=(0.5, 0.999))` with `lr` 5e-4 for $D$ and 2e-3 for $G$. Return a pair:
#
# - 500 digits that the trained G makes from fresh noise, an array `(500, 28, 28)` of brightnesses from 0 to 1
# - a dictionary of three lists with one number per step: `"loss_d"`, `"loss_g"` and `"gradient"`, the length $\lVert\nabla_\theta L_G\rVert$
#
# You may use $D$'s noise again in $G$'s step. Count the steps with `for _ in training_steps(steps, G)`; then you can stop a long run with ■ (interrupt the kernel) and keep what it has learned. Everything random must follow from `seed`. The check watches short
# runs of 0 to 40 steps with either pair of networks (a few seconds): it sees which images and which noise they read, repeats each step from them, and compares your three numbers and your digits.
#
# <details><summary>Hint</summary>
#
# `to_tensor(images)` gives `(n, 1, 28, 28)` in [−1, 1]; `new_networks(networks, seed)` gives both networks; `torch.manual_seed(seed)` fixes the draws. The step is that of exercise 4.7, with `backward()` and optimisers:
# `fake.detach()` in $D$'s loss; `zero_grad()` before each `backward()`. After $G$'s `backward()`, collect all `p.grad` for `p in G.parameters()`.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Giving an optimiser the other network's parameters. Forgetting `zero_grad`. Using `detach` in $G$'s step: then nothing reaches $G$. Drawing uniform noise. Leaving digits in [−1, 1]. Putting tensors instead of numbers into the lists, which
# keeps every step's graph in memory.
# </details>

# %% nbgrader={"grade": false, "grade_id": "train_gan", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_gan(images, loss, steps, seed, networks="dense"):
    """(500 digits (500, 28, 28) in [0, 1], {"loss_d", "loss_g", "gradient": one number per step})."""
    ### BEGIN SOLUTION
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in training_steps(steps, G):
        x = real[torch.randint(len(real), (64,))]
        fake = G(torch.randn(64, 62))

        loss_d = discriminator_loss(D(x), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()

        loss_g = generator_loss(D(fake))
        adam_g.zero_grad()
        loss_g.backward()
        adam_g.step()

        gradient = torch.cat([p.grad.ravel() for p in G.parameters()]).norm()
        for name, value in zip(curves, (loss_d, loss_g, gradient), strict=True):
            curves[name].append(value.item())
    with torch.no_grad():
        digits = (G(torch.randn(500, 62)).squeeze(1) + 1) / 2
    return digits.numpy(), curves
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "train_gan-check", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
checks.train_gan(train_gan)

# %% nbgrader={"grade": true, "grade_id": "train_gan-hidden", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.train_gan(train_gan, seed=hidden_seed("train_gan"))
### END HIDDEN TESTS

# %% [markdown]
# Now both losses on all of MNIST, with the convolutional network, the same seed and 1,000 steps each: a few minutes in total. (If you stop one run with ■, the other still runs.)
#
# **Predict first:** which of the two will draw the better digits? (Your own numbers answer for one seed, the next section for more.)

# %% tags=["nbval-ignore-output", "long"]
steps = (2 if under_grading() else 100) if short_run() else 1000
images = mnist()[0][:2000 if short_run() else None]
live = {loss: train_gan(images, loss, steps, seed=1, networks="laptop") for loss in ("minimax", "non-saturating")}
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.2))
for ax, (name, label) in zip(axes, (("loss_d", "D's loss, nats"), ("loss_g", "G's own loss, nats"), ("gradient", "‖$∇_θ L_G$‖, nats per unit of θ"))):
    for loss, (_, curves) in live.items():
        ax.plot(curves[name], linewidth=1, label=loss)
    ax.set(xlabel="training step", ylabel=label)
axes[2].set_yscale("log")
axes[0].legend(fontsize="small")
figures.show(fig, f"Curves of your two runs over {steps:,} steps: D's loss, G's loss, and the length of G's gradient. G's losses have opposite signs.")

# %% tags=["nbval-ignore-output", "long"]
fig, axes = plt.subplots(2, 1, figsize=(8, 1.7))
for ax, (loss, (digits, _)) in zip(axes, live.items()):
    figures.digits(2 * digits[:12] - 1, ax)
    ax.set_ylabel(loss, rotation=0, ha="right", va="center")
figures.show(fig, f"Twelve digits from each of your two generators, after {steps:,} steps.")

# %%
assert all(np.isfinite(values).all() and 0 < len(values) <= steps for _, curves in live.values() for values in curves.values())   # fewer if you stopped it
assert max(live["minimax"][1]["loss_g"]) < 0 < min(live["non-saturating"][1]["loss_g"])
print("Both runs gave finite curves; log(1 − D) is negative, −log D positive.")

# %% [markdown]
# Here are your digits, measured with *your* Fréchet distance against the first 2,000 test digits; for scale, so are real training digits. (With 128 features, 500 digits are few: every such number is biased upward, that of 500 real digits too.)

# %% tags=["nbval-ignore-output", "long"]
def features_of(digits):
    """(n, 128) features of brightnesses (n, 28, 28) in [0, 1]."""
    return features(np.round(255 * digits).astype(np.uint8))

n_real = 500 if under_grading() else 2000
reference, train_digits = features(mnist("test")[0][:n_real]), np.random.default_rng(0).permutation(mnist()[0])
floor = frechet_distance(features(train_digits[:n_real]), reference)
yours = {loss: frechet_distance(features_of(digits), reference) for loss, (digits, _) in live.items()}
for loss, distance in yours.items():
    print(f"{loss:15} Fréchet distance {distance:6.1f} after {steps:,} steps")
print(f"{'real digits':15} Fréchet distance {frechet_distance(features(train_digits[:500]), reference):6.1f} (500 of them), {floor:.1f} ({n_real:,})")

# %%
assert 0 < floor < min(yours.values())

# %% [markdown]
# ## Does the saturating loss fail?
#
# One seed proves little. Here are **recorded runs**, made by `python -m authoring.training.record_gan`: both losses, three seeds, 1,000 steps each, nothing else
# different. Every 100 steps, the Fréchet distance of 2,000 generated digits was measured, and *both* gradients on the networks of that moment, whichever loss they were trained on.
#
# **Predict first:** does the saturating loss fail? And which of the two gradients is longer?

# %%
record = json.loads((ASSETS / "records" / "gan_mnist.json").read_text())
recorded_digits = load_file(ASSETS / "records" / "gan_mnist.safetensors")
kinds = ("minimax", "non-saturating")

def curves_of(kind, name):
    """(seeds, measured steps) of the recorded runs with this loss."""
    return np.array([run["curve"][name] for run in record["runs"] if run["loss"] == kind])

print(f"Recorded with torch {record['versions']['torch']}, {record['recipe']['steps']:,} steps, seeds {sorted({run['seed'] for run in record['runs']})}")
for kind in kinds:
    distance = curves_of(kind, "frechet")[:, -1]
    share = curves_of(kind, "minimax") / curves_of(kind, "non-saturating")
    print(f"trained on {kind:15} Fréchet distance at the end {np.median(distance):.1f} (from {distance.min():.1f} to {distance.max():.1f}); "
          f"the saturating gradient has {np.median(share):.2f} of the other's length")

# %%
shown = [100, 200, 300, 500, 1000]
fig, axes = plt.subplots(1, 2, figsize=(9.6, 3.0))
for ax, kind in zip(axes, kinds):
    figures.digits(np.stack([recorded_digits[f"{kind}.{step}"] for step in shown]), ax, row_labels=[f"step {step:,}" for step in shown])
    ax.set_title(f"trained on the {kind} loss")
figures.show(fig, "Two grids of recorded digits, one for each loss, with a row for 100, 200, 300, 500 and 1,000 steps. The rows at 100 steps are grey patterns in both; in those of 300 and more steps most digits can be read, and "
                  "neither grid is plainly better.")

# %%
measured = record["runs"][0]["curve"]["step"]
fig, axes = plt.subplots(1, 2, figsize=(9.6, 3.4))
figures.curves_over_seeds(measured, {f"trained on {kind}": curves_of(kind, "frechet") for kind in kinds}, axes[0], "Fréchet distance", log=True)
axes[0].axhline(floor, color="black", linestyle=":", linewidth=1.5)
axes[0].text(measured[-1], floor * 1.1, "real training digits", ha="right", va="bottom", fontsize="small")
figures.curves_over_seeds(measured, {f"trained on {kind}": curves_of(kind, "loss_d") for kind in kinds}, axes[1], "D's loss, nats")
axes[1].axhline(np.log(4), color="black", linestyle=":", linewidth=1.5)
axes[1].text(measured[-1], np.log(4), "log 4: D can't tell", ha="right", va="bottom", fontsize="small")
ends = {kind: np.median(curves_of(kind, "frechet")[:, -1]) for kind in kinds}
lowest = min(curves_of(kind, "loss_d").min() for kind in kinds)
figures.show(fig, f"Recorded curves, median and range over three seeds. Left: the Fréchet distance falls in the same way for both losses, to {ends['minimax']:.1f} and {ends['non-saturating']:.1f}. "
                  f"Right: D's loss never falls below {lowest:.2f} nats; at log 4 = 1.39 D can't tell real from generated, at 0 it is sure.")

# %% [markdown]
# <details><summary>Answer</summary>
#
# It does not fail: the distances end so close together that three seeds can't tell the losses apart, and both gradients have about the same length. D's loss says why. A D that is sure has a loss close to 0; this one's never falls below 1 nat, and at $\log 4 = 1.39$ it could not tell at all. So its logits stay small, where both slopes are near −½. The paper speaks of a D that *rejects with high confidence*, and this D never does.
# </details>
#
# So let D be sure. Take the dense networks, give D 200 steps before G's first, and go on in turn. Let G use plain gradient descent (SGD) or Adam, which the authors of 2014 did not have. The losses and the Fréchet distance are yours.
#
# **Predict first:** four runs, {saturating, non-saturating} × {SGD, Adam}. Which of them will still draw noise after 400 steps?

# %% tags=["nbval-ignore-output"]
def lead(loss, optimiser, ahead, steps, seed=1):
    """G's digits, and both gradients every 20 steps, when D has had `ahead` steps before G's first."""
    G, D = new_networks("dense", seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    opt_g = torch.optim.SGD(G.parameters(), 0.1) if optimiser == "SGD" else torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    norms = {"log(1 − D), saturating": [], "−log D, non-saturating": []}
    for step in range(-ahead, steps + 1):
        fake = G(torch.randn(64, 62))
        loss_d = discriminator_loss(D(some_digits[torch.randint(len(some_digits), (64,))]), D(fake.detach()))
        adam_d.zero_grad()
        loss_d.backward()
        adam_d.step()
        if step < 0:
            continue                                            # G waits
        if step % 20 == 0:
            for values, f in zip(norms.values(), (saturating_loss, non_saturating_loss), strict=True):
                gradients = torch.autograd.grad(f(D(fake)), list(G.parameters()), retain_graph=True)
                values.append(torch.cat([g.ravel() for g in gradients]).norm().item())
        opt_g.zero_grad()
        loss(D(fake)).backward()
        opt_g.step()
    with torch.no_grad():
        return ((G(torch.randn(500, 62)).squeeze(1) + 1) / 2).numpy(), norms

some_digits, (ahead, lead_steps) = to_tensor(mnist()[0][:10_000]), (2, 1) if under_grading() else (200, 400)
led = {f"{name}, {optimiser}": lead(loss, optimiser, ahead, lead_steps) for optimiser in tqdm(("SGD", "Adam"), desc="optimisers", leave=False, disable=short_run())
       for name, loss in (("saturating", saturating_loss), ("non-saturating", non_saturating_loss))}
led_distance = {run: frechet_distance(features_of(digits), reference) for run, (digits, _) in led.items()}
fig, axes = plt.subplots(1, 4, figsize=(12, 3.2), sharey=True)
figures.two_gradients(range(0, lead_steps + 1, 20), {run: norms for run, (_, norms) in led.items()}, axes)
figures.show(fig, f"Lengths of both losses' gradients on the same networks over {lead_steps} steps, in four panels on one logarithmic scale. Where G follows the saturating loss with SGD, its own gradient stays far below the other's, "
                  "a hundredth or less. In the other three the two curves come together, because G moves and D is no longer sure.")

# %% tags=["nbval-ignore-output"]
fig, axes = plt.subplots(4, 1, figsize=(8, 3.4))
for ax, (run, (digits, _)) in zip(axes, led.items(), strict=True):
    figures.digits(2 * digits[:12] - 1, ax)
    ax.set_ylabel(f"{run}: {led_distance[run]:.0f}", rotation=0, ha="right", va="center")
figures.show(fig, f"Twelve images from each of the four runs after {lead_steps} steps, with the Fréchet distance of 500. " + ", ".join(f"{run}: {d:.0f}" for run, d in led_distance.items()) + ".")

# %%
if not under_grading():                                 # a grader's short run has not got that far
    stuck, *moving = led_distance.values()
    own, other = led["saturating, SGD"][1].values()
    assert stuck > max(moving) + 10 and own[-1] < other[-1] / 100
    print("Saturating loss, D ahead, SGD: G does not learn. Each of the other three does.")

# %% [markdown]
# <details><summary>Answer</summary>
#
# One of them: the saturating loss with SGD. Its gradient is a hundredth of the other's or less, its steps are as small, G stays where it was, D becomes still more certain, and the gradient still smaller: the paper's sentence, word for word. With the non-saturating loss G
# gets away at once. And *Adam rescues the saturating loss*, since it divides each gradient by its own recent size: a gradient that was small from the start gives steps as long as any. (After so few steps the other three draw no good digits, but they have begun to learn.)
# </details>
#
# That is why the saturating loss works in so many notebooks: they use Adam, and D is not ahead. But Adam's memory is long ($\beta_2 = 0.999$ remembers about a thousand steps), so it does not forgive a gradient that *becomes* small:

# %%
def share_of_step(after, before=100, shrink=1e-3, beta=0.999):
    """Adam's step as a share of its full one, `after` steps after a gradient shrank to `shrink` of the size it had for `before` steps."""
    square = (1 - beta**before) * beta**after + (1 - beta**after) * shrink**2
    return shrink / np.sqrt(square / (1 - beta**(before + after)))

for after in (100, 1000, 10_000):
    print(f"{after:6,} steps after the gradient fell to 1/1000, Adam's step has {share_of_step(after):.4f} of its full length")

# %% [markdown]
# ## What to take away
#
# - **Compute losses from logits.** In 32 bits, σ and then a logarithm breaks at a logit of 17.
# - **Judge a generator's loss by its slope.** $\log(1 - D)$ goes flat where $D$ is sure, $-\log D$ does not. It matters when D is ahead *and* steps are as long as gradients; with Adam and an even game you may never notice.
# - **What G descends depends on its loss**, even with an optimal D: $2\,\mathrm{JSD}$ for the one, $D_\mathrm{KL}(q\|p) - 2\,\mathrm{JSD}$ for the other, which makes a missing cloud cheap.
# - **A GAN's training is not a descent.** Two players whose gradients oppose each other can circle. A penalty on D's slope at real points damps that; an average of the weights lies near the middle.
# - **A loss does not measure quality**, because its judge moves. Count modes where you can; otherwise compare distributions with a judge that stands still, and measure real data in the same way.
#
# Single numbers of this G's noise mean nothing. The next chapter gives some of them a meaning: *[05 · InfoGAN](../05_infogan/05_infogan.ipynb)*.
