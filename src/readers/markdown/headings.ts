import { type Block, SECTION_ROLES, type SectionRole } from "../../model/book.ts";
import { titleText } from "../../model/text.ts";
import { notice } from "../diagnostics.ts";
import { type HeadingForm, headingForm, headingOf } from "../headings.ts";
import { type Passage, subPassage } from "../passage.ts";
import { ranksOf, titlesBook } from "../ranks.ts";
import type { Heading } from "../reader.ts";
import { spanOf } from "../reading.ts";
import { type Attributes, attributesAt } from "./destination.ts";
import { markdownInlines } from "./inlines.ts";
import type { MarkdownReading } from "./markdown-reading.ts";
import type { RawHeading } from "./tree.ts";

type Matter = Block | RawHeading;

/** A file with its headings read, and the title of the book where one stands over it. */
export interface Outlined {
  readonly title?: string;
  readonly matter: readonly (Block | Heading)[];
}

/** A heading with what its words and attributes say. */
interface ReadHeading {
  readonly passage: Passage;
  readonly level: number;
  readonly form?: HeadingForm;
  readonly attributes?: Attributes;
}

/** Reads the headings of a file: forms, roles, and depths counted from the outermost. */
export function outlineMatter(
  reading: MarkdownReading,
  matter: readonly Matter[],
  titled: boolean,
): Outlined {
  const read = new Map<RawHeading, ReadHeading>();
  for (const block of matter)
    if (block.type === "rawHeading") read.set(block, readHeading(reading, block));
  const headings = [...read.values()];
  const title = bookTitle(matter, headings);
  const words =
    title === undefined ? undefined : titleText(markdownInlines(reading, title.passage));
  if (title !== undefined && !titled) reportTitle(reading, title.passage, words ?? "");
  const shown = headings.filter((heading) => heading !== title);
  const depthOf = ranksOf(shown, roleOf);
  return {
    ...(words === undefined ? {} : { title: words }),
    matter: matter.flatMap((block): readonly (Block | Heading)[] => {
      if (block.type !== "rawHeading") return [block];
      const heading = read.get(block);
      if (heading === undefined || heading === title) return [];
      return [made(reading, heading, depthOf(heading))];
    }),
  };
}

function readHeading(reading: MarkdownReading, { passage, level }: RawHeading): ReadHeading {
  const at = passage.text.lastIndexOf("{");
  const attributes =
    at >= 0 && passage.text.endsWith("}") ? attributesAt(passage.text, at) : undefined;
  const words =
    attributes?.end === passage.text.length
      ? subPassage(reading.text, passage, 0, passage.text.slice(0, at).trimEnd().length)
      : passage;
  const form = headingForm(words.text);
  return {
    passage: words,
    level,
    ...(form === undefined ? {} : { form }),
    ...(words === passage || attributes === undefined ? {} : { attributes }),
  };
}

/** The only heading of the first rank, at the very top, over headings that say they are chapters or parts. */
function bookTitle(
  matter: readonly Matter[],
  headings: readonly ReadHeading[],
): ReadHeading | undefined {
  const [first] = headings;
  if (first === undefined || matter[0]?.type !== "rawHeading" || first.form !== undefined)
    return undefined;
  if (first.attributes !== undefined) return undefined;
  return titlesBook(headings, matter[1]?.type === "rawHeading") ? first : undefined;
}

function reportTitle(reading: MarkdownReading, { ranges }: Passage, words: string): void {
  const at = spanOf(reading, ranges[0]?.start ?? 0, ranges.at(-1)?.end ?? 0);
  reading.diagnostics.push(notice("title", `“${words}” was taken for the title of the book`, at));
}

const ROLES: ReadonlySet<string> = new Set(["part", ...SECTION_ROLES]);

function roleOf({ attributes, form }: ReadHeading): SectionRole | "part" | undefined {
  const named = attributes?.classes.map(camelCase).find((name) => ROLES.has(name));
  return named === undefined ? form?.role : (named as SectionRole | "part");
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function made(reading: MarkdownReading, heading: ReadHeading, depth: number): Heading {
  const { passage, form, attributes } = heading;
  const { ranges } = passage;
  const read = () => markdownInlines(reading, passage);
  const plain = {
    type: "heading",
    depth,
    label: [],
    title: [],
    span: spanOf(reading, ranges[0]?.start ?? 0, ranges.at(-1)?.end ?? 0),
  } as const;
  const base: Heading =
    form === undefined
      ? { ...plain, title: read() }
      : headingOf(reading, passage, {
          form,
          depth,
          read: (_, part) => markdownInlines(reading, part),
        });
  const { role: _, ...rest } = base;
  const role = form?.certainty === "number" && depth > 2 ? undefined : roleOf(heading);
  return {
    ...rest,
    ...(role === undefined ? {} : { role }),
    ...(attributes?.id === undefined ? {} : { id: attributes.id }),
  };
}
