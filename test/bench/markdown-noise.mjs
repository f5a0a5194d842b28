/** Wraps words and whole quotations of plain paragraphs in Markdown, and strips it all again. */

const LINK = "https://example.org/";

/** A fixed sequence, so that every run wraps the same words. */
export function sequence() {
  let state = 12345;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) / 0x1000000;
  };
}

/** Paragraphs as one Markdown text. */
export function marked(texts) {
  const next = sequence();
  let notes = 0;
  const paragraphs = texts.map((text) => {
    let wrapped =
      next() < 0.2
        ? text.replace(/(?<=^|\s)(["'])[A-Z][^"'\n]{3,80}[.,!?]\1(?=\s|$)/u, (whole) =>
            wrap(whole, next()),
          )
        : text;
    if (wrapped === text)
      wrapped = text.replace(/\b[A-Za-z]{4,}\b/gu, (word) =>
        next() < 0.04 ? wrapWord(word, next()) : word,
      );
    if (next() < 0.05 && /[a-z][.!?]["']?$/u.test(wrapped)) wrapped += `[^${++notes}]`;
    return wrapped;
  });
  const definitions = Array.from({ length: notes }, (_, i) => `[^${i + 1}]: A note.`);
  return [...paragraphs, ...definitions].join("\n\n");
}

function wrap(text, choice) {
  const mark = choice < 0.5 ? "*" : "_";
  return mark + text + mark;
}

function wrapWord(word, choice) {
  return choice < 0.3 ? `[${word}](${LINK})` : wrap(word, (choice - 0.3) / 0.7);
}

/** The paragraphs of such a text without its Markdown. */
export function unmarked(text) {
  return text
    .split("\n\n")
    .filter((paragraph) => !/^\[\^\d+\]:/u.test(paragraph))
    .map((paragraph) =>
      paragraph
        .replaceAll(`](${LINK})`, "")
        .replaceAll(/\[\^\d+\]/gu, "")
        .replaceAll(/[[*_]/gu, ""),
    );
}
