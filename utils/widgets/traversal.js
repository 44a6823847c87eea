// The trained InfoGAN in the page: G draws, Q reads the drawing back. No kernel is asked, so a slider answers at once.

// ---- the networks: plain layers on typed arrays -----------------------------------------------------------------

/** IEEE 754 half precision (16 bits) → number. */
function half(bits) {
  const exponent = (bits >> 10) & 31, fraction = bits & 1023;
  const size = exponent === 0 ? fraction * 2 ** -24
    : exponent === 31 ? (fraction ? NaN : Infinity) : (1 + fraction / 1024) * 2 ** (exponent - 15);
  return bits & 32768 ? -size : size;
}

/**
 * [[name, [layer, …]], …] → {name: [layer, …]} with the numbers filled in. weights: a DataView of 16-bit floats; affine: a
 * DataView of 32-bit floats, a scale and then a shift for each output channel (batch norm and bias).
 */
export function unpack(architecture, weights, affine) {
  let w = 0, a = 0;
  const halves = (n) => Float32Array.from({ length: n }, () => half(weights.getUint16(2 * w++, true)));
  const floats = (n) => Float32Array.from({ length: n }, () => affine.getFloat32(4 * a++, true));
  const fill = (layer) => ({
    ...layer,
    weight: halves(layer.inputs * layer.outputs * (layer.kind === "dense" ? 1 : 16)),
    scale: floats(layer.outputs),
    shift: floats(layer.outputs),
  });
  const filled = Object.fromEntries(architecture.map(([name, layers]) => [name, layers.map(fill)]));
  if (2 * w !== weights.byteLength || 4 * a !== affine.byteLength) {
    throw new Error(`The layers take ${w} weights, but ${weights.byteLength / 2} came. Pack and architecture differ.`);
  }
  return filled;
}

/** (inputs) → (outputs); weight (outputs, inputs). */
function dense({ inputs, outputs, weight }, x) {
  const y = new Float32Array(outputs);
  for (let o = 0, k = 0; o < outputs; o++) {
    let sum = 0;
    for (let i = 0; i < inputs; i++) sum += weight[k++] * x[i];
    y[o] = sum;
  }
  return y;
}

/** Transposed convolution, kernel 4, stride 2, padding 1: (inputs, s, s) → (outputs, 2s, 2s); weight (inputs, outputs, 4, 4). */
function up({ inputs, outputs, weight }, x) {
  const side = Math.sqrt(x.length / inputs);
  const wide = 2 * side + 2, padded = new Float32Array(outputs * wide * wide);
  for (let i = 0; i < inputs; i++) {
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < side; column++) {
        const value = x[(i * side + row) * side + column];
        if (value === 0) continue;                       // half of them, after ReLU
        for (let o = 0; o < outputs; o++) {
          let k = (i * outputs + o) * 16, at = (o * wide + 2 * row) * wide + 2 * column;
          for (let dy = 0; dy < 4; dy++, at += wide, k += 4) {
            padded[at] += value * weight[k];
            padded[at + 1] += value * weight[k + 1];
            padded[at + 2] += value * weight[k + 2];
            padded[at + 3] += value * weight[k + 3];
          }
        }
      }
    }
  }
  const y = new Float32Array(outputs * 4 * side * side);
  for (let o = 0, to = 0; o < outputs; o++) {
    for (let row = 1; row <= 2 * side; row++, to += 2 * side) {
      const from = (o * wide + row) * wide + 1;
      y.set(padded.subarray(from, from + 2 * side), to);
    }
  }
  return y;
}

/** Convolution, kernel 4, stride 2, padding 1: (inputs, s, s) → (outputs, s/2, s/2); weight (outputs, inputs, 4, 4). */
function down({ inputs, outputs, weight }, x) {
  const side = Math.sqrt(x.length / inputs);
  const wide = side + 2, padded = new Float32Array(inputs * wide * wide), half = side / 2;
  for (let i = 0; i < inputs; i++) {
    for (let row = 0; row < side; row++) {
      const from = (i * side + row) * side;
      padded.set(x.subarray(from, from + side), (i * wide + row + 1) * wide + 1);
    }
  }
  const y = new Float32Array(outputs * half * half);
  for (let o = 0, to = 0; o < outputs; o++) {
    for (let row = 0; row < half; row++) {
      for (let column = 0; column < half; column++) {
        let sum = 0;
        for (let i = 0; i < inputs; i++) {
          let k = (o * inputs + i) * 16, at = (i * wide + 2 * row) * wide + 2 * column;
          for (let dy = 0; dy < 4; dy++, at += wide, k += 4) {
            sum += weight[k] * padded[at] + weight[k + 1] * padded[at + 1]
              + weight[k + 2] * padded[at + 2] + weight[k + 3] * padded[at + 3];
          }
        }
        y[to++] = sum;
      }
    }
  }
  return y;
}

