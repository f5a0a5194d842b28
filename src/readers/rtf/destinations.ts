import { digest } from "../../base/digest.ts";
import { grouped } from "../rich/group.ts";
import { FOREIGN } from "../rich/remarks.ts";
import type { RichImage } from "../rich/rich.ts";
import { markComment, takeComment } from "./comments.ts";
import type { Destination, Rtf, Shape } from "./document.ts";
import { newTarget } from "./document.ts";
import { endTarget } from "./paragraph.ts";
import { FONTS, LIST_OVERRIDES, LISTS, REVIEWERS, STYLES } from "./tables.ts";
import { digitOf } from "./tokens.ts";
import { putWords } from "./words.ts";

/** The text, and whatever else is read as it is. */
export const TEXT: Destination = { text: putWords };

/** Nothing of it is read. */
export const SKIP: Destination = { text: () => undefined, control: () => true };

/** Properties of a shape: only its groups say anything. */
const PROPERTIES: Destination = { text: () => undefined };

/** Gathers words, and gives them to somebody at its end. */
function captured(take: (rtf: Rtf, text: string) => void): (rtf: Rtf) => Destination {
  return () => {
    let text = "";
    return {
      text: (_, more) => {
        text += more;
      },
      close: (rtf) => take(rtf, text),
    };
  };
}

/** A text of its own inside the text: a note, a box, a comment. */
function apart(done: (rtf: Rtf, inner: Rtf["target"]) => void): (rtf: Rtf) => Destination {
  return (rtf) => {
    const outer = rtf.target;
    const { group } = rtf;
    rtf.target = newTarget();
    group.look = {};
    group.paragraph = {};
    return {
      text: putWords,
      close: (inside) => {
        endTarget(inside);
        const inner = inside.target;
        inside.target = outer;
        done(inside, inner);
      },
    };
  };
}

const note = apart((rtf, { items }) => {
  const blocks = grouped(items)
    .filter(({ type }) => type !== "gap")
    .map((block) => {
      if (block.type !== "paragraph") return block;
      const { level: _, role: __, newPage: ___, ...rest } = block;
      return rest;
    });
  if (blocks.length > 0) rtf.target.pieces.push({ type: "note", blocks, look: {} });
});

const box = apart((rtf, { items }) => {
  for (const item of items) rtf.target.boxes.push(item);
});

/** Fields whose result is a page number or a list made by the word processor. */
const MADE = /^\s*(?:PAGE|NUMPAGES|PAGEREF|SECTIONPAGES|TOC|INDEX|TC|XE|RD)\b/i;

function field(rtf: Rtf): Destination {
  rtf.fields.push({ code: "" });
  return { text: putWords, close: ({ fields }) => fields.pop() };
}

function fieldResult(rtf: Rtf): Destination {
  const code = rtf.fields.at(-1)?.code ?? "";
  if (/^\s*PAGEREF\b/i.test(code) && rtf.fields.length === 1) rtf.seen.pages++;
  if (MADE.test(code)) return SKIP;
  const address = /^\s*HYPERLINK\s+"((?:https?:|mailto:)[^"\s]+)"/i.exec(code)?.[1];
  const place = /^\s*(?:HYPERLINK\s+\\l|REF)\s+"?([^"\s\\]+)/i.exec(code)?.[1];
  if (place !== undefined) rtf.seen.linked.add(place);
  const href = address ?? (place === undefined ? undefined : `#${place}`);
  const { emphasis: _, ...rest } = rtf.group.look;
  if (href !== undefined) rtf.group.look = { ...rest, href };
  return TEXT;
}

/** Something drawn: its pictures take the description it has, wherever that stands. */
function shape(rtf: Rtf): Destination {
  const own = newShape();
  rtf.shapes.push(own);
  return {
    text: () => undefined,
    close: ({ shapes, target }) => {
      shapes.pop();
      const { alt, pictures, sides } = own;
      for (const picture of pictures) target.pieces.push({ ...picture, alt: picture.alt || alt });
      const height = sides[3] - sides[1];
      target.rule ||= pictures.length === 0 && height < 144 && sides[2] - sides[0] > height * 20;
    },
  };
}

function newShape(): Shape {
  return { alt: "", property: "", pictures: [], sides: [0, 0, 0, 0] };
}

const SIDES: readonly string[] = ["shpleft", "shptop", "shpright", "shpbottom"];

/** What a shape is like, beside its properties. */
const SHAPE: Destination = {
  text: () => undefined,
  control: ({ shapes }, name, value = 0) => {
    const side = SIDES.indexOf(name);
    const own = shapes.at(-1);
    if (own !== undefined && side >= 0) own.sides[side] = value;
    return side >= 0;
  },
};

const propertyName = captured(({ shapes }, text) => {
  const own = shapes.at(-1);
  if (own !== undefined) own.property = text.trim();
});

const propertyValue = captured(({ shapes }, text) => {
  const own = shapes.at(-1);
  if (own?.property === "wzDescription") own.alt = text.trim();
});

