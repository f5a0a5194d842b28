import type { FigureExtent, Image, Inline } from "../../model/book.ts";
import { titleText } from "../../model/text.ts";
import type { Span } from "../../source/span.ts";
import { assetRef } from "../asset-ref.ts";
import { notice } from "../diagnostics.ts";
import { pushText, type Range, sourceOffset } from "../passage.ts";
import { spanOf } from "../reading.ts";
import { type Attributes, attributesAt, destinationAt } from "./destination.ts";
import { linkTo } from "./html.ts";
import { indexMark } from "./index-mark.ts";
import { referenceKey } from "./markdown-reading.ts";
import { type Bracket, type Scan, takeChildren } from "./scan.ts";

/** Labels of references are shorter, CommonMark 0.31, section 4.7. */
const LONGEST_LABEL = 999;

/** Handles `]`: what stood in brackets becomes a link, an image, a note or a phrase, or stays text. */
export function closeBracket(scan: Scan, at: number): number {
  const bracket = scan.brackets.pop();
  if (bracket === undefined) return at + 1;
  const insideLink = scan.brackets.length < scan.noLinkBelow;
  if (insideLink) scan.noLinkBelow = scan.brackets.length;
  if (bracket.kind === "note") return inlineNote(scan, bracket, at);
  const label = scan.text.slice(bracket.inside, Math.min(at, bracket.inside + LONGEST_LABEL));
  if (bracket.kind === "link" && /^\^[^\s\]]+$/.test(label)) return calledNote(scan, bracket, at);
  const attributes = bracket.kind === "link" ? attributesAt(scan.text, at + 1) : undefined;
  if (attributes !== undefined) return phrase(scan, bracket, at, attributes);
  const target = targetAt(scan, bracket, at);
  if (target === undefined) return at + 1;
  if (bracket.kind === "image") return image(scan, bracket, at, target);
  if (insideLink) return at + 1;
  const children = takeChildren(scan, bracket, at);
  const span = spanBetween(scan, bracket.start, target.end);
  put(scan, bracket.start, target.end, linkTo(scan.reading, target.href, children, span));
  scan.noLinkBelow = scan.brackets.length;
  return target.end;
}

interface Target {
  readonly href: string;
  readonly title?: Range;
  readonly end: number;
}

/** `(path)`, `[label]`, `[]`, or nothing where the text in brackets is itself a label. */
function targetAt(scan: Scan, bracket: Bracket, at: number): Target | undefined {
  const { text, reading } = scan;
  if (text.charAt(at + 1) === "(") {
    const destination = destinationAt(text, at + 1);
    if (destination !== undefined) return destination;
  }
  if (reading.references.size === 0) return undefined;
  const own = text.slice(bracket.inside, at);
  const named = /^\[([^[\]]{0,999})\]/.exec(text.slice(at + 1, at + 3 + LONGEST_LABEL));
  const label = named?.[1] || own;
  if (label.length > LONGEST_LABEL) return undefined;
  const href = reading.references.get(referenceKey(label));
  if (href === undefined) return undefined;
  return { href, end: at + 1 + (named?.[0].length ?? 0) };
}

function put(scan: Scan, start: number, end: number, inlines: readonly Inline[]): void {
  scan.atoms.push({ start, end, inlines });
}

function spanBetween({ reading, passage }: Scan, start: number, end: number): Span {
  return spanOf(reading, sourceOffset(passage, start), sourceOffset(passage, end - 1) + 1);
}

function inlineNote(scan: Scan, bracket: Bracket, at: number): number {
  const inlines = takeChildren(scan, bracket, at);
  const span = spanBetween(scan, bracket.start, at + 1);
  const paragraph = { type: "paragraph", inlines, span } as const;
  put(scan, bracket.start, at + 1, [{ type: "note", blocks: [paragraph], span }]);
  return at + 1;
}

