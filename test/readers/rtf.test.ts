import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rtf } from "../../src/readers/rtf/rtf.ts";
import { show } from "./show.ts";

const long = "It rained on the town for a week, and the gutters ran with what had been roads.";

/** A document of bytes, each letter one of them. */
function bytesOf(inner: string, header = "\\rtf1\\ansi\\ansicpg1252\\deff0"): Uint8Array {
  return new Uint8Array(Buffer.from(`{${header} ${inner}}`, "latin1"));
}

async function read(inner: string, header?: string): Promise<readonly string[]> {
  return show(await rtf.read({ id: "a.rtf", bytes: bytesOf(inner, header), language: "en-GB" }))
    .split("\n")
    .filter((line) => line !== "" && line !== "--");
}

test("marks of Scrivener’s styles are no words of the book, and it is said", async () => {
  const lines = await read(
    `<$Scr_Ps::0>${long}<!$Scr_Ps::0>\\par <$Scr_Ps::1>{\\i <$Scr_Cs::12>She<!$Scr_Cs::12>} left for <$50 or less.\\par `,
  );
  expect(lines.slice(0, 2)).toEqual([
    `paragraph |${long}|`,
    "paragraph {emphasis |She|} | left for <$50 or less.|",
  ]);
  expect(lines.join("\n")).toContain(
    "readers/scrivener-marks 5 marks of Scrivener’s styles were left out of the text",
  );
});

describe("characters", () => {
  test.each([
    ["in the page of the document", "caf\\'e9", undefined, "café"],
    ["in the page of another document", "\\'cf\\'f0\\'e8", "\\rtf1\\ansi\\ansicpg1251", "При"],
    [
      "in the page of a font",
      "{\\fonttbl{\\f0 A;}{\\f1\\fcharset204 B;}}a\\f1\\'e4\\f0\\'e4",
      undefined,
      "aдä",
    ],
    [
      "of two bytes",
      "{\\fonttbl{\\f1\\fcharset128 B;}}\\f1\\'93\\'fa\\'96\\'7b",
      undefined,
      "日本",
    ],
    [
      "by number, with one to stand for each",
      "na\\u239 ?ve \\u8220\\'93no\\u8221\\'94",
      undefined,
      "naïve “no”",
    ],
    ["by number, with none or several", "\\uc0\\u233\\uc3\\u233abc!", undefined, "éé!"],
    ["beyond the first plane", "\\u-10179?\\u-8704?", undefined, "😀"],
    [
      "with words of their own",
      "\\lquote a\\rquote\\emdash \\ldblquote b\\rdblquote\\endash\\~c\\_d\\-e",
      undefined,
      "‘a’—“b”–\u00A0c\u2011de",
    ],
    ["of the Macintosh and the first computers", "\\'8e", "\\rtf1\\mac", "é"],
    ["that are braces and strokes", "\\{a\\}\\\\", undefined, "{a}\\"],
    ["typed as they are", "caf\u00e9", undefined, "café"],
  ])("%s", async (_, inner, header, text) => {
    const outcome = await rtf.read({
      id: "a.rtf",
      bytes: bytesOf(inner, header),
      language: "en-GB",
    });
    expect(outcome.ok && outcome.value.source.text.trim()).toBe(text);
  });
});

