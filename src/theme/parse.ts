import { digestOf } from "../base/digest.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import type { FontFamily } from "../fonts/family.ts";
import { baseTemplates } from "./base-templates.ts";
import { baseTokens } from "./base-tokens.ts";
import { contrastProblems } from "./colours.ts";
import { fontMissing, type ThemePlace } from "./diagnostics.ts";
import { type Families, type FontBytes, familiesOf } from "./fonts.ts";
import { textOn } from "./narrow-page.ts";
import type { FontRole, Theme } from "./theme.ts";
import { TOKENS, type Tokens } from "./token-table.ts";
import { isMapping, type Reading } from "./tokens.ts";

/** What a theme needs besides its tokens, read by whoever holds the disk. */
export interface ThemeFiles {
  /** The files `fontFilesOf` asked for. */
  readonly fonts: FontBytes;
  /** The theme's own Handlebars templates by name without `.hbs`; the base set stands under them. */
  readonly templates: Readonly<Record<string, string>>;
}

/**
 * A theme from the content of its `theme.json`.
 *
 * Tokens it leaves out, and tokens that are wrong, have the value of the base
 * theme. Only without a body font is there no theme.
 */
export function parseTheme(json: unknown, from: ThemePlace, files: ThemeFiles): Outcome<Theme> {
  const reading: Reading = { from, problems: [] };
  const families = familiesOf(isMapping(json) ? json : {}, undefined, files.fonts, reading);
  if (families === undefined) {
    if (reading.problems.length === 0)
      reading.problems.push(fontMissing("fonts.body", "regular", from));
    return failure(...reading.problems);
  }
  const tokens = TOKENS(json, baseTokens, "", reading);
  return settled(tokens, families, { ...baseTemplates, ...files.templates }, reading);
}

/**
 * A theme with single tokens said differently, as a book or the command line says them.
 *
 * The same tokens as in `theme.json`, fonts among them: `{ page: "6x9", text: { size: "12pt" } }`.
 */
export function overrideTheme(
  theme: Theme,
  overrides: unknown,
  from: ThemePlace,
  files: ThemeFiles = { fonts: new Map(), templates: {} },
): Outcome<Theme> {
  const reading: Reading = { from, problems: [] };
  const raw = isMapping(overrides) ? overrides : {};
  const families = familiesOf(raw, theme, files.fonts, reading) ?? theme;
  const read = TOKENS(overrides, theme, "", reading);
  const { text } = raw;
  const asked = isMapping(text) && (text["size"] !== undefined || text["leading"] !== undefined);
  const tokens = asked ? read : { ...read, text: textOn(read.page, theme.page, read.text) };
  return settled(tokens, families, { ...theme.templates, ...files.templates }, reading);
}

function settled(
  tokens: Tokens,
  { families, fallback }: Families,
  templates: Readonly<Record<string, string>>,
  { problems, from }: Reading,
): Outcome<Theme> {
  const diagnostics: readonly Diagnostic[] = [
    ...problems,
    ...contrastProblems(tokens.colours, from),
  ];
  const roles: readonly FontRole[] = ["body", "display", "mono"];
  const named = {
    tokens,
    templates,
    fonts: [...roles.map((role) => families[role]), ...fallback].map(identity),
  };
  return success(
    { ...tokens, families, fallback, templates, digest: digestOf(named) },
    diagnostics,
  );
}

/** What of a family makes a difference: its bytes by their digests. */
function identity({ name, licence, regular, italic, bold, boldItalic }: FontFamily): unknown {
  const digests = [regular, italic, bold, boldItalic].map((file) => file?.digest ?? "");
  return { name, licence, digests };
}
