// What is seen of a GAN in the plane: real and generated points, D's belief, the pull on G's points, and the sheet into which G folds its noise.
import { checkboxes, colours, fixed, make, slider } from "./page.js";
import * as picture from "./plane_picture.js";
import { generate, logits, pull } from "./toy_gan.js";

const FAKES = 160, // points of G
    PULLED = 48, // of which some with arrows
    SIDE = 25, // of D's surface
    FLAT = 0.75; // the size of the sheet before G folds it: noises from −2 to 2 fill the picture

/** What the picture shows, as controls; onChange() follows each. Returns {layers: as `paint` takes them, nodes}. */
export function shown(onChange) {
    const layers = { real: true, surface: true, arrows: true, sheet: false, folded: 1 };
    const fold = slider({
        label: "z → G(z)",
        min: 0,
        max: 1,
        step: 0.05,
        value: 1,
        say: (v) => fixed(v),
        onInput(v) {
            layers.folded = v;
            onChange();
        },
    });
    fold.node.hidden = true;
    const boxes = checkboxes({
        legend: "show",
        choices: {
            real: ["real points", layers.real],
            surface: ["D's surface", layers.surface],
            arrows: ["pull on G's points", layers.arrows],
            sheet: ["G's sheet", layers.sheet],
        },
        onChange(key, checked) {
            layers[key] = checked;
            fold.node.hidden = !layers.sheet;
            onChange();
        },
    });
    const note =
        "● real, × generated; dashed rings: where a cloud counts as reached. Background: blue where D says “real”, orange where it says " +
        "“generated”. Arrows: where the next step of G would move its points. The sheet: lines of equal noise z, as G folds them.";
    return { layers, nodes: [boxes, fold.node, make("p", { className: "note" }, note)] };
}

/** Paints `state` on the canvas. layers: as `shown` has them; z(n): the same n noises every time; source: data.js's. */
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
    if (layers.sheet) picture.lines(c, sheet(state, layers.folded), look);
    if (layers.arrows) picture.arrows(c, points, pull(state, points, objective).subarray(0, 2 * PULLED), look);
    picture.marks(c, points, [look("second")]);
    source.paintCursor(c, look);
}

/** Lines of equal noise on their way into the plane: flat at 0, as G folds them at 1; of one number the only line, of more than two none. */
function sheet(state, folded) {
    const ends = Array.from({ length: 9 }, (_, i) => (i - 4) / 2),
        along = Array.from({ length: 41 }, (_, i) => (i - 20) / 10),
        flat = (z) => (state.noise === 1 ? z.flatMap((v) => [v, 0]) : z);
    function curve(noise) {
        const z = along.flatMap(noise),
            from = flat(z);
        return generate(state, Float64Array.from(z)).map((v, i) => folded * v + (1 - folded) * FLAT * from[i]);
    }
    if (state.noise === 1) return [curve((t) => [t])];
    return state.noise > 2 ? [] : ends.flatMap((v) => [curve((t) => [t, v]), curve((t) => [v, t])]);
}