describe("what a Rich Text document holds", () => {
  test("looks hold to the end of their group, or until they are switched off", async () => {
    expect(
      await read(
        "One {\\i two} {\\b three}\\i  four\\i0  {\\scaps five}{\\strike six}{\\ul seven}{\\super 8}",
      ),
    ).toEqual([
      "paragraph |One | {emphasis |two|} | | {strong |three|} | | {emphasis |four|} | | {smallCaps |five|} {strikethrough |six|} {emphasis |seven|} {superscript |8|}",
    ]);
  });

  test("styles make headings, quotations and breaks, and outlines do", async () => {
    const sheet =
      "{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0\\b heading 1;}{\\s2\\sbasedon0\\i Quote;}{\\*\\cs9 Default;}{\\s3\\sbasedon1 My Chapter;}}";
    const inner = `${sheet}\\pard\\s1\\b The Well\\par\\pard\\plain ${long}\\par\\pard\\s2\\i One.\\par\\pard\\plain * * *\\par ${long}\\par\\pard\\s3 The Sea\\par\\pard\\plain ${long}\\par\\pard\\outlinelevel1 A Boat\\par\\pard ${long}\\par`;
    expect(await read(inner)).toEqual([
      "heading 1 -  : |The Well|",
      `paragraph |${long}|`,
      "quotation quotation",
      "  paragraph |One.|",
      "break ornament * * *",
      `paragraph |${long}|`,
      "heading 1 -  : |The Sea|",
      `paragraph |${long}|`,
      "heading 2 -  : |A Boat|",
      `paragraph |${long}|`,
    ]);
  });

  test("notes stand where they are called, comments are told with their author", async () => {
    const note = "{\\super\\chftn}{\\*\\footnote\\pard\\plain{\\super\\chftn} A {\\i note}.}";
    const comment =
      "{\\*\\atnid AE}{\\*\\atnauthor An Editor}\\chatn{\\*\\annotation{\\*\\atnref 1}\\pard Which road?}";
    expect(await read(`The road${note} bent${comment}.\\par`)).toEqual([
      "paragraph |The road| {note paragraph |A | {emphasis |note|} |.|} | bent.|",
      '1:14 An Editor asks of "": Which road?',
    ]);
  });

  test("fields give their results, links lead to addresses and headings", async () => {
    const field = (code: string, result: string) =>
      `{\\field{\\*\\fldinst ${code}}{\\fldrslt ${result}}}`;
    const inner = `{\\stylesheet{\\s1 heading 1;}}\\pard\\s1{\\*\\bkmkstart well}The Well{\\*\\bkmkend well}\\par\\pard\\plain ${field('HYPERLINK "https://example.org/"', "{\\ul here}")} ${field('HYPERLINK \\\\l "well"', "there")}${field("PAGE", "12")}\\par`;
    expect(await read(inner)).toEqual([
      "heading 1 - #well  : |The Well|",
      "paragraph {link https://example.org/ |here|} | | {link #well |there|}",
    ]);
  });

  test("lists are found by their table, by their marks, and dashed ones are speech", async () => {
    const table =
      "{\\*\\listtable{\\list{\\listlevel\\levelnfc0\\levelstartat3{\\leveltext\\'02\\'00.;}{\\levelnumbers\\'01;}}\\listid7}{\\list{\\listlevel\\levelnfc23{\\leveltext\\'01\\u8211 ?;}}\\listid8}}{\\*\\listoverridetable{\\listoverride\\listid7\\ls1}{\\listoverride\\listid8\\ls2}}";
    const item = (ls: number, mark: string, words: string) =>
      `\\pard\\ls${ls}{\\listtext ${mark}\\tab}${words}\\par`;
    const inner = `${table}${item(1, "3.", "three")}${item(1, "4.", "four")}\\pard Between.\\par\\pard\\li360\\fi-360\\bullet\\tab one\\par\\bullet\\tab two\\par${item(2, "\\endash", "Are you there?")}${item(2, "\\endash", "I am.")}`;
    expect(await read(inner)).toEqual([
      "list from 3",
      "  item",
      "    paragraph |three|",
      "  item",
      "    paragraph |four|",
      "paragraph |Between.|",
      "list bullets",
      "  item",
      "    paragraph |one|",
      "  item",
      "    paragraph |two|",
      "paragraph |— Are you there?|",
      "paragraph |— I am.|",
    ]);
  });

  test("rows of cells are a table, and paragraphs in a cell are its lines", async () => {
    const row = (a: string, b: string, head = "") =>
      `\\trowd${head}\\cellx1000\\cellx2000\\pard\\intbl ${a}\\cell ${b}\\cell\\row`;
    expect(
      await read(`${row("a", "b", "\\trhdr")}${row("1\\par 2", "\\qc 3")}\\pard After.\\par`),
    ).toEqual([
      "table start center",
      "  head |a| / |b|",
      "  row |1| {line} |2| / |3|",
      "paragraph |After.|",
    ]);
  });

  test("pictures in digits and in bytes are kept with their words", async () => {
    const picture = (inner: string) =>
      `{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn wzDescription}{\\sv A paw}}}\\pngblip{\\*\\blipuid 00ff}\n${inner}}}{\\nonshppict{\\pict\\wmetafile8 00}}`;
    const lines = await read(
      `\\pard ${picture("0102\n03")}\\par\\pard ${picture("\\bin3 \x01\x02\x03")}\\par`,
    );
    const ref = "embedded:039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81";
    expect(lines).toEqual([`figure ${ref} "A paw"`, `figure ${ref} "A paw"`]);
  });

  test("tracked changes are accepted, hidden words left out, and both told", async () => {
    const inner =
      "{\\*\\revtbl{Unknown;}{An Editor;}}He {\\deleted\\revauthdel1 ran}{\\revised\\revauth1 walked}.{\\v  Unseen.}\\par";
    expect(await read(inner)).toEqual([
      "paragraph |He walked.|",
      "1:1 warning readers/tracked-changes Tracked changes by An Editor were accepted: 1 insertion kept, 1 deletion left out",
      "1:1 warning readers/hidden-text “Unseen.” is hidden in the document and was left out",
    ]);
  });

  test("what a program adds for itself is no text", async () => {
    const inner =
      "{\\fonttbl\\f0\\fswiss Helvetica;}{\\colortbl;\\red255\\green255\\blue255;}{\\*\\generator Some 1.0;}{\\info{\\title The Test}{\\author Somebody}}{\\header\\pard 12\\par}{\\*\\unknown{\\b lost}}Kept.\\\nSecond.";
    expect(await read(inner)).toEqual([
      'title: "The Test"',
      "paragraph |Kept.|",
      "paragraph |Second.|",
    ]);
  });
});

