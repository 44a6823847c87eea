# %% right: tangents, and three points
convex_iff = {
    "if": [["A", "given", []], ["C", "Taylor's theorem", ["A"]], ["F", "definition of c", []], ["B", "algebra", ["C", "F"]],
           ["D", "definition of convex", ["B"]]],
    "only if": [["D", "given", []], ["E", "definition of convex", ["D"]], ["G", "algebra", ["E"]], ["H", "Taylor's theorem", []],
                ["A", "limits keep ≥", ["G", "H"]]],
}

# %% right: the free cards first
convex_iff = {
    "only if": [["H", "Taylor's theorem", []], ["D", "given", []], ["E", "definition of convex", ["D"]], ["G", "algebra", ["E"]],
                ["A", "limits keep ≥", ["H", "G"]]],
    "if": [["F", "definition of c", []], ["A", "given", []], ["C", "Taylor's theorem", ["A"]], ["B", "algebra", ["F", "C"]],
           ["D", "definition of convex", ["B"]]],
}

# %% right: the definition of c first
convex_iff = {
    "if": [["F", "definition of c", []], ["A", "given", []], ["C", "Taylor's theorem", ["A"]], ["B", "algebra", ["C", "F"]],
           ["D", "definition of convex", ["B"]]],
    "only if": [["H", "Taylor's theorem", []], ["D", "given", []], ["E", "definition of convex", ["D"]], ["G", "algebra", ["E"]],
                ["A", "limits keep ≥", ["H", "G"]]],
}

# %% right: only if first, Taylor in the middle
convex_iff = {
    "only if": [["D", "given", []], ["H", "Taylor's theorem", []], ["E", "definition of convex", ["D"]], ["G", "algebra", ["E"]],
                ["A", "limits keep ≥", ["G", "H"]]],
    "if": [["A", "given", []], ["F", "definition of c", []], ["C", "Taylor's theorem", ["A"]], ["B", "algebra", ["F", "C"]],
           ["D", "definition of convex", ["B"]]],
}

# %% right: lines as tuples, made by a function
line = lambda card, reason, *cited: (card, reason, list(cited))
convex_iff = {
    "if": [line("A", "given"), line("C", "Taylor's theorem", "A"), line("F", "definition of c"), line("B", "algebra", "C", "F"),
           line("D", "definition of convex", "B")],
    "only if": [line("D", "given"), line("E", "definition of convex", "D"), line("H", "Taylor's theorem"), line("G", "algebra", "E"),
                line("A", "limits keep ≥", "G", "H")],
}

# %% wrong: strict where there may be equality | straight line
convex_iff = {
    "if": [["A", "given", []], ["I", "Taylor's theorem", ["A"]]],
    "only if": [["D", "given", []]],
}

# %% wrong: a positive limit | x⁴
convex_iff = {
    "if": [["A", "given", []], ["C", "Taylor's theorem", ["A"]], ["F", "definition of c", []], ["B", "algebra", ["C", "F"]],
           ["D", "definition of convex", ["B"]]],
    "only if": [["D", "given", []], ["E", "definition of convex", ["D"]], ["G", "algebra", ["E"]], ["H", "Taylor's theorem", []],
                ["J", "limits keep ≥", ["G", "H"]]],
}

# %% wrong: what is to be shown taken as given | not what makes it true
convex_iff = {
    "if": [["D", "given", []]],
    "only if": [["A", "given", []]],
}

# %% wrong: one direction twice | only if
convex_iff = {
    "if": [["A", "given", []], ["C", "Taylor's theorem", ["A"]], ["F", "definition of c", []], ["B", "algebra", ["C", "F"]],
           ["D", "definition of convex", ["B"]]],
    "only if": [["A", "given", []], ["C", "Taylor's theorem", ["A"]], ["F", "definition of c", []], ["B", "algebra", ["C", "F"]],
                ["D", "definition of convex", ["B"]]],
}

# %% wrong: tangents of a convex function | circular
convex_iff = {
    "if": [["A", "given", []], ["K", "given", []]],
    "only if": [["D", "given", []]],
}

# %% wrong: a single list | if, only if
convex_iff = [["A", "given", []], ["C", "Taylor's theorem", ["A"]]]
