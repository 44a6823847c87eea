# %% [markdown]
# # 04 · Generative adversarial networks
#
# Two networks play a game. The **generator** $G$ turns noise $z$ into a sample; the **discriminator** $D$ says how real a sample looks. $D$ learns
# to tell real from generated, $G$ learns to be taken for real. Chapter 03 showed what the game is about: with a perfect $D$, its value is a
# Jensen–Shannon divergence. Now you play it: you write its objectives, its step, see both of the ways in which it fails, and train it on MNIST.
#
# *15 exercises, **41 points · 147 minutes**. You need chapter 03. All logarithms here are natural: **nats**.*
#
# *Work from top to bottom. After each answer, run the check below it: it says ✓, or what came out and what to try. A second,
# hidden check of the same laws on other inputs runs when your notebook is graded.*

# %% nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false, "task": false} tags=["setup"]
import json

import matplotlib.pyplot as plt
import numpy as np
import torch
from safetensors.numpy import load_file
from scipy.linalg import sqrtm
from torch import nn
from torch.nn.functional import softplus

from utils import figures, toy_gan, widgets
from utils.checks import gan as checks
from utils.checks import hidden_seed
from utils.codes import Latent
from utils.course import ASSETS, short_run, under_grading
from utils.data import mnist
from utils.frechet import features
from utils.gan import to_tensor
from utils.networks import build

# %% [markdown]
# ## Logits, not probabilities
#
# $D$'s last layer gives one number a sample, the **logit** $\ell$, and $D = \sigma(\ell) = 1/(1 + e^{-\ell})$. Keep to the logit. In the plot below,
# $\log(1 - \sigma(\ell))$ is computed in two ways: first $\sigma$, then the logarithm; and directly from $\ell$.
#
# **Predict first:** where do the two part company, and what happens to a gradient there?

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
ax.text(38, -8, "log 0 = −∞", ha="center", color=figures.OKABE_ITO["vermillion"])
ax.set(xlabel="D's logit ℓ of a generated sample", ylabel="log(1 − σ(ℓ)), nats")
ax.legend(loc="lower left")
figures.show(fig, "log(1 − σ(ℓ)) against the logit. From the logit it is a smooth curve that falls to −60 at 60; with σ first it becomes coarse "
                  "near 15 and ends at about 17, beyond which it is minus infinity.")

# %% [markdown]
# ### Exercise 4.1 · What D minimises
# *Seed topic T2.3 · implement · 3 points · 8 minutes · difficulty 1*
#
# Write `discriminator_loss(real, fake)`: the cross-entropy, in nats,
#
# $$L_D = -\operatorname{mean} \log \sigma(\text{real}) \;-\; \operatorname{mean} \log\bigl(1 - \sigma(\text{fake})\bigr).$$
#
# `real` and `fake` are tensors of logits, either rows `(n,)` or columns `(n, 1)`, and the two batches may differ in size. The loss must be
# right, and finite, at logits of ±200 too. You will train with it, so compute it with torch.
#
# <details><summary>Hint</summary>
#
# $-\log\sigma(\ell) = \log(1 + e^{-\ell})$, and torch has a function for $\log(1 + e^{x})$ that is safe at both ends. What does $1 - \sigma(\ell)$ become?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Sigmoid first, then the logarithm: infinite at 200. Logits as a column beside targets as a row: `(n, 1)` with `(n,)` broadcasts to a table of all
# pairs, silently. Real and fake exchanged. The mean over both batches together. A sigmoid before a loss that takes logits.
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
# ## What G minimises: two losses with the same wish
#
# $G$ wants the opposite of $D$: that generated samples be taken for real. There are two ways to write it down (Goodfellow et al. 2014):
#
# - **saturating**, or minimax: minimise $\log(1 - D(G(z)))$. This is exactly $-L_D$, as far as it depends on $G$: a zero-sum game.
# - **non-saturating**: minimise $-\log D(G(z))$. The same fixed point, another slope.

# %% [markdown]
# ### Exercise 4.2 · The non-saturating loss
# *Seed topic T2.3 · implement · 2 points · 4 minutes · difficulty 1*
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
# $D$'s own term for generated samples, which has the opposite wish. A sign. Sigmoid, then the logarithm.
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
# The notebook that the seed guide links to for its question 4 compares both losses. Its "saturating" one reads as below. Judge a loss by its **slope**: that
# is all $G$ ever feels.
#
# **Predict first:** at the logit −5 ($D$ is sure that the sample is fake), what slope should a loss have that *saturates*?

# %%
def seed_saturating_loss(fake):
    """What the seed's notebook calls saturating: mean(1 − log D(G(z)))."""
    return (1 + softplus(-fake)).mean()

