// Pictures in the plane: points, a wash of belief, arrows, G's sheet, and where one draws. Points are flat: x, y, x, y, …
import { make } from "./page.js";

export const EXTENT = 1.6; // half the picture's width, in units of the plane
const SIZE = 480,
    SHARP = 2; // in pixels of the page; SHARP of the canvas for each

/** From the plane to pixels. */
const px = (v) => (SIZE * (v + EXTENT)) / (2 * EXTENT),
    py = (v) => SIZE - px(v);

/** A canvas for the plane, twice as fine as the page. */
export const sheet = () => make("canvas", { width: SHARP * SIZE, height: SHARP * SIZE, role: "img" });

/** A clean sheet to paint on, in the paper's colour. */
export function pen(canvas, look) {
    const c = canvas.getContext("2d");
    c.setTransform(SHARP, 0, 0, SHARP, 0, 0);
    c.fillStyle = look("paper");
    c.fillRect(0, 0, SIZE, SIZE);
    return c;
}

/** The points of a side × side grid over the plane, rows from the top. */
export function grid(side) {
    const points = new Float64Array(2 * side * side);
    for (let i = 0; i < side * side; i++) {
        points[2 * i] = EXTENT * ((2 * (i % side)) / (side - 1) - 1);
        points[2 * i + 1] = EXTENT * (1 - (2 * Math.floor(i / side)) / (side - 1));
    }
    return points;
}

/** #rrggbb → [r, g, b]. */
const rgb = (colour) => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));

/** A wash of colour over the plane: tint(i) gives point i of `grid` a colour #rrggbb and an opacity from 0 to 1. */
export function wash(c, side, tint) {
    const small = make("canvas", { width: side, height: side }),
        image = new ImageData(side, side);
    for (let i = 0; i < side * side; i++) {
        const [colour, opacity] = tint(i);
        image.data.set([...rgb(colour), Math.round(255 * opacity)], 4 * i);
    }
    small.getContext("2d").putImageData(image, 0, 0);
    c.imageSmoothingQuality = "high";
    c.drawImage(small, 0, 0, SIZE, SIZE);
}

/** Dots with a rim: real points. */
export function dots(c, points, look, colour = look("accent")) {
    c.fillStyle = colour;
    c.strokeStyle = look("paper");
    c.lineWidth = 1;
    for (let i = 0; i < points.length; i += 2) {
        c.beginPath();
        c.arc(px(points[i]), py(points[i + 1]), 2.8, 0, 7);
        c.stroke();
        c.fill();
    }
}

/** What marks a generated point, k for the k-th kind: a cross, a plus, a triangle, a square, and those turned. */
const MARKS = [
    (c, x, y) => line(c, x - 3, y - 3, x + 3, y + 3, x - 3, y + 3, x + 3, y - 3),
    (c, x, y) => line(c, x - 4, y, x + 4, y, x, y - 4, x, y + 4),
    (c, x, y) => line(c, x - 4, y + 3, x, y - 4, x, y - 4, x + 4, y + 3, x + 4, y + 3, x - 4, y + 3),
    (c, x, y) => c.rect(x - 3, y - 3, 6, 6),
    (c, x, y) => line(c, x - 4, y - 3, x, y + 4, x, y + 4, x + 4, y - 3, x + 4, y - 3, x - 4, y - 3),
    (c, x, y) => line(c, x - 4, y, x + 4, y),
    (c, x, y) => line(c, x, y - 4, x, y + 4),
    (c, x, y) => line(c, x - 4, y, x, y - 4, x, y - 4, x + 4, y, x + 4, y, x, y + 4, x, y + 4, x - 4, y),
];
function line(c, ...ends) {
    for (let i = 0; i < ends.length; i += 4) {
        c.moveTo(ends[i], ends[i + 1]);
        c.lineTo(ends[i + 2], ends[i + 3]);
    }
}

/** Generated points; kind(i) chooses the mark of each, colours[kind] its colour. */
export function marks(c, points, colours, kind = () => 0) {
    c.lineWidth = 2;
    colours.forEach((colour, k) => {
        c.strokeStyle = colour;
        c.beginPath();
        for (let i = 0; 2 * i < points.length; i++) if (kind(i) === k) MARKS[k](c, px(points[2 * i]), py(points[2 * i + 1]));
        c.stroke();
    });
}

/** Dashed rings round the centres. */
export function rings(c, centres, radius, look) {
    c.strokeStyle = look("ink");
    c.lineWidth = 1;
    c.setLineDash([4, 4]);
    for (const [a, b] of centres) {
        c.beginPath();
        c.arc(px(a), py(b), (SIZE * radius) / (2 * EXTENT), 0, 7);
        c.stroke();
    }
    c.setLineDash([]);
}

/** Arrows from points; the longest has the length of 0.4 in the plane, or its own where all are shorter. */
export function arrows(c, points, pulls, look) {
    let longest = 1;
    for (let i = 0; i < pulls.length; i += 2) longest = Math.max(longest, Math.hypot(pulls[i], pulls[i + 1]));
    const reach = (0.4 * SIZE) / (2 * EXTENT) / longest;
    c.strokeStyle = look("ink");
    c.lineWidth = 1.3;
    for (let i = 0; i < pulls.length; i += 2)
        arrow(c, px(points[i]), py(points[i + 1]), reach * pulls[i], -reach * pulls[i + 1]);
}

/** An arrow with a head, from (a, b) by (u, v), in pixels; y downwards. */
function arrow(c, a, b, u, v) {
    const size = Math.hypot(u, v),
        head = Math.min(6, size / 2);
    if (size < 1) return;
    const [p, q] = [u / size, v / size],
        [x, y] = [a + u, b + v];
    c.beginPath();
    line(
        c,
        a,
        b,
        x,
        y,
        x,
        y,
        x - head * (p - q / 2),
        y - head * (q + p / 2),
        x,
        y,
        x - head * (p + q / 2),
        y - head * (q - p / 2),
    );
    c.stroke();
}

/** Lines through the plane, each a flat list of points: the sheet into which G folds its noise. */
export function lines(c, all, look) {
    c.strokeStyle = look("third");
    c.lineWidth = 1;
    for (const points of all) {
        c.beginPath();
        for (let i = 0; i < points.length; i += 2) c[i ? "lineTo" : "moveTo"](px(points[i]), py(points[i + 1]));
        c.stroke();
    }
}

/** Where the keyboard draws: a ring and a cross. */
export function cross(c, [a, b], look) {
    c.strokeStyle = look("third");
    c.lineWidth = 3;
    c.beginPath();
    c.arc(px(a), py(b), 9, 0, 7);
    line(c, px(a) - 15, py(b), px(a) + 15, py(b), px(a), py(b) - 15, px(a), py(b) + 15);
    c.stroke();
}
