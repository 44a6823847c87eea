// Noise for a generator, of the kind that was chosen.
import { normals } from "./random.js";

/** n numbers of mean 0 and variance 1 from `draw`: standard normal, or uniform. */
export const noises = (kind, n, draw) =>
    kind === "normal" ? normals(draw, n) : Float32Array.from({ length: n }, () => Math.sqrt(3) * (2 * draw() - 1));