def slope(loss, logits):
    """The derivative of loss by one logit, by central differences."""
    at = lambda logit: float(loss(torch.tensor([logit], dtype=torch.float64)))
    return np.array([(at(logit + 1e-4) - at(logit - 1e-4)) / 2e-4 for logit in logits])

for name, loss in (("the seed's 'saturating'", seed_saturating_loss), ("non-saturating", lambda fake: softplus(-fake).mean())):
    print(f"{name:24} slope at the logits −5, 0, 5:", slope(loss, [-5, 0, 5]).round(4))

# %% [markdown]
# ### Exercise 4.3 · Mend it
# *Seed Q2.4, its reference notebook · repair · 3 points · 8 minutes · difficulty 2*
#
# The two rows above are the same: $1 - \log D$ is the non-saturating loss plus a constant, and whoever compares the two compares a loss with itself.
# Write `saturating_loss(fake)`: the loss that the paper means, $\operatorname{mean}\log(1 - \sigma(\text{fake}))$, from logits, with torch.
#
# <details><summary>Hint</summary>
#
# You have $\log(1 - \sigma(\ell))$ from exercise 4.1, with one sign to think about: this one is *minimised* by $G$, and it is negative.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Looking at the logit 0 only: there both slopes are −½, and any mixture of the two losses looks right. A sign, so that $G$ learns to be caught.
# Sigmoid, then the logarithm.
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
figures.slopes(where, {"the seed's “saturating”": slope(seed_saturating_loss, where), "non-saturating": slope(non_saturating_loss, where),
                       "saturating, repaired": slope(saturating_loss, where)}, ax)
figures.show(fig, "Slope of three losses against D's logit. The seed's and the non-saturating one lie on each other, near −1 at −6 and near 0 at 6. "
                  "The repaired one is their mirror image: near 0 at −6, −1 at 6. All three cross at −½ where the logit is 0.")

# %% [markdown]
# Read the left end: there $D$ is sure, which is where $G$ stands when training begins. The saturating loss says "nothing to be done here",
# the non-saturating one "this is where it hurts most".
#
# ## Other games
#
# The logarithm is a choice. Three others, each with its $L_D$ and $L_G$ (all from $D$'s raw output $\ell$, means over the batch):
#
# | | $D$ minimises | $G$ minimises |
# |---|---|---|
# | **least squares** (Mao et al. 2017) | ½ (real − 1)² + ½ fake² | ½ (fake − 1)² |
# | **hinge** (Lim and Ye 2017) | max(0, 1 − real) + max(0, 1 + fake) | −fake |
# | **Wasserstein critic** (Arjovsky et al. 2017) | fake − real | −fake |
#
# The Wasserstein critic's loss is unbounded unless its slope *in the sample* is (weights clipped, or a gradient penalty); then it estimates how far
# mass has to be carried from one distribution to the other.

# %% [markdown]
# ### Exercise 4.4 · Least squares, hinge, Wasserstein
# *Seed topic T2.3 · implement · 3 points · 10 minutes · difficulty 2*
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
# Targets as a row beside outputs as a column, which compares all pairs. A sigmoid in front of least squares: its flat ends bring the vanishing
# gradient back. The ½ forgotten. A hinge on $G$'s loss. An `abs` around the critic's difference.
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
# *Seed topic T2.3 · implement · 3 points · 10 minutes · difficulty 2*
#
# Write `generator_gradients(logits)` for a numpy array of logits: a dictionary with, for each of `"minimax"` (that is the saturating loss), `"non-saturating"`,
# `"least squares"`, `"hinge"` and `"Wasserstein"`, the array $dL_G/d\ell$ of **one sample's own loss** at each logit. Work it out on paper; each is one line.
#
# <details><summary>Hint</summary>
#
# $\dfrac{d}{d\ell}\log(1 + e^{\ell}) = \sigma(\ell)$, and $1 - \sigma(\ell) = \sigma(-\ell)$. Compare with `slope` above.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The slope by $D$ instead of by the logit (a factor $\sigma'$ is missing). Saturating and non-saturating exchanged. A division by the number of samples. A hinge
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
# *Seed topic T2.3 · choose · 2 points · 6 minutes · difficulty 2*
#
# Each objective was proposed against something that goes wrong in the minimax game. Match them: `failures` is a dictionary from `"non-saturating"`,
# `"least squares"`, `"hinge"` and `"Wasserstein"` to one letter each.
#
# - **a** Once a generated sample stands on the real side of $D$'s border, it is hardly moved any more, however far from the data it still is.
# - **b** Early on, $D$ rejects $G$'s samples with confidence, and the slope of $G$'s loss by the logit is nearly 0 just there.
# - **c** Where real and generated samples do not overlap, the divergence is the same at any distance (1 bit), so that even a perfect $D$ tells nothing
#   about how far to go.
# - **d** $D$ spends itself on samples it tells apart already: its loss still falls when their logits go from 5 to 50. (The Wasserstein critic has this fault, too.)
#
# <details><summary>Hint</summary>
#
# Read the picture above at the left end, at the right end; then look at $L_D$ in the table: which is exactly flat somewhere, and which knows a distance?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# "All of them against mode collapse": none of the four was made for that, and each can collapse.
# </details>

