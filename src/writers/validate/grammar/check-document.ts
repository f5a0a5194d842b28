import { Parser } from "htmlparser2";
import { FORBIDDEN } from "./ancestors.ts";
import { attributesOf, type Derivatives, derivatives } from "./derivative.ts";
import type { Pattern, Patterns } from "./pattern.ts";
import { CUSTOM, type GrammarName, type Grammars, readGrammars } from "./read-grammar.ts";

/** A piece of a document that its grammar has no place for. Elements are named without their namespace. */
export type Misfit = {
  /** Where the piece stands: an offset into the text. */
  readonly at: number;
  readonly element: string;
} & (
  | { readonly type: "element"; readonly parent: string; readonly known: boolean }
  | { readonly type: "attribute"; readonly attribute: string }
  | { readonly type: "value"; readonly attribute: string; readonly value: string }
  | { readonly type: "missingAttribute"; readonly attributes: readonly string[] }
  | { readonly type: "text" }
  | { readonly type: "incomplete"; readonly expected: readonly string[] }
);

/** Says where a document departs from its grammar; made once for many documents, as it learns. */
export function grammarChecker(): (text: string, grammar: GrammarName) => readonly Misfit[] {
  const grammars = readGrammars();
  const left = derivatives(grammars.make);
  return (text, grammar) => {
    const walk = new Walk(grammars, left, grammar);
    const parser = new Parser(
      {
        onopentag: (name, attributes) => walk.open(name, attributes, parser.startIndex),
        ontext: (piece) => walk.read(piece, parser.startIndex),
        onclosetag: () => walk.close(parser.startIndex),
      },
      { xmlMode: true },
    );
    parser.end(text);
    return walk.misfits;
  };
}

const XHTML = "http://www.w3.org/1999/xhtml";
const NAVIGATION: string = `${XHTML} nav`;
const KNOWN_NAMESPACES: ReadonlySet<string> = new Set([
  "",
  XHTML,
  "http://www.w3.org/XML/1998/namespace",
  "http://www.idpf.org/2007/ops",
  "http://www.w3.org/2000/svg",
  "http://www.w3.org/1998/Math/MathML",
  "http://www.w3.org/2001/10/synthesis",
  "http://www.w3.org/2001/xml-events",
  "http://www.w3.org/1999/xlink",
]);

/** Attributes whose values HTML reads in either case. */
const EITHER_CASE: ReadonlySet<string> = new Set(
  (
    "align async autocomplete autofocus autoplay checked contenteditable controls crossorigin default defer dir " +
    "disabled draggable hidden http-equiv ismap kind loop multiple muted novalidate open playsinline preload " +
    "readonly required reversed scope selected shape sizes spellcheck step translate type valign value wrap"
  ).split(" "),
);

/** Elements in elements that are followed: XML parsers take no more, and a document made to be deep does no harm. */
const DEEPEST = 256;

/** Misfits after which it is no more looked for what would mend one: of so many nobody reads all. */
const MANY = 50;

type Scope = ReadonlyMap<string, string>;

interface Frame {
  readonly name: string;
  readonly scope: Scope;
  /** What may follow in the element around, where it does not depend on what stands in this one. */
  readonly rest: Pattern | undefined;
  filled: boolean;
  /** Whether something in it was passed over, so that nobody knows if it is whole. */
  cut: boolean;
}

/** A walk through one document; it lives as long as the document is read. */
class Walk {
  readonly misfits: Misfit[] = [];
  readonly #grammars: Grammars;
  readonly #make: Patterns;
  readonly #left: Derivatives;
  readonly #grammar: GrammarName;
  /** Whether the document is of EPUB 3, where HTML is that of today. */
  readonly #modern: boolean;
  #now: Pattern;
  readonly #frames: Frame[] = [];
  /** Elements open of a subtree nobody knows, which is passed over. */
  #strange = 0;
  #text = "";
  #textAt = 0;

  constructor(grammars: Grammars, left: Derivatives, grammar: GrammarName) {
    this.#grammars = grammars;
    this.#make = grammars.make;
    this.#left = left;
    this.#grammar = grammar;
    this.#modern = grammar === "xhtml" || grammar === "navigation";
    this.#now = grammars.of[grammar === "navigation" ? "xhtml" : grammar].start;
  }

