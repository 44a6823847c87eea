// Runs the course's widgets on a page without Jupyter: each is one module with a render function (anywidget's interface).
"use strict";

document.addEventListener("DOMContentLoaded", async () => {
  const kept = document.querySelector('script[type="application/vnd.jupyter.widget-state+json"]');
  if (!kept) return;
  const { state } = JSON.parse(kept.textContent), models = {};

  /** What a widget may ask of its model. Nothing is sent anywhere: no kernel listens. */
  function model(id) {
    const values = { ...state[id].state }, listeners = [];
    for (const { path, data } of state[id].buffers ?? []) {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      const last = path.at(-1);
      path.slice(0, -1).reduce((inside, key) => (inside[key] = { ...inside[key] }), values)[last] = new DataView(bytes.buffer);
    }
    const names = (events) => events.split(" ");
    return {
      get: (name) => values[name],
      set(name, value) {
        values[name] = value;
        listeners.filter(([event]) => event === `change:${name}`).forEach(([, act]) => act());
      },
      save_changes() {},
      send() { throw new Error("no kernel"); },
      on: (events, act) => names(events).forEach((event) => listeners.push([event, act])),
      off: (events, act) => names(events).forEach((event) => {
        const at = listeners.findIndex(([other, known]) => other === event && known === act);
        if (at >= 0) listeners.splice(at, 1);
      }),
    };
  }

  for (const view of document.querySelectorAll('script[type="application/vnd.jupyter.widget-view+json"]')) {
    const id = JSON.parse(view.textContent).model_id, { _esm, _css } = state[id].state;
    const el = document.createElement("div");
    view.replaceWith(el);
    if (_css && ![...document.querySelectorAll("style.widget")].some((style) => style.textContent === _css)) {
      const style = document.createElement("style");
      style.className = "widget";
      style.textContent = _css;
      document.head.append(style);
    }
    const { default: widget } = await import(URL.createObjectURL(new Blob([_esm], { type: "text/javascript" })));
    widget.render({ model: (models[id] ??= model(id)), el });
  }
});