# %% nbgrader={"grade": false, "grade_id": "failures", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
failures = {"non-saturating": "b", "least squares": "a", "hinge": "d", "Wasserstein": "c"}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "failures-check", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
checks.match_form(failures, ("non-saturating", "least squares", "hinge", "Wasserstein"), "abcd")

# %% nbgrader={"grade": true, "grade_id": "failures-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.match(failures, key={"non-saturating": "b", "least squares": "a", "hinge": "d", "Wasserstein": "c"}, why={
    "a": "(a) needs a slope for G that does not die at large logits: ½ (ℓ − 1)² pulls samples back to the border from either side (Mao et al. 2017).",
    "b": "(b) needs a slope for G that is large where the logit is very negative, at the same fixed point as the minimax game (Goodfellow et al. 2014).",
    "c": "(c) needs another divergence, one that grows with the distance mass has to be carried (Arjovsky et al. 2017).",
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
# Three things matter. **The order:** $G$ should be corrected by a $D$ that knows $G$'s latest samples. **The detach:** each loss moves one network only.
# **The number $k$:** with many steps $D$ is nearly the optimal one of chapter 03, so that $G$ descends a Jensen–Shannon divergence; whether that is good for $G$,
# you measure in the section after next.
#
# The networks for this exercise live in the plane. Each keeps its parameters in *one vector*: `G(theta, z)` turns noise `(n, 2)` into points `(n, 2)`,
# `D(phi, x)` turns points into logits `(n,)`.

# %% nbgrader={"grade": false, "grade_id": "toy-networks", "locked": true, "schema_version": 3, "solution": false, "task": false} tags=["setup"]
G, D = toy_gan.G, toy_gan.D
untrained = toy_gan.start(seed=0)
print(f"θ has {len(untrained.theta):,} parameters, φ has {len(untrained.phi):,}")

# %% [markdown]
# ### Exercise 4.7 · One alternating step
# *Seed topic T2.2 · implement · 5 points · 20 minutes · difficulty 3*
#
# Write `alternating_step(theta, phi, real, z, lr)`. `real` has shape `(k, n, 2)`: step $i$ of $D$ uses `real[i]` and the noise `z[i]`; `z` has shape
# `(k + 1, n, 2)`, and $G$'s step uses the last, `z[k]`. Plain gradient descent with step size `lr`, the cross-entropy for $D$, the **non-saturating** loss for
# $G$. Return `(theta, phi)`, the new vectors; leave those you were given as they are.
#
# <details><summary>Hint</summary>
#
# `phi = phi.detach().requires_grad_()` makes a fresh variable; `gradient, = torch.autograd.grad(loss, phi)` gives the gradient by it, and by nothing else. Then
# `phi = (phi - lr * gradient).detach()`.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Missing detach: $D$'s loss flows through the generated batch into $\theta$, and `loss.backward()` leaves it in `theta.grad`, where $G$'s step finds it.
# $G$ first, or both against the old networks. Gradients of one step of $D$ left over for the next. One step of $D$ whatever $k$ is; $k$ steps of $G$.
# The noise of $D$'s step used again.
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
# Your step at work: the real points are one cloud to the right. **Predict first:** will $G$'s points spread over the cloud, or sit in its middle?

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
# *Seed topic T2.2 · choose · 2 points · 6 minutes · difficulty 2*
#
# Someone computes both **minimax** losses on the same generated batch, detaches nothing, calls `backward()` on both, and only then lets both optimisers step.
# What stands in `theta.grad`?
#
# - **a** twice the right gradient
# - **b** the right gradient: what $D$'s loss sent back belongs to $D$'s optimiser
# - **c** zero
# - **d** the gradient of $D$'s loss, since that came first
#
# Answer in `missing_detach`. And with the **non-saturating** loss, the rest unchanged (`missing_detach_reason`)?
#
# - **a** then all is right, since $-\log D$ is not part of $D$'s loss
# - **b** each sample's slope by the logit becomes $2D - 1$: $G$ stops pushing where $D$ doubts ($D = ½$), and pulls back what $D$ takes for real
# - **c** $G$'s gradient doubles
#
# <details><summary>Hint</summary>
#
# `backward()` adds into `.grad`. Add the slopes by the logit of a generated sample: $D$'s loss has $+\sigma(\ell)$; $G$'s you know from exercise 4.5.
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
checks.one_of(missing_detach, "abcd")
checks.one_of(missing_detach_reason, "abc")

