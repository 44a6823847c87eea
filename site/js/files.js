// Files of numbers, each fetched once for all that need it.

const fetched = new Map();

async function bytes(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.arrayBuffer();
}

/** The contents of these files one after another, as a DataView. The same list of files gives the same buffer. */
export function numbers(addresses) {
    const key = addresses.join();
    if (!fetched.has(key)) {
        fetched.set(
            key,
            Promise.all(
                addresses.map((address) => {
                    if (!fetched.has(address)) fetched.set(address, bytes(address));
                    return fetched.get(address);
                }),
            ).then((parts) => {
                const all = new Uint8Array(parts.reduce((length, part) => length + part.byteLength, 0));
                parts.reduce((at, part) => {
                    all.set(new Uint8Array(part), at);
                    return at + part.byteLength;
                }, 0);
                return new DataView(all.buffer);
            }),
        );
    }
    return fetched.get(key);
}
