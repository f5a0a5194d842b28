import type { Mark } from "../pagination.ts";
import type { SceneItem } from "./column.ts";
import type { Desk } from "./desk.ts";
import { placePlain } from "./place-line.ts";
import { runsOfText } from "./runs.ts";
import { ARTIFACT } from "./structure.ts";
import { bodyType } from "./type-style.ts";

/** What shows a turn of scene where the theme has no ornament and the page gives no room for a gap. */
const PLAIN = "* * *";

/** A turn of scene, with its ornament or as white that shows one only at the edge of a page. */
export function sceneItem(desk: Desk, shown: boolean): SceneItem {
  const { ornament, lines } = desk.theme.sceneBreak;
  const white = Math.max(1, Math.round(lines));
  return {
    type: "scene",
    shown,
    // A gap is a blank line; only the ornament takes the white of the theme.
    lines: shown ? white + 1 : 1,
    marks: ornamentMarks(desk, ornament === "" ? PLAIN : ornament),
  };
}

/** An ornament in the middle of the measure, relative to the left edge and the baseline. */
export function ornamentMarks(desk: Desk, ornament: string): readonly Mark[] {
  const marks: Mark[] = [];
  const line = desk.setter.measure(runsOfText(desk, ornament, bodyType(desk.theme)));
  const x = (desk.geometry.measure - line.width) / 2;
  placePlain(marks, line, { x, y: 0, tag: ARTIFACT });
  return marks;
}
