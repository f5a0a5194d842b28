import type { Part, Section } from "../model/book.ts";
import type { Edition } from "../model/edition.ts";
import { termsOf } from "../model/terms.ts";
import { programFault } from "../pipeline/diagnostics.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import { wordsOf } from "../pipeline/guard.ts";
import type { Host } from "../pipeline/host.ts";
import type { Workshop } from "../pipeline/workshop.ts";
import type { Theme } from "../theme/theme.ts";
import { directionOf } from "../writers/escape.ts";
import { hasHeading } from "../writers/markup.ts";
import type { Account } from "./account.ts";
import { edgesOf } from "./edges.ts";
import { prepareFonts } from "./fonts.ts";
import { hasBeginning } from "./glance.ts";
import { pageKeys } from "./page-keys.ts";
import { createPress, folioAt, type LivePages, type LivePress } from "./press.ts";
import { pieceMarkup, type ReadingPiece, readingPieces } from "./reading.ts";
import { rangesOf, type Standing } from "./standing.ts";
import type { Reading, Study } from "./study.ts";

/** What a desk is set up for. */
export interface SessionWish {
  readonly host: Host;
  readonly workshop: Workshop;
  readonly place: BookPlace;
  readonly study: Study;
  send(event: string, data: unknown): void;
}

/** A pause after the last edit before the whole book is read again, in milliseconds: longer than between two keys. */
const PAUSE = 1000;

/** Pages that are set while others wait for theirs are told of so often, in milliseconds. */
const TOLD = 400;

/** Setting makes way for readers and edits so often, in milliseconds. */
const REST = 15;

const MOST_MANUSCRIPT = 32 * 1_048_576;

/**
 * A book on the desk. It keeps the last good edition, its markup by piece and
 * its pages, and tells listeners what an edit changed and nothing else.
 *
 * An edit is shown twice: at once, from the one chapter it is in, and again when
 * the whole book has been read, which is what a build would give to the byte.
 * *Law:* what a reading gives is never shown over an edit that came after its beginning.
 */
export class Session {
  private readonly wish: SessionWish;
  private readonly first: Promise<void>;
  private begun: () => void = () => undefined;
  private standing: Standing | undefined;
  private account: Account | undefined;
  private fault: Account | undefined;
  private theme: Theme | undefined;
  private press: { readonly theme: string; readonly press: LivePress | undefined } | undefined;
  private pages: LivePages | undefined;
  private setting = 0;
  private timer: NodeJS.Timeout | undefined;
  private work: Promise<void> = Promise.resolve();
  private paging: Promise<void> = Promise.resolve();
  private reading: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;
  /** How many changes of files were noted, how many of them the last reading knew, and how many edits were shown ahead of it. */
  private readonly count = { changes: 0, read: -1, shown: 0 };
  private closed = false;
  /** Raised by whatever changes the text that is shown. */
  revision = 0;

  constructor(wish: SessionWish) {
    this.wish = wish;
    // While a book is being read in the other thread there is nothing else to do in this one.
    if (!hasBeginning(wish.place)) void prepareFonts(wish.host, wish.workshop);
    this.first = new Promise((done) => {
      this.begun = done;
    });
  }

  /** Reads the whole book; its text stands when this is done, its pages follow. */
  open(): Promise<void> {
    this.next ??= this.reading.then(() => {
      this.next = undefined;
      return this.closed ? undefined : this.read();
    });
    this.reading = this.next;
    return this.next;
  }

  /** Takes note of a file that changed. */
  changed(path: string): void {
    this.count.changes += 1;
    this.work = this.work.then(() => this.edit(path));
    this.readLater();
  }

  /** Looks again at every file that was read, for changes from before anybody watched. */
  async recheck(): Promise<void> {
    await this.first;
    // A glance keeps no texts: what the whole book was read from can be looked at when it has been read.
    await this.reading;
    if (this.standing === undefined && !this.closed) return this.open();
    for (const path of this.standing?.texts.keys() ?? [])
      this.work = this.work.then(() => this.edit(path));
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.setting += 1;
    this.begun();
  }

  /** Done when all that was asked for is done, and the pages are set. */
  async settled(): Promise<void> {
    await this.work;
    await this.reading;
    await this.paging;
  }

  /** Done when there is something to show: text, or what is wrong with it. */
  ready(): Promise<void> {
    return this.first;
  }

