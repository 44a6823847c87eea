// A game that trains on the page: its seed, its turns, play, pause and single steps, and the sentence that says where it is.
import { button, choice, save, several, slider } from "./page.js";
import { player } from "./player.js";
import { normals, uniform } from "./random.js";

const SPEEDS = {
    "1 turn a second": { wait: 1000 },
    "4 turns a second": { wait: 250 },
    "1 round a picture": { most: 1 },
    fast: { most: 30 },
};

/**
 * turns: {name: {step(): one step of a network, times(): how many in a round}, …}, in the order of a round. start(normals) gives an untrained
 * state with `steps`, ready() says whether there is anything to learn, show(whole) paints it, counted well where nothing else has to be quick.
 * light(name) shows the way of a turn, light() of none; `words` is the node that says where training is, `about` what the picture shows;
 * onReach() follows the end of until(steps).
 */
export function training({ model, canvas, words, about, turns, start, ready, show, light, onReach }) {
    const names = Object.keys(turns),
        run = { state: null, draw: null, seed: model.get("seed") };
    let goal = Infinity,
        turn = 0;

    const take = (name, times = turns[name].times()) => {
        for (let k = 0; k < times; k++) turns[name].step();
    };
    /** What was reached, once it rests: for the eye, and in words for those who listen. */
    function settle(whole) {
        show(whole);
        canvas.setAttribute("aria-label", `${about} ${words.textContent}`);
        words.setAttribute("aria-live", "polite");
    }
    const pace = () => SPEEDS[speed.select.value];
    const play = player({
        round() {
            if (pace().wait) {
                const name = names[turn++ % names.length]; // so slowly that each turn can be seen
                take(name);
                light(name);
            } else names.forEach((name) => take(name));
            if (run.state.steps >= goal) play.pause();
        },
        show,
        pace,
        alive: () => canvas.isConnected,
        onChange(playing) {
            toggle.textContent = playing ? "Pause" : "Play";
            if (playing) {
                light();
                return words.removeAttribute("aria-live"); // a running count would be read aloud all the time
            }
            settle(true);
            if (run.state.steps >= goal) {
                goal = Infinity;
                onReach();
            }
        },
    });
    const begin = () => (ready() ? play.play() : settle());
    const toggle = button("Play", () => (play.playing() ? play.pause() : begin()));
    const speed = choice({
        label: "speed",
        options: Object.keys(SPEEDS),
        value: "fast",
        onChange: () => light(),
    });

    /** A button that lets some networks take some steps, whichever side plays. */
    const single = (label, act) =>
        button(label, () => {
            play.pause();
            if (ready()) act();
            settle();
        });

    function restart() {
        play.pause();
        goal = Infinity;
        turn = 0;
        run.draw = uniform(run.seed);
        run.state = start((n) => normals(run.draw, n));
        light();
        settle();
    }
    const seeds = slider({
        label: "seed",
        min: 0,
        max: 20,
        step: 1,
        value: run.seed,
        onInput: (v) => (run.seed = v),
        onRelease() {
            save(model, { seed: run.seed });
            restart();
        },
    });
    return Object.assign(run, {
        toggle,
        speed,
        seeds,
        begin,
        restart,
        pause: play.pause,
        again: button("Start again", () => restart()),
        /** A button for some steps of one network. */
        alone: (name, times) =>
            single(`${several(times, "step")} of ${name}`, () => {
                take(name, times);
                light(name);
            }),
        /** A button for a whole round. */
        round: () =>
            single("1 round of both", () => {
                names.forEach((name) => take(name));
                light(names.at(-1));
            }),
        until(steps) {
            goal = steps;
            begin();
        },
        /** Goes on from a state that was saved: the draws go on, but not the same. */
        resume(state, seed) {
            Object.assign(run, { state, seed, draw: uniform(seed + state.steps + 1) });
            seeds.show(seed);
            settle(true);
        },
    });
}
