// A run as a file of the visitor's own: written by one button, opened by another. Nothing leaves the machine.
import { button, make } from "./page.js";

const packed = (key, value) => (value instanceof Float64Array ? { numbers: Array.from(value) } : value);
const unpacked = (key, value) => (value?.numbers ? Float64Array.from(value.numbers) : value);

/**
 * Two controls: one saves a run of the game `name`, the other opens it. Saved are what `lists` ({key: a select}) have chosen, and what take() adds;
 * give(run) gets it back after the lists have. words(text) says what went wrong.
 */
export function saved({ name, lists, take, give, words }) {
    const save = button("Save this run", () => {
        const chosen = Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, list.value]));
        const text = JSON.stringify({ game: name, chosen, ...take() }, packed);
        const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
        make("a", { href: address, download: `${name}.json` }).click();
        URL.revokeObjectURL(address);
    });
    const input = make("input", { type: "file", accept: ".json", hidden: true });
    const open = button("Open a saved run", () => input.click());
    input.addEventListener("change", async () => {
        const [file] = input.files;
        input.value = "";
        if (!file) return;
        try {
            const run = JSON.parse(await file.text(), unpacked);
            if (run.game !== name) throw new Error(`it says nothing about a ${name.replaceAll("-", " ")}`);
            for (const [key, list] of Object.entries(lists)) {
                if (![...list.options].some(({ value }) => value === run.chosen[key]))
                    throw new Error(`“${run.chosen[key]}” isn't among the choices for ${key}`);
            }
            for (const [key, list] of Object.entries(lists)) list.value = run.chosen[key];
            give(run);
        } catch (error) {
            words(`${file.name} isn't a run that was saved here (${error.message}).`);
        }
    });
    return make("div", { className: "presets" }, save, open, input);
}
