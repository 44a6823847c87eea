// The data of a game in the plane: one of the sets that are given, or what the visitor draws.
import { around } from "./clouds.js";
import { drawing } from "./drawing.js";
import { choice } from "./page.js";
import * as picture from "./plane_picture.js";

const OWN = "your own drawing",
    SHOWN = 400; // points on the picture

/**
 * sets: {name: {centres, spread, counted}}; `spread` is that of a drawn point. onChoose() follows the choice of a set, onDraw() each drawn point,
 * onDrawn() the end of a stroke or of the drawing.
 */
export function data(canvas, { sets, value, spread, onChoose, onDraw, onDrawn }) {
    const list = choice({ label: "data", options: [...Object.keys(sets), OWN], value, onChange: () => onChoose() }),
        own = () => list.select.value === OWN,
        set = () => sets[list.select.value],
        drawn = drawing(canvas, { allowed: own, onPoint: onDraw, onDone: onDrawn, onClear: onDrawn }),
        centres = () => (own() ? drawn.points() : set().centres);
    return {
        list,
        drawn,
        name: () => list.select.value,
        empty: () => centres().length === 0,
        /** The centres that are counted as reached or not; null where nothing is counted. */
        counted: () => (!own() && set().counted ? centres() : null),
        /** n points, [x, y, x, y, …]. */
        sample: (n, random) => around(centres(), own() ? spread : set().spread, n, random),
        /** What is drawn on, and what it is drawn with, are there while one draws. */
        refresh() {
            drawn.node.hidden = !own();
            canvas.classList.toggle("drawable", own());
        },
        /** Some of the points `real`, or the drawing as it grows. */
        paint(c, real, look, colour) {
            picture.dots(c, own() && drawn.drawn() ? drawn.points().flat() : real.subarray(0, 2 * SHOWN), look, colour);
        },
        paintCursor(c, look) {
            if (own()) picture.cross(c, drawn.cursor(), look);
        },
    };
}
