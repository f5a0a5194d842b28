/** The names `--reporter` takes; apart from what they name, which the help of a command need not load. */
export const REPORTERS = ["pretty", "json", "github", "gitlab", "sarif", "junit"] as const;

export type ReporterName = (typeof REPORTERS)[number];
