// Labelled sliders for a picture that Python draws: one request at a time, the latest value wins.

/** The recorded pair [values, html] whose values lie nearest, each distance counted in the slider's range. */
export function nearest(recorded, values, sliders) {
  const distance = (other) => Object.entries(sliders).reduce((total, [name, { low, high }]) =>
    total + Math.abs(other[name] - values[name]) / (high - low), 0);
  return recorded.reduce((best, pair) => (distance(pair[0]) < distance(best[0]) ? pair : best));
}

function render({ model, el }) {
  let values = { ...model.get("values") }, asked = false, alone = false, late;
  const options = model.get("sliders"), recorded = model.get("recorded");
  const picture = make("div", { className: "picture" }), note = make("p", { className: "note", "aria-live": "polite" });

  function ask() {
    if (alone) return play();
    if (asked) return;                             // what changes meanwhile is asked for when the answer comes
    asked = true;
    late = setTimeout(() => { alone = true; play(); }, recorded.length ? 700 : 5000);
    save(model, { values: { ...values } });
  }
  function play() {                                // no kernel answers
    if (!recorded.length) {
      note.textContent = "Python draws this picture: run the cell in a notebook to move it.";
      return;
    }
    const [shown, html] = nearest(recorded, values, options);
    picture.innerHTML = html;
    note.textContent = `Recorded at ${Object.entries(shown).map(([name, v]) => `${options[name].label} ${v}`).join(", ")}. ` +
      "In a notebook, Python draws every value.";
  }
  function answer() {
    clearTimeout(late);
    note.textContent = "";
    asked = alone = false;
    picture.innerHTML = model.get("html");
    if (JSON.stringify(values) !== JSON.stringify(model.get("drawn"))) ask();
  }
  const sliders = Object.entries(options).map(([name, { label, low, high, step }]) => {
    const digits = (String(step).split(".")[1] ?? "").length;
    return slider({ label, min: low, max: high, step, value: values[name], say: (v) => fixed(v, digits),
      onInput: (v) => { values[name] = v; ask(); } });
  });
  frame(el, "explore", make("div", { className: "controls" }, ...sliders.map((s) => s.node)), picture, note);
  answer();

  model.on("change:html", answer);
  return () => model.off("change:html", answer);
}

export default { render };
