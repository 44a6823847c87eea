# %% right: option and reason
plateau, plateau_reason = "b", "a"

# %% right: one by one
plateau = 'b'
plateau_reason = 'a'

# %% right: capital letters
plateau, plateau_reason = "B", "A"

# %% right: with blanks
plateau = "b "
plateau_reason = " a"

# %% right: from a dictionary
mine = {"option": "b", "reason": "a"}
plateau, plateau_reason = mine.values()

# %% wrong: a perfect teacher | no slope
plateau, plateau_reason = "a", "a"

# %% wrong: the other end | other end
plateau, plateau_reason = "c", "a"

# %% wrong: minus infinity | certain and *right*
plateau, plateau_reason = "d", "a"

# %% wrong: JSD as a distance of samples | next door
plateau, plateau_reason = "b", "b"

# %% wrong: ln D of the fakes | ln 1
plateau, plateau_reason = "b", "c"

# %% wrong: form: a list | one letter
plateau, plateau_reason = ["b"], "a"

# %% wrong: list | a string
plateau, plateau_reason = (['b'], 'a')
