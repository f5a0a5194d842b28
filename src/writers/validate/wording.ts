import type { Finding } from "./finding.ts";
import type { Misfit } from "./grammar/check-document.ts";
import { OBSOLETE, PARENTS, PHRASING, VALUES } from "./wording-lists.ts";

/** What is wrong, as an author is told it, and what to do. */
export function wordsFor(misfit: Misfit): Finding {
  const { element } = misfit;
  switch (misfit.type) {
    case "element":
      return elementWords(misfit);
    case "attribute":
      return fault(
        "attribute",
        `<${element}> has no attribute “${misfit.attribute}” here`,
        misfit.attribute.startsWith("aria-")
          ? "Take it out, or use one that ARIA has for this element"
          : "Take it out; what it says of looks belongs in the style sheet",
      );
    case "value":
      return valueWords(misfit);
    case "missingAttribute":
      return fault(
        "attribute",
        misfit.attributes.length === 0
          ? `The attributes of <${element}> do not go together`
          : `<${element}> lacks the attribute ${listed(misfit.attributes)}`,
        "Add what is missing, or use another element",
      );
    case "text":
      return fault(
        "nesting",
        `Text stands in <${element}>, where only elements may`,
        "Put the text into an element that may stand there, or move it out",
      );
    case "incomplete":
      return fault(
        "nesting",
        misfit.expected.length === 0
          ? `<${element}> ends before all it must hold has come`
          : `<${element}> ends without ${listed(misfit.expected.map((one) => `<${one}>`))}`,
        "Add what is missing, or take the element out",
      );
  }
}

function elementWords(misfit: Misfit & { readonly type: "element" }): Finding {
  const { element, parent, known } = misfit;
  if (OBSOLETE.has(element) && !known)
    return fault(
      "obsolete",
      `<${element}> is no element of XHTML any more`,
      "Say it with a class and style it in the style sheet",
    );
  if (!known)
    return fault(
      "element",
      `<${element}> is no element of its format`,
      "Take it out, use an element the format has, or give it the right namespace",
    );
  if (parent === "")
    return fault("nesting", `The file begins with <${element}>`, "Let it begin with its root");
  return fault("nesting", `<${element}> may not stand in <${parent}> here`, nestingHint(misfit));
}

function nestingHint({ element, parent }: Misfit & { readonly type: "element" }): string {
  const parents = PARENTS.get(element);
  if (element === "dd" && parent === "dl") return "Put a <dt> before it: the word it describes";
  if (parents?.includes(parent)) return "Put it in its place among the elements beside it";
  if (parents !== undefined) return `Put it into ${parents.map((tag) => `<${tag}>`).join(" or ")}`;
  return PHRASING.has(element)
    ? "Wrap it in an element that may stand there"
    : "Close the paragraph before it, or use <div> in its place";
}

function valueWords(misfit: Misfit & { readonly type: "value" }): Finding {
  const { element, attribute, value } = misfit;
  if (attribute === "role")
    return fault(
      "role",
      `The role “${value}” may not stand on <${element}>, or ARIA has none of that name`,
      "Use a role that WAI-ARIA or DPUB-ARIA allows there, or none",
    );
  const right = VALUES[attribute.replace(/^.*:/, "")];
  return fault(
    "attribute",
    `“${shortened(value)}” is no value of “${attribute}” on <${element}>`,
    right === undefined ? "Give it a value it may have, or take it out" : `Make it ${right}`,
  );
}

function shortened(value: string): string {
  return value.length > 40 ? `${value.slice(0, 39)}…` : value;
}

function listed(names: readonly string[]): string {
  const [first = "", ...rest] = names;
  return rest.length === 0
    ? first
    : `${[first, ...rest.slice(0, -1)].join(", ")} or ${rest.at(-1)}`;
}

function fault(kind: string, message: string, hint: string): Finding {
  return { severity: "error", code: `content/${kind}`, message, hint };
}
