// Measures of probabilities, in bits; 0 log 0 = 0, and ∞ where q = 0 < p.

export const sum = (values) => values.reduce((a, b) => a + b, 0);

/** Σ p log₂(p/q) over the places where p > 0. */
export function kl(p, q) {
    return sum(p.map((v, i) => (v > 0 ? v * Math.log2(v / q[i]) : 0)));
}

export const information = (v) => -Math.log2(v);
export const entropy = (p) => sum(p.map((v) => (v > 0 ? v * information(v) : 0)));
export const jsd = (p, q) => {
    const m = p.map((v, i) => (v + q[i]) / 2);
    return (kl(p, m) + kl(q, m)) / 2;
};

/** H(X), H(Y), H(X,Y), H(X|Y), H(Y|X) and I(X;Y) of a joint table, x down and y across. */
export function joint(table) {
    const p_x = table.map(sum),
        p_y = table[0].map((_, j) => sum(table.map((row) => row[j])));
    const flat = table.flat(),
        product = p_x.flatMap((a) => p_y.map((b) => a * b));
    const h_x = entropy(p_x),
        h_y = entropy(p_y),
        h_xy = entropy(flat);
    return { p_x, p_y, h_x, h_y, h_xy, h_x_given_y: h_xy - h_y, h_y_given_x: h_xy - h_x, mi: kl(flat, product) };
}

/** p with its i-th value set to v, the others keeping their proportions (or sharing equally, if they were all 0). */
export function share(p, i, v) {
    const rest = sum(p) - p[i];
    return p.map((old, j) => (j === i ? v : rest > 0 ? (old * (1 - v)) / rest : (1 - v) / (p.length - 1)));
}

/** A probability in at most three decimals: 0.125, 0.5. */
export const short = (v) => String(Number(v.toFixed(3)));
