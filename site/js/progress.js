// A quiet mark next to each chapter and section: how many of its questions have been answered in this browser.
import { several } from "../../utils/widgets/shared/page.js";
import { answered } from "./answers.js";

export async function showProgress() {
    const reply = await fetch(new URL("../questions.json", import.meta.url)),
        questions = await reply.json(), // {page: [question, …]}
        links = [...document.querySelectorAll(".sidebar-tree a.reference, .chapters a")];
    const root = new URL(document.documentElement.dataset.content_root, location.href).href;
    const pageOf = (link) => link.href.split("#")[0].replace(root, "").replace("index.html", "");
    function mark() {
        const done = new Set(answered());
        for (const link of links) {
            const page = pageOf(link),
                asked = Object.entries(questions).flatMap(([where, ids]) =>
                    where === page || (page.endsWith("/") && where.startsWith(page)) ? ids : [],
                );
            const count = asked.filter((id) => done.has(id)).length;
            link.parentNode.querySelector(":scope > .progress")?.remove();
            if (!count || !page) continue;
            const node = document.createElement("span");
            node.className = "progress";
            node.textContent = count === asked.length ? "✓" : `${count}/${asked.length}`;
            node.title = `${count} of ${several(asked.length, "question")} answered in this browser`;
            link.after(node);
        }
    }
    mark();
    document.addEventListener("course-answer", mark);
}
