// Play and pause: training on the page, as much of it between two pictures as there is time for.

const BUDGET = 12; // milliseconds of training a picture; the browser needs the rest of 16 to show it

/**
 * While it plays, round() trains a little and show() paints. pace() says how many rounds there are between two pictures, {most}, if so many fit
 * into a picture's time (or on a slow machine into the time that painting takes), or how many milliseconds pass after each round, {wait}. Those who want less motion see two pictures a second at most.
 * onChange(playing) follows play and pause.
 */
export function player({ round, show, pace, alive, onChange }) {
    let playing = false,
        painting = 0, // milliseconds that the last picture took
        cancel;
    const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
    function picture() {
        if (!alive()) return pause();
        const start = performance.now(),
            { most = 1 } = pace();
        const time = () => calm() || performance.now() - start < Math.max(BUDGET, painting);
        for (let k = 0; k < most && playing && (k === 0 || time()); k++) round();
        if (!playing) return; // a round has paused it, and what it paused on is shown
        const trained = performance.now();
        show();
        painting = performance.now() - trained;
        next();
    }
    function next() {
        const wait = Math.max(pace().wait ?? 0, calm() ? 500 : 0);
        const coming = wait ? setTimeout(picture, wait) : requestAnimationFrame(picture);
        cancel = () => (wait ? clearTimeout(coming) : cancelAnimationFrame(coming));
    }
    function play() {
        if (playing) return;
        playing = true;
        onChange(true);
        next();
    }
    function pause() {
        if (!playing) return;
        playing = false;
        cancel();
        onChange(false);
    }
    return { play, pause, playing: () => playing };
}
