// Moves the controls of the widget on the page (showWidget() of tests/browser/actions.py shows it from the start), and looks at what is drawn.
/* global showWidget */
const $ = (selector) => [...document.querySelectorAll(`#widget ${selector}`)];

/** What can be moved, hidden or not: sliders, lists, boxes, radio buttons (a group is one control) and what has the role of a slider. */
export const controls = () =>
    $("input:not([type=file]), select, [role=slider]").filter(
        (node, _, all) => node.type !== "radio" || node === all.find(({ name }) => name === node.name),
    );

export const labels = () =>
    controls().map((node) => node.getAttribute("aria-label") || node.labels?.[0]?.textContent.trim() || node.type);

const tell = (node, ...events) => events.forEach((event) => node.dispatchEvent(new Event(event, { bubbles: true })));
const ends = (list) => [...new Set([list[0], list[Math.floor(list.length / 2)], list.at(-1)])];
const stay = () => {};

/** What may be done to a control: functions of it. A slider is held, not let go: what it changes is seen while it moves. */
function moves(node) {
    const set = (values, event) => values.map((value) => (now) => tell(Object.assign(now, { value }), event));
    if (node.type === "range") return set([node.min, (Number(node.min) + Number(node.max)) / 2, node.max], "input");
    if (node.type === "checkbox")
        return [stay, (now) => tell(Object.assign(now, { checked: !now.checked }), "input", "change")];
    const group = ({ name }) => [...document.getElementsByName(name)];
    if (node.type === "radio")
        return group(node).map((_, i) => (now) => tell(Object.assign(group(now)[i], { checked: true }), "input", "change"));
    if (node.tagName === "SELECT") return set(ends([...node.options].map((option) => option.value)), "change");
    return [stay, (now) => now.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }))];
}

const frame = () => new Promise(requestAnimationFrame);
async function settled() {
    do await frame();
    while ($("[aria-busy=true]").length);
    await frame();
}

/** The words, drawings and pixels of the widget without its controls; of a prediction, the words that judge it. */
function look(asked) {
    if (asked) return $(".prediction .words")[0].textContent;
    const copy = document.querySelector("#widget").cloneNode(true);
    copy.querySelectorAll(".slider, input, select, label").forEach((node) => node.remove());
    for (const node of copy.querySelectorAll("*"))
        for (const { name } of [...node.attributes]) if (name.startsWith("aria-")) node.removeAttribute(name);
    return copy.innerHTML + $("canvas").map((canvas) => canvas.toDataURL());
}

const press = (words) =>
    $("button")
        .filter((node) => words.test(node.textContent))
        .forEach((node) => node.click());

/** Is it there, or only behind a question that hasn't been answered? */
function there(node) {
    for (; node.id !== "widget"; node = node.parentNode)
        if (node.hidden && !node.parentNode.matches(".prediction")) return false;
    return true;
}

/** Do two pictures of the widget differ, after the control at this place has been moved to different values? */
async function tells(place, { open = stay, steps = false } = {}) {
    const asked = Boolean(controls()[place].closest(".question")),
        seen = new Set();
    for (const move of moves(controls()[place])) {
        showWidget();
        open();
        await settled();
        move(controls()[place]);
        if (asked) $(".reveal")[0].click();
        if (steps) [/^Start again/, /^\d+ (step|round)/].forEach(press);
        await settled();
        if (seen.add(look(asked)).size > 1) return true;
    }
    return false;
}

/** What brings a hidden control to light: a move of another one. */
function opener(place) {
    for (const other of controls().keys())
        for (const move of moves(controls()[other])) {
            const open = () => move(controls()[other]);
            showWidget();
            open();
            if (other !== place && there(controls()[place])) return open;
        }
}

/** A control is alive if its moves are seen at once, or after some steps of training, or, where another one must show it first, after that. */
export async function alive(place) {
    showWidget();
    if (!there(controls()[place])) return tells(place, { open: opener(place) });
    return (await tells(place)) || (await tells(place, { steps: true }));
}
