// The InfoGAN in the plane: the toy of chapter 05, step by step as its exercise asks. D and Q share a trunk; G is told a code of `codes` values.
import { backward, byParameters, descend, forward, initial, network } from "./dense.js";
import { distances } from "./histograms.js";
import { byFake, byGenerated, byReal, discriminatorLoss, generatorLoss } from "./losses.js";

const LEAKY = { slope: 0.1, last: true },
    LOSS = "non-saturating";

/** Untrained networks; G is almost deaf to its code at first: what it tells, it has learned. normals(n) draws. */
export function start(normals, { hidden = 32, codes = 4, noise = 2 } = {}) {
    const nets = {
        G: network(noise + codes, hidden, 2),
        T: network(2, hidden, hidden),
        D: network(hidden, 1),
        Q: network(hidden, codes),
    };
    const weights = Object.fromEntries(Object.entries(nets).map(([name, net]) => [name, initial(net, normals)]));
    for (let i = noise * hidden; i < (noise + codes) * hidden; i++) weights.G[i] *= 0.1;
    return { nets, weights, noise, codes, steps: 0 };
}

/** G's points for noises z and codes c (a whole number each). */
export const generate = (state, z, c) => forward(state.nets.G, state.weights.G, inputs(state, z, c)).at(-1);

/** The noise of each sample, followed by its code, one-hot. */
function inputs({ noise, codes }, z, c) {
    const width = noise + codes,
        x = new Float64Array(c.length * width);
    c.forEach((code, i) => {
        x.set(z.subarray(noise * i, noise * (i + 1)), width * i);
        x[width * i + noise + code] = 1;
    });
    return x;
}

/** Both heads' outputs for points x: {d: logits, q: logits of the codes}. */
export function judge({ nets, weights }, x) {
    const h = forward(nets.T, weights.T, x, LEAKY).at(-1);
    return { d: forward(nets.D, weights.D, h).at(-1), q: forward(nets.Q, weights.Q, h).at(-1) };
}

/** Q(c|x) of each sample from Q's logits: rows of `codes` probabilities. */
export function posterior(q, codes) {
    const p = new Float64Array(q.length);
    for (let row = 0; row < q.length; row += codes) {
        const logits = q.subarray(row, row + codes),
            top = Math.max(...logits),
            total = logits.reduce((sum, v) => sum + Math.exp(v - top), 0);
        for (let k = 0; k < codes; k++) p[row + k] = Math.exp(logits[k] - top) / total;
    }
    return p;
}

/** L_I = H(c) + mean ln Q(c|x), in nats, for equally likely codes. */
export function bound(q, c, codes) {
    const p = posterior(q, codes);
    return Math.log(codes) + c.reduce((sum, code, i) => sum + Math.log(p[codes * i + code]), 0) / c.length;
}

/** D's step on real points x and G's points of z and c; the trunk steps with it. Plain gradient descent at `rate`. */
export function stepD(state, x, z, c, { rate }) {
    const { nets, weights: w } = state,
        sides = [
            [x, byReal],
            [generate(state, z, c), byFake],
        ].map(([points, by]) => {
            const h = forward(nets.T, w.T, points, LEAKY),
                d = forward(nets.D, w.D, h.at(-1)),
                head = backward(nets.D, w.D, d, by(d.at(-1), LOSS));
            return { D: byParameters(nets.D, d, head), T: byParameters(nets.T, h, backward(nets.T, w.T, h, head[0], LEAKY)) };
        }),
        moved = (name) => descend(w[name], add(sides[0][name], sides[1][name]), rate);
    return { ...state, weights: { ...w, D: moved("D"), T: moved("T") } };
}

/** G's and Q's step on G's points of z and c: G by its loss − λ L_I, Q's head and the trunk by −L_I. */
export function stepGQ(state, z, c, { rate, lambda }) {
    const { nets, weights: w } = state,
        made = forward(nets.G, w.G, inputs(state, z, c)),
        h = forward(nets.T, w.T, made.at(-1), LEAKY),
        d = forward(nets.D, w.D, h.at(-1)),
        q = forward(nets.Q, w.Q, h.at(-1)),
        n = c.length,
        byQ = posterior(q.at(-1), state.codes).map((p) => p / n); // of −L_I by Q's logits: (Q(·|x) − one-hot c) / n
    c.forEach((code, i) => (byQ[state.codes * i + code] -= 1 / n));
    const fooling = backward(nets.D, w.D, d, byGenerated(d.at(-1), LOSS))[0],
        telling = backward(nets.Q, w.Q, q, byQ),
        trunk = backward(nets.T, w.T, h, telling[0], LEAKY),
        both = fooling.map((v, i) => v + lambda * telling[0][i]),
        [toPoints] = backward(nets.T, w.T, h, both, LEAKY),
        moved = {
            G: descend(w.G, byParameters(nets.G, made, backward(nets.G, w.G, made, toPoints)), rate),
            T: descend(w.T, byParameters(nets.T, h, trunk), rate),
            Q: descend(w.Q, byParameters(nets.Q, q, telling), rate),
        };
    return { ...state, weights: { ...w, ...moved }, steps: state.steps + 1 };
}

const add = (a, b) => a.map((v, i) => v + b[i]);

/** What can be said about a state: both losses, L_I and distances, on points of z and c; and those points, with Q's probabilities for each. */
export function measure(state, real, z, c) {
    const points = generate(state, z, c),
        { d, q } = judge(state, points),
        onReal = judge(state, real).d;
    return {
        lossD: discriminatorLoss(onReal, d, LOSS),
        lossG: generatorLoss(d, LOSS),
        bound: bound(q, c, state.codes),
        ...distances(real, points),
        points,
        q: posterior(q, state.codes),
    };
}
