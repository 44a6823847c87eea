"""Makes its argument endless."""
def squares(x):
    while len(x) < 5_000_000: x.extend(x)
    return x
def mean(numbers):
    numbers.append(numbers)
    return numbers
