# %% right: a dictionary
failures = {"non-saturating": "b", "least squares": "a", "hinge": "d", "Wasserstein": "c"}

# %% right: made from pairs
failures = dict(zip(("Wasserstein", "hinge", "least squares", "non-saturating"), "cdab"))

# %% right: one by one
failures = {}
failures["hinge"] = "d"
failures["Wasserstein"] = "c"
failures["non-saturating"] = "b"
failures["least squares"] = "a"

# %% right: capital letters
failures = {"non-saturating": "B", "least squares": "A", "hinge": "D", "Wasserstein": "C"}

# %% right: from letters to names
belongs = {"a": "least squares", "b": "non-saturating", "c": "Wasserstein", "d": "hinge"}
failures = {name: letter for letter, name in belongs.items()}

# %% wrong: least squares and non-saturating exchanged | does not die at large logits
failures = {"non-saturating": "a", "least squares": "b", "hinge": "d", "Wasserstein": "c"}

# %% wrong: hinge and Wasserstein exchanged | different distance
failures = {"non-saturating": "b", "least squares": "a", "hinge": "c", "Wasserstein": "d"}

# %% wrong: least squares and hinge exchanged | exactly flat
failures = {"non-saturating": "b", "least squares": "d", "hinge": "a", "Wasserstein": "c"}

# %% wrong: a letter twice | twice
failures = {"non-saturating": "b", "least squares": "b", "hinge": "d", "Wasserstein": "c"}

# %% wrong: minimax is not asked | with the keys
failures = {"minimax": "b", "non-saturating": "a", "hinge": "d", "Wasserstein": "c"}

# %% wrong: another letter | one letter of
failures = {"non-saturating": "e", "least squares": "a", "hinge": "d", "Wasserstein": "c"}

# %% wrong: a set for each name | expected one letter
failures = {"non-saturating": {"b"}, "least squares": {"a"}, "hinge": {"d"}, "Wasserstein": {"c"}}
