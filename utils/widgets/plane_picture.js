// The picture of the GAN in the plane: what the bytes of a frame say, and how they are painted.

const NUMBERS = 4;                                              // steps, clouds, share right, the answer's number; before them two losses
const frameLength = ({ fakes, arrows, side }) => 4 * fakes + 4 * arrows + side * side + 8 + 2 * NUMBERS;

/** How many frames a film holds. */
export const length = (bytes, sizes) => bytes.byteLength / frameLength(sizes);

/** Pairs of thousandths → [[x, y], …]. */
function pairs(bytes, n, at = 0) {
  return Array.from({ length: n }, (_, i) => [bytes.getInt16(at + 4 * i, true) / 1000, bytes.getInt16(at + 4 * i + 2, true) / 1000]);
}

/** Frame k: G's points, the pull on the first of them, D's surface (0 to 1, rows from the top), and the numbers. */
export function decode(bytes, sizes, k = 0) {
  const { fakes, arrows, side } = sizes;
  let at = k * frameLength(sizes);
  const fake = pairs(bytes, fakes, at), pull = pairs(bytes, arrows, at += 4 * fakes);
  at += 4 * arrows;
  const surface = Array.from({ length: side * side }, () => bytes.getUint8(at++) / 255);
  const [lossD, lossG] = [bytes.getFloat32(at, true), bytes.getFloat32(at + 4, true)];
  const [steps, covered, right] = Array.from({ length: NUMBERS }, (_, i) => bytes.getInt16(at + 8 + 2 * i, true));
  return { fake, pull, surface, steps, covered, right: right / 1000, lossD, lossG };
}

const SIZE = 480, CURVE = 120, SHARP = 2;                       // in pixels of the page; SHARP of the canvas for each

/** A canvas of the picture's width: twice as fine as the page, and its letters as large as the page's, however narrow it is shown. */
const sheet = (height) => make("canvas", { width: SHARP * SIZE, height: SHARP * height, role: "img" });
function pen(canvas, look, height) {
  const c = canvas.getContext("2d");
  c.setTransform(SHARP, 0, 0, SHARP, 0, 0);
  c.font = `${12 * SIZE / (canvas.clientWidth || SIZE)}px system-ui, sans-serif`;
  c.fillStyle = look("paper");
  c.fillRect(0, 0, SIZE, height);
  return c;
}

/** #rrggbb → [r, g, b]. */
const rgb = (colour) => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));

/** D's belief over the plane as a wash of colour: `real` where it says real, `generated` where it says generated. */
function paintSurface(c, surface, side, look) {
  const small = make("canvas", { width: side, height: side }), image = new ImageData(side, side);
  const real = rgb(look("accent")), generated = rgb(look("second")), wash = Number(look("wash"));
  surface.forEach((d, i) => image.data.set([...(d > 0.5 ? real : generated), Math.round(255 * wash * Math.abs(2 * d - 1))], 4 * i));
  small.getContext("2d").putImageData(image, 0, 0);
  c.imageSmoothingQuality = "high";
  c.drawImage(small, 0, 0, SIZE, SIZE);
}

/** An arrow with a head, from (a, b) by (u, v), in pixels; y downwards. */
function arrow(c, a, b, u, v) {
  const size = Math.hypot(u, v), head = Math.min(6, size / 2);
  if (size < 1) return;
  const [p, q] = [u / size, v / size], [x, y] = [a + u, b + v];
  c.beginPath();
  c.moveTo(a, b); c.lineTo(x, y);
  c.moveTo(x - head * (p - q / 2), y - head * (q + p / 2)); c.lineTo(x, y);
  c.lineTo(x - head * (p + q / 2), y - head * (q - p / 2));
  c.stroke();
}

/** Everything in the plane. layers: {real, surface, arrows}; cursor: where the keyboard draws, or null. */
function paintPlane(canvas, look, { real, frame, sizes, layers, cursor }) {
  const c = pen(canvas, look, SIZE), scale = SIZE / (2 * sizes.extent);
  const x = (v) => scale * (v + sizes.extent), y = (v) => SIZE - x(v);
  if (layers.surface) paintSurface(c, frame.surface, sizes.side, look);
  if (layers.real) {
    c.fillStyle = look("accent");
    c.strokeStyle = look("paper");
    c.lineWidth = 1;
    for (const [a, b] of real) { c.beginPath(); c.arc(x(a), y(b), 2.8, 0, 7); c.stroke(); c.fill(); }
  }
  c.strokeStyle = look("ink");
  if (frame.covered >= 0) {
    c.lineWidth = 1;
    c.setLineDash([4, 4]);
    for (const [a, b] of sizes.centres) { c.beginPath(); c.arc(x(a), y(b), scale * sizes.radius, 0, 7); c.stroke(); }
    c.setLineDash([]);
  }
  if (layers.arrows) {
    c.lineWidth = 1.3;
    const longest = Math.max(...frame.pull.map(([u, v]) => Math.hypot(u, v))), reach = scale * 0.4 / Math.max(longest, 1);
    frame.pull.forEach(([u, v], i) => arrow(c, x(frame.fake[i][0]), y(frame.fake[i][1]), reach * u, -reach * v));
  }
  c.strokeStyle = look("second");
  c.lineWidth = 2;
  c.beginPath();
  for (const [a, b] of frame.fake) {
    c.moveTo(x(a) - 3, y(b) - 3); c.lineTo(x(a) + 3, y(b) + 3);
    c.moveTo(x(a) - 3, y(b) + 3); c.lineTo(x(a) + 3, y(b) - 3);
  }
  c.stroke();
  if (cursor) {
    const [a, b] = [x(cursor[0]), y(cursor[1])];
    c.strokeStyle = look("third");
    c.lineWidth = 3;
    c.beginPath();
    c.arc(a, b, 9, 0, 7);
    c.moveTo(a - 15, b); c.lineTo(a + 15, b); c.moveTo(a, b - 15); c.lineTo(a, b + 15);
    c.stroke();
  }
}

/** Both losses against G's steps. history: [{steps, lossD, lossG}, …]. D's line is solid, G's dashed, in the colours of their points. */
function paintCurves(canvas, look, history) {
  const c = pen(canvas, look, CURVE), left = 44, bottom = CURVE - 20, top = 8;
  const steps = Math.max(100, history.at(-1).steps), values = history.flatMap((f) => [f.lossD, f.lossG]);
  const low = Math.min(0, ...values), high = Math.max(2, ...values);
  const x = (v) => left + (SIZE - left - 8) * v / steps, y = (v) => bottom - (bottom - top) * (v - low) / (high - low);
  c.fillStyle = c.strokeStyle = look("ink");
  c.lineWidth = 1;
  c.beginPath();
  c.moveTo(left, top); c.lineTo(left, bottom); c.lineTo(SIZE - 8, bottom);
  c.stroke();
  c.textAlign = "right";
  for (const v of new Set([low, 0, high])) c.fillText(fixed(v, Math.abs(v) < 10 ? 1 : 0), left - 6, y(v) + 4);
  c.fillText(`${steps} steps of G`, SIZE - 8, CURVE - 3);
  for (const [key, colour, dash] of [["lossD", "accent", []], ["lossG", "second", [7, 4]]]) {
    c.strokeStyle = look(colour);
    c.lineWidth = 2.2;
    c.setLineDash(dash);
    c.beginPath();
    history.forEach((f, i) => c[i ? "lineTo" : "moveTo"](x(f.steps), y(f[key])));
    c.stroke();
  }
  c.setLineDash([]);
}
