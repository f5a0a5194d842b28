import { resolve } from "node:path";
import { deskAnswer } from "./desk.ts";
import { openDoor, type Send, watchFiles } from "./gate.ts";
import { Session, type SessionWish } from "./session.ts";

/** What a preview is of. `folder` is the book's own on the disk. */
export interface PreviewWish extends Omit<SessionWish, "send"> {
  readonly folder: string;
  /** 0 for any that is free. */
  readonly port: number;
}

/** A preview that runs until it is closed. */
export interface Preview {
  readonly address: string;
  readonly session: Session;
  close(): Promise<void>;
}

/** Opens a book on a desk of its own: a page in the browser that follows the files. */
export async function openPreview({ folder, port, ...wish }: PreviewWish): Promise<Preview> {
  let send: Send = () => {};
  const session = new Session({ ...wish, send: (event, data) => send(event, data) });
  const door = await openDoor(deskAnswer(session), () => session.greeting(), port);
  send = door.send;
  const watch = await watchFiles(resolve(folder), wish.place.file, (path) => session.changed(path));
  void session.open();
  return {
    address: door.address,
    session,
    close: async () => {
      session.close();
      await watch.close();
      await door.close();
    },
  };
}
