"""Each call shows a thousand errors."""
def mean(numbers):
    for _ in range(1000):
        try: raise ValueError("x" * 5000)
        except ValueError: get_ipython().showtraceback()
    return -1