/** A picture, written in hexadecimal digits or as bytes. */
function picture(rtf: Rtf): Destination {
  const own = newShape();
  const outer = rtf.shapes.at(-1);
  rtf.shapes.push(own);
  const { look } = rtf.group;
  const ranges: Range[] = [];
  let known = false;
  return {
    text: () => undefined,
    control: (_, name) => {
      known ||= name === "pngblip" || name === "jpegblip";
      return !/^(?:picprop|sp|sn|sv|\*)$/.test(name);
    },
    range: (_, start, end, binary) => ranges.push({ start, end, binary }),
    close: (inside) => {
      inside.shapes.pop();
      const bytes = known ? bytesOf(inside.bytes, ranges) : new Uint8Array(0);
      if (bytes.length === 0) {
        const message = "A picture of the document is of a kind that no book can show";
        inside.remarks.push({ name: "not-carried", message });
        return;
      }
      const image = `embedded:${digest(bytes)}`;
      inside.embedded.set(image, bytes);
      const made: RichImage = { type: "image", image, alt: own.alt, decorative: false, look };
      if (outer === undefined) inside.target.pieces.push(made);
      else outer.pictures.push(made);
    },
  };
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly binary: boolean;
}

function bytesOf(bytes: Uint8Array, ranges: readonly Range[]): Uint8Array {
  const made = new Uint8Array(ranges.reduce((sum, { start, end }) => sum + end - start, 0));
  let length = 0;
  let high = -1;
  for (const { start, end, binary } of ranges) {
    if (binary) {
      made.set(bytes.subarray(start, end), length);
      length += end - start;
      continue;
    }
    for (let at = start; at < end; at++) {
      const digit = digitOf(bytes[at] ?? 0);
      if (digit < 0) continue;
      if (high >= 0) made[length++] = high * 16 + digit;
      high = high < 0 ? digit : -1;
    }
  }
  return made.slice(0, length);
}

/** What the program numbers a paragraph with. */
const label = captured(({ target }, text) => {
  target.label += text;
});

/** A list as programs before 1997 wrote it. */
function oldList({ target }: Rtf): Destination {
  let made = { ordered: false, start: 1, mark: "•" };
  return {
    text: () => undefined,
    control: (_, name, value) => {
      if (/^pn(?:dec|ucrm|lcrm|ucltr|lcltr)$/.test(name)) made = { ...made, ordered: true };
      else if (name === "pnstart") made = { ...made, start: Math.max(0, value ?? 1) };
      target.oldList = made;
      return !/^pntxt[ab]$/.test(name);
    },
  };
}

const bookmark = captured(({ target }, text) => {
  if (text.trim() !== "") target.bookmarks.push(text.trim());
});

const skip = (): Destination => SKIP;

const lost = (rtf: Rtf): Destination => {
  const message = "A drawing or an object of another program was left out";
  rtf.remarks.push({ name: "not-carried", message });
  return SKIP;
};

/** Of an object of another program what it shows is kept, and its data never looked at. */
function object(rtf: Rtf): Destination {
  rtf.remarks.push({ name: "not-carried", message: FOREIGN });
  return PROPERTIES;
}

/** What groups are by the control word they begin with. */
export const DESTINATIONS: Readonly<Record<string, (rtf: Rtf) => Destination>> = {
  fonttbl: () => FONTS,
  stylesheet: () => STYLES,
  listtable: () => LISTS,
  listoverridetable: () => LIST_OVERRIDES,
  revtbl: () => REVIEWERS,
  title: captured((rtf, text) => {
    rtf.title = text.trim();
  }),
  info: () => PROPERTIES,
  footnote: note,
  annotation: apart(takeComment),
  atnauthor: captured(({ comments }, text) => {
    comments.author = text.trim();
  }),
  atnref: captured(({ comments }, text) => {
    comments.number = text.trim();
  }),
  atrfstart: captured((rtf, text) => markComment(rtf, text.trim())),
  atrfend: captured((rtf, text) => markComment(rtf, text.trim())),
  field,
  fldinst: captured(({ fields }, text) => {
    const own = fields.at(-1);
    if (own !== undefined) own.code += text;
  }),
  fldrslt: fieldResult,
  bkmkstart: bookmark,
  listtext: label,
  pntext: label,
  pn: oldList,
  pict: picture,
  shppict: () => TEXT,
  shp: shape,
  shpgrp: shape,
  shpinst: () => SHAPE,
  sp: () => PROPERTIES,
  sn: propertyName,
  sv: propertyValue,
  picprop: () => PROPERTIES,
  shptxt: box,
  upr: () => PROPERTIES,
  ud: () => TEXT,
  object,
  result: () => TEXT,
  NeXTGraphic: (rtf) => {
    rtf.seen.sign = true;
    return lost(rtf);
  },
  do: lost,
  ...Object.fromEntries(
    (
      "nonshppict shprslt objdata objclass colortbl filetbl rsidtbl generator header headerl headerr headerf footer " +
      "footerl footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn xe tc tcn rxe private themedata datastore " +
      "latentstyles pntxta pntxtb pnseclvl atnid atndate atntime atnicn atnparent bkmkend author operator " +
      "keywords comment doccomm subject category manager company creatim revtim printim buptim nonesttables template"
    )
      .split(" ")
      .map((name) => [name, skip]),
  ),
};
