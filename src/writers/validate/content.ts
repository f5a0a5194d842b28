import { Parser } from "htmlparser2";
import { lineStarts, positionOf } from "../../source/lines.ts";
import {
  ATTRIBUTES,
  CHILDREN,
  ELEMENTS,
  GLOBAL_ATTRIBUTES,
  LINK_ROLES,
  OBSOLETE,
  PARENTS,
  PHRASING,
  ROLES,
  TEXT_ONLY,
  TRANSPARENT,
} from "./content-model.ts";
import type { EpubFile, Finding } from "./finding.ts";

/** Findings of one kind in one file at most: a converter's slip is made a thousand times over. */
const SAME_KIND = 20;

/** Faults of a content document that lightweight checkers pass over, and images nobody described. */
export function checkContent({ path, bytes }: EpubFile): readonly Finding[] {
  const text = new TextDecoder().decode(bytes);
  const starts = lineStarts(text);
  const findings: Finding[] = [];
  const counts = new Map<string, number>();
  const open: string[] = [];
  let foreign = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (foreign > 0 || name === "svg" || name === "math" || name.includes(":")) foreign += 1;
        const fresh =
          foreign > 0 ? foreignFindings(name, attributes) : elementFindings(name, attributes, open);
        for (const found of fresh) {
          const count = (counts.get(found.code) ?? 0) + 1;
          counts.set(found.code, count);
          if (count <= SAME_KIND)
            findings.push({ ...found, path, line: positionOf(starts, parser.startIndex).line });
        }
        open.push(name);
      },
      onclosetag() {
        open.pop();
        if (foreign > 0) foreign -= 1;
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.end(text);
  return findings;
}

type Attributes = Readonly<Record<string, string>>;

/** Of a drawing only its role is looked at. */
function foreignFindings(name: string, attributes: Attributes): readonly Finding[] {
  return roleFindings(name, attributes);
}

function elementFindings(
  name: string,
  attributes: Attributes,
  open: readonly string[],
): readonly Finding[] {
  return [
    ...nestingFindings(name, open),
    ...attributeFindings(name, attributes),
    ...valueFindings(name, attributes),
    ...roleFindings(name, attributes),
    ...imageFindings(name, attributes),
  ];
}

function nestingFindings(name: string, open: readonly string[]): readonly Finding[] {
  if (OBSOLETE.has(name))
    return [
      fault(
        "obsolete",
        `<${name}> is no element of XHTML any more`,
        "Say it with a class and style it in the style sheet",
      ),
    ];
  if (!ELEMENTS.has(name))
    return [
      fault(
        "element",
        `<${name}> is no element of XHTML`,
        "Take it out, or use an element of HTML",
      ),
    ];
  const parent = open.at(-1);
  if (parent === undefined) return [];
  const parents = PARENTS.get(name);
  const strange =
    (parents !== undefined && !parents.includes(parent)) ||
    CHILDREN.get(parent)?.has(name) === false ||
    (!PHRASING.has(name) && parents === undefined && TEXT_ONLY.has(modelOf(open)));
  if (strange)
    return [fault("nesting", `<${name}> may not stand in <${parent}>`, nestingHint(name, parents))];
  if (name === "a" && open.includes("a"))
    return [
      fault("nesting", "A link stands in a link", "Close the first link before the second opens"),
    ];
  return [];
}

function nestingHint(name: string, parents: readonly string[] | undefined): string {
  if (parents !== undefined) return `Put it into ${parents.map((tag) => `<${tag}>`).join(" or ")}`;
  return PHRASING.has(name)
    ? "Wrap it in an element that may stand there"
    : "Close the paragraph before it, or use <div> in its place";
}

/** The element whose content rules hold here: the nearest that has rules of its own. */
function modelOf(open: readonly string[]): string {
  return open.findLast((tag) => !TRANSPARENT.has(tag)) ?? "";
}

