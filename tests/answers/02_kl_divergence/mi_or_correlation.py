# %% right: option and reason
mi_or_correlation, mi_or_correlation_reason = "d", "a"

# %% right: one by one
mi_or_correlation = 'd'
mi_or_correlation_reason = 'a'

# %% right: capital letters
mi_or_correlation, mi_or_correlation_reason = "D", "A"

# %% right: with blanks
mi_or_correlation = "d "
mi_or_correlation_reason = " a"

# %% right: from a dictionary
mine = {"option": "d", "reason": "a"}
mi_or_correlation, mi_or_correlation_reason = mine.values()

# %% wrong: equivalent | 1 bit
mi_or_correlation, mi_or_correlation_reason = "a", "a"

# %% wrong: the wrong way round | other way round
mi_or_correlation, mi_or_correlation_reason = "b", "a"

# %% wrong: information taken for correlation | without bound
mi_or_correlation, mi_or_correlation_reason = "c", "a"

# %% wrong: units | divided by both widths
mi_or_correlation, mi_or_correlation_reason = "d", "b"

# %% wrong: symmetry | which implies which
mi_or_correlation, mi_or_correlation_reason = "d", "c"

# %% wrong: form: the option with its text | one letter
mi_or_correlation, mi_or_correlation_reason = "d: neither", "a"
