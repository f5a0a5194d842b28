import { languageTag } from "../../base/language-tag.ts";
import type { Look } from "../rich/rich.ts";
import type { SaidStyle, StyleNaming } from "../rich/said-styles.ts";
import type { StyleKind } from "../rich/style-names.ts";
import { child, type Node, nodesOf } from "../xml.ts";
import { isOn, value } from "./xml.ts";

/** What a style of a document says, with what it takes from the style it is based on. */
export interface Style {
  readonly name: string;
  readonly kind?: StyleKind;
  /** What its author said it stands for. */
  readonly said?: SaidStyle;
  readonly look: Look;
  readonly hidden: boolean;
  readonly align?: string;
  readonly size?: number;
  readonly newPage: boolean;
  readonly numbering?: Node;
}

/** The styles of a document by id, and what it says of all its text. */
export interface Styles {
  readonly of: (id: string | undefined) => Style | undefined;
  /** The style of paragraphs that name none. */
  readonly plain: Style | undefined;
  readonly language?: string;
  readonly size?: number;
}

/** Reads the styles of a document. */
export function stylesOf(xml: string | undefined, naming: StyleNaming): Styles {
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
    const style = styleOf(node, of(value(node, "w:basedOn"), depth + 1), naming);
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
  const language = languageTag(child(defaults, "w:lang")?.attributes["w:val"] ?? "");
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

function styleOf(node: Node, base: Style | undefined, naming: StyleNaming): Style {
  const paragraph = child(node, "w:pPr");
  const run = child(node, "w:rPr");
  const name = nameOf(node);
  const outline = Number(value(paragraph, "w:outlineLvl") ?? 9) + 1;
  const own = naming.kind(name, outline);
  const said = naming.said(name) ?? (own === undefined ? base?.said : undefined);
  const kind = own ?? base?.kind;
  const size = Number(value(run, "w:sz"));
  const align = value(paragraph, "w:jc") ?? base?.align;
  const numbering = child(paragraph, "w:numPr") ?? base?.numbering;
  const bigger = size > 0 ? size : base?.size;
  return {
    name,
    ...(kind === undefined ? {} : { kind }),
    ...(said === undefined ? {} : { said }),
    look: said?.look ?? lookOf(name, node, base),
    hidden: isOn(run, "w:vanish") ?? base?.hidden ?? false,
    newPage: isOn(paragraph, "w:pageBreakBefore") ?? base?.newPage ?? false,
    ...(align === undefined ? {} : { align }),
    ...(bigger === undefined ? {} : { size: bigger }),
    ...(numbering === undefined ? {} : { numbering }),
  };
}

/** A style may have other names after its own. */
function nameOf(node: Node): string {
  const names = value(node, "w:name") ?? node.attributes["w:styleId"] ?? "";
  return names.split(",")[0]?.trim() ?? "";
}

function lookOf(name: string, node: Node, base: Style | undefined): Look {
  const code = isCode(name, node) && { code: true };
  return { ...base?.look, ...runLook(child(node, "w:rPr")), ...code };
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
