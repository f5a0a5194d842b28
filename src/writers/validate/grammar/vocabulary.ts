/**
 * The elements of one namespace, in lines that are indented where they go on:
 *
 *     name name.variant = attributes ; content
 *     $part = what stands wherever the part is named
 *
 * An attribute is `name:kind`, of a kind in `datatype.ts`, or `name:one,another`; with `!` it is required. Content is
 * elements in their order, `text`, `$part`, and `any` element at all; `other/name` is of another vocabulary. Both join
 * by `|` for a choice, `&` for any order, `*`, `+`, and `[ ]` for what may be wanting.
 *
 * Each element has the attributes of `$common` beside its own, but those with `$bare`, or with any at all. A variant is an
 * element that holds something else in some places; `^` makes two of a line, `name` and `name.flow`.
 */
export interface Vocabulary {
  readonly namespace: string;
  readonly lines: string;
}

export interface ElementLine {
  /** With its variant. */
  readonly name: string;
  readonly attributes: string;
  readonly content: string;
}

/** A vocabulary taken apart. */
export interface Lexicon {
  readonly namespace: string;
  readonly elements: ReadonlyMap<string, ElementLine>;
  readonly parts: ReadonlyMap<string, string>;
}

export function lexiconOf({ namespace, lines }: Vocabulary): Lexicon {
  const elements = new Map<string, ElementLine>();
  const parts = new Map<string, string>();
  for (const line of lines.replace(/\n[ \t]+/g, " ").split("\n")) {
    const [names = "", said] = halves(line, " =");
    if (said === undefined) continue;
    if (names.startsWith("$")) {
      parts.set(names.slice(1), said);
      continue;
    }
    const [attributes = "", content = ""] = halves(said, ";");
    for (const name of names.split(" ")) {
      elements.set(name, { name, attributes, content: content.replaceAll("^", "$phrasing") });
      if (content.includes("^"))
        elements.set(`${name}.flow`, {
          name: `${name}.flow`,
          attributes,
          content: content.replaceAll("^", "$flow"),
        });
    }
  }
  return { namespace, elements, parts };
}

function halves(text: string, mark: string): readonly [string, string | undefined] {
  const at = text.indexOf(mark);
  return at === -1
    ? [text.trim(), undefined]
    : [text.slice(0, at).trim(), text.slice(at + mark.length).trim()];
}
