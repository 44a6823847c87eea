// The search page: other spellings and other words for the same thing, and of each page that was found its text without code.

/** What readers write, and what the course writes. */
const SAME = [
    [
        /re-?parameteri[sz]ation|re-?parametri[sz]ation|re-?parameteri[sz](e|ed|ing)|re-?parametri[sz](e|ed|ing)/g,
        "reparameterised",
    ],
    [/\b(elbo|variational bound|lower-bound)\b/g, "lower bound"],
    [/\bkullback[ -–]?leibler( divergence)?|\bkl[ -]?div(ergence)?\b|\brelative entropy\b/g, "KL divergence"],
    [/\bjensen[ -–]?shannon( divergence)?\b|\bjs[ -]?div(ergence)?\b/g, "JSD"],
    [/\bcross entropy\b/g, "cross-entropy"],
    [/\bnormali[sz]/g, "normalis"],
    [/\bminimi[sz]/g, "minimis"],
    [/\bmaximi[sz]/g, "maximis"],
    [/\bmode[ -]?collaps(e|ing)\b/g, "collapse"],
    [/\bgeneralis|\bgeneraliz/g, "generalis"],
    [/\bbehavior/g, "behaviour"],
    [/\bcolor/g, "colour"],
    [/\bcritic\b/g, "Wasserstein critic"],
    [/\bdisentangl(ement|ing|e)\b/g, "disentangled"],
];

export const respelled = (query) => SAME.reduce((text, [pattern, ours]) => text.replace(pattern, ours), query.toLowerCase());

/** A formula as text, where it can be read as it is. */
const readable = (tex) => {
    const text = tex.trim().replace(/\\[,;!]/g, " ");
    return text.includes("\\") ? "…" : text.replace(/[{}]/g, "");
};

export function searching() {
    const { Search } = window;
    if (Search === undefined) return; // any other page
    const search = Search.performSearch;
    Search.performSearch = (query) => {
        const ours = respelled(query);
        search(ours);
        if (ours === query.toLowerCase()) return;
        const note = document.createElement("p");
        note.textContent = `Searched for “${ours}”, as the course writes it.`;
        document.querySelector("#search-results")?.prepend(note);
    };
    Search.htmlToText = (html, anchor) => {
        const article = new DOMParser().parseFromString(html, "text/html").querySelector("article");
        if (!article) return "";
        article.querySelectorAll(".headerlink, .cell_input, script, style, form").forEach((node) => node.remove());
        article.querySelectorAll(".katex").forEach((node) => {
            node.textContent = readable(node.querySelector("annotation")?.textContent ?? "");
        });
        return ((anchor && article.querySelector(anchor)) || article).textContent.replace(/\s+/g, " ");
    };
    const asked = new URLSearchParams(location.search).get("q");
    if (asked && respelled(asked) !== asked.toLowerCase() && Search.hasIndex()) Search.performSearch(asked);
}
