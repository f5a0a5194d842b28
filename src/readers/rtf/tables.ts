import type { Destination, Rtf, RtfLevel, RtfStyle } from "./document.ts";
import { setCharset } from "./words.ts";

/** The fonts of a document, which tell how its bytes are to be read. */
export const FONTS: Destination = {
  text: () => undefined,
  control: (rtf, name, value) => {
    if (name === "f") rtf.group.font = value ?? 0;
    else if (name === "fcharset") setCharset(rtf, rtf.group.font, value ?? 0);
    return true;
  },
};

/** The styles of a document: each a group with its looks and its name. */
export const STYLES: Destination = { text: () => undefined, child: styleGroup };

/** Character styles of what is typed at a machine. */
const CODE =
  /^(?:verbatim ?char|source text|html (?:code|typewriter)|(?:inline )?code(?: char)?)$/i;

function styleGroup(rtf: Rtf): Destination {
  const { group } = rtf;
  group.look = {};
  group.paragraph = {};
  let name = "";
  let character: number | undefined;
  return {
    text: (_, text) => {
      name += text;
    },
    control: (_, word, value) => {
      if (word === "cs") character = value ?? 0;
      return /^(?:cs|ds|ts|snext|slink|f|fs)$/.test(word);
    },
    close: ({ styles, wordStyles, naming, group: { look, paragraph } }) => {
      const known = (name.split(/[;,]/)[0] ?? "").trim();
      if (character !== undefined) {
        const words = naming.said(known)?.look ?? (CODE.test(known) ? { code: true } : undefined);
        if (words !== undefined) wordStyles.set(character, words);
        return;
      }
      const said = naming.said(known);
      const kind = naming.kind(known, paragraph.outline ?? 0);
      const style: RtfStyle = {
        name: known,
        look,
        ...(kind !== undefined && { kind }),
        ...(said !== undefined && { said }),
        ...(paragraph.basedOn !== undefined && { basedOn: paragraph.basedOn }),
      };
      styles.set(paragraph.style ?? 0, style);
    },
  };
}

/** How the levels of lists are counted. Source: Rich Text Format Specification 1.9.1, “List Levels”. */
const ORDERED: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 5, 6, 7, 22]);

/** The lists of a document. */
export const LISTS: Destination = { text: () => undefined, child: listGroup };

function listGroup(): Destination {
  const levels: RtfLevel[] = [];
  let id = 0;
  return {
    text: () => undefined,
    control: (_, name, value) => {
      if (name === "listid") id = value ?? 0;
      return name !== "listlevel";
    },
    child: () => levelGroup(levels),
    close: ({ listsById }) => listsById.set(id, levels),
  };
}

/** A level, or another group of a list, which says nothing of one. */
function levelGroup(levels: RtfLevel[]): Destination {
  let made: RtfLevel | undefined;
  let mark = "";
  return {
    text: () => undefined,
    control: (_, name, value = 0) => {
      if (name === "listlevel") made = { ordered: true, start: 1, mark: "" };
      else if (made === undefined) return true;
      else if (name === "levelnfc" || name === "levelnfcn")
        made = { ...made, ordered: ORDERED.has(value) };
      else if (name === "levelstartat") made = { ...made, start: Math.max(0, value) };
      return true;
    },
    child: () => {
      let own = "";
      let isMark = false;
      return {
        text: (_, text) => {
          own += text;
        },
        control: (_, name) => {
          isMark ||= name === "leveltext";
          return name.startsWith("level");
        },
        close: () => {
          if (isMark) mark = own;
        },
      };
    },
    close: () => {
      if (made !== undefined && levels.length < 9) levels.push({ ...made, mark: markOf(mark) });
    },
  };
}

/** The text of a level begins with its length, and has numbers of levels where these stand. */
function markOf(text: string): string {
  return [...text.slice(1)]
    .map((letter) => {
      const code = letter.charCodeAt(0);
      return code < 9 ? `%${code + 1}` : letter;
    })
    .join("")
    .replace(/;$/, "");
}

/** Which list a paragraph calls by which number. */
export const LIST_OVERRIDES: Destination = {
  text: () => undefined,
  child: () => {
    let id = 0;
    return {
      text: () => undefined,
      control: ({ lists, listsById }, name, value = 0) => {
        if (name === "listid") id = value;
        else if (name === "ls") lists.set(value, listsById.get(id) ?? []);
        return true;
      },
    };
  },
};

/** Who changed a document, by number. */
export const REVIEWERS: Destination = {
  text: () => undefined,
  child: () => {
    let name = "";
    return {
      text: (_, text) => {
        name += text;
      },
      close: ({ reviewers }) => reviewers.push(name.replace(/;$/, "").trim()),
    };
  },
};
