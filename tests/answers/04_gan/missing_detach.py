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

# %% wrong: twice | opposite signs
missing_detach, missing_detach_reason = "a", "b"

# %% wrong: optimisers own gradients | belong to parameters
missing_detach, missing_detach_reason = "b", "b"

# %% wrong: only the first | adds to what is already
missing_detach, missing_detach_reason = "d", "b"

# %% wrong: the other loss is safe | still sends
missing_detach, missing_detach_reason = "c", "a"

# %% wrong: doubled | do not double
missing_detach, missing_detach_reason = "c", "c"

# %% wrong: no letter | one letter
missing_detach, missing_detach_reason = "zero", "b"
