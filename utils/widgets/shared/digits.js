// What the first page and the widget `traversal` share: G's digits on a canvas, and a pad of two codes.
import { fixed, make } from "./page.js";
import { follow } from "./pointer.js";

export const SIDE = 28; // pixels of a digit
// Places are in units of half of what a uniform code is trained on: −1 … 1 is what training saw, −2 … 2 the paper's range, which is shown.
export const SWEEP = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2];
export const REACH = 2.25; // half the width of nine digits

/** Where it is on nine digits side by side. */
export const place = (value) => `${(100 * (value + REACH)) / (2 * REACH)}%`;

/** As the sliders have it: in steps of 0.05, from −2 to 2. */
export const step = (value) => Math.max(-2, Math.min(2, Math.round(value * 20) / 20));

/** The reverse of `place`, from 0 to 1. */
export const across = (x) => step(2 * REACH * x - REACH);

const GREY = 0x10101,
    OPAQUE = 0xff000000; // a pixel is four bytes: red, green, blue, opacity

/** Paint images (784 values each) side by side on a canvas, from its left edge, `row` digits down. The style sheet scales the canvas. */
export function draw(canvas, images, row = 0) {
    const strip = new ImageData(SIDE * images.length, SIDE),
        pixels = new Uint32Array(strip.data.buffer);
    images.forEach((image, j) => {
        for (let i = 0, at = j * SIDE; i < image.length; at += strip.width - SIDE) {
            for (const end = i + SIDE; i < end; i++) pixels[at++] = GREY * Math.round(127.5 * (image[i] + 1)) + OPAQUE;
        }
    });
    canvas.getContext("2d").putImageData(strip, 0, row * SIDE);
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };

/**
 * A map of digits, c₂ to the right and c₃ upwards, with a dot where both codes are: by pointer or by arrow keys. get() says where the dot
 * is, onMove([c₂, c₃], held) that it moves, codeAt(place, i) what the value there is called. Returns {node, map: its canvas, point()}: point moves the dot.
 */
export function pad({ get, onMove, onRelease, codeAt = (u) => u }) {
    const map = make("canvas", { width: 9 * SIDE, height: 9 * SIDE, "aria-hidden": "true" });
    const dot = make("div", { className: "dot" });
    const range = make("div", { className: "range", "aria-hidden": "true" });
    const name = "pad: arrow keys left and right change c₂, up and down change c₃";
    const node = make("div", {
        className: "pad",
        tabIndex: 0,
        role: "slider",
        "aria-valuemin": -2,
        "aria-valuemax": 2,
        "aria-label": name,
    });
    node.append(map, range, dot);
    follow(node, (x, y) => onMove([across(x), across(1 - y)], true), onRelease);
    node.addEventListener("keydown", (event) => {
        const arrow = ARROWS[event.key];
        if (!arrow) return;
        event.preventDefault();
        onMove(
            get().map((v, i) => step(v + arrow[i] * (event.shiftKey ? 0.5 : 0.1))),
            false,
        );
    });
    const point = () => {
        const c = get();
        [dot.style.left, dot.style.bottom] = c.map(place);
        node.setAttribute("aria-valuenow", c[0]);
        node.setAttribute("aria-valuetext", `c₂ ${fixed(codeAt(c[0], 0))}, c₃ ${fixed(codeAt(c[1], 1))}`);
    };
    return { node, map, point };
}
