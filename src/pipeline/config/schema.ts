import { nearest } from "../../base/nearest.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../source/span.ts";
import { choiceUnknown, keyUnknown, numberOutOfRange, valueOfWrongKind } from "./diagnostics.ts";
import { plain, type Tree } from "./tree.ts";

/**
 * What a configuration may say, as data: parsing and the published JSON Schema
 * are two readings of one table, so that an editor completes what we accept.
 */
export type Schema = Described &
  /** `exact` keeps spaces at the edges and text that is nothing but spaces. */
  (
    | { readonly kind: "text"; readonly pattern?: string; readonly exact?: true }
    /** Beyond its bounds a number is the bound itself, and it is said. */
    | { readonly kind: "number"; readonly least?: number; readonly most?: number }
    | { readonly kind: "flag" }
    | { readonly kind: "choice"; readonly of: readonly string[] }
    | { readonly kind: "list"; readonly of: Schema; readonly orOne?: true }
    | { readonly kind: "keys"; readonly keys: Readonly<Record<string, Schema>> }
    | { readonly kind: "map"; readonly of: Schema }
    | { readonly kind: "either"; readonly of: readonly Schema[] }
    | { readonly kind: "anything" }
  );

interface Described {
  readonly about?: string;
}

/** A value that fits the schema; what did not fit is left out and reported. */
export interface Fitted {
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

const NOTHING: Fitted = { value: undefined, diagnostics: [] };

/** Reads a tree by a schema. `path` names the value in messages: `theme.page`. */
export function conform(tree: Tree, schema: Schema, path: string): Fitted {
  if (tree.type === "scalar" && tree.value === undefined && schema.kind !== "anything")
    return NOTHING;
  switch (schema.kind) {
    case "text":
      return fitText(tree, schema, path);
    case "number":
      return fitNumber(tree, schema, path);
    case "flag":
      if (tree.type === "scalar" && typeof tree.value === "boolean") return fitted(tree.value);
      return wrong(path, "true or false", tree.span);
    case "choice":
      return fitChoice(tree, schema.of, path);
    case "list":
      return fitList(tree, schema, path);
    case "keys":
      return fitKeys(tree, schema.keys, path);
    case "map":
      return fitMap(tree, schema.of, path);
    case "either":
      return fitEither(tree, schema.of, path);
    case "anything":
      return fitted(plain(tree));
  }
}

function fitted(value: unknown): Fitted {
  return { value, diagnostics: [] };
}

function wrong(path: string, wanted: string, span: Span | undefined): Fitted {
  return { value: undefined, diagnostics: [valueOfWrongKind(path, wanted, span)] };
}

function fitNumber(tree: Tree, schema: Schema & { readonly kind: "number" }, path: string): Fitted {
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = schema;
  if (tree.type !== "scalar" || typeof tree.value !== "number" || Number.isNaN(tree.value))
    return wrong(path, "a number", tree.span);
  const value = Math.min(Math.max(tree.value, least), most);
  if (value === tree.value) return fitted(value);
  const said = { typed: tree.text, bound: value, least: value === least };
  return { value, diagnostics: [numberOutOfRange(path, said, tree.span)] };
}

function fitText(tree: Tree, schema: Schema & { readonly kind: "text" }, path: string): Fitted {
  const { pattern, exact } = schema;
  if (tree.type !== "scalar") return wrong(path, "text", tree.span);
  const text = typeof tree.value === "string" ? tree.value : tree.text;
  if (pattern !== undefined && !new RegExp(pattern, "u").test(text))
    return wrong(path, `text of the form ${pattern}`, tree.span);
  if (exact === true) return fitted(text);
  return fitted(text.trim() === "" ? undefined : text.trim());
}

function fitChoice(tree: Tree, choices: readonly string[], path: string): Fitted {
  if (tree.type === "scalar" && choices.includes(tree.text)) return fitted(tree.text);
  const typed = tree.type === "scalar" ? tree.text : "";
  return { value: undefined, diagnostics: [choiceUnknown(path, typed, choices, tree.span)] };
}

function fitList(tree: Tree, schema: Schema & { readonly kind: "list" }, path: string): Fitted {
  if (tree.type !== "sequence") {
    if (schema.orOne !== true) return wrong(path, "a list", tree.span);
    const one = conform(tree, schema.of, path);
    return { ...one, value: one.value === undefined ? undefined : [one.value] };
  }
  const items = tree.items.map((item, at) => conform(item, schema.of, `${path}[${at + 1}]`));
  return {
    value: items.map(({ value }) => value).filter((value) => value !== undefined),
    diagnostics: items.flatMap(({ diagnostics }) => diagnostics),
  };
}

function fitKeys(tree: Tree, keys: Readonly<Record<string, Schema>>, path: string): Fitted {
  if (tree.type !== "mapping") return wrong(path, "keys and values", tree.span);
  const diagnostics: Diagnostic[] = [];
  const values: [string, unknown][] = [];
  for (const [key, entry] of tree.entries) {
    const schema = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (schema === undefined) {
      const near = nearest(key, Object.keys(keys));
      diagnostics.push(keyUnknown(path === "" ? key : `${path}.${key}`, near, entry.key));
      continue;
    }
    const inner = conform(entry.value, schema, path === "" ? key : `${path}.${key}`);
    diagnostics.push(...inner.diagnostics);
    if (inner.value !== undefined) values.push([key, inner.value]);
  }
  return { value: Object.fromEntries(values), diagnostics };
}

function fitMap(tree: Tree, of: Schema, path: string): Fitted {
  if (tree.type !== "mapping") return wrong(path, "keys and values", tree.span);
  const fits = [...tree.entries].map(
    ([key, { value }]) => [key, conform(value, of, `${path}.${key}`)] as const,
  );
  return {
    value: Object.fromEntries(
      fits.flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value]])),
    ),
    diagnostics: fits.flatMap(([, { diagnostics }]) => diagnostics),
  };
}