  get text(): readonly ReadingPiece[] {
    return this.standing?.pieces ?? [];
  }

  get edition(): Edition | undefined {
    return this.standing?.edition;
  }

  get look(): Theme | undefined {
    return this.theme;
  }

  get set(): LivePages | undefined {
    return this.pages;
  }

  /** The book as an EPUB. */
  epub(): Promise<Uint8Array | undefined> {
    return this.wish.study.epub();
  }

  /** What a page that has just come is told. */
  greeting(): readonly (readonly [string, unknown])[] {
    const { edition } = this;
    return [
      ...(edition === undefined ? [] : [["book", bookEvent(edition, this.revision)] as const]),
      ...(this.account === undefined ? [] : [["account", this.account] as const]),
      ...(this.fault === undefined ? [] : [["fault", this.fault] as const]),
      ...(this.pages === undefined ? [] : [["pages", pagesEvent(this.pages)] as const]),
    ];
  }

  private readLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.count.read < this.count.changes) void this.open();
    }, PAUSE);
  }

  /** Shows an edit from its own chapter; what that cannot show waits for the whole book, which is read at once. */
  private async edit(source: string): Promise<void> {
    const { standing, theme } = this;
    const { host, workshop, place } = this.wish;
    const text = await this.textNow(source, host, place);
    if (this.closed || (text !== undefined && text === standing?.texts.get(source))) return;
    const next =
      standing === undefined || theme === undefined || text === undefined
        ? undefined
        : await (await quick()).quickEdit(
            { workshop, markup: markupWith(standing, theme) },
            standing,
            { source, text },
          );
    if (next === undefined || standing !== this.standing) return void this.open();
    this.count.shown += 1;
    this.show(next);
    this.startPages();
  }

  private async textNow(path: string, host: Host, place: BookPlace): Promise<string | undefined> {
    const bytes = await host.readInside(place.folder, path, MOST_MANUSCRIPT);
    return bytes.ok ? new TextDecoder().decode(bytes.value) : undefined;
  }

  private async read(): Promise<void> {
    const { shown, changes } = this.count;
    this.count.read = changes;
    try {
      let before = Promise.resolve();
      await this.wish.study.read((reading) => {
        // The whole book waits for the first pages: they are on their way, and are what is looked at.
        before = before.then(() => {
          if (shown === this.count.shown && !this.closed) this.take(reading);
          return this.standing?.glance === true ? this.paging : undefined;
        });
        return before;
      });
      await before;
    } catch (error) {
      if (!this.closed) this.fail(faultOf(error));
    }
    if (shown === this.count.shown || this.closed) return;
    this.count.read = -1;
    this.readLater();
  }

  private fail(account: Account): void {
    this.fault = account;
    this.wish.send("fault", account);
    this.begun();
  }

  private take({ ok, glance, account, edition, theme, ...found }: Reading): void {
    if (edition === undefined || theme === undefined || !ok) {
      this.fail(account);
      return;
    }
    // A page that came when there was only a fault has neither text nor style: it comes again.
    const bare = this.standing === undefined && this.fault !== undefined;
    const restyled = bare || (this.theme !== undefined && this.theme.digest !== theme.digest);
    this.theme = theme;
    const pieces = readingPieces({ edition, theme, imageAddress });
    const { manner, profile } = found;
    const texts: Standing["texts"] = glance ? new Map() : found.texts;
    const ranges = rangesOf(texts, pieces);
    const proven = this.standing?.proven;
    const { glance: before } = this.standing ?? { glance };
    this.show({
      edition,
      pieces,
      texts,
      ranges,
      manner,
      glance,
      ...(profile !== undefined && { profile }),
      ...(proven !== undefined && before === glance && { proven }),
    });
    if (!glance) {
      this.fault = undefined;
      this.account = account;
      this.wish.send("account", account);
    }
    if (restyled) this.wish.send("restyle", {});
    this.startPages();
    this.begun();
  }

  /** Tells what differs from what is shown. */
  private show(next: Standing): void {
    const before = new Map(this.text.map(({ id, html }) => [id, html]));
    const stood = [...before.keys()];
    const last = this.standing?.edition;
    const { edition } = next;
    this.standing = next;
    const changed = next.pieces.filter(({ id, html }) => before.get(id) !== html);
    const order = next.pieces.map(({ id }) => id);
    const moved = order.length !== stood.length || order.some((id, at) => id !== stood[at]);
    if (last !== undefined && changed.length === 0 && !moved) {
      const told = bookEvent(edition, this.revision);
      if (JSON.stringify(told) !== JSON.stringify(bookEvent(last, this.revision)))
        this.wish.send("book", told);
      return;
    }
    this.revision += 1;
    const { revision } = this;
    this.wish.send("book", bookEvent(edition, revision));
    if (last === undefined) return;
    const pieces = changed.map(({ id, html }) => ({ id, html }));
    this.wish.send("text", { revision, order, pieces });
  }

  /** Sets the pages beside all else, so that text never waits for them; a setting that is overtaken stops. */
  private startPages(): void {
    this.setting += 1;
    const own = this.setting;
    this.paging = this.paging.then(() => this.setPages(own));
  }

  private async setPages(own: number): Promise<void> {
    const { standing, theme } = this;
    if (standing === undefined || theme === undefined || own !== this.setting) return;
    if (this.press?.theme !== theme.digest)
      this.press = { theme: theme.digest, press: await createPress(theme, standing.edition) };
    const content = new Map(standing.pieces.map(({ id, html }) => [id, html]));
    const contentOf = ({ id }: Part | Section): string => content.get(id) ?? id;
    const seen = this.rests(own);
    const pages = await this.press.press?.set(standing.edition, contentOf, seen);
    if (pages?.complete === true && !standing.glance) void quick();
    if (pages !== undefined) this.tell(standing.glance ? { ...pages, complete: false } : pages);
  }

  /** What setting does between two pieces: it tells of the first pages there are, makes way, and stops where it is overtaken. */
  private rests(own: number): (pages: LivePages) => Promise<boolean> {
    let told = Number.NEGATIVE_INFINITY;
    let rested = performance.now();
    return async (pages) => {
      const now = performance.now();
      const more = pages.sheets.length > (this.pages?.sheets.length ?? 0);
      if (more && now - told > TOLD && this.pages?.complete !== true) {
        this.tell(pages);
        told = now;
      }
      if (now - rested > REST) {
        await new Promise((done) => setImmediate(done));
        rested = performance.now();
      }
      return own === this.setting;
    };
  }

  private tell(pages: LivePages): void {
    this.pages = pages;
    this.wish.send("pages", pagesEvent(pages));
  }
}

