/** The script of the desk: shows what the server tells, where the author is looking. */
export const APP_SCRIPT = `"use strict";
(() => {
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const frame = byId("text");
const shelf = byId("pages");
const view = byId("view");
let book = { count: 0, folios: [], front: 0 };
let version = 0;

// Text: blocks that are the same stay as they are, so that the place in the window stays.
const inner = () => frame.contentDocument;
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
const showText = ({ order, pieces }) => {
  const page = inner();
  const main = page && page.querySelector("main");
  if (!main) return;
  const known = new Map([...main.children].map((element) => [element.dataset.piece, element]));
  for (const { id, html } of pieces) {
    const fresh = page.createElement("div");
    fresh.dataset.piece = id;
    fresh.innerHTML = html;
    if (known.has(id)) patch(known.get(id), fresh);
    else { known.set(id, fresh); main.append(fresh); }
  }
  for (const [id, element] of known) if (!order.includes(id)) element.remove();
  let before = null;
  for (const id of order.toReversed()) {
    const element = known.get(id);
    if (element && element.nextElementSibling !== before) main.insertBefore(element, before);
    before = element || before;
  }
};

// Pages: a place for each; those in sight are fetched, and fetched again when the book has changed.
const draw = async (place) => {
  if (place.busy || place.version === version) return;
  place.busy = true;
  const wanted = version;
  const answer = await fetch("page/" + place.dataset.at + ".svg").catch(() => ({ ok: false }));
  const svg = answer.ok ? await answer.text() : "";
  place.busy = false;
  place.version = wanted;
  if (svg !== "" && place.drawn !== svg) {
    place.drawn = svg;
    place.innerHTML = svg + overlay(place.classList.contains("recto"));
  }
  if (wanted !== version && seen.has(place)) draw(place);
};
const overlay = (recto) => {
  const g = book.geometry;
  const left = recto ? g.inside : g.outside;
  let lines = "";
  for (let i = 0; i < g.lines; i++) {
    const y = g.firstBaseline + i * g.leading;
    lines += "M" + left + " " + y + "h" + g.measure;
  }
  const top = g.firstBaseline - g.leading * 0.75, depth = (g.lines - 1) * g.leading + g.leading;
  return '<svg class="overlay" aria-hidden="true" viewBox="0 0 ' + g.width + " " + g.height + '"><path class="grid" d="' + lines + '"/>'
    + '<path class="margins" d="M' + left + " " + top + "h" + g.measure + "v" + depth + "h-" + g.measure + 'z"/></svg>';
};
const seen = new Set();
const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) { seen.add(target); draw(target); } else seen.delete(target);
  }
}, { root: shelf, rootMargin: "200px" });
const showPages = (event) => {
  book = event;
  version++;
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
    const side = at % 2 === 0 ? "page recto" : "page verso";
    if (place.className !== side) place.className = side;
    if (place.title !== folio) place.title = folio;
    place.style.setProperty("--shape", (100 * book.geometry.height) / book.geometry.width + "%");
  }
  for (const place of seen) draw(place);
  byId("state").textContent = book.count + " pages" + (book.complete ? "" : " …");
};

// What there is to say.
const item = ({ kind, text, more, place, block }) => {
  const li = document.createElement("li");
  li.className = kind;
  const button = document.createElement("button");
  for (const [name, words] of [["kind", kind], ["text", text], ["more", more], ["place", place]]) {
    const span = document.createElement("span");
    span.className = name;
    span.textContent = words;
    button.append(span);
  }
  button.onclick = () => {
    const target = block && inner().getElementById(block);
    if (target) target.scrollIntoView({ block: "center" });
  };
  li.append(button);
  return li;
};
const showAccount = ({ lines }) => {
  byId("fault").hidden = true;
  byId("account").firstElementChild.replaceChildren(...lines.map(item));
};
const showFault = ({ lines }) => {
  const fault = byId("fault");
  const errors = lines.filter(({ kind }) => kind === "error");
  fault.replaceChildren(...errors.map(({ text, more, place }) => {
    const p = document.createElement("p");
    p.textContent = place + "  " + text + ". " + more;
    return p;
  }));
  fault.hidden = false;
};

const events = new EventSource("events");
const on = (name, act) => events.addEventListener(name, ({ data }) => act(JSON.parse(data)));
on("text", showText);
on("pages", showPages);
on("account", showAccount);
on("fault", showFault);
on("reload", () => frame.contentWindow.location.reload());
on("restyle", () => location.reload());

for (const name of ["show", "pages"]) {
  const apply = () => { root.dataset[name] = view.elements[name].value; };
  view.elements[name].onchange = apply;
  apply();
}
for (const name of ["grid", "margins"]) view.elements[name].onchange = ({ target }) => root.toggleAttribute("data-" + name, target.checked);
const go = (folio) => {
  const at = book.folios.indexOf(folio.trim());
  if (at >= 0) shelf.children[at].scrollIntoView({ block: "start" });
};
view.onsubmit = (event) => { event.preventDefault(); go(view.elements.goto.value); };
view.elements.goto.onchange = ({ target }) => go(target.value);
shelf.ondblclick = async ({ target }) => {
  const place = target.closest(".page");
  const answer = place && await fetch("page/" + place.dataset.at + ".json");
  const { block } = answer && answer.ok ? await answer.json() : {};
  const element = block && inner().getElementById(block);
  if (element) element.scrollIntoView({ block: "center" });
};
})();
`;
