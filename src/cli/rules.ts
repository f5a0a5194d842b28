import type { Rule } from "../typography/rule.ts";

/** The built-in rules, in the order they run. */
export const rules: readonly Rule[] = [];
