// A code and the picture made from it, as a table: how much the picture knows about the code, and how much of that a network Q reads.
import { sum } from "./shared/measures.js";
import { fixed, frame, make, makeTable, onChange, panel, save, slider } from "./shared/page.js";
import { part } from "./shared/part.js";
import { guess, prediction } from "./shared/prediction.js";

/**
 * In nats, for k equally likely codes and the generator (1 − noise) · table + noise/m, table (k, m): {p_x_given_c, q, h, mi, bound, gap}.
 * q[c][x] is Q(c|x), the posterior where error = 0; with error, that much of its belief goes to the next code.
 */
export function channel(table, noise, error) {
    const k = table.length,
        m = table[0].length,
        h = Math.log(k);
    const p_x_given_c = table.map((row) => row.map((p) => (1 - noise) * p + noise / m));
    const p_x = table[0].map((_, x) => sum(p_x_given_c.map((row) => row[x])) / k);
    const posterior = p_x_given_c.map((row) => row.map((p, x) => (p_x[x] > 0 ? p / k / p_x[x] : 1 / k)));
    const q = posterior.map((row, c) => row.map((p, x) => (1 - error) * p + error * posterior[(c + k - 1) % k][x]));
    const mean = (f) => sum(p_x_given_c.flatMap((row, c) => row.map((p, x) => (p > 0 ? (p / k) * f(c, x) : 0))));
    const mi = mean((c, x) => Math.log(p_x_given_c[c][x] / p_x[x])),
        bound = h + mean((c, x) => Math.log(q[c][x]));
    return { p_x_given_c, q, h, mi, bound, gap: mi - bound };
}

function render({ model, el }) {
    const table = model.get("table"),
        withQ = model.get("q"),
        k = table.length,
        m = table[0].length,
        low = withQ ? -2 : 0,
        high = Math.log(k);
    let noise = model.get("noise"),
        error = model.get("error");
    const now = () => channel(table, noise, withQ ? error : 0);

    /** A table of probabilities, a row per code and a column per picture, each a number over a bar. */
    const shares = (name) => {
        const cells = table.map((row) =>
            row.map(() => {
                const fill = make("div"),
                    value = make("span");
                return {
                    fill,
                    value,
                    node: make("td", {}, value, make("div", { className: "cell", "aria-hidden": "true" }, fill)),
                };
            }),
        );
        const node = makeTable(
            [name, ...table[0].map((_, x) => `x = ${x + 1}`)],
            cells.map((row, c) => [`c = ${c + 1}`, ...row.map((cell) => cell.node)]),
        );
        return {
            node,
            show: (values) =>
                cells.forEach((row, c) =>
                    row.forEach(({ fill, value }, x) => {
                        value.textContent = fixed(values[c][x]);
                        fill.style.width = `${100 * values[c][x]}%`;
                    }),
                ),
        };
    };
    const generator = shares("P(x|c)"),
        reading = shares("Q(c|x)");

    const PARTS = [
        ["h", "H(c)", "h_xy", () => [0, high]],
        ["mi", "I(c;x)", "mi", (v) => [0, v.mi]],
        ...(withQ
            ? [
                  ["bound", "L_I", "h_x", (v) => [0, v.bound]],
                  ["gap", "gap", "h_y_given_x", (v) => [v.bound, v.mi]],
              ]
            : []),
    ];
    const place = (v) => (100 * (Math.max(low, Math.min(high, v)) - low)) / (high - low);
    const zero = () => {
        const line = make("div", { className: "zero" });
        line.style.left = `${place(0)}%`;
        return line;
    };
    const parts = PARTS.map(([, label, className]) => part(label, className, low < 0 ? [zero()] : []));

    function show() {
        const values = now();
        generator.show(values.p_x_given_c);
        reading.show(values.q);
        PARTS.forEach(([key, , , ends], i) => {
            const [a, b] = ends(values)
                .map(place)
                .sort((x, y) => x - y);
            parts[i].show(a, b - a, values[key], "nats");
        });
    }
    const store = () => save(model, { noise, error });
    const hush = slider({
        label: "noise of G",
        min: 0,
        max: 1,
        step: 0.01,
        value: noise,
        say: (v) => fixed(v),
        onInput: (v) => {
            noise = v;
            show();
        },
        onRelease: store,
    });
    const err = slider({
        label: "error of Q",
        min: 0,
        max: 0.95,
        step: 0.01,
        value: error,
        say: (v) => fixed(v),
        onInput: (v) => {
            error = v;
            show();
        },
        onRelease: store,
    });

    /** How far Q may err, at this noise, before its bound is 0: by bisection, as the bound falls with the error from I(c;x) on. */
    function harmless() {
        let [right, wrong] = [0, 0.95];
        for (let i = 0; i < 30; i++) {
            const middle = (right + wrong) / 2;
            if (channel(table, noise, middle).bound > 0) right = middle;
            else wrong = middle;
        }
        return right;
    }
    const verdict = () => {
        const said = (truth) => (Math.abs(guessed.value() - truth) < 0.05 ? "Right" : `You said ${fixed(guessed.value())}`);
        if (withQ) {
            const truth = harmless();
            return `${said(truth)}: at this noise L_I is 0 at an error of ${fixed(truth)}. Go beyond it, and watch I(c;x).`;
        }
        noise = 0.5;
        hush.show(noise);
        show();
        const truth = now().mi;
        return `${said(truth)}: half noise leaves ${fixed(truth)} of ${fixed(high)} nats. Now move the slider.`;
    };
    const guessed = guess({
        min: 0,
        max: withQ ? 0.95 : high.toFixed(2),
        step: 0.01,
        value: withQ ? 0.5 : high / 2,
        say: (v) => (withQ ? fixed(v) : `${fixed(v)} nats`),
    });
    frame(
        el,
        "pmf code-channel",
        make(
            "div",
            { className: "panels" },
            panel(
                `${k} codes c, ${m} pictures x`,
                generator.node,
                ...(withQ ? [reading.node] : []),
                hush.node,
                ...(withQ ? [err.node] : []),
            ),
            prediction({
                ask: model.get("predict"),
                control: guessed.node,
                verdict,
                answer: panel("In nats", ...parts.map((p) => p.node)),
                question: withQ
                    ? "Q gives a share of its belief to the wrong code. How large may that error be before L_I has fallen to 0? Predict before you look."
                    : `Half of what G draws is noise (0.50). How many of the code's ${fixed(high)} nats are left in the picture? Predict before you look.`,
            }).node,
        ),
    );
    show();
    return onChange(model, ["noise", "error"], () => {
        [noise, error] = [model.get("noise"), model.get("error")];
        hush.show(noise);
        err.show(error);
        show();
    });
}

export default { render };
