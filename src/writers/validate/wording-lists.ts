/*
 * What `wording.ts` goes by in telling an author what to do about a fault. Nothing is refused for
 * what stands here: what may stand where is in the grammars.
 */

/** Elements that stand only in certain others. */
export const PARENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ["li", ["ul", "ol", "menu"]],
  ["dt", ["dl"]],
  ["dd", ["dl"]],
  ["caption", ["table"]],
  ["colgroup", ["table"]],
  ["col", ["colgroup"]],
  ["thead", ["table"]],
  ["tbody", ["table"]],
  ["tfoot", ["table"]],
  ["tr", ["table", "thead", "tbody", "tfoot"]],
  ["td", ["tr"]],
  ["th", ["tr"]],
  ["figcaption", ["figure"]],
  ["summary", ["details"]],
  ["rt", ["ruby"]],
  ["rp", ["ruby"]],
  ["legend", ["fieldset"]],
  ["body", ["html"]],
  ["head", ["html"]],
]);

/** Elements that may stand in running text. */
export const PHRASING: ReadonlySet<string> = new Set(
  (
    "a abbr area audio b bdi bdo br button canvas cite code data datalist del dfn em embed i iframe img " +
    "input ins kbd label link map mark math meta meter noscript object output picture progress q ruby s " +
    "samp script select slot small span strong sub sup svg template textarea time u var video wbr"
  ).split(" "),
);

/** Elements that HTML once had; reading systems show them by luck. */
export const OBSOLETE: ReadonlySet<string> = new Set(
  "acronym applet basefont big center dir font frame frameset marquee noframes strike tt".split(
    " ",
  ),
);

/** What a value must be, by attribute. */
export const VALUES: Readonly<Record<string, string>> = {
  width: "a whole number without a unit; a share of the page is said in the style sheet",
  height: "a whole number without a unit; a share of the page is said in the style sheet",
  tabindex: "a whole number",
  dir: "ltr, rtl or auto",
  id: "a name without spaces, used once",
  lang: "a language tag, as “en” or “pt-BR”",
  colspan: "a whole number, at least 1",
  rowspan: "a whole number",
  datetime: "a date as 2026-11-23, or a time as 18:30",
};
