import { describe, expect, test } from "vitest";
import type { ChangePolicy } from "../../src/readers/choices.ts";
import { odt } from "../../src/readers/odt/odt.ts";
import { rtf } from "../../src/readers/rtf/rtf.ts";
import { openDocumentOf, textP } from "./open-document.ts";
import { show } from "./show.ts";

const INFO =
  "<office:change-info><dc:creator>An Editor</dc:creator><dc:date>2026-01-02T03:04:05</dc:date></office:change-info>";

/** A region of the list of changes, as the format has it. */
function region(id: string, kind: "insertion" | "deletion" | "format-change", taken = ""): string {
  return `<text:changed-region xml:id="${id}" text:id="${id}"><text:${kind}>${INFO}${taken}</text:${kind}></text:changed-region>`;
}

const start = (id: string) => `<text:change-start text:change-id="${id}"/>`;
const end = (id: string) => `<text:change-end text:change-id="${id}"/>`;
const point = (id: string) => `<text:change text:change-id="${id}"/>`;

async function read(
  regions: string,
  body: string,
  changes: ChangePolicy = "reject",
): Promise<readonly string[]> {
  const bytes = openDocumentOf(`<text:tracked-changes>${regions}</text:tracked-changes>${body}`);
  const outcome = await odt.read({ id: "a.odt", bytes, language: "en-GB", choices: { changes } });
  return show(outcome)
    .split("\n")
    .filter((line) => line !== "" && line !== "--");
}

const text = (lines: readonly string[]) => lines.filter((line) => !/^\d+:\d+ /.test(line));

describe("tracked changes of OpenDocument, rejected", () => {
  test("what was taken out is back, what was put in is gone, and it is said", async () => {
    const regions =
      region("d1", "deletion", textP("old and ")) +
      region("i1", "insertion") +
      region("f1", "format-change");
    const body = textP(`The ${point("d1")}long road bent${start("i1")} the very${end("i1")} once.`);
    expect(await read(regions, body)).toEqual([
      "paragraph |The old and long road bent once.|",
      "1:1 warning readers/tracked-changes Tracked changes by An Editor were rejected: 1 insertion left out, 1 deletion kept, 1 change of looks, which stay: the file does not say what they were",
    ]);
    expect((await read(regions, body, "accept"))[0]).toBe(
      "paragraph |The long road bent the very once.|",
    );
    expect((await read(regions, body, "fail")).at(-1)).toContain("readers/undecided-changes");
  });

  test("paragraphs whose ends were taken out are parted again, each with its own style", async () => {
    const taken =
      textP(" It ended.") +
      '<text:h text:outline-level="1">Chapter Two</text:h>' +
      textP("And this begins ");
    const body = `<text:h text:outline-level="1">Chapter One</text:h>${textP(`Before.${point("d1")}after.`)}`;
    expect(text(await read(region("d1", "deletion", taken), body))).toEqual([
      "heading 1 chapter 1 |Chapter One| : ",
      "paragraph |Before. It ended.|",
      "heading 1 chapter 2 |Chapter Two| : ",
      "paragraph |And this begins after.|",
    ]);
  });

  test("paragraphs whose ends were put in are one again", async () => {
    const body =
      textP(`It rained${start("i1")}, and rained.`) +
      textP("A week.") +
      textP(`It was${end("i1")} on.`);
    expect(text(await read(region("i1", "insertion"), body))).toEqual([
      "paragraph |It rained on.|",
    ]);
  });

  test("of a whole paragraph that was put in not even an empty line is left", async () => {
    const added = `${textP("One.")}${textP(`${start("i1")}New.`)}${textP(`${end("i1")}Two.`)}`;
    expect(text(await read(region("i1", "insertion"), added))).toEqual([
      "paragraph |One.|",
      "paragraph |Two.|",
    ]);
    const between = `${textP("One.")}${start("i1")}${textP("New.")}<table:table><table:table-row><table:table-cell>${textP("Cell")}</table:table-cell></table:table-row></table:table>${end("i1")}${textP("Two.")}`;
    expect(text(await read(region("i1", "insertion"), between))).toEqual([
      "paragraph |One.|",
      "paragraph |Two.|",
    ]);
  });

  test("whole blocks that were taken out stand where their mark does", async () => {
    const list = `<text:list><text:list-item>${textP("Bread.")}</text:list-item></text:list>`;
    const body = `${textP("One.")}${point("d1")}${textP("Two.")}`;
    expect(text(await read(region("d1", "deletion", list), body)).join(" ")).toMatch(
      /One.*Bread.*Two/,
    );
  });

  test("changes inside words with a look, notes and lists are undone as well", async () => {
    const regions =
      region("d1", "deletion", textP("old ")) +
      region("i1", "insertion") +
      region("i2", "insertion");
    const note = `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${textP(`A note${start("i2")} of mine${end("i2")}.`)}</text:note-body></text:note>`;
    const item = `<text:list><text:list-item>${textP(`<text:span>The ${point("d1")}road${start("i1")} bent${end("i1")}</text:span>${note}`)}</text:list-item></text:list>`;
    expect(text(await read(regions, item)).join("\n")).toContain(
      "paragraph |The old road| {note paragraph |A note.|}",
    );
  });

  test("a heading and items of a list come back in their shapes", async () => {
    const heading = '<text:h text:outline-level="1">Chapter Two</text:h>';
    const one = '<text:h text:outline-level="1">Chapter One</text:h>';
    const at = (body: string, taken: string) => read(region("d1", "deletion", taken), body);
    const chapter = [
      "heading 1 chapter 1 |Chapter One| : ",
      "paragraph |Before.|",
      "heading 1 chapter 2 |Chapter Two| : ",
      "paragraph |After.|",
    ];
    const [first, last] = [textP("Before."), textP("After.")];
    expect(
      text(await at(`${one}${first}${textP(`${point("d1")}After.`)}`, `${heading}${textP("")}`)),
    ).toEqual(chapter);
    expect(
      text(await at(`${one}${textP(`Before.${point("d1")}`)}${last}`, `${textP("")}${heading}`)),
    ).toEqual(chapter);

    const item = (...inner: string[]) => `<text:list-item>${inner.join("")}</text:list-item>`;
    const list = (...items: string[]) =>
      `<text:list text:style-name="L">${items.join("")}</text:list>`;
    const shown = [
      "list bullets",
      ...["one", "two", "three"].flatMap((words) => ["  item", `    paragraph |${words}|`]),
    ];
    const two = list(item(textP("two")), item(textP("")));
    expect(
      text(await at(list(item(textP("one")), item(textP(`${point("d1")}three`))), two)),
    ).toEqual(shown);
    const end = list(item(textP("")), item(textP("two")));
    expect(
      text(await at(list(item(textP(`one${point("d1")}`)), item(textP("three"))), end)),
    ).toEqual(shown);
    expect(
      text(
        await at(`${textP("Before.")}${point("d1")}${textP("After.")}`, list(item(textP("two")))),
      ),
    ).toEqual([
      "paragraph |Before.|",
      "list bullets",
      "  item",
      "    paragraph |two|",
      "paragraph |After.|",
    ]);
  });

  test("items deep in a list come back where they stood", async () => {
    const item = (...inner: string[]) => `<text:list-item>${inner.join("")}</text:list-item>`;
    const list = (...items: string[]) => `<text:list>${items.join("")}</text:list>`;
    const body = list(
      item(textP("a"), list(item(textP(`b${point("d1")}`)), item(textP("d")))),
      item(textP("e")),
    );
    const taken = list(item(list(item(textP("")), item(textP("c")))));
    expect(text(await read(region("d1", "deletion", taken), body))).toEqual([
      "list bullets",
      "  item",
      "    paragraph |a|",
      "    list bullets",
      "      item",
      "        paragraph |b|",
      "      item",
      "        paragraph |c|",
      "      item",
      "        paragraph |d|",
      "  item",
      "    paragraph |e|",
    ]);
  });

  test("an item that was put in is no item, and what one put in and another took out never was", async () => {
    const item = (inner: string) => `<text:list-item>${inner}</text:list-item>`;
    const body = `<text:list>${item(textP(`one${start("i1")}`))}${item(textP(`two${end("i1")}`))}${item(textP("three"))}</text:list>`;
    const both = region("d1", "deletion", textP("never")).replace(
      "</text:changed-region>",
      `<text:insertion>${INFO}</text:insertion></text:changed-region>`,
    );
    const after = textP(`After${point("d1")}.`);
    expect(text(await read(region("i1", "insertion") + both, body + after))).toEqual([
      "list bullets",
      "  item",
      "    paragraph |one|",
      "  item",
      "    paragraph |three|",
      "paragraph |After.|",
    ]);
  });

  test("a change that is named again and again is undone once", async () => {
    const regions = region("d1", "deletion", textP("word ".repeat(1000)));
    const body = textP(point("d1").repeat(20_000));
    const [paragraph = ""] = await read(regions, body);
    expect(paragraph.length).toBeLessThan(6000);
  });
});

