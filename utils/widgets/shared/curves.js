// What training has shown so far, as curves over its steps.
import { plot } from "./chart.js";
import { fixed, make, several } from "./page.js";

/** The curves `lines`, {key of a row of history: its name}, in `unit`, with a note below. show(history) draws them; the range of y grows with them. */
export function curves({ lines, unit, note, range: [least, most], height = 110 }) {
    const keys = Object.keys(lines),
        picture = make("div", { className: "plot", role: "img" }),
        node = make("div", {}, picture, make("p", { className: "note" }, note));
    function show(history, { rule = null } = {}) {
        picture.hidden = !history.length; // nothing to learn from yet
        if (picture.hidden) return;
        const now = history.at(-1),
            begin = history[0].steps,
            end = Math.max(begin + 100, now.steps),
            all = history.flatMap((row) => keys.map((key) => row[key])),
            low = Math.min(least, ...all),
            high = Math.max(rule ?? most, ...all);
        picture.innerHTML = plot({
            height,
            x: [begin, end],
            y: [low, high],
            ticks: [begin, end],
            levels: [...new Set([low, 0, high])],
            label: "steps of G",
            rule,
            marks: keys.map((key) => [key, now.steps, now[key], 6]),
            lines: Object.fromEntries(keys.map((key) => [key, history.map((row) => [row.steps, row[key]])])),
        });
        const said = keys.map((key) => `${lines[key]} ${fixed(now[key])}`).join(", ");
        picture.setAttribute("aria-label", `Curves over the steps of G; after ${several(now.steps, "step")}: ${said} ${unit}.`);
    }
    return { node, show };
}

/** L_I, and the most that it can be as a rule. */
export const bound = () =>
    curves({
        lines: { bound: "L_I" },
        unit: "nats",
        range: [0, 0],
        height: 150,
        note: "Solid: L_I in nats. Dotted: H(c), the most that it can be.",
    });

/** D's and G's loss. */
export const losses = () =>
    curves({
        lines: { lossD: "D's loss", lossG: "G's loss" },
        unit: "nats",
        range: [0, 2],
        height: 130,
        note: "Solid, blue: D's loss. Dashed, orange: G's loss, in nats (for a critic: its score).",
    });

/** How far G's points are from the real ones: JSD, and KL in both directions. Rows as `distances` of histograms.js gives them. */
export const jsd = () =>
    curves({
        lines: { js: "JSD" },
        unit: "bits",
        range: [0, 1],
        note: "JSD of real and generated points, in bits, counted in 16 × 16 cells; that of two samples of the same data is not 0.",
    });
export const directions = () =>
    curves({
        lines: { missed: "KL(real‖generated)", invented: "KL(generated‖real)" },
        unit: "bits",
        range: [0, 2],
        note: "Dashed, orange: KL(real‖generated), large while G misses something. Dotted, green: KL(generated‖real), large while G invents something.",
    });
