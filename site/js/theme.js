// The theme that is in force, as the widgets read it: light or dark. (The site's own setting may be "auto".)

export function followTheme() {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const tell = () => {
        const { theme } = document.body.dataset;
        document.documentElement.dataset.theme = theme === "auto" ? (dark.matches ? "dark" : "light") : theme;
    };
    tell();
    dark.addEventListener("change", tell);
    new MutationObserver(tell).observe(document.body, { attributes: true, attributeFilter: ["data-theme"] });
}
