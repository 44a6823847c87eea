# %% right: Hungarian
def recovered_proportions(p, counts):
    by_digit = np.zeros(len(p))
    rows, columns = linear_sum_assignment(-counts)
    by_digit[columns] = p[rows]
    return by_digit

# %% right: a permutation matrix
def recovered_proportions(p, counts):
    rows, columns = linear_sum_assignment(counts, maximize=True)
    match = np.zeros(counts.shape)
    match[rows, columns] = 1
    return p @ match

# %% right: the other way round, transposed counts
def recovered_proportions(p, counts):
    return p[linear_sum_assignment(counts.T, maximize=True)[1]]

# %% right: a dictionary of matches
def recovered_proportions(p, counts):
    digit_of = dict(zip(*linear_sum_assignment(counts.max() - counts)))
    return [float(p[next(c for c in digit_of if digit_of[c] == d)]) for d in range(len(p))]

# %% right: the inverse permutation by argsort
def recovered_proportions(p, counts):
    digit_of_code = linear_sum_assignment(counts, maximize=True)[1]
    return p[np.argsort(digit_of_code)]

# %% wrong: as planted | flatters
def recovered_proportions(p, counts):
    by_digit = np.empty(len(p))
    by_digit[counts.sum(axis=0).argsort()] = np.sort(p)
    return by_digit

# %% wrong: code i is digit i | category i for digit i
def recovered_proportions(p, counts):
    return p

# %% wrong: the inverse permutation | wrong way round
def recovered_proportions(p, counts):
    return p[linear_sum_assignment(counts, maximize=True)[1]]

# %% wrong: favourites overwrite | overwrote
def recovered_proportions(p, counts):
    by_digit = np.zeros(len(p))
    by_digit[counts.argmax(1)] = p
    return by_digit

# %% wrong: favourites add up | were added
def recovered_proportions(p, counts):
    by_digit = np.zeros(len(p))
    np.add.at(by_digit, counts.argmax(1), p)
    return by_digit

# %% wrong: each digit's favourite | serve twice
def recovered_proportions(p, counts):
    return p[counts.argmax(0)]

# %% wrong: sorted | which category is which
def recovered_proportions(p, counts):
    return np.sort(p)[::-1]

# %% wrong: the shares of each category, not the images | most images agree
def recovered_proportions(p, counts):
    shares = counts / np.maximum(counts.sum(1, keepdims=True), 1)
    by_digit = np.empty(len(p))
    by_digit[linear_sum_assignment(-shares)[1]] = p
    return by_digit

# %% wrong: the largest count first | greedily
def recovered_proportions(p, counts):
    table, by_digit = counts.astype(float), np.zeros(len(p))
    for _ in p:
        i, j = np.unravel_index(table.argmax(), table.shape)
        by_digit[j], table[i], table[:, j] = p[i], -1, -1
    return by_digit

# %% wrong: weighted by p | expected
def recovered_proportions(p, counts):
    out = np.zeros(len(p)); out[linear_sum_assignment(p[:, None] * counts, maximize=True)[1]] = p
    return out

# %% wrong: squared counts | expected
def recovered_proportions(p, counts):
    out = np.zeros(len(p)); out[linear_sum_assignment(counts.astype(float) ** 2, maximize=True)[1]] = p
    return out
