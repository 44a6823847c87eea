// An InfoGAN in the plane that trains on the page: G is told a code, Q reads it from the point, and λ says how much that counts.
import * as charts from "./shared/curves.js";
import { data } from "./shared/data.js";
import { graph } from "./shared/graph.js";
import { remember } from "./shared/history.js";
import { legend, observe, paint as paintInfogan } from "./shared/infogan_view.js";
import { lambdaQuestion, lambdaSlider } from "./shared/lambda.js";
import { layout } from "./shared/layout.js";
import { noises } from "./shared/noise.js";
import { checkboxes, choice, fixed, fold, make, save, several } from "./shared/page.js";
import { sheet } from "./shared/plane_picture.js";
import { presetList } from "./shared/preset_list.js";
import { uniform } from "./shared/random.js";
import { saved } from "./shared/saved.js";
import { settings } from "./shared/settings.js";
import * as infogan from "./shared/toy_infogan.js";
import { trainedStart } from "./shared/trained.js";
import { training } from "./shared/training.js";
import { INFOGAN } from "./shared/ways.js";

const JUDGED = 320, // samples from which the running numbers come
    COUNTED = 2560, // and those at the end of a run
    SPREAD = 0.1; // of a point that is drawn by hand

function render({ model, el }) {
    const { codes: usualCodes, ...usualSizes } = infogan.USUAL,
        layers = { real: true, regions: true };
    let real,
        seen, // G's points and what Q reads in them
        now, // numbers
        history,
        batch;

    // ---- the game: data, networks, codes and random numbers ---------------------------------------------------------

    const canvas = sheet(),
        words = make("p", { className: "words state" }),
        marks = make("p", { className: "note" }),
        way = graph(INFOGAN),
        bound = charts.bound(),
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
    const preset = presetList({
        presets: model.get("presets"),
        value: model.get("preset"),
        onChoose(given) {
            take(given);
            chosen();
        },
    });
    const dials = settings({
        sides: ["D", "G and Q"],
        usual: { ...usualSizes, kind: "normal", ...preset.given().settings },
        onUntrained: () => run.restart(),
    });
    const codes = choice({
        label: "values of c",
        options: ["2", "4", "8"],
        value: String(usualCodes),
        onChange: () => run.restart(),
    });
    const n_codes = () => Number(codes.select.value),
        noise = (n, draw) => noises(dials.now().kind, n * dials.now().noise, draw);
    /** Noises and codes of a round: the first turn of G and Q is on those of D's last. */
    const draw = (n = dials.now().batch) => ({
        z: noise(n, run.draw),
        c: Array.from({ length: n }, () => Math.floor(n_codes() * run.draw())),
    });
    const run = training({
        model,
        canvas,
        words,
        about: "Real points, and generated ones marked by the code that Q reads in them.",
        turns: {
            D: {
                step() {
                    const x = source.sample(dials.now().batch, run.draw);
                    batch = draw();
                    run.state = infogan.stepD(run.state, x, batch.z, batch.c, dials.now());
                },
                times: () => dials.now().d_steps,
            },
            "G and Q": {
                step() {
                    const { z, c } = batch ?? draw();
                    batch = null;
                    run.state = infogan.stepGQ(run.state, z, c, { ...dials.now(), lambda: lambda.value() });
                },
                times: () => dials.now().g_steps,
            },
        },
        light: way.light,
        ready: () => !source.empty(),
        start(normals) {
            begin();
            return infogan.start(normals, { ...dials.now(), codes: n_codes() });
        },
        show,
        onReach: () => question.reached(now.bound),
    });
    function begin() {
        history = [];
        batch = null;
        real = source.empty() ? new Float32Array(0) : source.sample(COUNTED, uniform(0));
        marks.textContent = legend(n_codes());
    }

    // ---- what is seen -----------------------------------------------------------------------------------------------

    function show(whole = false) {
        const n = whole ? COUNTED : JUDGED;
        ({ seen, ...now } = observe(run.state, real.subarray(0, 2 * n), noise(n, uniform(1)), dials.now()));
        history = remember(history, now);
        paint();
    }
    function paint() {
        const most = Math.log(n_codes());
        words.textContent = !real.length
            ? "Draw some points first."
            : `After ${several(now.steps, "step")}: L_I is ${fixed(now.bound)} of at most ${fixed(most)} nats; Q reads ${Math.round(100 * now.right)}% of the codes correctly.`;
        if (!canvas.isConnected) return; // no colours yet; it is painted as soon as it is on the page
        paintInfogan(canvas, run.state, { layers, seen, source, real });
        bound.show(
            history.map((row) => ({ ...row, bound: Math.max(-0.5, row.bound) })),
            { rule: most },
        );
        others.forEach((chart) => chart.show(real.length ? history : []));
    }

    // ---- controls ---------------------------------------------------------------------------------------------------

    const lambda = lambdaSlider({ value: model.get("lam"), onRelease: (lam) => save(model, { lam }) });
    /** What a preset sets. */
    function take({ settings, lam, codes: n, data }) {
        dials.show(settings);
        lambda.set(lam);
        codes.select.value = String(n);
        source.list.select.value = data;
    }
    const fresh = infogan.start((n) => new Float32Array(n)),
        parts = Object.keys(fresh.weights);
    const fromTrained = trainedStart({
        model,
        lengths: parts.map((part) => fresh.weights[part].length),
        name: source.name,
        give(vectors, steps) {
            dials.show({ ...usualSizes, kind: "normal" });
            codes.select.value = String(usualCodes);
            begin();
            const weights = Object.fromEntries(parts.map((part, i) => [part, vectors[i]]));
            run.resume(infogan.resting({ ...fresh, weights, steps }), run.seed);
        },
    });
    /** Other data, or another preset: untrained networks. */
    function chosen() {
        source.refresh();
        fromTrained.refresh();
        save(model, { preset: preset.name(), data: source.name() });
        run.restart();
    }
    const keeping = saved({
        name: "infogan-in-the-plane",
        lists: { preset: preset.list, data: source.list.select, codes: codes.select, ...dials.lists },
        take: () => ({ lambda: lambda.value(), seed: run.seed, drawn: source.drawn.points(), state: run.state }),
        give(kept) {
            source.drawn.take(kept.drawn);
            preset.say();
            dials.read();
            lambda.set(kept.lambda);
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
        preset.node,
        make("div", { className: "presets" }, run.toggle, run.again, fromTrained.node),
        make("div", { className: "presets" }, run.alone("D", 1), run.alone("G and Q", 1), run.round()),
        run.speed.node,
        lambda.node,
        way.node,
        preset.look,
    );
    const question = lambdaQuestion({
        ask: model.get("predict"),
        answer: controls,
        onAsk() {
            preset.list.selectedIndex = 0;
            preset.say();
            take(preset.given());
            chosen();
        },
        train(steps) {
            lambda.set(0);
            run.restart();
            run.until(steps);
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
            fold("Everything else it depends on", dials.node, run.seeds.node, keeping),
            checkboxes({
                legend: "show",
                choices: { real: ["real points", layers.real], regions: ["Q's reading of the plane", layers.regions] },
                onChange(key, checked) {
                    layers[key] = checked;
                    paint();
                },
            }),
            marks,
        ],
        paint,
        pause: run.pause,
    });
    chosen();
    return end;
}

export default { render };