test("in Rich Text, paragraphs somebody took out leave no empty line", async () => {
  const inner =
    "\\pard Before.{\\deleted  It ended.}\\par {\\deleted A whole paragraph.}\\par {\\deleted And }after.\\par {\\deleted Joined.\\par }End.\\par";
  const of = async (changes: ChangePolicy) =>
    text(
      show(
        await rtf.read({
          id: "a.rtf",
          bytes: new Uint8Array(Buffer.from(`{\\rtf1\\ansi ${inner}}`)),
          language: "en-GB",
          choices: { changes },
        }),
      )
        .split("\n")
        .filter((line) => line.startsWith("paragraph") || line.startsWith("break")),
    );
  expect(await of("accept")).toEqual([
    "paragraph |Before.|",
    "paragraph |after.|",
    "paragraph |End.|",
  ]);
  expect(await of("reject")).toEqual([
    "paragraph |Before. It ended.|",
    "paragraph |A whole paragraph.|",
    "paragraph |And after.|",
    "paragraph |Joined.|",
    "paragraph |End.|",
  ]);
});

describe("what was taken out and still stands between its marks, as in flat documents", () => {
  const regions = region("d1", "deletion") + region("i1", "insertion");
  const body =
    textP(`The ${start("d1")}old ${end("d1")}${start("i1")}new ${end("i1")}road.`) +
    textP(`One${start("d1")}, and.`) +
    `<text:list><text:list-item>${textP("Two.")}</text:list-item></text:list>` +
    textP(`So${end("d1")}.`);

  test("is gone where changes are accepted", async () => {
    expect(text(await read(regions, body, "accept"))).toEqual([
      "paragraph |The new road.|",
      "paragraph |One.|",
    ]);
  });

  test("stays where they are rejected", async () => {
    expect(text(await read(regions, body))).toEqual([
      "paragraph |The old road.|",
      "paragraph |One, and.|",
      "list bullets",
      "  item",
      "    paragraph |Two.|",
      "paragraph |So.|",
    ]);
  });
});