# %% nbgrader={"grade": true, "grade_id": "missing_detach-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.choose(missing_detach, key="c", why={
    "a": "The two gradients have opposite signs: the game is zero-sum. Add the slopes.",
    "b": "Gradients belong to parameters, not to optimisers; D's loss reaches θ through the generated batch.",
    "d": "backward() adds to what stands in .grad; the second loss does not get lost.",
}, reason=missing_detach_reason, reason_key="b", reason_why={
    "a": "D's loss still sends its own gradient into θ: the slope +σ(ℓ) by the logit of each generated sample.",
    "c": "The slopes are −(1 − D) and +D: they have opposite signs, and do not double.",
})
### END HIDDEN TESTS

# %% [markdown]
# ## Why the gradient vanishes
#
# The paper says (its section 3) that early in learning, when $G$ is poor, $D$ can reject samples with high confidence, and that then
# $\log(1 - D(G(z)))$ saturates. An argument about slopes by the logit you have seen. Now measure what counts: the gradient that arrives at $\theta$.

# %% [markdown]
# ### Exercise 4.9 · How strongly is G moved?
# *Seed Q2.3 · implement · 3 points · 12 minutes · difficulty 2*
#
# Write `gradient_norms(theta, phi, z)`: the pair of lengths $\lVert\nabla_\theta L_G\rVert$ (root of the sum of squares, over all of $\theta$) of the **saturating** and of the
# **non-saturating** loss, each the mean over the noise batch `z` `(n, 2)`, for the networks `G(theta, z)` and `D(phi, x)`. Return two numbers. They must be
# right even where $D$ is so sure that its logits are −800.
#
# <details><summary>Hint</summary>
#
# Your two losses, `torch.autograd.grad(loss, theta)`, `.norm()`. `theta.detach().requires_grad_()` first.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The gradient by $\varphi$, or by the logits. The seed's loss, which gives twice the same number. A sum over the batch. The squared norm.
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
# Now the experiment. $G$ is untrained and *held still*; the real points are eight small clouds on a ring, far to the right, where $G$ never comes: a $G$ as poor as
# in the quotation. Only $D$ learns, and becomes ever better. After each few steps of $D$ your function measures both gradients.
#
# **Predict first:** draw the two curves before you run the cell.

# %% tags=["nbval-ignore-output"]
far = toy_gan.around(toy_gan.ring(8) + [8, 0], toy_gan.SIGMA, 5000, seed=0)
z = torch.randn(500, 2, generator=torch.Generator().manual_seed(0))
state, settings = untrained, toy_gan.preset("balanced", lr_d=5e-3)
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
figures.show(fig, "Length of G's gradient against the steps of D, both axes logarithmic. As D becomes perfect, the saturating loss's gradient falls by orders "
                  "of magnitude; the non-saturating one's rises. D's accuracy rises to 100%.")

# %%
first, last = ({name: values[i] for name, values in norms.items()} for i in (0, -1))
saturating, other = norms
assert last[saturating] < first[saturating] / 30 and last[other] > first[other] and accuracy[-1] > 0.99
print("D perfect: the saturating gradient fell to less than 1/30 of its start; the non-saturating one grew.")

# %% [markdown]
# ### Exercise 4.10 · The paper's sentence, in your words
# *Seed Q2.3 · write · 2 points · 10 minutes · difficulty 2 · graded by a person*
#
# In about 100 words: why do they say that $\log(1 - D(G(z)))$ saturates early in learning, and why does $-\log D(G(z))$ not? Use the slope by the logit, and the two numbers at the end
# of your curve. Does the non-saturating loss have the same fixed point?

# %% [markdown] nbgrader={"grade": true, "grade_id": "why_it_saturates", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **Rubric.** 1 point: the chain: early on G's samples are far from the data, D's logit on them is very negative, the slope of log(1 − σ(ℓ)) is −σ(ℓ) ≈ 0, and by the chain rule
# this factor multiplies everything that arrives at θ; the slope of −log σ(ℓ) is −(1 − σ(ℓ)) ≈ −1; two numbers from the curve. 1 point: both are
# smallest where D is largest, so they want the same of G against a fixed D, and the game has the same fixed point (D = ½, p_G = p_data); only the path differs.
# No point is lost for adding that the factor ∂ℓ/∂θ is common to both and may itself become small or wild (Arjovsky and Bottou 2017).
#
# *Example.* Early in learning D's logit on generated samples is about −8, so D ≈ 0.0003. The slope of log(1 − σ(ℓ)) is −D, and by the chain rule all of θ's gradient carries this
# factor: in my curve it fell from 2 to 0.01 while D learned. The slope of −log σ(ℓ) is −(1 − D), about −1 there: its gradient grew from 4 to 100, with D's steepness. Both losses fall as
# D rises, so for a given D they pull the same way, and the fixed point, D = ½ everywhere, is the same.
# ### END SOLUTION

