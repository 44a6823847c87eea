// Trains the InfoGAN in the plane with the page's own code, for planes.py: a job as JSON comes in, its parameters as one list go out.
import { readFileSync } from "node:fs";
import { around } from "../../utils/widgets/shared/clouds.js";
import { normals, uniform } from "../../utils/widgets/shared/random.js";
import { start, stepD, stepGQ } from "../../utils/widgets/shared/toy_infogan.js";

const { settings, centres, spread, seed, steps, average } = JSON.parse(readFileSync(0)),
    draw = uniform(seed),
    n = settings.batch;

let state = start((count) => normals(draw, count)),
    mean = null;
while (state.steps < steps) {
    const x = around(centres, spread, n, draw),
        z = normals(draw, 2 * n),
        c = Array.from({ length: n }, () => Math.floor(state.codes * draw()));
    state = stepGQ(stepD(state, x, z, c, settings), z, c, { ...settings, lambda: 1 });
    const now = Object.values(state.weights).flatMap((weights) => [...weights]);
    mean = mean && state.steps > steps / 2 ? mean.map((m, i) => average * m + (1 - average) * now[i]) : now;
}
console.log(JSON.stringify(mean));
