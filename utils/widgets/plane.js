// A GAN in the plane that trains on the page: the visitor plays, pauses, lets D or G step alone, and changes what it depends on.
import { plot } from "./shared/chart.js";
import { around } from "./shared/clouds.js";
import { drawing } from "./shared/drawing.js";
import { remember } from "./shared/history.js";
import { LOSSES } from "./shared/losses.js";
import {
    button,
    checkboxes,
    choice,
    colours,
    fixed,
    fold,
    frame,
    make,
    onTheme,
    powers,
    prediction,
    save,
    slider,
} from "./shared/page.js";
import * as picture from "./shared/plane_picture.js";
import { player } from "./shared/player.js";
import { normals, uniform } from "./shared/random.js";
import { saved } from "./shared/saved.js";
import * as gan from "./shared/toy_gan.js";

const OWN = "your own drawing",
    FAKES = 160, // points of G on the picture
    PULLED = 48, // of which some with arrows
    SIDE = 25, // of D's surface
    JUDGED = 600, // samples from which the running numbers come
    COUNTED = 2500; // and those at the end of a run

// What a step uses, in the order in which it uses it: [key, words].
const WAY = [
    ["z", "noise z"],
    ["G", "G"],
    ["fake", "G's points"],
    ["real", "real points"],
    ["D", "D"],
    ["loss", "loss"],
];
const USED = { D: ["z", "G", "fake", "real", "D", "loss"], G: ["z", "G", "fake", "D", "loss"] };

