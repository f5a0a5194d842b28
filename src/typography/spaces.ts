import type { Rule } from "./rule.ts";
import type { Style } from "./style.ts";

/** No-break spaces of the style's language. */
export function spaces(_style: Style): Rule {
  return {
    id: "typography/spaces",
    version: 1,
    summary: "Keep together what belongs together",
    source: "New Hart’s Rules; The Chicago Manual of Style",
    examples: [],
    invisible: true,
    propose: () => ({ edits: [], doubts: [] }),
  };
}
