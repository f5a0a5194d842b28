/** The path of an asset in the book's folder, from the path in a file of it. An address stays as it is. */
export function assetRef(source: string, path: string): string {
  if (/^[a-z][a-z\d+.-]*:|^\/|^\\/i.test(path)) return path;
  const steps: string[] = source.includes("/") ? source.split("/").slice(0, -1) : [];
  for (const step of decoded(path).replaceAll("\\", "/").split("/")) {
    const up = step === ".." && steps.length > 0 && steps.at(-1) !== "..";
    if (up) steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
