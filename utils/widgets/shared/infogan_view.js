// What is seen of an InfoGAN in the plane: real points, generated ones marked by the code that Q reads in them, and Q's reading of the plane.
import { colours } from "./page.js";
import * as picture from "./plane_picture.js";
import { judge, measure, posterior } from "./toy_infogan.js";

const SHOWN = 320, // points of G
    SIDE = 33; // of Q's regions

const MARKS = ["×", "+", "△", "□", "▽", "−", "|", "◇"];

/** The place of the largest in each row of `width` values. */
function argmax(values, width) {
    return Array.from({ length: values.length / width }, (_, row) => {
        let best = 0;
        for (let k = 1; k < width; k++) if (values[row * width + k] > values[row * width + best]) best = k;
        return best;
    });
}

/**
 * What is known about `state`: its steps, losses, L_I and distances; `seen`, G's points, each code equally often, and what Q reads in each; and how
 * often that is right. z: a noise for each point.
 */
export function observe(state, real, z, settings) {
    const told = Array.from({ length: z.length / state.noise }, (_, i) => i % state.codes),
        { q, points, ...measured } = measure(state, real, z, told, settings),
        read = argmax(q, state.codes);
    return {
        steps: state.steps,
        ...measured,
        seen: { points, read },
        right: read.filter((code, i) => code === told[i]).length / told.length,
    };
}

/** What the picture shows, in words. */
export const legend = (codes) =>
    `● real. ${MARKS.slice(0, codes).join(" ")}: generated, each with the mark and colour of the code that Q reads in it. ` +
    "Background: which code Q would read there; the stronger the colour, the more certain Q is.";

/** Paints `state` on the canvas. layers: {real, regions}, each shown or not; seen: as `observe` gives it; source: data.js's. */
export function paint(canvas, state, { layers, seen: { points, read }, source, real }) {
    const look = colours(canvas),
        c = picture.pen(canvas, look),
        { codes } = state,
        hues = MARKS.slice(0, codes).map((_, k) => look(`code-${k}`));
    if (layers.regions) {
        const p = posterior(judge(state, picture.grid(SIDE)).q, codes),
            best = argmax(p, codes);
        picture.wash(c, SIDE, (i) => [hues[best[i]], (0.5 * (p[codes * i + best[i]] - 1 / codes)) / (1 - 1 / codes)]);
    }
    if (layers.real) source.paint(c, real, look, look("ink"));
    picture.marks(c, points.subarray(0, 2 * SHOWN), hues, (i) => read[i]);
    source.paintCursor(c, look);
}