describe("files made to hurt", () => {
  const outcomeOf = (text: string) =>
    rtf.read({ id: "a.rtf", bytes: new Uint8Array(Buffer.from(text, "latin1")) });

  test("what is no Rich Text is refused, and so is what is nested without end", async () => {
    expect((await outcomeOf("Chapter One")).diagnostics.map(({ code }) => code)).toEqual([
      "readers/not-text",
    ]);
    const deep = await outcomeOf(`{\\rtf1 ${"{".repeat(300_000)}`);
    expect(deep.diagnostics.map(({ message }) => message).join()).toContain("nested");
  });

  test("a file that ends in the middle gives what came until there, and it is said", async () => {
    const outcome = await outcomeOf(`{\\rtf1 {\\i ${long}`);
    expect(outcome.ok && outcome.value.blocks.length).toBe(1);
    expect(outcome.diagnostics.map(({ code }) => code)).toContain("readers/cut-short");
  });

  test.each([
    ["numbers beyond any", "\\u99999999999999?\\fs99999999999\\bin99999999999 abc"],
    ["bytes that never come", "\\bin500000 x"],
    ["rows without cells", "\\row\\cell\\row\\cell\\intbl\\row".repeat(20_000)],
    ["fields in fields", "{\\field{\\*\\fldinst ".repeat(60)],
    ["control words without end", `\\${"a".repeat(500_000)}`],
    ["notes in notes", "{\\footnote a".repeat(60)],
    ["groups without end", "{}".repeat(300_000)],
    [
      "styles that go round",
      "{\\stylesheet{\\s1\\sbasedon2 A;}{\\s2\\sbasedon1 B;}}\\s1 word\\par",
    ],
  ])("%s", { timeout: 30_000 }, async (_, inner) => {
    const outcome = await outcomeOf(`{\\rtf1 ${inner}}`);
    expect(outcome.ok || outcome.diagnostics.length > 0).toBe(true);
  });

  const pieces = (
    "{ } \\par \\b \\i0 \\'e9 \\u8220? \\* {\\footnote {\\pict\\pngblip {\\field {\\*\\fldinst {\\fldrslt \\cell \\row \\intbl \\trowd \\pard " +
    "{\\stylesheet {\\s1 {\\listtext {\\*\\listtable \\page \\sect \\bin2 \\uc2 \\plain \\v word ; \\\\ {\\shp {\\sn {\\sv {\\shptxt \\cs1"
  ).split(" ");
  test("its words and marks in any order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 80 }), async (parts) => {
        const outcome = await outcomeOf(`{\\rtf1 ${parts.join(" ")}`);
        expect(outcome.ok || outcome.diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

test("a note alone before the first heading has a place that is one", async () => {
  const inner = `The Well\\par\\pard ${long}\\par\\pard{\\footnote A note.}\\par\\pard Chapter One\\par ${long}\\par Chapter Two\\par ${long}\\par`;
  const outcome = await rtf.read({ id: "a.rtf", bytes: bytesOf(inner), language: "en-GB" });
  for (const { at } of outcome.diagnostics)
    expect(at?.end ?? 0).toBeGreaterThanOrEqual(at?.start ?? 0);
  expect(outcome.diagnostics.map(({ code }) => code)).toContain("readers/text-before-chapter");
});

test("the sign that stands for a picture of Apple’s programs is no word", async () => {
  const lines = await read(
    "One.\\par {{\\NeXTGraphic image.png \\width400 \\height400 \\noorient\n}\\'ac}Two and \\'ac not.\\par",
  );
  expect(lines.slice(0, 2)).toEqual(["paragraph |One.|", "paragraph |Two and ¬ not.|"]);
  expect(lines.at(-1)).toContain("A drawing or an object of another program was left out");
});
