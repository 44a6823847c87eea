// A question asked before its answer is shown: a prediction, and the words that judge it.
import { button, fixed, make, slider } from "./page.js";

/** A slider to predict with, for `prediction`; value() is what is predicted, `say` its words. */
export function guess(options) {
    let { value } = options;
    const { node } = slider({ label: "I predict", ...options, onInput: (v) => (value = v) });
    return { node, value: () => value };
}

/** The words that judge a prediction of `name`, in bits: right within 0.05, else how far off it is. */
export function judged(predicted, truth, name) {
    const gap = predicted - truth;
    return Math.abs(gap) < 0.05
        ? `You said ${fixed(predicted)}: right, ${name} = ${fixed(truth, 3)} bits.`
        : `You said ${fixed(predicted)} bits; that is ${fixed(Math.abs(gap))} too ${gap > 0 ? "high" : "low"}.`;
}

/**
 * The question first: `control` takes the prediction, and once there is one a button (`start`) reveals what `answer` hides; verdict()
 * compares the two in words. With ask = false everything is shown at once. Returns {node, ask(), reveal(), say(words)}.
 */
export function prediction({ ask, question, control, answer, verdict, start = "Reveal", onAsk = () => {} }) {
    const said = make("p", { className: "words", "aria-live": "polite" });
    const reveal = button(
        start,
        () => {
            show(true);
            said.textContent = verdict();
            again.focus();
        },
        "reveal",
    );
    const again = button("Hide and predict again", () => {
        hide();
        onAsk();
        reveal.focus();
    });
    reveal.disabled = !!ask; // until something has been predicted
    control.addEventListener("input", () => {
        reveal.disabled = false;
    });
    const output = ask && control.querySelector("output");
    if (output) {
        output.textContent = "?";
        control.querySelector("input").setAttribute("aria-valuetext", "no prediction yet");
    }
    const form = make("div", { className: "question" }, make("p", { className: "title" }, question), control, reveal);
    const show = (revealed) => {
        form.hidden = revealed;
        answer.hidden = !revealed;
        again.hidden = !revealed || !ask;
    };
    const hide = () => {
        show(false);
        said.textContent = "";
    };
    show(!ask);
    return {
        node: make("div", { className: "prediction" }, form, said, answer, again),
        ask: hide,
        reveal: () => {
            show(true);
            again.hidden = true;
            said.textContent = "";
        },
        say: (words) => {
            said.textContent = words;
        },
    };
}
