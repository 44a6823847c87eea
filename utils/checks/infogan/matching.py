"""Exercise 5.23: categories matched one to one to classes."""
import itertools

import numpy as np
from scipy.optimize import linear_sum_assignment

from utils.checks.gate import check, passed
from utils.checks.showing import show

ON_TEST = "you matched on the test labels, alone or with the training labels, and so the test images are no longer unseen. Match on the training labels."
SHARES = "you matched by shares. Count images: the matching with the most agreement on the training labels."


@check
def matched_error(matched_error, seed=0):
    """Categories matched one to one to classes on training labels (the most agreement), error on the test set."""
    rng = np.random.default_rng(seed)
    for k, per_class, noise in ((4, 12, 0.75), (3, 60, 0.3), (5, 61, 0.5), (10, 60, 0.2), (10, 60, 0.2), (12, 41, 0.3), (2, 33, 0.3), (4, 60, 0.0), (6, 50, 0.3)):
        while True:                                         # until no mistake is right by chance
            train_c, train_y, test_c, test_y = _sets(rng, k, per_class, noise)
            table = _table(train_c, train_y, k)
            match = linear_sum_assignment(-table)[1]
            on_test = linear_sum_assignment(-_table(test_c, test_y, k))[1]
            right, unmatched, on_test, wrong_way, majority = (
                float((names[test_c] != test_y).mean()) for names in (match, np.arange(k), on_test, np.argsort(match), table.argmax(1)))
            by_share = linear_sum_assignment(-table / np.maximum(table.sum(1, keepdims=True), 1))[1]
            shares, unseen = float((by_share[test_c] != test_y).mean()), float(((match[test_c] != test_y) | (table.sum(1)[test_c] == 0)).mean())
            on_both = linear_sum_assignment(-table - _table(test_c, test_y, k))[1]
            on_both = float((on_both[test_c] != test_y).mean())
            on_train, greedy = float((match[train_c] != train_y).mean()), _greedy(table, test_c, test_y)
            others = {4: [unmatched, majority, on_train, greedy, on_test, wrong_way], 3: [unmatched, majority, on_train], 12: [unmatched, greedy, wrong_way], 6: [unmatched, unseen]}
            others = [round(value, 9) for value in (right, *([unmatched] if noise == 0 else others.get(k, [unmatched])))]
            lacking = table.sum(1) == 0                     # a category that training lacks, given the first label or its own number, in place of the label that is left
            lucky = k == 6 and any(np.mean(np.where(lacking, instead, match)[test_c] != test_y) == right for instead in (0, np.arange(k)))
            if len(set(others)) == len(others) and _only_best(table) and not lucky:
                break
        _judge(matched_error, train_c, train_y, test_c, test_y, right, [
            (1 - right, "that is the share of right answers; the error is 1 minus it."),
            (unmatched, "you took category i for class i. Without labels nobody told Q the names: match them first."),
            (majority, "each category took its commonest class, so two categories may share one. The matching is one to one."),
            (on_train, "that is the error on the training images. Match there, count on the test images."),
            (100 * right, "that is in per cent; return a share between 0 and 1."),
            (right * len(test_y), "that is a number of images; divide by how many there are."),
            (shares, SHARES), (unseen, "you counted a category that training never saw as an error. The matching gives it the label that is left."),
            (greedy, "you matched greedily, the largest count first. That can miss the best matching as a whole."),
            (wrong_way, "you applied the matching the wrong way round: from class to category."),
            (on_test, ON_TEST), (on_both, ON_TEST)])
    for counts in ([[60, 50], [5, 1]], [[60, 5], [50, 1]]):          # the shares of categories, or of labels, would match the other way round
        train_c, train_y = (np.repeat(ids, np.ravel(counts)) for ids in ([0, 0, 1, 1], [0, 1, 0, 1]))
        _judge(matched_error, train_c, train_y, np.array([0, 0, 0, 0, 1, 1]), np.array([0, 0, 0, 1, 1, 1]), 1 / 6, [
            (5 / 6, SHARES)])
    train_c, train_y = (np.repeat(ids, [90, 50, 50, 5]) for ids in ([0, 0, 1, 1], [0, 1, 0, 1]))
    _judge(matched_error, train_c, train_y, np.array([0, 0, 0, 0, 1, 1]), np.array([0, 0, 0, 1, 1, 1]), 5 / 6, [
        (1 / 6, "you matched greedily, the largest count first, or weighted large counts more. Most images agree if the smaller counts are matched: 50 + 50 against 90 + 5.")])
    train_c, train_y = (np.repeat(ids, [300, 20, 30, 260, 280, 10]) for ids in ([0, 0, 1, 1, 2, 2], [2, 0, 0, 1, 0, 2]))      # more than 255 in a cell; the test lacks category and label 2
    _judge(matched_error, train_c, train_y, np.array([0, 0, 1, 1]), np.array([0, 0, 1, 1]), 0.5, [
        (0.0, "you matched only the categories and labels that the test set has. All that training has take part in the matching."),
        (1.0, "were the counts kept in 8 bits? Past 255 they begin again at 0.")])
    train_c, train_y, test_c, test_y = (np.repeat(ids, counts) for counts in ([6, 4, 4, 3], [1, 5, 6, 2]) for ids in ([0, 0, 1, 1], [0, 1, 0, 1]))      # the test set would match the other way round
    _judge(matched_error, train_c, train_y, test_c, test_y, 11 / 14, [
        (3 / 14, ON_TEST)])
    passed("matched_error", "fourteen sets of 2 to 12 classes, matched one to one on training labels")


