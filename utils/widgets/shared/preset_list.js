// Presets of a game: a list of their names, and what to look for in the one that is chosen.
import { choice, make } from "./page.js";

/** presets: [[name, what it sets, what to look for], …]; onChoose(what it sets) follows a choice. Returns {node, list: its select, look: a node, name(), given(), say()}. */
export function presetList({ presets, value, onChoose }) {
    const known = new Map(presets.map(([name, given, look]) => [name, { given, look }])),
        look = make("p", { className: "look" });
    const say = () => {
        look.textContent = `Look for: ${known.get(list.select.value).look}`;
    };
    const list = choice({
        label: "preset",
        options: [...known.keys()],
        value,
        onChange(name) {
            say();
            onChoose(known.get(name).given);
        },
    });
    say();
    return {
        node: list.node,
        list: list.select,
        look,
        name: () => list.select.value,
        given: () => known.get(list.select.value).given,
        /** Says what to look for in a preset that was chosen elsewhere. */
        say,
    };
}
