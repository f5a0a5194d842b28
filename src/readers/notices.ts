/** What the readers may say about a place in a manuscript. One row each: severity, explanation, remedy. */
export const notices = {
  "lost-character": [
    "warning",
    "U+FFFD or its ruins stand where a program could not read a character. What it was cannot be known.",
    "Type the character again.",
  ],
  "bidi-control": [
    "warning",
    "A control character that turns the direction of writing can make a text read differently from what it says.",
    "Remove it, unless the passage is in a script written from the right.",
  ],
  "private-character": [
    "warning",
    "A code of a symbol font has no meaning outside the font it was typed in.",
    "Replace it by the character you mean.",
  ],
  "long-line": [
    "warning",
    "The whole text, or a very long part of it, stands in one line, so its paragraphs cannot be told apart.",
    "Put a blank line between paragraphs.",
  ],
  unwrapped: [
    "info",
    "The lines of the file end at a fixed width, so they were joined into paragraphs.",
    "Nothing, if the paragraphs are right.",
  ],
  hyphen: [
    "info",
    "A word divided at the end of a line was joined, with or without its hyphen.",
    "Check that the word is spelled as you mean it.",
  ],
  "split-paragraph": [
    "warning",
    "A paragraph ends without an end mark and the next starts with a small letter: it may be one paragraph.",
    "Join the two if they are one.",
  ],
  heading: [
    "info",
    "A line was read as a heading though it could be something else.",
    "In Markdown, start a heading with “#”; put an end mark on a line that is none.",
  ],
  "heading-in-prose": [
    "info",
    "A line has the words of a heading but stands in running text, and was left there.",
    "Put a blank line before and after it if it is a heading.",
  ],
  "chapter-order": [
    "warning",
    "Chapter numbers skip, repeat or start again.",
    "Check that no chapter is missing, double or misnumbered.",
  ],
  "author-note": [
    "info",
    "Text before the first chapter speaks to the reader about the story; it became front matter.",
    "Give it a heading of its own, or remove it.",
  ],
  "text-before-chapter": [
    "info",
    "Text stands before the first chapter heading and nothing says what it is.",
    "Give it a heading, such as “Prologue” or “Author’s note”.",
  ],
  title: [
    "info",
    "Lines at the top of the manuscript were taken for the title, author or rights of the book.",
    "Say them in book.yaml, which always wins.",
  ],
  contents: [
    "info",
    "A list of chapters typed into the manuscript was left out: the book gets contents of its own.",
    "Nothing; or remove it.",
  ],
  gap: [
    "info",
    "A gap larger than usual may be a break between scenes or a slip. It was set as a line of space, without an ornament.",
    "Type a mark such as “* * *” where a scene ends, and close the gap where none does.",
  ],
  "scene-break": [
    "info",
    "Gaps of one size come back regularly, so they were read as breaks between scenes.",
    "Type a mark such as “* * *” where a scene ends.",
  ],
  "scene-marks": [
    "warning",
    "Scenes are divided by more than one mark. You may mean a greater and a lesser break, or it may be chance.",
    "Use one mark, unless the difference is meant.",
  ],
  "break-dropped": [
    "info",
    "A break between scenes that stood at the edge of a chapter, or doubled another, was left out.",
    "Nothing; or remove it.",
  ],
  "doubtful-break": [
    "warning",
    "A line of marks may divide two scenes or stand for something else; it was left as it is.",
    "Type “* * *” if it is a scene break.",
  ],
  "unpaired-emphasis": [
    "warning",
    "A mark of emphasis opens and does not close in its paragraph, or closes and was not opened. It was left as typed.",
    "Close it, or put a backslash before it in Markdown.",
  ],
  slugline: [
    "info",
    "A short line at the head of a scene names a date, a place or a speaker; it was kept as a paragraph.",
    "In Markdown, set it in bold or as a heading if you want it to stand out.",
  ],
  verse: [
    "info",
    "Short lines that start with capitals were set as verse, line for line.",
    "In Markdown, put verse between “::: verse” and “:::”; join the lines if it is prose.",
  ],
  letter: [
    "info",
    "A passage has a salutation and a signature like a letter; it was set as one or left as text.",
    "In Markdown, put it between “::: letter” and “:::”.",
  ],
  chat: [
    "info",
    "Several short lines have the form “name: words”, like messages.",
    "In Markdown, put them between “::: message” and “:::”.",
  ],
  aside: [
    "warning",
    "A note of the author to the reader stands inside a chapter.",
    "Move it to the front or the end, or remove it from the book.",
  ],
  "drop-cap": [
    "info",
    "A first letter or first words were typed for an ornament: a letter apart or words in capitals. They were set as plain text.",
    "Nothing: the theme sets opening words.",
  ],
  language: [
    "info",
    "The language was found by its commonest words and spellings.",
    "Say “language:” in book.yaml or use --lang.",
  ],
  boilerplate: [
    "info",
    "Text of a library or a site, and not of the book, was left out: headers, licences, links.",
    "Nothing; the report shows what was left out.",
  ],
  "page-furniture": [
    "info",
    "Page numbers or running heads came back at the distance of a page and were left out.",
    "Nothing; or remove them.",
  ],
  "note-without-anchor": [
    "warning",
    "A note has no place in the text that calls it.",
    "Put its mark in the text.",
  ],
  "anchor-without-note": [
    "warning",
    "A mark in the text calls a note that is not there.",
    "Write the note, or remove the mark.",
  ],
  "note-joined": [
    "info",
    "A note typed at the end of a page, chapter or text was joined to its mark.",
    "Check that it is the right one.",
  ],
  epigraph: [
    "info",
    "A short quotation with a name at the head of a chapter was set as an epigraph.",
    "Nothing; in Markdown “::: epigraph” says it plainly.",
  ],
  capitals: [
    "info",
    "Words in capitals may be shouting, a sign or an acronym; they were left as they are.",
    "Use italics for stress where you mean it.",
  ],
  thought: [
    "info",
    "Thoughts are marked in more than one way.",
    "Choose one way for the whole book.",
  ],
  "raw-html": [
    "warning",
    "HTML in a manuscript is not carried into the book; its text was kept.",
    "Use Markdown: emphasis, lists, “::: letter” and the like.",
  ],
  link: [
    "warning",
    "A link leads somewhere a book cannot lead: only http, https, mailto and #id are kept. Its words stay as text.",
    "Use a web address, or the id of a heading.",
  ],
  reference: [
    "warning",
    "A link or a note refers to something that is not defined.",
    "Write the definition, or remove the brackets.",
  ],
  "image-alt": [
    "warning",
    "An image has no description, so it is silent for a reader who cannot see it.",
    "Write ![what it shows](file), or add “decorative” as its title.",
  ],
  "attributes-apart": [
    "warning",
    "Words in braces after a picture say how it is to be shown, but a space parts them from it, so they are printed as they stand.",
    "Take out the space: ![what it shows](file){.full-page}.",
  ],
  container: [
    "warning",
    "A fenced block has a kind that is not known, or is not closed. Its text was kept.",
    "Use verse, letter, epigraph, dedication, message, sign or aside, and close it with “:::”.",
  ],
  "front-matter": [
    "error",
    "The YAML at the top of a Markdown file cannot be read.",
    "Correct the line named; put text with colons in quotes.",
  ],
  "too-deep": [
    "warning",
    "Lists or quotations are nested deeper than a book can show; they were read as plain paragraphs.",
    "Nest no more than a few levels.",
  ],
  setext: [
    "info",
    "A rule of hyphens right under a paragraph was read as a scene break and not as an underlined heading.",
    "Put a blank line before “---”.",
  ],
  dialogue: [
    "info",
    "Lines that start with a dash are speech in this book and not lists.",
    "Use “*” or “1.” for a list.",
  ],
  year: [
    "info",
    "A paragraph starts with a number and a full stop; it was not read as a list.",
    "Nothing.",
  ],
  "break-line": [
    "info",
    "Nearly every line ends in two spaces, which Markdown takes for forced line breaks; they were left out.",
    "Use a backslash at the end of a line that must break.",
  ],
  comment: [
    "info",
    "Somebody left a comment in the document. It is no part of the book; a build asks about it until it is answered, and what cannot ask says what it says and who wrote it.",
    "Answer it with quoin decide, or settle it in the word processor.",
  ],
  "tracked-changes": [
    "warning",
    "The document holds changes that were tracked and neither accepted nor rejected. They were taken as accepted, or as rejected where book.yaml says so.",
    "Accept or reject them in the word processor, or say “changes: reject” in book.yaml.",
  ],
  "undecided-changes": [
    "error",
    "The document holds changes that were tracked and neither accepted nor rejected, and book.yaml says “changes: fail”.",
    "Accept or reject them in the word processor, and save the document again.",
  ],
  "hidden-text": [
    "warning",
    "Words are in the file that nobody sees in it: hidden text of a word processor, or what a site hides in its pages. They were left out, but for what only seems to be hidden, which is said.",
    "Show hidden text in the word processor, and delete or unhide it.",
  ],
  "site-matter": [
    "info",
    "What a site puts round a text was left out: menus, buttons, tags, comments, forms, scripts.",
    "Nothing, if the text is whole.",
  ],
  style: [
    "info",
    "Some styles have names that say nothing to this program; their paragraphs were read as plain ones.",
    "Say what each is under “styles” in book.yaml, or use the built-in styles.",
  ],
  formatting: [
    "info",
    "No heading style is used, and short lines of one look stand over long text: they were taken for headings.",
    "Give headings a heading style.",
  ],
  "cut-short": [
    "warning",
    "The file of a Rich Text document ends in the middle: it was not saved or copied whole. What came until there was read.",
    "Find a whole copy of the document.",
  ],
  "front-page": [
    "info",
    "A cover, a title page, a copyright page or a list of chapters of a finished book says again what the book says of itself. It was left out: the new edition gets its own.",
    "Nothing; put what was on it and nowhere else into book.yaml.",
  ],
  "scrivener-marks": [
    "warning",
    "Marks such as <$Scr_Ps::0> stand in the text: by them Scrivener notes, inside its own project, which style a passage has. They were left out, and which styles they stood for cannot be known.",
    "Compile the project in Scrivener, and build the book from what that makes.",
  ],
  "not-carried": [
    "warning",
    "The document holds something that cannot be carried into a book: an image from the net, a drawing, an object of another program.",
    "Put an image or words in its place.",
  ],
} as const;
