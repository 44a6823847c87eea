# %% right: option and reason
direction, direction_likelihood = "c", "b"

# %% right: one by one
direction = 'c'
direction_likelihood = 'b'

# %% right: capital letters
direction, direction_likelihood = "C", "B"

# %% right: with blanks
direction = "c "
direction_likelihood = " b"

# %% right: from a dictionary
mine = {"option": "c", "reason": "b"}
direction, direction_likelihood = mine.values()

# %% wrong: directions swapped | other way round
direction, direction_likelihood = "a", "b"

# %% wrong: both cover | averaged over g
direction, direction_likelihood = "b", "b"

# %% wrong: both pick | missed a bump
direction, direction_likelihood = "d", "b"

# %% wrong: likelihood is reverse | where is the mean
direction, direction_likelihood = "c", "a"

# %% wrong: samples are no distribution | cross-entropy
direction, direction_likelihood = "c", "c"

# %% wrong: form: no answer | one letter
direction, direction_likelihood = None, "b"

# %% wrong: none | a string
direction, direction_likelihood = (None, 'b')
