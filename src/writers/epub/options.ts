import { type Diagnostic, type Outcome, success } from "../../diagnostics/diagnostic.ts";
import { type StoreName, stores } from "../stores.ts";
import { unknownOption, unusableOption } from "./diagnostics.ts";

/** What `output: { epub: … }` of book.yaml may say. */
export interface EpubOptions {
  /** One EPUB is made for each. */
  readonly editions: readonly StoreName[];
  /** Identifier of the print edition whose pages are marked, `urn:isbn:…`. */
  readonly printIdentifier?: string;
  readonly accessibility: AccessibilityStatement;
}

/** What only the publisher can state; nothing of it is ever inferred. */
export interface AccessibilityStatement {
  /** `EPUB Accessibility 1.1 - WCAG 2.1 Level AA`. */
  readonly conformsTo?: string;
  readonly certifiedBy?: string;
  readonly certifierCredential?: string;
  /** Address of the certifier's report. */
  readonly certifierReport?: string;
  /** Ground of exemption from the European Accessibility Act. */
  readonly exemption?: string;
  /** Replaces the summary computed from the content. */
  readonly summary?: string;
}

const EXEMPTIONS: readonly string[] = [
  "eaa-microenterprise",
  "eaa-fundamental-alteration",
  "eaa-disproportionate-burden",
];

/** The form a claim must have. Source: EPUB Accessibility 1.1, section 4.2.1. */
const CLAIM = /^EPUB Accessibility 1\.1 - WCAG 2\.[0-2] Level A{1,3}$/;

/** Reads the options; what cannot be used is reported and left out. */
export function parseEpubOptions(raw: unknown): Outcome<EpubOptions> {
  const diagnostics: Diagnostic[] = [];
  const given = record(raw, "epub", diagnostics);
  const keys = new Map(Object.entries(given));
  const editions = takeEditions(keys, diagnostics);
  const isbn = takeText(keys, "printIsbn", diagnostics)?.replace(/^urn:isbn:|[\s-]/gi, "");
  if (isbn !== undefined && !isIsbn(isbn))
    diagnostics.push(
      unusableOption("printIsbn", "an ISBN of 13 or 10 digits whose check digit fits"),
    );
  const accessibility = readStatement(
    record(keys.get("accessibility"), "accessibility", diagnostics),
    diagnostics,
  );
  keys.delete("accessibility");
  for (const key of keys.keys()) diagnostics.push(unknownOption(key));
  return success(
    {
      editions,
      accessibility,
      ...(isbn !== undefined && isIsbn(isbn) ? { printIdentifier: `urn:isbn:${isbn}` } : {}),
    },
    diagnostics,
  );
}

function takeEditions(keys: Map<string, unknown>, diagnostics: Diagnostic[]): readonly StoreName[] {
  const given = keys.get("editions");
  keys.delete("editions");
  if (given === undefined) return ["generic"];
  const names = Array.isArray(given) ? given : [given];
  const known = names.filter(
    (name): name is StoreName => typeof name === "string" && Object.hasOwn(stores, name),
  );
  if (known.length < names.length)
    diagnostics.push(unusableOption("editions", `a list of ${Object.keys(stores).join(", ")}`));
  return known.length === 0 ? ["generic"] : [...new Set(known)];
}

function readStatement(
  given: Readonly<Record<string, unknown>>,
  diagnostics: Diagnostic[],
): AccessibilityStatement {
  const keys = new Map(Object.entries(given));
  const take = (key: string) => takeText(keys, key, diagnostics);
  const stated = {
    conformsTo: take("conformsTo"),
    certifiedBy: take("certifiedBy"),
    certifierCredential: take("certifierCredential"),
    certifierReport: take("certifierReport"),
    exemption: take("exemption"),
    summary: take("summary"),
  };
  for (const key of keys.keys()) diagnostics.push(unknownOption(`accessibility.${key}`));
  if (stated.conformsTo !== undefined && !CLAIM.test(stated.conformsTo)) {
    diagnostics.push(unusableOption("conformsTo", "“EPUB Accessibility 1.1 - WCAG 2.1 Level AA”"));
    stated.conformsTo = undefined;
  }
  if (stated.exemption !== undefined && !EXEMPTIONS.includes(stated.exemption)) {
    diagnostics.push(unusableOption("exemption", `one of ${EXEMPTIONS.join(", ")}`));
    stated.exemption = undefined;
  }
  if (stated.certifierReport !== undefined && !/^https?:/.test(stated.certifierReport)) {
    diagnostics.push(unusableOption("certifierReport", "a web address"));
    stated.certifierReport = undefined;
  }
  return present(stated);
}

function takeText(
  keys: Map<string, unknown>,
  key: string,
  diagnostics: Diagnostic[],
): string | undefined {
  const value = keys.get(key);
  keys.delete(key);
  if (value === undefined) return undefined;
  if (typeof value === "string" && value.trim() !== "") return value.trim();
  if (typeof value === "number") return String(value);
  diagnostics.push(unusableOption(key, "a line of text"));
  return undefined;
}

function record(
  value: unknown,
  name: string,
  diagnostics: Diagnostic[],
): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  if (typeof value === "object" && !Array.isArray(value)) return value as Record<string, unknown>;
  diagnostics.push(unusableOption(name, "a list of keys and values"));
  return {};
}

/** The same fields without those that are `undefined`. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** Source of the check digits: ISBN Users' Manual, 7th edition, appendix 1. */
export function isIsbn(digits: string): boolean {
  if (/^\d{13}$/.test(digits)) {
    const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0);
    return sum % 10 === 0;
  }
  if (!/^\d{9}[\dX]$/i.test(digits)) return false;
  const value = (digit: string) => (/x/i.test(digit) ? 10 : Number(digit));
  return [...digits].reduce((total, digit, i) => total + value(digit) * (10 - i), 0) % 11 === 0;
}
