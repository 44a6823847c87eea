# %% right: option and reason
when_js, when_js_value = "c", "b"

# %% right: one by one
when_js = 'c'
when_js_value = 'b'

# %% right: capital letters
when_js, when_js_value = "C", "B"

# %% right: with blanks
when_js = "c "
when_js_value = " b"

# %% right: from a dictionary
mine = {"option": "c", "reason": "b"}
when_js, when_js_value = mine.values()

# %% wrong: the theorem without its condition | any other D
when_js, when_js_value = "a", "b"

# %% wrong: one step of D | lower bound
when_js, when_js_value = "b", "b"

# %% wrong: the non-saturating loss | other gradients
when_js, when_js_value = "d", "b"

# %% wrong: the plateau | plateau
when_js, when_js_value = "c", "a"

# %% wrong: a positive value | never above 0
when_js, when_js_value = "c", "c"

# %% wrong: form: a number | one letter
when_js, when_js_value = "c", 2

# %% right: bytes-like caps
when_js, when_js_value = ('C', ' B')
