// A GAN in the plane that trains on the page: the visitor plays, pauses, lets D or G step alone, and changes what it depends on.
import * as charts from "./shared/curves.js";
import { data } from "./shared/data.js";
import { graph } from "./shared/graph.js";
import { remember } from "./shared/history.js";
import { layout } from "./shared/layout.js";
import { LOSSES } from "./shared/losses.js";
import { checkboxes, choice, colours, fixed, fold, make, powers, prediction, save, slider } from "./shared/page.js";
import * as picture from "./shared/plane_picture.js";
import { normals, uniform } from "./shared/random.js";
import { saved } from "./shared/saved.js";
import * as gan from "./shared/toy_gan.js";
import { training } from "./shared/training.js";

const FAKES = 160, // points of G on the picture
    PULLED = 48, // of which some with arrows
    SIDE = 25, // of D's surface
    JUDGED = 600, // samples from which the running numbers come
    COUNTED = 2500; // and those at the end of a run

const WAY = {
    size: [310, 110],
    nodes: {
        z: [18, 24, "z"],
        G: [76, 24, "G"],
        fake: [148, 24, "G(z)"],
        real: [148, 86, "real"],
        D: [220, 55, "D"],
        loss: [280, 55, "loss"],
    },
    edges: [
        ["z", "G"],
        ["G", "fake"],
        ["fake", "D"],
        ["real", "D"],
        ["D", "loss"],
    ],
};
const TURNS = {
    D: {
        used: ["z", "G", "fake", "real", "D", "loss"],
        back: [["loss", "D"]],
        moved: ["D"],
        words: "The last turn was D's: from noise z, G's points and real points to D and its loss; the gradient went back to D, whose weights moved.",
    },
    G: {
        used: ["z", "G", "fake", "D", "loss"],
        back: [
            ["loss", "D"],
            ["D", "fake"],
            ["fake", "G"],
        ],
        moved: ["G"],
        words: "The last turn was G's: from noise z and G's points to D and G's loss; the gradient went back through D and the points to G, whose weights moved.",
    },
};
const REST = {
    words: "The way of the data: from noise z through G to its points G(z); these and real points to D, and to the loss.",
};

