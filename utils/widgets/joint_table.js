// Drag the cells of a joint table p(x, y) and watch its entropies and I(X;Y), drawn as bars on one scale of bits.
import { bar } from "./shared/bars.js";
import { joint, share, short } from "./shared/measures.js";
import { fixed, frame, make, makeTable, onChange, panel, presets, save } from "./shared/page.js";
import { part } from "./shared/part.js";
import { guess, judged, prediction } from "./shared/prediction.js";

function render({ model, el }) {
    const start = model.get("p_xy"),
        rows = start.length,
        columns = start[0].length,
        most = Math.log2(rows * columns);
    let now = start;
    const cells = start.map((row, i) =>
        row.map((_, j) => {
            const value = make("span"),
                control = bar({
                    label: `p(x=${i}, y=${j})`,
                    vertical: false,
                    onRelease: store,
                    onInput: (v) => {
                        const flat = share(now.flat(), i * columns + j, v);
                        now = start.map((r, k) => r.map((_, l) => flat[k * columns + l]));
                        show();
                    },
                });
            return { ...control, value, box: make("td", {}, value, control.node) };
        }),
    );
    const margins = {
        x: start.map(() => make("td", { className: "margin" })),
        y: start[0].map(() => make("td", { className: "margin" })),
    };
    const grid = makeTable(
        ["p(x, y)", ...start[0].map((_, j) => `y = ${j}`), "p(x)"],
        [
            ...cells.map((row, i) => [`x = ${i}`, ...row.map((cell) => cell.box), margins.x[i]]),
            ["p(y)", ...margins.y, make("td", { className: "margin" }, "1")],
        ],
    );

    // the information diagram: [key, words, row, where it begins]
    const PARTS = [
        ["h_xy", "H(X,Y)", () => 0],
        ["h_x", "H(X)", () => 0],
        ["h_y", "H(Y)", (m) => m.h_x_given_y],
        ["h_x_given_y", "H(X|Y)", () => 0],
        ["mi", "I(X;Y)", (m) => m.h_x_given_y],
        ["h_y_given_x", "H(Y|X)", (m) => m.h_x],
    ];
    const parts = PARTS.map(([key, label]) => part(label, key));

    function store() {
        save(model, { p_xy: now });
    }
    function show() {
        const m = joint(now);
        cells.forEach((row, i) =>
            row.forEach((cell, j) => {
                cell.show(now[i][j]);
                cell.value.textContent = short(now[i][j]);
            }),
        );
        margins.x.forEach((node, i) => {
            node.textContent = short(m.p_x[i]);
        });
        margins.y.forEach((node, j) => {
            node.textContent = short(m.p_y[j]);
        });
        PARTS.forEach(([key, , from], k) => {
            parts[k].show((100 * Math.max(0, from(m))) / most, (100 * Math.max(0, m[key])) / most, m[key], "bits");
        });
    }
    const set = (values) => {
        now = values;
        show();
        store();
    };
    const size = Math.min(rows, columns),
        product = () => {
            const m = joint(now);
            return m.p_x.map((a) => m.p_y.map((b) => a * b));
        };
    const guessed = guess({ min: 0, max: Math.log2(size).toFixed(2), step: 0.01, value: 0, say: (v) => `${fixed(v)} bits` });
    frame(
        el,
        "pmf joint-table",
        make(
            "div",
            { className: "panels" },
            panel(
                "p(x, y): drag a cell, the others keep their proportions",
                grid,
                presets({
                    "independent, same p(x) and p(y)": () => set(product()),
                    "Y = X": () => set(start.map((row, i) => row.map((_, j) => (i === j ? 1 / size : 0)))),
                    "the start": () => set(start),
                }),
            ),
            prediction({
                ask: model.get("predict"),
                question: "How many bits does Y tell you about X? Predict I(X;Y) before you look.",
                control: guessed.node,
                answer: panel("The information diagram", ...parts.map((p) => p.node)),
                verdict: () => judged(guessed.value(), joint(now).mi, "I(X;Y)"),
            }).node,
        ),
    );
    show();
    return onChange(model, ["p_xy"], () => {
        now = model.get("p_xy");
        show();
    });
}

export default { render };
