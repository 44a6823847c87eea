// What was answered on this site, kept in this browser and sent nowhere.

const KEY = "course-answers";

const all = () => {
    try {
        return JSON.parse(localStorage.getItem(KEY)) ?? {};
    } catch {
        return {}; // storage is closed, or holds something else
    }
};

/** {option, reason, right} of a choice, {words} of a prediction; undefined where nothing was answered. */
export const answer = (id) => all()[id];

export function keep(id, given) {
    try {
        localStorage.setItem(KEY, JSON.stringify({ ...all(), [id]: given }));
    } catch {
        /* the page works without */
    }
    document.dispatchEvent(new Event("course-answer"));
}

export const answered = () => Object.keys(all());
