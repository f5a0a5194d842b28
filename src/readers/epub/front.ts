import type { Metadata } from "../../model/book.ts";
import { type Element, elementsIn, firstIn, textOf } from "../html/tree.ts";
import type { Remark } from "../rich/draft.ts";
import type { Package, PackageItem } from "./package.ts";
import type { BookPage } from "./page.ts";
import { type BookRole, roleNamed, roleOf } from "./roles.ts";

/** What a file of a book is as a whole: by its own word, that of its only section, or the guide. */
export function roleOfFile(
  { path, html, body }: BookPage,
  { guide }: Package,
  item: PackageItem,
): BookRole | undefined {
  if (item.properties.has("nav")) return "toc";
  const inside = body.children.filter((child): child is Element => typeof child !== "string");
  const [only] = inside.length === 1 ? inside : [];
  const said = [body, html, only].map((element) => element && roleOf(element, false));
  return said.find((role) => role !== undefined) ?? roleNamed([guide.get(path) ?? ""]);
}

/** Longer front pages hold something of their own, in words. */
const FEW_WORDS = 80;

/**
 * True for a page that says again what the book says of itself: its cover, its titles, its rights,
 * its contents. What is left out of it is said.
 */
export function saysAgain(
  { body }: BookPage,
  role: BookRole | undefined,
  metadata: Partial<Metadata>,
): readonly Remark[] | undefined {
  const lines = elementsIn(body).filter(isLine).map(textOf);
  const own = lines.filter((line) => line !== "" && !isKnown(line, metadata));
  const count = own.join(" ").split(/\s+/).length;
  switch (role) {
    case "toc":
      return [said("The contents of the older edition were left out")];
    case "cover":
      return count < FEW_WORDS ? [] : undefined;
    case "halfTitle":
    case "titlePage": {
      if (count >= FEW_WORDS) return undefined;
      const words = own.join(" · ");
      return words === ""
        ? []
        : [said(`“${words.slice(0, 200)}” stood on the title page and was left out`)];
    }
    case "copyright":
      return own.length === 0 ? [] : undefined;
    default:
      return undefined;
  }
}

function said(message: string): Remark {
  return { name: "front-page", message };
}

/** Elements that end a line, or hold others that do. */
const LINES = /^(?:p|h[1-6]|div|li|section|br)$/;

function isLine(element: Element): boolean {
  return firstIn(element, ({ name }) => LINES.test(name)) === undefined;
}

/** True where a line holds nothing but what the package says too. */
function isKnown(line: string, metadata: Partial<Metadata>): boolean {
  const { title, subtitle, authors = [], publisher, rights, identifier } = metadata;
  const known = [title, subtitle, ...authors, publisher, rights, identifier].map((text) =>
    letters(text ?? ""),
  );
  const bare = line
    .replace(/^(?:by|von|de|di|av|door)\s+/i, "")
    .replace(/\bcopyright\b|\(c\)|\b[12]\d{3}\b/gi, "");
  const words = letters(bare);
  if (words === "") return true;
  const digits = line.replace(/\D/g, "");
  if (/^(?:e-?)?isbn\b/i.test(line) && known.some((text) => text.endsWith(digits))) return true;
  return known.some(
    (text) => text !== "" && (text === words || (words.length > 8 && text.includes(words))),
  );
}

function letters(words: string): string {
  return words
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