# %% [markdown]
# Two remarks. Vanishing is not the same as being stuck: the Adam optimiser divides each gradient by its own recent size, so a gradient a thousand times smaller moves $\theta$
# almost as far. That is part of why the saturating loss works at all in many notebooks. In 2014 training was by gradient descent with momentum, where
# smaller means slower. And the non-saturating loss has a price of its own: multiplied by an ever steeper $D$, its gradient becomes long and noisy
# (Arjovsky and Bottou 2017); look at the right end of its curve.
#
# ## A GAN in the plane
#
# Eight clouds on a ring: will $G$ find all of them? A toy that trains in seconds shows what digits hide, because here you can count.
# The library's step is yours with Adam, any of the objectives, and the random numbers inside. Each step returns a new state and leaves the old one alone.
#
# Here it trains in this notebook's Python while you watch: play, pause, let $D$ or $G$ alone make some steps. **Predict first:** the widget asks you, before each preset trains, on how
# many of the eight clouds $G$ will be. Start with "balanced". Four of the six fail on purpose, each in its own way, and the green line says what to look for. Draw data of your own, too:
# which shapes does $G$ find, and which does it only half fill?

# %%
widgets.plane()

# %% [markdown]
# ### Exercise 4.11 · Count the modes
# *Seed topic T2.2 · implement · 2 points · 8 minutes · difficulty 1*
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
# One stray point makes a mode. Each point given to its nearest mode, however far. A square for a circle. 1% of the points that hit something.
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
# Two runs with the same seed, the same networks, the same loss, 1,000 steps of $G$ each (some seconds). In the first $D$ and $G$ take turns. In the second $G$ makes 20 steps for
# each one of $D$. **Predict first:** what will $G$ do if it may answer twenty times before $D$ has noticed?

# %% tags=["nbval-ignore-output"]
centres = toy_gan.ring(8)
ring = torch.tensor(toy_gan.around(centres, toy_gan.SIGMA, 20_000, seed=0), dtype=torch.float32)

kept_at = range(0, 101 if under_grading() else 1001, 100)

def train_toy(preset, seed=0):
    """The states of one run after 0, 100, 200, … steps of G."""
    states = [toy_gan.start(seed)]
    state = states[0]
    while len(states) < len(kept_at):
        state = toy_gan.step(state, ring, toy_gan.PRESETS[preset])
        if state.steps in kept_at:
            states.append(state)
    return states

runs = {preset: train_toy(preset) for preset in ("balanced", "G runs ahead of D")}
count = {preset: [covered_modes(toy_gan.samples(state, 2500), centres, toy_gan.SIGMA) for state in states] for preset, states in runs.items()}
fig, axes = plt.subplots(1, 3, figsize=(11, 3.6), width_ratios=(1, 1, 1.1))
for ax, (preset, states) in zip(axes, runs.items()):
    figures.plane(ring[:400], toy_gan.samples(states[-1], 400), ax, centres, 3 * toy_gan.SIGMA)
    ax.set_title(f"{preset}: {count[preset][-1]} of 8 modes")
axes[0].legend(loc="center", fontsize="small")
for (preset, numbers), marker in zip(count.items(), "os"):
    axes[2].plot(kept_at, numbers, marker=marker, label=preset)
axes[2].set(xlabel="step of G", ylabel="modes covered, of 8", ylim=(-0.3, 8.3))
axes[2].legend(fontsize="small")
figures.show(fig, f"After {kept_at[-1]:,} steps the balanced GAN covers {count['balanced'][-1]} of 8 modes, the one whose G runs ahead {count['G runs ahead of D'][-1]}, with its "
                  "points in a clump or a streak. The count of modes over the steps rises in the first and stays low in the second.")

# %%
if not under_grading():                                 # a grader's short run has not come so far
    assert count["balanced"][-1] >= 6 and np.mean(count["G runs ahead of D"]) <= 3
    print("Balanced: most or all modes. G ahead of D: mode collapse.")

# %% [markdown]
# The second run is **mode collapse**. $G$ gathers its points where $D$ believes most; when $D$ has learned that this place is too good to be true, $G$ moves on to the next, and
# $D$ after it. Nothing in $G$'s loss asks for variety within a batch: each sample is judged alone. The paper warns of it: "G must not be trained too much without updating D".
#
# Below are both runs again, to go through at leisure: $D$'s belief is the surface, and the arrows, here all of one length, say where $G$'s next step wants each point to go.
# **Look for:** in the collapsed run, where is the surface high and where is $G$ at that moment?

