# %% right: c, b
missing_detach, missing_detach_reason = "c", "b"

# %% right: the same, one by one
missing_detach = "c"
missing_detach_reason = "b"

# %% right: capital letters
missing_detach, missing_detach_reason = "C", "B"

# %% right: with blanks
missing_detach = "c "
missing_detach_reason = " b"

# %% right: from a dictionary
mine = {"option": "c", "reason": "b"}
missing_detach, missing_detach_reason = mine.values()

# %% wrong (hidden): twice | opposite signs
missing_detach, missing_detach_reason = "a", "b"

# %% wrong (hidden): optimisers own gradients | belong to parameters
missing_detach, missing_detach_reason = "b", "b"

# %% wrong (hidden): only the first | adds to what stands
missing_detach, missing_detach_reason = "d", "b"

# %% wrong (hidden): the other loss is safe | still sends
missing_detach, missing_detach_reason = "c", "a"

# %% wrong (hidden): doubled | do not double
missing_detach, missing_detach_reason = "c", "c"

# %% wrong: no letter | one letter
missing_detach, missing_detach_reason = "zero", "b"
