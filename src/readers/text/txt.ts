import { andThen, type Outcome, success } from "../../diagnostics/diagnostic.ts";
import type { Block } from "../../model/book.ts";
import { reportChapterOrder } from "../chapter-order.ts";
import { decode } from "../decode.ts";
import * as diagnostics from "../diagnostics.ts";
import { notice } from "../diagnostics.ts";
import { reportDoubts } from "../doubts.ts";
import { few } from "../few.ts";
import { inferLanguage } from "../language.ts";
import { linesOf } from "../lines.ts";
import type { Draft, Heading, Reader, ReadInput } from "../reader.ts";
import { type Reading, spanOf, startReading } from "../reading.ts";
import { textBlocks } from "./blocks.ts";
import { ownLines } from "./boilerplate.ts";
import { chunksOf } from "./chunks.ts";
import { titleLines } from "./front.ts";
import { withoutFurniture } from "./furniture.ts";
import { layoutOf } from "./layout.ts";
import { outlineOf, titleSeries } from "./outline.ts";
import { typedNotes } from "./typed-notes.ts";

/** Plain text, however it was typed. */
export const txt: Reader = {
  format: "txt",
  version: 2,
  extensions: [".txt", ".text"],
  async read(input: ReadInput): Promise<Outcome<Draft>> {
    return andThen(decode(input), (source) => {
      const reading = startReading(source);
      const draft = readText(reading, input.language);
      return success(draft, few(reading.diagnostics));
    });
  },
};

function readText(reading: Reading, given: string | undefined): Draft {
  const { source, text } = reading;
  reportDoubts(reading);
  const own = ownLines(reading, linesOf(text));
  const lines = withoutFurniture(reading, own.lines);
  const profile = layoutOf(text, lines);
  if (profile.wrapped) {
    const message = `Lines were joined: the file breaks them at ${profile.width} characters`;
    reading.diagnostics.push(notice("unwrapped", message, spanOf(reading, 0, 0)));
  }
  const language = given ?? inferLanguage(reading);
  const all = chunksOf(text, lines, profile);
  const titled = titleLines(reading, all, titleSeries(reading, all, profile).length > 0);
  const { notes, chunks } = typedNotes(reading, titled.chunks);
  const metadata = { ...own.metadata, ...titled.metadata };
  const outline = outlineOf(reading, chunks, profile);
  const blocks = textBlocks({ ...reading, notes }, { chunks, outline, profile });
  if (blocks.length === 0) reading.diagnostics.push(diagnostics.empty(source.id));
  reportChapterOrder(reading, blocks.filter(isHeading));
  return {
    source,
    metadata: {
      ...metadata,
      ...(language === undefined || given !== undefined ? {} : { language }),
    },
    settings: {},
    blocks,
    embedded: new Map(),
    requests: reading.requests,
    repairs: reading.repairs,
  };
}

function isHeading(block: Block | Heading): block is Heading {
  return block.type === "heading";
}
