import { execFile } from "node:child_process";
import { access, constants, mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import type { Finding, Verdict } from "../writers/validate/finding.ts";
import { hintFor } from "../writers/validate/hints.ts";
import type { Terminal } from "./terminal.ts";

/** A command that is EPUBCheck itself, of the user's own. */
export interface EpubCheckCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * EPUBCheck as the user has it: at the path given, or `epubcheck` on the PATH; undefined where there is none.
 * Nothing is ever downloaded.
 */
export async function findEpubCheck(
  asked: string | undefined,
  { cwd, env }: Pick<Terminal, "cwd" | "env">,
): Promise<EpubCheckCommand | undefined> {
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const paths =
    asked === undefined
      ? folders.map((folder) => join(folder, "epubcheck"))
      : [resolve(cwd, asked)];
  for (const path of paths) {
    const kind = await kindOf(path);
    if (kind === "jar") return { command: "java", args: ["-jar", path] };
    if (kind === "program") return { command: path, args: [] };
  }
  return undefined;
}

/** An archive is run by Java, whatever its name: Debian's `epubcheck` is a jar that may be executed. */
async function kindOf(path: string): Promise<"jar" | "program" | undefined> {
  try {
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
      if (bytesRead === 2 && buffer.toString("latin1") === "PK") return "jar";
    } finally {
      await file.close();
    }
    await access(path, constants.X_OK);
    return "program";
  } catch {
    return undefined;
  }
}

/** The verdict of EPUBCheck itself on a file; undefined where it could not be run. */
export async function askEpubCheck(
  { command, args }: EpubCheckCommand,
  file: string,
): Promise<Verdict | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "quoin-epubcheck-"));
  try {
    const report = join(folder, "report.json");
    await run(command, [...args, file, "--json", report, "--quiet"]);
    return verdictOf(JSON.parse(await readFile(report, "utf8")));
  } catch {
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Ends whatever the exit code is: EPUBCheck ends with 1 where the book has errors. */
function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((done) => {
    execFile(command, args, { maxBuffer: 256 * 1_048_576 }, () => done());
  });
}

/** What is read of EPUBCheck's report in JSON; the fields are the same from version 4 to 5. */
interface Report {
  readonly checker: { readonly checkerVersion: string };
  readonly messages: readonly {
    readonly ID: string;
    readonly severity: string;
    readonly message: string;
    readonly locations: readonly { readonly path: string; readonly line: number }[];
  }[];
}

/** Places of one message at most that are told. */
const SAME_KIND = 20;

/** Words of EPUB 3.3 and of its accessibility, which EPUBCheck 4 does not know: no fault of a book. */
const NEWER = /\b(?:pageBreakSource|a11y:exemption)\b/;
const NEWER_HINT =
  "Nothing: EPUBCheck 4 knows EPUB 3.2, and the property is younger. Kobo, which runs it, has an edition of its own";

function verdictOf({ checker, messages }: Report): Verdict {
  const old = /^[34]\./.test(checker.checkerVersion);
  return {
    checker: `EPUBCheck ${checker.checkerVersion}`,
    findings: messages.flatMap(({ ID: code, severity, message, locations }): readonly Finding[] => {
      const young = old && code === "OPF-027" && NEWER.test(message);
      const found = young
        ? { severity: "info" as const, code, hint: NEWER_HINT }
        : { severity: severityOf(severity), code, hint: hintFor(code) };
      const words = message.replace(/\s+/g, " ").trim().replace(/\.$/, "");
      if (locations.length === 0) return [{ ...found, message: words }];
      return locations.slice(0, SAME_KIND).map(({ path, line }) => ({
        ...found,
        message: words,
        ...(path === "" ? {} : { path }),
        ...(line > 0 ? { line } : {}),
      }));
    }),
  };
}

function severityOf(severity: string): Finding["severity"] {
  if (severity === "FATAL" || severity === "ERROR") return "error";
  return severity === "WARNING" ? "warning" : "info";
}
