// Two bumps, p = N(0, 1) and q = N(d, w²): what JSD sees of their distance, and what the optimal discriminator makes of them.
import { plot } from "./shared/chart.js";
import { checkboxes, fixed, frame, make, onChange, panel, save, slider } from "./shared/page.js";
import { guess, prediction } from "./shared/prediction.js";

const LOW = -16,
    HIGH = 28,
    STEP = 0.01,
    FAR = 12; // the grid of x, in widths of p; the largest distance
const X = Array.from({ length: Math.round((HIGH - LOW) / STEP) + 1 }, (_, i) => LOW + STEP * i);
export const normal = (x, mean, width) => Math.exp(-(((x - mean) / width) ** 2) / 2) / (width * Math.sqrt(2 * Math.PI));
const P = X.map((x) => normal(x, 0, 1));

/** {js: JSD(p‖q) in bits, overlap: ∫ min(p, q)} of the two bumps, by sums over the grid. */
export function measures(distance, width) {
    let js = 0,
        overlap = 0;
    for (let i = 0; i < X.length; i++) {
        const p = P[i],
            q = normal(X[i], distance, width),
            m = (p + q) / 2;
        if (p > 1e-300) js += p * Math.log2(p / m);
        if (q > 1e-300) js += q * Math.log2(q / m);
        overlap += Math.min(p, q);
    }
    return { js: (js / 2) * STEP, overlap: overlap * STEP };
}

/** D*(x) = p/(p + q), from the logarithms of both, so that it is right where both densities vanish. */
export function optimalD(x, distance, width) {
    return 1 / (1 + Math.exp(x ** 2 / 2 - ((x - distance) / width) ** 2 / 2 - Math.log(width)));
}

/** The smallest distance from which on JSD is at least `level` bits, by bisection: it never falls with the distance. */
export function blindFrom(width, level = 0.99) {
    let [near, far] = [0, FAR];
    if (measures(0, width).js >= level) return 0;
    for (let k = 0; k < 30; k++) {
        const middle = (near + far) / 2;
        if (measures(middle, width).js < level) near = middle;
        else far = middle;
    }
    return far;
}

function render({ model, el }) {
    let distance = model.get("distance"),
        width = model.get("width"),
        optimal = false;
    const picture = (className) => make("div", { className: `plot ${className}`, role: "img" });
    const densities = picture("densities"),
        curve = picture("curve"),
        numbers = make("p", { className: "note numbers", "aria-live": "polite" });
    const every = (n, a, b, f) =>
        Array.from({ length: n + 1 }, (_, i) => {
            const x = a + ((b - a) * i) / n;
            return [x, f(x)];
        });
    let swept = null; // the curves at this width

    function showDensities() {
        const q = (x) => normal(x, distance, width),
            p = (x) => normal(x, 0, 1),
            high = 1.05 * Math.max(p(0), q(distance));
        const D = every(240, -4, 16, (x) => (high / 1.05) * optimalD(x, distance, width));
        densities.innerHTML = plot({
            x: [-4, 16],
            y: [0, high],
            ticks: [-4, 0, 4, 8, 12, 16],
            levels: [0],
            label: "x, in widths of p",
            areas: { p: every(240, -4, 16, p), q: every(240, -4, 16, q) },
            lines: optimal ? { d: D } : {},
            rule: optimal ? high / 2.1 : null,
        });
        densities.setAttribute(
            "aria-label",
            `Two bumps: p of width 1 at 0, q of width ${fixed(width)} at ${fixed(distance, 1)}.` +
                (optimal
                    ? " Over them the optimal discriminator, near 1 where p is larger, near 0 where q is, and one half where they cross."
                    : ""),
        );
    }
    function showCurve() {
        swept ??= every(96, 0, FAR, (d) => measures(d, width));
        const { js, overlap } = measures(distance, width),
            slope = js - measures(Math.max(0, distance - 0.5), width).js;
        curve.innerHTML = plot({
            x: [0, FAR],
            y: [0, 1.08],
            ticks: [0, 2, 4, 6, 8, 10, 12],
            levels: [0, 0.5, 1],
            label: "distance of the bumps, in widths of p",
            rule: 1,
            lines: { js: swept.map(([d, m]) => [d, m.js]), overlap: swept.map(([d, m]) => [d, m.overlap]) },
            marks: [
                ["js", distance, js, 6],
                ["overlap", distance, overlap, 0],
            ],
        });
        curve.setAttribute(
            "aria-label",
            `JSD against distance: it rises from ${fixed(swept[0][1].js)} and is flat at 1 bit once the overlap has vanished. ` +
                `Here, at ${fixed(distance, 1)}: JSD ${fixed(js, 4)} bits, overlap ${fixed(overlap, 3)}.`,
        );
        numbers.textContent = `JSD ${fixed(js, 4)} bits · overlap ${fixed(overlap, 3)} · half a width closer, and JSD falls by ${fixed(Math.max(0, slope), 4)} bits.`;
    }
    const show = () => {
        showDensities();
        showCurve();
    };
    const store = () => save(model, { distance, width });

    const move = slider({
        label: "distance",
        min: 0,
        max: FAR,
        step: 0.1,
        value: distance,
        say: (v) => fixed(v, 1),
        onInput: (v) => {
            distance = v;
            show();
        },
        onRelease: store,
    });
    const widen = slider({
        label: "width of q",
        min: 0.2,
        max: 3,
        step: 0.1,
        value: width,
        say: (v) => fixed(v, 1),
        onInput: (v) => {
            width = v;
            swept = null;
            show();
        },
        onRelease: store,
    });
    const guessed = guess({ min: 0, max: FAR, step: 0.1, value: 4, say: (v) => fixed(v, 1) });
    const verdict = () => {
        const truth = blindFrom(width),
            gap = guessed.value() - truth,
            said = `You said ${fixed(guessed.value(), 1)}`;
        return Math.abs(gap) < 0.5
            ? `${said}: right, it passes 0.99 bits at ${fixed(truth, 1)}.`
            : `${said}; it is ${fixed(truth, 1)}: JSD goes blind ${gap > 0 ? "sooner" : "later"} than that.`;
    };
    frame(
        el,
        "pmf bumps",
        make(
            "div",
            { className: "panels" },
            panel(
                "p (solid, blue) stays, q (dashed, orange) moves away",
                densities,
                move.node,
                widen.node,
                checkboxes({
                    legend: "show",
                    choices: { optimal: ["the optimal discriminator D* = p/(p + q), from 0 to 1", optimal] },
                    onChange: (_, checked) => {
                        optimal = checked;
                        showDensities();
                    },
                }),
            ),
            prediction({
                ask: model.get("predict"),
                control: guessed.node,
                verdict,
                question:
                    "At what distance does JSD all but stop noticing that they move apart (above 0.99 bits)? Predict before you look.",
                answer: panel("JSD in bits (solid, ●) and the overlap ∫ min(p, q) (dashed, ■)", curve, numbers),
            }).node,
        ),
    );
    show();
    return onChange(model, ["distance", "width"], () => {
        [distance, width, swept] = [model.get("distance"), model.get("width"), null];
        move.show(distance);
        widen.show(width);
        show();
    });
}

export default { render };
