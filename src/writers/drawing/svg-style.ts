import { everything, type SvgNode } from "./svg-tree.ts";

/** Properties by name, as they are written. */
export type Style = Readonly<Record<string, string>>;

/** What an element hands on to those in it. Source: SVG 2, appendix on properties. */
const INHERITED = [
  "clip-rule",
  "color",
  "fill",
  "fill-opacity",
  "fill-rule",
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "letter-spacing",
  "stroke",
  "stroke-dasharray",
  "stroke-dashoffset",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-miterlimit",
  "stroke-opacity",
  "stroke-width",
  "text-anchor",
  "visibility",
] as const;

const OWN = ["clip-path", "display", "filter", "mask", "opacity", "transform"] as const;
const STOPS = ["stop-color", "stop-opacity"] as const;
const MARKERS = ["marker-start", "marker-mid", "marker-end"] as const;
const KNOWN: readonly string[] = [...INHERITED, ...OWN, ...STOPS, ...MARKERS];

/** The style of an element, of what its parent hands on and of what it says itself. */
export type Cascade = (node: SvgNode, parent: Style) => Style;

/** Styles by the rules of a drawing's own sheets; `odd` is told of selectors that are more than a name, a class or an id. */
export function cascadeOf(root: SvgNode, odd: (selector: string) => void): Cascade {
  const rules = [...everything(root)]
    .filter(({ name }) => name === "style")
    .flatMap((node) => rulesOf(node.children.map(({ text }) => text).join(""), odd))
    .sort((a, b) => a.weight - b.weight);
  return (node, parent) => {
    const style: Record<string, string> = {};
    copy(parent, INHERITED, style);
    const own: Record<string, string> = {};
    copy(node.attributes, KNOWN, own);
    const says = [
      ...Object.entries(own),
      ...rules.filter((rule) => rule.fits(node)).flatMap((rule) => rule.says),
      ...declarationsOf(node.attributes["style"] ?? ""),
    ];
    for (const [name, value] of says) set(style, name, value, parent);
    return style;
  };
}

function copy(from: Style, names: readonly string[], to: Record<string, string>): void {
  for (const name of names) {
    const value = from[name];
    if (value !== undefined) to[name] = value;
  }
}

function set(style: Record<string, string>, name: string, value: string, parent: Style): void {
  const inherited = value === "inherit" ? parent[name] : value;
  if (inherited !== undefined) style[name] = inherited;
}

type Declarations = readonly (readonly [string, string])[];

function declarationsOf(text: string): Declarations {
  return text.split(";").flatMap((one): Declarations => {
    const colon = one.indexOf(":");
    const name = one.slice(0, Math.max(0, colon)).trim();
    const value = one
      .slice(colon + 1)
      .replace(/!important/i, "")
      .trim();
    return KNOWN.includes(name) ? [[name, value]] : [];
  });
}

interface Rule {
  /** An id weighs more than a class, and that more than a name. */
  readonly weight: number;
  readonly fits: (node: SvgNode) => boolean;
  readonly says: Declarations;
}

function rulesOf(sheet: string, odd: (selector: string) => void): readonly Rule[] {
  const plain = sheet.replace(/\/\*[\s\S]*?\*\//g, "").replace(/<!\[CDATA\[|\]\]>|<!--|-->/g, "");
  const rules: Rule[] = [];
  for (const block of plain.split("}")) {
    const brace = block.lastIndexOf("{");
    if (brace < 0) continue;
    const says = declarationsOf(block.slice(brace + 1));
    for (const selector of block.slice(0, brace).split(",")) {
      const rule = ruleOf(selector.trim(), says);
      if (rule !== undefined) rules.push(rule);
      else if (says.length > 0) odd(selector.trim());
    }
  }
  return rules;
}

function ruleOf(selector: string, says: Declarations): Rule | undefined {
  const [, name = "", mark = "", word = ""] =
    /^(\*|[\w-]*)(?:([.#])([\w-]+))?$/.exec(selector) ?? [];
  if (name === "" && mark === "") return undefined;
  const named = (node: SvgNode): boolean => name === "" || name === "*" || node.name === name;
  if (mark === "") return { weight: name === "*" ? 0 : 1, fits: named, says };
  if (mark === "#")
    return { weight: 100, fits: (node) => named(node) && node.attributes["id"] === word, says };
  const classes = (node: SvgNode): readonly string[] =>
    (node.attributes["class"] ?? "").split(/\s+/);
  return { weight: 10, fits: (node) => named(node) && classes(node).includes(word), says };
}
