// Formulas are drawn here, when the site is built: node site/js/formulas.mjs FOLDER turns what site/conf.py left into KaTeX's HTML.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { argv } from "node:process";
import katex from "katex";

const FORMULA = /<(span|div) class="tex( display)?">([\s\S]*?)<\/\1>/g;
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
    const done = page.replace(FORMULA, (_, tag, display, tex) => {
        try {
            return `<${tag} class="math${display ?? ""}">${draw(tex, Boolean(display))}</${tag}>`;
        } catch (error) {
            throw new Error(`${name}: ${plain(tex)}: ${error.message}`, { cause: error });
        }
    });
    if (done !== page) await writeFile(path, done);
}
