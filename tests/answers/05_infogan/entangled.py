# %% right: sums modulo 3
entangled = [[((c1 + c2) % 3, (c1 - c2) % 3) for c2 in range(3)] for c1 in range(3)]

# %% right: a Graeco-Latin square by hand
entangled = [
    [(0, 0), (1, 1), (2, 2)],
    [(1, 2), (2, 0), (0, 1)],
    [(2, 1), (0, 2), (1, 0)],
]

# %% right: lists, other names
entangled = [[[(2 * c1 + c2 + 1) % 3, (c1 + c2) % 3] for c2 in range(3)] for c1 in range(3)]

# %% right: one square a reflection of the other
entangled = [[((c1 + 2 * c2) % 3, (c1 + c2) % 3) for c2 in range(3)] for c1 in range(3)]

# %% right: numpy
square = np.add.outer(np.arange(3), np.arange(3)) % 3
entangled = np.stack([square, np.add.outer(np.arange(3), 2 * np.arange(3)) % 3], axis=-1).tolist()

# %% wrong: maximal information taken for disentangled | disentangled
entangled = [[(c1, c2) for c2 in range(3)] for c1 in range(3)]

# %% wrong: exchanged, but still disentangled | disentangled
entangled = [[(c2, c1) for c2 in range(3)] for c1 in range(3)]

# %% wrong: only the shape is mixed | by itself says something
entangled = [[((c1 + c2) % 3, c2) for c2 in range(3)] for c1 in range(3)]

# %% wrong: a picture drawn twice | different images
entangled = [[((c1 + c2) % 3, (c1 + c2) % 3) for c2 in range(3)] for c1 in range(3)]

# %% wrong: one picture for all | different images
entangled = [[(0, 0)] * 3 for _ in range(3)]

# %% wrong: counts from 1 | whole numbers 0, 1, 2
entangled = [[((c1 + c2) % 3 + 1, (c1 - c2) % 3 + 1) for c2 in range(3)] for c1 in range(3)]

# %% wrong: two rows | shape
entangled = [[(0, 0), (1, 1), (2, 2)], [(1, 2), (2, 0), (0, 1)]]

# %% right: array
entangled = np.array([[[(a + b) % 3, (a + 2 * b) % 3] for b in range(3)] for a in range(3)])
