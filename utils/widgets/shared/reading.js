// What Q reads in a digit: a bar for each category, and a scale for each code that shows what was set and what was read.
import { place, REACH } from "./digits.js";
import { fixed, make } from "./page.js";

/** codes: their names; placeOf(value, i): where a code's value lies. Returns {node, show(asked, set, posterior, found)}: the category and codes that were set, and what Q reads. */
export function reading(categories, codes, placeOf) {
    const bars = Array.from({ length: categories }, (_, k) => {
        const fill = make("div"),
            percent = make("span", { className: "percent" }),
            track = make("div", { className: "track" }, fill);
        return { node: make("li", {}, make("span", { className: "name" }, String(k)), track, percent), fill, percent };
    });
    const scales = codes.map((name) => {
        const set = make("div", { className: "set" }),
            got = make("div", { className: "got" }),
            text = make("span"),
            line = make("div", { className: "line", "aria-hidden": "true" }, make("div", { className: "range" }), set, got);
        return {
            set,
            got,
            text,
            node: make("div", { className: "reading" }, make("span", { className: "name" }, name), line, text),
        };
    });
    const node = make(
        "div",
        { className: "unread" }, // nothing is claimed before something has been read
        make("ol", { className: "posterior" }, ...bars.map((bar) => bar.node)),
        ...scales.map((scale) => scale.node),
    );
    function show(asked, set, posterior, found) {
        node.className = "";
        bars.forEach((bar, k) => {
            bar.fill.style.width = `${100 * posterior[k]}%`;
            bar.percent.textContent = `${Math.round(100 * posterior[k])}%`;
            bar.node.classList.toggle("asked", k === asked);
        });
        scales.forEach((scale, i) => {
            scale.set.style.left = place(placeOf(set[i], i));
            scale.got.style.left = place(Math.max(-REACH, Math.min(REACH, placeOf(found[i], i))));
            scale.text.textContent = `set ${fixed(set[i])}, read ${fixed(found[i])}`;
        });
    }
    return { node, show };
}
