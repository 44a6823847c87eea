# %% right: as printed
why_q = "b"
why_q_reason = "b"

# %% right: by a variable
mine = "bb"
why_q, why_q_reason = mine

# %% right: capital letters
why_q, why_q_reason = "B", "B"

# %% right: with blanks
why_q = "b "
why_q_reason = " b"

# %% right: from a dictionary
mine = {"option": "b", "reason": "b"}
why_q, why_q_reason = mine.values()

# %% wrong: option a, reason b | D never tells
why_q = "a"
why_q_reason = "b"

# %% wrong: option c, reason b | smooth function
why_q = "c"
why_q_reason = "b"

# %% wrong: option d, reason b | only guesses
why_q = "d"
why_q_reason = "b"

# %% wrong: option b, reason a | no Q lifts
why_q = "b"
why_q_reason = "a"

# %% wrong: option b, reason c | goes below
why_q = "b"
why_q_reason = "c"

# %% wrong: nothing chosen | not answered yet
why_q = "?"
why_q_reason = "?"

# %% wrong: two letters | expected one
why_q = "bd"
why_q_reason = "b"
