import type { Diagnostic, DiagnosticEntry } from "../diagnostics/diagnostic.ts";

export function shardMalformed(shard: string): Diagnostic {
  return {
    code: "cli/malformed-shard",
    severity: "error",
    message: `“${shard}” is no share of the books`,
    hint: "Write --shard 2/5 for the second of five shares",
    usage: true,
  };
}

export function revisionUnknown(revision: string, why: string): Diagnostic {
  return {
    code: "cli/unknown-revision",
    severity: "error",
    message: `What changed since “${revision}” cannot be told: ${why}`,
    hint: "Name a commit of the git repository the books are in; CI systems fetch the last one only unless told to",
    usage: true,
  };
}

export function datesUnknown(why: string): Diagnostic {
  return {
    code: "cli/unknown-dates",
    severity: "warning",
    message: `When the books were last changed cannot be told: ${why}`,
    hint: "Run where the books are in a git repository, or give date: in book.yaml",
  };
}

export function fileStands(path: string): Diagnostic {
  return {
    code: "cli/file-stands",
    severity: "error",
    message: `“${path}” stands there already and says something else`,
    hint: "Name another folder with --out, or move that file away",
    usage: true,
  };
}

export function sideUnknown(side: string, why: string): Diagnostic {
  const named =
    side === "" ? "There are not two states to compare" : `“${side}” is nothing to compare`;
  return {
    code: "cli/unknown-side",
    severity: "error",
    message: `${named}: ${why}`,
    hint: "Name two revisions of git, two files or folders, or two reports; one revision is compared with the working folder",
    usage: true,
  };
}

export function redlineUnknown(format: string): Diagnostic {
  return {
    code: "cli/unknown-redline",
    severity: "error",
    message: `A comparison cannot be written as “${format}”`,
    hint: "Write --to html for a redline, --to pdf for a proof with change bars, or --to html,pdf",
    usage: true,
  };
}

export function trendUnreadable(path: string): Diagnostic {
  return {
    code: "cli/unreadable-trend",
    severity: "error",
    message: `“${path}” is not the file of a trend, so nothing was added to it`,
    hint: "Each of its lines is one record in JSON; mend the line, or name another file",
    usage: true,
  };
}

export function reportUnreadable(path: string): Diagnostic {
  return {
    code: "cli/unreadable-report",
    severity: "error",
    message: `“${path}” is not the report of a book`,
    hint: "Name the .report.json that stands beside a book’s files",
    usage: true,
  };
}

export function epubCheckUnusable(path: string): Diagnostic {
  return {
    code: "cli/unusable-epubcheck",
    severity: "error",
    message: `“${path}” is not EPUBCheck, or Java is not there to run it`,
    hint: "Name epubcheck.jar or the command epubcheck; without --epubcheck the embedded edition checks the book",
    usage: true,
  };
}

export function baselineUnreadable(path: string): Diagnostic {
  return {
    code: "cli/unreadable-baseline",
    severity: "error",
    message: `“${path}” is not a baseline`,
    hint: "Delete it and build with --baseline once more; it is then written anew",
    usage: true,
  };
}

export function tooManyWarnings(found: number, allowed: number): Diagnostic {
  const warnings = found === 1 ? "1 new warning" : `${found} new warnings`;
  return {
    code: "cli/too-many-warnings",
    severity: "error",
    message: `There ${found === 1 ? "is" : "are"} ${warnings}, and ${allowed} may be`,
    hint: "Mend them, or allow more with --max-warnings",
  };
}

export function runUnreadable(path: string): Diagnostic {
  return {
    code: "cli/unreadable-run",
    severity: "error",
    message: `“${path}” is not the account of a run`,
    hint: "Give gather what “quoin build --reporter json” printed, of this version of quoin",
    usage: true,
  };
}

export function shareMissing(share: string): Diagnostic {
  return {
    code: "cli/missing-share",
    severity: "error",
    message: `Share ${share} of the books is not among the runs, so nothing is known of its books`,
    hint: "Look why that run has not come to its end, and gather all of them",
  };
}

export function stoppedEarly(left: number): Diagnostic {
  return {
    code: "cli/stopped-early",
    severity: "warning",
    message: `${left} ${left === 1 ? "book was" : "books were"} not begun, as another could not be made`,
    hint: "Without --fail-fast every book is tried",
  };
}

