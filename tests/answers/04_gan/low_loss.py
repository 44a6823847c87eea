# %% right: d, b
low_loss, low_loss_reason = "d", "b"

# %% right: the same, from a list
low_loss, low_loss_reason = ["d", "b"]

# %% right: capital letters
low_loss, low_loss_reason = "D", "B"

# %% right: with blanks
low_loss = "d "
low_loss_reason = " b"

# %% right: from a dictionary
mine = {"option": "d", "reason": "b"}
low_loss, low_loss_reason = mine.values()

# %% wrong: low loss is good | believes
low_loss, low_loss_reason = "a", "b"

# %% wrong: high loss is good | strong D
low_loss, low_loss_reason = "b", "b"

# %% wrong: at equal steps | same judge
low_loss, low_loss_reason = "c", "b"

# %% wrong: noise of the average | more samples
low_loss, low_loss_reason = "d", "a"

# %% wrong: seeds | random seed
low_loss, low_loss_reason = "d", "c"

# %% wrong: no letter | one letter
low_loss, low_loss_reason = None, "b"
