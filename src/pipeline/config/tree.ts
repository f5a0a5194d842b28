import type { Span } from "../../source/span.ts";

/** A value of a configuration with the place it was written, whatever it was written in. */
export type Tree = Scalar | Sequence | Mapping;

export interface Scalar {
  readonly type: "scalar";
  readonly value: string | number | boolean | undefined;
  /** As typed: a number keeps its leading zeros here. */
  readonly text: string;
  readonly span?: Span | undefined;
}

export interface Sequence {
  readonly type: "sequence";
  readonly items: readonly Tree[];
  readonly span?: Span | undefined;
}

export interface Mapping {
  readonly type: "mapping";
  readonly entries: ReadonlyMap<string, Entry>;
  readonly span?: Span | undefined;
}

export interface Entry {
  readonly key?: Span | undefined;
  readonly value: Tree;
}

/** A mapping without entries: what no configuration amounts to. */
export const emptyTree: Mapping = { type: "mapping", entries: new Map() };

/** A plain value as a tree; every node gets the one place that is known. */
export function treeOf(value: unknown, span?: Span): Tree {
  if (Array.isArray(value))
    return { type: "sequence", items: value.map((item) => treeOf(item, span)), span };
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(
      ([key, item]) => [key, { key: span, value: treeOf(item, span) }] as const,
    );
    return { type: "mapping", entries: new Map(entries), span };
  }
  const known = ["string", "number", "boolean"].includes(typeof value);
  const scalar = known ? (value as string | number | boolean) : undefined;
  return { type: "scalar", value: scalar, text: known ? String(value) : "", span };
}

/** The tree as plain values. */
export function plain(tree: Tree): unknown {
  switch (tree.type) {
    case "scalar":
      return tree.value;
    case "sequence":
      return tree.items.map(plain);
    case "mapping":
      return Object.fromEntries([...tree.entries].map(([key, { value }]) => [key, plain(value)]));
  }
}

/** One tree laid over another: mappings are joined key by key, anything else is replaced. */
export function overlay(under: Tree, over: Tree): Tree {
  if (under.type !== "mapping" || over.type !== "mapping") return over;
  const entries = new Map(under.entries);
  for (const [key, entry] of over.entries) {
    const below = entries.get(key);
    const value = below === undefined ? entry.value : overlay(below.value, entry.value);
    entries.set(key, { ...entry, value });
  }
  return { type: "mapping", entries, span: under.span };
}

/** A book's tree with a theme that is only named written out as a mapping, so that single tokens can be laid over it. */
export function withThemeSpelled(tree: Tree): Tree {
  if (tree.type !== "mapping") return tree;
  const theme = tree.entries.get("theme");
  if (theme === undefined || theme.value.type !== "scalar") return tree;
  const { span } = theme.value;
  const spelled: Mapping = { type: "mapping", entries: new Map([["name", theme]]), span };
  return { ...tree, entries: new Map([...tree.entries, ["theme", { ...theme, value: spelled }]]) };
}

/** The tree without its places, for what was not written in a file. */
export function withoutPlaces(tree: Tree): Tree {
  switch (tree.type) {
    case "scalar":
      return { ...tree, span: undefined };
    case "sequence":
      return { type: "sequence", items: tree.items.map(withoutPlaces) };
    case "mapping": {
      const entries = [...tree.entries].map(
        ([key, { value }]) => [key, { value: withoutPlaces(value) }] as const,
      );
      return { type: "mapping", entries: new Map(entries) };
    }
  }
}
