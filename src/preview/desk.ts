import type { Font } from "../fonts/font.ts";
import type { FontSet } from "../layout/font-set.ts";
import { termsOf } from "../model/terms.ts";
import { fontFace } from "../theme/css.ts";
import { htmlStyle } from "../theme/css-html.ts";
import type { Theme } from "../theme/theme.ts";
import { attribute, directionOf, escapeMarkup } from "../writers/escape.ts";
import { facesOf } from "../writers/faces.ts";
import { epubShelf } from "./epub-shelf.ts";
import type { Answer } from "./gate.ts";
import { glyphFont } from "./glyph-font.ts";
import { pageSvg } from "./page-svg.ts";
import { pageOfBlock } from "./pages-of-block.ts";
import { livePage } from "./press.ts";
import type { Session } from "./session.ts";

/** What the desk answers to a path of this book; undefined for what it does not have. Nothing is read from the disk here. */
export function deskAnswer(session: Session): (path: string) => Promise<Answer | undefined> {
  const epub = epubShelf(() => session.epub());
  return async (path) => {
    const [room = "", name = ""] = path.split("/");
    switch (room) {
      case "text.html":
        await session.ready();
        return { mediaType: "text/html", content: readingPage(session) };
      case "book.css":
        return session.look && { mediaType: "text/css", content: bookStyle(session, session.look) };
      case "press.css":
        return session.set && { mediaType: "text/css", content: pressStyle(session.set.fonts) };
      case "page":
        return pageAnswer(session, name);
      case "place":
        return placeAnswer(session, name);
      case "face":
      case "glyphs":
        return fontAnswer(session, room, Number(name));
      case "image":
        return imageAnswer(session, name);
      case "epub.json":
        return epub.made();
      case "epub":
        return epub.file(path.slice("epub/".length));
      default:
        return undefined;
    }
  };
}

function titleOf({ edition }: Session): string {
  return edition?.book.metadata.title ?? termsOf("en").untitled;
}

function readingPage(session: Session): string {
  const language = session.edition?.book.metadata.language ?? "en";
  const pieces = session.text.map(
    ({ id, html }) => `<div${attribute("data-piece", id)}>${html}</div>\n`,
  );
  const { authors = [] } = session.edition?.book.metadata ?? {};
  return `<!DOCTYPE html>
<html${attribute("lang", language)}${attribute("dir", directionOf(language))}>
<head><meta charset="utf-8"><title>${escapeMarkup(titleOf(session))}</title><link rel="stylesheet" href="book.css"></head>
<body>
<header class="opening-matter"><h1 class="book-title">${escapeMarkup(titleOf(session))}</h1>
<p class="book-author">${escapeMarkup(authors.join(", "))}</p></header>
<main${attribute("data-revision", String(session.revision))}>
${pieces.join("")}</main>
</body>
</html>
`;
}

/** Chapters are laid out as they come near the window: see the style of long books. */
const DEFERRED =
  "main > [data-piece] { content-visibility: auto; contain-intrinsic-block-size: auto 400rem }\n";

function bookStyle(session: Session, theme: Theme): string {
  const { edition } = session;
  const faces = edition === undefined ? [] : facesOf(edition.book, theme);
  const css = faces.map((face, at) =>
    fontFace({ ...face, family: face.family.name, source: `url(face/${at})`, display: "block" }),
  );
  return css.join("") + htmlStyle(theme) + DEFERRED;
}

/** Every font of the pages once, in a settled order. */
function fontsOf(set: FontSet): readonly Font[] {
  const faces = (["body", "display", "mono"] as const).flatMap((role) =>
    (["regular", "bold"] as const).flatMap((weight) =>
      (["upright", "italic"] as const).map((slant) => set.face(role, { weight, slant })),
    ),
  );
  return [...new Set([...faces, ...set.fallback])];
}

function pressStyle(set: FontSet): string {
  return fontsOf(set)
    .map(
      (_, at) =>
        `@font-face { font-family: g${at}; font-display: block; src: url(glyphs/${at}) }\n`,
    )
    .join("");
}

function pageAnswer(session: Session, name: string): Answer | undefined {
  const [, at = "", kind] = /^(\d+)\.(svg|json)$/.exec(name) ?? [];
  const { set, edition } = session;
  const page = set && kind !== undefined ? livePage(set, Number(at)) : undefined;
  if (set === undefined || page === undefined) return undefined;
  if (kind === "json")
    return { mediaType: "application/json", content: JSON.stringify(page.begins ?? {}) };
  const fonts = fontsOf(set.fonts);
  const content = pageSvg(page, {
    familyOf: (font) => `g${fonts.indexOf(font)}`,
    imageOf: (ref) => {
      const asset = edition?.assets.get(ref);
      return asset && `image/${asset.digest}`;
    },
  });
  return { mediaType: "image/svg+xml", content };
}

function placeAnswer({ set }: Session, name: string): Answer | undefined {
  const id = name.replace(/\.json$/, "");
  const page = set === undefined ? undefined : pageOfBlock(set, decodeURIComponent(id));
  if (page === undefined) return undefined;
  return { mediaType: "application/json", content: JSON.stringify({ page }) };
}

function fontAnswer(session: Session, room: "face" | "glyphs", at: number): Answer | undefined {
  const { edition, look, set } = session;
  const faces = edition !== undefined && look !== undefined ? facesOf(edition.book, look) : [];
  const font = set === undefined ? undefined : fontsOf(set.fonts)[at];
  const content = room === "face" ? faces[at]?.file.bytes : font && glyphFont(font);
  return content && { mediaType: "font/sfnt", content };
}

function imageAnswer({ edition }: Session, digest: string): Answer | undefined {
  const asset = [...(edition?.assets.values() ?? [])].find((one) => one.digest === digest);
  return asset && { mediaType: asset.mediaType, content: asset.bytes };
}