/** The first alternative of the tree's own shape; where none is, the first says what it wanted. */
function fitEither(tree: Tree, of: readonly Schema[], path: string): Fitted {
  const same = of.find((schema) => shapeOf(schema) === tree.type) ?? of[0];
  return same === undefined ? fitted(plain(tree)) : conform(tree, same, path);
}

function shapeOf(schema: Schema): Tree["type"] {
  if (schema.kind === "list") return "sequence";
  return schema.kind === "keys" || schema.kind === "map" ? "mapping" : "scalar";
}

/** The same table as JSON Schema (draft 2020-12). */
export function jsonSchemaOf(schema: Schema): Readonly<Record<string, unknown>> {
  const about = schema.about === undefined ? {} : { description: schema.about };
  return { ...about, ...shapeAsJson(schema) };
}

function shapeAsJson(schema: Schema): Readonly<Record<string, unknown>> {
  switch (schema.kind) {
    case "text":
      return schema.pattern === undefined
        ? { type: ["string", "number"] }
        : { type: ["string", "number"], pattern: schema.pattern };
    case "number": {
      const { least, most } = schema;
      return {
        type: "number",
        ...(least !== undefined && { minimum: least }),
        ...(most !== undefined && { maximum: most }),
      };
    }
    case "flag":
      return { type: "boolean" };
    case "choice":
      return { enum: schema.of };
    case "list": {
      const list = { type: "array", items: jsonSchemaOf(schema.of) };
      return schema.orOne === true ? { anyOf: [jsonSchemaOf(schema.of), list] } : list;
    }
    case "keys":
      return {
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.entries(schema.keys).map(([key, inner]) => [key, jsonSchemaOf(inner)]),
        ),
      };
    case "map":
      return { type: "object", additionalProperties: jsonSchemaOf(schema.of) };
    case "either":
      return { anyOf: schema.of.map(jsonSchemaOf) };
    case "anything":
      return {};
  }
}
