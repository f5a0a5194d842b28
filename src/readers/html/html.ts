import { andThen, failure, type Outcome, success } from "../../diagnostics/diagnostic.ts";
import type { Source } from "../../source/span.ts";
import { brokenDocument } from "../diagnostics.ts";
import { few } from "../few.ts";
import { limitsOf } from "../limits.ts";
import type { Draft, Reader, ReadInput } from "../reader.ts";
import { richDraft } from "../rich/draft.ts";
import type { RichBlock } from "../rich/rich.ts";
import { noneCalled } from "./called-notes.ts";
import { decodePage } from "./charset.ts";
import { backgroundsOf } from "./colours.ts";
import { commentsOf } from "./comments.ts";
import { contentOf, isChrome } from "./content.ts";
import { notesOf } from "./notes.ts";
import { withoutBox } from "./plain-page.ts";
import { stylesOf } from "./style.ts";
import { type Element, elementsIn, parseHtml } from "./tree.ts";
import { blocksIn } from "./walk.ts";
import type { Walk } from "./walking.ts";

/** A page or an export in HTML: its text, without what a site puts round it. */
export const html: Reader = {
  format: "html",
  version: 2,
  extensions: [".html", ".htm", ".xhtml"],
  async read(input: ReadInput): Promise<Outcome<Draft>> {
    return andThen(decodePage(input), (source) => readPage(source, input));
  },
};

/** The one program that writes what people remark on a text as comments of the markup. */
const BY_OFFICE = /<meta name="generator" content="(?:LibreOffice|OpenOffice)/i;

function readPage(source: Source, { language: given, choices }: ReadInput): Outcome<Draft> {
  const comments = BY_OFFICE.test(source.text.slice(0, 4000));
  const page = parseHtml(source.text, { limits: limitsOf(choices?.limits), comments });
  if (page === undefined) return failure(brokenDocument(source.id, "too-deep"));
  const content = contentOf(page);
  const styleOf = stylesOf(page);
  const walk: Walk = {
    id: source.id,
    styleOf,
    backgroundOf: backgroundsOf(styleOf),
    doubted: new Set(),
    notes: notesOf(page),
    comments: commentsOf(page),
    remarks: [],
    embedded: new Map(),
    targets: targetsOf(page),
    isChrome,
    blockish: new Map(),
    lined: new Map(),
    called: noneCalled(),
    seen: { title: content.metadata.title !== undefined },
  };
  const found = content.roots.flatMap((root) => blocksIn(walk, root, { look: {}, setting: {} }));
  const blocks = headedBy(content.heading, withoutBox(found));
  const { draft, reading } = richDraft(
    {
      id: source.id,
      // The text is projected from the page, so it can never be written back over it.
      encoding: { ...source.encoding, certain: false },
      blocks,
      metadata: content.metadata,
      ...(content.language === undefined ? {} : { language: content.language }),
      embedded: walk.embedded,
      comments: walk.comments.all,
      remarks: [...content.remarks, ...walk.remarks],
    },
    given,
  );
  return success(draft, few(reading.diagnostics));
}

/** A site puts the heading of a chapter over the text; where the text has none of its own, it is that. */
function headedBy(words: string | undefined, blocks: readonly RichBlock[]): readonly RichBlock[] {
  const headed = blocks.some((block) => block.type === "paragraph" && block.level !== undefined);
  if (words === undefined || headed) return blocks;
  return [
    { type: "paragraph", level: 1, pieces: [{ type: "text", text: words, look: {} }] },
    ...blocks,
  ];
}

/** Ids of headings that a link of the page leads to. */
function targetsOf(page: Element): ReadonlySet<string> {
  const all = elementsIn(page);
  const led = new Set(all.map(({ attributes }) => attributes["href"]?.replace(/^#/, "")));
  const ids = all
    .filter(({ name }) => /^h[1-6]$/.test(name))
    .map(({ attributes }) => attributes["id"]);
  return new Set(ids.filter((id): id is string => id !== undefined && led.has(id)));
}