function calledNote(scan: Scan, bracket: Bracket, at: number): number {
  const label = scan.text.slice(bracket.inside + 1, at);
  const span = spanBetween(scan, bracket.start, at + 1);
  const blocks = scan.reading.note(label);
  if (typeof blocks === "object" && blocks.length > 0) {
    takeChildren(scan, bracket, at);
    put(scan, bracket.start, at + 1, [{ type: "note", blocks, span }]);
    return at + 1;
  }
  const what =
    blocks === undefined
      ? "calls a note that is not there"
      : blocks === "again"
        ? "calls a note that was called again and again"
        : "calls a note from inside a note";
  const message = `“[^${label}]” ${what}`;
  scan.reading.diagnostics.push(notice("anchor-without-note", message, span));
  return at + 1;
}

function phrase(scan: Scan, bracket: Bracket, at: number, attributes: Attributes): number {
  const inlines = takeChildren(scan, bracket, at);
  const span = spanBetween(scan, bracket.start, attributes.end);
  put(scan, bracket.start, attributes.end, styled(inlines, attributes, span));
  return attributes.end;
}

const STYLES: Readonly<
  Record<string, "smallCaps" | "superscript" | "subscript" | "strikethrough">
> = {
  smallcaps: "smallCaps",
  "small-caps": "smallCaps",
  sc: "smallCaps",
  sup: "superscript",
  sub: "subscript",
  strike: "strikethrough",
};

function styled(inlines: readonly Inline[], attributes: Attributes, span: Span): readonly Inline[] {
  const { classes, language } = attributes;
  const mark = indexMark(inlines, attributes, span);
  if (mark !== undefined) return [mark];
  if (inlines.length === 0) return [];
  const type = classes.map((name) => STYLES[name.toLowerCase()]).find((style) => style) ?? "phrase";
  if (type === "phrase" && language === undefined) return inlines;
  return [{ type, inlines, span, ...(language === undefined ? {} : { language }) }];
}

function image(scan: Scan, bracket: Bracket, at: number, target: Target): number {
  const { reading, passage, text } = scan;
  const attributes = attributesAt(text, target.end);
  const end = attributes?.end ?? target.end;
  const alt = titleText(takeChildren(scan, bracket, at));
  const title = target.title === undefined ? "" : text.slice(target.title.start, target.title.end);
  const named = /^decorative$/i.test(title) || attributes?.classes.includes("decorative") === true;
  const span = spanBetween(scan, bracket.start, end);
  const ref = assetRef(reading.source.id, target.href);
  const node: Image = { type: "image", image: ref, alt, decorative: alt === "" && named, span };
  if (alt === "" && !named)
    reading.diagnostics.push(
      notice("image-alt", `The image “${target.href}” has no description`, span),
    );
  reading.requests.push({ ref, path: target.href, span });
  if (target.title !== undefined && !named) {
    const caption: Inline[] = [];
    pushText(reading, passage, target.title, caption);
    reading.captions.set(node, caption);
  }
  const extent = attributes?.classes.map((name) => EXTENTS.get(name)).find((found) => found);
  if (extent !== undefined) reading.extents.set(node, extent);
  put(scan, bracket.start, end, [node]);
  if (attributes === undefined) watchApart(scan, end);
  return end;
}

/** Attributes a space away from their picture are words; an author who wrote what we know meant them for it. */
function watchApart(scan: Scan, end: number): void {
  const { reading, text } = scan;
  const gap = /^[ \t]+(?=\{)/.exec(text.slice(end, end + FARTHEST))?.[0].length ?? 0;
  const apart = gap === 0 ? undefined : attributesAt(text, end + gap);
  if (apart?.classes.some((name) => name === "decorative" || EXTENTS.has(name)) !== true) return;
  const span = spanBetween(scan, end + gap, apart.end);
  const words = text.slice(end + gap, apart.end);
  reading.diagnostics.push(
    notice("attributes-apart", `“${words}” stands apart from its picture and is printed`, span),
  );
}

/** Spaces before attributes that somebody may have meant for a picture. */
const FARTHEST = 20;

/** What an author writes for a picture with a page of its own. */
const EXTENTS: ReadonlyMap<string, FigureExtent> = new Map([
  ["full-page", "page"],
  ["full-bleed", "bleed"],
]);
