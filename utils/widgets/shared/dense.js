// Small dense networks, forwards and backwards. Batches are flat: n rows of inputs after one another.

/** A network of dense layers of these widths: where each layer's weights (in, out) and biases are in its one vector of parameters. */
export function network(...widths) {
    let at = 0;
    const layers = widths.slice(1).map((outputs, i) => {
        const layer = { inputs: widths[i], outputs, weight: at, bias: at + widths[i] * outputs };
        at = layer.bias + outputs;
        return layer;
    });
    return { layers, parameters: at, outputs: widths.at(-1) };
}

/** Untrained parameters: weights normal with variance 2 / inputs (He et al. 2015), biases 0. normals(n) draws n standard normal numbers. */
export function initial({ layers, parameters }, normals) {
    const vector = new Float64Array(parameters);
    for (const { inputs, outputs, weight } of layers) {
        const drawn = normals(inputs * outputs);
        for (let i = 0; i < drawn.length; i++) vector[weight + i] = drawn[i] * Math.sqrt(2 / inputs);
    }
    return vector;
}

/** after (n, outputs) = before (n, inputs) @ weights + bias, four inputs at a time: each sum is fetched and stored once for four products. */
function multiply({ inputs, outputs, weight, bias }, w, before) {
    const n = before.length / inputs,
        after = new Float64Array(n * outputs);
    for (let row = 0; row < n; row++) {
        const to = row * outputs,
            from = row * inputs;
        for (let j = 0; j < outputs; j++) after[to + j] = w[bias + j];
        let i = 0;
        for (; i + 3 < inputs; i += 4) {
            const a = before[from + i],
                b = before[from + i + 1],
                c = before[from + i + 2],
                d = before[from + i + 3];
            if (a === 0 && b === 0 && c === 0 && d === 0) continue;
            let k = weight + i * outputs;
            for (let j = to; j < to + outputs; j++, k++) {
                after[j] += a * w[k] + b * w[k + outputs] + c * w[k + 2 * outputs] + d * w[k + 3 * outputs];
            }
        }
        for (; i < inputs; i++) {
            for (let j = 0, k = weight + i * outputs; j < outputs; j++) after[to + j] += before[from + i] * w[k + j];
        }
    }
    return after;
}

/**
 * What every layer gives for n inputs: [x, after layer 1, …]. Between layers a ReLU, or with `slope` a leaky one; after the last one too
 * where `last` says so.
 */
export function forward({ layers }, parameters, x, { slope = 0, last = false } = {}) {
    const values = [x];
    layers.forEach((layer, depth) => {
        const after = multiply(layer, parameters, values[depth]);
        if (last || depth < layers.length - 1) for (let j = 0; j < after.length; j++) if (after[j] < 0) after[j] *= slope;
        values.push(after);
    });
    return values;
}

/** The loss's derivatives with respect to every layer's sums, from those by the outputs, and by the inputs: [inputs, layer 1, …]. `values` as `forward` gave them. */
export function backward({ layers }, parameters, values, outputs, { slope = 0, last = false } = {}) {
    const all = [];
    let after = outputs;
    for (let depth = layers.length - 1; depth >= 0; depth--) {
        if (last || depth < layers.length - 1) {
            const made = values[depth + 1];
            after = after.map((d, k) => (made[k] > 0 ? d : d * slope));
        }
        all.unshift(after);
        after = backThrough(layers[depth], parameters, after);
    }
    return [after, ...all];
}

/** before (n, inputs) = after (n, outputs) @ weightsᵀ. */
function backThrough({ inputs, outputs, weight }, w, after) {
    const n = after.length / outputs,
        before = new Float64Array(n * inputs);
    for (let row = 0; row < n; row++) {
        for (let i = 0, k = weight; i < inputs; i++) {
            let sum = 0;
            for (let j = row * outputs; j < (row + 1) * outputs; j++, k++) sum += w[k] * after[j];
            before[row * inputs + i] = sum;
        }
    }
    return before;
}

/** The loss's derivatives with respect to all parameters, (p,), from `forward`'s values and `backward`'s derivatives; four samples at a time. */
export function byParameters({ layers, parameters }, values, derivatives) {
    const gradient = new Float64Array(parameters);
    layers.forEach(({ inputs, outputs, weight, bias }, depth) => {
        const x = values[depth],
            d = derivatives[depth + 1],
            n = d.length / outputs;
        let row = 0;
        for (; row + 3 < n; row += 4) {
            const from = row * outputs;
            for (let i = 0, k = weight; i < inputs; i++) {
                const at = row * inputs + i,
                    a = x[at],
                    b = x[at + inputs],
                    c = x[at + 2 * inputs],
                    e = x[at + 3 * inputs];
                if (a === 0 && b === 0 && c === 0 && e === 0) {
                    k += outputs;
                    continue;
                }
                for (let j = from; j < from + outputs; j++, k++) {
                    gradient[k] += a * d[j] + b * d[j + outputs] + c * d[j + 2 * outputs] + e * d[j + 3 * outputs];
                }
            }
        }
        for (; row < n; row++) {
            for (let i = 0, k = weight; i < inputs; i++) {
                for (let j = row * outputs; j < (row + 1) * outputs; j++, k++) gradient[k] += x[row * inputs + i] * d[j];
            }
        }
        for (let k = 0; k < d.length; k++) gradient[bias + (k % outputs)] += d[k];
    });
    return gradient;
}
