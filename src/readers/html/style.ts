import { languageTag } from "../../base/language-tag.ts";
import type { Look } from "../rich/rich.ts";
import { keyOf, matches, type NestedRule, pathOf } from "./selector.ts";
import { type Element, elementsIn, textOf } from "./tree.ts";

/** Declarations of CSS, lower case. */
export type Style = Readonly<Record<string, string>>;

/** The style of elements: their own, and that of their classes in the style sheet of the page. */
export type StyleOf = (element: Element) => Style;

/** The style of an element of which nothing is said. */
export const NO_STYLE: Style = {};

/** Style sheets longer than this are a site's, and say nothing of the text. */
const LONGEST = 200_000;

/** More rules for elements inside others than this are a site's. */
const MOST_NESTED = 200;

/** Reads the style sheets inside a page. */
export function stylesOf(page: Element): StyleOf {
  return stylesFrom(
    elementsIn(page)
      .filter(({ name }) => name === "style")
      .map(textOf),
  );
}

/** Reads style sheets: rules for one class or element, which exports write, and a few for those inside others. */
export function stylesFrom(sheets: readonly string[]): StyleOf {
  const rules: Rules = { simple: new Map(), nested: new Map(), left: MOST_NESTED };
  for (const sheet of sheets) readRules(sheet.slice(0, LONGEST), rules);
  const { simple, nested } = rules;
  return (element) => {
    const { name, attributes } = element;
    const { class: classes = "", style = "" } = attributes;
    // Most elements have neither, and a page made to hurt has a million of them.
    if (style === "" && classes === "" && !nested.has(name)) return simple.get(name) ?? NO_STYLE;
    if (simple.size === 0 && nested.size === 0 && style === "") return NO_STYLE;
    const named = classes.split(/\s+/).filter((one) => one !== "");
    const parts = [name, ...named.map((one) => `.${one}`), ...named.map((one) => `${name}.${one}`)];
    const around = [name, ...named.map((one) => `.${one}`)]
      .flatMap((key) => nested.get(key) ?? [])
      .filter(({ path }) => matches(element, path));
    return Object.assign(
      {},
      ...parts.map((part) => simple.get(part)),
      ...around.map((rule) => rule.style),
      declarations(style),
    );
  };
}

interface Rules {
  readonly simple: Map<string, Style>;
  /** Rules of several classes or of elements inside others, by the last class or element they name. */
  readonly nested: Map<string, NestedRule[]>;
  /** How many more of those are read. */
  left: number;
}

function readRules(css: string, rules: Rules): void {
  const { simple, nested } = rules;
  for (const [, selectors = "", body = ""] of css.matchAll(/([^{}]{1,300})\{([^{}]*)\}/g)) {
    const style = declarations(body);
    for (const selector of selectors.split(",").map((one) => one.trim())) {
      const path = pathOf(selector);
      const key = path === undefined ? undefined : keyOf(path);
      if (selector !== "" && /^(?:[a-z][a-z\d]*)?(?:\.[\w-]+)?$/i.test(selector))
        simple.set(selector, { ...simple.get(selector), ...style });
      else if (path !== undefined && key !== undefined && rules.left-- > 0)
        nested.set(key, [...(nested.get(key) ?? []), { path, style }]);
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
