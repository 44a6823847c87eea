// An InfoGAN in the plane that trains on the page: G is told a code, Q reads it from the point, and λ says how much that counts.
import { plot } from "./shared/chart.js";
import { around } from "./shared/clouds.js";
import { drawing } from "./shared/drawing.js";
import { remember } from "./shared/history.js";
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
import * as infogan from "./shared/toy_infogan.js";

const OWN = "your own drawing",
    SHOWN = 320, // points of G on the picture
    SIDE = 33, // of Q's regions
    USUAL = { rate: 0.1, batch: 64 }, // chapter 05's
    STEPS = 700, // until the prediction is judged
    MARKS = ["×", "+", "△", "□", "▽", "−", "|", "◇"];

function render({ model, el }) {
    const sets = model.get("data_sets"),
        layers = { real: true, regions: true };
    let state,
        draw,
        real,
        now,
        told,
        history = [],
        settings = USUAL,
        lambda = model.get("lam"),
        seed = model.get("seed"),
        guess = 0,
        until = Infinity;

    const own = () => data.select.value === OWN;
    const centres = () => (own() ? drawn.points() : sets[data.select.value].centres);
    const n_codes = () => Number(codes.select.value);
    const sample = (n, random = draw) => around(centres(), own() ? 0.1 : sets[data.select.value].spread, n, random);
    const drawCodes = (n) => Array.from({ length: n }, () => Math.floor(n_codes() * draw()));

    function round() {
        const { rate, batch } = settings;
        state = infogan.step(state, sample(batch), normals(draw, 2 * batch), drawCodes(batch), { rate, lambda });
        if (state.steps >= until) play.pause();
    }
    function restart() {
        play.pause();
        until = Infinity;
        draw = uniform(seed);
        state = infogan.start((n) => normals(draw, n), { codes: n_codes(), hidden: Number(hidden.select.value) });
        real = centres().length ? sample(400, uniform(0)) : new Float32Array(0);
        history = [];
        show();
        say();
    }

    /** The same noises and codes in every picture: each code equally often. */
    function show() {
        told = Array.from({ length: SHOWN }, (_, i) => i % n_codes());
        const measured = infogan.measure(
            state,
            real.length ? real : normals(uniform(0), 200),
            normals(uniform(1), 2 * SHOWN),
            told,
        );
        now = { steps: state.steps, ...measured, read: argmax(measured.q, n_codes()) };
        history = remember(history, { steps: now.steps, bound: now.bound });
        paint();
    }
    function paint() {
        const most = Math.log(n_codes()),
            right = now.read.filter((code, i) => code === told[i]).length / SHOWN;
        words.textContent = !real.length
            ? "Draw some points first."
            : `After ${now.steps} steps: L_I is ${fixed(now.bound)} of at most ${fixed(most)} nats; Q reads ${Math.round(100 * right)}% of the codes correctly.`;
        if (!canvas.isConnected) return;
        const look = colours(root),
            c = picture.pen(canvas, look),
            hues = MARKS.slice(0, n_codes()).map((_, k) => look(`code-${k}`));
        if (layers.regions) {
            const p = infogan.posterior(infogan.judge(state, picture.grid(SIDE)).q, n_codes()),
                read = argmax(p, n_codes());
            picture.wash(c, SIDE, (i) => [
                hues[read[i]],
                (0.5 * (p[n_codes() * i + read[i]] - 1 / n_codes())) / (1 - 1 / n_codes()),
            ]);
        }
        if (layers.real) picture.dots(c, own() && drawn.drawn() ? drawn.points().flat() : real, look, look("ink"));
        picture.marks(c, now.points, hues, (i) => now.read[i]);
        if (own()) picture.cross(c, drawn.cursor(), look);
        const end = Math.max(100, now.steps);
        curve.innerHTML = plot({
            height: 150,
            x: [0, end],
            y: [-0.5, most + 0.15],
            ticks: [0, end],
            levels: [0, most],
            label: "steps",
            rule: most,
            lines: { js: history.map((each) => [each.steps, Math.max(-0.5, each.bound)]) },
        });
    }
    function say() {
        canvas.setAttribute(
            "aria-label",
            `Real points, and generated ones marked by the code that Q reads in them. ${words.textContent}`,
        );
        curve.setAttribute(
            "aria-label",
            `L_I against steps, now ${fixed(now.bound)} nats; at most H(c) = ${fixed(Math.log(n_codes()))} nats.`,
        );
        words.setAttribute("aria-live", "polite");
    }

    const canvas = picture.sheet(),
        curve = make("div", { className: "plot", role: "img" }),
        words = make("p", { className: "words state" });
    const play = player({
        round,
        show,
        most: () => 30,
        alive: () => canvas.isConnected,
        onChange(playing) {
            toggle.textContent = playing ? "Pause" : "Play";
            if (playing) return words.removeAttribute("aria-live");
            show();
            say();
            if (state.steps >= until) {
                until = Infinity;
                question.say(
                    `You said ${fixed(guess)} nats. After ${STEPS} steps with λ = 0, L_I is ${fixed(now.bound)}: Q only watches, and G has no reason to tell. ` +
                        "Now set λ to 1, start again, and compare.",
                );
            }
        },
    });
    const start = () => (real.length ? play.play() : say());
    const toggle = button("Play", () => (play.playing() ? play.pause() : start()));
    const once = button("One step", () => {
        play.pause();
        if (!real.length) return say();
        round();
        show();
        say();
    });
    const data = choice({
        label: "data",
        options: [...Object.keys(sets), OWN],
        value: model.get("data"),
        onChange: () => chosen(),
    });
    const setting = (label, options, value) => choice({ label, options, value, onChange: () => restart() });
    const codes = setting("values of c", ["2", "4", "8"], "4"),
        hidden = setting("units in each layer", ["8", "16", "32", "64"], "32");
    /** Other data: untrained networks. */
    function chosen() {
        drawn.node.hidden = !own();
        canvas.classList.toggle("drawable", own());
        save(model, { data: data.select.value });
        restart();
    }
    const drawn = drawing(canvas, {
        allowed: own,
        onPoint() {
            play.pause();
            paint();
        },
        onDone: () => restart(),
        onClear: () => restart(),
    });
    const weight = slider({
        label: "λ",
        min: 0,
        max: 2,
        step: 0.1,
        value: lambda,
        say: (v) => fixed(v, 1),
        onInput: (v) => (lambda = v),
        onRelease: () => save(model, { lam: lambda }),
    });
    const seeds = slider({
        label: "seed",
        min: 0,
        max: 20,
        step: 1,
        value: seed,
        onInput: (v) => (seed = v),
        onRelease() {
            save(model, { seed });
            restart();
        },
    });
    const fields = {
        rate: slider({
            label: "step size",
            ...powers(-3, -0.5),
            value: Math.log10(USUAL.rate),
            onInput: (v) => (settings = { ...settings, rate: 10 ** v }),
        }),
        batch: slider({
            label: "batch",
            min: 16,
            max: 256,
            step: 16,
            value: USUAL.batch,
            onInput: (v) => (settings = { ...settings, batch: v }),
        }),
    };
    // A run: what was chosen, what was drawn, and the networks.
    const lists = { data: data.select, codes: codes.select, hidden: hidden.select };
    const keeping = saved({
        name: "infogan-in-the-plane",
        take: () => ({
            codes_plane: 1,
            settings,
            seed,
            lambda,
            chosen: Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, list.value])),
            drawn: drawn.points(),
            state,
        }),
        give(run) {
            if (run.codes_plane !== 1) throw new Error("it says nothing about an InfoGAN in the plane");
            for (const [key, list] of Object.entries(lists)) list.value = run.chosen[key];
            drawn.take(run.drawn);
            ({ seed, lambda, settings } = run);
            seeds.show(seed);
            weight.show(lambda);
            fields.rate.show(Math.log10(settings.rate));
            fields.batch.show(settings.batch);
            chosen();
            question.reveal();
            ({ state } = run);
            draw = uniform(seed + state.steps + 1); // the draws go on, but not the same
            history = [];
            show();
            say();
        },
        words: (text) => (words.textContent = text),
    });
    const controls = make(
        "div",
        { className: "side" },
        make(
            "div",
            { className: "presets" },
            toggle,
            once,
            button("Start again", () => restart()),
        ),
        weight.node,
        make(
            "p",
            { className: "note" },
            "λ can be moved while it trains. What does G give up first when λ falls, and how long does it take?",
        ),
    );
    const guessed = slider({
        label: "I predict",
        min: 0,
        max: Math.log(4).toFixed(2),
        step: 0.01,
        value: 0.7,
        say: (v) => `${fixed(v)} nats`,
        onInput: (v) => (guess = v),
    });
    const question = prediction({
        ask: model.get("predict"),
        control: guessed.node,
        answer: controls,
        start: "Train and see",
        onAsk: () => restart(),
        question: `With λ = 0, Q reads along and G is not told how well. How large will L_I be after ${STEPS} steps? It can be at most ${fixed(Math.log(4))} nats.`,
        verdict() {
            lambda = 0;
            weight.show(0);
            restart();
            until = STEPS;
            start();
            return `You said ${fixed(guess)} nats. It trains, with λ = 0 …`;
        },
    });
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
                curve,
                make("p", { className: "note" }, "Solid: L_I in nats. Dotted: H(c), the most that it can be."),
            ),
            make(
                "div",
                { className: "side" },
                question.node,
                data.node,
                drawn.node,
                codes.node,
                seeds.node,
                fold(
                    "Everything else it depends on",
                    ...Object.values(fields).map((field) => field.node),
                    hidden.node,
                    keeping,
                ),
                checkboxes({
                    legend: "show",
                    choices: { real: ["real points", layers.real], regions: ["Q's reading of the plane", layers.regions] },
                    onChange(key, checked) {
                        layers[key] = checked;
                        paint();
                    },
                }),
                make(
                    "p",
                    { className: "note" },
                    `● real. ${MARKS.join(" ")}: generated, each with the mark and colour of the code that Q reads in it. Background: which code Q would read there, ` +
                        "the stronger, the more certain.",
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

/** The place of the largest in each row of `width` values. */
function argmax(values, width) {
    return Array.from({ length: values.length / width }, (_, row) => {
        let best = 0;
        for (let k = 1; k < width; k++) if (values[row * width + k] > values[row * width + best]) best = k;
        return best;
    });
}

export default { render };
