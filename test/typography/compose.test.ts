import fc from "fast-check";
import { expect, test } from "vitest";
import { composed } from "../../src/typography/compose.ts";
import { followTrail, startTrail, type TextEdit } from "../../src/typography/trail.ts";

const text = "Quite long enough a text to be edited here and there.";

/** Edits in order that neither overlap nor meet. */
const edits = fc
  .array(fc.record({ gap: fc.nat(9), length: fc.nat(2), text: fc.constantFrom("", "-", "--") }))
  .map((pieces) => {
    let at = 0;
    return pieces.flatMap(({ gap, length, text: put }): readonly TextEdit[] => {
      const start = at + gap + 1;
      at = start + length;
      return at > 40 ? [] : [{ start, end: at, text: put }];
    });
  });

test("edits laid over edits do what a trail does, or say that they cannot", () => {
  let laid = 0;
  fc.assert(
    fc.property(edits, edits, (earlier, later) => {
      const once = followTrail(startTrail(text), earlier).text;
      const inside = later.filter(({ end }) => end <= once.length);
      const both = composed(earlier, inside);
      if (both === undefined) return;
      laid++;
      const expected = followTrail(startTrail(once), inside).text;
      expect(followTrail(startTrail(text), both.all).text).toBe(expected);
      expect(both.moved.map(({ start, end }) => text.slice(start, end))).toEqual(
        inside.map(({ start, end }) => once.slice(start, end)),
      );
    }),
    { numRuns: 400 },
  );
  expect(laid).toBeGreaterThan(50);
});