def _judge(matched_error, train_c, train_y, test_c, test_y, right, mistakes):
    answer = matched_error(train_c, train_y, test_c, test_y)
    answer.name = (f"matched_error on {max(train_y) + 1} classes, {len(train_y)} training and {len(test_y)} test images (first training categories "
                   f"{show(train_c[:6])}, labels {show(train_y[:6])})")
    answer.equals(right, "choose the one-to-one matching with the most agreement on the training labels, then count the test images "
                         "whose matched category is not their label, as a share.", mistakes)


def _sets(rng, k, per_class, noise):
    """Training and test categories and labels, all k among the training labels. k = 5: nobody is in category 4. k = 6: in the training set nobody
    is in category 5, and in the test set a label is missing."""
    name = rng.permutation(k)
    train_y = rng.permutation(np.concatenate([np.arange(k), rng.integers(k, size=per_class * k - k)]))
    test_y = rng.integers(k, size=40 * k)
    train_c, test_c = (np.where(rng.random(len(y)) < noise, rng.integers(k, size=len(y)), name[y]) for y in (train_y, test_y))
    if noise:                                               # two classes fall into one category, so that greedy ways differ
        train_c[(train_y == 0) & (rng.random(len(train_y)) < 0.55)] = name[1]
        test_c[(test_y == 0) & (rng.random(len(test_y)) < 0.55)] = name[1]
    if k == 5:
        train_c, test_c = np.where(train_c == 4, 0, train_c), np.where(test_c == 4, 0, test_c)
    if k == 6:
        train_c = np.where(train_c == 5, rng.choice(5, len(train_c)), train_c)
        keep = test_y != (1 if name[1] != 5 else 0)
        test_c, test_y = test_c[keep], test_y[keep]
    return train_c, train_y, test_c, test_y


def _table(codes, labels, k):
    table = np.zeros((k, k), int)
    np.add.at(table, (codes, labels), 1)
    return table


def _only_best(table):
    """No second matching agrees as often as the best (looked at where there are few)."""
    k = len(table)
    if k > 6:
        return True
    totals = sorted(table[range(k), names].sum() for names in map(list, itertools.permutations(range(k))))
    return totals[-1] > totals[-2]


def _greedy(table, codes, labels):
    table, names = table.astype(float), np.zeros(len(table), int)
    for _ in range(len(table)):
        i, j = np.unravel_index(table.argmax(), table.shape)
        names[i] = j
        table[i], table[:, j] = -1, -1
    return float((names[codes] != labels).mean())
