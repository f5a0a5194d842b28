/** Paths here use `/` whatever the system; these four functions are all we ask of them. */

/** The last name of a path. */
export function nameOf(path: string): string {
  return path.replace(/\/+$/, "").split("/").at(-1) ?? "";
}

/** The folder a path stands in; `.` for a bare name. */
export function folderOf(path: string): string {
  const at = path.replace(/\/+$/, "").lastIndexOf("/");
  if (at < 0) return ".";
  return at === 0 ? "/" : path.slice(0, at);
}

/** The ending of a name, lower case and with its dot; empty where there is none. */
export function extensionOf(path: string): string {
  return /.\.[^./]*$/.exec(nameOf(path))?.[0].slice(1).toLowerCase() ?? "";
}

/** The name of a path without its ending. */
export function stemOf(path: string): string {
  const name = nameOf(path);
  return name.slice(0, name.length - extensionOf(name).length);
}

/** Two paths joined, `.` and `..` taken out; a `..` that leads out is kept, for the host to refuse. */
export function joined(folder: string, path: string): string {
  const parts: string[] = [];
  const whole = path.startsWith("/") || folder === "." ? path : `${folder}/${path}`;
  for (const part of whole.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  const start = whole.startsWith("/") ? "/" : "";
  return start + parts.join("/") || ".";
}

/** Names in the order a reader expects: runs of digits compare as numbers, letters without case. */
export function compareNames(a: string, b: string): number {
  const left = keyOf(a);
  const right = keyOf(b);
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = comparePieces(left[at] ?? "", right[at] ?? "");
    if (order !== 0) return order;
  }
  return left.length - right.length || (a < b ? -1 : Number(a > b));
}

function keyOf(name: string): readonly string[] {
  return (
    name
      .normalize("NFC")
      .toLowerCase()
      .match(/\d+|\D+/g) ?? []
  );
}

function comparePieces(a: string, b: string): number {
  const numbers = /^\d/.test(a) && /^\d/.test(b);
  if (numbers && a !== b) {
    const left = a.replace(/^0+/, "");
    const right = b.replace(/^0+/, "");
    if (left.length !== right.length) return left.length - right.length;
    if (left !== right) return left < right ? -1 : 1;
    return 0;
  }
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
