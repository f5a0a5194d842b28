/** A line of marks longer than this is a rule drawn across the page, which is a break all the same. */
const SHORT = 16;

const GLYPHS = "*#~=+_.·•●○◦■□▪▫◆◇◊⊙※☆★✦✧❦❧☙⁂⁕✻✽❋♥♦♣♠§¤°|/\\\\<>^xXoO—–―-";

/** Whatever a symbol font drew in its private codes, alone on a line it was an ornament. */
const SYMBOLS = "\\uF021-\\uF0FF";

const MARKS = new RegExp(`^[${GLYPHS.replace(/[\\\]^-]/g, "\\$&")}${SYMBOLS}\\s]+$`, "u");

const WORDED =
  /^(?:[-~*=<>\s]*(?:xxx|xox|oxo|ooo|o0o|oOo|x)[-~*=<>\s]*|[-~*=#\s]*\[?\s*(?:line|scene|page)?[\s-]*break\s*(?:here)?\s*\]?[-~*=#\s]*)$/iu;

/**
 * How a line of nothing but marks reads: a scene break, one that may be, or none.
 *
 * Dots alone may be a pause, letters alone a name, so both are only doubtful.
 */
export function sceneMark(line: string): "certain" | "doubtful" | undefined {
  if (line.length > 100 || opensWords(line)) return undefined;
  const bare = line.replace(/\s+/g, "");
  if (bare === "") return undefined;
  if (WORDED.test(line)) return bare.length > 1 && !/^x{3}$/i.test(bare) ? "certain" : "doubtful";
  if (!MARKS.test(line)) return undefined;
  if (/^[.·…]+$/u.test(bare)) return bare.length > 2 && /\s/.test(line) ? "certain" : "doubtful";
  return ofGlyphs(bare);
}

/** True where a line begins with a quotation mark, or with two letters that begin no break: nearly every line of speech. */
function opensWords(line: string): boolean {
  const first = line.charCodeAt(0);
  if (first === 34 || (first > 0x2017 && first < 0x2020)) return true;
  if (!isAscii(first) || !isAscii(line.charCodeAt(1))) return false;
  return !BREAK_STARTS.has(line.slice(0, 2).toLowerCase());
}

/** The first letters of what `WORDED` knows, and the ornaments typed with letters. */
const BREAK_STARTS: ReadonlySet<string> = new Set("xx xo ox oo li sc pa br".split(" "));

function isAscii(code: number): boolean {
  return (code > 96 && code < 123) || (code > 64 && code < 91);
}

function ofGlyphs(bare: string): "certain" | "doubtful" | undefined {
  if (/^[xo]+$/iu.test(bare)) return bare.length > 2 ? "certain" : "doubtful";
  if (/^[—–―<>/\\|^_+=.-]$/u.test(bare)) return "doubtful";
  return bare.length <= SHORT || new Set(bare).size <= 3 ? "certain" : undefined;
}
