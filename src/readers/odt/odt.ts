import { andThen, failure, type Outcome, success } from "../../diagnostics/diagnostic.ts";
import type { Metadata } from "../../model/book.ts";
import { decodeXml, openArchive } from "../archive.ts";
import { brokenDocument, tooLarge } from "../diagnostics.ts";
import { few } from "../few.ts";
import { limitsOf } from "../limits.ts";
import type { Draft, Reader, ReadInput } from "../reader.ts";
import { type Remark, richDraft } from "../rich/draft.ts";
import { grouped, type Item } from "../rich/group.ts";
import {
  hiddenRemarks,
  macroRemarks,
  pageRemarks,
  styleRemarks,
  trackedRemarks,
} from "../rich/remarks.ts";
import type { RichBlock } from "../rich/rich.ts";
import { styleNaming } from "../rich/said-styles.ts";
import { eachNode } from "../xml.ts";
import { noComments } from "./comments.ts";
import { allText, nothingSeen, type OdtDocument, type OdtSeen } from "./document.ts";
import { itemsOf } from "./items.ts";
import { asOfficeNames } from "./namespaces.ts";
import { blocksBefore, restorerOf } from "./restore.ts";
import { odtStyles } from "./styles.ts";
import { changesOf } from "./tracked.ts";

/** An OpenDocument text: what its styles, words and notes say, packed or in one flat file. */
export const odt: Reader = {
  format: "odt",
  version: 2,
  extensions: [".odt", ".ott", ".fodt"],
  async read(input: ReadInput): Promise<Outcome<Draft>> {
    // A packed file starts as every archive does.
    if (input.bytes[0] !== 0x50 && isXml(input.bytes)) return readFlat(input);
    return andThen(openArchive(input, "content.xml"), ({ part, paths, text }) => {
      if (/<manifest:encryption-data/.test(text("META-INF/manifest.xml") ?? ""))
        return failure(brokenDocument(input.id, "protected"));
      return readParts(input, {
        content: asOfficeNames(text("content.xml") ?? ""),
        styles: asOfficeNames(text("styles.xml") ?? ""),
        meta: asOfficeNames(text("meta.xml") ?? ""),
        part,
        paths,
      });
    });
  },
};

function isXml(bytes: Uint8Array): boolean {
  return /^\s*</.test(decodeXml(bytes.subarray(0, 100)));
}

/** The parts of a document; of a flat one all are the same text. */
interface Parts {
  readonly content: string;
  readonly styles: string;
  readonly meta: string;
  readonly part: OdtDocument["part"];
  readonly paths: readonly string[];
}

function readFlat(input: ReadInput): Outcome<Draft> {
  const most = limitsOf(input.choices?.limits).bytes;
  if (input.bytes.length > most) return failure(tooLarge(input.id, input.bytes.length, most));
  const xml = asOfficeNames(decodeXml(input.bytes));
  return readParts(input, {
    content: xml,
    styles: "",
    meta: headOf(xml),
    part: () => undefined,
    paths: [],
  });
}

function readParts({ id, language: given, choices = {} }: ReadInput, parts: Parts): Outcome<Draft> {
  const { content, styles, meta, part, paths } = parts;
  const start = content.indexOf("<office:body");
  if (start < 0) return failure(brokenDocument(id, "other"));
  const document: OdtDocument = {
    part,
    styles: odtStyles([styles, headOf(content)], styleNaming(choices.styles)),
    itemsIn: (inside, node) =>
      blocksBefore(inside.changes, node.children).flatMap((one) => itemsOf(inside, one)),
    embedded: new Map(),
    comments: noComments(),
    changes: changesOf(choices.changes),
    remarks: [],
    seen: nothingSeen(),
  };
  const items: Item[] = [];
  const restorer = restorerOf(document.changes, (node) => {
    for (const item of itemsOf(document, node)) items.push(item);
  });
  // A spreadsheet or a drawing has a body too, and no paragraphs in it.
  const whole = eachNode(content.slice(start), 2, restorer.take, {
    mixed: true,
    limits: limitsOf(choices.limits),
  });
  restorer.end();
  if (!whole) return failure(brokenDocument(id, "too-deep"));
  const { seen, embedded } = document;
  const blocks = grouped(items).map((block) => settled(block, seen));
  const { language } = document.styles;
  const { draft, reading } = richDraft(
    {
      id,
      encoding: { name: "utf-8", byteOrderMark: false, certain: false },
      blocks,
      metadata: metadataOf(meta),
      ...(language === undefined ? {} : { language }),
      embedded,
      comments: document.comments.all,
      remarks: [...document.remarks, ...counted(document), ...macroRemarks(paths)],
    },
    given,
  );
  return success(draft, few(reading.diagnostics));
}

/** What stands before the text of a document: styles, and in a flat one its properties. */
function headOf(xml: string): string {
  const start = xml.indexOf("<office:body");
  return start < 0 ? xml : xml.slice(0, start);
}

/** Bookmarks nobody calls are none. */
function settled(block: RichBlock, { linked }: OdtSeen): RichBlock {
  if (block.type !== "paragraph" || block.id === undefined || linked.has(block.id)) return block;
  const { id: _, ...rest } = block;
  return rest;
}

function counted({ changes, seen }: OdtDocument): readonly Remark[] {
  const { hidden, unknownStyles } = seen;
  return [
    ...trackedRemarks({ ...changes, looksStay: true }, changes.policy),
    ...hiddenRemarks(hidden),
    ...pageRemarks(seen.pages),
    ...styleRemarks(unknownStyles),
  ];
}

/** The title in the properties of the file, where somebody wrote one. */
function metadataOf(xml: string): Partial<Metadata> {
  let title = "";
  eachNode(
    xml,
    2,
    (node) => {
      if (node.name === "dc:title") title = allText(node).replace(/\s+/g, " ").trim();
    },
    { mixed: true },
  );
  return title === "" || title.length > 200 ? {} : { title };
}
