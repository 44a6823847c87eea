# %% right: Hungarian on the table of counts
from scipy.optimize import linear_sum_assignment
def matched_error(train_codes, train_labels, test_codes, test_labels):
    k = train_labels.max() + 1
    table = np.zeros((k, k))
    np.add.at(table, (train_codes, train_labels), -1)
    rows, columns = linear_sum_assignment(table)
    names = np.empty(k, int)
    names[rows] = columns
    return np.mean(names[test_codes] != test_labels)

# %% right: sklearn's confusion matrix
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import confusion_matrix
def matched_error(train_codes, train_labels, test_codes, test_labels):
    k = int(max(train_codes.max(), train_labels.max())) + 1
    table = confusion_matrix(train_labels, train_codes, labels=range(k))            # rows labels
    label, code = linear_sum_assignment(table, maximize=True)
    name = dict(zip(code, label))
    return 1 - np.mean([name[c] == y for c, y in zip(test_codes, test_labels)])

# %% right: all orders where few, else a shortest path by dynamic programming
def matched_error(train_codes, train_labels, test_codes, test_labels):
    k = int(train_labels.max()) + 1
    table = np.zeros((k, k), int)
    for c, y in zip(train_codes, train_labels):
        table[c, y] += 1
    best = {0: (0, ())}                                       # set of labels used, as bits → (agreement, labels of categories 0, 1, …)
    for c in range(k):
        new = {}
        for used, (agreement, names) in best.items():
            for y in range(k):
                if not used >> y & 1:
                    candidate = (agreement + table[c, y], (*names, y))
                    new[used | 1 << y] = max(new.get(used | 1 << y, (-1, ())), candidate)
        best = new
    names = np.array(best[(1 << k) - 1][1])
    return float((names[test_codes] != test_labels).mean())

# %% right: bincount of pairs, a cost to be minimised
from scipy.optimize import linear_sum_assignment
def matched_error(train_codes, train_labels, test_codes, test_labels):
    k = int(train_labels.max()) + 1
    table = np.bincount(train_codes * k + train_labels, minlength=k * k).reshape(k, k)
    cost = table.max() - table
    name = dict(zip(*linear_sum_assignment(cost)))
    return sum(name[int(c)] != y for c, y in zip(test_codes, test_labels)) / len(test_labels)

# %% right: one-hot products
from scipy.optimize import linear_sum_assignment
def matched_error(train_codes, train_labels, test_codes, test_labels):
    one = np.eye(int(train_labels.max()) + 1)
    agree = one[train_codes].T @ one[train_labels]
    columns = linear_sum_assignment(-agree)[1]
    return 1.0 - float(np.mean(columns[np.asarray(test_codes)] == test_labels))

# %% wrong: category i is taken for digit i | nobody told Q the names
def matched_error(train_codes, train_labels, test_codes, test_labels):
    return float((test_codes != test_labels).mean())

# %% wrong: the commonest label of each category | one to one
def matched_error(train_codes, train_labels, test_codes, test_labels):
    k = train_labels.max() + 1
    names = np.array([np.bincount(train_labels[train_codes == c], minlength=k).argmax() for c in range(k)])
    return float((names[test_codes] != test_labels).mean())

# %% wrong: greedy | greedily
def matched_error(train_codes, train_labels, test_codes, test_labels):
    k = train_labels.max() + 1
    table = np.zeros((k, k))
    np.add.at(table, (train_codes, train_labels), 1)
    names = np.zeros(k, int)
    for _ in range(k):
        c, y = np.unravel_index(table.argmax(), table.shape)
        names[c] = y
        table[c], table[:, y] = -1, -1
    return float((names[test_codes] != test_labels).mean())

# %% wrong: matched on the test labels | on the test labels
from scipy.optimize import linear_sum_assignment
def matched_error(train_codes, train_labels, test_codes, test_labels):
    k = train_labels.max() + 1
    table = np.zeros((k, k))
    np.add.at(table, (test_codes, test_labels), 1)
    names = linear_sum_assignment(table, maximize=True)[1]
    return float((names[test_codes] != test_labels).mean())

# %% wrong: the accuracy | right answers
from scipy.optimize import linear_sum_assignment
def matched_error(train_codes, train_labels, test_codes, test_labels):
    k = train_labels.max() + 1
    table = np.zeros((k, k))
    np.add.at(table, (train_codes, train_labels), 1)
    return float((linear_sum_assignment(table, maximize=True)[1][test_codes] == test_labels).mean())

# %% wrong: counted on the training pictures | training images
from scipy.optimize import linear_sum_assignment
def matched_error(train_codes, train_labels, test_codes, test_labels):
    k = train_labels.max() + 1
    table = np.zeros((k, k))
    np.add.at(table, (train_codes, train_labels), 1)
    return float((linear_sum_assignment(table, maximize=True)[1][train_codes] != train_labels).mean())

