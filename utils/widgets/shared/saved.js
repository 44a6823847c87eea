// A run as a file of the visitor's own: written by one button, opened by another. Nothing leaves the machine.
import { button, make } from "./page.js";

const packed = (key, value) => (value instanceof Float64Array ? { numbers: Array.from(value) } : value);
const unpacked = (key, value) => (value?.numbers ? Float64Array.from(value.numbers) : value);

/** Two controls: one saves take() as `name`, the other gives what was saved to give(); words(text) says what went wrong. */
export function saved({ name, take, give, words }) {
    const save = button("Save this run", () => {
        const address = URL.createObjectURL(new Blob([JSON.stringify(take(), packed)], { type: "application/json" }));
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
            give(JSON.parse(await file.text(), unpacked));
        } catch (error) {
            words(`${file.name} isn't a run that was saved here (${error.message}).`);
        }
    });
    return make("div", { className: "presets" }, save, open, input);
}
