import { isValue } from "./datatype.ts";
import { hasName, type NameClass, type Pattern, type Patterns } from "./pattern.ts";

/**
 * What is left of a pattern once a piece of a document has been read: its derivative, `notAllowed` where the piece may not
 * stand there.
 *
 * Source: James Clark, “An algorithm for RELAX NG validation” (2002). Each step is remembered by the pattern and what
 * was read, as a book says the same few things ten thousand times.
 */
export interface Derivatives {
  startTag(pattern: Pattern, name: string): Pattern;
  attribute(pattern: Pattern, name: string, value: string): Pattern;
  /** As `attribute`, whatever the value is. */
  attributeNamed(pattern: Pattern, name: string): Pattern;
  /** After the last attribute: nothing is left where a required one is missing. */
  endOfTag(pattern: Pattern): Pattern;
  /** As `endOfTag`, where a required attribute is missing and has been reported. */
  endOfTagAnyway(pattern: Pattern): Pattern;
  text(pattern: Pattern, text: string): Pattern;
  endTag(pattern: Pattern): Pattern;
}

/** The derivatives of what `make` makes. */
export function derivatives(make: Patterns): Derivatives {
  const memory = new Map<string, Pattern>();
  const remembered = (key: string, find: () => Pattern): Pattern => {
    const known = memory.get(key);
    if (known !== undefined) return known;
    const found = find();
    memory.set(key, found);
    return found;
  };
  const valuesOf = valueFinder();
  const valued = new Map<number, boolean>();
  const attribute = (pattern: Pattern, name: string, takes: (value: Pattern) => boolean): Pattern =>
    attributeLeft(make, pattern, { name, takes });
  return {
    startTag: (pattern, name) =>
      remembered(`< ${pattern.id} ${name}`, () => startTag(make, pattern, name)),
    attribute(pattern, name, value) {
      // What is remembered is which of the values asked for it is, not the value: ids are all different.
      const fits = valuesOf(pattern, name).map((one) => isValue(one, value));
      return remembered(`@ ${pattern.id} ${name} ${fits}`, () =>
        attribute(pattern, name, (one) => isValue(one, value)),
      );
    },
    attributeNamed: (pattern, name) =>
      remembered(`? ${pattern.id} ${name}`, () => attribute(pattern, name, () => true)),
    endOfTag: (pattern) =>
      remembered(`> ${pattern.id}`, () => withoutAttributes(make, pattern, make.notAllowed)),
    endOfTagAnyway: (pattern) =>
      remembered(`! ${pattern.id}`, () => withoutAttributes(make, pattern, make.empty)),
    text(pattern, text) {
      const matters = valued.get(pattern.id) ?? holdsValue(pattern);
      valued.set(pattern.id, matters);
      return matters
        ? textLeft(make, pattern, text)
        : remembered(`" ${pattern.id}`, () => textLeft(make, pattern, text));
    },
    endTag: (pattern) => remembered(`/ ${pattern.id}`, () => endTag(make, pattern)),
  };
}

function startTag(make: Patterns, pattern: Pattern, name: string): Pattern {
  switch (pattern.type) {
    case "element":
      return hasName(pattern.name, name) ? make.after(pattern.body(), make.empty) : make.notAllowed;
    case "choice":
      return make.choice(startTag(make, pattern.left, name), startTag(make, pattern.right, name));
    case "interleave": {
      const { left, right } = pattern;
      return make.choice(
        onward(make, startTag(make, left, name), (rest) => make.interleave(rest, right)),
        onward(make, startTag(make, right, name), (rest) => make.interleave(left, rest)),
      );
    }
    case "group": {
      const { left, right } = pattern;
      const first = onward(make, startTag(make, left, name), (rest) => make.group(rest, right));
      return left.nullable ? make.choice(first, startTag(make, right, name)) : first;
    }
    case "oneOrMore":
      return onward(make, startTag(make, pattern.of, name), (rest) =>
        make.group(rest, make.choice(pattern, make.empty)),
      );
    case "after":
      return onward(make, startTag(make, pattern.left, name), (rest) =>
        make.after(rest, pattern.right),
      );
    default:
      return make.notAllowed;
  }
}

/** The pattern with what comes after the element changed. */
function onward(make: Patterns, pattern: Pattern, change: (rest: Pattern) => Pattern): Pattern {
  if (pattern.type === "after") return make.after(pattern.left, change(pattern.right));
  if (pattern.type !== "choice") return make.notAllowed;
  return make.choice(onward(make, pattern.left, change), onward(make, pattern.right, change));
}

