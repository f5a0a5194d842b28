import type { Part, Section } from "../../model/book.ts";
import { noteMarkup, notesOfPart, notesOfSection, partMarkup, sectionMarkup } from "../markup.ts";
import { type MarkupContext, noteCallId } from "../markup-context.ts";
import { canonicalOf, type SiteMaking } from "./making.ts";
import type { SitePage } from "./plan.ts";

/** How the markup of a page is made: links name the page that holds their end. */
export function contextOf(
  { edition, theme, plan, images }: SiteMaking,
  file: string,
): MarkupContext {
  const address = (id: string, fragment: string): string => {
    const there = plan.fileOf.get(id) ?? file;
    return there === file ? `#${fragment}` : `${there}#${fragment}`;
  };
  return {
    dialect: "html",
    language: edition.book.metadata.language,
    headingLevel: 1,
    labels: edition.labels,
    sceneBreak: theme.sceneBreak,
    chapter: theme.chapter,
    hrefOf: (id) => address(id, id),
    noteHref: (id) => `#${id}`,
    noteBackHref: (id) => `#${noteCallId(id)}`,
    imageSource: (ref) => images.sourceOf(ref),
  };
}

/** The text of a chapter or part, its notes after it. */
export function nodeMarkup(node: Part | Section, context: MarkupContext): string {
  const part = node.type === "part";
  const notes = part ? notesOfPart(node) : notesOfSection(node);
  const texts = notes.map((note) => noteMarkup(note, context)).join("");
  const text = part ? partMarkup(node, context) : sectionMarkup(node, context);
  return text + (texts === "" ? "" : `<div class="notes">\n${texts}</div>\n`);
}

/** The text of a page as it stands in a feed: the same markup, with whole addresses. */
export function feedText(making: SiteMaking, { node, file }: SitePage, base: string): string {
  const context = contextOf(making, file);
  const whole = (href: string): string =>
    href.startsWith("#") ? canonicalOf(base, file) + href : base + href;
  const source = context.imageSource;
  return nodeMarkup(node, {
    ...context,
    hrefOf: (id) => whole(context.hrefOf(id)),
    noteHref: (id) => whole(context.noteHref(id)),
    noteBackHref: (id) => whole(context.noteBackHref(id)),
    imageSource: (ref) => {
      const image = source(ref);
      return image && { ...image, src: base + image.src };
    },
  });
}
