# %% right: option and reason
direction, direction_likelihood = "c", "b"

# %% right: one by one
direction = 'c'
direction_likelihood = 'b'

# %% wrong (hidden): directions swapped | other way round
direction, direction_likelihood = "a", "b"

# %% wrong (hidden): both cover | averaged over g
direction, direction_likelihood = "b", "b"

# %% wrong (hidden): both pick | missed a bump
direction, direction_likelihood = "d", "b"

# %% wrong (hidden): likelihood is reverse | where is the mean
direction, direction_likelihood = "c", "a"

# %% wrong (hidden): samples are no distribution | cross-entropy
direction, direction_likelihood = "c", "c"

# %% wrong: form: no answer | one letter
direction, direction_likelihood = None, "b"
