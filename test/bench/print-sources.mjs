/**
 * A novel as each engine reads it: the same words, page, face and leading.
 * Blocks are `{ kind: "h" | "p" | "v", text }`.
 */
export function asMarkdown(novel) {
  const blocks = novel.map(({ kind, text }) => {
    if (kind === "h") return `# ${text.replace(/\n/g, " ")}`;
    return kind === "v" ? text.replace(/\s*\n\s*/g, "  \n") : flat(text);
  });
  return `---\ntitle: Novel\nauthor: Bench\n---\n\n${blocks.join("\n\n")}\n`;
}

/** Typst as it comes, or tuned: optimal lines, letters that give, cheap hyphens, dear runts, widows and orphans. */
export function asTypst(novel, taste, hyphenation = 50) {
  const blocks = novel.map(({ kind, text }) => {
    const safe = flat(text).replace(/[\\#$*_`<>@[\]~=+/'"-]/g, "\\$&");
    return kind === "h" ? `#pagebreak(weak: true)\n#v(56pt)\n= ${safe}\n` : safe;
  });
  const tuned = [
    `#set text(costs: (hyphenation: ${hyphenation}%, runt: 400%, widow: 1000%, orphan: 1000%))`,
    "#set par(justification-limits: (spacing: (min: 75%, max: 150%), tracking: (min: -0.01em, max: 0.015em)))",
  ];
  return [
    "#set page(width: 5.5in, height: 8.5in, margin: (top: .72in, bottom: 1.02in, inside: .8in, outside: .72in))",
    '#set text(font: "EB Garamond", size: 11.25pt, lang: "en", hyphenate: true, top-edge: 0.7em, bottom-edge: -0.3em)',
    "#set par(justify: true, first-line-indent: 1.3em, leading: 2.75pt, spacing: 2.75pt)",
    "#set smartquote(enabled: false)",
    ...(taste === "tuned" ? tuned : []),
    "",
    ...blocks.map((block) => `${block}\n`),
  ].join("\n");
}

/** LaTeX with microtype and Palatino, which every installation has. */
export function asLatex(novel) {
  const blocks = novel.map(({ kind, text }) => {
    const safe = flat(text)
      .replace(/[\\{}]/g, "")
      .replace(/[#$%&_]/g, "\\$&")
      .replace(/[~^]/g, " ");
    return kind === "h" ? `\\chapter*{${safe}}` : safe;
  });
  return [
    "\\documentclass[11pt,twoside]{book}",
    "\\usepackage[paperwidth=5.5in,paperheight=8.5in,top=.72in,bottom=1.02in,inner=.8in,outer=.72in]{geometry}",
    "\\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}\\usepackage{mathpazo,microtype}",
    "\\widowpenalty10000\\clubpenalty10000\\raggedbottom\\pagestyle{plain}",
    "\\begin{document}",
    blocks.join("\n\n"),
    "\\end{document}",
    "",
  ].join("\n");
}

function flat(text) {
  return text.replace(/\s*\n\s*/g, " ");
}