# %%
def draw_moment(step, ahead):
    """One moment of either run: points, D's surface, and the pull on G's points."""
    preset = "G runs ahead of D" if ahead else "balanced"
    state, covered = runs[preset][step // 100], count[preset][step // 100]
    points, pull = toy_gan.pull(state, "non-saturating", n=60)
    length = np.linalg.norm(pull, axis=1, keepdims=True)
    fig, ax = plt.subplots(figsize=(5.4, 4.2))
    figures.plane(ring[:400], toy_gan.samples(state, 200), ax, centres, 3 * toy_gan.SIGMA, lambda x: toy_gan.logits(state, x),
                  (points, 0.15 * pull / np.maximum(length, 1e-9)))
    ax.set_title(f"{preset}, step {step}: {covered} of 8 modes")
    figures.show(fig, f"{preset}, after {step} steps: real points on a ring, generated points on {covered} of 8 modes, D's belief as a surface, arrows of G's pull.")

# %% tags=["nbval-ignore-output"]
widgets.explore(draw_moment, step=widgets.slider(min(300, kept_at[-1]), 0, kept_at[-1], 100, "step"), ahead=widgets.slider(0, 0, 1, 1, "0 balanced, 1 G ahead"))

# %% tags=["nbval-ignore-output"]
fig, ax = plt.subplots(figsize=(6.4, 3.2))
losses = {}
for (preset, states), marker in zip(runs.items(), "os"):
    losses[preset] = [float(non_saturating_loss(torch.tensor(toy_gan.logits(state, toy_gan.samples(state, 2500))))) for state in states]
    ax.plot(kept_at, losses[preset], marker=marker, label=f"{preset}: {count[preset][-1]} of 8 modes at the end")
ax.axhline(np.log(2), color="black", linestyle=":", linewidth=1.5, label="log 2: D can't tell")
ax.set(xlabel="step of G", ylabel="G's loss, −log D(G(z)), nats")
ax.legend(fontsize="small", loc="lower center", bbox_to_anchor=(0.5, 1))
figures.show(fig, "G's non-saturating loss over the steps, for both runs. The balanced run's stays near log 2 or above; the collapsed run's is as low or lower, "
                  "because G has just moved to where its D believes it.")

# %%
mean = {preset: np.mean(values) for preset, values in losses.items()}
assert mean["G runs ahead of D"] < mean["balanced"] + 0.1
print("The collapsed run's loss is no higher, although its G misses most of the modes.")

# %% [markdown]
# ### Exercise 4.12 · Is a low loss good?
# *Seed topic T2.2 · choose · 2 points · 5 minutes · difficulty 1*
#
# Two runs on the same data. At the end $G$'s non-saturating loss is **0.3** nats in run A and **2.1** nats in run B. Which has the better samples?
#
# - **a** A: a lower loss is a better model
# - **b** B: the harder $D$ makes it for $G$, the better $G$ has become
# - **c** A, if both were trained for the same number of steps
# - **d** these two numbers do not tell
#
# Answer in `low_loss`. Why (`low_loss_reason`)?
#
# - **a** the loss is an average, and averages have noise
# - **b** each loss is measured by its own $D$ of that moment: 0.3 may mean a good $G$ or a $D$ that does not look
# - **c** because the two were started from different seeds
#
# <details><summary>Hint</summary>
#
# The picture above: what was the loss when all points sat on one mode that $D$ still believed in?
# </details>
#
# <details><summary>Common mistakes</summary>
#
# Reading a GAN's loss like that of a classifier, which is measured against labels that do not move.
# </details>

# %% nbgrader={"grade": false, "grade_id": "low_loss", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
low_loss, low_loss_reason = "d", "b"
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "low_loss-check", "locked": true, "points": 0, "schema_version": 3, "solution": false, "task": false}
checks.one_of(low_loss, "abcd")
checks.one_of(low_loss_reason, "abc")

# %% nbgrader={"grade": true, "grade_id": "low_loss-hidden", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
### BEGIN HIDDEN TESTS
checks.choose(low_loss, key="d", why={
    "a": "A loss of 0.3 says that this run's D believes its samples. A D that has not learned yet believes anything, one mode repeated included.",
    "b": "A strong D also means that G is easily caught. Early in learning, with samples like noise, the loss is highest.",
    "c": "The same number of steps does not make the two Ds the same judge.",
}, reason=low_loss_reason, reason_key="b", reason_why={
    "a": "Noise would go away with more samples. This does not: the judge itself is another one.",
    "c": "With the same seed and two losses or step sizes it would be no different: what matters is which D measures.",
})
### END HIDDEN TESTS

