import { createRequire } from "node:module";
import runtime from "handlebars/runtime.js";
import { precompiled } from "./precompiled.ts";

/** A template made ready: it is given data, and compiled partials by name. */
export type Template = Handlebars.TemplateDelegate;

/** All our templates are compiled with these, so that a template reaches no helper but Handlebars' own. */
export const TEMPLATE_OPTIONS = { knownHelpersOnly: true } as const;

// The runtime is the whole but for its compiler, which its types do not say.
// An environment of its own: helpers that a plug-in registers on the global one do not reach it.
const filler = (runtime as unknown as typeof Handlebars).create();
const made = new Map<string, Template>();
let compiler: typeof Handlebars | undefined;

/**
 * The template of a source, made once for each.
 *
 * To load the compiler and compile our own templates takes longer than a short book: the bundle has them compiled,
 * and the compiler is loaded for a theme's own.
 */
export function templateOf(source: string): Template {
  const known = made.get(source);
  if (known !== undefined) return known;
  const ready = precompiled.get(source);
  const template = ready === undefined ? compiled(source) : filler.template(ready);
  made.set(source, template);
  return template;
}

function compiled(source: string): Template {
  compiler ??= (createRequire(import.meta.url)("handlebars") as typeof Handlebars).create();
  return compiler.compile(source, TEMPLATE_OPTIONS);
}
