// The way of the data through each game, and of a turn's gradient back, for graph.js.

/** A plain GAN: noise through G, its points and real ones to D. */
export const GAN = {
    size: [310, 110],
    nodes: {
        z: [18, 24, "z"],
        G: [76, 24, "G"],
        fake: [148, 24, "G(z)"],
        real: [148, 86, "real"],
        D: [220, 55, "D"],
        loss: [280, 55, "loss"],
    },
    edges: [
        ["z", "G"],
        ["G", "fake"],
        ["fake", "D"],
        ["real", "D"],
        ["D", "loss"],
    ],
    turns: {
        D: {
            used: ["z", "G", "fake", "real", "D", "loss"],
            back: [["loss", "D"]],
            moved: ["D"],
            words: "The last turn was D's: from noise z, G's points and real points to D and its loss; the gradient went back to D, whose weights moved.",
        },
        G: {
            used: ["z", "G", "fake", "D", "loss"],
            back: [
                ["loss", "D"],
                ["D", "fake"],
                ["fake", "G"],
            ],
            moved: ["G"],
            words: "The last turn was G's: from noise z and G's points to D and G's loss; the gradient went back through D and the points to G, whose weights moved.",
        },
    },
    words: "The way of the data: from noise z through G to its points G(z); these and real points to D, and to the loss.",
};

/** With a code: G is told z and c, and D and Q read its points through one trunk. */
export const INFOGAN = {
    size: [372, 140],
    nodes: {
        z: [18, 22, "z"],
        c: [18, 74, "c"],
        G: [70, 48, "G"],
        fake: [142, 48, "G(z,c)"],
        real: [142, 118, "real"],
        T: [222, 74, "trunk"],
        D: [276, 30, "D"],
        loss: [342, 30, "loss"],
        Q: [276, 118, "Q"],
        bound: [342, 118, "L_I"],
    },
    edges: [
        ["z", "G"],
        ["c", "G"],
        ["G", "fake"],
        ["fake", "T"],
        ["real", "T"],
        ["T", "D"],
        ["D", "loss"],
        ["T", "Q"],
        ["Q", "bound"],
    ],
    turns: {
        D: {
            used: ["z", "c", "G", "fake", "real", "T", "D", "loss"],
            back: [
                ["loss", "D"],
                ["D", "T"],
            ],
            moved: ["D", "T"],
            words: "The last turn was D's: real and generated points went through the trunk to D and its loss; the gradient moved D and the trunk.",
        },
        "G and Q": {
            used: ["z", "c", "G", "fake", "T", "D", "loss", "Q", "bound"],
            back: [
                ["loss", "D"],
                ["D", "T"],
                ["bound", "Q"],
                ["Q", "T"],
                ["T", "fake"],
                ["fake", "G"],
            ],
            moved: ["G", "T", "Q"],
            words: "The last turn was G's and Q's: generated points went through the trunk to D and to Q; the gradient of the loss and of λ L_I moved G, that of L_I moved Q and the trunk.",
        },
    },
    words: "The way of the data: noise z and code c through G to its points; these and real points through the trunk to D and its loss, and to Q, whose reading of c gives L_I.",
};
