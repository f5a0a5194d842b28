import type { Look } from "../rich/rich.ts";
import type { SaidStyle, StyleNaming } from "../rich/said-styles.ts";
import type { StyleKind } from "../rich/style-names.ts";
import { child, eachNode, type Node } from "../xml.ts";

/** What a style of a document says, with what it takes from its parents. */
export interface OdtStyle {
  /** The name its author sees; of a style the program made up, that of its parent. */
  readonly name: string;
  readonly kind?: StyleKind;
  /** What its author said it stands for. */
  readonly said?: SaidStyle;
  readonly look: Look;
  readonly hidden: boolean;
  readonly align?: "center" | "end";
  /** In half points. */
  readonly size?: number;
  readonly language?: string;
  readonly newPage: boolean;
  readonly endsPage: boolean;
  /** A rule is drawn under it. */
  readonly ruled: boolean;
}

/** One level of a list or of the outline. */
export interface OdtLevel {
  readonly ordered: boolean;
  readonly start: number;
  /** A bullet, or what stands round a number: `Chapter %1`. */
  readonly mark: string;
  readonly format: string;
}

/** The styles of a document. */
export interface OdtStyles {
  readonly paragraph: (name: string | undefined) => OdtStyle | undefined;
  readonly words: (name: string | undefined) => OdtStyle | undefined;
  /** A level of a list, counted from 1. */
  readonly level: (list: string, depth: number) => OdtLevel | undefined;
  readonly outline: (depth: number) => OdtLevel | undefined;
  readonly language?: string;
}

/** Parents further up than this are not followed: they go round in a circle. */
const DEEPEST = 20;

/** Reads the styles of a document: those with names, and those the program made for single paragraphs. */
export function odtStyles(parts: readonly string[], naming: StyleNaming): OdtStyles {
  const nodes = new Map<string, Node>();
  const lists = new Map<string, ReadonlyMap<number, OdtLevel>>();
  for (const xml of parts)
    eachNode(xml, 2, (node) => {
      const name = node.attributes["style:name"] ?? "";
      if (node.name === "style:style") nodes.set(`${familyOf(node)} ${name}`, node);
      else if (node.name === "style:default-style") nodes.set(`${familyOf(node)} default`, node);
      else if (node.name === "text:list-style") lists.set(name, levelsOf(node));
      else if (node.name === "text:outline-style") lists.set(OUTLINE, levelsOf(node));
    });
  const of = resolverOf(nodes, naming);
  const plain = of("paragraph", "default", 0);
  return {
    paragraph: (name) =>
      name === undefined ? plain : (of("paragraph", name, 0) ?? namedOnly(name, plain, naming)),
    words: (name) =>
      name === undefined ? undefined : (of("text", name, 0) ?? wordsNamedOnly(name)),
    level: (list, depth) => lists.get(list)?.get(depth),
    outline: (depth) => lists.get(OUTLINE)?.get(depth),
    ...(plain?.language === undefined ? {} : { language: plain.language }),
  };
}

/** A name no style of a document can have. */
const OUTLINE = "#outline";

function familyOf({ attributes }: Node): string {
  return attributes["style:family"] ?? "";
}

/** A style that is used and nowhere defined still has a name. */
function namedOnly(
  name: string,
  plain: OdtStyle | undefined,
  naming: StyleNaming,
): OdtStyle | undefined {
  const kind = naming.kind(readable(name), 0);
  if (kind === undefined) return plain;
  const base = plain ?? { look: {}, hidden: false, newPage: false, endsPage: false, ruled: false };
  return { ...base, name: readable(name), kind };
}

function wordsNamedOnly(name: string): OdtStyle | undefined {
  if (!CODE.test(readable(name))) return undefined;
  const plain = { hidden: false, newPage: false, endsPage: false, ruled: false };
  return { ...plain, name: readable(name), look: { code: true } };
}

type Resolver = (family: string, name: string, depth: number) => OdtStyle | undefined;

function resolverOf(nodes: ReadonlyMap<string, Node>, naming: StyleNaming): Resolver {
  const made = new Map<string, OdtStyle>();
  const of: Resolver = (family, name, depth) => {
    const key = `${family} ${name}`;
    const known = made.get(key);
    const node = nodes.get(key);
    if (known !== undefined || node === undefined || depth > DEEPEST) return known;
    const parent = node.attributes["style:parent-style-name"];
    const base =
      parent !== undefined
        ? of(family, parent, depth + 1)
        : name === "default"
          ? undefined
          : of(family, "default", depth + 1);
    const style = saidOf(styleOf(node, { parent, base, naming }), base, naming);
    made.set(key, style);
    return style;
  };
  return of;
}

/** Names a program makes up for what an author did to single paragraphs: P1, T12. */
const MADE_UP = /^(?:[A-Z]{1,2}\d+|fr\d+|)$/;

/** The style as its author said it is; of one without a meaning of its own, as the one below it was said to be. */
function saidOf(style: OdtStyle, base: OdtStyle | undefined, naming: StyleNaming): OdtStyle {
  const inherits = style.kind === base?.kind;
  const said = naming.said(style.name) ?? (inherits ? base?.said : undefined);
  return said === undefined ? style : { ...style, said, look: said.look };
}

interface StyleParts {
  readonly parent: string | undefined;
  readonly base: OdtStyle | undefined;
  readonly naming: StyleNaming;
}

