# %% right: slopes left and right
strictly_convex = [
    ["H", "given", []],
    ["E", "mean value theorem", ["H"]],
    ["D", "definition of c", []],
    ["G", "mean value theorem", ["D"]],
    ["A", "mean value theorem", ["D"]],
    ["I", "monotonicity", ["A", "E", "G"]],
    ["J", "definition of c", []],
    ["F", "algebra", ["A", "G", "J"]],
    ["C", "algebra", ["F", "I"]],
]

# %% right: the same in another order
strictly_convex = [
    ("J", "definition of c", ()),
    ("D", "definition of c", ()),
    ("A", "mean value theorem", ("D",)),
    ("G", "mean value theorem", ("D",)),
    ("F", "algebra", ("J", "G", "A")),
    ("H", "given", ()),
    ("E", "mean value theorem", ("H",)),
    ("I", "monotonicity", ("G", "A", "E")),
    ("C", "algebra", ("I", "F")),
]

# %% right: tangents
strictly_convex = [
    ["H", "given", []],
    ["K", "Taylor's theorem", ["H"]],
    ["L", "definition of c", []],
    ["C", "algebra", ["K", "L"]],
]

# %% right: the point c first
strictly_convex = [
    ["D", "definition of c", []],
    ["J", "definition of c", []],
    ["G", "mean value theorem", ["D"]],
    ["A", "mean value theorem", ["D"]],
    ["H", "given", []],
    ["E", "mean value theorem", ["H"]],
    ["F", "algebra", ["A", "G", "J"]],
    ["I", "monotonicity", ["A", "E", "G"]],
    ["C", "algebra", ["F", "I"]],
]

# %% right: as tuples, right of c before left of c
strictly_convex = [
    ("H", "given", []), ("D", "definition of c", []), ("E", "mean value theorem", ["H"]),
    ("A", "mean value theorem", ["D"]), ("G", "mean value theorem", ["D"]), ("J", "definition of c", []),
    ("I", "monotonicity", ["G", "A", "E"]), ("F", "algebra", ["J", "A", "G"]), ("C", "algebra", ["I", "F"]),
]

# %% wrong: circular | circular
strictly_convex = [
    ["D", "definition of c", []],
    ["B", "monotonicity", []],
]

# %% wrong: f for f′ | need not increase
strictly_convex = [
    ["H", "given", []],
    ["M", "monotonicity", ["H"]],
]

# %% wrong: a card used before it stands | not placed before it
strictly_convex = [
    ["H", "given", []],
    ["C", "algebra", ["K", "L"]],
    ["K", "Taylor's theorem", ["H"]],
    ["L", "definition of c", []],
]

# %% wrong: the mean value theorem without an interval | 1 more card than you cite
strictly_convex = [
    ["G", "mean value theorem", []],
]

# %% right: a true card more than needed
strictly_convex = [
    ["H", "given", []],
    ["K", "Taylor's theorem", ["H"]],
    ["L", "definition of c", []],
    ["C", "algebra", ["H", "K", "L"]],
]

# %% wrong: the wrong reason | not what makes it true
strictly_convex = [
    ["H", "given", []],
    ["E", "algebra", ["H"]],
]

# %% wrong: unfinished | not among them yet
strictly_convex = [
    ["H", "given", []],
    ["K", "Taylor's theorem", ["H"]],
]

# %% wrong: a card used twice | already in line
strictly_convex = [
    ["H", "given", []],
    ["H", "given", []],
]

# %% wrong: names only | expected
strictly_convex = ["H", "K", "L", "C"]

# %% wrong: a card after the claim | what comes after it
strictly_convex = [["H","given",[]],["K","Taylor's theorem",["H"]],["L","algebra",[]],["C","algebra",["K","L"]],["E","monotonicity",["H"]]]
