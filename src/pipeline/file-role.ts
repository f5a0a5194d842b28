import { OPENING_ROLES, type SectionRole } from "../model/book.ts";

/** Names authors give to files whose place in a book is known. */
const NAMES: readonly (readonly [RegExp, SectionRole])[] = [
  [/^half-?title$/, "halfTitle"],
  [/^title-?page$/, "titlePage"],
  [/^(?:copyright|imprint)(?:-page)?$/, "copyright"],
  [/^dedication$/, "dedication"],
  [/^epigraphs?$/, "epigraph"],
  [/^foreword$/, "foreword"],
  [/^preface$/, "preface"],
  [/^introduction$/, "introduction"],
  [/^authors?-?s?-note$/, "authorNote"],
  [/^prologue$/, "prologue"],
  [/^interlude(?:-.*)?$/, "interlude"],
  [/^epilogue$/, "epilogue"],
  [/^afterword$/, "afterword"],
  [/^(?:acknowledge?ments?|thanks)$/, "acknowledgments"],
  [/^appendix(?:-.*)?$/, "appendix"],
  [/^glossary$/, "glossary"],
  [/^bibliography$/, "bibliography"],
  [/^index$/, "index"],
  [/^about(?:-the)?-authors?$/, "aboutAuthor"],
  [/^also-by(?:-.*)?$/, "alsoBy"],
  [/^colophon$/, "colophon"],
];

/** The role a file's name gives it, its number and ending left out: `00-dedication.md`. */
export function roleOfName(stem: string): SectionRole | undefined {
  const name = stem
    .toLowerCase()
    .replace(/^\d+[\s._-]*/, "")
    .replace(/[\s._'’-]+/g, "-");
  return NAMES.find(([pattern]) => pattern.test(name))?.[1];
}

const BODY: ReadonlySet<string> = new Set([
  "part",
  "prologue",
  "chapter",
  "interlude",
  "epilogue",
  "section",
]);

/** True of what may open or close the text itself. */
export function isBodyRole(role: string): boolean {
  return BODY.has(role);
}

/** Where a role stands by custom: before the text 0, prologue 1, text 2, epilogue 3, after it 4. */
export function rankOfRole(role: SectionRole | undefined): number {
  if (role === undefined) return 2;
  if (role === "prologue") return 1;
  if (role === "epilogue") return 3;
  if (OPENING_ROLES.has(role)) return 0;
  return BODY.has(role) ? 2 : 4;
}