function attributeFindings(name: string, attributes: Attributes): readonly Finding[] {
  if (!ELEMENTS.has(name)) return [];
  return Object.keys(attributes)
    .filter((key) => !isKnown(name, key))
    .map((key) =>
      fault(
        "attribute",
        `<${name}> has no attribute “${key}”`,
        "Take it out; what it says of looks belongs in the style sheet",
      ),
    );
}

/** What a value must be, by attribute; where an element has it. */
const VALUES: Readonly<Record<string, readonly [RegExp, string]>> = {
  width: [/^\d+$/, "a whole number without a unit; a share of the page is said in the style sheet"],
  height: [
    /^\d+$/,
    "a whole number without a unit; a share of the page is said in the style sheet",
  ],
  tabindex: [/^\s*-?\d+\s*$/, "a whole number"],
  dir: [/^(?:ltr|rtl|auto)$/i, "ltr, rtl or auto"],
  id: [/^\S+$/, "a name without spaces"],
};

function valueFindings(name: string, attributes: Attributes): readonly Finding[] {
  if (!ELEMENTS.has(name)) return [];
  const wrong = Object.entries(VALUES).flatMap(([key, [right, what]]) => {
    const value = attributes[key];
    if (value === undefined || right.test(value) || !isKnown(name, key)) return [];
    return [fault("attribute", `“${value}” is no value of “${key}”`, `Make it ${what}`)];
  });
  const { lang } = attributes;
  const other = attributes["xml:lang"];
  if (lang === undefined || other === undefined) return wrong;
  if (lang.toLowerCase() === other.toLowerCase()) return wrong;
  const message = `lang says “${lang}” and xml:lang “${other}”`;
  return [...wrong, fault("attribute", message, "Say the same in both")];
}

function isKnown(name: string, key: string): boolean {
  return (
    GLOBAL_ATTRIBUTES.has(key) ||
    key.startsWith("aria-") ||
    key.startsWith("data-") ||
    key.startsWith("on") ||
    // `xml:lang`, `epub:type`, `xmlns:epub`, `ssml:ph`: vocabularies of their own.
    key.includes(":") ||
    (ATTRIBUTES.get(name)?.has(key) ?? false)
  );
}

function roleFindings(name: string, { role, href }: Attributes): readonly Finding[] {
  if (role === undefined) return [];
  return role.split(/\s+/).flatMap((one) => {
    if (one === "") return [];
    if (!ROLES.has(one))
      return [
        fault(
          "role",
          `“${one}” is no role of ARIA`,
          "Use a role of WAI-ARIA or DPUB-ARIA, or none",
        ),
      ];
    if (LINK_ROLES.has(one) && (name !== "a" || href === undefined))
      return [
        fault(
          "role",
          `The role “${one}” stands on <${name}>, which is no link`,
          "Put it on the <a> that leads there",
        ),
      ];
    return [];
  });
}

function imageFindings(name: string, attributes: Attributes): readonly Finding[] {
  const { alt, src = "", role } = attributes;
  if (name !== "img" || role === "presentation" || role === "none") return [];
  const file = src.split("/").at(-1) ?? "";
  if (alt === undefined)
    return [
      {
        severity: "warning",
        code: "content/image-without-text",
        message: `The image “${file}” has no alt attribute, so who hears the book misses it`,
        hint: 'Describe it in alt, or write alt="" if it only decorates',
      },
    ];
  const idle =
    /^(image|picture|photo|img|cover|illustration|image-placeholder|untitled)?\d*(\.\w{3,4})?$/i;
  if (alt !== "" && (idle.test(alt.trim()) || alt.trim() === file) && alt.toLowerCase() !== "cover")
    return [
      {
        severity: "info",
        code: "content/image-text",
        message: `The description of “${file}” says nothing: “${alt}”`,
        hint: 'Say in a few words what the image shows, or write alt="" if it only decorates',
      },
    ];
  return [];
}

function fault(kind: string, message: string, hint: string): Finding {
  return { severity: "error", code: `content/${kind}`, message, hint };
}
