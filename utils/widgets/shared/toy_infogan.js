// The InfoGAN in the plane: the toy of chapter 05, step by step as its exercise asks. D and Q share a trunk; G is told a code of `codes` values.
import { backward, byParameters, forward, initial, network } from "./dense.js";
import { distances } from "./histograms.js";
import { byFake, byGenerated, byReal, discriminatorLoss, generatorLoss } from "./losses.js";
import { move, rest } from "./optimisers.js";

const LEAKY = { slope: 0.1, last: true };

/** What chapter 05 trains: hidden layers and units of the trunk (`_d`) and of G, how many numbers the noise has, and how many values each code. */
export const USUAL = { layers_d: 2, units_d: 32, layers_g: 1, units_g: 32, noise: 2, codes: 4 };

/** Untrained networks of these sizes; G is almost deaf to its code at first: what it tells, it has learned. normals(n) draws. */
export function start(normals, { layers_d, units_d, layers_g, units_g, noise, codes } = USUAL) {
    const nets = {
        G: network(noise + codes, ...Array(layers_g).fill(units_g), 2),
        T: network(2, ...Array(layers_d).fill(units_d)),
        D: network(units_d, 1),
        Q: network(units_d, codes),
    };
    const weights = Object.fromEntries(Object.entries(nets).map(([name, net]) => [name, initial(net, normals)]));
    for (let i = noise * units_g; i < (noise + codes) * units_g; i++) weights.G[i] *= 0.1;
    return resting({ nets, weights, noise, codes, steps: 0 });
}

/** A state whose two optimisers have not moved yet: D's, which moves the trunk too, and G's and Q's, which does so as well. */
export function resting(state) {
    const memory = (...names) => Object.fromEntries(names.map((name) => [name, rest(state.weights[name].length)]));
    return { ...state, memory: { d: memory("D", "T"), g: memory("G", "T", "Q") } };
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

/** `state` after the networks of `gradients` have followed them; side: whose optimiser it is. */
function follow(state, side, gradients, rate, optimiser) {
    const weights = { ...state.weights },
        memory = { ...state.memory[side] };
    for (const [name, gradient] of Object.entries(gradients))
        [weights[name], memory[name]] = move(weights[name], gradient, memory[name], rate, optimiser);
    return { ...state, weights, memory: { ...state.memory, [side]: memory } };
}

/** D's step on real points x and G's points of z and c; the trunk steps with it. */
export function stepD(state, x, z, c, { objective, lr_d, optimiser_d }) {
    const { nets, weights: w } = state,
        sides = [
            [x, byReal],
            [generate(state, z, c), byFake],
        ].map(([points, by]) => {
            const h = forward(nets.T, w.T, points, LEAKY),
                d = forward(nets.D, w.D, h.at(-1)),
                head = backward(nets.D, w.D, d, by(d.at(-1), objective));
            return { D: byParameters(nets.D, d, head), T: byParameters(nets.T, h, backward(nets.T, w.T, h, head[0], LEAKY)) };
        }),
        both = (name) => sides[0][name].map((v, i) => v + sides[1][name][i]);
    return follow(state, "d", { D: both("D"), T: both("T") }, lr_d, optimiser_d);
}

/** G's and Q's step on G's points of z and c: G by its loss − λ L_I, Q's head and the trunk by −L_I. */
export function stepGQ(state, z, c, { objective, lr_g, optimiser_g, lambda }) {
    const { nets, weights: w } = state,
        made = forward(nets.G, w.G, inputs(state, z, c)),
        h = forward(nets.T, w.T, made.at(-1), LEAKY),
        d = forward(nets.D, w.D, h.at(-1)),
        q = forward(nets.Q, w.Q, h.at(-1)),
        n = c.length,
        byQ = posterior(q.at(-1), state.codes).map((p) => p / n); // of −L_I by Q's logits: (Q(·|x) − one-hot c) / n
    c.forEach((code, i) => (byQ[state.codes * i + code] -= 1 / n));
    const fooling = backward(nets.D, w.D, d, byGenerated(d.at(-1), objective))[0],
        telling = backward(nets.Q, w.Q, q, byQ),
        trunk = backward(nets.T, w.T, h, telling[0], LEAKY),
        both = fooling.map((v, i) => v + lambda * telling[0][i]),
        [toPoints] = backward(nets.T, w.T, h, both, LEAKY),
        gradients = {
            G: byParameters(nets.G, made, backward(nets.G, w.G, made, toPoints)),
            T: byParameters(nets.T, h, trunk),
            Q: byParameters(nets.Q, q, telling),
        };
    return { ...follow(state, "g", gradients, lr_g, optimiser_g), steps: state.steps + 1 };
}

/** What can be said about a state: both losses, L_I and distances, on points of z and c; and those points, with Q's probabilities for each. */
export function measure(state, real, z, c, { objective }) {
    const points = generate(state, z, c),
        { d, q } = judge(state, points),
        onReal = judge(state, real).d;
    return {
        lossD: discriminatorLoss(onReal, d, objective),
        lossG: generatorLoss(d, objective),
        bound: bound(q, c, state.codes),
        ...distances(real, points),
        points,
        q: posterior(q, state.codes),
    };
}
