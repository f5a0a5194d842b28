import type { Vocabulary } from "./vocabulary.ts";

/**
 * Drawings, of which only this is said: what they are made of is SVG's own, but for HTML in `foreignObject`, and what
 * names or describes them has no type. Source: SVG 1.1 and 2; EPUB 3.3, section 6.3.
 */
export const SVG: Vocabulary = {
  namespace: "http://www.w3.org/2000/svg",
  lines: `
svg = any:text ; $drawing
any.drawn = any:text ; $drawing
title = plain:text ; (text | any)*
foreignObject = any:text ; $drawing | html/body | $html/flow
$drawing = (text | title | foreignObject | svg | any.drawn)*
`,
};