# %% [markdown]
# ## How good are the samples?
#
# If not the loss, then what? Compare the *distributions*, with a judge that does not move. Take a fixed classifier, read its last hidden layer as **features**, and compare mean and
# covariance of the features of real and of generated images: the **Fréchet distance** (Heusel et al. 2017, there with ImageNet's features, called FID)
#
# $$d^2 = \lVert\mu - \mu'\rVert^2 + \operatorname{tr}\bigl(\Sigma + \Sigma' - 2\,(\Sigma\Sigma')^{1/2}\bigr).$$
#
# It is the squared 2-Wasserstein distance of two Gaussians with these moments. $(\cdot)^{1/2}$ is the root of a matrix: $R\,R = \Sigma\Sigma'$. Sharp but equal digits have the wrong $\Sigma$, blurred ones the wrong
# $\mu$: both are seen.

# %% [markdown]
# ### Exercise 4.13 · The Fréchet distance
# *Seed Q2.4 · implement · 4 points · 15 minutes · difficulty 2*
#
# Write `frechet_distance(a, b)` for arrays of features `(n, d)` and `(m, d)`, one row a sample: the squared distance above, as a real number. Use covariances with $n - 1$, as `np.cov` does.
#
# <details><summary>Hint</summary>
#
# `np.cov(a, rowvar=False)`; `sqrtm` from scipy is imported. Rounding may leave a tiny imaginary part in the root. Test yourself: equal batches are at distance 0, and
# a shift by (3, 4, 0) is at 25.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# The root taken entry by entry (`np.sqrt`). The factor 2 forgotten. Variances in place of covariances. The distance of the means not squared. A complex number returned.
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
# Everything is at hand. Two pairs of networks, by name: `"dense"` is small and quick, for the check; `"laptop"` is convolutional, the one that chapter 05 uses.
# Both take 62 numbers of noise.

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
# *Seed Q2.4 · train · 5 points · 25 minutes · difficulty 3*
#
# (The seed asks for "both the saturating and non-saturating *discriminator* loss"; it is the generator's that comes in these two kinds.)
#
# Write `train_gan(images, loss, steps, seed, networks="dense")`. `images` are uint8 `(n, 28, 28)`; `loss` is `"minimax"` (your saturating loss) or `"non-saturating"`. Each step: 64 random images,
# one step of $D$, one of $G$. Use `torch.optim.Adam(…, lr, betas=(0.5, 0.999))` with `lr` 5e-4 for $D$ and 2e-3 for $G$. Return a pair:
#
# - 500 generated digits, an array `(500, 28, 28)` of brightness from 0 to 1
# - a dictionary of three lists with one number a step: `"loss_d"`, `"loss_g"` and `"gradient"`, the length $\lVert\nabla_\theta L_G\rVert$
#
# Everything random follows from `seed`. The check looks at the first steps of short runs, then trains 150 steps on 2,000 digits (some seconds) and asks whether your digits came nearer to real ones than an
# untrained $G$'s.
#
# <details><summary>Hint</summary>
#
# `to_tensor(images)` gives `(n, 1, 28, 28)` in [−1, 1]; `new_networks(networks, seed)` gives both networks; `torch.manual_seed(seed)`. The step is that of exercise 4.7, with `backward()` and optimisers:
# `fake.detach()` in $D$'s loss; `zero_grad()` before each `backward()`. After $G$'s `backward()`: all `p.grad` for `p in G.parameters()`.
# </details>
#
# <details><summary>Common mistakes</summary>
#
# An optimiser with the other network's parameters. `zero_grad` forgotten. `detach` in $G$'s step, so that nothing reaches $G$. Digits left in [−1, 1]. Tensors instead of numbers in the lists, which keep every
# step's graph in memory.
# </details>

# %% nbgrader={"grade": false, "grade_id": "train_gan", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_gan(images, loss, steps, seed, networks="dense"):
    """(500 digits (500, 28, 28) in [0, 1], {"loss_d", "loss_g", "gradient": one number a step})."""
    ### BEGIN SOLUTION
    G, D = new_networks(networks, seed)
    torch.manual_seed(seed)
    adam_d = torch.optim.Adam(D.parameters(), 5e-4, betas=(0.5, 0.999))
    adam_g = torch.optim.Adam(G.parameters(), 2e-3, betas=(0.5, 0.999))
    generator_loss = {"minimax": saturating_loss, "non-saturating": non_saturating_loss}[loss]
    real, curves = to_tensor(images), {"loss_d": [], "loss_g": [], "gradient": []}
    for _ in range(steps):
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
# Now both losses on all of MNIST, with the convolutional network, the same seed and the same budget. Live it takes a few minutes (1,000 steps each); in the short form, under
# tests and grading, 2 steps, which is too few for digits.

