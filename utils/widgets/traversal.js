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

/**
 * Transposed convolution, kernel 4, stride 2, padding 1: (inputs, s, s) → (outputs, 2s, 2s); weight (inputs, outputs, 4, 4).
 * Each input pixel adds its 4 × 4 kernels to every output. Half of the pixels are 0 after ReLU: the others of a place are taken
 * four channels at a time, so that each sum is fetched and stored once for four products.
 */
function up({ inputs, outputs, weight }, x) {
  const area = x.length / inputs, side = Math.sqrt(area), size = 2 * side, wide = size + 2;
  const padded = new Float32Array(outputs * wide * wide), kernels = new Int32Array(inputs + 3), values = new Float32Array(inputs + 3);
  for (let place = 0; place < area; place++) {
    let lit = 0;
    for (let i = 0; i < inputs; i++) {
      const value = x[i * area + place];
      if (value !== 0) { kernels[lit] = 16 * outputs * i; values[lit++] = value; }
    }
    values.fill(0, lit);                                       // so that the last four may be fewer
    const corner = 2 * Math.floor(place / side) * wide + 2 * (place % side);
    for (let j = 0; j < lit; j += 4) {
      const va = values[j], vb = values[j + 1], vc = values[j + 2], vd = values[j + 3];
      let a = kernels[j], b = kernels[j + 1], c = kernels[j + 2], d = kernels[j + 3];
      for (let o = 0; o < outputs; o++) {
        for (let dy = 0, at = o * wide * wide + corner; dy < 4; dy++, at += wide, a += 4, b += 4, c += 4, d += 4) {
          padded[at] += va * weight[a] + vb * weight[b] + vc * weight[c] + vd * weight[d];
          padded[at + 1] += va * weight[a + 1] + vb * weight[b + 1] + vc * weight[c + 1] + vd * weight[d + 1];
          padded[at + 2] += va * weight[a + 2] + vb * weight[b + 2] + vc * weight[c + 2] + vd * weight[d + 2];
          padded[at + 3] += va * weight[a + 3] + vb * weight[b + 3] + vc * weight[c + 3] + vd * weight[d + 3];
        }
      }
    }
  }
  const y = new Float32Array(outputs * size * size);
  for (let row = 0; row < outputs * size; row++) {
    const from = (row + 2 * Math.floor(row / size) + 1) * wide + 1;
    y.set(padded.subarray(from, from + size), row * size);
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
const SLOPES = { none: 1, relu: 0 };                          // of the negative side; a leaky ReLU brings its own

/** y = act(scale · y + shift), in place; returns y. */
function activate({ outputs, scale, shift, activation, slope }, y) {
  const size = y.length / outputs, negative = SLOPES[activation] ?? slope;
  for (let o = 0, k = 0; o < outputs; o++) {
    for (let j = 0; j < size; j++, k++) {
      const v = scale[o] * y[k] + shift[o];
      y[k] = activation === "tanh" ? Math.tanh(v) : v > 0 ? v : negative * v;
    }
  }
  return y;
}

/** The layers' output for one input, both flat Float32Arrays. */
export function run(layers, x) {
  return layers.reduce((x, layer) => activate(layer, KINDS[layer.kind](layer, x)), x);
}

/**
 * G for one noise, as a function (category, [c₁, c₂]) → image; its input is the noise, the category one-hot, the two codes.
 * The noise's part in the first layer is the same for every digit, so it is summed once.
 */
export function generator([first, ...rest], noise, categories = 10) {
  const { inputs, outputs, weight } = first, z = new Float32Array(inputs);
  z.set(noise);
  const shared = dense(first, z);
  return (category, [c1, c2]) => {
    const y = new Float32Array(outputs);
    for (let o = 0, k = noise.length; o < outputs; o++, k += inputs) {
      y[o] = shared[o] + weight[k + category] + c1 * weight[k + categories] + c2 * weight[k + categories + 1];
    }
    return run(rest, activate(first, y));
  };
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

// ---- the page ---------------------------------------------------------------------------------------------------

const SWEEP = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2];         // the paper's range; training saw −1 … 1 only
const REACH = 2.25, SIDE = 28;                                  // half the width of nine digits, in code units; pixels of a digit
const CODES = ["c₁", "c₂"], SUMMARY = (s) => `category ${s.category}, c₁ ${fixed(s.c[0])}, c₂ ${fixed(s.c[1])}`;
const place = (value) => `${100 * (value + REACH) / (2 * REACH)}%`;

/** Paint images (784 values each) side by side on a canvas, from its left edge, `row` digits down. The style sheet scales the canvas. */
function draw(canvas, images, row = 0) {
  const strip = new ImageData(SIDE * images.length, SIDE), pixels = new Uint32Array(strip.data.buffer);
  images.forEach((image, j) => {
    for (let i = 0, at = j * SIDE; i < image.length; at += strip.width - SIDE) {
      for (const end = i + SIDE; i < end; i++) pixels[at++] = GREY * Math.round(127.5 * (image[i] + 1)) + OPAQUE;
    }
  });
  canvas.getContext("2d").putImageData(strip, 0, row * SIDE);
}
const GREY = 0x10101, OPAQUE = 0xff000000;                      // a pixel is four bytes: red, green, blue, opacity

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
  let generate, generates;                                      // G with the noise of seed `generates`
  const digits = (category, points) => {
    if (generates !== state.seed) generate = generator(networks.generator, noise(generates = state.seed, n_noise), categories);
    return points.map((c) => generate(category, c));
  };

  // the grid: a category a row, a value of the swept code a column
  const grid = make("canvas", { width: 9 * SIDE, height: categories * SIDE, role: "img" });
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
  const map = make("canvas", { width: 9 * SIDE, height: 9 * SIDE, "aria-hidden": "true" });
  const dot = make("div", { className: "dot" });
  const pad = make("div", { className: "pad", tabIndex: 0, role: "slider", "aria-valuemin": -2, "aria-valuemax": 2,
    "aria-label": "pad: arrow keys left and right change c₁, up and down change c₂" },
    map, make("div", { className: "range", "aria-hidden": "true" }), dot);

  // the digit picked, and what Q reads in it
  const big = make("canvas", { width: SIDE, height: SIDE, className: "big", role: "img" });
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
  const paintRow = (k) => draw(grid, digits(k, SWEEP.map(sweep)), k);
  const paintPad = (j) => draw(map, digits(state.category, SWEEP.map((v) => [v, SWEEP[j]])), 8 - j);
  const rowsLater = () => {
    later(`row ${state.category}`, () => paintRow(state.category));
    for (let k = 0; k < categories; k++) if (k !== state.category) later(`row ${k}`, () => paintRow(k));
  };
  const padLater = () => SWEEP.forEach((_, j) => later(`pad ${j}`, () => paintPad(j)));

  function paintDigit() {
    const [image] = digits(state.category, [state.c]), { posterior, codes } = read(networks, image);
    draw(big, [image]);
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
