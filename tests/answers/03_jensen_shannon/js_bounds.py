# %% right: option and reason
js_bounds, js_bounds_reason = "b", "a"

# %% right: one by one
js_bounds = 'b'
js_bounds_reason = 'a'

# %% wrong (hidden): equal supports | 0.531
js_bounds, js_bounds_reason = "a", "a"

# %% wrong (hidden): the rule for KL | when KL is infinite
js_bounds, js_bounds_reason = "c", "a"

# %% wrong (hidden): never reached | for certain
js_bounds, js_bounds_reason = "d", "a"

# %% wrong (hidden): the wrong conditional entropy | in themselves
js_bounds, js_bounds_reason = "b", "b"

# %% wrong (hidden): because KL is infinite | far below 1 bit
js_bounds, js_bounds_reason = "b", "c"

# %% wrong: form: no such option | one letter
js_bounds, js_bounds_reason = "x", "a"