/** What the command line itself has to say, for `explain` and the manual. */
export const cliCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "cli/malformed-setting",
    severity: "error",
    explanation: "What stands after --set is not a key, a sign of equality and a value.",
    remedy: "Write --set theme.page=6x9.",
  },
  {
    code: "cli/not-written-back",
    severity: "error",
    explanation:
      "A manuscript's fixes could not be written without changing anything else: its encoding was guessed or does not come out the same, or it is of a format that is only read. Into a document of Word they are written where reading it again gives the same text with the marks set, and nothing else.",
    remedy:
      "Save a text as UTF-8; save another document as .docx, or make Markdown of it with “quoin convert”.",
  },
  {
    code: "cli/partly-written",
    severity: "warning",
    explanation:
      "Some marks of a document of Word stand where no run of its own holds them: in a number Word sets, in a text box. All others were written.",
    remedy: "Set these by hand, if they matter to you; in the book they are set in any case.",
  },
  {
    code: "cli/malformed-shard",
    severity: "error",
    explanation: "The share of the books that was asked for is not of the form 2/5.",
    remedy: "Name the number of the share, a slash, and how many shares there are.",
  },
  {
    code: "cli/unknown-revision",
    severity: "error",
    explanation:
      "The books that changed since a revision were asked for, and git does not know it. Nothing is built, as nothing can be left out safely.",
    remedy: "Fetch the history, or name a commit that is there.",
  },
  {
    code: "cli/unknown-dates",
    severity: "warning",
    explanation:
      "Books without a date were to have that of the last commit that touched them, and git has no history of them. They are made with the date that they would have without it.",
    remedy: "Run where the history is, or give each book its date.",
  },
  {
    code: "cli/unknown-side",
    severity: "error",
    explanation:
      "What was named to be compared is neither a file or folder that is there nor a revision of git, or the two are not of one kind.",
    remedy: "Name two revisions, two files or folders, or two reports.",
  },
  {
    code: "cli/unknown-redline",
    severity: "error",
    explanation: "A comparison was asked for in a format there is none for.",
    remedy: "Write --to html, --to pdf or both.",
  },
  {
    code: "cli/unreadable-trend",
    severity: "error",
    explanation:
      "The file that --trend names exists and is none that stats wrote. It is left as it is.",
    remedy: "Mend the line that is no record, or name another file.",
  },
  {
    code: "cli/unreadable-report",
    severity: "error",
    explanation: "The file named as the report of a book does not read as one.",
    remedy: "Name the .report.json that a build wrote beside the book’s files.",
  },
  {
    code: "cli/file-stands",
    severity: "error",
    explanation:
      "`convert` was to write a file where another stands. Nothing was written: what is there may be the only copy.",
    remedy: "Name another folder with --out.",
  },
  {
    code: "cli/unusable-epubcheck",
    severity: "error",
    explanation:
      "`validate --epubcheck` names a file that is no jar and no command, or one that gave no report: there is no Java, or it is another program.",
    remedy:
      "Name epubcheck.jar, or the command a package of your system installs, and have Java on the PATH.",
  },
  {
    code: "cli/unreadable-baseline",
    severity: "error",
    explanation: "The file of known findings exists and does not read as one.",
    remedy: "Delete it; the next build with --baseline writes it anew.",
  },
  {
    code: "cli/too-many-warnings",
    severity: "error",
    explanation:
      "More warnings were found than --max-warnings allows. Those in the baseline are not counted. The books were made.",
    remedy: "Mend what the warnings name, or allow more.",
  },
  {
    code: "cli/missing-share",
    severity: "error",
    explanation:
      "The runs that were gathered are shares of one list of books, and one share is not there. What is said is said of the others.",
    remedy: "Look why that run has not come to its end, and gather all of them.",
  },
  {
    code: "cli/unreadable-run",
    severity: "error",
    explanation:
      "A file that was to be gathered is not there, or is not what a build with --reporter json prints. Nothing is said of any book, as one may be missing.",
    remedy: "Keep the standard output of each run in a file, and name those files.",
  },
  {
    code: "cli/stopped-early",
    severity: "warning",
    explanation:
      "A book could not be made, and --fail-fast was given: no other book was begun. What lies in the folder of a book that was not begun is from an earlier build.",
    remedy: "Mend the book that is named above, or leave --fail-fast out to try them all.",
  },
];
