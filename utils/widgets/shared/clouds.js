// Data for a game in the plane: points around given places.
import { normals } from "./random.js";

/** n points [x, y, x, y, …], each around one of `places` ([[x, y], …]), all places equally likely, with the standard deviation `spread`. */
export function around(places, spread, n, random) {
    const x = normals(random, 2 * n);
    for (let i = 0; i < n; i++) {
        const [a, b] = places[Math.floor(places.length * random())];
        x[2 * i] = a + spread * x[2 * i];
        x[2 * i + 1] = b + spread * x[2 * i + 1];
    }
    return x;
}
