import { andThen, failure, type Outcome, success } from "../../diagnostics/diagnostic.ts";
import type { Metadata } from "../../model/book.ts";
import { type Archive, openArchive } from "../archive.ts";
import type { ReadChoices } from "../choices.ts";
import { brokenDocument } from "../diagnostics.ts";
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
import { eachNode, nodesOf } from "../xml.ts";
import { commentsOf } from "./comments.ts";
import { type Document, nothingSeen, type Seen } from "./document.ts";
import { closedFields, noteOpen } from "./fields.ts";
import { itemsOf, lastComments } from "./items.ts";
import { asWordNames } from "./namespaces.ts";
import { notesOf } from "./notes.ts";
import { numberingOf } from "./numbering.ts";
import { mainPartOf, relationsOf, relationsPath, type SidePart, sidePart } from "./parts.ts";
import { stylesOf } from "./styles.ts";
import { joinerOf } from "./tracked.ts";

/** A document of Word: what its styles, runs and notes say, whoever saved it. */
export const docx: Reader = {
  format: "docx",
  version: 2,
  extensions: [".docx"],
  async read(input: ReadInput): Promise<Outcome<Draft>> {
    return andThen(openArchive(input, mainPartOf), (archive) => {
      const text = (path: string) => {
        const xml = archive.text(path);
        return xml === undefined ? undefined : asWordNames(xml);
      };
      return readDocument(input, { ...archive, text });
    });
  },
};

function readDocument(
  { id, language: given, choices = {} }: ReadInput,
  archive: Archive,
): Outcome<Draft> {
  const document = documentOf(archive, choices);
  const items: Item[] = [];
  const joiner = joinerOf(document, (node) => {
    for (const item of itemsOf(document, node)) items.push(item);
  });
  const part = closedFields(archive.text(document.path) ?? "");
  noteOpen(document, part);
  const whole = eachNode(part.xml, 2, joiner.take, {
    limits: limitsOf(choices.limits),
  });
  joiner.end();
  for (const item of lastComments(document)) items.push(item);
  if (!whole) return failure(brokenDocument(id, "too-deep"));
  const { styles, seen, embedded } = document;
  const blocks = grouped(items).map((block) => settled(block, seen));
  const { draft, reading } = richDraft(
    {
      id,
      encoding: { name: "utf-8", byteOrderMark: false, certain: false },
      blocks,
      metadata: metadataOf(archive),
      ...(styles.language === undefined ? {} : { language: styles.language }),
      embedded,
      comments: [...new Set(document.comments.values())],
      remarks: [
        ...document.remarks,
        ...counted(document),
        ...macroRemarks(archive.paths),
        ...templateRemarks(document),
      ],
    },
    given,
  );
  return success(draft, few(reading.diagnostics));
}

function documentOf(archive: Archive, { changes = "accept", styles }: ReadChoices): Document {
  const path = mainPartOf(archive);
  const relations = relationsOf(archive.text(relationsPath(path)));
  const beside = (type: SidePart) => archive.text(sidePart(archive, path, { type, relations }));
  const document: Document = {
    archive,
    path,
    styles: stylesOf(beside("styles"), styleNaming(styles)),
    changes,
    numbering: numberingOf(beside("numbering")),
    relations,
    comments: commentsOf(beside("comments"), beside("commentsExtended")),
    note: (kind, id) => note(kind, id),
    embedded: new Map(),
    remarks: [],
    seen: nothingSeen(),
  };
  const note = notesOf(document);
  return document;
}

/** Links within the document lead to headings or nowhere; bookmarks nobody calls are none. */
function settled(block: RichBlock, { linked }: Seen): RichBlock {
  if (block.type !== "paragraph") return block;
  if (block.id !== undefined && !linked.has(block.id)) {
    const { id: _, ...rest } = block;
    return rest;
  }
  return block;
}

/** What was counted, as remarks. */
function counted({ seen, changes }: Document): readonly Remark[] {
  const { insertions, deletions, formatting, changedBy: authors, hidden, unknownStyles } = seen;
  return [
    ...trackedRemarks({ insertions, deletions, formatting, authors }, changes),
    ...hiddenRemarks(hidden),
    ...pageRemarks(seen.pages),
    ...styleRemarks(unknownStyles),
  ];
}

/** A template elsewhere could bring in whatever stands at its address. */
function templateRemarks(document: Document): readonly Remark[] {
  const { archive, path } = document;
  const settings = sidePart(archive, path, { ...document, type: "settings" });
  const relations = relationsOf(archive.text(relationsPath(settings)));
  if (![...relations.values()].some(({ external }) => external)) return [];
  const message = "The document names a template outside of it, and nothing is fetched";
  return [{ name: "not-carried", message }];
}

/** The title and author in the properties of the file, where somebody wrote them. */
function metadataOf(archive: Archive): Partial<Metadata> {
  const say = (name: string) =>
    nodesOf(archive.text("docProps/core.xml"))
      .find((node) => node.name === name)
      ?.text.trim() ?? "";
  const title = say("dc:title");
  return title === "" || title.length > 200 ? {} : { title };
}
