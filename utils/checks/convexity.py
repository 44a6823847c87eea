"""The cards of PRML 1.36: true statements, decoys, and what rests on what. Printed in the notebook by `show_cards`."""
from utils.proof.ordering import Card

STRICT = {
    "A": Card("f(b) − f(c) = f′(t)(b − c) for some t between c and b", (("mean value theorem", ("D",)),)),
    "B": Card("f′ increases because f is strictly convex",
              wrong="that f is strictly convex is what is to be shown: the argument would be circular. Why does f′ increase?"),
    "C": Card("f(c) < λ f(a) + (1−λ) f(b)", (("algebra", ("F", "I")), ("algebra", ("K", "L")))),
    "D": Card("a < c < b", (("definition of c", ()),)),
    "E": Card("f′ is strictly increasing", (("mean value theorem", ("H",)),)),
    "F": Card("λ f(a) + (1−λ) f(b) − f(c) = λ(1−λ)(b − a)(f′(t) − f′(s))", (("algebra", ("A", "G", "J")),)),
    "G": Card("f(c) − f(a) = f′(s)(c − a) for some s between a and c", (("mean value theorem", ("D",)),)),
    "H": Card("f″(x) > 0 for every x", (("given", ()),)),
    "I": Card("f′(s) < f′(t)", (("monotonicity", ("A", "E", "G")),)),
    "J": Card("c − a = (1−λ)(b − a) and b − c = λ(b − a)", (("definition of c", ()),)),
    "K": Card("f(x) > f(c) + f′(c)(x − c) for every x ≠ c", (("Taylor's theorem", ("H",)),)),
    "L": Card("λ(a − c) + (1−λ)(b − c) = 0", (("definition of c", ()),)),
    "M": Card("f(s) < f(t)",
              wrong="f itself need not increase: x² falls left of 0. Which function does f″ > 0 make increase?"),
}

IFF = {
    "A": Card("f″(x) ≥ 0 for every x", (("given", ()), ("limits keep ≥", ("G", "H")))),
    "B": Card("f(c) ≤ λ f(a) + (1−λ) f(b)", (("algebra", ("C", "F")),)),
    "C": Card("f(x) ≥ f(c) + f′(c)(x − c) for every x", (("Taylor's theorem", ("A",)),)),
    "D": Card("f is convex", (("given", ()), ("definition of convex", ("B",)))),
    "E": Card("f(x) ≤ ½ f(x−h) + ½ f(x+h) for every x and h > 0", (("definition of convex", ("D",)),)),
    "F": Card("λ(a − c) + (1−λ)(b − c) = 0", (("definition of c", ()),)),
    "G": Card("(f(x+h) − 2 f(x) + f(x−h)) / h² ≥ 0 for every x and h > 0", (("algebra", ("E",)),)),
    "H": Card("(f(x+h) − 2 f(x) + f(x−h)) / h² → f″(x) as h → 0", (("Taylor's theorem", ()),)),
    "I": Card("f(x) > f(c) + f′(c)(x − c) for every x ≠ c",
              wrong="f″ ≥ 0 allows f″ = 0, and then there may be equality: a straight line is its own tangent. Which ≥ holds?"),
    "J": Card("f″(x) > 0 for every x",
              wrong="a limit of positive numbers may be 0: x⁴ is even strictly convex, and its f″ is 0 at 0."),
    "K": Card("the tangents of a convex function lie below it",
              wrong="true of convex functions, but it speaks of what one direction has to show and says nothing of f″. "
                    "Work from the definition of convex."),
}


def only(cards, names, given):
    """The layout for one direction: of these cards, only `given` may be cited as given."""
    return {name: Card(cards[name].text, tuple((r, n) for r, n in cards[name].because if r != "given" or name == given),
                       cards[name].wrong) for name in names}


IF = only(IFF, "ABCDFIK", "A")
ONLY_IF = only(IFF, "ADEGHJK", "D")


def show_cards(cards):
    """Prints the statements and the reasons that occur."""
    for name, card in cards.items():
        print(f"{name}   {card.text}")
    print("Reasons:", ", ".join(sorted({reason for card in cards.values() for reason, _ in card.because})))
