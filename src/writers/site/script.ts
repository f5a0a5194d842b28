import { UNSPACED } from "./search-index.ts";

const UNSPACED_IN_SCRIPT = UNSPACED.replaceAll("\\", "\\\\");

/**
 * The one script of a site, by hand and without parts from elsewhere. The pages
 * read well without it; it keeps the reader's choices and place, turns pages by
 * keys, searches, and asks for the site to be kept for reading offline.
 *
 * It runs in the head, so that a page never shows colours that were not chosen.
 */
export const READER_SCRIPT: string = `"use strict";
(() => {
const root = document.documentElement;
const book = "quoin:" + root.dataset.book;
const read = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
const keep = (key, value) => { try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch {} };
const apply = (name, value) => { if (value) root.dataset[name] = value; else delete root.dataset[name]; };
const choices = ["size", "measure", "look"];
for (const name of choices) apply(name, read("quoin:" + name));
addEventListener("storage", ({ key, newValue }) => {
  const name = (key || "").slice(6);
  if (choices.includes(name)) apply(name, newValue);
});
// Words that came in one type and went over to another would jump: they wait for theirs, but not for long.
root.dataset.wait = "";
const show = () => { delete root.dataset.wait; };
setTimeout(show, 500);
const file = () => decodeURIComponent(location.pathname.split("/").pop()) || "index.html";

const place = () => {
  for (const element of document.querySelectorAll("main > section [id]")) {
    if (!/^(P|BLOCKQUOTE|FIGURE|TABLE|PRE|UL|OL|DIV)$/.test(element.tagName)) continue;
    if (element.getBoundingClientRect().bottom > 60) return element.id;
  }
  return "";
};
const remember = () => {
  if (file() !== "index.html") keep(book, file() + (scrollY > 120 ? "#" + place() : ""));
};
let timer;
const soon = () => { clearTimeout(timer); timer = setTimeout(remember, 400); };

const fold = (text) => text.normalize("NFKD").replace(/[\\p{M}\\u00AD'’]/gu, "").toLowerCase();
const unspaced = "[${UNSPACED_IN_SCRIPT}]";
const alone = new RegExp("^" + unspaced, "u");
const parts = new RegExp(unspaced + "+|[^" + unspaced.slice(1) + "+", "gu");
const pairs = (letters) => letters.length < 2 ? letters : letters.slice(1).map((letter, at) => letters[at] + letter);
const termsIn = (text) => (fold(text).match(/[\\p{L}\\p{N}]+/gu) || [])
  .flatMap((run) => run.match(parts).flatMap((part) => alone.test(part) ? pairs([...part]) : [part]));
let index;
const loadIndex = () => index ||= new Promise((done, failed) => {
  globalThis.quoinSearch = ({ p, b }, lines) => {
    const words = new Map(lines.split("\\n").map((line) => {
      const at = line.indexOf(" ");
      return [line.slice(0, at), line.slice(at + 1)];
    }));
    const where = b.flatMap((ids, page) => ids.map((id) => ({ page: p[page], id })));
    done({ words, where });
  };
  const script = document.createElement("script");
  script.src = "search.js";
  script.onerror = failed;
  document.head.append(script);
});
const numbers = (list) => { let at = 0; return list.split(",").map((delta) => at += parseInt(delta, 36)); };
const postings = (words, term, prefix) => {
  if (!prefix) return words.has(term) ? [words.get(term)] : [];
  return [...words].filter(([word]) => word.startsWith(term)).map(([, list]) => list);
};
const find = async (query) => {
  const terms = termsIn(query);
  const { words, where } = await loadIndex();
  let found;
  for (const [i, term] of terms.entries()) {
    const lists = postings(words, term, alone.test(term) ? term.length < 2 : i === terms.length - 1 && term.length > 2);
    if (lists.length === 0) return { terms, results: [] };
    if (lists.some((list) => list === "")) continue;
    const here = new Set(lists.flatMap(numbers));
    found = found ? new Set([...found].filter((at) => here.has(at))) : here;
  }
  return { terms, results: [...(found || [])].sort((a, b) => a - b).map((at) => where[at]) };
};
const pages = new Map();
const pageText = (name) => {
  if (!pages.has(name)) pages.set(name, fetch(name).then((answer) => answer.text())
    .then((text) => new DOMParser().parseFromString(text, "text/html")).catch(() => undefined));
  return pages.get(name);
};
const snippet = async ({ page, id }, terms, item) => {
  const text = (await pageText(page[0]))?.getElementById(id)?.textContent || "";
  const words = [...text.matchAll(/[\\p{L}\\p{N}\\p{M}'’]+/gu)];
  const hit = words.find(([word]) => terms.some((term) => fold(word).startsWith(term)))
    || terms.map((term) => ({ 0: term, index: text.indexOf(term) })).find(({ index }) => index >= 0);
  if (!hit) return;
  const span = document.createElement("span");
  const mark = document.createElement("mark");
  mark.textContent = hit[0];
  const end = hit.index + hit[0].length;
  span.append((hit.index > 60 ? "…" : "") + text.slice(Math.max(0, hit.index - 60), hit.index), mark,
    text.slice(end, end + 80) + (end + 80 < text.length ? "…" : ""));
  item.append(span);
};
let asked = 0;
const search = async (dialog) => {
  const own = ++asked;
  const query = dialog.querySelector("input").value;
  const list = dialog.querySelector("ol");
  const status = dialog.querySelector("[role=status]");
  if (termsIn(query).length === 0) { list.replaceChildren(); status.textContent = ""; return; }
  const { terms, results } = await find(query).catch(() => ({ terms: [], results: [] }));
  if (own !== asked) return;
  status.textContent = results.length === 0 ? status.dataset.nothing : String(results.length);
  list.replaceChildren(...results.slice(0, 40).map((result) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = result.page[0] + "#" + result.id;
    link.textContent = result.page[1];
    link.onclick = () => dialog.close();
    item.append(link);
    snippet(result, terms, item);
    return item;
  }));
};

addEventListener("DOMContentLoaded", () => {
  document.querySelector(".tools").hidden = false;
  if (document.body.offsetHeight >= 0) document.fonts.ready.then(show, show);
  for (const button of document.querySelectorAll("[data-opens]")) button.onclick = () => {
    document.getElementById(button.dataset.opens).showModal();
    if (button.dataset.opens === "site_search") loadIndex().catch(() => {});
  };
  for (const button of document.querySelectorAll("dialog .close")) button.onclick = () => button.closest("dialog").close();
  for (const select of document.querySelectorAll("dialog select")) {
    select.value = root.dataset[select.name] || "";
    select.onchange = () => { apply(select.name, select.value); keep("quoin:" + select.name, select.value); };
  }
  const dialog = document.getElementById("site_search");
  dialog.querySelector("input").oninput = () => search(dialog);
  const last = read(book);
  const resume = document.querySelector(".resume");
  if (resume && last) { resume.hidden = false; resume.querySelector("a").href = last; }
  addEventListener("scroll", soon, { passive: true });
  addEventListener("pagehide", remember);
  remember();
});
addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || document.querySelector("dialog[open]")) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const ahead = root.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const behind = root.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
  const rel = event.key === ahead ? "next" : event.key === behind ? "prev" : "";
  const link = rel && document.querySelector(".turn [rel=" + rel + "]");
  if (link) link.click();
});
if ("serviceWorker" in navigator && /^https?:$/.test(location.protocol))
  addEventListener("load", () => { navigator.serviceWorker.register("sw.js").catch(() => {}); });
})();
`;
