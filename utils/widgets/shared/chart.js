// One small chart: curves, areas and marks on two axes, as SVG. Its colours are in widgets.css.
import { fixed } from "./page.js";

/** A number on an axis, with the decimals that it has: "0.25", "−4". */
export const written = (v) => fixed(v, (String(Number(v.toFixed(6))).split(".")[1] ?? "").length);

/**
 * A plot, as SVG in text.
 * @param {number[]} x, y  [least, largest] of each axis
 * @param {number[]} ticks, levels  the values written below, and at the left
 * @param {Object<string, number[][]>} lines, areas  {className: [[x, y], …]}; areas are closed at the least y
 * @param {Array} marks  [className, x, y, corner]: a square of 12 px with corners of that radius (6: a disc)
 * @param {?number} rule  the y of a dashed line all across
 * Classes with a colour, for lines and marks: `first`, `second` (dashed), `third` (dotted); for areas: `p` and `q` (dashed).
 * Others are drawn in ink.
 */
export function plot({
    x: [x0, x1],
    y: [y0, y1],
    ticks,
    label,
    lines,
    areas = {},
    marks = [],
    rule = null,
    levels,
    height: H = 230,
}) {
    const W = 420,
        left = 40,
        bottom = H - 38,
        right = W - 18,
        top = 10;
    const px = (x) => left + ((right - left) * (x - x0)) / (x1 - x0),
        py = (y) => bottom - ((bottom - top) * (y - y0)) / (y1 - y0);
    const path = (points) => points.map(([x, y], i) => `${i ? "L" : "M"}${px(x).toFixed(1)} ${py(y).toFixed(1)}`).join("");
    const text = (x, y, words, anchor) => `<text x="${x}" y="${y}" text-anchor="${anchor}">${words}</text>`;
    return (
        `<svg viewBox="0 0 ${W} ${H}" aria-hidden="true">` +
        Object.entries(areas)
            .map(
                ([name, points]) =>
                    `<path class="area ${name}" d="${path([[points[0][0], y0], ...points, [points.at(-1)[0], y0]])}Z"/>`,
            )
            .join("") +
        (rule === null
            ? ""
            : `<path class="rule" d="${path([
                  [x0, rule],
                  [x1, rule],
              ])}"/>`) +
        `<path class="axis" d="M${left} ${top}V${bottom}H${right}"/>` +
        Object.entries(lines)
            .map(([name, points]) => `<path class="line ${name}" d="${path(points)}"/>`)
            .join("") +
        marks
            .map(
                ([name, x, y, corner]) =>
                    `<rect class="mark ${name}" x="${px(x) - 6}" y="${py(y) - 6}" width="12" height="12" rx="${corner}"/>`,
            )
            .join("") +
        ticks.map((v) => text(px(v), bottom + 16, written(v), "middle")).join("") +
        levels.map((v) => text(left - 6, py(v) + 4, written(v), "end")).join("") +
        text((left + right) / 2, H - 4, label, "middle") +
        "</svg>"
    );
}
