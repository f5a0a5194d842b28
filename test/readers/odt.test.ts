import { describe, expect, test } from "vitest";
import { odt } from "../../src/readers/odt/odt.ts";
import { openDocumentOf, styleOf, textP } from "./open-document.ts";
import { show } from "./show.ts";
import { zipOf } from "./word.ts";

const long = "It rained on the town for a week, and the gutters ran with what had been roads.";

async function read(bytes: Uint8Array): Promise<readonly string[]> {
  return show(await odt.read({ id: "a.odt", bytes, language: "en-GB" }))
    .split("\n")
    .filter((line) => line !== "" && line !== "--");
}

const words = (properties: string) => `<style:text-properties ${properties}/>`;

describe("what an OpenDocument text holds", () => {
  test("spaces run together, and those that are counted are kept", async () => {
    const body = textP(
      '  One\n <text:span text:style-name="T"> two</text:span> <text:s text:c="2"/>three ',
    );
    expect(await read(openDocumentOf(body))).toEqual([
      "paragraph |One two| | | |three|",
      '1:8 readers/space "   " to " "',
    ]);
  });

  test("looks come from the style of the words, and from the styles below it", async () => {
    const automatic =
      styleOf("T1", "text", words('fo:font-style="italic"')) +
      styleOf("T2", "text", words('fo:font-weight="bold"'), "T1") +
      styleOf("T3", "text", words('fo:font-variant="small-caps"')) +
      styleOf("T4", "text", words('style:text-position="super 58%"')) +
      styleOf("T5", "text", words('style:text-underline-style="solid"')) +
      styleOf("T6", "text", words('style:text-line-through-style="solid"'));
    const body = [1, 2, 3, 4, 5, 6]
      .map((n) => textP(`<text:span text:style-name="T${n}">${n}</text:span>.`))
      .join("");
    expect(await read(openDocumentOf(body, { automatic }))).toEqual([
      "paragraph {emphasis |1|} |.|",
      "paragraph {strong {emphasis |2|}} |.|",
      "paragraph {smallCaps |3|} |.|",
      "paragraph {superscript |4|} |.|",
      "paragraph {emphasis |5|} |.|",
      "paragraph {strikethrough |6|} |.|",
    ]);
  });

  test("headings have their level, their number and the place links lead to", async () => {
    const styles =
      '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1" style:num-prefix="Chapter "/></text:outline-style>';
    const body = `<text:h text:outline-level="1"><text:bookmark-start text:name="well"/>The Well</text:h>${textP(
      `${long} See <text:a xlink:href="#well">there</text:a>.`,
    )}<text:h text:outline-level="1">The Sea</text:h>${textP(long)}`;
    expect(await read(openDocumentOf(body, { styles }))).toEqual([
      "heading 1 chapter 1 #well |Chapter 1| : |The Well|",
      `paragraph |${long} See | {link #well |there|} |.|`,
      "heading 1 chapter 2 |Chapter 2| : |The Sea|",
      `paragraph |${long}|`,
    ]);
  });

  test("styles with names make the blocks of the name, whatever was done to a paragraph", async () => {
    const styles =
      styleOf("Scene_20_Break", "paragraph", "") + styleOf("Quotations", "paragraph", "");
    const automatic = styleOf("P1", "paragraph", "", "Quotations");
    const body =
      textP(long) +
      textP("#", "Scene_20_Break") +
      textP("One.", "P1") +
      textP("Two.", "Quotations") +
      textP("Roses are red", "Verse") +
      textP("Violets are blue", "Verse");
    expect(await read(openDocumentOf(body, { styles, automatic }))).toEqual([
      `paragraph |${long}|`,
      "break ornament #",
      "quotation quotation",
      "  paragraph |One.|",
      "  paragraph |Two.|",
      "verse",
      "  0 |Roses are red|",
      "  0 |Violets are blue|",
    ]);
  });

  test("notes stand where they are called, comments are told, fields of the page are not text", async () => {
    const note =
      '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>';
    const comment =
      "<office:annotation><dc:creator>An Editor</dc:creator><dc:date>2026-11-23</dc:date><text:p>Which road?</text:p></office:annotation>";
    const body = textP(`The road${note} bent${comment}.<text:page-number>12</text:page-number>`);
    expect(await read(openDocumentOf(body))).toEqual([
      "paragraph |The road| {note paragraph |A note.|} | bent.|",
      '1:14 An Editor asks of "": Which road?',
    ]);
  });

  test("tracked changes are accepted, and it is said whose they were", async () => {
    const info = "<office:change-info><dc:creator>An Editor</dc:creator></office:change-info>";
    const changes = `<text:tracked-changes><text:changed-region><text:deletion>${info}<text:p>ran</text:p></text:deletion></text:changed-region><text:changed-region><text:insertion>${info}</text:insertion></text:changed-region></text:tracked-changes>`;
    const body = `${changes}${textP('He <text:change text:change-id="a"/><text:change-start text:change-id="b"/>walked<text:change-end text:change-id="b"/>.')}`;
    expect(await read(openDocumentOf(body))).toEqual([
      "paragraph |He walked.|",
      "1:1 warning readers/tracked-changes Tracked changes by An Editor were accepted: 1 insertion kept, 1 deletion left out",
    ]);
  });

  test("lists keep their numbers and what they hold, a dashed one is speech", async () => {
    const level = (name: string, one: string) =>
      `<text:list-style style:name="${name}">${one}</text:list-style>`;
    const automatic =
      level(
        "L1",
        '<text:list-level-style-number text:level="1" style:num-format="1" text:start-value="3"/>',
      ) + level("L2", '<text:list-level-style-bullet text:level="1" text:bullet-char="–"/>');
    const list = (style: string, ...items: readonly string[]) =>
      `<text:list text:style-name="${style}">${items.map((item) => `<text:list-item>${item}</text:list-item>`).join("")}</text:list>`;
    const body =
      list("L1", textP("three") + textP("more"), textP("four")) +
      list("L2", textP("Are you there?"), textP("I am."));
    expect(await read(openDocumentOf(body, { automatic }))).toEqual([
      "list from 3",
      "  item",
      "    paragraph |three|",
      "    paragraph |more|",
      "  item",
      "    paragraph |four|",
      "paragraph |— Are you there?|",
      "paragraph |— I am.|",
    ]);
  });

  test("an image of the archive is kept with its words, one from the net is not fetched", async () => {
    const frame = (href: string) =>
      `<draw:frame><draw:image xlink:href="${href}"/><svg:desc>A paw</svg:desc></draw:frame>`;
    const parts = { "Pictures/1.png": new Uint8Array([1, 2, 3]) };
    const body =
      textP(frame("Pictures/1.png")) +
      textP(`Text.${frame("https://example.org/x.png")}`) +
      textP(`More.${frame("../../etc/passwd")}`);
    const lines = await read(openDocumentOf(body, { parts }));
    expect(lines[0]).toMatch(/^figure embedded:[0-9a-f]{64} "A paw"$/);
    expect(lines.filter((line) => line.includes("not-carried"))).toHaveLength(2);
  });

  test("hidden words are left out and told", async () => {
    const automatic = styleOf("T1", "text", words('text:display="none"'));
    const body = textP('Seen.<text:span text:style-name="T1">Unseen.</text:span>');
    expect(await read(openDocumentOf(body, { automatic }))).toEqual([
      "paragraph |Seen.|",
      "1:1 warning readers/hidden-text “Unseen.” is hidden in the document and was left out",
    ]);
  });

  test("what a condition hides is left out and told, and what it shows is read", async () => {
    const section = (attributes: string, words: string) =>
      `<text:section ${attributes}>${textP(words)}</text:section>`;
    const body = [
      section('text:display="condition" text:is-hidden="true"', "A section."),
      section('text:display="condition" text:is-hidden="false"', "Shown."),
      textP('<text:span><text:hidden-paragraph text:is-hidden="true"/></text:span>A paragraph.'),
      textP("<text:hidden-paragraph text:condition='ooow:0'/>Shown too."),
      textP(
        'And <text:hidden-text text:is-hidden="true" text:string-value="words">words</text:hidden-text><text:hidden-text text:string-value="this">this</text:hidden-text>.',
      ),
      '<text:p text:is-hidden="true">One more.</text:p>',
    ].join("");
    expect(await read(openDocumentOf(body))).toEqual([
      "paragraph |Shown.|",
      "paragraph |Shown too.|",
      "paragraph |And this.|",
      "1:1 warning readers/hidden-text “A section. A paragraph. words One more.” is hidden in the document and was left out",
    ]);
  });

  test("a note of a note stands at its end", async () => {
    const note = (inner: string) =>
      `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${textP(inner)}</text:note-body></text:note>`;
    const body = textP(`Text${note(`One${note(`Two${note("Three")}`)}`)}.`);
    expect((await read(openDocumentOf(body))).slice(0, 3)).toEqual([
      "paragraph |Text| {note paragraph |One|",
      "paragraph |Two|",
      "paragraph |Three|} |.|",
    ]);
  });

  test("a flat document is the same as a packed one", async () => {
    const flat = `<?xml version="1.0"?><office:document><office:automatic-styles>${styleOf("T1", "text", words('fo:font-style="italic"'))}</office:automatic-styles><office:body><office:text>${textP('It <text:span text:style-name="T1">rained</text:span>.')}</office:text></office:body></office:document>`;
    expect(await read(new TextEncoder().encode(flat))).toEqual([
      "paragraph |It | {emphasis |rained|} |.|",
    ]);
  });
});

