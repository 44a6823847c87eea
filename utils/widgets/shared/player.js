// Play and pause: training on the page, as much of it between two pictures as there is time for.

const BUDGET = 12; // milliseconds of training a picture; the browser needs the rest of 16 to show it

/**
 * While it plays, round() trains a little and show() paints. Between two pictures there are at most most() rounds, and no more than fit into
 * a picture's time; those who want less motion see two pictures a second. onChange(playing) follows play and pause.
 */
export function player({ round, show, most, alive, onChange }) {
    let playing = false;
    const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
    function picture() {
        if (!playing) return;
        if (!alive()) return pause();
        const start = performance.now();
        for (let k = 0; k < most() && playing && (k === 0 || calm() || performance.now() - start < BUDGET); k++) round();
        show();
        next();
    }
    const next = () => (calm() ? setTimeout(picture, 500) : requestAnimationFrame(picture));
    function play() {
        if (playing) return;
        playing = true;
        onChange(true);
        next();
    }
    function pause() {
        if (!playing) return;
        playing = false;
        onChange(false);
    }
    return { play, pause, playing: () => playing };
}
