// The trained InfoGAN on the page: G draws, Q reads the drawing back. No kernel is asked, so a slider answers at once.

import { across, draw, pad, place, SIDE, SWEEP } from "./shared/digits.js";
import { generator, read, unpackOnce } from "./shared/networks.js";
import { fixed, frame, make, onChange, painter, panel, radios, save, slider } from "./shared/page.js";
import { follow } from "./shared/pointer.js";
import { noise } from "./shared/random.js";
import { reading } from "./shared/reading.js";

const CODES = ["c₂", "c₃"],
    SUMMARY = (s) => `category ${s.category}, c₂ ${fixed(s.c[0])}, c₃ ${fixed(s.c[1])}`;

function render({ model, el }) {
    const architecture = model.get("architecture");
    const categories = model.get("categories"),
        n_noise = model.get("noise");
    // A code's value is in its own units; its place on the page is −2 … 2, from one end of its range to the other.
    const scale = model.get("ranges").map(([low, high]) => ({ low, high, middle: (low + high) / 2, unit: (high - low) / 4 }));
    const codeAt = (place, i) => scale[i].middle + scale[i].unit * place,
        placeOf = (value, i) => (value - scale[i].middle) / scale[i].unit;
    // On the site the generator comes first, so that there is something to see; what reads follows.
    let networks = unpackOnce(architecture, model.get("weights"), model.get("affine"));
    let state = { category: model.get("category"), c: [model.get("c2"), model.get("c3")], seed: model.get("noise_seed") };
    let swept = 0; // which code runs along the columns
    let generate, generates; // G with the noise of seed `generates`
    const digits = (category, points) => {
        if (generates !== state.seed)
            generate = generator(networks.generator, noise((generates = state.seed), n_noise), categories);
        return points.map((c) => generate(category, c));
    };

    // the grid: a category per row, a value of the swept code per column
    const grid = make("canvas", { width: 9 * SIDE, height: categories * SIDE, role: "img" });
    const here = make("div", { className: "here" }),
        picked = make("div", { className: "picked" }, here);
    picked.style.height = `${100 / categories}%`;
    const axis = make("div", { className: "axis" });
    const trained = make("div", { className: "trained" }, model.get("bounded") ? "trained" : "middle half");
    const rows = make(
        "div",
        { className: "rows", "aria-hidden": "true" },
        ...Array.from({ length: categories }, (_, k) => make("span", {}, String(k))),
    );
    const columns = make(
        "div",
        { className: "columns", "aria-hidden": "true" },
        ...SWEEP.map((v) => make("span", { className: Math.abs(v) > 1 ? "beyond" : "" })),
    );
    const gridBox = make(
        "div",
        { className: "grid" },
        axis,
        trained,
        columns,
        rows,
        make("div", { className: "surface" }, grid, picked),
    );

    // the digit picked, and what Q reads in it
    const big = make("canvas", { width: SIDE, height: SIDE, className: "big", role: "img" });
    const reader = reading(categories, CODES, placeOf);
    const words = make("p", { className: "words", "aria-live": "polite" });

    const later = painter((busy) => gridBox.setAttribute("aria-busy", busy));
    const sweep = (v) => state.c.map((old, i) => (i === swept ? codeAt(v, i) : old));
    const paintRow = (k) => draw(grid, digits(k, SWEEP.map(sweep)), k);
    const paintPad = (j) =>
        draw(
            codesPad.map,
            digits(
                state.category,
                SWEEP.map((v) => [codeAt(v, 0), codeAt(SWEEP[j], 1)]),
            ),
            8 - j,
        );
    const rowsLater = () => {
        later(`row ${state.category}`, () => paintRow(state.category));
        for (let k = 0; k < categories; k++) if (k !== state.category) later(`row ${k}`, () => paintRow(k));
    };
    const padLater = () => SWEEP.forEach((_, j) => later(`pad ${j}`, () => paintPad(j)));

    function paintDigit() {
        const [image] = digits(state.category, [state.c]);
        draw(big, [image]);
        if (!networks.q) return "Q is on its way …";
        const { posterior, codes } = read(networks, image);
        const guess = posterior.indexOf(Math.max(...posterior)),
            sure = Math.round(100 * posterior[guess]);
        reader.show(state.category, state.c, posterior, codes);
        big.setAttribute("aria-label", `Generated digit: ${SUMMARY(state)}. Q reads category ${guess}, ${sure}% sure.`);
        return `Q reads category ${guess} (${sure}%), c₂ ${fixed(codes[0])}, c₃ ${fixed(codes[1])}.`;
    }

    function point() {
        // everything that only moves
        picked.style.top = `${(100 * state.category) / categories}%`;
        here.style.left = place(placeOf(state.c[swept], swept));
        [...columns.children].forEach((node, j) => (node.textContent = fixed(codeAt(SWEEP[j], swept), 1)));
        codesPad.point();
        axis.textContent = `category ↓   ${CODES[swept]} →   (${CODES[1 - swept]} = ${fixed(state.c[1 - swept])})`;
        grid.setAttribute(
            "aria-label",
            `Grid of generated digits: a row for each of ${categories} categories, ` +
                `${CODES[swept]} from ${fixed(scale[swept].low, 1)} to ${fixed(scale[swept].high, 1)} along the columns; picked: ${SUMMARY(state)}`,
        );
        sliders.forEach((s) => s.show(s.get()));
    }

    /** Take over new values: the picked row and digit at once, the rest now or, while a control is held, on release. */
    function update(change, held) {
        const before = state;
        state = { ...state, ...change };
        const moved = state.c[1 - swept] !== before.c[1 - swept] || state.seed !== before.seed;
        dirtyGrid ||= moved;
        dirtyPad ||= state.seed !== before.seed || state.category !== before.category;
        point();
        later("digit", () => {
            const said = paintDigit();
            if (!held) words.textContent = said;
        });
        if (moved) later(`row ${state.category}`, () => paintRow(state.category));
        if (held) return;
        if (dirtyGrid) rowsLater();
        if (dirtyPad) padLater();
        dirtyGrid = dirtyPad = false;
        save(model, { category: state.category, c2: state.c[0], c3: state.c[1], noise_seed: state.seed });
    }
    let dirtyGrid = true,
        dirtyPad = true;

    const code = (i) => (v) => ({ c: state.c.map((old, j) => (i === j ? v : old)) });
    const control = (options, get, change) => ({
        get,
        ...slider({
            ...options,
            value: get(),
            onInput: (v) => update(change(v), true),
            onRelease: (v) => update(change(v), false),
        }),
    });
    const sliders = [
        control(
            { label: "category", min: 0, max: categories - 1, step: 1 },
            () => state.category,
            (v) => ({ category: v }),
        ),
        ...scale.map(({ low, high, unit }, i) =>
            control(
                { label: `code ${CODES[i]}`, min: low, max: high, step: unit / 20, say: (v) => fixed(v) },
                () => state.c[i],
                code(i),
            ),
        ),
        control(
            { label: "noise seed", min: 0, max: 99, step: 1 },
            () => state.seed,
            (v) => ({ seed: v }),
        ),
    ];
    sliders.slice(1, 3).forEach(({ node }) => node.classList.add("code"));

    const codesPad = pad({
        get: () => state.c.map(placeOf),
        onMove: (c, held) => update({ c: c.map(codeAt) }, held),
        codeAt,
        onRelease: () => update({}, false),
    });
    follow(
        grid,
        (x, y) =>
            update(
                { category: Math.min(categories - 1, Math.floor(categories * y)), ...code(swept)(codeAt(across(x), swept)) },
                true,
            ),
        () => update({}, false),
    );

    frame(
        el,
        "traversal",
        panel("Q reads the digit picked", make("div", { className: "reader" }, big, reader.node)),
        make(
            "div",
            { className: "controls" },
            ...sliders.map((s) => s.node),
            words,
            make("p", { className: "note" }, "▸ ◇ what you set; bars and ● what Q reads back."),
        ),
        panel(
            "Pad: c₂ across, c₃ upwards",
            codesPad.node,
            make(
                "p",
                { className: "note" },
                model.get("bounded")
                    ? "Inside the dashed square G was trained; outside it extrapolates."
                    : "The dashed square is the middle half of both ranges: of a uniform code, all that G was trained on.",
            ),
        ),
        panel(
            "G draws: every category",
            gridBox,
            radios({
                legend: "columns sweep",
                choices: { 0: "c₂", 1: "c₃" },
                value: "0",
                onChange: (v) => {
                    swept = Number(v);
                    point();
                    rowsLater();
                },
            }),
        ),
    );

    const follows = () => {
        const now = { category: model.get("category"), c: [model.get("c2"), model.get("c3")], seed: model.get("noise_seed") };
        if (JSON.stringify(now) !== JSON.stringify(state)) update(now, false);
    };
    const whole = () => {
        networks = unpackOnce(architecture, model.get("weights"), model.get("affine"));
        update({}, false);
    };
    const ends = [onChange(model, ["category", "c2", "c3", "noise_seed"], follows), onChange(model, ["weights"], whole)];
    update({}, false);
    return () => ends.forEach((end) => end());
}

export default { render };
