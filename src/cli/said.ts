import { languageTag } from "../base/language-tag.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { bookSchema } from "../pipeline/config/book-schema.ts";
import { languageUnknown } from "../pipeline/config/diagnostics.ts";
import { conform } from "../pipeline/config/schema.ts";
import { emptyTree, overlay, type Tree, treeOf, withoutPlaces } from "../pipeline/config/tree.ts";
import { parseYaml } from "../pipeline/config/yaml.ts";

/** The options that say something of a book. */
export interface Sayings {
  readonly title?: string | undefined;
  readonly author?: readonly string[] | undefined;
  readonly lang?: string | undefined;
  readonly set?: readonly string[] | undefined;
  /** A PDF for correction besides. */
  readonly proof?: boolean | undefined;
}

/** What the command line says of a book as a tree, and what of it means nothing. */
export async function saidOf(
  sayings: Sayings,
): Promise<{ readonly said: Tree; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  let said: Tree = emptyTree;
  for (const setting of sayings.set ?? []) {
    const tree = await settingOf(setting);
    if (tree === undefined) diagnostics.push(settingMalformed(setting));
    else said = overlay(said, tree);
  }
  const { title, author, lang, proof } = sayings;
  const named = {
    ...(title !== undefined && { title }),
    ...(author !== undefined && author.length > 0 && { authors: author }),
    ...(lang !== undefined && { language: lang }),
    ...(proof === true && { output: { pdf: { proof } } }),
  };
  said = overlay(said, treeOf(named));
  const fitted = conform(said, bookSchema, "");
  const usage = fitted.diagnostics.map(
    (diagnostic): Diagnostic => ({ ...diagnostic, severity: "error", usage: true }),
  );
  if (lang !== undefined && languageTag(lang) === undefined)
    usage.push(languageUnknown(lang, true));
  return { said, diagnostics: [...diagnostics, ...usage] };
}

/** `theme.page=6x9` as the mapping it stands for; the value is read as YAML. */
async function settingOf(setting: string): Promise<Tree | undefined> {
  const [, path, value] = /^([\w$.-]+)=(.*)$/s.exec(setting) ?? [];
  if (path === undefined || value === undefined) return undefined;
  const parsed = await parseYaml("--set", value);
  if (!parsed.ok) return undefined;
  return path
    .split(".")
    .reverse()
    .reduce<Tree>(
      (tree, key) => ({ type: "mapping", entries: new Map([[key, { value: tree }]]) }),
      withoutPlaces(parsed.value),
    );
}

function settingMalformed(setting: string): Diagnostic {
  return {
    code: "cli/malformed-setting",
    severity: "error",
    message: `“${setting}” is no setting`,
    hint: "Write --set key=value, as in --set theme.page=6x9",
    usage: true,
  };
}
