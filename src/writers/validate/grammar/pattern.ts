/**
 * Patterns of RELAX NG: what may still stand at a place of a document.
 *
 * The vocabularies beside this file are read into such patterns. A pattern is made once (`patterns`), so that two
 * that say the same are one object, and what follows from it can be remembered by its number.
 */
export type Pattern = Readonly<{ id: number; nullable: boolean }> &
  (
    | { readonly type: "empty" | "notAllowed" | "text" }
    | {
        readonly type: "choice" | "group" | "interleave" | "after";
        readonly left: Pattern;
        readonly right: Pattern;
      }
    | { readonly type: "oneOrMore"; readonly of: Pattern }
    | { readonly type: "data"; readonly kind: string }
    | { readonly type: "value"; readonly value: string }
    | { readonly type: "attribute"; readonly name: NameClass; readonly value: Pattern }
    | { readonly type: "element"; readonly name: NameClass; readonly body: () => Pattern }
  );

/** The names an element or an attribute may have. A name is its namespace, a space and its local part. */
export type NameClass =
  | { readonly type: "name"; readonly name: string }
  | { readonly type: "anyName"; readonly except?: NameClass }
  | { readonly type: "nsName"; readonly namespace: string; readonly except?: NameClass }
  | { readonly type: "choice"; readonly of: readonly NameClass[] };

/** Whether the name is one of the class. */
export function hasName(names: NameClass, name: string): boolean {
  switch (names.type) {
    case "name":
      return names.name === name;
    case "choice":
      return names.of.some((one) => hasName(one, name));
    case "anyName":
      return names.except === undefined || !hasName(names.except, name);
    case "nsName":
      return (
        name.slice(0, name.lastIndexOf(" ")) === names.namespace &&
        (names.except === undefined || !hasName(names.except, name))
      );
  }
}

/** Makers of patterns that give the same object for the same pattern, and the simplest for what is the same. */
export interface Patterns {
  readonly empty: Pattern;
  readonly notAllowed: Pattern;
  readonly text: Pattern;
  choice(left: Pattern, right: Pattern): Pattern;
  group(left: Pattern, right: Pattern): Pattern;
  interleave(left: Pattern, right: Pattern): Pattern;
  after(left: Pattern, right: Pattern): Pattern;
  oneOrMore(of: Pattern): Pattern;
  /** A pattern that is made once by whoever asks: a value, an attribute, an element. */
  fresh(pattern: Fresh): Pattern;
}

type Fresh = Pattern extends infer Each
  ? Each extends Pattern
    ? Omit<Each, "id" | "nullable">
    : never
  : never;

/** The patterns of one grammar. */
export function patterns(): Patterns {
  let count = 0;
  const known = new Map<string, Pattern>();
  const fresh = (made: Fresh, nullable = false): Pattern => {
    const pattern = { ...made, id: count, nullable } as Pattern;
    count += 1;
    return pattern;
  };
  const once = (key: string, make: () => Pattern): Pattern => {
    const pattern = known.get(key) ?? make();
    known.set(key, pattern);
    return pattern;
  };
  const empty = fresh({ type: "empty" }, true);
  const notAllowed = fresh({ type: "notAllowed" });
  const text = fresh({ type: "text" }, true);
  const pair = (
    type: "choice" | "group" | "interleave" | "after",
    left: Pattern,
    right: Pattern,
    nullable: boolean,
  ): Pattern =>
    once(`${type} ${left.id} ${right.id}`, () => fresh({ type, left, right }, nullable));
  const both = (type: "group" | "interleave", left: Pattern, right: Pattern): Pattern => {
    if (left === notAllowed || right === notAllowed) return notAllowed;
    if (left === empty) return right;
    if (right === empty) return left;
    return pair(type, left, right, left.nullable && right.nullable);
  };
  const choice = (left: Pattern, right: Pattern): Pattern => {
    if (covers(left, right)) return left;
    if (covers(right, left)) return right;
    if (left.type === "choice") return choice(left.left, choice(left.right, right));
    if (offers(right, left)) return right;
    return joined(right, left) ?? pair("choice", left, right, left.nullable || right.nullable);
  };
  const covers = (one: Pattern, other: Pattern): boolean =>
    one === other || other === notAllowed || (other === empty && one.nullable);
  // Two ways on that come back to one place, or begin as one, are one way with a choice in it: else the ways on
  // would double with every element that may be read in two ways.
  const joined = (chain: Pattern, one: Pattern): Pattern | undefined => {
    if (one.type !== "after") return undefined;
    if (chain.type === "after" && chain.right === one.right)
      return after(choice(one.left, chain.left), one.right);
    if (chain.type === "after" && chain.left === one.left)
      return after(one.left, choice(one.right, chain.right));
    if (chain.type !== "choice") return undefined;
    const first = joined(chain.left, one);
    if (first !== undefined) return choice(first, chain.right);
    const further = joined(chain.right, one);
    return further && choice(chain.left, further);
  };
  const after = (left: Pattern, right: Pattern): Pattern =>
    left === notAllowed || right === notAllowed ? notAllowed : pair("after", left, right, false);
  return {
    empty,
    notAllowed,
    text,
    choice,
    after,
    group: (left, right) => both("group", left, right),
    interleave: (left, right) => both("interleave", left, right),
    oneOrMore: (of) =>
      of === notAllowed || of === empty || of === text
        ? of
        : once(`more ${of.id}`, () => fresh({ type: "oneOrMore", of }, of.nullable)),
    fresh: (made) => fresh(made),
  };
}

/** Whether a chain of choices already offers this one. */
function offers(chain: Pattern, one: Pattern): boolean {
  if (chain.type !== "choice") return chain === one;
  return chain.left === one || offers(chain.right, one);
}
