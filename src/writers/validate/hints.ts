/** What to do about a message of EPUBCheck, by its id or by the beginning of it. */
const HINTS: Readonly<Record<string, string>> = {
  "ACC-": "Mend the markup so that assistive technology finds what it names",
  "CSS-": "Correct the style sheet at the line named",
  "HTM-": "Correct the markup at the line named; the file must be well-formed XHTML",
  "MED-": "Use an image, font or sound of a type EPUB knows, or give a fallback",
  "NAV-": "Bring the navigation document into line with the reading order",
  "NAV-011": "Put the entries of the contents into the order of the spine",
  "NCX-": "Bring the NCX into line with the package document, or leave it out",
  "NCX-001": "Give the NCX the identifier of the package document",
  "OPF-": "Correct the package document at the line named",
  "OPF-003": "List the file in the manifest, or take it out of the archive",
  "OPF-014": "Name the property in the item's properties attribute",
  "OPF-015": "Take the property out: the file holds nothing of the kind",
  "OPF-034": "Name each file in the spine once",
  "OPF-049": "Correct the idref: no item has that id",
  "OPF-053": "Write the date as 2026-11-23",
  "OPF-096": "Link to the file from the text, or make it part of the reading order",
  "PKG-": "Pack the archive again with a tool made for EPUB",
  "PKG-006": "Pack the file mimetype first, uncompressed",
  "PKG-007": "Let the file mimetype hold application/epub+zip and nothing else",
  "RSC-001": "Add the missing file, or take out what refers to it",
  "RSC-005": "Correct the markup at the line named: it breaks the rules of its format",
  "RSC-006": "Pack the file into the EPUB: reading systems do not fetch it",
  "RSC-007": "Add the missing file, or correct the path that leads to it",
  "RSC-008": "List the file in the manifest",
  "RSC-011": "Add the file linked to to the spine",
  "RSC-012": "Correct the link: nothing in the file has that id",
  "RSC-016": "Make the file well-formed XML: a tag is not closed, or a character not escaped",
  "RSC-017": "Correct the markup at the line named",
  "RSC-020": "Correct the address: it holds characters an address may not",
  "RSC-": "Correct the file or the reference that is named",
};

/** What to do about a message with this id. */
export function hintFor(id: string): string {
  return HINTS[id] ?? HINTS[id.slice(0, 4)] ?? "Correct the file at the line named";
}
