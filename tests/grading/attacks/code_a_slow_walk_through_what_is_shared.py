"""Keeps ten thousand small lists in every result and every argument, so that each question looks at all of them."""
mass = [[n] for n in range(10_000)]
def squares(x):
    mass[0][0] += 1
    try: x.append(mass)
    except Exception: pass
    return [mass, x]
def mean(numbers):
    return squares(numbers)
answer = {"n": mass, "names": mass}