function render({ model, el }) {
    const presets = new Map(model.get("presets").map(([name, settings, look]) => [name, { settings, look }])),
        steps = model.get("steps"),
        radius = model.get("radius"),
        layers = { real: true, surface: true, arrows: true, sheet: false },
        predicted = new Set();
    let settings, real, points, history, now, surface, guess;

    // ---- the game: networks and random numbers ----------------------------------------------------------------------

    const canvas = picture.sheet(),
        words = make("p", { className: "words state" }),
        way = graph(WAY),
        shown = [charts.losses(), charts.jsd(), charts.directions()];
    const source = data(canvas, {
        sets: model.get("data_sets"),
        value: model.get("data"),
        spread: model.get("sigma"),
        onChoose: chosen,
        onDraw() {
            run.pause();
            paint();
        },
        onDrawn: () => run.restart(),
    });

    /** n noises: standard normal, or uniform with the same variance. */
    const noise = (n, random = run.draw) =>
        kind.select.value === "normal"
            ? normals(random, n * run.state.noise)
            : Float64Array.from({ length: n * run.state.noise }, () => Math.sqrt(3) * (2 * random() - 1));
    const turns = {
        D: {
            step() {
                run.state = gan.stepD(run.state, source.sample(settings.batch, run.draw), noise(settings.batch), settings);
            },
            times: () => settings.d_steps,
        },
        G: {
            step() {
                run.state = gan.stepG(run.state, noise(settings.batch), settings);
            },
            times: () => settings.g_steps,
        },
    };
    const run = training({
        model,
        canvas,
        words,
        about: "Real and generated points in the plane.",
        turns,
        light: (name) => way.light(TURNS[name] ?? REST),
        ready: () => !source.empty(),
        start(draw) {
            history = [];
            real = source.empty() ? new Float32Array(0) : source.sample(COUNTED, uniform(0));
            return gan.start(draw, {
                hidden: Number(hidden.select.value),
                layers: Number(depth.select.value),
                noise: Number(width.select.value),
            });
        },
        show,
        onReach: () => question.say(`You said ${guess} of 8. After ${now.steps} steps, G is on ${now.covered}.`),
    });

    // ---- what is seen -----------------------------------------------------------------------------------------------

    /** The same noises in every picture, so that two pictures can be compared. */
    const still = (n) => noise(n, uniform(1));

    function show(whole = false) {
        const n = whole ? COUNTED : JUDGED;
        points = gan.generate(run.state, still(FAKES));
        surface = layers.surface ? gan.logits(run.state, picture.grid(SIDE)) : null;
        if (real.length) {
            now = {
                steps: run.state.steps,
                ...gan.measure(run.state, real.subarray(0, 2 * n), still(n), settings, source.counted(), radius),
            };
            history = remember(history, now);
        }
        paint();
    }

    function paint() {
        words.textContent = real.length ? told() : "Draw some points first.";
        if (!canvas.isConnected) return; // no colours yet; it is painted as soon as it is on the page
        const look = colours(canvas),
            c = picture.pen(canvas, look);
        if (surface) {
            picture.wash(c, SIDE, (i) => {
                const belief = Math.tanh(surface[i] / 2); // 2 D − 1
                return [look(belief > 0 ? "accent" : "second"), Number(look("wash")) * Math.abs(belief)];
            });
        }
        if (layers.real) source.paint(c, real, look, look("accent"));
        if (source.counted()) picture.rings(c, source.counted(), radius, look);
        if (layers.sheet) picture.lines(c, folded(), look);
        if (layers.arrows)
            picture.arrows(c, points, gan.pull(run.state, points, settings.objective).subarray(0, 2 * PULLED), look);
        picture.marks(c, points, [look("second")]);
        source.paintCursor(c, look);
        shown.forEach((chart) => chart.show(history));
    }
    function told() {
        const counted = source.counted();
        return (
            `After ${now.steps} steps of G: ${counted ? `${now.covered} of ${counted.length} clouds reached, ` : ""}` +
            `D tells real from generated in ${Math.round(100 * now.right)}% of cases (50% is guessing); JSD ${fixed(now.js)} bits.`
        );
    }

    /** Lines of equal noise, as G maps them into the plane; of one number the only line, of more than two none. */
    function folded() {
        const ends = Array.from({ length: 9 }, (_, i) => (i - 4) / 2),
            along = Array.from({ length: 41 }, (_, i) => (i - 20) / 10);
        const curve = (z) => gan.generate(run.state, Float64Array.from(along.flatMap(z)));
        if (run.state.noise === 1) return [curve((t) => [t])];
        return run.state.noise > 2 ? [] : ends.flatMap((v) => [curve((t) => [t, v]), curve((t) => [v, t])]);
    }

    // ---- controls ---------------------------------------------------------------------------------------------------

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
    const setting = (label, options, value) => choice({ label, options, value, onChange: () => run.restart() });
    const depth = setting("hidden layers", ["1", "2", "3"], "2"),
        hidden = setting("units in each", ["8", "16", "32", "64"], "64"),
        width = setting("numbers in z", ["1", "2", "8"], "2"),
        kind = setting("kind of noise", ["normal", "uniform"], "normal");
    const preset = choice({
        label: "preset",
        options: [...presets.keys()],
        value: model.get("preset"),
        onChange() {
            preselect();
            chosen();
        },
    });
    const keeping = saved({
        name: "gan-in-the-plane",
        lists: {
            preset: preset.select,
            data: source.list.select,
            depth: depth.select,
            hidden: hidden.select,
            width: width.select,
            kind: kind.select,
        },
        take: () => ({ settings, seed: run.seed, drawn: source.drawn.points(), state: run.state }),
        give(kept) {
            source.drawn.take(kept.drawn);
            chosen();
            ({ settings } = kept);
            setControls();
            question.reveal();
            history = [];
            run.resume(kept.state, kept.seed);
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
            run.toggle,
            run.alone("D", 1),
            run.alone("G", 1),
            run.round(),
            run.alone("D", 10),
            run.alone("G", 10),
            run.again,
        ),
        run.speed.node,
        way.node,
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
        onAsk: () => run.restart(),
        question: `On how many of the 8 clouds will G be after ${steps} steps? Predict before it trains.`,
        verdict() {
            predicted.add(preset.select.value);
            run.until(steps);
            return `You said ${guess} of 8. It trains …`;
        },
    });

    function setControls() {
        objective.select.value = settings.objective;
        optimiser.select.value = settings.optimiser;
        for (const [key, field] of Object.entries(fields))
            field.show(key.startsWith("lr") ? Math.log10(settings[key]) : settings[key]);
    }
    /** The settings of the preset; what no preset says stays as it is. */
    function preselect() {
        const { settings: given, look } = presets.get(preset.select.value);
        settings = { ...given, optimiser: optimiser.select.value };
        setControls();
        lookFor.textContent = `Look for: ${look}`;
    }
    /** Another preset or data set: untrained networks, and for a preset that has not been predicted the question first. */
    function chosen() {
        source.refresh();
        if (model.get("predict") && source.counted()?.length === 8 && !predicted.has(preset.select.value)) question.ask();
        else question.reveal();
        save(model, { preset: preset.select.value, data: source.name() });
        run.restart();
    }

    const end = layout(el, {
        canvas,
        words,
        charts: shown.map((chart) => chart.node),
        side: [
            preset.node,
            source.list.node,
            source.drawn.node,
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
                run.seeds.node,
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
        ],
        paint,
        pause: run.pause,
    });
    preselect();
    chosen();
    return end;
}

export default { render };
