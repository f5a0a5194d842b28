/** The reading edition on the desk: blocks that are the same stay as they are, so that the place in the window stays. */
export const TEXT_SCRIPT = `
const frame = byId("text");
const inner = () => frame.contentDocument;
const mainOf = () => { const page = inner(); return page && page.readyState !== "loading" && page.querySelector("main"); };
const patch = (old, now) => {
  if (old.isEqualNode(now)) return;
  const sections = old.tagName === now.tagName && /^(DIV|SECTION)$/.test(old.tagName) && old.children.length > 0;
  if (!sections) { old.replaceWith(now); return; }
  for (const { name } of [...old.attributes]) if (!now.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of now.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const a = [...old.children], b = [...now.children];
  let head = 0, tail = 0;
  while (head < a.length && head < b.length && a[head].isEqualNode(b[head])) head++;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail].isEqualNode(b[b.length - 1 - tail])) tail++;
  const gone = a.slice(head, a.length - tail), come = b.slice(head, b.length - tail);
  if (gone.length === come.length) gone.forEach((element, i) => patch(element, come[i]));
  else { const after = a[a.length - tail] || null; gone.forEach((element) => element.remove()); come.forEach((element) => old.insertBefore(element, after)); }
};
// Each state of the text has a number. What the frame holds has one too: no change is lost while it loads, and none is made twice.
let waiting = [];
const showText = (change) => { waiting.push(change); applyTexts(); };
const applyTexts = () => {
  const main = mainOf();
  if (!main) return;
  for (const change of waiting) if (change.revision > Number(main.dataset.revision)) { applyText(main, change); main.dataset.revision = change.revision; }
  waiting = [];
};
const applyText = (main, { order, pieces }) => {
  const known = new Map([...main.children].map((element) => [element.dataset.piece, element]));
  for (const { id, html } of pieces) {
    const fresh = inner().createElement("div");
    fresh.dataset.piece = id;
    fresh.innerHTML = html;
    if (known.has(id)) patch(known.get(id), fresh);
    else { known.set(id, fresh); main.append(fresh); }
  }
  const wanted = new Set(order);
  for (const [id, element] of known) if (!wanted.has(id)) element.remove();
  let before = null;
  for (const id of order.toReversed()) {
    const element = known.get(id);
    if (element && element.nextElementSibling !== before) main.insertBefore(element, before);
    before = element || before;
  }
};
// The head of the text is of the book, not of any piece.
let head;
const applyHead = () => {
  const page = mainOf() && inner();
  if (!page || !head) return;
  const { title, author, language, direction } = head;
  page.documentElement.lang = language || "en";
  page.documentElement.dir = direction;
  page.title = page.querySelector(".book-title").textContent = title;
  page.querySelector(".book-author").textContent = author;
};
frame.addEventListener("load", () => { applyHead(); applyTexts(); });
let loaded = false;
const showBook = (event) => {
  const { title, revision } = head = event;
  document.title = title + " · quoin";
  document.querySelector("h1").textContent = title;
  applyHead();
  // After a line that was cut, changes may have passed by: then the frame is loaded anew.
  const main = mainOf();
  if (loaded && main && revision > Number(main.dataset.revision) + 1) frame.contentWindow.location.reload();
  loaded = true;
};
const goToBlock = (block) => {
  const element = inner().getElementById(block);
  if (element) element.scrollIntoView({ block: "center" });
};
`;
