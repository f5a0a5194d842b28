/**
 * Named HTML entities that turn up in manuscripts: marks, spaces, symbols and
 * the letters of Latin-1, which word processors and web forms leave behind.
 */
const NAMED = `
quot " apos ' amp & lt < gt > nbsp \u00A0 ensp \u2002 emsp \u2003 thinsp \u2009 shy \u00AD zwnj \u200C zwj \u200D
ndash – mdash — horbar ― lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ laquo « raquo » lsaquo ‹ rsaquo ›
hellip … bull • middot · dagger † Dagger ‡ sect § para ¶ copy © reg ® trade ™ deg ° times × divide ÷ minus −
plusmn ± frac12 ½ frac14 ¼ frac34 ¾ sup1 ¹ sup2 ² sup3 ³ micro µ prime ′ Prime ″ permil ‰ ordf ª ordm º
pound £ euro € yen ¥ cent ¢ curren ¤ iexcl ¡ iquest ¿ not ¬ brvbar ¦ uml ¨ macr ¯ acute ´ cedil ¸ circ ˆ tilde ˜
larr ← uarr ↑ rarr → darr ↓ hearts ♥ spades ♠ clubs ♣ diams ♦ infin ∞ ne ≠ le ≤ ge ≥ asymp ≈ frasl ⁄ num #
`;

const LATIN_1 =
  "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml " +
  "ETH Ntilde Ograve Oacute Ocirc Otilde Ouml . Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig " +
  "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml " +
  "eth ntilde ograve oacute ocirc otilde ouml . oslash ugrave uacute ucirc uuml yacute thorn yuml";

const OTHERS = "OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ Zcaron Ž zcaron ž";

/** Characters by the name of their entity, without `&` and `;`. */
export const entities: ReadonlyMap<string, string> = new Map([
  ...pairs(NAMED),
  ...pairs(OTHERS),
  ...LATIN_1.split(" ").map((name, i) => [name, String.fromCharCode(0xc0 + i)] as const),
]);

function pairs(table: string): readonly (readonly [string, string])[] {
  const cells = table.replace(/^\n|\n$/g, "").split(/[ \n]/);
  return cells.flatMap((cell, i) => (i % 2 === 0 ? [[cell, cells[i + 1] ?? ""] as const] : []));
}
