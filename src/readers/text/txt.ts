import { andThen, type Outcome, success } from "../../diagnostics/diagnostic.ts";
import type { Block } from "../../model/book.ts";
import { reportChapterOrder } from "../chapter-order.ts";
import { decode } from "../decode.ts";
import * as diagnostics from "../diagnostics.ts";
import { inferLanguage } from "../language.ts";
import { linesOf } from "../lines.ts";
import type { Draft, Heading, Reader, ReadInput } from "../reader.ts";
import { type Reading, startReading } from "../reading.ts";
import { textBlocks } from "./blocks.ts";
import { chunksOf } from "./chunks.ts";
import { titleLines } from "./front.ts";
import { layoutOf } from "./layout.ts";
import { outlineOf } from "./outline.ts";

/** Plain text, however it was typed. */
export const txt: Reader = {
  format: "txt",
  version: 1,
  extensions: [".txt", ".text"],
  async read(input: ReadInput): Promise<Outcome<Draft>> {
    return andThen(decode(input), (source) => {
      const reading = startReading(source);
      const draft = readText(reading, input.language);
      return success(draft, reading.diagnostics);
    });
  },
};

function readText(reading: Reading, given: string | undefined): Draft {
  const { source, text } = reading;
  const lines = linesOf(text);
  const profile = layoutOf(text, lines);
  const language = given ?? inferLanguage(reading);
  const all = chunksOf(text, lines, profile);
  const { metadata, chunks } = titleLines(reading, all);
  const outline = outlineOf(reading, chunks);
  const blocks = textBlocks(reading, { chunks, outline, profile });
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
