// A pointer on a picture: where it is, and whether it means the picture or the page around it.

const SIDEWAYS = 8; // pixels that a finger moves sideways before it means the picture

/**
 * onMove(x, y) gets the pointer's place on `node`, both from 0 to 1; onRelease() follows when it is let go. A mouse acts as soon as it is
 * pressed. A finger may be about to scroll the page (the style sheet says touch-action: pan-y), so it acts once it has moved sideways, or
 * when it is lifted without a swipe; a swipe up or down scrolls, and changes nothing.
 */
export function follow(node, onMove, onRelease) {
    let began = null,
        acts = false;
    const at = ({ clientX, clientY }) => {
        const box = node.getBoundingClientRect();
        const share = (v) => Math.min(1, Math.max(0, v));
        onMove(share((clientX - box.left) / box.width), share((clientY - box.top) / box.height));
    };
    node.addEventListener("pointerdown", (event) => {
        node.setPointerCapture(event.pointerId);
        began = event.clientX;
        acts = event.pointerType !== "touch";
        if (acts) at(event);
    });
    node.addEventListener("pointermove", (event) => {
        if (began === null) return;
        acts ||= Math.abs(event.clientX - began) > SIDEWAYS;
        if (acts) at(event);
    });
    node.addEventListener("pointerup", (event) => {
        if (began === null) return;
        if (!acts) at(event);
        began = null;
        onRelease();
    });
    node.addEventListener("pointercancel", () => {
        if (acts && began !== null) onRelease();
        began = null;
    });
}
