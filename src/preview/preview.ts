import { resolve } from "node:path";
import { APP_FILES } from "./app-files.ts";
import { type Answer, openDoor, type Send, watchFiles } from "./gate.ts";
import type { Session, SessionWish } from "./session.ts";

/** What a preview is of. `folder` is the book's own on the disk. */
export interface PreviewWish extends Omit<SessionWish, "send"> {
  readonly folder: string;
  /** 0 for any that is free. */
  readonly port: number;
}

/** A preview that runs until it is closed. */
export interface Preview {
  readonly address: string;
  /** What is on the desk, once there is one. */
  readonly session: Promise<Session>;
  close(): Promise<void>;
}

/**
 * Opens a book on a desk of its own: a page in the browser that follows the files.
 *
 * The door is open before anything else is loaded, so that the browser has its
 * page while the book is being read.
 */
export async function openPreview({ folder, port, ...wish }: PreviewWish): Promise<Preview> {
  let send: Send = () => {};
  let greet: () => readonly (readonly [string, unknown])[] = () => [];
  let begin: () => void = () => undefined;
  const opened = new Promise<void>((done) => {
    begin = done;
  });
  const desk = opened.then(async () => {
    const [{ Session }, { deskAnswer }] = await Promise.all([
      import("./session.ts"),
      import("./desk.ts"),
    ]);
    const session = new Session({ ...wish, send: (event, data) => send(event, data) });
    greet = () => session.greeting();
    void session.open();
    return { session, answer: deskAnswer(session) };
  });
  const answer = async (path: string): Promise<Answer | undefined> =>
    APP_FILES.get(path) ?? (await desk).answer(path);
  const door = await openDoor(answer, () => greet(), port);
  send = door.send;
  begin();
  const watch = watchFiles(resolve(folder), wish.place.file, (path) => {
    void desk.then(({ session }) => session.changed(path));
  });
  return {
    address: door.address,
    session: Promise.all([desk, watch]).then(([{ session }]) => {
      void session.recheck();
      return session;
    }),
    close: async () => {
      const { session } = await desk;
      session.close();
      await wish.study.close();
      await (await watch).close();
      await door.close();
    },
  };
}
