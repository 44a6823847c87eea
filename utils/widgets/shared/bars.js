// Bars that are sliders from 0 to 1, and scales of bits.
import { fixed, make } from "./page.js";
import { short } from "./measures.js";

/** A bar that is a native slider from 0 to 1: drag it, or focus it and use the arrow keys. */
export function bar({ label, className = "", vertical = true, onInput, onRelease }) {
    const input = make("input", {
        type: "range",
        min: 0,
        max: 1,
        step: 0.01,
        "aria-label": label,
        className: `bar ${vertical ? "vertical" : "horizontal"} ${className}`,
    });
    input.addEventListener("input", () => onInput(Number(input.value)));
    input.addEventListener("change", onRelease);
    return {
        node: input,
        show: (v) => {
            input.value = v;
            input.style.setProperty("--share", `${100 * v}%`);
            input.setAttribute("aria-valuetext", short(v));
        },
    };
}

/** A horizontal scale from 0 to `max` bits with one filled part, or several: show([{value, className, text}, …], words). */
export function meter(label, max, unit = "bits") {
    const words = make("span", { className: "value" }),
        fill = make("div", { className: "fill" });
    const node = make(
        "div",
        { className: "meter" },
        make("span", {}, label),
        words,
        make("div", { className: "scale", "aria-hidden": "true" }, fill),
        make(
            "div",
            { className: "ends", "aria-hidden": "true" },
            make("span", {}, "0"),
            make("span", {}, `${fixed(max, max % 1 ? 2 : 0)} ${unit}`),
        ),
    );
    return {
        node,
        show: (value, parts = [{ value, className: "" }]) => {
            words.textContent = `${fixed(value, 3)} ${unit}`;
            fill.replaceChildren(
                ...parts.map(({ value: v, className }) => {
                    const part = make("div", { className });
                    part.style.width = `${Math.min(100, (100 * v) / max)}%`;
                    return part;
                }),
            );
            node.classList.toggle("infinite", value > max * 1.0001);
        },
    };
}
