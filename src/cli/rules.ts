import type { Rule } from "../typography/rule.ts";
import { spaceRules } from "../typography/spaces.ts";

/** The built-in rules that are values of their own, in the order they run. */
export const rules: readonly Rule[] = [...spaceRules];