interface Attribute {
  readonly name: string;
  takes(value: Pattern): boolean;
}

function attributeLeft(make: Patterns, pattern: Pattern, read: Attribute): Pattern {
  const leaf = (one: Pattern): Pattern =>
    one.type === "attribute" && hasName(one.name, read.name) && read.takes(one.value)
      ? make.empty
      : make.notAllowed;
  return derived(make, pattern, { leaf, ordered: false });
}

function textLeft(make: Patterns, pattern: Pattern, text: string): Pattern {
  const leaf = (one: Pattern): Pattern => {
    if (one.type === "text") return one;
    const fits = (one.type === "data" || one.type === "value") && isValue(one, text);
    return fits ? make.empty : make.notAllowed;
  };
  return derived(make, pattern, { leaf, ordered: true });
}

/** What is read: what it leaves of a pattern without parts, and whether the parts of a group come in order. */
interface Read {
  leaf(pattern: Pattern): Pattern;
  readonly ordered: boolean;
}

/** What is left of a pattern when one of its leaves has been read. */
function derived(make: Patterns, pattern: Pattern, read: Read): Pattern {
  const of = (one: Pattern): Pattern => derived(make, one, read);
  switch (pattern.type) {
    case "choice":
      return make.choice(of(pattern.left), of(pattern.right));
    case "interleave": {
      const { left, right } = pattern;
      return make.choice(make.interleave(of(left), right), make.interleave(left, of(right)));
    }
    case "group": {
      const { left, right } = pattern;
      const first = make.group(of(left), right);
      if (!read.ordered) return make.choice(first, make.group(left, of(right)));
      return left.nullable ? make.choice(first, of(right)) : first;
    }
    case "oneOrMore":
      return make.group(of(pattern.of), make.choice(pattern, make.empty));
    case "after":
      return make.after(of(pattern.left), pattern.right);
    default:
      return read.leaf(pattern);
  }
}

/** The pattern with each attribute that has not been read in its place: `notAllowed`, or `empty` to go on without. */
function withoutAttributes(make: Patterns, pattern: Pattern, unread: Pattern): Pattern {
  const without = (one: Pattern): Pattern => withoutAttributes(make, one, unread);
  switch (pattern.type) {
    case "attribute":
      return unread;
    case "choice":
      return make.choice(without(pattern.left), without(pattern.right));
    case "group":
      return make.group(without(pattern.left), without(pattern.right));
    case "interleave":
      return make.interleave(without(pattern.left), without(pattern.right));
    case "oneOrMore":
      return make.oneOrMore(without(pattern.of));
    case "after":
      return make.after(without(pattern.left), pattern.right);
    default:
      return pattern;
  }
}

/** Whether it matters to a pattern what a text says. */
function holdsValue(pattern: Pattern): boolean {
  switch (pattern.type) {
    case "data":
    case "value":
      return true;
    case "choice":
    case "group":
    case "interleave":
      return holdsValue(pattern.left) || holdsValue(pattern.right);
    case "after":
      return holdsValue(pattern.left);
    case "oneOrMore":
      return holdsValue(pattern.of);
    default:
      return false;
  }
}

function endTag(make: Patterns, pattern: Pattern): Pattern {
  if (pattern.type === "choice")
    return make.choice(endTag(make, pattern.left), endTag(make, pattern.right));
  return pattern.type === "after" && pattern.left.nullable ? pattern.right : make.notAllowed;
}

/** Finds the values a pattern knows for an attribute, each once, in an order that is always the same. */
function valueFinder(): (pattern: Pattern, name: string) => readonly Pattern[] {
  const memory = new Map<string, readonly Pattern[]>();
  return (pattern, name) => {
    const key = `${pattern.id} ${name}`;
    const known = memory.get(key);
    if (known !== undefined) return known;
    const found = new Set<Pattern>();
    for (const attribute of attributesOf(pattern))
      if (hasName(attribute.name, name)) found.add(attribute.value);
    memory.set(key, [...found]);
    return [...found];
  };
}

/** The attributes that may still come. */
export function attributesOf(
  pattern: Pattern,
): readonly { readonly name: NameClass; readonly value: Pattern }[] {
  switch (pattern.type) {
    case "attribute":
      return [pattern];
    case "choice":
    case "group":
    case "interleave":
      return [...attributesOf(pattern.left), ...attributesOf(pattern.right)];
    case "after":
      return attributesOf(pattern.left);
    case "oneOrMore":
      return attributesOf(pattern.of);
    default:
      return [];
  }
}
