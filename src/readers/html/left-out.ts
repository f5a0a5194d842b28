import { isSilent } from "./content.ts";
import { hiddenBy, showsSome, takeHidden } from "./hidden.ts";
import { type Element, textOf } from "./tree.ts";
import type { Walk } from "./walking.ts";

/** Leaves out what is hidden, a site's, or a note's, and says what went. */
export function isLeftOut(walk: Walk, element: Element): boolean {
  if (walk.notes.isBody(element) || walk.notes.isBack(element)) return true;
  if (walk.comments.isBody(element)) return true;
  if (isSilent(element)) return true;
  const text = () => textOf(element).slice(0, 60);
  if (walk.isChrome(element)) {
    if (text() !== "")
      walk.remarks.push({
        name: "site-matter",
        message: `“${text()}” is a site’s own and was left out`,
      });
    return true;
  }
  return isHidden(walk, element);
}

/** Says what is hidden; false for what is in sight, as a whole or after what was hidden of it is taken out. */
function isHidden(walk: Walk, element: Element): boolean {
  const { styleOf, backgroundOf, remarks, doubted } = walk;
  const how = hiddenBy(element, styleOf(element), backgroundOf);
  if (how === undefined || (how === "perhaps" && doubted.has(element))) return false;
  const partly = how === "words" && showsSome(element, styleOf);
  const words = (partly ? takeHidden(element, styleOf) : textOf(element)).slice(0, 60);
  const what =
    how === "perhaps"
      ? "seems to be hidden in the page, and was kept"
      : "is hidden in the page and was left out";
  if (words !== "") remarks.push({ name: "hidden-text", message: `“${words}” ${what}` });
  if (how === "perhaps") doubted.add(element);
  return how !== "perhaps" && !partly;
}
