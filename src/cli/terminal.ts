import { colourStyle, plainStyle, type Style } from "../report/style.ts";

/** What of the environment is looked at. */
export interface Environment {
  readonly NO_COLOR?: string | undefined;
  readonly FORCE_COLOR?: string | undefined;
  readonly TERM?: string | undefined;
  readonly CI?: string | undefined;
  readonly SOURCE_DATE_EPOCH?: string | undefined;
  /** Where programs are found: EPUBCheck, for `validate`. */
  readonly PATH?: string | undefined;
  /** The file a GitHub job adds to its page. */
  readonly GITHUB_STEP_SUMMARY?: string | undefined;
}

/** Where a command reads and writes; tests pass one that keeps what was said. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Environment;
  /** How standard output and standard error show weight. */
  readonly style: Style;
  /** True where that weight is shown in colour. */
  readonly colour: boolean;
  /** True where a person watches standard error, and a line may be written over. */
  readonly animated: boolean;
  /** True where a person can be asked. */
  readonly interactive: boolean;
  print(text: string): void;
  fail(text: string): void;
  stdin(): Promise<Uint8Array>;
}

/** Colour and movement, decided from what the streams are and what the environment asks for. */
export function mannersOf(
  env: Terminal["env"],
  streams: { readonly out: boolean; readonly err: boolean; readonly in: boolean },
): Pick<Terminal, "style" | "colour" | "animated" | "interactive"> {
  const { NO_COLOR, FORCE_COLOR, TERM, CI } = env;
  const dumb = TERM === "dumb";
  const refused = NO_COLOR !== undefined && NO_COLOR !== "";
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== "0" && FORCE_COLOR !== "";
  const colour = !refused && (forced || (streams.out && !dumb));
  const quiet = CI !== undefined && CI !== "" && CI !== "false";
  return {
    style: colour ? colourStyle : plainStyle,
    colour,
    animated: streams.err && !dumb && !quiet,
    interactive: streams.in && streams.out && !quiet,
  };
}