  open(tag: string, attributes: Readonly<Record<string, string>>, at: number): void {
    const parent = this.#frames.at(-1);
    if (this.#strange > 0 || this.#frames.length >= DEEPEST) {
      if (parent !== undefined && this.#strange === 0) parent.cut = true;
      this.#strange += 1;
      return;
    }
    this.#readText();
    if (parent !== undefined) parent.filled = true;
    const scope = scopeOf(attributes, parent?.scope ?? new Map());
    const name = this.#nameOf(tag, scope);
    const expected = this.#left.startTag(this.#now, name);
    const listed =
      this.#grammar === "navigation" && name === NAVIGATION && "epub:type" in attributes;
    const opened = this.#opened(expected, { name, parent, listed, at });
    if (opened === undefined) {
      if (parent !== undefined) parent.cut = true;
      this.#strange = 1;
      return;
    }
    const inside = this.#attributes(opened, { name, scope, attributes, at });
    this.#frames.push({
      name,
      scope,
      rest: this.#around(expected, inside),
      filled: false,
      cut: false,
    });
    this.#now = inside.type === "after" ? inside.left : inside;
  }

  read(piece: string, at: number): void {
    if (this.#text === "") this.#textAt = at;
    this.#text += piece;
  }

  close(at: number): void {
    if (this.#strange > 0) {
      this.#strange -= 1;
      this.#text = "";
      return;
    }
    this.#readText();
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    // An element with nothing in it holds the empty text, which is a value too.
    if (!frame.filled) this.#now = this.#make.choice(this.#now, this.#left.text(this.#now, ""));
    const ended = frame.rest === undefined ? this.#left.endTag(this.#now) : this.#now;
    const whole = frame.rest === undefined ? ended !== this.#make.notAllowed : ended.nullable;
    if (!whole && !frame.cut)
      this.misfits.push({
        type: "incomplete",
        element: localName(frame.name),
        expected: this.#expected(),
        at,
      });
    this.#now = frame.rest ?? (whole ? ended : afterAll(this.#now));
  }

  /** Reports an element that may stand here, but not in one of those further out. */
  #apart(name: string, at: number): void {
    if (this.#grammar === "ncx" || !name.startsWith(`${XHTML} `)) return;
    const element = localName(name);
    const forbidden = FORBIDDEN[this.#modern ? "modern" : "old"].get(element);
    if (forbidden === undefined) return;
    const around = this.#frames.findLast(({ name: one }) => forbidden.has(localName(one)));
    if (around === undefined) return;
    const parent = localName(around.name);
    this.misfits.push({ type: "element", element, parent, known: true, at });
  }

  /** What may follow the element just opened; undefined where that depends on what stands in it. */
  #around(expected: Pattern, inside: Pattern): Pattern | undefined {
    if (expected === this.#make.notAllowed) return this.#now;
    if (inside.type !== "after") return undefined;
    // A list of navigation is a document of its own, and what follows it is that of the document around.
    return expected.type === "after" ? expected.right : inside.right;
  }

  #opened(
    expected: Pattern,
    tag: {
      readonly name: string;
      readonly parent: Frame | undefined;
      readonly listed: boolean;
      readonly at: number;
    },
  ): Pattern | undefined {
    const { name, parent, listed, at } = tag;
    if (expected === this.#make.notAllowed) return this.#misplaced(name, parent, at);
    this.#apart(name, at);
    return listed ? this.#left.startTag(this.#grammars.of.navigation.start, name) : expected;
  }

  /** What a tag opens that may not stand here: any element of its name, or undefined where nobody knows it. */
  #misplaced(name: string, parent: Frame | undefined, at: number): Pattern | undefined {
    const elements = this.#grammars.of[this.#grammar].elements.get(name) ?? [];
    this.misfits.push({
      type: "element",
      element: localName(name),
      parent: localName(parent?.name ?? ""),
      known: elements.length > 0,
      at,
    });
    const opened = elements
      .map((element) => this.#left.startTag(element, name))
      .reduceRight((right, one) => this.#make.choice(one, right), this.#make.notAllowed);
    return opened === this.#make.notAllowed ? undefined : opened;
  }

  #attributes(
    opened: Pattern,
    tag: {
      readonly name: string;
      readonly scope: Scope;
      readonly attributes: Readonly<Record<string, string>>;
      readonly at: number;
    },
  ): Pattern {
    const place = { element: localName(tag.name), at: tag.at };
    let now = opened;
    for (const [attribute, raw] of Object.entries(tag.attributes)) {
      const name = this.#attributeName(attribute, tag.scope);
      if (name === undefined) continue;
      const folded = this.#modern && EITHER_CASE.has(attribute);
      const value = folded ? raw.toLowerCase() : raw;
      const next = this.#left.attribute(now, name, value);
      if (next !== this.#make.notAllowed) {
        now = next;
        continue;
      }
      const named = this.#left.attributeNamed(now, name);
      if (named === this.#make.notAllowed)
        this.misfits.push({ type: "attribute", attribute, ...place });
      else {
        this.misfits.push({ type: "value", attribute, value: raw, ...place });
        now = named;
      }
    }
    const inside = this.#left.endOfTag(now);
    if (inside !== this.#make.notAllowed) return inside;
    this.misfits.push({ type: "missingAttribute", attributes: this.#missing(now), ...place });
    return this.#left.endOfTagAnyway(now);
  }

  /** Attributes any one of which would make the tag whole. */
  #missing(opened: Pattern): readonly string[] {
    if (this.misfits.length > MANY) return [];
    const names = new Set(
      attributesOf(opened).flatMap(({ name }) => (name.type === "name" ? [name.name] : [])),
    );
    return [...names]
      .filter((name) => {
        const given = this.#left.attributeNamed(opened, name);
        return this.#left.endOfTag(given) !== this.#make.notAllowed;
      })
      .map(localName);
  }

  #readText(): void {
    const text = this.#text;
    this.#text = "";
    const frame = this.#frames.at(-1);
    if (frame === undefined || text.trim() === "") return;
    frame.filled = true;
    const next = this.#left.text(this.#now, text);
    if (next !== this.#make.notAllowed) this.#now = next;
    else this.misfits.push({ type: "text", element: localName(frame.name), at: this.#textAt });
  }

  /** Elements that would make the open one whole. */
  #expected(): readonly string[] {
    const names = [...this.#grammars.of[this.#grammar].elements.keys()].filter((name) => {
      const opened = this.#left.startTag(this.#now, name);
      return opened.type === "after" && opened.right.nullable;
    });
    return [...new Set(names.map(localName))].slice(0, 3);
  }

  #nameOf(tag: string, scope: Scope): string {
    const [prefix, local] = parts(tag);
    const namespace = scope.get(prefix) ?? "";
    if (namespace === XHTML && local.includes("-") && this.#modern) return `${CUSTOM} ${local}`;
    return `${namespace} ${local}`;
  }

  /** The name a grammar looks an attribute up by; undefined where the attribute is nobody's business. */
  #attributeName(attribute: string, scope: Scope): string | undefined {
    if (attribute === "xmlns" || attribute.startsWith("xmlns:")) return undefined;
    const [prefix, local] = parts(attribute);
    if (prefix === "") return local.startsWith("data-") && this.#modern ? undefined : ` ${local}`;
    const namespace = prefix === "xml" ? "http://www.w3.org/XML/1998/namespace" : scope.get(prefix);
    // A prefix without a namespace is a fault of the XML, which the parser of it reports.
    if (namespace === undefined || !KNOWN_NAMESPACES.has(namespace)) return undefined;
    return `${namespace} ${local}`;
  }
}

function scopeOf(attributes: Readonly<Record<string, string>>, around: Scope): Scope {
  const declared = Object.entries(attributes).filter(([name]) => /^xmlns(:|$)/.test(name));
  if (declared.length === 0) return around;
  return new Map([...around, ...declared.map(([name, uri]) => [name.slice(6), uri] as const)]);
}

/** Prefix and local part of a name as it is written. */
function parts(name: string): readonly [string, string] {
  const colon = name.indexOf(":");
  return colon === -1 ? ["", name] : [name.slice(0, colon), name.slice(colon + 1)];
}

/** The local part of a name as patterns have it. */
function localName(name: string): string {
  return name.slice(name.lastIndexOf(" ") + 1);
}

/** What follows an element that was not whole, taken as if it were. */
function afterAll(pattern: Pattern): Pattern {
  if (pattern.type === "choice") return afterAll(pattern.left);
  return pattern.type === "after" ? pattern.right : pattern;
}
