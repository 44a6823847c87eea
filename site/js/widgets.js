// The course's widgets on a page without a kernel: each is loaded when it comes near, and stays a picture if it fails.
import { numbers } from "./files.js";

const MODULES = {
    bumps: () => import("../../utils/widgets/bumps.js"),
    code_channel: () => import("../../utils/widgets/code_channel.js"),
    divergences: () => import("../../utils/widgets/divergences.js"),
    entropy_bars: () => import("../../utils/widgets/entropy_bars.js"),
    explore: () => import("../../utils/widgets/explore.js"),
    joint_table: () => import("../../utils/widgets/joint_table.js"),
    plane: () => import("../../utils/widgets/plane.js"),
    plane_codes: () => import("../../utils/widgets/plane_codes.js"),
    traversal: () => import("../../utils/widgets/traversal.js"),
};

/** What a widget may ask of its model. Nothing is sent anywhere: no kernel listens. */
export function model(values) {
    const listeners = [];
    return {
        get: (name) => values[name],
        set(name, value) {
            values[name] = value;
            listeners.filter(([event]) => event === `change:${name}`).forEach(([, act]) => act());
        },
        save_changes() {},
        on: (events, act) => events.split(" ").forEach((event) => listeners.push([event, act])),
        off(events, act) {
            for (const event of events.split(" ")) {
                const at = listeners.findIndex(([other, known]) => other === event && known === act);
                if (at >= 0) listeners.splice(at, 1);
            }
        },
    };
}

async function show(place) {
    const traits = Object.entries(JSON.parse(place.querySelector("script").textContent)),
        late = traits.filter(([, value]) => value?.files?.length > 1);
    // Of what is in several files the first is enough to begin with.
    const load = async ([name, value]) => [name, value?.files ? await numbers(value.files.slice(0, 1)) : value];
    const [{ default: widget }, values] = await Promise.all([
        MODULES[place.dataset.widget](),
        Promise.all(traits.map(load)).then(Object.fromEntries),
    ]);
    const el = document.createElement("div"),
        shown = model(values);
    widget.render({ model: shown, el });
    place.replaceChildren(el);
    place.dataset.shown = "";
    const rest = await Promise.all(late.map(async ([name, { files }]) => [name, await numbers(files)]));
    for (const [name, value] of rest) values[name] = value; // all of them, before anyone is told
    for (const [name, value] of rest) shown.set(name, value);
}

function failed(place, error) {
    console.error(error);
    const note = document.createElement("p");
    note.textContent = `Here you would move what the picture shows, but it could not be loaded (${error.message}). Reload the page to try again.`;
    place.append(note);
    place.dataset.shown = "not";
}

export function showWidgets() {
    const near = new IntersectionObserver(
        (entries) => {
            for (const { isIntersecting, target } of entries) {
                if (!isIntersecting) continue;
                near.unobserve(target);
                show(target).catch((error) => failed(target, error));
            }
        },
        { rootMargin: "1200px" },
    );
    document.querySelectorAll("[data-widget]").forEach((place) => near.observe(place));
}
