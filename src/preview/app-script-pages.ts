/** The set pages on the desk: a place for each; those in sight are fetched, and fetched again when what they show has changed. */
export const PAGES_SCRIPT = `
const shelf = byId("pages");
let book = { count: 0, folios: [], keys: [], front: 0 };
const draw = async (place) => {
  const at = Number(place.dataset.at);
  const key = book.keys[at];
  if (place.busy || place.key === key || key === undefined) return;
  place.busy = true;
  const answer = await fetch("page/" + at + ".svg").catch(() => ({ ok: false }));
  const svg = answer.ok ? await answer.text() : "";
  place.busy = false;
  place.key = key;
  if (svg !== "") place.innerHTML = svg + overlay(place.classList.contains("recto"));
  if (book.keys[at] !== key && seen.has(place)) draw(place);
};
const box = (x, y, width, height) => "M" + x + " " + y + "h" + width + "v" + height + "h" + -width + "z";
const overlay = (recto) => {
  const g = book.geometry;
  const left = recto ? g.inside : g.outside;
  let lines = "";
  for (let i = 0; i < g.lines; i++) lines += "M" + left + " " + (g.firstBaseline + i * g.leading) + "h" + g.measure;
  const safeLeft = recto ? g.safeInside : g.safe;
  const shapes = [
    ["grid", lines],
    ["margins", box(left, g.firstBaseline - g.leading * 0.75, g.measure, g.lines * g.leading)],
    ["safe", box(safeLeft, g.safe, g.width - g.safe - g.safeInside, g.height - 2 * g.safe)],
    ["bleed", box(recto ? 0 : -g.bleed, -g.bleed, g.width + g.bleed, g.height + 2 * g.bleed)],
  ];
  return '<svg class="overlay" aria-hidden="true" viewBox="0 0 ' + g.width + " " + g.height + '">'
    + shapes.map(([name, d]) => '<path class="' + name + '" d="' + d + '"/>').join("") + "</svg>";
};
const seen = new Set();
const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) { seen.add(target); draw(target); } else seen.delete(target);
  }
}, { root: shelf, rootMargin: "200px" });
const showPages = (event) => {
  book = event;
  if (!document.querySelector("link[href^='press.css']")) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "press.css";
    document.head.append(link);
  }
  while (shelf.children.length > book.count) { watcher.unobserve(shelf.lastChild); seen.delete(shelf.lastChild); shelf.lastChild.remove(); }
  for (const [at, folio] of book.folios.entries()) {
    let place = shelf.children[at];
    if (!place) {
      place = document.createElement("div");
      place.dataset.at = at;
      shelf.append(place);
      watcher.observe(place);
    }
    place.classList.add("page");
    place.classList.toggle("recto", at % 2 === 0);
    place.classList.toggle("verso", at % 2 === 1);
    if (place.title !== folio) place.title = folio;
    place.style.setProperty("--shape", (100 * book.geometry.height) / book.geometry.width + "%");
  }
  // The first pages do not wait until the window has looked what is in sight.
  if (seen.size === 0) for (const place of [...shelf.children].slice(0, 3)) draw(place);
  for (const place of seen) draw(place);
  byId("state").textContent = book.count + " pages" + (book.complete ? "" : " …");
  if (wanted) goToFolio(wanted);
};
const showPage = (at) => {
  const place = shelf.children[at];
  if (!place) return;
  for (const other of shelf.querySelectorAll(".here")) other.classList.remove("here");
  place.classList.add("here");
  place.scrollIntoView({ block: "center" });
};
// A page that is asked for while the book is being set is shown when it comes.
let wanted = "";
const goToFolio = (folio) => {
  const name = folio.trim().toLowerCase();
  const at = book.folios.indexOf(name);
  wanted = at < 0 && !book.complete ? name : "";
  showPage(at);
};
// A thumbnail opens at its page; a page leads to its text.
shelf.onclick = ({ target }) => {
  const place = target.closest(".page");
  if (!place || root.dataset.pages !== "thumbs") return;
  view.elements.pages.value = root.dataset.pages = "spread";
  showPage(Number(place.dataset.at));
};
shelf.ondblclick = async ({ target }) => {
  const place = target.closest(".page");
  const answer = place && await fetch("page/" + place.dataset.at + ".json");
  const { block } = answer && answer.ok ? await answer.json() : {};
  if (block) goToBlock(block);
};
`;
