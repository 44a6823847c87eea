"""Yes–no questions and the codes they make: the shortest code of a pmf, and what it costs on average."""
import heapq
import itertools

import numpy as np

from utils.tables import check_pmf


def huffman_code(p):
    """A shortest binary prefix code of the pmf p (n,): a list of n words of "0" and "1", one per outcome.

    No word begins another, and no such code has a smaller mean length Σ p·length. H(p) ≤ mean length < H(p) + 1 bits, with
    equality on the left if and only if every p is a power of ½. A single outcome needs no question: its word is "". Of the two
    sides of a question "1", yes, is the one with the outcome that comes first, whatever p is: p may move, and "is it the first?" stays.
    ValueError where p is not a pmf.  Huffman 1952; Cover and Thomas, section 5.6.
    """
    p = check_pmf(p)
    order = itertools.count()               # decides ties, so that the same p gives the same code
    heap = [(weight, next(order), [i]) for i, weight in enumerate(p)]
    words = [""] * len(p)
    heapq.heapify(heap)
    while len(heap) > 1:                    # the two least probable groups are told apart by one more question
        (light, _, one), (heavy, _, other) = heapq.heappop(heap), heapq.heappop(heap)
        yes, no = sorted((one, other))      # each begins with its first outcome
        for i in yes:
            words[i] = "1" + words[i]
        for i in no:
            words[i] = "0" + words[i]
        heapq.heappush(heap, (light + heavy, next(order), yes + no))
    return words


def mean_length(p, code):
    """Σ p·len(word): questions (bits) per outcome, on average, when outcomes of the pmf p (n,) are coded by `code`, n words.

    ValueError where p is not a pmf or the numbers of outcomes and words differ.
    """
    p = check_pmf(p)
    if len(p) != len(code):
        raise ValueError(f"p has {len(p)} outcomes and the code {len(code)} words; expected one word per outcome.")
    return float(p @ np.array([len(word) for word in code]))
