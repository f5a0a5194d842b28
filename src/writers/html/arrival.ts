/**
 * Style by which a page shows itself when its fonts have come.
 *
 * They are in the page, but a browser decodes them beside its first layout: on a
 * narrow screen a title set for a moment in another face breaks otherwise, and
 * all below it would jump. Without script nothing can wait for a font, so the
 * page waits for the time that decoding takes; paper does not wait.
 */
export const ARRIVAL_STYLE = `@keyframes arrival { from { visibility: hidden } }
@media screen { body { animation: arrival 0.15s step-end } }
`;
