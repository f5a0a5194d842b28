/**
 * Roles, states and properties of WAI-ARIA.
 *
 * Source: WAI-ARIA 1.1; DPUB-ARIA 1.0; which role an element may have, ARIA in HTML. Where that is long and books
 * do not get it wrong, an element may have any.
 */
const WIDGETS =
  "alert alertdialog application button checkbox combobox dialog gridcell link listbox log marquee menu menubar menuitem " +
  "menuitemcheckbox menuitemradio meter option progressbar radio radiogroup scrollbar searchbox separator slider " +
  "spinbutton status switch tab tablist tabpanel textbox timer tooltip tree treegrid treeitem";
const STRUCTURE =
  "article banner cell columnheader complementary contentinfo definition directory document feed figure form grid group " +
  "heading img list listitem main math navigation none note presentation region row rowgroup rowheader search table " +
  "term toolbar";
const PUBLISHING =
  "abstract acknowledgments afterword appendix backlink biblioentry bibliography biblioref chapter colophon conclusion " +
  "cover credit credits dedication endnote endnotes epigraph epilogue errata example footnote foreword glossary glossref " +
  "index introduction noteref notice pagebreak pagefooter pageheader pagelist part preface prologue pullquote qna subtitle tip toc";

const words = (list: string): readonly string[] => list.split(" ");
const publishing: readonly string[] = words(PUBLISHING).map((role) => `doc-${role}`);
const ANY: readonly string[] = [...words(WIDGETS), ...words(STRUCTURE), ...publishing];

/** Roles of the elements that may not have any. */
const ROLES: readonly (readonly [elements: string, roles: readonly string[]])[] = [
  [
    "section",
    words(
      "alert alertdialog application banner complementary contentinfo dialog document feed group log main marquee navigation none " +
        "note presentation region search status tabpanel doc-abstract doc-acknowledgments doc-afterword doc-appendix " +
        "doc-bibliography doc-chapter doc-colophon doc-conclusion doc-credit doc-credits doc-dedication doc-endnotes doc-epigraph " +
        "doc-epilogue doc-errata doc-example doc-foreword doc-glossary doc-index doc-introduction doc-notice doc-pagelist " +
        "doc-part doc-preface doc-prologue doc-pullquote doc-qna doc-toc",
    ),
  ],
  ["article", words("application article document feed main none presentation region")],
  [
    "aside",
    words(
      "complementary feed none note presentation region search doc-dedication doc-example doc-footnote doc-glossary " +
        "doc-pullquote doc-tip",
    ),
  ],
  [
    "nav nav.list",
    words("menu menubar navigation none presentation tablist doc-index doc-pagelist doc-toc"),
  ],
  ["header", words("banner group none presentation doc-footnote")],
  ["footer", words("contentinfo group none presentation doc-footnote")],
  ["dl", words("group list none presentation")],
  ["h1 h2 h3 h4 h5 h6", words("heading none presentation tab doc-subtitle")],
  [
    "ul ol menu",
    words(
      "directory group list listbox menu menubar none presentation radiogroup tablist toolbar tree",
    ),
  ],
  [
    "li li.ordered",
    words(
      "listitem menuitem menuitemcheckbox menuitemradio none option presentation radio separator tab treeitem",
    ),
  ],
  ["hr", words("none presentation separator doc-pagebreak")],
  ["br wbr", words("none presentation")],
];

/** Elements that have states by what they are, without a role. */
const STATEFUL =
  "a a.flow area article audio audio.flow button details dialog fieldset figure form h1 h2 h3 h4 h5 h6 hr iframe img input li " +
  "li.ordered menu meter nav nav.list ol optgroup option output progress section select summary td textarea th " +
  "ul video video.flow";

const roleLines: readonly string[] = [["any", ANY] as const, ...ROLES].flatMap(
  ([elements, roles]) => words(elements).map((element) => roleLine(element, roles)),
);
const restricted: ReadonlySet<string> = new Set(ROLES.flatMap(([elements]) => words(elements)));
const statefulLines: readonly string[] = words(STATEFUL)
  .filter((element) => !restricted.has(element))
  .map((element) => roleLine(element, ANY));

function roleLine(element: string, roles: readonly string[]): string {
  // A state nobody has by nature comes with the role that has it.
  return words(STATEFUL).includes(element)
    ? `$role.${element} = role:${roles.join(",")} $states`
    : `$role.${element} = [role:${roles.join(",")}! $states]`;
}

export const ARIA: string = `
$aria = aria-atomic:true,false aria-busy:true,false
  aria-controls:text aria-current:page,step,location,date,time,true,false aria-describedby:text aria-description:text
  aria-details:text aria-disabled:true,false aria-dropeffect:text aria-errormessage:text aria-flowto:text
  aria-grabbed:true,false,undefined aria-haspopup:true,false,menu,listbox,tree,grid,dialog
  aria-hidden:true,false,undefined aria-invalid:true,false,grammar,spelling aria-keyshortcuts:text aria-label:text
  aria-labelledby:text aria-live:off,polite,assertive aria-owns:text aria-relevant:text aria-roledescription:text
$states = aria-activedescendant:text aria-autocomplete:inline,list,both,none aria-checked:true,false,mixed,undefined
  aria-colcount:int aria-colindex:positive aria-colspan:positive aria-expanded:true,false,undefined aria-level:positive
  aria-modal:true,false aria-multiline:true,false aria-multiselectable:true,false
  aria-orientation:horizontal,vertical,undefined aria-placeholder:text aria-posinset:positive
  aria-pressed:true,false,mixed,undefined aria-readonly:true,false aria-required:true,false aria-rowcount:int
  aria-rowindex:positive aria-rowspan:count aria-selected:true,false,undefined aria-setsize:int
  aria-sort:ascending,descending,none,other aria-valuemax:number aria-valuemin:number aria-valuenow:number
  aria-valuetext:text
${[...roleLines, ...statefulLines].join("\n")}
`;
