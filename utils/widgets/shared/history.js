// What a training run has shown so far, for its curves.

/** `history` with `row` at its end, in place of a row of the same `steps`; from 400 rows on every other one goes. */
export function remember(history, row, most = 400) {
    const kept = history.at(-1)?.steps === row.steps ? history.slice(0, -1) : history,
        all = [...kept, row];
    return all.length > most ? all.filter((_, i) => i % 2 === 0 || i === all.length - 1) : all;
}
