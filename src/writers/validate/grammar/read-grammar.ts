import { ARIA } from "./aria.ts";
import { KINDS } from "./datatype.ts";
import { GLOBAL } from "./global.ts";
import { HTML } from "./html.ts";
import { MATH } from "./math.ts";
import { NAVIGATION } from "./navigation.ts";
import { NCX } from "./ncx.ts";
import { readNotation } from "./notation.ts";
import { type NameClass, type Pattern, type Patterns, patterns } from "./pattern.ts";
import { SVG } from "./svg.ts";
import { type ElementLine, type Lexicon, lexiconOf, type Vocabulary } from "./vocabulary.ts";
import { XHTML_11 } from "./xhtml-11.ts";

/** What documents of each kind begin with, and the makers their patterns came from. */
export interface Grammars {
  readonly make: Patterns;
  readonly of: Readonly<Record<GrammarName, Grammar>>;
}

export interface Grammar {
  /** That of navigation is not of the document but of its lists, which stand where any element `nav` may. */
  readonly start: Pattern;
  /** Every element, by its name, whatever it stands in: to look on where one stands that may not. */
  readonly elements: ReadonlyMap<string, readonly Pattern[]>;
}

/** XHTML of EPUB 3, and that of its navigation document; XHTML 1.1 of EPUB 2; the NCX. */
export type GrammarName = "xhtml" | "navigation" | "xhtml2" | "ncx";

/** The namespace we give elements of an author's own making, whose names are any with a hyphen. */
export const CUSTOM = "custom";

const EPUB = "http://www.idpf.org/2007/ops";

const PREFIXES: Readonly<Record<string, string>> = {
  xml: "http://www.w3.org/XML/1998/namespace",
  epub: EPUB,
  ssml: "http://www.w3.org/2001/10/synthesis",
  xlink: "http://www.w3.org/1999/xlink",
};

/** Makes patterns of the vocabularies. */
export function readGrammars(): Grammars {
  const make = patterns();
  const html = { ...HTML, lines: GLOBAL + ARIA + HTML.lines + NAVIGATION };
  const modern = new Reader(make, { html, math: MATH, svg: SVG });
  const elements = modern.elements();
  const old = new Reader(make, { html: XHTML_11, svg: SVG });
  const ncx = new Reader(make, { html: NCX });
  return {
    make,
    of: {
      xhtml: { start: modern.element("html"), elements },
      navigation: { start: modern.element("nav.list"), elements },
      xhtml2: { start: old.element("html"), elements: old.elements() },
      ncx: { start: ncx.element("ncx"), elements: ncx.elements() },
    },
  };
}

/** Reads vocabularies that stand in each other; names without a vocabulary before them are of `html`. */
class Reader {
  readonly #make: Patterns;
  readonly #lexicons: ReadonlyMap<string, Lexicon>;
  readonly #once: (key: string, make: () => Pattern) => Pattern = remembering();
  readonly #any: Pattern;