describe("files made to hurt", () => {
  const refused = async (bytes: Uint8Array) => {
    const outcome = await odt.read({ id: "a.odt", bytes });
    expect(outcome.ok).toBe(false);
    return outcome.diagnostics.map(({ message }) => message).join();
  };

  test("an archive that is cut short, of something else, or no archive", async () => {
    const whole = openDocumentOf(textP(long));
    expect(await refused(whole.subarray(0, whole.length - 30))).toContain("damaged");
    expect(await refused(zipOf({ mimetype: "x" }))).toContain("not the document its ending says");
    expect(await refused(new TextEncoder().encode("{\\rtf1}"))).toContain("damaged");
    expect(await refused(new TextEncoder().encode("<html>"))).toContain("not the document");
  });

  test("an archive that unfolds without end", async () => {
    const bomb = openDocumentOf(textP("x"), { parts: { "a.bin": new Uint8Array(20_000_000) } });
    expect(await refused(bomb)).toContain("unfolds");
  });

  test("a document that is encrypted", async () => {
    const manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    const bytes = openDocumentOf("", { parts: { "META-INF/manifest.xml": manifest } });
    expect(await refused(bytes)).toContain("encrypted");
  });

  test("elements nested without end, styles that go round, entities that unfold", async () => {
    expect(await refused(openDocumentOf("<text:section>".repeat(60_000)))).toContain("nested");
    const styles = styleOf("A", "paragraph", "", "B") + styleOf("B", "paragraph", "", "A");
    expect((await read(openDocumentOf(textP("Text.", "A"), { styles })))[0]).toBe(
      "paragraph |Text.|",
    );
    const lists = "<text:list><text:list-item>".repeat(90);
    expect(
      (await odt.read({ id: "a.odt", bytes: openDocumentOf(`${lists}${textP("x")}`) })).ok,
    ).toBe(true);
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>`;
    const flat = `<?xml version="1.0"?>${bomb}<office:document><office:body><office:text>${textP("&b;&b; word")}</office:text></office:body></office:document>`;
    const outcome = await odt.read({ id: "a.fodt", bytes: new TextEncoder().encode(flat) });
    expect(outcome.ok && outcome.value.source.text.length).toBeLessThan(100);
  });
});
