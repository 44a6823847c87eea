// Runs the course's widgets on a page without Jupyter: each is one module with a render function (anywidget's interface).
"use strict";

document.addEventListener("DOMContentLoaded", async () => {
  const saved = document.querySelector('script[type="application/vnd.jupyter.widget-state+json"]');
  const { state } = JSON.parse(saved.textContent), models = {}, modules = {};

  /** What a widget may ask of its model. Nothing is sent anywhere: no kernel listens. */
  function model(id) {
    const values = structuredClone(state[id].state), listeners = [];
    for (const { path, data } of state[id].buffers ?? []) {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      path.slice(0, -1).reduce((inside, key) => inside[key], values)[path.at(-1)] = new DataView(bytes.buffer);
    }
    return {
      get: (name) => values[name],
      set(name, value) {
        values[name] = value;
        listeners.filter(([event]) => event === `change:${name}`).forEach(([, act]) => act());
      },
      save_changes() {},
      send() { throw new Error("No kernel runs on this page."); },
      on: (events, act) => events.split(" ").forEach((event) => listeners.push([event, act])),
      off(events, act) {
        for (const event of events.split(" ")) {
          const at = listeners.findIndex(([other, known]) => other === event && known === act);
          if (at >= 0) listeners.splice(at, 1);
        }
      },
    };
  }

  /** The widget's module, and its style, each once a page. */
  function load({ _esm, _css }) {
    if (modules[_css] === undefined) {
      const style = document.createElement("style");
      style.textContent = modules[_css] = _css;
      document.head.append(style);
    }
    return (modules[_esm] ??= import(URL.createObjectURL(new Blob([_esm], { type: "text/javascript" }))));
  }

  for (const view of document.querySelectorAll('script[type="application/vnd.jupyter.widget-view+json"]')) {
    const id = JSON.parse(view.textContent).model_id, el = document.createElement("div");
    view.replaceWith(el);
    const { default: widget } = await load(state[id].state);
    widget.render({ model: (models[id] ??= model(id)), el });
  }
});
