import type { FaceStyle } from "../../fonts/family.ts";
import type { Font } from "../../fonts/font.ts";
import { outlineOf } from "../../fonts/fontkit.ts";
import type { Segment } from "./drawing.ts";
import type { Length } from "./svg-shapes.ts";
import type { Cascade, Style } from "./svg-style.ts";
import type { SvgNode } from "./svg-tree.ts";

/** The faces that words in a drawing are set in: those of the book. */
export interface DrawingType {
  face(role: "body" | "display" | "mono", style: FaceStyle): Font;
  readonly fallback: readonly Font[];
}

/** Words in one style, as outlines. */
export interface Lettering {
  readonly style: Style;
  readonly path: readonly Segment[];
}

/** What words need to be set. */
export interface Setting {
  readonly type: DrawingType;
  readonly cascade: Cascade;
  readonly length: Length;
  /** Is told what could not be drawn. */
  readonly odd: (what: string) => void;
}

/** Characters of one style that stand in a row, from a place of their own or after those before. */
interface Run {
  readonly text: string;
  readonly style: Style;
  readonly x: number | undefined;
  readonly y: number | undefined;
  readonly dx: number;
  readonly dy: number;
}

/** The words of a `text` element as outlines, in the units of that element. */
export function letteringOf(node: SvgNode, style: Style, setting: Setting): readonly Lettering[] {
  const runs = trimmed(runsOf(node, style, setting));
  const made: Lettering[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < runs.length; ) {
    const chunk = [runs[i] as Run];
    for (i += 1; i < runs.length && runs[i]?.x === undefined && runs[i]?.y === undefined; i += 1)
      chunk.push(runs[i] as Run);
    x = chunk[0]?.x ?? x;
    y = chunk[0]?.y ?? y;
    const set = chunk.map((run) => ({ run, ...shaped(run, setting) }));
    const width = set.reduce((sum, one) => sum + one.width + one.run.dx, 0);
    x -= width * anchorOf(chunk[0]?.style ?? {});
    for (const { run, width: own, outline } of set) {
      x += run.dx;
      y += run.dy;
      made.push({ style: run.style, path: outline(x, y) });
      x += own;
    }
  }
  return made;
}

/** The part of its width that a row stands to the left of its place. */
function anchorOf(style: Style): number {
  const anchor = style["text-anchor"];
  return anchor === "middle" ? 0.5 : anchor === "end" ? 1 : 0;
}

function runsOf(node: SvgNode, style: Style, setting: Setting): Run[] {
  const { length, cascade, odd } = setting;
  const many = (key: string, along: "width" | "height"): readonly (number | undefined)[] =>
    (node.attributes[key] ?? "")
      .split(/[\s,]+/)
      .filter((one) => one !== "")
      .map((one) => length(one, along));
  const [xs, ys] = [many("x", "width"), many("y", "height")];
  const [dx = 0, dy = 0] = [many("dx", "width")[0], many("dy", "height")[0]];
  const runs: Run[] = [];
  for (const child of node.children) {
    if (child.name === "") runs.push({ text: child.text, style, ...AFTER });
    else if (child.name === "tspan" || child.name === "a")
      runs.push(...runsOf(child, cascade(child, style), setting));
    else if (child.name !== "title" && child.name !== "desc") odd(`“${child.name}” in a text`);
  }
  const [first, ...rest] = runs.map((run) => ({ ...run, text: run.text.replace(/\s+/g, " ") }));
  if (first === undefined) return [];
  const placed = { ...first, x: first.x ?? xs[0], y: first.y ?? ys[0] };
  const moved = { ...placed, dx: first.dx + dx, dy: first.dy + dy };
  return xs.length > 1 || ys.length > 1 ? [...singly(moved, xs, ys), ...rest] : [moved, ...rest];
}

const AFTER = { x: undefined, y: undefined, dx: 0, dy: 0 };

