# %% right: as printed
which_objective = "c"
which_objective_reason = "c"

# %% right: by a variable
mine = "cc"
which_objective, which_objective_reason = mine

# %% right: capital letters
which_objective, which_objective_reason = "C", "C"

# %% right: with blanks
which_objective = "c "
which_objective_reason = " c"

# %% right: from a dictionary
mine = {"option": "c", "reason": "c"}
which_objective, which_objective_reason = mine.values()

# %% wrong: option a, reason c | bound can be computed
which_objective = "a"
which_objective_reason = "c"

# %% wrong: option b, reason c | avoid it
which_objective = "b"
which_objective_reason = "c"

# %% wrong: option d, reason c | already drawn
which_objective = "d"
which_objective_reason = "c"

# %% wrong: option c, reason a | chapter 06
which_objective = "c"
which_objective_reason = "a"

# %% wrong: option c, reason b | noisy
which_objective = "c"
which_objective_reason = "b"

# %% wrong: nothing chosen | not answered yet
which_objective = "?"
which_objective_reason = "?"

# %% wrong: two letters | expected one
which_objective = "cd"
which_objective_reason = "c"
