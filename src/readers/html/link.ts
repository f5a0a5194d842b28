import type { StyleOf } from "./style.ts";
import type { Element } from "./tree.ts";

/** Where a link leads; Google Docs leads every one through an address of its own. */
export function addressOf(href: string): string {
  const through = /^https?:\/\/www\.google\.com\/url\?(?:[^#]*&)?q=([^&#]+)/.exec(href)?.[1];
  try {
    const address = through === undefined ? href : decodeURIComponent(through);
    return /^(?:https?:|mailto:)/i.test(address) ? address : href;
  } catch {
    return href;
  }
}

/** True where a line is drawn under a link alone. That line, which programs draw round it, is the sign of it and no stress. */
export function isUnderlined(styleOf: StyleOf, { parent }: Element): boolean {
  if (parent?.name !== "span" || parent.children.length > 1) return false;
  const style = styleOf(parent);
  const line = style["text-decoration"] ?? style["text-decoration-line"] ?? "";
  return line.includes("underline") && !/italic|oblique/.test(style["font-style"] ?? "");
}
