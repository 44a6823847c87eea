// λ in the InfoGAN in the plane: its slider, and the question that comes before it. How much does Q read when nothing makes G tell?
import { fixed, make, slider } from "./page.js";
import { guess, prediction } from "./prediction.js";

const STEPS = 700; // until the prediction is judged

/** The slider of λ; onRelease(λ) when it is let go. Returns {node, value(), set(λ)}. */
export function lambdaSlider({ value, onRelease }) {
    const { node, show } = slider({
        label: "λ",
        min: 0,
        max: 2,
        step: 0.1,
        value,
        say: (v) => fixed(v, 1),
        onInput: (v) => (value = v),
        onRelease,
    });
    const note = "λ can be moved while it trains. What does G give up first when λ falls, and how long does it take?";
    const set = (v) => show((value = v));
    return { node: make("div", {}, node, make("p", { className: "note" }, note)), value: () => value, set };
}

/**
 * The question, with `answer` hidden until it is answered, if it is asked at all. train(steps) then trains with λ = 0, and onAsk() follows when it
 * is asked again. Returns what `prediction` does, and reached(bound): what is said when the steps have been taken and L_I is `bound`.
 */
export function lambdaQuestion({ ask, answer, onAsk, train }) {
    const guessed = guess({ min: 0, max: Math.log(4).toFixed(2), step: 0.01, value: 0.7, say: (v) => `${fixed(v)} nats` }),
        said = () => `You said ${fixed(guessed.value())} nats.`;
    const question = prediction({
        ask,
        control: guessed.node,
        answer,
        start: "Train and see",
        onAsk,
        question: `With λ = 0, Q reads along and G is not told how well. How large will L_I be after ${STEPS} steps? It can be at most ${fixed(Math.log(4))} nats.`,
        verdict() {
            train(STEPS);
            return `${said()} It trains, with λ = 0 …`;
        },
    });
    const reached = (bound) =>
        question.say(
            `${said()} After ${STEPS} steps with λ = 0, L_I is ${fixed(bound)}: Q only watches, and G has no reason to tell. ` +
                "Now set λ to 1, start again, and compare.",
        );
    return { ...question, reached };
}
