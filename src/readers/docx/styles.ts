import type { QuotationKind } from "../../model/book.ts";
import type { Look, RichRole } from "../rich/rich.ts";
import { child, isOn, type Node, nodesOf, value } from "./xml.ts";

/** What a style of a document says, with what it takes from the style it is based on. */
export interface Style {
  readonly name: string;
  readonly kind?: StyleKind;
  readonly look: Look;
  readonly hidden: boolean;
  readonly align?: string;
  readonly size?: number;
  readonly newPage: boolean;
  readonly numbering?: Node;
}

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
    /^(?:caption|image ?caption|table ?caption|beschriftung|légende|leyenda|didascalia)$/iu,
    { type: "caption" },
  ],
  [
    /^(?:normal(?: ?\(web\))?|standard|body ?text(?: .*)?|text ?body|first ?paragraph|compact|default(?: .*)?|no spacing|list ?paragraph|list(?: (?:bullet|number|continue|contents))?(?: \d)?|footnote ?(?:text|reference)?|endnote ?(?:text|reference)?|header|footer|captioned ?figure|figure|table(?: .*)?|abstract.*|date|bibliography|definition(?: term)?|annotation.*|comment.*|balloon.*|textkörper|plain text|indent|paragraph|)$/iu,
    { type: "plain" },
  ],
];

/** The styles of a document by id, and what it says of all its text. */
export interface Styles {
  readonly of: (id: string | undefined) => Style | undefined;
  /** The style of paragraphs that name none. */
  readonly plain: Style | undefined;
  readonly language?: string;
  readonly size?: number;
}

/** Reads the styles of a document. */
export function stylesOf(xml: string | undefined): Styles {
  const nodes = nodesOf(xml);
  const byId = new Map<string, Node>();
  for (const node of nodes)
    if (node.name === "w:style") byId.set(node.attributes["w:styleId"] ?? "", node);
  const made = new Map<string, Style>();
  const of = (id: string | undefined, depth = 0): Style | undefined => {
    const node = id === undefined ? undefined : byId.get(id);
    if (id === undefined || node === undefined || depth > 20) return undefined;
    const known = made.get(id);
    if (known !== undefined) return known;
    const style = styleOf(node, of(value(node, "w:basedOn"), depth + 1));
    made.set(id, style);
    return style;
  };
  const defaults = child(
    child(
      nodes.find(({ name }) => name === "w:docDefaults"),
      "w:rPrDefault",
    ),
    "w:rPr",
  );
  const language = child(defaults, "w:lang")?.attributes["w:val"];
  const size = Number(value(defaults, "w:sz"));
  const normal = [...byId].find(
    ([, { attributes }]) =>
      attributes["w:type"] === "paragraph" && /^(?:1|true)$/.test(attributes["w:default"] ?? ""),
  );
  return {
    of: (id) => of(id),
    plain: of(normal?.[0]),
    ...(language === undefined ? {} : { language }),
    ...(size > 0 ? { size } : {}),
  };
}

function styleOf(node: Node, base: Style | undefined): Style {
  const paragraph = child(node, "w:pPr");
  const run = child(node, "w:rPr");
  const name =
    (value(node, "w:name") ?? node.attributes["w:styleId"] ?? "").split(",")[0]?.trim() ?? "";
  const outline = value(paragraph, "w:outlineLvl");
  const kind = kindOf(name, outline) ?? base?.kind;
  const size = Number(value(run, "w:sz"));
  const align = value(paragraph, "w:jc") ?? base?.align;
  const numbering = child(paragraph, "w:numPr") ?? base?.numbering;
  const bigger = size > 0 ? size : base?.size;
  return {
    name,
    ...(kind === undefined ? {} : { kind }),
    look: { ...base?.look, ...runLook(run), ...(isCode(name, node) && { code: true }) },
    hidden: isOn(run, "w:vanish") ?? base?.hidden ?? false,
    newPage: isOn(paragraph, "w:pageBreakBefore") ?? base?.newPage ?? false,
    ...(align === undefined ? {} : { align }),
    ...(bigger === undefined ? {} : { size: bigger }),
    ...(numbering === undefined ? {} : { numbering }),
  };
}

/** A style of characters for what is typed at a machine. */
function isCode(name: string, { attributes }: Node): boolean {
  return (
    attributes["w:type"] === "character" &&
    /^(?:verbatim char|source text|html (?:code|typewriter)|(?:inline )?code(?: char)?)$/i.test(
      name,
    )
  );
}

function kindOf(name: string, outline: string | undefined): StyleKind | undefined {
  const heading = HEADING.exec(name)?.[1];
  if (heading !== undefined && heading !== "0") return { type: "heading", level: Number(heading) };
  const named = NAMES.find(([pattern]) => pattern.test(name))?.[1];
  if (named !== undefined) return named;
  const level = Number(outline ?? 9);
  return level < 9 ? { type: "heading", level: level + 1 } : undefined;
}

/** What the properties of a run say of its looks; an underline is the typist's italics. */
export function runLook(run: Node | undefined): Look {
  if (run === undefined || run.children.length === 0) return {};
  const italic = isOn(run, "w:i");
  const underline = isOn(run, "w:u");
  const bold = isOn(run, "w:b");
  const small = isOn(run, "w:smallCaps");
  const struck = isOn(run, "w:strike") ?? isOn(run, "w:dstrike");
  const raised = value(run, "w:vertAlign");
  const slanted = italic === true || underline === true;
  return {
    ...((italic !== undefined || underline !== undefined) && { emphasis: slanted }),
    ...(bold !== undefined && { strong: bold }),
    ...(small !== undefined && { smallCaps: small }),
    ...(struck !== undefined && { strikethrough: struck }),
    ...(raised === "superscript" && { superscript: true }),
    ...(raised === "subscript" && { subscript: true }),
  };
}
