import type { Worker } from "node:worker_threads";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Stage } from "../pipeline/build.ts";
import { programFault } from "../pipeline/diagnostics.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import { wordsOf } from "../pipeline/guard.ts";
import { GENERATOR } from "../pipeline/version.ts";
import type { BookWish } from "../report/press-book.ts";
import type { Pressed } from "../report/reporter.ts";
import { threadOf } from "./thread-of.ts";

/** What a worker is started with. Everything is plain data. */
export interface Shop {
  readonly cwd: string;
  readonly plugin: readonly string[];
  readonly wish: Omit<BookWish, "onStage">;
}

/** What a worker says. */
export type Word =
  | { readonly type: "stage"; readonly stage: Stage; readonly detail: string }
  | { readonly type: "pressed"; readonly pressed: Pressed };

/** Called with what is being done, as `press` does. */
export type Watch = (book: string, stage: Stage, detail: string) => void;

/** What the pool is told of a run besides what its threads are. */
export interface Run {
  readonly jobs: number;
  readonly watch: Watch;
  /** A book that needs no thread, as it was made before. */
  before(place: BookPlace): Promise<Pressed | undefined>;
  /** True from when no other book is to be begun. */
  stopped(): boolean;
}

/**
 * Makes books in threads of their own, and gives them in the order asked for.
 *
 * A thread takes its next book when it has done one, and is begun when there is one for it. At
 * most twice as many books as threads are under way or waiting for an earlier one, so that memory
 * is bounded by the threads and not by the list. A thread that dies costs the
 * book it was at, and no other. Once the run is stopped, books that are begun are finished.
 */
export async function* pressInThreads(
  places: readonly BookPlace[],
  shop: Shop,
  run: Run,
): AsyncGenerator<Pressed> {
  const threads = Array.from({ length: run.jobs }, () => new Thread(shop));
  const idle = [...threads];
  const waiting: ((thread: Thread) => void)[] = [];
  const free = (thread: Thread): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(thread);
    else next(thread);
  };
  const take = (): Promise<Thread> | Thread =>
    idle.shift() ?? new Promise((resolve) => waiting.push(resolve));
  const press = async (place: BookPlace): Promise<Pressed | undefined> => {
    const known = await run.before(place);
    if (known !== undefined) return known;
    const thread = await take();
    const pressed = run.stopped() ? undefined : await thread.press(place, run.watch);
    free(thread);
    return pressed;
  };
  const ahead: Promise<Pressed | undefined>[] = [];
  let sent = 0;
  try {
    for (let at = 0; at < places.length; at++) {
      for (const place of run.stopped() ? [] : places.slice(sent, at + 2 * threads.length)) {
        ahead.push(press(place));
        sent += 1;
      }
      const first = await ahead.shift();
      if (first !== undefined) yield first;
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

/** One thread that makes one book at a time; begun again where it died. */
class Thread {
  readonly #shop: Shop;
  #worker: Worker | undefined;
  #hear: (word: Word) => void = () => undefined;
  #died: (why: string) => void = () => undefined;

  constructor(shop: Shop) {
    this.#shop = shop;
  }

  press(place: BookPlace, watch: Watch): Promise<Pressed> {
    return new Promise((resolve) => {
      this.#hear = (word) => {
        if (word.type === "stage") watch(place.slug, word.stage, word.detail);
        else resolve(word.pressed);
      };
      this.#died = (why) => {
        this.#worker = undefined;
        resolve(lost(place, why));
      };
      this.#worker ??= this.#begun();
      this.#worker.postMessage(place);
    });
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
  }

  #begun(): Worker {
    const worker = threadOf("worker.cjs", this.#shop);
    worker.on("message", (word: Word) => this.#hear(word));
    // A thread that dies says so twice; by the second word another may be at work.
    const died = (why: string): void => {
      if (this.#worker === worker) this.#died(why);
    };
    worker.on("error", (error) => died(wordsOf(error)));
    worker.on("exit", (code) => died(`its thread ended with ${code}`));
    return worker;
  }
}

/** The account of a book whose thread died over it. */
function lost(place: BookPlace, why: string): Pressed {
  const fault: Diagnostic = programFault(`making “${place.path}”`, why);
  const { code, severity, message, hint } = fault;
  return {
    place,
    ok: false,
    account: {
      schema: 1,
      tool: GENERATOR,
      book: { slug: place.slug, authors: [] },
      words: 0,
      asked: {},
      inputs: [],
      files: [],
      diagnostics: [{ code, severity, message, hint }],
      questions: [],
      changed: [],
    },
  };
}