# %% wrong: the matching the wrong way round | wrong way round
from scipy.optimize import linear_sum_assignment
def matched_error(train_codes, train_labels, test_codes, test_labels):
    k = train_labels.max() + 1
    table = np.zeros((k, k))
    np.add.at(table, (train_labels, train_codes), 1)
    return float((linear_sum_assignment(table, maximize=True)[1][test_codes] != test_labels).mean())

# %% wrong: per cent | per cent
from scipy.optimize import linear_sum_assignment
def matched_error(train_codes, train_labels, test_codes, test_labels):
    k = train_labels.max() + 1
    table = np.zeros((k, k))
    np.add.at(table, (train_codes, train_labels), 1)
    return 100 * float((linear_sum_assignment(table, maximize=True)[1][test_codes] != test_labels).mean())

# %% wrong: least agreement | expected
from scipy.optimize import linear_sum_assignment
def matched_error(train_codes, train_labels, test_codes, test_labels):
    k = train_labels.max() + 1
    table = np.zeros((k, k))
    np.add.at(table, (train_codes, train_labels), 1)
    return float((linear_sum_assignment(table)[1][test_codes] != test_labels).mean())

# %% wrong: shares of each category instead of images | by shares
from scipy.optimize import linear_sum_assignment
def matched_error(train_codes, train_labels, test_codes, test_labels):
    k = train_labels.max() + 1
    table = np.zeros((k, k))
    np.add.at(table, (train_codes, train_labels), 1)
    shares = table / np.maximum(table.sum(1, keepdims=True), 1)
    return float((linear_sum_assignment(shares, maximize=True)[1][test_codes] != test_labels).mean())

# %% wrong: a category that training never saw is always an error | expected
from scipy.optimize import linear_sum_assignment
def matched_error(train_codes, train_labels, test_codes, test_labels):
    seen, labels = np.unique(train_codes), np.unique(train_labels)
    table = np.array([[((train_codes == c) & (train_labels == y)).sum() for y in labels] for c in seen])
    name = dict(zip(seen, labels[linear_sum_assignment(-table)[1]]))
    return float(np.mean([name.get(c, -1) != y for c, y in zip(test_codes, test_labels)]))

# %% wrong: squared counts | greedily
def matched_error(train_codes, train_labels, test_codes, test_labels):
    from scipy.optimize import linear_sum_assignment
    k = train_labels.max() + 1
    t = np.zeros((k, k)); np.add.at(t, (train_codes, train_labels), 1)
    m = linear_sum_assignment(t ** 2, maximize=True)[1]
    return float((m[test_codes] != test_labels).mean())

# %% wrong: matched only what the test set has | that the test set has
from scipy.optimize import linear_sum_assignment
def matched_error(train_codes, train_labels, test_codes, test_labels):
    k = max(test_labels.max(), test_codes.max()) + 1
    t = np.zeros((k, k))
    for a, b in zip(train_codes, train_labels):
        if a < k and b < k: t[a, b] += 1
    r, d = linear_sum_assignment(t, maximize=True)
    return np.mean(d[test_codes] != test_labels)

# %% wrong: counts in 8 bits | 8 bits
from scipy.optimize import linear_sum_assignment
def matched_error(train_codes, train_labels, test_codes, test_labels):
    k = train_labels.max() + 1
    t = np.zeros((k, k), np.uint8); np.add.at(t, (train_codes, train_labels), 1)
    r, d = linear_sum_assignment(t, maximize=True)
    return np.mean(d[test_codes] != test_labels)

# %% wrong: no row for a category that training lacks | the most agreement on the training labels
from scipy.optimize import linear_sum_assignment
def matched_error(train_codes, train_labels, test_codes, test_labels):
    table = np.zeros((train_codes.max() + 1, train_labels.max() + 1))
    np.add.at(table, (train_codes, train_labels), 1)
    names = np.zeros(max(table.shape[1], test_codes.max() + 1), int)
    rows, columns = linear_sum_assignment(table, maximize=True)
    names[rows] = columns
    return np.mean(names[test_codes] != test_labels)

# %% wrong: matched on training and test labels together | training labels
from scipy.optimize import linear_sum_assignment
def matched_error(train_codes, train_labels, test_codes, test_labels):
    k = int(train_labels.max()) + 1
    table = np.zeros((k, k), int)
    np.add.at(table, (np.concatenate([train_codes, test_codes]), np.concatenate([train_labels, test_labels])), 1)
    return (linear_sum_assignment(table, maximize=True)[1][test_codes] != test_labels).mean()
