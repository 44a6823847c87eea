"""A result in which one list lies a hundred thousand times, and which changes at every call."""
row = [1, 4, 9]
table = [row] * 100_000
def squares(x):
    row.append(0)
    table[0] = list(row)
    return table
def mean(numbers):
    row[0] += 1
    return table
answer = {"n": table, "names": table}