function styleOf(node: Node, { parent, base, naming }: StyleParts): OdtStyle {
  const { attributes } = node;
  const name = nameOf(node, parent === undefined ? undefined : base);
  const words = child(node, "style:text-properties")?.attributes ?? {};
  const outline = Number(attributes["style:default-outline-level"] ?? 0);
  const kind = name === base?.name ? base.kind : (naming.kind(name, outline) ?? base?.kind);
  const size = sizeOf(words["fo:font-size"]) ?? base?.size;
  const language = languageOf(words) ?? base?.language;
  const hidden = words["text:display"];
  return {
    name,
    ...placeOf(node, base),
    look: { ...base?.look, ...lookOf(words), ...(isCode(name, node) && { code: true }) },
    hidden: hidden === undefined ? (base?.hidden ?? false) : hidden === "none",
    ...(kind !== undefined && { kind }),
    ...(size !== undefined && { size }),
    ...(language !== undefined && { language }),
  };
}

/** The name an author gave; of what the program made up for single paragraphs, that of the style below it. */
function nameOf({ attributes }: Node, parent: OdtStyle | undefined): string {
  const own = attributes["style:display-name"] ?? readable(attributes["style:name"] ?? "");
  return MADE_UP.test(own) ? (parent?.name ?? own) : own;
}

/** What a style says of its paragraphs as wholes. */
function placeOf(
  node: Node,
  base: OdtStyle | undefined,
): Pick<OdtStyle, "align" | "newPage" | "endsPage" | "ruled"> {
  const paragraph = child(node, "style:paragraph-properties")?.attributes ?? {};
  const align = alignOf(paragraph["fo:text-align"]) ?? base?.align;
  const master = node.attributes["style:master-page-name"] ?? "";
  const turned = turnsPage(paragraph["fo:break-before"]) ?? base?.newPage ?? false;
  return {
    newPage: turned || master !== "",
    endsPage: turnsPage(paragraph["fo:break-after"]) ?? base?.endsPage ?? false,
    ruled: isLine(paragraph["fo:border-bottom"]) ?? base?.ruled ?? false,
    ...(align === "center" || align === "end" ? { align } : {}),
  };
}

/** A style name as its author typed it: spaces and the like are written by their code. */
function readable(name: string): string {
  return name.replace(/_([0-9a-f]{2,4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Character styles of what is typed at a machine. */
const CODE = /^(?:source[ _]text|teletype|verbatim(?: ?char)?|user entry|code)$/i;

function isCode(name: string, node: Node): boolean {
  return familyOf(node) === "text" && CODE.test(name);
}

function alignOf(value: string | undefined): "start" | "center" | "end" | undefined {
  if (value === undefined) return undefined;
  if (value === "center") return "center";
  return value === "end" || value === "right" ? "end" : "start";
}

/** Half points of a size in points; sizes in parts of another are left to it. */
function sizeOf(value: string | undefined): number | undefined {
  const points = /^(\d+(?:\.\d+)?)pt$/.exec(value ?? "")?.[1];
  return points === undefined ? undefined : Math.round(Number(points) * 2);
}

function languageOf(words: Node["attributes"]): string | undefined {
  const language = words["fo:language"];
  const country = words["fo:country"];
  if (language === undefined || !/^[a-z]{2,3}$/.test(language)) return undefined;
  return country !== undefined && /^[A-Z]{2}$/.test(country) ? `${language}-${country}` : language;
}

function turnsPage(value: string | undefined): boolean | undefined {
  return value === undefined ? undefined : value === "page" || /^(?:even|odd)-page$/.test(value);
}

function isLine(border: string | undefined): boolean | undefined {
  return border === undefined ? undefined : !/^none|^hidden/.test(border);
}

/** What the properties of words say of their looks; an underline is the typist's italics. */
function lookOf(words: Node["attributes"]): Look {
  const slant = words["fo:font-style"];
  const line = words["style:text-underline-style"];
  const weight = words["fo:font-weight"];
  const caps = words["fo:font-variant"];
  const struck = words["style:text-line-through-style"] ?? words["style:text-line-through-type"];
  const raised = /^(\S+)/.exec(words["style:text-position"] ?? "")?.[1];
  const offset = raised === "super" ? 1 : raised === "sub" ? -1 : Number.parseFloat(raised ?? "0");
  const slanted = /italic|oblique/.test(slant ?? "") || (line !== undefined && line !== "none");
  return {
    ...((slant !== undefined || line !== undefined) && { emphasis: slanted }),
    ...(weight !== undefined && { strong: /^(?:bold|[6-9]00)$/.test(weight) }),
    ...(caps !== undefined && { smallCaps: caps === "small-caps" }),
    ...(struck !== undefined && { strikethrough: struck !== "none" }),
    ...(raised !== undefined && { superscript: offset > 0, subscript: offset < 0 }),
  };
}

const FORMATS: Readonly<Record<string, string>> = {
  "1": "decimal",
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
};

function levelsOf(node: Node): ReadonlyMap<number, OdtLevel> {
  const levels = new Map<number, OdtLevel>();
  for (const one of node.children) {
    const depth = Number(one.attributes["text:level"]);
    if (depth >= 1 && depth <= 10) levels.set(depth, levelOf(one, depth));
  }
  return levels;
}

function levelOf({ name, attributes }: Node, depth: number): OdtLevel {
  const given = Number(attributes["text:start-value"] ?? 1);
  const start = Number.isInteger(given) && given >= 0 ? given : 1;
  if (/bullet|image/.test(name))
    return { ordered: false, start, mark: attributes["text:bullet-char"] ?? "•", format: "bullet" };
  const format = FORMATS[attributes["style:num-format"] ?? ""] ?? "none";
  const shown = Math.min(depth, Math.max(1, Number(attributes["text:display-levels"] ?? 1)));
  const numbers = Array.from({ length: shown }, (_, i) => `%${depth - shown + 1 + i}`).join(".");
  const mark = `${attributes["style:num-prefix"] ?? ""}${numbers}${attributes["style:num-suffix"] ?? ""}`;
  return { ordered: format !== "none", start, mark, format };
}
