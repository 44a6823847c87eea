// One row of an information diagram: a label, a bar somewhere on a scale, and its number in words.
import { fixed, make } from "./page.js";

/** The row; show(begin, width, value, unit) puts its bar there, in per cent of the scale. `marks` are further nodes on the scale. */
export function part(label, className, marks = []) {
    const number = make("span", { className: "value" }),
        box = make("div", { className });
    return {
        node: make(
            "div",
            { className: "part" },
            make("span", {}, label),
            make("div", { className: "scale", "aria-hidden": "true" }, box, ...marks),
            number,
        ),
        show(begin, width, value, unit) {
            box.style.left = `${begin}%`;
            box.style.width = `${width}%`;
            number.textContent = `${fixed(Math.abs(value) < 5e-4 ? 0 : value, 3)} ${unit}`;
        },
    };
}
