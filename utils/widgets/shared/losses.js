// The losses of utils/gan/losses.py, from logits: their values in nats, and their derivatives, which is what training needs.

export const LOSSES = ["minimax", "non-saturating", "least squares", "hinge", "Wasserstein"];

export const sigmoid = (v) => 1 / (1 + Math.exp(-v));
export const softplus = (v) => Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v)));

/** For each kind: what D pays for a logit of a real and of a generated sample, what G pays for one, and the derivatives of the three. */
const LIKELIHOOD = {
    real: (v) => softplus(-v),
    fake: softplus,
    dReal: (v) => -sigmoid(-v),
    dFake: sigmoid,
};
const KINDS = {
    minimax: { ...LIKELIHOOD, g: (v) => -softplus(v), dG: (v) => -sigmoid(v) },
    "non-saturating": { ...LIKELIHOOD, g: (v) => softplus(-v), dG: (v) => -sigmoid(-v) },
    "least squares": {
        real: (v) => (v - 1) ** 2 / 2,
        fake: (v) => v ** 2 / 2,
        g: (v) => (v - 1) ** 2 / 2,
        dReal: (v) => v - 1,
        dFake: (v) => v,
        dG: (v) => v - 1,
    },
    hinge: {
        real: (v) => Math.max(0, 1 - v),
        fake: (v) => Math.max(0, 1 + v),
        g: (v) => -v,
        dReal: (v) => (v < 1 ? -1 : 0),
        dFake: (v) => (v > -1 ? 1 : 0),
        dG: () => -1,
    },
    Wasserstein: { real: (v) => -v, fake: (v) => v, g: (v) => -v, dReal: () => -1, dFake: () => 1, dG: () => -1 },
};

const mean = (values, f) => values.reduce((total, v) => total + f(v), 0) / values.length;
const each = (values, f) => values.map((v) => f(v) / values.length);

/** L_D, the mean over a batch, from the logits of real and generated samples. */
export const discriminatorLoss = (real, fake, kind) => mean(real, KINDS[kind].real) + mean(fake, KINDS[kind].fake);
/** L_G from the logits of generated samples. */
export const generatorLoss = (fake, kind) => mean(fake, KINDS[kind].g);
/** ∂L_D/∂ the logits of real samples, and of generated ones. */
export const byReal = (real, kind) => each(real, KINDS[kind].dReal);
export const byFake = (fake, kind) => each(fake, KINDS[kind].dFake);
/** ∂L_G/∂ the logits of generated samples. */
export const byGenerated = (fake, kind) => each(fake, KINDS[kind].dG);
