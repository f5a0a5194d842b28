import { digest } from "../../base/digest.ts";
import { partPath } from "../archive.ts";
import { FOREIGN } from "../rich/remarks.ts";
import type { Look, RichImage } from "../rich/rich.ts";
import { find, type Node } from "../xml.ts";
import type { Document } from "./document.ts";

/** The images in a drawing. What is no image, or not in the file, is reported. */
export function imagesOf(document: Document, drawing: Node, look: Look): readonly RichImage[] {
  const described =
    find(drawing, "wp:docPr")?.attributes ?? find(drawing, "v:shape")?.attributes ?? {};
  const alt = (described["descr"] ?? described["alt"] ?? described["title"] ?? "").trim();
  const decorative = find(drawing, "adec:decorative")?.attributes["val"] === "1";
  const blips = [...blipsIn(drawing)];
  if (blips.length === 0) {
    if (find(drawing, "w:txbxContent") === undefined)
      document.remarks.push({
        name: "not-carried",
        message: "A drawing or an object of another program was left out",
      });
    return [];
  }
  if (find(drawing, "o:OLEObject") !== undefined)
    document.remarks.push({ name: "not-carried", message: FOREIGN });
  return blips.flatMap((id): readonly RichImage[] => {
    const relation = document.relations.get(id ?? "");
    const path =
      relation === undefined || relation.external
        ? undefined
        : partPath(document.path, relation.target);
    const bytes = path === undefined ? undefined : document.archive.part(path);
    if (bytes === undefined) {
      const message =
        relation?.external === true
          ? "An image of the document lies outside of it, and nothing is fetched"
          : "An image of the document is not in its file";
      document.remarks.push({ name: "not-carried", message });
      return [];
    }
    const image = `embedded:${digest(bytes)}`;
    document.embedded.set(image, bytes);
    return [{ type: "image", image, alt, decorative, look }];
  });
}

function* blipsIn(node: Node): Generator<string | undefined> {
  for (const one of node.children) {
    if (one.name === "mc:Fallback") continue;
    if (one.name === "a:blip") yield one.attributes["r:embed"] ?? one.attributes["r:link"];
    else if (one.name === "v:imagedata") yield one.attributes["r:id"];
    yield* blipsIn(one);
  }
}
