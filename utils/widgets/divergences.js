// Drag the bars of p and q and watch the two KL divergences and the Jensen–Shannon divergence.
import { bar, meter } from "./shared/bars.js";
import { jsd, kl, share, short } from "./shared/measures.js";
import { fixed, frame, make, onChange, panel, presets, radios, save } from "./shared/page.js";
import { prediction } from "./shared/prediction.js";

function render({ model, el }) {
    const names = model.get("names"),
        n = names.length,
        shown = { p: model.get("p"), q: model.get("q") },
        start = { ...shown };
    const columns = names.map((name, i) => {
        const values = make("span");
        const [p, q] = ["p", "q"].map((which) =>
            bar({
                label: `${which}(${name})`,
                className: which,
                onInput: (v) => {
                    shown[which] = share(shown[which], i, v);
                    show();
                },
                onRelease: store,
            }),
        );
        return {
            p,
            q,
            values,
            box: make(
                "div",
                { className: "column" },
                values,
                make("div", { className: "pair" }, p.node, q.node),
                make("b", {}, name),
            ),
        };
    });
    const meters = { pq: meter("D(p‖q)", 4), qp: meter("D(q‖p)", 4), js: meter("JSD(p‖q)", 1) };
    let guess = null;

    function store() {
        save(model, { ...shown });
    }
    function show() {
        const { p, q } = shown;
        columns.forEach((column, i) => {
            column.p.show(p[i]);
            column.q.show(q[i]);
            column.values.textContent = `${short(p[i])}  ${short(q[i])}`;
        });
        meters.pq.show(kl(p, q));
        meters.qp.show(kl(q, p));
        meters.js.show(jsd(p, q));
    }
    const set = (p, q) => {
        Object.assign(shown, { p, q });
        show();
        store();
    };
    const verdict = () => {
        const [pq, qp] = [kl(shown.p, shown.q), kl(shown.q, shown.p)];
        const right = pq === qp || Math.abs(pq - qp) < 1e-9 ? "equal" : pq > qp ? "pq" : "qp";
        const truth = { equal: "the two are equal", pq: "D(p‖q) is the larger", qp: "D(q‖p) is the larger" }[right];
        return `${guess === right ? "Right" : "Not so"}: ${truth} (${fixed(pq, 3)} and ${fixed(qp, 3)} bits).`;
    };
    const half = Math.ceil(n / 2),
        low = names.map((_, i) => (i < half ? 1 / half : 0));
    frame(
        el,
        "pmf divergences",
        make(
            "div",
            { className: "panels" },
            panel(
                "p (left, blue) and q (right, striped): drag any bar",
                make("div", { className: "bars" }, ...columns.map((c) => c.box)),
                presets({
                    "p = q": () => set(shown.p, shown.p),
                    swapped: () => set(shown.q, shown.p),
                    "q misses a value": () =>
                        set(
                            names.map(() => 1 / n),
                            names.map((_, i) => (i ? 1 / (n - 1) : 0)),
                        ),
                    "no overlap": () =>
                        set(
                            low,
                            names.map((_, i) => (i < half ? 0 : 1 / (n - half))),
                        ),
                    "the start": () => set(start.p, start.q),
                }),
            ),
            prediction({
                ask: model.get("predict"),
                question: "Which is larger? Predict before you look.",
                control: radios({
                    legend: "the larger is",
                    value: guess,
                    choices: { pq: "D(p‖q)", qp: "D(q‖p)", equal: "neither" },
                    onChange: (v) => {
                        guess = v;
                    },
                }),
                answer: panel("In bits", meters.pq.node, meters.qp.node, meters.js.node),
                verdict,
            }).node,
        ),
    );
    show();
    return onChange(model, ["p", "q"], () => {
        Object.assign(shown, { p: model.get("p"), q: model.get("q") });
        show();
    });
}

export default { render };
