// A GAN in the plane as one sees it: real and generated points, D's belief, the pull on G's points, and the sheet into which G folds its noise.
import { colours } from "./page.js";
import * as picture from "./plane_picture.js";
import { generate, logits, pull } from "./toy_gan.js";

const FAKES = 160, // points of G
    PULLED = 48, // of which some with arrows
    SIDE = 25; // of D's surface

/** Paints `state` on the canvas. layers: {real, surface, arrows, sheet}, each shown or not; z(n): the same n noises every time; source: data.js's. */
export function paint(canvas, state, { layers, objective, z, source, real, radius }) {
    const look = colours(canvas),
        c = picture.pen(canvas, look),
        points = generate(state, z(FAKES));
    if (layers.surface) {
        const surface = logits(state, picture.grid(SIDE));
        picture.wash(c, SIDE, (i) => {
            const belief = Math.tanh(surface[i] / 2); // 2 D − 1
            return [look(belief > 0 ? "accent" : "second"), Number(look("wash")) * Math.abs(belief)];
        });
    }
    if (layers.real) source.paint(c, real, look, look("accent"));
    if (source.counted()) picture.rings(c, source.counted(), radius, look);
    if (layers.sheet) picture.lines(c, folded(state), look);
    if (layers.arrows) picture.arrows(c, points, pull(state, points, objective).subarray(0, 2 * PULLED), look);
    picture.marks(c, points, [look("second")]);
    source.paintCursor(c, look);
}

/** Lines of equal noise, as G maps them into the plane; of one number the only line, of more than two none. */
function folded(state) {
    const ends = Array.from({ length: 9 }, (_, i) => (i - 4) / 2),
        along = Array.from({ length: 41 }, (_, i) => (i - 20) / 10);
    const curve = (z) => generate(state, Float64Array.from(along.flatMap(z)));
    if (state.noise === 1) return [curve((t) => [t])];
    return state.noise > 2 ? [] : ends.flatMap((v) => [curve((t) => [t, v]), curve((t) => [v, t])]);
}
