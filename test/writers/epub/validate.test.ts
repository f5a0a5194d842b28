import { describe, expect, test } from "vitest";
import { unzip } from "../../../src/base/unzip.ts";
import { validateEpub } from "../../../src/writers/validate.ts";
import { zip } from "../../../src/writers/zip.ts";
import { png } from "../../support/assets.ts";
import { specimen } from "../../support/specimen.ts";
import { epubsOf } from "./job.ts";

const [made] = await epubsOf(specimen);
const unpacked = unzip(made!.bytes, { files: 1000, bytes: 1 << 28 });
const entries = unpacked.ok ? unpacked.entries : [];

/** The specimen's EPUB with one file changed. */
function planted(path: string, change: (text: string) => string): Uint8Array {
  const changed = entries.map((entry) => {
    if (entry.path !== path) return { path: entry.path, bytes: entry.bytes, ...stored(entry.path) };
    const text = new TextDecoder().decode(entry.bytes);
    const after = change(text);
    expect(after, "the fault is planted").not.toBe(text);
    return { path, bytes: new TextEncoder().encode(after) };
  });
  return zip(changed);
}

const stored = (path: string) => (path === "mimetype" ? { stored: true as const } : {});

async function findingsOf(bytes: Uint8Array, store?: "kindle" | "apple" | "kobo") {
  const outcome = await validateEpub(bytes, store === undefined ? {} : { store });
  return outcome.ok ? outcome.value.findings : [];
}

const CHAPTER = "EPUB/text/chapter1.xhtml";
const inChapter = (from: string | RegExp, to: string) =>
  planted(CHAPTER, (text) => text.replace(from, to));

describe("validate", () => {
  test("finds nothing in what we make", async () => {
    expect(await findingsOf(made!.bytes)).toEqual([]);
  });

  test.each([
    ["a block in a paragraph", /<p id="\w+" class="center">/, "$&<div>x</div>", "content/nesting"],
    ["a list item without a list", /<p id="\w+" class="center"/, "<li>x</li>$&", "content/nesting"],
    [
      "an attribute HTML does not have",
      /<p id="\w+" class="center"/,
      '$& align="center"',
      "content/attribute",
    ],
    ["a width in percent", "</body>", '<img src="x" alt="" width="50%"/>$&', "content/attribute"],
    ["an id with a space", "</body>", '<p id="a b">x</p>$&', "content/attribute"],
    [
      "two languages of one element",
      "</body>",
      '<p lang="de" xml:lang="fr">x</p>$&',
      "content/attribute",
    ],
    [
      "a role ARIA does not have",
      /<p id="\w+" class="center"/,
      '$& role="doc-novel"',
      "content/role",
    ],
    ["an element HTML does not have", /<p id="\w+" class="center"/, "<poem>x</poem>$&", "RSC-005"],
    ["an element of yesterday", /<p id="\w+" class="center"/, "<center>x</center>$&", "RSC-005"],
    ["an image without text", / alt="a grey dot"/, "", "content/image-without-text"],
    ["a link to nowhere", /href="#n\d+"/, 'href="#nowhere"', "RSC-012"],
    ["a tag left open", "<em>", "<em><b>", "HTM-004"],
    ["a file that is missing", "../images/view.jpg", "../images/gone.jpg", "RSC-007"],
  ])("finds %s, says where and what to do", async (_, from, to, code) => {
    const found = (await findingsOf(inChapter(from, to))).find((one) => one.code === code);
    expect(found).toMatchObject({ path: CHAPTER });
    expect(found!.hint.length).toBeGreaterThan(10);
    if (code.startsWith("content/")) expect(found!.line).toBeGreaterThan(1);
  });

  test("EPUBCheck says where, and ours what to do, where both find one fault", async () => {
    const bytes = inChapter("<em>", "<div>x</div><em>");
    const own = (await findingsOf(bytes)).find(({ code }) => code === "content/nesting")!;
    const { path, line } = own;
    const said = {
      severity: "error",
      code: "RSC-005",
      message: "element “div” not allowed here",
    } as const;
    const epubCheck = {
      checker: "EPUBCheck 5.3.0",
      findings: [{ ...said, hint: "", path: path!, line: line! }],
    };
    const outcome = await validateEpub(bytes, { epubCheck });
    expect(outcome.ok && outcome.value).toEqual({
      checker: "EPUBCheck 5.3.0",
      findings: [{ ...said, hint: own.hint, path, line }],
    });
  });

  test("what a store refuses is found only when the store is named", async () => {
    const bytes = inChapter("https://example.org/?a=1", "https://www.amazon.co.uk/dp/1?a=1");
    expect(await findingsOf(bytes)).toEqual([]);
    const codes = (await findingsOf(bytes, "apple")).map(({ code }) => code);
    expect(codes).toEqual(["store/cover", "store/link"]);
    expect((await findingsOf(bytes, "kindle")).map(({ code }) => code)).toEqual(["store/cover"]);
  });

  test("an archive made to burst, a damaged one and a text are refused with a reason", async () => {
    const zeros = new Uint8Array(1 << 20);
    const bomb = zip([{ path: "a", bytes: zeros }]) as Buffer;
    const record = bomb.lastIndexOf(Buffer.from("PK\x01\x02", "latin1"));
    bomb.writeUInt32LE(0xfffffff0, record + 24);
    for (const bytes of [
      bomb,
      new TextEncoder().encode("once upon a time"),
      made!.bytes.slice(0, 5000),
    ]) {
      const outcome = await validateEpub(bytes);
      expect(outcome.ok).toBe(false);
      expect(outcome.diagnostics[0]?.code).toBe("writers/not-an-epub");
    }
  });

  test("any bytes in the place of a chapter give findings, never a crash", async () => {
    const noise = [new Uint8Array([0xff, 0xfe, 0, 60]), png(4, 4), new Uint8Array(0)];
    for (const bytes of noise) {
      const broken = zip(
        entries.map((entry) => ({
          path: entry.path,
          bytes: entry.path === CHAPTER ? bytes : entry.bytes,
          ...stored(entry.path),
        })),
      );
      expect((await findingsOf(broken)).length).toBeGreaterThan(0);
    }
  });
});
