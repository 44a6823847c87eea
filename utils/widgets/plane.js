// A GAN in the plane: the kernel trains, the page asks for the next steps as soon as the last ones are painted.

const SIZE = 480;

/** A frame's numbers: G's points [[x, y], …], arrows [[x, y, u, v], …], D's surface (rows from the top), and the counts. */
export function decode(bytes, sizes, k = 0) {
  const { fakes, arrows, side } = sizes, length = 2 * fakes + 4 * arrows + side * side + 4;
  let at = 2 * length * k;
  const next = (n) => Array.from({ length: n }, () => { const v = bytes.getInt16(at, true) / 1000; at += 2; return v; });
  const rows = (n, width) => Array.from({ length: n }, () => next(width));
  const frame = { fake: rows(fakes, 2), arrows: rows(arrows, 4), surface: next(side * side) };
  const [steps, covered, right] = next(4).map((v) => Math.round(1000 * v));
  return { ...frame, steps, covered, right: right / 1000, last: at >= bytes.byteLength };
}

function render({ model, el }) {
  const sizes = model.get("sizes"), layers = { surface: true, arrows: true, real: true };
  const recorded = () => model.get("recorded")[preset.select.value];
  let playing = false, waiting = false, alone = false, late, k = 0, rounds = 10, drawn = null, frameNow = decode(model.get("frame"), sizes);

  const canvas = make("canvas", { width: SIZE, height: SIZE, role: "img" });
  const words = make("p", { className: "words" }), note = make("p", { className: "note", "aria-live": "polite" });
  const button = (label, onClick) => {
    const node = make("button", { type: "button" }, label);
    node.addEventListener("click", onClick);
    return node;
  };
  const choice = (label, options, value, onChange) => {
    const id = `course-choice-${++lastId}-${Math.random().toString(36).slice(2, 8)}`;
    const select = make("select", { id }, ...options.map((option) => make("option", { value: option, selected: option === value }, option)));
    select.addEventListener("change", () => onChange(select.value));
    return { select, node: make("div", { className: "choice" }, make("label", { htmlFor: id }, label), select) };
  };
  const layer = (key, label) => {
    const box = make("input", { type: "checkbox", checked: layers[key] });
    box.addEventListener("change", () => { layers[key] = box.checked; paint(); });
    return make("label", {}, box, ` ${label}`);
  };

  // ---- asking Python, or playing what it recorded -----------------------------------------------------------------

  function ask(message) {
    if (alone) return play();
    waiting = true;
    late = setTimeout(() => { alone = true; play(); }, 4000);
    try { model.send(message); } catch { alone = true; play(); }
  }
  function answered() {
    clearTimeout(late);
    waiting = alone = false;
    frameNow = decode(model.get("frame"), sizes);
    paint();
    if (playing) requestAnimationFrame(() => playing && !waiting && ask({ what: "step", rounds }));
    else say();
  }
  function play() {
    waiting = false;
    const film = recorded();
    if (!film || drawn || data.select.value !== "ring of 8") {
      pause();
      note.textContent = "Python trains this: run the cell in a notebook. Recorded runs exist for the ring only.";
      return;
    }
    note.textContent = `A recorded run, ${sizes.every} steps a picture. In a notebook, Python trains it as you watch.`;
    frameNow = decode(film, sizes, k++);
    paint();
    if (frameNow.last) { k = 0; pause(); }
    else if (playing) setTimeout(() => playing && play(), 120);
    else say();
  }
  function restart() {
    pause();
    k = 0;
    ask({ what: "restart", preset: preset.select.value, data: data.select.value, seed, drawn: drawn ?? [] });
  }
  function pause() { playing = false; toggle.textContent = "Play"; say(); }
  function say() {
    canvas.setAttribute("aria-label", describe());
    words.setAttribute("aria-live", "polite");
  }

  // ---- the picture ------------------------------------------------------------------------------------------------

  const x = (v) => SIZE * (v + sizes.extent) / (2 * sizes.extent), y = (v) => SIZE - x(v);
  const describe = () => {
    const { steps, covered, right } = frameNow;
    return `After ${steps} steps of G: ${covered >= 0 ? `${covered} of 8 modes reached, ` : ""}` +
      `D tells real from generated in ${Math.round(100 * right)}% of cases (50% is guessing).`;
  };
  function real() {
    const bytes = model.get("real");
    return Array.from({ length: bytes.byteLength / 4 }, (_, i) => [bytes.getInt16(4 * i, true) / 1000, bytes.getInt16(4 * i + 2, true) / 1000]);
  }
  function paint() {
    const c = canvas.getContext("2d"), { side } = sizes;
    c.fillStyle = "#fff";
    c.fillRect(0, 0, SIZE, SIZE);
    if (layers.surface) {
      const small = make("canvas", { width: side, height: side }), image = new ImageData(side, side);
      frameNow.surface.forEach((d, i) => image.data.set(shade(d), 4 * i));
      small.getContext("2d").putImageData(image, 0, 0);
      c.imageSmoothingQuality = "high";
      c.drawImage(small, 0, 0, SIZE, SIZE);
    }
    if (layers.real) {
      c.fillStyle = "#0072b2";
      for (const [a, b] of real()) { c.beginPath(); c.arc(x(a), y(b), 2.2, 0, 7); c.fill(); }
    }
    if (layers.arrows) {
      const longest = Math.max(...frameNow.arrows.map(([, , u, v]) => Math.hypot(u, v)), 1e-3);
      c.strokeStyle = "#000a";
      c.lineWidth = 1.2;
      for (const [a, b, u, v] of frameNow.arrows) {
        const reach = 0.35 / Math.max(longest, 0.35);             // long pulls are drawn to a common length
        c.beginPath(); c.moveTo(x(a), y(b)); c.lineTo(x(a + reach * u), y(b + reach * v)); c.stroke();
      }
    }
    c.strokeStyle = "#d55e00";
    c.lineWidth = 1.8;
    for (const [a, b] of frameNow.fake) {
      c.beginPath();
      c.moveTo(x(a) - 3, y(b) - 3); c.lineTo(x(a) + 3, y(b) + 3); c.moveTo(x(a) - 3, y(b) + 3); c.lineTo(x(a) + 3, y(b) - 3);
      c.stroke();
    }
    if (drawn && pressed) {
      c.fillStyle = "#009e73";
      for (const [a, b] of drawn) { c.beginPath(); c.arc(x(a), y(b), 4, 0, 7); c.fill(); }
    }
    words.textContent = describe();
  }
  /** D's belief as a colour: blue where it says real, orange where it says generated, white where it cannot tell. */
  function shade(d) {
    const colour = d > 0.5 ? [0, 114, 178] : [230, 159, 0];
    return [...colour, Math.round(150 * Math.abs(2 * d - 1))];
  }

  // ---- drawing one's own data -------------------------------------------------------------------------------------

  let pressed = false;
  const point = (event) => {
    const box = canvas.getBoundingClientRect(), value = (share) => Number(((2 * share - 1) * sizes.extent).toFixed(3));
    drawn.push([value((event.clientX - box.left) / box.width), value(1 - (event.clientY - box.top) / box.height)]);
    paint();
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (data.select.value !== OWN) return;
    pressed = true;
    drawn = [];
    canvas.setPointerCapture(event.pointerId);
    point(event);
  });
  canvas.addEventListener("pointermove", (event) => { if (pressed) point(event); });
  const release = () => { if (pressed) { pressed = false; restart(); } };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);

  // ---- controls ---------------------------------------------------------------------------------------------------

  const OWN = "your own drawing";
  let seed = model.get("seed");
  const toggle = button("Play", () => {
    if (playing) return pause();
    playing = true;
    note.textContent = "";
    words.removeAttribute("aria-live");                           // a running count would be read aloud without end
    toggle.textContent = "Pause";
    if (!waiting) ask({ what: "step", rounds });
  });
  const once = (message) => { pause(); if (!waiting) ask(message); };
  const preset = choice("preset", model.get("presets"), model.get("preset"), restart);
  const data = choice("data", ["ring of 8", "one cloud", "spiral", OWN], model.get("data"), (name) => {
    if (name !== OWN) { drawn = null; restart(); }
    else { pause(); note.textContent = "Draw on the picture: where you draw, the real points will be."; }
  });
  const speed = slider({ label: "steps a picture", min: 1, max: 30, step: 1, value: rounds, onInput: (v) => { rounds = v; } });
  const seeds = slider({ label: "seed", min: 0, max: 20, step: 1, value: seed, onInput: (v) => { seed = v; }, onRelease: restart });
  frame(el, "plane", make("div", { className: "panels" },
    make("div", {}, canvas, words),
    make("div", { className: "side" },
      make("div", { className: "presets" }, toggle, button("10 steps of D", () => once({ what: "step", d: 10 })),
        button("10 steps of G", () => once({ what: "step", g: 10 })), button("Start again", restart)),
      preset.node, data.node, speed.node, seeds.node,
      make("fieldset", { className: "radios" }, make("legend", {}, "show"), layer("real", "real points"), layer("surface", "D's surface"),
        layer("arrows", "pull on G's points")),
      make("p", { className: "note" }, "● real, × generated. Background: blue where D says “real”, orange where it says “generated”. " +
        "Lines: where the next step of G would move its points."), note)));
  paint();
  say();
  model.on("change:frame", answered);
  return () => { pause(); model.off("change:frame", answered); };
}

export default { render };