  constructor(make: Patterns, vocabularies: Readonly<Record<string, Vocabulary>>) {
    this.#make = make;
    this.#lexicons = new Map(
      Object.entries(vocabularies).map(([name, one]) => [name, lexiconOf(one)] as const),
    );
    this.#any = make.fresh({
      type: "element",
      name: { type: "anyName" },
      body: () =>
        make.group(this.#attributes("any:text", "html"), this.#content("(text | any)*", "html")),
    });
  }

  element(name: string, vocabulary = "html"): Pattern {
    return this.#once(`element ${vocabulary}/${name}`, () => {
      const { elements, namespace } = this.#lexicon(vocabulary);
      const line = elements.get(name);
      if (line === undefined) throw new Error(`No vocabulary has the element ${name}`);
      let body: Pattern | undefined;
      return this.#make.fresh({
        type: "element",
        name: namesOf(name, namespace, elements),
        // Made when it is asked for: an element may hold itself.
        body: () => {
          body ??= this.#make.group(
            this.#attributesOf(line, vocabulary),
            this.#content(line.content, vocabulary),
          );
          return body;
        },
      });
    });
  }

  /** Every element, by its name, whatever it stands in. */
  elements(): ReadonlyMap<string, readonly Pattern[]> {
    const found = new Map<string, Pattern[]>();
    for (const [vocabulary, { namespace, elements }] of this.#lexicons)
      for (const variant of elements.keys()) {
        const [name = ""] = variant.split(".");
        if (name === "any" || name === CUSTOM) continue;
        const full = `${namespace} ${name}`;
        found.set(full, [...(found.get(full) ?? []), this.element(variant, vocabulary)]);
      }
    return found;
  }

  #content(text: string, vocabulary: string): Pattern {
    return this.#once(`content ${vocabulary} ${text}`, () =>
      readNotation(text, this.#make, (word) => {
        if (word === "text") return this.#make.text;
        if (word === "any") return this.#any;
        if (word.startsWith("#")) return this.#make.fresh({ type: "data", kind: word.slice(1) });
        const [name = "", of = vocabulary] = word.replace("$", "").split("/").reverse();
        if (word.startsWith("$")) return this.#content(this.#part(name, of), of);
        // EPUB 2 has no formulas.
        return this.#lexicons.has(of) ? this.element(name, of) : this.#make.notAllowed;
      }),
    );
  }

  #attributesOf({ name, attributes }: ElementLine, vocabulary: string): Pattern {
    const all = /\$bare|\b(?:any|plain):/.test(attributes) ? attributes : `$common ${attributes}`;
    const role = this.#part(`role.${name}`, vocabulary) || this.#part("role.any", vocabulary);
    const common = this.#part("common", vocabulary).replace("$role", role);
    return this.#attributes(all.replace("$common", common), vocabulary);
  }

  #attributes(text: string, vocabulary: string): Pattern {
    return this.#once(`attributes ${vocabulary} ${text}`, () =>
      readNotation(text, this.#make, (word) =>
        word.startsWith("$")
          ? this.#attributes(this.#part(word.slice(1), vocabulary), vocabulary)
          : this.#once(word, () => attributeOf(this.#make, word, this.#once)),
      ),
    );
  }

  #part(name: string, vocabulary: string): string {
    return this.#lexicon(vocabulary).parts.get(name) ?? "";
  }

  #lexicon(vocabulary: string): Lexicon {
    return this.#lexicons.get(vocabulary) ?? NOTHING;
  }
}

const NOTHING: Lexicon = { namespace: "", elements: new Map(), parts: new Map() };

function attributeOf(
  make: Patterns,
  word: string,
  once: (key: string, make: () => Pattern) => Pattern,
): Pattern {
  const [, prefix = "", name = "", values = ""] =
    /^(?:(xml|epub|ssml|xlink):)?([^:]+):([^!]*)/.exec(word) ?? [];
  const value = once(`value ${values}`, () => valuesOf(make, values));
  const optional = (one: Pattern): Pattern => make.choice(one, make.empty);
  if (name === "any" || name === "plain") {
    const except: NameClass = { type: "nsName", namespace: EPUB };
    const names: NameClass = { type: "anyName", ...(name === "plain" && { except }) };
    return optional(make.oneOrMore(make.fresh({ type: "attribute", name: names, value })));
  }
  const one = make.fresh({
    type: "attribute",
    name: { type: "name", name: `${PREFIXES[prefix] ?? ""} ${name}` },
    value,
  });
  return word.endsWith("!") ? one : optional(one);
}

function namesOf(variant: string, namespace: string, elements: Lexicon["elements"]): NameClass {
  const [name = ""] = variant.split(".");
  if (name === CUSTOM) return { type: "nsName", namespace: CUSTOM };
  if (name !== "any") return { type: "name", name: `${namespace} ${name}` };
  // What programs that draw leave in a drawing is of many namespaces.
  const of: NameClass[] = [...elements.keys()]
    .filter((one) => one !== variant)
    .map((one) => ({ type: "name", name: `${namespace} ${one}` }));
  return {
    type: "anyName",
    except: { type: "choice", of: [...of, { type: "nsName", namespace: HTML.namespace }] },
  };
}

/** A kind of value by its name, or values in a row. */
function valuesOf(make: Patterns, values: string): Pattern {
  if (values === "text") return make.text;
  if (Object.hasOwn(KINDS, values)) return make.fresh({ type: "data", kind: values });
  return values
    .split(",")
    .map((value) => make.fresh({ type: "value", value }))
    .reduceRight((right, left) => make.choice(left, right));
}

function remembering(): (key: string, make: () => Pattern) => Pattern {
  const known = new Map<string, Pattern>();
  return (key, make) => {
    const pattern = known.get(key) ?? make();
    known.set(key, pattern);
    return pattern;
  };
}
