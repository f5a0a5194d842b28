import { expect, test } from "vitest";
import { accountOf } from "../../src/preview/account.ts";
import { here } from "./here.ts";

const { cold } = here();

test("a long list says how much is left out, and that is never what is gravest", async () => {
  const { built } = await cold();
  const told = (times: number) => {
    const warning = { code: "x/y", severity: "warning", message: "A warning" } as const;
    const error = { code: "x/z", severity: "error", message: "An error" } as const;
    const diagnostics = [...Array.from({ length: times }, () => warning), error];
    return accountOf({ ...built, diagnostics, questions: [], changes: [] }).lines;
  };
  expect(told(299).map(({ text }) => text)).toEqual([...Array(299).fill("A warning"), "An error"]);
  const lines = told(320);
  expect(lines).toHaveLength(301);
  expect(lines[0]).toMatchObject({ kind: "error", text: "An error" });
  expect(lines.at(-1)).toMatchObject({ kind: "warning", text: "and 21 more findings" });
});
