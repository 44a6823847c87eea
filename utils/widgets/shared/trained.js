// Networks that come trained, one for each of some data sets: their parameters as 16-bit floats, one set after another.
import { halfFloats } from "./half.js";
import { button } from "./page.js";

/**
 * The parameters of the networks for the data set `name`, cut into vectors of these lengths; null where there are none, or where they have not
 * come yet. sets: the names, in the order of `bytes`.
 */
export function trained(bytes, sets, name, lengths) {
    const total = lengths.reduce((sum, n) => sum + n, 0),
        place = sets.indexOf(name);
    if (place < 0 || bytes.byteLength < 2 * total * (place + 1)) return null;
    let at = place * total;
    return lengths.map((n) => Float64Array.from(halfFloats(bytes, (at += n) - n, n)));
}

/** A button that starts from them, there while name() is a set that has some: give(vectors, steps) gets them, and how long they were trained. */
export function trainedStart({ model, lengths, name, give }) {
    const found = () => trained(model.get("trained"), model.get("trained_sets"), name(), lengths);
    const node = button("Start trained", () => give(found(), model.get("trained_steps")));
    const refresh = () => {
        node.hidden = !found();
    };
    model.on("change:trained", refresh); // on the site most of them come later
    return { node, refresh };
}
