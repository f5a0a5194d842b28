import { type Pt, toPt } from "../../base/units.ts";
import type { FontRole, StyleName, Theme } from "../../theme/theme.ts";
import type { LineShape } from "../paragraph.ts";

type Figures = "oldstyle" | "lining" | "oldstyleTabular" | "liningTabular";

/** How a stretch of text looks: a theme's style with every length in points. */
export interface TypeStyle {
  readonly role: FontRole;
  readonly size: Pt;
  readonly weight: "regular" | "bold";
  readonly slant: "upright" | "italic";
  readonly caps: "none" | "smallCaps" | "upper";
  readonly tracking: Pt;
  /** Proportional in running text; `tabular` ones stand under one another. */
  readonly figures: Figures;
  readonly hyphenate: boolean;
  readonly rise: Pt;
}

/** How a block stands in the column. */
export interface BlockType extends TypeStyle {
  readonly align: LineShape["align"];
  readonly leading: Pt;
  readonly indent: Pt;
  readonly left: Pt;
  readonly right: Pt;
  readonly before: Pt;
  readonly after: Pt;
  readonly keepWithNext: boolean;
  readonly opticalMargins: boolean;
}

/** The style of running text. */
export function bodyType(theme: Theme): BlockType {
  const { text } = theme;
  const size = toPt(text.size, 10);
  return {
    role: "body",
    size,
    weight: "regular",
    slant: "upright",
    caps: "none",
    tracking: 0,
    figures: text.figures,
    hyphenate: text.hyphenate,
    rise: 0,
    align: text.align,
    leading: toPt(text.leading, size),
    indent: toPt(text.indent, size),
    left: 0,
    right: 0,
    before: 0,
    after: 0,
    keepWithNext: false,
    opticalMargins: text.opticalMargins,
  };
}

/** A named style of the theme; its size is relative to running text, its other lengths to itself. */
export function blockType(theme: Theme, name: StyleName): BlockType {
  const style = theme.styles[name];
  const size = toPt(style.size, toPt(theme.text.size, 10));
  return {
    role: style.family,
    size,
    weight: style.weight,
    slant: style.slant,
    caps: style.caps,
    tracking: toPt(style.tracking, size),
    figures: theme.text.figures,
    hyphenate: theme.text.hyphenate && style.align === "justify",
    rise: 0,
    align: style.align === "justify" ? theme.text.align : style.align,
    leading: toPt(style.leading, size),
    indent: toPt(style.indent, size),
    left: toPt(style.left, size),
    right: toPt(style.right, size),
    before: toPt(style.before, size),
    after: toPt(style.after, size),
    keepWithNext: style.keepWithNext,
    opticalMargins: theme.text.opticalMargins && style.align === "justify",
  };
}

/** The same figures, all of one width: for columns of numbers. */
export function tabular<Style extends TypeStyle>(style: Style): Style {
  const { figures } = style;
  if (figures === "oldstyle") return { ...style, figures: "oldstyleTabular" };
  return figures === "lining" ? { ...style, figures: "liningTabular" } : style;
}

/** The style with the indent of running text, in its own size, where the theme gives it none. */
export function indented<Style extends BlockType>(theme: Theme, style: Style): Style {
  if (style.indent !== 0) return style;
  const { indent, size } = bodyType(theme);
  return { ...style, indent: (indent / size) * style.size };
}
