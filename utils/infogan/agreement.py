"""What real images teach before and during the GAN: D's trunk and Q say the same of two images that show the same thing."""
import torch
from torch import nn
from tqdm.auto import trange

from utils import gan
from utils.infogan.warp import warped
from utils.neighbours import neighbours, walk


class Agreement(nn.Module):
    """Asks of real images that D's trunk and Q say the same of an image and of one that shows the same thing. No labels.

    "Shows the same thing" is a warped copy of one of the image's nearest neighbours, up to WALK steps away (utils.neighbours), or
    of the image itself where recipe.neighbours is 0. The quantity is information: g and g′ are the GROUPS fine groups that a
    head of its own gives to the two images, ĉ and ĉ′ what Q says about the first discrete code.

    Made before the GAN's first step, it teaches twice: the trunk learns recipe.start steps of I(g; g′); then HEADS linear heads,
    each with its own random start, learn I(ĉ; ĉ′) on that trunk, and Q is taught to say what the best of them says. Which is
    best, I(ĉ; ĉ′) tells, not a label. About one start in five finds the ten digits; all forty cost seconds. The heads look at
    longer walks, up to HEAD_WALK steps: over these a small island, like sevens with a bar, still meets its own digit.

    agreement(D, rows, h = D.trunk(real[rows])) → −agreement (I(g; g′) − H(ĉ|ĉ′)) − usage · H(ĉ) in nats, weights from the
    recipe, is then part of D's loss. H(ĉ) holds Q to the prior of c, which is uniform: no category may lie idle.

    Source: Ji et al. 2019 (invariant information clustering; several heads, a head of finer groups), Van Gansbeke et al. 2020
    (SCAN: neighbours).
    """

    GROUPS, WALK = 50, 3
    HEADS, HEAD_STEPS, HEAD_IMAGES, HEAD_WALK = 40, 200, 20_000, 10

    def __init__(self, D, real, latent, recipe):
        super().__init__()
        self.real, self.latent, self.recipe = real, latent, recipe
        self.code = next(i for i, code in enumerate(latent.codes) if code.discrete)
        self.near = neighbours(real, recipe.neighbours) if recipe.neighbours else None
        self.groups = nn.Linear(D.head.in_features, self.GROUPS).to(real.device)
        if recipe.start:
            self._teach_trunk(D)
            self._teach_q(D)

    def forward(self, D, rows, h):
        copy = D.trunk(self.same_thing(rows))                                                           # (n, features)
        group_entropy, group_given_copy = entropies(self.groups(h).log_softmax(1), self.groups(copy).log_softmax(1))
        entropy, given_copy = entropies(self._category(D, h), self._category(D, copy))
        return -self.recipe.agreement * (group_entropy - group_given_copy - given_copy) - self.recipe.usage * entropy

    def same_thing(self, rows, steps=WALK):
        """Images (m, channels, h, w) that show what those of `rows` (m,) show, as far as can be told without labels."""
        other = rows.to(self.real.device)
        if self.near is not None:
            other = walk(self.near, other, steps)
        return warped(self.real[other], self.recipe.warp)

    def _category(self, D, h):
        """log Q of each category of the code (n, k)."""
        return self.latent.codes[self.code].log_classes(self.latent.split_outputs(D.q(h))[self.code])

    def _teach_trunk(self, D):
        recipe = self.recipe
        adam = torch.optim.Adam([*D.trunk.parameters(), *self.groups.parameters()], recipe.lr_start, betas=(0.5, 0.999), fused=True)
        slower = torch.optim.lr_scheduler.OneCycleLR(adam, recipe.lr_start, total_steps=recipe.start, pct_start=0.1, cycle_momentum=False)
        batches = gan.epochs(len(self.real), recipe.batch)
        for _ in trange(recipe.start, desc="fine groups", unit="step", mininterval=0.5):
            rows = next(batches)
            h, copy = D.trunk(self.real[rows]), D.trunk(self.same_thing(rows))
            entropy, given_copy = entropies(self.groups(h).log_softmax(1), self.groups(copy).log_softmax(1))
            adam.zero_grad()
            (given_copy - entropy).backward()
            adam.step()
            slower.step()

    def _teach_q(self, D):
        k = len(self.latent.codes[self.code].points())
        rows = torch.randperm(len(self.real))[:self.HEAD_IMAGES]
        with torch.no_grad():
            h, copy = (torch.cat([D.trunk(part) for part in images.tensor_split(max(1, len(rows) // 500))])   # (m, features)
                       for images in (self.real[rows], self.same_thing(rows, self.HEAD_WALK)))
        heads = nn.Linear(h.shape[1], self.HEADS * k).to(h.device)
        centres = far_apart(h[:2000], self.HEADS, k)                                                    # (heads, k, features)
        with torch.no_grad():                                                                           # each starts as a soft nearest
            heads.weight.copy_(0.1 * centres.flatten(0, 1))                                             # centre: −0.05 ‖h − centre‖²
            heads.bias.copy_(-0.05 * (centres ** 2).sum(2).flatten())
        read = lambda h: heads(h).view(len(h), self.HEADS, k).log_softmax(2)                            # (m, heads, k)
        adam = torch.optim.Adam(heads.parameters(), 0.01, betas=(0.5, 0.999), fused=True)
        slower = torch.optim.lr_scheduler.OneCycleLR(adam, 0.01, total_steps=self.HEAD_STEPS, pct_start=0.1, cycle_momentum=False)
        for _ in trange(self.HEAD_STEPS, desc="categories", unit="step", mininterval=0.5):
            some = torch.randint(len(h), (min(500, len(h)),), device=h.device)
            entropy, given_copy = entropies(read(h[some]), read(copy[some]))                            # (heads,)
            adam.zero_grad()
            (given_copy - entropy).sum().backward()
            adam.step()
            slower.step()
        with torch.no_grad():
            entropy, given_copy = entropies(read(h), read(copy))
            self.information = entropy - given_copy                                                     # (heads,): I(ĉ; ĉ′), nats
            says = read(h)[:, self.information.argmax()].exp()                                          # (m, k)
        adam = torch.optim.Adam(D.q.parameters(), 0.005, betas=(0.5, 0.999), fused=True)
        for _ in range(self.HEAD_STEPS):
            some = torch.randint(len(h), (min(500, len(h)),), device=h.device)
            loss = -(says[some] * self._category(D, h[some])).sum(1).mean()
            adam.zero_grad()
            loss.backward()
            adam.step()


@torch.no_grad()
def far_apart(points, starts, k):
    """k of the points (n, d), `starts` times: (starts, k, d). The first is any, each next one likely to lie far from those before:
    with probability in proportion to its squared distance from the nearest of them (k-means++, Arthur and Vassilvitskii 2007)."""
    distance = torch.cdist(points, points) ** 2                                                         # (n, n)
    chosen = torch.randint(len(points), (starts, 1), device=points.device)
    nearest = distance[chosen[:, 0]]                                                                    # (starts, n)
    for _ in range(k - 1):
        new = torch.multinomial(nearest.clamp_min(1e-9), 1)
        nearest = torch.minimum(nearest, distance[new[:, 0]])
        chosen = torch.cat([chosen, new], 1)
    return points[chosen]


def entropies(log_a, log_b):
    """H(a) and H(a|b) in nats of two classes, log probabilities (n, …, k) of each; joint: the mean over n, both ways round."""
    joint = torch.einsum("n...i,n...j->...ij", log_a.exp(), log_b.exp()) / len(log_a)                   # (…, k, k)
    joint = ((joint + joint.transpose(-1, -2)) / 2).clamp_min(1e-30)                                    # 0 ln 0 has no gradient
    single = joint.sum(-1)                                                                              # (…, k)
    entropy, joint_entropy = -(single * single.log()).sum(-1), -(joint * joint.log()).sum((-1, -2))
    return entropy, joint_entropy - entropy
