import { randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What is answered to a request for a path below the token. */
export interface Answer {
  readonly mediaType: string;
  readonly content: string | Uint8Array;
}

/** Messages to every page that listens. */
export type Send = (event: string, data: unknown) => void;

/** A server that only this machine can reach, and on it only who knows the token. */
export interface Door {
  /** With the token; what is printed and opened. */
  readonly address: string;
  readonly send: Send;
  close(): Promise<void>;
}

/** What a page of the desk may load and run: only what this server gives it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

/** Opens the door on the loopback interface. `hello` is sent to each page that comes to listen. */
export async function openDoor(
  answer: (path: string) => Promise<Answer | undefined>,
  hello: () => readonly (readonly [event: string, data: unknown])[],
  port: number = 0,
): Promise<Door> {
  const token = randomBytes(16).toString("hex");
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    void respond(request, response).catch(() =>
      response.headersSent ? response.destroy() : refuse(response, 500),
    );
  });
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = admitted(request, token, hostOf(server.address()));
    if (path === undefined) return refuse(response, 403);
    if (!isDecodable(path)) return refuse(response, 400);
    if (path === "events") return listen(response, listeners, hello());
    const found = await answer(path);
    if (found === undefined) return refuse(response, 404);
    response.writeHead(200, { ...HEADERS, "content-type": `${found.mediaType}; charset=utf-8` });
    response.end(found.content);
  };
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", done);
  });
  return {
    address: `http://${hostOf(server.address())}/${token}/`,
    send: (event, data) => {
      for (const listener of listeners) listener.write(messageOf(event, data));
    },
    close: () =>
      new Promise((done) => {
        for (const listener of listeners) listener.end();
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy": POLICY,
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

function hostOf(address: AddressInfo | string | null): string {
  return address !== null && typeof address === "object" ? `127.0.0.1:${address.port}` : "";
}

/**
 * The path below the token, for a request that may be answered.
 *
 * The name of the host is looked at as well: a page from elsewhere can make its
 * own name lead to this machine, but not send ours.
 */
function admitted(
  { method, url = "", headers }: IncomingMessage,
  token: string,
  host: string,
): string | undefined {
  if (method !== "GET" || headers.host !== host) return undefined;
  const [, given = "", path = ""] = /^\/([^/?]*)\/([^?]*)/.exec(url) ?? [];
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b) ? path : undefined;
}

/** False for a path with a per cent sign that stands for no character. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...HEADERS, "content-type": "text/plain" });
  response.end();
}

function listen(
  response: ServerResponse,
  listeners: Set<ServerResponse>,
  hello: readonly (readonly [string, unknown])[],
): void {
  response.writeHead(200, { ...HEADERS, "content-type": "text/event-stream" });
  listeners.add(response);
  response.on("close", () => void listeners.delete(response));
  response.write("retry: 500\n\n");
  for (const [event, data] of hello) response.write(messageOf(event, data));
}

function messageOf(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** What watches over the files of a book. */
export interface Watch {
  close(): Promise<void>;
}

/** Folders that hold no manuscripts. */
const PASSED_OVER = /(?:^|[/\\])(?:node_modules|output|dist|\.[^/\\.][^/\\]*)(?:[/\\]|$)/;

/** What stands beside a book of one file and is part of it: answers, and pictures. */
const BESIDE = /^decisions\.yaml$|\.(?:png|jpe?g|gif|svg|webp)$/i;

/** Calls `changed` with the path of each file below a folder, or of one file in it, that is no longer what it was. */
export async function watchFiles(
  folder: string,
  file: string | undefined,
  changed: (path: string) => void,
): Promise<Watch> {
  // Loaded when the address has been said: nobody waits for it.
  const { watch } = await import("chokidar");
  const depth = file === undefined ? {} : { depth: 0 };
  const watcher = watch(folder, {
    cwd: folder,
    ignoreInitial: true,
    ignored: (path) => PASSED_OVER.test(path.slice(folder.length)),
    ...depth,
  });
  watcher.on("all", (_event, path) => {
    const name = path.replaceAll("\\", "/");
    if (file === undefined || name === file || BESIDE.test(name)) changed(name);
  });
  await new Promise<void>((done) => void watcher.once("ready", done));
  return { close: () => watcher.close() };
}
