// What every widget is made of: nodes, labelled controls, and numbers as text.

/** A DOM node: make("p", {className: "hint", "aria-live": "polite"}, "text", child). Names with a dash are attributes. */
export function make(tag, properties = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
        if (name.includes("-") || name === "role") node.setAttribute(name, value);
        else node[name] = value;
    }
    node.append(...children);
    return node;
}

/** Clear `el` and give it the widget's frame, which is returned. */
export function frame(el, name, ...children) {
    const root = make("div", { className: `course-widget ${name}` }, ...children);
    // JupyterLab would take arrows and letters for commands, unless the focused element itself says that they are its own
    for (const node of root.querySelectorAll("input, button, select, [tabindex]")) node.dataset.lmSuppressShortcuts = "true";
    el.replaceChildren(make("div", { className: "course-frame" }, root)); // the outer one is what the style sheet's container queries measure
    return root;
}

/** A titled part of the widget. */
export function panel(title, ...children) {
    return make("div", { role: "group", "aria-label": title }, make("p", { className: "title" }, title), ...children);
}

/** A table: its head's texts, and rows of a heading and <td> nodes. */
export function makeTable(head, rows) {
    const heads = head.map((text) => make("th", { scope: "col" }, text)),
        body = rows.map(([name, ...cells]) => make("tr", {}, make("th", { scope: "row" }, name), ...cells));
    return make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...body));
}

/** What is out of sight until its title is opened. */
export function fold(title, ...children) {
    return make("details", {}, make("summary", {}, title), make("div", { className: "side" }, ...children));
}

let lastId = 0;
/** A native slider with its label and its value in words; onInput runs while it moves, onRelease when it is let go. */
export function slider({ label, min, max, step, value, say = String, onInput, onRelease = () => {} }) {
    const id = `course-slider-${++lastId}-${Math.random().toString(36).slice(2, 8)}`;
    const input = make("input", { type: "range", id, min, max, step, value });
    const output = make("output", { htmlFor: id });
    const node = make("div", { className: "slider" }, make("label", { htmlFor: id }, label), input, output);
    const show = (value) => {
        input.value = value;
        output.textContent = say(value);
        input.setAttribute("aria-valuetext", say(value));
    };
    show(value);
    input.addEventListener("input", () => {
        show(Number(input.value));
        onInput(Number(input.value));
    });
    input.addEventListener("change", () => onRelease(Number(input.value)));
    return { node, input, show };
}

/** A button that does something at once. */
export function button(label, onClick, className = "") {
    const node = make("button", { type: "button", className }, label);
    node.addEventListener("click", onClick);
    return node;
}

/** A native list to choose from, with its label. */
export function choice({ label, options, value, onChange }) {
    const id = `course-choice-${++lastId}-${Math.random().toString(36).slice(2, 8)}`;
    const select = make(
        "select",
        { id },
        ...options.map((option) => make("option", { value: option, selected: option === value }, option)),
    );
    select.addEventListener("change", () => onChange(select.value));
    return { select, node: make("div", { className: "choice" }, make("label", { htmlFor: id }, label), select) };
}

/** Checkboxes in a named group; choices: {key: [label, checked]}; onChange(key, checked). */
export function checkboxes({ legend, choices, onChange }) {
    const boxes = Object.entries(choices).map(([key, [label, checked]]) => {
        const input = make("input", { type: "checkbox", checked });
        input.addEventListener("change", () => onChange(key, input.checked));
        return make("label", {}, input, ` ${label}`);
    });
    return make("fieldset", { className: "radios" }, make("legend", {}, legend), ...boxes);
}

/** Radio buttons in a named group; choices: {value: label}. */
export function radios({ legend, choices, value, onChange }) {
    const name = `course-radio-${++lastId}-${Math.random().toString(36).slice(2, 8)}`;
    const inputs = Object.entries(choices).map(([choice, label]) => {
        const input = make("input", { type: "radio", name, value: choice, checked: choice === value });
        input.addEventListener("change", () => onChange(choice));
        return make("label", {}, input, ` ${label}`);
    });
    return make("fieldset", { className: "radios" }, make("legend", {}, legend), ...inputs);
}

/** Buttons that set everything at once: {name: () => void}. */
export function presets(choices) {
    return make(
        "div",
        { className: "presets", role: "group", "aria-label": "set" },
        "set to ",
        ...Object.entries(choices).map(([name, onClick]) => button(name, onClick)),
    );
}

/** The widget's own colours, light or dark as its theme is: colours(el)("accent"). */
export function colours(el) {
    const style = getComputedStyle(el);
    return (name) => style.getPropertyValue(`--${name}`).trim();
}

/** Call `repaint` when JupyterLab, VS Code or the site changes between light and dark; returns what ends it. */
export function onTheme(repaint) {
    const observer = new MutationObserver(repaint);
    for (const node of [document.documentElement, document.body]) {
        observer.observe(node, { attributes: true, attributeFilter: ["data-theme", "data-jp-theme-light", "class"] });
    }
    return () => observer.disconnect();
}

/** A number with a true minus sign: 1.5 → "1.50", -0.25 → "−0.25", Infinity → "∞". */
export function fixed(value, digits = 2) {
    if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
    const text = Math.abs(value).toFixed(digits);
    return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A number of things in words: "1 step", "2 steps". */
export const several = (n, thing) => `${n} ${thing}${n === 1 ? "" : "s"}`;

/**
 * Do small jobs frame by frame, so that the page never stops: later(key, job) replaces a waiting job of the same key. Of a frame's
 * 16 milliseconds the jobs get 12; the browser needs the rest to show what they painted.
 */
export function painter(onBusy = () => {}, milliseconds = 12) {
    const waiting = new Map();
    const paint = () => {
        const start = performance.now();
        for (const [key, job] of waiting) {
            waiting.delete(key);
            job();
            if (performance.now() - start > milliseconds) break;
        }
        if (waiting.size) requestAnimationFrame(paint);
        else onBusy(false);
    };
    return (key, job) => {
        if (!waiting.size) {
            onBusy(true);
            requestAnimationFrame(paint);
        }
        waiting.set(key, job);
    };
}

/** Tell the kernel, where there is one; on a page without a kernel the widget goes on alone. */
export function save(model, values) {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    try {
        model.save_changes();
    } catch {
        /* no kernel is listening */
    }
}

/** act() follows every change of these traits of the model; returns what ends it. */
export function onChange(model, traits, act) {
    const events = traits.map((name) => `change:${name}`).join(" ");
    model.on(events, act);
    return () => model.off(events, act);
}
