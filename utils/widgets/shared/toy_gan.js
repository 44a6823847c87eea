// The GAN in the plane: utils/toy_gan.py in JavaScript. From the same state and the same draws a step gives the same parameters, to 1e-5.
import { backward, byParameters, forward, initial, network } from "./dense.js";
import { distances } from "./histograms.js";
import { byFake, byGenerated, byReal, discriminatorLoss, generatorLoss } from "./losses.js";
import { move, rest } from "./optimisers.js";

/** What toy_gan.py trains: hidden layers and units of D and of G, and how many numbers a noise has. */
export const USUAL = { layers_d: 2, units_d: 64, layers_g: 2, units_g: 64, noise: 2 };

/** Untrained networks of these sizes. normals(n) draws. */
export function start(normals, { layers_d, units_d, layers_g, units_g, noise } = USUAL) {
    const G = network(noise, ...Array(layers_g).fill(units_g), 2),
        D = network(2, ...Array(layers_d).fill(units_d), 1);
    return resting({ G, D, noise, theta: initial(G, normals), phi: initial(D, normals), steps: 0 });
}

/** A state whose optimisers have not moved yet. */
export const resting = (state) => ({ ...state, adamG: rest(state.theta.length), adamD: rest(state.phi.length) });

export const generate = ({ G, theta }, z) => forward(G, theta, z).at(-1);
export const logits = ({ D, phi }, x) => forward(D, phi, x).at(-1);

/** One step of D on as many real points x as there are noises z; G stays as it is. */
export function stepD(state, x, z, { objective, lr_d, optimiser_d = "Adam" }) {
    const { D, phi } = state,
        onReal = forward(D, phi, x),
        onFake = forward(D, phi, generate(state, z));
    const real = byParameters(D, onReal, backward(D, phi, onReal, byReal(onReal.at(-1), objective))),
        fake = byParameters(D, onFake, backward(D, phi, onFake, byFake(onFake.at(-1), objective)));
    const gradient = real.map((d, i) => d + fake[i]);
    const [moved, adamD] = move(phi, gradient, state.adamD, lr_d, optimiser_d);
    return { ...state, phi: moved, adamD };
}

/** One step of G against D as it is. */
export function stepG(state, z, { objective, lr_g, optimiser_g = "Adam" }) {
    const { G, D, theta, phi } = state,
        made = forward(G, theta, z),
        judged = forward(D, phi, made.at(-1));
    const [byPoints] = backward(D, phi, judged, byGenerated(judged.at(-1), objective));
    const gradient = byParameters(G, made, backward(G, theta, made, byPoints));
    const [moved, adamG] = move(theta, gradient, state.adamG, lr_g, optimiser_g);
    return { ...state, theta: moved, adamG, steps: state.steps + 1 };
}

/** −∂L_G/∂x at G's points x, times their number: where the next step of G would move them. */
export function pull({ D, phi }, x, objective) {
    const judged = forward(D, phi, x),
        n = x.length / 2;
    return backward(D, phi, judged, byGenerated(judged.at(-1), objective))[0].map((d) => -n * d);
}

/** What can be said about a state: both losses, how often D is right, how many of `centres` are reached (NaN where there are none), and distances. */
export function measure(state, real, z, { objective }, centres, radius) {
    const made = generate(state, z),
        onReal = logits(state, real),
        onFake = logits(state, made);
    const share = (values, right) => values.filter(right).length / values.length;
    return {
        lossD: discriminatorLoss(onReal, onFake, objective),
        lossG: generatorLoss(onFake, objective),
        right: (share(onReal, (v) => v > 0) + share(onFake, (v) => v < 0)) / 2,
        covered: centres ? covered(made, centres, radius) : NaN,
        ...distances(real, made),
    };
}

/** How many centres have at least 1% of all points within `radius`. */
export function covered(points, centres, radius) {
    const near = centres.map(() => 0),
        n = points.length / 2;
    for (let i = 0; i < n; i++) {
        centres.forEach(([a, b], k) => {
            if (Math.hypot(points[2 * i] - a, points[2 * i + 1] - b) <= radius) near[k]++;
        });
    }
    return near.filter((count) => count >= n / 100).length;
}
