// The reader's own points on a picture of the plane: by pointer, or by two sliders and a button.
import { button, fixed, make, panel, slider } from "./page.js";
import { EXTENT } from "./plane_picture.js";

/**
 * Lets a canvas of the plane be drawn on while allowed() says so. `points`, [[x, y], …], grows; onPoint() follows each point, onDone() the end of
 * a stroke, onClear() the button. Returns {node: the controls, points(), cursor(), drawn(): whether a stroke is being drawn, take(points)}.
 */
export function drawing(canvas, { allowed, onPoint, onDone, onClear }) {
    let points = [],
        cursor = [0, 0],
        pressed = false;
    const coordinate = (label, i) =>
        slider({
            label,
            min: -1.5,
            max: 1.5,
            step: 0.1,
            value: 0,
            say: (v) => fixed(v, 1),
            onInput: (v) => {
                cursor = cursor.map((old, j) => (i === j ? v : old));
                onPoint();
            },
        });
    const across = coordinate("across", 0),
        up = coordinate("up", 1);
    const add = (point) => {
        points.push(point);
        cursor = point;
        across.show(point[0]);
        up.show(point[1]);
        onPoint();
    };
    const place = ({ clientX, clientY }) => {
        const box = canvas.getBoundingClientRect(),
            value = (share) => Number(((2 * share - 1) * EXTENT).toFixed(3));
        add([value((clientX - box.left) / box.width), value(1 - (clientY - box.top) / box.height)]);
    };
    canvas.addEventListener("pointerdown", (event) => {
        if (!allowed()) return;
        pressed = true;
        canvas.setPointerCapture(event.pointerId);
        place(event);
    });
    canvas.addEventListener("pointermove", (event) => {
        if (pressed) place(event);
    });
    const release = () => {
        if (!pressed) return;
        pressed = false;
        onDone();
    };
    canvas.addEventListener("pointerup", release);
    canvas.addEventListener("pointercancel", release);
    const put = () => {
        add([...cursor]);
        onDone();
    };
    const clear = () => {
        points = [];
        onClear();
    };
    const node = panel(
        "Draw on the picture, or set the cross and put points there",
        across.node,
        up.node,
        make("div", { className: "presets" }, button("Put points here", put), button("Clear the drawing", clear)),
    );
    const take = (given) => {
        points = given;
    };
    return { node, points: () => points, cursor: () => cursor, drawn: () => pressed, take };
}
