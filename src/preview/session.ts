import type { Part, Section } from "../model/book.ts";
import type { Edition } from "../model/edition.ts";
import { type BuildWish, type Built, buildBook } from "../pipeline/build.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import type { Host } from "../pipeline/host.ts";
import type { Workshop } from "../pipeline/workshop.ts";
import type { Theme } from "../theme/theme.ts";
import { hasHeading } from "../writers/markup.ts";
import { accountOf } from "./account.ts";
import { createPress, folioAt, type LivePages, type LivePress } from "./press.ts";
import { quickEdit, rangesOf, type Standing } from "./quick.ts";
import { pieceMarkup, type ReadingPiece, readingPieces } from "./reading.ts";

/** What a desk is set up for. */
export interface SessionWish {
  readonly host: Host;
  readonly workshop: Workshop;
  readonly place: BookPlace;
  readonly wish: Omit<BuildWish, "formats" | "onStage">;
  send(event: string, data: unknown): void;
}

/** A pause after the last edit before the whole book is read again, in milliseconds: longer than between two keys. */
const PAUSE = 1000;

/** Pages that are set while others wait for theirs are told of so often, in milliseconds. */
const TOLD = 400;

/** Setting makes way for readers and edits so often, in milliseconds. */
const REST = 30;

const MOST_MANUSCRIPT = 32 * 1_048_576;

/**
 * A book on the desk. It keeps the last good edition, its markup by piece and
 * its pages, and tells listeners what an edit changed and nothing else.
 *
 * An edit is shown twice: at once, from the one chapter it is in, and again when
 * the whole book has been read, which is what a build would give to the byte.
 */
export class Session {
  private readonly wish: SessionWish;
  private standing: Standing | undefined;
  private built: Built | undefined;
  private theme: Theme | undefined;
  private press: { readonly theme: string; readonly press: LivePress | undefined } | undefined;
  private pages: LivePages | undefined;
  private setting = 0;
  private timer: NodeJS.Timeout | undefined;
  private work: Promise<void> = Promise.resolve();
  private paging: Promise<void> = Promise.resolve();
  private fault: unknown;

  constructor(wish: SessionWish) {
    this.wish = wish;
  }

  /** Reads the book for the first time; its text stands when this is done, its pages follow. */
  open(): Promise<void> {
    return this.queue(() => this.rebuild());
  }

  /** Takes note of a file that changed. */
  changed(path: string): void {
    void this.queue(() => this.edit(path));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.queue(() => this.rebuild()), PAUSE);
  }

  close(): void {
    clearTimeout(this.timer);
    this.setting += 1;
  }

  /** Done when all that was asked for is done, and the pages are set. */
  async settled(): Promise<void> {
    await this.work;
    await this.paging;
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

  /** What a page that has just come is told. */
  greeting(): readonly (readonly [string, unknown])[] {
    return [
      ...(this.built === undefined ? [] : [["account", accountOf(this.built)] as const]),
      ...(this.fault === undefined ? [] : [["fault", this.fault] as const]),
      ...(this.pages === undefined ? [] : [["pages", pagesEvent(this.pages)] as const]),
    ];
  }

  private queue(task: () => Promise<void>): Promise<void> {
    this.work = this.work.then(task);
    return this.work;
  }

  private async edit(source: string): Promise<void> {
    const { standing, theme } = this;
    const { host, workshop, place } = this.wish;
    if (standing === undefined || theme === undefined || !standing.texts.has(source)) return;
    const bytes = await host.readInside(place.folder, source, MOST_MANUSCRIPT);
    if (!bytes.ok) return;
    const text = new TextDecoder().decode(bytes.value);
    if (text === standing.texts.get(source)) return;
    const level = (node: Section): number => levelOf(standing.edition, node.id);
    const markup = (edition: Edition, node: Section): string =>
      pieceMarkup({ edition, theme, imageAddress }, node, level(node));
    const next = await quickEdit({ workshop, markup }, standing, { source, text });
    if (next === undefined) return;
    this.show(next);
    this.startPages();
  }

  private async rebuild(): Promise<void> {
    const { host, workshop, place, wish } = this.wish;
    const built = await buildBook(host, workshop, place, { ...wish, formats: [] });
    const { edition, theme } = built;
    const account = accountOf(built);
    if (edition === undefined || theme === undefined || !built.ok) {
      this.fault = account;
      this.wish.send("fault", account);
      return;
    }
    this.fault = undefined;
    this.built = built;
    const restyled = this.theme !== undefined && this.theme.digest !== theme.digest;
    this.theme = theme;
    const pieces = readingPieces({ edition, theme, imageAddress });
    const texts = new Map([...built.sources].map(([id, source]) => [id, source.text]));
    const proven = this.standing?.proven;
    const ranges = rangesOf(built, pieces);
    this.show({ edition, pieces, texts, ranges, ...(proven !== undefined && { proven }) });
    this.wish.send("account", account);
    if (restyled) this.wish.send("restyle", {});
    this.startPages();
  }

  /** Tells what differs from what is shown. */
  private show(next: Standing): void {
    const before = new Map(this.text.map(({ id, html }) => [id, html]));
    const first = this.standing === undefined;
    this.standing = next;
    const changed = next.pieces.filter(({ id, html }) => before.get(id) !== html);
    const order = next.pieces.map(({ id }) => id);
    if (first) this.wish.send("reload", {});
    else if (changed.length > 0 || order.length !== before.size)
      this.wish.send("text", { order, pieces: changed.map(({ id, html }) => ({ id, html })) });
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
    const first = this.pages === undefined;
    let told = Number.NEGATIVE_INFINITY;
    let rested = performance.now();
    const seen = async (pages: LivePages): Promise<boolean> => {
      const now = performance.now();
      if (first && now - told > TOLD) {
        this.tell(pages);
        told = now;
      }
      if (now - rested > REST) {
        await new Promise((done) => setImmediate(done));
        rested = performance.now();
      }
      return own === this.setting;
    };
    const pages = await this.press.press?.set(standing.edition, contentOf, seen);
    if (pages !== undefined) this.tell(pages);
  }

  private tell(pages: LivePages): void {
    this.pages = pages;
    this.wish.send("pages", pagesEvent(pages));
  }
}

/** Address of a picture on the desk. */
export function imageAddress(digest: string): string {
  return `image/${digest}`;
}

/** Level of the heading of a piece in the reading edition: below a part with a heading, one deeper. */
function levelOf(edition: Edition, id: string): number {
  const part = edition.book.body.find(
    (node) => node.type === "part" && node.sections.some((section) => section.id === id),
  );
  return part !== undefined && hasHeading(part) ? 3 : 2;
}

/** What the desk is told of pages: their number and printed numbers, and the grid they stand on. */
function pagesEvent(pages: LivePages): unknown {
  const { geometry } = pages.desk;
  return {
    count: pages.sheets.length,
    front: pages.front,
    folios: pages.sheets.map((_, at) => folioAt(pages, at)),
    complete: pages.complete,
    geometry,
  };
}
