// The first page's live picture: the trained network, one digit and one pad, moving slowly until it is touched.
import { draw, pad, SIDE, SWEEP } from "../../utils/widgets/shared/digits.js";
import { generator, read, unpack } from "../../utils/widgets/shared/networks.js";
import { button, fixed, make, painter } from "../../utils/widgets/shared/page.js";
import { noise } from "../../utils/widgets/shared/random.js";
import { numbers } from "./files.js";

const CATEGORIES = 10,
    LONG = 9000, // milliseconds of one category, while it moves by itself
    FRAME = 40; // and of one picture

/** Where the codes are after t milliseconds: a path that comes everywhere. */
const wander = (t) => [1.5 * Math.sin(t / 2300), 1.5 * Math.sin(t / 3100 + 1)];

export async function live() {
    const place = document.querySelector("[data-first-page]");
    if (!place) return;
    const { generator: G, reader } = JSON.parse(place.querySelector("script").textContent);
    const load = async ({ architecture, weights, affine }) =>
        unpack(architecture, await numbers(weights), await numbers(affine));
    const networks = await load(G);
    const seed = noise(0, networks.generator[0].inputs - CATEGORIES - 2);
    const generate = generator(networks.generator, seed, CATEGORIES);
    let category = 3,
        c = wander(0),
        readers = null,
        moving = !matchMedia("(prefers-reduced-motion: reduce)").matches,
        seen = true,
        started = null;

    const big = make("canvas", { width: SIDE, height: SIDE, className: "big", role: "img" });
    const codes = pad({
        get: () => c,
        onMove(to) {
            rest();
            c = to;
            paint();
        },
        onRelease() {},
    });
    const says = make("p", { className: "says" });
    const choices = Array.from({ length: CATEGORIES }, (_, k) =>
        button(String(k), () => {
            rest();
            choose(k);
        }),
    );
    const toggle = button(moving ? "Pause" : "Play", () => (moving ? rest() : move()), "toggle");
    const later = painter((busy) => place.setAttribute("aria-busy", busy));

    function paint() {
        const image = generate(category, c);
        draw(big, [image]);
        codes.point();
        big.setAttribute(
            "aria-label",
            `A generated digit: category ${category}, slant c₂ ${fixed(c[0])}, width c₃ ${fixed(c[1])}.`,
        );
        if (!readers) return;
        const { posterior, codes: found } = read(readers, image),
            guess = posterior.indexOf(Math.max(...posterior));
        says.textContent = `A second network reads: category ${guess} (${Math.round(100 * posterior[guess])}%), slant ${fixed(found[0])}, width ${fixed(found[1])}.`;
    }
    function choose(k) {
        category = k;
        choices.forEach((node, i) => node.setAttribute("aria-pressed", i === k));
        SWEEP.forEach((v, j) =>
            later(`pad ${j}`, () =>
                draw(
                    codes.map,
                    SWEEP.map((w) => generate(k, [w, v])),
                    8 - j,
                ),
            ),
        );
        paint();
    }
    function rest() {
        moving = false;
        toggle.textContent = "Play";
    }
    function move() {
        moving = true;
        toggle.textContent = "Pause";
        started = null;
        requestAnimationFrame(frame);
    }
    let last = 0;
    function frame(now) {
        if (!moving || !seen) return;
        started ??= now;
        if (now - last > FRAME) {
            last = now;
            const t = now - started;
            c = wander(t);
            const k = (3 + Math.floor(t / LONG)) % CATEGORIES;
            if (k === category) paint();
            else choose(k);
        }
        requestAnimationFrame(frame);
    }

    const live = make(
        "div",
        { className: "course-widget live" },
        make("div", { className: "pictures" }, big, codes.node),
        make(
            "p",
            { className: "note" },
            "Pad: slant (c₂) across, width (c₃) upwards. Buttons: its ten categories, numbered as it found them.",
        ),
        make("div", { className: "categories", role: "group", "aria-label": "category" }, ...choices, toggle),
        says,
    );
    choose(category);
    place.replaceChildren(live);
    place.dataset.shown = "";
    new IntersectionObserver(([{ isIntersecting }]) => {
        if (isIntersecting && !seen && moving) requestAnimationFrame(frame);
        seen = isIntersecting;
    }).observe(place);
    if (moving) move();
    readers = await load(reader);
    paint();
}
