import { nearest } from "../base/nearest.ts";
import { isLength, type Length, toPt } from "../base/units.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type ThemePlace, tokenUnknown, tokenWrong } from "./diagnostics.ts";

/** Notes what is wrong with tokens while they are read. */
export interface Reading {
  readonly from: ThemePlace;
  readonly problems: Diagnostic[];
}

/**
 * Reads one token laid over the value it had before.
 *
 * *Law:* absent gives `base`; so does anything of the wrong kind, with a diagnostic.
 */
export type Token<T> = (raw: unknown, base: T, path: string, reading: Reading) => T;

/** A token of a type that a guard knows; `wanted` completes “It is …”. */
export function token<T>(guard: (raw: unknown) => raw is T, wanted: string): Token<T> {
  return (raw, base, path, reading) => {
    if (raw === undefined) return base;
    if (guard(raw)) return raw;
    reading.problems.push(tokenWrong({ path, given: raw, wanted }, reading.from));
    return base;
  };
}

/** A length between two bounds in points, an em counted as 12. */
export function length(least: number, most: number): Token<Length> {
  const wanted = `a length from ${least} to ${most} points in pt, mm, in or em, as in “11pt” or “1.5em”`;
  const fits = (raw: unknown): raw is Length =>
    isLength(raw) && toPt(raw, 12) >= least && toPt(raw, 12) <= most;
  return token(fits, wanted);
}

/** A whole number between two bounds. */
export function count(least: number, most: number): Token<number> {
  const fits = (raw: unknown): raw is number =>
    Number.isInteger(raw) && Number(raw) >= least && Number(raw) <= most;
  return token(fits, `a whole number from ${least} to ${most}`);
}

/** Yes or no. */
export const flag: Token<boolean> = token(
  (raw): raw is boolean => typeof raw === "boolean",
  "true or false",
);

/** One of a few words. */
export function choice<const T extends string>(...of: readonly T[]): Token<T> {
  const fits = (raw: unknown): raw is T => of.some((word) => word === raw);
  return token(fits, `one of ${of.join(", ")}`);
}

/** A short text of one line; `null` and `none` are the empty one. */
export const words: Token<string> = (raw, base, path, reading) => {
  if (raw === null || raw === "none") return "";
  const fits = (value: unknown): value is string =>
    typeof value === "string" && value.length <= 200 && !/[\r\n]/.test(value);
  return token(fits, "a text of one line, at most 200 characters")(raw, base, path, reading);
};

/** A colour for screens. */
export const colour: Token<string> = token(
  (raw): raw is string => typeof raw === "string" && /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(raw),
  "a colour as #rgb or #rrggbb",
);

/**
 * A mapping of tokens by name. Names nobody knows are reported with the nearest known one;
 * `elsewhere` are names that may stand here and are read by somebody else.
 */
export function record<T extends object>(
  fields: { readonly [Name in keyof T]-?: Token<T[Name]> },
  elsewhere: readonly string[] = [],
): Token<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (raw, base, path, reading) => {
    if (raw === undefined) return base;
    if (!isMapping(raw)) {
      const wanted = `a mapping with some of ${names.join(", ")}`;
      reading.problems.push(tokenWrong({ path, given: raw, wanted }, reading.from));
      return base;
    }
    reportUnknown(raw, [...names, ...elsewhere], path, reading);
    const read = names.map((name) => {
      const inner = Object.hasOwn(raw, name) ? raw[name] : undefined;
      return [name, fields[name](inner, base[name], join(path, name), reading)];
    });
    return Object.fromEntries(read) as T;
  };
}

/** Reports the keys of a mapping that are not among the names. */
export function reportUnknown(
  raw: Readonly<Record<string, unknown>>,
  names: readonly string[],
  path: string,
  { problems, from }: Reading,
): void {
  for (const key of Object.keys(raw).filter(
    (name) => !names.includes(name) && name !== "$schema",
  )) {
    const near = nearest(key, names);
    problems.push(
      tokenUnknown(join(path, key), near === undefined ? undefined : join(path, near), from),
    );
  }
}

/** True for a plain mapping. */
export function isMapping(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

/** The path of a token in a message: `text.size`. */
export function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
