import { digest } from "../../base/digest.ts";
import { partPath } from "../archive.ts";
import type { Look, RichImage } from "../rich/rich.ts";
import { child, type Node } from "../xml.ts";
import { allText, type OdtDocument } from "./document.ts";

/** True for a frame, a shape or a group of them. */
export function isDrawn({ name }: Node): boolean {
  return /^(?:draw|dr3d):/.test(name);
}

/** The images in something drawn, and the boxes of text, or that it is a rule. What is neither is reported. */
export function imagesOf(document: OdtDocument, drawn: Node, look: Look): Found {
  const found: Found = { look, images: [], boxes: [], rule: isRule(drawn) };
  if (found.rule) return found;
  const said = document.remarks.length;
  visit(document, drawn, found);
  const nothing = found.images.length + found.boxes.length === 0;
  if (nothing && document.remarks.length === said && !HARMLESS.test(drawn.name)) {
    const message = "A drawing or an object of another program was left out";
    document.remarks.push({ name: "not-carried", message });
  }
  return found;
}

/** What is drawn and shows nothing. */
const HARMLESS = /^draw:(?:control|a|layer.*|page.*)$/;

/** What stands in something drawn. */
export interface Found {
  readonly look: Look;
  readonly images: RichImage[];
  readonly boxes: Node[];
  /** It is a line across the page. */
  readonly rule: boolean;
}

/** A line, or a box too low for any words. */
function isRule({ name, attributes }: Node): boolean {
  if (name === "draw:line") return true;
  if (!/^draw:(?:rect|custom-shape)$/.test(name)) return false;
  const height = inches(attributes["svg:height"]);
  const width = inches(attributes["svg:width"]);
  return height !== undefined && width !== undefined && height < 0.1 && width > height * 20;
}

const INCHES: Readonly<Record<string, number>> = { in: 1, cm: 1 / 2.54, mm: 1 / 25.4, pt: 1 / 72 };

function inches(length: string | undefined): number | undefined {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)(in|cm|mm|pt)$/.exec(length ?? "") ?? [];
  return number === undefined ? undefined : Number(number) * (INCHES[unit] ?? 1);
}

function visit(document: OdtDocument, node: Node, found: Found): void {
  if (node.name === "draw:text-box") {
    found.boxes.push(node);
    return;
  }
  if (node.name === "draw:frame" && child(node, "draw:image") !== undefined) {
    const image = isObject(node) ? undefined : imageOf(document, node, found.look);
    if (image !== undefined) found.images.push(image);
  } else if (holdsWords(node)) found.boxes.push(node);
  else for (const one of node.children) if (isDrawn(one)) visit(document, one, found);
}

/** The picture of an object of another program is of a kind no book can show. */
function isObject(frame: Node): boolean {
  return frame.children.some(({ name }) => name === "draw:object" || name === "draw:object-ole");
}

/** A shape with words in it. */
function holdsWords({ name, children }: Node): boolean {
  if (!/^draw:(?:custom-shape|rect|ellipse|circle|path|polygon|caption)$/.test(name)) return false;
  return children.some((one) => one.name === "text:p" && allText(one).trim() !== "");
}

function imageOf(document: OdtDocument, frame: Node, look: Look): RichImage | undefined {
  const image = child(frame, "draw:image");
  const href = image?.attributes["xlink:href"] ?? "";
  const bytes = bytesOf(document, image, href);
  if (bytes === undefined) {
    const message = /^[a-z][a-z\d+.-]*:|^\/\//i.test(href)
      ? "An image of the document lies outside of it, and nothing is fetched"
      : "An image of the document is not in its file";
    document.remarks.push({ name: "not-carried", message });
    return undefined;
  }
  const words = (name: string) => {
    const node = child(frame, name);
    return node === undefined ? "" : allText(node).replace(/\s+/g, " ").trim();
  };
  const ref = `embedded:${digest(bytes)}`;
  document.embedded.set(ref, bytes);
  const { attributes } = frame;
  const decorative = (attributes["loext:decorative"] ?? attributes["draw:decorative"]) === "true";
  return {
    type: "image",
    image: ref,
    alt: words("svg:desc") || words("svg:title"),
    decorative,
    look,
  };
}

/** The bytes of an image in the archive, or of one written into a flat document. */
function bytesOf(
  document: OdtDocument,
  image: Node | undefined,
  href: string,
): Uint8Array | undefined {
  const data = child(image, "office:binary-data");
  if (data !== undefined) return new Uint8Array(Buffer.from(allText(data), "base64"));
  const path = partPath("content.xml", decodePath(href));
  return path === undefined || path === "" ? undefined : document.part(path);
}

function decodePath(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
