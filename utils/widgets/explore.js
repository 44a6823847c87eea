// Labelled sliders for a picture that Python draws: one request at a time, the latest value wins.
import { fixed, frame, make, onChange, save, slider } from "./shared/page.js";

/** Where in the recording a combination stands: at[i] of sizes[i] positions, the last slider fastest. */
export const place = (at, sizes) => at.reduce((before, k, i) => before * sizes[i] + k, 0);

function render({ model, el }) {
    const options = model.get("sliders"),
        digits = ({ step }) => (String(step).split(".")[1] ?? "").length;
    const picture = make("div", { className: "picture" }),
        note = make("p", { className: "note", "aria-live": "polite" });
    const show = (sliders) =>
        frame(el, "explore", make("div", { className: "controls" }, ...sliders.map((s) => s.node)), picture, note);
    picture.innerHTML = model.get("html");
    return model.get("recorded").length ? play() : askPython();

    function play() {
        // on the site: sliders stop where pictures were recorded
        const positions = model.get("positions"),
            recorded = model.get("recorded"),
            values = model.get("values");
        const sizes = positions.map((each) => each.length),
            at = options.map(({ name }, i) => positions[i].indexOf(values[name]));
        note.textContent = "Recorded pictures. In a notebook, Python draws every value.";
        show(
            options.map((option, i) =>
                slider({
                    label: option.label,
                    min: 0,
                    max: sizes[i] - 1,
                    step: 1,
                    value: at[i],
                    say: (k) => fixed(positions[i][k], digits(option)),
                    onInput: (k) => {
                        at[i] = k;
                        picture.innerHTML = recorded[place(at, sizes)];
                    },
                }),
            ),
        );
    }

    function askPython() {
        const values = { ...model.get("values") };
        let asked = false,
            late;
        function ask() {
            if (asked) return; // what changes meanwhile is requested when the answer comes
            asked = true;
            late = setTimeout(() => {
                asked = false;
                note.textContent = "Python draws this picture: run the cell to move it.";
            }, 5000);
            save(model, { values: { ...values } });
        }
        function answer() {
            clearTimeout(late);
            note.textContent = "";
            asked = false;
            picture.innerHTML = model.get("html");
            if (JSON.stringify(values) !== JSON.stringify(model.get("drawn"))) ask();
        }
        show(
            options.map((option) =>
                slider({
                    label: option.label,
                    min: option.low,
                    max: option.high,
                    step: option.step,
                    value: values[option.name],
                    say: (v) => fixed(v, digits(option)),
                    onInput: (v) => {
                        values[option.name] = v;
                        ask();
                    },
                }),
            ),
        );
        return onChange(model, ["html"], answer);
    }
}

export default { render };
