import { child, type Node } from "../xml.ts";

/** The value of an attribute `w:val` of the first child of a name. */
export function value(node: Node | undefined, name: string): string | undefined {
  return child(node, name)?.attributes["w:val"];
}

/** A switch of Word: on where it stands without a value, or with one that is not off. */
export function isOn(node: Node | undefined, name: string): boolean | undefined {
  const found = child(node, name);
  if (found === undefined) return undefined;
  return !/^(?:0|false|off|none)$/.test(found.attributes["w:val"] ?? "1");
}
