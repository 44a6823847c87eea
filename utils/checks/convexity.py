"""The cards of PRML 1.36: true statements, decoys, and what rests on what. Printed in the notebook by `show_cards`."""
from utils.proof.ordering import Card

REASONS = {
    "given": "what the exercise lets you assume",
    "definition of c": "c = λa + (1−λ)b, and what a < b and 0 < λ < 1 say about its place",
    "definition of convex": "f(λa + (1−λ)b) ≤ λf(a) + (1−λ)f(b) for all a, b and 0 ≤ λ ≤ 1; used, or shown",
    "mean value theorem": "g(v) − g(u) = g′(t)(v − u) for some t strictly between u and v; g may be f or f′",
    "Taylor's theorem": "g(x) = g(c) + g′(c)(x − c) + ½ g″(t)(x − c)² for some t strictly between c and x; and with g″(c) in place of g″(t), the error "
                        "divided by (x − c)² goes to 0 as x → c",
    "monotonicity": "an increasing function keeps the order of its arguments; a function with a positive derivative increases",
    "algebra": "add, substitute, or multiply by a number ≥ 0",
    "L'Hôpital's rule": "where g(h) → 0 and k(h) → 0, g/k has the limit of g′/k′, if that exists",
    "limits keep ≥": "a limit of numbers ≥ 0 is ≥ 0",
}
SPELLINGS = {"MVT": "mean value theorem", "mean value": "mean value theorem", "Taylor": "Taylor's theorem", "Taylor theorem": "Taylor's theorem",
             "Taylor expansion": "Taylor's theorem", "monotonicity of f′": "monotonicity", "monotone": "monotonicity", "premise": "given",
             "assumption": "given", "c": "definition of c", "def of c": "definition of c", "definition": "definition of c",
             "convexity": "definition of convex", "convex": "definition of convex", "definition of convexity": "definition of convex",
             "limit": "limits keep ≥", "limits": "limits keep ≥", "limits keep >=": "limits keep ≥",
             "increasing derivative": "monotonicity", "increasing": "monotonicity", "Jensen": "definition of convex", "Jensen's inequality": "definition of convex",
             **dict.fromkeys(("substitution", "arithmetic", "rearranging", "adding"), "algebra"),
             **dict.fromkeys(("L'Hopital", "L'Hopital's rule", "L'Hôpital", "l'Hospital"), "L'Hôpital's rule")}

STRICT = {
    "A": Card("f(b) − f(c) = f′(t)(b − c) for some t between c and b", (("mean value theorem", ("D",)), ("mean value theorem", ("J",)))),
    "B": Card("f′ increases because f is strictly convex",
              wrong="that f is strictly convex is what you have to show: the argument would be circular. Why does f′ increase?"),
    "C": Card("f(c) < λ f(a) + (1−λ) f(b)", (("algebra", ("F", "I")), ("algebra", ("K", "L")))),
    "D": Card("a < c < b", (("definition of c", ()), ("algebra", ("J",)))),
    "E": Card("f′ is strictly increasing", (("mean value theorem", ("H",)), ("monotonicity", ("H",)))),
    "F": Card("λ f(a) + (1−λ) f(b) − f(c) = λ(1−λ)(b − a)(f′(t) − f′(s))", (("algebra", ("A", "G", "J")),)),
    "G": Card("f(c) − f(a) = f′(s)(c − a) for some s between a and c", (("mean value theorem", ("D",)), ("mean value theorem", ("J",)))),
    "H": Card("f″(x) > 0 for every x", (("given", ()),)),
    "I": Card("f′(s) < f′(t)", (("monotonicity", ("A", "E", "G")), ("mean value theorem", ("A", "G", "H")))),
    "J": Card("c − a = (1−λ)(b − a) and b − c = λ(b − a)", (("definition of c", ()),)),
    "K": Card("f(x) > f(c) + f′(c)(x − c) for every x ≠ c", (("Taylor's theorem", ("H",)), ("mean value theorem", ("E",)))),
    "L": Card("λ(a − c) + (1−λ)(b − c) = 0", (("definition of c", ()), ("algebra", ()))),
    "M": Card("f(s) < f(t)",
              wrong="f itself need not increase: x² falls left of 0. Which function does f″ > 0 make increase?"),
}

IF = {
    "A": Card("f″(x) ≥ 0 for every x", (("given", ()),)),
    "B": Card("f(c) ≤ λ f(a) + (1−λ) f(b)", (("algebra", ("C", "F")),)),
    "C": Card("f(x) ≥ f(c) + f′(c)(x − c) for every x", (("Taylor's theorem", ("A",)), ("mean value theorem", ("A",)))),
    "D": Card("f is convex", (("definition of convex", ("B",)),)),
    "F": Card("λ(a − c) + (1−λ)(b − c) = 0", (("definition of c", ()), ("algebra", ()))),
    "I": Card("f(x) > f(c) + f′(c)(x − c) for every x ≠ c",
              wrong="f″ ≥ 0 allows f″ = 0, and then there may be equality: a straight line is its own tangent. Which ≥ holds?"),
    "K": Card("the tangents of a convex function lie below it",
              wrong="true of convex functions, but that f is convex is what this direction has to show: the argument would be circular. "
                    "What does f″ ≥ 0 say about the tangent at c?"),
}

ONLY_IF = {
    "A": Card("f″(x) ≥ 0 for every x", (("limits keep ≥", ("G", "H")),)),
    "D": Card("f is convex", (("given", ()),)),
    "E": Card("f(x) ≤ ½ f(x−h) + ½ f(x+h) for every x and h > 0", (("definition of convex", ("D",)),)),
    "G": Card("(f(x+h) − 2 f(x) + f(x−h)) / h² ≥ 0 for every x and h > 0", (("algebra", ("E",)),)),
    "H": Card("(f(x+h) − 2 f(x) + f(x−h)) / h² → f″(x) as h → 0", (("Taylor's theorem", ()), ("mean value theorem", ()), ("L'Hôpital's rule", ()))),
    "J": Card("f″(x) > 0 for every x",
              wrong="a limit of positive numbers may be 0: x⁴ is even strictly convex, and its f″ is 0 at 0."),
    "K": Card("the tangents of a convex function lie below it",
              wrong="true of convex functions, but it says nothing about f″. Work from the definition of convex, at x − h, x and x + h."),
}


def show_cards(cards):
    """Prints the statements of a deck, and what each of its reasons means."""
    for name, card in cards.items():
        print(f"{name}   {card.text}")
    print("\nReasons:")
    for reason in sorted({reason for card in cards.values() for reason, _ in card.because}, key=list(REASONS).index):
        print(f"  {reason}: {REASONS[reason]}")
