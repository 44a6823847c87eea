// An InfoGAN in the plane that trains on the page: G is told a code, Q reads it from the point, and λ says how much that counts.
import * as charts from "./shared/curves.js";
import { data } from "./shared/data.js";
import { graph } from "./shared/graph.js";
import { remember } from "./shared/history.js";
import { layout } from "./shared/layout.js";
import { checkboxes, choice, colours, fixed, fold, make, powers, prediction, save, slider } from "./shared/page.js";
import * as picture from "./shared/plane_picture.js";
import { normals, uniform } from "./shared/random.js";
import { saved } from "./shared/saved.js";
import * as infogan from "./shared/toy_infogan.js";
import { training } from "./shared/training.js";

const SHOWN = 320, // points of G on the picture
    SIDE = 33, // of Q's regions
    JUDGED = 320, // samples from which the running numbers come
    COUNTED = 2560, // and those at the end of a run
    SPREAD = 0.1, // of a point that is drawn by hand
    USUAL = { rate: 0.1, batch: 64 }, // chapter 05's
    STEPS = 700, // until the prediction is judged
    MARKS = ["×", "+", "△", "□", "▽", "−", "|", "◇"];

const WAY = {
    size: [352, 140],
    nodes: {
        z: [18, 22, "z"],
        c: [18, 74, "c"],
        G: [70, 48, "G"],
        fake: [142, 48, "G(z,c)"],
        real: [142, 118, "real"],
        T: [222, 74, "trunk"],
        D: [276, 30, "D"],
        loss: [322, 30, "loss"],
        Q: [276, 118, "Q"],
        bound: [322, 118, "L_I"],
    },
    edges: [
        ["z", "G"],
        ["c", "G"],
        ["G", "fake"],
        ["fake", "T"],
        ["real", "T"],
        ["T", "D"],
        ["D", "loss"],
        ["T", "Q"],
        ["Q", "bound"],
    ],
};
const TURNS = {
    D: {
        used: ["z", "c", "G", "fake", "real", "T", "D", "loss"],
        back: [
            ["loss", "D"],
            ["D", "T"],
        ],
        moved: ["D", "T"],
        words: "The last turn was D's: real and generated points went through the trunk to D and its loss; the gradient moved D and the trunk.",
    },
    "G and Q": {
        used: ["z", "c", "G", "fake", "T", "D", "loss", "Q", "bound"],
        back: [
            ["loss", "D"],
            ["D", "T"],
            ["bound", "Q"],
            ["Q", "T"],
            ["T", "fake"],
            ["fake", "G"],
        ],
        moved: ["G", "T", "Q"],
        words: "The last turn was G's and Q's: generated points went through the trunk to D and to Q; the gradient of the loss and of λ L_I moved G, that of L_I moved Q and the trunk.",
    },
};
const REST = {
    words: "The way of the data: noise z and code c through G to its points; these and real points through the trunk to D and its loss, and to Q, whose reading of c gives L_I.",
};

