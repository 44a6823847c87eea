// Random numbers that a seed decides, the same in every browser and in Node.

/** A function that draws uniform numbers in [0, 1): mulberry32. */
export function uniform(seed) {
    let state = ((seed + 1) * 0x9e3779b9) >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    };
}

/** n standard normal numbers from `draw`, a function as `uniform` returns it (Box and Muller). */
export function normals(draw, n) {
    return Float32Array.from({ length: n }, () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw()));
}

/** n standard normal numbers, the same for the same seed. */
export const noise = (seed, n) => normals(uniform(seed), n);
