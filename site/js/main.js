// Everything that moves on the site. Each part looks whether the page has what it is for; one that fails leaves the others alone.
import { followTheme } from "./theme.js";
import { live } from "./first_page.js";
import { showWidgets } from "./widgets.js";
import { askQuestions } from "./questions.js";
import { showProgress } from "./progress.js";
import { scrollable } from "./scrolling.js";

for (const part of [followTheme, live, showWidgets, askQuestions, showProgress, scrollable]) {
    Promise.resolve()
        .then(part)
        .catch((error) => console.error(error));
}
