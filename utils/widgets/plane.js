// A GAN in the plane that trains on the page: the visitor plays, pauses, lets D or G step alone, and changes what it depends on.
import * as charts from "./shared/curves.js";
import { data } from "./shared/data.js";
import { paint as paintGan, shown } from "./shared/gan_view.js";
import { graph } from "./shared/graph.js";
import { remember } from "./shared/history.js";
import { layout } from "./shared/layout.js";
import { noises } from "./shared/noise.js";
import { fixed, fold, make, save, several } from "./shared/page.js";
import { sheet } from "./shared/plane_picture.js";
import { guess, prediction } from "./shared/prediction.js";
import { presetList } from "./shared/preset_list.js";
import { uniform } from "./shared/random.js";
import { saved } from "./shared/saved.js";
import { settings } from "./shared/settings.js";
import * as gan from "./shared/toy_gan.js";
import { trainedStart } from "./shared/trained.js";
import { training } from "./shared/training.js";
import { GAN } from "./shared/ways.js";

const JUDGED = 600, // samples from which the running numbers come
    COUNTED = 2500; // and those at the end of a run

function render({ model, el }) {
    const steps = model.get("steps"),
        radius = model.get("radius"),
        predicted = new Set();
    let real, history, now;

    // ---- the game: data, networks and random numbers ----------------------------------------------------------------

    const canvas = sheet(),
        words = make("p", { className: "words state" }),
        way = graph(GAN),
        losses = charts.losses(),
        distances = [charts.jsd(), charts.directions()];
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
    const preset = presetList({
        presets: model.get("presets"),
        value: model.get("preset"),
        onChoose(given) {
            dials.show(given); // what no preset says stays as it is
            chosen();
        },
    });
    const dials = settings({
        sides: ["D", "G"],
        usual: { ...gan.USUAL, kind: "normal", optimiser_d: "Adam", optimiser_g: "Adam", ...preset.given() },
        onUntrained: () => run.restart(),
    });
    const noise = (n, draw = run.draw) => noises(dials.now().kind, n * run.state.noise, draw),
        still = (n) => noise(n, uniform(1)); // the same in every picture, so that two pictures can be compared
    const run = training({
        model,
        canvas,
        words,
        about: "Real and generated points in the plane.",
        turns: {
            D: {
                step() {
                    const { batch } = dials.now();
                    run.state = gan.stepD(run.state, source.sample(batch, run.draw), noise(batch), dials.now());
                },
                times: () => dials.now().d_steps,
            },
            G: {
                step() {
                    run.state = gan.stepG(run.state, noise(dials.now().batch), dials.now());
                },
                times: () => dials.now().g_steps,
            },
        },
        light: way.light,
        ready: () => !source.empty(),
        start(draw) {
            begin();
            return gan.start(draw, dials.now());
        },
        show,
        onReach: () => question.say(`You said ${guessed.value()} of 8. After ${now.steps} steps, G is on ${now.covered}.`),
    });
    function begin() {
        history = [];
        real = source.empty() ? new Float32Array(0) : source.sample(COUNTED, uniform(0));
    }

    // ---- what is seen -----------------------------------------------------------------------------------------------

    const look = shown(paint);
    function show(whole = false) {
        const n = whole ? COUNTED : JUDGED;
        if (real.length) {
            const measured = gan.measure(run.state, real.subarray(0, 2 * n), still(n), dials.now(), source.counted(), radius);
            now = { steps: run.state.steps, ...measured };
            history = remember(history, now);
        }
        paint();
    }
    function paint() {
        words.textContent = real.length ? told() : "Draw some points first.";
        if (!canvas.isConnected) return; // no colours yet; it is painted as soon as it is on the page
        paintGan(canvas, run.state, { layers: look.layers, objective: dials.now().objective, z: still, source, real, radius });
        [losses, ...distances].forEach((chart) => chart.show(history));
    }
    function told() {
        const counted = source.counted();
        return (
            `After ${several(now.steps, "step")} of G: ${counted ? `${now.covered} of ${counted.length} clouds reached, ` : ""}` +
            `D tells real from generated in ${Math.round(100 * now.right)}% of cases (50% is guessing); JSD ${fixed(now.js)} bits.`
        );
    }

    // ---- controls ---------------------------------------------------------------------------------------------------

    const fresh = gan.start((n) => new Float32Array(n));
    const fromTrained = trainedStart({
        model,
        lengths: [fresh.theta.length, fresh.phi.length],
        name: source.name,
        give([theta, phi], steps) {
            dials.show({ ...gan.USUAL, kind: "normal" });
            begin();
            run.state = gan.resting({ ...fresh, theta, phi });
            const unmoved = { ...dials.now(), lr_d: 0, lr_g: 0 }, // an optimiser without memories would kick them out of their rest
                { batch } = unmoved;
            for (let k = 0; k < 20; k++) {
                run.state = gan.stepD(run.state, source.sample(batch, run.draw), noise(batch), unmoved);
                run.state = gan.stepG(run.state, noise(batch), unmoved);
            }
            run.resume({ ...run.state, steps }, run.seed);
        },
    });
    const keeping = saved({
        name: "gan-in-the-plane",
        lists: { preset: preset.list, data: source.list.select, ...dials.lists },
        take: () => ({ seed: run.seed, drawn: source.drawn.points(), state: run.state }),
        give(kept) {
            source.drawn.take(kept.drawn);
            preset.say();
            dials.read();
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
        make("div", { className: "presets" }, run.toggle, run.again, fromTrained.node),
        make(
            "div",
            { className: "presets" },
            run.alone("D", 1),
            run.alone("G", 1),
            run.round(),
            run.alone("D", 10),
            run.alone("G", 10),
        ),
        run.speed.node,
        way.node,
        preset.look,
    );
    const guessed = guess({ min: 0, max: 8, step: 1, value: 4, say: (v) => `${v} of 8` });
    const question = prediction({
        ask: model.get("predict"),
        control: guessed.node,
        answer: controls,
        start: "Train and see",
        onAsk: () => run.restart(),
        question: `On how many of the 8 clouds will G be after ${steps} steps? Predict before it trains.`,
        verdict() {
            predicted.add(preset.name());
            run.until(steps);
            return `You said ${guessed.value()} of 8. It trains …`;
        },
    });

    /** Another preset or data set: untrained networks, and for a preset that has not been predicted the question first. */
    function chosen() {
        source.refresh();
        fromTrained.refresh();
        if (model.get("predict") && source.counted()?.length === 8 && !predicted.has(preset.name())) question.ask();
        else question.reveal();
        save(model, { preset: preset.name(), data: source.name() });
        run.restart();
    }

    const end = layout(el, {
        canvas,
        words,
        charts: [losses.node, fold("Distances from the real points", ...distances.map((chart) => chart.node))],
        side: [
            preset.node,
            source.list.node,
            source.drawn.node,
            question.node,
            fold("Everything it depends on", dials.node, run.seeds.node, keeping),
            ...look.nodes,
        ],
        paint,
        pause: run.pause,
    });
    chosen();
    return end;
}

export default { render };
