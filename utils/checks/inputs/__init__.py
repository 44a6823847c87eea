"""What a check feeds in, class by class: every class that the texts promise, extremes alongside random draws.

A kind of argument is a function of a random generator; it gives {name of the class: one input of it}. Visible and hidden checks
draw from the same classes, so none of them is luck. The plain inputs come first: a mistake that shows in them is told there,
where its cause is clearest.
"""
import numpy as np

from utils.checks.inputs.distributions import densities, pairs, pmf, pmfs, probabilities
from utils.checks.inputs.parameters import covariances, logits
from utils.checks.inputs.samples import FAR, SEEDS, clouds, counted, discriminated, weighted_points
from utils.checks.inputs.tables import batches_of_tables, tables

__all__ = ["FAR", "SEEDS", "batches_of_tables", "clouds", "counted", "covariances", "densities", "discriminated", "in_bases", "logits", "pairs", "pmf", "pmfs",
           "probabilities", "tables", "weighted_points"]

BASES = (np.e, 10, 3, 16, 1.25)         # besides 2; a table of the usual ones isn't a logarithm


def in_bases(values):
    """Each of `values` with the default base ({}) and with another one ({"base": …})."""
    for i, value in enumerate(values):
        yield value, {}
        yield value, {"base": BASES[i % len(BASES)]}
