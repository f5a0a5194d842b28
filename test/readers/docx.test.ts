import { describe, expect, test } from "vitest";
import { docx } from "../../src/readers/docx/docx.ts";
import { show } from "./show.ts";
import { p, wordOf, zipOf } from "./word.ts";

const long = "It rained on the town for a week, and the gutters ran with what had been roads.";

async function read(bytes: Uint8Array): Promise<readonly string[]> {
  return show(await docx.read({ id: "a.docx", bytes, language: "en-GB" }))
    .split("\n")
    .filter((line) => line !== "" && line !== "--");
}

describe("what Word writes", () => {
  test("runs divided for no reason are one leaf, spaces stand outside emphasis", async () => {
    const run = (words: string, properties = "") =>
      `<w:r w:rsidR="1"><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
    const body = `<w:p>${run("He sa")}<w:proofErr/>${run("id ")}${run("ne", "<w:i/>")}${run("ver ", "<w:i/><w:iCs/>")}${run("mind.", '<w:i w:val="0"/>')}</w:p>`;
    expect(await read(wordOf(body))).toEqual(["paragraph |He said | {emphasis |never|} | mind.|"]);
  });

  test("an underline is stress, small capitals and struck words are kept", async () => {
    const body =
      p("One.", "", '<w:u w:val="single"/>') +
      p("Two.", "", "<w:smallCaps/>") +
      p("Three.", "", "<w:strike/>");
    expect(await read(wordOf(body))).toEqual([
      "paragraph {emphasis |One.|}",
      "paragraph {smallCaps |Two.|}",
      "paragraph {strikethrough |Three.|}",
    ]);
  });

  test.each([
    ["heading 1", "Heading1"],
    ["Überschrift 1", "berschrift1"],
    ["Titre 1", "Titre1"],
    ["заголовок 1", "a1"],
  ])("a style named %s heads chapters", async (name, id) => {
    const styles = `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
    const style = `<w:pStyle w:val="${id}"/>`;
    const body = p("The Well", style) + p(long) + p("The Sea", style) + p(long);
    expect(
      (await read(wordOf(body, { "word/styles.xml": styles }))).filter((l) =>
        l.startsWith("heading"),
      ),
    ).toEqual(["heading 1 -  : |The Well|", "heading 1 -  : |The Sea|"]);
  });

  test("headings that Word numbers say their numbers", async () => {
    const parts = {
      "word/styles.xml":
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
      "word/numbering.xml":
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Chapter %1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    };
    const style = '<w:pStyle w:val="H"/>';
    const lines = await read(
      wordOf(p("The Well", style) + p(long) + p("The Sea", style) + p(long), parts),
    );
    expect(lines.filter((line) => line.startsWith("heading"))).toEqual([
      "heading 1 chapter 1 |Chapter 1| : |The Well|",
      "heading 1 chapter 2 |Chapter 2| : |The Sea|",
    ]);
  });

  test("without styles, short bold lines over long text are headings, and it is said", async () => {
    const body = ["The Well", "The Sea"]
      .map((title) => p(title, "", "<w:b/>") + p(long).repeat(5))
      .join("");
    const lines = await read(wordOf(body));
    expect(lines.filter((line) => line.startsWith("heading"))).toEqual([
      "heading 1 -  : |The Well|",
      "heading 1 -  : |The Sea|",
    ]);
    expect(lines.at(-1)).toContain("readers/formatting");
  });

  test("without styles, lines that say so head chapters", async () => {
    const body = p("CHAPTER ONE", '<w:jc w:val="center"/>') + p(long) + p("CHAPTER TWO") + p(long);
    expect((await read(wordOf(body))).filter((line) => line.startsWith("heading"))).toEqual([
      "heading 1 chapter 1 |CHAPTER ONE| : ",
      "heading 1 chapter 2 |CHAPTER TWO| : ",
    ]);
  });

  test("typed marks and empty lines are scene breaks", async () => {
    const empty = "<w:p/>";
    const body =
      p(long) + p("#", '<w:jc w:val="center"/>') + p(long) + empty + p(long) + p("* * *") + p(long);
    expect((await read(wordOf(body))).filter((line) => line.startsWith("break"))).toEqual([
      "break ornament #",
      "break space",
      "break ornament * * *",
    ]);
  });

  test("tracked changes are accepted, and it is said whose they were", async () => {
    const body = `<w:p><w:r><w:t xml:space="preserve">He </w:t></w:r><w:del w:author="An Editor"><w:r><w:delText>ran</w:delText></w:r></w:del><w:ins w:author="An Editor"><w:r><w:t>walked</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>`;
    expect(await read(wordOf(body))).toEqual([
      "paragraph |He walked.|",
      "1:1 warning readers/tracked-changes Tracked changes by An Editor were accepted: 1 insertion kept, 1 deletion left out",
    ]);
  });

  describe("tracked changes", () => {
    const by = (name: string, inner: string) =>
      `<w:${name} w:author="An Editor">${inner}</w:${name}>`;
    const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
    const gone = (words: string) =>
      `<w:r><w:delText xml:space="preserve">${words}</w:delText></w:r>`;
    const end = (name: string) => `<w:pPr><w:rPr><w:${name} w:author="An Editor"/></w:rPr></w:pPr>`;
    const row = (words: string, change: string) =>
      `<w:tr><w:trPr>${change}</w:trPr><w:tc>${p(words)}</w:tc><w:tc>${p(words)}</w:tc></w:tr>`;
    const body =
      `<w:p>${run("He ")}${by("del", gone("ran"))}${by("ins", run("walked"))}${run(".")}</w:p>` +
      `<w:p>${end("del")}${run("One ")}</w:p><w:p>${run("line.")}</w:p>` +
      `<w:p>${end("del")}${by("del", gone("A whole paragraph."))}</w:p>` +
      `<w:p>${run("Slow")}<w:r><w:rPr><w:i/><w:rPrChange w:author="An Editor"><w:rPr/></w:rPrChange></w:rPr><w:t>ly</w:t></w:r></w:p>` +
      `<w:tbl>${row("old", by("del", ""))}${row("kept", "")}${row("new", by("ins", ""))}</w:tbl>`;

    test.each([
      [
        "accept",
        [
          "paragraph |He walked.|",
          "paragraph |One line.|",
          "paragraph |Slow| {emphasis |ly|}",
          "table start start",
          "  row |kept| / |kept|",
          "  row |new| / |new|",
          "1:1 warning readers/tracked-changes Tracked changes by An Editor were accepted: 2 insertions kept, 4 deletions left out, 1 change of looks",
        ],
      ],
      [
        "reject",
        [
          "paragraph |He ran.|",
          "paragraph |One|",
          "paragraph |line.|",
          "paragraph |A whole paragraph.|",
          "paragraph |Slowly|",
          "table start start",
          "  row |old| / |old|",
          "  row |kept| / |kept|",
          "1:1 warning readers/tracked-changes Tracked changes by An Editor were rejected: 2 insertions left out, 4 deletions kept, 1 change of looks",
          "5:1 warning readers/split-paragraph This may be the second half of the paragraph above",
        ],
      ],
    ] as const)("%s", async (changes, lines) => {
      const input = { id: "a.docx", bytes: wordOf(body), language: "en-GB", choices: { changes } };
      const shown = show(await docx.read(input)).split("\n");
      expect(shown.filter((line) => line !== "" && line !== "--")).toEqual(lines);
    });

    test("fail makes no book of them", async () => {
      const input = { id: "a.docx", bytes: wordOf(body), choices: { changes: "fail" } } as const;
      expect((await docx.read(input)).diagnostics).toContainEqual(
        expect.objectContaining({ code: "readers/undecided-changes", severity: "error" }),
      );
    });
  });

  describe("styles of the author's own", () => {
    const style = (type: string, name: string, look = "") =>
      `<w:style w:type="${type}" w:styleId="${name.replace(" ", "")}"><w:name w:val="${name}"/><w:rPr>${look}</w:rPr></w:style>`;
    const parts = {
      "word/styles.xml":
        style("paragraph", "Chat Box") +
        style("paragraph", "Inner Voice") +
        style("paragraph", "Start") +
        style("character", "Shout", "<w:i/>"),
    };
    const body =
      p("The Well", '<w:pStyle w:val="Start"/>') +
      p("Are you there", '<w:pStyle w:val="ChatBox"/>') +
      p("Not now.", '<w:pStyle w:val="InnerVoice"/>') +
      p("Stop", "", '<w:rStyle w:val="Shout"/>');

    test("are what book.yaml says", async () => {
      const styles = {
        "chat box": "message",
        "Inner Voice": "emphasis",
        Start: "heading 1",
        Shout: "small caps",
      } as const;
      const input = { id: "a.docx", bytes: wordOf(body, parts), choices: { styles } };
      const shown = show(await docx.read(input)).split("\n");
      expect(shown.filter((line) => line !== "" && line !== "--")).toEqual([
        "heading 1 -  : |The Well|",
        "quotation message",
        "  paragraph |Are you there|",
        "paragraph {emphasis |Not now.|}",
        "paragraph {smallCaps |Stop|}",
      ]);
    });

    test("of which nothing is said are named once, with the line to add", async () => {
      const told = (await read(wordOf(body, parts))).filter((line) =>
        line.includes("readers/style"),
      );
      expect(told).toEqual([
        "1:1 info readers/style Styles whose names say nothing were read as plain text: “Start” (1 paragraph), “Chat Box” (1 paragraph), “Inner Voice” (1 paragraph); “styles: { Start: quotation }” in book.yaml would say what one is",
      ]);
    });
  });

  test("a comment is told with its author and its place, and is no text", async () => {
    const parts = {
      "word/comments.xml": `<w:comment w:id="7" w:author="An Editor">${p("Which road?")}</w:comment>`,
    };
    const body = `<w:p><w:r><w:t>The road</w:t></w:r><w:r><w:commentReference w:id="7"/></w:r></w:p>`;
    expect(await read(wordOf(body, parts))).toEqual([
      "paragraph |The road|",
      '1:9 An Editor asks of "": Which road?',
    ]);
  });

  test("hidden words are left out and told", async () => {
    expect(await read(wordOf(p("Seen.") + p("Unseen.", "", "<w:vanish/>")))).toEqual([
      "paragraph |Seen.|",
      "1:1 warning readers/hidden-text “Unseen.” is hidden in the document and was left out",
    ]);
  });

  test("a list is one through all its uses, runs on over text, and restarts where it says so", async () => {
    const level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>';
    const use = (id: number, list: number, inner = "") =>
      `<w:num w:numId="${id}"><w:abstractNumId w:val="${list}"/>${inner}</w:num>`;
    const start = (at: number) =>
      `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${at}"/></w:lvlOverride>`;
    const parts = {
      "word/numbering.xml": `<w:abstractNum w:abstractNumId="0">${level}<w:styleLink w:val="L"/></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>${use(1, 0, start(1))}${use(2, 0)}${use(3, 0, start(5))}${use(4, 1)}`,
    };
    const item = (words: string, id: number) =>
      p(words, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`);
    const body = [item("One", 1), item("two", 2), p("Between."), item("three", 2)];
    const anew = [item("five", 3), item("six", 3), p("After."), item("another", 4)];
    const lines = await read(wordOf([...body, ...anew].join(""), parts));
    expect(lines.filter((line) => /list|^paragraph/.test(line))).toEqual([
      "list from 1",
      "paragraph |Between.|",
      "list from 3",
      "list from 5",
      "paragraph |After.|",
      "list from 1",
    ]);
  });

  test("a low shape is a rule, and words beside a rule are kept", async () => {
    const shape = (cy: number) =>
      `<w:r><w:drawing><wp:inline><wp:extent cx="5943600" cy="${cy}"/><wps:wsp/></wp:inline></w:drawing></w:r>`;
    const hr = '<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>';
    const words = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const body = `${p("A.")}<w:p>${shape(19_050)}</w:p>${p("B.")}<w:p>${words("C.")}${hr}</w:p><w:p>${hr}${words("D.")}</w:p>`;
    const lines = await read(wordOf(body));
    expect(lines.filter((line) => /^(?:paragraph|break)/.test(line))).toEqual([
      "paragraph |A.|",
      "break ornament * * *",
      "paragraph |B.|",
      "paragraph |C.|",
      "break ornament * * *",
      "paragraph |D.|",
    ]);
    expect((await read(wordOf(`${p("A.")}<w:p>${shape(900_000)}</w:p>`))).at(-1)).toContain(
      "readers/not-carried",
    );
  });

  test("dialogue whose dashes Word made a list is speech", async () => {
    const parts = {
      "word/numbering.xml":
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    };
    const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    expect(await read(wordOf(p("Are you there?", list) + p("I am.", list), parts))).toEqual([
      "paragraph |— Are you there?|",
      "paragraph |— I am.|",
    ]);
  });

  test("fields give their results, the contents Word made are left out", async () => {
    const field = (code: string, result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body = `<w:p>${field(' HYPERLINK "https://example.org/" ', "here")}${field(" PAGE ", "12")}</w:p>`;
    expect(await read(wordOf(body))).toEqual(["paragraph {link https://example.org/ |here|}"]);
  });

  test("cross-references lead to their headings, and one to a page is left out and said", async () => {
    const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
    const field = (code: string, words: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(words)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const heading = (words: string, name: string) =>
      `<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:bookmarkStart w:id="1" w:name="${name}"/>${run(words)}<w:bookmarkEnd w:id="1"/></w:p>`;
    const styles =
      '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>';
    const words = [
      run("See "),
      field(" REF _Ref2 \\h ", "The Sea"),
      run(", "),
      field(' HYPERLINK \\l "_Ref2" ', "there"),
      `, <w:fldSimple w:instr=" REF _Ref1 \\h ">${run("The Well")}</w:fldSimple>`,
      run(" on page "),
      field(" PAGEREF _Ref2 \\h ", "12"),
      run("."),
    ];
    const body = `${heading("The Well", "_Ref1")}<w:p>${words.join("")}</w:p>${heading("The Sea", "_Ref2")}${p(long)}`;
    expect((await read(wordOf(body, { "word/styles.xml": styles }))).slice(0, 5)).toEqual([
      "heading 1 - #_Ref1  : |The Well|",
      "paragraph |See | {link #_Ref2 |The Sea|} |, | {link #_Ref2 |there|} {link #_Ref1 |The Well|} | on page .|",
      "heading 1 - #_Ref2  : |The Sea|",
      `paragraph |${long}|`,
      "1:1 warning readers/not-carried A reference to a page was left out: the pages of a book are its own, so name the chapter instead",
    ]);
  });

  test("an image that lies outside the file is not fetched", async () => {
    const rels =
      '<Relationships><Relationship Id="r1" TargetMode="External" Target="https://example.org/x.png"/></Relationships>';
    const body = `${p("Text.")}<w:p><w:r><w:drawing><a:blip r:link="r1"/></w:drawing></w:r></w:p>`;
    const bytes = wordOf(body, { "word/_rels/document.xml.rels": rels });
    expect((await read(bytes)).at(-1)).toContain("readers/not-carried");
  });
});

describe("files made to hurt", () => {
  const refused = async (bytes: Uint8Array) => {
    const outcome = await docx.read({ id: "a.docx", bytes });
    expect(outcome.ok).toBe(false);
    return outcome.diagnostics.map(({ message }) => message).join();
  };

  test("an archive that is cut short", async () => {
    const whole = wordOf(p(long));
    expect(await refused(whole.subarray(0, whole.length - 30))).toContain("damaged");
    expect(await refused(new Uint8Array(0))).toContain("damaged");
  });

  test("an archive that says it unfolds to more than memory holds", async () => {
    expect(await refused(zipOf({ "word/document.xml": "x" }, 0xfffffff0))).toContain("unfolds");
  });

  test("an archive that unfolds to more than it says", async () => {
    expect(await refused(zipOf({ "word/document.xml": "x".repeat(5_000_000) }, 10))).toContain(
      "damaged",
    );
  });

  test("an archive of something else", async () => {
    expect(await refused(zipOf({ mimetype: "application/epub+zip" }))).toContain(
      "not the document its ending says",
    );
  });

  test("elements nested without end", async () => {
    expect(await refused(wordOf("<w:sdt>".repeat(100_000)))).toContain("nested");
    const inside = wordOf(p("Text."), { "word/styles.xml": "<a>".repeat(200_000) });
    expect((await docx.read({ id: "a.docx", bytes: inside })).ok).toBe(true);
  });

  test("entities that unfold without end stay what they are", async () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document><w:body>${p("&b;&b; word")}</w:body></w:document>`;
    const outcome = await docx.read({ id: "a.docx", bytes: zipOf({ "word/document.xml": xml }) });
    expect(outcome.ok && outcome.value.source.text.length).toBeLessThan(100);
  });

  test("styles based on one another, and notes that call themselves", async () => {
    const style = (id: string, base: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${base}"/></w:style>`;
    const note = `<w:footnote w:id="1"><w:p><w:r><w:t>Note</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>`;
    const body = `<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Text</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`;
    const parts = {
      "word/styles.xml": style("A", "B") + style("B", "A"),
      "word/footnotes.xml": note,
    };
    expect((await read(wordOf(body, parts)))[0]).toBe("paragraph |Text| {note paragraph |Note|}");
  });
});
