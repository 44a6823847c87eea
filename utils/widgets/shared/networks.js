// Trained networks on the page: plain layers on typed arrays. They agree with torch to 1e-5 (tests/utils/widgets).
import { halfFloats } from "./half.js";

const unpacked = new WeakMap(); // by the weights' buffer: two views of one widget, or two widgets of one network, unpack it once

const size = (layer) => layer.inputs * layer.outputs * (layer.kind === "dense" ? 1 : 16);

/** As `unpack`, once for each buffer of weights, and of the first networks only where no more weights have come yet. */
export function unpackOnce(architecture, weights, affine) {
    let bytes = 0;
    const come = architecture.filter(
        ([, layers]) => (bytes += 2 * layers.reduce((sum, layer) => sum + size(layer), 0)) <= weights.byteLength,
    );
    if (!unpacked.has(weights.buffer)) unpacked.set(weights.buffer, unpack(come, weights, affine));
    return unpacked.get(weights.buffer);
}

/**
 * [[name, [layer, …]], …] → {name: [layer, …]} with the numbers filled in. weights: a DataView of 16-bit floats; affine: a
 * DataView of 32-bit floats, a scale and then a shift for each output channel (batch norm and bias).
 */
export function unpack(architecture, weights, affine) {
    let w = 0,
        a = 0;
    const weightsOf = (n) => halfFloats(weights, (w += n) - n, n);
    const floats = (n) => Float32Array.from({ length: n }, () => affine.getFloat32(4 * a++, true));
    const fill = (layer) => ({
        ...layer,
        weight: weightsOf(size(layer)),
        scale: floats(layer.outputs),
        shift: floats(layer.outputs),
    });
    const filled = Object.fromEntries(architecture.map(([name, layers]) => [name, layers.map(fill)]));
    if (2 * w !== weights.byteLength || 4 * a !== affine.byteLength) {
        throw new Error(`The layers take ${w} weights, but ${weights.byteLength / 2} came. Pack and architecture differ.`);
    }
    return filled;
}

/** (inputs) → (outputs); weight (outputs, inputs). */
function dense({ inputs, outputs, weight }, x) {
    const y = new Float32Array(outputs);
    for (let o = 0, k = 0; o < outputs; o++) {
        let sum = 0;
        for (let i = 0; i < inputs; i++) sum += weight[k++] * x[i];
        y[o] = sum;
    }
    return y;
}

/**
 * Transposed convolution, kernel 4, stride 2, padding 1: (inputs, s, s) → (outputs, 2s, 2s); weight (inputs, outputs, 4, 4).
 * Each input pixel adds its 4 × 4 kernels to every output. Half of the pixels are 0 after ReLU: the others of a place are taken
 * four channels at a time, so that each sum is fetched and stored once for four products.
 */
function up({ inputs, outputs, weight }, x) {
    const area = x.length / inputs,
        side = Math.sqrt(area),
        size = 2 * side,
        wide = size + 2;
    const padded = new Float32Array(outputs * wide * wide),
        kernels = new Int32Array(inputs + 3),
        values = new Float32Array(inputs + 3);
    for (let place = 0; place < area; place++) {
        let lit = 0;
        for (let i = 0; i < inputs; i++) {
            const value = x[i * area + place];
            if (value !== 0) {
                kernels[lit] = 16 * outputs * i;
                values[lit++] = value;
            }
        }
        values.fill(0, lit); // so that the last four may be fewer
        const corner = 2 * Math.floor(place / side) * wide + 2 * (place % side);
        for (let j = 0; j < lit; j += 4) {
            const va = values[j],
                vb = values[j + 1],
                vc = values[j + 2],
                vd = values[j + 3];
            let a = kernels[j],
                b = kernels[j + 1],
                c = kernels[j + 2],
                d = kernels[j + 3];
            for (let o = 0; o < outputs; o++) {
                for (let dy = 0, at = o * wide * wide + corner; dy < 4; dy++, at += wide, a += 4, b += 4, c += 4, d += 4) {
                    padded[at] += va * weight[a] + vb * weight[b] + vc * weight[c] + vd * weight[d];
                    padded[at + 1] += va * weight[a + 1] + vb * weight[b + 1] + vc * weight[c + 1] + vd * weight[d + 1];
                    padded[at + 2] += va * weight[a + 2] + vb * weight[b + 2] + vc * weight[c + 2] + vd * weight[d + 2];
                    padded[at + 3] += va * weight[a + 3] + vb * weight[b + 3] + vc * weight[c + 3] + vd * weight[d + 3];
                }
            }
        }
    }
    const y = new Float32Array(outputs * size * size);
    for (let row = 0; row < outputs * size; row++) {
        const from = (row + 2 * Math.floor(row / size) + 1) * wide + 1;
        y.set(padded.subarray(from, from + size), row * size);
    }
    return y;
}

