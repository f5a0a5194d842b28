import { type BuildWish, buildBook } from "../pipeline/build.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import type { Host } from "../pipeline/host.ts";
import type { Workshop } from "../pipeline/workshop.ts";
import { checkedBook } from "./check.ts";
import { reportBytes } from "./json.ts";
import { publish } from "./publish.ts";
import { accountOf } from "./report.ts";
import type { Pressed } from "./reporter.ts";
import { colourStyle, plainStyle } from "./style.ts";

/** What is to be made of one book, in plain data but for `onStage`: it may be sent to another thread. */
export interface BookWish extends BuildWish {
  /** The folder to deliver to; without it nothing is written. */
  readonly out?: string | undefined;
  readonly changes?: boolean | undefined;
  /** What is given back besides the account: the report's file, or the long account with its lines. */
  readonly keep?: "report" | "checked" | undefined;
  readonly colour?: boolean | undefined;
}

/** Makes and delivers one book, and gives its account back as plain data. */
export async function pressBook(
  host: Host,
  workshop: Workshop,
  place: BookPlace,
  wish: BookWish,
): Promise<Pressed> {
  const { out, changes, keep, colour, ...asked } = wish;
  const made = await buildBook(host, workshop, place, asked);
  const delivery = out === undefined ? undefined : await publish(host, { out, changes }, made);
  const built =
    delivery === undefined || delivery.ok
      ? made
      : { ...made, ok: false, diagnostics: [...made.diagnostics, ...delivery.diagnostics] };
  const style = colour === true ? colourStyle : plainStyle;
  return {
    place,
    ok: built.ok,
    account: accountOf(built),
    ...(keep === "report" && { report: reportBytes(built) }),
    ...(keep === "checked" && { checked: checkedBook(built, style) }),
  };
}
