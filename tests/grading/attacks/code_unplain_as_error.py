"""Returns what can't cross where an error is expected, so that the refusal looks like one."""
class Deep(list): pass
def mean(x):
    d = []
    for _ in range(1000): d = [d]
    return d
squares = mean
