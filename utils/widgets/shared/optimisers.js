// How parameters follow a gradient: Adam, or plain gradient descent. What Adam remembers is passed along with the parameters.

export const OPTIMISERS = ["Adam", "gradient descent"];

/** What Adam remembers before its first step (Kingma and Ba 2015): running means of the gradient and of its square. */
export const rest = (length) => ({ mean: new Float64Array(length), square: new Float64Array(length), steps: 0 });

/** One step against `gradient`: [new parameters, new memory]. */
export const move = (parameters, gradient, memory, rate, optimiser) =>
    optimiser === "Adam" ? adam(parameters, gradient, memory, rate) : [descend(parameters, gradient, rate), memory];

function adam(parameters, gradient, { mean, square, steps }, rate, betaMean = 0.5, betaSquare = 0.99) {
    const k = steps + 1,
        moved = new Float64Array(parameters.length),
        now = { mean: new Float64Array(parameters.length), square: new Float64Array(parameters.length), steps: k };
    for (let i = 0; i < parameters.length; i++) {
        now.mean[i] = betaMean * mean[i] + (1 - betaMean) * gradient[i];
        now.square[i] = betaSquare * square[i] + (1 - betaSquare) * gradient[i] ** 2;
        moved[i] =
            parameters[i] -
            (rate * (now.mean[i] / (1 - betaMean ** k))) / (Math.sqrt(now.square[i] / (1 - betaSquare ** k)) + 1e-8);
    }
    return [moved, now];
}

const descend = (parameters, gradient, rate) => parameters.map((value, i) => value - rate * gradient[i]);
