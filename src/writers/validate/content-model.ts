/**
 * What may stand where in XHTML: the parts of the content model that books get wrong.
 *
 * Source: HTML Living Standard, section 4, as EPUB 3.3 section 6.1 takes it over.
 */

/** Elements that may stand in running text. */
export const PHRASING: ReadonlySet<string> = new Set(
  (
    "a abbr area audio b bdi bdo br button canvas cite code data datalist del dfn em embed i iframe img " +
    "input ins kbd label link map mark math meta meter noscript object output picture progress q ruby s " +
    "samp script select slot small span strong sub sup svg template textarea time u var video wbr"
  ).split(" "),
);

/** Elements whose content is running text only. */
export const TEXT_ONLY: ReadonlySet<string> = new Set(
  (
    "abbr b bdi bdo button cite code data dfn em h1 h2 h3 h4 h5 h6 i kbd label legend mark meter output p " +
    "pre progress q rt rp s samp small span strong sub summary sup time u var"
  ).split(" "),
);

/** Elements that take on the model of what they stand in. */
export const TRANSPARENT: ReadonlySet<string> = new Set(
  "a audio canvas del ins map noscript object slot video".split(" "),
);

/** Elements that stand only in certain others. */
export const PARENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ["li", ["ul", "ol", "menu"]],
  ["dt", ["dl", "div"]],
  ["dd", ["dl", "div"]],
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

/** Elements that hold only certain others. */
export const CHILDREN: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    ul: "li script template",
    ol: "li script template",
    menu: "li script template",
    dl: "dt dd div script template",
    table: "caption colgroup thead tbody tfoot tr script template",
    thead: "tr script template",
    tbody: "tr script template",
    tfoot: "tr script template",
    tr: "td th script template",
    colgroup: "col template",
    html: "head body",
    head: "title meta link style script base template noscript",
  }).map(([name, children]) => [name, new Set(children.split(" "))]),
);

/** Elements that HTML once had; reading systems show them by luck. */
export const OBSOLETE: ReadonlySet<string> = new Set(
  "acronym applet basefont big center dir font frame frameset marquee noframes strike tt".split(
    " ",
  ),
);

const FLOW =
  "address article aside blockquote body caption col colgroup dd details dialog div dl dt fieldset figcaption " +
  "figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option " +
  "p param pre rp rt search section source style summary table tbody td tfoot th thead title tr track ul base";

/** Every element a content document may use. */
export const ELEMENTS: ReadonlySet<string> = new Set([...PHRASING, ...FLOW.split(" ")]);

const GLOBAL =
  "accesskey autocapitalize autofocus class contenteditable dir draggable enterkeyhint hidden id inert inputmode " +
  "is itemid itemprop itemref itemscope itemtype lang nonce popover property role slot spellcheck style tabindex " +
  "title translate typeof about datatype vocab prefix resource content xmlns";

/** Attributes every element may have. */
export const GLOBAL_ATTRIBUTES: ReadonlySet<string> = new Set(GLOBAL.split(" "));

/** Attributes of single elements. */
export const ATTRIBUTES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    a: "href target download ping rel hreflang type referrerpolicy rev",
    area: "alt coords shape href target download rel referrerpolicy",
    audio: "src crossorigin preload autoplay loop muted controls",
    base: "href target",
    blockquote: "cite",
    button: "disabled form formaction name type value popovertarget",
    canvas: "width height",
    col: "span",
    colgroup: "span",
    data: "value",
    del: "cite datetime",
    details: "open name",
    dialog: "open",
    embed: "src type width height",
    fieldset: "disabled form name",
    form: "accept-charset action autocomplete enctype method name novalidate target rel",
    iframe: "src srcdoc name sandbox allow allowfullscreen width height loading referrerpolicy",
    img: "alt src srcset sizes crossorigin usemap ismap width height referrerpolicy decoding loading fetchpriority",
    input:
      "accept alt autocomplete checked dirname disabled form height list max maxlength min minlength multiple name " +
      "pattern placeholder readonly required size src step type value width",
    ins: "cite datetime",
    label: "for",
    li: "value",
    link: "href crossorigin rel media integrity hreflang type referrerpolicy sizes as color disabled rev",
    map: "name",
    meta: "name http-equiv charset media",
    meter: "value min max low high optimum",
    object: "data type name form width height typemustmatch",
    ol: "reversed start type",
    optgroup: "disabled label",
    option: "disabled label selected value",
    output: "for form name",
    param: "name value",
    progress: "value max",
    q: "cite",
    script: "src type nomodule async defer crossorigin integrity referrerpolicy blocking charset",
    select: "autocomplete disabled form multiple name required size",
    source: "type media src srcset sizes width height",
    style: "media type",
    table: "border",
    td: "colspan rowspan headers",
    textarea:
      "autocomplete cols dirname disabled form maxlength minlength name placeholder readonly required rows wrap",
    th: "colspan rowspan headers scope abbr",
    time: "datetime",
    track: "default kind label src srclang",
    video: "src crossorigin poster preload autoplay playsinline loop muted controls width height",
    body: "",
    html: "manifest version",
  }).map(([name, attributes]) => [name, new Set(attributes.split(" "))]),
);

/** Roles of WAI-ARIA 1.2. */
const ARIA =
  "alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox " +
  "comment complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic " +
  "grid gridcell group heading image img insertion link list listbox listitem log main mark marquee math menu menubar menuitem " +
  "menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar radio " +
  "radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong " +
  "subscript suggestion superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid " +
  "treeitem";

/** Roles of the Digital Publishing WAI-ARIA Module 1.1. */
const DPUB =
  "abstract acknowledgments afterword appendix backlink biblioentry bibliography biblioref chapter colophon " +
  "conclusion cover credit credits dedication endnote endnotes epigraph epilogue errata example footnote foreword " +
  "glossary glossref index introduction noteref notice pagebreak pagefooter pageheader pagelist part preface prologue " +
  "pullquote qna subtitle tip toc";

/** Every role a content document may use. */
export const ROLES: ReadonlySet<string> = new Set([
  ...ARIA.split(" "),
  ...DPUB.split(" ").map((role) => `doc-${role}`),
]);

/** Roles that say what a link does, and may stand on links only. */
export const LINK_ROLES: ReadonlySet<string> = new Set([
  "doc-backlink",
  "doc-biblioref",
  "doc-glossref",
  "doc-noteref",
]);
