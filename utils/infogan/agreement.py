"""What real images teach before, during and after the GAN: images that show the same thing get one name, and Q says it."""
import torch
import torch.nn.functional as F
from torch import nn
from tqdm.auto import trange

from utils import gan
from utils.course import short_run
from utils.infogan.warp import warped
from utils.neighbours import neighbours, spread, walk
from utils.networks import freeze


class Agreement(nn.Module):
    """Gives every real image a name, one of the categories of the first discrete code, and teaches D's trunk and Q to say it. No labels.

    Made before the GAN's first step. The trunk learns recipe.start steps of I(g; g′), where g and g′ are the GROUPS fine groups that a
    head of its own gives to an image and to one that shows the same thing: a warped copy of one of the image's nearest neighbours,
    up to WALK steps away (utils.neighbours), or of the image itself where recipe.neighbours is 0. Then HEADS linear heads, each with
    its own random start, learn I(ĉ; ĉ′) on that trunk, and what the best of them says names the images. Which head is best is
    decided by I(ĉ; ĉ′), not by a label. What the trunk makes of an image and, later, what the best head says about it are averaged over
    the image's neighbourhood in the graph (`spread`), and the heads look at walks of up to HEAD_WALK steps: so a small island, like sevens with
    a bar, goes with its own digit. A quarter of the heads then find the ten digits; without this, one in five to one in forty.

        names                           (N,) the category of each image
        agreement(D, rows)              recipe.agreement times the mean of −log Q(name|warped copy) in nats: a part of D's loss
        agreement.read_on(model, term)  after the GAN's last step: trunk and Q alone learn this and the information term, G rests

    Source: Ji et al. 2019 (invariant information clustering; several heads, a head of finer groups), Van Gansbeke et al. 2020
    (SCAN: neighbours, then learning from the network's own answers), Zhou et al. 2004 (answers that spread over a graph).
    """

    GROUPS, WALK, WARP = 50, 3, 0.7
    HEADS, HEAD_STEPS, HEAD_IMAGES, HEAD_WALK = 40, 200, 20_000, 10

    def __init__(self, D, real, latent, recipe):
        super().__init__()
        self.real, self.latent, self.recipe = real, latent, recipe
        self.code = next(i for i, code in enumerate(latent.codes) if code.discrete)
        self.near = neighbours(real, recipe.neighbours) if recipe.neighbours else None
        self._teach_trunk(D)
        h = self._features(D, real)                                                                     # (N, features)
        says = self._best_head(*((h, self._features(D, warped(real, self.WARP))) if self.near is None else (spread(self.near, h), None)))
        self.register_buffer("names", (says if self.near is None else spread(self.near, says)).argmax(1))   # (N,)
        self._teach_q(D, h)

    def forward(self, D, rows):
        rows = rows.to(self.real.device)
        copies = warped(self.real[rows], self.WARP)
        return self.recipe.agreement * F.nll_loss(self._category(D, D.trunk(copies)), self.names[rows])

    def read_on(self, model, information=None):
        """Teaches the model's trunk and Q for recipe.reading steps; G and D's head stay as they are. An interrupt ends it early."""
        D, G, recipe = model.D.train().requires_grad_(True), model.G, self.recipe
        adam, slower = self._adam([*D.trunk.parameters(), *D.q.parameters()], recipe.lr_start, recipe.reading)
        batches = gan.epochs(len(self.real), recipe.batch)
        try:
            for _ in trange(recipe.reading, desc="reading", unit="step", mininterval=0.5, disable=short_run()):
                loss = self(D, next(batches))
                if information:
                    z = self.latent.sample(recipe.batch, self.real.device)
                    with torch.no_grad():
                        image = G(z)
                    loss = loss + information(D, image, D.trunk(image), z)[0]
                adam.zero_grad()
                loss.backward()
                adam.step()
                slower.step()
        except KeyboardInterrupt:
            print("stopped while Q was still learning to read: the model so far is yours, ready to use")
        freeze(D.requires_grad_(False), self.real[torch.randperm(len(self.real))[:5000]].tensor_split(10))

    def same_thing(self, rows):
        """Images (m, channels, h, w) that show what those of `rows` (m,) show, as far as can be told without labels."""
        rows = rows.to(self.real.device)
        return warped(self.real[rows if self.near is None else walk(self.near, rows, self.WALK)], self.WARP)

    @torch.no_grad()
    def _features(self, D, images):
        return torch.cat([D.trunk(part) for part in images.tensor_split(max(1, len(images) // 500))])

    def _category(self, D, h):
        """log Q of each category of the code (n, k)."""
        return self.latent.codes[self.code].log_classes(self.latent.split_outputs(D.q(h))[self.code])

    @staticmethod
    def _adam(parameters, lr, steps):
        """Adam, and the schedule by which its step size rises over a tenth of the steps and then falls to 0."""
        adam = torch.optim.Adam(parameters, lr, betas=(0.5, 0.999), fused=True)
        return adam, torch.optim.lr_scheduler.OneCycleLR(adam, lr, total_steps=max(1, steps), pct_start=0.1, cycle_momentum=False)

    def _teach_trunk(self, D):
        recipe = self.recipe
        groups = nn.Linear(D.head.in_features, self.GROUPS).to(self.real.device)
        adam, slower = self._adam([*D.trunk.parameters(), *groups.parameters()], recipe.lr_start, recipe.start)
        batches = gan.epochs(len(self.real), recipe.batch)
        for _ in trange(recipe.start, desc="fine groups", unit="step", mininterval=0.5):
            rows = next(batches)
            h, copy = D.trunk(self.real[rows]), D.trunk(self.same_thing(rows))
            entropy, given_copy = entropies(groups(h).log_softmax(1), groups(copy).log_softmax(1))
            adam.zero_grad()
            (given_copy - entropy).backward()
            adam.step()
            slower.step()

    def _best_head(self, h, copy=None):
        """What the head with the highest I(ĉ; ĉ′) says about the images (N, k), from their features h (N, features) and those of what
        shows the same things: warped copies, or, where none are given, other images at the end of a walk."""
        k = len(self.latent.codes[self.code].points())
        same = lambda rows: h[walk(self.near, rows, self.HEAD_WALK)] if copy is None else copy[rows]
        heads = nn.Linear(h.shape[1], self.HEADS * k).to(h.device)
        centres = far_apart(h[torch.randperm(len(h))[:2000]], self.HEADS, k)                            # (heads, k, features)
        with torch.no_grad():                                                                           # each starts as a soft nearest
            heads.weight.copy_(0.1 * centres.flatten(0, 1))                                             # centre: −0.05 ‖h − centre‖²
            heads.bias.copy_(-0.05 * (centres ** 2).sum(2).flatten())
        read = lambda h: heads(h).view(len(h), self.HEADS, k).log_softmax(2)                            # (m, heads, k)
        adam, slower = self._adam(heads.parameters(), 0.01, self.HEAD_STEPS)
        for _ in trange(self.HEAD_STEPS, desc="categories", unit="step", mininterval=0.5):
            some = torch.randint(len(h), (min(500, len(h)),), device=h.device)
            entropy, given_copy = entropies(read(h[some]), read(same(some)))                            # (heads,)
            adam.zero_grad()
            (given_copy - entropy).sum().backward()
            adam.step()
            slower.step()
        with torch.no_grad():
            some = torch.randperm(len(h))[:self.HEAD_IMAGES]
            entropy, given_copy = entropies(read(h[some]), read(same(some)))
            self.information = entropy - given_copy                                                     # (heads,): I(ĉ; ĉ′), nats
            best = self.information.argmax()
            return (h @ heads.weight.view(self.HEADS, k, -1)[best].T + heads.bias.view(self.HEADS, k)[best]).softmax(1)

    def _teach_q(self, D, h):
        adam = torch.optim.Adam(D.q.parameters(), 0.005, betas=(0.5, 0.999), fused=True)
        for _ in range(self.HEAD_STEPS):
            some = torch.randint(len(h), (min(500, len(h)),), device=h.device)
            adam.zero_grad()
            F.nll_loss(self._category(D, h[some]), self.names[some]).backward()
            adam.step()


@torch.no_grad()
def far_apart(points, starts, k):
    """k of the points (n, d), `starts` times: (starts, k, d). The first is any point, each later one is likely to lie far from those before:
    with probability proportional to its squared distance from the nearest of them (k-means++, Arthur and Vassilvitskii 2007)."""
    distance = torch.cdist(points, points) ** 2                                                         # (n, n)
    chosen = torch.randint(len(points), (starts, 1), device=points.device)
    nearest = distance[chosen[:, 0]]                                                                    # (starts, n)
    for _ in range(k - 1):
        new = torch.multinomial(nearest.clamp_min(1e-9), 1)
        nearest = torch.minimum(nearest, distance[new[:, 0]])
        chosen = torch.cat([chosen, new], 1)
    return points[chosen]


def entropies(log_a, log_b):
    """H(a) and H(a|b) in nats of two classes, log probabilities (n, …, k) of each; joint: the mean over n, in both directions."""
    joint = torch.einsum("n...i,n...j->...ij", log_a.exp(), log_b.exp()) / len(log_a)                   # (…, k, k)
    joint = ((joint + joint.transpose(-1, -2)) / 2).clamp_min(1e-30)                                    # 0 ln 0 has no gradient
    single = joint.sum(-1)                                                                              # (…, k)
    entropy, joint_entropy = -(single * single.log()).sum(-1), -(joint * joint.log()).sum((-1, -2))
    return entropy, joint_entropy - entropy
