// What training depends on, as lists to choose from: a row for each setting, and a column for each side of the game where each has its own.
import { LOSSES } from "./losses.js";
import { OPTIMISERS } from "./optimisers.js";
import { make } from "./page.js";

const RATES = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.05, 0.1, 0.3];
const ROWS = [
    { name: "loss", keys: ["objective"], options: LOSSES },
    { name: "steps in a round", keys: ["d_steps", "g_steps"], options: [1, 2, 3, 5, 10, 20] },
    { name: "step size", keys: ["lr_d", "lr_g"], options: RATES },
    { name: "optimiser", keys: ["optimiser_d", "optimiser_g"], options: OPTIMISERS },
    { name: "hidden layers", keys: ["layers_d", "layers_g"], options: [1, 2, 3], untrained: true },
    { name: "units in each", keys: ["units_d", "units_g"], options: [8, 16, 32, 64], untrained: true },
    { name: "batch", keys: ["batch"], options: [16, 32, 64, 128, 256] },
    { name: "numbers in z", keys: ["noise"], options: [1, 2, 8], untrained: true },
    { name: "kind of noise", keys: ["kind"], options: ["normal", "uniform"], untrained: true },
];

/**
 * sides: what the two columns are called; usual: {key: value} of every setting. onUntrained() follows a choice that needs new networks.
 * Returns {node, lists: {key: its select}, now(): {key: value}, show(some of them)}.
 */
export function settings({ sides, usual, onUntrained }) {
    const lists = {},
        now = () => Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, value(list)]));
    let chosen;
    const value = (list) => (list.numeric ? Number(list.value) : list.value);
    const read = () => {
        chosen = now();
    };
    function list(key, label, { options, untrained }) {
        const select = make(
            "select",
            { "aria-label": label },
            ...options.map((option) => make("option", { value: option }, String(option))),
        );
        select.numeric = typeof options[0] === "number";
        select.addEventListener("change", () => {
            read();
            if (untrained) onUntrained();
        });
        lists[key] = select;
        return select;
    }
    const row = ({ name, keys, ...about }) => [
        make("span", {}, name),
        ...(keys.length === 1
            ? [make("div", { className: "both" }, list(keys[0], name, about))]
            : keys.map((key, i) => list(key, `${sides[i]}'s ${name}`, about))),
    ];
    const node = make(
        "div",
        { className: "settings" },
        make("span", {}),
        ...sides.map((side) => make("strong", {}, side)),
        ...ROWS.flatMap(row),
    );
    function show(values) {
        for (const [key, wanted] of Object.entries(values)) {
            lists[key].value = String(wanted);
            if (lists[key].selectedIndex < 0) throw new Error(`${wanted} isn't among the choices for ${key}`);
        }
        read();
    }
    show(usual);
    return { node, lists, now: () => chosen, show, read };
}
