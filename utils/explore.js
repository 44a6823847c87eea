// Labelled sliders for a picture that Python draws: one request at a time, the latest value wins.

function render({ model, el }) {
  let values = { ...model.get("values") }, asked = false, late;
  const picture = make("div", { className: "picture" }), note = make("p", { className: "note", "aria-live": "polite" });

  function ask() {
    if (asked) return;                             // what changes meanwhile is asked for when the answer comes
    asked = true;
    save(model, { values: { ...values } });
    late = setTimeout(() => { note.textContent = "Python draws this picture: run the cell in a notebook to move it."; }, 5000);
  }
  function answer() {
    clearTimeout(late);
    note.textContent = "";
    asked = false;
    picture.innerHTML = model.get("html");
    sliders.forEach(({ name, show }) => show(values[name]));
    if (JSON.stringify(values) !== JSON.stringify(model.get("drawn"))) ask();
  }
  const sliders = Object.entries(model.get("sliders")).map(([name, { label, low, high, step }]) => {
    const digits = (String(step).split(".")[1] ?? "").length;
    return { name, ...slider({ label, min: low, max: high, step, value: values[name], say: (v) => fixed(v, digits),
      onInput: (v) => { values[name] = v; ask(); } }) };
  });
  frame(el, "explore", make("div", { className: "controls" }, ...sliders.map((s) => s.node)), picture, note);
  answer();

  model.on("change:html", answer);
  return () => model.off("change:html", answer);
}

export default { render };
