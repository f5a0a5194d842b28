import { languageTag } from "../../base/language-tag.ts";
import type { Look } from "../rich/rich.ts";
import { type Element, elementsIn, textOf } from "./tree.ts";

/** Declarations of CSS, lower case. */
export type Style = Readonly<Record<string, string>>;

/** The style of elements: their own, and that of their classes in the style sheet of the page. */
export type StyleOf = (element: Element) => Style;

/** The style of an element of which nothing is said. */
const NO_STYLE: Style = {};

/** Style sheets longer than this are a site's, and say nothing of the text. */
const LONGEST = 200_000;

/** Reads the style sheets inside a page. */
export function stylesOf(page: Element): StyleOf {
  return stylesFrom(
    elementsIn(page)
      .filter(({ name }) => name === "style")
      .map(textOf),
  );
}

/** Reads style sheets: rules for one class or element, which exports write. */
export function stylesFrom(sheets: readonly string[]): StyleOf {
  const rules = new Map<string, Style>();
  for (const sheet of sheets) readRules(sheet.slice(0, LONGEST), rules);
  return ({ name, attributes }) => {
    const { class: classes = "", style = "" } = attributes;
    // Most elements have neither, and a page made to hurt has a million of them.
    if (style === "" && classes === "") return rules.get(name) ?? NO_STYLE;
    if (rules.size === 0 && style === "") return NO_STYLE;
    const named = classes.split(/\s+/).filter((one) => one !== "");
    const parts = [name, ...named.map((one) => `.${one}`), ...named.map((one) => `${name}.${one}`)];
    return Object.assign({}, ...parts.map((part) => rules.get(part)), declarations(style));
  };
}

function readRules(css: string, into: Map<string, Style>): void {
  for (const [, selectors = "", body = ""] of css.matchAll(/([^{}]{1,300})\{([^{}]*)\}/g)) {
    const style = declarations(body);
    for (const selector of selectors.split(",")) {
      const name = selector.trim().toLowerCase();
      if (/^(?:[a-z][a-z\d]*)?(?:\.[\w-]+)?$/.test(name) && name !== "")
        into.set(selector.trim(), { ...into.get(selector.trim()), ...style });
    }
  }
}

function declarations(body: string): Style {
  if (body === "") return {};
  const pairs = body
    .slice(0, 4000)
    .split(";")
    .flatMap((declaration) => {
      const colon = declaration.indexOf(":");
      if (colon < 0) return [];
      const value = declaration.slice(colon + 1).replace(/!important/i, "");
      return [
        [declaration.slice(0, colon).trim().toLowerCase(), value.trim().toLowerCase()] as const,
      ];
    });
  return Object.fromEntries(pairs);
}

/** True where a style or attribute keeps an element out of sight. */
export function isHidden(element: Element, style: Style): boolean {
  const { name, attributes } = element;
  if (attributes["hidden"] !== undefined || style["display"] === "none") return true;
  if (attributes["aria-hidden"] === "true" && name !== "figcaption" && name !== "hr") return true;
  if (style === NO_STYLE) return false;
  return UNSEEN.some(([property, values]) => values.test(style[property] ?? ""));
}

/** Values by which pages keep words out of sight of a reader and in the text of a copy. */
const UNSEEN: readonly (readonly [string, RegExp])[] = [
  ["visibility", /^(?:hidden|collapse)$/],
  ["font-size", /^0(?:\.0+)?(?:px|pt|em|rem|%)?$/],
  ["opacity", /^0(?:\.0+)?$/],
  ["color", /^transparent$/],
  ["left", /^-\d{3,}/],
  ["top", /^-\d{3,}/],
  ["text-indent", /^-\d{3,}/],
];

/** What elements mean for the words inside them. */
const ELEMENTS: Readonly<Record<string, Look>> = {
  em: { emphasis: true },
  i: { emphasis: true },
  cite: { emphasis: true },
  dfn: { emphasis: true },
  var: { emphasis: true },
  u: { emphasis: true },
  b: { strong: true },
  strong: { strong: true },
  s: { strikethrough: true },
  strike: { strikethrough: true },
  del: { strikethrough: true },
  sup: { superscript: true },
  sub: { subscript: true },
  code: { code: true },
  tt: { code: true },
  kbd: { code: true },
  samp: { code: true },
};

/** The look of the words in an element, from the look around it. */
export function lookOf(element: Element, style: Style, around: Look): Look {
  const { name, attributes } = element;
  const styled = style === NO_STYLE ? undefined : lookOfStyle(style);
  const classed = /(?:^|\s)small-?caps(?:\s|$)/i.test(attributes["class"] ?? "");
  const said = attributes["lang"] ?? attributes["xml:lang"];
  const language = said === undefined ? undefined : languageTag(said);
  const own = ELEMENTS[name];
  if (own === undefined && styled === undefined && !classed && language === undefined)
    return around;
  return {
    ...around,
    ...own,
    ...styled,
    ...(classed && { smallCaps: true }),
    ...(language !== undefined && { language }),
  };
}

function lookOfStyle(style: Style): Look | undefined {
  const slant = style["font-style"];
  const weight = style["font-weight"];
  const line = style["text-decoration"] ?? style["text-decoration-line"] ?? "";
  const caps = style["font-variant"] ?? style["font-variant-caps"];
  const raised = style["vertical-align"];
  const look: Look = {
    ...(slant !== undefined && { emphasis: /italic|oblique/.test(slant) }),
    ...(weight !== undefined && { strong: /bold|[6-9]00/.test(weight) }),
    ...(line.includes("underline") && { emphasis: true }),
    ...(line.includes("line-through") && { strikethrough: true }),
    ...(caps !== undefined && { smallCaps: caps.includes("small-caps") }),
    ...(raised === "super" && { superscript: true }),
    ...(raised === "sub" && { subscript: true }),
  };
  return Object.keys(look).length === 0 ? undefined : look;
}
