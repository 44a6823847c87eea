# %% right: option and reason
entropy_role, entropy_role_reason = "b", "a"

# %% right: one by one
entropy_role = 'b'
entropy_role_reason = 'a'

# %% right: capital letters
entropy_role, entropy_role_reason = "B", "A"

# %% right: with blanks
entropy_role = "b "
entropy_role_reason = " a"

# %% right: from a dictionary
mine = {"option": "b", "reason": "a"}
entropy_role, entropy_role_reason = mine.values()

# %% wrong: no dependence | p(c) matters
entropy_role, entropy_role_reason = "a", "a"

# %% wrong: towards rare categories | rare category's surprise
entropy_role, entropy_role_reason = "c", "a"

# %% wrong: a bound without H(c) | bound on I(c; x)
entropy_role, entropy_role_reason = "d", "a"

# %% wrong: regularises Q | Q's weights
entropy_role, entropy_role_reason = "b", "b"

# %% wrong: makes sampling differentiable | closed form
entropy_role, entropy_role_reason = "b", "c"

# %% wrong: form: two letters | one letter
entropy_role, entropy_role_reason = "bc", "a"
