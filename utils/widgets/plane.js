// A GAN in the plane: the kernel trains, the page asks for the next steps as soon as the last ones are painted.

const OWN = "your own drawing";
const NO_KERNEL = "Python trains this GAN, and no kernel answers: run this cell in a notebook (or wait, if another cell is running).";

function render({ model, el }) {
  const sizes = model.get("sizes"), films = model.get("recorded"), alone = Object.keys(films).length > 0;
  const layers = { real: true, surface: true, arrows: true }, predicted = new Set(), advice = new Map(model.get("look"));
  let playing = false, waiting = false, late, picture = 0, stride = 10, seed = model.get("seed"), until = Infinity, guess = 4;
  let drawn = [], pressed = false, cursor = [0, 0], now = decode(model.get("frame"), sizes), history = [now];

  const canvas = sheet(SIZE);
  const curves = sheet(CURVE);
  const words = make("p", { className: "words state" }), note = make("p", { className: "note", "aria-live": "polite" });
  const own = () => data.select.value === OWN, ring = () => data.select.value === "ring of 8";

  // ---- asking Python, or, on a page that carries one, playing a recording -----------------------------------------

  function ask(message) {
    if (alone) return play(message);
    waiting = true;
    late = setTimeout(() => { waiting = false; pause(); note.textContent = NO_KERNEL; }, 5000);
    try { model.send(message); } catch { clearTimeout(late); waiting = false; pause(); note.textContent = NO_KERNEL; }
  }
  function answered() {
    clearTimeout(late);
    waiting = false;
    note.textContent = "";
    show(decode(model.get("frame"), sizes));
  }
  function play({ what }) {
    const film = films[preset.select.value];
    if (!ring()) {
      pause();
      note.textContent = "This page carries recorded runs on the ring of 8 only. In a notebook, Python trains on any data.";
      return;
    }
    picture = what === "restart" ? 0 : Math.min(picture + 1, length(film, sizes) - 1);
    note.textContent = `A recorded run of this preset, a picture every ${sizes.every} steps of G. In a notebook, Python trains as you watch.`;
    show(decode(film, sizes, picture));
    if (picture === length(film, sizes) - 1) pause();
  }
  /** A new picture; the next one is asked for as soon as this one is painted, or twice a second for those who want less motion. */
  function show(frame) {
    if (frame.steps < now.steps || frame.steps === 0) history = [];
    now = frame;
    history.push(frame);
    paint();
    if (playing && now.steps >= until) {
      pause();
      until = Infinity;
      question.say(`You said ${guess} of 8. After ${now.steps} steps, G is on ${now.covered}.`);
    }
    if (!playing) return say();
    const next = () => { if (playing && !waiting) ask({ what: "play", steps: stride }); };
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) setTimeout(next, 500);
    else if (alone) setTimeout(next, 120);
    else requestAnimationFrame(next);
  }
  function start() {
    if (playing) return;
    if (own() && !drawn.length) { note.textContent = "Draw some points first."; return; }
    playing = true;
    words.removeAttribute("aria-live");                           // a running count would be read aloud without end
    toggle.textContent = "Pause";
    if (!waiting) ask({ what: "play", steps: stride });
  }
  function pause() { playing = false; toggle.textContent = "Play"; say(); }
  function restart() {
    pause();
    ask({ what: "restart", preset: preset.select.value, data: data.select.value, seed, drawn: own() ? drawn : [] });
  }
  const once = (message) => { pause(); if (!waiting) ask(message); };

  // ---- the picture, and in words ----------------------------------------------------------------------------------

  function paint() {
    words.textContent = `After ${now.steps} steps of G: ${now.covered >= 0 ? `${now.covered} of 8 clouds reached, ` : ""}` +
      `D tells real from generated in ${Math.round(100 * now.right)}% of cases (50% is guessing).`;
    if (!canvas.isConnected) return;                              // no colours yet; `resized` paints as soon as it is in the page
    const look = colours(root), bytes = model.get("real");
    const real = own() && (pressed || !drawn.length) ? drawn : pairs(bytes, bytes.byteLength / 4);
    paintPlane(canvas, look, { real, frame: now, sizes, layers, cursor: own() ? cursor : null });
    paintCurves(curves, look, history);
  }
  function say() {
    canvas.setAttribute("aria-label", `Real and generated points in the plane. ${words.textContent}`);
    curves.setAttribute("aria-label", `Losses after ${now.steps} steps of G: D's ${fixed(now.lossD)}, G's ${fixed(now.lossG)} nats.`);
    words.setAttribute("aria-live", "polite");
  }

  // ---- drawing one's own data, by pointer or by keyboard ----------------------------------------------------------

  const add = (point) => { drawn.push(point); cursor = point; across.show(point[0]); up.show(point[1]); paint(); };
  const point = (event) => {
    const box = canvas.getBoundingClientRect(), value = (share) => Number(((2 * share - 1) * sizes.extent).toFixed(3));
    add([value((event.clientX - box.left) / box.width), value(1 - (event.clientY - box.top) / box.height)]);
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (!own()) return;
    pause();
    pressed = true;
    canvas.setPointerCapture(event.pointerId);
    point(event);
  });
  canvas.addEventListener("pointermove", (event) => { if (pressed) point(event); });
  const release = () => { if (pressed) { pressed = false; restart(); } };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  const coordinate = (label, i) => slider({ label, min: -1.5, max: 1.5, step: 0.1, value: 0, say: (v) => fixed(v, 1),
    onInput: (v) => { cursor = cursor.map((old, j) => (i === j ? v : old)); paint(); } });
  const across = coordinate("across", 0), up = coordinate("up", 1);
  const drawing = panel("Draw on the picture, or set the cross and put points there", across.node, up.node,
    make("div", { className: "presets" }, button("Put points here", () => { add([...cursor]); restart(); }),
      button("Clear the drawing", () => { pause(); drawn = []; paint(); })));

  // ---- controls ---------------------------------------------------------------------------------------------------

  const toggle = button("Play", () => (playing ? pause() : start()));
  const lookFor = make("p", { className: "look" });
  const preset = choice({ label: "preset", options: [...advice.keys()], value: model.get("preset"), onChange: chosen });
  const data = choice({ label: "data", options: [...model.get("data_sets"), OWN], value: model.get("data"), onChange: chosen });
  const speed = slider({ label: "steps a picture", min: 1, max: 30, step: 1, value: stride, onInput: (v) => { stride = v; } });
  const seeds = slider({ label: "seed", min: 0, max: 20, step: 1, value: seed, onInput: (v) => { seed = v; }, onRelease: restart });
  const only = [button("10 steps of D", () => once({ what: "step", d: 10 })), button("10 steps of G", () => once({ what: "step", g: 10 }))];
  const controls = make("div", { className: "side" },
    make("div", { className: "presets" }, toggle, button("One picture", () => once({ what: "play", steps: stride })), ...only,
      button("Start again", restart)), lookFor, speed.node, seeds.node);
  const guessed = slider({ label: "I predict", min: 0, max: 8, step: 1, value: guess, say: (v) => `${v} of 8`, onInput: (v) => { guess = v; } });
  const question = prediction({ ask: model.get("predict"), control: guessed.node, answer: controls, start: "Train and see", onAsk: restart,
    question: `On how many of the 8 clouds will G be after ${sizes.predicted} steps? Predict before it trains.`,
    verdict: () => {
      predicted.add(preset.select.value);
      until = sizes.predicted;
      start();
      return `You said ${guess} of 8. It trains …`;
    } });

  /** Another preset or data set: untrained networks, and for a preset that has not been predicted the question first. */
  function chosen() {
    until = Infinity;
    drawing.hidden = !own();
    canvas.classList.toggle("drawable", own());
    lookFor.textContent = `Look for: ${advice.get(preset.select.value)}`;
    if (model.get("predict") && ring() && !predicted.has(preset.select.value)) question.ask();
    else question.reveal();
    if (own() && !drawn.length) { pause(); paint(); } else restart();
  }

  if (alone) {                                                    // what a recording cannot do
    const why = make("p", { className: "note", id: speed.input.id + "-why" }, "A recorded run: only Python, in a notebook, lets D or G step alone.");
    for (const node of only) { node.disabled = true; node.setAttribute("aria-describedby", why.id); }
    lookFor.before(why);
    speed.node.hidden = seeds.node.hidden = true;
  }
  const root = frame(el, "plane", make("div", { className: "panels" },
    make("div", {}, canvas, words, curves,
      make("p", { className: "note" }, "Solid, blue: D's loss. Dashed, orange: G's loss, in nats (for a critic: its score).")),
    make("div", { className: "side" }, preset.node, data.node, drawing, question.node,
      checkboxes({ legend: "show", choices: { real: ["real points", true], surface: ["D's surface", true], arrows: ["pull on G's points", true] },
        onChange: (key, checked) => { layers[key] = checked; paint(); } }),
      make("p", { className: "note" }, "● real, × generated; dashed rings: where a cloud counts as reached. Background: blue where D says “real”, " +
        "orange where it says “generated”. Arrows: where the next step of G would move its points."), note)));
  drawing.hidden = !own();
  lookFor.textContent = `Look for: ${advice.get(preset.select.value)}`;
  if (!ring()) question.reveal();
  paint();
  say();
  const endTheme = onTheme(paint), resized = new ResizeObserver(paint);
  resized.observe(canvas);
  model.on("change:frame", answered);
  return () => { playing = false; clearTimeout(late); endTheme(); resized.disconnect(); model.off("change:frame", answered); };
}

export default { render };