function render({ model, el }) {
    const presets = new Map(model.get("presets").map(([name, settings, look]) => [name, { settings, look }])),
        sets = model.get("data_sets"),
        steps = model.get("steps"),
        layers = { real: true, surface: true, arrows: true, sheet: false },
        predicted = new Set();
    let settings, state, draw, real, points, history, now, surface, until, guess, seed;
    seed = model.get("seed");

    // ---- the game: networks, data, random numbers -------------------------------------------------------------------

    const own = () => data.select.value === OWN;
    const centres = () => (own() ? drawn.points() : sets[data.select.value].centres);
    const counted = () => (!own() && sets[data.select.value].counted ? centres() : null);
    /** n noises: standard normal, or uniform with the same variance. */
    const noise = (n, random = draw) =>
        kind.select.value === "normal"
            ? normals(random, n * state.noise)
            : Float64Array.from({ length: n * state.noise }, () => Math.sqrt(3) * (2 * random() - 1));

    const sample = (n, random = draw) =>
        around(centres(), own() ? model.get("sigma") : sets[data.select.value].spread, n, random);
    const stepD = () => {
        state = gan.stepD(state, sample(settings.batch), noise(settings.batch), settings);
    };
    const stepG = () => {
        state = gan.stepG(state, noise(settings.batch), settings);
    };
    /** D's steps, then G's. */
    function round() {
        for (let k = 0; k < settings.d_steps; k++) stepD();
        for (let k = 0; k < settings.g_steps; k++) stepG();
        if (state.steps >= until) play.pause();
    }
    function restart() {
        play.pause();
        until = Infinity;
        draw = uniform(seed);
        state = gan.start((n) => normals(draw, n), {
            hidden: Number(hidden.select.value),
            layers: Number(depth.select.value),
            noise: Number(width.select.value),
        });
        real = centres().length ? sample(COUNTED, uniform(0)) : new Float32Array(0);
        history = [];
        show(JUDGED);
        say();
    }

    // ---- what is seen -----------------------------------------------------------------------------------------------

    /** The same noises in every picture, so that two pictures can be compared. */
    const still = (n) => noise(n, uniform(1));

    function show(n = JUDGED) {
        points = gan.generate(state, still(FAKES));
        surface = layers.surface ? gan.logits(state, picture.grid(SIDE)) : null;
        if (real.length) {
            now = {
                steps: state.steps,
                ...gan.measure(state, real.subarray(0, 2 * n), still(n), settings, counted(), model.get("radius")),
            };
            history = remember(history, now);
        }
        paint();
    }

    function paint() {
        words.textContent = !real.length
            ? "Draw some points first."
            : `After ${now.steps} steps of G: ${counted() ? `${now.covered} of ${counted().length} clouds reached, ` : ""}` +
              `D tells real from generated in ${Math.round(100 * now.right)}% of cases (50% is guessing); JSD ${fixed(now.js)} bits.`;
        if (!canvas.isConnected) return; // no colours yet; `resized` paints as soon as it is on the page
        const look = colours(root),
            c = picture.pen(canvas, look);
        if (surface) {
            picture.wash(c, SIDE, (i) => {
                const belief = Math.tanh(surface[i] / 2); // 2 D − 1
                return [look(belief > 0 ? "accent" : "second"), Number(look("wash")) * Math.abs(belief)];
            });
        }
        if (layers.real) picture.dots(c, own() && drawn.drawn() ? drawn.points().flat() : real.subarray(0, 800), look);
        if (counted()) picture.rings(c, counted(), model.get("radius"), look);
        if (layers.sheet) picture.lines(c, folded(), look);
        if (layers.arrows) picture.arrows(c, points, gan.pull(state, points, settings.objective).subarray(0, 2 * PULLED), look);
        picture.marks(c, points, [look("second")]);
        if (own()) picture.cross(c, drawn.cursor(), look);
        if (!now) return;
        const line = (key) => history.map((each) => [each.steps, each[key]]),
            end = Math.max(100, now.steps),
            all = history.flatMap((each) => [each.lossD, each.lossG]),
            low = Math.min(0, ...all),
            high = Math.max(2, ...all);
        losses.innerHTML = plot({
            height: 130,
            x: [0, end],
            y: [low, high],
            ticks: [0, end],
            levels: [...new Set([low, 0, high])],
            label: "steps of G",
            lines: { lossD: line("lossD"), lossG: line("lossG") },
        });
        distance.innerHTML = plot({
            height: 110,
            x: [0, end],
            y: [0, 1],
            ticks: [0, end],
            levels: [0, 1],
            label: "steps of G",
            lines: { js: line("js") },
        });
    }

    /** Lines of equal noise, as G maps them into the plane; of one number the only line, of more than two none. */
    function folded() {
        const ends = Array.from({ length: 9 }, (_, i) => (i - 4) / 2),
            along = Array.from({ length: 41 }, (_, i) => (i - 20) / 10);
        const curve = (z) => gan.generate(state, Float64Array.from(along.flatMap(z)));
        if (state.noise === 1) return [curve((t) => [t])];
        return state.noise > 2 ? [] : ends.flatMap((v) => [curve((t) => [t, v]), curve((t) => [v, t])]);
    }

    function say() {
        canvas.setAttribute("aria-label", `Real and generated points in the plane. ${words.textContent}`);
        if (now) {
            losses.setAttribute(
                "aria-label",
                `Losses after ${now.steps} steps of G: D's ${fixed(now.lossD)}, G's ${fixed(now.lossG)} nats.`,
            );
            distance.setAttribute(
                "aria-label",
                `JSD of real and generated points after ${now.steps} steps of G: ${fixed(now.js)} bits.`,
            );
        }
        words.setAttribute("aria-live", "polite");
    }

    // ---- controls ---------------------------------------------------------------------------------------------------

    const canvas = picture.sheet(),
        losses = make("div", { className: "plot", role: "img" }),
        distance = make("div", { className: "plot", role: "img" }),
        words = make("p", { className: "words state" });

    const speed = slider({
        label: "at most",
        min: 1,
        max: 30,
        step: 1,
        value: 30,
        say: (v) => `${v} a picture`,
        onInput: () => {},
    });
    const play = player({
        round,
        show,
        most: () => Number(speed.input.value),
        alive: () => canvas.isConnected,
        onChange(playing) {
            toggle.textContent = playing ? "Pause" : "Play";
            light([]);
            if (playing) return words.removeAttribute("aria-live"); // a running count would be read aloud all the time
            show(COUNTED);
            say();
            if (state.steps >= until) {
                until = Infinity;
                question.say(`You said ${guess} of 8. After ${now.steps} steps, G is on ${now.covered}.`);
            }
        },
    });
    const start = () => (real.length ? play.play() : say());
    const toggle = button("Play", () => (play.playing() ? play.pause() : start()));

    const way = WAY.map(([key, label]) => ({ key, node: make("li", {}, label) }));
    const light = (used) => way.forEach(({ key, node }) => node.classList.toggle("lit", used.includes(key)));
    const alone = (which, step, times) =>
        button(`${times} step${times > 1 ? "s" : ""} of ${which}`, () => {
            play.pause();
            if (!real.length) return say();
            for (let k = 0; k < times; k++) step();
            light(USED[which]);
            show();
            say();
        });

    const number = (label, key, options) =>
        slider({
            label,
            ...options,
            value: 1,
            onInput: (v) => (settings = { ...settings, [key]: options.from ? options.from(v) : v }),
        });
    const rate = powers(-4, -1);
    const objective = choice({ label: "loss", options: LOSSES, onChange: (v) => (settings = { ...settings, objective: v }) });
    const fields = {
        d_steps: number("D's steps", "d_steps", { min: 1, max: 20, step: 1 }),
        g_steps: number("G's steps", "g_steps", { min: 1, max: 20, step: 1 }),
        lr_d: number("D's step size", "lr_d", rate),
        lr_g: number("G's step size", "lr_g", rate),
        batch: number("batch", "batch", { min: 16, max: 256, step: 16 }),
    };
    const optimiser = choice({
        label: "optimiser",
        options: ["Adam", "gradient descent"],
        value: "Adam",
        onChange: (v) => (settings = { ...settings, optimiser: v }),
    });
    const setting = (label, options, value) => choice({ label, options, value, onChange: () => restart() });
    const depth = setting("hidden layers", ["1", "2", "3"], "2"),
        hidden = setting("units in each", ["8", "16", "32", "64"], "64"),
        width = setting("numbers in z", ["1", "2", "8"], "2"),
        kind = setting("kind of noise", ["normal", "uniform"], "normal");
    const seeds = slider({
        label: "seed",
        min: 0,
        max: 20,
        step: 1,
        value: seed,
        onInput: (v) => (seed = v),
        onRelease: () => {
            save(model, { seed });
            restart();
        },
    });

    const preset = choice({ label: "preset", options: [...presets.keys()], value: model.get("preset"), onChange: chosen });
    const data = choice({ label: "data", options: [...Object.keys(sets), OWN], value: model.get("data"), onChange: chosen });
    const drawn = drawing(canvas, {
        allowed: own,
        onPoint() {
            play.pause();
            paint();
        },
        onDone: () => restart(),
        onClear: () => restart(),
    });
    // A run: what was chosen, what was drawn, and the networks with their optimisers.
    const lists = {
        preset: preset.select,
        data: data.select,
        depth: depth.select,
        hidden: hidden.select,
        width: width.select,
        kind: kind.select,
    };
    const keeping = saved({
        name: "gan-in-the-plane",
        take: () => ({
            plane: 1,
            settings,
            seed,
            chosen: Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, list.value])),
            drawn: drawn.points(),
            state,
        }),
        give(run) {
            if (run.plane !== 1) throw new Error("it says nothing about a plane");
            for (const [key, list] of Object.entries(lists)) list.value = run.chosen[key];
            drawn.take(run.drawn);
            ({ seed } = run);
            seeds.show(seed);
            chosen();
            settings = run.settings;
            setControls();
            question.reveal();
            ({ state } = run);
            draw = uniform(seed + state.steps + 1); // the draws go on, but not the same
            history = [];
            show(COUNTED);
            say();
        },
        words: (text) => (words.textContent = text),
    });
    const lookFor = make("p", { className: "look" });
    const controls = make(
        "div",
        { className: "side" },
        make(
            "div",
            { className: "presets" },
            toggle,
            alone("D", stepD, 1),
            alone("G", stepG, 1),
            button("1 of both", () => {
                play.pause();
                if (!real.length) return say();
                round();
                light(USED.D);
                show();
                say();
            }),
            alone("D", stepD, 10),
            alone("G", stepG, 10),
            button("Start again", () => restart()),
        ),
        make("ol", { className: "way", "aria-label": "What the last single step used" }, ...way.map(({ node }) => node)),
        lookFor,
    );
    const guessed = slider({
        label: "I predict",
        min: 0,
        max: 8,
        step: 1,
        value: 4,
        say: (v) => `${v} of 8`,
        onInput: (v) => (guess = v),
    });
    const question = prediction({
        ask: model.get("predict"),
        control: guessed.node,
        answer: controls,
        start: "Train and see",
        onAsk: () => restart(),
        question: `On how many of the 8 clouds will G be after ${steps} steps? Predict before it trains.`,
        verdict() {
            predicted.add(preset.select.value);
            until = steps;
            start();
            return `You said ${guess} of 8. It trains …`;
        },
    });

    function setControls() {
        objective.select.value = settings.objective;
        optimiser.select.value = settings.optimiser;
        for (const [key, field] of Object.entries(fields))
            field.show(key.startsWith("lr") ? Math.log10(settings[key]) : settings[key]);
    }
    /** Another preset or data set: untrained networks, and for a preset that has not been predicted the question first. */
    function chosen() {
        const { settings: given, look } = presets.get(preset.select.value);
        settings = { ...given, optimiser: optimiser.select.value };
        setControls();
        drawn.node.hidden = !own();
        canvas.classList.toggle("drawable", own());
        lookFor.textContent = `Look for: ${look}`;
        if (model.get("predict") && counted()?.length === 8 && !predicted.has(preset.select.value)) question.ask();
        else question.reveal();
        save(model, { preset: preset.select.value, data: data.select.value });
        restart();
    }

    const root = frame(
        el,
        "plane",
        make(
            "div",
            { className: "panels" },
            make("div", { className: "picture" }, canvas, words),
            make(
                "div",
                { className: "charts" },
                losses,
                make(
                    "p",
                    { className: "note" },
                    "Solid, blue: D's loss. Dashed, orange: G's loss, in nats (for a critic: its score).",
                ),
                distance,
                make(
                    "p",
                    { className: "note" },
                    "JSD of real and generated points, in bits, counted in 16 × 16 cells; that of two samples of one size is not 0.",
                ),
            ),
            make(
                "div",
                { className: "side" },
                preset.node,
                data.node,
                drawn.node,
                question.node,
                fold(
                    "Everything it depends on",
                    objective.node,
                    ...Object.values(fields).map((field) => field.node),
                    optimiser.node,
                    depth.node,
                    hidden.node,
                    width.node,
                    kind.node,
                    seeds.node,
                    speed.node,
                    keeping,
                ),
                checkboxes({
                    legend: "show",
                    choices: {
                        real: ["real points", layers.real],
                        surface: ["D's surface", layers.surface],
                        arrows: ["pull on G's points", layers.arrows],
                        sheet: ["G's sheet", layers.sheet],
                    },
                    onChange(key, checked) {
                        layers[key] = checked;
                        show();
                    },
                }),
                make(
                    "p",
                    { className: "note" },
                    "● real, × generated; dashed rings: where a cloud counts as reached. Background: blue where D says “real”, orange where it says " +
                        "“generated”. Arrows: where the next step of G would move its points. The sheet: lines of equal noise, as G folds them.",
                ),
            ),
        ),
    );
    chosen();
    const endTheme = onTheme(paint),
        resized = new ResizeObserver(paint);
    resized.observe(canvas);
    return () => {
        play.pause();
        endTheme();
        resized.disconnect();
    };
}

export default { render };
