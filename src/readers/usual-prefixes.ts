/** The prefix by which a reader knows the names of a namespace. */
export type UsualPrefixes = ReadonlyMap<string, string>;

const DECLARED = /^(?::([\w.-]+))?\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/;

/** How much of a declaration is looked at, in UTF-16 units; a longer one is of no namespace we know. */
const LONGEST = 200;

/** Prefixes that are followed in one scope, and how deep: a document with more is made to be slow. */
const MOST = 40;
const DEEPEST = 500;

/** An attribute whose value lists prefixes, as the compatibility marks of Word do. */
const LISTS = /(?:^|:)(?:Ignorable|Requires|MustUnderstand|ProcessContent)$/;

/**
 * A part of a document with the usual prefix before every name of a namespace we know, so that readers
 * may go by names. A prefix is its writer's choice, and nearly all choose the usual: their part is given back.
 *
 * Linear in the length of the part.
 */
export function withUsualPrefixes(xml: string, usual: UsualPrefixes): string {
  return isUsual(xml, usual) ? xml : renamed(xml, usual);
}

function isUsual(xml: string, usual: UsualPrefixes): boolean {
  for (let at = xml.indexOf("xmlns"); at >= 0; at = xml.indexOf("xmlns", at + 5)) {
    const [, prefix, ...uris] = DECLARED.exec(xml.slice(at + 5, at + 5 + LONGEST)) ?? [];
    const known = usual.get(uris.find((one) => one !== undefined) ?? "");
    if (known !== undefined && known !== prefix) return false;
  }
  return true;
}

/** The prefixes within an element that have another, by what is written; the default namespace is the empty one. */
type Scope = ReadonlyMap<string, string>;

interface Walk {
  readonly usual: UsualPrefixes;
  readonly taken: ReadonlySet<string>;
  /** The scope of each element that is open, the innermost last. */
  readonly open: Scope[];
}

function renamed(xml: string, usual: UsualPrefixes): string {
  const walk: Walk = { usual, taken: new Set(usual.values()), open: [new Map()] };
  const pieces: string[] = [];
  let done = 0;
  for (let at = xml.indexOf("<"); at >= 0; at = xml.indexOf("<", done)) {
    const end = endOf(xml, at);
    if (end < 0) break;
    pieces.push(xml.slice(done, at), tagRenamed(xml.slice(at, end), walk));
    done = end;
  }
  pieces.push(xml.slice(done));
  return pieces.join("");
}

/** The place after a tag, a comment or what else begins here; negative where it never ends. */
function endOf(xml: string, at: number): number {
  if (xml.startsWith("<!--", at)) return after(xml, "-->", at);
  if (xml.startsWith("<![CDATA[", at)) return after(xml, "]]>", at);
  let quote = "";
  for (let i = at + 1; i < xml.length; i++) {
    const mark = xml[i] ?? "";
    if (quote !== "") quote = mark === quote ? "" : quote;
    else if (mark === '"' || mark === "'") quote = mark;
    else if (mark === ">") return i + 1;
  }
  return -1;
}

function after(xml: string, mark: string, at: number): number {
  const found = xml.indexOf(mark, at);
  return found < 0 ? -1 : found + mark.length;
}

const ATTRIBUTE = /(\s)([^\s=/>"']+)(\s*=\s*)("[^"]*"|'[^']*')/g;

function tagRenamed(tag: string, { usual, taken, open }: Walk): string {
  const [head = "", slash = "", name = ""] = /^<(\/?)([^\s/>!?]+)/.exec(tag) ?? [];
  if (name === "") return tag;
  if (slash === "/") {
    const scope = open.length > 1 ? open.pop() : open[0];
    return `</${nameIn(scope, name)}${tag.slice(head.length)}`;
  }
  const outer = open.at(-1) ?? new Map<string, string>();
  const told = tag.includes("xmlns") && open.length < DEEPEST;
  const scope = told ? scopeOf(tag, outer, { usual, taken }) : outer;
  if (!tag.endsWith("/>")) open.push(scope);
  const seen = new Set<string>();
  const rest = tag.slice(head.length).replace(ATTRIBUTE, (whole, space, own, equals, value) => {
    const said = attributeIn(scope, own);
    // Two prefixes of one namespace are one now, and are declared once.
    if (seen.has(said)) return "";
    seen.add(said);
    if (said === own && !LISTS.test(own)) return whole;
    const listed = LISTS.test(own) ? listIn(scope, value) : value;
    return `${space}${said}${equals}${listed}`;
  });
  return `<${nameIn(scope, name)}${rest}`;
}

function scopeOf(tag: string, outer: Scope, { usual, taken }: Omit<Walk, "open">): Scope {
  const scope = new Map(outer);
  for (const [, , name = "", , value = ""] of tag.matchAll(ATTRIBUTE)) {
    const prefix = /^xmlns(?::(.+))?$/.exec(name);
    if (prefix === null || scope.size > MOST) continue;
    const written = prefix[1] ?? "";
    // Another namespace under a prefix that is usual for one we know makes way for it.
    const other = taken.has(written) ? `${written}-other` : written;
    const said = usual.get(value.slice(1, -1)) ?? other;
    if (said !== written || scope.has(written)) scope.set(written, said);
  }
  return scope;
}

function nameIn(scope: Scope | undefined, name: string): string {
  const colon = name.indexOf(":");
  const written = colon < 0 ? "" : name.slice(0, colon);
  const said = scope?.get(written) ?? written;
  return said === "" ? name.slice(colon + 1) : `${said}:${name.slice(colon + 1)}`;
}

/** An attribute without a prefix is in no namespace, and a declaration is renamed as what it declares. */
function attributeIn(scope: Scope, name: string): string {
  if (name === "xmlns") return scope.get("") ? `xmlns:${scope.get("")}` : name;
  if (name.startsWith("xmlns:")) return `xmlns:${scope.get(name.slice(6)) ?? name.slice(6)}`;
  return name.includes(":") ? nameIn(scope, name) : name;
}

function listIn(scope: Scope, quoted: string): string {
  return quoted.replace(/[^\s"']+/g, (prefix) => scope.get(prefix) ?? prefix);
}
