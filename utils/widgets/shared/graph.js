// The way of the data through a game, as a graph: what the last turn used is lit, and dashed arrows say where its gradient went.
import { make } from "./page.js";

const HEIGHT = 28, // of a box
    ASIDE = 7; // how far a gradient's arrow is from the data's

const width = (text) => 18 + 9 * text.length;

/** A line from one place to another with a head in its middle, `aside` to its left. */
function arrow([x1, y1], [x2, y2], look, aside) {
    const size = Math.hypot(x2 - x1, y2 - y1),
        [u, v] = [(x2 - x1) / size, (y2 - y1) / size],
        [dx, dy] = [aside * v, -aside * u],
        [x, y] = [(x1 + x2) / 2 + dx, (y1 + y2) / 2 + dy];
    const corner = (along, across) => `${(x + along * u - across * v).toFixed(1)},${(y + along * v + across * u).toFixed(1)}`;
    return (
        `<path class="${look}" d="M${x1 + dx} ${y1 + dy}L${x2 + dx} ${y2 + dy}"/>` +
        `<polygon class="${look}" points="${corner(6, 0)} ${corner(-4, 5)} ${corner(-4, -5)}"/>`
    );
}

/**
 * nodes: {key: [x, y, text]}; edges: [[from, to], …]; turns: {name: {used, back, moved, words}}; words: those of no turn. Returns {node, light}:
 * light(name) lights the boxes `used` in that turn and the edges between them, draws the gradient's way `back` ([[from, to], …]), frames the
 * boxes whose weights `moved`, and says it in words; light() puts all of it out.
 */
export function graph({ size: [W, H], nodes, edges, turns, words: atRest }) {
    const picture = make("div"),
        said = make("p", { className: "note" });
    function light(turn) {
        const { used = [], back = [], moved = [], words } = turns[turn] ?? { words: atRest };
        const look = (name, ...keys) => name + (keys.every((key) => used.includes(key)) ? " lit" : "");
        const box = ([key, [x, y, text]]) =>
            `<g class="${look("box", key)}${moved.includes(key) ? " moved" : ""}">` +
            `<rect x="${x - width(text) / 2}" y="${y - HEIGHT / 2}" width="${width(text)}" height="${HEIGHT}" rx="8"/>` +
            `<text x="${x}" y="${y + 5}" text-anchor="middle">${text}</text></g>`;
        picture.innerHTML =
            `<svg viewBox="0 0 ${W} ${H}" aria-hidden="true">` +
            edges.map(([a, b]) => arrow(nodes[a], nodes[b], look("edge", a, b), 0)).join("") +
            back.map(([a, b]) => arrow(nodes[a], nodes[b], "edge back", ASIDE)).join("") +
            Object.entries(nodes).map(box).join("") +
            "</svg>";
        said.textContent = words;
    }
    return { node: make("div", { className: "graph" }, picture, said), light };
}
