/** What is wider than its box (code, a formula, a table) can be scrolled from the keyboard, too: such a box, and no other, takes the focus. */
export function scrollable() {
    const look = (node) =>
        node.scrollWidth > node.clientWidth ? node.setAttribute("tabindex", "0") : node.removeAttribute("tabindex");
    const sizes = new ResizeObserver((entries) => entries.forEach((entry) => look(entry.target)));
    for (const node of document.querySelectorAll("article *:not(.katex *, input, textarea, select)")) {
        if (["auto", "scroll"].includes(getComputedStyle(node).overflowX)) {
            look(node);
            sizes.observe(node);
        }
    }
}
