/** The EPUB on the desk, file by file as a reading system shows it; made when it is looked at, and again when the book has changed. */
export const EPUB_SCRIPT = `
const epub = byId("epub");
const leaf = byId("epub-file");
const { file: files, back, on: onward } = epub.querySelector("form").elements;
let making = false;
const showEpub = () => {
  epub.hidden = root.dataset.show !== "epub";
  refreshEpub();
};
const refreshEpub = async () => {
  if (epub.hidden || making) return;
  making = true;
  const answer = await fetch("epub.json").catch(() => ({ ok: false }));
  making = false;
  if (!answer.ok) return;
  const { made, spine } = await answer.json();
  const at = Math.min(Math.max(files.selectedIndex, 0), spine.length - 1);
  files.replaceChildren(...spine.map((path) => new Option(path.split("/").pop(), "epub/" + made + "/" + path)));
  files.selectedIndex = at;
  openLeaf(leaf.contentWindow ? leaf.contentWindow.scrollY : 0);
};
const openLeaf = (y) => {
  leaf.onload = () => leaf.contentWindow.scrollTo(0, y);
  leaf.contentWindow.location.replace(files.value);
};
files.onchange = () => openLeaf(0);
const turn = (by) => {
  const at = files.selectedIndex + by;
  if (at >= 0 && at < files.length) { files.selectedIndex = at; openLeaf(0); }
};
back.onclick = () => turn(-1);
onward.onclick = () => turn(1);
`;
