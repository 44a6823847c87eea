// The search page, in the course's words: site/names.json says what else readers call things, and Sphinx's index, made from it, where they are taught.
import names from "../names.json" with { type: "json" };

const BRITISH = [
    [/\bre ?param/g, "reparam"],
    [/\breparametri/g, "reparameteri"],
    [/\b(?!\w*(?:size|sizi|prize|seiz))(\w{3,})iz(e|es|ed|er|ers|ing|ation|ations)\b/g, "$1is$2"],
    [/\b(\w{3,})yz(e|es|ed|ing)\b/g, "$1ys$2"],
    [/\b(col|behavi|neighb|fav)or/g, "$1our"],
    [/\bcenter/g, "centre"],
    [/\b(label|model|cancel)(ed|ing)\b/g, "$1l$2"],
    [/\blicense\b/g, "licence"],
];

/** Small letters, spaces for hyphens, plain letters for accents, British endings: two spellings of a name become one. */
export const spelled = (text) =>
    BRITISH.reduce(
        (words, [other, ours]) => words.replace(other, ours),
        text
            .normalize("NFD")
            .replace(/\p{Diacritic}/gu, "")
            .replace(/’/g, "'")
            .toLowerCase()
            .replace(/[-‐–—_\s]+/g, " ")
            .trim(),
    );

const OURS = new Map(names.flatMap(({ words, also }) => [words, ...also].map((name) => [spelled(name), words.toLowerCase()])));
const LONGEST = [...OURS.keys()].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
const WHOLE = new RegExp(`(?<![\\p{L}\\p{N}])(${LONGEST.join("|")})(?![\\p{L}\\p{N}])`, "gu");

/** A query in the course's words: "the ELBO" → "the lower bound". */
export const inOurWords = (query) => spelled(query).replace(WHOLE, (name) => OURS.get(name));

/** A result's title with the number of its chapter: "What to take away" is there seven times. */
export const placed = (page, title) => (/^\d\d_\w+\/(?!index$)/.test(page) ? `${page.slice(0, 2)} · ${title}` : title);

/** A formula as text, where it can be read as it is. */
const readable = (tex) => {
    const text = tex.trim().replace(/\\[,;!]/g, " ");
    return text.includes("\\") ? "…" : text.replace(/[{}]/g, "");
};

/** Where to look for what no page has in these words. */
function wayOn() {
    const note = document.createElement("p");
    note.innerHTML =
        'The <a href="concepts.html">map of concepts</a> shows what is taught. How to get and open the course is on the <a href="index.html#get">first page</a>.';
    document.querySelector("#search-results").append(note);
}

/* global Search -- Sphinx's searchtools.js declares it outside of window */
function searching() {
    const search = Search.performSearch;
    Search.performSearch = (query) => {
        const ours = inOurWords(query);
        search(ours);
        if (spelled(ours) === spelled(query)) return;
        const note = document.createElement("p");
        note.textContent = `Searched for “${ours}”, as the course calls it.`;
        document.querySelector("#search-results h2").after(note);
    };
    Search.htmlToText = (html, anchor) => {
        const article = new DOMParser().parseFromString(html, "text/html").querySelector("article");
        if (!article) return "";
        article.querySelectorAll(".headerlink, .where, .cell_input, script, style, form").forEach((node) => node.remove());
        article.querySelectorAll(".katex").forEach((node) => {
            node.textContent = readable(node.querySelector("annotation")?.textContent ?? "");
        });
        return ((anchor && article.querySelector(anchor)?.closest("section")) || article).textContent.replace(/\s+/g, " ");
    };
    const found = Search._performSearch;
    Search._performSearch = (...terms) => {
        const seen = new Set(); // each page once, where it answers best: the last ones come first
        const pages = found(...terms)
            .reverse()
            .filter(([page]) => !seen.has(page) && seen.add(page))
            .reverse()
            .map(([page, title, ...rest]) => [page, placed(page, title), ...rest]);
        if (!pages.length) wayOn();
        return pages;
    };
}

if (typeof Search !== "undefined") searching(); // and not in Node, where it is tested
