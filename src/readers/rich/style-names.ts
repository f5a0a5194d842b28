import type { QuotationKind } from "../../model/book.ts";
import type { RichRole } from "./rich.ts";

/** What the name of a style says of its paragraphs. */
export type StyleKind =
  | { readonly type: "heading"; readonly level: number }
  | { readonly type: "role"; readonly role: RichRole }
  | { readonly type: "quotation"; readonly kind: QuotationKind }
  | { readonly type: "verse" | "code" | "break" | "contents" | "caption" | "plain" };

const HEADING =
  /^(?:heading|überschrift|ueberschrift|titre|título|titolo|encabezado|cabeçalho|intestazione|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|заголовок)\s*(\d)\b/iu;

/** Names of styles in the languages word processors speak; Word itself keeps the English ones in the file. */
const NAMES: readonly (readonly [RegExp, StyleKind])[] = [
  [
    /^(?:title|book title|titel|titre|título|titolo|otsikko|tytuł|název|название)$/iu,
    { type: "role", role: "title" },
  ],
  [
    /^(?:subtitle|untertitel|sous-titre|subtítulo|sottotitolo|ondertitel|podtytuł|подзаголовок)$/iu,
    { type: "role", role: "subtitle" },
  ],
  [/^(?:author|byline|autor|auteur|autore)$/iu, { type: "role", role: "author" }],
  [/^(?:date|datum|fecha|data)$/iu, { type: "role", role: "date" }],
  [
    /^(?:(?:intense )?quote|block ?quote|block text|quotation|quotations|(?:intensives )?zitat|citation(?: intense)?|cita|citazione|citaat|citat|цитата)$/iu,
    { type: "quotation", kind: "quotation" },
  ],
  [/^(?:epigraph|motto|épigraphe|epígrafe|epigrafe)$/iu, { type: "quotation", kind: "epigraph" }],
  [/^(?:letter|brief|lettre|carta|lettera)$/iu, { type: "quotation", kind: "letter" }],
  [/^(?:(?:text )?messages?|chat)$/iu, { type: "quotation", kind: "message" }],
  [
    /^(?:dedication|widmung|dédicace|dedicatoria|dedica)$/iu,
    { type: "quotation", kind: "dedication" },
  ],
  [/^(?:verse|poem|poetry|gedicht|vers|poème|poesía|poesia|lyrics)$/iu, { type: "verse" }],
  [/^(?:code|source code|html preformatted|preformatted text|plain code)$/iu, { type: "code" }],
  [
    /^(?:scene ?break|section break|ornament(?:al break)?|separator|szenenwechsel|horizontal line)$/iu,
    { type: "break" },
  ],
  [
    /^(?:toc|contents?|inhaltsverzeichnis|verzeichnis|tm|tdc|índice|sommario)\s*(?:heading|\d)$/iu,
    { type: "contents" },
  ],
  [
    /^(?:caption|(?:image|figure) ?caption|illustration|drawing|table ?caption|beschriftung|légende|leyenda|didascalia)$/iu,
    { type: "caption" },
  ],
  [
    /^(?:normal(?: ?\(web\))?|standard|body ?text(?: .*)?|text ?body|first ?paragraph|compact|default(?: .*)?|no spacing|list ?paragraph|list(?: (?:bullet|number|continue|contents))?(?: \d)?|footnote ?(?:text|reference)?|endnote ?(?:text|reference)?|header|footer|captioned ?figure|figure(?: ?with ?caption)?|(?:first line|hanging|text body) indent|salutation|signature|sender|addressee|marginalia|frame contents|text|table(?: .*)?|abstract.*|bibliography|definition(?: term)?|annotation.*|comment.*|balloon.*|textkörper|plain text|indent|paragraph|)$/iu,
    { type: "plain" },
  ],
];

/** What a style is by its name, else by the level of outline it gives its paragraphs: 1 to 9, or none. */
export function kindOfName(name: string, outline: number): StyleKind | undefined {
  const heading = HEADING.exec(name)?.[1];
  if (heading !== undefined && heading !== "0") return { type: "heading", level: Number(heading) };
  const named = NAMES.find(([pattern]) => pattern.test(name))?.[1];
  if (named !== undefined) return named;
  return outline >= 1 && outline <= 9 ? { type: "heading", level: outline } : undefined;
}
