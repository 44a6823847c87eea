"""Learning how probable each category of a code is: InfoGAN on data whose classes are not balanced.

    images, labels = imbalanced(*mnist(), proportions, seed=0)
    model, history = train(to_tensor(images), Recipe(seed=1, steps=4000))    # labels are never seen
    model.latent.codes[0].probabilities()                                    # (10,): what it takes the proportions to be

With a learned p(c), the objective V − λ L_I has four paths to p's logits: through what each category costs G at D's hands,
through E log Q, through H(c), and through the change of variables that a sample makes. `pull` says which terms may move
p. "V" is the way that works; the others are kept because the course shows how they fail. Source of the idea: Ojha et al. 2020
(Elastic-InfoGAN), who use Gumbel-softmax samples. Here the gradient is a score-function estimate (Williams 1992), which is
unbiased for a category; straight-through samples (codes.LearnedCategorical) are not, see `train_reparametrised`.
"""
from dataclasses import replace

import numpy as np
import torch
import torch.nn.functional as F

from utils import gan, infogan
from utils.codes import Categorical, Latent, LearnedCategorical, Uniform
from utils.gan import Model

# names for real images assume that categories are equally frequent; and a prior that is still on its way should not be slowed down
ALONE = {"agreement": 0.0, "neighbours": 0, "start": 0, "reading": 0, "ramp": 0, "decay": 0.0}
PULLS = {"V": (0, 0), "V − E log Q": (1, 0), "V − L_I": (1, 1)}         # weights of −E log Q and −H(c), next to V's 1
FRAMES = 250                                                            # steps between the recorded values of p


class ScoredCategorical(Categorical):
    """One of k with probabilities softmax(logits); samples are plain one-hot rows, through which no gradient flows."""

    def __init__(self, k, p=None):
        super().__init__(k)
        self.logits = torch.zeros(k) if p is None else torch.as_tensor(p, dtype=torch.float32).log()
        self.logits.requires_grad_()

    def sample(self, n, device=None):
        return F.one_hot(torch.multinomial(self.logits.detach().softmax(0), n, replacement=True), self.k).float()

    def entropy(self):
        log_p = self.logits.detach().log_softmax(0)
        return float(-(log_p.exp() * log_p).sum())


def train(real, recipe, pull="V", k=10, lr=2e-3, learn=True, p=None, watch=None):
    """InfoGAN with k categories, two uniform codes and a learned p(c). Returns the Model and {"step", "p": rows of p(c)}.

    After G's and D's step, logits of p move with Adam along the gradient of what each category costs,
    ∂/∂logits E_c[f(c)] = E[(f − mean f) ∂ log p(c)/∂logits], f = softplus(−D) − (weight) log Q, less (weight) H(c) in closed
    form. learn=False keeps p as it starts: uniform, the paper's InfoGAN, or `p` (k,), if given, everything else equal.
    watch(model), if given, sees the model so far whenever p is recorded.
    """
    recipe = replace(recipe, **ALONE)
    prior = ScoredCategorical(k, p)
    latent = Latent(62, [prior, Uniform(), Uniform()])
    optimizer = torch.optim.Adam([prior.logits], lr, betas=(0.5, 0.999))
    log_q_weight, entropy_weight = PULLS[pull]
    information = infogan.information(latent, recipe.warp)

    def information_and_prior(D, image, h, z):
        if learn:
            with torch.no_grad():
                cost = F.softplus(-D.head(h).squeeze(1))                                        # (n,), nats
                if log_q_weight:
                    outputs = D.q(D.trunk(infogan.warped(image, recipe.warp)))
                    cost = cost - log_q_weight * latent.log_q(z, outputs)[0]
            log_p = prior.logits.log_softmax(0)                                                 # (k,)
            score = (latent.split(z)[0] * log_p).sum(1)                                         # (n,): log p of each sample
            loss = ((cost - cost.mean()) * score).mean() + entropy_weight * (log_p.exp() * log_p).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        return information(D, image, h, z)

    history, watch = _recorder(watch)
    model = gan.train(latent, real, recipe, information_and_prior, watch=watch, every=FRAMES)
    learned = LearnedCategorical(k)                         # what `infogan.save` knows how to write
    learned.logits.data.copy_(model.latent.codes[0].logits.detach())
    return Model(Latent(62, [learned, Uniform(), Uniform()]), model.G, model.D, recipe, model.history), history


def train_reparametrised(real, recipe, k=10, temperature=1.0, hard=True):
    """The same with Gumbel-softmax samples, straight-through (hard) or soft, and the whole V − L_I: the way that needs no code of ours."""
    history, watch = _recorder()
    latent = Latent(62, [LearnedCategorical(k, temperature, hard), Uniform(), Uniform()])
    model = infogan.train(latent, real, replace(recipe, **ALONE), watch, every=FRAMES)
    return model, history


def _recorder(also=None):
    history = {"step": [], "p": []}

    def watch(model):
        history["step"].append(model.history["step"][-1])
        history["p"].append([round(p, 4) for p in model.latent.codes[0].logits.detach().softmax(0).tolist()])
        if also:
            also(model)
    return history, watch


def compare(model, images, labels, proportions, test=None):
    """What a trained model says about the proportions, its categories matched one-to-one to digits on these labels.

    {"p": p(c) by digit (10,), "assigned": share of the images that Q gives to each digit's category (10,), "error": share of
    images whose category is another digit's, "tv": ½ Σ |p − proportions|, "tv_assigned": the same for `assigned`,
    "tv_own": ½ Σ |p − assigned|: does the prior fit the groups that Q makes, whatever they are?}; with `test`, (images, labels) that
    were not trained on, also {"test_error"}: the same matching, counted there.
    """
    categories = infogan.predict(model, images)
    digit_of_code = infogan.match(categories, labels)
    p = np.zeros(10)
    p[digit_of_code] = model.latent.codes[0].logits.detach().softmax(0).numpy()
    assigned = np.bincount(digit_of_code[categories], minlength=10) / len(categories)
    found = {} if test is None else {"test_error": float((digit_of_code[infogan.predict(model, test[0])] != test[1]).mean())}
    return found | {"p": p, "assigned": assigned, "error": float((digit_of_code[categories] != labels).mean()),
            "tv": float(np.abs(p - proportions).sum() / 2), "tv_assigned": float(np.abs(assigned - proportions).sum() / 2),
            "tv_own": float(np.abs(p - assigned).sum() / 2)}
