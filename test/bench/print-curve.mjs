import { readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const COSTS = [0, 30, 60, 100, 160, 240, 400, 800];
/** Measure and indent of the classic theme in points. */
const MEASURE = 286.56;
const INDENT = 14.6;

/** Space and hyphens of a novel's lines as hyphens grow dearer. */
export async function hyphenCurve(novel) {
  const load = (file) => import(path.join(root, "dist", file));
  const [{ loadFont }, { loadHyphenation }, { createLineSetter }, { BOOK_TUNING }] =
    await Promise.all(
      [
        "fonts/fontkit.js",
        "layout/lines/hyphenation.js",
        "layout/lines/line-setter.js",
        "layout/lines/tuning.js",
      ].map(load),
    );
  const file = "@expo-google-fonts/eb-garamond/400Regular/EBGaramond_400Regular.ttf";
  const { value: font } = await loadFont(readFileSync(path.join(root, "node_modules", file)));
  const hyphenation = await loadHyphenation(["en-GB"]);
  const style = { font, size: 11.25, features: ["onum"], language: "en-GB" };
  const shape = {
    align: "justify",
    measureOf: (line) =>
      line === 0 ? { left: INDENT, width: MEASURE - INDENT } : { left: 0, width: MEASURE },
    opticalMargins: true,
  };
  return COSTS.map((cost) => {
    const tuning = { ...BOOK_TUNING, hyphen: cost };
    const setter = createLineSetter({ hyphenation, tuning });
    const lines = novel
      .filter(({ kind }) => kind === "p")
      .flatMap(({ text }) => {
        const run = { ...style, text, rise: 0, tracking: 0, hyphenate: true };
        return setter
          .set({ runs: [run] }, shape)
          .best.lines()
          .slice(0, -1);
      });
    return { cost, ...figuresOf(lines) };
  });
}

function figuresOf(lines) {
  const percent = (test) => (100 * lines.filter(test).length) / lines.length;
  const mean = lines.reduce((sum, { spaceRatio }) => sum + spaceRatio, 0) / lines.length;
  const squares = lines.reduce((sum, { spaceRatio }) => sum + (spaceRatio - mean) ** 2, 0);
  return {
    sd: Math.sqrt(squares / lines.length),
    hyphens: percent(({ hyphenated }) => hyphenated),
    loose: percent(({ spaceRatio }) => spaceRatio > 1.5),
  };
}
