import type { Edition } from "../../model/edition.ts";
import type { Theme } from "../../theme/theme.ts";
import type { Resource } from "./resource.ts";

/** The style sheet and the fonts it names. */
export function styleResources(_edition: Edition, _theme: Theme): readonly Resource[] {
  return [
    {
      id: "style",
      path: "css/book.css",
      mediaType: "text/css",
      content: "img { max-width: 100%; height: auto; }\n",
      properties: "",
    },
  ];
}
