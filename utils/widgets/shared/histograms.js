// How far generated points are from real ones: both are counted in 16 × 16 cells of the plane, and the counts compared, in bits.
import { jsd, kl } from "./measures.js";
import { EXTENT } from "./plane_picture.js";

const CELLS = 16;

/** Each cell's share of the points; those outside count in the cell at the border. `more` points are spread evenly over all cells. */
function shares(points, more = 0) {
    const n = points.length / 2 + more,
        table = new Float64Array(CELLS ** 2).fill(more / CELLS ** 2 / n);
    const cell = (v) => Math.max(0, Math.min(CELLS - 1, Math.floor(((v + EXTENT) / (2 * EXTENT)) * CELLS)));
    for (let i = 0; i < points.length; i += 2) table[cell(points[i]) * CELLS + cell(points[i + 1])] += 1 / n;
    return table;
}

/**
 * {js: JSD, missed: KL(real‖generated), invented: KL(generated‖real)}. A KL divergence would be infinite as soon as one cell had points of only
 * one kind; so each side gets one point more, spread over all cells.
 */
export function distances(real, made) {
    const p = shares(real, 1),
        q = shares(made, 1);
    return { js: jsd(shares(real), shares(made)), missed: kl(p, q), invented: kl(q, p) };
}
