"""Lists and dictionaries that contain themselves and each other, a hundred thousand of them, as results and as what becomes of arguments."""
ring = []
ring.append(ring)
web = [[] for _ in range(300)]
for a in web: a.extend(web)
tree = {"n": 3}
tree["names"] = tree
def squares(x):
    try:
        x[:] = [x] * 3
    except Exception: pass
    return ring
def mean(numbers):
    try:
        numbers.extend(web); numbers.append(numbers)
    except Exception: pass
    return web
answer = tree
