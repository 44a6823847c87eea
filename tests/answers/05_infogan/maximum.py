# %% right: as printed
maximum = "b"
maximum_reason = "a"

# %% right: by a variable
mine = "ba"
maximum, maximum_reason = mine

# %% right: capital letters
maximum, maximum_reason = "B", "A"

# %% right: with blanks
maximum = "b "
maximum_reason = " a"

# %% right: from a dictionary
mine = {"option": "b", "reason": "a"}
maximum, maximum_reason = mine.values()

# %% wrong: option a, reason a | optimisation that stopped
maximum = "a"
maximum_reason = "a"

# %% wrong: option c, reason a | at most 0
maximum = "c"
maximum_reason = "a"

# %% wrong: option d, reason a | discrete
maximum = "d"
maximum_reason = "a"

# %% wrong: option b, reason b | widens the gap
maximum = "b"
maximum_reason = "b"

# %% wrong: option b, reason c | exceeds ln 2
maximum = "b"
maximum_reason = "c"

# %% wrong: nothing chosen | not answered yet
maximum = "?"
maximum_reason = "?"

# %% wrong: two letters | expected one
maximum = "bd"
maximum_reason = "a"
