// Numbers of 16 bits, as weights ship.

/** IEEE 754 half precision (16 bits) → number. */
function half(bits) {
    const exponent = (bits >> 10) & 31,
        fraction = bits & 1023;
    const size =
        exponent === 0
            ? fraction * 2 ** -24
            : exponent === 31
              ? fraction
                  ? NaN
                  : Infinity
              : (1 + fraction / 1024) * 2 ** (exponent - 15);
    return bits & 32768 ? -size : size;
}

let halves; // the number of each of the 65,536 values, made when it is first needed

/** `count` numbers from a DataView of 16-bit floats, little-endian, from its `first` one on. */
export function halfFloats(view, first, count) {
    halves ??= Float32Array.from({ length: 65536 }, (_, bits) => half(bits));
    return Float32Array.from({ length: count }, (_, i) => halves[view.getUint16(2 * (first + i), true)]);
}
