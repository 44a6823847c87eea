# %% right: option and reason
js_bounds, js_bounds_reason = "b", "a"

# %% right: one by one
js_bounds = 'b'
js_bounds_reason = 'a'

# %% right: capital letters
js_bounds, js_bounds_reason = "B", "A"

# %% right: with blanks
js_bounds = "b "
js_bounds_reason = " a"

# %% right: from a dictionary
mine = {"option": "b", "reason": "a"}
js_bounds, js_bounds_reason = mine.values()

# %% wrong: equal supports | 0.531
js_bounds, js_bounds_reason = "a", "a"

# %% wrong: the rule for KL | when KL is infinite
js_bounds, js_bounds_reason = "c", "a"

# %% wrong: never reached | reach it
js_bounds, js_bounds_reason = "d", "a"

# %% wrong: the wrong conditional entropy | in themselves
js_bounds, js_bounds_reason = "b", "b"

# %% wrong: because KL is infinite | far below 1 bit
js_bounds, js_bounds_reason = "b", "c"

# %% wrong: form: no such option | one letter
js_bounds, js_bounds_reason = "x", "a"

# %% wrong: word | a string
js_bounds, js_bounds_reason = ('option b', 'a')
