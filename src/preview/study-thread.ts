import { freight } from "./freight.ts";
import type { Hear, Reading, Study } from "./study.ts";

/** What the desk asks of a study in another thread. */
type Wanted = "read" | "epub";

/** A question to the thread, by number. */
interface Asking {
  readonly number: number;
  readonly wanted: Wanted;
}

/** What the thread says to a question. */
type Said =
  | { readonly type: "reading"; readonly number: number; readonly reading: Reading }
  | { readonly type: "epub"; readonly number: number; readonly bytes?: Uint8Array }
  | { readonly type: "done"; readonly number: number };

/** The end of a way between threads: what `parentPort` is in a thread of Node's. */
export interface Port {
  postMessage(value: unknown): void;
  on(event: "message", hear: (value: unknown) => void): unknown;
}

/** A thread from outside: what a `Worker` is. Whoever has it lets it begin. */
export interface Thread {
  postMessage(value: unknown): void;
  on(event: "message", hear: (value: unknown) => void): unknown;
  on(event: "error", hear: (why: Error) => void): unknown;
  on(event: "exit", hear: (code: number) => void): unknown;
  terminate(): Promise<unknown>;
}

/** Answers for a study from inside its thread. Messages that ask nothing of it are left to others. */
export function serveStudy(study: Promise<Study>, port: Port): void {
  const { pack } = freight();
  const say = (said: Said): void => port.postMessage(said);
  port.on("message", async (value) => {
    const { number, wanted } = value as Partial<Asking>;
    if (number === undefined) return;
    const { read, epub } = await study;
    if (wanted === "read")
      await read((reading) => say({ type: "reading", number, reading: pack(reading) }));
    const bytes = wanted === "epub" ? await epub() : undefined;
    if (bytes !== undefined) say({ type: "epub", number, bytes });
    say({ type: "done", number });
  });
}

/** A question that waits for its end. */
interface Waiting {
  readonly hear: Hear;
  bytes?: Uint8Array;
  done(): void;
  failed(why: Error): void;
}

/**
 * A study in a thread of its own: whoever types is never kept waiting by the
 * reading of the whole book. A thread that dies fails what it was asked; it is
 * begun again with the next question.
 */
export function studyInThread(begin: () => Thread): Study {
  let room = begun(begin());
  const ask = (wanted: Wanted, hear: Hear): Promise<Waiting> => {
    if (room.dead) room = begun(begin());
    return room.ask(wanted, hear);
  };
  return {
    read: async (hear) => void (await ask("read", hear)),
    epub: async () => (await ask("epub", () => undefined)).bytes,
    close: async () => void (await room.worker.terminate()),
  };
}

interface Room {
  readonly worker: Thread;
  dead: boolean;
  ask(wanted: Wanted, hear: Hear): Promise<Waiting>;
}

function begun(worker: Thread): Room {
  const { unpack } = freight();
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  const room: Room = {
    worker,
    dead: false,
    ask: (wanted, hear) =>
      new Promise((done, failed) => {
        asked += 1;
        const one: Waiting = { hear, failed, done: () => done(one) };
        waiting.set(asked, one);
        worker.postMessage({ number: asked, wanted } satisfies Asking);
      }),
  };
  worker.on("message", (value) => {
    // Only `serveStudy` speaks at the other end.
    const said = value as Said;
    const one = waiting.get(said.number);
    if (said.type === "reading") void one?.hear(unpack(said.reading));
    if (said.type === "epub" && one !== undefined && said.bytes !== undefined)
      one.bytes = said.bytes;
    if (said.type !== "done") return;
    waiting.delete(said.number);
    one?.done();
  });
  const died = (why: Error): void => {
    room.dead = true;
    for (const one of waiting.values()) one.failed(why);
    waiting.clear();
  };
  worker.on("error", died);
  worker.on("exit", (code) => died(new Error(`the thread that reads ended with ${code}`)));
  return room;
}
