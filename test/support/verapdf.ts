import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** What veraPDF found: nothing, or the rules that are broken, each with the first place. */
export interface Verdict {
  readonly compliant: boolean;
  /** Checks that were made; a file without content passes few. */
  readonly checks: number;
  readonly faults: readonly string[];
}

const VERSION = "1.26.1";

/** Kept between runs: Maven takes seconds even where it has everything. */
const CACHE = join(tmpdir(), `quoin-verapdf-${VERSION}`);
const CLASSPATH = join(CACHE, "classpath.txt");

const PROJECT = `<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<groupId>quoin</groupId><artifactId>verapdf</artifactId><version>1</version>
<dependencies><dependency>
<groupId>org.verapdf</groupId><artifactId>validation-model</artifactId><version>${VERSION}</version>
</dependency></dependencies></project>`;

const RUNNER = `
import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
public class Runner {
  public static void main(String[] args) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour flavour = PDFAFlavour.fromString(args[0]);
    for (int i = 1; i < args.length; i++) {
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(args[i]), flavour)) {
        ValidationResult result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
        System.out.println("#" + result.isCompliant() + " " + result.getTotalAssertions());
        for (TestAssertion found : result.getTestAssertions())
          System.out.println("!" + found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber()
            + " " + found.getMessage().replace('\\n', ' ') + " @ " + found.getLocation().getContext());
      }
    }
  }
}`;

/** Why veraPDF cannot run here; undefined where it can. Tests skip with it as their reason. */
export const noVeraPdf: string | undefined = missing();

function missing(): string | undefined {
  if (spawnSync("javac", ["-version"]).status !== 0) return "there is no Java compiler here";
  if (known()) return undefined;
  if (spawnSync("mvn", ["-v"]).status !== 0) return "there is no Maven to fetch veraPDF with";
  mkdirSync(CACHE, { recursive: true });
  const project = join(CACHE, "pom.xml");
  writeFileSync(project, PROJECT);
  const goal = ["dependency:build-classpath", `-Dmdep.outputFile=${CLASSPATH}`];
  spawnSync("mvn", ["-q", "-B", "-f", project, ...goal], { timeout: 180_000 });
  return known() ? undefined : "Maven could not fetch veraPDF";
}

function known(): boolean {
  if (!existsSync(CLASSPATH)) return false;
  return readFileSync(CLASSPATH, "utf8").trim().split(delimiter).every(existsSync);
}

/** The verdicts on some PDFs, in their order: `ua1` is PDF/UA-1, `2a` is PDF/A-2a. */
export function veraPdf(flavour: "ua1" | "2a", files: readonly Uint8Array[]): readonly Verdict[] {
  const folder = mkdtempSync(join(tmpdir(), "quoin-verapdf-"));
  try {
    const source = join(folder, "Runner.java");
    writeFileSync(source, RUNNER);
    const paths = files.map((bytes, i) => {
      const path = join(folder, `book${i}.pdf`);
      writeFileSync(path, bytes);
      return path;
    });
    const classpath = readFileSync(CLASSPATH, "utf8").trim();
    const said = execFileSync("java", ["-cp", classpath, source, flavour, ...paths], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "pipe"],
    });
    return said.split(/^#/m).slice(1).map(verdictOf);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function verdictOf(text: string): Verdict {
  const [head = "", ...lines] = text.split("\n");
  const [compliant, checks] = head.split(" ");
  const faults = new Map<string, string>();
  for (const line of lines.filter((one) => one.startsWith("!"))) {
    const rule = line.slice(1, line.indexOf(" "));
    if (!faults.has(rule)) faults.set(rule, line.slice(1));
  }
  return { compliant: compliant === "true", checks: Number(checks), faults: [...faults.values()] };
}
