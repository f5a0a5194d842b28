import { builtInRules, type RuleEntry } from "../typography/catalogue.ts";

/** What the manual and `explain` show of the built-in rules, in the order they run. */
export const rules: readonly RuleEntry[] = builtInRules;