# %% tags=["nbval-ignore-output"]
steps = 2 if short_run() else 1000
images = mnist()[0][:2000 if short_run() else None]
live = {loss: train_gan(images, loss, steps, seed=1, networks="laptop") for loss in ("minimax", "non-saturating")}
fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.2))
for ax, (name, label) in zip(axes, (("loss_d", "D's loss, nats"), ("loss_g", "G's own loss, nats"), ("gradient", "‖$∇_θ L_G$‖"))):
    for loss, (_, curves) in live.items():
        ax.plot(curves[name], linewidth=1, label=loss)
    ax.set(xlabel="training step", ylabel=label)
axes[2].set_yscale("log")
axes[0].legend(fontsize="small")
figures.show(fig, f"Live curves over {steps} steps for both losses: D's loss, G's loss, and the length of G's gradient.")

# %% tags=["nbval-ignore-output"]
fig, axes = plt.subplots(2, 1, figsize=(8, 1.7))
for ax, (loss, (digits, _)) in zip(axes, live.items()):
    figures.digits(2 * digits[:12] - 1, ax)
    ax.set_ylabel(loss, rotation=0, ha="right", va="center")
figures.show(fig, f"Twelve generated digits of either loss after {steps} live steps.")

# %%
assert all(np.isfinite(values).all() and len(values) == steps for _, curves in live.values() for values in curves.values())
assert max(live["minimax"][1]["loss_g"]) < 0 < min(live["non-saturating"][1]["loss_g"])
print("Both runs gave finite curves; log(1 − D) is negative, −log D positive.")

# %% [markdown]
# One seed proves little. What follows is a **recorded run**, made by `python -m authoring.record_gan`: both losses, three seeds, 1,000 steps each, nothing else
# different. Each 100 steps it measured the Fréchet distance of 2,000 generated digits, and *both* gradients on the networks of that moment, whichever loss they were trained on.
#
# **Predict first:** does the saturating loss fail?

# %%
record = json.loads((ASSETS / "records" / "gan_mnist.json").read_text())
recorded_digits = load_file(ASSETS / "records" / "gan_mnist.safetensors")
kinds = ("minimax", "non-saturating")

def curves_of(kind, name):
    """(seeds, measured steps) of the recorded runs with this loss."""
    return np.array([run["curve"][name] for run in record["runs"] if run["loss"] == kind])

print(f"Recorded with torch {record['versions']['torch']}, {record['recipe']['steps']:,} steps, seeds {sorted({run['seed'] for run in record['runs']})}")
for kind in kinds:
    distance = curves_of(kind, "frechet")
    print(f"{kind:15} Fréchet distance: median {np.median(distance[:, -1]):5.1f} at the end, from {distance[:, -1].min():.1f} to {distance[:, -1].max():.1f}"
          f"   (real against real digits: {record['frechet_of_real']})")

# %%
shown = [100, 200, 300, 500, 1000]
fig, axes = plt.subplots(1, 2, figsize=(9.6, 3.0))
for ax, kind in zip(axes, kinds):
    figures.digits(np.stack([recorded_digits[f"{kind}.{step}"] for step in shown]), ax, row_labels=[f"step {step:,}" for step in shown])
    ax.set_title(f"trained on the {kind} loss")
figures.show(fig, "Ten recorded digits of seed 1 at 100, 200, 300, 500 and 1,000 steps, for both losses, from the same noise in each row.")

# %%
measured = record["runs"][0]["curve"]["step"]
fig, axes = plt.subplots(1, 3, figsize=(12, 3.6))
figures.curves_over_seeds(measured, {f"trained on {kind}": curves_of(kind, "frechet") for kind in kinds}, axes[0], "Fréchet distance", log=True)
axes[0].axhline(record["frechet_of_real"], color="black", linestyle=":", linewidth=1.5)
axes[0].text(measured[-1], record["frechet_of_real"] * 1.1, "real against real", ha="right", va="bottom", fontsize="small")
figures.curves_over_seeds(measured, {f"trained on {kind}": curves_of(kind, kind) for kind in kinds}, axes[1], "‖$∇_θ L_G$‖ of its own loss", log=True)
figures.curves_over_seeds(measured, {f"trained on {kind}": curves_of(kind, "loss_d") for kind in kinds}, axes[2], "D's loss, nats")
axes[2].axhline(np.log(4), color="black", linestyle=":", linewidth=1.5)
axes[2].text(measured[-1], np.log(4), "log 4: D can't tell", ha="right", va="bottom", fontsize="small")
figures.show(fig, "Recorded curves, median and range over three seeds, of both losses: the Fréchet distance falls for both; the length of the "
                  "gradient of each one's own loss; D's loss.")
