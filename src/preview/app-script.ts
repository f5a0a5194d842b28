import { EPUB_SCRIPT } from "./app-script-epub.ts";
import { PAGES_SCRIPT } from "./app-script-pages.ts";
import { TEXT_SCRIPT } from "./app-script-text.ts";

/** What the desk says of a book: its findings, its fault, and the way from each to its place. */
const ACCOUNT_SCRIPT = `
const item = ({ kind, text, more, place, block }) => {
  const li = document.createElement("li");
  li.className = kind;
  const button = document.createElement("button");
  for (const [name, words] of [["kind", kind], ["text", text], ["more", more], ["place", place]]) {
    const span = document.createElement("span");
    span.className = name;
    span.textContent = words;
    button.append(span, " ");
  }
  button.onclick = () => visit(block);
  li.append(button);
  return li;
};
const visit = async (block) => {
  if (!block) return;
  goToBlock(block);
  const answer = await fetch("place/" + block + ".json");
  if (answer.ok) showPage((await answer.json()).page);
};
const showAccount = ({ lines }) => {
  byId("fault").hidden = true;
  byId("account").firstElementChild.replaceChildren(...lines.map(item));
  refreshEpub();
};
const showFault = ({ lines }) => {
  const fault = byId("fault");
  fault.replaceChildren(...lines.filter(({ kind }) => kind === "error").map(({ text, more, place }) => {
    const p = document.createElement("p");
    p.textContent = [place, text + ".", more].filter((words) => words).join("  ");
    return p;
  }));
  fault.hidden = false;
};
`;

const EVENTS_SCRIPT = `
const events = new EventSource("events");
const on = (name, act) => events.addEventListener(name, ({ data }) => act(JSON.parse(data)));
on("book", showBook);
on("text", showText);
on("pages", showPages);
on("account", showAccount);
on("fault", showFault);
on("restyle", () => location.reload());
// A line that is cut comes back at once, unless there is nobody at the other end.
let cut;
events.onerror = () => { cut ??= setTimeout(() => { byId("ended").hidden = false; }, 2000); };
events.onopen = () => { clearTimeout(cut); cut = undefined; byId("ended").hidden = true; };

for (const name of ["show", "pages"]) {
  const apply = () => { root.dataset[name] = view.elements[name].value; if (name === "show") showEpub(); };
  view.elements[name].onchange = apply;
  apply();
}
for (const name of ["grid", "margins", "safe", "bleed"]) {
  const apply = () => { if (view.elements[name].checked) root.dataset[name] = ""; else delete root.dataset[name]; };
  view.elements[name].onchange = apply;
  apply();
}
view.onsubmit = (event) => { event.preventDefault(); goToFolio(view.elements.goto.value); };
view.elements.goto.onchange = ({ target }) => goToFolio(target.value);
`;

/** The script of the desk: shows what the server tells, where the author is looking. */
export const APP_SCRIPT: string = `"use strict";
(() => {
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const view = byId("view");
${TEXT_SCRIPT}${PAGES_SCRIPT}${EPUB_SCRIPT}${ACCOUNT_SCRIPT}${EVENTS_SCRIPT}})();
`;