/** Convolution, kernel 4, stride 2, padding 1: (inputs, s, s) → (outputs, s/2, s/2); weight (outputs, inputs, 4, 4). */
function down({ inputs, outputs, weight }, x) {
    const side = Math.sqrt(x.length / inputs);
    const wide = side + 2,
        padded = new Float32Array(inputs * wide * wide),
        half = side / 2;
    for (let i = 0; i < inputs; i++) {
        for (let row = 0; row < side; row++) {
            const from = (i * side + row) * side;
            padded.set(x.subarray(from, from + side), (i * wide + row + 1) * wide + 1);
        }
    }
    const y = new Float32Array(outputs * half * half);
    for (let o = 0, to = 0; o < outputs; o++) {
        for (let row = 0; row < half; row++) {
            for (let column = 0; column < half; column++) {
                let sum = 0;
                for (let i = 0; i < inputs; i++) {
                    let k = (o * inputs + i) * 16,
                        at = (i * wide + 2 * row) * wide + 2 * column;
                    for (let dy = 0; dy < 4; dy++, at += wide, k += 4) {
                        sum +=
                            weight[k] * padded[at] +
                            weight[k + 1] * padded[at + 1] +
                            weight[k + 2] * padded[at + 2] +
                            weight[k + 3] * padded[at + 3];
                    }
                }
                y[to++] = sum;
            }
        }
    }
    return y;
}

const KINDS = { dense, up, down };
const SLOPES = { none: 1, relu: 0 }; // of the negative side; a leaky ReLU brings its own

/** y = act(scale · y + shift), in place; returns y. */
function activate({ outputs, scale, shift, activation, slope }, y) {
    const size = y.length / outputs,
        negative = SLOPES[activation] ?? slope;
    for (let o = 0, k = 0; o < outputs; o++) {
        for (let j = 0; j < size; j++, k++) {
            const v = scale[o] * y[k] + shift[o];
            y[k] = activation === "tanh" ? Math.tanh(v) : v > 0 ? v : negative * v;
        }
    }
    return y;
}

/** The layers' output for one input, both flat Float32Arrays. */
export function run(layers, x) {
    return layers.reduce((x, layer) => activate(layer, KINDS[layer.kind](layer, x)), x);
}

/**
 * G for one noise, as a function (category, [c₁, c₂]) → image; its input is the noise, the category one-hot, the two codes.
 * The noise's part in the first layer is the same for every digit, so it is summed once.
 */
export function generator([first, ...rest], noise, categories = 10) {
    const { inputs, outputs, weight } = first,
        z = new Float32Array(inputs);
    z.set(noise);
    const shared = dense(first, z);
    return (category, [c1, c2]) => {
        const y = new Float32Array(outputs);
        for (let o = 0, k = noise.length; o < outputs; o++, k += inputs) {
            y[o] = shared[o] + weight[k + category] + c1 * weight[k + categories] + c2 * weight[k + categories + 1];
        }
        return run(rest, activate(first, y));
    };
}

/** What Q reads in an image (784, from −1 to 1): the posterior over the categories, and the means of c₁ and c₂. */
export function read(networks, image) {
    const outputs = Array.from(run(networks.q, run(networks.trunk, image)));
    const logits = outputs.slice(0, -2),
        top = Math.max(...logits);
    const unnormalised = logits.map((logit) => Math.exp(logit - top));
    const total = unnormalised.reduce((a, b) => a + b);
    return { posterior: unnormalised.map((v) => v / total), codes: outputs.slice(-2) };
}