/** What makes a piece by itself takes the rules of typography with it: no book that is only looked at needs them. */
function quick(): Promise<typeof import("./quick.ts")> {
  return import("./quick.ts");
}

/** Address of a picture on the desk. */
export function imageAddress(digest: string): string {
  return `image/${digest}`;
}

function faultOf(error: unknown): Account {
  const { message, hint = "" } = programFault("reading the book", wordsOf(error));
  const line = { kind: "error", text: message, more: hint, place: "" } as const;
  return { lines: [line], words: 0, changes: 0 };
}

function markupWith(standing: Standing, theme: Theme): (edition: Edition, node: Section) => string {
  return (edition, node) =>
    pieceMarkup({ edition, theme, imageAddress }, node, levelOf(standing.edition, node.id));
}

/** Level of the heading of a piece in the reading edition: below a part with a heading, one deeper. */
function levelOf(edition: Edition, id: string): number {
  const part = edition.book.body.find(
    (node) => node.type === "part" && node.sections.some((section) => section.id === id),
  );
  return part !== undefined && hasHeading(part) ? 3 : 2;
}

function bookEvent({ book }: Edition, revision: number): unknown {
  const { title = termsOf("en").untitled, authors = [], language } = book.metadata;
  return {
    title,
    author: authors.join(", "),
    language,
    direction: directionOf(language ?? "en"),
    revision,
  };
}

/** What the desk is told of pages: their number and printed numbers, what each shows, and the grid they stand on. */
function pagesEvent(pages: LivePages): unknown {
  const { geometry, theme } = pages.desk;
  return {
    count: pages.sheets.length,
    front: pages.front,
    folios: pages.sheets.map((_, at) => folioAt(pages, at)),
    keys: pageKeys(pages),
    complete: pages.complete,
    geometry: { ...geometry, ...edgesOf(pages) },
    theme: theme.name,
  };
}
