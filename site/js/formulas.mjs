// Formulas are drawn here, when the site is built: node site/js/formulas.mjs FOLDER turns what site/conf.py left into KaTeX's HTML.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { argv } from "node:process";
import katex from "katex";

const FORMULA = /<(span|div) class="tex( display)?">([\s\S]*?)<\/\1>([^\s<]{1,4}(?=[\s<]))?/g; // and what comes right after it: “, ’s
const SHORT = 12; // characters of TeX up to which a formula and that are kept in one line
const plain = (html) =>
    html
        .replace(/&lt;/g, "<")
        .replace(/&gt;/g, ">")
        .replace(/&quot;/g, '"')
        .replace(/&#x27;/g, "'")
        .replace(/&amp;/g, "&");
const drawn = new Map(); // many formulas are written more than once

function draw(html, displayMode) {
    const key = `${displayMode} ${html}`;
    if (!drawn.has(key)) drawn.set(key, katex.renderToString(plain(html), { displayMode, strict: "ignore", trust: false }));
    return drawn.get(key);
}

const folder = argv[2];
for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith(".html")) continue;
    const path = `${folder}/${name}`,
        page = await readFile(path, "utf8");
    const done = page.replace(FORMULA, (_, tag, display, tex, after = "") => {
        try {
            const focus = display ? ' tabindex="0"' : ""; // a wide one scrolls on a phone, with the keyboard, too
            const drawn = `<${tag} class="math${display ?? ""}"${focus}>${draw(tex, Boolean(display))}</${tag}>${after}`;
            return after && !display && tex.length <= SHORT ? `<span class="together">${drawn}</span>` : drawn;
        } catch (error) {
            throw new Error(`${name}: ${plain(tex)}: ${error.message}`, { cause: error });
        }
    });
    if (done !== page) await writeFile(path, done);
}
