# %% right: forget x, then bring it back
lemma = [
    ("P(x) P(y|x) f(x,y)", "start"),
    ("P(x,y) f(x,y)", "product rule"),
    ("P(x',y) f(x',y)", "rename"),
    ("P(x'|y) P(y) f(x',y)", "product rule"),
    ("P(x|y) P(x'|y) P(y) f(x',y)", "sum to one"),
    ("P(x'|y) P(x,y) f(x',y)", "product rule"),
    ("P(x) P(y|x) P(x'|y) f(x',y)", "product rule"),
]

# %% right: bring in x', swap by symmetry
lemma = [
    ("P(x) P(y|x) f(x,y)", "start"),
    ("P(x) P(y|x) P(x'|y) f(x,y)", "sum to one"),
    ("P(x,y) P(x'|y) f(x,y)", "product rule"),
    ("P(y) P(x|y) P(x'|y) f(x,y)", "product rule"),
    ("P(y) P(x'|y) P(x|y) f(x',y)", "rename"),
    ("P(x,y) P(x'|y) f(x',y)", "product rule"),
    ("P(x) P(y|x) P(x'|y) f(x',y)", "product rule"),
]

# %% right: rename first, other spelling
lemma = (
    ["P(y|x) * P(x) * f(x, y)", "start"],
    ["P(y|x′) P(x′) f(x′, y)", "rename"],
    ["P(y, x') f(x', y)", "product rule"],
    ["P(y) P(x'|y) f(x', y)", "product rule"],
    ["P(y) P(x'|y) P(x|y) f(x', y)", "sum to one"],
    ["P(x, y) P(x'|y) f(x', y)", "product rule"],
    ["P(x) P(y|x) P(x'|y) f(x', y)", "product rule"],
)

# %% right: y first, then x' for x
lemma = [
    ("P(x) P(y|x) f(x,y)", "start"),
    ("P(x,y) f(x,y)", "product rule"),
    ("P(y) P(x|y) f(x,y)", "product rule"),
    ("P(y) P(x'|y) f(x',y)", "rename"),
    ("P(y) P(x|y) P(x'|y) f(x',y)", "sum to one"),
    ("P(x,y) P(x'|y) f(x',y)", "product rule"),
    ("P(x) P(y|x) P(x'|y) f(x',y)", "product rule"),
]

# %% right: a third copy on the way
lemma = [
    ("P(x) P(y|x) f(x,y)", "start"),
    ("P(x'') P(y|x'') f(x'',y)", "rename"),
    ("P(x'',y) f(x'',y)", "product rule"),
    ("P(y) P(x''|y) f(x'',y)", "product rule"),
    ("P(y) P(x'|y) f(x',y)", "rename"),
    ("P(y) P(x'|y) P(x|y) f(x',y)", "sum to one"),
    ("P(x'|y) P(x,y) f(x',y)", "product rule"),
    ("P(x) P(y|x) P(x'|y) f(x',y)", "product rule"),
]

# %% wrong: the published proof | gap in the published proof
lemma = [
    ("P(x) P(y|x) f(x,y)", "start"),
    ("P(x,y) f(x,y)", "product rule"),
    ("P(x,y) f(x,y) P(x'|y)", "sum to one"),
    ("P(x) P(y|x) P(x'|y) f(x',y)", "product rule"),
]

# %% wrong: renaming in f alone | gap in the published proof
lemma = [
    ("P(x) P(y|x) f(x,y)", "start"),
    ("P(x) P(y|x) P(x'|y) f(x,y)", "sum to one"),
    ("P(x) P(y|x) P(x'|y) f(x',y)", "rename"),
]

# %% wrong: renames one factor only | not even equal
lemma = [
    ("P(x) P(y|x) f(x,y)", "start"),
    ("P(x) P(y|x) f(x',y)", "rename"),
    ("P(x) P(y|x) P(x'|y) f(x',y)", "sum to one"),
]

# %% wrong: sums away a variable that f reads | not even equal
lemma = [
    ("P(x) P(y|x) f(x,y)", "start"),
    ("P(y|x) f(x,y)", "sum to one"),
    ("P(x) P(y|x) P(x'|y) f(x',y)", "sum to one"),
]

# %% wrong: two rules in one line | one use of one rule
lemma = [
    ("P(x) P(y|x) f(x,y)", "start"),
    ("P(y) P(x|y) f(x,y)", "product rule"),
    ("P(x,y) f(x,y)", "product rule"),
    ("P(x',y) f(x',y)", "rename"),
    ("P(x,y) P(x'|y) f(x',y)", "sum to one"),
    ("P(x) P(y|x) P(x'|y) f(x',y)", "product rule"),
]

# %% wrong: the right step under the wrong name | it's the rule
lemma = [
    ("P(x) P(y|x) f(x,y)", "start"),
    ("P(x,y) f(x,y)", "sum to one"),
]

# %% wrong: independence assumed | not even equal
lemma = [
    ("P(x) P(y|x) f(x,y)", "start"),
    ("P(x,y) f(x,y)", "product rule"),
    ("P(x) P(y) f(x,y)", "product rule"),
]

# %% wrong: stops early | last line
lemma = [
    ("P(x) P(y|x) f(x,y)", "start"),
    ("P(x,y) f(x,y)", "product rule"),
    ("P(x',y) f(x',y)", "rename"),
]

# %% wrong: begins at the goal | left-hand side
lemma = [("P(x) P(y|x) P(x'|y) f(x',y)", "start")]

# %% wrong: lemma used to prove itself | expected one of
lemma = [
    ("P(x) P(y|x) f(x,y)", "start"),
    ("P(x) P(y|x) P(x'|y) f(x',y)", "lemma 5.1"),
]

# %% wrong: an unknown factor | can't be read
lemma = [
    ("P(x) P(y|x) f(x,y)", "start"),
    ("E[f(x,y)]", "product rule"),
]

# %% right: the product rule from one splitting to the other
lemma = [
    ("P(x) P(y|x) f(x,y)", "start"),
    ("P(y) P(x|y) f(x,y)", "product rule"),
    ("P(y) P(x'|y) f(x',y)", "rename"),
    ("P(y) P(x|y) P(x'|y) f(x',y)", "sum to one"),
    ("P(x) P(y|x) P(x'|y) f(x',y)", "product rule"),
]
