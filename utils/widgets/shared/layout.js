// How a game in the plane lies on the page: its picture with a sentence, the curves, and the settings.
import { frame, make, onTheme } from "./page.js";

/** Lays it out in `el`, and calls paint() whenever its size or its theme changes. Returns what ends it. */
export function layout(el, { canvas, words, charts, side, paint, pause }) {
    frame(
        el,
        "plane",
        make(
            "div",
            { className: "panels" },
            make("div", { className: "picture" }, canvas, words),
            make("div", { className: "side" }, ...side),
            make("div", { className: "charts" }, ...charts),
        ),
    );
    const endTheme = onTheme(paint),
        resized = new ResizeObserver(paint);
    resized.observe(canvas);
    return () => {
        pause();
        endTheme();
        resized.disconnect();
    };
}
