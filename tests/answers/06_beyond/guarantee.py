# %% right: option and reason
guarantee, guarantee_reason = "c", "b"

# %% right: one by one
guarantee = 'c'
guarantee_reason = 'b'

# %% right: capital letters
guarantee, guarantee_reason = "C", "B"

# %% right: with blanks
guarantee = "c "
guarantee_reason = " b"

# %% right: from a dictionary
mine = {"option": "c", "reason": "b"}
guarantee, guarantee_reason = mine.values()

# %% wrong: mixing loses information | invertible function
guarantee, guarantee_reason = "a", "b"

# %% wrong: other images | same images equally often
guarantee, guarantee_reason = "b", "b"

# %% wrong: axes | has axes
guarantee, guarantee_reason = "d", "b"

# %% wrong: never | sometimes does
guarantee, guarantee_reason = "c", "a"

# %% wrong: more data | no amount of samples
guarantee, guarantee_reason = "c", "c"

# %% wrong: form: a word | one letter
guarantee, guarantee_reason = "both", "b"
