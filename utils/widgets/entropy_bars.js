// Drag the bars of p and watch its entropy, the sum of the parts p · log₂(1/p), against its maximum.
import { bar, meter } from "./shared/bars.js";
import { entropy, information, share, short } from "./shared/measures.js";
import { fixed, frame, make, onChange, panel, presets, save } from "./shared/page.js";
import { guess, judged, prediction } from "./shared/prediction.js";

function render({ model, el }) {
    const names = model.get("names"),
        n = names.length,
        most = Math.log2(n);
    let p = model.get("p");
    const columns = names.map((name, i) => {
        const value = make("span"),
            content = make("span", { className: "content" });
        const control = bar({
            label: `p(${name})`,
            className: `c${i % 8}`,
            onInput: (v) => {
                p = share(p, i, v);
                show();
            },
            onRelease: () => save(model, { p }),
        });
        return {
            ...control,
            value,
            content,
            box: make("div", { className: "column" }, value, control.node, make("b", {}, name), content),
        };
    });
    const h = meter("H(p)", most),
        parts = make("p", { className: "note" });
    const guessed = guess({ min: 0, max: most.toFixed(2), step: 0.01, value: most / 2, say: (v) => `${fixed(v)} bits` });

    function show() {
        columns.forEach(({ show, value, content }, i) => {
            show(p[i]);
            value.textContent = short(p[i]);
            content.textContent = p[i] > 0 ? `${fixed(information(p[i]))} bits` : "∞ bits";
        });
        h.show(
            entropy(p),
            p.map((v, i) => ({ value: v > 0 ? v * information(v) : 0, className: `c${i % 8}` })),
        );
        parts.textContent = `H(p) = ${p
            .filter((v) => v > 0)
            .map((v) => `${short(v)} · ${fixed(information(v))}`)
            .join(" + ")}`;
    }
    const set = (values) => {
        p = values;
        show();
        save(model, { p });
    };
    const start = p;
    const bars = panel(
        "p(x): drag a bar, the others keep their proportions",
        make("div", { className: "bars" }, ...columns.map((c) => c.box), make("div", { className: "uniform" })),
        make("p", { className: "note" }, `Under each bar: its information content log₂ 1/p. Dashed: the uniform pmf, 1/${n}.`),
        presets({
            uniform: () => set(names.map(() => 1 / n)),
            certain: () => set(names.map((_, i) => Number(i === 0))),
            "the start": () => set(start),
        }),
    );
    bars.style.setProperty("--uniform", 1 / n);
    frame(
        el,
        "pmf entropy-bars",
        make(
            "div",
            { className: "panels" },
            bars,
            prediction({
                ask: model.get("predict"),
                question: "How many bits is H(p)? Predict before you look.",
                control: guessed.node,
                answer: panel("The entropy, made of its parts", h.node, parts),
                verdict: () => judged(guessed.value(), entropy(p), "H(p)"),
            }).node,
        ),
    );
    show();
    return onChange(model, ["p"], () => {
        p = model.get("p");
        show();
    });
}

export default { render };
