/** A count with its noun: `1 change`, `1,024 changes`. */
export function plural(times: number, what: string): string {
  return `${count(times)} ${what}${times === 1 ? "" : "s"}`;
}

/** A number with its thousands apart. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
