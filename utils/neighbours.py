"""Which images of a data set look most alike, found once before training and without labels.

    near = neighbours(to_tensor(images))        # (60000, 5): for each image, the rows of the five that look most like it
    rows = walk(near, torch.arange(64), 3)      # (64,): from each of 64 images one to three steps from neighbour to neighbour

Two images are compared after each was centred and made upright by its own second moments ("deskewed"), by the directions of
their edges and where these lie. Among 50,000 digits the nearest is the same digit in 99.1% of cases, the fifth in 98.3%. This is a
prior on the data, for bright things on a dark ground: what lies near in this space is taken to be the same kind.
"""
import torch
import torch.nn.functional as F
from tqdm.auto import tqdm

from utils.course import short_run


@torch.no_grad()
def deskewed(images):
    """(n, channels, h, w) in [−1, 1] → the same shape in [0, 1], moved and sheared so that each image's centre of brightness is
    in the middle and its main axis upright."""
    light = (images + 1) / 2
    n, _, height, width = light.shape
    y, x = torch.meshgrid(_steps(height, images.device), _steps(width, images.device), indexing="ij")   # (h, w), −1 … 1
    mass = light.mean(1)
    mass = mass / mass.sum((1, 2), keepdim=True).clamp_min(1e-6)                                        # (n, h, w), sums to 1
    mean = lambda values: (mass * values).sum((1, 2))                                                   # (n,)
    centre_x, centre_y = mean(x), mean(y)
    slant = (mean(x * y) - centre_x * centre_y) / (mean(y * y) - centre_y ** 2).clamp_min(1e-4)         # cov(x, y) / var(y)
    one, zero = torch.ones(n, device=images.device), torch.zeros(n, device=images.device)
    matrix = torch.stack([one, slant.clamp(-1, 1), centre_x, zero, one, centre_y], 1).view(n, 2, 3)
    return F.grid_sample(light, F.affine_grid(matrix, light.shape, align_corners=False), align_corners=False)


def _steps(n, device):
    """The middles of n pixels on [−1, 1], where affine_grid puts them."""
    return (torch.arange(n, device=device) * 2 + 1) / n - 1


@torch.no_grad()
def features(images, directions=8):
    """(n, d): what similarity is measured on: where in the deskewed image its edges run in which of eight directions.

    A histogram of oriented gradients: at each pixel the gradient's length goes to the two directions nearest to its own, in
    proportion; lengths are averaged over about 7 × 7 overlapping cells. Then the square root (so that two images are compared as
    two distributions are by Hellinger's distance), length 1, less the mean. Source: Dalal and Triggs 2005.
    """
    channels, height = images.shape[1:3]
    cell = max(1, height // 7)
    rise = torch.tensor([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]], device=images.device) / 8               # Sobel
    kernel = torch.stack([rise, rise.T])[:, None].repeat(channels, 1, 1, 1)                             # (2 channels, 1, 3, 3)
    towards = torch.arange(directions, device=images.device)[:, None, None]
    found = []
    for part in images.split(2000):
        dx, dy = F.conv2d(deskewed(part), kernel, padding=1, groups=channels).unflatten(1, (channels, 2)).unsqueeze(3).unbind(2)
        angle = torch.atan2(dy, dx) * directions / (2 * torch.pi)                                       # (m, channels, 1, h, w), in directions
        away = ((angle - towards + directions / 2) % directions - directions / 2).abs()                 # (m, channels, directions, h, w)
        edges = (dx ** 2 + dy ** 2).sqrt() * (1 - away).clamp_min(0)
        found.append(F.avg_pool2d(edges.flatten(1, 2), 2 * cell - 1, cell, cell - 1).flatten(1))
    found = F.normalize(torch.cat(found).sqrt(), dim=1)
    return found - found.mean(0)


@torch.no_grad()
def neighbours(images, k=5, components=80):
    """Row numbers (n, k) of the k most similar other images, the nearest first; images (n, channels, h, w) in [−1, 1].

    To save time, the features are first reduced to their leading principal components (no label is read, and on digits no
    neighbour is worse for it). Time grows with n²: about 30 seconds for 60,000. A set of k images or fewer gives fewer columns.
    """
    found, n = features(images), len(images)
    axes = torch.linalg.eigh(found.T @ found).eigenvectors[:, -components:]                              # (d, components)
    found, rows = F.normalize(found @ axes, dim=1), []
    for start in tqdm(range(0, n, 500), desc="neighbours", unit="part", mininterval=0.5, disable=short_run()):
        similar = found[start:start + 500] @ found.T                                                    # (500, n)
        similar.diagonal(start).fill_(-torch.inf)                                                       # no image is its own neighbour
        rows.append(similar.topk(min(k, n - 1), 1).indices)
    return torch.cat(rows)


def walk(near, rows, longest):
    """From each of `rows` (m,) a random walk of 1 to `longest` steps, the same number for all, from neighbour to neighbour."""
    for _ in range(int(torch.randint(1, longest + 1, ()))):
        rows = near[rows, torch.randint(near.shape[1], rows.shape, device=rows.device)]
    return rows


@torch.no_grad()
def spread(near, says, rounds=20, share=0.8):
    """Features of images (N, k), or probabilities of classes, averaged over each image's neighbourhood in the graph.

    In each of `rounds` an image takes on a share of the mean over its neighbours: those it has in `near` (N, neighbours), and those
    that have it. Source: Zhou et al. 2004 (learning with local and global consistency).
    """
    theirs, degree = near.flatten(), near.shape[1] + torch.bincount(near.flatten(), minlength=len(near))
    for _ in range(rounds):
        both = says[near].sum(1).index_add_(0, theirs, says.repeat_interleave(near.shape[1], 0))       # (N, k)
        says = (1 - share) * says + share * both / degree[:, None]
    return says
