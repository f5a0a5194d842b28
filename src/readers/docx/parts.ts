import { type Archive, partPath } from "../archive.ts";
import { nodesOf } from "../xml.ts";

/** Where a part of a document leads. */
export interface Relation {
  readonly target: string;
  readonly external: boolean;
  /** The last word of its type: `styles`, `footnotes`. The words before it differ between two editions of the format. */
  readonly type: string;
}

/** The relations of a part, by id. */
export function relationsOf(xml: string | undefined): ReadonlyMap<string, Relation> {
  return new Map(
    nodesOf(xml).map(({ attributes }) => {
      const target = attributes["Target"] ?? "";
      const external = attributes["TargetMode"] === "External";
      const type = /[^/]*$/.exec(attributes["Type"] ?? "")?.[0] ?? "";
      return [attributes["Id"] ?? "", { target, external, type }] as const;
    }),
  );
}

/** The path of the part that holds the text of a document: what the package says, or where Word has it. */
export function mainPartOf({ text, part }: Pick<Archive, "text" | "part">): string {
  for (const { target, external, type } of relationsOf(text("_rels/.rels")).values()) {
    const path = type === "officeDocument" && !external ? partPath("", target) : undefined;
    if (path !== undefined && part(path) !== undefined) return path;
  }
  return "word/document.xml";
}

/** What stands beside the text of a document. */
export type SidePart =
  | "styles"
  | "numbering"
  | "comments"
  | "commentsExtended"
  | "footnotes"
  | "endnotes"
  | "settings";

/** The path of a part beside another: the one it is related to, or the one that has the usual name. */
export function sidePart(
  { part }: Pick<Archive, "part">,
  main: string,
  {
    type,
    relations,
  }: { readonly type: SidePart; readonly relations: ReadonlyMap<string, Relation> },
): string {
  for (const relation of relations.values()) {
    const related = relation.type === type && !relation.external;
    const path = related ? partPath(main, relation.target) : undefined;
    if (path !== undefined && part(path) !== undefined) return path;
  }
  return partPath(main, `${type}.xml`) ?? "";
}

/** The path of the part that holds the relations of another. */
export function relationsPath(part: string): string {
  return part.replace(/[^/]*$/, "_rels/$&.rels");
}