function render({ model, el }) {
    const layers = { real: true, regions: true };
    let real,
        now,
        told,
        read,
        generated,
        history,
        batch,
        settings = USUAL,
        lambda = model.get("lam"),
        guess = 0;

    // ---- the game: networks, codes and random numbers ---------------------------------------------------------------

    const canvas = picture.sheet(),
        words = make("p", { className: "words state" }),
        way = graph(WAY),
        bound = charts.curves({
            lines: { bound: "L_I" },
            unit: "nats",
            range: [0, 0],
            height: 150,
            note: "Solid: L_I in nats. Dotted: H(c), the most that it can be.",
        }),
        others = [charts.losses(), charts.jsd(), charts.directions()];
    const source = data(canvas, {
        sets: model.get("data_sets"),
        value: model.get("data"),
        spread: SPREAD,
        onChoose: chosen,
        onDraw() {
            run.pause();
            paint();
        },
        onDrawn: () => run.restart(),
    });
    const n_codes = () => Number(codes.select.value);
    /** Noises and codes of a round: G's and Q's turn is on those of D's. */
    const draw = () => ({
        z: normals(run.draw, 2 * settings.batch),
        c: Array.from({ length: settings.batch }, () => Math.floor(n_codes() * run.draw())),
    });
    const once = () => 1;
    const run = training({
        model,
        canvas,
        words,
        about: "Real points, and generated ones marked by the code that Q reads in them.",
        turns: {
            D: {
                step() {
                    const x = source.sample(settings.batch, run.draw);
                    batch = draw();
                    run.state = infogan.stepD(run.state, x, batch.z, batch.c, settings);
                },
                times: once,
            },
            "G and Q": {
                step() {
                    const { z, c } = batch ?? draw();
                    batch = null;
                    run.state = infogan.stepGQ(run.state, z, c, { ...settings, lambda });
                },
                times: once,
            },
        },
        light: (name) => way.light(TURNS[name] ?? REST),
        ready: () => !source.empty(),
        start(normals) {
            history = [];
            batch = null;
            real = source.empty() ? new Float32Array(0) : source.sample(COUNTED, uniform(0));
            return infogan.start(normals, { codes: n_codes(), hidden: Number(hidden.select.value) });
        },
        show,
        onReach: () =>
            question.say(
                `You said ${fixed(guess)} nats. After ${STEPS} steps with λ = 0, L_I is ${fixed(now.bound)}: Q only watches, and G has no reason to tell. ` +
                    "Now set λ to 1, start again, and compare.",
            ),
    });

    // ---- what is seen -----------------------------------------------------------------------------------------------

    /** The same noises and codes in every picture: each code equally often. */
    function show(whole = false) {
        const n = whole ? COUNTED : JUDGED,
            judged = real.length ? real.subarray(0, 2 * n) : normals(uniform(0), 2 * n);
        told = Array.from({ length: n }, (_, i) => i % n_codes());
        const { points, q, ...numbers } = infogan.measure(run.state, judged, normals(uniform(1), 2 * n), told);
        now = { steps: run.state.steps, ...numbers };
        history = remember(history, now);
        generated = points;
        read = argmax(q, n_codes());
        paint();
    }
    function paint() {
        const most = Math.log(n_codes()),
            right = read.filter((code, i) => code === told[i]).length / told.length;
        words.textContent = !real.length
            ? "Draw some points first."
            : `After ${now.steps} steps: L_I is ${fixed(now.bound)} of at most ${fixed(most)} nats; Q reads ${Math.round(100 * right)}% of the codes correctly.`;
        if (!canvas.isConnected) return; // no colours yet; it is painted as soon as it is on the page
        const look = colours(canvas),
            c = picture.pen(canvas, look),
            hues = MARKS.slice(0, n_codes()).map((_, k) => look(`code-${k}`));
        if (layers.regions) {
            const p = infogan.posterior(infogan.judge(run.state, picture.grid(SIDE)).q, n_codes()),
                read = argmax(p, n_codes());
            picture.wash(c, SIDE, (i) => [
                hues[read[i]],
                (0.5 * (p[n_codes() * i + read[i]] - 1 / n_codes())) / (1 - 1 / n_codes()),
            ]);
        }
        if (layers.real) source.paint(c, real, look, look("ink"));
        picture.marks(c, generated.subarray(0, 2 * SHOWN), hues, (i) => read[i]);
        source.paintCursor(c, look);
        bound.show(
            history.map((row) => ({ ...row, bound: Math.max(-0.5, row.bound) })),
            { rule: most },
        );
        others.forEach((chart) => chart.show(real.length ? history : []));
    }

    // ---- controls ---------------------------------------------------------------------------------------------------

    const setting = (label, options, value) => choice({ label, options, value, onChange: () => run.restart() });
    const codes = setting("values of c", ["2", "4", "8"], "4"),
        hidden = setting("units in each layer", ["8", "16", "32", "64"], "32");
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
    /** Other data: untrained networks. */
    function chosen() {
        source.refresh();
        save(model, { data: source.name() });
        run.restart();
    }
    const keeping = saved({
        name: "infogan-in-the-plane",
        lists: { data: source.list.select, codes: codes.select, hidden: hidden.select },
        take: () => ({ settings, lambda, seed: run.seed, drawn: source.drawn.points(), state: run.state }),
        give(kept) {
            source.drawn.take(kept.drawn);
            ({ lambda, settings } = kept);
            weight.show(lambda);
            fields.rate.show(Math.log10(settings.rate));
            fields.batch.show(settings.batch);
            chosen();
            question.reveal();
            history = [];
            run.resume(kept.state, kept.seed);
        },
        words: (text) => (words.textContent = text),
    });
    const controls = make(
        "div",
        { className: "side" },
        make("div", { className: "presets" }, run.toggle, run.alone("D", 1), run.alone("G and Q", 1), run.round(), run.again),
        run.speed.node,
        way.node,
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
        onAsk: () => run.restart(),
        question: `With λ = 0, Q reads along and G is not told how well. How large will L_I be after ${STEPS} steps? It can be at most ${fixed(Math.log(4))} nats.`,
        verdict() {
            lambda = 0;
            weight.show(0);
            run.restart();
            run.until(STEPS);
            return `You said ${fixed(guess)} nats. It trains, with λ = 0 …`;
        },
    });

    const end = layout(el, {
        canvas,
        words,
        charts: [bound.node, fold("Losses, and distances from the real points", ...others.map((chart) => chart.node))],
        side: [
            question.node,
            source.list.node,
            source.drawn.node,
            codes.node,
            run.seeds.node,
            fold("Everything else it depends on", ...Object.values(fields).map((field) => field.node), hidden.node, keeping),
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
        ],
        paint,
        pause: run.pause,
    });
    chosen();
    return end;
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
