// What the search page shows of a page that it found: its article, without code, and of formulas those that can be read as they are.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  if (typeof Search === "undefined") return;                     // any other page
  const readable = (tex) => {
    const text = tex.trim().replace(/^\\[([]|\\[)\]]$/g, "").replace(/\\[,;!]/g, " ");
    return text.includes("\\") ? "…" : text.replace(/[{}]/g, "");
  };
  Search.htmlToText = (html, anchor) => {
    const article = new DOMParser().parseFromString(html, "text/html").querySelector("article");
    if (!article) return "";
    article.querySelectorAll(".headerlink, .cell_input, script, style").forEach((node) => node.remove());
    article.querySelectorAll(".math").forEach((node) => { node.textContent = readable(node.textContent); });
    return ((anchor && article.querySelector(anchor)) || article).textContent.replace(/\s+/g, " ");
  };
});
