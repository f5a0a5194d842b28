import { digest, digestOf } from "../base/digest.ts";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { Host } from "./host.ts";
import { joined } from "./paths.ts";

/** A question to a host, by its method and arguments. */
export type Look = readonly [method: string, ...args: readonly (string | number)[]];

/** A question to a host and the digest of its answer. */
export interface Glance {
  readonly look: Look;
  readonly saw: string;
}

/** How a built-in theme's folder is written, which stands elsewhere on each machine. */
const THEME = "@theme/";

/** How the folder of the book is written, wherever it stands. */
const BOOK = "@book";

/** Where a book is, and where its files go. */
export interface Stand {
  readonly book: string;
  readonly out: string;
}

/** A host that notes every question and the digest of its answer, each question once. */
export function recordingHost(
  host: Host,
  { book, out }: Stand,
): { readonly host: Host; readonly glances: readonly Glance[] } {
  const glances: Glance[] = [];
  const asked = new Set<string>();
  const themes = new Map<string, string>();
  const note = (look: Look, saw: string): void => {
    const name = JSON.stringify(look);
    if (asked.has(name)) return;
    asked.add(name);
    glances.push({ look, saw });
  };
  const portable = (path: string): string => {
    for (const [folder, name] of themes)
      if (path === folder || path.startsWith(`${folder}/`))
        return `${THEME}${name}${path.slice(folder.length)}`;
    return fromBook(path, book);
  };
  const noted =
    <Args extends readonly (string | number)[], T>(
      method: string,
      ask: (...args: Args) => Promise<T>,
      sawOf: (answer: T, ...args: Args) => string,
    ) =>
    async (...args: Args): Promise<T> => {
      const answer = await ask(...args);
      const [first, ...rest] = args;
      const stands = method !== "readPackage" && typeof first === "string";
      const written = stands ? [portable(first), ...rest] : args;
      note([method, ...written], sawOf(answer, ...args));
      return answer;
    };
  return {
    glances,
    host: {
      ...host,
      read: noted("read", host.read, sawBytes),
      readInside: noted("readInside", host.readInside, sawBytes),
      kind: noted("kind", host.kind, String),
      nameOf: noted("nameOf", host.nameOf, String),
      list: noted("list", host.list, (names, folder) => sawNames(names, folder, out)),
      readPackage: noted("readPackage", host.readPackage, sawBytes),
      themeNames: noted("themeNames", host.themeNames, (names) => digestOf(names)),
      themeFolder: async (name) => {
        const folder = await host.themeFolder(name);
        note(["themeFolder", name], sawFolder(folder));
        if (folder !== undefined) themes.set(folder.replace(/\/$/, ""), name);
        return folder;
      },
    },
  };
}

/** Answers about the program's own themes and fonts, which do not change while it runs. */
const own = new WeakMap<Host["readPackage"], Map<string, string>>();

/** Asks a host the same questions again. */
export async function replayed(
  host: Host,
  looks: readonly Look[],
  stand: Stand,
): Promise<readonly Glance[]> {
  const known = own.get(host.readPackage) ?? new Map<string, string>();
  own.set(host.readPackage, known);
  const again: Glance[] = [];
  for (const look of looks) {
    const name = JSON.stringify(look);
    const fixed = look[0] === "readPackage" || String(look[1]).startsWith(THEME);
    const saw = (fixed ? known.get(name) : undefined) ?? (await sawAgain(host, look, stand));
    if (fixed) known.set(name, saw);
    again.push({ look, saw });
  }
  return again;
}

async function sawAgain(
  host: Host,
  [method, ...args]: Look,
  { book, out }: Stand,
): Promise<string> {
  const [first = "", second = "", third = 0] = args;
  const one = await here(host, String(first), book);
  const two = String(second);
  switch (method) {
    case "read":
      return sawBytes(await host.read(one, Number(second)));
    case "readInside":
      return sawBytes(await host.readInside(one, two, Number(third)));
    case "kind":
      return host.kind(one);
    case "nameOf":
      return host.nameOf(one);
    case "list":
      return sawNames(await host.list(one), one, out);
    case "readPackage":
      return sawBytes(await host.readPackage(String(first), two));
    case "themeNames":
      return digestOf(await host.themeNames());
    case "themeFolder":
      return sawFolder(await host.themeFolder(one));
    default:
      return "";
  }
}

/** True for what was looked at in the book's own folder. */
export function isOfBook(path: string | number | undefined): boolean {
  return path === BOOK || String(path).startsWith(`${BOOK}/`);
}

/** A path from the book's folder, where it leads there; any other as it is. */
function fromBook(path: string, book: string): string {
  if (path === book) return BOOK;
  if (book === ".") return /^(?:[/\\.]|[A-Za-z]:)/.test(path) ? path : `${BOOK}/${path}`;
  return path.startsWith(`${book}/`) ? `${BOOK}${path.slice(book.length)}` : path;
}

/** A path of the book or of a built-in theme where it stands on this machine. */
async function here(host: Host, path: string, book: string): Promise<string> {
  if (path === BOOK) return book;
  if (path.startsWith(`${BOOK}/`)) return joined(book, path.slice(BOOK.length + 1));
  if (!path.startsWith(THEME)) return path;
  const [name = "", ...rest] = path.slice(THEME.length).split("/");
  return [(await host.themeFolder(name)) ?? path, ...rest].join("/");
}

function sawBytes(outcome: Outcome<Uint8Array>): string {
  return outcome.ok ? digest(outcome.value) : digestOf(outcome.diagnostics);
}

function sawFolder(folder: string | undefined): string {
  return folder === undefined ? "none" : "there";
}

/** What is in a folder, the output left out: it comes with the first build. */
function sawNames(names: readonly string[], folder: string, out: string): string {
  const output = `${joined(".", out)}/`;
  return digestOf(names.filter((name) => !output.startsWith(`${joined(folder, name)}/`)));
}