/** Each character at its own place, as programs write that have set the words themselves. */
function singly(
  run: Run,
  xs: readonly (number | undefined)[],
  ys: readonly (number | undefined)[],
): readonly Run[] {
  return [...run.text].map((text, i) => ({ ...run, text, x: xs[i], y: ys[i] }));
}

/** Without the space before the first word and that after the last. */
function trimmed(runs: readonly Run[]): readonly Run[] {
  let open = true;
  const out = runs.flatMap((run) => {
    const text = open ? run.text.trimStart() : run.text;
    if (text === "") return [];
    open = text.endsWith(" ");
    return [{ ...run, text }];
  });
  const last = out.at(-1);
  if (last !== undefined) out[out.length - 1] = { ...last, text: last.text.trimEnd() };
  return out;
}

interface Shaped {
  readonly width: number;
  readonly outline: (x: number, y: number) => readonly Segment[];
}

function shaped(run: Run, { type, length, odd }: Setting): Shaped {
  const size = length(run.style["font-size"] ?? "16", "both") ?? 16;
  const spacing = length(run.style["letter-spacing"], "both") ?? 0;
  const face = type.face(roleOf(run.style), styleOf(run.style));
  const parts = pieces(run.text, [face, ...type.fallback], odd).map(({ font, text }) => {
    const glyphs = font.shape(text, [], "en");
    const scale = size / font.unitsPerEm;
    return { font, glyphs, scale, width: glyphs.width * scale + glyphs.glyphs.length * spacing };
  });
  return {
    width: parts.reduce((sum, { width }) => sum + width, 0),
    outline(x, y) {
      const path: Segment[] = [];
      let pen = x;
      for (const { font, glyphs, scale } of parts)
        for (const [i, glyph] of glyphs.glyphs.entries()) {
          const left = pen + (glyphs.offsetsX[i] ?? 0) * scale;
          const base = y - (glyphs.offsetsY[i] ?? 0) * scale;
          for (const segment of outlineOf(font, glyph))
            path.push(placed(segment, left, base, scale));
          pen += (glyphs.advances[i] ?? 0) * scale + spacing;
        }
      return path;
    },
  };
}

/** Glyphs grow upwards, drawings downwards. */
function placed(segment: Segment, x: number, y: number, scale: number): Segment {
  if (segment[0] === "Z") return segment;
  if (segment[0] === "C") {
    const [, a, b, c, d, e, f] = segment;
    return [
      "C",
      x + a * scale,
      y - b * scale,
      x + c * scale,
      y - d * scale,
      x + e * scale,
      y - f * scale,
    ];
  }
  return [segment[0], x + segment[1] * scale, y - segment[2] * scale];
}

/** Characters in a row that one of the fonts has. */
function pieces(
  text: string,
  fonts: readonly Font[],
  odd: (what: string) => void,
): readonly { readonly font: Font; readonly text: string }[] {
  const out: { font: Font; text: string }[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const font = fonts.find((one) => one.hasGlyph(point));
    if (font === undefined) odd(`the character “${character}”, which no font has`);
    const last = out.at(-1);
    if (font === undefined) continue;
    if (last?.font === font) last.text += character;
    else out.push({ font, text: character });
  }
  return out;
}

function roleOf(style: Style): "body" | "display" | "mono" {
  const family = style["font-family"] ?? "";
  if (/mono|courier|consolas|menlo|code/i.test(family)) return "mono";
  return /sans|helvetica|arial|verdana|roboto|futura/i.test(family) ? "display" : "body";
}

function styleOf(style: Style): FaceStyle {
  const weight = style["font-weight"] ?? "";
  const bold = /^bold/.test(weight) || Number.parseInt(weight, 10) >= 600;
  const slanted = /italic|oblique/.test(style["font-style"] ?? "");
  return { weight: bold ? "bold" : "regular", slant: slanted ? "italic" : "upright" };
}
