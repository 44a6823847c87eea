// Files of numbers, each fetched once for all that need it.

const files = new Map(), // address → promise of its ArrayBuffer
    lists = new Map(); // addresses, joined → promise of one DataView

async function bytes(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.arrayBuffer();
}

/** known.get(key), made when it is first asked for. */
function once(known, key, make) {
    if (!known.has(key)) known.set(key, make());
    return known.get(key);
}

async function joined(addresses) {
    const parts = await Promise.all(addresses.map((address) => once(files, address, () => bytes(address))));
    return new DataView(await new Blob(parts).arrayBuffer());
}

/** The contents of these files one after another, as a DataView. The same list of files gives the same buffer. */
export const numbers = (addresses) => once(lists, addresses.join(), () => joined(addresses));
