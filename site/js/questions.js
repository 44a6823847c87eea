// Questions on the page: predictions, before the picture that answers them, and choices, judged in the words of the notebooks' check.
import { answer, keep } from "./answers.js";

export function askQuestions() {
    document.querySelectorAll("form.prediction").forEach(predict);
    document.querySelectorAll("form.choices").forEach(choose);
}

/** A prediction in the reader's own words; what comes next stays covered until it is made. */
function predict(form) {
    const id = form.dataset.question,
        text = form.querySelector("textarea"),
        covered = document.querySelector(`[data-answers="${CSS.escape(id)}"]`),
        known = answer(id);
    const uncover = () => {
        covered?.classList.remove("covered");
        form.classList.add("made");
    };
    if (known) {
        text.value = known.words;
        uncover();
    } else covered?.classList.add("covered");
    form.hidden = false;
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        keep(id, { words: text.value.trim() });
        uncover();
    });
}

/** An option and its reason, or names and their letters: each is judged in turn, up to the first that is wrong, as the notebook's check does. */
function choose(form) {
    const id = form.dataset.question,
        { parts, right, twice } = JSON.parse(atob(JSON.parse(form.querySelector("script").textContent))),
        words = form.querySelector("output");
    const chosen = () => Object.fromEntries(parts.map(({ name }) => [name, form.elements[name].value]));
    function judge(given) {
        const wrong = parts.find(({ name, key }) => given[name] !== key),
            doubled = twice && new Set(parts.map(({ name }) => given[name])).size < parts.length;
        form.classList.toggle("right", !wrong);
        words.textContent = wrong ? `✗ ${doubled ? twice : wrong.wrong[given[wrong.name]]}` : `✓ ${right}`;
        return !wrong;
    }
    const known = answer(id);
    if (known) {
        for (const { name } of parts) if (known[name]) form.elements[name].value = known[name];
        judge(known);
    }
    form.hidden = false;
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        const given = chosen();
        keep(id, { ...given, right: judge(given) });
    });
}