const KINDS = { dense, up, down };
const ACTIVATIONS = {
  none: (v) => v,
  relu: (v) => Math.max(v, 0),
  tanh: Math.tanh,
  leaky: (v, slope) => (v > 0 ? v : slope * v),
};

/** The layers' output for one input, both flat Float32Arrays. */
export function run(layers, x) {
  for (const layer of layers) {
    const y = KINDS[layer.kind](layer, x), size = y.length / layer.outputs, act = ACTIVATIONS[layer.activation];
    for (let o = 0, k = 0; o < layer.outputs; o++) {
      const scale = layer.scale[o], shift = layer.shift[o];
      for (let j = 0; j < size; j++, k++) y[k] = act(scale * y[k] + shift, layer.slope);
    }
    x = y;
  }
  return x;
}

/** What Q reads in an image (784, from −1 to 1): the posterior over the categories, and the means of c₁ and c₂. */
export function read(networks, image) {
  const outputs = Array.from(run(networks.q, run(networks.trunk, image)));
  const logits = outputs.slice(0, -2), top = Math.max(...logits);
  const unnormalised = logits.map((logit) => Math.exp(logit - top));
  const total = unnormalised.reduce((a, b) => a + b);
  return { posterior: unnormalised.map((v) => v / total), codes: outputs.slice(-2) };
}

/** n standard normal numbers, the same for the same seed: mulberry32, then Box and Muller. */
export function noise(seed, n) {
  let state = (seed + 1) * 0x9e3779b9 >>> 0;
  const uniform = () => {
    state = state + 0x6d2b79f5 | 0;
    let t = Math.imul(state ^ state >>> 15, 1 | state);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 2 ** 32;
  };
  return Float32Array.from({ length: n }, () =>
    Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()));
}

/** G's input: the noise, the category one-hot, the two codes. */
export function latent(noise, category, codes, categories = 10) {
  const z = new Float32Array(noise.length + categories + codes.length);
  z.set(noise);
  z[noise.length + category] = 1;
  z.set(codes, noise.length + categories);
  return z;
}

// ---- the page ---------------------------------------------------------------------------------------------------

const SWEEP = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2];         // the paper's range; training saw −1 … 1 only
const REACH = 2.25, TILE = 56;                                  // half the width of nine tiles, in code units; pixels
const CODES = ["c₁", "c₂"], SUMMARY = (s) => `category ${s.category}, c₁ ${fixed(s.c[0])}, c₂ ${fixed(s.c[1])}`;
const place = (value) => `${100 * (value + REACH) / (2 * REACH)}%`;

/** Draw an image (784 values) on a canvas with its corner at (x, y), `size` pixels wide. */
function draw(context, image, x, y, size) {
  const tile = new ImageData(28, 28);
  for (let i = 0; i < 784; i++) {
    tile.data[4 * i] = tile.data[4 * i + 1] = tile.data[4 * i + 2] = 127.5 * (image[i] + 1);
    tile.data[4 * i + 3] = 255;
  }
  draw.scratch ??= make("canvas", { width: 28, height: 28 });
  draw.scratch.getContext("2d").putImageData(tile, 0, 0);
  context.imageSmoothingQuality = "high";
  context.drawImage(draw.scratch, x, y, size, size);
}

/** Follow a pointer that is pressed on `node`: onMove gets its place in the node, both from 0 to 1. */
function follow(node, onMove, onRelease) {
  const at = (event) => {
    const box = node.getBoundingClientRect();
    const share = (v) => Math.min(1, Math.max(0, v));
    onMove(share((event.clientX - box.left) / box.width), share((event.clientY - box.top) / box.height));
  };
  node.addEventListener("pointerdown", (event) => { node.setPointerCapture(event.pointerId); at(event); });
  node.addEventListener("pointermove", (event) => { if (node.hasPointerCapture(event.pointerId)) at(event); });
  node.addEventListener("pointerup", onRelease);
  node.addEventListener("pointercancel", onRelease);
}

