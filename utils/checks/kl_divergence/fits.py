"""The Gaussian that is closest to a pmf."""
import numpy as np

from utils.checks import check, inputs, passed


@check
def moment_match(moment_match, seed=0):
    """Mean and standard deviation of a pmf on a grid: the Gaussian that minimises KL(p‖g)."""
    for x, p in inputs.weighted_points(np.random.default_rng(seed)).values():
        points, weights = x.astype(float), p.astype(float)
        mean = weights @ points
        variance = weights @ (points - mean) ** 2
        sd = np.sqrt(variance)
        answer = moment_match(x, p)
        both = answer.part([part.number() for part in answer.parts(2)], answer.name)
        both.equals(np.array([mean, sd]), "The mean is Σ p x, the variance Σ p (x − mean)².", [
            (np.array([points.mean(), points.std()]), "these are the moments of the grid points, as if all were equally probable. Weight them by p."),
            (np.array([mean, variance]), "the second number is the variance. The Gaussian's width is its square root."),
            (np.array([mean, np.sqrt(weights @ points**2)]), "the second number measures from 0. Measure the spread from the mean."),
            (np.array([points[weights.argmax()], sd]), "the first number is the most probable point. You want the mean."),
            (np.array([mean, points.std()]), "the second number is the spread of the grid. Weight the squared distances by p."),
            (np.array([sd, mean]), "mean and width are swapped: return the mean first."),
        ], tolerance=1e-5 if answer.coarse else 1e-8)
    passed("moment_match", "mean and width are those of p")