function render({ model, el }) {
  const networks = unpack(model.get("architecture"), model.get("weights"), model.get("affine"));
  const n_codes = networks.q.at(-1).outputs, categories = n_codes - 2, n_noise = networks.generator[0].inputs - n_codes;
  let state = { category: model.get("category"), c: [model.get("c1"), model.get("c2")], seed: model.get("noise_seed") };
  let swept = 0;                                                // which code runs along the columns
  const generate = (category, c) => run(networks.generator, latent(noise(state.seed, n_noise), category, c, categories));

  // the grid: a category a row, a value of the swept code a column
  const grid = make("canvas", { width: 9 * TILE, height: categories * TILE, role: "img" });
  const picked = make("div", { className: "picked" });
  const axis = make("div", { className: "axis" });
  const trained = make("div", { className: "trained" }, "trained");
  const rows = make("div", { className: "rows", "aria-hidden": "true" },
    ...Array.from({ length: categories }, (_, k) => make("span", {}, String(k))));
  const columns = make("div", { className: "columns", "aria-hidden": "true" },
    ...SWEEP.map((v) => make("span", { className: Math.abs(v) > 1 ? "beyond" : "" }, fixed(v, 1))));
  const gridBox = make("div", { className: "grid" }, axis, trained, columns, rows,
    make("div", { className: "surface" }, grid, picked));

  // the pad: c₁ to the right, c₂ upwards, for the category picked
  const map = make("canvas", { width: 9 * 32, height: 9 * 32, "aria-hidden": "true" });
  const dot = make("div", { className: "dot" });
  const pad = make("div", { className: "pad", tabIndex: 0, role: "slider", "aria-valuemin": -2, "aria-valuemax": 2,
    "aria-label": "pad: arrow keys left and right change c₁, up and down change c₂" },
    map, make("div", { className: "range", "aria-hidden": "true" }), dot);

  // the digit picked, and what Q reads in it
  const big = make("canvas", { width: 336, height: 336, className: "big", role: "img" });
  const bars = Array.from({ length: categories }, (_, k) => {
    const fill = make("div"), percent = make("span", { className: "percent" });
    const node = make("li", {}, make("span", { className: "name" }, String(k)), make("div", { className: "track" }, fill), percent);
    return { node, fill, percent };
  });
  const readings = CODES.map((name) => {
    const set = make("div", { className: "set" }), got = make("div", { className: "got" }), text = make("span");
    return { set, got, text, node: make("div", { className: "reading" }, make("span", { className: "name" }, name),
      make("div", { className: "line", "aria-hidden": "true" }, make("div", { className: "range" }), set, got), text) };
  });
  const words = make("p", { className: "words", "aria-live": "polite" });

  const later = painter((busy) => gridBox.setAttribute("aria-busy", busy));
  const sweep = (v) => (swept === 0 ? [v, state.c[1]] : [state.c[0], v]);
  const paintRow = (k) => SWEEP.forEach((v, j) => draw(grid.getContext("2d"), generate(k, sweep(v)), j * TILE, k * TILE, TILE));
  const paintPad = (j) => SWEEP.forEach((v, i) =>
    draw(map.getContext("2d"), generate(state.category, [v, SWEEP[j]]), i * 32, (8 - j) * 32, 32));
  const rowsLater = () => {
    later(`row ${state.category}`, () => paintRow(state.category));
    for (let k = 0; k < categories; k++) if (k !== state.category) later(`row ${k}`, () => paintRow(k));
  };
  const padLater = () => SWEEP.forEach((_, j) => later(`pad ${j}`, () => paintPad(j)));

  function paintDigit() {
    const image = generate(state.category, state.c), { posterior, codes } = read(networks, image);
    draw(big.getContext("2d"), image, 0, 0, 336);
    const guess = posterior.indexOf(Math.max(...posterior)), sure = Math.round(100 * posterior[guess]);
    bars.forEach(({ node, fill, percent }, k) => {
      fill.style.width = `${100 * posterior[k]}%`;
      percent.textContent = `${Math.round(100 * posterior[k])}%`;
      node.classList.toggle("asked", k === state.category);
    });
    readings.forEach(({ set, got, text }, i) => {
      set.style.left = place(state.c[i]);
      got.style.left = place(Math.max(-REACH, Math.min(REACH, codes[i])));
      text.textContent = `set ${fixed(state.c[i])}, read ${fixed(codes[i])}`;
    });
    big.setAttribute("aria-label", `Generated digit: ${SUMMARY(state)}. Q reads category ${guess}, ${sure}% sure.`);
    return `Q reads category ${guess} (${sure}%), c₁ ${fixed(codes[0])}, c₂ ${fixed(codes[1])}.`;
  }

  function point() {                                           // everything that only moves
    picked.style.top = `${100 * state.category / categories}%`;
    picked.style.left = `${100 * (state.c[swept] + 2) / (2 * REACH)}%`;
    [dot.style.left, dot.style.bottom] = state.c.map(place);
    pad.setAttribute("aria-valuenow", state.c[0]);
    pad.setAttribute("aria-valuetext", `c₁ ${fixed(state.c[0])}, c₂ ${fixed(state.c[1])}`);
    axis.textContent = `${CODES[swept]} →   (${CODES[1 - swept]} = ${fixed(state.c[1 - swept])})`;
    grid.setAttribute("aria-label", `Grid of generated digits: a row for each of ${categories} categories, ` +
      `${CODES[swept]} from −2 to 2 along the columns; picked: ${SUMMARY(state)}`);
    sliders.forEach((s) => s.show(s.get()));
  }

  /** Take over new values: the picked row and digit at once, the rest now or, while a control is held, on release. */
  function update(change, held) {
    const before = state;
    state = { ...state, ...change };
    const moved = state.c[1 - swept] !== before.c[1 - swept] || state.seed !== before.seed;
    dirtyGrid ||= moved;
    dirtyPad ||= state.seed !== before.seed || state.category !== before.category;
    point();
    later("digit", () => { const said = paintDigit(); if (!held) words.textContent = said; });
    if (moved) later(`row ${state.category}`, () => paintRow(state.category));
    if (held) return;
    if (dirtyGrid) rowsLater();
    if (dirtyPad) padLater();
    dirtyGrid = dirtyPad = false;
    save(model, { category: state.category, c1: state.c[0], c2: state.c[1], noise_seed: state.seed });
  }
  let dirtyGrid = true, dirtyPad = true;

  const code = (i) => (v) => ({ c: state.c.map((old, j) => (i === j ? v : old)) });
  const control = (options, get, change) => ({ get, ...slider({ ...options, value: get(),
    onInput: (v) => update(change(v), true), onRelease: (v) => update(change(v), false) }) });
  const sliders = [
    control({ label: "category", min: 0, max: categories - 1, step: 1 }, () => state.category, (v) => ({ category: v })),
    control({ label: "code c₁", min: -2, max: 2, step: 0.05, say: (v) => fixed(v) }, () => state.c[0], code(0)),
    control({ label: "code c₂", min: -2, max: 2, step: 0.05, say: (v) => fixed(v) }, () => state.c[1], code(1)),
    control({ label: "noise seed", min: 0, max: 99, step: 1 }, () => state.seed, (v) => ({ seed: v })),
  ];
  sliders.slice(1, 3).forEach(({ node }) => node.classList.add("code"));

  const step = (v) => Math.max(-2, Math.min(2, Math.round(v * 20) / 20));
  const across = (x) => step(2 * REACH * x - REACH);
  follow(grid, (x, y) => update({ category: Math.min(categories - 1, Math.floor(categories * y)), ...code(swept)(across(x)) }, true),
    () => update({}, false));
  follow(pad, (x, y) => update({ c: [across(x), across(1 - y)] }, true), () => update({}, false));
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };
  pad.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    update({ c: state.c.map((v, i) => step(v + arrow[i] * (event.shiftKey ? 0.5 : 0.1))) }, false);
  });

  frame(el, "traversal",
    make("div", { className: "controls" }, ...sliders.map((s) => s.node),
      radios({ legend: "columns sweep", choices: { 0: "c₁", 1: "c₂" }, value: "0",
        onChange: (v) => { swept = Number(v); point(); rowsLater(); } })),
    make("div", { className: "panels" },
      panel("G draws: every category", gridBox),
      panel("Pad: c₁ across, c₂ upwards", pad,
        make("p", { className: "note" }, "Inside the dashed square G was trained; outside it extrapolates.")),
      panel("Q reads the digit picked",
        make("div", { className: "reader" }, big,
          make("div", {}, make("ol", { className: "posterior" }, ...bars.map((b) => b.node)), ...readings.map((r) => r.node))),
        make("p", { className: "note" }, "▸ ◇ what you set; bars and ● what Q reads back."), words)));

  const follows = () => {
    const now = { category: model.get("category"), c: [model.get("c1"), model.get("c2")], seed: model.get("noise_seed") };
    if (JSON.stringify(now) !== JSON.stringify(state)) update(now, false);
  };
  model.on("change:category change:c1 change:c2 change:noise_seed", follows);
  update({}, false);
  return () => model.off("change:category change:c1 change:c2 change:noise_seed", follows);
}

export default { render };
